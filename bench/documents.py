"""How long the main job takes: layout, routing's quality, a tagged PDF, many documents, a cold start.

    python bench/documents.py [--no-peers]

Peers in the same run: WeasyPrint sets the table alone (if installed), LibreOffice converts our own DOCX
or HTML (if installed). Times are medians in milliseconds of wall time, after warming up.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.read import read_text
from sopan.render import render

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import SIZES, synthetic_sop, synthetic_yaml


def median_ms(work: Callable[[], object], times: int) -> float:
    """Median wall time of a piece of work in milliseconds, after three runs to warm up."""
    return median_over([work] * (times + 3))


def median_over(works: Sequence[Callable[[], object]]) -> float:
    """The same over pieces of work that differ, so that no cache knows the answer."""
    found = []
    for work in works:
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1e3)
    return statistics.median(found[3:])


def layout() -> dict[int, float]:
    """Layout of one SOP of each size."""
    found = {}
    for steps in SIZES:
        sops = [synthetic_sop(steps, variant) for variant in range(max(10, 1500 // steps))]
        found[steps] = median_over([partial(compose, sop) for sop in sops])
        scene = compose(sops[0])
        hops = sum(len(arrow.hops) for page in scene.pages for arrow in page.arrows)
        arrows = sum(len(page.arrows) for page in scene.pages)
        print(
            f"layout {steps:4} steps: {found[steps]:7.2f} ms, {len(scene.pages)} pages, "
            f"{arrows} arrows, {hops} Ω"
        )
    return found


def pdf_of(text: str) -> bytes:
    """A tagged PDF from the text of a file: read, lay out, render."""
    sop = read_text(text, "bench.sop.yaml").sop
    scene: Scene = compose(sop)
    return render("pdf", sop, scene)[0].data


def documents(job: tuple[int, int]) -> tuple[int, float]:
    """Make PDFs of so many variants; their bytes, and the greatest memory of this process in MB."""
    first, count = job
    total = sum(len(pdf_of(synthetic_yaml(20, variant))) for variant in range(first, first + count))
    return total, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def throughput(processes: int, each: int) -> float:
    """Documents a second on warm processes, every document another one (writing the YAML included)."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(documents, [(1, 4)] * processes))
        start = time.perf_counter()
        list(pool.map(documents, [(100 + n * each, each) for n in range(processes)]))
        return processes * each / (time.perf_counter() - start)


def cold(folder: Path) -> float:
    """`sopan render` of one file to PDF, a new process each time."""
    path = folder / "cold.sop.yaml"
    path.write_text(synthetic_yaml(20), encoding="utf-8")
    sopan = Path(sys.executable).with_name("sopan")
    command = [str(sopan), "render", str(path), "--to", "pdf", "--output-dir", str(folder)]
    return median_ms(lambda: subprocess.run(command, check=True, capture_output=True), 7)


def weasyprint_ms() -> float | None:
    """The same steps as a bare HTML table, without any drawing, through WeasyPrint."""
    try:
        import weasyprint  # noqa: PLC0415 - a peer, not a dependency
    except ImportError:
        return None
    sop = synthetic_sop(20)
    rows = "".join(
        f"<tr><td>{n}</td><td>{step.kegiatan}</td>{'<td></td>' * len(sop.pelaksana)}"
        f"<td>{step.kelengkapan[0]}</td>"
        f"<td>{step.waktu}</td><td>{step.output[0]}</td><td>{step.keterangan or ''}</td></tr>"
        for n, step in enumerate(sop.langkah, 1)
    )
    style = "@page { size: A4 landscape }"
    page = f"<html lang=id><title>SOP</title><style>{style}</style><table border=1>{rows}</table>"
    return median_ms(lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"), 5)


def libreoffice_ms(folder: Path) -> float | None:
    """Our DOCX of the same SOP through LibreOffice, a process each time as a batch job would."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    sop = synthetic_sop(20)
    path = folder / "peer.docx"
    path.write_bytes(render("docx", sop, compose(sop))[0].data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    return median_ms(lambda: subprocess.run(command, check=True, capture_output=True), 3)


def main() -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-peers", action="store_true", help="leave WeasyPrint and LibreOffice out")
    options = parser.parse_args()
    layout()
    texts = [synthetic_yaml(20, variant) for variant in range(60)]
    one = median_over([partial(pdf_of, text) for text in texts])
    print(f"20 steps, YAML to tagged PDF: {one:.1f} ms")
    print(f"documents a second: {throughput(1, 60):.0f} on one process, {throughput(2, 100):.0f} on two")
    early, late = documents((1000, 100))[1], documents((2000, 900))[1]
    print(f"memory after 100 documents {early:.0f} MB, after 1,000 {late:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        print(f"cold `sopan render`: {cold(Path(folder)):.0f} ms")
        if not options.no_peers:
            for name, peer in (
                ("WeasyPrint, table only", weasyprint_ms()),
                ("LibreOffice", libreoffice_ms(Path(folder))),
            ):
                if peer is not None:
                    print(f"{name}: {peer:.0f} ms, {peer / one:.0f} times ours")


if __name__ == "__main__":
    main()
