"""The periodic jobs of the queue itself and of the exports."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sopan.errors import Pesan
from sopan.web.background.exports import UNFINISHED
from sopan.web.background.models import Export
from sopan.web.background.periodic import periodic, run_job
from sopan.web.clock import now

__all__ = ["prune", "tidy_exports"]


@periodic(minutes=60)
def prune() -> None:
    """Forget tasks that ended: the periodic ones after an hour, others after a day, failed after a month."""
    past = now()
    ours = Q(task_path=run_job.module_path)
    DBTaskResult.objects.successful().filter(
        Q(finished_at__lt=past - datetime.timedelta(days=1))
        | (ours & Q(finished_at__lt=past - datetime.timedelta(hours=1)))
    ).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=past - datetime.timedelta(days=30)).delete()


@periodic(minutes=10)
def tidy_exports() -> None:
    """Take away exports whose days are over; say of those whose task is no more that they failed."""
    Export.objects.filter(until__lt=now()).delete()
    living = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    for pk in list(Export.objects.filter(state__in=UNFINISHED).values_list("pk", flat=True)):
        with transaction.atomic():
            export = Export.objects.select_for_update().filter(pk=pk, state__in=UNFINISHED).first()
            if export is None:
                continue
            if export.task and DBTaskResult.objects.filter(pk=export.task, status__in=living).exists():
                continue
            why = Pesan(
                "Pekerjaan ini gagal. Coba lagi; bila gagal lagi, beri tahu pengelola server.",
                "This failed. Try again; if it fails again, tell whoever keeps the server.",
            )
            export.state, export.problem_id, export.problem_en = Export.State.FAILED, why.id, why.en
            export.save(update_fields=["state", "problem_id", "problem_en"])
            export.files.all().delete()
