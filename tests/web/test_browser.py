"""The whole life of an SOP in Chromium, by all its people, on SQLite and on PostgreSQL; axe on every page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.publish.standar.turunan import layanan
from sopan.read.yaml_file import read_sop
from sopan.render import FORMATS
from sopan.web.demo import Signer
from tests.web.servers import Office, postgres, postgres_bin, served, sopan

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = Path(__file__).parent / "axe.min.js"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not here")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(request: Any, tmp_path_factory: Any, examples_dir: Path) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    if request.param == "sqlite":
        with served(folder, examples_dir) as office:
            yield office
    else:
        if postgres_bin() is None:
            pytest.skip("PostgreSQL is not here")
        base = tmp_path_factory.getbasetemp()
        for above in (base, base.parent):
            above.chmod(0o755)
        with postgres(folder) as url, served(folder, examples_dir, url) as office:
            yield office


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, browser: Browser, office: Office, name: str, width: int = 1440) -> None:
        self.context: BrowserContext = browser.new_context(viewport={"width": width, "height": 900})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))
        self.url = office.url
        self.open("/masuk/")
        self.page.fill("#nama", name)
        self.page.fill("#sandi", office.password)
        self.press("Masuk")

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path, wait_until="domcontentloaded")
        return self.page

    def press(self, words: str) -> None:
        waits = self.page.locator(".sisi")
        shut = self.page.locator("button[disabled]", has_text=re.compile(rf"^\s*{re.escape(words)}\s*$"))
        assert shut.count() == 0, waits.inner_text()
        self.click(self.page.get_by_role("button", name=words, exact=True).first)

    def click(self, button: Locator) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()

    def swap(self, button: Locator) -> None:
        """Press what htmx answers: a part of the page is exchanged, and the page stays."""
        with self.page.expect_response(lambda answer: answer.request.method == "GET"):
            button.click()
        self.page.wait_for_selector(".htmx-request, .htmx-swapping, .htmx-settling", state="detached")

    def told(self) -> str:
        return self.page.locator(".pesan").inner_text()

    def give(self, pk: str, kind: str, **fields: str) -> None:
        self.open(f"/sop/{pk}/bukti/{kind}/isi/")
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)
        for box in self.page.locator("main input[type=checkbox]").all():
            box.check()

    def close(self) -> None:
        assert not self.faults
        self.context.close()


def answer_rightly(person: Person) -> None:
    """Answer the questions about an SOP as somebody who errs first and then reads what is explained."""
    questions = person.page.locator("fieldset.soal")
    tried = [0] * questions.count()
    for _ in range(5):
        wrong = person.page.locator("fieldset.soal.salah")
        for at in range(questions.count()):
            if wrong.count() == 0 or "salah" in (questions.nth(at).get_attribute("class") or ""):
                questions.nth(at).locator("input").nth(tried[at]).check()
                tried[at] += 1
        person.press("Saya telah membaca dan memahami")
        if person.page.locator("fieldset.soal").count() == 0:
            break
    assert "Tercatat" in person.told()
    # A browser notes that the answers were sent back; they were meant to be.
    person.faults = [fault for fault in person.faults if "422" not in fault]


def publish_where_it_is_a_service(manager: Person, pk: str, sop: Sop) -> None:
    """A service goes on to the portal, where everybody reads it; another kind is refused, and says why."""
    page = manager.page
    if sop.jenis != "pelayanan":
        assert "Hanya SOP pelayanan yang dipublikasikan" in page.locator(".sisi").inner_text()
        assert page.locator("button[disabled]", has_text="Publikasikan").count() == 1
        assert f"adalah SOP {sop.jenis}" in manager.open(f"/sop/{pk}/turunan/").locator("main").inner_text()
        return
    manager.open(f"/sop/{pk}/turunan/")
    manager.press("Umumkan di portal")
    address = manager.open(f"/sop/{pk}/turunan/").locator(".terbit a").first.get_attribute("href") or ""
    public = page.context.browser.new_context()  # type: ignore[union-attr]  # it has one
    reader = public.new_page()
    answer = reader.goto(manager.url + address)
    assert answer is not None
    assert answer.status == 200
    text = reader.locator("main").inner_text()
    assert layanan(sop.judul) in text
    assert "Jalannya pelayanan" in text
    reader.goto(f"{manager.url}/publik/?q={layanan(sop.judul)}")
    assert layanan(sop.judul) in reader.locator("#hasil + ul, #hasil ~ ul").first.inner_text()
    public.close()


DAY = "2026-01-05"
EXAMPLES = (
    "pelayanan-informasi-publik", "pelayanan-audiensi", "pelaksanaan-rapat-koordinasi",
    "pelaksanaan-perjalanan-dinas",
)  # fmt: skip
"""A pelayanan produk, a pelayanan kegiatan, a rutin and a penugasan."""
MINUTES = {"tempat": "Ruang rapat", "tanggal": DAY, "hadir": "Budi\nSari", "hasil": "Disetujui."}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_whole_life_of_an_sop(
    browser: Browser, running: Office, examples_dir: Path, tmp_path: Path, example: str
) -> None:
    """One SOP of each kind, from the upload of a file to its evaluation, by the seven people of the demo."""
    file = tmp_path / f"{example}.sop.yaml"
    text = (examples_dir / file.name).read_text(encoding="utf-8")
    number = re.sub(r"^nomor: .*$", f"nomor: 99/{example}/2026", text, flags=re.MULTILINE)
    file.write_text(number, encoding="utf-8")
    sop = read_sop(file).sop
    signer = Signer("Kepala Dinas (walk)")
    signer.trust(Path(running.environment["SOPAN_DATA_DIR"]) / "trust", f"{example}.pem")
    decree = tmp_path / "keputusan.pdf"
    pdf = FORMATS["pdf"].render(sop, compose(sop))[0].data
    with ThreadPoolExecutor(1) as apart:  # the browser's event loop is in this thread
        decree.write_bytes(apart.submit(signer.sign, pdf).result())
    sari, budi, tono, agus, dewi, rina = (
        Person(browser, running, name) for name in ("sari", "budi", "tono", "agus", "dewi", "rina")
    )

    sari.open("/draf/baru/")
    sari.page.select_option("#u1", label="Seksi Layanan Informasi Publik")
    sari.page.set_input_files("#berkas", str(file))
    sari.press("Unggah")
    found = re.search(r"/sop/(\d+)/", sari.page.url)
    assert found, sari.page.content()[:3000]
    pk = found[1]
    assert "Belum ada pemegang peran" in sari.page.locator(".sisi").inner_text()
    columns = [id for id, actor in sop.pelaksana.items() if not actor.luar]
    for column in columns:
        sari.open(f"/sop/{pk}/reviu/")
        sari.page.select_option("#siapa", label="Tono Hartono, Petugas Layanan Informasi")
        sari.page.select_option("main form #jenis", "pelaksana")
        sari.page.select_option("#kolom", column)
        sari.press("Tunjuk")
    sari.page.select_option("#siapa", label="Budi Santoso, M.Si., Analis Kebijakan")
    sari.page.select_option("main form #jenis", "peninjau")
    sari.press("Tunjuk")
    sari.open(f"/sop/{pk}/")
    sari.press("Ajukan untuk direviu")
    assert "Selesai" in sari.told()

    assert sop.judul in budi.open("/").content()
    budi.open(f"/sop/{pk}/reviu/")
    budi.swap(budi.page.locator(".langkah-reviu a.komentari").first)
    budi.page.locator(".langkah-reviu textarea").first.fill("Mengapa dimulai di sini?")
    budi.swap(budi.page.locator(".langkah-reviu form button").first)
    assert "Komentar ditambahkan" in budi.told()
    budi.press("Setujui sebagai peninjau")
    refused = budi.page.locator(".sisi").inner_text()
    assert "1 komentar belum selesai" in refused
    assert "Daftar periksa" in refused
    budi.swap(budi.page.get_by_role("button", name="Selesai", exact=True).first)
    assert "komentar belum selesai" not in budi.page.locator(".sisi").inner_text()
    budi.give(pk, "daftar_periksa")
    budi.press("Simpan")
    budi.give(pk, "berita_acara", **MINUTES)
    budi.press("Simpan")

    for _ in columns:
        tono.open(f"/sop/{pk}/reviu/")
        tono.click(tono.page.locator(".giliran button").first)
    assert "Anda sepakat" in tono.told()
    budi.open(f"/sop/{pk}/")
    budi.press("Nyatakan reviu selesai")

    agus.give(pk, "uji_coba", skenario="20 berkas", mulai=DAY, sampai=DAY, unit="Seksi Layanan")
    agus.press("Simpan")
    agus.press("Mulai uji coba")
    agus.give(pk, "laporan_uji_coba", simulasi="9 dari 10 tepat waktu", uji="Lancar")
    agus.page.locator("input[name=janji][value=ya]").check()
    agus.press("Simpan")
    agus.press("Selesaikan uji coba")

    dewi.give(pk, "keputusan", nomor="800/9/2026", tanggal=DAY, efektif=DAY)
    dewi.page.set_input_files("[name=berkas]", str(decree))
    dewi.press("Simpan")
    dewi.press("Tetapkan")
    assert "Selesai: tetapkan" in dewi.told(), dewi.page.locator(".sisi").inner_text()

    agus.open(f"/sop/{pk}/reviu/")
    agus.page.select_option("#siapa", label="Tono Hartono, Petugas Layanan Informasi")
    agus.press("Tunjuk")
    agus.open(f"/sop/{pk}/")
    agus.press("Mulai internalisasi")
    assert "Baru 0 dari 1 pembaca" in agus.page.locator(".sisi").inner_text()
    tono.open(f"/sop/{pk}/")
    tono.click(tono.page.get_by_role("link", name="Baca dan jawab pertanyaannya"))
    answer_rightly(tono)
    agus.open(f"/sop/{pk}/")
    agus.press("Berlakukan")
    assert "Berlaku" in agus.page.locator(".kepala .keadaan").first.inner_text()

    publish_where_it_is_a_service(agus, pk, sop)

    rina.open(f"/sop/{pk}/")
    rina.press("Mulai evaluasi")
    rina.give(pk, "evaluasi")
    for choice in rina.page.locator("input[value=ya]").all():
        choice.check()
    rina.press("Simpan")
    rina.give(pk, "berita_acara_evaluasi", **MINUTES)
    rina.press("Simpan")
    rina.press("Nyatakan tetap berlaku")
    history = rina.open(f"/sop/{pk}/riwayat/").locator(".kejadian").inner_text()
    for words in ("Draf dibuat", "Menyetujui reviu", "Tetapkan", "Berlakukan", "Nyatakan tetap berlaku"):
        assert words in history
    for person in (sari, budi, tono, agus, dewi, rina):
        person.close()
    assert "rantai utuh" in sopan(running.environment, "admin", "verify-audit")


def faults_by_axe(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe-core finds against WCAG 2.2 AA; in a world of its own, since our policy admits no script."""
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]

    def run(code: str) -> Any:
        told = session.send(
            "Runtime.evaluate",
            {"expression": code, "contextId": world, "awaitPromise": True, "returnByValue": True},
        )
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    run(AXE.read_text(encoding="utf-8") + ";0")
    tags = '["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]'
    found = run(
        f"axe.run(document, {{runOnly: {tags}}}).then(r => r.violations.map(v => "
        "[v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))]))"
    )
    return [(one[0], one[1], one[2]) for one in found]


