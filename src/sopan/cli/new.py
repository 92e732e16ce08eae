"""`sopan new`: a new SOP from a pattern of the deck, or from its questions.

With `--pola` the pattern comes as it is, its blanks answered by `--isi`; without it the questions are
asked in the terminal. The text goes to `--output`, or to the standard output where there is none.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import tell
from sopan.cli.files import write_atomically
from sopan.errors import Pesan, WrongUse
from sopan.templates import daftar_pola, find, pola_bernama

__all__ = ["EXAMPLES", "HELP", "command"]

HELP = Pesan(
    "Mulai SOP baru dari salah satu dari tujuh pola bahan pelatihan, atau dari tanya jawab di terminal.\n\n"
    "Tanpa --pola, Sopan menanyakan siapa yang memulai kegiatan, apa hasilnya, seberapa besar pekerjaannya, "
    "siapa pelaksananya, dan berapa keputusannya, lalu menulis rancangan awal.",
    "Start a new SOP from one of the seven patterns of the training deck, or from questions in the "
    "terminal.\n\n"
    "Without --pola, Sopan asks who begins the activity, what comes out, how large the work is, who acts and "
    "how many decisions there are, and writes a first draft.",
)
EXAMPLES = (
    "sopan new",
    "sopan new --daftar",
    "sopan new --pola penugasan --output perjalanan-dinas.sop.yaml",
    "sopan new --pola pembuatan-kecil --isi 'nama produk=laporan bulanan'",
)


def command(
    pola: Annotated[
        str | None,
        typer.Option("--pola", metavar="NAMA", help=str(Pesan("Nama pola.", "Name of the pattern."))),
    ] = None,
    isi: Annotated[
        list[str] | None,
        typer.Option(
            "--isi",
            metavar="LABEL=JAWABAN",
            help=str(
                Pesan("Jawaban sebuah isian; boleh berulang.", "The answer to a blank; may be repeated.")
            ),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=str(Pesan("Tulis ke berkas ini.", "Write it to this file.")),
        ),
    ] = None,
    daftar: Annotated[
        bool,
        typer.Option(
            "--daftar",
            help=str(
                Pesan(
                    "Tampilkan ketujuh pola, atau tahapan dan isian satu --pola.",
                    "Show the patterns, or the stages and blanks of one --pola.",
                )
            ),
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=str(Pesan("Timpa berkas yang sudah ada.", "Write over a file that exists."))
        ),
    ] = False,
) -> None:
    """Show the patterns, fill one, or ask."""
    if daftar:
        from sopan.cli.new_list import show_pattern, show_patterns  # noqa: PLC0415 - rich, for this alone

        if pola is None:
            show_patterns(daftar_pola())
        else:
            show_pattern(pola_bernama(pola))
    elif pola is not None:
        _deliver(pola_bernama(pola).isi(_answers(isi or [])), output, force=force)
    elif isi:
        raise WrongUse(Pesan("--isi memerlukan --pola.", "--isi needs --pola."))
    elif not _terminal():
        raise WrongUse(
            Pesan(
                "tanya jawab memerlukan terminal; pilih pola dengan --pola (lihat sopan new --daftar).",
                "the questions need a terminal; choose a pattern with --pola (see sopan new --daftar).",
            )
        )
    else:
        _interview(output, force=force)


def _interview(output: Path | None, *, force: bool) -> None:
    from sopan.cli.new_questions import Terminal, ask  # noqa: PLC0415 - for the interactive mode alone
    from sopan.templates.interview import susun  # noqa: PLC0415

    if output is not None:
        _refuse_over(output, force=force)  # before an hour of answers, not after it
    rancangan = susun(ask(Terminal()))
    if output is None:
        suggested = f"{_slug(rancangan.judul)}.sop.yaml"
        output = Path(typer.prompt(str(Pesan("Nama berkas", "File name")), default=suggested, err=True))
    _deliver(rancangan.teks, output, force=force)


def _terminal() -> bool:
    return sys.stdin.isatty()


def _answers(pairs: list[str]) -> dict[str, str]:
    """`label=answer` as a mapping. Raises `WrongUse` for one without an equals sign."""
    answers: dict[str, str] = {}
    for pair in pairs:
        label, equals, answer = pair.partition("=")
        if not equals:
            raise WrongUse(
                Pesan(
                    f"--isi '{pair}' bukan 'label=jawaban', misalnya 'nama produk=laporan bulanan'.",
                    f"--isi '{pair}' is not 'label=answer', such as 'nama produk=laporan bulanan'.",
                )
            )
        answers[label.strip()] = answer.strip()
    return answers


def _deliver(text: str, output: Path | None, *, force: bool) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    _refuse_over(output, force=force)
    write_atomically(output, text.encode())
    tell(str(Pesan(f"Ditulis: {output}", f"Written: {output}")))
    if left := find(text):
        labels = ", ".join(isian.label for isian in left)
        tell(
            str(
                Pesan(f"Isian yang tersisa ({len(left)}): {labels}.", f"Blanks left ({len(left)}): {labels}.")
            )
        )
    tell(str(Pesan(f"Sesudah diisi: sopan check {output}", f"Once filled in: sopan check {output}")))


def _refuse_over(output: Path, *, force: bool) -> None:
    if output.exists() and not force:
        raise WrongUse(
            Pesan(
                f"{output} sudah ada. Pilih nama lain, atau --force untuk menimpanya.",
                f"{output} exists already. Choose another name, or --force to write over it.",
            )
        )


def _slug(title: str) -> str:
    """A title as a file name: `pembuatan-laporan-bulanan`."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "sop"
