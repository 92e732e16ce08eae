"""`sopan advise`: which form suits an SOP, and why (the deck's decision tree, slide 9)."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sopan.cli.console import say, tell_error
from sopan.cli.files import find_sources
from sopan.cli.options import Files
from sopan.errors import Pesan, SopanError, WrongUse
from sopan.model.bentuk import SaranBentuk, sarankan_bentuk
from sopan.read import read_sop
from sopan.read.source import shown_name

HELP = Pesan(
    "Sarankan bentuk SOP: banyak keputusan? lebih dari sepuluh langkah?\n\n"
    "Pohon keputusan paparan (slide 9) berlaku bagi SOP teknis; SOP administratif digambar sebagai diagram "
    "alir bercabang menurut PermenPANRB 35/2012.",
    "Recommend the form of an SOP: many decisions? more than ten steps?\n\n"
    "The deck's decision tree (slide 9) is for an SOP teknis; an SOP administratif is drawn as a branching "
    "flowchart by PermenPANRB 35/2012.",
)
EXAMPLES = ("sopan advise pencadangan.sop.yaml", "sopan advise sop/ --format json")

_FORMATS = ("text", "json")


def command(
    files: Files,
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="NAME", help=str(Pesan("text atau json.", "text or json."))),
    ] = "text",
) -> int:
    """Advise on every file; the exit code of the worst."""
    if format_ not in _FORMATS:
        raise WrongUse(
            Pesan(
                f"format '{format_}' tidak ada; pilih text atau json.",
                f"there is no format '{format_}'; choose text or json.",
            )
        )
    worst = 0
    found: list[tuple[str, str, SaranBentuk]] = []
    for source in find_sources(files):
        name = shown_name(source.path)
        try:
            sop = read_sop(source.path).sop
        except SopanError as error:
            tell_error(error, name)
            worst = max(worst, error.exit_code)
            continue
        found.append((name, sop.judul, sarankan_bentuk(sop)))
    if format_ == "json":
        say(json.dumps([_data(*one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            _show(*one)
    return worst


def _data(name: str, judul: str, saran: SaranBentuk) -> dict[str, object]:
    return {
        "berkas": name,
        "judul": judul,
        "bentuk": saran.bentuk,
        "pohon": saran.pohon,
        "keputusan": saran.keputusan,
        "langkah": saran.langkah,
        "alasan": [str(one) for one in saran.alasan],
    }


def _show(name: str, judul: str, saran: SaranBentuk) -> None:
    say(f"{judul}: {saran.bentuk}")
    for reason in saran.alasan:
        say(f"  {reason}")
    if saran.pohon != saran.bentuk:
        say(
            "  "
            + str(
                Pesan(
                    f"Pohon keputusan sendiri menyarankan {saran.pohon}.",
                    f"The decision tree alone recommends {saran.pohon}.",
                )
            )
        )
    option = "" if saran.bentuk == "bercabang" else f" --bentuk {saran.bentuk}"
    say(f"  sopan render {name}{option}")
