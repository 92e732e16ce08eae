"""The language of the page at hand: that of the person, else of the server (`SOPAN_LANG`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sopan.errors import Pesan, language

__all__ = ["current", "said", "speak", "spoken"]

_language: ContextVar[str | None] = ContextVar("sopan_language", default=None)


def current() -> str:
    """`id` or `en`."""
    return _language.get() or language()


def said(message: Pesan) -> str:
    """The message in the language of the page."""
    return message.en if current() == "en" else message.id


def speak(code: str) -> None:
    """Answer in this language until the end of the `spoken` around the request."""
    if code in ("id", "en"):
        _language.set(code)


@contextmanager
def spoken(code: str | None) -> Iterator[None]:
    """Answer in this language inside of the block; None leaves it to the server."""
    token = _language.set(code if code in ("id", "en") else None)
    try:
        yield
    finally:
        _language.reset(token)
