"""The editor in Chromium: written by keyboard alone, pasted, pointed at, by two people, offline, killed."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sopan.lint.engine import check
from sopan.model import Sop
from tests.browser import chromium
from tests.web.authoring.peramban import Penyusun, steps
from tests.web.servers import Office, free_port, served

AXE = Path(__file__).resolve().parents[1] / "axe.min.js"

SMALL = """sopan: 1
judul: Pembuatan Laporan Bulanan
pelaksana: {kabid: Kabid, analis: Analis, kadis: Kadis}
langkah:
  - {kegiatan: Menugaskan penyusunan laporan, pelaksana: kabid, waktu: 5 menit, output: Disposisi}
  - {kegiatan: Menyusun konsep laporan, pelaksana: analis, waktu: 2 jam, output: Konsep}
  - {kegiatan: Memeriksa konsep laporan, pelaksana: kabid, waktu: 30 menit, output: Konsep berparaf}
  - {kegiatan: Menandatangani laporan, pelaksana: kadis, waktu: 10 menit, output: Laporan}
  - {kegiatan: Mengarsipkan laporan, pelaksana: analis, waktu: 10 menit, output: Arsip}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def office(tmp_path_factory: Any, examples_dir: Path) -> Iterator[Office]:
    with served(tmp_path_factory.mktemp("kantor"), examples_dir) as made:
        yield made


@pytest.fixture
def sari(browser: Browser, office: Office) -> Iterator[Penyusun]:
    made = Penyusun(browser, office)
    yield made
    made.close()


def faults(sop: Any) -> list[str]:
    """The errors of an SOP."""
    return [
        one.nama for one in check(Sop.model_validate(sop), None, "draf").temuan if one.severity == "error"
    ]


# ---- writing --------------------------------------------------------------------------------------------


def test_a_whole_sop_by_keyboard_alone(sari: Penyusun) -> None:
    sari.begin()
    sari.keys('"Pembuatan Laporan Bulanan"', "Enter")
    sari.keys("ArrowRight", "ArrowUp", "F2", '"Kepala Bidang, Analis, Kepala Dinas"', "Enter")
    sari.keys("ArrowDown", "Home")
    rows = [
        ("Menugaskan analis menyusun laporan", "", "Agenda kerja", "15", "Disposisi"),
        ("Analis: Menyusun konsep laporan", "", "Disposisi", "2j", "Konsep laporan"),
        ("Kepala Bidang: Memeriksa konsep laporan. Jika setuju memaraf, jika tidak mengembalikan", "t 2",
         "Konsep laporan", "1j", "Konsep laporan berparaf"),
        ("Kepala Dinas: Menandatangani laporan", "", "Konsep laporan berparaf", "10", "Laporan bulanan"),
        ("Analis: Mendokumentasikan laporan", "", "Laporan bulanan", "10", "Arsip laporan"),
    ]  # fmt: skip
    for kegiatan, alur, kelengkapan, waktu, output in rows:
        sari.keys(f'"{kegiatan}"', "Tab", "Tab", "Tab", "Tab", f'"{alur}"', "Tab")
        sari.keys(f'"{kelengkapan}"', "Tab", f'"{waktu}"', "Tab", f'"{output}"', "Enter")
    sari.saved()
    sop = sari.there()
    assert steps(sop, "kegiatan", "pelaksana", "waktu") == [
        ["Menugaskan analis menyusun laporan", ["kepala_bidang"], "15 menit"],
        ["Menyusun konsep laporan", ["analis"], "2 jam"],
        [
            "Memeriksa konsep laporan. Jika setuju memaraf, jika tidak mengembalikan",
            ["kepala_bidang"],
            "1 jam",
        ],
        ["Menandatangani laporan", ["kepala_dinas"], "10 menit"],
        ["Mendokumentasikan laporan", ["analis"], "10 menit"],
    ]
    assert sop["langkah"][2]["keputusan"]["tidak"]["langkah"] == 2
    assert sop["judul"] == "Pembuatan Laporan Bulanan"
    assert faults(sop) == []
    sari.drawn("Mendokumentasikan laporan")
    # On to findings and pages and back, out of the table, with keys.
    sari.keys("F6")
    assert sari.page.evaluate("document.activeElement.closest('#panel-temuan') !== null")
    sari.keys("F6", "F6", "F6", "Escape", "Tab")
    assert sari.page.evaluate("document.activeElement.closest('.kisi') === null")


