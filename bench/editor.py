"""From a keystroke to the picture, in Chromium, on a server of its own: `python bench/editor.py`.

A drafter writes in a cell in the middle of an SOP of 30 and of 100 steps, eight letters a second. Each
keystroke is timed from its event to the first frame after the pages that show it are in place; and the time
that the page itself takes for it, during which no other letter could appear.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from tests.browser import chromium  # noqa: E402 - from the root
from tests.web.authoring.peramban import Penyusun  # noqa: E402 - from the root
from tests.web.servers import served  # noqa: E402 - from the root

import synthetic  # noqa: E402 - beside this file

WORDS = "Memeriksa kelengkapan dan keabsahan berkas permohonan bersama petugas loket lalu mencatat hasilnya"

WATCH = """() => {
  const {halaman} = penyunting, seen = globalThis.ukur = {ketik: [], gambar: [], kerja: []};
  let sent = 0;
  const minta = halaman.luar.minta;
  halaman.luar.minta = () => { sent = seen.ketik.length; return minta(); };
  addEventListener("keydown", (event) => { seen.mulai = event.timeStamp; }, true);
  addEventListener("input", (event) => {
    seen.ketik.push(seen.mulai);
    const own = seen.mulai;
    queueMicrotask(() => seen.kerja.push(performance.now() - own));
  }, true);
  halaman.place.addEventListener("digambar", () => {
    const until = sent;
    requestAnimationFrame(() => {
      const now = performance.now();
      for (let at = seen.gambar.length; at < until; at += 1) seen.gambar.push(now - seen.ketik[at]);
    });
  });
}"""


def shares(times: list[float]) -> str:
    """Median, 95th percentile and greatest."""
    cut = statistics.quantiles(times, n=20)[18]
    return f"p50 {statistics.median(times):.0f} ms, p95 {cut:.0f} ms, most {max(times):.0f} ms"


def main() -> None:
    """Measure and tell."""
    synthetic.SIZES.update({30: (6, 4), 100: (10, 12)})
    print(f"load {os.getloadavg()[0]:.1f}")
    with (
        tempfile.TemporaryDirectory(prefix="sopan-editor-") as folder,
        served(Path(folder), ROOT / "examples") as office,
        chromium() as browser,
    ):
        for steps in (30, 100):
            sari = Penyusun(browser, office)
            sari.upload(synthetic.synthetic_yaml(steps))
            sari.page.wait_for_timeout(1500)
            sari.page.evaluate(WATCH)
            for row in (steps // 2, steps // 3):
                sari.go(row, "Kegiatan")
                sari.page.keyboard.type(WORDS, delay=125)
                sari.keys("Enter")
                sari.page.wait_for_timeout(1500)
            told = sari.page.evaluate("ukur")
            print(f"{steps} steps, {len(told['gambar'])} keystrokes: to the picture {shares(told['gambar'])}")
            print(f"{steps} steps: the page's own work {shares(told['kerja'])}")
            sari.context.close()


if __name__ == "__main__":
    main()
