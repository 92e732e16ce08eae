"""How long `sopan check` takes: one SOP warm with all rules, and a library on two processes.

    python bench/check.py [--files 10000]

The library is made of the examples, renumbered and retitled, in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sopan.lint.engine import check
from sopan.lint.finding import Konteks
from sopan.lint.registry import semua_aturan
from sopan.read import Dokumen, read_sop

EXAMPLES = Path(__file__).parent.parent / "examples"
TOPICS = re.findall(
    r"\w+", "surat arsip barang kinerja keuangan aset pegawai cuti mutasi pajak izin data pasar jalan sampah"
)


def one_sop(dokumen: Dokumen) -> float:
    """Median milliseconds (of processor) of checking one SOP, each time as one that was never seen."""
    times = []
    for _ in range(60):
        sop = dokumen.sop.model_copy()
        start = time.process_time()
        check(sop, dokumen.sumber)
        times.append((time.process_time() - start) * 1e3)
    return statistics.median(times[10:])


def slowest(dokumen: Dokumen, count: int = 5) -> list[tuple[str, float]]:
    """The rules that take longest on one SOP, in milliseconds."""
    konteks, took = Konteks(), {}
    for aturan in semua_aturan():
        if aturan.periksa is None:
            continue
        times = []
        for _ in range(20):
            sop = dokumen.sop.model_copy()
            start = time.perf_counter()
            list(aturan.periksa(sop, konteks))
            times.append((time.perf_counter() - start) * 1e3)
        took[aturan.nama] = statistics.median(times)
    return sorted(took.items(), key=lambda pair: -pair[1])[:count]


def make_library(folder: Path, count: int) -> None:
    """Write that many SOPs, a hundred to a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.sop.yaml"))]
    for number in range(count):
        topic = (
            f"{TOPICS[number % len(TOPICS)]} {TOPICS[number // len(TOPICS) % len(TOPICS)]} {number // 225}"
        )
        text = re.sub(r"(?m)^nomor: .*$", f"nomor: {number}/SOP/2026", texts[number % len(texts)])
        text = re.sub(r"(?m)^judul: (.*)$", lambda found, topic=topic: f"judul: {found[1]} {topic}", text)
        path = folder / f"u{number // 100}" / f"s{number}.sop.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def library(count: int, jobs: int) -> dict[str, float]:
    """Seconds on the clock and of both processors, and megabytes of the parent, of one run over a library."""
    with tempfile.TemporaryDirectory() as folder:
        make_library(Path(folder), count)
        program = (
            "import resource,sys,time;from sopan.cli.main import main;t=time.perf_counter();"
            f"main(['check',{folder!r},'--jobs','{jobs}','--format','json','-o',{folder + '/out.json'!r}]);"
            "own,workers=(resource.getrusage(w) for w in (resource.RUSAGE_SELF,resource.RUSAGE_CHILDREN));"
            "cpu=sum(u.ru_utime+u.ru_stime for u in (own,workers));"
            "print(time.perf_counter()-t, cpu, own.ru_maxrss/1024)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True
        ).stdout.split()
    return {
        "seconds": round(float(done[0]), 1),
        "of processor": round(float(done[1]), 1),
        "megabytes": round(float(done[2])),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    figures: dict[str, object] = {"rules": len(semua_aturan())}
    for name in ("penyusunan-rencana-kerja", "penyelenggaraan-bimtek"):
        dokumen = read_sop(EXAMPLES / f"{name}.sop.yaml")
        figures[f"{len(dokumen.sop.langkah)} steps, ms"] = round(one_sop(dokumen), 2)
        figures[f"{len(dokumen.sop.langkah)} steps, slowest rules, ms"] = {
            rule: round(took, 3) for rule, took in slowest(dokumen)
        }
    figures[f"library of {wanted.files} on {wanted.jobs} processes"] = library(wanted.files, wanted.jobs)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
