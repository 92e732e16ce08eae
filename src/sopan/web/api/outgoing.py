"""One signed POST to an address that a person named. The address is hostile until shown otherwise.

Only https, only addresses of the public internet (an office that wants its own network says so with
`SOPAN_WEBHOOK_PRIVATE=1`), no redirect followed, a few seconds and a few bytes of answer at most. The name is
resolved once and the connection goes to that very address, so a name server cannot answer twice.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import os
import socket
import ssl
import time
from urllib.parse import urlsplit

from sopan.errors import Pesan, SopanError

__all__ = ["Unreachable", "address_fault", "post", "signature"]

_SECONDS = 10
_SHOWN = 120


class Unreachable(Exception):
    """Nothing came back, or nothing may be sent there."""


def private_allowed() -> bool:
    """Whether this server may call into its own network, and by plain http."""
    return os.environ.get("SOPAN_WEBHOOK_PRIVATE") == "1"


def address_fault(url: str) -> SopanError | None:
    """What is wrong with the form of an address; whether it may be reached shows when it is called."""
    schemes = ("https", "http") if private_allowed() else ("https",)
    try:
        parts = urlsplit(url)
        sound = (
            parts.scheme in schemes
            and bool(parts.hostname)
            and parts.port != 0
            and not (parts.username or parts.password)
            and url.isascii()
            and url.isprintable()
            and " " not in url
        )
    except ValueError:  # a port that is no number
        sound = False
    if not sound:
        return SopanError(
            Pesan(
                "Alamat webhook harus https://nama-server/..., tanpa nama pengguna dan sandi.",
                "The address of a webhook is https://server-name/..., without user and password.",
            )
        )
    return None


def signature(secret: str, body: bytes, moment: int) -> str:
    """The header `Sopan-Signature`: HMAC-SHA256 over the time, a dot and the body."""
    mac = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={mac}"


def post(url: str, secret: str, body: bytes, kind: str, key: str) -> tuple[bool, str]:
    """Send it; whether the other side took it (2xx), and what it said in a few words."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    moment = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Sopan",
        "Sopan-Event": kind,
        "Sopan-Delivery": key,
        "Sopan-Signature": signature(secret, body, moment),
    }
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection = _connection(host, port, secure=secure)
        try:
            connection.request("POST", target, body, headers)
            answer = connection.getresponse()
            text = answer.read(_SHOWN).decode("utf-8", "replace").replace("\0", "").strip()
        finally:
            connection.close()
    except Unreachable as error:
        return False, str(error)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return False, f"{type(error).__name__}: {error}"[:_SHOWN]
    return 200 <= answer.status < 300, f"{answer.status} {text}"[:_SHOWN]


def _connection(host: str, port: int, *, secure: bool) -> http.client.HTTPConnection:
    """A connection that is made already, to an address that may be called."""
    family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    if not private_allowed() and not ipaddress.ip_address(place[0]).is_global:
        raise Unreachable(str(Pesan("alamat jaringan dalam", "an address of an inner network")))
    plain = socket.socket(family, socket.SOCK_STREAM)
    plain.settimeout(_SECONDS)
    try:
        plain.connect(place)
        ready = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    except BaseException:
        plain.close()
        raise
    # http.client speaks over a socket that is there already, and does not connect again.
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(host, port, timeout=_SECONDS)
    connection.sock = ready
    return connection
