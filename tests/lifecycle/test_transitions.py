"""The table against the design: from where, by whom, and what each guard holds back."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from sopan.errors import WrongUse
from sopan.lifecycle import (
    TRANSISI,
    Ditolak,
    Keadaan,
    Orang,
    Penugasan,
    Peran,
    boleh_melihat,
    boleh_mengubah,
    laksanakan,
    langkah_berikut,
    tolakan,
)
from sopan.lifecycle.policies import boleh_memberi_sepakat, boleh_menyetujui
from tests.lifecycle.diagram_in_docs import PAGE, renewed
from tests.lifecycle.facts import PEOPLE, READY, TODAY, asks, facts

EACH = [pytest.param(t, dari, id=f"{t.nama}-{dari}") for t in TRANSISI.values() for dari in t.dari]


@pytest.mark.parametrize(("transisi", "dari"), EACH)
def test_with_all_that_it_asks_for_a_step_goes_on_for_its_roles_alone(transisi: Any, dari: Keadaan) -> None:
    public = transisi.nama == "tarik"
    ready = facts(dari, dipublikasikan=public)
    for role, orang in PEOPLE.items():
        refused = tolakan(transisi.nama, ready, asks(orang))
        assert bool(refused) == (role not in transisi.peran), (role, refused)
    assert bool(tolakan(transisi.nama, ready, asks(None))) == (not transisi.jam)


@pytest.mark.parametrize("transisi", TRANSISI.values(), ids=lambda t: t.nama)
def test_only_from_its_states(transisi: Any) -> None:
    orang = PEOPLE[transisi.peran[0]]
    for keadaan in Keadaan:
        if keadaan not in transisi.dari:
            assert "Hanya dari keadaan" in tolakan(transisi.nama, facts(keadaan), asks(orang))[0].id


MISSING: list[tuple[str, dict[str, Any], int]] = [
    ("ajukan", {"temuan_reviu": 2}, 1),
    ("ajukan", {"pemegang": {}}, 1),
    ("setujui_reviu", {"peninjau": frozenset()}, 1),
    ("setujui_reviu", {"peninjau_setuju": frozenset()}, 1),
    ("setujui_reviu", {"sepakat": frozenset()}, 1),
    ("setujui_reviu", {"komentar_terbuka": 1}, 1),
    ("setujui_reviu", {"daftar_periksa_lengkap": False, "berita_acara": False}, 2),
    ("setujui_reviu", {"peninjau": frozenset({"budi", "sari"})}, 2),
    ("mulai_uji_coba", {"skenario": False, "masa_uji_coba": False, "unit_uji_coba": False}, 3),
    ("selesaikan_uji_coba", {"laporan_simulasi": False, "catatan_uji_coba": False}, 2),
    ("selesaikan_uji_coba", {"janji_dipenuhi": None}, 1),
    ("selesaikan_uji_coba", {"janji_dipenuhi": False}, 1),
    ("tetapkan", {"temuan_penetapan": 1}, 1),
    ("tetapkan", {"keputusan": False, "nomor": "", "tanggal_efektif": None}, 3),
    ("tetapkan", {"keputusan_sah": False, "nomor_unik": False}, 2),
    ("tetapkan", {"unit_pelaksana": frozenset({"seksi", "lain"})}, 1),
    ("internalisasikan", {"pembaca": frozenset()}, 1),
    ("internalisasikan", {"pembaca": frozenset({"lina"})}, 1),
    ("berlakukan", {"pembaca_paham": frozenset()}, 1),
    ("berlakukan", {"tanggal_efektif": TODAY + datetime.timedelta(1)}, 1),
    ("berlakukan", {"tanggal_efektif": None}, 1),
    ("tetap_berlaku", {"formulir_evaluasi": False, "berita_acara_evaluasi": False}, 2),
    ("perlu_revisi", {"formulir_evaluasi": False}, 1),
    ("publikasikan", {"jenis": "rutin"}, 1),
    ("publikasikan", {"standar_pelayanan_lengkap": False, "temuan_publikasi": 3}, 2),
    ("publikasikan", {"dipublikasikan": True}, 1),
    ("tarik", {"dipublikasikan": False}, 1),
    ("cabut", {"keputusan_pencabutan": False}, 1),
]


@pytest.mark.parametrize(("nama", "changes", "count"), MISSING)
def test_each_guard_holds_back_and_all_reasons_come_at_once(
    nama: str, changes: dict[str, Any], count: int
) -> None:
    transisi = TRANSISI[nama]
    short = facts(transisi.dari[0], **{"dipublikasikan": nama == "tarik", **changes})
    with pytest.raises(Ditolak) as refused:
        laksanakan(nama, short, asks(PEOPLE[transisi.peran[0]]))
    assert len(refused.value.alasan) == count, [str(a) for a in refused.value.alasan]
    assert all(a.id and a.en and a.id != a.en for a in refused.value.alasan)


def test_everything_wrong_is_told_at_once() -> None:
    reasons = tolakan(
        "tetapkan",
        facts(Keadaan.DRAF, temuan_penetapan=1, keputusan=False, nomor="", tanggal_efektif=None),
        asks(PEOPLE[Peran.PENYUSUN]),
    )
    assert len(reasons) == 7  # state, role, writer, findings, decree, number, day


def test_a_reason_and_what_replaces_it_are_asked_for() -> None:
    assert tolakan("kembalikan", facts(Keadaan.REVIU), asks(PEOPLE[Peran.PENINJAU], alasan="  "))
    assert (
        len(tolakan("cabut", facts(Keadaan.BERLAKU), asks(PEOPLE[Peran.PEJABAT], alasan="", pengganti="")))
        == 2
    )


def test_the_share_of_readers_is_the_agencys() -> None:
    half = facts(
        Keadaan.INTERNALISASI,
        pembaca=frozenset("abcd"),
        pembaca_paham=frozenset("ab"),
        ambang_baca=0.5,
    )
    agus = asks(PEOPLE[Peran.PENGELOLA])
    assert not tolakan("berlakukan", half, agus)
    assert "Baru 2 dari 3" in str(tolakan("berlakukan", replace(half, ambang_baca=0.6), agus)[0])


def test_the_clock_evaluates_only_when_due_but_a_person_may_before() -> None:
    early = facts(Keadaan.BERLAKU, jadwal_evaluasi=TODAY + datetime.timedelta(30))
    assert tolakan("mulai_evaluasi", early, asks(None))
    assert not tolakan("mulai_evaluasi", early, asks(PEOPLE[Peran.PEMONEV]))


class TestDelegation:
    """Plh and Plt: within their days, never for what the person stood in for wrote."""

    def deputy(self, atas_nama: str, start: int, end: int, role: Peran = Peran.PEJABAT) -> Orang:
        day = datetime.timedelta
        duty = Penugasan(role, "dinas", atas_nama, "Plh", TODAY + day(start), TODAY + day(end))
        return Orang("wakil", (duty,))

    def test_acts_within_its_days_and_is_named(self) -> None:
        result = laksanakan("tetapkan", facts(Keadaan.FINAL), asks(self.deputy("dewi", 0, 0)))
        assert result.penugasan is not None
        assert (result.penugasan.atas_nama, result.penugasan.sebutan) == ("dewi", "Plh")

    @pytest.mark.parametrize(("start", "end"), [(-9, -1), (1, 9)])
    def test_not_outside_of_them(self, start: int, end: int) -> None:
        assert tolakan("tetapkan", facts(Keadaan.FINAL), asks(self.deputy("dewi", start, end)))

    def test_not_for_the_writer(self) -> None:
        assert tolakan("tetapkan", facts(Keadaan.FINAL), asks(self.deputy("sari", 0, 0)))

    def test_ones_own_duty_comes_first(self) -> None:
        both = Orang("dewi", (*self.deputy("kepala", 0, 0).penugasan, Penugasan(Peran.PEJABAT, "dinas")))
        result = laksanakan("tetapkan", facts(Keadaan.FINAL), asks(both))
        assert result.penugasan is not None
        assert result.penugasan.atas_nama is None


def test_nobody_reviews_what_they_wrote_whatever_their_roles() -> None:
    sari = Orang("sari", tuple(Penugasan(role, "dinas") for role in Peran))
    ready = facts(Keadaan.REVIU, peninjau=frozenset({"sari"}), peninjau_setuju=frozenset({"sari"}))
    assert boleh_menyetujui(sari, ready, TODAY)
    assert tolakan("setujui_reviu", ready, asks(sari))
    assert tolakan("tetapkan", facts(Keadaan.FINAL), asks(sari))


def test_actors_agree_after_the_reviewers() -> None:
    tono = PEOPLE[Peran.PELAKSANA]
    assert not boleh_memberi_sepakat(tono, "petugas", READY)
    assert boleh_memberi_sepakat(tono, "petugas", replace(READY, peninjau_setuju=frozenset()))
    assert boleh_memberi_sepakat(PEOPLE[Peran.PEMBACA], "petugas", READY)


def test_content_changes_in_a_draf_by_its_drafters_alone() -> None:
    for keadaan in Keadaan:
        for role, orang in PEOPLE.items():
            may = not boleh_mengubah(orang, facts(keadaan), TODAY)
            assert may == (keadaan is Keadaan.DRAF and role is Peran.PENYUSUN)


def test_what_is_in_force_is_for_all_inside_and_the_rest_for_those_concerned() -> None:
    stranger = Orang("asing", (Penugasan(Peran.PENGELOLA, "lain"),))
    for keadaan in Keadaan:
        in_force = keadaan in (Keadaan.BERLAKU, Keadaan.EVALUASI)
        assert boleh_melihat(stranger, facts(keadaan), TODAY) == in_force
        assert boleh_melihat(PEOPLE[Peran.PENINJAU], facts(keadaan), TODAY)
        assert boleh_melihat(Orang("sari"), facts(keadaan), TODAY)
        assert not boleh_melihat(None, facts(keadaan), TODAY)


def test_roles_go_down_the_tree_and_not_up() -> None:
    head = asks(Orang("x", (Penugasan(Peran.PENGELOLA, "dinas"),)))
    clerk = asks(Orang("x", (Penugasan(Peran.PENGELOLA, "seksi"),)))
    assert not tolakan("mulai_uji_coba", facts(Keadaan.DISEPAKATI), head)
    assert not tolakan("mulai_uji_coba", facts(Keadaan.DISEPAKATI), clerk)
    assert tolakan("mulai_uji_coba", facts(Keadaan.DISEPAKATI, unit="bidang"), clerk)
    circle = facts(Keadaan.DISEPAKATI, unit="a", induk={"a": "b", "b": "a"})
    assert tolakan("mulai_uji_coba", circle, head)


def test_every_state_is_reached_and_has_its_words() -> None:
    reached = {t.ke for t in TRANSISI.values()} | {Keadaan.DRAF, Keadaan.DIGANTI}
    assert reached == set(Keadaan)
    assert all(k.sebutan.id and k.sebutan.en and k.arti.id and k.arti.en for k in Keadaan)
    assert all(r.sebutan.id and r.sebutan.en for r in Peran)
    assert [k for k in Keadaan if not langkah_berikut(k)] == [Keadaan.DIGANTI, Keadaan.DICABUT]


def test_an_unknown_step_is_a_wrong_use() -> None:
    with pytest.raises(WrongUse):
        tolakan("hapus", READY, asks(None))


def test_the_docs_show_the_table_that_runs() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert renewed(text) == text, "run: .venv/bin/python -m tests.lifecycle.diagram_in_docs"
    assert all(f"`{nama}`" in text for nama in TRANSISI)
