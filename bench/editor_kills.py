"""A drafter types while the server is killed again and again: `python bench/editor_kills.py [50]`.

Every kill comes at another moment: before, during and after the saving of what was typed. At the end every
cell must hold what was typed last, each edit must have been done once, and the chain of events must hold.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.browser import chromium  # noqa: E402 - from the root
from tests.web.authoring.peramban import Penyusun, steps  # noqa: E402 - from the root
from tests.web.authoring.test_editor_browser import SMALL, Mati  # noqa: E402 - from the root
from tests.web.servers import served, sopan  # noqa: E402 - from the root


def main(times: int) -> int:
    """Kill, type, compare; 1 where something was lost or doubled."""
    chance = random.Random(6)
    with (
        tempfile.TemporaryDirectory(prefix="sopan-kills-") as folder,
        served(Path(folder), ROOT / "examples") as office,
    ):
        own = Mati(office)
        with chromium() as browser:
            sari = Penyusun(browser, office._replace(url=own.url))
            sari.upload(SMALL)
            wanted = [list(one) for one in steps(sari.there(), "waktu", "keterangan")]
            rows = len(wanted)
            for turn in range(times):
                row = turn % 5
                sari.go(row + 1, "Waktu")
                sari.keys(f'"{turn + 1}"', "Enter")
                wanted[row][0] = f"{turn + 1} menit"
                sari.page.wait_for_timeout(chance.uniform(0, 1100))
                own.kill()
                sari.go(row + 1, "Keterangan")
                sari.keys(f'"catatan {turn + 1}"', "Enter")
                wanted[row][1] = f"catatan {turn + 1}"
                if turn % 10 == 9:
                    sari.go(rows, "Kegiatan")
                    sari.keys("Alt+Shift+ArrowDown")
                    wanted.append(list(wanted[rows - 1]))
                    rows += 1
                own.start()
                if turn % 7 == 6:
                    sari.saved()
            sari.saved()
            found = steps(sari.there(), "waktu", "keterangan")
            sari.close()
        own.kill()
        chain = sopan(office.environment, "admin", "verify-audit")
    same = found == wanted
    print(f"{times} kills, {rows} rows: {'nothing lost, nothing doubled' if same else 'DIFFERENT'}")
    print(chain.strip())
    if not same:
        print(found, wanted, sep="\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
