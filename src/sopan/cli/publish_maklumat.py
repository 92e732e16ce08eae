"""`sopan publish maklumat`: the head's promise to serve by the standard."""

from __future__ import annotations

from sopan.cli.files import Source
from sopan.cli.options import Files
from sopan.cli.publish_files import (
    OutputDir,
    TemplateDir,
    To,
    chosen,
    each_file,
    read_naskah,
    write_documents,
)
from sopan.errors import Pesan
from sopan.publish.paper import BENTUK
from sopan.publish.standar import dokumen_maklumat, standar_pelayanan

__all__ = ["command"]

HELP = Pesan(
    "Buat Maklumat Pelayanan. Kalimatnya dari templat maklumat.yaml, yang dapat diganti dengan --templat.",
    "Make the Maklumat Pelayanan. Its words are the template maklumat.yaml, which --templat replaces.",
)
EXAMPLES = ("sopan publish maklumat izin.sop.yaml --to pdf,docx",)


def command(
    files: Files,
    to: To = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output_dir: OutputDir = None,
    templat: TemplateDir = None,
) -> int:
    """Make the promise of every file; the exit code of the worst."""
    formats = chosen(to, BENTUK)

    def one(source: Source) -> None:
        naskah = read_naskah(source)
        dokumen = dokumen_maklumat(standar_pelayanan(naskah.sop), naskah.logo, templat)
        write_documents(source, "maklumat", dokumen, formats, output_dir)

    return each_file(files, one)
