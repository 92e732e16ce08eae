"""gunicorn around our application. Workers are forked before anything was drawn, since typst needs that."""

from __future__ import annotations

from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it has none

__all__ = ["run"]


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from sopan.web.config.wsgi import application  # noqa: PLC0415 - each worker its own

        return application


def run(host: str, port: int, workers: int) -> None:
    """Serve until a signal ends it."""
    connections.close_all()  # a forked worker must not share the connection of its parent
    _Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "timeout": 60,
            "graceful_timeout": 20,
            "max_requests": 5000,
            "max_requests_jitter": 500,
            "accesslog": None,
            "loglevel": "warning",
            "proc_name": "sopan",
        }
    ).run()
