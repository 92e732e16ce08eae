"""The typeface of an agency's profile, from the font files beside it (`huruf` in the profile).

huruf:
  ukuran: 9
  tegak: huruf/Kota-Regular.ttf
  tebal: huruf/Kota-Bold.ttf
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.layout.typeface import BUNDLED, Gaya, Izin, Typeface, typeface
from sopan.model.peraturan import Profil
from sopan.read.huruf_isi import LARGEST_FONT, FontFault, Isi, isi_huruf
from sopan.read.source import read_bytes

__all__ = ["GAYA", "font_faults", "read_typeface", "typeface_notes"]

GAYA: tuple[Gaya, ...] = ("tegak", "tebal", "miring", "tebal_miring")
"""The styles of a family that a profile may name, the one that it must have first."""

_NAME = re.compile(r"\w[\w .+-]{0,30}")
_RESERVED = ("Liberation Sans", "Plus Jakarta Sans")
_STRICTEST: tuple[Izin, ...] = ("terlarang", "dokumen", "bebas")


def read_typeface(profil: Profil) -> Typeface:
    """The typeface that a profile sets documents in: the bundled one where it names no files.

    Raises `UnreadableFile` for a file that is missing or too large, and `SopanError` for one that is no
    usable font; `read_profil` has told these at their places in the profile.
    """
    paths = _paths(profil)
    if not paths:
        return BUNDLED
    huruf = profil.huruf
    found: dict[Gaya, Isi] = {}
    for gaya, path in paths.items():
        try:
            found[gaya] = _read(path, gaya, huruf.keluarga or (found["tegak"].family if found else None))
        except FontFault as fault:
            raise SopanError(Pesan(f"{path}: {fault.message.id}", f"{path}: {fault.message.en}")) from None
    regular = found["tegak"]
    files = tuple((gaya, isi.data, _at(isi, regular.units)) for gaya, isi in found.items())
    return typeface(
        regular.family,
        regular.units,
        (regular.ascent, regular.descent, regular.cap_height, regular.natural),
        files,
        min((isi.izin for isi in found.values()), key=_STRICTEST.index),
    )


def font_faults(profil: Profil) -> list[tuple[str, Pesan]]:
    """What is wrong with the fonts of a profile: the key in `huruf`, and why."""
    faults: list[tuple[str, Pesan]] = []
    family = profil.huruf.keluarga
    for gaya, path in _paths(profil).items():
        try:
            isi = _read(path, gaya, family)
        except FontFault as fault:
            faults.append((gaya, fault.message))
        except UnreadableFile as error:
            first = error.faults[0]
            faults.append((gaya, first.message))
        except SopanError as error:
            faults.append((gaya, error.message))
        else:
            family = family or isi.family
            if gaya == "tegak":
                faults += _name_faults(profil, family)
    return faults


def _name_faults(profil: Profil, family: str) -> list[tuple[str, Pesan]]:
    key = "keluarga" if profil.huruf.keluarga else "tegak"
    if family.casefold() in map(str.casefold, _RESERVED):
        return [
            (
                key,
                Pesan(
                    f"{family} sudah bawaan Sopan; beri nama lain dengan 'keluarga', atau hapus baris ini.",
                    f"{family} comes with Sopan; name yours otherwise by 'keluarga', or delete this line.",
                ),
            )
        ]
    if not _NAME.fullmatch(family):
        return [
            (
                key,
                Pesan(
                    "nama keluarga huruf paling panjang 31 huruf, angka, spasi, titik, atau garis; tulis "
                    "'keluarga' dalam profil.",
                    "the name of a family has at most 31 letters, digits, spaces, dots or dashes; write "
                    "'keluarga' in the profile.",
                ),
            )
        ]
    return []


def typeface_notes(face: Typeface) -> tuple[Pesan, ...]:
    """What to know of a typeface before anything is set in it: styles that it lacks."""
    if "tebal" not in face.lacking:
        return ()
    return (
        Pesan(
            f"huruf {face.name} tanpa berkas 'tebal'; judul dan kepala tabel memakai gaya tegak.",
            f"the font {face.name} has no file 'tebal'; titles and table heads are set in the regular style.",
        ),
    )


def _paths(profil: Profil) -> dict[Gaya, Path]:
    huruf = profil.huruf
    return {gaya: Path(path) for gaya in GAYA if (path := getattr(huruf, gaya))}


def _read(path: Path, gaya: Gaya, family: str | None) -> Isi:
    data = read_bytes(path, LARGEST_FONT)
    return _known(data, gaya, family)


@lru_cache(maxsize=16)
def _known(data: bytes, gaya: Gaya, family: str | None) -> Isi:
    return isi_huruf(data, gaya, family)


def _at(isi: Isi, units: int) -> tuple[tuple[str, int], ...]:
    """The advances at so many units to the em, which files of one family may have differently."""
    if isi.units == units:
        return tuple(isi.advances.items())
    return tuple((c, round(width * units / isi.units)) for c, width in isi.advances.items())
