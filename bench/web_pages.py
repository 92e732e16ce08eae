"""What a page costs: milliseconds of processor time and queries a request, in the process, one after another.

    SOPAN_DATA_DIR=... python bench/web_pages.py [USER]

over the database that the environment names, filled with `sopan admin demo` and `sopan admin seed`. Processor
time of this process, so what else runs on the machine counts little; on PostgreSQL the time of its own server
process is not in it, therefore the time on the clock stands beside.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("SOPAN_HOSTS", "testserver")

from sopan.web.boot import migrate, ready

ready()

from django.db import connection  # noqa: E402 - Django is set up first
from django.test import Client  # noqa: E402 - Django is set up first
from django.test.utils import CaptureQueriesContext  # noqa: E402 - Django is set up first

from sopan.web.accounts.models import Pengguna  # noqa: E402 - Django is set up first
from sopan.web.library.models import Revisi  # noqa: E402 - Django is set up first

TIMES = 15


def main() -> int:
    """Measure, and print a table."""
    migrate()
    client = Client()
    client.force_login(Pengguna.objects.get(username=sys.argv[1] if len(sys.argv) > 1 else "sari"))
    most = Revisi.objects.count()
    one = Revisi.objects.order_by("-pk").values_list("pk", flat=True)[most // 2]
    pages = {
        "Beranda": "/",
        "Pustaka": "/pustaka/?hal=7",
        "Pustaka, by title": "/pustaka/?urut=judul&hal=9",
        "Pustaka, by state": "/pustaka/?keadaan=berlaku",
        "search, two words": "/pustaka/?q=izin+usaha",
        "search, in every SOP": "/pustaka/?q=memeriksa",
        "search, mistyped": "/pustaka/?q=permohonna",
        "SOP": f"/sop/{one}/",
        "Reviu": f"/sop/{one}/reviu/",
    }
    print(f"{most} revisi, {connection.vendor}, load {os.getloadavg()[0]:.1f}")
    print(f"{'page':22} {'cpu ms':>7} {'clock ms':>9} {'queries':>8} {'kB':>6}")
    for name, path in pages.items():
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        cpu, clock = [], []
        for _ in range(TIMES):
            start = time.process_time(), time.perf_counter()
            client.get(path)
            cpu.append((time.process_time() - start[0]) * 1000)
            clock.append((time.perf_counter() - start[1]) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        size = len(answer.content) / 1000
        print(
            f"{name:22} {statistics.median(cpu):7.1f} {statistics.median(clock):9.1f} "
            f"{len(queries):8} {size:6.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
