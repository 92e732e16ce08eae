from __future__ import annotations

import json

import pytest

from sopan.cli.command import Entry, build_group
from sopan.errors import Pesan, WrongUse
from sopan.read.skenario_file import read_skenario

SOP = """sopan: 1
judul: Pelayanan Surat
pelaksana: {loket: Petugas Loket, kabid: Kabid}
langkah:
  - {kegiatan: Memeriksa berkas permohonan, pelaksana: loket, waktu: 10 menit}
  - {kegiatan: Menelaah permohonan, pelaksana: kabid, waktu: 30 menit, keputusan: {tidak: 1}}
  - {kegiatan: Menyerahkan surat, pelaksana: loket, waktu: 5 menit}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    (tmp_path / "surat.sop.yaml").write_text(SOP)
    rows = ["Berkas;Tahap;Mulai;Selesai;Oleh"]
    for case in range(30):
        day = f"{1 + case % 28:02d}/0{1 + case // 28}/2026"
        rows.append(f"B{case};Cek berkas;{day} 08.00;{day} 08.10;loket")
        if case % 3:
            rows.append(f"B{case};Menelaah permohonan;{day} 08.30;{day} 09.30;kabid")
        rows.append(f"B{case};Menyerahkan surat;{day} 09.40;{day} 09.45;kabid")
    (tmp_path / "log.csv").write_text("\n".join(rows))
    return tmp_path


def sopan(*arguments: str) -> None:
    table = {"monitor": Entry("sopan.cli.monitor", Pesan("", ""))}
    build_group("sopan", table, Pesan("", ""))(
        ["monitor", *arguments], prog_name="sopan", standalone_mode=False
    )


ASKED = ("log.csv", "--sop", "surat.sop.yaml", "--kolom", "kasus=Berkas", "--aktivitas", "Cek berkas=1")


def test_answers_in_words(folder, capsys):
    sopan(*ASKED, "--target", "2 jam", "--terus")
    text = capsys.readouterr().out
    for words in (
        "67 dari 100 kasus mengikuti SOP", "Janji 2 jam terpenuhi", "dilewati", "2. Menelaah permohonan",
        "pelaksana lain", "Kabid: 3. Menyerahkan surat", "Usulan", "Langkah 2: baku 30 menit",
        "2026-01", "30 kasus",
    ):  # fmt: skip
        assert words in text


def test_answers_in_english(folder, capsys, monkeypatch):
    monkeypatch.setenv("SOPAN_LANG", "en")
    sopan(*ASKED, "--terus")
    text = capsys.readouterr().out
    assert "67 of 100 cases follow the SOP" in text
    assert "left out" in text


def test_the_map_is_kept_and_found_again(folder, capsys):
    sopan(*ASKED, "--simpan-peta", "--format", "json", "--terus")
    first = json.loads(capsys.readouterr().out)
    assert "Cek berkas: 1" in (folder / "log.csv.peta.yaml").read_text()
    sopan("log.csv", "--sop", "surat.sop.yaml", "--format", "json", "--terus")
    assert json.loads(capsys.readouterr().out) == first


def test_calibration_writes_a_scenario_that_reads(folder, capsys):
    sopan(*ASKED, "--kalibrasi", "nyata.skenario.yaml", "--terus")
    found = read_skenario(folder / "nyata.skenario.yaml")
    assert found.skenario.langkah["2"].waktu == "60 menit"
    assert found.sops[0].judul == "Pelayanan Surat"


@pytest.mark.parametrize(
    ("option", "words"),
    [("nomor=Berkas", "arti kolom 'nomor'"), ("kasus", "tidak dimengerti"), ("=x", "tidak dimengerti")],
)
def test_options_that_are_not_understood(folder, option, words):
    with pytest.raises(WrongUse, match=words):
        sopan("log.csv", "--sop", "surat.sop.yaml", "--kolom", option)
