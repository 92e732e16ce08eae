"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.

Every rule that found something is described with its manual page; a waived finding is a suppressed result.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sopan import __version__
from sopan.lint.engine import Laporan, Temuan
from sopan.lint.finding import Severity
from sopan.lint.manual import Halaman
from sopan.lint.registry import semua_aturan
from sopan.model.sumber import tulis_jalur

__all__ = ["tulis"]

_TINGKAT: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}


def tulis(laporan: Sequence[Laporan]) -> str:
    """The whole report as one run."""
    dipakai = {temuan.kode for satu in laporan for temuan in satu.temuan}
    aturan = [
        {
            "id": satu.kode,
            "name": satu.nama,
            "shortDescription": {"text": satu.halaman.ringkas_en},
            "fullDescription": {"text": satu.halaman.english},
            "help": {"text": satu.halaman.english, "markdown": _bantuan(satu.halaman)},
            "defaultConfiguration": {"level": _TINGKAT[satu.severity]},
        }
        for satu in semua_aturan()
        if satu.kode in dipakai
    ]
    urutan = {satu["id"]: nomor for nomor, satu in enumerate(aturan)}
    dokumen = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "sopan", "version": __version__, "rules": aturan}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _hasil(satu.berkas, temuan, urutan) for satu in laporan for temuan in satu.temuan
                ],
            }
        ],
    }
    return json.dumps(dokumen, ensure_ascii=False, indent=2) + "\n"


def _hasil(berkas: str, temuan: Temuan, urutan: dict[Any, int]) -> dict[str, Any]:
    hasil: dict[str, Any] = {
        "ruleId": temuan.kode,
        "level": _TINGKAT[temuan.severity],
        "message": {"text": str(temuan.pesan)},
        "locations": [_tempat(berkas, temuan)],
        "properties": {"pesan": {"id": temuan.pesan.id, "en": temuan.pesan.en}},
    }
    if temuan.kode in urutan:
        hasil["ruleIndex"] = urutan[temuan.kode]
    if temuan.dikecualikan is not None:
        hasil["suppressions"] = [{"kind": "inSource", "justification": temuan.dikecualikan}]
    return hasil


def _tempat(berkas: str, temuan: Temuan) -> dict[str, Any]:
    tempat: dict[str, Any] = {}
    if berkas:
        fisik: dict[str, Any] = {"artifactLocation": {"uri": quote(berkas.replace("\\", "/"))}}
        if temuan.tempat.baris:
            fisik["region"] = {"startLine": temuan.tempat.baris, "startColumn": max(temuan.tempat.kolom, 1)}
        tempat["physicalLocation"] = fisik
    if temuan.jalur:
        tempat["logicalLocations"] = [{"fullyQualifiedName": tulis_jalur(temuan.jalur)}]
    return tempat


def _bantuan(halaman: Halaman) -> str:
    salah, benar = ("\n---\n".join(contoh) for contoh in (halaman.salah, halaman.benar))
    return (
        f"{halaman.ringkas}\n\n{halaman.diperiksa}\n\n{halaman.mengapa}\n\n"
        f"Salah:\n\n```yaml\n{salah}```\n\nBenar:\n\n```yaml\n{benar}```\n\n{halaman.english}\n"
    )
