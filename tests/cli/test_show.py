"""`sopan show` and `sopan schema`: to be read by a person in 80 columns, or by a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.cli.conftest import GOOD, write
from tests.strategies import sops

from sopan.cli.overview import as_data, in_short, overview
from sopan.cli.show import _parts
from sopan.model import Sop
from sopan.read.dump import dump_sop
from sopan.read.schema import sop_schema


def test_what_a_person_sees(sopan: Any, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = sopan("show", good)
    assert ran.code == 0
    assert not ran.err
    text = " ".join(ran.out.split())
    for words in (
        "Pembuatan Laporan", "Nomor 01/SOP/2026", "kabid Kepala Bidang", "Ya: ke 3", "Tidak: kembali ke 1",
        "selesai", "Waktu: 2 jam", "Tanpa waktu, jadi tidak terhitung: langkah 3",
        "Tidak terukur, jadi tidak terhitung: 'segera' di langkah 2",
    ):  # fmt: skip
        assert words in text
    assert "\x1b" not in ran.out


def test_in_english(sopan: Any, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    text = sopan("show", good).out
    for words in ("Number", "Actors", "Steps", "back to 1", "Time: 2 jam", "Not measurable"):
        assert words in text


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_it_keeps_to_the_width(
    sopan: Any, examples_dir: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for file in sorted(examples_dir.glob("*.sop.yaml"))[:6]:
        ran = sopan("show", file)
        assert ran.code == 0
        assert max(map(len, ran.out.splitlines())) <= columns
        assert "…" not in ran.out


def test_the_longest_and_the_shortest_way(sopan: Any, tmp_path: Path) -> None:
    text = GOOD.replace("waktu: segera", "waktu: 1 jam").replace("{tidak: konsep}", "{ya: selesai}")
    text = text.replace(
        "Mendokumentasikan laporan\n    pelaksana: analis",
        "Mengarsip\n    pelaksana: analis\n    waktu: 30 menit",
    )
    ran = sopan("show", write(tmp_path / "a.sop.yaml", text))
    assert "Waktu terpanjang tanpa pengulangan: 3 jam 30 menit" in ran.out
    assert "Waktu terpendek: 3 jam (langkah 1, 2)" in ran.out


def test_no_way_to_the_end_and_targets_that_do_not_exist(
    sopan: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    text = GOOD.replace("    waktu: segera\n    keputusan: {tidak: konsep}\n", "    lanjut: 9\n")
    ran = sopan("show", write(tmp_path / "a.sop.yaml", text))
    assert ran.code == 0
    assert "Tidak ada jalan tanpa pengulangan yang sampai ke akhir." in ran.out
    assert "ke '9', yang tidak ada" in " ".join(ran.out.split())


def test_step_numbers_in_short() -> None:
    assert in_short(()) == ""
    assert in_short((1, 2, 4, 5, 6, 9)) == "1, 2, 4-6, 9"


def test_for_programs(sopan: Any, good: Path) -> None:
    data = json.loads(sopan("show", good, "--format", "json").out)
    assert data["judul"] == "Pembuatan Laporan"
    assert data["langkah"][1]["arus"] == [
        {"ke": 3, "cabang": "ya", "balik": False},
        {"ke": 1, "cabang": "tidak", "balik": True},
    ]
    assert data["langkah"][0]["menit_kerja"] == 120
    assert data["waktu"]["terpanjang"] == {"menit_kerja": 120, "teks": "2 jam", "langkah": [1, 2, 3]}
    assert data["waktu"]["tanpa_waktu"] == [3]
    assert data["waktu"]["tidak_terukur"] == [2]


@given(sops(max_steps=12))
@settings(max_examples=25)
def test_every_sop_can_be_shown(sop: Sop) -> None:
    seen = overview(sop)
    assert list(_parts(sop, seen))
    json.dumps(as_data(sop, seen))


@given(sops(max_steps=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_sop_can_be_read_in_the_terminal(sopan: Any, tmp_path: Path, sop: Sop) -> None:
    ran = sopan("show", write(tmp_path / "a.sop.yaml", dump_sop(sop)))
    assert ran.code == 0
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_the_schema(sopan: Any, tmp_path: Path) -> None:
    assert json.loads(sopan("schema").out) == sop_schema()
    file = tmp_path / "s.json"
    assert sopan("schema", "-o", file).out == ""
    assert json.loads(file.read_text(encoding="utf-8")) == sop_schema()


def test_styles_on_a_terminal(good: Path, monkeypatch: pytest.MonkeyPatch, sopan: Any) -> None:
    monkeypatch.setattr("sopan.cli.show._colourful", lambda: True)
    assert "\x1b[1m" in sopan("show", good).out


def test_the_names_of_actors_are_not_broken(sopan: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.sop.yaml"
    path.write_text(
        "judul: Pembuatan Laporan\npelaksana: {a: Pengadministrasi Perekonomian}\n"
        "langkah: [{kegiatan: Menyusun laporan bulanan yang panjang sekali, pelaksana: a}]\n",
        encoding="utf-8",
    )
    steps = sopan("show", path).out.split("Langkah")[1]
    assert "Pengadministrasi" in steps
    assert "Perekonomian" in steps
