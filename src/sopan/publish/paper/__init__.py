"""Documents on paper: what they consist of (`blocks`), and three ways to write them (PDF, DOCX, HTML).

    data = write("pdf", Dokumen(judul="Standar Pelayanan", pemilik=("Pemerintah Kota Contoh",), isi=(...)))

Every document leads with the agency's logo and name. The PDF is tagged (PDF/UA-1, PDF/A-2a), the HTML is one
file that needs nothing from elsewhere, the DOCX has real headings, lists and tables to edit.
"""

from __future__ import annotations

from importlib import import_module

from sopan.errors import Pesan, WrongUse
from sopan.publish.paper.blocks import (
    Blok,
    Daftar,
    Dokumen,
    Fakta,
    Gambar,
    Judul,
    Paragraf,
    Pecah,
    Pengesah,
    Tabel,
)

__all__ = [
    "BENTUK",
    "Blok",
    "Daftar",
    "Dokumen",
    "Fakta",
    "Gambar",
    "Judul",
    "Paragraf",
    "Pecah",
    "Pengesah",
    "Tabel",
    "write",
]

BENTUK = {
    "pdf": "sopan.publish.paper.as_pdf",
    "html": "sopan.publish.paper.as_html",
    "docx": "sopan.publish.paper.as_docx",
}
"""The formats of a document, and the module that writes each."""


def write(bentuk: str, dokumen: Dokumen) -> bytes:
    """The document as a file of that format. Raises `WrongUse` for a format that is not known."""
    module = BENTUK.get(bentuk)
    if module is None:
        names = ", ".join(BENTUK)
        raise WrongUse(
            Pesan(
                f"bentuk '{bentuk}' tidak ada; pilih {names}.",
                f"there is no format '{bentuk}'; choose {names}.",
            )
        )
    data: bytes = import_module(module).write(dokumen)
    return data
