"""Runs every benchmark, one after the other; arguments name some of them (`documents`, `simulate`, ...).

python bench/run.py [NAME...]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = {"run", "synthetic", "organise_corpus"}
"""Modules that are no benchmarks of their own."""


def main() -> int:
    """Run the benchmarks that are asked for, or all; the exit code is that of the last one that failed."""
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in PARTS)
    wanted = sys.argv[1:] or known
    failed = 0
    for name in wanted:
        if name not in known:
            print(f"there is no benchmark '{name}'; there are {', '.join(known)}")
            return 2
        print(f"--- {name}", flush=True)
        failed = subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False).returncode or failed
    return failed


if __name__ == "__main__":
    sys.exit(main())
