"""Webhooks: to make, to look at, to try and to end."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from sopan.web.api import hooks
from sopan.web.api.auth import caller, scope
from sopan.web.api.models import Pengait
from sopan.web.api.routes.revisi import WRONG
from sopan.web.api.shapes import Kunci, PengaitIn

__all__ = ["router"]

router = Router(tags=["pengait"], auth=scope("pengait"))


class PengaitOut(Schema):
    """A webhook and how its deliveries go."""

    id: int
    alamat: str
    kejadian: list[str]
    aktif: bool
    sampai_urut: int
    gagal: int
    coba_lagi: datetime.datetime
    pengiriman: list[dict[str, Any]] = Field(default_factory=list)


class PengaitBaru(PengaitOut):
    """A new webhook with the secret of its signatures, which is told once."""

    rahasia: str


def _told(one: Pengait) -> dict[str, Any]:
    return {
        "id": one.pk,
        "alamat": one.alamat,
        "kejadian": one.kejadian,
        "aktif": one.aktif,
        "sampai_urut": one.sampai_urut,
        "gagal": one.gagal,
        "coba_lagi": one.coba_lagi,
    }


@router.get("/pengait", response={200: list[PengaitOut], **WRONG}, operation_id="daftar_pengait")
def listing(request: HttpRequest) -> list[PengaitOut]:
    """The webhooks of the person."""
    return [PengaitOut(**_told(one)) for one in caller(request).pengait.all()]


@router.post("/pengait", response={201: PengaitBaru, **WRONG}, operation_id="buat_pengait")
def make(request: HttpRequest, body: PengaitIn) -> Status[PengaitBaru]:
    """Tell an https address of the events that the person may see, from now on, signed and in order."""
    made = hooks.create(caller(request), body.alamat, body.kejadian)
    return Status(201, PengaitBaru(**_told(made), rahasia=made.rahasia))


@router.get("/pengait/{id}", response={200: PengaitOut, **WRONG}, operation_id="pengait")
def one(request: HttpRequest, id: Kunci) -> PengaitOut:
    """One webhook with its last deliveries."""
    found = get_object_or_404(caller(request).pengait, pk=id)
    sent = found.pengiriman.values("urut", "jenis", "pada", "berhasil", "jawaban")[: hooks.KEPT]
    return PengaitOut(**_told(found), pengiriman=[dict(attempt) for attempt in sent])


@router.post("/pengait/{id}/aktifkan", response={204: None, **WRONG}, operation_id="aktifkan_pengait")
def wake(request: HttpRequest, id: Kunci) -> Status[None]:
    """Try again at once, also after it was given up; nothing is left out."""
    hooks.wake(get_object_or_404(caller(request).pengait, pk=id))
    return Status(204, None)


@router.delete("/pengait/{id}", response={204: None, **WRONG}, operation_id="hapus_pengait")
def remove(request: HttpRequest, id: Kunci) -> Status[None]:
    """End a webhook."""
    get_object_or_404(caller(request).pengait, pk=id).delete()
    return Status(204, None)
