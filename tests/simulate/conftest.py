"""SOPs built in a line, for the tests of times and queues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sopan.model import Sop

Build = Callable[..., Sop]


@pytest.fixture(scope="session")
def make_sop() -> Build:
    """Makes an SOP of `(actor, waktu, extra keys)` rows; actors are named as they come."""

    def build(*rows: tuple[Any, ...], pelaksana: dict[str, Any] | None = None, **keys: Any) -> Sop:
        actors: dict[str, Any] = dict(pelaksana or {})
        steps = []
        for row in rows:
            who, waktu, *extra = row
            for one in [who] if isinstance(who, str) else who:
                actors.setdefault(one, one.capitalize())
            step = {"kegiatan": f"Mengerjakan langkah {len(steps) + 1}", "pelaksana": who, "waktu": waktu}
            steps.append(step | (extra[0] if extra else {}))
        return Sop.model_validate({"judul": "Pengujian", "pelaksana": actors, "langkah": steps} | keys)

    return build
