"""Everybody comes in first, and each page speaks the person's language."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sopan.web.accounts.models import Pengguna
from sopan.web.words import current, spoken

__all__ = ["OPEN", "login_and_language"]

OPEN = ("/masuk/", "/undangan/", "/sehat/", "/static/", "/metrik/", "/api/v1/", "/publik/", "/robots.txt")
"""What answers a person who has not come in."""

Get = Callable[[HttpRequest], HttpResponseBase]


def login_and_language(get_response: Get) -> Get:
    """Middleware. Closed is the rule and open the exception, so that no new view is open by oversight."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, Pengguna):
            if request.path.startswith(OPEN):
                with spoken(request.session.get("bahasa")):
                    return get_response(request)
            return redirect_to_login(request.get_full_path())
        with spoken(user.bahasa):
            response = get_response(request)
            response.headers["Content-Language"] = current()
        # A page of somebody who left must not come back by the browser's Back.
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
