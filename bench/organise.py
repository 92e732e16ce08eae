"""How well and how fast SOPs of the same activity are found, and what other questions about many SOPs take.

    python bench/organise.py [--quick] [--files N]

Quality, on libraries with planted duplicates (bench/organise_corpus.py, where the levels are described): all
pairs above the threshold are held against the planted ones. The libraries are hard on purpose: every office
writes by one pattern, so that SOPs about different things share most of their sentences, and the objects
come from few words, so that nearly every title has neighbours that differ in one word.

The second table was not looked at while the weights were chosen: the SOPs of examples/ are changed in the
same three levels and asked for in a library of the examples, their siblings (the same SOP about another
object) and 3,000 others.

Speed: in memory for 100,000 SOPs (10,000 with --quick), and from files for N SOPs, on two processes.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bench.organise_corpus import LAIN, SINONIM, buat

from sopan.model import Sop
from sopan.organise.candidates import calon_isi, calon_judul
from sopan.organise.diff import bandingkan
from sopan.organise.duplicates import cari, semua_serupa
from sopan.organise.features import baca_ciri
from sopan.organise.index import Entri, Indeks, Tanda, bangun, gabung, muat, simpan
from sopan.organise.relations import RujukanSop, gambar_jaringan, jaringan
from sopan.organise.similarity import AMBANG
from sopan.read import read_sop
from sopan.read.dump import dump_sop

T = TypeVar("T")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
THRESHOLDS = (0.65, 0.7, 0.75, 0.8)


class Spent(NamedTuple):
    """Seconds of a run: on the wall, and of processors, those of child processes too."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        unit, factor = ("s ", 1.0) if self.wall >= 1 else ("ms", 1000.0)
        return f"{self.wall * factor:8.1f} {unit}  (processor {self.cpu * factor:.1f} {unit.strip()})"


def timed(work: Callable[[], T], runs: int = 1) -> tuple[Spent, T]:
    """The run of least processor time, which a busy machine disturbs least, and the last result."""
    spent, result = [], None
    for _ in range(runs):
        started, before = time.perf_counter(), processor()
        result = work()
        spent.append(Spent(time.perf_counter() - started, processor() - before))
    return min(spent, key=lambda one: one.cpu), result  # type: ignore[return-value]  # at least one run


def processor() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def index(sops: list[Sop]) -> Indeks:
    return bangun(Entri(f"{i}.sop.yaml", Tanda(i, 1), baca_ciri(satu)) for i, satu in enumerate(sops))


def quality(sizes: list[tuple[int, int]]) -> None:
    print("\nPlanted duplicates: precision, and recall of copied / edited / rewritten, by threshold")
    print(f"{'SOPs':>8} {'planted':>8}  " + "".join(f"{t:>26}" for t in THRESHOLDS))
    for size, planted in sizes:
        library = buat(size, planted)
        truth = {(min(a, b), max(a, b)): level for a, b, level in library.pasangan}
        found = semua_serupa(index(library.sops()), ambang=THRESHOLDS[0], proses=2)
        cells = []
        for threshold in THRESHOLDS:
            hits = [truth.get((x.a, x.b)) for x in found if x.nilai.skor >= threshold]
            precision = sum(hit is not None for hit in hits) / max(1, len(hits))
            recall = "/".join(f"{hits.count(level) / (planted / 3):.2f}" for level in (1, 2, 3))
            cells.append(f"{precision:>9.3f} {recall}")
        print(f"{size + planted:>8} {planted:>8}  " + "".join(f"{cell:>26}" for cell in cells), flush=True)


def typo(rng: random.Random, text: str) -> str:
    at = rng.randrange(1, max(2, len(text) - 1))
    return text[:at] + text[at + 1 :]


def other_words(rng: random.Random, text: str, share: float) -> str:
    table = {**SINONIM, **LAIN}
    words = [table.get(w.lower(), w) if rng.random() < share else w for w in text.split()]
    return " ".join(words)


