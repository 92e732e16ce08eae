"""An old document on the desk: read apart, looked at by keyboard, made a draft, doubts as comments."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from sopan.errors import WrongUse
from sopan.lifecycle import Ditolak
from sopan.read import read_sop
from sopan.web.importing.models import DokumenLama
from sopan.web.importing.services import confirm, make_draft, mine, read, receive
from sopan.web.importing.values import values
from sopan.web.library.reading import document
from tests.read.impor.lukis import GAYA, lukis
from tests.web.servers import Office, served
from tests.web.test_browser import AXE, CHROMIUM, QUIET

EXAMPLE = "pelayanan-peminjaman-koleksi.sop.yaml"


def drawn(examples_dir: Path) -> bytes:
    """A workbook as a person draws it: lines that end beside the symbols."""
    return lukis(read_sop(examples_dir / EXAMPLE).sop, GAYA["ujung lepas"])


@pytest.fixture
def desk(office: dict[str, Any], examples_dir: Path) -> DokumenLama:
    sari = office["sari"]
    (one,) = receive(sari, sari.unit, [("lama.xlsx", drawn(examples_dir))])
    read.call(one.pk)
    one.refresh_from_db()
    return one


def test_a_document_is_read_with_places_and_doubts(desk: DokumenLama) -> None:
    assert (desk.keadaan, desk.format) == ("siap", "xlsx")
    found = list(values(desk, document(desk.isi).sop))
    assert desk.ragu == sum(one.ragu for one in found) > 0
    assert {one.nama.id for one in found} >= {"Judul", "Kegiatan", "Waktu", "Panah ke"}
    if desk.halaman.exists():  # LibreOffice is here
        steps = [one for one in found if one.nama.id == "Kegiatan"]
        assert all(one.letak for one in steps)
        heights = [(one.letak[0], one.letak[1][1]) for one in steps if one.letak]
        assert heights == sorted(heights)


def test_values_are_confirmed_and_corrected(desk: DokumenLama) -> None:
    found = list(values(desk, document(desk.isi).sop))

    def number(name: str, group: str) -> int:
        return next(one.nomor for one in found if (one.nama.id, one.kelompok.id) == (name, group))

    before = desk.ragu
    doubtful = next(one for one in found if one.ragu)
    confirm(desk.pk, doubtful.nomor, None)
    confirm(desk.pk, number("Waktu", "Langkah 1"), ["7 menit"])
    confirm(desk.pk, number("Kelengkapan", "Langkah 1"), ["Kartu anggota\nBuku"])
    confirm(desk.pk, number("Panah ke", "Langkah 3"), ["5"])
    confirm(desk.pk, number("Judul", "Identitas"), ["Pelayanan Peminjaman Buku"])
    with pytest.raises(WrongUse):
        confirm(desk.pk, number("Panah ke", "Langkah 3"), ["99"])
    with pytest.raises(WrongUse):
        confirm(desk.pk, 10_000, None)
    desk.refresh_from_db()
    sop = document(desk.isi).sop
    assert desk.ragu == before - 1
    assert desk.judul == sop.judul == "Pelayanan Peminjaman Buku"
    assert (sop.langkah[0].waktu, sop.langkah[0].kelengkapan) == ("7 menit", ("Kartu anggota", "Buku"))
    assert sop.langkah[2].lanjut == 5


def test_it_becomes_a_draft_with_its_doubts_as_comments(desk: DokumenLama, office: dict[str, Any]) -> None:
    with pytest.raises(Ditolak):
        make_draft(desk.pk, office["joko"])
    doubts = [one for one in values(desk, document(desk.isi).sop) if one.ragu]
    revisi = make_draft(desk.pk, office["sari"])
    assert revisi.keadaan == "draf"
    assert revisi.komentar.count() == len(doubts) > 0
    assert all(re.match(r"langkah\.\d+\.\w+$|\w", one.jalur) for one in revisi.komentar.all())
    with pytest.raises(WrongUse):
        make_draft(desk.pk, office["sari"])
    assert not mine(office["joko"]).exists()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 broken", b"%PDF-1.7 nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_cannot_be_read_is_refused_with_reasons(office: dict[str, Any], data: bytes) -> None:
    sari = office["sari"]
    (one,) = receive(sari, sari.unit, [("../../x\0.xlsx", data)])
    read.call(one.pk)
    one.refresh_from_db()
    assert one.keadaan == "ditolak"
    assert one.alasan
    assert all(len(why) == 2 and all(why) for why in one.alasan)
    assert "\0" not in one.nama


@pytest.fixture(scope="module")
def running(tmp_path_factory: Any, examples_dir: Path) -> Iterator[Office]:
    with served(tmp_path_factory.mktemp("desk"), examples_dir) as office:
        yield office


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="chromium is not here")
def test_the_desk_by_keyboard(running: Office, examples_dir: Path, tmp_path: Path) -> None:
    from tests.web.servers import sopan  # noqa: PLC0415 - beside its use

    file = tmp_path / "peminjaman.xlsx"
    file.write_bytes(drawn(examples_dir))
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.set_default_timeout(30_000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{running.url}/masuk/")
        page.fill("#nama", "sari")
        page.fill("#sandi", running.password)
        page.get_by_role("button", name="Masuk").click()
        page.goto(f"{running.url}/impor/")
        clean(page)
        page.set_input_files("#berkas", str(file))
        page.get_by_role("button", name="Unggah dan baca").click()
        sopan(running.environment, "worker", "--once")
        page.goto(f"{running.url}/impor/")
        clean(page)
        page.locator("td a.judul").first.click()
        page.wait_for_selector("form.nilai.ragu")
        left = int(page.locator("[data-sisa]").inner_text())
        assert left > 0
        assert page.evaluate("document.activeElement.name") == "isi"
        if shutil.which("soffice"):
            lit = page.locator(".sorotan rect").evaluate_all("all => all.map(r => r.width.baseVal.value)")
            assert max(lit) > 0
        clean(page)
        for _ in range(left):
            page.keyboard.press("Enter")
            page.wait_for_timeout(300)
        page.wait_for_function("document.querySelector('[data-sisa]').textContent === '0'")
        box = page.locator("form.nilai", has=page.get_by_text("Nomor", exact=True)).locator("input[name=isi]")
        box.fill("12/UJI/2026")
        box.press("Enter")
        page.wait_for_timeout(400)
        page.reload()
        assert page.locator("form.nilai.ragu").count() == 0
        page.get_by_role("button", name="Jadikan draf").click()
        page.wait_for_url(re.compile(r"/sop/\d+/"))
        assert "12/UJI/2026" in page.content()
        assert not faults
        chromium.close()


def clean(page: Page) -> None:
    """axe finds nothing."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"
    )
    assert not found
