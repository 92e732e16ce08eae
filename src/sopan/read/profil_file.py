"""A profile by its name, or an agency's own from its file (`sopan render --profil`).

profil: 1
nama: kota-contoh
dasar: permenpanrb-35-2012
kertas: A4
label: {judul: Nama SOP}
nomor: {pola: "{urut}/SOP/{tahun}"}
"""

from __future__ import annotations

from pathlib import Path

from sopan.errors import Fault, Pesan, UnreadableFile, WrongUse
from sopan.model.peraturan import PROFIL_BAWAAN, Profil, profil_bernama, turunan
from sopan.model.sumber import Sumber
from sopan.read.huruf_file import GAYA, font_faults
from sopan.read.nearest import nearest
from sopan.read.source import decode, read_bytes, shown_name
from sopan.read.yaml_file import read_model

__all__ = ["read_profil"]

_SUFFIXES = (".yaml", ".yml")


def read_profil(nama: str) -> Profil:
    """The profile of that name, or that of the file of that name.

    Raises `WrongUse` for a name that is neither, `UnreadableFile` with every fault of the file and of the
    fonts that it names (`sopan.read.huruf_file`).
    """
    if nama in PROFIL_BAWAAN:
        return profil_bernama(nama)
    path = Path(nama)
    if path.suffix.lower() not in _SUFFIXES:
        meant = nearest(nama, PROFIL_BAWAAN)
        ada = ", ".join(PROFIL_BAWAAN)
        raise WrongUse(
            Pesan(
                f"tidak ada profil '{nama}'. "
                + (f"Maksudnya '{meant}'?" if meant else f"Pilih {ada}, atau berkas *.yaml."),
                f"there is no profile '{nama}'. "
                + (f"Did you mean '{meant}'?" if meant else f"Choose {ada}, or a *.yaml file."),
            )
        )
    name = shown_name(path)
    profil, sumber = read_model(Profil, decode(read_bytes(path), name), name)
    try:
        found = _with_fonts(turunan(profil), path.parent)
    except WrongUse as error:
        place = sumber.tempat(("dasar",))
        raise UnreadableFile(
            [Fault(name, place.baris, place.kolom, error.message, "dasar", profil.dasar)]
        ) from None
    faults = font_faults(found)
    if faults:
        raise UnreadableFile([_font_fault(name, key, message, profil, sumber) for key, message in faults])
    return found


def _with_fonts(profil: Profil, folder: Path) -> Profil:
    """The profile with its font files as whole paths; they stand beside it or below."""
    huruf = profil.huruf
    named = {gaya: path for gaya in GAYA if (path := getattr(huruf, gaya))}
    if not named:
        return profil
    whole: dict[str, str] = {gaya: str(folder / path) for gaya, path in named.items()}
    return profil.model_copy(update={"huruf": huruf.model_copy(update=whole)})


def _font_fault(name: str, key: str, message: Pesan, profil: Profil, sumber: Sumber) -> Fault:
    place = sumber.tempat(("huruf", key))
    value = getattr(profil.huruf, key)
    said = Pesan(f"{value}: {message.id}", f"{value}: {message.en}") if value else message
    return Fault(name, place.baris, place.kolom, said, f"huruf.{key}", value)
