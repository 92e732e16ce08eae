"""The commands of this part of the house, from a command line to what a person sees."""

from __future__ import annotations

import json
import zipfile

import pytest

from sopan.cli.command import Entry, build_group
from sopan.errors import Pesan, WrongUse
from sopan.simulate.answers import TidakStabil

SOP = """sopan: 1
judul: Pelayanan Surat Keterangan
jenis: pelayanan
pelaksana:
  pemohon: {nama: Pemohon, luar: true}
  loket: {nama: Petugas Loket, jumlah: 2}
  kabid: Kabid
langkah:
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 10 menit}
  - {kegiatan: Memeriksa berkas, pelaksana: loket, waktu: 20 menit, keputusan: {ya: {peluang: 0.8}, tidak: 1}}
  - {id: tanda, kegiatan: Menandatangani surat, pelaksana: kabid, waktu: 30 menit}
  - {kegiatan: Menerima surat, pelaksana: pemohon, waktu: 5 menit}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "surat.sop.yaml").write_text(SOP)
    (tmp_path / "surat.skenario.yaml").write_text(
        "skenario: 1\nsop: surat.sop.yaml\nkedatangan: {laju: 12}\nkasus: 400\ntarget: 2 jam\n"
    )
    return tmp_path


def sopan(*arguments: str) -> None:
    table = {name: Entry(f"sopan.cli.{name}", Pesan("", "")) for name in ("analyse", "simulate", "workload")}
    build_group("sopan", table, Pesan("", ""))(list(arguments), prog_name="sopan", standalone_mode=False)


def test_analyse_shows_ways_steps_and_actors(folder, capsys):
    sopan("analyse", "surat.sop.yaml")
    text = capsys.readouterr().out
    for words in ("Surat Keterangan", "Waktu harapan", "1 jam 12 menit", "Titik tunggu", "Petugas Loket"):
        assert words in text


def test_analyse_as_json(folder, capsys):
    sopan("analyse", "surat.sop.yaml", "--format", "json")
    assert json.loads(capsys.readouterr().out)["harapan"] == 72.5


def test_simulate_answers_and_draws(folder, capsys):
    sopan("simulate", "surat.skenario.yaml", "--grafik", "grafik")
    text = capsys.readouterr().out
    for words in ("Janji 2 jam terpenuhi", "9 dari 10 kasus", "◄ janji 2 jam", "◄ sumbatan", "400 kasus"):
        assert words in text
    names = {"waktu.svg", "antrean.svg", "pemakaian.svg", "alur-1.svg"}
    assert {p.name for p in (folder / "grafik").iterdir()} == names


def test_simulate_writes_a_report_and_a_replay(folder, capsys):
    sopan("simulate", "surat.skenario.yaml", "--laporan", "uji.pdf", "--putar", "putar.svg", "--staf")
    assert (folder / "uji.pdf").read_bytes().startswith(b"%PDF-")
    assert "<animate" in (folder / "putar.svg").read_text()
    assert "Untuk Standar Pelayanan" in capsys.readouterr().out


def test_analyse_draws_the_flow_with_its_times(folder, capsys):
    sopan("analyse", "surat.sop.yaml", "--gambar", "gambar")
    assert "20 mnt" in (folder / "gambar" / "alur-1.svg").read_text()


def test_simulate_in_english(folder, capsys, monkeypatch):
    monkeypatch.setenv("SOPAN_LANG", "en")
    sopan("simulate", "surat.skenario.yaml")
    text = capsys.readouterr().out
    assert "The promise of 2 jam holds for" in text
    assert "Bottleneck" in text or "Hardly anything queues" in text


def test_simulate_without_a_scenario_says_times_only(folder, capsys):
    sopan("simulate", "surat.sop.yaml", "--format", "json", "--atur", "kasus=200")
    data = json.loads(capsys.readouterr().out)
    assert data["tingkat"] == "waktu"
    assert data["petugas"] == {}


def test_simulate_an_sop_with_typed_scenario_and_what_if(folder, capsys):
    sopan(
        "simulate", "surat.sop.yaml", "--atur", "laju=12/hari", "--atur", "kasus=300",
        "--atur", "target=90 menit", "--coba", "petugas.kabid=2", "--staf", "--format", "json",
    )  # fmt: skip
    data = json.loads(capsys.readouterr().out)
    assert data["perbandingan"]["selisih_petugas"] == 1
    assert data["perbandingan"]["selisih_rata"] < 0
    assert data["staf"]["sasaran"] == 0.9
    assert data["jawaban"]


def test_simulate_compares_two_revisions(folder, capsys):
    (folder / "baru.sop.yaml").write_text(SOP.replace("30 menit", "10 menit"))
    sopan("simulate", "surat.skenario.yaml", "--banding", "baru.sop.yaml")
    text = capsys.readouterr().out
    assert "Dibandingkan" in text
    assert "lebih cepat" in text


def test_simulate_refuses_what_never_ends_unless_forced(folder, capsys):
    with pytest.raises(TidakStabil, match="Kabid"):
        sopan("simulate", "surat.skenario.yaml", "--atur", "laju=30")
    sopan("simulate", "surat.skenario.yaml", "--atur", "laju=30", "--paksa")
    assert "perlu paling sedikit 3 orang" in capsys.readouterr().out


def test_simulate_takes_an_sop_beside_a_scenario(folder, capsys):
    (folder / "lain.sop.yaml").write_text(SOP.replace("Surat Keterangan", "Surat Lain"))
    sopan("simulate", "lain.sop.yaml", "--scenario", "surat.skenario.yaml")
    assert "Surat Lain" in capsys.readouterr().out


def test_simulate_wants_a_share(folder):
    with pytest.raises(WrongUse, match="di antara 0 dan 1"):
        sopan("simulate", "surat.skenario.yaml", "--sasaran", "90")


def test_workload_shows_and_writes(folder, capsys):
    sopan("workload", "surat.sop.yaml=9000", "--output", "abk.xlsx", "--unit", "Dinas Contoh")
    text = capsys.readouterr().out
    assert "Petugas Loket kurang 1 orang." in text
    assert "75000" in text
    assert zipfile.is_zipfile(folder / "abk.xlsx")


def test_workload_of_a_scenario_as_json(folder, capsys):
    sopan("workload", "surat.skenario.yaml", "--format", "json")
    data = json.loads(capsys.readouterr().out)
    assert data["peran"][0]["peran"] == "Kabid"
    assert data["peran"][0]["beban"] == 12 * 250 * 30


@pytest.mark.parametrize("text", ["surat.sop.yaml", "surat.sop.yaml=banyak", "surat.sop.yaml=-3"])
def test_workload_wants_a_volume(folder, text):
    with pytest.raises(WrongUse, match="volume setahun"):
        sopan("workload", text)
