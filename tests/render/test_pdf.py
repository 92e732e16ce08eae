"""PDF: what stands where, what a screen reader hears, what an archive asks for."""

from __future__ import annotations

import ctypes
import html
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from sopan.layout.compose import compose
from sopan.layout.identity import identity_pages
from sopan.layout.metrics import advances
from sopan.layout.scene import Page, Scene, Text
from sopan.layout.text import text_width
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from tests.render.scenes import NASTY, SETUP, make_scene, make_sop


def pdf_of(sop: Sop, scene: Scene | None = None, options: RenderOptions | None = None) -> bytes:
    (out,) = render("pdf", sop, scene or make_scene(sop), options)
    return out.data


def whole(sop: Sop) -> Scene:
    """Identity and procedure."""
    return Scene((*identity_pages(sop, SETUP), *make_scene(sop).pages))


def origins(data: bytes, index: int) -> Iterator[tuple[str, float, float]]:
    """Every character of a page and where its baseline begins, from the top left of the page."""
    page = pdfium.PdfDocument(data)[index]
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        character = chr(raw.FPDFText_GetUnicode(text, at)).replace("\x02", "-")  # a hyphen at a line's end
        yield character, x.value, page.get_height() - y.value


def all_texts(page: Page) -> Iterator[Text]:
    yield from page.texts
    for arrow in page.arrows:
        if arrow.label:
            yield Text("label", None, arrow.label.box, arrow.label.lines)


def check_places(data: bytes, scene: Scene) -> int:
    """Every line begins and ends within 0.3 points of where layout put it; how many lines there were.

    Pdfium rounds advances to thousandths of an em, so that its ends of lines drift; that much is allowed.
    """
    count = 0
    for index, page in enumerate(scene.pages):
        found: dict[str, list[tuple[float, float]]] = {}
        for character, x, y in origins(data, index):
            found.setdefault(character, []).append((x, y))

        def stands(
            character: str,
            x: float,
            y: float,
            drift: float = 0.0,
            found: dict[str, list[tuple[float, float]]] = found,
        ) -> bool:
            return any(abs(a - x) < 0.3 + drift and abs(b - y) < 0.3 for a, b in found.get(character, ()))

        for text in all_texts(page):
            for line in text.lines:
                last = line.text[-1]
                end = line.x + line.width - advances(text.bold)[last] * line.size / 2048
                assert stands(line.text[0], line.x, line.baseline), (page.number, text.cell, line)
                assert stands(last, end, line.baseline, line.width / 1000), (page.number, text.cell, line)
                count += 1
    return count


def test_every_line_stands_where_layout_put_it() -> None:
    sop = make_sop(9)
    scene = whole(sop)
    assert check_places(pdf_of(sop, scene), scene) > 60


def test_words_stand_where_layout_put_them_for_other_readers_too(
    run: Callable[..., str], tmp_path: Path
) -> None:
    sop = make_sop(6)
    scene = make_scene(sop)
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(sop, scene))
    pattern = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    words = re.findall(pattern, run("pdftotext", "-bbox", file, "-"))
    for text in scene.pages[0].texts:
        for line in text.lines:
            x = line.x
            for word in line.text.split(" "):
                width = text_width(word, line.size, text.bold)
                assert any(
                    html.unescape(found) == word
                    and abs(float(x0) - x) < 0.05
                    and abs(float(x1) - x - width) < 0.05
                    and float(y0) < line.baseline < float(y1)
                    for x0, y0, x1, y1, found in words
                ), (text.cell, line)
                x += text_width(word + " ", line.size, text.bold)


def test_every_word_is_read_in_the_order_of_the_cells(run: Callable[..., str], tmp_path: Path) -> None:
    sop = make_sop(6)
    scene = make_scene(sop)
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(sop, scene))
    assert heard(run, file) == expected_lines(scene)
    check_extracted(run("pdftotext", "-raw", file, "-").split(), scene)


def heard(run: Callable[..., str], file: Path) -> list[str]:
    """The lines of text in the order of the structure, as a screen reader reads them."""
    return re.findall(r'^ *"(.+)"$', run("pdfinfo", "-struct-text", file), re.MULTILINE)


