from __future__ import annotations

import pytest

from sopan.errors import UnreadableFile
from sopan.read.skenario_file import read_jadwal, read_skenario

SOP = """sopan: 1
judul: Pengujian
pelaksana: {a: A}
langkah:
  - {kegiatan: Mengerjakan, pelaksana: a, waktu: 1 jam}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "satu.sop.yaml").write_text(SOP)
    return tmp_path


def test_a_scenario_with_its_sop_and_log(folder):
    (folder / "log.csv").write_text("no;waktu\n1;6/1/2026 09.00\n2;5/1/2026 08.30\n\n")
    path = folder / "s.skenario.yaml"
    path.write_text("skenario: 1\nsop: satu.sop.yaml\nkedatangan: {jadwal: log.csv}\n")
    found = read_skenario(path)
    assert found.sops[0].judul == "Pengujian"
    assert [t.day for t in found.jadwal[0]] == [5, 6]


def test_a_portfolio_reads_each_sop(folder):
    path = folder / "s.skenario.yaml"
    item = "{sop: satu.sop.yaml, kedatangan: {laju: 1}}"
    path.write_text(f"skenario: 1\nportofolio:\n  - {item}\n  - {item}\n")
    assert len(read_skenario(path).sops) == 2


def test_every_fault_has_its_place_and_says_what_to_write(folder):
    path = folder / "s.skenario.yaml"
    path.write_text(
        "skenario: 1\nsop: satu.sop.yaml\nkedatangan: {laju: 1, setiap: 1 jam}\ntarget: segera\n"
        "jam_kerja: {senin: 25.00-26.00}\npeluang: {1: {ya: 2}}\nkasuss: 4\n"
    )
    with pytest.raises(UnreadableFile) as error:
        read_skenario(path)
    text = str(error.value)
    for words in (
        ":3:13: kedatangan perlu tepat satu",
        ":4:9: waktu 'segera' bukan bilangan",
        "'25.00' bukan jam; tulis misalnya 07.30",
        ":6:19: 'peluang.1.ya' harus paling besar 1",
        ":7:1: kunci 'kasuss' tidak dikenal. Maksudnya 'kasus'?",
    ):
        assert words in text


def test_a_scenario_without_sop_says_so(folder):
    path = folder / "s.skenario.yaml"
    path.write_text("skenario: 1\nkedatangan: {laju: 1}\n")
    with pytest.raises(UnreadableFile, match="belum menyebut berkas SOP"):
        read_skenario(path)
    assert len(read_skenario(path, folder / "satu.sop.yaml").sops) == 1


def test_lines_of_a_log_without_time_are_told(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("waktu,nama\n2026-01-05 08:30,x\nbesok,y\n,z\n2026-01-05 09:30,w\n")
    with pytest.raises(UnreadableFile) as error:
        read_jadwal(path)
    assert [fault.line for fault in error.value.faults] == [3, 4]


def test_an_empty_log_has_no_times(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("")
    assert read_jadwal(path) == ()
