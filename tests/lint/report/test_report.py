"""Each format says the same findings in its own way, and nothing of a file can break out of it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.lint.contoh import lengkapi
from sopan.lint.engine import Laporan, check, tak_terbaca
from sopan.lint.report import FORMATS
from sopan.model import Sumber, Tempat

JAHAT = "Pembuatan <script>alert(1)</script> \"&'%, ]]> ::error::x"


@pytest.fixture
def laporan() -> list[Laporan]:
    (sop,), _ = lengkapi(
        "nomor: null\nperalatan: null\npencatatan: [Dicatat]\n"
        "pengecualian: [{aturan: missing_identity_field, alasan: 'Diatur <b>terpisah</b>'}]\n"
        "langkah: [{pelaksana: kepala, waktu: 1 hari, output: null}, {pelaksana: analis}]"
    )
    sop = sop.model_copy(update={"judul": f"SOP {JAHAT}"})
    sumber = Sumber(
        "map, a/b:c.sop.yaml", {(): Tempat(1, 1), ("judul",): Tempat(2, 8), ("langkah", 0): Tempat(9, 5)}
    )
    (bersih,), _ = lengkapi("{}")
    rusak = UnreadableFile([Fault("rusak.sop.yaml", 3, 1, Pesan("kunci salah.", "wrong key."))])
    return [check(sop, sumber), check(bersih, Sumber("bersih.sop.yaml")), tak_terbaca(rusak)]


def nama(laporan: list[Laporan]) -> list[str]:
    return [temuan.nama for satu in laporan for temuan in satu.temuan]


def banyak(laporan: list[Laporan]) -> tuple[int, int, int]:
    berat = [temuan.severity for satu in laporan for temuan in satu.temuan if temuan.dikecualikan is None]
    assert len(berat) > 4
    return berat.count("error"), berat.count("warning"), berat.count("hint")


def test_text_has_a_line_a_finding_and_the_counts(laporan: list[Laporan]) -> None:
    teks = FORMATS["text"](laporan)
    assert all(satu in teks for satu in nama(laporan))
    assert "  9:5  kesalahan     langkah 1 belum memuat output; isilah.  MTB001 standard_missing\n" in teks
    assert "dikecualikan" in teks
    assert "Diatur <b>terpisah</b>" in teks
    assert "dapat diperbaiki dengan --fix" in teks
    e, w, h = banyak(laporan)
    assert teks.endswith(f"3 berkas: {e} kesalahan, {w} peringatan, {h} saran; 2 dikecualikan.\n")
    assert "bersih.sop.yaml" not in teks


def test_text_follows_the_language(laporan: list[Laporan], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    teks = FORMATS["text"](laporan)
    assert "step 1 lacks output" in teks
    e, w, h = banyak(laporan)
    assert teks.endswith(f"3 files: {e} errors, {w} warnings, {h} hint{'' if h == 1 else 's'}; 2 waived.\n")


def test_json_has_everything_in_both_languages(laporan: list[Laporan]) -> None:
    isi = json.loads(FORMATS["json"](laporan))
    assert isi["format"] == "sopan-check/1"
    assert isi["profil"] == "reviu"
    assert tuple(isi["jumlah"].values()) == (*banyak(laporan), 2)
    assert [temuan["aturan"] for berkas in isi["berkas"] for temuan in berkas["temuan"]] == nama(laporan)
    (baku,) = [satu for satu in isi["berkas"][0]["temuan"] if satu["aturan"] == "standard_missing"]
    assert (baku["kode"], baku["baris"], baku["kolom"], baku["jalur"]) == ("MTB001", 9, 5, "langkah[1]")
    assert set(baku["pesan"]) == {"id", "en"}
    judul = next(satu for satu in isi["berkas"][0]["temuan"] if satu["aturan"] == "title_starts_with_sop")
    assert judul["perbaikan"]["en"].startswith("Take")


def test_sarif_has_the_shape_that_code_hosts_read(laporan: list[Laporan]) -> None:
    isi = json.loads(FORMATS["sarif"](laporan))
    assert isi["version"] == "2.1.0"
    (run,) = isi["runs"]
    aturan = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(nama(laporan))
    for hasil in run["results"]:
        assert hasil["level"] in {"error", "warning", "note"}
        assert hasil["message"]["text"]
        if "ruleIndex" in hasil:
            assert aturan[hasil["ruleIndex"]]["id"] == hasil["ruleId"]
        fisik = hasil["locations"][0]["physicalLocation"]
        assert fisik["artifactLocation"]["uri"] in {"map%2C%20a/b%3Ac.sop.yaml", "rusak.sop.yaml"}
        assert fisik.get("region", {"startLine": 1})["startLine"] >= 1
    tertekan = [hasil["suppressions"] for hasil in run["results"] if "suppressions" in hasil]
    assert tertekan == [[{"kind": "inSource", "justification": "Diatur <b>terpisah</b>"}]] * 2
    assert all(satu["shortDescription"]["text"] and "```yaml" in satu["help"]["markdown"] for satu in aturan)


def test_github_commands_cannot_be_broken_out_of(laporan: list[Laporan]) -> None:
    baris = FORMATS["github"](laporan).splitlines()
    assert all(satu.startswith(("::error ", "::warning ", "::notice ")) for satu in baris)
    assert len(baris) == len(nama(laporan)) - 2 + 1  # without the waived, with the counts
    judul = next(satu for satu in baris if "title_starts_with_sop" in satu)
    assert judul.startswith(
        "::warning file=map%2C a/b%3Ac.sop.yaml,title=JDL001 title_starts_with_sop,line=2,col=8::"
    )
    assert "%25, ]]>" in judul


def test_junit_has_a_suite_a_file_and_fails_for_errors_alone(laporan: list[Laporan]) -> None:
    akar = ET.fromstring(FORMATS["junit"](laporan))
    suites = akar.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [satu.berkas for satu in laporan]
    assert [suite.get("failures") for suite in suites] == ["1", "0", "1"]
    assert [len(suite.findall("testcase/skipped")) for suite in suites] == [2, 0, 0]
    assert [len(suite.findall("testcase/failure")) for suite in suites] == [1, 0, 1]
    assert len(suites[1].findall("testcase")) == 1
    assert (akar.get("failures"), akar.get("skipped")) == ("2", "2")


def test_junit_survives_control_characters() -> None:
    rusak = UnreadableFile([Fault("a\x00b.yaml", 1, 1, Pesan("salah \x1b[31m \x08.", "wrong \x08."))])
    assert "\ufffd" in ET.tostring(ET.fromstring(FORMATS["junit"]([tak_terbaca(rusak)])), encoding="unicode")


class _Halaman(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tag: list[str] = []
        self.teks = ""
        self.luar: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag.append(tag)
        self.luar += [nilai or "" for nama_sifat, nilai in attrs if nama_sifat in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.teks += data


def test_html_is_one_page_without_anything_from_a_file_in_its_markup(laporan: list[Laporan]) -> None:
    halaman = _Halaman()
    halaman.feed(FORMATS["html"](laporan))
    assert "script" not in halaman.tag
    assert "b" not in halaman.tag
    assert halaman.luar == []
    assert JAHAT in halaman.teks
    assert "Diatur <b>terpisah</b>" in halaman.teks
    assert all(satu in halaman.teks for satu in nama(laporan))


@pytest.mark.parametrize("bentuk", FORMATS)
def test_no_files_are_no_fault(bentuk: str) -> None:
    assert FORMATS[bentuk]([]).endswith("\n")
