"""What a person is told, how they want it by e-mail, and each letter that goes out."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from sopan.errors import Pesan
from sopan.web.accounts.models import Pengguna
from sopan.web.library.models import Revisi

__all__ = ["Letter", "MailPreference", "Notice"]


class Letter(models.Model):
    """One e-mail to one person. It is written down with its notices first, then sent.

    `id` is in its Message-ID: a letter that is sent again, since a worker was killed before it could write
    down that it had sent it, is the same letter for every mail program. `next` is when it may be tried.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="letters")
    digest = models.DateField(null=True)
    made = models.DateTimeField()
    next = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True)
    given_up = models.BooleanField(default=False)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "digest"], condition=models.Q(digest__isnull=False), name="one_digest_a_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next"], condition=models.Q(sent=None, given_up=False), name="letter_waiting"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Notice(models.Model):
    """One thing that a person is told. `key` names what it is about, so that it is not told twice.

    `letter` is the e-mail it went into; it has none yet, or needs none (`quiet`).
    """

    person = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=32)
    text_id = models.CharField(max_length=600)
    text_en = models.CharField(max_length=600)
    url = models.CharField(max_length=300)
    revisi = models.ForeignKey(Revisi, null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=160, blank=True)
    made = models.DateTimeField()
    read = models.DateTimeField(null=True)
    quiet = models.BooleanField(default=False)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")

    class Meta:
        ordering: ClassVar = ["-made", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "key"], condition=~models.Q(key=""), name="notice_told_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-made", "-id"], name="notice_person"),
            models.Index(fields=["person"], condition=models.Q(read=None), name="notice_unread"),
            models.Index(
                fields=["person", "made"], condition=models.Q(letter=None, quiet=False), name="notice_to_mail"
            ),
        ]

    def __str__(self) -> str:
        return self.text_id

    @property
    def text(self) -> Pesan:
        """What is told, in both languages."""
        return Pesan(self.text_id, self.text_en)


class MailPreference(models.Model):
    """How a person wants each group of notices by e-mail. Who never chose has no row: the defaults hold."""

    class When(models.TextChoices):
        """When a letter is sent."""

        NOW = "now"
        DAILY = "daily"
        NEVER = "never"

    person = models.OneToOneField(Pengguna, on_delete=models.CASCADE, related_name="mail_preference")
    task = models.CharField(max_length=5, choices=When.choices, default=When.NOW)
    news = models.CharField(max_length=5, choices=When.choices, default=When.DAILY)
    reminder = models.CharField(max_length=5, choices=When.choices, default=When.DAILY)

    def __str__(self) -> str:
        return f"{self.task} {self.news} {self.reminder}"
