"""Two people at one SOP: what does not touch comes together in either order, what does is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.operations.samples import acceptable, edits, operations, same
from tests.model.operations.test_apply import SOP
from tests.strategies import sops

from sopan.model import Sop
from sopan.model.langkah import Cabang, Keputusan, Langkah
from sopan.model.operations import (
    Conflict,
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
    NamaiLangkah,
    Operasi,
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
    invert,
    merge,
    rebase,
    rebase_all,
)
from sopan.model.pelaksana import Pelaksana

CATAT = Langkah(kegiatan="Mencatat", pelaksana=("arsip",))


@given(st.data(), sops(max_steps=10, max_actors=5, longest=4))
@settings(max_examples=150)
def test_two_edits_commute_or_conflict(data: st.DataObject, sop: Sop) -> None:
    satu, dua = data.draw(operations(sop)), data.draw(operations(sop))
    lewat, sebaliknya = rebase(satu, dua, sop), rebase(dua, satu, sop)
    assert isinstance(lewat, Conflict) == isinstance(sebaliknya, Conflict)
    assert (lewat is None) == (sebaliknya is None)
    if isinstance(lewat, Conflict):
        assert lewat.pesan.id
        assert lewat.pesan.en
        return
    a, b = apply(sop, dua), apply(sop, satu)
    if lewat is not None and sebaliknya is not None and not isinstance(sebaliknya, Conflict):
        a, b = apply(a, lewat), apply(b, sebaliknya)
    assert same(a, b)


@given(st.data(), sops(max_steps=10, max_actors=5, longest=4))
def test_whole_edits_come_together_in_either_order(data: st.DataObject, sop: Sop) -> None:
    mine, milikku = data.draw(edits(sop, 4))
    theirs, miliknya = data.draw(edits(sop, 4))
    satu, dua = rebase_all(mine, theirs, sop), rebase_all(theirs, mine, sop)
    hasil = apply_all(miliknya, satu.operasi)
    assert acceptable(hasil)
    if not satu.conflicts and not dua.conflicts:
        assert same(hasil, apply_all(milikku, dua.operasi))


@given(st.data(), sops(min_steps=4, max_steps=12, max_actors=5, longest=6))
def test_edits_of_different_steps_merge_without_conflict(data: st.DataObject, sop: Sop) -> None:
    """One writes in the even steps and the identity, the other in the odd ones and the actors."""
    for nomor, langkah in enumerate(sop.langkah):
        kata = f"{langkah.kegiatan} {nomor}"
        sop = apply(sop, UbahIsian(jalur=("langkah", nomor, "kegiatan"), nilai=kata))
    aku, dia = sop, sop
    for nomor in range(len(sop.langkah)):
        teks = data.draw(st.sampled_from(["", "Mencatat surat", "Mengonsep nota dinas"]))
        op = UbahIsian(jalur=("langkah", nomor, "kegiatan"), nilai=f"{teks} ke-{nomor}")
        akhiri = UbahSelesai(langkah=nomor + 1, selesai=not sop.langkah[nomor].selesai)
        if teks and nomor % 2:
            dia = apply_all(dia, [op, akhiri])
        elif teks:
            aku = apply_all(aku, [op, akhiri])
    aku = apply(aku, UbahIsian(jalur=("instansi",), nilai="Kota Contoh"))
    dia = apply(dia, TambahPelaksana(id="baru", pelaksana=Pelaksana(nama="Baru")))
    satu, dua = merge(sop, aku, dia), merge(sop, dia, aku)
    assert not satu.conflicts
    assert not dua.conflicts
    assert same(satu.sop, dua.sop)
    for nomor, langkah in enumerate(satu.sop.langkah):
        assert langkah == (dia if nomor % 2 else aku).langkah[nomor]
    assert satu.sop.instansi == "Kota Contoh"
    assert "baru" in satu.sop.pelaksana


@given(st.data(), sops(max_steps=8, max_actors=4, longest=5))
@settings(max_examples=40)
def test_any_merge_is_an_sop_and_with_oneself_or_nothing_is_oneself(data: st.DataObject, sop: Sop) -> None:
    _, aku = data.draw(edits(sop, 6))
    _, dia = data.draw(edits(sop, 6))
    assert acceptable(merge(sop, aku, dia).sop)
    for satu in (merge(sop, aku, sop), merge(sop, sop, aku), merge(sop, aku, aku)):
        assert same(satu.sop, aku)
        assert not satu.conflicts


@pytest.mark.parametrize(
    ("op", "over", "menjadi"),
    [
        (
            UbahIsian(jalur=("langkah", 3, "waktu"), nilai="1 jam"),
            HapusLangkah(langkah=1),
            UbahIsian(jalur=("langkah", 2, "waktu"), nilai="1 jam"),
        ),
        (PindahLangkah(langkah=5, ke=4), PindahLangkah(langkah=1, ke=2), PindahLangkah(langkah=5, ke=4)),
        (PindahLangkah(langkah=5, ke=1), PindahLangkah(langkah=2, ke=3), PindahLangkah(langkah=5, ke=1)),
        (
            UbahTujuan(langkah=1, jalan="lanjut", ke=4),
            TambahLangkah(posisi=2, langkah=CATAT),
            UbahTujuan(langkah=1, jalan="lanjut", ke=5),
        ),
        (
            TambahLangkah(posisi=6, langkah=CATAT.model_copy(update={"lanjut": 4})),
            PindahLangkah(langkah=4, ke=1),
            TambahLangkah(posisi=6, langkah=CATAT.model_copy(update={"lanjut": 1})),
        ),
        (
            UbahKeputusan(langkah=3, keputusan=Keputusan(tidak=Cabang(langkah="susun"))),
            NamaiLangkah(langkah=2, id="konsep"),
            UbahKeputusan(langkah=3, keputusan=Keputusan(tidak=Cabang(langkah="konsep"))),
        ),
        (
            TambahLangkah(posisi=1, langkah=CATAT.model_copy(update={"lanjut": "susun"})),
            NamaiLangkah(langkah=2, id=None),
            TambahLangkah(posisi=1, langkah=CATAT.model_copy(update={"lanjut": 3})),
        ),
        (
            UbahPelaksanaLangkah(langkah=1, pelaksana=("analis", "arsip")),
            GantiIdPelaksana(id="analis", menjadi="penyusun"),
            UbahPelaksanaLangkah(langkah=1, pelaksana=("penyusun", "arsip")),
        ),
        (
            UbahIsian(jalur=("pelaksana", "analis", "nama"), nilai="Penyusun"),
            GantiIdPelaksana(id="analis", menjadi="penyusun"),
            UbahIsian(jalur=("pelaksana", "penyusun", "nama"), nilai="Penyusun"),
        ),
        (
            UbahIsian(jalur=("dasar_hukum", 2), nilai="Permen 4"),
            HapusButir(jalur=("dasar_hukum",), posisi=0),
            UbahIsian(jalur=("dasar_hukum", 1), nilai="Permen 4"),
        ),
        (
            TambahButir(jalur=("dasar_hukum",), nilai="A"),
            TambahButir(jalur=("dasar_hukum",), nilai="B"),
            TambahButir(jalur=("dasar_hukum",), nilai="A", posisi=3),
        ),
        (
            TambahButir(jalur=("dasar_hukum",), nilai="B"),
            TambahButir(jalur=("dasar_hukum",), nilai="A"),
            TambahButir(jalur=("dasar_hukum",), nilai="B", posisi=4),
        ),
        (HapusPelaksana(id="arsip"), PindahPelaksana(id="kabid", ke=2), HapusPelaksana(id="arsip")),
        (HapusLangkah(langkah=4), HapusLangkah(langkah=4), None),
        (UbahIsian(jalur=("judul",), nilai="A"), UbahIsian(jalur=("judul",), nilai="A"), None),
    ],
    ids=str,
)
def test_an_operation_finds_its_place_after_another(
    op: Operasi, over: Operasi, menjadi: Operasi | None
) -> None:
    assert rebase(op, over, SOP) == menjadi


@pytest.mark.parametrize(
    ("op", "over", "sebab"),
    [
        (
            UbahIsian(jalur=("judul",), nilai="A"),
            UbahIsian(jalur=("judul",), nilai="B"),
            "(judul 'Pembuatan Laporan' menjadi 'B'): keduanya mengubah judul",
        ),
        (
            HapusLangkah(langkah=4),
            UbahIsian(jalur=("langkah", 3, "waktu"), nilai="1 jam"),
            "keduanya mengubah waktu langkah 4",
        ),
        (UbahTujuan(langkah=1, jalan="lanjut", ke=4), HapusLangkah(langkah=4), "langkah 4 sudah dihapus"),
        (
            TambahLangkah(posisi=6, langkah=CATAT),
            GandakanLangkah(langkah=5),
            "keduanya memakai tempat yang sama",
        ),
        (PindahLangkah(langkah=4, ke=2), PindahLangkah(langkah=4, ke=1), "keduanya memakai tempat yang sama"),
        (
            HapusPelaksana(id="arsip"),
            UbahPelaksanaLangkah(langkah=1, pelaksana=("arsip",)),
            "pelaksana 'arsip' masih mengerjakan langkah 1",
        ),
        (
            NamaiLangkah(langkah=1, id="x"),
            NamaiLangkah(langkah=4, id="x"),
            "id 'x' sudah dipakai langkah",
        ),
        (
            UbahKeputusan(langkah=3, keputusan=None),
            UbahTujuan(langkah=3, jalan="ya", ke=1),
            "keduanya mengubah",
        ),
        (
            PindahButir(jalur=("dasar_hukum",), posisi=0, ke=1),
            UbahIsian(jalur=("dasar_hukum",), nilai=["A"]),
            "keduanya mengubah dasar hukum",
        ),
    ],
    ids=str,
)
def test_what_touches_is_a_conflict_that_names_both(op: Operasi, over: Operasi, sebab: str) -> None:
    for hasil in (rebase(op, over, SOP), rebase(over, op, SOP)):
        assert isinstance(hasil, Conflict)
    hasil = rebase(op, over, SOP)
    assert isinstance(hasil, Conflict)
    assert sebab in hasil.pesan.id


def test_what_i_did_is_taken_back_past_what_others_did_since() -> None:
    milikku = HapusLangkah(langkah=4)
    balik, sop = invert(SOP, milikku), apply(SOP, milikku)
    lain: list[Operasi] = [PindahLangkah(langkah=4, ke=1), UbahIsian(jalur=("judul",), nilai="Baru")]
    hasil = rebase_all([balik], lain, sop)
    assert not hasil.conflicts
    sesudah = apply_all(sop, [*lain, *hasil.operasi])
    assert same(sesudah, apply_all(SOP, [PindahLangkah(langkah=5, ke=1), *lain[1:]]))


def test_what_hangs_on_a_conflict_is_left_out_with_it_and_the_rest_is_done() -> None:
    aku = [
        UbahIsian(jalur=("langkah", 3, "kegiatan"), nilai="Membetulkan"),
        UbahIsian(jalur=("langkah", 3, "kegiatan"), nilai="Membetulkan konsep"),
        UbahIsian(jalur=("langkah", 3, "waktu"), nilai="1 jam"),
        UbahIsian(jalur=("judul",), nilai="Baru"),
    ]
    hasil = rebase_all(aku, [UbahIsian(jalur=("langkah", 3, "kegiatan"), nilai="Merevisi")], SOP)
    assert hasil.operasi == tuple(aku[2:])
    assert [satu.operasi for satu in hasil.conflicts] == aku[:2]


def test_a_conflict_keeps_theirs_and_both_can_be_shown() -> None:
    aku = apply_all(SOP, [UbahIsian(jalur=("judul",), nilai="A"), PindahLangkah(langkah=5, ke=1)])
    dia = apply_all(
        SOP, [UbahIsian(jalur=("judul",), nilai="B"), UbahIsian(jalur=("langkah", 4, "waktu"), nilai="1 jam")]
    )
    hasil = merge(SOP, aku, dia)
    assert hasil.sop.judul == "B"
    assert hasil.sop.langkah[0].waktu == "1 jam"
    assert [satu.operasi for satu in hasil.conflicts] == [UbahIsian(jalur=("judul",), nilai="A")]
