"""How mail goes out, as the environment says."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from sopan.errors import Pesan, WrongUse
from sopan.web.config.environment import flag, hosts

__all__ = ["mail_settings", "public_url"]

_BACKENDS = "django.core.mail.backends"


def public_url() -> str:
    """Where people reach the server, for links in letters.

    `SOPAN_URL`, else after the first of `SOPAN_HOSTS`.
    """
    if given := os.environ.get("SOPAN_URL", "").strip().rstrip("/"):
        if urlsplit(given).scheme not in ("http", "https") or not urlsplit(given).netloc:
            raise WrongUse(
                Pesan("SOPAN_URL: tulis https://nama.server.", "SOPAN_URL: write https://name.of.server.")
            )
        return given
    if known := hosts():
        return f"{'https' if flag('SOPAN_HTTPS', False) else 'http'}://{known[0]}"
    return "http://127.0.0.1:8000"


def mail_settings() -> dict[str, Any]:
    """Django's settings for `SOPAN_EMAIL_URL`.

    `smtp://user:secret@host:587` (STARTTLS, except on port 25), `smtps://user:secret@host` (TLS from the
    start), `file:///folder` or `console:` to try. Without it no letter is written at all. Raises `WrongUse`
    for others.
    """
    url = os.environ.get("SOPAN_EMAIL_URL", "").strip()
    host = urlsplit(public_url()).hostname or "localhost"
    told: dict[str, Any] = {
        "MAIL_ON": bool(url),
        "DEFAULT_FROM_EMAIL": os.environ.get("SOPAN_EMAIL_FROM", "").strip() or f"Sopan <sopan@{host}>",
        "EMAIL_TIMEOUT": 20,
        "EMAIL_BACKEND": f"{_BACKENDS}.dummy.EmailBackend",
    }
    if not url:
        return told
    parts = urlsplit(url)
    if parts.scheme == "console":
        return told | {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
    if parts.scheme == "file" and parts.path.startswith("/"):
        return told | {
            "EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme in ("smtp", "smtps") and parts.hostname:
        direct = parts.scheme == "smtps"
        port = parts.port or (465 if direct else 587)
        return told | {
            "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port,
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": direct,
            "EMAIL_USE_TLS": not direct and port != 25,
        }
    raise WrongUse(
        Pesan(
            "SOPAN_EMAIL_URL tidak dikenal; tulis smtp://pengguna:sandi@host:587, smtps://..., "
            "file:///folder, atau console:.",
            "SOPAN_EMAIL_URL is not understood; write smtp://user:secret@host:587, smtps://..., "
            "file:///folder, or console:.",
        )
    )
