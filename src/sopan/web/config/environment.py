"""What the environment says: where data lies, which database, which secret."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sopan.errors import Pesan, SystemFailure, WrongUse

__all__ = ["data_dir", "database", "flag", "hosts", "secret_key"]


def data_dir() -> Path:
    """The folder of what Sopan keeps: `SOPAN_DATA_DIR`, else that of the user."""
    given = os.environ.get("SOPAN_DATA_DIR")
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(given).expanduser() if given else Path(base).expanduser() / "sopan"


def flag(name: str, default: bool) -> bool:
    """A yes or no of the environment: 1, true, ya, yes; anything else is no."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "ya", "yes", "on"}


def hosts() -> list[str]:
    """The names under which the server answers: `SOPAN_HOSTS`, separated by commas."""
    return [name.strip() for name in os.environ.get("SOPAN_HOSTS", "").split(",") if name.strip()]


def secret_key() -> str:
    """`SOPAN_SECRET_KEY`, else one made once and kept in the data folder for its owner alone."""
    if key := os.environ.get("SOPAN_SECRET_KEY"):
        return key
    file = data_dir() / "secret-key"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise SystemFailure(
            Pesan(
                f"{file}: tidak dapat dibaca atau ditulis. Atur SOPAN_DATA_DIR atau SOPAN_SECRET_KEY.",
                f"{file}: cannot be read or written. Set SOPAN_DATA_DIR or SOPAN_SECRET_KEY.",
            )
        ) from error


def database() -> dict[str, Any]:
    """Django's settings of the database that `SOPAN_DATABASE_URL` names; SQLite in the data folder else.

    `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://user:secret@host:5432/name?sslmode=...`
    (`host` as a query for a socket folder). Raises `WrongUse` for anything else.
    """
    url = os.environ.get("SOPAN_DATABASE_URL")
    if not url:
        return _sqlite(data_dir() / "sopan.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path not in ("", "/"):
        return _sqlite(Path(parts.path.removeprefix("/")))
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": options.pop("port", str(parts.port or "")),
            "CONN_MAX_AGE": 300,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise WrongUse(
        Pesan(
            "SOPAN_DATABASE_URL tidak dikenal; tulis sqlite:////folder/sopan.sqlite3 atau "
            "postgresql://pengguna:sandi@host/basisdata.",
            "SOPAN_DATABASE_URL is not understood; write sqlite:////folder/sopan.sqlite3 or "
            "postgresql://user:password@host/database.",
        )
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        # Writers wait for one another instead of failing half-way: a transaction says first that it writes.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;"
            ),
        },
    }
