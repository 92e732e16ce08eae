"""The table for Visio: its columns, its references, and text that stays text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given, settings
from lxml import etree

from sopan.layout.labels import Labels
from sopan.layout.scene import Scene
from sopan.model import Sop, alur_dari
from sopan.read import read_sop
from sopan.render import render
from sopan.render.visio_xlsx import COLUMNS
from tests.strategies import sops

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def table_of(sop: Sop, scene: Scene | None = None) -> list[list[str]]:
    """The rows of the sheet, read from its XML; a formula anywhere is an error."""
    (out,) = render("visio-xlsx", sop, scene or Scene(()))
    book = ZipFile(BytesIO(out.data))
    shared = [
        "".join(part.text or "" for part in item.iter(f"{{{NS['x']}}}t"))
        for item in etree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(".//x:f", NS) is None
    rows = []
    for row in sheet.iterfind(".//x:row", NS):
        cells = []
        for cell in row:
            value = cell.findtext("x:v", namespaces=NS)
            assert cell.get("t") == "s" or value is None
            cells.append("" if value is None else shared[int(value)])
        rows.append(cells)
    return rows


def unescaped(text: str) -> str:
    """XlsxWriter writes what XML cannot hold as _x000D_; carriage returns among them."""
    return text.replace("_x000D_", "\r")


def test_steps_branches_and_lanes(examples_dir: Path) -> None:
    head, *rows = table_of(read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop)
    assert tuple(head[:7]) == COLUMNS
    assert head[7:] == ["Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan"]
    assert rows[0][:1] + rows[0][2:6] == ["1", "2", "", "Start", "Pemohon"]
    assert rows[1][2:6] == ["4,3", "Lengkap,Tidak lengkap", "Decision", "Petugas Layanan Informasi"]
    assert rows[9][2:6] == ["", "", "End", "Pemohon"]
    assert rows[1][10] == "Berkas permohonan lengkap\nCatatan kekurangan"


def test_a_decision_at_the_start_and_an_end_on_an_answer_have_capsules_of_their_own() -> None:
    sop = Sop.model_validate(
        {
            "judul": "=1+1",
            "pelaksana": {"a": "@A"},
            "langkah": [
                {"kegiatan": "=HYPERLINK(1)", "pelaksana": "a", "keputusan": {"tidak": "selesai"}},
                {"kegiatan": "-2", "pelaksana": "a", "output": "+3"},
            ],
        }
    )
    _, *rows = table_of(sop)
    assert [row[0] for row in rows] == ["mulai", "1", "selesai-1", "2"]
    assert [row[4] for row in rows] == ["Start", "Decision", "End", "End"]
    assert rows[1][1:4] == ["=HYPERLINK(1)", "2,selesai-1", "Ya,Tidak"]


@settings(max_examples=25)
@given(sops())
def test_every_reference_leads_to_a_row_and_every_flow_is_one(sop: Sop) -> None:
    _, *rows = table_of(sop)
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    ways = [(row[0], target) for row in rows for target in row[2].split(",") if target]
    assert {target for _, target in ways} <= set(ids)
    wanted = [(str(way.dari), str(way.ke)) for way in alur_dari(sop).arus if way.ke is not None]
    assert [way for way in ways if way[0].isdigit() and way[1].isdigit()] == wanted
    for row in rows:
        if row[3]:
            assert len(row[3].split(",")) == len(row[2].split(","))
    assert [unescaped(row[1]) for row in rows if row[0].isdigit()] == [step.kegiatan for step in sop.langkah]


def test_headings_differ_whatever_an_agency_calls_them() -> None:
    sop = Sop.model_validate(
        {"judul": "A", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "B", "pelaksana": "a"}]}
    )
    head, *_ = table_of(sop, Scene((), labels=Labels(pelaksana="Function", output="function")))
    assert len({name.casefold() for name in head}) == len(head) == 12


def test_libreoffice_opens_it(run: Callable[..., str], examples_dir: Path, tmp_path: Path) -> None:
    (out,) = render("visio-xlsx", read_sop(examples_dir / "pelayanan-audiensi.sop.yaml").sop, Scene(()))
    file = tmp_path / "a.xlsx"
    file.write_bytes(out.data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    run("soffice", profile, "--headless", "--convert-to", "csv", "--outdir", tmp_path, file)
    assert (
        (tmp_path / "a.csv")
        .read_text(encoding="utf-8")
        .startswith("Process Step ID,Process Step Description")
    )
