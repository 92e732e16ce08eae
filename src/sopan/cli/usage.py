"""Wrong use of the command line, as the parser found it, in words of both languages."""

from __future__ import annotations

import re
from typing import Any

import typer

from sopan.errors import Pesan, WrongUse

__all__ = ["UsageError", "wrong_use"]

UsageError: type[Any] = typer.BadParameter.__bases__[0]
"""The parser's own error. Typer exports its child alone."""


def wrong_use(error: Any) -> WrongUse:
    """The parser's error with where to look; the parser's own words only where nothing else is known."""
    said = _said(error)
    context = getattr(error, "ctx", None)
    if context is None:
        return WrongUse(said)
    path = context.command_path
    return WrongUse(Pesan(f"{said.id} Lihat '{path} --help'.", f"{said.en} See '{path} --help'."))


def _said(error: Any) -> Pesan:
    from sopan.read.faults import clean  # noqa: PLC0415 - only for a mistake

    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_such_option(error)
    if kind == "MissingParameter":
        name = _name(error.param)
        if getattr(error.param, "param_type_name", "") == "argument":
            return Pesan(f"{name} belum disebut.", f"{name} is missing.")
        return Pesan(f"pilihan {name} wajib diisi.", f"the option {name} is required.")
    if kind == "BadParameter" and error.param is not None:
        value = re.search(r"'([^']*)'", str(error.message))
        if value and str(error.message).endswith("is not readable."):
            place = clean(value[1])
            return Pesan(f"{place}: tidak ada izin untuk membaca.", f"{place}: no permission to read.")
        given = f" '{clean(value[1])}'" if value else ""
        name = _name(error.param)
        return Pesan(f"nilai{given} untuk {name} tidak sesuai.", f"the value{given} does not fit {name}.")
    if kind == "BadOptionUsage":
        name = clean(error.option_name)
        if "does not take a value" in error.message:
            return Pesan(f"pilihan {name} tidak memakai nilai.", f"the option {name} takes no value.")
        return Pesan(f"pilihan {name} memerlukan nilai.", f"the option {name} needs a value.")
    if found := re.search(r"unexpected extra argument\S* \((.*)\)", str(error.message)):
        extra = clean(found[1])
        return Pesan(f"ada yang berlebih: {extra}.", f"there is too much: {extra}.")
    if "Missing command" in str(error.message):
        return Pesan("perintahnya belum disebut.", "the command is missing.")
    raw = clean(error.format_message())
    return Pesan(f"pemakaian keliru: {raw}", f"wrong use: {raw}")


def _no_such_option(error: Any) -> Pesan:
    from sopan.read.faults import clean  # noqa: PLC0415 - only for a mistake
    from sopan.read.nearest import nearest  # noqa: PLC0415 - only for a mistake

    name = clean(error.option_name)
    known = (
        [option for one in error.ctx.command.get_params(error.ctx) for option in one.opts]
        if error.ctx
        else []
    )
    meant = nearest(name.lstrip("-"), [option.lstrip("-") for option in known])
    if meant is None:
        return Pesan(f"pilihan {name} tidak ada.", f"there is no option {name}.")
    full = next(option for option in known if option.lstrip("-") == meant)
    return Pesan(
        f"pilihan {name} tidak ada. Maksudnya {full}?", f"there is no option {name}. Did you mean {full}?"
    )


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len))
