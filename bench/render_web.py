"""How long the formats for screens and other tools take on top of the layout, and a book of 300 SOPs.

    python bench/render_web.py [--sops 300]

Times are medians in milliseconds of wall time after warming up; the limits are those of the plan.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sopan.layout.compose import compose
from sopan.layout.forms import compose_form
from sopan.layout.lanes import compose_lanes
from sopan.layout.setup import PageSetup
from sopan.render import render

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import SIZES, synthetic_sop

EXAMPLES = Path(__file__).parent.parent / "examples"
LIMITS = {"svg": 3.0, "html": 8.0, "bpmn": 10.0}


def median_ms(work: Callable[[], object], times: int = 40) -> float:
    for _ in range(5):
        work()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1e3)
    return statistics.median(found)


NAMES = ("svg", "html", "bpmn", "drawio", "visio-xlsx", "md", "json")
FORMS = ("langkah-sederhana", "hierarki", "diagram-alir")


def row(steps: int) -> str:
    sop = synthetic_sop(steps)
    scene = compose(sop)
    found = {name: median_ms(lambda name=name: render(name, sop, scene)) for name in NAMES}
    over = {name for name, limit in LIMITS.items() if steps == 20 and found[name] > limit}
    cells = "".join(f"{value:11.2f}{'*' if name in over else ' '}" for name, value in found.items())
    forms = [median_ms(lambda form=form: compose_form(sop, PageSetup(), form)) for form in FORMS]
    lanes = median_ms(lambda: compose_lanes(sop))
    return f"{steps:5} {cells}   {lanes:8.2f}     {' / '.join(f'{value:.2f}' for value in forms)}"


def formats() -> None:
    print("steps " + "".join(f"{name:>12}" for name in NAMES) + "   lanes alone  three other forms")
    for steps in SIZES:
        print(row(steps))
    print("limits at 20 steps: " + ", ".join(f"{name} {limit:g} ms" for name, limit in LIMITS.items()))


def book(count: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.sop.yaml"))]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            text = re.sub(r"(?m)^nomor: .*$", f"nomor: {number + 1}/SOP/2026", texts[number % len(texts)])
            (Path(folder) / f"s{number}.sop.yaml").write_text(
                re.sub(r"(?m)^logo: .*\n", "", text), encoding="utf-8"
            )
        output = Path(folder) / "buku.pdf"
        program = [sys.executable, "-c", "import sopan.cli.main as m; raise SystemExit(m.main())"]
        start = time.perf_counter()
        subprocess.run([*program, "book", folder, "-o", str(output)], check=True, capture_output=True)
        took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = output.stat().st_size / 1e6
        print(f"book of {count} SOPs: {took:.1f} s (limit 60), {size:.1f} MB, {peak:.0f} MB memory")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sops", type=int, default=300)
    arguments = parser.parse_args()
    formats()
    book(arguments.sops)
