"""`sopan publish public`: the public version of services."""

from __future__ import annotations

from sopan.cli.files import Source
from sopan.cli.options import Files
from sopan.cli.publish_files import OutputDir, To, chosen, each_file, read_naskah, write_documents
from sopan.errors import Pesan
from sopan.publish.paper import BENTUK
from sopan.publish.public import dokumen_publik

__all__ = ["command"]

HELP = Pesan(
    "Buat versi publik: tanpa mutu baku dan catatan kantor, waktu dalam hari kerja (kecuali waktu_pasti), "
    "apa yang dibawa, diterima, dan dibayar, di mana, dan cara mengadu. Hanya untuk SOP pelayanan.",
    "Make the public version: without mutu baku and inner notes, time in working days (unless waktu_pasti), "
    "what to bring, get and pay, where, and how to complain. Only for an SOP pelayanan.",
)
EXAMPLES = ("sopan publish public izin.sop.yaml --to pdf,html,docx",)


def command(files: Files, to: To = ["pdf"], output_dir: OutputDir = None) -> int:  # noqa: B006 - typer copies it
    """Publish every file; the exit code of the worst."""
    formats = chosen(to, BENTUK)

    def one(source: Source) -> None:
        naskah = read_naskah(source)
        write_documents(source, "publik", dokumen_publik(naskah.sop, naskah.logo), formats, output_dir)

    return each_file(files, one)
