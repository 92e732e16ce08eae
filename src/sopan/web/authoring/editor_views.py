"""What the editor asks while somebody writes: save this edit, draw this, who else is here."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Ditolak
from sopan.model.operations import OperasiDitolak, apply_all, read_operations
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import me
from sopan.web.authoring import picture
from sopan.web.authoring.editing import receive
from sopan.web.authoring.help import suggestions
from sopan.web.authoring.log import since, told
from sopan.web.authoring.models import Hadir
from sopan.web.clock import now
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["gambar", "hadir", "keadaan", "kirim", "saran"]

MOST_OPERATIONS = 2000
LARGEST = 2_000_000
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
_HERE = datetime.timedelta(seconds=25)
"""How long after its last word a page counts as open."""
_GONE = datetime.timedelta(hours=1)


class _Wrong(SopanError):
    """The page sent what is no question of ours."""


def _wrong() -> _Wrong:
    return _Wrong(Pesan("Permintaan ini tidak dapat dibaca.", "This request cannot be read."))


def _asked(request: HttpRequest) -> dict[str, Any]:
    try:
        asked = json.loads(request.body[: LARGEST + 1])
    except (ValueError, RecursionError) as error:
        raise _wrong() from error
    if not isinstance(asked, dict) or not isinstance(asked.get("versi", 0), int):
        raise _wrong()
    return asked


def _operations(asked: dict[str, Any]) -> tuple[Any, ...]:
    given = asked.get("operasi", [])
    if not isinstance(given, list) or len(given) > MOST_OPERATIONS:
        raise _wrong()
    return read_operations(given)


def _answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def _refused(error: SopanError) -> JsonResponse:
    if isinstance(error, Ditolak | OperasiDitolak):
        kind = "operasi" if isinstance(error, OperasiDitolak) else "wewenang"
        return _answer({"galat": [said(reason) for reason in error.alasan], "sebab": kind}, 422)
    return _answer({"galat": [said(error.message)], "sebab": "permintaan"}, 400)


@require_POST
def kirim(request: HttpRequest, pk: int) -> JsonResponse:
    """Save an edit. Sent twice, it is done once and answered twice."""
    user = me(request)
    find(user, pk)
    try:
        asked = _asked(request)
        key = asked.get("kunci")
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            raise _wrong()
        done = receive(pk, user, key, int(asked.get("versi", 0)), _operations(asked))
    except SopanError as error:
        return _refused(error)
    return _answer(
        {
            "versi": done.versi,
            "sop": done.sop.model_dump(mode="json"),
            "lain": None if done.lain is None else told(done.lain),
            "bentur": done.bentur,
        }
    )


@require_POST
def gambar(request: HttpRequest, pk: int) -> JsonResponse:
    """Draw the draf with operations that are not saved yet; tell what is to be found in it."""
    revisi = find(me(request), pk)
    try:
        asked = _asked(request)
        operasi = _operations(asked)
        past = since(revisi, int(asked.get("versi", 0)))
        sop = apply_all(past.sop if past else document(revisi.isi).sop, operasi)
    except SopanError as error:
        return _refused(error)
    have = asked.get("punya")
    drawn = picture.pages(sop, {str(one) for one in have} if isinstance(have, list) else ())
    return _answer({**drawn, "temuan": picture.findings(sop), "jenis": picture.seen_as(sop)})


@require_POST
def hadir(request: HttpRequest, pk: int) -> JsonResponse:
    """Note who is at which cell; tell who else is there, and what they did since a version."""
    user = me(request)
    revisi = find(user, pk)
    try:
        asked = _asked(request)
        tab = asked.get("tab")
        if not isinstance(tab, str) or not _KEY.fullmatch(tab[:40]):
            raise _wrong()
    except SopanError as error:
        return _refused(error)
    others = _present(revisi, user, tab[:40], str(asked.get("sel") or "")[:120])
    answer: dict[str, Any] = {"versi": revisi.versi, "orang": others, "keadaan": revisi.keadaan}
    if asked.get("versi") != revisi.versi:
        past = since(revisi, int(asked.get("versi", 0)))
        answer["lain"] = told(past.operasi) if past else None
        answer["oleh"] = list(past.oleh) if past else []
        answer["sop"] = document(revisi.isi).sop.model_dump(mode="json")
    return _answer(answer)


def _present(revisi: Revisi, user: Pengguna, tab: str, cell: str) -> list[dict[str, str]]:
    moment = now()
    Hadir.objects.update_or_create(
        revisi=revisi, tab=tab, defaults={"pengguna": user, "sel": cell, "pada": moment}
    )
    Hadir.objects.filter(pada__lt=moment - _GONE).delete()
    others = Hadir.objects.filter(revisi=revisi, pada__gte=moment - _HERE).exclude(tab=tab)
    return [
        {"nama": str(one.pengguna), "sel": one.sel, "tab": one.tab}
        for one in others.select_related("pengguna").order_by("pk")[:20]
    ]


@require_GET
def keadaan(request: HttpRequest, pk: int) -> JsonResponse:
    """The draf as it is, and a fresh token: for a page that was away or whose person came in anew."""
    revisi = find(me(request), pk)
    return _answer(
        {
            "versi": revisi.versi,
            "sop": document(revisi.isi).sop.model_dump(mode="json"),
            "csrf": get_token(request),
        }
    )


@require_GET
def saran(request: HttpRequest, pk: int) -> JsonResponse:
    """What may be written in a field, from the agency's own lists and documents."""
    user = me(request)
    revisi = find(user, pk)
    field, words = request.GET.get("bidang", "")[:40], request.GET.get("q", "").strip()[:200]
    return _answer({"saran": suggestions(user, revisi, field, words)})
