"""One-time links, by which a person sets a password; nobody ever has one that somebody else knows."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.db import transaction

from sopan.web.accounts.models import Pengguna, Undangan
from sopan.web.clock import now

__all__ = ["invite", "invited", "use"]

HOURS = 24


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(user: Pengguna) -> str:
    """The secret of a new link, valid for a day; older links of the person are void from now on."""
    secret = secrets.token_urlsafe(32)
    Undangan.objects.filter(pengguna=user, dipakai=None).delete()
    Undangan.objects.create(
        pengguna=user, sidik=_digest(secret), sampai=now() + datetime.timedelta(hours=HOURS)
    )
    return secret


def invited(secret: str) -> Undangan | None:
    """The invitation of a secret that may still be used."""
    return (
        Undangan.objects.select_related("pengguna")
        .filter(sidik=_digest(secret), dipakai=None, sampai__gt=now(), pengguna__is_active=True)
        .first()
    )


@transaction.atomic
def use(secret: str, password: str) -> Pengguna | None:
    """Set the password, once; None where the link was used, ran out, or the account was closed meanwhile."""
    one = Undangan.objects.select_for_update().filter(sidik=_digest(secret), dipakai=None).first()
    if one is None or one.sampai <= now() or not one.pengguna.is_active:
        return None
    one.dipakai = now()
    one.save()
    one.pengguna.set_password(password)
    one.pengguna.save()
    return one.pengguna
