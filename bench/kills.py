"""Kill the server and the workers in the middle of everything, many times: nothing acknowledged may be lost.

    python -m bench.kills sqlite|postgresql [KILLS]

People write drafts and comments, submit an SOP and send it back, and ask for exports, all the time and as
fast as the pages answer. Every second or two either every process of `sopan serve` or one of two `sopan
worker` dies of SIGKILL and is started again. After each kill the database is asked: is the last acknowledged
edit of each draft there (or a later one), is every acknowledged comment, step and export there, does the
chain of events hold. At the end the workers are left in peace, and every task must have been carried out and
every export be complete.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from tests.web.servers import free_port, postgres, sopan

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LEASE = 2
LOOK = """
import json, re, sys
from sopan.web.boot import ready
ready()
from django.db.models import Count
from django_tasks_db.models import DBTaskResult
from sopan.web.approval.audit import verify
from sopan.web.approval.models import Event, Komentar
from sopan.web.background.models import Export
from sopan.web.library.models import Revisi
drafts = Revisi.objects.filter(keadaan="draf")
print(json.dumps({
    "edits": {str(one.pk): max(map(int, re.findall("# nomor ([0-9]+)", one.isi)), default=0)
              for one in drafts},
    "comments": list(Komentar.objects.values_list("teks", flat=True)),
    "steps": Event.objects.filter(jenis__in=["ajukan", "kembalikan"], revisi=int(sys.argv[1])).count(),
    "exports": dict(Export.objects.order_by().values_list("state").annotate(Count("pk"))),
    "torn": sum(one.done != one.total or one.files.count() < one.total
                for one in Export.objects.filter(state="ready")),
    "tasks": dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk"))),
    "again": sum(len(one.worker_ids) > 1 for one in DBTaskResult.objects.all()),
    "broken": [str(one) for one in verify()],
    "exported": DBTaskResult.objects.filter(task_path__endswith=".draw").count(),
}))
"""


@dataclass
class Acknowledged:
    """What the server said that it had done."""

    edits: dict[int, int] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    def copy(self) -> Acknowledged:
        """As it is now."""
        return Acknowledged(dict(self.edits), list(self.comments), Counter(self.count))


class Visitor:
    """One person with a session, which outlives the server."""

    def __init__(self, base: str, name: str, password: str) -> None:
        self.base = base
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.post("/masuk/", {"nama": name, "sandi": password}, page="/masuk/")

    def get(self, path: str) -> str:
        """The page."""
        with self._open.open(self.base + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, data: dict[str, str], page: str = "/") -> tuple[str, str]:
        """Send a form of `page`; the address and the text of where that led."""
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.get(page))
        assert found
        body = urlencode({"csrfmiddlewaretoken": found[1], **data}).encode()
        with self._open.open(self.base + path, body, timeout=60) as answer:
            return answer.geturl().removeprefix(self.base), answer.read().decode()


class Running:
    """A server and its workers, each of which can be killed and started again."""

    def __init__(self, environment: dict[str, str], workers: int = 2) -> None:
        self.environment = environment
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.names = ["server", *(f"worker {n}" for n in range(1, workers + 1))]
        for name in self.names:
            self.start(name)
        self.wait()

    def start(self, name: str) -> None:
        """Start the server or a worker."""
        command = (
            ["serve", "--port", str(self.port), "--workers", "2", "--no-worker"]
            if name == "server"
            else ["worker", "--lease", str(LEASE)]
        )
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "sopan", *command],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def wait(self) -> None:
        """Until the server answers."""
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.base}/sehat/", timeout=5).close()
                return
            time.sleep(0.1)
        raise TimeoutError("the server does not come up")

    def kill(self, name: str) -> None:
        """SIGKILL to every process of it."""
        os.killpg(self.processes[name].pid, signal.SIGKILL)
        self.processes[name].wait()

    def end(self) -> None:
        """Stop all."""
        for name, process in self.processes.items():
            if process.poll() is None:
                self.kill(name)


class Work:
    """What people do all the time, each kind by somebody in a thread of its own."""

    def __init__(self, running: Running, password: str, cycled: int) -> None:
        self.running, self.password, self.cycled = running, password, cycled
        self.said = Acknowledged()
        self.stopped = threading.Event()
        self.text = (EXAMPLES / "konsinyering.sop.yaml").read_text(encoding="utf-8")

    def begin(self) -> None:
        """Start."""
        drafts = json.loads(look(self.running.environment, self.cycled))["edits"]
        work: list[tuple[str, Callable[[Visitor], None]]] = [
            *(("sari", partial(self.edit, int(pk))) for pk in drafts if int(pk) != self.cycled),
            ("sari", partial(self.step, "ajukan", "reviu")),
            ("budi", partial(self.step, "kembalikan", "draf")),
            ("agus", self.export),
        ]
        for name, once in work:
            threading.Thread(target=self._forever, args=(name, once), daemon=True).start()

    def _forever(self, name: str, once: Callable[[Visitor], None]) -> None:
        visitor = None
        while not self.stopped.is_set():
            try:
                visitor = visitor or Visitor(self.running.base, name, self.password)
                once(visitor)
            except (OSError, HTTPException, AssertionError):
                time.sleep(0.2)  # it was killed, or is not up yet

    def edit(self, pk: int, visitor: Visitor) -> None:
        """Save a draft with a mark of its own, then comment on it."""
        page = visitor.get(f"/sop/{pk}/naskah/")
        version = re.search(r'name="versi" value="(\d+)"', page)
        assert version
        mark = int(version[1])
        form = {"versi": version[1], "isi": f"{self.text}# nomor {mark}\n"}
        where, _ = visitor.post(f"/sop/{pk}/naskah/", form, f"/sop/{pk}/naskah/")
        if where == f"/sop/{pk}/":
            self.said.edits[pk] = mark
            self.said.count["edits"] += 1
        words = f"{pk}-{mark}-{time.monotonic_ns()}"
        visitor.post(f"/sop/{pk}/komentar/", {"teks": words}, f"/sop/{pk}/reviu/")
        self.said.comments.append(words)
        self.said.count["comments"] += 1

    def step(self, name: str, state: str, visitor: Visitor) -> None:
        """Submit the one SOP, or send it back; what is not its turn is refused and not counted."""
        page = f"/sop/{self.cycled}/"
        _, text = visitor.post(f"{page}langkah/{name}/", {"alasan": "Lengkapi."}, page)
        if f"k-{state}" in text and 'class="error"' not in text:
            self.said.count["steps"] += 1
        time.sleep(0.05)

    def export(self, visitor: Visitor) -> None:
        """Ask for all as PDF; what is too much at once is refused and not counted."""
        where, _ = visitor.post("/pekerjaan/baru/?keadaan=semua", {"form": "pdf"})
        if where == "/pekerjaan/":
            self.said.count["exports"] += 1
        time.sleep(0.3)


def look(environment: dict[str, str], cycled: int) -> str:
    """What the database says now."""
    return subprocess.run(
        [sys.executable, "-c", LOOK, str(cycled)], env=environment, capture_output=True, text=True, check=True
    ).stdout


def missing(said: Acknowledged, seen: dict[str, object]) -> Iterator[str]:
    """What was acknowledged and is not there."""
    edits, comments = seen["edits"], set(seen["comments"])  # type: ignore[call-overload]  # as LOOK prints it
    assert isinstance(edits, dict)
    for pk, mark in said.edits.items():
        if edits.get(str(pk), 0) < mark:
            yield f"edit {mark} of {pk}"
    yield from (f"comment {words}" for words in said.comments if words not in comments)
    exports = seen["exports"]
    assert isinstance(exports, dict)
    for name, count in (("steps", seen["steps"]), ("exports", sum(exports.values()))):
        if int(str(count)) < said.count[name]:
            yield f"{name}: {said.count[name]} acknowledged, {count} there"
    yield from (f"chain: {words}" for words in seen["broken"])  # type: ignore[attr-defined]
    if seen["torn"]:
        yield f"{seen['torn']} exports ready that are not whole"


def settled(environment: dict[str, str], cycled: int, seconds: float = 120) -> dict[str, object]:
    """What the database says once no task waits, or after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        seen: dict[str, object] = json.loads(look(environment, cycled))
        tasks = seen["tasks"]
        assert isinstance(tasks, dict)
        if (not tasks.get("READY") and not tasks.get("RUNNING")) or time.monotonic() > end:
            return seen
        time.sleep(1)


