"""The legal bases are not in the order of the hierarchy.

Dasar hukum tidak urut hierarki.

Apa yang diperiksa:
    Urutan dasar hukum dari yang tertinggi (UUD, UU, PP, Perpres, peraturan menteri dan lembaga, peraturan
    daerah, keputusan), dan pada jenis yang sama dari tahun yang terlama. Sebutan yang jenisnya tidak
    dikenal dilewati. Perbaikan otomatis mengurutkan seluruh daftar bila semua sebutannya dikenal.

Mengapa:
    Hierarki peraturan ada pada UU 12/2011 pasal 7 dan 8, dan daftar itu disalin ke Mengingat keputusan
    yang menetapkan SOP, yang memakai urutan yang sama.

Salah:
    dasar_hukum:
      - Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ---
    dasar_hukum:
      - UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
      - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik

Benar:
    dasar_hukum:
      - UU Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - PP Nomor 96 Tahun 2012 tentang Pelaksanaan UU Nomor 25 Tahun 2009
      - Permendagri Nomor 52 Tahun 2011 tentang SOP
      - Peraturan Daerah Kota Contoh Nomor 3 Tahun 2010 tentang Organisasi

English:
    Legal bases go from the highest regulation down (UU 12/2011, art. 7 and 8), and those of one kind from
    the oldest on, as in the Mengingat of a decree. Kinds that are not known are passed over. The fix
    sorts the list where every item is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import reorder_items
from sopan.model.regulasi import Regulasi, baca_regulasi, urutan_mengingat

RULE = Rule(code="IDN006", severity="warning")

_BERNOMOR = re.compile(r"^\s*(?:\(?\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding, at the first item that stands too low."""
    regulasi = [baca_regulasi(teks) for teks in sop.dasar_hukum]
    dikenal = [(nomor, satu) for nomor, satu in enumerate(regulasi) if satu.jenis is not None]
    for (_, atas), (nomor, bawah) in pairwise(dikenal):
        alasan = _alasan(atas, bawah)
        if alasan is None:
            continue
        yield Finding(
            ("dasar_hukum", nomor),
            Pesan(
                f"{bawah.sebutan} {alasan.id} {atas.sebutan}; letakkan sebelumnya.",
                f"{bawah.sebutan} {alasan.en} {atas.sebutan}; put it first.",
            ),
            _perbaikan(sop, regulasi) if len(dikenal) == len(regulasi) else None,
        )
        return


def _alasan(atas: Regulasi, bawah: Regulasi) -> Pesan | None:
    if bawah.tingkat < atas.tingkat:
        return Pesan("lebih tinggi daripada", "ranks above")
    if bawah.jenis == atas.jenis and atas.tahun and bawah.tahun and bawah.tahun < atas.tahun:
        return Pesan("lebih lama daripada", "is older than")
    return None


def _perbaikan(sop: Sop, regulasi: list[Regulasi]) -> Fix | None:
    if any(_BERNOMOR.match(teks) for teks in sop.dasar_hukum):
        return None
    urutan = tuple(sorted(range(len(regulasi)), key=lambda nomor: urutan_mengingat(regulasi[nomor])))
    return Fix(
        Pesan(
            "Urutkan dasar hukum menurut hierarki dan tahun.", "Sort the legal bases by hierarchy and year."
        ),
        reorder_items(("dasar_hukum",), urutan),
    )