def changed(rng: random.Random, sop: Sop, level: int) -> Sop:
    """An example as another office might have it."""
    steps = [step.model_dump(exclude_defaults=True) for step in sop.langkah]
    for step in steps:
        for key in ("keputusan", "lanjut", "selesai"):
            step.pop(key, None)
        text = step["kegiatan"]
        if level == 1:
            text = typo(rng, text) if rng.random() < 0.3 else text
        else:
            text = other_words(rng, text, 0.4 if level == 2 else 0.8)
        step["kegiatan"] = text
    if level > 1:
        for _ in range(level):
            del steps[rng.randrange(1, len(steps) - 1)]
        at = rng.randrange(1, len(steps))
        steps.insert(at, {**steps[at], "kegiatan": "Melaporkan hasilnya kepada pimpinan", "id": None})
    title = sop.judul
    if level == 2:
        title = rng.choice((f"SOP {title}", title.upper(), typo(rng, title), f"{title} Tahun 2026"))
    if level == 3:
        aspect, *rest = title.split()
        rest = other_words(rng, " ".join(rest), 0.7).split()
        title = f"{aspect} {' '.join(rest)} di Lingkungan Kantor Lain"
    actors = {id: {"nama": f"Petugas {n}"} for n, id in enumerate(sop.pelaksana)}
    values: dict[str, Any] = {
        "judul": title,
        "instansi": "Kantor Lain",
        "pelaksana": actors,
        "langkah": steps,
    }
    return Sop.model_validate(values)


def sibling(rng: random.Random, sop: Sop) -> Sop:
    """The same SOP about another object: the telling words of its title are others throughout."""
    words = [w for w in sop.judul.split()[1:] if len(w) > 4]
    if not words:
        words = sop.judul.split()[1:]
    new = rng.choice(
        ("Cendawan", "Terowongan", "Purbakala", "Kelapa", "Vaksin", "Gardu", "Karantina", "Mercusuar")
    )
    pattern = re.compile("|".join(re.escape(w) for w in words[-1:]), re.IGNORECASE)
    steps = tuple(
        step.model_copy(update={"kegiatan": pattern.sub(new.lower(), step.kegiatan)}) for step in sop.langkah
    )
    return sop.model_copy(update={"judul": pattern.sub(new, sop.judul), "langkah": steps, "nomor": None})


def held_out(queries: int) -> None:
    rng = random.Random(11)
    examples = [read_sop(path).sop for path in sorted(EXAMPLES.glob("*.sop.yaml"))]
    library = [*examples, *(sibling(rng, x) for x in examples for _ in range(3)), *buat(3_000, 3).sops()]
    indeks = index(library)
    print(f"\nExamples changed, asked for among {len(library)} SOPs (threshold {AMBANG})")
    for level, name in ((1, "copied"), (2, "edited"), (3, "rewritten")):
        found = right = wrong = 0
        for n in range(queries):
            at = n % len(examples)
            hits = cari(indeks, baca_ciri(changed(rng, examples[at], level)))
            found += any(hit.entri == at for hit in hits)
            right += sum(hit.entri == at for hit in hits)
            wrong += sum(hit.entri != at for hit in hits)
        precision = right / max(1, right + wrong)
        print(f"  {name:<10} recall {found / queries:.3f}   precision {precision:.3f}   ({queries} queries)")


RUN = [sys.executable, "-c", "from sopan.cli.main import main; import sys; sys.exit(main(sys.argv[1:]))"]


def sopan(*arguments: str) -> None:
    subprocess.run([*RUN, *arguments], check=True, capture_output=True)


def show(name: str, spent: Spent, more: str = "") -> None:
    print(f"  {name:<32} {spent}  {more}", flush=True)


