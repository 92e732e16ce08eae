"""What the fuzzer starts from: one file of each kind, cut into the pieces that it mutates.

A zip's bytes are no use to a mutator: nearly every change breaks the checksum of a part. So an input names a
file and one of its parts in its first two bytes, the rest is that part, and `whole` packs it again.
"""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from sopan.layout.compose import compose
from sopan.read import read_sop
from sopan.render import bpmn, docx, drawio, pdf, visio_xlsx, xlsx
from sopan.render.base import RenderOptions
from tests.read.impor.lukis import GAYA, lukis
from tests.read.impor.lukis_docx import lukis_docx

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = CHECKOUT / "examples" / "pelayanan-peminjaman-koleksi.sop.yaml"
INTEROP = CHECKOUT.parent / "shared" / "interop"
LARGEST_PART = 60_000
"""Longer parts are left as they are: a mutator gets nowhere in them."""


@cache
def packed() -> tuple[bytes, ...]:
    """Files that are zips, in a fixed order: an input names one by its place."""
    sop = read_sop(EXAMPLE).sop
    scene = compose(sop)
    files = [
        lukis(sop, GAYA["ujung lepas"]),
        lukis_docx(sop, GAYA["baku"], "vml"),
        lukis_docx(sop, GAYA["baku"], "sel"),
        *(part.render(sop, scene, RenderOptions())[0].data for part in (xlsx, docx, visio_xlsx)),
        *(file.read_bytes() for file in sorted(INTEROP.glob("vsdx/*.vsdx"))),
    ]
    return tuple(files)


@cache
def _parts(number: int) -> tuple[tuple[str, bytes], ...]:
    with ZipFile(BytesIO(packed()[number])) as folder:
        return tuple((name, folder.read(name)) for name in folder.namelist())


def whole(data: bytes) -> bytes | None:
    """The zip that an input stands for; None where it names none."""
    if len(data) < 2 or data[0] >= len(packed()):
        return None
    parts = _parts(data[0])
    if data[1] >= len(parts):
        return None
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as folder:
        for place, (name, content) in enumerate(parts):
            folder.writestr(name, data[2:] if place == data[1] else content)
    return made.getvalue()


def of_zips() -> list[bytes]:
    """Inputs of the target `zip`."""
    return [
        bytes((number, place)) + content
        for number in range(len(packed()))
        for place, (name, content) in enumerate(_parts(number))
        if len(content) <= LARGEST_PART and not name.endswith((".png", ".jpeg", ".emf"))
    ]


def of_pdf() -> list[bytes]:
    """Inputs of the target `pdf`, with their streams unpacked, so that a mutator reaches what is in them."""
    import pikepdf  # noqa: PLC0415 - for this target only

    sop = read_sop(EXAMPLE).sop
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf.render(sop, compose(sop), RenderOptions())[0].data)) as document:
        for name in ("/AF", "/Names"):  # without the attached file it is read from its lines and words
            if name in document.Root:
                del document.Root[name]
        document.save(made, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    return [made.getvalue()]


def of_text() -> list[bytes]:
    """Inputs of the target `text`: BPMN, draw.io, tables, YAML, JSON."""
    sop = read_sop(EXAMPLE).sop
    scene = compose(sop)
    table = "No,Kegiatan,Pelaksana,Waktu,Output\n1,Menerima,Petugas,5 menit,Tanda\n2,Cek?,Kasi,1 hari,\n"
    return [
        EXAMPLE.read_bytes(),
        table.encode(),
        table.replace(",", ";").encode(),
        table.replace(",", "\t").encode("utf-16"),
        *(part.render(sop, scene, RenderOptions())[0].data for part in (bpmn, drawio)),
        *(file.read_bytes() for file in sorted(INTEROP.glob("bpmn-miwg/*.bpmn"))),
        b"{" + zlib.compress(b"sop")[:4],
    ]


TARGETS = {"zip": of_zips, "pdf": of_pdf, "text": of_text}
