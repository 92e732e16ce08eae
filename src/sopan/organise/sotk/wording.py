"""Hold the wording of tugas, fungsi and uraian tugas against the guideline, by echelon.

The guideline is data with a version (`data/rumusan-*.toml`); `RUMUSAN` names those that there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sopan.errors import Pesan, WrongUse
from sopan.model import bahasa
from sopan.model.organisasi import Organisasi, Unit
from sopan.model.sumber import Jalur
from sopan.organise.sotk.findings import Temuan

__all__ = ["RUMUSAN", "Rumusan", "periksa_rumusan", "rumusan"]

RUMUSAN = ("108-1995",)
"""The guidelines that Sopan knows, the default first."""

_AWALAN = re.compile(r"^(?:mempunyai tugas|bertugas|tugas pokok(?:nya)?|untuk)\s*:?\s*", re.IGNORECASE)
_TINGKAT = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V"}
_URAIAN_MELAKUKAN = (4, 5)


@dataclass(frozen=True, slots=True)
class Rumusan:
    """One guideline.

    `baku` and `lazim` are the words that a tugas may begin with, by level (1 is eselon I); `substantif` the
    nouns that a level prepares for the one above it; `didahului` what it puts before them; `tangga` the
    openings from the lowest on, each with the levels where it is at home; `fungsi` has openings of fungsi
    that a level may use as they are.
    """

    versi: str
    sumber: str
    baku: dict[int, tuple[str, ...]]
    lazim: dict[int, tuple[str, ...]]
    substantif: tuple[str, ...]
    didahului: dict[int, str]
    tangga: tuple[tuple[str, frozenset[int]], ...]
    fungsi: dict[int, tuple[str, ...]]


@cache
def rumusan(nama: str = RUMUSAN[0]) -> Rumusan:
    """The guideline of that name. Raises `WrongUse` for one that there is not."""
    if nama not in RUMUSAN:
        ada = ", ".join(RUMUSAN)
        raise WrongUse(
            Pesan(
                f"rumusan '{nama}' tidak ada; yang ada: {ada}.", f"no guideline '{nama}'; there are: {ada}."
            )
        )
    data = tomllib.loads(files("sopan.organise.data").joinpath(f"rumusan-{nama}.toml").read_text("utf-8"))
    return Rumusan(
        versi=data["versi"],
        sumber=data["sumber"],
        baku={satu["tingkat"]: tuple(satu["baku"]) for satu in data["eselon"]},
        lazim={satu["tingkat"]: tuple(satu["lazim"]) for satu in data["eselon"]},
        substantif=tuple(data["substantif"]),
        didahului={int(tingkat): awal for tingkat, awal in data["didahului"].items()},
        tangga=tuple((satu["awal"], frozenset(satu["tingkat"])) for satu in data["tangga"]),
        fungsi={int(tingkat): tuple(awal) for tingkat, awal in data["fungsi"].items()},
    )


def periksa_rumusan(organisasi: Organisasi, pedoman: Rumusan) -> Iterator[Temuan]:
    """The faults of wording. A unit without an echelon (a team) is held only to what all units must do."""
    for nomor, unit in enumerate(organisasi.unit):
        di: Jalur = ("unit", nomor)
        if unit.tugas and unit.tingkat:
            yield from _tugas(unit.tugas, unit, unit.tingkat, pedoman, (*di, "tugas"))
        for urut, fungsi in enumerate(unit.fungsi):
            yield from _fungsi(fungsi, unit, pedoman, (*di, "fungsi", urut))
        for urut, uraian in enumerate(unit.uraian_tugas):
            yield from _uraian(uraian.teks, unit, (*di, "uraian_tugas", urut, "teks"))


def _tugas(teks: str, unit: Unit, tingkat: int, pedoman: Rumusan, di: Jalur) -> Iterator[Temuan]:
    isi = _AWALAN.sub("", teks).strip()
    pertama, _, sisa = isi.partition(" ")
    kerja = pertama.lower().strip(".,:;")
    if kerja not in (*pedoman.baku[tingkat], *pedoman.lazim[tingkat]):
        baku = pedoman.baku[tingkat]
        if bahasa.kata_kerja_aktif(kerja):
            lanjut = sisa if _sewajarnya(kerja, pedoman) else None
        else:
            lanjut = isi[:1].lower() + isi[1:]
        usul = f"{baku[0].capitalize()} {_patut(lanjut, tingkat, pedoman) or lanjut}" if lanjut else None
        eselon = _TINGKAT[tingkat]
        kata = [f"'{satu}'" for satu in baku]
        yield Temuan(
            "duty_worded_for_another_level",
            di,
            Pesan(
                f"tugas {unit.nama} (eselon {eselon}) diawali '{pertama}'; menurut {pedoman.versi} tugas "
                f"eselon {eselon} diawali {_atau(kata, 'atau')}.",
                f"the duty of {unit.nama} (eselon {eselon}) begins with '{pertama}'; by {pedoman.versi} that "
                f"of an eselon {eselon} begins with {_atau(kata, 'or')}.",
            ),
            usul=usul,
        )
        return
    yield from _tangga("duty_worded_for_another_level", teks, sisa, unit, pedoman, di)


def _sewajarnya(kerja: str, pedoman: Rumusan) -> bool:
    """Whether a verb is the opening of some level: only then another one says the same at another level."""
    return any(kerja in satu for satu in pedoman.baku.values())


def _patut(isi: str, tingkat: int, pedoman: Rumusan) -> str | None:
    """Work on the substance as this level words it, or None where its wording is in order."""
    anak_tangga = next((satu for satu in pedoman.tangga if _berawal(isi, satu[0])), None)
    patut = pedoman.didahului.get(tingkat, "")
    if anak_tangga is None:
        salah = bool(patut) and any(_berawal(isi, kata) for kata in pedoman.substantif)
        tanpa = isi
    else:
        tanpa = isi[len(anak_tangga[0]) :].lstrip()
        naik = any(_berawal(tanpa, kata) for kata in pedoman.substantif)
        # "Penyiapan bahan laporan" at eselon II is odd but may be meant; of policy it is another's work.
        salah = tingkat not in anak_tangga[1] and (naik or tingkat <= 2)
    return f"{patut} {tanpa[:1].lower()}{tanpa[1:]}".strip() if salah else None


def _berawal(isi: str, kata: str) -> bool:
    return re.match(rf"{re.escape(kata)}\b", isi, re.IGNORECASE) is not None


def _tangga(nama: str, teks: str, isi: str, unit: Unit, pedoman: Rumusan, di: Jalur) -> Iterator[Temuan]:
    """Whether work on the substance is worded as of this level (penyiapan bahan perumusan, perumusan)."""
    if unit.tingkat is None or (baik := _patut(isi, unit.tingkat, pedoman)) is None:
        return
    usul = teks[: len(teks) - len(isi)] + baik
    kini, patut = " ".join(isi.split()[:3]), " ".join(baik.split()[:4])
    milik = f"eselon {_TINGKAT[unit.tingkat]} ({unit.nama})"
    yield Temuan(
        nama,
        di,
        Pesan(
            f"'{kini} ...' bukan rumusan {milik}; menurut {pedoman.versi}: '{patut} ...'.",
            f"'{kini} ...' is no wording of {milik}; by {pedoman.versi}: '{patut} ...'.",
        ),
        usul=usul[:1].upper() + usul[1:] if teks[:1].isupper() else usul,
    )


def _fungsi(teks: str, unit: Unit, pedoman: Rumusan, di: Jalur) -> Iterator[Temuan]:
    pertama, _, sisa = teks.partition(" ")
    kerja = pertama.lower().strip(".,:;")
    if bahasa.kata_kerja_aktif(kerja) and not bahasa.kata_benda_kegiatan(kerja):
        usul = f"{bahasa.nominal(kerja)} {sisa}"
        yield Temuan(
            "function_is_a_sentence",
            di,
            Pesan(
                f"fungsi dirumuskan dengan kata benda, bukan '{pertama}'.",
                f"a function is worded with a noun, not '{pertama}'.",
            ),
            usul=usul.capitalize() if teks[:1].isupper() else usul,
        )
        return
    if teks.lower().startswith(tuple(f"{awal} " for awal in pedoman.fungsi.get(unit.tingkat or 0, ()))):
        return
    yield from _tangga("function_worded_for_another_level", teks, teks, unit, pedoman, di)


def _uraian(teks: str, unit: Unit, di: Jalur) -> Iterator[Temuan]:
    pertama = teks.split(maxsplit=1)[0].lower().strip(".,:;")
    if bahasa.kata_kerja_aktif(pertama):
        return
    awal = "Melakukan" if unit.tingkat in (None, *_URAIAN_MELAKUKAN) else "Melaksanakan"
    yield Temuan(
        "task_not_worded_as_doing",
        di,
        Pesan(
            f"uraian tugas diawali kata kerja aktif, bukan '{teks.split(maxsplit=1)[0]}'.",
            f"a duty begins with an active verb, not '{teks.split(maxsplit=1)[0]}'.",
        ),
        usul=f"{awal} {teks[:1].lower()}{teks[1:]}" if bahasa.kata_benda_kegiatan(pertama) else None,
    )


def _atau(kata: list[str], penghubung: str) -> str:
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} {penghubung} {kata[-1]}"
