"""Broken files of every format: whatever is changed in them, nothing but a `SopanError` comes out."""

from __future__ import annotations

import contextlib
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.impor.lukis import GAYA, lukis
from tests.read.impor.lukis_docx import lukis_docx

from sopan.errors import SopanError
from sopan.layout.compose import compose
from sopan.read import read_sop
from sopan.read.impor import HasilImpor, impor_bytes, yaml_impor
from sopan.render import bpmn, docx, drawio, pdf, visio_xlsx, xlsx
from sopan.render.base import RenderOptions

CONTOH = Path(__file__).parents[3] / "examples" / "pelayanan-peminjaman-koleksi.sop.yaml"
PENULIS = {"xlsx": xlsx, "docx": docx, "bpmn": bpmn, "drawio": drawio, "pdf": pdf, "visio": visio_xlsx}
SEMUA = (*PENULIS, "xlsx tangan", "docx tangan", "docx vml")


@cache
def _berkas(bentuk: str) -> bytes:
    sop = read_sop(CONTOH).sop
    if bentuk == "xlsx tangan":
        return lukis(sop, GAYA["ujung lepas"])
    if bentuk.startswith("docx "):
        return lukis_docx(sop, GAYA["baku"], "vml" if "vml" in bentuk else "sel")
    data: bytes = PENULIS[bentuk].render(sop, compose(sop), RenderOptions())[0].data
    return data


def _rusak(data: bytes, ubahan: list[tuple[int, int, bytes]]) -> bytes:
    isi = bytearray(data)
    for tempat, panjang, ganti in ubahan:
        di = tempat % max(len(isi), 1)
        isi[di : di + panjang] = ganti
    return bytes(isi)


def rusak(data: bytes, ubahan: list[tuple[int, int, bytes]], bagian: int) -> bytes:
    """The file with pieces replaced; in a zip file, inside of one of its parts."""
    if not data.startswith(b"PK") or bagian == 0:
        return _rusak(data, ubahan)
    keluar = BytesIO()
    with ZipFile(BytesIO(data)) as lama, ZipFile(keluar, "w", ZIP_DEFLATED) as baru:
        nama = lama.namelist()
        for satu in nama:
            isi = lama.read(satu)
            baru.writestr(satu, _rusak(isi, ubahan) if satu == nama[bagian % len(nama)] else isi)
    return keluar.getvalue()


def coba(data: bytes) -> HasilImpor | None:
    """Import; None where it is refused. A result must make a file that can be read."""
    with contextlib.suppress(SopanError):
        hasil = impor_bytes(data, "rusak")
        assert yaml_impor(hasil)
        return hasil
    return None


_GANTI = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"", b"-1", b"1e308", b"nan", b"<a>", b"</a>", b'"', b"\0", b"99999999999", b"&x;", b"A1:XFD9"]
    ),
)
_UBAHAN = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 12), _GANTI), min_size=1, max_size=6)


@pytest.mark.parametrize("bentuk", SEMUA)
@settings(max_examples=12)
@given(ubahan=_UBAHAN, bagian=st.integers(0, 40))
def test_only_sopan_errors_come_out(bentuk: str, ubahan: list[tuple[int, int, bytes]], bagian: int) -> None:
    coba(rusak(_berkas(bentuk), ubahan, bagian))


@pytest.mark.parametrize("bentuk", SEMUA)
def test_a_file_cut_off_anywhere_is_refused_or_read(bentuk: str) -> None:
    data = _berkas(bentuk)
    for n in range(0, len(data), max(len(data) // 5, 1)):
        coba(data[:n])
