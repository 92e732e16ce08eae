"""An operation made for one SOP, as it is done after another operation that was made for the same SOP.

Where it can be done, both orders lead to the same SOP; this is not trusted to the arithmetic but seen: where
an operation changes the order or the names of things, both orders are done and compared. What does not come
out the same, or would not be an SOP, is a conflict for a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sopan.errors import Pesan
from sopan.model.langkah import Rujukan
from sopan.model.operations import kinds
from sopan.model.operations.applying import apply
from sopan.model.operations.describing import describe
from sopan.model.operations.items import items_at
from sopan.model.operations.kinds import Arah, Operasi, OperasiIsian, OperasiLangkah, OperasiPelaksana
from sopan.model.operations.naming import place_name
from sopan.model.operations.places import Buang, Geser, Sisip, Suntingan, after, transform
from sopan.model.operations.references import map_decision, map_references
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.operations.steps import copy_of
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["Conflict", "rebase", "rebase_both"]

_PLAIN = (
    kinds.UbahIsian | kinds.UbahKeputusan | kinds.UbahTujuan | kinds.UbahSelesai | kinds.UbahPelaksanaLangkah
)
"""What changes neither order nor names: two of these at different places cannot disturb each other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two operations for the same SOP of which only one can be done; `pesan` says why, naming both."""

    operasi: Operasi
    terhadap: Operasi
    pesan: Pesan


class _Lost(Exception):
    """The operation has no meaning after the other."""


def rebase(op: Operasi, over: Operasi, sop: Sop) -> Operasi | Conflict | None:
    """`op` as it is done after `over`, both made for `sop`; None where `over` is the same change.

    Without a conflict, `apply(apply(sop, over), rebase(op, over, sop))` is
    `apply(apply(sop, op), rebase(over, op, sop))`. Raises `OperasiDitolak` where one of the two cannot be
    done on `sop`.
    """
    hasil = rebase_both(op, over, sop)
    return hasil[0] if isinstance(hasil, tuple) else hasil


def rebase_both(op: Operasi, over: Operasi, sop: Sop) -> tuple[Operasi, Operasi] | Conflict | None:
    """`op` as it is done after `over`, and `over` as it is done after `op`; else as `rebase`."""
    op, over = _explicit(sop, op), _explicit(sop, over)
    if op == over:
        return None
    if (sama := _both_write(op, over)) is not None:
        nama = place_name(sama)
        return _conflict(op, over, sop, Pesan(f"keduanya mengubah {nama.id}", f"both change {nama.en}"))
    if isinstance(op, _PLAIN) and isinstance(over, _PLAIN):
        return op, over
    try:
        hasil = _shifted(op, over, sop)
        lain = _shifted(over, op, sop)
    except _Lost as lost:
        alasan = lost.args[0]
        return _conflict(op, over, sop, alasan)
    satu, dua = apply(sop, over), apply(sop, op)
    try:
        satu, dua = apply(satu, hasil), apply(dua, lain)
    except OperasiDitolak as error:
        return _conflict(op, over, sop, error.message)
    if satu != dua or list(satu.pelaksana) != list(dua.pelaksana):
        alasan = Pesan("hasilnya bergantung pada urutannya", "what comes of them depends on their order")
        return _conflict(op, over, sop, alasan)
    return hasil, lain


def _conflict(op: Operasi, over: Operasi, sop: Sop, alasan: Pesan) -> Conflict:
    ini, itu = describe(op, sop), describe(over, sop)
    return Conflict(
        op,
        over,
        Pesan(
            f"({ini.id}) bertentangan dengan ({itu.id}): {alasan.id}",
            f"({ini.en}) conflicts with ({itu.en}): {alasan.en}",
        ),
    )


def _explicit(sop: Sop, op: Operasi) -> Operasi:
    """The operation with every position written out."""
    if isinstance(op, kinds.GandakanLangkah):
        return copy_of(sop, op.langkah)
    if isinstance(op, kinds.TambahButir) and op.posisi is None:
        return op.model_copy(update={"posisi": len(items_at(sop, op.jalur))})
    if isinstance(op, kinds.TambahPelaksana) and op.posisi is None:
        return op.model_copy(update={"posisi": len(sop.pelaksana)})
    return op


# ---- what an operation writes -------------------------------------------------------------------------


def _both_write(op: Operasi, over: Operasi) -> Jalur | None:
    """The place that both write, or that one writes whole while the other changes what is in it."""
    for satu in (ini := _writes(op)):
        for lain in _writes(over):
            panjang = min(len(satu), len(lain))
            if satu[:panjang] == lain[:panjang]:
                return max(satu, lain, key=len)
    for tulis, wadah in ((ini, _reshapes(over)), (_writes(over), _reshapes(op))):
        for satu in tulis:
            if wadah is not None and satu == wadah[: len(satu)]:
                return wadah
    return None


def _writes(op: Operasi) -> tuple[Jalur, ...]:
    if isinstance(op, kinds.UbahIsian):
        return (op.jalur,)
    if isinstance(op, kinds.HapusButir):
        return ((*op.jalur, op.posisi),)
    if isinstance(op, kinds.TambahPelaksana | kinds.HapusPelaksana):
        return (("pelaksana", op.id),)
    if isinstance(op, kinds.GantiIdPelaksana):
        return (("pelaksana", op.id, "id"),)
    if isinstance(op, OperasiLangkah):
        return _writes_in_step(op)
    return ()


def _writes_in_step(op: OperasiLangkah) -> tuple[Jalur, ...]:
    di: Jalur = ("langkah", op.langkah - 1)
    if isinstance(op, kinds.HapusLangkah):
        return (di,)
    if isinstance(op, kinds.NamaiLangkah):
        return ((*di, "id"),)
    if isinstance(op, kinds.UbahKeputusan):
        return ((*di, "keputusan"),)
    if isinstance(op, kinds.UbahTujuan):
        return ((*di, "lanjut") if op.jalan == "lanjut" else (*di, "keputusan", op.jalan, "langkah"),)
    if isinstance(op, kinds.UbahSelesai):
        return ((*di, "selesai"),)
    if isinstance(op, kinds.UbahPelaksanaLangkah):
        return ((*di, "pelaksana"),)
    return ()


def _reshapes(op: Operasi) -> Jalur | None:
    """The list of a text whose items an operation puts in, takes out or moves."""
    return op.jalur if isinstance(op, kinds.TambahButir | kinds.HapusButir | kinds.PindahButir) else None


# ---- what it becomes ----------------------------------------------------------------------------------


def _edit(op: Operasi, sop: Sop) -> tuple[Jalur, Suntingan] | None:
    """The list whose order an operation changes, and how."""
    if isinstance(op, kinds.TambahLangkah):
        return ("langkah",), Sisip(op.posisi - 1)
    if isinstance(op, kinds.HapusLangkah):
        return ("langkah",), Buang(op.langkah - 1)
    if isinstance(op, kinds.PindahLangkah):
        return ("langkah",), Geser(op.langkah - 1, op.ke - 1)
    if isinstance(op, kinds.TambahPelaksana):
        return ("pelaksana",), Sisip(op.posisi or 0)
    if isinstance(op, kinds.TambahButir):
        return op.jalur, Sisip(op.posisi or 0)
    if isinstance(op, kinds.HapusButir):
        return op.jalur, Buang(op.posisi)
    if isinstance(op, kinds.PindahButir):
        return op.jalur, Geser(op.posisi, op.ke)
    if isinstance(op, kinds.HapusPelaksana | kinds.PindahPelaksana):
        if op.id not in sop.pelaksana:
            raise OperasiDitolak([Pesan(f"tidak ada pelaksana '{op.id}'", f"there is no actor '{op.id}'")])
        di = list(sop.pelaksana).index(op.id)
        return ("pelaksana",), Buang(di) if isinstance(op, kinds.HapusPelaksana) else Geser(di, op.ke)
    return None


def _shifted(op: Operasi, over: Operasi, sop: Sop) -> Operasi:
    """The operation with its numbers, positions and ids as they are after `over`."""
    ini, itu = _edit(op, sop), _edit(over, sop)
    baru: Suntingan | None = None
    if ini is not None and itu is not None and ini[0] == itu[0]:
        # Two steps at one place make another flow in either order; of two items either may be the first.
        dulu = None if ini[0] == ("langkah",) else op.model_dump_json() < over.model_dump_json()
        baru = transform(ini[1], itu[1], first=dulu)
        if baru is None:
            raise _Lost(Pesan("keduanya memakai tempat yang sama", "both use the same place"))
    actor = _actor_map(over)
    if isinstance(op, OperasiIsian):
        return _shifted_place(op, itu, baru, actor)
    if isinstance(op, OperasiPelaksana):
        return _shifted_actor(op, baru, actor)
    edit = itu[1] if itu is not None and itu[0] == ("langkah",) else None
    own = ini[1] if ini is not None and ini[0] == ("langkah",) else None
    # Numbers that the operation carries along are those after it.
    carried = _step_map(transform(edit, own) if edit is not None and own is not None else edit)
    ke = _target_map(carried, over, sop, own)
    if isinstance(op, kinds.TambahLangkah | kinds.HapusLangkah | kinds.NamaiLangkah):
        op = op.model_copy(update={"rujukan": tuple(_turned(arah, carried, ke) for arah in op.rujukan)})
    if isinstance(op, kinds.TambahLangkah):
        isi = map_references(op.langkah, ke)
        isi = isi.model_copy(update={"pelaksana": tuple(map(actor, isi.pelaksana))})
        posisi = baru.di + 1 if isinstance(baru, Sisip) else op.posisi
        return op.model_copy(update={"langkah": isi, "posisi": posisi})
    update: dict[str, Any] = {"langkah": _step_map(edit)(op.langkah)}
    if isinstance(op, kinds.PindahLangkah) and isinstance(baru, Geser):
        update["ke"] = baru.ke + 1
    elif isinstance(op, kinds.UbahTujuan) and op.ke is not None:
        update["ke"] = ke(op.ke)
    elif isinstance(op, kinds.UbahKeputusan) and op.keputusan is not None:
        update["keputusan"] = map_decision(op.keputusan, ke)
    elif isinstance(op, kinds.UbahPelaksanaLangkah):
        update["pelaksana"] = tuple(map(actor, op.pelaksana))
    return op.model_copy(update=update)


def _shifted_actor(op: OperasiPelaksana, baru: Suntingan | None, actor: Callable[[str], str]) -> Operasi:
    if isinstance(op, kinds.TambahPelaksana):
        return op.model_copy(update={"posisi": baru.di}) if isinstance(baru, Sisip) else op
    update: dict[str, Any] = {"id": actor(op.id)}
    if isinstance(baru, Geser):
        update["ke"] = baru.ke
    return op.model_copy(update=update)


def _turned(arah: Arah, step: Callable[[int], int], ke: Callable[[Rujukan], Rujukan]) -> Arah:
    tujuan = None if arah.ke is None else ke(arah.ke)
    return Arah.model_construct(langkah=step(arah.langkah), jalan=arah.jalan, ke=tujuan)


def _shifted_place(
    op: OperasiIsian,
    itu: tuple[Jalur, Suntingan] | None,
    baru: Suntingan | None,
    actor: Callable[[str], str],
) -> Operasi:
    jalur = op.jalur
    if itu is not None and len(jalur) > len(itu[0]) and jalur[: len(itu[0])] == itu[0]:
        di = jalur[len(itu[0])]
        if isinstance(di, int):
            kini = after(itu[1], di)
            if kini is None:
                raise _Lost(Pesan("yang diubah sudah dihapus", "what is changed is gone"))
            jalur = (*itu[0], kini, *jalur[len(itu[0]) + 1 :])
    if jalur[0] == "pelaksana" and len(jalur) > 1:
        jalur = ("pelaksana", actor(str(jalur[1])), *jalur[2:])
    update: dict[str, Any] = {"jalur": jalur}
    if isinstance(baru, Geser):
        update |= {"posisi": baru.dari, "ke": baru.ke}
    elif baru is not None:
        update["posisi"] = baru.di
    return op.model_copy(update=update)


def _actor_map(over: Operasi) -> Callable[[str], str]:
    if isinstance(over, kinds.GantiIdPelaksana):
        lama, baru = over.id, over.menjadi
        return lambda id_: baru if id_ == lama else id_
    return lambda id_: id_


def _step_map(edit: Suntingan | None) -> Callable[[int], int]:
    def peta(nomor: int) -> int:
        if edit is None:
            return nomor
        kini = after(edit, nomor - 1)
        if kini is None:
            raise _Lost(Pesan(f"langkah {nomor} sudah dihapus", f"step {nomor} is gone"))
        return kini + 1

    return peta


def _target_map(
    step: Callable[[int], int], over: Operasi, sop: Sop, own: Suntingan | None
) -> Callable[[Rujukan], Rujukan]:
    """How a reference in an operation changes; `own` is what the operation itself does to the steps."""
    lama = sop.langkah[over.langkah - 1].id if isinstance(over, kinds.NamaiLangkah) else None

    def peta(ke: Rujukan) -> Rujukan:
        if isinstance(ke, int):
            return step(ke)
        if isinstance(over, kinds.NamaiLangkah) and lama is not None and ke == lama:
            return over.id if over.id is not None else _step_map(own)(over.langkah)
        return ke

    return peta
