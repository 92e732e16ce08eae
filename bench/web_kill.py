"""Kill the server in the middle of edits and comments, many times: nothing acknowledged may be lost.

    python -m bench.web_kill sqlite|postgresql [ROUNDS]

Each round starts `sopan serve`, lets people write as fast as they can, kills every process of it with SIGKILL
after a random moment, then asks the database: is the last acknowledged edit of each draf there (or a later
one), is every acknowledged comment there, does the chain of events hold.
"""

from __future__ import annotations

import contextlib
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
from pathlib import Path
from urllib.parse import urlencode

from bench.web import Visitor
from tests.web.servers import free_port, postgres, sopan

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LOOK = """
import sys
from sopan.web.boot import ready
ready()
from sopan.web.approval.models import Komentar
from sopan.web.library.models import Revisi
for one in Revisi.objects.filter(keadaan="draf"):
    print("R", one.pk, one.isi.rpartition("# nomor ")[2].strip() or 0)
print("K", *Komentar.objects.values_list("teks", flat=True))
"""


def main() -> int:
    """Run the rounds and print what was found."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    folder = Path(tempfile.mkdtemp(prefix="sopan-kill-"))
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SOPAN_", "DJANGO_"))}
    environment["SOPAN_DATA_DIR"] = str(folder / "data")
    with contextlib.ExitStack() as stack:
        if sys.argv[1] == "postgresql":
            environment["SOPAN_DATABASE_URL"] = stack.enter_context(postgres(folder))
        found = re.search(r"sopan-\w+", sopan(environment, "admin", "demo", str(EXAMPLES)))
        assert found
        told = [one_round(n, environment, found[0]) for n in range(rounds)]
    edits, comments, lost = (sum(column) for column in zip(*told, strict=True))
    print(f"{sys.argv[1]}: {rounds} kills, {edits} edits and {comments} comments acknowledged, {lost} lost")
    return 1 if lost else 0


def one_round(number: int, environment: dict[str, str], password: str) -> tuple[int, int, int]:
    """Acknowledged edits and comments of one round, and how many of them were lost."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "sopan", "serve", "--port", str(port), "--workers", "2"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{base}/sehat/", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    edits: dict[int, int] = {}
    comments: list[str] = []
    count = [0]

    def write(pk: int) -> None:
        with contextlib.suppress(Exception):
            visitor = Visitor(base, "sari", password)
            while True:
                page = visitor.ask("GET", f"/sop/{pk}/sunting/")
                token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
                version = re.search(r'name="versi" value="(\d+)"', page)
                assert token
                assert version
                mark = int(version[1])
                text = (EXAMPLES / "konsinyering.sop.yaml").read_text(encoding="utf-8") + f"# nomor {mark}\n"
                form = {"csrfmiddlewaretoken": token[1], "versi": version[1], "isi": text}
                visitor.ask("POST", f"/sop/{pk}/sunting/", urlencode(form))
                edits[pk] = mark
                count[0] += 1
                words = f"r{number}-{pk}-{mark}"
                note = {"csrfmiddlewaretoken": token[1], "teks": words}
                visitor.ask("POST", f"/sop/{pk}/komentar/", urlencode(note))
                comments.append(words)

    drafts = [int(n) for n in re.findall(r"R (\d+)", look(environment))]
    for pk in drafts:
        threading.Thread(target=write, args=(pk,), daemon=True).start()
    time.sleep(random.Random(number).uniform(0.8, 2.5))
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    kept_edits, kept_comments = dict(edits), list(comments)
    seen = look(environment)
    marks = {int(pk): int(mark) for pk, mark in re.findall(r"R (\d+) (\d+)", seen)}
    lost = sum(marks.get(pk, 0) < mark for pk, mark in kept_edits.items())
    there = set(seen.split())
    lost += sum(words not in there for words in kept_comments)
    sopan(environment, "admin", "verify-audit")
    return count[0], len(kept_comments), lost


def look(environment: dict[str, str]) -> str:
    """What the database says now."""
    run = subprocess.run(
        [sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
