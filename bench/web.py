"""How fast the pages of the web answer with many SOPs: p50 and p95 with 8 people at once.

    python bench/web.py http://127.0.0.1:8000 USER PASSWORD [SECONDS [THINK]]

measures a `sopan serve` that runs already (fill it with `sopan admin demo` and `sopan admin seed`). The
generator is on the same machine as the server, so what it costs is in the figures. THINK is how many seconds
somebody reads between two pages, on average (0: nobody reads, which is no office but the most it can bear).
"""

from __future__ import annotations

import http.client
import random
import re
import sys
import threading
import time
from urllib.parse import quote, urlencode, urlsplit

PEOPLE = 8
WORDS = ("izin usaha", "laporan tahunan", "audiensi", "memeriksa", "surat keterangan", "berkas lengkap")


def kinds(rng: random.Random, most: int) -> dict[str, str]:
    """An address of each kind, another one each time."""
    return {
        "Beranda": "/",
        "Pustaka": f"/pustaka/?hal={rng.randint(1, 40)}",
        "Pustaka, sorted": f"/pustaka/?urut=judul&hal={rng.randint(1, 40)}",
        "Pustaka, by state": "/pustaka/?keadaan=berlaku",
        "Search": f"/pustaka/?q={quote(rng.choice(WORDS))}",
        "SOP": f"/sop/{rng.randint(20, most)}/",
        "Reviu": f"/sop/{rng.randint(20, most)}/reviu/",
    }


class Visitor:
    """One person with a session."""

    def __init__(self, base: str, user: str, password: str) -> None:
        self.host = urlsplit(base).netloc
        self.cookies: dict[str, str] = {}
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", "/masuk/"))
        assert token
        form = {"csrfmiddlewaretoken": token[1], "nama": user, "sandi": password}
        self.ask("POST", "/masuk/", urlencode(form))

    def ask(self, method: str, path: str, body: str = "") -> str:
        line = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        line.close()
        assert answer.status < 400, (path, answer.status)
        return text


def main() -> int:
    """Measure, and print a table."""
    base, user, password = sys.argv[1:4]
    seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 20
    think = float(sys.argv[5]) if len(sys.argv) > 5 else 0.0
    first = Visitor(base, user, password)
    found = re.search(r"<strong>([\d.]+)</strong> SOP", first.ask("GET", "/pustaka/"))
    most = int(found[1].replace(".", "")) if found else 20
    times: dict[str, list[float]] = {}
    lock, end = threading.Lock(), time.monotonic() + seconds

    def work(number: int) -> None:
        rng, visitor = random.Random(number), Visitor(base, user, password)
        while time.monotonic() < end:
            for name, path in kinds(rng, most).items():
                if think:
                    time.sleep(rng.expovariate(1 / think))
                start = time.perf_counter()
                visitor.ask("GET", path)
                took = (time.perf_counter() - start) * 1000
                with lock:
                    times.setdefault(name, []).append(took)

    people = [threading.Thread(target=work, args=(n,)) for n in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    print(
        f"{most} SOPs, {PEOPLE} at once, think {think:g} s, "
        f"{sum(map(len, times.values())) / seconds:.0f} requests/s"
    )
    print(f"{'page':18} {'p50 ms':>8} {'p95 ms':>8} {'count':>6}")
    for name, took in times.items():
        took.sort()
        print(f"{name:18} {took[len(took) // 2]:8.0f} {took[int(len(took) * 0.95)]:8.0f} {len(took):6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
