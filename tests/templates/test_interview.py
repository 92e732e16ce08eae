"""From the deck's questions to a first draft: every combination is valid, drawn, and free of findings."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest

from sopan.errors import WrongUse
from sopan.layout.compose import compose
from sopan.lint.engine import check
from sopan.model import Sop
from sopan.read import read_text
from sopan.templates import fill
from sopan.templates.interview import (
    HASIL,
    PEMICU,
    SKALA,
    Hasil,
    Jawaban,
    Pemicu,
    Skala,
    aspek_baku,
    peran,
    pola_untuk,
    sebutan_baku,
    susun,
)
from sopan.templates.reshape import batas_keputusan, keputusan_pola

# What comes out of the examples: an output that goes with each trigger and result.
OUTPUT = {
    ("pemohon", "produk"): "Penerbitan Kartu Anggota",
    ("pemohon", "kegiatan"): "Permohonan Audiensi",
    ("penanggung jawab", "produk"): "Laporan Bulanan KTP-el",
    ("penanggung jawab", "kegiatan"): "Inventarisasi Barang",
    ("atasan", "produk"): "Telaahan Staf",
    ("atasan", "kegiatan"): "Pemantauan Jaringan",
}


def combinations() -> list[Jawaban]:
    """Every trigger, result and scale, with every number of decisions, with and without payment."""
    found = []
    for pemicu, hasil, skala in itertools.product(get_args(Pemicu), get_args(Hasil), get_args(Skala)):
        pola = pola_untuk(pemicu, hasil, skala)
        least, most = batas_keputusan(pola)
        if pemicu != "penanggung jawab" and skala == "besar":  # the same steps as small work
            least = most = keputusan_pola(pola)
        for keputusan in range(least, most + 1):
            for pembayaran in (False, True) if pemicu == "pemohon" else (False,):
                output = OUTPUT[pemicu, hasil]
                found.append(
                    Jawaban(pemicu, hasil, output, skala, keputusan=keputusan, pembayaran=pembayaran)
                )
    return found


def read(jawaban: Jawaban) -> tuple[Sop, str]:
    """The draft of the answers with the blanks that are left filled by their examples."""
    rancangan = susun(jawaban)
    text = fill(rancangan.teks, {isian.label: isian.contoh for isian in rancangan.isian})
    return read_text(text).sop, text


@pytest.mark.parametrize(
    "jawaban",
    combinations(),
    ids=lambda j: f"{j.pemicu}-{j.hasil}-{j.skala}-{j.keputusan}{'-bayar' if j.pembayaran else ''}",
)
def test_every_combination_is_valid_drawn_and_free_of_findings(jawaban: Jawaban) -> None:
    sop, text = read(jawaban)
    decisions = [step for step in sop.langkah if step.keputusan and step.id != "lunas"]
    assert len(decisions) == jawaban.keputusan
    assert any(step.id == "lunas" for step in sop.langkah) == jawaban.pembayaran
    assert (sop.orientasi, sop.skala) == (jawaban.hasil, jawaban.skala)
    assert [(t.nama, t.pesan.id) for t in check(sop, profil="penetapan").temuan] == []
    assert compose(sop).pages
    assert max(map(len, text.splitlines())) <= 120


def test_the_options_offer_what_the_answers_take() -> None:
    assert tuple(p.nilai for p in PEMICU) == get_args(Pemicu)
    assert tuple(h.nilai for h in HASIL) == get_args(Hasil)
    assert tuple(s.nilai for s in SKALA) == get_args(Skala)


@pytest.mark.parametrize(
    ("pemicu", "jenis"), [("pemohon", "pelayanan"), ("penanggung jawab", "rutin"), ("atasan", "penugasan")]
)
def test_who_asks_decides_the_kind(pemicu: Pemicu, jenis: str) -> None:
    """Slide 26, the row Pemicu."""
    sop, _ = read(Jawaban(pemicu, "kegiatan", OUTPUT[pemicu, "kegiatan"]))
    assert sop.jenis == jenis


@pytest.mark.parametrize(
    ("pemicu", "hasil", "skala", "aspek"),
    [
        ("penanggung jawab", "produk", "besar", "Penyusunan"),
        ("penanggung jawab", "produk", "kecil", "Pembuatan"),
        ("penanggung jawab", "kegiatan", "besar", "Penyelenggaraan"),
        ("penanggung jawab", "kegiatan", "kecil", "Pelaksanaan"),
        ("atasan", "kegiatan", "kecil", "Pelaksanaan"),
        ("pemohon", "produk", "kecil", "Pelayanan"),
    ],
)
def test_the_title_begins_with_the_aspect_of_the_deck(
    pemicu: Pemicu, hasil: Hasil, skala: Skala, aspek: str
) -> None:
    """Slides 35-36."""
    assert aspek_baku(pemicu, hasil, skala) == aspek
    assert susun(Jawaban(pemicu, hasil, "x", skala)).judul == f"{aspek} X"


def test_an_aspect_of_ones_own_begins_the_title() -> None:
    assert susun(Jawaban("penanggung jawab", "kegiatan", "surat masuk", aspek="penanganan")).judul == (
        "Penanganan Surat Masuk"
    )


@pytest.mark.parametrize(
    ("pemicu", "output", "sebutan"),
    [
        ("pemohon", "Permohonan Audiensi", "audiensi"),
        ("pemohon", "Penerbitan KTP-el", "KTP-el"),
        ("pemohon", "Pendaftaran Anggota Perpustakaan", "pendaftaran anggota perpustakaan"),
        ("penanggung jawab", "Permohonan  Anggaran", "permohonan anggaran"),
        ("atasan", "Telaahan Staf ASN", "telaahan staf ASN"),
    ],
)
def test_the_output_inside_a_sentence(pemicu: Pemicu, output: str, sebutan: str) -> None:
    assert sebutan_baku(pemicu, output) == sebutan


def test_a_phrase_of_ones_own_for_the_sentences() -> None:
    rancangan = susun(
        Jawaban("penanggung jawab", "produk", "Laporan Kota Contoh", sebutan="laporan Kota Contoh")
    )
    assert "Menghimpun bahan laporan Kota Contoh" in rancangan.teks


def test_names_of_roles_stand_in_columns_and_sentences() -> None:
    sop, _ = read(
        Jawaban(
            "pemohon",
            "produk",
            "Penerbitan Surat Izin",
            pelaksana={"pemohon": "Wajib Pajak", "pimpinan": "Kepala Badan", "petugas": "Petugas Loket Satu"},
            persyaratan=("Surat permohonan", "NPWP", "Pasfoto"),
        )
    )
    assert [p.nama for p in sop.pelaksana.values()][:2] == ["Wajib Pajak", "Petugas Loket Satu"]
    assert sop.langkah[0].kegiatan == "Mengajukan permohonan surat izin kepada Petugas Loket Satu"
    assert sop.langkah[0].kelengkapan == ("Surat permohonan", "NPWP", "Pasfoto")
    assert sop.pelayanan is not None
    assert sop.pelayanan.persyaratan == ("Surat permohonan", "NPWP", "Pasfoto")
    assert "Pemohon" not in "".join(step.kegiatan for step in sop.langkah)
    assert "menyerahkan kepada Kepala Badan" in "".join(step.kegiatan for step in sop.langkah)


def test_further_checkers_stand_between_the_draft_and_its_approval() -> None:
    sop, _ = read(
        Jawaban(
            "penanggung jawab",
            "produk",
            "Laporan",
            pemeriksa=("Sekretaris", "Asisten"),
            pelaksana={"pimpinan": "Bupati"},
        )
    )
    checks = [step for step in sop.langkah if step.keputusan]
    assert [sop.pelaksana[step.pelaksana[0]].nama for step in checks[1:]] == [
        "Sekretaris",
        "Asisten",
        "Bupati",
    ]
    assert "menyerahkan kepada Sekretaris" in checks[0].kegiatan
    assert "menyerahkan kepada Asisten" in checks[1].kegiatan
    assert "menyerahkan kepada Bupati" in checks[2].kegiatan
    assert checks[3].kelengkapan == checks[2].output == ("Konsep laporan yang telah diparaf Asisten",)
    assert checks[3].kegiatan.startswith("Memeriksa konsep laporan yang telah diparaf Asisten. Jika setuju")


def test_a_decision_less_becomes_a_plain_step_of_what_yes_did() -> None:
    sop, _ = read(
        Jawaban(
            "penanggung jawab", "produk", "Laporan", keputusan=0, pelaksana={"penanggung": "Kepala Seksi"}
        )
    )
    by_id = {step.id: step.kegiatan for step in sop.langkah if step.id}
    assert by_id["pemeriksaan"] == "Memaraf konsep laporan dan menyerahkan kepada Kepala Dinas"
    assert by_id["pengesahan"] == (
        "Menandatangani konsep laporan yang telah diparaf dan menyerahkan kepada Kepala Seksi"
    )


def test_a_service_without_cost_has_no_trace_of_payment() -> None:
    rancangan = susun(Jawaban("pemohon", "produk", "Penerbitan Kartu"))
    assert "embayaran" not in rancangan.teks.replace("Pembayaran, jika ada", "")
    assert "biaya: Tidak dipungut biaya" in rancangan.teks


def test_dates_and_other_blanks_are_answered() -> None:
    rancangan = susun(
        Jawaban(
            "penanggung jawab",
            "produk",
            "Laporan",
            isian={"Nomor SOP": "7/SOP/2026", "tanggal efektif": "2026-02-02"},
        )
    )
    assert "nomor: 7/SOP/2026" in rancangan.teks
    assert "efektif: 2026-02-02" in rancangan.teks
    assert {"nomor SOP", "tanggal efektif"}.isdisjoint(isian.label for isian in rancangan.isian)


@pytest.mark.parametrize(
    ("jawaban", "message"),
    [
        (Jawaban("atasan", "produk", " "), "sebutkan hasil kegiatan"),
        (Jawaban("atasan", "produk", "X", pelaksana={"camat": "Camat"}), "tidak memiliki peran 'camat'"),
        (Jawaban("atasan", "produk", "X", isian={"warna": "biru"}), "tidak memuat isian 'warna'"),
        (Jawaban("atasan", "produk", "X", keputusan=99), "0 sampai 6 keputusan, bukan 99"),
        (Jawaban("pemohon", "produk", "X", keputusan=0), "1 sampai 6 keputusan, bukan 0"),
        (
            Jawaban("atasan", "produk", "X", keputusan=2, pemeriksa=("Sekretaris",)),
            "1 pemeriksa tambahan tidak termuat dalam 2 keputusan",
        ),
        (
            Jawaban("atasan", "produk", "X", pelaksana={"pimpinan": "Camat", "penanggung": "camat"}),
            "peran 'pimpinan' dan 'penanggung' bernama sama",
        ),
    ],
)
def test_answers_that_do_not_go_together_are_refused(jawaban: Jawaban, message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        susun(jawaban)


def test_the_pattern_has_as_many_decisions_as_its_draft_by_default() -> None:
    for pemicu, hasil, skala in itertools.product(get_args(Pemicu), get_args(Hasil), get_args(Skala)):
        pola = pola_untuk(pemicu, hasil, skala)
        sop, _ = read(Jawaban(pemicu, hasil, OUTPUT[pemicu, hasil], skala))
        assert sum(1 for step in sop.langkah if step.keputusan) == keputusan_pola(pola)
        assert [role.id for role in peran(pola)] == list(pola.data()["pelaksana"])
