"""The references of steps to steps: reading them, mapping them, finding those that lead to a step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sopan.model.langkah import SELESAI, Keputusan, Langkah, NamaCabang, Rujukan
from sopan.model.operations.kinds import Arah, Jalan

__all__ = ["CABANG", "differing", "led_to", "map_decision", "map_references", "references", "turned", "way"]

CABANG: tuple[NamaCabang, NamaCabang] = ("ya", "tidak")

Peta = Callable[[Rujukan], Rujukan]


def references(langkah: Langkah) -> Iterator[tuple[Jalan, Rujukan]]:
    """The references that a step writes, with the way that each stands at."""
    if langkah.lanjut is not None:
        yield "lanjut", langkah.lanjut
    if langkah.keputusan is not None:
        for nama in CABANG:
            if (ke := langkah.keputusan.cabang(nama).langkah) is not None:
                yield nama, ke


def way(langkah: Langkah, jalan: Jalan) -> Rujukan | None:
    """What stands at one way out of a step, None where nothing does."""
    if jalan == "lanjut":
        return langkah.lanjut
    return None if langkah.keputusan is None else langkah.keputusan.cabang(jalan).langkah


def turned(langkah: Langkah, jalan: Jalan, ke: Rujukan | None) -> Langkah:
    """The step with one way out leading elsewhere; an answer needs a decision."""
    if jalan == "lanjut":
        return langkah.model_copy(update={"lanjut": ke})
    if langkah.keputusan is None:
        raise ValueError(f"a step without a decision has no answer {jalan!r}")
    cabang = langkah.keputusan.cabang(jalan).model_copy(update={"langkah": ke})
    return langkah.model_copy(update={"keputusan": langkah.keputusan.model_copy(update={jalan: cabang})})


def map_references(langkah: Langkah, peta: Peta) -> Langkah:
    """The step with every reference mapped; the same object where none changes."""
    for jalan, lama in references(langkah):
        if (baru := peta(lama)) != lama:
            langkah = turned(langkah, jalan, baru)
    return langkah


def map_decision(keputusan: Keputusan, peta: Peta) -> Keputusan:
    """The decision with every reference mapped."""
    for nama in CABANG:
        cabang = keputusan.cabang(nama)
        if cabang.langkah is not None and (baru := peta(cabang.langkah)) != cabang.langkah:
            keputusan = keputusan.model_copy(update={nama: cabang.model_copy(update={"langkah": baru})})
    return keputusan


def led_to(langkah: Sequence[Langkah], nomor: int) -> Rujukan:
    """Where a step leads on, for what referred to it: the way of its `ya` where it decides.

    A way back to the step itself is passed over: the other answer then, and else the next step.
    """
    ini = langkah[nomor - 1]
    berikut: Rujukan = nomor + 1 if nomor < len(langkah) else SELESAI
    if ini.keputusan is not None:
        jalan = [ini.keputusan.cabang(nama).langkah for nama in CABANG]
    else:
        jalan = [SELESAI if ini.selesai else ini.lanjut]
    for ke in jalan:
        if ke is None:
            return berikut
        if ke not in (nomor, ini.id):
            return ke
    return berikut


def differing(lama: Iterable[Langkah], kini: Iterable[Langkah]) -> tuple[Arah, ...]:
    """The ways that the steps `kini` lead elsewhere than `lama`, as they are in `lama`."""
    return tuple(
        Arah.model_construct(langkah=nomor, jalan=jalan, ke=way(satu, jalan))
        for nomor, (satu, lain) in enumerate(zip(lama, kini, strict=True), 1)
        if satu is not lain
        for jalan in ("lanjut", *(CABANG if satu.keputusan and lain.keputusan else ()))
        if way(satu, jalan) != way(lain, jalan)
    )
