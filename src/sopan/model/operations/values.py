"""Reading and setting a value of an SOP by its place, checked by the type of its field and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, JsonValue, ValidationError

from sopan.errors import Pesan
from sopan.model.dasar import Model
from sopan.model.operations.naming import place_name
from sopan.model.operations.rejection import OperasiDitolak, reasons
from sopan.model.sop import Sop, SopTerkait
from sopan.model.sumber import Jalur, tulis_jalur

__all__ = ["as_json", "has_parent", "put", "value_at"]

_OWN: dict[str, str] = {
    "pelaksana": "ubah_pelaksana_langkah",
    "id": "namai_langkah",
    "keputusan": "ubah_keputusan",
    "lanjut": "ubah_tujuan",
    "selesai": "ubah_selesai",
}


def value_at(sop: Sop, jalur: Jalur) -> Any:
    """The value at a place; None where the part that it belongs to is not there.

    Raises `OperasiDitolak` where an SOP has no such place.
    """
    nilai: Any = sop
    for ke, bagian in enumerate(jalur):
        if nilai is None:
            return None
        if isinstance(nilai, BaseModel) and bagian in type(nilai).model_fields:
            nilai = getattr(nilai, str(bagian))
        elif isinstance(nilai, Mapping) and bagian in nilai:
            nilai = nilai[str(bagian)]
        elif isinstance(nilai, tuple) and isinstance(bagian, int) and 0 <= bagian < len(nilai):
            nilai = nilai[bagian]
        else:
            raise OperasiDitolak([_no_place(jalur[: ke + 1])])
    return nilai


def has_parent(sop: Sop, jalur: Jalur) -> bool:
    """Whether the part that a place belongs to is there (`pelayanan` may not be)."""
    return value_at(sop, jalur[:-1]) is not None


def as_json(nilai: Any) -> JsonValue:
    """A value of the model as an operation carries it."""
    if isinstance(nilai, SopTerkait) and nilai.nomor is None:
        return nilai.judul
    if isinstance(nilai, BaseModel):
        isi: JsonValue = nilai.model_dump(mode="json", exclude_defaults=True)
        return isi
    if isinstance(nilai, tuple):
        return [as_json(satu) for satu in nilai]
    if nilai is None or isinstance(nilai, str | int | float):
        return nilai
    return str(nilai)


def put(sop: Sop, jalur: Jalur, nilai: Any) -> Sop:
    """The SOP with another value at a place. Raises `OperasiDitolak` where the field does not take it."""
    _check_open(jalur)
    if _of_no_decision(sop, jalur):
        raise OperasiDitolak([_use("keputusan", "ubah_keputusan")])
    baru: Sop = _put(sop, jalur, nilai, jalur)
    return baru


def _check_open(jalur: Jalur) -> None:
    """Refuse places that other parts of the SOP hang on; they have operations of their own."""
    own = None
    if jalur[0] == "sopan":
        own = Pesan("versi format tidak diubah", "the version of the format is not changed")
    elif jalur[0] == "langkah":
        if len(jalur) < 3:
            own = _use("langkah", "tambah_langkah, hapus_langkah")
        elif jalur[2] in _OWN and not (len(jalur) == 5 and jalur[4] in ("label", "peluang")):
            own = _use(str(jalur[2]), "ubah_tujuan" if jalur[-1] == "langkah" else _OWN[str(jalur[2])])
    elif jalur[0] == "pelaksana" and len(jalur) < 3:
        own = _use("pelaksana", "tambah_pelaksana, hapus_pelaksana")
    if own is not None:
        raise OperasiDitolak([own])


def _of_no_decision(sop: Sop, jalur: Jalur) -> bool:
    """Whether it belongs to an answer that a plain step does not have; none is made by the way."""
    if jalur[0] != "langkah" or len(jalur) < 5 or jalur[2] != "keputusan":
        return False
    nomor = jalur[1]
    return isinstance(nomor, int) and 0 <= nomor < len(sop.langkah) and sop.langkah[nomor].keputusan is None


def _use(nama: str, operasi: str) -> Pesan:
    return Pesan(f"{nama} diubah dengan operasi {operasi}", f"{nama} is changed by the operation {operasi}")


def _put(induk: Any, jalur: Jalur, nilai: Any, utuh: Jalur) -> Any:
    bagian, sisa = jalur[0], jalur[1:]
    if isinstance(induk, BaseModel):
        if bagian not in type(induk).model_fields:
            raise OperasiDitolak([_no_place(utuh)])
        nama = str(bagian)
        lama = getattr(induk, nama)
        if sisa and lama is None:
            lama = _blank(type(induk), nama)
            if lama is None:
                raise OperasiDitolak([_no_place(utuh)])
        if not sisa:
            return _with_field(induk, nama, nilai, utuh)
        if isinstance(lama, tuple) and len(sisa) == 1:
            # An item is of no type of its own: the list is checked with it in its place.
            if not (isinstance(sisa[0], int) and 0 <= sisa[0] < len(lama)):
                raise OperasiDitolak([_no_place(utuh)])
            return _with_field(induk, nama, [*lama[: sisa[0]], nilai, *lama[sisa[0] + 1 :]], utuh)
        return induk.model_copy(update={nama: _put(lama, sisa, nilai, utuh)})
    if isinstance(induk, Mapping) and bagian in induk and sisa:
        kunci = str(bagian)
        return {**induk, kunci: _put(induk[kunci], sisa, nilai, utuh)}
    if isinstance(induk, tuple) and isinstance(bagian, int) and 0 <= bagian < len(induk) and sisa:
        return (*induk[:bagian], _put(induk[bagian], sisa, nilai, utuh), *induk[bagian + 1 :])
    raise OperasiDitolak([_no_place(utuh)])


def _with_field(induk: BaseModel, nama: str, nilai: Any, utuh: Jalur) -> BaseModel:
    """A part with one field set. Its other fields, frozen and valid already, are not looked at again."""
    field = type(induk).model_fields[nama]
    if nilai is None and not field.is_required():
        return induk.model_copy(update={nama: field.get_default(call_default_factory=True)})
    try:
        return type(induk).model_validate({**induk.__dict__, nama: nilai})
    except ValidationError as error:
        raise OperasiDitolak(reasons(error, place_name(utuh))) from None


def _blank(model: type[BaseModel], nama: str) -> Model | None:
    for pilihan in get_args(model.model_fields[nama].annotation):
        if isinstance(pilihan, type) and issubclass(pilihan, Model):
            return pilihan() if not any(f.is_required() for f in pilihan.model_fields.values()) else None
    return None


def _no_place(jalur: Jalur) -> Pesan:
    tempat = tulis_jalur(jalur)
    return Pesan(f"tidak ada '{tempat}' dalam SOP ini", f"this SOP has no '{tempat}'")
