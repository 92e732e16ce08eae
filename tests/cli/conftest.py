"""What the tests of the command line share: running it, and files to run it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.strategies import random_sop

from sopan.cli.main import main
from sopan.read.dump import dump_sop

GOOD = """\
sopan: 1
judul: Pembuatan Laporan
nomor: 01/SOP/2026
pelaksana: {kabid: Kepala Bidang, analis: Analis}
langkah:
  - id: konsep
    kegiatan: Mengonsep laporan
    pelaksana: analis
    waktu: 2 jam
    output: Konsep laporan
  - kegiatan: Memeriksa konsep. Jika sesuai memaraf, jika tidak mengembalikan.
    pelaksana: kabid
    waktu: segera
    keputusan: {tidak: konsep}
  - kegiatan: Mendokumentasikan laporan
    pelaksana: analis
"""


class Ran(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def sopan(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `sopan` with arguments in this process."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file that is right."""
    return write(tmp_path / "laporan.sop.yaml", GOOD)


def write(path: Path, text: str) -> Path:
    """A file with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of six SOPs in two folders."""
    folder = tmp_path / "pustaka"
    for seed in range(6):
        text = dump_sop(random_sop(seed, steps=4, actors=2, longest=5))
        write(folder / ("a" if seed % 2 else "b/c") / f"sop{seed}.sop.yaml", text)
    return folder
