"""gunicorn around our application. Workers are forked before anything was drawn, since typst needs that.

On SQLite `sopan serve` keeps a `sopan worker` beside it: one process more, started anew when it ends, and
ended with the server. With PostgreSQL workers are services of their own, perhaps on other machines.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.db import connection, connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # it has none
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from sopan.errors import Pesan, SystemFailure
from sopan.web.config.environment import data_dir

__all__ = ["prepare", "run", "wants_worker"]

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_COUNTERS = "PROMETHEUS_MULTIPROC_DIR"


def prepare(port: int) -> None:
    """Before Django is set up: an empty folder for the counters that the processes share."""
    folder = data_dir() / f"metrik-{port}-{os.getpid()}"
    try:
        for left in data_dir().glob("metrik-*-*"):
            # A server that is still ending, or serves at another port, goes on counting in its own.
            if not _lives(left.name.rpartition("-")[2]):
                shutil.rmtree(left, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        raise SystemFailure(
            Pesan(f"{folder}: tidak dapat dibuat. Atur SOPAN_DATA_DIR.", f"{folder}: cannot be made.")
        ) from error
    os.environ[_COUNTERS] = str(folder)


def _lives(pid: str) -> bool:
    return pid.isdecimal() and Path(f"/proc/{pid}").exists()


def wants_worker(asked: bool | None) -> bool:
    """Whether a worker runs beside the server: as asked, else where the database is SQLite."""
    return connection.vendor == "sqlite" if asked is None else asked


class _Companion:
    """A `sopan worker` beside the server."""

    PAUSE = 5.0
    """Seconds at least between two starts, so that one that cannot start does not fill the machine."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.started = float("-inf")

    def keep(self) -> None:
        """Start it where it does not run."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.started >= self.PAUSE:
            self.started = time.monotonic()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sopan", "worker", "--parent", str(os.getpid())],
                env={name: value for name, value in os.environ.items() if name != _COUNTERS},
            )

    def end(self, seconds: float = 20) -> None:
        """Let it finish what it is at, for some seconds; its task is not lost if it must go before."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()


class _Arbiter(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """The parent of the processes, which also keeps the companion; it looks every second."""

    companion: _Companion | None = None

    def manage_workers(self) -> None:
        super().manage_workers()
        if self.companion is not None:
            self.companion.keep()

    def stop(self, graceful: bool = True) -> None:
        super().stop(graceful)
        if self.companion is not None:
            self.companion.end()


class _Lines(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's own lines in the form of all others."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in list(self.error_log.handlers):
            self.error_log.removeHandler(handler)
        self.error_log.propagate = True
        self.error_log.setLevel(logging.WARNING)


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


def _take_slot(arbiter: Any, worker: Any) -> None:
    """Give a new process the lowest number that no living one has: its place among the counters."""
    taken = {getattr(other, "slot", -1) for other in arbiter.WORKERS.values()}
    worker.slot = next(n for n in range(len(taken) + 1) if n not in taken)


def _settle(_: Any, worker: Any) -> None:
    """In the new process: know the slot, and go when the parent is killed, or the address stays taken."""
    os.environ["SOPAN_SLOT"] = str(worker.slot)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != worker.ppid:
            sys.exit(0)


def run(host: str, port: int, workers: int, *, worker: bool = False) -> None:
    """Serve until a signal ends it, with a worker beside it where asked."""
    connections.close_all()  # a forked worker must not share the connection of its parent
    server = _Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "timeout": 60,
            "graceful_timeout": 20,
            "max_requests": 5000,
            "max_requests_jitter": 500,
            "accesslog": None,
            "loglevel": "warning",
            "logger_class": _Lines,
            "control_socket_disable": True,
            "proc_name": "sopan",
            "pre_fork": _take_slot,
            "post_fork": _settle,
        }
    )
    arbiter = _Arbiter(server)
    arbiter.companion = _Companion() if worker else None
    try:
        arbiter.run()
    finally:
        if (folder := os.environ.get(_COUNTERS)) and os.getpid() == arbiter.pid:
            shutil.rmtree(folder, ignore_errors=True)
