"""Actors, ids and targets that do not fit together, told at their place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import sops

from sopan.errors import UnreadableFile
from sopan.model import Sop, alur_dari
from sopan.model.sumber import tulis_jalur
from sopan.read import read_text
from sopan.read.dump import dump_sop

HEAD = "judul: A\npelaksana: {kabid: Kepala Bidang, analis: {nama: Analis Muda}}\nlangkah:\n"


@pytest.mark.parametrize(
    ("steps", "place", "path", "message", "instead"),
    [
        (
            "{kegiatan: x, pelaksana: kabit}",
            (4, 30),
            "langkah[1].pelaksana",
            "pelaksana 'kabit' tidak ada",
            "'kabid'?",
        ),
        (
            "{kegiatan: x, pelaksana: Kepala bidang}",
            (4, 30),
            "langkah[1].pelaksana",
            "tidak ada",
            "Maksudnya 'kabid'?",
        ),
        (
            "{kegiatan: x, pelaksana: analis muda}",
            (4, 30),
            "langkah[1].pelaksana",
            "tidak ada",
            "Maksudnya 'analis'?",
        ),
        (
            "{kegiatan: x, pelaksana: zzz}",
            (4, 30),
            "langkah[1].pelaksana",
            "tidak ada",
            "Yang ada: kabid, analis; atau tambahkan di 'pelaksana'.",
        ),
        (
            "{kegiatan: x, pelaksana: [kabid, zz]}",
            (4, 38),
            "langkah[1].pelaksana[2]",
            "pelaksana 'zz' tidak ada",
            None,
        ),
        (
            "{kegiatan: x, pelaksana: [kabid, analis, kabid]}",
            (4, 46),
            "langkah[1].pelaksana[3]",
            "pelaksana 'kabid' disebut dua kali",
            "Hapus salah satunya.",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, lanjut: 9}",
            (4, 45),
            "langkah[1].lanjut",
            "langkah 9 tidak ada",
            "1 sampai 1",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, lanjut: 0}",
            (4, 45),
            "langkah[1].lanjut",
            "langkah 0 tidak ada",
            None,
        ),
        (
            "{kegiatan: x, pelaksana: kabid, lanjut: Selesai}",
            (4, 45),
            "langkah[1].lanjut",
            "id 'Selesai'",
            "'selesai'?",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, lanjut: langkah 1}",
            (4, 45),
            "langkah[1].lanjut",
            "tidak ada",
            "Maksudnya '1'?",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, lanjut: -1}",
            (4, 45),
            "langkah[1].lanjut",
            "tidak ada langkah",
            None,
        ),
        (
            "{kegiatan: x, pelaksana: kabid, id: konsep, keputusan: {tidak: konsp}}",
            (4, 68),
            "langkah[1].keputusan.tidak",
            "tidak ada langkah dengan id 'konsp'",
            "Maksudnya 'konsep'?",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, keputusan: {ya: {langkah: 99999999999999999999, label: x}}}",
            (4, 63),
            "langkah[1].keputusan.ya.langkah",
            "tidak ada",
            "Tulis nomor 1 sampai 1, id sebuah langkah, atau selesai.",
        ),
        (
            "{kegiatan: x, pelaksana: kabid, id: a}\n  - {kegiatan: y, pelaksana: kabid, id: a}",
            (5, 41),
            "langkah[2].id",
            "id 'a' sudah dipakai langkah 1",
            "Beri id lain.",
        ),
    ],
)
def test_what_leads_nowhere(
    fault: Any, steps: str, place: tuple[int, int], path: str, message: str, instead: str | None
) -> None:
    found = fault(f"{HEAD}  - {steps}\n")
    assert (found.line, found.column) == place
    assert found.path == path
    assert message in found.message.id
    assert found.message.en != found.message.id
    if instead is not None:
        assert instead in found.instead.id


def test_missing_targets_are_left_to_the_rule_when_asked() -> None:
    text = f"{HEAD}  - {{kegiatan: x, pelaksana: kabid, lanjut: 9}}\n"
    sop = read_text(text, strict_references=False).sop
    assert [hilang.rujukan for hilang in alur_dari(sop).hilang] == [9]


def test_actors_and_ids_are_told_even_then(small: str) -> None:
    with pytest.raises(UnreadableFile, match="pelaksana 'analist' tidak ada"):
        read_text(small.replace("pelaksana: analis", "pelaksana: analist"), strict_references=False)


def test_spaces_in_quotes_do_not_count(small: str) -> None:
    text = small.replace("pelaksana: analis", "pelaksana: ' analis '").replace(
        "tidak: konsep", "tidak: ' konsep '"
    )
    assert alur_dari(read_text(text).sop).keluar[2][1].ke == 1


def test_wrong_types_do_not_hide_wrong_references(faults: Any) -> None:
    found = faults(f"{HEAD}  - {{kegiatan: [x], pelaksana: zzz, lanjut: 7}}\n  - abc\n")
    assert [fault.path for fault in found] == [
        "langkah[1].kegiatan", "langkah[1].pelaksana", "langkah[1].lanjut", "langkah[2]",
    ]  # fmt: skip


@given(sop=sops(max_steps=6), data=st.data())
def test_a_target_is_told_exactly_where_the_flow_graph_misses_it(sop: Sop, data: st.DataObject) -> None:
    """Reading works on the tree and the graph on the model; they must not disagree."""
    keep = data.draw(st.integers(1, len(sop.langkah)))
    cut = sop.model_copy(update={"langkah": sop.langkah[:keep]})
    missing = {tulis_jalur(hilang.jalur) for hilang in alur_dari(cut).hilang}
    try:
        read_text(dump_sop(cut))
        told = set()
    except UnreadableFile as error:
        told = {fault.path.removesuffix(".langkah") for fault in error.faults}
    # A target that plays no part (lanjut beside keputusan) is told as well: it is wrong in the file.
    assert missing <= told
    assert told - missing == {path for path in told - missing if path.endswith(".lanjut")}
