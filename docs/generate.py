"""Write the pages of docs/ that follow from the code; with --check, only tell which are stale."""

from __future__ import annotations

import argparse
import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gallery
from sop_file import sop_file

from sopan import errors
from sopan.cli import main as cli
from sopan.cli.failure import OwnFault
from sopan.lint.registry import KELUARGA, Aturan, semua_aturan

DOCS = Path(__file__).parent
NOTE = "<!-- Written by ./dev docs from the code. Edit the code, not this page. -->\n\n"


def sentence(text: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return cell(inspect.cleandoc(text or "").split("\n\n")[0])


def cell(text: str) -> str:
    """Text on one line, safe in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def exit_codes() -> str:
    """Every error class with its exit code."""
    classes = [c for c in vars(errors).values() if inspect.isclass(c) and issubclass(c, errors.SopanError)]
    rows = {c.exit_code: (c.__name__, sentence(c.__doc__)) for c in classes if c is not errors.SopanError}
    lines = [
        "# Exit codes",
        "",
        "What `sopan` returns to the shell. Of several files the highest code counts.",
        "",
        "| code | class | meaning |",
        "|---|---|---|",
        "| 0 | | Done; `sopan check` found nothing that counts as an error. |",
        "| 1 | | `sopan check` found an error (with `--strict` also a warning). |",
        *(f"| {code} | `{name}` | {text} |" for code, (name, text) in sorted(rows.items())),
        f"| {OwnFault.exit_code} | | A fault of Sopan itself; `SOPAN_DEBUG=1` shows where. |",
        f"| {cli.INTERRUPTED} | | Interrupted with Ctrl-C. |",
        f"| {cli.TERMINATED} | | Asked to end (SIGTERM). |",
        f"| {cli.NOBODY_READS} | | Whoever read the output went away. |",
    ]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """What each command's --help says, in English."""
    environment = os.environ | {"SOPAN_LANG": "en", "COLUMNS": "100"}

    def help_of(*name: str) -> str:
        program = [sys.executable, "-c", "import sopan.cli.main as m; raise SystemExit(m.main())"]
        run = subprocess.run(
            [*program, *name, "--help"], env=environment, capture_output=True, text=True, check=True
        )
        return f"```text\n{run.stdout.strip()}\n```\n"

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        whole, *each = pool.map(lambda name: help_of(*name), [(), *((name,) for name in cli.COMMANDS)])
    titled = (f"## sopan {name}\n\n{text}" for name, text in zip(cli.COMMANDS, each, strict=True))
    return "\n".join(["# Commands\n", whole, *titled])


def family_page(letters: str) -> str:
    """The page of a family of rules."""
    return f"{KELUARGA[letters].en.lower().replace(' ', '-')}.md"


def rules_index() -> str:
    """All rules in one table, each with a link to its manual page."""
    lines = [
        "# Aturan `sopan check` / the rules\n",
        "Severity is the rule's own; a [profile](../../how-to/memeriksa.md) may raise, lower or silence it.",
    ]
    for letters, title in KELUARGA.items():
        rules = [rule for rule in semua_aturan() if rule.kode.startswith(letters)]
        if rules:
            lines += [
                f"\n## {title.id} / {title.en}\n",
                "| code | rule | severity | fault |",
                "|---|---|---|---|",
            ]
            lines += [
                f"| {rule.kode} | [{rule.nama}]({family_page(letters)}#{rule.nama}) | {rule.severity} "
                f"| {cell(rule.halaman.ringkas)}<br>{cell(rule.halaman.ringkas_en)} |"
                for rule in rules
            ]
    return "\n".join(lines) + "\n"


def rule_manual(rule: Aturan) -> str:
    """The manual page of one rule."""
    page = rule.halaman

    def examples(name: str, texts: tuple[str, ...]) -> str:
        return f"**{name}**\n\n" + "\n".join(f"```yaml\n{text}```\n" for text in texts)

    return (
        f"## {rule.nama}\n\n{rule.kode} · {rule.severity}\n\n{page.ringkas}\n\n{page.diperiksa}\n\n"
        f"**Mengapa.** {page.mengapa}\n\n{examples('Salah', page.salah)}\n{examples('Benar', page.benar)}\n"
        f"**In English.** {page.ringkas_en}\n\n{page.english}\n"
    )


def rules_of(letters: str) -> Callable[[], str]:
    """Writes the page of one family."""

    def write() -> str:
        title = KELUARGA[letters]
        rules = [rule for rule in semua_aturan() if rule.kode.startswith(letters)]
        return f"# {title.id} / {title.en}\n\n" + "\n".join(rule_manual(rule) for rule in rules)

    return write


INDEX = """\
# Documentation of Sopan

Pages for those who write SOPs are in Indonesian, pages for those who work on Sopan in English.

## To learn

- [Lima menit pertama](../README.id.md) · [The first five minutes](../README.md)
- [Galeri](gallery.md): every example, drawn

## To do

{how_to}
## To look up

- [Berkas SOP](reference/berkas-sop.md): every key of a `.sop.yaml` file
- [Commands](reference/commands.md) and [exit codes](reference/exit-codes.md)
- [Aturan](reference/rules/README.md): what `sopan check` finds, with wrong and right
{reference}- [Glossary](glossary.md): the regulation's words in English, with their clause

## To understand

{explanation}- [Working on Sopan](../CONTRIBUTING.md)

Decisions, and why:

{adr}
## How these pages are kept

This index, most of `reference/` and the gallery with its pictures are written by `./dev docs` from the code,
the examples and the headings of the pages; `./dev check` fails when one of them is stale. The rest is written
by hand, and a test follows its links.
"""


def index() -> str:
    """The index of all pages: those by hand are listed under the heading of their folder."""

    def listed(folder: str) -> str:
        pages = [path for path in sorted((DOCS / folder).glob("*.md")) if not read(path).startswith(NOTE)]
        return "".join(
            f"- [{read(path).partition(chr(10))[0].removeprefix('# ')}]({folder}/{path.name})\n"
            for path in pages
        )

    folders = ("how-to", "reference", "explanation", "adr")
    return INDEX.format_map({name.replace("-", "_"): listed(name) for name in folders})


def pages() -> dict[str, Callable[[], str]]:
    """Every generated page by its place in docs/, with what writes it."""
    return {
        "README.md": index,
        "reference/commands.md": commands,
        "reference/exit-codes.md": exit_codes,
        "reference/berkas-sop.md": sop_file,
        "reference/rules/README.md": rules_index,
        **{
            f"reference/rules/{family_page(letters)}": rules_of(letters)
            for letters in KELUARGA
            if any(rule.kode.startswith(letters) for rule in semua_aturan())
        },
    }


def main() -> int:
    """Write or check every page; 1 when a page is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name the stale pages")
    only_check = parser.parse_args().check
    drawn = gallery.examples()
    texts = {name: NOTE + write() for name, write in pages().items()}
    texts["gallery.md"] = NOTE + gallery.gallery(drawn)
    texts["images/digests.txt"] = gallery.digests(drawn)

    stale = [name for name, text in texts.items() if read(DOCS / name) != text]
    orphans = [
        path
        for path in DOCS.rglob("*.md")
        if read(path).startswith(NOTE) and path.relative_to(DOCS).as_posix() not in texts
    ]
    if only_check:
        for name in [*stale, *orphans]:
            print(f"docs/{name}: stale, run ./dev docs")
        return 1 if stale or orphans else 0
    for path in orphans:
        path.unlink()
    for name in stale:
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(texts[name], encoding="utf-8")
        print(f"docs/{name}: written")
    if "images/digests.txt" in stale:
        gallery.draw(drawn)
    return 0


def read(path: Path) -> str:
    """The text of a page, empty where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
