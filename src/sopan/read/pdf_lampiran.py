"""The SOP file that a PDF of Sopan carries (`sopan render --lampirkan`), read back as it was.

A PDF from outside is hostile: only its list of attached files is looked at, and no more is unpacked than an
SOP file may be large.
"""

from __future__ import annotations

import io
import zlib

import pikepdf

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.read.source import LARGEST, decode

__all__ = ["sop_dalam_pdf"]

_SUFFIXES = (".sop.yaml", ".sop.yml")
_MOST_FILES = 64


def sop_dalam_pdf(data: bytes, nama: str = "") -> tuple[str, str] | None:
    """The name and text of the SOP file inside of a PDF, or None where there is none.

    `nama` is what faults call the PDF. Raises `UnreadableFile` for what is no PDF, one that is locked, and an
    attachment that is too large or no text.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _first(pdf, nama)
    except pikepdf.PasswordError:
        raise _refused(
            nama,
            Pesan("PDF ini terkunci dengan kata sandi.", "this PDF is locked with a password."),
            Pesan("Simpan salinan tanpa kata sandi.", "Save a copy without a password."),
        ) from None
    except (pikepdf.PdfError, zlib.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refused(
            nama,
            Pesan("ini bukan PDF yang utuh.", "this is not a sound PDF."),
            Pesan("Minta berkas aslinya.", "Ask for the original file."),
        ) from error


def _first(pdf: pikepdf.Pdf, nama: str) -> tuple[str, str] | None:
    for number, (name, spec) in enumerate(pdf.attachments.items()):
        if number >= _MOST_FILES:
            break
        if name.lower().endswith(_SUFFIXES):
            return name, decode(_content(spec, nama), f"{nama}:{name}" if nama else name)
    return None


def _content(spec: pikepdf.AttachedFileSpec, nama: str) -> bytes:
    """The bytes of an attached file, unpacked step by step up to the limit."""
    stream = spec.get_file().obj
    packed = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    kinds = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if filters is None:
        content = packed
    elif kinds == ["/FlateDecode"] and "/DecodeParms" not in stream:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, LARGEST + 1)
    else:
        raise _refused(
            nama,
            Pesan("berkas SOP di dalamnya dimampatkan secara lain.", "its SOP file is packed otherwise."),
            Pesan("Minta berkas *.sop.yaml-nya.", "Ask for the *.sop.yaml file."),
        )
    if len(content) > LARGEST:
        raise _refused(
            nama,
            Pesan("berkas SOP di dalamnya terlalu besar.", "the SOP file inside is too large."),
            Pesan(f"Paling besar {LARGEST / 1e6:.0f} MB.", f"The limit is {LARGEST / 1e6:.0f} MB."),
        )
    return content


def _refused(nama: str, message: Pesan, instead: Pesan) -> UnreadableFile:
    return UnreadableFile([Fault(nama, 0, 0, message, instead=instead)])
