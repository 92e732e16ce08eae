"""How fast the portal answers many readers at once, from outside, against a server that runs.

    python bench/portal.py http://127.0.0.1:8000 --readers 200 --pause 1.0 --seconds 20

Each reader opens a page, reads for `--pause` seconds on the average, and opens the next. With `--pause 0`
they do not read at all, which measures how much the server can take rather than how long a reader waits.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import threading
import time
from urllib.parse import urlsplit

PAGES = ("/publik/", "/publik/?q=informasi")


def pages(host: str, port: int) -> list[str]:
    """The pages of the portal that are kept: its first page, and every service on it."""
    connection = http.client.HTTPConnection(host, port, timeout=30)
    connection.request("GET", "/publik/")
    body = connection.getresponse().read().decode()
    return [PAGES[0], PAGES[1], *sorted(set(re.findall(r"/publik/layanan/\d+/[\w-]+/", body)))]


def reader(
    host: str, port: int, paths: list[str], pause: float, until: float, seed: int, out: list[float]
) -> None:
    """One reader, with a connection kept as browsers do."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection(host, port, timeout=30)
    time.sleep(chance.random() * max(pause, 0.2))
    while time.perf_counter() < until:
        path = chance.choice(paths)
        begun = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
        except (http.client.HTTPException, OSError):
            connection.close()
            continue
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        out.append((time.perf_counter() - begun) * 1000)
        if pause:
            time.sleep(chance.expovariate(1 / pause))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    parts = urlsplit(asked.url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    paths = pages(host, port)
    for path in paths * 4:  # each process of the server has made each page once
        http.client.HTTPConnection(host, port, timeout=30).request("GET", path)
    times: list[list[float]] = [[] for _ in range(asked.readers)]
    begun = time.perf_counter()
    until = begun + asked.seconds
    threads = [
        threading.Thread(target=reader, args=(host, port, paths, asked.pause, until, n, times[n]))
        for n in range(asked.readers)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    took = time.perf_counter() - begun
    all_ = sorted(ms for one in times for ms in one)
    cut = statistics.quantiles(all_, n=100)
    print(
        f"{asked.readers} readers, {len(all_)} pages, {len(all_) / took:.0f} a second: "
        f"p50 {cut[49]:.1f} ms, p95 {cut[94]:.1f} ms, p99 {cut[98]:.1f} ms; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
