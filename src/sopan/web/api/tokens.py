"""Making, finding and revoking the tokens of the API."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Iterable

from sopan.errors import Pesan, SopanError
from sopan.web.accounts.models import Pengguna
from sopan.web.api.models import Token
from sopan.web.clock import now

__all__ = ["LINGKUP", "MOST_DAYS", "create", "find"]

LINGKUP: dict[str, Pesan] = {
    "baca": Pesan("Membaca yang dapat Anda lihat", "Read what you may see"),
    "tulis": Pesan("Membuat dan mengubah draf", "Make and change drafts"),
    "alur": Pesan("Reviu, persetujuan, dan penetapan", "Review, approve and enact"),
    "organisasi": Pesan("Peran dan delegasi", "Roles and delegations"),
    "pengait": Pesan("Webhook", "Webhooks"),
}
"""What a token may be made for. It never gives more than its person may do."""

MOST_DAYS = 366
_MOST_TOKENS = 50
_BEGIN = "sopan_"
_NOTED_EVERY = datetime.timedelta(minutes=5)


def create(user: Pengguna, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A new token and its secret, which is told here once and never again.

    Raises `SopanError` for a name, scopes or a time that cannot be.
    """
    chosen = sorted(set(scopes))
    name = name.strip().replace("\0", "")[:80]
    if not name or not chosen or not set(chosen) <= set(LINGKUP) or not 1 <= days <= MOST_DAYS:
        raise SopanError(
            Pesan(
                f"Token memerlukan nama, sedikitnya satu lingkup, dan masa 1 sampai {MOST_DAYS} hari.",
                f"A token needs a name, a scope at least, and a time of 1 to {MOST_DAYS} days.",
            )
        )
    moment = now()
    if user.token.filter(dicabut=None, sampai__gt=moment).count() >= _MOST_TOKENS:
        raise SopanError(
            Pesan(
                f"Paling banyak {_MOST_TOKENS} token; cabut yang tidak dipakai.",
                f"At most {_MOST_TOKENS} tokens; revoke those that are not used.",
            )
        )
    secret = _BEGIN + secrets.token_urlsafe(32)
    made = Token.objects.create(
        pengguna=user,
        nama=name,
        awal=secret[:12],
        sidik=_digest(secret),
        lingkup=chosen,
        dibuat=moment,
        sampai=moment + datetime.timedelta(days),
    )
    return made, secret


def find(secret: str) -> Token | None:
    """The token of that secret, if it is in force and its person is active. Notes that it was used."""
    if not secret.startswith(_BEGIN) or len(secret) > 100:
        return None
    moment = now()
    found = (
        Token.objects.select_related("pengguna")
        .filter(sidik=_digest(secret), dicabut=None, sampai__gt=moment, pengguna__is_active=True)
        .first()
    )
    if found is not None and (found.dipakai is None or moment - found.dipakai > _NOTED_EVERY):
        Token.objects.filter(pk=found.pk).update(dipakai=moment)
    return found


def _digest(secret: str) -> str:
    # The secret has 256 random bits, so a plain digest cannot be guessed back and needs no slow hash.
    return hashlib.sha256(secret.encode()).hexdigest()
