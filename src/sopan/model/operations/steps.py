"""Operations on steps. References are led along, so that each means the same step before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sopan.errors import Pesan
from sopan.model.langkah import SELESAI, Keputusan, Langkah, Rujukan
from sopan.model.operations import kinds
from sopan.model.operations.kinds import Arah
from sopan.model.operations.places import Buang, Geser, Sisip, Suntingan, after
from sopan.model.operations.references import (
    CABANG,
    led_to,
    map_references,
    references,
    turned,
)
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.sop import Sop

__all__ = ["STEPS", "copy_of", "follow"]


def follow(edit: Suntingan) -> Callable[[Rujukan], Rujukan]:
    """How a reference changes under an edit of the steps; ids stay, and so does what names no step."""

    def peta(ke: Rujukan) -> Rujukan:
        if isinstance(ke, str) or ke < 1:
            return ke
        baru = after(edit, ke - 1)
        return ke if baru is None else baru + 1

    return peta


def _refuse(alasan: Iterable[Pesan]) -> None:
    if semua := tuple(dict.fromkeys(alasan)):
        raise OperasiDitolak(semua)


def _no_step(sop: Sop, nomor: int) -> Iterator[Pesan]:
    if not 1 <= nomor <= len(sop.langkah):
        yield Pesan(f"tidak ada langkah {nomor}", f"there is no step {nomor}")


def _no_target(langkah: Sequence[Langkah], ke: Rujukan | None) -> Iterator[Pesan]:
    if ke is None or ke == SELESAI:
        return
    if isinstance(ke, int):
        if not 1 <= ke <= len(langkah):
            yield Pesan(f"tidak ada langkah {ke} untuk dituju", f"there is no step {ke} to lead to")
    elif not any(satu.id == ke for satu in langkah):
        yield Pesan(f"tidak ada langkah dengan id '{ke}'", f"no step has the id '{ke}'")


def _no_actor(sop: Sop, pelaksana: Sequence[str]) -> Iterator[Pesan]:
    for id_ in dict.fromkeys(pelaksana):
        if id_ not in sop.pelaksana:
            yield Pesan(f"tidak ada pelaksana '{id_}'", f"there is no actor '{id_}'")
        if pelaksana.count(id_) > 1:
            yield Pesan(f"pelaksana '{id_}' disebut dua kali", f"the actor '{id_}' is named twice")


def _taken(langkah: Sequence[Langkah], id_: str | None, kecuali: int = 0) -> Iterator[Pesan]:
    for nomor, satu in enumerate(langkah, 1):
        if id_ is not None and satu.id == id_ and nomor != kecuali:
            yield Pesan(f"id '{id_}' sudah dipakai langkah {nomor}", f"step {nomor} has the id '{id_}'")


def _with(sop: Sop, langkah: Iterable[Langkah]) -> Sop:
    return sop.model_copy(update={"langkah": tuple(langkah)})


def _with_step(sop: Sop, nomor: int, langkah: Langkah) -> Sop:
    return _with(sop, (*sop.langkah[: nomor - 1], langkah, *sop.langkah[nomor:]))


def _turn(langkah: list[Langkah], rujukan: Sequence[Arah]) -> None:
    """Turn ways as an operation says, in place. Raises where one is not there or leads nowhere."""
    alasan: list[Pesan] = []
    for arah in rujukan:
        if arah.langkah > len(langkah):
            alasan.append(Pesan(f"tidak ada langkah {arah.langkah}", f"there is no step {arah.langkah}"))
            continue
        alasan += _no_target(langkah, arah.ke)
        alasan += _no_answer(langkah[arah.langkah - 1], arah.langkah, arah.jalan)
        if not alasan:
            langkah[arah.langkah - 1] = turned(langkah[arah.langkah - 1], arah.jalan, arah.ke)
    _refuse(alasan)


def _no_answer(langkah: Langkah, nomor: int, jalan: kinds.Jalan) -> Iterator[Pesan]:
    if jalan != "lanjut" and langkah.keputusan is None:
        yield Pesan(f"langkah {nomor} bukan keputusan", f"step {nomor} is no decision")


def _add(sop: Sop, op: kinds.TambahLangkah) -> Sop:
    if op.posisi > len(sop.langkah) + 1:
        _refuse(
            [
                Pesan(
                    f"tempat {op.posisi} melewati akhir; yang terakhir {len(sop.langkah) + 1}",
                    f"place {op.posisi} is past the end; the last is {len(sop.langkah) + 1}",
                )
            ]
        )
    peta = follow(Sisip(op.posisi - 1))
    langkah = [map_references(satu, peta) for satu in sop.langkah]
    alasan = [*_no_actor(sop, op.langkah.pelaksana), *_taken(langkah, op.langkah.id)]
    langkah.insert(op.posisi - 1, op.langkah)
    alasan += [pesan for _, ke in references(op.langkah) for pesan in _no_target(langkah, ke)]
    _refuse(alasan)
    _turn(langkah, op.rujukan)
    return _with(sop, langkah)


def _remove(sop: Sop, op: kinds.HapusLangkah) -> Sop:
    nomor = op.langkah
    _refuse(_no_step(sop, nomor))
    if len(sop.langkah) == 1:
        _refuse([Pesan("SOP memerlukan paling sedikit satu langkah", "an SOP needs at least one step")])
    ini, geser = sop.langkah[nomor - 1], follow(Buang(nomor - 1))
    pengganti = led_to(sop.langkah, nomor)

    def peta(ke: Rujukan) -> Rujukan:
        # `pengganti` is never the step itself, so its number can be followed like any other.
        return geser(pengganti if ke == nomor or (ini.id is not None and ke == ini.id) else ke)

    langkah = [map_references(satu, peta) for satu in sop.langkah]
    del langkah[nomor - 1]
    _turn(langkah, op.rujukan)
    return _with(sop, langkah)


def _move(sop: Sop, op: kinds.PindahLangkah) -> Sop:
    _refuse([*_no_step(sop, op.langkah), *_no_step(sop, op.ke)])
    if op.langkah == op.ke:
        return sop
    peta = follow(Geser(op.langkah - 1, op.ke - 1))
    langkah = [map_references(satu, peta) for satu in sop.langkah]
    langkah.insert(op.ke - 1, langkah.pop(op.langkah - 1))
    return _with(sop, langkah)


def copy_of(sop: Sop, nomor: int) -> kinds.TambahLangkah:
    """The putting in of a copy below a step. A way of the step to itself leads, in the copy, to the step."""
    _refuse(_no_step(sop, nomor))
    salinan = map_references(sop.langkah[nomor - 1], follow(Sisip(nomor)))
    return kinds.TambahLangkah.model_construct(
        posisi=nomor + 1, langkah=salinan.model_copy(update={"id": None}), rujukan=()
    )


def _duplicate(sop: Sop, op: kinds.GandakanLangkah) -> Sop:
    return _add(sop, copy_of(sop, op.langkah))


def _name(sop: Sop, op: kinds.NamaiLangkah) -> Sop:
    _refuse(_no_step(sop, op.langkah))
    _refuse(_taken(sop.langkah, op.id, op.langkah))
    lama = sop.langkah[op.langkah - 1].id
    ganti: Rujukan = op.langkah if op.id is None else op.id
    langkah = list(sop.langkah)
    if lama is not None:
        langkah = [map_references(satu, lambda ke: ganti if ke == lama else ke) for satu in langkah]
    langkah[op.langkah - 1] = langkah[op.langkah - 1].model_copy(update={"id": op.id})
    _turn(langkah, op.rujukan)
    return _with(sop, langkah)


def _decide(sop: Sop, op: kinds.UbahKeputusan) -> Sop:
    tujuan = [op.keputusan.cabang(nama).langkah for nama in CABANG] if op.keputusan is not None else []
    _refuse([*_no_step(sop, op.langkah), *(pesan for ke in tujuan for pesan in _no_target(sop.langkah, ke))])
    update: dict[str, Keputusan | None] = {"keputusan": op.keputusan}
    return _with_step(sop, op.langkah, sop.langkah[op.langkah - 1].model_copy(update=update))


def _turn_one(sop: Sop, op: kinds.UbahTujuan) -> Sop:
    _refuse([*_no_step(sop, op.langkah), *_no_target(sop.langkah, op.ke)])
    ini = sop.langkah[op.langkah - 1]
    _refuse(_no_answer(ini, op.langkah, op.jalan))
    return _with_step(sop, op.langkah, turned(ini, op.jalan, op.ke))


def _end(sop: Sop, op: kinds.UbahSelesai) -> Sop:
    _refuse(_no_step(sop, op.langkah))
    ini = sop.langkah[op.langkah - 1]
    return _with_step(sop, op.langkah, ini.model_copy(update={"selesai": op.selesai}))


def _assign(sop: Sop, op: kinds.UbahPelaksanaLangkah) -> Sop:
    _refuse([*_no_step(sop, op.langkah), *_no_actor(sop, op.pelaksana)])
    ini = sop.langkah[op.langkah - 1]
    return _with_step(sop, op.langkah, ini.model_copy(update={"pelaksana": op.pelaksana}))


STEPS: dict[type, Callable[[Sop, Any], Sop]] = {
    kinds.TambahLangkah: _add,
    kinds.HapusLangkah: _remove,
    kinds.PindahLangkah: _move,
    kinds.GandakanLangkah: _duplicate,
    kinds.NamaiLangkah: _name,
    kinds.UbahKeputusan: _decide,
    kinds.UbahTujuan: _turn_one,
    kinds.UbahSelesai: _end,
    kinds.UbahPelaksanaLangkah: _assign,
}
"""How each is done."""
