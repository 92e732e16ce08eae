"""`sopan`: the table of its commands, and what becomes of everything that can go wrong.

A command is one line in `COMMANDS` and one module, imported when it is called (`sopan.cli.command`).
Exit codes: see `sopan.errors`; 70 for a fault of our own, 130 after Ctrl-C, 143 when asked to end
(SIGTERM), 141 when whoever read the output went away.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from sopan.cli.command import Entry, build_group
from sopan.cli.console import tell, tell_error
from sopan.cli.usage import UsageError, wrong_use
from sopan.errors import Pesan, SopanError

__all__ = ["COMMANDS", "INTERRUPTED", "NOBODY_READS", "TERMINATED", "main"]

COMMANDS: dict[str, Entry] = {
    "new": Entry("sopan.cli.new", Pesan("Mulai SOP baru dari pola.", "Start an SOP from a pattern.")),
    "render": Entry(
        "sopan.cli.render",
        Pesan("Gambar SOP: PDF, Office, HTML, BPMN, ...", "Draw SOPs: PDF, Office, HTML, BPMN, ..."),
    ),
    "advise": Entry("sopan.cli.advise", Pesan("Sarankan bentuk SOP.", "Recommend the form of an SOP.")),
    "book": Entry("sopan.cli.book", Pesan("Susun buku SOP.", "Make a book of SOPs.")),
    "check": Entry("sopan.cli.check", Pesan("Periksa SOP terhadap aturan.", "Check SOPs against the rules.")),
    "rule": Entry("sopan.cli.rule", Pesan("Terangkan sebuah aturan.", "Explain a rule.")),
    "classify": Entry(
        "sopan.cli.classify", Pesan("Tentukan atau ubah jenis SOP.", "Tell or change the kind of an SOP.")
    ),
    "import": Entry("sopan.cli.import_", Pesan("Bawa SOP lama ke berkas YAML.", "Bring old SOPs along.")),
    "show": Entry("sopan.cli.show", Pesan("Tampilkan SOP di terminal.", "Show an SOP in the terminal.")),
    "layout": Entry("sopan.cli.layout", Pesan("Tulis tata letak sebagai JSON.", "Write the layout as JSON.")),
    "analyse": Entry(
        "sopan.cli.analyse",
        Pesan("Hitung jalan dan waktu harapan.", "Reckon ways and expected time."),
    ),
    "simulate": Entry(
        "sopan.cli.simulate",
        Pesan("Simulasikan antrean dan janji waktu.", "Simulate queues and the promise."),
    ),
    "workload": Entry(
        "sopan.cli.workload",
        Pesan("Hitung beban kerja dan petugas.", "Reckon workload and staff."),
    ),
    "monitor": Entry(
        "sopan.cli.monitor",
        Pesan("Bandingkan log dengan SOP.", "Hold a log against an SOP."),
    ),
    "publish": Entry(
        "sopan.cli.publish",
        Pesan("Versi publik, standar pelayanan, penetapan.", "Public version, standard, decree."),
    ),
    "organise": Entry(
        "sopan.cli.organise", Pesan("Dari SOTK ke judul dan cakupan SOP.", "From organisation to titles.")
    ),
    "duplicates": Entry(
        "sopan.cli.duplicates", Pesan("Cari SOP dari kegiatan yang sama.", "Find SOPs of one activity.")
    ),
    "diff": Entry("sopan.cli.diff", Pesan("Sebut beda dua SOP.", "Tell how two SOPs differ.")),
    "relations": Entry(
        "sopan.cli.relations", Pesan("Telusuri hubungan antar-SOP.", "Follow relations between SOPs.")
    ),
    "lsp": Entry("sopan.cli.lsp", Pesan("Server bahasa untuk penyunting.", "Language server for editors.")),
    "sign": Entry("sopan.cli.sign", Pesan("Tanda tangani secara elektronik.", "Sign electronically.")),
    "verify": Entry("sopan.cli.verify", Pesan("Periksa tanda tangan PDF.", "Check a PDF's signatures.")),
    "schema": Entry(
        "sopan.cli.schema", Pesan("Tulis JSON Schema berkas SOP.", "Print the file's JSON Schema.")
    ),
    "serve": Entry("sopan.cli.serve", Pesan("Jalankan kantor SOP di web.", "Run the office on the web.")),
    "worker": Entry("sopan.cli.worker", Pesan("Kerjakan urusan kalender.", "Do what the calendar asks.")),
    "admin": Entry("sopan.cli.admin", Pesan("Kelola server.", "Keep the server.")),
    "pull": Entry("sopan.cli.pull", Pesan("Tarik SOP dari server.", "Pull SOPs from a server.")),
    "push": Entry("sopan.cli.push", Pesan("Kirim perubahan ke server.", "Push changes to a server.")),
    "version": Entry("sopan.cli.version", Pesan("Sebut versi Sopan.", "Tell the version of Sopan.")),
}
"""Command -> its module and what it does, in the order of the help."""

HELP = Pesan(
    "Sopan: SOP Administrasi Pemerintahan (PermenPANRB 35/2012) dari satu berkas YAML.\n\n"
    "SOP ditulis sekali sebagai *.sop.yaml; dari sana dokumen resminya digambar, diperiksa, dan diturunkan. "
    "Bahasa pesan: SOPAN_LANG=id atau en.",
    "Sopan: SOP Administrasi Pemerintahan (PermenPANRB 35/2012) from one YAML file.\n\n"
    "Write an SOP once as *.sop.yaml; its official document is drawn, checked and derived from that. "
    "Language of messages: SOPAN_LANG=id or en.",
)

INTERRUPTED = 130
TERMINATED = 143
NOBODY_READS = 141


def _version(wanted: bool) -> None:
    if wanted:
        from sopan.cli.version import command  # noqa: PLC0415 - as every command

        command()
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_version,
            help=str(Pesan("Sebut versi.", "Tell the version.")),
        ),
    ] = False,
) -> None:
    """The options of `sopan` itself."""


class _Terminated(KeyboardInterrupt):
    """Somebody asked the process to end: workers and half-written files are cleared as after Ctrl-C."""


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise _Terminated


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code. Shows errors; raises nothing that a person can cause."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run(given or ["--help"])
        sys.stdout.flush()
    except KeyboardInterrupt as end:
        tell(str(Pesan("sopan: dihentikan.", "sopan: interrupted.")))
        return TERMINATED if isinstance(end, _Terminated) else INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more. What is still buffered must not fail again while Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return code


def _run(arguments: list[str]) -> int:
    cli = build_group("sopan", COMMANDS, HELP, _options)
    try:
        # Not the parser's own `main`: that one has other ideas of what an interrupt or a closed pipe means.
        with cli.make_context("sopan", arguments) as context:
            result = cli.invoke(context)
    except BrokenPipeError:
        raise
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except UsageError as error:
        return _told(wrong_use(error))
    except Exception as error:  # noqa: BLE001 - the last stop: a person gets a sentence, never a traceback
        from sopan.cli.failure import as_sopan_error  # noqa: PLC0415 - only for a failure

        return _told(as_sopan_error(error))
    return result if type(result) is int else 0


def _told(error: SopanError) -> int:
    tell_error(error)
    return error.exit_code
