"""The form of a manual page is strict: what departs from it is refused with the reason."""

from __future__ import annotations

import pytest

from sopan.lint.contoh import DASAR, lengkapi, muat
from sopan.lint.manual import HalamanSalah, baca_halaman

BAIK = """The fault.

Salahnya.

Apa yang diperiksa:
    Satu alinea
    dua baris.

    - butir
    - butir lain

Mengapa:
    Karena.

Salah:
    judul: A
    ---
    judul: B
    unit: [C]

Benar:
    judul: D

English:
    Because.
"""


def test_a_page_is_read() -> None:
    halaman = baca_halaman(BAIK)
    assert (halaman.ringkas_en, halaman.ringkas) == ("The fault.", "Salahnya.")
    assert halaman.diperiksa == "Satu alinea dua baris.\n\n- butir\n- butir lain"
    assert halaman.salah == ("judul: A\n", "judul: B\nunit: [C]\n")
    assert halaman.benar == ("judul: D\n",)


@pytest.mark.parametrize(
    ("lama", "baru", "alasan"),
    [
        (BAIK, "", "no docstring"),
        ("Salahnya.\n\n", "", "one sentence in English and one in Indonesian"),
        ("Salahnya.", "Salahnya", "one sentence"),
        ("Mengapa:\n    Karena.\n\n", "", "sections must be"),
        ("English:\n    Because.\n", "English:\n", "empty section: English"),
        ("Benar:\n    judul: D\n\nEnglish", "English", "sections must be"),
        ("    Karena.", "Karena.", "not indented"),
        ("Mengapa:", "Lain:\n    a: 1\n\nMengapa:", "sections must be"),
        ("English:", "Benar:\n    a: 1\n\nEnglish:", "stands twice"),
    ],
)
def test_a_page_that_departs_is_refused(lama: str, baru: str, alasan: str) -> None:
    with pytest.raises(HalamanSalah, match=alasan):
        baca_halaman(BAIK.replace(lama, baru))


def test_an_example_states_only_what_matters() -> None:
    (sop,), konteks = lengkapi(
        "konteks: {menit_hari: 400}\nnomor: null\ntanggal: {efektif: null}\n"
        "langkah: [{pelaksana: tata_usaha}, {pelaksana: [kepala, x], waktu: null}]"
    )
    assert konteks.menit_hari == 400
    assert sop.nomor is None
    assert sop.tanggal.efektif is None
    assert sop.tanggal.pembuatan is not None
    assert {kode: satu.nama for kode, satu in sop.pelaksana.items()} == {
        "tata_usaha": "Tata Usaha",
        "kepala": "Kepala Bagian",
        "x": "X",
    }
    assert sop.langkah[0].waktu == "15 menit"
    assert sop.langkah[1].waktu is None


def test_a_library_of_examples_shares_what_stands_beside_it() -> None:
    sops, _ = lengkapi("unit: [U]\npustaka: [{judul: A}, {judul: B, unit: [V]}]")
    assert [(sop.judul, sop.unit) for sop in sops] == [("A", ("U",)), ("B", ("V",))]


def test_scalars_of_an_example_are_text() -> None:
    assert muat("a: 010\nb: no\nc: 12:30\nd: null\ne: 2026-01-01") == {
        "a": "010",
        "b": "no",
        "c": "12:30",
        "d": None,
        "e": "2026-01-01",
    }
    assert muat(DASAR)["sopan"] == "1"


def test_an_example_that_is_no_mapping_is_a_fault_of_the_page() -> None:
    with pytest.raises(TypeError):
        lengkapi("- a")
