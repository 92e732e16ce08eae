"""The operation that takes another back."""

from __future__ import annotations

from sopan.model.operations import kinds
from sopan.model.operations.applying import apply
from sopan.model.operations.items import items_at
from sopan.model.operations.kinds import Operasi, OperasiIsian, OperasiLangkah, OperasiPelaksana
from sopan.model.operations.references import differing, way
from sopan.model.operations.values import as_json, has_parent, value_at
from sopan.model.sop import Sop

__all__ = ["invert"]


def invert(sop: Sop, op: Operasi) -> Operasi:
    """The operation that leads from `apply(sop, op)` back to `sop`; `sop` is the SOP before `op`.

    Raises `OperasiDitolak` where `op` cannot be done on `sop`.
    """
    sesudah = apply(sop, op)
    if isinstance(op, OperasiIsian):
        return _place(sop, op)
    if isinstance(op, OperasiPelaksana):
        return _actor(sop, op)
    if isinstance(op, kinds.TambahLangkah):
        return _exactly(sop, kinds.HapusLangkah(langkah=op.posisi), sesudah)
    return _step(sop, op, sesudah)


def _place(sop: Sop, op: OperasiIsian) -> Operasi:
    if not has_parent(sop, op.jalur):
        return kinds.UbahIsian(jalur=op.jalur[:-1], nilai=None)
    if isinstance(op, kinds.UbahIsian):
        return kinds.UbahIsian(jalur=op.jalur, nilai=as_json(value_at(sop, op.jalur)))
    if isinstance(op, kinds.TambahButir):
        di = len(items_at(sop, op.jalur)) if op.posisi is None else op.posisi
        return kinds.HapusButir(jalur=op.jalur, posisi=di)
    if isinstance(op, kinds.HapusButir):
        nilai = as_json(items_at(sop, op.jalur)[op.posisi])
        return kinds.TambahButir(jalur=op.jalur, nilai=nilai, posisi=op.posisi)
    return kinds.PindahButir(jalur=op.jalur, posisi=op.ke, ke=op.posisi)


def _actor(sop: Sop, op: OperasiPelaksana) -> Operasi:
    if isinstance(op, kinds.TambahPelaksana):
        return kinds.HapusPelaksana(id=op.id)
    if isinstance(op, kinds.GantiIdPelaksana):
        return kinds.GantiIdPelaksana(id=op.menjadi, menjadi=op.id)
    di = list(sop.pelaksana).index(op.id)
    if isinstance(op, kinds.HapusPelaksana):
        return kinds.TambahPelaksana(id=op.id, pelaksana=sop.pelaksana[op.id], posisi=di)
    return kinds.PindahPelaksana(id=op.id, ke=di)


def _step(sop: Sop, op: OperasiLangkah, sesudah: Sop) -> Operasi:
    if isinstance(op, kinds.PindahLangkah):
        return kinds.PindahLangkah(langkah=op.ke, ke=op.langkah)
    if isinstance(op, kinds.GandakanLangkah):
        return _exactly(sop, kinds.HapusLangkah(langkah=op.langkah + 1), sesudah)
    lama = sop.langkah[op.langkah - 1]
    if isinstance(op, kinds.HapusLangkah):
        return _exactly(sop, kinds.TambahLangkah(posisi=op.langkah, langkah=lama), sesudah)
    if isinstance(op, kinds.NamaiLangkah):
        return _exactly(sop, kinds.NamaiLangkah(langkah=op.langkah, id=lama.id), sesudah)
    if isinstance(op, kinds.UbahKeputusan):
        return kinds.UbahKeputusan(langkah=op.langkah, keputusan=lama.keputusan)
    if isinstance(op, kinds.UbahTujuan):
        return kinds.UbahTujuan(langkah=op.langkah, jalan=op.jalan, ke=way(lama, op.jalan))
    if isinstance(op, kinds.UbahSelesai):
        return kinds.UbahSelesai(langkah=op.langkah, selesai=lama.selesai)
    return kinds.UbahPelaksanaLangkah(langkah=op.langkah, pelaksana=lama.pelaksana)


def _exactly(
    sop: Sop, balik: kinds.HapusLangkah | kinds.TambahLangkah | kinds.NamaiLangkah, sesudah: Sop
) -> Operasi:
    """The way back with every reference turned that it would not lead to where it led before."""
    beda = differing(sop.langkah, apply(sesudah, balik).langkah)
    return balik.model_copy(update={"rujukan": beda}) if beda else balik
