"""A real `sopan serve` and a PostgreSQL of its own, for tests that come from outside."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Office(NamedTuple):
    """A running server: its address, the password of everybody, and the environment of its commands."""

    url: str
    password: str
    environment: dict[str, str]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def sopan(environment: dict[str, str], *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "sopan", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@contextmanager
def served(folder: Path, examples: Path, database: str = "", *, worker: bool = False) -> Iterator[Office]:
    """The demo office, served by gunicorn from a database of its own; with a worker only where asked.

    The worker puts in force what is due by itself, so a test that does so by hand is better off without.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SOPAN_", "DJANGO_"))}
    environment |= {"SOPAN_DATA_DIR": str(folder / "data"), "SOPAN_DEBUG": "1"}
    if database:
        environment["SOPAN_DATABASE_URL"] = database
    told = sopan(environment, "admin", "demo", str(examples))
    found = re.search(r"sopan-\w+", told)
    assert found, told
    port = free_port()
    log = (folder / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "sopan", "serve", "--port", str(port), "--workers", "1",
         "--worker" if worker else "--no-worker"],
        env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        for _ in range(200):
            assert server.poll() is None, (folder / "serve.log").read_text()
            try:
                urllib.request.urlopen(f"{url}/sehat/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Office(url, found[0], environment)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def postgres_bin() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest version; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL that lives as long as the block; the address of its database. It never runs as root.

    Its data lie outside of `folder`: pytest closes its folders to other users, and the server is one.
    """
    with tempfile.TemporaryDirectory(prefix=f"sopan-pg-{folder.name}-") as base:
        yield from _postgres_in(Path(base))


def _postgres_in(folder: Path) -> Iterator[str]:
    programs = postgres_bin()
    assert programs is not None
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    as_user = {"user": user, "group": pwd.getpwnam(user).pw_gid} if os.getuid() == 0 else {}
    data, port = folder / "pg", free_port()
    folder.chmod(0o755)
    data.mkdir(mode=0o700)
    if as_user:
        shutil.chown(data, user)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "sopan", "-A", "trust", "-E", "UTF8",
         "--no-sync", "--locale=C.UTF-8"],
        check=True, **quiet, **as_user,
    )  # fmt: skip
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", data,
         "-c", "fsync=off"],
        **quiet, **as_user,
    )  # fmt: skip
    try:
        for _ in range(100):
            ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
            if subprocess.run(ready, check=False, **quiet).returncode == 0:
                break
            time.sleep(0.1)
        yield f"postgresql://sopan@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(30)