PATHS = (
    "/", "/pustaka/", "/pustaka/?q=permohonna&jenis=pelayanan", "/pustaka/?q=tidakada", "/pustaka/kirim/",
    "/cari/?q=surat", "/organisasi/", "/organisasi/1/", "/draf/baru/", "/sop/1/", "/sop/3/reviu/",
    "/sop/3/reviu/?lihat=sanding", "/sop/2/riwayat/", "/sop/3/beda/", "/sop/11/bukti/daftar_periksa/isi/",
    "/sop/11/bukti/berita_acara/isi/", "/tidak-ada/",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("running", ["sqlite"], indirect=True)  # they look the same on both
def test_every_page_is_accessible_and_fits(browser: Browser, running: Office, scheme: Any) -> None:
    """axe-core is content, and no page is wider than the screen, at 1440, 1024 and 390 pixels."""
    budi = Person(browser, running, "budi")
    budi.page.emulate_media(color_scheme=scheme)
    for path in PATHS:
        for width in (1440, 1024, 390):
            budi.page.set_viewport_size({"width": width, "height": 844})
            budi.open(path).wait_for_load_state()
            wide = budi.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path, width, wide)
            if width != 1024:
                assert faults_by_axe(budi.page) == [], (path, width)
    budi.faults = [fault for fault in budi.faults if "404" not in fault]
    budi.open("/")
    budi.press("Keluar")
    assert faults_by_axe(budi.page) == []
    budi.close()
