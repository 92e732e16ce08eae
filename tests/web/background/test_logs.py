"""What a line of the log tells, and what it must not."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest
from django.test import Client, override_settings

from sopan.errors import WrongUse
from sopan.web.config.logs import JsonLines, TextLines, logging_settings, request_id
from sopan.web.library import views


def record(name: str, message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.INFO, "a.py", 1, message, arguments, None)
    made.__dict__.update(extra)
    return made


def failing() -> Any:
    try:
        raise ValueError("Sari Wulandari")
    except ValueError:
        return sys.exc_info()


@pytest.mark.parametrize("lines", [JsonLines(), TextLines()])
def test_a_line_has_its_fields_and_no_other(lines: logging.Formatter) -> None:
    text = lines.format(record("sopan.request", "answered", route="pustaka", ms=3.1, person="Sari"))
    assert "pustaka" in text
    assert "3.1" in text
    assert "Sari" not in text


@pytest.mark.parametrize("lines", [JsonLines(), TextLines()])
def test_an_exception_tells_its_place_and_not_its_words(lines: logging.Formatter) -> None:
    made = record("sopan.worker", "task failed")
    made.exc_info = failing()
    text = lines.format(made)
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "Sari" not in text


def test_of_other_libraries_the_pattern_is_told_without_its_values() -> None:
    line = json.loads(JsonLines().format(record("pyhanko.sign", "certificate of %s", "Sari Wulandari")))
    assert line["message"] == "certificate of %s"


def test_a_request_has_one_line_with_its_route(
    office: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    client.force_login(office["sari"])
    with caplog.at_level("INFO", "sopan.request"):
        answer = client.get("/pustaka/?q=rahasia", HTTP_X_REQUEST_ID="dari-luar-sekali")
    (line,) = [one for one in caplog.records if one.name == "sopan.request"]
    text = JsonLines().format(line)
    told = json.loads(text)
    assert (told["route"], told["method"], told["status"]) == ("pustaka", "GET", 200)
    assert told["ms"] > 0
    assert "rahasia" not in text
    assert "sari" not in text
    assert len(answer["X-Request-ID"]) == 16  # without a proxy nobody names our requests
    assert request_id.get() == ""


def test_the_proxy_names_a_request(office: dict[str, Any]) -> None:
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert Client().get("/sehat/", HTTP_X_REQUEST_ID="abcdef012345")["X-Request-ID"] == "abcdef012345"
        assert "\n" not in Client().get("/sehat/", HTTP_X_REQUEST_ID="a b\tc d e f g h")["X-Request-ID"]


def test_a_failure_is_told_with_its_places(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Sari Wulandari")

    monkeypatch.setattr(views, "overview", broken)
    client = Client(raise_request_exception=False)
    client.force_login(office["sari"])
    with caplog.at_level("INFO", "sopan.request"):
        assert client.get("/").status_code == 500
    lines = [JsonLines().format(one) for one in caplog.records if one.name == "sopan.request"]
    assert any("RuntimeError" in line for line in lines)
    assert not any("Wulandari" in line for line in lines)


@pytest.mark.parametrize(("asked", "lines"), [("", TextLines), ("text", TextLines), ("json", JsonLines)])
def test_the_form_is_chosen_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, asked: str, lines: type
) -> None:
    monkeypatch.setenv("SOPAN_LOG", asked)
    assert logging_settings()["formatters"]["line"]["()"] is lines


def test_another_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LOG", "xml")
    with pytest.raises(WrongUse):
        logging_settings()
