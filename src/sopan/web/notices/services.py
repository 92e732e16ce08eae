"""Telling people. The one way by which a notice comes to be."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sopan.errors import Pesan
from sopan.web.accounts.models import Pengguna
from sopan.web.clock import now
from sopan.web.library.models import Revisi
from sopan.web.notices.kinds import group_of
from sopan.web.notices.models import MailPreference, Notice

__all__ = ["notify", "unread"]

MOST_SHOWN = 99
"""The bell counts no further."""


@transaction.atomic
def notify(
    people: Iterable[Pengguna],
    kind: str,
    text: Pesan,
    url: str,
    revisi: Revisi | None = None,
    *,
    key: str = "",
) -> int:
    """Tell each of them, within the caller's transaction: what is rolled back was never told.

    `url` is a path of this application. With a `key` a person is told once for ever: a second notice with the
    same key is not made. Whoever may not come in any more (`is_active`) is not told. The e-mail follows from
    what each person chose. Gives how many were told.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError("a notice leads to a page of this application")
    whom = {person.pk: person for person in people if person.is_active}
    if key:
        for pk in Notice.objects.filter(person__in=whom, key=key).values_list("person", flat=True):
            whom.pop(pk, None)
    field = group_of(kind).value
    chosen = dict(MailPreference.objects.filter(person__in=whom).values_list("person", field))
    usual = getattr(MailPreference(), field)
    moment = now()
    made = [
        Notice(
            person=person,
            kind=kind[:32],
            text_id=text.id[:600],
            text_en=text.en[:600],
            url=url[:300],
            revisi=revisi,
            key=key[:160],
            made=moment,
            quiet=not person.email or chosen.get(pk, usual) == MailPreference.When.NEVER,
        )
        for pk, person in sorted(whom.items())
    ]
    # Two workers may tell the same at once; the constraint lets one of them.
    Notice.objects.bulk_create(made, ignore_conflicts=bool(key))
    return len(made)


def unread(person: Pengguna) -> int:
    """How many notices the person has not read, counted to one more than `MOST_SHOWN`."""
    return Notice.objects.filter(person=person, read=None).order_by()[: MOST_SHOWN + 1].count()
