"""Pages for what went wrong: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sopan.errors import Pesan
from sopan.web.words import said

__all__ = ["csrf", "denied", "failed", "missing", "page"]


def page(request: HttpRequest, status: int, title: Pesan, text: Pesan) -> HttpResponse:
    """An error page in the look of the rest."""
    told = {"judul": said(title), "teks": said(text), "status": status}
    return render(request, "galat.html", told, status=status)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: it is not there, or not for this person; which of both is not told."""
    return page(
        request,
        404,
        Pesan("Halaman ini tidak ada", "There is no such page"),
        Pesan(
            "Mungkin alamatnya keliru, atau dokumennya bukan untuk Anda. Cari di Pustaka.",
            "The address may be wrong, or the document is not for you. Look in the library.",
        ),
    )


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403."""
    return page(
        request,
        403,
        Pesan("Ini bukan wewenang Anda", "This is not yours to do"),
        Pesan(
            "Tidak ada yang berubah. Mintalah kepada pengelola unit bila Anda memerlukannya.",
            "Nothing has changed. Ask the manager of the unit if you need it.",
        ),
    )


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 for a form that is too old, or not ours."""
    return page(
        request,
        403,
        Pesan("Formulir ini sudah kedaluwarsa", "This form has expired"),
        Pesan(
            "Tidak ada yang berubah. Kembali, muat ulang halamannya, lalu kirim sekali lagi.",
            "Nothing has changed. Go back, reload the page and send it again.",
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(
        request,
        500,
        Pesan("Ada yang tidak beres pada sistem", "Something went wrong in the system"),
        Pesan(
            "Yang sudah tersimpan tetap tersimpan. Coba lagi; bila tetap begini, beri tahu administrator.",
            "What was saved is still saved. Try again; if it stays so, tell the administrator.",
        ),
    )
