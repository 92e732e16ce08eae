"""The page of one's tokens, and the reference of the API as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.web.accounts.people import me
from sopan.web.api.api import schema
from sopan.web.api.tokens import LINGKUP, create
from sopan.web.clock import now
from sopan.web.words import said

__all__ = ["cabut", "rujukan", "token"]

_DAYS = ("30", "90", "366")


@require_http_methods(["GET", "POST"])
def token(request: HttpRequest) -> HttpResponse:
    """My tokens, and a form for a new one. The secret is shown on this one answer only."""
    user = me(request)
    told: dict[str, Any] = {"lingkup": LINGKUP, "masa": _DAYS, "nilai": {"lingkup": ["baca"]}}
    status = 200
    if request.method == "POST":
        days = request.POST.get("masa", "")
        chosen = request.POST.getlist("lingkup")
        try:
            made, secret = create(
                user, request.POST.get("nama", ""), chosen, int(days) if days in _DAYS else 0
            )
        except SopanError as error:
            told["salah"], told["nilai"], status = (
                error.message,
                {**request.POST.dict(), "lingkup": chosen},
                422,
            )
        else:
            told["baru"], told["rahasia"] = made, secret
    told["token"] = user.token.filter(dicabut=None)
    told["kini"] = now()
    answer = render(request, "api/token.html", told, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one of my tokens."""
    one = get_object_or_404(me(request).token, pk=pk, dicabut=None)
    one.dicabut = now()
    one.save(update_fields=["dicabut"])
    messages.success(request, said(Pesan(f"Token “{one.nama}” dicabut.", f"Token “{one.nama}” revoked.")))
    return redirect("akun-token")


@require_GET
def rujukan(request: HttpRequest) -> HttpResponse:
    """The operations of the API, by subject, from its own description."""
    return render(request, "api/rujukan.html", {"kelompok": _groups(schema())})


def _groups(told: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in told["paths"].items():
        for method, one in methods.items():
            scope = next(iter(one["security"][0])).removeprefix("Lingkup_")
            groups.setdefault(one["tags"][0], []).append(
                {
                    "cara": method.upper(),
                    "alamat": path,
                    "kata": one["description"],
                    "lingkup": scope,
                    "isian": list(_fields(one, told)),
                }
            )
    return groups


def _fields(operation: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    for one in operation.get("parameters", ()):
        if one["in"] != "path":
            yield one["name"] + ("" if one.get("required") else "?")
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    name = body.get("$ref", "").rpartition("/")[2]
    shape = told["components"]["schemas"].get(name, {})
    for field in shape.get("properties", {}):
        yield field + ("" if field in shape.get("required", ()) else "?")
