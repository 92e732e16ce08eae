"""Who the caller is, what waits for them, the units and the people."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router, Schema

from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import orang
from sopan.web.api.auth import caller, scope
from sopan.web.api.routes.revisi import WRONG
from sopan.web.api.shapes import Baris, Halaman
from sopan.web.clock import today
from sopan.web.library.tasks import numbers, tasks
from sopan.web.words import said

__all__ = ["router"]

router = Router(tags=["umum"], auth=scope("baca"))
_PAGE = 100


class PeranOut(Schema):
    """A role at a unit; with `atas_nama` one that is carried out for somebody else."""

    peran: str
    unit: str
    atas_nama: int | None = None
    sebutan: str | None = None


class SayaOut(Schema):
    """The person whom the token acts for."""

    id: int
    masuk: str
    nama: str
    jabatan: str
    unit: str | None
    peran: list[PeranOut]


class TugasOut(Schema):
    """Something that waits for the person."""

    sebutan: str
    revisi: int
    judul: str
    sampai: datetime.date
    terlambat: bool


class BerandaOut(Schema):
    """What the Beranda shows: tasks, overdue first, and the numbers of what the person sees."""

    tugas: list[TugasOut]
    angka: dict[str, int]


class UnitOut(Schema):
    """A unit and the one above it."""

    kode: str
    nama: str
    eselon: str
    induk: str | None


class OrangOut(Schema):
    """Somebody who can be asked for something."""

    id: int
    nama: str
    jabatan: str
    unit: str | None


class CariOrang(Schema):
    """Words of a name or post, and the code of a unit."""

    q: Baris = ""
    unit: Baris = ""


@router.get("/saya", response={200: SayaOut, **WRONG}, operation_id="saya")
def me(request: HttpRequest) -> SayaOut:
    """Whom the token acts for, with the roles of today."""
    user = caller(request)
    codes = dict(Unit.objects.values_list("pk", "kode"))
    roles = [
        PeranOut(
            peran=duty.peran.value,
            unit=codes[int(duty.unit)],
            atas_nama=int(duty.atas_nama) if duty.atas_nama else None,
            sebutan=duty.sebutan or None,
        )
        for duty in orang(user, today()).penugasan
    ]
    return SayaOut(
        id=user.pk,
        masuk=user.username,
        nama=user.nama,
        jabatan=user.jabatan,
        unit=user.unit.kode if user.unit else None,
        peran=roles,
    )


@router.get("/beranda", response={200: BerandaOut, **WRONG}, operation_id="beranda")
def home(request: HttpRequest) -> BerandaOut:
    """What waits for the person, and the numbers of what they see."""
    user = caller(request)
    person = orang(user, today())
    waiting = [
        TugasOut(
            sebutan=said(one.sebutan),
            revisi=one.revisi.pk,
            judul=one.revisi.judul,
            sampai=one.sampai,
            terlambat=one.terlambat,
        )
        for one in tasks(user, person)
    ]
    return BerandaOut(tugas=waiting, angka=numbers(user, person))


@router.get("/unit", response={200: list[UnitOut], **WRONG}, operation_id="daftar_unit")
def units(request: HttpRequest) -> list[UnitOut]:
    """All units in the order of the tree."""
    del request
    return [
        UnitOut(kode=one.kode, nama=one.nama, eselon=one.eselon, induk=one.induk.kode if one.induk else None)
        for one in Unit.objects.select_related("induk")
    ]


@router.get("/orang", response={200: list[OrangOut], **WRONG}, operation_id="daftar_orang")
def people(request: HttpRequest, saring: Query[CariOrang], halaman: Halaman = 1) -> list[OrangOut]:
    """Active people by name, post or unit, a hundred a page; to find whom to ask."""
    del request
    found = Pengguna.objects.filter(is_active=True).select_related("unit")
    words = saring.q.strip()
    if saring.unit:
        found = found.filter(unit__kode=saring.unit)
    if words:
        found = found.filter(Q(nama__icontains=words) | Q(jabatan__icontains=words))
    start = (halaman - 1) * _PAGE
    return [
        OrangOut(id=one.pk, nama=one.nama, jabatan=one.jabatan, unit=one.unit.kode if one.unit else None)
        for one in found.order_by("nama", "pk")[start : start + _PAGE]
    ]
