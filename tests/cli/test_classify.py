"""`sopan classify`: the answer as text and as JSON, and the conversion into a new file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopan.cli.main import main
from sopan.read import read_sop, read_text

LAYANAN = "pelayanan-peminjaman-koleksi.sop.yaml"


@pytest.fixture
def layanan(examples_dir: Path) -> str:
    return str(examples_dir / LAYANAN)


def test_text(layanan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", layanan]) == 0
    keluaran = capsys.readouterr()
    assert keluaran.out.startswith("Pelayanan Peminjaman Koleksi Perpustakaan\n\nJenis kegiatan: pelayanan (")
    assert "(paparan 20, 23)" in keluaran.out
    assert keluaran.err == ""


def test_json(layanan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", layanan, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["jenis"]["nilai"] == "pelayanan"
    assert data["sifat"]["nilai"] == "administratif"


def test_a_conversion_goes_to_a_new_file(
    layanan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baru = tmp_path / "rutin.sop.yaml"
    assert main(["classify", layanan, "--ubah", "rutin", "--output", str(baru)]) == 0
    assert read_sop(baru).sop.jenis == "rutin"
    assert read_sop(layanan).sop.jenis == "pelayanan"
    keluaran = capsys.readouterr()
    assert keluaran.out == ""
    assert "Ditulis: " in keluaran.err
    assert "judul masih menyebut pelayanan" in keluaran.err


def test_a_conversion_goes_to_standard_output(layanan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["classify", layanan, "--ubah", "rutin"]) == 0
    keluaran = capsys.readouterr().out
    assert read_text(keluaran).sop.jenis == "rutin"
    assert keluaran.startswith("# SOP pelayanan terpendek")


def test_a_file_is_not_written_over_unasked(
    layanan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = tmp_path / "ada.sop.yaml"
    ada.write_text("punya orang", encoding="utf-8")
    assert main(["classify", layanan, "--ubah", "rutin", "-o", str(ada)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert ada.read_text(encoding="utf-8") == "punya orang"
    assert main(["classify", layanan, "--ubah", "rutin", "-o", str(ada), "--force"]) == 0
    assert read_sop(ada).sop.jenis == "rutin"


@pytest.mark.parametrize(
    ("tambahan", "kode", "pesan"),
    [
        (["--ubah", "penugasan"], 2, "hanya rutin"),
        (["--ubah", "pelayanan"], 2, "sudah berjenis pelayanan"),
        (["--ubah", "apa"], 2, "apa"),
        (["--output", "x.sop.yaml"], 2, "hanya berlaku bersama --ubah"),
        (["--format", "xml"], 2, "xml"),
    ],
)
def test_wrong_use(
    layanan: str, capsys: pytest.CaptureFixture[str], tambahan: list[str], kode: int, pesan: str
) -> None:
    assert main(["classify", layanan, *tambahan]) == kode
    assert pesan in capsys.readouterr().err


def test_a_broken_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rusak = tmp_path / "rusak.sop.yaml"
    rusak.write_text("judul: [", encoding="utf-8")
    assert main(["classify", str(rusak)]) == 3
    assert "rusak.sop.yaml:" in capsys.readouterr().err
