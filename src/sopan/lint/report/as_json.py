"""Findings as JSON, with the messages in both languages: for programs that go on from here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sopan.errors import Pesan
from sopan.lint.engine import Laporan, Temuan
from sopan.lint.report.summary import SEVERITY, jumlah
from sopan.model.sumber import tulis_jalur

__all__ = ["FORMAT", "tulis"]

FORMAT = "sopan-check/1"
"""The version of this format; it may grow new keys without a new number."""


def tulis(laporan: Sequence[Laporan]) -> str:
    """The whole report as one object."""
    total = jumlah(laporan)
    return (
        json.dumps(
            {
                "format": FORMAT,
                "profil": laporan[0].profil if laporan else None,
                "jumlah": {nama: total[nama] for nama in SEVERITY}
                | {"dikecualikan": sum(len(satu.dikecualikan) for satu in laporan)},
                "berkas": [
                    {
                        "berkas": satu.berkas,
                        "judul": satu.judul,
                        "temuan": [_temuan(temuan) for temuan in satu.temuan],
                    }
                    for satu in laporan
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _temuan(temuan: Temuan) -> dict[str, Any]:
    return {
        "kode": temuan.kode,
        "aturan": temuan.nama,
        "severity": temuan.severity,
        "baris": temuan.tempat.baris,
        "kolom": temuan.tempat.kolom,
        "jalur": tulis_jalur(temuan.jalur),
        "pesan": _pesan(temuan.pesan),
        "perbaikan": _pesan(temuan.fix.pesan) if temuan.fix else None,
        "dikecualikan": temuan.dikecualikan,
    }


def _pesan(pesan: Pesan) -> dict[str, str]:
    return {"id": pesan.id, "en": pesan.en}
