"""README teaches with an SOP that works, the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopan.layout.compose import compose
from sopan.lint.engine import check
from sopan.read import read_text

CHECKOUT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.id.md")


def text(name: str) -> str:
    """What the page says."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


def block(name: str, language: str) -> str:
    """The first code block of that language on the page."""
    found = re.search(rf"^```{language}\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_both_languages_teach_with_the_same_sop() -> None:
    first, second = (block(name, "yaml") for name in READMES)
    assert first == second


def test_the_sop_of_the_readme_reads_without_a_finding_and_is_drawn_on_two_pages() -> None:
    document = read_text(block("README.md", "yaml"), "README.md")
    assert not check(document.sop, document.sumber).temuan
    assert [page.kind for page in compose(document.sop).pages] == ["identitas", "prosedur"]


def test_the_finding_shown_is_what_check_says() -> None:
    lines = block("README.id.md", "yaml").replace("    output: Surat tugas\n", "")
    document = read_text(lines, "surat-tugas.sop.yaml")
    (finding,) = check(document.sop, document.sumber).temuan
    shown = block("README.id.md", "text")
    assert f"{finding.tempat.baris}:{finding.tempat.kolom}" in shown
    assert str(finding.pesan) in shown
    assert f"{finding.kode} {finding.nama}" in shown


@pytest.mark.parametrize(
    "page",
    [*READMES, "CONTRIBUTING.md", *(str(p.relative_to(CHECKOUT)) for p in CHECKOUT.glob("docs/**/*.md"))],
)
def test_no_link_leads_nowhere(page: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", text(page), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)", prose)
    missing = [t for t in targets if "://" not in t and not (CHECKOUT / page).parent.joinpath(t).exists()]
    assert not missing
