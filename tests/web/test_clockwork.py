"""The calendar does its part once, and only what the lifecycle allows."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from sopan.web.approval.audit import verify
from sopan.web.approval.clockwork import run_due
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from tests.web.reading import understand


def test_it_puts_in_force_what_is_due_and_read(office: dict[str, Any]) -> None:
    one = Revisi.objects.get(keadaan="internalisasi")
    assert run_due() == []  # nobody has read it
    understand(one.pk, office["tono"])
    assert run_due() == [("berlakukan", one.pk)]
    assert run_due() == []
    assert list(verify()) == []


@pytest.mark.parametrize(("days", "begun"), [(1, False), (0, True), (-5, True)])
def test_it_begins_an_evaluation_on_its_day(office: dict[str, Any], days: int, begun: bool) -> None:
    one = Revisi.objects.filter(keadaan="berlaku").order_by("pk")[0]
    Revisi.objects.filter(pk=one.pk).update(jadwal_evaluasi=today() + datetime.timedelta(days))
    assert (run_due() == [("mulai_evaluasi", one.pk)]) == begun
