"""What the server answers, without the server."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.cli.lsp.actions import actions, edit_between
from sopan.cli.lsp.completion import complete
from sopan.cli.lsp.diagnostics import Analysis, analyse
from sopan.cli.lsp.files import Kind, kind_of
from sopan.cli.lsp.hover import hover
from sopan.cli.lsp.symbols import symbols
from sopan.lint.profiles import profil_bernama
from sopan.model import Sop
from sopan.read.organisasi_dump import dump_organisasi
from tests.cli.conftest import GOOD
from tests.organise.trees import baca, kota

PROFIL = profil_bernama("reviu")


def look(text: str, kind: Kind = Kind.SOP) -> Analysis:
    return analyse(text, kind, PROFIL)


def proposed(text: str, kind: Kind = Kind.SOP) -> list[str]:
    """The labels at the | in the text."""
    lines = text.splitlines()
    line = next(number for number, content in enumerate(lines) if "|" in content)
    column = lines[line].index("|")
    return [item.label for item in complete([x.replace("|", "") for x in lines], line, column, kind)]


def test_faults_of_the_reader_stand_at_their_words() -> None:
    found = look(
        "judul: X\npelaksana: {a: A}\nlangkah:\n  - kegiatann: Menyusun\n    pelaksana: a\n"
    ).diagnostics
    assert {one.severity for one in found} == {"error"}
    first = next(one for one in found if one.span.line == 3)
    assert (first.span.start, first.span.end) == (4, 13)
    assert "Maksudnya 'kegiatan'?" in first.message


def test_findings_bear_the_codes_of_their_rules() -> None:
    found = look(GOOD).diagnostics
    waktu = next(one for one in found if one.code == "MTB002")
    line = GOOD.splitlines()[waktu.span.line]
    assert line[waktu.span.start : waktu.span.end] == "segera"


def test_broken_yaml_is_told_and_no_more() -> None:
    (one,) = look("judul: [\n").diagnostics
    assert one.severity == "error"


def test_an_organisation_file() -> None:
    isi = kota()
    isi["unit"][2]["tugas"] = "Melaksanakan pembinaan sirkulasi"
    text = dump_organisasi(baca(isi))
    assert kind_of("/a/Kota.ORGANISASI.yaml") is Kind.ORGANISASI
    analysis = look(text, Kind.ORGANISASI)
    (one,) = analysis.diagnostics
    assert one.code == "RMS001"
    (action,) = actions(text, analysis, one.span.line, one.span.line)
    assert "tugas: Melakukan penyiapan bahan pembinaan sirkulasi\n" in action.edit.text


def test_a_scenario_file() -> None:
    assert kind_of("x.skenario.yml") is Kind.SKENARIO
    assert look("skenario: 1\nkedatangn: {}\n", Kind.SKENARIO).diagnostics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ju|", ["judul"]),
        ("judul: X\njen|", ["jenis"]),
        ("jenis: |", ["pelayanan", "rutin", "penugasan"]),
        ("jenis: pen|", ["penugasan"]),
        ("sifat: t|", ["teknis"]),
        ("pelayanan:\n  waktu_pasti: |", ["true", "false"]),
        ("tanggal: {|}", ["pembuatan", "revisi", "efektif"]),
        ("tanggal: {pembuatan: 2026-01-01, |}", ["revisi", "efektif"]),
        ("pelaksana: {a: A, b: B}\nlangkah:\n  - pelaksana: |", ["a", "b"]),
        ("pelaksana: {a: A, b: B}\nlangkah:\n  - pelaksana: [a, |]", ["a", "b"]),
        ("pelaksana: {a: A, b: B}\nlangkah:\n  - pelaksana:\n      - |", ["a", "b"]),
        ("langkah:\n  - kegiatan: Mencet|", ["Mencetak"]),
        ("langkah:\n  - kegiatan: Mencetak su|", []),
        (
            "langkah:\n  - {id: x, kegiatan: A}\n  - kegiatan: B\n    keputusan: {tidak: |}",
            ["x", "1", "selesai"],
        ),
        ("langkah:\n  - kegiatan: A\n  - lanjut: s|", ["selesai"]),
        ("pengecualian:\n  - aturan: title_with_y|", ["title_with_year"]),
        ("judul: Penyus|", ["Penyusunan"]),
        ("pelaksana:\n  |", []),
    ],
)
def test_proposals(text: str, expected: list[str]) -> None:
    assert proposed(text) == expected


def test_keys_of_a_step_that_are_not_there_yet() -> None:
    keys = proposed("langkah:\n  - kegiatan: A\n    |\n    waktu: 1 jam\n")
    assert "pelaksana" in keys
    assert "kegiatan" not in keys
    assert "waktu" not in keys


def test_keys_of_an_organisation() -> None:
    assert proposed("unit:\n  - id: a\n    uraian_tugas:\n      - te|", Kind.ORGANISASI) == ["teks"]


def test_a_key_behind_a_bare_dash_gets_its_space() -> None:
    (item,) = [x for x in complete(["langkah:", "  -"], 1, 3, Kind.SOP) if x.label == "kegiatan"]
    assert item.insert == " kegiatan: "


def test_keys_tell_what_they_mean() -> None:
    (item,) = complete(["probi"], 0, 5, Kind.SOP)
    assert "proses bisnis" in item.documentation


def pointed(text: str) -> str | None:
    lines = text.splitlines()
    line = next(number for number, content in enumerate(lines) if "|" in content)
    column = lines[line].index("|")
    plain = text.replace("|", "")
    found = hover(plain.splitlines(), line, column, Kind.SOP, look(plain))
    return found.text if found else None


def test_hover() -> None:
    assert "Simpul peta proses bisnis" in str(pointed(GOOD.replace("sopan: 1", "sopan: 1\npro|bis: '2.1'")))
    assert (
        pointed(GOOD.replace("    pelaksana: kabid", "    pelaksana: ka|bid")) == "**kabid**: Kepala Bidang"
    )
    assert "**Langkah 1**: Mengonsep laporan" in str(pointed(GOOD.replace("tidak: konsep", "tidak: kon|sep")))
    page = str(pointed(GOOD.replace("waktu: segera", "waktu: seg|era")))
    assert "**MTB002** `time_not_measurable`" in page
    assert "```yaml" in page
    assert hover(GOOD.splitlines(), 14, 20, Kind.SOP, Analysis(())) is None


def test_hover_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    page = str(pointed(GOOD.replace("waktu: segera", "waktu: seg|era")))
    assert "Mengapa" not in page
    assert "Wrong:" in page


def apply(text: str, first: int, last: int, new: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:first], new, *lines[last:]])


def test_a_cure_is_an_edit_of_its_lines_alone() -> None:
    text = GOOD.replace("judul: Pembuatan Laporan", "# komentar\njudul: SOP Pembuatan Laporan")
    analysis = look(text)
    one = next(x for x in actions(text, analysis, 2, 2) if x.diagnostic)
    assert (one.edit.first, one.edit.last) == (2, 3)
    mended = apply(text, one.edit.first, one.edit.last, one.edit.text)
    assert mended == GOOD.replace("judul: Pembuatan Laporan", "# komentar\njudul: Pembuatan Laporan")
    assert actions(text, analysis, 5, 5) == []


def test_all_cures_at_once() -> None:
    text = GOOD.replace("judul: Pembuatan", "judul: SOP Pembuatan").replace(
        "pelaksana: {kabid: Kepala Bidang, analis: Analis}",
        "pelaksana: {kabid: Kepala Bidang, analis: Analis, x: X}",
    )
    analysis = look(text)
    fixes = [x for x in analysis.diagnostics if x.fix]
    assert len(fixes) > 1
    found = actions(text, analysis, 0, 40)
    assert found[-1].diagnostic is None
    assert "perbaikan aman" in found[-1].title
    mended = apply(text, found[-1].edit.first, found[-1].edit.last, found[-1].edit.text)
    assert len([x for x in look(mended).diagnostics if x.fix]) < len(fixes)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
def test_an_edit_turns_one_text_into_the_other(a: list[str], b: list[str]) -> None:
    before, after = ("".join(f"{x}\n" for x in lines) for lines in (a, b))
    edit = edit_between(before, after)
    if edit is None:
        assert before == after
    else:
        assert apply(before, edit.first, edit.last, edit.text) == after


def test_the_outline() -> None:
    found = {one.name: one for one in symbols(GOOD.splitlines(), Kind.SOP)}
    assert found["langkah"].children[0].name == "1. Mengonsep laporan"
    assert found["langkah"].children[0].detail == "konsep"
    assert [child.name for child in found["pelaksana"].children] == ["Kepala Bidang", "Analis"]
    assert found["langkah"].last == len(GOOD.splitlines()) - 1


def test_the_outline_of_an_organisation() -> None:
    lines = dump_organisasi(baca()).splitlines()
    (unit,) = [one for one in symbols(lines, Kind.ORGANISASI) if one.name == "unit"]
    assert [child.name for child in unit.children] == ["Dinas Arsip", "Bidang Layanan", "Seksi Sirkulasi"]


PIECES = st.sampled_from(
    (
        "judul: X\n",
        "langkah:\n",
        "  - kegiatan: A\n",
        "    pelaksana: a\n",
        "pelaksana: {a: A}\n",
        "  -\n",
        "{",
        "]",
        "\t",
        "é😀",
        "- ",
        "x",
    )
)


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=10).map("".join), st.data())
def test_no_text_makes_it_fail(text: str, data: st.DataObject) -> None:
    lines = text.splitlines()
    line = data.draw(st.integers(0, max(0, len(lines) - 1)))
    column = data.draw(st.integers(0, len(lines[line]) if lines else 0))
    analysis = look(text)
    assert analysis.diagnostics or isinstance(analysis.sop, Sop)
    complete(lines, line, column, Kind.SOP)
    hover(lines, line, column, Kind.SOP, analysis)
    symbols(lines, Kind.SOP)
    actions(text, analysis, 0, len(lines))
