"""Collecting the faults of one file: their place, their wording, their order and their number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.model.sumber import Jalur, Tempat, tulis_jalur

__all__ = ["Faults", "clean", "place_of", "shown"]

_MOST = 100
_ENOUGH = 300
_LONGEST_VALUE = 60
_UNPRINTABLE = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """A text of a file on one line, without what commands a terminal."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def shown(value: object) -> str:
    """A value of a file as it may stand in a message: clean, and cut to a readable length."""
    text = clean(str(value))
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


@dataclass(slots=True)
class Faults:
    """The faults of the file `name`, found in any order."""

    name: str
    found: list[Fault] = field(default_factory=list)

    def add(
        self,
        place: Tempat,
        message: Pesan,
        *,
        path: Jalur = (),
        value: object = None,
        instead: Pesan | None = None,
    ) -> None:
        """Note one fault at a place; `value` is the offending value as it stands in the file."""
        self.found.append(
            Fault(
                self.name,
                place.baris,
                place.kolom,
                message,
                clean(tulis_jalur(path)),
                None if value is None else shown(value),
                instead,
            )
        )

    @property
    def full(self) -> bool:
        """Whether so much is wrong that looking further costs time and tells nobody anything."""
        return len(self.found) >= _ENOUGH

    def __bool__(self) -> bool:
        return bool(self.found)

    def stop(self) -> NoReturn:
        """Raise everything found as one `UnreadableFile`, in the order of the file, each fault once."""
        ordered = sorted(dict.fromkeys(self.found), key=lambda fault: (fault.line, fault.column))
        kept, rest = ordered[:_MOST], len(ordered) - _MOST
        if rest > 0:
            more = Pesan(
                f"dan {'lebih dari ' if self.full else ''}{rest} kesalahan lain.",
                f"and {'more than ' if self.full else ''}{rest} other fault(s).",
            )
            kept.append(Fault(self.name, kept[-1].line, kept[-1].column, more))
        raise UnreadableFile(kept)

    def stop_if_any(self) -> None:
        """Raise where something was found."""
        if self.found:
            self.stop()


def place_of(places: Mapping[Jalur, Tempat], path: Jalur) -> Tempat:
    """The place of `path`, or of the nearest part of the file that holds it."""
    for length in range(len(path), -1, -1):
        if found := places.get(path[:length]):
            return found
    return Tempat(0, 0)
