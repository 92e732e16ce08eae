"""The kinds of notices and the groups that a person sets the e-mail of."""

from __future__ import annotations

from enum import StrEnum

from sopan.errors import Pesan

__all__ = ["KINDS", "TASKS", "Group", "group_of"]


class Group(StrEnum):
    """What a notice is to its reader; also the fields of `MailPreference`."""

    TASK = "task"
    REMINDER = "reminder"
    NEWS = "news"

    @property
    def label(self) -> Pesan:
        """The name that a person reads."""
        return _LABELS[self][0]

    @property
    def meaning(self) -> Pesan:
        """What belongs to it, in one sentence."""
        return _LABELS[self][1]

    @property
    def icon(self) -> str:
        """The icon, of our own sprite."""
        return _ICONS[self]


_LABELS = {
    Group.TASK: (
        Pesan("Tugas", "Tasks"),
        Pesan(
            "Sesuatu menunggu Anda: meninjau, menyepakati, menetapkan, membaca, mengevaluasi.",
            "Something waits for you: to review, agree, enact, read, evaluate.",
        ),
    ),
    Group.REMINDER: (
        Pesan("Pengingat", "Reminders"),
        Pesan(
            "Tugas yang lewat tenggat dan evaluasi yang mendekat.",
            "Tasks that are overdue and evaluations that come near.",
        ),
    ),
    Group.NEWS: (
        Pesan("Kabar", "News"),
        Pesan(
            "Yang terjadi pada SOP Anda: keputusan, komentar, pemberlakuan; ekspor yang selesai.",
            "What happened to your SOPs: decisions, comments, coming into force; exports that are ready.",
        ),
    ),
}
_ICONS = {Group.TASK: "checklist", Group.REMINDER: "alarm", Group.NEWS: "info-circle"}

KINDS: dict[str, Group] = {
    "tinjau": Group.TASK,
    "sepakati": Group.TASK,
    "tutup_reviu": Group.TASK,
    "perbaiki": Group.TASK,
    "uji_coba": Group.TASK,
    "tetapkan": Group.TASK,
    "internalisasi": Group.TASK,
    "baca": Group.TASK,
    "berlakukan": Group.TASK,
    "evaluasi": Group.TASK,
    "revisi": Group.TASK,
    "lewat": Group.REMINDER,
    "pemantauan": Group.REMINDER,
}
"""The group of each kind. Any other kind is news."""

TASKS = tuple(kind for kind, group in KINDS.items() if group is Group.TASK)
"""The kinds that ask for something."""


def group_of(kind: str) -> Group:
    """The group of a kind."""
    return KINDS.get(kind, Group.NEWS)
