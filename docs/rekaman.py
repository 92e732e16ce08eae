"""The recorded run of the editor: a service SOP of twelve steps, from a blank page to its PDF.

    python docs/rekaman.py

Everything is done by keyboard and mouse as a drafter does it, in Chromium, on a server of its own. Key
strokes and clicks are counted as they are made; pictures go to docs/images/menyunting, the PDF is opened to
see that it is one. For the same SOP in a spreadsheet they are counted by the rule of `in_a_spreadsheet`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.browser import chromium  # noqa: E402 - as above
from tests.web.authoring.peramban import Penyusun  # noqa: E402 - as above
from tests.web.servers import served  # noqa: E402 - as above

from sopan.layout.compose import compose  # noqa: E402 - from the root
from sopan.lint.engine import check  # noqa: E402 - as above
from sopan.model import Sop  # noqa: E402 - as above

PICTURES = ROOT / "docs" / "images" / "menyunting"
TITLE = "Pelayanan Surat Keterangan Domisili Usaha"
ACTORS = "Pemohon, Petugas Loket, Kepala Seksi, Camat"
LEAD = {
    "Pemohon": "pemohon",
    "Petugas Loket": "petugas loket",
    "Kepala Seksi": "kepala seksi",
    "Camat": "camat",
}

ROWS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # who, activity, flow, requirements, time, output
    (
        "Pemohon",
        "Mengajukan permohonan dan persyaratannya",
        "",
        "Formulir; KTP; Surat pengantar",
        "10",
        "Berkas permohonan",
    ),
    (
        "Petugas Loket",
        "Memeriksa kelengkapan berkas. Jika lengkap mencatat, jika tidak mengembalikan kepada pemohon",
        "t 1",
        "Berkas permohonan",
        "10",
        "Berkas lengkap",
    ),
    (
        "Petugas Loket",
        "Mencatat permohonan dalam buku agenda",
        "",
        "Berkas lengkap",
        "5",
        "Nomor agenda",
    ),
    (
        "Petugas Loket",
        "Menyerahkan berkas kepada Kepala Seksi",
        "",
        "Berkas lengkap",
        "5",
        "Berkas beragenda",
    ),
    (
        "Kepala Seksi",
        "Menelaah kebenaran berkas. Jika benar menugaskan pengonsepan, jika tidak mengembalikan",
        "t 2",
        "Berkas beragenda",
        "30",
        "Disposisi",
    ),
    (
        "Petugas Loket",
        "Mengonsep surat keterangan",
        "",
        "Disposisi",
        "30",
        "Konsep surat",
    ),
    (
        "Kepala Seksi",
        "Memeriksa konsep surat. Jika sesuai memaraf, jika tidak mengembalikan",
        "t 6",
        "Konsep surat",
        "15",
        "Konsep berparaf",
    ),
    (
        "Camat",
        "Menandatangani surat keterangan",
        "",
        "Konsep berparaf",
        "1j",
        "Surat keterangan",
    ),
    (
        "Petugas Loket",
        "Memberi nomor dan cap pada surat keterangan",
        "",
        "Surat keterangan",
        "5",
        "Surat bernomor",
    ),
    (
        "Petugas Loket",
        "Mengarsipkan salinan surat keterangan",
        "",
        "Surat bernomor",
        "5",
        "Arsip surat",
    ),
    (
        "Petugas Loket",
        "Menyerahkan surat keterangan kepada pemohon",
        "",
        "Surat bernomor",
        "5",
        "Tanda terima",
    ),
    (
        "Pemohon",
        "Menerima surat keterangan dan menandatangani tanda terima",
        "",
        "Tanda terima",
        "5",
        "Surat keterangan diterima",
    ),
)


class Hitung(Penyusun):
    """A drafter whose strokes and clicks are counted."""

    strokes = 0
    clicks = 0

    def keys(self, *keys: str) -> None:
        """Press and count: a letter is one, a chord is one."""
        for key in keys:
            self.strokes += len(key.strip('"')) if key.startswith('"') else 1
        super().keys(*keys)

    def click(self, what: str) -> None:
        """Click and count."""
        self.clicks += 1
        self.page.click(what)

    def picture(self, name: str) -> None:
        """Keep what is seen."""
        self.page.wait_for_timeout(700)
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


def write(sari: Hitung) -> Sop:
    """Blank to PDF."""
    sari.page.goto(f"{sari.url}/draf/baru/", wait_until="domcontentloaded")
    sari.picture("1-mulai")
    sari.click("text=Mulai menulis")
    sari.page.wait_for_selector("#penyunting[data-siap]")
    sari.keys(f'"{TITLE}"', "Enter")
    sari.keys("ArrowRight", "ArrowUp", "F2", f'"{ACTORS}"', "Enter", "ArrowDown", "Home")
    for number, (who, activity, flow, needs, time_, output) in enumerate(ROWS, 1):
        sari.keys(f'"{LEAD[who]}: {activity}"', *["Tab"] * 5)
        sari.keys(f'"{flow}"', "Tab", f'"{needs}"', "Tab", f'"{time_}"', "Tab", f'"{output}"', "Enter")
        if number in (2, 7):
            sari.picture(f"{number}-menulis")
    sari.picture("12-selesai")
    sari.click("#jenis-tampak button")
    sari.click("#tab-identitas")
    sari.click("#isian-nomor")
    sari.keys('"07/SOP/2026"', "Tab", '"Pemerintah Kabupaten Tirtamulya"')
    sari.click("#isian-pengesahan-jabatan")
    sari.keys('"Camat"', "Tab", '"Dra. Ratna Pertiwi"', "Tab", '"197001011995032001"')
    sari.click("#isian-dasar_hukum textarea")
    sari.keys('"Pelayanan Publik"')
    sari.page.locator(".saran li", has_text="Nomor 25 Tahun 2009").first.wait_for()
    sari.keys("ArrowDown", "Enter", "Tab")
    for field, words in (
        ("kualifikasi_pelaksana", "Memahami tata naskah dinas"),
        ("keterkaitan", "SOP Pengelolaan Arsip"),
        ("peralatan", "Komputer dan pencetak"),
        ("peringatan", "Jika berkas tidak lengkap maka permohonan dikembalikan"),
        ("pencatatan", "Buku agenda surat keterangan"),
    ):
        sari.click(f"#isian-{field} textarea")
        sari.keys(f'"{words}"', "Tab")
    sari.picture("identitas")
    sari.saved()
    sari.clicks += 1
    with sari.page.expect_download() as download:
        sari.page.click("#unduh-pdf")
    data = Path(download.value.path()).read_bytes()
    if not data.startswith(b"%PDF"):
        raise SystemExit("the download is no PDF")
    return Sop.model_validate(sari.there())


def in_a_spreadsheet(sop: Sop) -> tuple[int, int]:
    """Strokes and clicks for the same SOP, typed and drawn in a spreadsheet by the book.

    The rule, lenient to the spreadsheet: every letter of the printed texts is one stroke and every cell one
    Tab or Enter. A symbol is inserted (2 clicks: menu, shape) and drawn by one drag. An arrow is inserted (2
    clicks) and glued to both ends by one drag; one with corners is bent by a drag for each corner. A label is
    a text box (2 clicks, one drag) and its letters. Nothing is ever moved again, merged, bordered, or broken
    over a page.
    """
    texts = [sop.judul, sop.nomor or "", sop.instansi or "", *sop.unit]
    texts += [sop.pengesahan.jabatan or "", sop.pengesahan.nama or "", sop.pengesahan.nip or ""]
    for items in (sop.dasar_hukum, sop.kualifikasi_pelaksana, sop.peralatan, sop.peringatan, sop.pencatatan):
        texts += items
    texts += [str(one) for one in sop.keterkaitan]
    texts += [actor.nama for actor in sop.pelaksana.values()]
    for number, step in enumerate(sop.langkah, 1):
        texts += [str(number), step.kegiatan, step.waktu or "", *step.kelengkapan, *step.output]
    strokes = sum(len(text) + 1 for text in texts if text)
    clicks = 0
    for page in compose(sop).pages:
        clicks += 3 * len(page.symbols)
        for arrow in page.arrows:
            clicks += 3 + max(0, len(arrow.points) - 2)
            if arrow.label:
                clicks += 3
                strokes += sum(len(line.text) for line in arrow.label.lines)
    return strokes, clicks


def main() -> None:
    """Record, and tell the counts."""
    with (
        tempfile.TemporaryDirectory(prefix="sopan-rekaman-") as folder,
        served(Path(folder), ROOT / "examples") as office,
        chromium() as browser,
    ):
        sari = Hitung(browser, office)
        began = time.perf_counter()
        sop = write(sari)
        took = time.perf_counter() - began
        sari.close()
    wrong = [one.nama for one in check(sop, None, "draf").temuan if one.severity == "error"]
    if len(sop.langkah) != len(ROWS) or wrong:
        raise SystemExit(f"not the SOP that was meant: {wrong}")
    strokes, clicks = in_a_spreadsheet(sop)
    print(f"Sopan: {sari.strokes} key strokes, {sari.clicks} clicks (played in {took:.0f} s)")
    print(f"spreadsheet: {strokes} key strokes, {clicks} clicks and drags")


if __name__ == "__main__":
    main()
