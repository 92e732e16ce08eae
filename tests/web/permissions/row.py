"""How a line of the tables is written."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from sopan.web.config.urls import APPS

LOGIN = 302
PEOPLE = ("owner", "colleague", "reviewer", "stranger", "anonymous")


class Row(NamedTuple):
    """An address: how it is asked, and the status for each of PEOPLE in turn."""

    method: str
    status: tuple[int, int, int, int, int]
    arguments: tuple[str, ...] = ()
    data: dict[str, str] = {}  # noqa: RUF012 - never changed


def seen(method: str, *arguments: str, **data: str) -> Row:
    """For those who may see the SOP; a post answers with a redirect, whether it was allowed or refused."""
    ok = 200 if method == "get" else 302
    return Row(method, (ok, 404, ok, 404, LOGIN), arguments, data)


ALL = (200, 200, 200, 200, LOGIN)
POST_ALL = (302, 302, 302, 302, LOGIN)


def parts() -> list[ModuleType]:
    """The modules of this folder that hold a table."""
    return [import_module(f"tests.web.permissions.{name}") for name in ("core", *APPS) if name != "authoring"]
