"""What the tests of the renderers share."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Run a system program and give what it says; skips where it is not installed."""

    def call(program: str, *arguments: str | Path) -> str:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=True)
        return done.stdout.decode(errors="replace")  # poppler mixes encodings

    return call