def table_of(page: Page) -> list[Text]:
    table = [text for text in page.texts if text.cell != "judul" and not text.cell.startswith("kaki:")]
    return sorted(table, key=lambda text: (round(text.box.y, 1), text.box.x))


def labels_of(page: Page) -> list[str]:
    lines = [line.text for arrow in page.arrows if arrow.label for line in arrow.label.lines]
    return lines + [symbol.label for symbol in page.symbols if symbol.label]


def expected_lines(scene: Scene) -> list[str]:
    """All pages: title, cells row by row, labels. What stands in the footer is not read again and again."""
    lines: list[str] = []
    for page in scene.pages:
        texts = [text for text in page.texts if text.cell == "judul"] + table_of(page)
        lines += [line.text for text in texts for line in text.lines] + labels_of(page)
    return lines


def check_extracted(words: list[str], scene: Scene) -> None:
    """A plain extraction has every word: title, header in any order, cells row by row, labels, footer."""
    for page in scene.pages:
        table = table_of(page)
        foot = [text for text in page.texts if text.cell.startswith("kaki:")]
        for texts, ordered in (
            ([text for text in page.texts if text.cell == "judul"], True),
            ([text for text in table if text.header], False),
            ([text for text in table if not text.header], True),
            (labels_of(page), True),
            (foot, True),
        ):
            lines = [
                line
                for text in texts
                for line in ([text] if isinstance(text, str) else [n.text for n in text.lines])
            ]
            wanted = [word for line in lines for word in line.split()]
            taken, words = words[: len(wanted)], words[len(wanted) :]
            assert taken == wanted if ordered else sorted(taken) == sorted(wanted)
    assert words == []


class Node:
    """An element of the structure tree, as a screen reader finds it."""

    def __init__(self, element: object) -> None:
        self.type = self._string(raw.FPDF_StructElement_GetType, element)
        self.alt = self._string(raw.FPDF_StructElement_GetAltText, element)
        count = raw.FPDF_StructElement_CountChildren(element)
        children = [raw.FPDF_StructElement_GetChildAtIndex(element, i) for i in range(count)]
        self.children = [Node(child) for child in children if child]

    @staticmethod
    def _string(function: Callable[..., int], element: object) -> str:
        length = function(element, None, 0)
        buffer = ctypes.create_string_buffer(max(length, 2))
        function(element, buffer, length)
        return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def structure(data: bytes, index: int) -> list[Node]:
    page = pdfium.PdfDocument(data)[index]
    tree = raw.FPDF_StructTree_GetForPage(page)
    count = raw.FPDF_StructTree_CountChildren(tree)
    roots = [Node(raw.FPDF_StructTree_GetChildAtIndex(tree, i)) for i in range(count)]
    return [node for root in roots for node in root.walk()]


def test_the_cells_are_a_table_with_header_cells(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(make_sop(5)))
    types = re.findall(r"^ *(\w+)", run("pdfinfo", "-struct", file), re.MULTILINE)
    assert types.count("Table") == 1
    assert types.count("TH") == 11
    assert types.count("TR") == 2 + 5
    assert types.count("TD") == 5 * 9


def test_the_drawing_is_one_figure_that_says_the_flow_in_words() -> None:
    nodes = structure(pdf_of(make_sop(5)), 0)
    (figure,) = [node for node in nodes if node.type == "Figure"]
    assert "Langkah 3, tidak: kembali ke langkah 2." in figure.alt
    assert "Langkah 1, Kasubid, mulai: ke langkah 2." in figure.alt


def test_identity_has_headings_and_paragraphs_in_order() -> None:
    sop = make_sop(3)
    nodes = structure(pdf_of(sop, whole(sop)), 0)
    types = [node.type for node in nodes]
    assert types.count("H1") == 1
    assert types.count("H2") == 6
    assert types.index("H1") < types.index("H2")
    assert types.count("Table") == 0


