"""In Chromium: comment by pointing and by keys, filter without loading, pick rows, find by the palette.

And the same pages without scripts, which must do the same by links and buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.web.pictures import picture
from tests.web.servers import Office, served
from tests.web.test_browser import Person, browser, faults_by_axe

__all__ = ["browser"]


@pytest.fixture(scope="module")
def office_served(tmp_path_factory: Any, examples_dir: Path) -> Iterator[Office]:
    with served(tmp_path_factory.mktemp("pointing"), examples_dir) as office:
        yield office


@pytest.fixture
def budi(browser: Browser, office_served: Office) -> Iterator[Person]:
    person = Person(browser, office_served, "budi")
    yield person
    person.close()


ON_IT = """part => {
    const box = part.getBoundingClientRect();
    if (!part.classList.contains("kena")) return [box.x + box.width / 2, box.y + box.height / 2];
    const at = part.getPointAtLength(part.getTotalLength() / 2).matrixTransform(part.getScreenCTM());
    return [at.x, at.y];
}"""
"""A point of the screen that lies on a part of the drawing: its middle, for a line half of its way."""


def address_of(person: Person, title: str) -> str:
    person.open(f"/pustaka/?q={title}&keadaan=reviu")
    found = person.page.locator("td a.judul").first.get_attribute("href")
    assert found
    return found


def test_a_cell_an_arrow_and_a_symbol_are_commented_by_a_click(budi: Person) -> None:
    address = address_of(budi, "pengaduan")
    page = budi.open(f"{address}reviu/")
    box = page.locator("#kotak-komentar")
    marks = page.locator(".titik").count()
    for number, (what, told) in enumerate(
        [
            ('rect.sel[data-sel="waktu"][data-langkah="2"]', "langkah 2, waktu"),
            ('g.arrow[data-panah="1"] path.kena', "langkah 1, lanjut"),
            ('g.symbol[data-langkah="1"] > path', "langkah 1, pelaksana"),
        ],
        1,
    ):
        spot = page.locator(what).first
        spot.scroll_into_view_if_needed()
        x, y = spot.evaluate(ON_IT)
        page.mouse.click(x, y)
        expect(box).to_be_visible()
        expect(page.locator("[data-tempat]")).to_have_text(told)
        if number == 1:
            picture(page, "reviu-komentar")
        page.locator("#kotak-teks").fill(f"Catatan {number} di sini.")
        budi.swap(box.get_by_role("button", name="Kirim"))
        expect(page.locator("#diskusi")).to_contain_text(f"Catatan {number} di sini.")
        expect(box).to_be_hidden()
        assert "Komentar ditambahkan" in budi.told()
        expect(page.locator(".titik")).to_have_count(marks + number)
    assert faults_by_axe(page) == []


def test_the_same_by_keys_alone(budi: Person) -> None:
    page = budi.open(f"{address_of(budi, 'bimbingan')}reviu/")
    page.locator(".lembar").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    spoken = page.locator("#suara").inner_text()
    assert re.fullmatch(r"(langkah \d+|kolom|identitas).*", spoken), spoken
    page.keyboard.press("Enter")
    expect(page.locator("#kotak-teks")).to_be_focused()
    expect(page.locator("[data-tempat]")).to_have_text(spoken)
    page.keyboard.press("Escape")
    expect(page.locator("#kotak-komentar")).to_be_hidden()
    expect(page.locator(".lembar").first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Dengan papan tik.")
    page.keyboard.press("Tab")
    with page.expect_response(lambda answer: answer.request.method == "GET"):
        page.keyboard.press("Enter")
    expect(page.locator("#diskusi")).to_contain_text("Dengan papan tik.")


def test_marks_side_by_side_and_before_are_switched(budi: Person) -> None:
    page = budi.open(f"{address_of(budi, 'audiensi')}reviu/")
    expect(page.locator(".lembar .beda-diubah").first).to_be_attached()
    picture(page, "reviu-perubahan", full=True)
    budi.swap(page.get_by_role("link", name="Berdampingan"))
    expect(page.locator(".sisi-gambar")).to_have_count(2)
    budi.swap(page.get_by_role("link", name="Sebelumnya"))
    expect(page.locator("#gambar h2")).to_contain_text("revisi 1")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert faults_by_axe(page) == []


def test_filters_answer_at_once_and_the_address_follows(budi: Person) -> None:
    page = budi.open("/pustaka/")
    page.evaluate("window.stayed = true")
    with page.expect_response(lambda answer: "q=audiensi" in answer.url):
        page.locator("#q").press_sequentially("audiensi", delay=20)
    expect(page.locator(".banyaknya")).to_contain_text("yang cocok")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#keadaan").select_option("berlaku")
    expect(page.locator("tbody tr").first).to_contain_text("Berlaku")
    expect(page).to_have_url(re.compile(r"/pustaka/\?q=audiensi&keadaan=berlaku$"))
    page.get_by_role("link", name="Judul", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Judul")
    assert page.evaluate("window.stayed") is True
    page.go_back()
    expect(page).to_have_url(re.compile(r"keadaan=berlaku$"))
    expect(page.locator("tbody tr").first).to_contain_text("Audiensi")


def test_rows_are_picked_and_exported(budi: Person) -> None:
    page = budi.open("/pustaka/")
    boxes = page.locator("input[name=pilih]")
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(page.locator(".dipilih")).to_contain_text("4 dipilih")
    page.locator("details.menu summary").click()
    picture(page, "pustaka-ekspor")
    with page.expect_download() as got:
        page.get_by_role("button", name="CSV").click()
    path = got.value.path()
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 5
    page.keyboard.press("Escape")
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")
    page.get_by_role("button", name="Batalkan pilihan").click()
    expect(page.locator(".dipilih")).to_be_hidden()
    page.locator("#semua").check()
    expect(page.locator(".dipilih")).to_contain_text(f"{boxes.count()} dipilih")


def test_the_palette_opens_finds_and_goes(budi: Person) -> None:
    page = budi.open("/")
    picture(page, "beranda")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill("surat masuk")
    expect(page.get_by_role("option").first).to_contain_text("Penanganan Surat Masuk")
    picture(page, "palet")
    assert faults_by_axe(page) == []
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(field).to_have_value("")
    field.fill("pengelolaan pengaduan")
    unit = page.get_by_role("option").filter(
        has=page.locator("strong", has_text="Seksi Pengelolaan Pengaduan")
    )
    expect(unit).to_be_visible()
    while unit.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Seksi Pengelolaan Pengaduan")


def test_everything_works_without_scripts(browser: Browser, office_served: Office) -> None:
    signed = Person(browser, office_served, "agus")
    plain = browser.new_context(java_script_enabled=False, storage_state=signed.context.storage_state())
    page = plain.new_page()
    page.goto(f"{office_served.url}/pustaka/")
    page.fill("#q", "pengaduan")
    page.select_option("#keadaan", "reviu")
    page.locator("#saring button").click()
    assert page.locator("tbody tr").count() >= 1
    page.locator("tbody a.judul").first.click()
    page.get_by_role("link", name="Reviu", exact=True).click()
    page.locator("a.komentari").first.click()
    page.fill(".langkah-reviu form.sempit textarea", "Tanpa skrip.")
    page.locator(".langkah-reviu form.sempit button").first.click()
    assert "Komentar ditambahkan" in page.locator("#pesan").inner_text()
    page.get_by_role("link", name="Cari", exact=True).click()
    page.fill("#q", "surat masuk")
    page.locator("main button").click()
    assert "Penanganan Surat Masuk" in page.locator("main").inner_text()
    plain.close()
    signed.close()
