"""The events of a YAML text, from libyaml where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

__all__ = ["FORBIDDEN", "PythonParser", "events"]

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML does not allow to stand in a file (a byte order mark only at its beginning)."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, some twenty times slower than libyaml, for where that is missing."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = PythonParser  # type: ignore[misc,assignment]  # the same interface


def events(text: str, parser: type[Any] = CParser) -> Iterator[Event]:
    """The events of `text`, one by one. Raises `yaml.YAMLError` at the first place that is no YAML."""
    source = parser(text)
    while (event := source.get_event()) is not None:
        yield event