def thirty(actors: tuple[str, ...] = ("Pemohon", "Petugas", "Kepala Seksi")) -> list[list[str]]:
    """A procedure of thirty steps as a spreadsheet has it."""
    rows = [["No", "Uraian Kegiatan", *actors, "Kelengkapan", "Waktu (menit)", "Hasil", "Ket"]]
    for number in range(1, 31):
        marks = ["x" if (number - 1) % len(actors) == at else "" for at in range(len(actors))]
        rows.append(
            [str(number), f"Memeriksa berkas {number} dan menyerahkannya", *marks, f"Berkas {number}", "15",
             f"Berkas {number + 1}", ""]
        )  # fmt: skip
    return rows


def as_html(rows: list[list[str]], program: str) -> str:
    """A table as the program puts it into the clipboard."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>' if program == "Excel" else "<body>"
    return f"{head}<!--StartFragment--><table border=0>{cells}</table><!--EndFragment--></body></html>"


@pytest.mark.parametrize("way", ["Excel", "LibreOffice", "tsv"])
def test_thirty_rows_from_a_spreadsheet(sari: Penyusun, way: str) -> None:
    sari.begin()
    rows = thirty()
    text = "\r\n".join("\t".join(row) for row in rows)
    sari.clipboard("" if way == "tsv" else as_html(rows, way), text)
    sari.go(1, "Kegiatan")
    started = time.perf_counter()
    sari.keys("Control+v")
    sari.until(lambda: sari.page.locator(".kisi tbody tr").count() == 31)
    assert time.perf_counter() - started < 3
    sari.saved()
    sop = sari.there()
    assert [actor["nama"] for actor in sop["pelaksana"].values()] == ["Pemohon", "Petugas", "Kepala Seksi"]
    assert sop["pelaksana"]["pemohon"]["luar"] is True
    assert len(sop["langkah"]) == 30
    assert sop["langkah"][29] | {} == {
        **sop["langkah"][29],
        "kegiatan": "Memeriksa berkas 30 dan menyerahkannya", "pelaksana": ["kepala_seksi"],
        "kelengkapan": ["Berkas 30"], "waktu": "15 menit", "output": ["Berkas 31"],
    }  # fmt: skip
    sari.drawn("Memeriksa berkas 30")
    sari.keys("Control+z")
    assert len(sari.here()["langkah"]) == 1
    sari.keys("Control+y")
    assert len(sari.here()["langkah"]) == 30


def test_the_manners_of_a_spreadsheet(sari: Penyusun) -> None:
    sari.upload(SMALL)
    times = lambda: steps(sari.here(), "waktu")  # noqa: E731 - asked again and again
    names = lambda: [step.split()[0] for step in steps(sari.here(), "kegiatan")]  # noqa: E731 - as above
    # Typing replaces, F2 changes, Escape leaves as it was, Enter goes down, arrows take over.
    sari.go(1, "Waktu")
    sari.keys('"7"', "Enter", "F2", "End", '" 5 menit"', "Enter")
    sari.keys('"x"', "Escape", '"9 jam"', "ArrowDown", '"1h"', "Shift+Enter")
    assert times() == ["7 menit", "2 jam 5 menit", "9 jam", "1 hari", "10 menit"]
    # Ranges: copied, pasted elsewhere, emptied, filled down.
    sari.go(1, "Waktu")
    sari.keys("Shift+ArrowDown", "Control+c")
    assert sari.page.evaluate("navigator.clipboard.readText()") == "7 menit\n2 jam 5 menit"
    sari.go(3, "Waktu")
    sari.keys("Control+v")
    assert times()[2:4] == ["7 menit", "2 jam 5 menit"]
    sari.keys("Delete")
    assert times()[2:4] == [None, None]
    sari.go(2, "Waktu")
    sari.keys("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d")
    assert times() == ["7 menit", *["2 jam 5 menit"] * 4]
    sari.keys("Control+x")
    assert times()[1:] == [None] * 4
    # Rows: moved, duplicated, inserted, deleted; references go along.
    sari.go(3, "Alur")
    sari.keys('"t 2"', "Enter")
    sari.go(2, "Kegiatan")
    sari.keys("Alt+ArrowDown")
    assert names() == ["Menugaskan", "Memeriksa", "Menyusun", "Menandatangani", "Mengarsipkan"]
    assert sari.here()["langkah"][1]["keputusan"]["tidak"]["langkah"] == 3
    sari.keys("Alt+ArrowUp", "Alt+Shift+ArrowDown")
    assert names()[:4] == ["Menugaskan", "Menyusun", "Menyusun", "Memeriksa"]
    sari.keys("Control+Delete", "Control+Enter", '"Mencatat konsep"', "Enter")
    assert names()[1:4] == ["Menyusun", "Memeriksa", "Mencatat"]
    sari.keys("ArrowUp", "Control+Delete")
    assert len(names()) == 5
    # A row dragged by its number.
    grip = sari.cell(5, "Nomor").bounding_box()
    target = sari.cell(1, "Nomor").bounding_box()
    assert grip
    assert target
    sari.page.mouse.move(grip["x"] + 20, grip["y"] + 10)
    sari.page.mouse.down()
    sari.page.mouse.move(target["x"] + 20, target["y"] + 40, steps=6)
    sari.page.mouse.move(target["x"] + 20, target["y"] + 2, steps=3)
    sari.page.mouse.up()
    assert names()[0] == "Mengarsipkan"
    # Undo without limit, and redo.
    sari.saved()
    end = sari.here()
    for _ in range(60):
        sari.keys("Control+z")
    assert times() == ["5 menit", "2 jam", "30 menit", "10 menit", "10 menit"]
    assert names() == ["Menugaskan", "Menyusun", "Memeriksa", "Menandatangani", "Mengarsipkan"]
    for _ in range(60):
        sari.keys("Control+y")
    assert sari.here() == end
    sari.saved()
    assert sari.there() == end


def test_find_and_replace(sari: Penyusun) -> None:
    sari.upload(SMALL)
    sari.go(1, "Kegiatan")
    sari.keys("Control+f", '"laporan"')
    assert "6" in sari.page.locator(".cari [role=status]").inner_text()
    sari.keys("Enter", "Tab", '"risalah"')
    sari.page.get_by_role("button", name="Ganti", exact=True).click()
    assert steps(sari.here(), "kegiatan")[:2] == ["Menugaskan penyusunan risalah", "Menyusun konsep laporan"]
    sari.page.get_by_role("button", name="Ganti semua").click()
    assert "laporan" not in str(sari.here()["langkah"]).lower()
    sari.page.keyboard.press("Escape")
    sari.keys("Control+z", "Control+z")
    assert steps(sari.here(), "kegiatan")[0] == "Menugaskan penyusunan laporan"


def test_help_while_writing(sari: Penyusun) -> None:
    sari.begin()
    # The title: its aspect is completed.
    sari.keys('"Pembua"')
    sari.page.locator(".saran li", has_text="Pembuatan").first.wait_for()
    sari.keys("ArrowDown", "Enter", '"Laporan"', "Enter")
    assert sari.here()["judul"] == "Pembuatan Laporan"
    # A verb, then its object; then a time.
    sari.go(1, "Kegiatan")
    sari.keys('"Menyusu"')
    sari.page.locator(".saran li", has_text="Menyusun").first.wait_for()
    sari.keys("ArrowDown", "Enter", '"konsep"', "Enter")
    sari.go(1, "Waktu")
    sari.keys('"3 hari k"')
    sari.page.locator(".saran li", has_text="3 hari kerja").wait_for()
    sari.keys("ArrowDown", "Tab", '"Konsep laporan"', "Enter")
    # What came out before is offered as what is needed.
    sari.go(2, "Kelengkapan")
    sari.keys('"Kon"')
    offered = sari.page.locator(".saran li", has_text="Konsep laporan")
    offered.wait_for()
    assert "output langkah 1" in offered.inner_text()
    sari.keys("ArrowDown", "Enter")
    sop = sari.here()
    assert steps(sop, "kegiatan")[0] == "Menyusun konsep"
    assert [sop["langkah"][0]["waktu"], sop["langkah"][1]["kelengkapan"]] == [
        "3 hari kerja",
        ["Konsep laporan"],
    ]
    # The identity, from the agency's lists.
    sari.page.click("#tab-identitas")
    sari.page.locator("#isian-dasar_hukum textarea").first.click()
    sari.keys('"Pelayanan Publik"')
    sari.page.locator(".saran li", has_text="Nomor 25 Tahun 2009").first.click()
    sari.keys("Enter", '"Peraturan Kedua"', "Tab")
    sari.page.fill("#isian-nomor", "7/SOP/2026")
    sari.page.keyboard.press("Tab")
    sari.page.select_option("#isian-jenis", "rutin")
    sari.saved()
    sop = sari.there()
    assert "Nomor 25 Tahun 2009" in sop["dasar_hukum"][0]
    assert (sop["dasar_hukum"][1], sop["nomor"], sop["jenis"]) == ("Peraturan Kedua", "7/SOP/2026", "rutin")


def test_findings_stand_beside_their_cell_and_are_cured_by_one_click(sari: Penyusun) -> None:
    sari.upload(
        SMALL.replace("Pembuatan Laporan", "SOP Pembuatan Laporan").replace("5 menit", "secepatnya", 1)
    )
    sari.page.locator(".daftar-temuan li").first.wait_for()
    assert "bertanda" in (sari.cell(1, "Waktu").get_attribute("class") or "")
    item = (
        sari.page.locator(".daftar-temuan li", has_text="Judul").filter(has=sari.page.locator(".obat")).first
    )
    item.locator("summary").click()
    assert item.locator("details p").inner_text().strip()
    item.locator(".obat").click()
    assert sari.here()["judul"] == "Pembuatan Laporan Bulanan"
    sari.page.locator(".daftar-temuan .ke-sel", has_text="Langkah 1 · waktu").first.click()
    sari.keys('"5"', "Enter")
    sari.until(lambda: "bertanda" not in (sari.cell(1, "Waktu").get_attribute("class") or ""))


# ---- pointing -------------------------------------------------------------------------------------------


def test_drawing_by_pointing_in_the_table(sari: Penyusun) -> None:
    sari.upload(SMALL)
    who = lambda row: sari.here()["langkah"][row - 1]["pelaksana"]  # noqa: E731 - asked again and again
    sari.cell(2, "Kadis").click()
    assert who(2) == ["kadis"]
    sari.cell(2, "Kadis").click()
    assert sari.here()["langkah"][1]["keputusan"]["tidak"]["langkah"] == 1
    sari.cell(2, "Kadis").click()
    assert sari.here()["langkah"][1]["keputusan"] is None
    sari.cell(3, "Kabid").click()  # the first click on a symbol goes there and changes nothing
    assert sari.here()["langkah"][2]["keputusan"] is None
    # Joint: several cells selected, then a space; and one more by Ctrl.
    sari.go(3, "Kabid")
    sari.keys("Shift+ArrowRight", "Space")
    assert who(3) == ["kabid", "analis"]
    sari.cell(3, "Kadis").click(modifiers=["Control"])
    assert who(3) == ["kabid", "analis", "kadis"]
    # The picker shows the steps in words.
    sari.go(5, "Alur")
    sari.keys("F2")
    sari.page.select_option("#alur-jenis", "keputusan")
    sari.page.select_option("#alur-tidak", label="4. Menandatangani laporan")
    sari.page.select_option("#alur-ya", "selesai")
    sari.page.fill("#alur-label-ya", "Lengkap")
    sari.keys("Enter")
    decision = sari.here()["langkah"][4]["keputusan"]
    assert (decision["tidak"]["langkah"], decision["ya"]) == (
        4,
        {"langkah": "selesai", "label": "Lengkap", "peluang": None},
    )
    sari.saved()
    assert sari.there() == sari.here()


def test_drawing_by_pointing_at_the_page(sari: Penyusun) -> None:
    sari.upload(SMALL.replace("output: Konsep berparaf}", "output: Konsep berparaf, keputusan: {tidak: 1}}"))
    sari.page.locator("#lembaran circle.ujung").first.wait_for()
    page = lambda kind: sari.page.locator(f"#lembaran {kind}")  # noqa: E731 - short
    # A click in the middle of a cell, through whatever arrow runs there.
    page(
        'rect.sel[data-sel="pelaksana"][data-langkah="4"][data-pelaksana="analis"]'
    ).scroll_into_view_if_needed()
    cell = page('rect.sel[data-sel="pelaksana"][data-langkah="4"][data-pelaksana="analis"]').bounding_box()
    assert cell
    sari.page.mouse.click(cell["x"] + cell["width"] / 2, cell["y"] + cell["height"] / 2)
    assert sari.here()["langkah"][3]["pelaksana"] == ["analis"]
    sari.until(lambda: page('.symbol[data-langkah="4"][data-pelaksana="analis"]').count() == 1)
    page('.symbol[data-langkah="4"][data-pelaksana="analis"]').first.click()
    assert sari.here()["langkah"][3]["keputusan"] is not None
    page('rect.sel[data-sel="waktu"][data-langkah="5"]').dblclick()
    sari.keys("Control+a", '"20"', "Enter")
    assert sari.here()["langkah"][4]["waktu"] == "20 menit"
    # An arrow's end is dragged to another step.
    sari.until(lambda: page('circle.ujung[data-ujung="ke"][data-panah="3-tidak"]').count() == 1)
    end = page('circle.ujung[data-ujung="ke"][data-panah="3-tidak"]').bounding_box()
    target = page('rect.sel[data-sel="kegiatan"][data-langkah="2"]').bounding_box()
    assert end
    assert target
    sari.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
    sari.page.mouse.down()
    sari.page.mouse.move(target["x"] + 20, target["y"] + 5, steps=6)
    sari.page.mouse.up()
    assert sari.here()["langkah"][2]["keputusan"]["tidak"]["langkah"] == 2
    page('rect.sel[data-sel^="identitas:dasar_hukum"]').first.click()
    assert sari.page.evaluate("document.activeElement.closest('#isian-dasar_hukum') !== null")


# ---- several at once ------------------------------------------------------------------------------------


@pytest.fixture
def dua(browser: Browser, office: Office, sari: Penyusun) -> Iterator[tuple[Penyusun, Penyusun]]:
    """Two people with the same SOP open."""
    address = sari.upload(SMALL)
    other = Penyusun(browser, office, "sari")
    other.open(address)
    yield sari, other
    other.close()


def test_two_who_do_not_touch(dua: tuple[Penyusun, Penyusun]) -> None:
    one, two = dua
    one.go(4, "Waktu")
    two.go(1, "Kegiatan")
    one.keys('"11"', "Enter")
    two.keys("Control+Shift+Enter", '"Menerima perintah"', "Enter")
    for person in dua:
        person.saved()
    one.until(lambda: one.here() == two.here() == one.there())
    assert steps(one.here(), "waktu")[4] == "11 menit"
    assert steps(two.here(), "kegiatan")[0] == "Menerima perintah"
    assert one.page.locator("#hadir li").count() == 1
    # What one did is taken back past what the other did.
    one.page.evaluate("penyunting.tabel.kisi.refocus()")
    one.keys("Control+z")
    one.saved()
    assert steps(one.there(), "waktu")[4] == "10 menit"
    assert steps(one.there(), "kegiatan")[0] == "Menerima perintah"


def test_two_who_touch_are_shown_the_difference(dua: tuple[Penyusun, Penyusun]) -> None:
    one, two = dua
    two.page.evaluate("penyunting.mesin.heard = () => {}")  # so that both write before either hears
    one.go(4, "Waktu")
    one.keys('"11"', "Enter")
    one.saved()
    two.go(4, "Waktu")
    two.keys('"12"', "Enter", '"13"', "Enter")
    two.page.locator("dialog .bentur li").wait_for()
    assert "11 menit" in two.page.locator("dialog .bentur").inner_text()
    assert steps(two.there(), "waktu")[3:] == ["11 menit", "13 menit"]
    two.page.get_by_role("button", name="Pakai punya saya").click()
    two.saved()
    assert steps(two.there(), "waktu")[3:] == ["12 menit", "13 menit"]
    one.until(lambda: steps(one.here(), "waktu")[3:] == ["12 menit", "13 menit"])


# ---- nothing is lost ------------------------------------------------------------------------------------


def test_offline_for_a_while_and_the_page_closed_meanwhile(sari: Penyusun) -> None:
    address = sari.upload(SMALL)
    sari.context.set_offline(True)
    sari.go(1, "Waktu")
    sari.keys('"21"', "Enter", '"22"', "Enter")
    sari.page.locator(".s-luring").wait_for()
    sari.keys('"belum selesai"')
    sari.context.set_offline(False)
    sari.context.route("**/kirim/", lambda route: route.abort())
    sari.page.on("dialog", lambda dialog: dialog.accept())
    sari.page.goto(f"{sari.url}/sehat/")
    sari.context.unroute("**/kirim/")
    sari.open(address)
    sari.saved()
    assert steps(sari.there(), "waktu")[:3] == ["21 menit", "22 menit", "belum selesai"]


def test_a_login_that_expired(sari: Penyusun) -> None:
    sari.upload(SMALL)
    cookies = sari.context.cookies()
    sari.context.clear_cookies()
    sari.go(1, "Waktu")
    sari.keys('"31"', "Enter")
    sari.page.locator("#kabar", has_text="Sesi Anda habis").wait_for()
    assert cookies
    door = sari.context.new_page()
    sari.enter(door)
    door.close()
    sari.page.evaluate("dispatchEvent(new Event('focus'))")
    sari.saved()
    assert steps(sari.there(), "waktu")[0] == "31 menit"


def test_a_server_killed_while_one_types(browser: Browser, tmp_path: Path, examples_dir: Path) -> None:
    """Three times here; fifty by bench/editor_kills.py."""
    with served(tmp_path, examples_dir) as office:
        own = Mati(office)
        sari = Penyusun(browser, office._replace(url=own.url))
        sari.upload(SMALL)
        written = []
        for turn in range(3):
            sari.go(1 + turn, "Waktu")
            sari.keys(f'"{41 + turn}"', "Enter")
            own.kill()
            sari.go(1 + turn, "Keterangan")
            sari.keys(f'"catatan {turn}"', "Enter")
            own.start()
            written.append([f"{41 + turn} menit", f"catatan {turn}"])
        sari.saved()
        assert steps(sari.there(), "waktu", "keterangan")[:3] == written
        sari.close()
        own.kill()


class Mati:
    """A second server on the same data, to be killed."""

    def __init__(self, office: Office) -> None:
        self.environment, self.port = office.environment, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "sopan", "serve", "--port", str(self.port), "--workers", "1"],
            env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.url}/sehat/", timeout=5).close()
                return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()


# ---- access ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (720, "light")]
)
def test_nothing_stands_in_the_way(browser: Browser, office: Office, width: int, scheme: Any) -> None:
    """By axe, at a large window, at a phone, and at 200 % zoom of 1440."""
    sari = Penyusun(browser, office, color_scheme=scheme)
    sari.page.set_viewport_size({"width": width, "height": 900})
    sari.upload(SMALL)
    sari.page.locator("#lembaran svg").first.wait_for(state="attached")
    sari.page.locator(".daftar-temuan li").first.wait_for(state="attached")
    sari.page.evaluate(AXE.read_text(encoding="utf-8"))
    for tab in ("langkah", "identitas", *(("temuan", "halaman") if width < 1024 else ())):
        sari.page.click(f"#tab-{tab}")
        told = sari.page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
        )
        seen = [(one["id"], one["nodes"][0]["html"][:160]) for one in told["violations"]]
        assert not seen, (tab, seen)
    assert sari.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sari.close()


def test_a_finger_is_enough(browser: Browser, office: Office) -> None:
    sari = Penyusun(browser, office, has_touch=True, is_mobile=True)
    sari.page.set_viewport_size({"width": 390, "height": 844})
    sari.upload(SMALL)
    sari.cell(2, "Kabid").tap()
    assert sari.here()["langkah"][1]["pelaksana"] == ["kabid"]
    sari.cell(1, "Kegiatan").tap()
    sari.cell(1, "Kegiatan").tap()
    sari.keys("Control+a", '"Menyiapkan bahan"', "Enter")
    assert steps(sari.here(), "kegiatan")[0] == "Menyiapkan bahan"
    sari.page.locator('[data-tugas="sisip"]').tap()
    assert len(sari.here()["langkah"]) == 6
    sari.close()


def test_who_listens_hears_what_happens(sari: Penyusun) -> None:
    sari.upload(SMALL)
    grid = sari.page.locator('[role="grid"]')
    assert grid.get_attribute("aria-rowcount") == "7"
    assert sari.cell(1, "Kabid").get_attribute("aria-label") == "Kabid: kapsul"
    sari.go(2, "Kadis")
    sari.keys("Space")
    assert sari.page.locator("#pengumuman").inner_text() == "Langkah 2: Kadis"
    sari.keys("Space")
    assert "keputusan" in sari.page.locator("#pengumuman").inner_text()
    sari.drawn("Menyusun konsep laporan")
    words = sari.page.locator("#lembaran desc").nth(1).text_content() or ""
    assert re.search(r"langkah 2", words, re.IGNORECASE)  # the flow in words, for those who cannot see it
