"""Fuzz all readers for some minutes and tell what was found: `python -m tests.fuzz.run --minutes 60`.

atheris is no dependency of the project, since it is built for few versions of Python: `pip install atheris`
first. Findings stay in the folder (`--folder`), an input and its trace each; a finding becomes a test and is
mended.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.seeds import TARGETS

_RUNS = re.compile(r"^(?:#|Done )(\d+)", re.MULTILINE)


def fuzz(name: str, folder: Path, seconds: float) -> tuple[int, int]:
    """Fuzz one target; how many inputs it tried and how often it had to be started again."""
    until, tried, again = time.monotonic() + seconds, 0, 0
    while (left := int(until - time.monotonic())) > 0:
        log = folder / f"{name}.log"
        with log.open("w") as out:
            subprocess.run(
                [sys.executable, "-m", "tests.fuzz.target", name, str(folder), f"-max_total_time={left}",
                 f"-artifact_prefix={folder}/temuan/{name}-"],
                stdout=out, stderr=out, check=False,
            )  # fmt: skip
        counts = _RUNS.findall(log.read_text(encoding="utf-8", errors="replace"))
        tried += int(counts[-1]) if counts else 0
        again += 1
        time.sleep(1)
    return tried, again - 1


def main() -> int:
    """Share the minutes among the targets; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    asked = parser.parse_args()
    (asked.folder / "temuan").mkdir(parents=True, exist_ok=True)
    for name in asked.targets:
        tried, again = fuzz(name, asked.folder, asked.minutes * 60 / len(asked.targets))
        sys.stdout.write(f"{name}: {tried} inputs, started again {again} times\n")
        sys.stdout.flush()
    found = sorted((asked.folder / "temuan").iterdir())
    sys.stdout.write(f"{len(found)} files in {asked.folder / 'temuan'}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
