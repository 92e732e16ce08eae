"""The scripts of the pages hold to their types: `tsc` over the JSDoc in them, as strict as it can be.

What others wrote lies in folders called `vendor` and is left out. Without npm this skips.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import library

STATIC = Path(__file__).resolve().parents[2] / "src" / "sopan" / "web" / "static" / "sopan"
OPTIONS = (
    "--noEmit", "--allowJs", "--checkJs", "--strict", "--noUnusedLocals", "--noUnusedParameters",
    "--noImplicitReturns", "--noFallthroughCasesInSwitch", "--target", "es2022", "--module", "esnext",
    "--moduleResolution", "bundler", "--moduleDetection", "force", "--lib",
    "es2023,dom,dom.iterable", "--skipLibCheck",
)  # fmt: skip


def scripts() -> list[Path]:
    """Our own scripts."""
    return sorted(file for file in STATIC.rglob("*.js") if "vendor" not in file.parts)


def tsc(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the compiler of the tests' cache."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    program = library("typescript/bin/tsc")
    return subprocess.run(
        ["node", str(program), *OPTIONS, *arguments], capture_output=True, text=True, check=False
    )


def test_every_script_asks_to_be_checked() -> None:
    assert scripts()
    for script in scripts():
        assert script.read_text(encoding="utf-8").startswith("// @ts-check\n"), script.name


def test_the_types_of_the_scripts_hold() -> None:
    told = tsc(*map(str, scripts()))
    assert told.returncode == 0, told.stdout


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    """The check above can fail."""
    script = tmp_path / "salah.js"
    script.write_text("// @ts-check\n/** @param {number} n */\nfunction f(n) { return n.trim(); }\n")
    told = tsc(str(script))
    assert told.returncode != 0
    assert "'trim' does not exist" in told.stdout
