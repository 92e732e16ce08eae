"""Commands that are imported when they are called, with help in both languages.

A command is a module of `sopan.cli` with a function `command`, whose parameters typer reads, and `HELP`,
a `Pesan` of what it does; `EXAMPLES` are lines to type. The function gives its exit code, None for 0. A
group of commands (`sopan organise check`) is a module with `HELP` and a table `COMMANDS` of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from sopan.cli.help import help_text
from sopan.errors import Pesan, WrongUse

__all__ = ["Entry", "build_group"]

_HELP_OPTIONS = ["-h", "--help"]


class Entry(NamedTuple):
    """A command in a table: the module that has it, and what it does in one line."""

    module: str
    short: Pesan


class _Command(TyperCommand):
    examples: tuple[str, ...] = ()

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_text(self, ctx, examples=self.examples))


class _Group(TyperGroup):
    table: Mapping[str, Entry]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as click calls it
        entry = self.table.get(cmd_name)
        return None if entry is None else _load(cmd_name, entry)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in self.table:
            raise _unknown(args[0], self.table, ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, str(entry.short)) for name, entry in self.table.items()]
        formatter.write(help_text(self, ctx, commands=commands))


def _unknown(name: str, table: Mapping[str, Entry], path: str) -> WrongUse:
    from sopan.read.nearest import nearest  # noqa: PLC0415 - only for a mistake

    meant = nearest(name, table)
    return WrongUse(
        Pesan(
            f"perintah '{name}' tidak ada. "
            + (f"Maksudnya '{path} {meant}'?" if meant else f"Lihat '{path} --help'."),
            f"there is no command '{name}'. "
            + (f"Did you mean '{path} {meant}'?" if meant else f"See '{path} --help'."),
        )
    )


def _load(name: str, entry: Entry) -> Any:
    module = import_module(entry.module)
    table = getattr(module, "COMMANDS", None)
    if table is not None:
        return build_group(name, table, module.HELP)
    app = typer.Typer(add_completion=False)
    settings = {"help_option_names": _HELP_OPTIONS}
    app.command(name, cls=_Command, help=str(module.HELP), context_settings=settings)(module.command)
    command: Any = typer.main.get_command(app)
    command.examples = getattr(module, "EXAMPLES", ())
    return command


def build_group(name: str, table: Mapping[str, Entry], help_: Pesan, callback: Any = None) -> Any:
    """A group of the commands of a table. `callback` takes the options of the group itself."""
    group = type("Group", (_Group,), {"table": table})
    settings = {"help_option_names": _HELP_OPTIONS}
    app = typer.Typer(cls=group, add_completion=False, help=str(help_), context_settings=settings)
    app.callback()(callback or (lambda: None))
    command: Any = typer.main.get_command(app)
    command.name = name
    return command
