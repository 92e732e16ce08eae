"""Notices by e-mail.

A letter is written down with its notices in one transaction, then sent, then marked as sent. A worker that
is killed after the mail server took a letter and before that was written down leaves it to be sent again:
at least once, never none. Its Message-ID is the same then, so the reader's mail program shows it once.
"""

from __future__ import annotations

import datetime
import logging
import smtplib
from email.utils import formataddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from sopan.errors import Pesan
from sopan.web.accounts.models import Pengguna
from sopan.web.clock import now
from sopan.web.notices.kinds import Group, group_of
from sopan.web.notices.models import Letter, MailPreference, Notice
from sopan.web.words import said, spoken

__all__ = ["message_of", "send_letters", "write_letters"]

logger = logging.getLogger("sopan.mail")

DIGEST_HOUR = 7
"""From this hour on, in the office, the digest of the day goes out."""
TOO_OLD = datetime.timedelta(days=3)
"""What nobody could mail for so long, since mail was off, is no news any more."""
MOST_IN_LETTER = 40
MOST_TRIES = 8
AT_WORK = datetime.timedelta(minutes=10)
"""So long a letter that is being sent is left alone; then its worker counts as killed."""


def write_letters() -> int:
    """Make letters of the notices that are to go out now; gives how many."""
    moment = now()
    Notice.objects.filter(letter=None, quiet=False).filter(
        Q(made__lt=moment - TOO_OLD) | Q(read__isnull=False)
    ).update(quiet=True)
    waiting = (
        Notice.objects.filter(letter=None, quiet=False).order_by("person").values_list("person", flat=True)
    )
    count = 0
    for pk in list(waiting.distinct()):
        preference = MailPreference.objects.filter(person=pk).first() or MailPreference(person_id=pk)
        count += _write(preference, MailPreference.When.NOW, None)
        local = timezone.localtime(moment)
        if local.hour >= DIGEST_HOUR:
            count += _write(preference, MailPreference.When.DAILY, local.date())
    return count


def _write(preference: MailPreference, when: MailPreference.When, digest: datetime.date | None) -> int:
    groups = {group for group in Group if getattr(preference, group.value) == when}
    try:
        with transaction.atomic():
            held = (
                Notice.objects.select_for_update()
                .filter(person=preference.person_id, letter=None, quiet=False)
                .order_by("pk")
            )
            mine = [one.pk for one in held if group_of(one.kind) in groups]
            if not mine:
                return 0
            letter = Letter.objects.create(
                person_id=preference.person_id, digest=digest, made=now(), next=now()
            )
            Notice.objects.filter(pk__in=mine).update(letter=letter)
    except IntegrityError:
        return 0  # the digest of this day has gone out; the rest waits for tomorrow's
    return 1


def send_letters(most: int = 200) -> int:
    """Send what waits.

    Gives how many the mail server took. One letter that is refused does not stop the rest.
    """
    count = 0
    with get_connection() as post:
        for pk in list(_waiting().order_by("next").values_list("pk", flat=True)[:most]):
            moment = now()
            if not _waiting().filter(pk=pk).update(next=moment + AT_WORK, tries=F("tries") + 1):
                continue  # another worker has it
            letter = Letter.objects.select_related("person").get(pk=pk)
            try:
                post.send_messages([message_of(letter)])
            except smtplib.SMTPResponseException as error:
                _failed(letter, f"SMTP {error.smtp_code}")
            except (OSError, smtplib.SMTPException) as error:
                _failed(letter, type(error).__name__)
                if not isinstance(error, smtplib.SMTPRecipientsRefused):
                    break  # the mail server is away, and will be for the next letter too
            else:
                Letter.objects.filter(pk=pk).update(sent=now(), problem="")
                count += 1
    return count


def _waiting() -> models.QuerySet[Letter]:
    return Letter.objects.filter(sent=None, given_up=False, next__lte=now())


def _failed(letter: Letter, problem: str) -> None:
    letter.problem = problem
    letter.given_up = letter.tries >= MOST_TRIES
    letter.next = now() + datetime.timedelta(minutes=2**letter.tries)
    letter.save(update_fields=["problem", "given_up", "next"])
    logger.warning("a letter was not taken", extra={"attempts": letter.tries})


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The letter as mail: text and HTML, in its reader's language."""
    person = letter.person
    found = list(letter.notices.order_by("-made", "-id")[: MOST_IN_LETTER + 1])
    with spoken(person.bahasa):
        told: dict[str, Any] = {
            "judul": _subject(letter, found),
            "orang": person,
            "hal": [(one, f"{settings.PUBLIC_URL}{reverse('notifikasi-buka', args=[one.pk])}")
                    for one in found[:MOST_IN_LETTER]],
            "lainnya": max(0, letter.notices.count() - MOST_IN_LETTER),
            "semua": f"{settings.PUBLIC_URL}{reverse('notifikasi')}",
            "pengaturan": f"{settings.PUBLIC_URL}{reverse('notifikasi-surel')}",
            "ringkasan": letter.digest is not None,
        }  # fmt: skip
        text = render_to_string("notices/surat.txt", told)
        html = render_to_string("notices/surat.html", told)
    mail = EmailMultiAlternatives(
        subject=told["judul"],
        body=text,
        to=[_address(person)],
        headers={
            "Message-ID": f"<surat.{letter.pk}@{urlsplit(settings.PUBLIC_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _address(person: Pengguna) -> str:
    return formataddr((" ".join(str(person).split()), person.email))


def _subject(letter: Letter, found: list[Notice]) -> str:
    if letter.digest is None and len(found) == 1:
        words = " ".join(said(found[0].text).split())
        return words if len(words) <= 120 else f"{words[:119]}…"
    count = letter.notices.count()
    if letter.digest is None:
        return said(Pesan(f"{count} hal baru di Sopan", f"{count} new things in Sopan"))
    return said(Pesan(f"Ringkasan Sopan hari ini: {count} hal", f"Sopan today: {count} things"))