def speed_in_memory(size: int) -> None:
    sops = buat(size, size // 33).sops()
    print(f"\nIn memory, {len(sops)} SOPs of 8 steps", flush=True)
    spent, indeks = timed(lambda: index(sops))
    show("features and index", spent, f"{len(sops) / spent.cpu:,.0f} SOPs a processor second")
    spent, _ = timed(lambda: (calon_judul(indeks), calon_isi(indeks)))
    show("candidates of all pairs", spent)
    spent, found = timed(lambda: semua_serupa(indeks, proses=2))
    show("all pairs, two processes", spent, f"{len(found)} found")
    with tempfile.TemporaryDirectory() as folder:
        path, one = Path(folder) / "pustaka.npz", Path(folder) / "baru.sop.yaml"
        spent, _ = timed(lambda: simpan(indeks, path))
        show("write the index", spent, f"{path.stat().st_size / 1e6:.0f} MB")
        spent, loaded = timed(lambda: muat(path), 5)
        show("read the index", spent)
        new = Entri("baru.sop.yaml", Tanda(0, 0), baca_ciri(sops[7]))
        show("add one SOP", timed(lambda: gabung(loaded, [new]), 3)[0])
        show("one SOP against all, warm", timed(lambda: cari(loaded, new.ciri), 10)[0])
        one.write_text(dump_sop(sops[7]), "utf-8")
        show("sopan duplicates INDEX FILE", timed(lambda: sopan("duplicates", str(path), str(one)), 5)[0])
        show("of which Python and its imports", timed(lambda: sopan("duplicates", "--help"), 5)[0])


def speed_from_files(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "pustaka"
        for n, sop in enumerate(buat(count, 3).sops()):
            place = library / f"{n // 500:03}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{n}.sop.yaml").write_text(dump_sop(sop), "utf-8")
        arguments = ("duplicates", str(library), "--index", str(Path(folder) / "i.npz"), "--jobs", "2")
        print(f"\nFrom {count} files, two processes: sopan duplicates LIBRARY --index FILE", flush=True)
        for name in ("first run", "nothing changed"):
            spent, _ = timed(lambda: sopan(*arguments))
            show(name, spent, f"{count / spent.wall:,.0f} files/s on the wall")


def others() -> None:
    examples = [read_sop(path).sop for path in sorted(EXAMPLES.glob("*.sop.yaml"))]
    rng = random.Random(1)
    long = max(examples, key=lambda x: len(x.langkah))
    pairs = [(long, changed(rng, long, 2)) for _ in range(20)]
    spent, _ = timed(lambda: [bandingkan(a, b) for a, b in pairs], 3)
    print("\nOthers")
    show(f"20 diffs of {len(long.langkah)} steps", spent)
    library = list(named(10_000))
    spent, network = timed(lambda: jaringan(library))
    show("network of 10,000 SOPs", spent)
    show("its picture", timed(lambda: gambar_jaringan(network))[0])


def named(count: int) -> Iterator[RujukanSop]:
    rng = random.Random(2)
    sops = buat(count, 3).sops()
    for n, sop in enumerate(sops):
        names = [
            sops[min(len(sops) - 1, int(rng.expovariate(1 / 200)) + n)].judul for _ in range(rng.randrange(3))
        ]
        yield RujukanSop.dari(Sop.model_validate({**sop.model_dump(), "keterkaitan": names}), f"{n}.sop.yaml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="smaller libraries")
    parser.add_argument("--files", type=int, default=2_000, help="how many files to read")
    parser.add_argument("--speed-only", action="store_true", help="leave the quality out")
    options = parser.parse_args()
    sizes = (
        [(600, 90), (3_000, 600)]
        if options.quick
        else [(600, 90), (3_000, 600), (20_000, 1_500), (100_000, 3_000)]
    )
    if not options.speed_only:
        quality(sizes)
        held_out(60 if options.quick else 300)
    others()
    speed_in_memory(10_000 if options.quick else 100_000)
    speed_from_files(options.files)


if __name__ == "__main__":
    main()
