"""Texts of documents as templates that an agency changes without code.

A template is a YAML file of lists of sentences, each a Jinja2 template. The bundled ones lie in
`sopan.publish.data`; a folder of the agency's own (`--templat DIR`) goes before them, file by file. They run
in Jinja's sandbox: a template can say things, and do nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.read.source import decode, read_bytes, shown_name

__all__ = ["Templat", "isi_templat", "templat_bawaan"]

Templat = Path
"""A folder of an agency's own templates."""

_LARGEST = 200_000


def templat_bawaan(nama: str) -> str:
    """The text of a bundled template, to copy and change."""
    return files("sopan.publish.data").joinpath(f"{nama}.yaml").read_text(encoding="utf-8")


def isi_templat(nama: str, nilai: Mapping[str, Any], folder: Templat | None = None) -> dict[str, list[str]]:
    """The sentences of a template, filled in; sentences that come out empty are left out.

    Raises `UnreadableFile` where the agency's template is no such YAML, or asks for what is not there.
    """
    own = folder / f"{nama}.yaml" if folder is not None else None
    if own is not None and own.is_file():
        name = shown_name(own)
        text = decode(read_bytes(own, _LARGEST), name)
    else:
        name, text = f"{nama}.yaml", templat_bawaan(nama)
    wanted = yaml.safe_load(templat_bawaan(nama))
    environment = _environment()
    filled: dict[str, list[str]] = {}
    for key, sentences in {**wanted, **_content(text, name)}.items():
        filled[key] = [one for raw in sentences for one in _filled(environment, raw, nilai, name, key)]
    return filled


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    # Nothing is escaped here: what comes out is plain text, and its writers escape it.
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters |= {"lower_id": _lower, "terbilang": _spelled}
    return environment


def _lower(words: str) -> str:
    """Small letters, abbreviations kept: `Pelayanan Penerbitan KTP` as `pelayanan penerbitan KTP`."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words.split())


_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
)  # fmt: skip


def _spelled(number: int) -> str:
    """A number below a thousand in words: `dua puluh satu`."""
    if number < 12:
        return _SATUAN[number]
    if number < 20:
        return f"{_SATUAN[number - 10]} belas"
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_SATUAN[tens]} puluh{f' {_SATUAN[rest]}' if rest else ''}"
    hundreds, rest = divmod(number, 100)
    head = "seratus" if hundreds == 1 else f"{_SATUAN[hundreds]} ratus" if hundreds < 10 else str(number)
    return f"{head}{f' {_spelled(rest)}' if rest and hundreds < 10 else ''}"


def _content(text: str, name: str) -> dict[str, list[str]]:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message = Pesan("templat ini bukan YAML yang sah.", "this template is no valid YAML.")
        raise UnreadableFile([Fault(name, line, column, message)]) from error
    ok = isinstance(data, dict) and all(
        isinstance(key, str)
        and (isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value)))
        for key, value in data.items()
    )
    if not ok:
        message = Pesan(
            "templat berisi nama dan daftar kalimat.", "a template consists of names and lists of sentences."
        )
        raise UnreadableFile([Fault(name, 0, 0, message)])
    return {key: [value] if isinstance(value, str) else value for key, value in data.items()}


def _filled(
    environment: ImmutableSandboxedEnvironment, raw: str, values: Mapping[str, Any], name: str, key: str
) -> list[str]:
    """One sentence, or several where the template gives several lines."""
    try:
        text = environment.from_string(raw).render(values)
    except (TemplateError, ArithmeticError, TypeError, ValueError) as error:
        known = ", ".join(sorted(values))
        message = Pesan(
            f"bagian '{key}' tidak dapat diisi: {error}.", f"the part '{key}' cannot be filled in: {error}."
        )
        instead = Pesan(f"Nilai yang ada: {known}.", f"There are: {known}.")
        raise UnreadableFile([Fault(name, 0, 0, message, path=key, instead=instead)]) from error
    return [line.strip() for line in text.splitlines() if line.strip()]
