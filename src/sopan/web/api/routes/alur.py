"""The life of a revisi: what comes next and why not yet, decisions, comments, evidence, events."""

from __future__ import annotations

import base64
import binascii
import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from sopan.errors import Pesan
from sopan.lifecycle import TRANSISI, Keadaan, Permintaan, langkah_berikut, tolakan
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang
from sopan.web.api.auth import caller, scope
from sopan.web.api.problems import Problem
from sopan.web.api.routes.revisi import WRONG
from sopan.web.api.shapes import (
    BuktiIn,
    KejadianOut,
    KomentarIn,
    Kunci,
    LangkahIn,
    RevisiOut,
    TunjukIn,
    brief,
    event_out,
)
from sopan.web.approval import services
from sopan.web.approval.facts import facts
from sopan.web.approval.models import Bukti, Event, Komentar, Penunjukan
from sopan.web.clock import today
from sopan.web.library.views import find
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["router"]

router = Router(tags=["alur"], auth=scope("alur"))
_MOST_EVENTS = 500
_LARGEST_FILE = 4_000_000  # in base64 it still fits into the largest request


class BerikutOut(Schema):
    """A transition that leads on from here: what it is called and why it is refused to this person now."""

    nama: str
    sebutan: str
    ke: Keadaan
    boleh: bool
    alasan: list[str]


class PenunjukanOut(Schema):
    """Somebody who is asked, and when they did it."""

    id: int
    jenis: str
    kolom: str
    pengguna: int
    nama: str
    selesai: datetime.datetime | None


class KomentarOut(Schema):
    """A comment; `menjawab` is the one that it answers."""

    id: int
    jalur: str
    teks: str
    oleh: str
    pada: datetime.datetime
    menjawab: int | None
    selesai: bool


class BuktiOut(Schema):
    """A piece of evidence; `gugur` when the SOP went back to draf since."""

    id: int
    jenis: str
    isian: dict[str, Any]
    berkas: str
    oleh: str
    pada: datetime.datetime
    gugur: bool


@router.get(
    "/revisi/{pk}/langkah",
    response={200: list[BerikutOut], **WRONG},
    operation_id="langkah_berikut",
    auth=scope("baca"),
)
def next_steps(request: HttpRequest, pk: Kunci) -> list[BerikutOut]:
    """What can come next, and every reason why the person may not do it now."""
    user = caller(request)
    revisi = find(user, pk)
    view, day = facts(revisi), today()
    asked = Permintaan(orang(user, day), day, "-", "-")  # the words are asked for when the step is done
    told = []
    for one in langkah_berikut(revisi.tahap):
        reasons = [said(reason) for reason in tolakan(one.nama, view, asked)]
        told.append(
            BerikutOut(nama=one.nama, sebutan=said(one.sebutan), ke=one.ke, boleh=not reasons, alasan=reasons)
        )
    return told


@router.post("/revisi/{pk}/langkah/{nama}", response={200: RevisiOut, **WRONG}, operation_id="langkah")
def step(request: HttpRequest, pk: Kunci, nama: str, body: LangkahIn) -> RevisiOut:
    """Carry out a transition. 409 with every reason when it is refused; nothing has changed then."""
    user = caller(request)
    find(user, pk)
    if nama not in TRANSISI:
        raise Http404
    services.step(pk, nama, user, reason=body.alasan, replaced_by=body.pengganti)
    return brief(find(user, pk))


@router.post("/revisi/{pk}/setuju", response={204: None, **WRONG}, operation_id="setuju")
def approve(request: HttpRequest, pk: Kunci) -> Status[None]:
    """Approve, as an assigned reviewer."""
    user = caller(request)
    find(user, pk)
    services.approve(pk, user)
    return Status(204, None)


@router.post("/revisi/{pk}/sepakat/{kolom}", response={204: None, **WRONG}, operation_id="sepakat")
def agree(request: HttpRequest, pk: Kunci, kolom: str) -> Status[None]:
    """Agree, as the holder of an actor column."""
    user = caller(request)
    find(user, pk)
    services.agree(pk, user, kolom)
    return Status(204, None)


@router.get(
    "/revisi/{pk}/penunjukan",
    response={200: list[PenunjukanOut], **WRONG},
    operation_id="daftar_penunjukan",
    auth=scope("baca"),
)
def assigned(request: HttpRequest, pk: Kunci) -> list[PenunjukanOut]:
    """Who is asked to review, to hold a column, to read; and who did."""
    rows = find(caller(request), pk).penunjukan.select_related("pengguna").order_by("pk")
    return [_assignment(one) for one in rows]


def _assignment(one: Penunjukan) -> PenunjukanOut:
    return PenunjukanOut(
        id=one.pk,
        jenis=one.jenis,
        kolom=one.kolom,
        pengguna=one.pengguna_id,
        nama=str(one.pengguna),
        selesai=one.selesai,
    )


@router.post("/revisi/{pk}/penunjukan", response={204: None, **WRONG}, operation_id="tunjuk")
def assign(request: HttpRequest, pk: Kunci, body: TunjukIn) -> Status[None]:
    """Ask somebody to review, to hold an actor column, or to read."""
    user = caller(request)
    find(user, pk)
    whom = get_object_or_404(Pengguna, pk=body.pengguna, is_active=True)
    services.assign(pk, user, body.jenis, whom, body.kolom)
    return Status(204, None)


