"""Rendered pages of the portal, kept in memory: the same for everybody, so most readers wait for nothing.

A page is kept until the portal has to say something else (`terbit.stamp`, looked at once a second), at the
longest for ten minutes and never past midnight. Only a view marked with `kept` is; nothing with a form is.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sopan.web.clock import today
from sopan.web.portal.terbit import stamp

__all__ = ["Front", "forget", "front", "kept"]

LIFE = 600.0
LOOK = 1.0
"""Seconds for which a page is kept at the longest, and after which is looked whether it still holds."""
MOST, LARGEST = 2_000, 2_000_000
"""So many pages, and so many bytes of one, are kept at the most; the one asked for longest ago goes first."""
_BROWSER = "public, max-age=60"


class _Page(NamedTuple):
    """An answer as it goes out. `packed` is None where packing does not make it smaller."""

    status: int
    kind: str
    body: bytes
    packed: bytes | None
    tag: str
    headers: tuple[tuple[str, str], ...]


class Front:
    """The pages that are kept, by address, of one process."""

    def __init__(self) -> None:
        self.pages: OrderedDict[str, _Page] = OrderedDict()
        self.lock = Lock()
        self.stamp: tuple[object, ...] = ()
        self.looked = self.born = float("-inf")

    def forget(self) -> None:
        """Throw all pages away."""
        with self.lock:
            self.pages.clear()
            self.looked = self.born = float("-inf")

    def find(self, key: str) -> _Page | None:
        """The page of that address, if it still holds."""
        self._look()
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def keep(self, key: str, page: _Page, seen: tuple[object, ...]) -> None:
        """Keep a page that was made while the portal stood at `seen`."""
        with self.lock:
            if seen == self.stamp and len(page.body) <= LARGEST:
                self.pages[key] = page
                while len(self.pages) > MOST:
                    self.pages.popitem(last=False)

    def _look(self) -> None:
        moment = time.monotonic()
        if moment - self.looked < LOOK:
            return
        now: tuple[object, ...] = (datetime.date.toordinal(today()), *stamp())
        with self.lock:
            self.looked = moment
            if now != self.stamp or moment - self.born > LIFE:
                self.pages.clear()
                self.stamp, self.born = now, moment


_front = Front()
View = Callable[..., HttpResponse]


def forget() -> None:
    """Throw away every page that this process keeps."""
    _front.forget()


def kept(view: View) -> View:
    """Mark a view whose answer is the same for everybody and may be kept."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.portal_kept = True  # type: ignore[attr-defined]  # read by the middleware below
        return response

    return answer


def front(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware before everything that looks at who asks."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or not request.path.startswith(("/publik/", "/robots.txt")):
            return get_response(request)
        key = request.get_full_path()
        page = _front.find(key) if len(key) <= 400 else None
        if page is None:
            seen = _front.stamp
            response = get_response(request)
            if not getattr(response, "portal_kept", False) or not isinstance(response, HttpResponse):
                return response
            if response.status_code not in (200, 410):
                return response
            page = _packed(response)
            if len(key) <= 400 and response.status_code == 200:
                _front.keep(key, page, seen)
        return _sent(request, page)

    return answer


_KEPT_HEADERS = ("Content-Disposition", "Content-Language", "Content-Security-Policy", "Link")


def _packed(response: HttpResponse) -> _Page:
    body = response.content
    packed = gzip.compress(body, 6, mtime=0)
    return _Page(
        response.status_code,
        response["Content-Type"],
        body,
        packed if len(packed) < 0.9 * len(body) else None,
        f'"{hashlib.sha256(body).hexdigest()[:20]}"',
        tuple((name, response[name]) for name in _KEPT_HEADERS if name in response),
    )


def _sent(request: HttpRequest, page: _Page) -> HttpResponse:
    """The answer; without the cookies and the Vary that a page for one person would have."""
    known = request.headers.get("If-None-Match", "")
    same = page.status == 200 and page.tag in known
    packs = page.packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    body = b"" if same else page.packed if packs and page.packed is not None else page.body
    response = HttpResponse(body, status=304 if same else page.status, content_type=page.kind)
    response["ETag"] = page.tag
    response["Cache-Control"] = _BROWSER if page.status == 200 else "no-cache"
    response["Vary"] = "Accept-Encoding"
    if packs and not same:
        response["Content-Encoding"] = "gzip"
    for name, value in page.headers:
        response[name] = value
    return response
