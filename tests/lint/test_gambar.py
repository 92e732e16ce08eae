"""What rules ask of the drawing."""

from __future__ import annotations

from typing import Any

from sopan.lint.gambar import silang
from sopan.model import Sop


def sop(*langkah: dict[str, Any]) -> Sop:
    return Sop.model_validate(
        {
            "judul": "Pembuatan Laporan",
            "pelaksana": {"a": "Kepala", "b": "Analis"},
            "langkah": [
                {"kegiatan": "Menyusun", "pelaksana": "ab"[n % 2], **satu} for n, satu in enumerate(langkah)
            ],
        }
    )


def test_a_plain_procedure_has_no_crossing() -> None:
    assert silang(sop({}, {}, {"keputusan": {"tidak": 2}}, {})) == 0


def test_returns_that_lie_four_deep_in_one_another_cross() -> None:
    balik = [{"keputusan": {"tidak": ke}} for ke in (2, 3, 4, 5)]
    assert silang(sop({}, {}, {}, {}, {}, *balik, {})) > 0


def test_what_cannot_be_drawn_has_no_crossing() -> None:
    assert silang(sop({}, {"keputusan": {"tidak": 9}}, {})) == 0
