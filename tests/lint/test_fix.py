"""Cures come together on one SOP, and wait where they change the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.lint.test_any_sop import sops

from sopan.errors import Pesan
from sopan.lint.engine import check
from sopan.lint.finding import Fix
from sopan.lint.fix import perbaiki
from sopan.model import Sop
from sopan.model.operations import (
    HapusButir,
    HapusLangkah,
    Operasi,
    OperasiDitolak,
    PindahButir,
    PindahPelaksana,
    TambahButir,
    UbahIsian,
    UbahPelaksanaLangkah,
    apply_all,
)

SOP = Sop.model_validate(
    {
        "judul": "SOP Pembuatan Laporan",
        "pelaksana": {"analis": "Analis", "kepala": "Kepala"},
        "keterkaitan": ["SOP A", "SOP B"],
        "dasar_hukum": ["PP 1", "UU 2"],
        "langkah": [
            {"kegiatan": "Memeriksa berkas", "pelaksana": "kepala"},
            {"kegiatan": "Menyimpan berkas", "pelaksana": "analis"},
        ],
    }
)


def fix(*operasi: Operasi) -> Fix:
    return Fix(Pesan("Perbaiki.", "Mend."), operasi)


def test_cures_that_change_different_things_go_in_together() -> None:
    semua = [
        fix(HapusButir(jalur=("keterkaitan",), posisi=0)),
        fix(TambahButir(jalur=("keterkaitan",), nilai="SOP C")),
        fix(UbahPelaksanaLangkah(langkah=1, pelaksana=("analis",))),
        fix(PindahPelaksana(id="kepala", ke=0)),
        fix(UbahIsian(jalur=("pelaksana", "kepala", "nama"), nilai="Ketua")),
        fix(PindahButir(jalur=("dasar_hukum",), posisi=1, ke=0)),
    ]
    hasil = perbaiki(SOP, semua)
    assert hasil.diterapkan == tuple(semua)
    assert [str(satu) for satu in hasil.sop.keterkaitan] == ["SOP B", "SOP C"]
    assert next(iter(hasil.sop.pelaksana.values())).nama == "Ketua"
    assert hasil.sop.dasar_hukum == ("UU 2", "PP 1")
    assert apply_all(SOP, hasil.operasi) == hasil.sop


def test_a_cure_of_what_another_changed_waits() -> None:
    semua = [
        fix(UbahIsian(jalur=("judul",), nilai="Pembuatan Laporan")),
        fix(UbahIsian(jalur=("judul",), nilai="Penyusunan Laporan")),
        fix(HapusLangkah(langkah=2)),
        fix(UbahIsian(jalur=("langkah", 1, "waktu"), nilai="1 jam")),
    ]
    hasil = perbaiki(SOP, semua)
    assert hasil.diterapkan == (semua[0], semua[2])
    assert hasil.dilewati == (semua[1], semua[3])


def test_a_cure_that_another_brought_already_counts_and_changes_nothing() -> None:
    dua = [fix(TambahButir(jalur=("keterkaitan",), nilai="SOP C"))] * 2
    hasil = perbaiki(SOP, dua)
    assert hasil.diterapkan == tuple(dua)
    assert len(hasil.sop.keterkaitan) == 3


def test_a_cure_that_cannot_be_done_is_a_fault_of_its_rule() -> None:
    with pytest.raises(OperasiDitolak):
        perbaiki(SOP, [fix(UbahIsian(jalur=("judul", "tidak", "ada"), nilai="x"))])


@given(sops())
def test_the_cures_of_any_sop_can_be_done(sop: Sop) -> None:
    fixes = [satu.fix for satu in check(sop).temuan if satu.fix]
    hasil = perbaiki(sop, fixes)
    assert len(hasil.diterapkan) + len(hasil.dilewati) == len(fixes)
    assert bool(hasil.diterapkan) == bool(fixes)
