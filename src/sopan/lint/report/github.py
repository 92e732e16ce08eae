"""Findings as workflow commands of GitHub Actions: they show beside the line in the pull request.

A waived finding is left out: it needs nobody's attention.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.lint.engine import Laporan, Temuan
from sopan.lint.finding import Severity
from sopan.lint.report.summary import kalimat

__all__ = ["tulis"]

_PERINTAH: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}


def tulis(laporan: Sequence[Laporan]) -> str:
    """A line a finding, and the counts as a notice at the end."""
    baris = [
        _baris(satu.berkas, temuan)
        for satu in laporan
        for temuan in satu.temuan
        if temuan.dikecualikan is None
    ]
    return "\n".join([*baris, f"::notice title=sopan check::{_isi(str(kalimat(laporan)))}", ""])


def _baris(berkas: str, temuan: Temuan) -> str:
    sifat = {"file": berkas, "title": f"{temuan.kode} {temuan.nama}"}
    if temuan.tempat.baris:
        sifat |= {"line": str(temuan.tempat.baris), "col": str(temuan.tempat.kolom)}
    daftar = ",".join(f"{nama}={_sifat(nilai)}" for nama, nilai in sifat.items() if nilai)
    return f"::{_PERINTAH[temuan.severity]} {daftar}::{_isi(str(temuan.pesan))}"


def _isi(teks: str) -> str:
    return teks.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sifat(teks: str) -> str:
    return _isi(teks).replace(":", "%3A").replace(",", "%2C")
