"""The page that explains the findings on the deck's example shows the findings that there are."""

from __future__ import annotations

import re
from pathlib import Path

from sopan.lint.engine import Laporan, check
from sopan.lint.report.plain import tulis
from sopan.model import Sumber
from sopan.read import read_sop


def periksa(path: Path, nama: str) -> Laporan:
    dokumen = read_sop(path, strict_references=False)
    return check(dokumen.sop, Sumber(nama, dokumen.sumber.nilai))


def test_the_page_shows_what_the_check_says(examples_dir: Path) -> None:
    halaman = (examples_dir.parent / "docs/explanation/contoh-paparan.md").read_text(encoding="utf-8")
    terlihat = re.search(r"<!-- hasil sopan check -->\n```text\n(.*?)```\n", halaman, re.DOTALL)
    assert terlihat is not None
    nama = "examples/konsinyering.sop.yaml"
    laporan = periksa(examples_dir / "konsinyering.sop.yaml", nama)
    assert terlihat[1] == tulis([laporan])
    penjelasan = halaman.split("## Mengapa masing-masing dilaporkan")[1]
    assert all(f"`{temuan.nama}`" in penjelasan for temuan in laporan.temuan)


def test_the_example_is_the_decks(examples_dir: Path, shared_dir: Path) -> None:
    nama = "konsinyering.sop.yaml"
    kami = periksa(examples_dir / nama, nama)
    mereka = periksa(shared_dir / "seed" / nama, nama)
    assert [(satu.kode, satu.jalur) for satu in kami.temuan] == [
        (satu.kode, satu.jalur) for satu in mereka.temuan
    ]
