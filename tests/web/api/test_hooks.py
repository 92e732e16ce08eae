"""Webhooks against a server of the test's own: order, signature, failure, and whose events they tell."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from sopan.errors import SopanError
from sopan.web.api import hooks, outgoing
from sopan.web.api.hooks import create, deliver_due
from sopan.web.approval import services
from sopan.web.approval.models import Event
from sopan.web.clock import now


class Listener:
    """An address that writes down what it is told; `answers` are its next statuses, then 204."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = listener.answers.pop(0) if listener.answers else 204
                if status < 300:
                    listener.heard.append((dict(self.headers), body))
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/dengar?x=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.heard]


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    monkeypatch.setenv("SOPAN_WEBHOOK_PRIVATE", "1")
    made = Listener()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_events_come_signed_in_order_and_once(case: dict[str, Any], listener: Listener) -> None:
    owner = case["people"]["owner"]
    hook = create(owner, listener.url, [])
    for words in ("satu", "dua", "tiga"):
        services.comment(case["pk"], owner, words)
    assert deliver_due() == 3
    assert deliver_due() == 0
    numbers = [one["urut"] for one in listener.events]
    assert numbers == sorted(numbers)
    assert [one["jenis"] for one in listener.events] == ["komentar"] * 3
    headers, body = listener.heard[0]
    moment, mac = (part.partition("=")[2] for part in headers["Sopan-Signature"].split(","))
    wanted = hmac.new(hook.rahasia.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(mac, wanted)
    assert headers["Sopan-Delivery"] == f"{hook.pk}-{numbers[0]}"


def test_a_failure_holds_the_order_and_waits_longer_each_time(
    case: dict[str, Any], listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = case["people"]["owner"]
    hook = create(owner, listener.url, [])
    services.comment(case["pk"], owner, "satu")
    services.comment(case["pk"], owner, "dua")
    listener.answers = [500, 302, 503]
    waits = []
    for _ in range(3):
        assert deliver_due() == 0
        hook.refresh_from_db()
        waits.append(hook.coba_lagi - now())
        assert deliver_due() == 0  # its time has not come
        hook.coba_lagi = now()
        hook.save()
    assert waits[0] < waits[1] < waits[2]
    assert deliver_due() == 2
    hook.refresh_from_db()
    assert (hook.gagal, hook.gagal_sejak) == (0, None)
    assert len(listener.heard) == 2


def test_it_is_given_up_after_days_and_goes_on_where_it_stood(
    case: dict[str, Any], listener: Listener
) -> None:
    owner = case["people"]["owner"]
    hook = create(owner, listener.url, [])
    services.comment(case["pk"], owner, "satu")
    hook.gagal, hook.gagal_sejak = 20, now() - datetime.timedelta(days=4)
    hook.save()
    listener.answers = [500]
    assert deliver_due() == 0
    hook.refresh_from_db()
    assert not hook.aktif
    hooks.wake(hook)
    assert deliver_due() == 1


def test_it_tells_only_what_its_owner_may_see_and_asked_for(case: dict[str, Any], listener: Listener) -> None:
    people = case["people"]
    create(people["stranger"], listener.url, [])
    chosen = create(people["owner"], listener.url, ["setuju"])
    services.comment(case["pk"], people["owner"], "rahasia")
    services.approve(case["pk"], people["reviewer"])
    assert deliver_due() == 1
    assert [one["jenis"] for one in listener.events] == ["setuju"]
    last = Event.objects.order_by("-urut").values_list("urut", flat=True)[0]
    chosen.refresh_from_db()
    assert chosen.sampai_urut == last


def test_nothing_is_sent_into_the_inner_network(
    case: dict[str, Any], listener: Listener, monkeypatch: Any
) -> None:
    monkeypatch.delenv("SOPAN_WEBHOOK_PRIVATE")
    owner = case["people"]["owner"]
    for address in (listener.url, "https://u:p@a.example/", "ftp://a.example/", "https://", "https://a b/", "https:///x",
                    "https://a.example:99999/", "https://a.example/\n"):  # fmt: skip
        with pytest.raises(SopanError):
            create(owner, address, [])
    for address in ("https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/"):
        taken, told = outgoing.post(address, "x", b"{}", "uji", "1")
        assert not taken
        assert "jaringan dalam" in told or "inner" in told
    assert not listener.heard
