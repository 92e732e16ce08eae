"""What the calendar does by itself: put in force on the effective day, begin evaluations when due."""

from __future__ import annotations

from django.db.models import F

from sopan.lifecycle import Ditolak
from sopan.web.approval.services import step
from sopan.web.clock import today
from sopan.web.library.models import Revisi

__all__ = ["run_due"]


def run_due() -> list[tuple[str, int]]:
    """Carry out every step that is due today; gives (transition, revisi) of those that happened.

    Each is a transaction of its own that asks the lifecycle anew under a lock, so that several workers may do
    this at once, and one that is killed leaves a step either done with its event or not done.
    """
    day = today()
    due = [
        ("berlakukan", Revisi.objects.filter(keadaan="internalisasi", tanggal_efektif__lte=day)),
        ("mulai_evaluasi", Revisi.objects.filter(keadaan="berlaku", jadwal_evaluasi__lte=day)),
    ]
    done = []
    for name, revisi in due:
        for pk in list(revisi.order_by(F("pk")).values_list("pk", flat=True)):
            try:
                step(pk, name, None)
            except Ditolak:
                continue  # not read by enough people yet, or another worker was first
            done.append((name, pk))
    return done
