"""A draft is written so that it reads back as the data it came from."""

from __future__ import annotations

import yaml

from sopan.templates import daftar_pola
from sopan.templates.draft import tulis


def test_a_draft_of_any_pattern_reads_back_as_its_data() -> None:
    for pola in daftar_pola():
        assert yaml.safe_load(tulis(pola.data(), ["kepala"], {})) == pola.data()


def test_comments_stand_at_the_head_and_before_their_step() -> None:
    data = {"judul": "X", "langkah": [{"kegiatan": "Menulis"}, {"kegiatan": "Membaca"}]}
    assert tulis(data, ["satu", "", "dua"], {1: "Tahap 2"}).splitlines() == [
        "# satu",
        "#",
        "# dua",
        "judul: X",
        "langkah:",
        "  - kegiatan: Menulis",
        "  # Tahap 2",
        "  - kegiatan: Membaca",
    ]


def test_an_empty_date_is_a_blank_and_a_given_one_is_a_date() -> None:
    text = tulis({"tanggal": {"pembuatan": None, "efektif": "2026-02-02"}}, [], {})
    assert text == "tanggal:\n  pembuatan:  # [isi: tanggal pembuatan]\n  efektif: 2026-02-02\n"


def test_lists_and_maps_are_short_where_they_fit() -> None:
    step = {
        "kegiatan": "Memeriksa berkas",
        "output": ["Berkas", "Catatan, singkat"],
        "keputusan": {"ya": {"langkah": 3, "label": "Ya"}},
        "rincian": ["a", "b", "c", "d"],
    }
    assert tulis({"langkah": [step]}, [], {}).splitlines()[2:] == [
        '    output: [Berkas, "Catatan, singkat"]',
        "    keputusan: {ya: {langkah: 3, label: Ya}}",
        "    rincian:",
        "      - a",
        "      - b",
        "      - c",
        "      - d",
    ]


def test_long_texts_are_folded_and_long_maps_opened() -> None:
    long = "kata " * 40
    data = {
        "peringatan": [long.strip()],
        "langkah": [
            {"kegiatan": long.strip(), "keputusan": {"ya": {"label": "x" * 60}, "tidak": {"label": "y" * 60}}}
        ],
    }
    text = tulis(data, [], {})
    assert max(map(len, text.splitlines())) <= 120
    assert yaml.safe_load(text) == data
