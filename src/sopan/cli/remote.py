"""The API of a Sopan server, as `sopan pull` and `sopan push` speak it; the token is in the environment."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from typing import Annotated, Any

from sopan.cli.library import option
from sopan.errors import Pesan, SopanError, SystemFailure, WrongUse

__all__ = ["Refused", "Server", "ServerOption", "connect"]

_SECONDS = 60
_LARGEST = 64_000_000
_LOCAL = ("127.0.0.1", "localhost", "::1")

ServerOption = Annotated[
    str,
    option(
        "--server",
        id="Alamat server; bawaannya yang dipakai terakhir di folder ini, atau SOPAN_SERVER.",
        en="Address of the server; by default the last one used in this folder, or SOPAN_SERVER.",
        metavar="URL",
    ),
]


class Refused(SopanError):
    """The server did not do it. `status` is that of HTTP; `faults` are its lines, with places or without."""

    exit_code = WrongUse.exit_code

    def __init__(self, status: int, title: str, faults: list[dict[str, Any]]) -> None:
        lines = [title, *(_line(one) for one in faults)]
        super().__init__(Pesan("\n  ".join(lines), "\n  ".join(lines)))
        self.status, self.faults = status, faults


def _line(fault: dict[str, Any]) -> str:
    place = f"{fault['baris']}:{fault.get('kolom', 1)}: " if fault.get("baris") else ""
    return f"{place}{fault.get('pesan', '')} {fault.get('tulis', '')}".rstrip()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token would go along to wherever it leads."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Server:
    """A server and a token for it."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address.rstrip("/")
        self._token = token
        self._opener = urllib.request.build_opener(_Stay)

    def get(self, path: str, **query: object) -> Any:
        """What the operation answers, from JSON."""
        asked = {name: value for name, value in query.items() if value not in ("", None)}
        return self._json("GET", path + (f"?{urllib.parse.urlencode(asked)}" if asked else ""))

    def text(self, path: str) -> str:
        """What the operation answers, as text."""
        return self._call("GET", path, None, {})[0].decode("utf-8")

    def send(self, method: str, path: str, body: object, headers: dict[str, str] | None = None) -> Any:
        """Do something; what the operation answers, from JSON."""
        return self._json(method, path, json.dumps(body).encode(), headers or {})

    def _json(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Any:
        data, kind = self._call(method, path, body, headers or {})
        try:
            return json.loads(data)
        except ValueError as error:
            raise self._strange(kind) from error

    def _call(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[bytes, str]:
        request = urllib.request.Request(  # noqa: S310 - `connect` lets only http and https through
            f"{self.address}/api/v1{path}",
            body,
            {
                "Authorization": f"Bearer {self._token}",
                "Accept": "application/json",
                "Content-Type": "application/json",
                **headers,
            },
            method=method,
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return answer.read(_LARGEST), answer.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise SystemFailure(
                Pesan(
                    f"server {self.address} tidak menjawab: {reason}",
                    f"the server {self.address} does not answer: {reason}",
                )
            ) from error

    def _refusal(self, error: urllib.error.HTTPError) -> SopanError:
        try:
            told = json.loads(error.read(_LARGEST))
            return Refused(error.code, str(told["title"]), list(told.get("salah", ())))
        except (ValueError, KeyError, TypeError):
            return self._strange(f"{error.code} {error.reason}")

    def _strange(self, what: str) -> SopanError:
        return SystemFailure(
            Pesan(
                f"{self.address} bukan server Sopan, atau sedang bermasalah ({what}).",
                f"{self.address} is no Sopan server, or it is in trouble ({what}).",
            )
        )


def connect(address: str) -> Server:
    """The server at that address (or of SOPAN_SERVER) with the token of SOPAN_TOKEN.

    Raises `WrongUse` where one is missing, and for plain http to another machine, which would show the token.
    """
    address = address or os.environ.get("SOPAN_SERVER", "")
    token = os.environ.get("SOPAN_TOKEN", "").strip()
    if not address:
        raise WrongUse(
            Pesan(
                "sebut servernya: --server https://sop.contoh.go.id, atau SOPAN_SERVER.",
                "name the server: --server https://sop.contoh.go.id, or SOPAN_SERVER.",
            )
        )
    try:
        parts = urllib.parse.urlsplit(address)
        scheme, host = parts.scheme, parts.hostname or ""
    except ValueError:
        scheme = host = ""
    if not host or not (scheme == "https" or (scheme == "http" and host in _LOCAL)):
        raise WrongUse(
            Pesan(
                f"alamat '{address}' harus https://...; http hanya untuk mesin ini sendiri.",
                f"the address '{address}' must be https://...; http is for this very machine only.",
            )
        )
    if not token.isascii() or not token.isprintable() or not token:
        raise WrongUse(
            Pesan(
                "isi SOPAN_TOKEN dengan token dari halaman Akun > Token di server itu.",
                "set SOPAN_TOKEN to a token from the page Account > Token of that server.",
            )
        )
    return Server(address, token)
