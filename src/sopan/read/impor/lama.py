"""Old `.doc` and `.xls` files: LibreOffice, where it is installed, makes DOCX and XLSX of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from sopan.errors import EnvironmentLacking, Pesan
from sopan.read.impor.aman import tolak

__all__ = ["baca_lama"]

_DETIK = 60
_WORD = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t".encode("latin-1")
_SARINGAN = {".doc": ("docx", "docx:MS Word 2007 XML"), ".xls": ("xlsx", "xlsx:Calc MS Excel 2007 XML")}


def baca_lama(data: bytes, nama: str) -> bytes:
    """The file as DOCX or XLSX. Its macros do not run: LibreOffice converts without opening a window.

    Raises `EnvironmentLacking` without LibreOffice, `UnreadableFile` where it cannot convert the file.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise EnvironmentLacking(
            Pesan(
                f"{nama}: .doc dan .xls perlu LibreOffice. Pasang, atau simpan sebagai DOCX atau XLSX.",
                f"{nama}: .doc and .xls need LibreOffice. Install it, or save the file as DOCX or XLSX.",
            )
        )
    akhiran = ".doc" if _WORD in data else ".xls"
    hasil, saringan = _SARINGAN[akhiran]
    with tempfile.TemporaryDirectory() as tempat:
        folder = Path(tempat)
        (folder / f"lama{akhiran}").write_bytes(data)
        perintah = [program, f"-env:UserInstallation=file://{tempat}/profil", "--headless", "--norestore"]
        perintah += [
            "--convert-to",
            saringan,
            "--outdir",
            str(folder / "keluar"),
            str(folder / f"lama{akhiran}"),
        ]
        try:
            subprocess.run(perintah, check=True, capture_output=True, timeout=_DETIK)
            return (folder / "keluar" / f"lama.{hasil}").read_bytes()
        except (OSError, subprocess.SubprocessError):
            tolak(
                nama,
                Pesan("LibreOffice tidak dapat membuka berkas ini.", "LibreOffice cannot open this file."),
                Pesan("Simpan sebagai DOCX atau XLSX.", "Save it as DOCX or XLSX."),
            )
