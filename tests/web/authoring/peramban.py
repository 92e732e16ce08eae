"""Somebody at the editor in Chromium, and what the server has of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.web.servers import Office

READY = "#penyunting[data-siap]"


class Penyusun:
    """A drafter with a page of the editor."""

    def __init__(self, browser: Browser, office: Office, name: str = "sari", **context: Any) -> None:
        self.url, self.password, self.name = office.url, office.password, name
        self.context = browser.new_context(
            viewport={"width": 1440, "height": 900},
            permissions=["clipboard-read", "clipboard-write"],
            **context,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.enter()

    def enter(self, page: Page | None = None) -> None:
        """Come in by the door."""
        page = page or self.page
        page.goto(f"{self.url}/masuk/", wait_until="domcontentloaded")
        page.fill("#nama", self.name)
        page.fill("#sandi", self.password)
        with page.expect_navigation(wait_until="domcontentloaded"):
            page.get_by_role("button", name="Masuk", exact=True).first.click()

    def begin(self, unit: str = "Seksi Layanan Informasi Publik") -> str:
        """A blank SOP, open in the editor; gives its address."""
        self.page.goto(f"{self.url}/draf/baru/", wait_until="domcontentloaded")
        self.page.select_option("#u1", label=unit)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name="Mulai menulis").click()
        self.page.wait_for_selector(READY)
        return self.page.url

    def open(self, address: str) -> None:
        """Open an SOP that is there."""
        self.page.goto(address, wait_until="domcontentloaded")
        self.page.wait_for_selector(READY)

    def upload(self, text: str) -> str:
        """An SOP by its file, open in the editor; gives its address."""
        self.page.goto(f"{self.url}/draf/baru/", wait_until="domcontentloaded")
        self.page.select_option("#u1", label="Seksi Layanan Informasi Publik")
        file = {"name": "a.sop.yaml", "mimeType": "application/yaml", "buffer": text.encode()}
        self.page.set_input_files("#berkas", file)  # type: ignore[arg-type]  # a file in memory
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name="Unggah").click()
        found = re.search(r"/sop/(\d+)/", self.page.url)
        assert found, self.page.content()[:2000]
        self.open(f"{self.url}/sop/{found[1]}/sunting/")
        return self.page.url

    def keys(self, *keys: str) -> None:
        """Press keys one after the other; `"..."` in quotes is typed."""
        for key in keys:
            if key.startswith('"'):
                self.page.keyboard.type(key.strip('"'))
            else:
                self.page.keyboard.press(key)

    def cell(self, row: int, heading: str) -> Locator:
        """The cell of a row (from 1) in the column of that heading."""
        headings = self.page.locator(".kisi thead th").all_inner_texts()
        at = [one.strip().lower() for one in headings].index(heading.lower())
        return self.page.locator(".kisi tbody tr").nth(row - 1).locator("td, th").nth(at)

    def go(self, row: int, heading: str) -> None:
        """Put the cursor into a cell without clicking it."""
        headings = self.page.locator(".kisi thead th").all_inner_texts()
        at = [one.strip().lower() for one in headings].index(heading.lower()) - 1
        self.page.evaluate("([row, at]) => penyunting.tabel.kisi.select(row, at)", [row - 1, at])

    def clipboard(self, html: str, text: str) -> None:
        """Put what a spreadsheet would into the clipboard."""
        self.page.evaluate(
            """([html, text]) => navigator.clipboard.write([new ClipboardItem({
                 "text/html": new Blob([html], {type: "text/html"}),
                 "text/plain": new Blob([text], {type: "text/plain"})})])""",
            [html, text],
        )

    def saved(self) -> None:
        """Wait until all is saved."""
        self.until(
            lambda: self.page.evaluate("penyunting.mesin.quiet && penyunting.mesin.status === 'tersimpan'")
        )

    def here(self) -> Any:
        """The SOP as the page has it."""
        return self.page.evaluate("penyunting.mesin.sop")

    def there(self, address: str = "") -> Any:
        """The SOP as the server has it."""
        response = self.context.request.get(f"{address or self.page.url.split('#')[0]}keadaan/")
        return json.loads(response.text())["sop"]

    def drawn(self, what: str) -> None:
        """Wait until the pages show a text."""
        self.until(lambda: what in (self.page.locator("#lembaran").text_content() or ""))

    def until(self, what: Callable[[], Any]) -> None:
        """Wait until something is so."""
        for _ in range(150):
            if what():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("it did not come to be")

    def close(self) -> None:
        assert not self.faults, self.faults
        self.context.close()


def steps(sop: Any, *fields: str) -> list[Any]:
    """Some fields of every step."""
    rows = [[step[field] for field in fields] for step in sop["langkah"]]
    return [row[0] for row in rows] if len(fields) == 1 else rows