@router.delete("/revisi/{pk}/penunjukan/{id}", response={204: None, **WRONG}, operation_id="batal_tunjuk")
def unassign(request: HttpRequest, pk: Kunci, id: Kunci) -> Status[None]:
    """Take an assignment back."""
    user = caller(request)
    find(user, pk)
    services.unassign(pk, user, id)
    return Status(204, None)


@router.get(
    "/revisi/{pk}/komentar",
    response={200: list[KomentarOut], **WRONG},
    operation_id="daftar_komentar",
    auth=scope("baca"),
)
def comments(request: HttpRequest, pk: Kunci) -> list[KomentarOut]:
    """All comments with their answers, in the order of time."""
    return [_comment(one) for one in find(caller(request), pk).komentar.select_related("oleh")]


def _comment(one: Komentar) -> KomentarOut:
    return KomentarOut(
        id=one.pk,
        jalur=one.jalur,
        teks=one.teks,
        oleh=str(one.oleh),
        pada=one.pada,
        menjawab=one.induk_id,
        selesai=one.selesai is not None,
    )


@router.post("/revisi/{pk}/komentar", response={201: KomentarOut, **WRONG}, operation_id="komentar")
def comment(request: HttpRequest, pk: Kunci, body: KomentarIn) -> Status[KomentarOut]:
    """Comment on a place (`langkah.3.kegiatan`), or answer a comment."""
    user = caller(request)
    find(user, pk)
    return Status(201, _comment(services.comment(pk, user, body.teks, body.jalur, body.menjawab)))


@router.post(
    "/revisi/{pk}/komentar/{id}/{deed}", response={204: None, **WRONG}, operation_id="tutup_komentar"
)
def resolve(request: HttpRequest, pk: Kunci, id: Kunci, deed: str) -> Status[None]:
    """Close a comment (`selesai`) or open it again (`buka`)."""
    user = caller(request)
    find(user, pk)
    if deed not in ("selesai", "buka"):
        raise Http404
    services.resolve(pk, user, id, done=deed == "selesai")
    return Status(204, None)


@router.get(
    "/revisi/{pk}/bukti",
    response={200: list[BuktiOut], **WRONG},
    operation_id="daftar_bukti",
    auth=scope("baca"),
)
def evidence(request: HttpRequest, pk: Kunci) -> list[BuktiOut]:
    """The evidence that was attached, without its files."""
    return [_proof(one) for one in find(caller(request), pk).bukti.defer("berkas").select_related("oleh")]


def _proof(one: Bukti) -> BuktiOut:
    return BuktiOut(
        id=one.pk,
        jenis=one.jenis,
        isian=one.isi,
        berkas=one.nama_berkas,
        oleh=str(one.oleh),
        pada=one.pada,
        gugur=one.gugur,
    )


@router.get(
    "/revisi/{pk}/bukti/{id}/berkas",
    response={200: bytes, **WRONG},
    operation_id="berkas_bukti",
    auth=scope("baca"),
)
def evidence_file(request: HttpRequest, pk: Kunci, id: Kunci) -> HttpResponse:
    """The signed file of a piece of evidence."""
    one = find(caller(request), pk).bukti.filter(pk=id).first()
    if one is None or one.berkas is None:
        raise Http404
    return HttpResponse(bytes(one.berkas), content_type="application/pdf")


@router.post("/revisi/{pk}/bukti/{jenis}", response={201: BuktiOut, **WRONG}, operation_id="bukti")
def attach(request: HttpRequest, pk: Kunci, jenis: str, body: BuktiIn) -> Status[BuktiOut]:
    """Attach the evidence that a transition asks for."""
    user = caller(request)
    find(user, pk)
    try:
        data = base64.b64decode(body.berkas, validate=True) if body.berkas else None
    except (binascii.Error, ValueError) as error:
        raise Problem(422, said(Pesan("'berkas' bukan base64.", "'berkas' is not base64."))) from error
    if data is not None and len(data) > _LARGEST_FILE:
        raise Problem(422, said(Pesan("Berkas paling besar 4 MB.", "A file has 4 MB at most.")))
    return Status(201, _proof(services.attach(pk, user, jenis, body.isian, data, body.nama_berkas)))


@router.get(
    "/revisi/{pk}/kejadian",
    response={200: list[KejadianOut], **WRONG},
    operation_id="kejadian",
    auth=scope("baca"),
)
def events(request: HttpRequest, pk: Kunci) -> list[KejadianOut]:
    """The events of the SOP, of those of its revisi that the person may see, the newest first."""
    user = caller(request)
    revisi = find(user, pk)
    seen = visible_to(user, orang(user, today())).filter(thread=revisi.thread_id).values("pk")
    rows = (Event.objects.filter(revisi__in=seen).select_related("pelaku", "atas_nama").order_by("-urut"))[
        :_MOST_EVENTS
    ]
    return [event_out(one) for one in rows]
