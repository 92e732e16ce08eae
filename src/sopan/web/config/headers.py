"""The content policy of every page: nothing inline, nothing from another address."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase

__all__ = ["POLICY", "of_static", "policy"]

# data: is for the agency's logo inside of a drawing, which carries it along.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)

Get = Callable[[HttpRequest], HttpResponseBase]


def policy(get_response: Get) -> Get:
    """Middleware that adds the policy."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return answer


def of_static(headers: MutableMapping[str, str], path: str, url: str) -> None:  # noqa: ARG001 - as whitenoise calls it
    """A script is asked for anew each time: modules import one another by names that carry no version."""
    if path.endswith((".js", ".mjs")):
        headers["Cache-Control"] = "no-cache"
