"""Does every duty come down to something: tugas to fungsi or uraian tugas, and that to activities.

Units of eselon I to III have fungsi, those of eselon IV and V and teams have uraian tugas (deck 29). A part
of a duty ("... arsip, kehumasan, dan protokol") is carried when a fungsi, an uraian tugas or a unit below
speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model.organisasi import Organisasi, Unit
from sopan.organise.sotk.findings import Temuan
from sopan.organise.sotk.titles import TUGAS_LAIN
from sopan.organise.words import KATA_TUGAS, KATA_UMUM, akar_kalimat

__all__ = ["bagian_tugas", "periksa_penurunan"]

_BERFUNGSI = 3
_PISAH = re.compile(r"\s*(?:;|,\s*(?:dan|serta)\b|,|\b(?:dan|serta)\b)\s*", re.IGNORECASE)
_MENCAKUP = re.compile(
    r"\b(?:lingkup|ruang lingkup|bidang)\s+tugas(?:nya)?\b|\bdi\s+bidangnya\b|\bsesuai\s+(?:dengan\s+)?tugas",
    re.IGNORECASE,
)


def periksa_penurunan(organisasi: Organisasi) -> Iterator[Temuan]:
    """The duties that nothing below carries."""
    for nomor, unit in enumerate(organisasi.unit):
        if unit.tugas is None:
            yield Temuan(
                "duty_missing",
                ("unit", nomor),
                Pesan(f"{unit.nama} tidak punya tugas.", f"{unit.nama} has no tugas."),
                Pesan("Tulis tugas dari peraturan SOTK.", "Write its tugas from the regulation."),
            )
        else:
            yield from _tugas(unit, unit.tugas, nomor, organisasi)
        for urut, uraian in enumerate(unit.uraian_tugas):
            if not uraian.kegiatan and not TUGAS_LAIN.search(uraian.teks):
                yield Temuan(
                    "duty_without_activity",
                    ("unit", nomor, "uraian_tugas", urut),
                    Pesan(
                        "uraian tugas ini belum diturunkan menjadi kegiatan.",
                        "this duty has no activities yet.",
                    ),
                    Pesan(
                        "'sopan organise titles' mengusulkan judulnya.",
                        "'sopan organise titles' proposes some.",
                    ),
                )


def _tugas(unit: Unit, tugas: str, nomor: int, organisasi: Organisasi) -> Iterator[Temuan]:
    atas = unit.tingkat is not None and unit.tingkat <= _BERFUNGSI
    if not unit.fungsi and not unit.uraian_tugas:
        perlu = Pesan("fungsi", "fungsi") if atas else Pesan("uraian_tugas", "uraian_tugas")
        yield Temuan(
            "duty_without_function",
            ("unit", nomor, "tugas"),
            Pesan(
                f"tugas {unit.nama} tidak diturunkan: tidak ada {perlu.id}.",
                f"the duty of {unit.nama} comes down to nothing: there is no {perlu.en}.",
            ),
            Pesan(f"Tulis {perlu.id} unit ini.", f"Write the {perlu.en} of this unit."),
        )
        return
    pemikul = _pemikul(unit, organisasi)
    if any(_MENCAKUP.search(teks) for teks in pemikul):
        return
    dipikul = {kata for teks in pemikul for kata in akar_kalimat(teks)}
    for bagian, pokok in bagian_tugas(tugas):
        if not pokok & dipikul:
            yield Temuan(
                "part_of_duty_not_carried",
                ("unit", nomor, "tugas"),
                Pesan(
                    f"bagian tugas {unit.nama} '{bagian}' tidak dipikul fungsi atau uraian tugas mana pun.",
                    f"no fungsi or uraian tugas carries the part '{bagian}' of the duty of {unit.nama}.",
                ),
            )


def bagian_tugas(tugas: str) -> list[tuple[str, frozenset[str]]]:
    """The parts of a duty that name a subject, each with the keys of its subject words."""
    hasil = []
    for bagian in _PISAH.split(tugas):
        pokok = frozenset(akar_kalimat(bagian)) - KATA_TUGAS - KATA_UMUM
        if pokok:
            hasil.append((bagian.strip(" ."), pokok))
    return hasil


def _pemikul(unit: Unit, organisasi: Organisasi) -> list[str]:
    """The texts that may carry the duty of a unit: its own fungsi and uraian tugas, and those under it."""
    teks = [*unit.fungsi, *(uraian.teks for uraian in unit.uraian_tugas)]
    for bawah in organisasi.anak.get(unit.id, ()):
        teks.extend((bawah.nama, bawah.tugas or ""))
    return teks
