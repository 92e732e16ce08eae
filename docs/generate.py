"""Write the pages of docs/ that follow from the code; with --check, only tell which are stale."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gallery

from sopan import errors
from sopan.lint.registry import KELUARGA, Aturan, semua_aturan
from sopan.model import Sop

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
    ]
    return "\n".join(lines) + "\n"


def kind(schema: dict[str, Any]) -> str:
    """A JSON Schema type in few words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " \\| ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        parts = " or ".join(kind(part) for part in schema["anyOf"] if part.get("type") != "null")
        return " or ".join(dict.fromkeys(parts.split(" or ")))
    if schema.get("type") == "array":
        return f"list of {kind(schema.get('items', {}))}"
    if "additionalProperties" in schema and isinstance(schema["additionalProperties"], dict):
        return f"map of id to {kind(schema['additionalProperties'])}"
    if "patternProperties" in schema:
        return f"map of id to {kind(next(iter(schema['patternProperties'].values())))}"
    return {"string": schema.get("format", "text"), "boolean": "true, false"}.get(
        schema.get("type", ""), schema.get("type", "")
    )


def keys_of(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """One heading and one table for an object of the file."""
    yield f"## {name}\n"
    yield f"{inspect.cleandoc(schema.get('description', ''))}\n"
    yield "| key | value | must | note (as editors show it) |\n|---|---|---|---|"
    for key, value in schema.get("properties", {}).items():
        must = "yes" if key in schema.get("required", []) else ""
        yield f"| `{key}` | {kind(value)} | {must} | {cell(value.get('description', ''))} |"
    yield ""


def sop_keys() -> str:
    """Every key of a `.sop.yaml` file, from the model."""
    schema = Sop.model_json_schema()
    parts = ["# Keys of the SOP file\n", *keys_of("Sop", schema)]
    for name, part in schema["$defs"].items():
        if part.get("type") == "object":
            parts.extend(keys_of(name, part))
    return "\n".join(parts)


def family_page(letters: str) -> str:
    """The page of a family of rules."""
    return f"{KELUARGA[letters].en.lower().replace(' ', '-')}.md"


def rules_index() -> str:
    """All rules in one table, each with a link to its manual page."""
    lines = [
        "# Aturan `sopan check` / the rules\n",
        "Severity is that of the profile `reviu`; a page says what is checked, why, what is wrong and right.",
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


def pages() -> dict[str, Callable[[], str]]:
    """Every generated page by its place in docs/, with what writes it."""
    return {
        "reference/exit-codes.md": exit_codes,
        "reference/sop-keys.md": sop_keys,
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
    if "gallery.md" in stale:
        gallery.draw(drawn)
    return 0


def read(path: Path) -> str:
    """The text of a page, empty where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
