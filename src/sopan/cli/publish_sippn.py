"""`sopan publish sippn`: the six public components of services as one spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import Source, write_atomically
from sopan.cli.options import Files
from sopan.cli.publish_files import each_file, read_naskah
from sopan.errors import Pesan, WrongUse
from sopan.publish.standar import StandarPelayanan, lembar_sippn, standar_pelayanan
from sopan.read.source import shown_name

__all__ = ["command"]

HELP = Pesan(
    "Tulis enam komponen service delivery semua pelayanan ke satu lembar XLSX untuk diisikan ke SIPPN.",
    "Write the six service delivery components of all services to one XLSX to be entered into SIPPN.",
)
EXAMPLES = ("sopan publish sippn sop/ --output sippn.xlsx",)


def command(
    files: Files,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help=str(Pesan("Berkas hasil.", "The output.")))
    ] = Path("sippn.xlsx"),
) -> int:
    """Write one row a service; SOPs that are no services are counted. The exit code of the worst."""
    found: list[StandarPelayanan] = []
    others: list[Source] = []

    def one(source: Source) -> None:
        sop = read_naskah(source).sop
        if sop.jenis == "pelayanan":
            found.append(standar_pelayanan(sop))
        else:
            others.append(source)

    worst = each_file(files, one)
    if others and found:
        count = len(others)
        tell(str(Pesan(f"{count} SOP lain bukan pelayanan.", f"{count} other SOPs are no services.")))
    if others and not found:
        raise WrongUse(
            Pesan(
                "tidak ada SOP pelayanan di antaranya; hanya pelayanan yang dimuat di SIPPN.",
                "there is no SOP pelayanan among them; only services go into SIPPN.",
            )
        )
    if found:
        write_atomically(output, lembar_sippn(found))
        say(shown_name(output))
    return worst
