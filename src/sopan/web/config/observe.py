"""Every answer counted, timed and written down, by the name of its route."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sopan.web.config.logs import request_id
from sopan.web.config.metrics import count_answer

__all__ = ["observe"]

logger = logging.getLogger("sopan.request")

Get = Callable[[HttpRequest], HttpResponseBase]

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_QUIET = frozenset({"sehat", "siap", "metrik"})
"""What machines ask every few seconds."""


def observe(get_response: Get) -> Get:
    """Middleware. The id of a request is the proxy's where there is one, and goes back with the answer."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        given = request.headers.get("X-Request-ID", "") if settings.SECURE_PROXY_SSL_HEADER else ""
        token = request_id.set(given if _ID.fullmatch(given) else uuid.uuid4().hex[:16])
        try:
            response = get_response(request)
            seconds = time.perf_counter() - start
            match = request.resolver_match
            route = (match.view_name or "-") if match else "-"
            count_answer(route, request.method or "", response.status_code, seconds)
            if route not in _QUIET:
                _write(route, request.method or "", response.status_code, seconds)
            response.headers["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)

    return answer


@receiver(got_request_exception, dispatch_uid="observe.failed")
def _failed(**_: object) -> None:
    """Django asks this in place of writing the address and the exception's words itself."""
    logger.error("a page failed", exc_info=True)  # noqa: LOG014 - Django sends it while it handles one


def _write(route: str, method: str, status: int, seconds: float) -> None:
    level = logging.ERROR if status >= 500 else logging.INFO
    if logger.isEnabledFor(level):
        told = {"route": route, "method": method, "status": status, "ms": round(seconds * 1000, 1)}
        logger.log(level, "answered", extra=told)
