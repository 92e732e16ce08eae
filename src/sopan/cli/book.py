"""`sopan book`: the SOP book of a unit, from a folder of SOP files to one PDF or Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from sopan.cli.console import say, tell, tell_error, tracked
from sopan.cli.files import Source, find_sources, write_atomically
from sopan.cli.options import Files, Jobs, Paper, ProfilName, page_setup, split_names
from sopan.cli.pool import each, sensible_jobs
from sopan.cli.profil_notes import profile_notes
from sopan.errors import Pesan, WrongUse
from sopan.layout.setup import PageSetup
from sopan.model.buku import Buku
from sopan.model.peraturan import PROFIL_BAWAAN
from sopan.publish.book import Bab, susun_bab, tulis_buku, urutkan
from sopan.read import read_sop
from sopan.read.buku_file import read_buku
from sopan.read.huruf_file import typeface_notes
from sopan.read.profil_file import read_profil
from sopan.read.source import shown_name

HELP = Pesan(
    "Susun buku SOP sebuah unit: sampul, daftar isi, penjelasan singkat, semua SOP.\n\n"
    "Isi sampul dan penjelasan diambil dari buku.yaml di folder itu, atau mengikuti SOP-nya. SOP diurutkan "
    "menurut unit dan nomor. Satu berkas yang salah menghentikan buku, sebab buku harus lengkap.",
    "Make the SOP book of a unit: cover, contents, brief explanation, all SOPs.\n\n"
    "Cover and explanation come from buku.yaml in that folder, or follow from the SOPs, which are ordered by "
    "unit and number. One faulty file stops the book, for a book must be complete.",
)
EXAMPLES = (
    "sopan book sop/",
    "sopan book sop/ --output buku-sop-2026.pdf --profil kota-contoh.yaml",
    "sopan book sop/ --to pdf,docx --isian dinas.buku.yaml --paper A4",
)

_ISIAN = "buku.yaml"
_FORMATS = ("pdf", "docx")


class _Task(NamedTuple):
    source: Source
    setup: PageSetup
    peraturan: str
    word: bool

    def __str__(self) -> str:
        return shown_name(self.source.path)


def command(
    files: Files,
    to: Annotated[
        list[str],
        typer.Option("--to", "-t", metavar="FORMAT", help="Format: pdf, docx."),
    ] = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=str(
                Pesan(
                    "Tulis ke sini, dengan akhiran formatnya.", "Write here, with the suffix of the format."
                )
            ),
        ),
    ] = Path("buku-sop.pdf"),
    isian: Annotated[
        Path | None,
        typer.Option(
            "--isian",
            metavar="FILE",
            help=str(
                Pesan(
                    "Isi sampul dan penjelasan [bawaan: buku.yaml di folder pertama].",
                    "Contents of cover and explanation [default: buku.yaml in the first folder].",
                )
            ),
        ),
    ] = None,
    jobs: Jobs = 0,
    profil: ProfilName = PROFIL_BAWAAN[0],
    paper: Paper = None,
) -> int:
    """Draw every SOP and bind the book; nothing is written where one of them cannot be drawn."""
    formats = _formats(to)
    rules = read_profil(profil)
    setup = page_setup(paper, None, None, rules)
    buku, folder = _book_file(isian, files)
    sources = find_sources(files)
    tasks = [_Task(source, setup, rules.sebutan, "docx" in formats) for source in sources]
    for note in (*profile_notes(rules), *typeface_notes(setup.face)):
        tell(str(note))
    chapters: list[Bab] = []
    worst = 0
    answers = each(_draw, tasks, sensible_jobs(jobs, len(tasks)))
    for answer in tracked(answers, len(tasks), Pesan("Menggambar", "Drawing")):
        if answer.error is not None:
            tell_error(answer.error, str(answer.item))
            worst = max(worst, answer.error.exit_code)
        elif answer.result is not None:
            chapters.append(answer.result)
    if worst:
        tell(str(Pesan("Buku tidak dibuat.", "No book was made.")))
        return worst
    written, warnings = tulis_buku(buku, urutkan(chapters), setup, folder, formats)
    for warning in warnings:
        tell(str(warning))
    for name, data in written.items():
        path = output.with_suffix(f".{name}")
        write_atomically(path, data)
        say(shown_name(path))
    return 0


def _formats(to: list[str]) -> list[str]:
    names = split_names(to)
    for name in names:
        if name not in _FORMATS:
            known = ", ".join(_FORMATS)
            raise WrongUse(
                Pesan(
                    f"buku tidak ada dalam format '{name}'; pilih {known}.",
                    f"there is no book in the format '{name}'; choose {known}.",
                )
            )
    return names


def _book_file(isian: Path | None, files: list[str]) -> tuple[Buku, Path | None]:
    """What the book says of itself: the file that is named, or that of the first folder, or nothing."""
    if isian is None:
        folder = next((Path(name) for name in files if Path(name).is_dir()), None)
        if folder is None or not (folder / _ISIAN).is_file():
            return Buku(), folder
        isian = folder / _ISIAN
    return read_buku(isian), isian.parent


def _draw(task: _Task) -> Bab:
    path = task.source.path
    return susun_bab(read_sop(path).sop, path.parent, task.setup, task.peraturan, word=task.word)
