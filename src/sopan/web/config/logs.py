"""Logs for machines and for people, without personal data.

`SOPAN_LOG=json` writes one JSON object a line, `text` a line for a reader; unset it is text without a line
for every request and task. A line names the route (`sop-dokumen`), never the address, a query, a person or
what they wrote; of an exception it tells the type and the places in the code, not its words, which may quote
a value.
"""

from __future__ import annotations

import datetime
import json
import logging
import os
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from sopan.errors import Pesan, WrongUse

__all__ = ["JsonLines", "TextLines", "logging_settings", "request_id"]

request_id: ContextVar[str] = ContextVar("sopan_request_id", default="")
"""The id of the request at hand; it stands in every line that is written meanwhile."""

FIELDS = ("route", "method", "status", "ms", "task", "attempts", "count")
"""What a line may carry besides its message. Whoever wants another adds it here, after a thought."""

_WORDS_OF = ("sopan", "gunicorn")
"""Loggers whose messages are ours, or tell of processes only. Of others the bare pattern is told."""


def logging_settings() -> dict[str, Any]:
    """Django's `LOGGING` for what `SOPAN_LOG` asks. Raises `WrongUse` for another word."""
    asked = os.environ.get("SOPAN_LOG", "")
    if asked not in ("", "text", "json"):
        raise WrongUse(Pesan("SOPAN_LOG: tulis text atau json.", "SOPAN_LOG: write text or json."))
    lines = JsonLines if asked == "json" else TextLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": lines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "sopan": {"level": "INFO"},
            "sopan.request": {"level": "INFO" if asked else "ERROR"},
            "sopan.worker": {"level": "INFO" if asked else "WARNING"},
            # Every answer has its line from us, with the route in place of the address.
            "django.request": {"level": "CRITICAL", "propagate": False},
            "django.server": {"level": "CRITICAL", "propagate": False},
        },
    }


def _words(record: logging.LogRecord) -> str:
    return record.getMessage() if record.name.startswith(_WORDS_OF) else str(record.msg)


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name: record.__dict__[name] for name in FIELDS if name in record.__dict__}


def _places(found: TracebackType | None) -> list[str]:
    return [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(found)]


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        told: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _words(record),
        }
        if known := request_id.get():
            told["request"] = known
        told |= _fields(record)
        if record.exc_info and record.exc_info[0] is not None:
            told["exception"] = f"{record.exc_info[0].__module__}.{record.exc_info[0].__qualname__}"
            told["places"] = _places(record.exc_info[2])
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """One line for a reader; an exception adds its places below."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines."""
        moment = datetime.datetime.fromtimestamp(record.created).astimezone()
        known = request_id.get()
        parts = [f"{moment:%Y-%m-%d %H:%M:%S}", record.levelname, record.name, _words(record)]
        parts += [f"{name}={value}" for name, value in _fields(record).items()]
        if known:
            parts.append(f"request={known}")
        if record.exc_info and record.exc_info[0] is not None:
            parts.append(record.exc_info[0].__qualname__)
            parts += [f"\n    {place}" for place in _places(record.exc_info[2])]
        return " ".join(parts)
