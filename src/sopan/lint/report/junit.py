"""Findings as JUnit XML, for CI systems that show tests: a suite a file, a case a finding.

An error is a failed case, a waived finding a skipped one; warnings and hints pass and say what they found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sopan.lint.engine import Laporan, Temuan
from sopan.lint.report.summary import SEVERITY

__all__ = ["tulis"]

_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold, even as a reference."""


def tulis(laporan: Sequence[Laporan]) -> str:
    """The whole report as one document."""
    akar = ET.Element("testsuites", name="sopan check")
    for satu in laporan:
        _suite(akar, satu)
    for nama in ("tests", "failures", "skipped"):
        akar.set(nama, str(sum(int(suite.get(nama, "0")) for suite in akar)))
    ET.indent(akar)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(akar, encoding="unicode") + "\n"


def _suite(akar: ET.Element, laporan: Laporan) -> None:
    suite = ET.SubElement(
        akar,
        "testsuite",
        name=_bersih(laporan.berkas or laporan.judul),
        tests=str(len(laporan.temuan) or 1),
        failures=str(laporan.jumlah()["error"]),
        skipped=str(len(laporan.dikecualikan)),
    )
    if not laporan.temuan:
        ET.SubElement(suite, "testcase", classname=_bersih(laporan.berkas), name="sopan check")
    for temuan in laporan.temuan:
        _kasus(suite, laporan.berkas, temuan)


def _kasus(suite: ET.Element, berkas: str, temuan: Temuan) -> None:
    kasus = ET.SubElement(suite, "testcase", classname=_bersih(berkas), name=f"{temuan.kode} {temuan.nama}")
    if temuan.tempat.baris:
        kasus.set("file", _bersih(berkas))
        kasus.set("line", str(temuan.tempat.baris))
    isi = _bersih(f"{berkas}:{temuan.tempat.baris}:{temuan.tempat.kolom}: {temuan.pesan}")
    if temuan.dikecualikan is not None:
        ET.SubElement(kasus, "skipped", message=_bersih(temuan.dikecualikan))
    elif temuan.severity == "error":
        ET.SubElement(kasus, "failure", message=_bersih(str(temuan.pesan)), type=temuan.nama).text = isi
    else:
        ET.SubElement(kasus, "system-out").text = f"{SEVERITY[temuan.severity]}: {isi}"


def _bersih(teks: str) -> str:
    return _TERLARANG.sub("\ufffd", teks)
