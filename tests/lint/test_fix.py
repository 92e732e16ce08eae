"""Cures change what they are for, and not a letter beside it."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopan.errors import Pesan
from sopan.lint.finding import Fix, Hapus, Operasi, Tambah, Ubah, Urutkan
from sopan.lint.fix import perbaiki

BERKAS = """\
# SOP kami
sopan: 1
judul: "SOP Pembuatan Laporan" # belum final
pelaksana:
  # yang menyusun
  analis: Analis   # dua orang
  # yang memerintah
  kepala: {nama: Kepala,   jumlah: 1}

# dasar
dasar_hukum:
  - PP Nomor 1 Tahun 2000 tentang
    sesuatu yang panjang
  # undang-undang
  - UU Nomor 2 Tahun 2001 tentang Hal
keterkaitan: [A,   B]
peralatan: Komputer
langkah:
  - kegiatan: >-
      Memeriksa
      berkas
    pelaksana: kepala
    selesai: true   # tidak perlu
  - {kegiatan: 'Menyimpan berkas',  pelaksana: analis, output: Arsip}
"""


def fix(*operasi: Operasi) -> Fix:
    return Fix(Pesan("Perbaiki.", "Mend."), operasi)


def beda(lama: str, baru: str) -> list[str]:
    """The lines taken away and put in, in order."""
    return [
        baris
        for baris in difflib.unified_diff(lama.splitlines(), baru.splitlines(), n=0, lineterm="")
        if baris[0] in "+-" and not baris.startswith(("+++", "---"))
    ]


@pytest.mark.parametrize(
    ("operasi", "perubahan"),
    [
        (
            Ubah(("judul",), "Pembuatan Laporan"),
            [
                '-judul: "SOP Pembuatan Laporan" # belum final',
                '+judul: "Pembuatan Laporan"     # belum final',
            ],
        ),
        (
            Ubah(("langkah", 0, "pelaksana"), "analis"),
            ["-    pelaksana: kepala", "+    pelaksana: analis"],
        ),
        (
            Ubah(("pelaksana", "analis", "nama"), "Analis Madya"),
            ["-  analis: Analis   # dua orang", "+  analis: Analis Madya # dua orang"],
        ),
        (Ubah(("peralatan", 0), "Laptop"), ["-peralatan: Komputer", "+peralatan: Laptop"]),
        (Hapus(("langkah", 0, "selesai")), ["-    selesai: true   # tidak perlu"]),
        (Hapus(("keterkaitan", 0)), ["-keterkaitan: [A,   B]", "+keterkaitan: [B]"]),
        (Tambah(("keterkaitan",), "SOP C"), ["-keterkaitan: [A,   B]", "+keterkaitan: [A, B, SOP C]"]),
        (
            Tambah(("peralatan",), "Meja"),
            ["-peralatan: Komputer", "+peralatan:", "+  - Komputer", "+  - Meja"],
        ),
        (Tambah(("peringatan",), "Awas"), ["+peringatan:", "+  - Awas"]),
        (
            Urutkan(("pelaksana",), ("kepala", "analis")),
            [
                "+  # yang memerintah",
                "+  kepala: {nama: Kepala,   jumlah: 1}",
                "-  # yang memerintah",
                "-  kepala: {nama: Kepala,   jumlah: 1}",
            ],
        ),
        (
            Urutkan(("dasar_hukum",), (1, 0)),
            [
                "+  # undang-undang",
                "+  - UU Nomor 2 Tahun 2001 tentang Hal",
                "-  # undang-undang",
                "-  - UU Nomor 2 Tahun 2001 tentang Hal",
            ],
        ),
        (Urutkan(("keterkaitan",), (1, 0)), ["-keterkaitan: [A,   B]", "+keterkaitan: [B, A]"]),
    ],
    ids=str,
)
def test_one_operation_changes_its_own_lines_alone(operasi: Operasi, perubahan: list[str]) -> None:
    hasil = perbaiki(BERKAS, [fix(operasi)])
    assert beda(BERKAS, hasil.teks) == perubahan
    assert not hasil.dilewati


def test_cures_of_different_parts_go_in_together_and_others_wait() -> None:
    semua = [
        fix(Hapus(("keterkaitan", 0))),
        fix(Tambah(("keterkaitan",), "SOP C")),
        fix(Hapus(("langkah", 0, "selesai"))),
        fix(Ubah(("langkah", 0, "pelaksana"), "analis")),
        fix(Urutkan(("pelaksana",), ("kepala", "analis"))),
        fix(Ubah(("pelaksana", "kepala", "nama"), "Ketua")),
    ]
    hasil = perbaiki(BERKAS, semua)
    assert hasil.diterapkan == (semua[0], semua[2], semua[3], semua[4])
    assert hasil.dilewati == (semua[1], semua[5])


@pytest.mark.parametrize("akhir", ["", "\n", "\n\n# penutup\n"])
def test_the_last_block_of_a_file_can_be_reordered(akhir: str) -> None:
    teks = f"a: 1\ndaftar:\n- satu\n# dua\n- dua{akhir}"
    hasil = perbaiki(teks, [fix(Urutkan(("daftar",), (1, 0)))]).teks
    assert hasil.startswith("a: 1\ndaftar:\n# dua\n- dua\n- satu\n")
    assert yaml.safe_load(hasil) == {"a": 1, "daftar": ["dua", "satu"]}
    assert ("# penutup" in hasil) == ("# penutup" in akhir)


def test_a_path_that_does_not_hold_is_a_fault_of_the_rule() -> None:
    with pytest.raises(KeyError):
        perbaiki(BERKAS, [fix(Ubah(("judul", "tidak", "ada"), "x"))])


KALIMAT = st.text(st.sampled_from("ab ,-'\"#:é"), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(KALIMAT, min_size=2, max_size=5), st.data(), st.booleans(), st.booleans())
def test_any_list_comes_out_in_the_order_asked_for(
    isi: list[str], data: st.DataObject, menjorok: bool, berkomentar: bool
) -> None:
    urutan = tuple(data.draw(st.permutations(range(len(isi)))))
    masuk = "  " if menjorok else ""
    baris = [f"{masuk}- '{satu.replace(chr(39), chr(39) * 2)}'" for satu in isi]
    if berkomentar:
        baris = [f"{masuk}# ke-{n}\n{satu}" for n, satu in enumerate(baris)]
    teks = "judul: A # b\ndaftar:\n" + "\n".join(baris) + "\n\nlangkah: []\n"
    hasil = perbaiki(teks, [fix(Urutkan(("daftar",), urutan))]).teks
    assert yaml.safe_load(hasil) == {"judul": "A", "daftar": [isi[n] for n in urutan], "langkah": []}
    assert sorted(hasil.splitlines()) == sorted(teks.splitlines())
