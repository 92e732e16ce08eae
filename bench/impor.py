"""How many files a second `sopan import` reads, of each kind, on two processes; the examples are the files.

    python bench/impor.py [--processes 2] [--times 3]

A kind "without the model" is a document of ours whose model was taken out, so that it is recognised from
cells, symbols and arrows like one drawn by hand. Writing the result and checking it is in the time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sopan.cli.import_work import Tugas, kerjakan
from sopan.cli.pool import each
from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import bpmn, docx, drawio, json, pdf, visio_xlsx, xlsx
from sopan.render.base import Renderer, RenderOptions

EXAMPLES = Path(__file__).parent.parent / "examples"


def without_model(data: bytes) -> bytes:
    """An Office file whose model bears another name, so that no reader finds it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"urn:sopan:lampiran", b"urn:lain:lampiran"))
    return out.getvalue()


def same(data: bytes) -> bytes:
    """The file as it is."""
    return data


KINDS: dict[str, tuple[Renderer, str, Callable[[bytes], bytes]]] = {
    "xlsx, our own": (xlsx.render, ".xlsx", same),
    "xlsx, without the model": (xlsx.render, ".xlsx", without_model),
    "docx, our own": (docx.render, ".docx", same),
    "docx, without the model": (docx.render, ".docx", without_model),
    "pdf, without the model": (pdf.render, ".pdf", same),
    "bpmn, our own": (bpmn.render, ".bpmn", same),
    "bpmn, without the model": (
        bpmn.render,
        ".bpmn",
        lambda data: data.replace(b"urn:sopan:lampiran", b"urn:x"),
    ),
    "draw.io": (drawio.render, ".drawio", same),
    "visio data": (visio_xlsx.render, ".xlsx", same),
    "json": (json.render, ".json", same),
}


def measure(kind: str, sops: list[tuple[str, Sop, Scene]], processes: int, times: int) -> tuple[int, float]:
    """How many files were read, and files a second of wall time."""
    renderer, suffix, change = KINDS[kind]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tasks = []
        for name, sop, scene in sops:
            data = change(renderer(sop, scene, RenderOptions())[0].data)
            for n in range(times):
                path = folder / f"{name}-{n}{suffix}"
                path.write_bytes(data)
                tasks.append(Tugas(path, folder / "out", Path(f"{name}-{n}.sop.yaml")))
        start = time.perf_counter()
        answers = [answer.result for answer in each(kerjakan, tasks, processes)]
        took = time.perf_counter() - start
    return sum(result is not None and "hasil" in result for result in answers), len(answers) / took


def main() -> None:
    """Measure every kind and show it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--times", type=int, default=3)
    wanted = parser.parse_args()
    documents = [
        (path.name.split(".")[0], read_sop(path).sop) for path in sorted(EXAMPLES.glob("*.sop.yaml"))
    ]
    sops = [(name, sop, compose(sop)) for name, sop in documents]
    for kind in KINDS:
        read, speed = measure(kind, sops, wanted.processes, wanted.times)
        print(f"{kind:26} {read:4} files read, {speed:6.1f} a second")


if __name__ == "__main__":
    main()
