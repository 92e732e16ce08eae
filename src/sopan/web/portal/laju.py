"""A limit on how often one address may do something.

Addresses themselves are not kept, nor can they be found again: what is counted is a keyed digest, other every
day.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from sopan.web.clock import now, today
from sopan.web.portal.models import Hitungan

__all__ = ["allowed", "sweep"]


def allowed(request: HttpRequest, what: str, most: int, minutes: int) -> bool:
    """Whether this address may do it once more, and count it; at most `most` times in so many minutes."""
    moment = now()
    with transaction.atomic():
        row, _ = Hitungan.objects.select_for_update().get_or_create(
            kunci=_key(request, what),
            defaults={"sampai": moment + datetime.timedelta(minutes=minutes)},
        )
        if row.sampai <= moment:
            row.jumlah, row.sampai = 0, moment + datetime.timedelta(minutes=minutes)
            row.save()
        if row.jumlah >= most:
            return False
        Hitungan.objects.filter(pk=row.pk).update(jumlah=F("jumlah") + 1)
    return True


def sweep() -> int:
    """Throw away the counts that are over."""
    return Hitungan.objects.filter(sampai__lt=now()).delete()[0]


def _key(request: HttpRequest, what: str) -> str:
    # Behind a proxy the last address that it added is the one that it saw; those before are what people say.
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    address = forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")
    words = f"{today().isoformat()}|{what}|{address}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()
