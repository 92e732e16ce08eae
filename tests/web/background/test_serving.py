"""`sopan serve` with its worker, from outside: an export in Chromium, a worker killed, axe on every page."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.servers import Office, served

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = Path(__file__).parent.parent / "axe.min.js"


@pytest.fixture(scope="module")
def office_with_worker(tmp_path_factory: pytest.TempPathFactory, examples_dir: Path) -> Iterator[Office]:
    with served(tmp_path_factory.mktemp("worker"), examples_dir, worker=True) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not here")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def come_in(browser: Browser, office: Office, name: str, **how: object) -> Page:
    """A page of somebody who has come in; a script error is a failure."""
    page = browser.new_context(**how).new_page()  # type: ignore[arg-type]  # as playwright takes it
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{office.url}/masuk/")
    page.get_by_label("Nama masuk").fill(name)
    page.get_by_label("Sandi", exact=True).fill(office.password)
    page.get_by_role("button", name="Masuk").click()
    return page


def accessible(page: Page) -> None:
    """axe finds nothing."""
    # The content policy forbids scripts of ours inside of the page too, so axe runs beside it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


def pulse(office: Office) -> float | None:
    """Seconds since the worker's last beat, none without a worker."""
    with urllib.request.urlopen(f"{office.url}/sehat/siap/") as answer:
        return json.loads(answer.read())["pekerja_detik"]  # type: ignore[no-any-return]


def until(page: Page, text: str, seconds: float = 60) -> None:
    """Wait for words, which the page fetches by itself."""
    page.get_by_text(text).first.wait_for(timeout=seconds * 1000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_accessible(
    browser: Browser, office_with_worker: Office, scheme: str, width: int
) -> None:
    page = come_in(
        browser, office_with_worker, "budi", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    for path in (
        "/notifikasi/", "/notifikasi/?saring=reminder", "/notifikasi/surel/", "/pekerjaan/",
        "/pekerjaan/baru/", "/pekerjaan/baru/?q=tidakada",
    ):  # fmt: skip
        page.goto(office_with_worker.url + path)
        accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path


def test_a_book_is_asked_for_drawn_told_of_and_taken(browser: Browser, office_with_worker: Office) -> None:
    page = come_in(browser, office_with_worker, "agus")
    page.goto(f"{office_with_worker.url}/pustaka/?keadaan=berlaku")
    page.goto(f"{office_with_worker.url}/pekerjaan/baru/?keadaan=berlaku&form=pdf%2Bbuku")
    page.get_by_role("button", name="Mulai ekspor").click()
    page.wait_for_url("**/pekerjaan/")
    until(page, "Siap")
    accessible(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    page.goto(f"{office_with_worker.url}/notifikasi/?saring=news")
    page.get_by_role("link", name=re.compile("Ekspor .* siap diunduh")).first.click()
    page.wait_for_url("**/pekerjaan/")
    page.get_by_role("button", name="Hapus").click()
    until(page, "Belum ada ekspor")


def test_a_killed_worker_is_started_again_and_goes_on(browser: Browser, office_with_worker: Office) -> None:
    page = come_in(browser, office_with_worker, "sari")
    page.goto(f"{office_with_worker.url}/pekerjaan/baru/?keadaan=semua")
    page.get_by_label("PNG").check()
    page.get_by_role("button", name="Mulai ekspor").click()
    ours = [pid for pid in processes() if is_of(pid, office_with_worker) and " worker " in command(pid)]
    assert len(ours) == 1
    os.kill(ours[0], signal.SIGKILL)
    until(page, "Siap", 90)  # after the 30 seconds in which the dead worker could have come back
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh").click()
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as folder:
        assert folder.testzip() is None
        assert len(folder.namelist()) >= 14
    beat = pulse(office_with_worker)
    assert beat is not None
    assert beat < 15


def is_of(pid: int, office: Office) -> bool:
    """Whether the process belongs to this office and not to another that runs on this machine."""
    try:
        lines = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return f"SOPAN_DATA_DIR={office.environment['SOPAN_DATA_DIR']}".encode() in lines


def test_the_worker_ends_with_a_server_that_is_killed(tmp_path: Path, examples_dir: Path) -> None:
    with served(tmp_path, examples_dir, worker=True) as office:
        for _ in range(100):
            if pulse(office) is not None:
                break
            time.sleep(0.2)
        server = [pid for pid in processes() if is_of(pid, office) and "serve" in command(pid)]
        parent = min(server)
        os.kill(parent, signal.SIGKILL)
        for _ in range(100):
            left = [pid for pid in processes() if is_of(pid, office) and pid != parent]
            if not left:
                return
            time.sleep(0.2)
        pytest.fail(f"still there: {[command(pid) for pid in left]}")


def processes() -> list[int]:
    """Every process of this machine."""
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal()]


def command(pid: int) -> str:
    """How it was started."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
