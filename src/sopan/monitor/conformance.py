"""How far the cases of a log follow the SOP: fitness, and every kind of deviation with how often it is.

A step that is left out at its place and done at another is one deviation, not two: `terbalik`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.model import Alur, Sop, alur_dari
from sopan.monitor.align import Aligner, Penyelarasan
from sopan.monitor.log import Kasus, Log

__all__ = ["Kesesuaian", "KesesuaianKasus", "Penyimpangan", "check_conformance"]


@dataclass(frozen=True, slots=True)
class Penyimpangan:
    """One kind of deviation: `jenis` is dilewati, tambahan, terbalik, pelaksana or tidak_dikenal.

    `langkah` is the step, None for an activity that is not known, whose name is in `keterangan`; for a
    wrong actor that is who did it. `kali` counts occurrences, `kasus` the cases with one at least.
    """

    jenis: str
    langkah: int | None
    keterangan: str
    kali: int
    kasus: int


@dataclass(frozen=True, slots=True)
class KesesuaianKasus:
    """One case: its alignment, and for each event the step that it is (None: it has no place)."""

    kasus: Kasus
    penyelarasan: Penyelarasan
    langkah: tuple[int | None, ...]

    @property
    def sesuai(self) -> bool:
        """Whether the case followed the SOP step by step."""
        return self.penyelarasan.biaya == 0


@dataclass(frozen=True)
class Kesesuaian:
    """The conformance of a log.

    `kesesuaian` is the mean fitness of its cases, `sesuai` the share without any deviation in the flow,
    `varian` how many different ways were gone.
    """

    kasus: tuple[KesesuaianKasus, ...]
    kesesuaian: float
    sesuai: float
    varian: int
    penyimpangan: tuple[Penyimpangan, ...]
    pelaksana_diperiksa: bool


def check_conformance(
    sop: Sop,
    log: Log,
    aktivitas: Mapping[str, tuple[int, ...]],
    pelaksana: Mapping[str, str | None],
) -> Kesesuaian:
    """Align every case. `aktivitas` gives the steps that a name may be, `pelaksana` the actor of a word.

    Raises WrongUse where no way through the SOP leads to an end.
    """
    alur = alur_dari(sop)
    aligner = _aligner(alur)
    checks_actors = any(actor is not None for actor in pelaksana.values())
    found: list[KesesuaianKasus] = []
    counts: Counter[tuple[str, int | None, str]] = Counter()
    cases: Counter[tuple[str, int | None, str]] = Counter()
    variants: set[tuple[tuple[int, ...], ...]] = set()
    for kasus in log.kasus:
        trace = tuple(aktivitas.get(event.aktivitas, ()) for event in kasus.kejadian)
        variants.add(trace)
        alignment = aligner.align(trace)
        steps: list[int | None] = [None] * len(trace)
        for move in alignment.gerak:
            if move.jenis == "sesuai" and move.kejadian is not None:
                steps[move.kejadian] = move.langkah
        own = _deviations(kasus, alignment)
        if checks_actors:
            own += _wrong_actors(sop, kasus, steps, pelaksana)
        counts.update(own)
        cases.update(own.keys())
        found.append(KesesuaianKasus(kasus, alignment, tuple(steps)))
    total = len(found) or 1
    return Kesesuaian(
        kasus=tuple(found),
        kesesuaian=sum(k.penyelarasan.kesesuaian for k in found) / total,
        sesuai=sum(k.sesuai for k in found) / total,
        varian=len(variants),
        penyimpangan=tuple(
            Penyimpangan(kind, step, what, many, cases[kind, step, what])
            for (kind, step, what), many in sorted(
                counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or 0, item[0][2])
            )
        ),
        pelaksana_diperiksa=checks_actors,
    )


def _aligner(alur: Alur) -> Aligner:
    if 1 not in alur.dapat_berakhir:
        raise WrongUse(
            Pesan(
                "tidak ada jalan dari langkah pertama ke akhir; perbaiki SOP dahulu (lihat sopan check).",
                "no way leads from the first step to an end; mend the SOP first (see sopan check).",
            )
        )
    return Aligner(alur)


def _deviations(kasus: Kasus, alignment: Penyelarasan) -> Counter[tuple[str, int | None, str]]:
    skipped: Counter[int] = Counter()
    added: Counter[int] = Counter()
    found: Counter[tuple[str, int | None, str]] = Counter()
    for move in alignment.gerak:
        if move.jenis == "dilewati" and move.langkah is not None:
            skipped[move.langkah] += 1
        elif move.jenis == "tambahan" and move.kejadian is not None:
            if move.langkah is None:
                found["tidak_dikenal", None, kasus.kejadian[move.kejadian].aktivitas] += 1
            else:
                added[move.langkah] += 1
    moved = skipped & added
    for kind, steps in (("terbalik", moved), ("dilewati", skipped - moved), ("tambahan", added - moved)):
        for step, many in steps.items():
            found[kind, step, ""] += many
    return found


def _wrong_actors(
    sop: Sop, kasus: Kasus, steps: list[int | None], pelaksana: Mapping[str, str | None]
) -> Counter[tuple[str, int | None, str]]:
    found: Counter[tuple[str, int | None, str]] = Counter()
    for event, step in zip(kasus.kejadian, steps, strict=True):
        actor = pelaksana.get(event.pelaksana)
        if step is not None and actor is not None and actor not in sop.langkah[step - 1].pelaksana:
            found["pelaksana", step, sop.pelaksana[actor].nama] += 1
    return found
