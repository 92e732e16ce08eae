"""The periodic jobs of the notices."""

from __future__ import annotations

import datetime

from django.conf import settings

from sopan.web.background.periodic import periodic
from sopan.web.clock import now
from sopan.web.notices.letters import send_letters, write_letters
from sopan.web.notices.models import Letter, Notice
from sopan.web.notices.reminders import remind_evaluators, remind_people

__all__ = ["forget", "mail", "remind"]

KEPT = datetime.timedelta(days=365)
"""So long a notice that was read is kept, and a letter that was sent."""


@periodic(minutes=1)
def mail() -> None:
    """Write the letters that are due and send what waits. Without `SOPAN_EMAIL_URL` there are none."""
    if settings.MAIL_ON:
        write_letters()
        send_letters()


@periodic(minutes=360)
def remind() -> None:
    """Remind of overdue tasks and of evaluations."""
    remind_people.enqueue()
    remind_evaluators.enqueue()


@periodic(minutes=1440)
def forget() -> None:
    """Take away what is old and read."""
    Notice.objects.filter(read__lt=now() - KEPT).delete()
    Letter.objects.filter(made__lt=now() - KEPT).exclude(sent=None, given_up=False).delete()