def run(
    environment: dict[str, str], kills: int, seed: int = 1
) -> tuple[Acknowledged, dict[str, object], list[str]]:
    """Make an office, keep it busy, kill; gives what was acknowledged, what is there, and what is lost."""
    found = re.search(r"sopan-\w+", sopan(environment, "admin", "demo", str(EXAMPLES)))
    assert found
    cycled = 11  # the demo's SOP under review that has no predecessor: Pelayanan Pengaduan Masyarakat
    rng = random.Random(seed)
    lost: list[str] = []
    running = Running(environment)
    work = Work(running, found[0], cycled)
    try:
        work.begin()
        for number in range(kills):
            time.sleep(rng.uniform(0.8, 2.5))
            name = "server" if number % 2 else rng.choice(running.names[1:])
            running.kill(name)
            told = work.said.copy()
            running.start(name)
            lost += [f"kill {number}: {one}" for one in missing(told, json.loads(look(environment, cycled)))]
            running.wait()
        work.stopped.set()
        time.sleep(2)
        seen = settled(environment, cycled)
        lost += [f"end: {one}" for one in missing(work.said, seen)]
        tasks, exports = seen["tasks"], seen["exports"]
        assert isinstance(tasks, dict)
        assert isinstance(exports, dict)
        if set(tasks) != {"SUCCESSFUL"} or set(exports) != {"ready"}:
            lost.append(f"end: tasks {tasks}, exports {exports}")
        return work.said, seen, lost
    finally:
        work.stopped.set()
        running.end()


def main() -> int:
    """Kill as often as asked and print what was found."""
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    folder = Path(tempfile.mkdtemp(prefix="sopan-kill-"))
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SOPAN_", "DJANGO_"))}
    environment["SOPAN_DATA_DIR"] = str(folder / "data")
    start = time.monotonic()
    with contextlib.ExitStack() as stack:
        if sys.argv[1] == "postgresql":
            environment["SOPAN_DATABASE_URL"] = stack.enter_context(postgres(folder))
        said, seen, lost = run(environment, kills)
    counted = ", ".join(f"{number} {name}" for name, number in sorted(said.count.items()))
    print(f"{sys.argv[1]}: {kills} kills in {time.monotonic() - start:.0f} s; acknowledged: {counted}")
    print(f"tasks {seen['tasks']}, begun again {seen['again']}; exports {seen['exports']}; lost {len(lost)}")
    print(*lost, sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