def test_it_is_tagged_named_and_dated(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    sop = make_sop(4)
    file.write_bytes(pdf_of(sop))
    info = run("pdfinfo", file)
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"Title: +SOP Pembuatan Laporan Konsinyering\n", info)
    assert re.search(r"Author: +Kementerian PAN dan RB\n", info)
    assert re.search(
        r"Subject: +Standar Operasional Prosedur Pembuatan Laporan Konsinyering, nomor 01/K", info
    )
    meta = run("pdfinfo", "-meta", file)
    assert "<pdfaid:part>2</pdfaid:part>" in meta
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in meta
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert "<rdf:li>id</rdf:li>" in meta


def test_fonts_are_embedded_and_subset(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(make_sop(4)))
    fonts = run("pdffonts", file).splitlines()[2:]
    assert len(fonts) == 2
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+LiberationSans", font)
        assert re.search(r"\byes yes yes\b", font)


def test_the_file_is_sound(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(make_sop(12)))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)


def test_the_same_sop_gives_the_same_bytes() -> None:
    assert pdf_of(make_sop(6)) == pdf_of(make_sop(6))


def test_the_bytes_do_not_depend_on_the_process() -> None:
    code = (
        "import hashlib; from tests.render.scenes import *; from sopan.render import render; "
        "sop = make_sop(3); data = render('pdf', sop, make_scene(sop))[0].data; "
        "print(hashlib.sha256(data).hexdigest())"
    )
    command = [sys.executable, "-c", code]
    sums = {
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/New_York"))
    }
    assert len(sums) == 1


def test_a_forked_child_says_why_it_cannot_draw() -> None:
    code = (
        "import os; from tests.render.scenes import *; from sopan.render import may_fork, render; "
        "sop = make_sop(3); scene = make_scene(sop); print(may_fork()); render('svg', sop, scene)\n"
        "print(may_fork()); render('pdf', sop, scene); print(may_fork(), flush=True)\n"
        "if os.fork() == 0:\n"
        "    try:\n        render('pdf', sop, scene)\n"
        "    except RuntimeError as error:\n        print(error, flush=True)\n"
        "    os._exit(0)\n"
        "os.wait()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        timeout=60,
        text=True,
    )
    assert done.stdout.splitlines()[:3] == ["True", "True", "False"]
    assert "forked" in done.stdout


def test_text_with_every_sign_is_itself() -> None:
    data = pdf_of(make_sop(4))
    shown = "".join(character for character, _, _ in origins(data, 0) if not character.isspace())
    assert NASTY.replace(" ", "") in shown


def test_other_standards_may_be_asked_for(run: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of(make_sop(3), options=RenderOptions(pdf_standards=("a-3a",))))
    assert "<pdfaid:part>3</pdfaid:part>" in run("pdfinfo", "-meta", file)


@settings(max_examples=30)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(str.strip),
    st.text(st.sampled_from('"\\#[]{}()$*_`@<>&/\n~=-+%^|;:') | st.characters(codec="latin-1"), max_size=60),
)
def test_any_text_can_be_drawn(title: str, words: str) -> None:
    sop = make_sop(3, judul=title)
    steps = (sop.langkah[0].model_copy(update={"kegiatan": words}), *sop.langkah[1:])
    other = sop.model_copy(update={"langkah": steps, "instansi": title})
    scene = whole(other)
    check_places(pdf_of(other, scene), scene)


@pytest.mark.parametrize("number", [0, 3, 8, 11, 13])
def test_cases_are_drawn_to_the_point_with_every_word(
    number: int, shared_dir: Path, run: Callable[..., str], tmp_path: Path
) -> None:
    files = [
        shared_dir / "seed" / "konsinyering.sop.yaml",
        *sorted((shared_dir / "cases").glob("*.sop.yaml")),
    ]
    sop = read_sop(files[number]).sop
    scene = compose(sop)
    data = pdf_of(sop, scene)
    check_places(data, scene)
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    procedure = Scene(scene.procedure)
    front = len(scene.pages) - len(procedure.pages)
    words = run("pdftotext", "-raw", "-f", str(front + 1), file, "-").split()
    check_extracted(words, procedure)
    assert heard(run, file)[-len(expected_lines(procedure)) :] == expected_lines(procedure)
    identity = set(run("pdftotext", "-raw", "-l", str(front), file, "-").split())
    for page in scene.pages[:front]:
        assert {word for text in page.texts for line in text.lines for word in line.text.split()} <= identity
