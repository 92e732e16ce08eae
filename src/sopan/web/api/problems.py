"""What the API answers when something is wrong: one shape for all (RFC 9457, problem details)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.http import Http404, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.lifecycle import Ditolak
from sopan.model.operations import OperasiDitolak
from sopan.model.operations.rejection import worded
from sopan.web.approval.services import SalahIsi
from sopan.web.authoring.services import Bertabrakan
from sopan.web.words import said

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["Problem", "ProblemOut", "install"]


class Salah(BaseModel):
    """One thing that is wrong."""

    pesan: str
    tempat: str = ""
    baris: int | None = None
    kolom: int | None = None
    tulis: str = ""


class ProblemOut(BaseModel):
    """What is wrong; `salah` has everything at once."""

    title: str
    status: int
    salah: list[Salah] = Field(default_factory=list)


class Problem(Exception):
    """An answer other than the one asked for. `faults` are (place, message) pairs."""

    def __init__(self, status: int, title: str, faults: Sequence[Salah] = ()) -> None:
        super().__init__(title)
        self.status, self.title, self.faults = status, title, tuple(faults)


def _answer(status: int, title: str, faults: Sequence[Salah] = ()) -> HttpResponse:
    body = ProblemOut(title=title, status=status, salah=list(faults)).model_dump(exclude_none=True)
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _sopan(error: SopanError) -> HttpResponse:
    if isinstance(error, UnreadableFile):
        faults = [
            Salah(
                pesan=said(one.message),
                baris=one.line or None,
                kolom=one.column or None,
                tulis=said(one.instead) if one.instead else "",
            )
            for one in error.faults
        ]
        return _answer(
            422, said(Pesan("Berkas SOP tidak dapat dibaca.", "The SOP file is unreadable.")), faults
        )
    if isinstance(error, SalahIsi):
        faults = [Salah(tempat=name, pesan=said(text)) for name, text in error.wrong.items()]
        return _answer(422, said(error.message), faults)
    if isinstance(error, OperasiDitolak):
        return _answer(422, said(error.message))
    if isinstance(error, Ditolak):
        faults = [Salah(pesan=said(reason)) for reason in error.alasan]
        return _answer(409, said(Pesan("Langkah ini ditolak.", "This step is refused.")), faults)
    if isinstance(error, Bertabrakan):
        return _answer(
            412,
            said(Pesan("Draf sudah diubah orang lain.", "The draft was changed by somebody else.")),
        )
    return _answer(400, said(error.message))


def _invalid(error: ValidationError) -> HttpResponse:
    faults = [
        Salah(
            tempat=".".join(str(part) for part in one["loc"][1:]),
            pesan=said(worded(cast("ErrorDetails", one))),
        )
        for one in error.errors
    ]
    return _answer(
        422, said(Pesan("Permintaan tidak lengkap atau keliru.", "The request is faulty.")), faults
    )


def install(api: NinjaAPI) -> None:
    """Make everything that can go wrong an answer of this shape."""

    def on(kind: type[Exception], answer: Any) -> None:
        api.add_exception_handler(kind, lambda _request, error: answer(error))

    missing = Pesan("Tidak ada, atau bukan untuk Anda.", "It is not there, or not for you.")
    on(Problem, lambda error: _answer(error.status, error.title, error.faults))
    on(SopanError, _sopan)
    on(ValidationError, _invalid)
    on(AuthenticationError, lambda _: _no_token())
    on(HttpError, lambda error: _answer(error.status_code, str(error)))
    on(Http404, lambda _: _answer(404, said(missing)))
    on(
        RequestDataTooBig,
        lambda _: _answer(413, said(Pesan("Permintaan terlalu besar.", "The request is too large."))),
    )
    on(ObjectDoesNotExist, lambda _: _answer(404, said(missing)))


def _no_token() -> HttpResponse:
    answer = _answer(
        401,
        said(
            Pesan(
                "Sertakan token yang masih berlaku: Authorization: Bearer sopan_…",
                "Send a token in force: Authorization: Bearer sopan_…",
            )
        ),
    )
    answer.headers["WWW-Authenticate"] = 'Bearer realm="Sopan"'
    return answer
