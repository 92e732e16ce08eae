"""The portal in Chromium: accessible, fitting, light, without a shift, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.pictures import picture
from tests.web.servers import Office, served
from tests.web.test_browser import browser, faults_by_axe

__all__ = ["browser"]  # a fixture, taken over

SERVICE = "/publik/layanan/1/permohonan-informasi-publik/"
PATHS = (
    "/publik/", "/publik/?q=infromasi", "/publik/?q=zzzz", SERVICE, "/publik/layanan/1/nilai/",
    "/publik/verifikasi/", "/publik/verifikasi/?n=12/SOP/2026", "/publik/unit/6/",
)  # fmt: skip
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""
WEIGHT = """performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .filter(one => !/berkas|qr.svg/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0)"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: Any, examples_dir: Path) -> Iterator[Office]:
    with served(tmp_path_factory.mktemp("portal"), examples_dir) as office:
        yield office


def opened(browser: Browser, scheme: Any = "light", *, script: bool = True) -> tuple[Page, list[str]]:
    context = browser.new_context(color_scheme=scheme, java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(30_000)
    faults: list[str] = []
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    return page, faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_fits_and_is_light(browser: Browser, running: Office, scheme: str) -> None:
    page, faults = opened(browser, scheme)
    for path in PATHS:
        for width in (1440, 1024, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(running.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            if width != 1440:
                assert faults_by_axe(page) == [], (path, width)
            assert page.evaluate(SHIFT) < 0.01, (path, width)
            assert page.evaluate(WEIGHT) < 150_000, path
    assert faults == []
    page.goto(running.url + SERVICE)
    picture(page, "portal-layanan")
    page.context.close()


def test_ticks_are_kept_on_the_device(browser: Browser, running: Office) -> None:
    page, faults = opened(browser)
    page.goto(running.url + SERVICE)
    page.locator(".centang label").first.click()
    page.reload()
    assert page.locator(".centang input").first.is_checked()
    assert not page.locator(".centang input").nth(1).is_checked()
    assert faults == []
    page.context.close()


def test_it_works_without_javascript(browser: Browser, running: Office) -> None:
    page, _ = opened(browser, script=False)
    page.goto(running.url + "/publik/")
    page.fill("#q", "minta infromasi publik")
    page.locator(".cari button").click()
    page.locator("a.kartu").first.click()
    assert "Jalannya pelayanan" in page.locator("main").inner_text()
    page.get_by_role("link", name="Nilai layanan ini").click()
    page.wait_for_timeout(3_200)  # nobody fills in a form faster
    page.locator(".nilai label").first.click()
    page.fill("#teks", "Ramah dan cepat.")
    page.get_by_role("button", name="Kirim").click()
    assert "Terima kasih" in page.locator("main").inner_text()
    page.context.close()
