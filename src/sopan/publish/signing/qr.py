"""A QR code at the foot of every page, which leads to the public verification page."""

from __future__ import annotations

import io
from urllib.parse import quote

import pikepdf
import segno

from sopan.errors import Fault, Pesan, UnreadableFile, WrongUse

__all__ = ["alamat_periksa", "bubuhkan_qr"]

_SIDE = 33.0
_RIGHT, _BOTTOM = 34.0, 9.0
_MOST = 300


def alamat_periksa(pola: str, nomor: str) -> str:
    """The address of a document: `{nomor}` in the pattern is its number, escaped.

    Raises `WrongUse` for what is no web address or too long for a small code.
    """
    address = pola.replace("{nomor}", quote(nomor, safe=""))
    if not address.startswith(("https://", "http://")) or len(address) > _MOST or not address.isascii():
        raise WrongUse(
            Pesan(
                f"alamat '{pola}' tidak dapat dipakai; tulis misalnya 'https://contoh.go.id/periksa?n={{nomor}}'.",
                f"the address '{pola}' cannot be used; write for instance 'https://a.go.id/verify?n={{nomor}}'.",
            )
        )
    return address


def bubuhkan_qr(pdf: bytes, alamat: str) -> bytes:
    """The PDF with the code on every page, in the lower right corner; it stays PDF/A and tagged.

    The code is an artifact (a screen reader passes over it). To be done before the first signature. Raises
    `UnreadableFile` for what is no PDF, or one that is locked.
    """
    try:
        return _stamped(pdf, alamat)
    except (pikepdf.PdfError, KeyError, TypeError, ValueError) as error:
        message = Pesan("ini bukan PDF yang utuh, atau terkunci.", "this is no sound PDF, or it is locked.")
        raise UnreadableFile([Fault("PDF", 0, 0, message)]) from error


def _stamped(pdf: bytes, alamat: str) -> bytes:
    code = segno.make(alamat, error="m", micro=False)
    unit = _SIDE / code.symbol_size(border=2)[0]
    side = f"{unit:.3f}"
    rows = list(code.matrix_iter(border=2))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            left = float(page.mediabox[2]) - _RIGHT - _SIDE
            squares = "".join(
                f"{left + column * unit:.3f} {_BOTTOM + (len(rows) - 1 - row) * unit:.3f} {side} {side} re\n"
                for row, line in enumerate(rows)
                for column, dark in enumerate(line)
                if dark
            )
            page.contents_add(b"q\n", prepend=True)
            drawing = f"\nQ\n/Artifact BMC\nq\n0 0 0 rg\n{squares}f\nQ\nEMC\n"
            page.contents_add(drawing.encode("ascii"))
        out = io.BytesIO()
        document.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()
