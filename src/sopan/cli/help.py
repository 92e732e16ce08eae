"""The text of `--help`: plain, in 80 columns, in the language asked for."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from sopan.errors import Pesan

__all__ = ["help_text"]

_WIDEST = 100
_NARROWEST = 50
_INDENT = 2
_WIDEST_TERM = 26


def help_text(
    command: Any, context: Any, *, commands: Sequence[tuple[str, str]] = (), examples: Sequence[str] = ()
) -> str:
    """The help of a command or, with `commands` (name, what it does), of a group."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    arguments = [one for one in command.get_params(context) if one.param_type_name == "argument"]
    options = [
        one for one in command.get_params(context) if one.param_type_name == "option" and not one.hidden
    ]
    lines = [_usage(context.command_path, arguments, options, bool(commands)), ""]
    for paragraph in str(command.help or "").split("\n\n"):
        lines += [*textwrap.wrap(paragraph, width), ""]
    lines += _section(Pesan("Perintah", "Commands"), commands, width)
    named = [(_argument_name(one), one.help or "") for one in arguments if one.help]
    lines += _section(Pesan("Argumen", "Arguments"), named, width)
    lines += _section(Pesan("Pilihan", "Options"), [_option(one) for one in options], width)
    if examples:
        lines += [
            f"{Pesan('Contoh', 'Examples')}:",
            *(f"{' ' * _INDENT}{example}" for example in examples),
            "",
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _usage(path: str, arguments: Sequence[Any], options: Sequence[Any], group: bool) -> str:
    pieces = [path, *([str(Pesan("[PILIHAN]", "[OPTIONS]"))] if options else [])]
    pieces += [name if one.required else f"[{name}]" for one in arguments for name in [_argument_name(one)]]
    if group:
        pieces.append(str(Pesan("PERINTAH ...", "COMMAND ...")))
    return f"{Pesan('Pemakaian', 'Usage')}: {' '.join(pieces)}"


def _argument_name(argument: Any) -> str:
    name = str(argument.metavar or argument.name.upper())
    return name if argument.nargs == 1 or name.endswith("...") else f"{name}..."


def _option(option: Any) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += f" / {option.secondary_opts[0]}"
    if not option.is_flag:
        names += f" {option.metavar or option.name.upper()}"
    if option.name == "help":
        return names, str(Pesan("Tampilkan bantuan ini.", "Show this help."))
    said = option.help or ""
    shown = option.show_default if isinstance(option.show_default, str) else option.default
    if isinstance(shown, list | tuple):
        shown = ",".join(map(str, shown))
    elif isinstance(shown, float):
        shown = f"{shown:g}"
    if shown not in (None, False, "") and not callable(shown) and option.show_default:
        said += str(Pesan(f" [bawaan: {shown}]", f" [default: {shown}]"))
    if option.required:
        said += str(Pesan(" [wajib]", " [required]"))
    return names, said.strip()


def _section(title: Pesan, rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    if not rows:
        return
    yield f"{title}:"
    column = min(_WIDEST_TERM, max(len(term) for term, _ in rows)) + 2 + _INDENT
    for term, said in rows:
        wrapped = textwrap.wrap(said, width - column) or [""]
        head = f"{' ' * _INDENT}{term}"
        if len(head) + 2 > column:
            yield head
        else:
            yield f"{head:<{column}}{wrapped.pop(0)}".rstrip()
        yield from (" " * column + line for line in wrapped if line)
    yield ""
