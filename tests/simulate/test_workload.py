from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from sopan.errors import WrongUse
from sopan.model.skenario import Kedatangan
from sopan.simulate.workload import BebanSop, abk, volume_setahun, workload
from sopan.simulate.workload_sheet import workload_xlsx

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def unit(make_sop):
    letters = make_sop(
        ("loket", "10 menit", {"output": "=HYPERLINK('x')"}),
        ("kabid", "30 menit", {"keputusan": {"ya": {"peluang": 0.75}, "tidak": 1}}),
        ("pemohon", "15 menit"),
        pelaksana={
            "loket": {"nama": "Petugas Loket", "jumlah": 1},
            "kabid": {"nama": "Kabid", "jumlah": 1},
            "pemohon": {"nama": "Pemohon", "luar": True},
        },
        judul="Surat",
    )
    permits = make_sop(
        ("petugas", "20 menit"), ("kepala", "1x24 jam"), (["petugas", "kepala"], "1 jam"),
        pelaksana={"petugas": "petugas  loket", "kepala": "Kepala"}, judul="Izin",
    )  # fmt: skip
    return workload([BebanSop(letters, 3000, {}), BebanSop(permits, 100, {"kepala": 2})])


def test_constants_are_data_with_their_ground():
    constants = abk()
    assert constants.menit_efektif_tahun == 1250 * 60
    assert "Nomor 1 Tahun 2020" in constants.dasar
    assert constants.per_tahun["hari"] * 300 == constants.menit_efektif_tahun


def test_load_by_hand(unit):
    """3000 letters with 4/3 visits: counter 3000 x 4/3 x 10, head 3000 x 4/3 x 30; permits add 100 x 80."""
    roles = {role.peran: role for role in unit.peran}
    assert roles.keys() == {"Petugas Loket", "Kabid", "Kepala"}  # no Pemohon; one name, one role
    assert roles["Petugas Loket"].beban == pytest.approx(40_000 + 8_000)
    assert roles["Kabid"].beban == pytest.approx(120_000)
    assert roles["Kabid"].kebutuhan == pytest.approx(1.6)
    assert roles["Kabid"].kebutuhan_bulat == 2
    assert roles["Kabid"].keadaan == "kurang"
    assert roles["Kepala"].beban == pytest.approx(6_000)  # the calendar day holds nobody
    assert roles["Kepala"].keadaan == "lebih"
    assert roles["Petugas Loket"].keadaan == "cukup"
    assert [role.peran for role in unit.peran] == ["Kabid", "Petugas Loket", "Kepala"]
    assert [str(s) for s in unit.kalimat] == [
        "Kabid kurang 1 orang.",
        "Kepala lebih 1 orang untuk SOP ini saja.",
    ]


def test_lines_add_up_to_the_roles(unit):
    for role in unit.peran:
        assert sum(line.beban for line in unit.rincian if line.peran == role.peran) == pytest.approx(
            role.beban
        )
    assert unit.to_dict()["peran"][0]["kebutuhan_bulat"] == 2


@pytest.mark.parametrize(
    ("arrivals", "volume"),
    [
        ({"laju": 12, "per": "hari"}, 3000),
        ({"laju": 5, "per": "bulan"}, 60),
        ({"setiap": "1 hari kerja"}, 250),
        ({"tabel": {"8": 2, "9": 4}}, 1500),
    ],
)
def test_yearly_volume(arrivals, volume):
    assert volume_setahun(Kedatangan.model_validate(arrivals)) == pytest.approx(volume)


def test_a_log_gives_no_yearly_volume():
    with pytest.raises(WrongUse, match="volume setahun"):
        volume_setahun(Kedatangan.model_validate({"jadwal": "x.csv"}))


def test_unmeasured_steps_are_said(make_sop):
    result = workload([BebanSop(make_sop(("a", None)), 10, {})])
    assert "langkah 1 tanpa waktu" in result.catatan[0].id
    assert result.peran[0].keadaan == "tidak diketahui"


def test_the_spreadsheet_holds_the_same_numbers_and_no_foreign_formula(unit):
    data = workload_xlsx(unit, "Dinas =Contoh")
    assert data == workload_xlsx(unit, "Dinas =Contoh")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        assert [s.get("name") for s in book.iter(f"{S}sheet")] == ["Ringkasan", "Rincian", "Dasar"]
        sheets = [etree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2)]
    formulas = [f.text for sheet in sheets for f in sheet.iter(f"{S}f")]
    assert formulas
    assert all("HYPERLINK" not in f for f in formulas)
    cells = {c.get("r"): c.findtext(f"{S}v") for c in sheets[0].iter(f"{S}c")}
    assert float(cells["B4"]) == pytest.approx(120_000)
    assert float(cells["D4"]) == 2
