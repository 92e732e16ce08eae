"""`sopan render`: SOP files in, documents out."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Annotated, NamedTuple, cast

import typer

from sopan.cli.console import say, tell, tell_error, tracked
from sopan.cli.files import Source, find_sources, make_folder, write_atomically
from sopan.cli.options import Files, FontSize, Jobs, Margin, Paper, ProfilName, page_setup, split_names
from sopan.cli.pool import each, sensible_jobs
from sopan.cli.profil_notes import flow_notes, form_note, number_note, profile_notes
from sopan.errors import Pesan, WrongUse
from sopan.layout.forms import FORMS, compose_form, graphic_form
from sopan.layout.setup import PageSetup
from sopan.model.peraturan import PROFIL_BAWAAN, Bentuk, Profil
from sopan.read import read_sop
from sopan.read.huruf_file import typeface_notes
from sopan.read.nearest import nearest
from sopan.read.profil_file import read_profil
from sopan.read.source import shown_name
from sopan.render import FORMATS, RenderOptions
from sopan.render.base import Konektor, Lampiran

HELP = Pesan(
    "Gambar SOP menurut peraturan: halaman identitas dan diagram alir bercabang.\n\n"
    "Berkas yang salah dilaporkan dan tidak menghentikan yang lain; kode keluarnya yang terberat. "
    "Dokumen ditulis di samping berkasnya, atau di bawah --output-dir.",
    "Draw SOPs as the regulation asks: identity page and branching flowchart.\n\n"
    "A file with faults is told and stops no other; the exit code is that of the worst. "
    "Documents go beside their file, or below --output-dir.",
)
EXAMPLES = (
    "sopan render konsinyering.sop.yaml",
    "sopan render sop/ --to pdf,svg --output-dir terbit --jobs 4",
    "sopan render a.sop.yaml --to xlsx --konektor garis",
    "sopan render a.sop.yaml --paper A4 --margin 12 --font-size 8",
)


class _Task(NamedTuple):
    """One file to draw: where its outputs go, and how."""

    source: Source
    folder: Path
    formats: tuple[str, ...]
    bentuk: Bentuk
    setup: PageSetup
    profil: Profil
    options: RenderOptions
    lampirkan: bool

    def __str__(self) -> str:
        return shown_name(self.source.path)


class _Done(NamedTuple):
    written: tuple[str, ...]
    warnings: tuple[Pesan, ...]


def command(  # noqa: PLR0913, PLR0917  # each is an option that a person may give
    files: Files,
    to: Annotated[
        list[str],
        typer.Option(
            "--to", "-t", metavar="FORMAT", help=str(Pesan("Format: ", "Formats: ")) + ", ".join(FORMATS)
        ),
    ] = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output_dir: Annotated[
        Path | None,
        typer.Option(
            "--output-dir", "-d", metavar="DIR", help=str(Pesan("Folder hasil.", "Folder of the output."))
        ),
    ] = None,
    jobs: Jobs = 0,
    profil: ProfilName = PROFIL_BAWAAN[0],
    paper: Paper = None,
    margin: Margin = None,
    font_size: FontSize = None,
    dpi: Annotated[
        int, typer.Option("--dpi", metavar="N", help=str(Pesan("Resolusi PNG.", "Resolution of PNG.")))
    ] = 150,
    konektor: Annotated[
        str,
        typer.Option(
            "--konektor",
            metavar="NAME",
            help=str(
                Pesan(
                    "Panah di XLSX dan DOCX: lekat pada simbol (Excel, Word), atau garis (LibreOffice).",
                    "Arrows in XLSX and DOCX: lekat, glued (Excel, Word), or garis, lines (LibreOffice).",
                )
            ),
        ),
    ] = "lekat",
    bentuk: Annotated[
        str | None,
        typer.Option(
            "--bentuk",
            metavar="NAME",
            help=str(
                Pesan(
                    "Bentuk SOP: bercabang (PermenPANRB 35/2012), atau untuk SOP teknis langkah-sederhana, "
                    "hierarki, diagram-alir; 'sopan advise' menyarankan [bawaan: dari profil].",
                    "Form of the SOP: bercabang (PermenPANRB 35/2012), or for an SOP teknis "
                    "langkah-sederhana, hierarki, diagram-alir; 'sopan advise' recommends one "
                    "[default: that of the profile].",
                )
            ),
        ),
    ] = None,
    lampirkan: Annotated[
        bool,
        typer.Option(
            "--lampirkan",
            help=str(
                Pesan(
                    "Sertakan berkas SOP di dalam PDF (menjadi PDF/A-3), untuk dibaca Sopan kembali.",
                    "Put the SOP file inside the PDF (then PDF/A-3), for Sopan to read back.",
                )
            ),
        ),
    ] = False,
) -> int:
    """Draw every file in every format; the exit code of the worst."""
    formats = _formats(to)
    rules = read_profil(profil)
    form = _form(bentuk or rules.bentuk[0], formats)
    setup = page_setup(paper, margin, font_size, rules)
    arrows = cast(Konektor, konektor)  # RenderOptions refuses what it is not
    options = RenderOptions(dpi=dpi, konektor=arrows, peraturan=rules.sebutan)
    sources = find_sources(files)
    tasks = [
        _Task(source, _folder(source, output_dir), formats, form, setup, rules, options, lampirkan)
        for source in sources
    ]
    _refuse_doubles(tasks)
    for name in formats:  # once here, so that workers are born with it
        import_module(FORMATS[name].module)
    answers = each(_draw, tasks, sensible_jobs(jobs, len(tasks)))
    for note in (*profile_notes(rules), *typeface_notes(setup.face)):
        tell(str(note))
    worst = 0
    for answer in tracked(answers, len(tasks), Pesan("Menggambar", "Drawing")):
        if answer.error is not None:
            tell_error(answer.error, str(answer.item))
            worst = max(worst, answer.error.exit_code)
        elif answer.result is not None:
            for warning in answer.result.warnings:
                tell(f"{answer.item}: {warning}")
            for name in answer.result.written:
                say(name)
    return worst


def _formats(to: list[str]) -> tuple[str, ...]:
    names = split_names(to)
    for name in names:
        if name not in FORMATS:
            meant = nearest(name, FORMATS)
            known = ", ".join(FORMATS)
            raise WrongUse(
                Pesan(
                    f"format '{name}' tidak ada. "
                    + (f"Maksudnya '{meant}'?" if meant else f"Pilih {known}."),
                    f"there is no format '{name}'. "
                    + (f"Did you mean '{meant}'?" if meant else f"Choose {known}."),
                )
            )
    return tuple(names)


_PLACED = ("pdf", "svg", "png")  # formats that draw any scene; the others know the table of 35/2012


def _form(name: str, formats: tuple[str, ...]) -> Bentuk:
    """The form of that name, if all formats can draw it."""
    form = next((one for one in FORMS if one == name), None)
    if form is None:
        meant = nearest(name, FORMS)
        known = ", ".join(FORMS)
        raise WrongUse(
            Pesan(
                f"bentuk '{name}' tidak ada. " + (f"Maksudnya '{meant}'?" if meant else f"Pilih {known}."),
                f"there is no form '{name}'. "
                + (f"Did you mean '{meant}'?" if meant else f"Choose {known}."),
            )
        )
    if form == "grafik":
        raise graphic_form()
    others = [one for one in formats if one not in _PLACED]
    if form != "bercabang" and others:
        raise WrongUse(
            Pesan(
                f"bentuk {form} tidak ada dalam format {', '.join(others)}; pakai {', '.join(_PLACED)}.",
                f"there is no form {form} in {', '.join(others)}; use {', '.join(_PLACED)}.",
            )
        )
    return form


def _folder(source: Source, output_dir: Path | None) -> Path:
    return source.path.parent if output_dir is None else output_dir / source.folder


def _refuse_doubles(tasks: list[_Task]) -> None:
    """Two files whose documents would overwrite each other are refused before anything is drawn."""
    first: dict[Path, _Task] = {}
    for task in tasks:
        other = first.setdefault(task.folder / task.source.stem, task)
        if other is not task:
            raise WrongUse(
                Pesan(
                    f"{other} dan {task} akan menjadi satu berkas; gambar terpisah, atau sebut foldernya.",
                    f"{other} and {task} would make the same file; draw them apart, or name their folder.",
                )
            )


def _draw(task: _Task) -> _Done:
    document = read_sop(task.source.path)
    scene = compose_form(document.sop, task.setup, task.bentuk)
    source = task.source.path
    inside = Lampiran(f"{task.source.stem}.sop.yaml", document.teks) if task.lampirkan else None
    options = replace(task.options, base_dir=source.parent, lampiran=inside)
    outputs = [
        (FORMATS[name], output)
        for name in task.formats
        for output in FORMATS[name].render(document.sop, scene, options)
    ]
    make_folder(task.folder)
    written = []
    for format_, output in outputs:
        path = task.folder / f"{task.source.stem}{output.name_suffix}{format_.suffix}"
        write_atomically(path, output.data)
        written.append(shown_name(path))
    told = (warning for _, output in outputs for warning in output.warnings)
    warnings = dict.fromkeys((*scene.notes, *told))
    notes = (number_note(document.sop, task.profil), form_note(document.sop, task.bentuk, task.profil))
    warnings.update(dict.fromkeys(note for note in notes if note is not None))
    warnings.update(dict.fromkeys(flow_notes(document.sop)))
    return _Done(tuple(written), tuple(warnings))
