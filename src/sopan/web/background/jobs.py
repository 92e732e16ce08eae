"""The periodic jobs of the queue itself."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from sopan.web.background.periodic import periodic, run_job
from sopan.web.clock import now

__all__ = ["prune"]


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
