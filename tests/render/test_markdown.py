"""Markdown: what a reader of Markdown finds is the SOP's own words; what Mermaid draws is its flow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from playwright.sync_api import Page

from sopan.layout.scene import Scene
from sopan.model import Sop, alur_dari
from sopan.read import read_sop
from sopan.render import render
from tests.browser import chromium, library
from tests.render.scenes import make_sop
from tests.strategies import random_sop, sops


def markdown_of(sop: Sop) -> str:
    (out,) = render("md", sop, Scene(()))
    return out.data.decode()


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def inlines(tokens: list[Token]) -> Iterator[tuple[str, list[str]]]:
    """The text of every paragraph, heading and cell as read, and the kinds of markup in it."""
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            yield "".join(child.content for child in children), [child.type for child in children]


def flat(words: str) -> str:
    return " ".join(words.split())


@settings(max_examples=40)
@given(sops())
def test_every_text_is_itself_and_nothing_is_markup(sop: Sop) -> None:
    tokens = parsed(markdown_of(sop))
    found = list(inlines(tokens))
    texts = [text for text, _ in found]
    assert texts[0] == flat(sop.judul)
    for step in sop.langkah:
        assert flat(step.kegiatan) in texts
        assert "; ".join(map(flat, step.output)) in texts
    kinds = {kind for _, kinds in found for kind in kinds}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
    assert not {token.type for token in tokens} & {"html_block", "blockquote_open", "code_block", "hr"}
    assert sum(token.type == "fence" for token in tokens) == 1


def test_the_table_has_a_row_for_every_step_and_the_flow_in_words(examples_dir: Path) -> None:
    text = markdown_of(read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop)
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) == 10
    assert rows[1].endswith("| Lengkap: ke langkah 4; Tidak lengkap: ke langkah 3 |")
    assert "| Nomor SOP | 12/SOP/2026 |" in text
    assert "## Dasar Hukum\n\n1. Undang-Undang Nomor 14 Tahun 2008" in text


def test_details_follow_the_table(examples_dir: Path) -> None:
    text = markdown_of(read_sop(examples_dir / "pelaksanaan-pencadangan-basis-data.sop.yaml").sop)
    assert "### 2. Menjalankan pencadangan basis data\n\n1. Menghentikan sementara" in text


def test_addresses_become_no_links() -> None:
    text = markdown_of(make_sop(3, judul="Lihat https://contoh.go.id atau www.contoh.id, surel a@b.id"))
    assert not re.search(r"https?:|www\.|\w@", text)
    assert next(inlines(parsed(text)))[0] == "Lihat https://contoh.go.id atau www.contoh.id, surel a@b.id"


@pytest.fixture(scope="module")
def mermaid() -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_page()
        page.set_content("<div></div>")
        page.add_script_tag(path=library("@mermaid-js/tiny/dist/mermaid.tiny.js"))
        page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
        yield page


DRAW = """async source => {
  const {svg} = await mermaid.render('g', source);
  document.body.innerHTML = svg;
  const texts = all => [...document.querySelectorAll(all)].map(one => one.textContent.trim());
  return {nodes: texts('.node'), answers: texts('.edgeLabel .edgeLabel').filter(Boolean),
          edges: document.querySelectorAll('path.flowchart-link').length,
          active: document.querySelectorAll('svg script, svg img, svg a').length};
}"""


def diagram(sop: Sop) -> str:
    found = re.search(r"```mermaid\n(.*?)```", markdown_of(sop), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["pelayanan-informasi-publik", "pelaksanaan-rapat-koordinasi"])
def test_mermaid_draws_every_step_and_flow(mermaid: Page, examples_dir: Path, name: str) -> None:
    sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
    drawn = mermaid.evaluate(DRAW, diagram(sop))
    assert len(drawn["nodes"]) == len(sop.langkah)
    assert drawn["edges"] == sum(way.ke is not None for way in alur_dari(sop).arus)
    first = sop.langkah[0]
    assert drawn["nodes"][0] == f"1. {first.kegiatan}({sop.pelaksana[first.pelaksana[0]].nama})"
    assert drawn["answers"] == [
        step.keputusan.label(name) for step in sop.langkah if step.keputusan for name in ("ya", "tidak")
    ]


def test_mermaid_keeps_odd_texts_as_they_are(mermaid: Page) -> None:
    for seed in range(8):
        sop = random_sop(seed, steps=7)
        drawn = mermaid.evaluate(DRAW, diagram(sop))
        for number, step in enumerate(sop.langkah, 1):
            names = ", ".join(sop.pelaksana[actor].nama for actor in step.pelaksana)
            assert flat(f"{number}. {step.kegiatan}({names})") in map(flat, drawn["nodes"])
        assert drawn["active"] == 0
