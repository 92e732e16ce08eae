"""Whether this process is ready, and its figures: for load balancers, monitors and Prometheus. No secrets."""

from __future__ import annotations

import hmac
import ipaddress
import os
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from sopan.web.background.models import WorkerPulse
from sopan.web.config.metrics import CONTENT_TYPE_LATEST, database_clock, exposed

__all__ = ["metrics", "ready"]

_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


@cache
def _migrated() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("this version needs a newer database")  # so that "no" is not remembered
    return True


@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and has this version's tables, 503 otherwise.

    `pekerja_detik` is the time since the last beat of a worker, null without one. With `?pekerja=1` a worker
    must live too: for a monitor, since a server is of use without one.
    """
    told: dict[str, object] = {"basis_data": False, "versi_basis_data": False, "pekerja_detik": None}
    try:
        beat = WorkerPulse.objects.aggregate(t=Max("beat"))["t"]
        told["basis_data"] = True
        told["versi_basis_data"] = _migrated()
        if beat:
            told["pekerja_detik"] = round(max(0.0, database_clock() - beat.timestamp()), 1)
    except (DatabaseError, LookupError):
        connection.close()
    fine = bool(told["versi_basis_data"])
    if request.GET.get("pekerja") == "1":
        fine = fine and told["pekerja_detik"] is not None
    return JsonResponse({"siap": fine, **told}, status=200 if fine else 503)


@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for whoever has the token `SOPAN_METRICS_TOKEN`.

    Where there is none, for this machine alone. What came through a proxy is not from this machine, whatever
    its address says.
    """
    if not _may_measure(request):
        raise Http404
    return HttpResponse(exposed(), content_type=CONTENT_TYPE_LATEST)


def _may_measure(request: HttpRequest) -> bool:
    if token := os.environ.get("SOPAN_METRICS_TOKEN"):
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.encode())
    if settings.SECURE_PROXY_SSL_HEADER or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
