"""Profiles by name and by file, with every fault of a file at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopan.errors import UnreadableFile, WrongUse
from sopan.read.profil_file import read_profil

FAULTY = """\
profil: 1
nama: kami
dasar: permenpanrb-35-2012
kertas: B5
label: {judl: Nama SOP, halaman: "hal {halaman}"}
warna: {tinta: "#cccccc"}
nomor: {pola: "{uru}/SOP"}
bentuk: bebas
"""


def test_by_name_and_by_file(examples_dir: Path) -> None:
    assert read_profil("permendagri-52-2011").sebutan == "Permendagri 52/2011"
    profil = read_profil(str(examples_dir / "kota-contoh.profil.yaml"))
    assert (profil.kertas, profil.label.judul, profil.sebutan) == ("A4", "Nama SOP", "PermenPANRB 35/2012")


def test_every_fault_of_a_file_is_told_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "kami.yaml"
    file.write_text(FAULTY, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_profil(str(file))
    told = [(fault.line, fault.column, str(fault.message)) for fault in caught.value.faults]
    assert told == [
        (4, 9, "'kertas' tidak mengenal 'B5'."),
        (5, 9, "kunci 'judl' tidak dikenal di 'label'."),
        (5, 34, "label halaman memuat {halaman} dan {jumlah}, masing-masing satu kali."),
        (6, 8, "tinta #cccccc kurang kontras di atas #ffffff; paling sedikit 4,5 : 1."),
        (7, 15, "pola nomor hanya mengenal {urut}, {tahun}, {bulan}, {bulan_romawi}, {kode}."),
        (8, 9, "'bentuk' tidak mengenal 'bebas'."),
    ]


def test_a_ground_that_is_not_known_is_told_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "kami.yaml"
    file.write_text("profil: 1\nnama: kami\ndasar: permen\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"kami\.yaml:3:8: tidak ada profil 'permen'"):
        read_profil(str(file))


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(WrongUse, match="Maksudnya 'permenpanrb-35-2012'"):
        read_profil("permenpanrb-35")
    with pytest.raises(UnreadableFile, match="tidak ada"):
        read_profil("tiada.yaml")
