"""The identity page: every field in its place, nothing lost, boxes that fill the page or go on over it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.layout.footer import footer_texts
from sopan.layout.identity import identity_pages
from sopan.layout.identity_boxes import Isian, bagi
from sopan.layout.labels import Labels
from sopan.layout.scene import Page, Text
from sopan.layout.setup import PAPERS, PageSetup
from sopan.layout.tanggal import tanggal_indonesia
from sopan.layout.text import ListLine, text_width
from sopan.model import Sop

FIELDS = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")


def make(**more: Any) -> Sop:
    base: dict[str, Any] = {
        "judul": "Pembuatan Laporan Konsinyering",
        "nomor": "01/K/PAN-RB/D.IV/4/2012",
        "instansi": "Kementerian PAN dan RB",
        "unit": ["Deputi Bidang Tata Laksana"],
        "tanggal": {"pembuatan": "2012-09-04", "efektif": "2012-09-07"},
        "pengesahan": {"jabatan": "Asisten Deputi", "nama": "Drs. Endang Herman, M.Si.", "nip": "19580101"},
        "dasar_hukum": ["PP Nomor 47 Tahun 2009", "Perpres Nomor 24 Tahun 2010"],
        "peringatan": ["Jika terlambat maka laporan tidak dipakai."],
        "pelaksana": {"kabid": "Kabid"},
        "langkah": [{"kegiatan": "Menyusun", "pelaksana": "kabid"}],
    }
    return Sop.model_validate(base | more)


def cells(pages: tuple[Page, ...]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for page in pages:
        for text in page.texts:
            found.setdefault(text.cell, []).append(text)
    return found


def words(text: Text) -> str:
    return " ".join(line.text for line in text.lines)


def test_every_field_has_its_cell() -> None:
    found = {cell: words(texts[0]) for cell, texts in cells(identity_pages(make(), PageSetup())).items()}
    assert found["identitas:instansi"] == "KEMENTERIAN PAN DAN RB DEPUTI BIDANG TATA LAKSANA"
    assert found["identitas:nomor:label"] == "Nomor SOP"
    assert found["identitas:nomor"] == "01/K/PAN-RB/D.IV/4/2012"
    assert found["identitas:tanggal_pembuatan"] == "4 September 2012"
    assert found["identitas:tanggal_revisi"] == "-"
    assert found["identitas:tanggal_efektif"] == "7 September 2012"
    assert found["identitas:pengesahan:label"] == "Disahkan oleh"
    assert found["identitas:pengesahan"] == "Asisten Deputi"
    assert found["identitas:nama_pejabat"] == "Drs. Endang Herman, M.Si."
    assert found["identitas:nip"] == "NIP 19580101"
    assert found["identitas:judul"] == "PEMBUATAN LAPORAN KONSINYERING"
    assert found["identitas:dasar_hukum:label"] == "Dasar Hukum"
    assert found["identitas:dasar_hukum"] == "1. PP Nomor 47 Tahun 2009 2. Perpres Nomor 24 Tahun 2010"
    assert found["identitas:peringatan"] == "Jika terlambat maka laporan tidak dipakai."
    assert found["identitas:keterkaitan"] == ""


def test_the_words_of_an_agency_may_differ() -> None:
    found = cells(identity_pages(make(), PageSetup(labels=Labels(judul="Nama SOP"))))
    assert words(found["identitas:judul:label"][0]) == "Nama SOP"


def test_there_is_room_for_a_visible_signature_between_office_and_name() -> None:
    found = cells(identity_pages(make(), PageSetup()))
    area = found["identitas:tanda_tangan"][0].box
    assert area.height >= 85
    assert found["identitas:pengesahan"][0].lines[-1].baseline < area.y
    assert found["identitas:nama_pejabat"][0].lines[0].baseline > area.bottom


def test_short_boxes_are_even_and_reach_down_to_the_footer() -> None:
    setup = PageSetup()
    (page,) = identity_pages(make(), setup)
    found = cells((page,))
    heights = {round(found[f"identitas:{name}"][0].box.height, 6) for name in FIELDS}
    assert len(heights) == 1
    bottom = setup.height - setup.margins[2] - setup.footer
    assert found["identitas:pencatatan"][0].box.bottom == pytest.approx(bottom)


def test_a_logo_has_its_place_over_the_agency() -> None:
    (page,) = identity_pages(make(logo="logo.png"), PageSetup())
    (picture,) = page.pictures
    agency = cells((page,))["identitas:instansi"][0]
    assert picture.path == "logo.png"
    assert picture.box.bottom < agency.lines[0].baseline
    assert picture.box.center.x == pytest.approx(agency.box.center.x)
    assert identity_pages(make(), PageSetup())[0].pictures == ()


def test_long_texts_first_ask_for_smaller_type() -> None:
    items = [f"Peraturan Menteri Nomor {n} Tahun 2020 tentang Pedoman" for n in range(14)]
    (page,) = identity_pages(make(dasar_hukum=items), PageSetup())
    size = cells((page,))["identitas:dasar_hukum"][0].lines[0].size
    assert 8.0 <= size < 10.0


def test_very_long_texts_go_on_over_the_page_between_items_under_their_heading() -> None:
    items = [f"Peraturan Nomor {n} Tahun 2020 tentang " + "pedoman penyusunan " * 8 for n in range(1, 31)]
    pages = identity_pages(make(dasar_hukum=items), PageSetup())
    assert len(pages) > 1
    found = cells(pages)
    labels = [words(text) for text in found["identitas:dasar_hukum:label"]]
    assert labels == ["Dasar Hukum", *["Dasar Hukum (lanjutan)"] * (len(labels) - 1)]
    assert [words(text) for text in found["identitas:kualifikasi_pelaksana:label"]][1:] == [""] * (
        len(labels) - 1
    )
    for part in found["identitas:dasar_hukum"]:
        assert part.lines[0].text.startswith(tuple(f"{n}." for n in range(1, 31)))
    whole = " ".join(words(part) for part in found["identitas:dasar_hukum"])
    assert whole == " ".join(f"{n}. {item.strip()}" for n, item in enumerate(items, 1))


def test_every_page_ends_above_the_footer_and_boxes_hold_their_lines() -> None:
    items = ["kata " * 60] * 40
    setup = PageSetup(paper="A4")
    limit = setup.height - setup.margins[2] - setup.footer + 0.01
    for page in identity_pages(make(dasar_hukum=items, pencatatan=items), setup):
        assert max(rule.y1 for rule in page.rules) <= limit
        for text in page.texts:
            for line in text.lines:
                assert text.box.x <= line.x
                assert line.x + line.width <= text.box.right + 0.01
                assert text.box.y <= line.baseline - 0.7 * line.size
                assert line.baseline + 0.2 * line.size <= text.box.bottom + 0.01


def test_many_long_names_of_units_make_the_upper_part_higher() -> None:
    units = [f"Direktorat Jenderal Pengembangan dan Pembinaan Nomor {n} dari Kementerian" for n in range(14)]
    page = identity_pages(make(unit=units, logo="logo.png"), PageSetup(paper="A4"))[0]
    agency = cells((page,))["identitas:instansi"][0]
    assert page.pictures[0].box.y >= agency.box.y
    assert agency.lines[-1].baseline < agency.box.bottom


def test_a_very_long_title_gets_smaller_and_stays_in_its_cell() -> None:
    (page,) = identity_pages(make(judul="Penyelenggaraan Pembinaan " * 30), PageSetup())
    title = cells((page,))["identitas:judul"][0]
    assert title.lines[0].size < 10
    assert title.lines[-1].baseline < title.box.bottom


item_lists = st.lists(st.text("abcdefg hijk", min_size=1, max_size=400).filter(str.strip), max_size=25)


@settings(max_examples=25)
@given(
    lists=st.tuples(*[item_lists] * 6),
    paper=st.sampled_from(sorted(PAPERS)),
    size=st.sampled_from([7.0, 9.0, 14.0]),
    units=st.lists(st.text("ABCDEF GH", min_size=1, max_size=120).filter(str.strip), max_size=6),
)
def test_nothing_is_lost_and_nothing_overlaps(
    lists: tuple[list[str], ...], paper: str, size: float, units: list[str]
) -> None:
    sop = make(**dict(zip(FIELDS, lists, strict=True)), unit=units)
    pages = identity_pages(sop, PageSetup(paper=paper, font_size=size))
    found = cells(pages)
    for name, items in zip(FIELDS, lists, strict=True):
        shown = "".join(words(text) for text in found[f"identitas:{name}"])
        for item in items:
            essence = "".join(item.split())
            assert essence in "".join(shown.split()).replace("-", "")
    for page in pages:
        boxes = [text.box for text in page.texts]
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                wide = min(a.right, b.right) - max(a.x, b.x)
                high = min(a.bottom, b.bottom) - max(a.y, b.y)
                assert min(wide, high) < 0.01


def test_shared_out_boxes_keep_two_lines_together() -> None:
    lines = tuple(ListLine(f"baris {n}", 0.0 if n == 0 else 12.0) for n in range(9))
    pair = (Isian("a", "A", lines), Isian("b", "B", ()))
    pages = bagi([pair], heading=20, padding=5, step=10, first=30 + 80, others=500)
    assert [[len(row.kiri.lines) for row in page] for page in pages] == [[7], [2]]


def test_a_pair_that_has_no_room_for_two_lines_begins_on_the_next_page() -> None:
    lines = (ListLine("satu", 0.0), ListLine("dua", 0.0))
    pair = (Isian("a", "A", lines), Isian("b", "B", ()))
    pages = bagi([pair], heading=20, padding=5, step=10, first=45, others=500)
    assert [len(page) for page in pages] == [0, 1]


def test_dates_in_words() -> None:
    assert tanggal_indonesia(datetime.date(2012, 9, 7)) == "7 September 2012"
    assert tanggal_indonesia(datetime.date(2026, 5, 31)) == "31 Mei 2026"


def test_footer_tells_number_title_and_page() -> None:
    left, middle, right = footer_texts(make(), PageSetup(), 2, 5)
    assert (left.cell, middle.cell, right.cell) == ("kaki:kiri", "kaki:tengah", "kaki:kanan")
    assert words(left) == "Nomor SOP: 01/K/PAN-RB/D.IV/4/2012"
    assert words(middle) == "SOP Pembuatan Laporan Konsinyering"
    assert words(right) == "Halaman 2 dari 5"
    assert right.lines[0].x + right.lines[0].width == pytest.approx(right.box.right)
    assert footer_texts(make(nomor=None), PageSetup(), 1, 1)[0].lines == ()


def test_a_long_title_takes_two_lines_of_the_footer_at_most() -> None:
    middle = footer_texts(make(judul="Penyelenggaraan " * 60), PageSetup(), 1, 1)[1]
    assert len(middle.lines) == 2
    assert middle.lines[1].text.endswith(" …")
    for line in middle.lines:
        assert text_width(line.text, line.size) <= middle.box.width
