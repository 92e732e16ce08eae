"""The shapes of what the API takes and gives. Field names are the words of the file and of the pages."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Path, Query, Schema
from pydantic import AfterValidator, Field, StringConstraints

from sopan.lifecycle import Keadaan
from sopan.web.approval.models import Event
from sopan.web.library.models import Revisi

__all__ = [
    "Baris",
    "BuktiIn",
    "Daftar",
    "DelegasiIn",
    "DrafIn",
    "Isi",
    "KejadianOut",
    "KomentarIn",
    "Kunci",
    "LangkahIn",
    "Nomor",
    "OperasiIn",
    "PengaitIn",
    "PeranIn",
    "RevisiOut",
    "SaringIn",
    "TeksIn",
    "TunjukIn",
    "brief",
    "event_out",
]


def _printable(text: str) -> str:
    if "\0" in text:
        raise ValueError("a text may not contain the sign NUL")
    return text


Baris = Annotated[str, StringConstraints(max_length=400), AfterValidator(_printable)]
"""A line of text."""
Isi = Annotated[str, StringConstraints(max_length=1_000_000), AfterValidator(_printable)]
"""The text of an SOP file."""
Jenis = Annotated[Baris, StringConstraints(max_length=32)]
Paragraf = Annotated[str, StringConstraints(max_length=8_000), AfterValidator(_printable)]
_LARGEST = 2**63 - 1
Kunci = Annotated[int, Path(ge=1, le=_LARGEST)]
"""A key in the address."""
Nomor = Annotated[int, Field(ge=1, le=_LARGEST)]
"""A key in a body."""
Halaman = Annotated[int, Query(ge=1, le=100_000)]
Ukuran = Annotated[int, Query(ge=1, le=100)]


class RevisiOut(Schema):
    """A revisi without its text."""

    id: int
    sop: int
    revisi: int
    judul: str
    nomor: str
    jenis: str
    unit: str
    keadaan: Keadaan
    versi: int
    langkah: int
    kesalahan: int
    peringatan: int
    sidik: str
    diubah: datetime.datetime
    tanggal_efektif: datetime.date | None
    jadwal_evaluasi: datetime.date | None
    dipublikasikan: bool


def brief(one: Revisi) -> RevisiOut:
    """The revisi as the API tells it. Reads the text for its digest."""
    return RevisiOut(
        id=one.pk,
        sop=one.thread_id,
        revisi=one.urut,
        judul=one.judul,
        nomor=one.nomor,
        jenis=one.jenis,
        unit=one.unit.kode,
        keadaan=one.tahap,
        versi=one.versi,
        langkah=one.langkah,
        kesalahan=one.kesalahan,
        peringatan=one.peringatan,
        sidik=one.sidik,
        diubah=one.diubah,
        tanggal_efektif=one.tanggal_efektif,
        jadwal_evaluasi=one.jadwal_evaluasi,
        dipublikasikan=one.dipublikasikan,
    )


class Daftar(Schema):
    """One page of a list, and how many there are in all."""

    jumlah: int
    halaman: int
    hasil: list[RevisiOut]


class SaringIn(Schema):
    """The filters of a list, with the values of the Pustaka; `unit` is a code and takes those below along."""

    q: Baris = ""
    unit: Baris = ""
    jenis: Baris = ""
    keadaan: Baris = ""
    temuan: Baris = ""
    usia: Baris = ""
    evaluasi: Baris = ""
    milik: Baris = ""
    urut: Baris = ""


class TeksIn(Schema):
    """The text of an SOP file."""

    isi: Isi


class DrafIn(TeksIn):
    """A new SOP: its first text and the code of its unit."""

    unit: Baris


class OperasiIn(Schema):
    """Operations on a draf that stands at `versi` (docs/explanation/operasi.md)."""

    versi: Nomor
    operasi: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=500)]


class LangkahIn(Schema):
    """What a transition may ask for."""

    alasan: Paragraf = ""
    pengganti: Baris = ""


class KomentarIn(Schema):
    """A comment on a place of the SOP, or an answer to another comment."""

    teks: Annotated[Paragraf, StringConstraints(min_length=1, max_length=4_000)]
    jalur: Annotated[Baris, StringConstraints(max_length=120)] = ""
    menjawab: Nomor | None = None


class TunjukIn(Schema):
    """Somebody is asked to review, to hold an actor column, or to read."""

    jenis: Literal["peninjau", "pelaksana", "pembaca"]
    pengguna: Nomor
    kolom: Annotated[Baris, StringConstraints(max_length=120)] = ""


class BuktiIn(Schema):
    """The fields of a piece of evidence, by name; `berkas` is a PDF in base64 where one is asked for."""

    isian: dict[str, Paragraf] = Field(default_factory=dict)
    berkas: Annotated[str, StringConstraints(max_length=5_600_000)] = ""
    nama_berkas: Annotated[Baris, StringConstraints(max_length=200)] = ""


class PeranIn(Schema):
    """A role for a person at a unit."""

    pengguna: Nomor
    peran: Baris


class DelegasiIn(Schema):
    """A role of one's own, for somebody else, for some days."""

    penerima: Nomor
    peran: Baris
    sebutan: Literal["Plh", "Plt"]
    mulai: datetime.date
    sampai: datetime.date


class PengaitIn(Schema):
    """A webhook: where to, and of which kinds of events (none: of all)."""

    alamat: Annotated[Baris, StringConstraints(max_length=500)]
    kejadian: Annotated[list[Annotated[Baris, StringConstraints(max_length=32)]], Field(max_length=40)] = (
        Field(default_factory=list)
    )


class KejadianOut(Schema):
    """One link of the chain of events."""

    urut: int
    jenis: str
    revisi: int | None
    pelaku: str | None
    atas_nama: str | None
    pada: datetime.datetime
    isi: dict[str, Any]
    hash: str


def event_out(one: Event) -> KejadianOut:
    """An event as the API and the webhooks tell it."""
    return KejadianOut(
        urut=one.urut,
        jenis=one.jenis,
        revisi=one.revisi_id,
        pelaku=str(one.pelaku) if one.pelaku else None,
        atas_nama=str(one.atas_nama) if one.atas_nama else None,
        pada=one.pada,
        isi=one.isi,
        hash=one.hash,
    )
