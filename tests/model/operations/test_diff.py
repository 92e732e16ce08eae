"""Scripts between two SOPs lead from one to the other, and are what a person would have done."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.operations.samples import edits, same
from tests.model.operations.test_apply import SOP
from tests.strategies import random_sop, sops

from sopan.model import Sop
from sopan.model.langkah import Langkah
from sopan.model.operations import (
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
    NamaiLangkah,
    Operasi,
    OperasiDitolak,
    PindahButir,
    PindahLangkah,
    PindahPelaksana,
    TambahButir,
    TambahLangkah,
    TambahPelaksana,
    UbahIsian,
    UbahKeputusan,
    UbahPelaksanaLangkah,
    UbahSelesai,
    UbahTujuan,
    apply,
    apply_all,
    diff_to_operations,
)
from sopan.model.pelaksana import Pelaksana


@given(st.data(), sops(max_steps=12, max_actors=5, longest=6))
def test_the_script_of_an_edit_leads_where_the_edit_led(data: st.DataObject, sop: Sop) -> None:
    semua, akhir = data.draw(edits(sop, 8))
    skrip = diff_to_operations(sop, akhir)
    assert same(apply_all(sop, skrip), akhir)
    if not semua:
        assert not skrip


@given(sops(max_steps=15, max_actors=6, longest=5), sops(max_steps=15, max_actors=6, longest=5))
@settings(max_examples=40)
def test_any_two_sops_have_a_script(satu: Sop, lain: Sop) -> None:
    assert same(apply_all(satu, diff_to_operations(satu, lain)), lain)


@pytest.mark.parametrize(
    "op",
    [
        UbahIsian(jalur=("judul",), nilai="Penyusunan Laporan"),
        UbahIsian(jalur=("langkah", 3, "waktu"), nilai="1 jam"),
        UbahIsian(jalur=("tanggal", "efektif"), nilai="2026-11-24"),
        UbahIsian(jalur=("pelayanan",), nilai={"biaya": ["Gratis"]}),
        UbahIsian(jalur=("dasar_hukum", 0), nilai="UU 1 Tahun 2000"),
        UbahIsian(jalur=("pelaksana", "kabid", "nama"), nilai="Kepala Bidang"),
        UbahIsian(jalur=("langkah", 2, "keputusan", "tidak", "label"), nilai="Tidak setuju"),
        PindahLangkah(langkah=4, ke=2),
        PindahLangkah(langkah=1, ke=5),
        HapusLangkah(langkah=4),
        HapusLangkah(langkah=2),
        TambahLangkah(posisi=2, langkah=Langkah(kegiatan="Mencatat", pelaksana=("arsip",), lanjut=5)),
        NamaiLangkah(langkah=2, id="konsep"),
        NamaiLangkah(langkah=2, id=None),
        UbahKeputusan(langkah=3, keputusan=None),
        UbahTujuan(langkah=4, jalan="lanjut", ke=2),
        UbahTujuan(langkah=3, jalan="ya", ke="selesai"),
        UbahSelesai(langkah=4, selesai=True),
        UbahPelaksanaLangkah(langkah=1, pelaksana=("arsip",)),
        TambahPelaksana(id="kasi", pelaksana=Pelaksana(nama="Kasi"), posisi=1),
        HapusPelaksana(id="arsip"),
        GantiIdPelaksana(id="arsip", menjadi="arsiparis"),
        PindahPelaksana(id="arsip", ke=0),
        TambahButir(jalur=("dasar_hukum",), nilai="Perda 9", posisi=1),
        HapusButir(jalur=("dasar_hukum",), posisi=1),
        PindahButir(jalur=("dasar_hukum",), posisi=2, ke=0),
    ],
    ids=str,
)
def test_one_operation_is_found_again_as_one(op: Operasi) -> None:
    skrip = diff_to_operations(SOP, apply(SOP, op))
    assert len(skrip) == 1
    assert skrip[0].op == op.op
    assert same(apply_all(SOP, skrip), apply(SOP, op))


def test_ids_of_actors_may_change_in_a_ring() -> None:
    kolom = {"a": "Kabid", "b": "Analis", "c": "Arsiparis"}
    langkah = [{"kegiatan": "Memeriksa", "pelaksana": "a"}, {"kegiatan": "Menyusun", "pelaksana": ["b", "c"]}]
    satu = Sop.model_validate({"judul": "A", "pelaksana": kolom, "langkah": langkah})
    ganti = {"a": "b", "b": "c", "c": "a"}
    lain = satu.model_copy(
        update={
            "pelaksana": {ganti[id_]: satu.pelaksana[id_] for id_ in kolom},
            "langkah": tuple(
                x.model_copy(update={"pelaksana": tuple(ganti[id_] for id_ in x.pelaksana)})
                for x in satu.langkah
            ),
        }
    )
    skrip = diff_to_operations(satu, lain)
    assert same(apply_all(satu, skrip), lain)
    assert {type(op) for op in skrip} == {GantiIdPelaksana}
    assert len(skrip) == 4


def test_new_steps_may_refer_to_each_other() -> None:
    baru = [
        {"kegiatan": "Mengumumkan hasil", "pelaksana": "arsip", "id": "umum", "lanjut": "tutup"},
        {"kegiatan": "Membayar honor", "pelaksana": "arsip", "keputusan": {"ya": "tutup", "tidak": "umum"}},
        {"kegiatan": "Menutup rapat", "pelaksana": "kabid", "id": "tutup", "lanjut": 6},
    ]
    lain = Sop.model_validate(
        {**SOP.model_dump(), "langkah": [*(satu.model_dump() for satu in SOP.langkah), *baru]}
    )
    assert same(apply_all(SOP, diff_to_operations(SOP, lain)), lain)


def test_an_sop_with_references_into_nowhere_cannot_be_reached() -> None:
    rusak = SOP.model_copy(
        update={"langkah": (*SOP.langkah[:4], SOP.langkah[4].model_copy(update={"lanjut": 99}))}
    )
    with pytest.raises(OperasiDitolak):
        diff_to_operations(SOP, rusak)


def test_a_moved_step_is_one_move_among_thirty() -> None:
    sop = random_sop(7, steps=30, actors=4)
    assert diff_to_operations(sop, apply(sop, PindahLangkah(langkah=25, ke=3))) == (
        PindahLangkah(langkah=25, ke=3),
    )
