"""Blanks are found where they stand, and answers go in as data."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopan.errors import WrongUse
from sopan.templates import fill, find
from sopan.templates.blanks import huruf_judul

FILE = """\
# Pola: contoh
judul: "Pembuatan [isi: Nama Produk]"  # aspek dan output
nomor: "[isi: nomor SOP]"
tanggal:
  pembuatan:  # [isi: tanggal pembuatan]
langkah:
  - kegiatan: >-
      Memeriksa [isi: nama produk]. Jika setuju, menyerahkan kepada [isi: jabatan pimpinan].
      Jika tidak setuju, mengembalikan.
    # catatan tetap
    output: ["[isi: Nama produk]", Bukti]
  - kegiatan: "Menyerahkan [isi: nama produk]"
"""


def test_find_names_each_blank_once_in_order() -> None:
    assert [isian.label for isian in find(FILE)] == [
        "nama produk",
        "nomor SOP",
        "tanggal pembuatan",
        "jabatan pimpinan",
    ]


def test_letters_of_the_label_decide_those_of_the_answer() -> None:
    data = yaml.safe_load(fill(FILE, {"nama produk": "laporan untuk KPU"}))
    assert data["judul"] == "Pembuatan Laporan untuk KPU"
    assert data["langkah"][0]["output"] == ["Laporan untuk KPU", "Bukti"]
    assert data["langkah"][0]["kegiatan"].startswith("Memeriksa laporan untuk KPU. Jika setuju")
    assert data["langkah"][1]["kegiatan"] == "Menyerahkan laporan untuk KPU"


def test_filling_keeps_comments_order_and_the_blanks_without_answer() -> None:
    text = fill(FILE, {"nama produk": "laporan"})
    assert "# aspek dan output" in text
    assert "    # catatan tetap" in text
    assert [isian.label for isian in find(text)] == ["nomor SOP", "tanggal pembuatan", "jabatan pimpinan"]


def test_a_date_takes_the_place_of_its_comment() -> None:
    text = fill(FILE, {"tanggal pembuatan": "2026-01-12"})
    assert "  pembuatan: 2026-01-12\n" in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda t: t.split()))
def test_whatever_an_answer_holds_it_stays_one_text(answer: str) -> None:
    told = " ".join(answer.split())
    data = yaml.safe_load(fill(FILE, {"nomor SOP": answer, "jabatan pimpinan": answer}))
    assert data["nomor"] == told
    assert f"kepada {told}. Jika tidak" in data["langkah"][0]["kegiatan"]
    assert set(data) == {"judul", "nomor", "tanggal", "langkah"}


def test_long_answers_do_not_make_long_lines() -> None:
    text = fill(FILE, {"nama produk": "laporan " * 20, "nomor SOP": "nomor " * 30})
    lines = [line for line in text.splitlines() if "output" not in line]
    assert max(map(len, lines)) <= 120
    assert yaml.safe_load(text)["nomor"] == ("nomor " * 30).strip()


def test_an_unknown_label_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        WrongUse, match=r"isian 'nama barang' tidak ada; yang ada: jabatan pimpinan, nama produk"
    ):
        fill(FILE, {"nama barang": "meja"})


def test_an_empty_answer_is_refused() -> None:
    with pytest.raises(WrongUse, match="jawaban untuk isian 'nama produk' kosong"):
        fill(FILE, {"nama produk": " \n"})


def test_titles_leave_function_words_small_but_the_first() -> None:
    assert huruf_judul("untuk laporan dan rapat di KPU") == "Untuk Laporan dan Rapat di KPU"
