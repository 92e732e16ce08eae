"""What the tests of reading share: a small file that is right, and what is told of one that is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.errors import Fault, UnreadableFile
from sopan.read import read_text

SMALL = """\
sopan: 1
judul: Pembuatan Laporan
pelaksana: {kabid: Kepala Bidang, analis: Analis}
langkah:
  - id: konsep
    kegiatan: Mengonsep laporan
    pelaksana: analis
    waktu: 2 jam
  - kegiatan: Memeriksa konsep. Jika sesuai memaraf, jika tidak mengembalikan.
    pelaksana: kabid
    keputusan: {tidak: konsep}
"""


@pytest.fixture
def small() -> str:
    """An SOP file of two steps."""
    return SMALL


@pytest.fixture
def faults() -> Callable[[str], list[Fault]]:
    """The faults of a text; the test fails where there are none."""

    def told(text: str) -> list[Fault]:
        with pytest.raises(UnreadableFile) as caught:
            read_text(text, "f.sop.yaml")
        return list(caught.value.faults)

    return told


@pytest.fixture
def fault(faults: Callable[[str], list[Fault]]) -> Callable[[str], Fault]:
    """The only fault of a text."""

    def only(text: str) -> Fault:
        found = faults(text)
        assert len(found) == 1, "\n".join(map(str, found))
        return found[0]

    return only
