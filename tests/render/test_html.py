"""HTML: whole, harmless whatever the text, without barriers, and to be walked with the keys alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from tests.browser import chromium, library
from tests.render.scenes import NASTY, make_scene, make_sop
from tests.strategies import random_sop


def page_of(sop: Sop) -> str:
    (out,) = render("html", sop, make_scene(sop))
    return out.data.decode()


def of_file(path: Path) -> str:
    sop = read_sop(path).sop
    (out,) = render("html", sop, compose(sop), RenderOptions(base_dir=path.parent))
    assert not out.warnings
    return out.data.decode()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a page as a visitor has it, 1440 pixels wide unless told otherwise; it may not complain."""
    said: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(html: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.set_content(html)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not said


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and against good practice."""
    page.evaluate(library("axe-core/axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    assert len(found["passes"]) > 25
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def test_identity_steps_and_flow_are_there_in_words(examples_dir: Path) -> None:
    root = lxml.html.document_fromstring(of_file(examples_dir / "pelayanan-informasi-publik.sop.yaml"))
    assert root.get("lang") == "id"
    terms = [(dt.text_content(), dt.getnext().text_content()) for dt in root.iter("dt")]
    assert terms[0] == ("Nomor SOP", "12/SOP/2026")
    assert terms[3] == ("Tanggal Efektif", "2 Februari 2026")
    assert next(root.iter("h3")).text == "Dasar Hukum"
    row = root.get_element_by_id("langkah-2")
    assert row.find("th").text == "2"
    links = [(a.text.replace("\xa0", " "), a.get("href")) for a in row.iter("a")]
    assert links == [
        ("Lengkap: ke langkah 4", "#langkah-4"),
        ("Tidak lengkap: ke langkah 3", "#langkah-3"),
    ]
    assert root.get_element_by_id("langkah-10").find_class("alur")[0].text_content() == "Selesai"
    assert len(root.findall(".//svg")) == 2
    assert root.find(".//img").get("src").startswith("data:image/")


def test_every_link_leads_somewhere_and_every_id_is_there_once(examples_dir: Path) -> None:
    root = lxml.html.document_fromstring(of_file(examples_dir / "penyelenggaraan-bimtek.sop.yaml"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    named = {word for e in root.iter() for word in (e.get("aria-labelledby") or "").split()}
    assert {a.get("href") for a in root.iter("a")} <= {f"#{one}" for one in ids}
    assert named <= set(ids)


def test_details_of_an_sop_teknis_stand_under_their_step(examples_dir: Path) -> None:
    root = lxml.html.document_fromstring(
        of_file(examples_dir / "pelaksanaan-pencadangan-basis-data.sop.yaml")
    )
    items = [li.text for li in root.get_element_by_id("kegiatan-2").iter("li")]
    assert items[1] == "Menjalankan perintah pencadangan penuh"


def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    sop = make_sop(3).model_copy(update={"logo": "tiada.png"})
    (out,) = render("html", sop, make_scene(sop), RenderOptions(base_dir=tmp_path))
    assert "tiada.png" in str(out.warnings[0])
    assert b"<img" not in out.data


def test_nothing_but_its_own_style_and_script_may_run() -> None:
    html = page_of(make_sop(4, judul="</title><script>alert(1)</script>"))
    assert html.count("<script>") == 1
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        policy[1],
    )
    assert not re.search(r'(?:src|href)="(?!#|data:image/)', html)
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", html)


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip))
def test_any_text_is_itself(text: str) -> None:
    sop = make_sop(3, judul=text)
    root = lxml.html.document_fromstring(page_of(sop))
    assert (root.find(".//h1").text_content() or "").endswith(sop.judul)
    assert root.get_element_by_id("kegiatan-2").text_content() == NASTY
    assert [e.tag for e in root.iter() if e.tag == "script"] == ["script"]


def test_the_same_sop_gives_the_same_bytes() -> None:
    sop = random_sop(3, steps=8)
    assert render("html", sop, compose(sop)) == render("html", sop, compose(sop))


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("pelayanan-informasi-publik", {}),
        ("pelayanan-informasi-publik", {"color_scheme": "dark"}),
        ("pelaksanaan-pencadangan-basis-data", {"viewport": {"width": 390, "height": 844}}),
    ],
)
def test_axe_finds_no_barrier(visit: Visit, examples_dir: Path, name: str, context: dict[str, Any]) -> None:
    # The page's own policy keeps axe out too, so the page is looked at with the policy set aside.
    page = visit(of_file(examples_dir / f"{name}.sop.yaml"), bypass_csp=True, **context)
    assert not violations(page)


def test_an_sop_with_almost_nothing_has_no_barrier_either(visit: Visit) -> None:
    sop = Sop.model_validate(
        {"judul": "A", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "B", "pelaksana": "a"}]}
    )
    (out,) = render("html", sop, compose(sop))
    assert not violations(visit(out.data.decode(), bypass_csp=True))


def here(page: Page) -> str:
    """Which row or symbol has the focus."""
    return str(
        page.evaluate("(document.activeElement.tagName + ' ' + document.activeElement.dataset.langkah)")
    )


@pytest.mark.parametrize("first", ["#langkah-1", ".gambar .symbol[data-langkah='1']"])
def test_the_keys_walk_along_the_steps(visit: Visit, examples_dir: Path, first: str) -> None:
    page = visit(of_file(examples_dir / "pelayanan-informasi-publik.sop.yaml"))
    page.focus(first)
    walked = []
    for key in ("ArrowDown", "y", "ArrowRight", "t", "ArrowLeft", "ArrowUp", "End", "Enter", "Home", "t"):
        page.keyboard.press(key)
        walked.append(here(page).split()[1])
    #        2    yes: 4, follow: 5, no: 7, back: 5, up: 4, last, its end: stays, first, no decision: stays
    assert walked == ["2", "4", "5", "7", "5", "4", "10", "10", "1", "1"]
    kept = page.eval_on_selector_all(".kini", "all => all.map(one => one.dataset.langkah)")
    assert set(kept) == {"1"}
    assert page.eval_on_selector_all(".jalan", "all => all.map(one => one.dataset.ke)") == ["2"]


def test_tab_stops_once_in_the_steps_and_links_lead_on(visit: Visit, examples_dir: Path) -> None:
    page = visit(of_file(examples_dir / "pelayanan-informasi-publik.sop.yaml"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lewati"
    rows = page.eval_on_selector_all("tr[tabindex='0']", "all => all.map(one => one.id)")
    assert rows == ["langkah-1"]
    page.click("#langkah-2 a[data-cabang='tidak']")
    assert here(page) == "TR 3"
    page.click(".gambar .symbol.decision[data-langkah='8']")
    assert here(page) == "g 8"
    assert page.eval_on_selector("#langkah-8", "row => row.classList.contains('kini')")


def test_without_script_the_links_do(visit: Visit, examples_dir: Path) -> None:
    page = visit(of_file(examples_dir / "pelayanan-informasi-publik.sop.yaml"), java_script_enabled=False)
    assert not page.is_visible(".petunjuk")
    page.click("#langkah-2 a[data-cabang='ya']")
    assert page.url.endswith("#langkah-4")


def test_on_a_phone_steps_are_cards_and_nothing_runs_out_of_the_screen(
    visit: Visit, examples_dir: Path
) -> None:
    page = visit(
        of_file(examples_dir / "penyelenggaraan-bimtek.sop.yaml"),
        viewport={"width": 390, "height": 844},
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    boxes = page.eval_on_selector_all(
        "tr[data-langkah]", "all => all.map(one => [one.getBoundingClientRect().left, one.offsetWidth])"
    )
    assert all(left >= 0 and left + width <= 390 for left, width in boxes)
    assert page.eval_on_selector("#langkah-1 td.alur", "cell => getComputedStyle(cell).display") == "grid"
    links = page.eval_on_selector_all(".alur a", "all => all.map(one => one.getBoundingClientRect().height)")
    assert min(links) >= 24  # WCAG 2.5.8, size of targets


def test_long_words_stay_inside_a_phone(visit: Visit) -> None:
    sop = make_sop(3, judul="Pertanggungjawaban" * 6)
    page = visit(page_of(sop), viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_printed_the_drawing_has_pages_of_its_own_paper(
    visit: Visit, examples_dir: Path, tmp_path: Path
) -> None:
    page = visit(of_file(examples_dir / "pelayanan-informasi-publik.sop.yaml"))
    file = tmp_path / "a.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    sizes = [(round(sheet.get_width()), round(sheet.get_height())) for sheet in pdfium.PdfDocument(file)]
    assert sizes[0] == (595, 842)
    assert sizes[-2:] == [(935, 609)] * 2
