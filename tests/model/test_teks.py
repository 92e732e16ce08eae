"""Texts of an SOP: blanks, lists, titles, abbreviations, and which things are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.model import Sop
from sopan.model.benda import benda, sebenda, termasuk
from sopan.model.teks import (
    butir,
    isian,
    judul_baku,
    kata_sop,
    kosong,
    semua_teks,
    serupa,
    singkatan_dalam,
    tanpa_kata_sop,
)


@pytest.mark.parametrize(
    ("teks", "isi"),
    [
        ("1. Surat 2. KTP", ("Surat", "KTP")),
        ("a. Surat; b. KTP; dan c. KK", ("Surat", "KTP", "KK")),
        ("Persyaratan: a. Surat b. KTP", ("Surat", "KTP")),
        ("Surat, KTP, dan KK", ("Surat", "KTP", "KK")),
        ("- Surat", ("Surat",)),
        ("1. Surat", ("Surat",)),
        ("Berkas (KTP, KK, surat)", ("Berkas (KTP, KK, surat)",)),
        ("Laporan keuangan dan kinerja", ("Laporan keuangan dan kinerja",)),
        ("Surat.", ("Surat",)),
        ("Peraturan Nomor 5. Tahun 2", ("Peraturan Nomor 5. Tahun 2",)),
        ("", ()),
    ],
)
def test_what_a_cell_lists(teks: str, isi: tuple[str, ...]) -> None:
    assert butir(teks) == isi


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        ("Nomor ....", "...."),
        ("Nomor …", "…"),
        ("XXX/SOP/2026", "XXX"),
        ("19xxxxx", "19xxxxx"),
        ("[Isi nama pejabat]", "[Isi nama pejabat]"),
        ("<nomor surat>", "<nomor surat>"),
        ("TODO", "TODO"),
        ("Tanggal . . . . 2026", ". . . ."),
        ("dll...", None),
        ("Lampiran XXX", None),
        ("a.b.c", None),
        ("Kotak [arsip]", None),
        ("Metodologi", None),
    ],
)
def test_blanks(teks: str, bagian: str | None) -> None:
    assert isian(teks) == bagian


@pytest.mark.parametrize(
    ("teks", "ya"),
    [
        ("-", True),
        ("–", True),
        (" nihil ", True),
        ("N/A", True),
        ("....", False),
        ("Tidak ada", False),
        ("a", False),
    ],
)
def test_empty(teks: str, ya: bool) -> None:
    assert kosong(teks) is ya


@pytest.mark.parametrize(
    ("judul", "kata", "tanpa", "baku"),
    [
        ("SOP: Penanganan Surat", "SOP", "Penanganan Surat", "penanganan surat"),
        ("S.O.P. Penanganan Surat", "S.O.P.", "Penanganan Surat", "penanganan surat"),
        ("Penanganan  Surat-Masuk", None, "Penanganan  Surat-Masuk", "penanganan surat masuk"),
        ("Sopan Santun", None, "Sopan Santun", "sopan santun"),
        ("SOP", "SOP", "SOP", "sop"),
    ],
)
def test_titles(judul: str, kata: str | None, tanpa: str, baku: str) -> None:
    assert (kata_sop(judul), tanpa_kata_sop(judul), judul_baku(judul)) == (kata, tanpa, baku)


@pytest.mark.parametrize(
    ("teks", "singkatan"),
    [
        ("Penyusunan RKA dan DPA, RKA", ("RKA", "DPA")),
        ("LKjIP dan SP2D", ("LKjIP", "SP2D")),
        ("Kerangka Acuan Kerja (KAK)", ()),
        ("(KAK)", ("KAK",)),
        ("Tahap IV, XXIX dan II", ()),
        ("Surat A1", ()),
        ("Surat Masuk", ()),
    ],
)
def test_abbreviations(teks: str, singkatan: tuple[str, ...]) -> None:
    assert singkatan_dalam(teks) == singkatan


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("Konsep laporan", "Laporan yang telah diperiksa", True),
        ("SK", "Surat keputusan", True),
        ("Notulen rapat", "Notula rapat", True),
        ("Fotokopi dokumen", "Salinan berkas", True),
        ("Laporan keuangan", "Laporan kinerja", False),
        ("Surat masuk", "Surat keluar", False),
    ],
)
def test_the_same_thing(satu: str, lain: str, sama: bool) -> None:
    assert sebenda(benda(satu), benda(lain)) is sama
    assert termasuk(benda(satu), [benda("Meja"), benda(lain)]) is sama


def test_words_alone() -> None:
    assert serupa("Surat masuk", "surat masuk dari pemohon")
    assert not serupa("yang telah", "surat")
    assert termasuk(benda("yang telah"), [])


def test_every_text_of_an_sop_is_told_with_its_place() -> None:
    sop = Sop.model_validate(
        {
            "judul": "A",
            "unit": ["B"],
            "keterkaitan": ["C"],
            "pelaksana": {"p": "D"},
            "langkah": [
                {"kegiatan": "E", "pelaksana": "p", "keputusan": {"tidak": {"langkah": 1, "label": "F"}}}
            ],
        }
    )
    teks = dict(semua_teks(sop))
    assert teks[("unit", 0)] == "B"
    assert teks[("keterkaitan", 0, "judul")] == "C"
    assert teks[("pelaksana", "p", "nama")] == "D"
    assert teks[("langkah", 0, "keputusan", "tidak", "label")] == "F"


@given(st.text(max_size=60))
def test_any_text_can_be_asked(teks: str) -> None:
    assert all(satu.strip() for satu in butir(teks))
    assert tanpa_kata_sop(teks) or not teks
    assert isinstance(isian(teks), str | None)
    assert "surat" in benda(f"{teks} surat")
