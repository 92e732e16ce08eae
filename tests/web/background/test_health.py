"""Who may read the figures, what they tell, and when a server is ready."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client, override_settings

from sopan.web.background import health
from sopan.web.background.models import WorkerPulse
from sopan.web.clock import now


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "10.0.0.7"}, 404),
        ({"REMOTE_ADDR": ""}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=127.0.0.1"}, 404),
    ],
)
def test_figures_are_for_this_machine(office: dict[str, Any], told: dict[str, str], status: int) -> None:
    assert Client().get("/metrik/", **told).status_code == status  # type: ignore[arg-type]


def test_behind_a_proxy_nobody_is_of_this_machine(office: dict[str, Any]) -> None:
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert Client().get("/metrik/").status_code == 404


@pytest.mark.parametrize(("given", "status"), [("Bearer rahasia", 200), ("Bearer lain", 404), ("", 404)])
def test_a_token_decides_where_there_is_one(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch, given: str, status: int
) -> None:
    monkeypatch.setenv("SOPAN_METRICS_TOKEN", "rahasia")
    assert Client().get("/metrik/", HTTP_AUTHORIZATION=given).status_code == status


def test_figures_tell_routes_and_queue_but_no_person_and_no_address(office: dict[str, Any]) -> None:
    client = Client()
    client.force_login(office["sari"])
    client.get("/pustaka/?q=rahasia")
    text = client.get("/metrik/").content.decode()
    assert 'sopan_answers_total{method="GET",route="pustaka",status="200"}' in text
    for name in ("sopan_tasks", "sopan_workers", "sopan_letters_waiting", "sopan_events", "sopan_exports"):
        assert f"\n{name}" in text, name
    assert "rahasia" not in text
    assert "sari" not in text


def test_ready_tells_of_database_and_worker(office: dict[str, Any]) -> None:
    WorkerPulse.objects.all().delete()
    assert json.loads(Client().get("/sehat/siap/").content) == {
        "siap": True, "basis_data": True, "versi_basis_data": True, "pekerja_detik": None,
    }  # fmt: skip
    assert Client().get("/sehat/siap/?pekerja=1").status_code == 503
    WorkerPulse.objects.create(id="a", host="a", pid=1, started=now(), beat=now())
    told = Client().get("/sehat/siap/?pekerja=1")
    assert told.status_code == 200
    assert 0 <= json.loads(told.content)["pekerja_detik"] < 5


def test_not_ready_without_the_database_or_with_an_older_one(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def older() -> bool:
        raise LookupError

    with monkeypatch.context() as changed:
        changed.setattr(health, "_migrated", older)
        changed.setattr(health.connection, "close", lambda: None)
        assert Client().get("/sehat/siap/").status_code == 503

    def away() -> bool:
        raise DatabaseError("could not connect to host db.intern as sopan")

    with monkeypatch.context() as changed:
        changed.setattr(health, "_migrated", away)
        changed.setattr(health.connection, "close", lambda: None)
        answer = Client().get("/sehat/siap/")
    assert answer.status_code == 503
    assert "intern" not in answer.content.decode()
