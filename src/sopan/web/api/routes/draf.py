"""Writing: a new SOP, the text of a draf, operations on it, a new revisi.

Some addresses are those of `routes.revisi` with another method, so the operations join its router.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Header, Status

from sopan.errors import Pesan
from sopan.model.operations import read_operations
from sopan.read.edit import edit_text
from sopan.web.accounts.models import Unit
from sopan.web.api.auth import caller, scope
from sopan.web.api.problems import Problem
from sopan.web.api.routes.revisi import WRONG, router
from sopan.web.api.shapes import DrafIn, Kunci, OperasiIn, RevisiOut, TeksIn, brief
from sopan.web.authoring.services import create, new_revision, save
from sopan.web.library.views import find
from sopan.web.words import said

__all__: list[str] = []

_AS: dict[str, Any] = {"tags": ["draf"], "auth": scope("tulis")}
Versi = Annotated[str, Header(alias="If-Match", pattern=r'^"?[0-9]{1,9}"?$')]


@router.post("/revisi", response={201: RevisiOut, **WRONG}, operation_id="buat_sop", **_AS)
def make(request: HttpRequest, body: DrafIn) -> Status[RevisiOut]:
    """A new SOP with its first draf. The person must be a drafter of the unit."""
    unit = Unit.objects.filter(kode=body.unit).first()
    if unit is None:
        raise Problem(422, said(Pesan(f"Tidak ada unit '{body.unit}'.", f"There is no unit '{body.unit}'.")))
    return Status(201, brief(create(caller(request), unit, body.isi)))


@router.put(
    "/revisi/{pk}/isi",
    response={200: RevisiOut, **WRONG},
    operation_id="ubah_isi",
    **_AS,
)
def write(request: HttpRequest, pk: Kunci, body: TeksIn, if_match: Versi) -> RevisiOut:
    """Replace the text of a draf. `If-Match` is the version that was read; 412 when there is a newer one."""
    user = caller(request)
    find(user, pk)
    return brief(save(pk, user, body.isi, int(if_match.strip('"'))))


@router.post(
    "/revisi/{pk}/operasi",
    response={200: RevisiOut, **WRONG},
    operation_id="operasi",
    **_AS,
)
def operate(request: HttpRequest, pk: Kunci, body: OperasiIn) -> RevisiOut:
    """Change a draf by operations, as the editor does; comments in the file stay."""
    user = caller(request)
    revisi = find(user, pk)
    text = edit_text(revisi.isi, read_operations(body.operasi))
    return brief(save(pk, user, text, body.versi))


@router.post(
    "/revisi/{pk}/revisi-baru",
    response={201: RevisiOut, **WRONG},
    operation_id="revisi_baru",
    **_AS,
)
def renew(request: HttpRequest, pk: Kunci) -> Status[RevisiOut]:
    """A new draf from this revisi, to change what is in force or to restore what was."""
    user = caller(request)
    find(user, pk)
    return Status(201, brief(new_revision(pk, user)))
