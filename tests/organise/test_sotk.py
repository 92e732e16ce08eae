"""The checks of an organisation file: each fault with its near misses, and that no file makes them fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from sopan.errors import UnreadableFile, WrongUse
from sopan.model import bahasa
from sopan.model.organisasi import Kegiatan, Organisasi, UraianTugas
from sopan.model.sumber import Sumber
from sopan.organise.sotk.check import periksa
from sopan.organise.sotk.findings import KODE
from sopan.organise.sotk.titles import orientasi_output, usul_judul, usul_uraian
from sopan.organise.sotk.wording import RUMUSAN, rumusan
from sopan.read.organisasi_file import read_organisasi, read_organisasi_text
from tests.organise.trees import baca, kota, organisasi


def names(isi: dict[str, Any]) -> list[str]:
    return [satu.nama for satu in periksa(baca(isi))]


def test_an_organisation_in_order_has_no_findings() -> None:
    assert names(kota()) == []


@pytest.mark.parametrize(
    ("unit", "ubah", "nama"),
    [
        (1, {"induk": "tidak-ada"}, "parent_missing"),
        (0, {"induk": "seksi"}, "units_in_a_circle"),
        (1, {"id": "dinas"}, "unit_id_twice"),
        (2, {"eselon": "II"}, "eselon_out_of_order"),
        (2, {"eselon": "III"}, "eselon_out_of_order"),
        (2, {"induk": None}, "unit_without_parent"),
        (0, {"tugas": None}, "duty_missing"),
        (0, {"fungsi": []}, "duty_without_function"),
        (0, {"fungsi": ["perumusan kebijakan bidang kearsipan"]}, "part_of_duty_not_carried"),
        (1, {"tugas": "Melakukan penyiapan perumusan kebijakan layanan"}, "duty_worded_for_another_level"),
        (1, {"tugas": "Melaksanakan perumusan kebijakan layanan"}, "duty_worded_for_another_level"),
        (2, {"tugas": "Melaksanakan penyiapan bahan pembinaan sirkulasi"}, "duty_worded_for_another_level"),
        (2, {"tugas": "Melakukan pembinaan sirkulasi"}, "duty_worded_for_another_level"),
        (2, {"tugas": "Melakukan pengumpulan bahan pembinaan sirkulasi"}, "duty_worded_for_another_level"),
        (1, {"fungsi": ["koordinasi layanan"]}, "function_worded_for_another_level"),
        (
            1,
            {"fungsi": ["pembinaan, pengawasan layanan"]},
            "function_worded_for_another_level",
        ),
        (0, {"fungsi": ["penyiapan bahan kearsipan", "perpustakaan"]}, "function_worded_for_another_level"),
        (1, {"fungsi": ["Menyiapkan bahan layanan"]}, "function_is_a_sentence"),
    ],
)
def test_faults_of_units(unit: int, ubah: dict[str, Any], nama: str) -> None:
    isi = kota()
    isi["unit"][unit] |= ubah
    assert nama in names(isi)


@pytest.mark.parametrize(
    ("unit", "ubah"),
    [
        (1, {"eselon": None, "induk": None}),  # an office beside the tree, without an echelon
        (2, {"eselon": None}),  # a team, since the echelons were levelled
        (0, {"tugas": "Membantu Wali Kota melaksanakan urusan kearsipan dan perpustakaan"}),
        (0, {"fungsi": ["pelaksanaan kebijakan sesuai dengan lingkup tugasnya"]}),
        (1, {"fungsi": ["bimbingan teknis layanan"]}),
        (2, {"tugas": "Melakukan urusan sirkulasi"}),
        (2, {"tugas": "Melakukan pelayanan sirkulasi"}),
    ],
)
def test_near_misses_of_units(unit: int, ubah: dict[str, Any]) -> None:
    isi = kota()
    isi["unit"][unit] |= ubah
    assert names(isi) == []


def kegiatan(isi: dict[str, Any]) -> list[dict[str, Any]]:
    return isi["unit"][2]["uraian_tugas"][0]["kegiatan"]  # type: ignore[no-any-return]  # plain test data


@pytest.mark.parametrize(
    ("tambah", "nama"),
    [
        ({"id": "k-1", "aspek": "Penerbitan", "output": "Kartu Anggota"}, "activity_id_twice"),
        ({"id": "k-9", "aspek": "Pelayanan", "output": "Peminjaman  koleksi"}, "activity_named_twice"),
        ({"id": "k-9", "aspek": "Penyusunan", "output": "Laporan Sirkulasi"}, "activity_nearly_named_twice"),
        ({"id": "k-9", "aspek": "Mengarsipkan", "output": "Kartu"}, "aspect_is_no_activity"),
        ({"id": "k-9", "aspek": "Kartu", "output": "Anggota"}, "aspect_is_no_activity"),
        ({"id": "k-9", "aspek": "Penyusunan", "output": "Surat", "skala": "kecil"}, "aspect_against_scale"),
        ({"id": "k-9", "aspek": "Pembuatan", "output": "Pedoman", "skala": "besar"}, "aspect_against_scale"),
        ({"id": "k-9", "aspek": "Pelaksanaan", "output": "Bimtek", "skala": "besar"}, "aspect_against_scale"),
        ({"id": "k-9", "aspek": "Pembuatan", "output": "KTP", "jenis": "pelayanan"}, "aspect_against_scale"),
    ],
)
def test_faults_of_activities(tambah: dict[str, Any], nama: str) -> None:
    isi = kota()
    kegiatan(isi).append(tambah)
    assert names(isi) == [nama]


@pytest.mark.parametrize(
    "tambah",
    [
        {"id": "k-9", "aspek": "Pembuatan", "output": "Laporan Keanggotaan", "skala": "kecil"},
        {"id": "k-9", "aspek": "Penerbitan", "output": "Izin", "skala": "besar", "orientasi": "produk"},
        {"id": "k-9", "aspek": "Penyusunan", "output": "Sesuatu", "skala": "kecil"},
        {"id": "k-9", "aspek": "Penerbitan", "output": "Kartu", "jenis": "pelayanan"},
    ],
)
def test_near_misses_of_activities(tambah: dict[str, Any]) -> None:
    isi = kota()
    kegiatan(isi).append(tambah)
    assert names(isi) == []


def test_one_sop_for_two_activities() -> None:
    isi = kota()
    for satu in kegiatan(isi):
        satu["sop"] = "1/SOP/2026"
    kegiatan(isi)[1]["sop"] = "1/sop/ 2026"
    assert names(isi) == ["sop_for_two_activities"]


def test_a_basis_that_is_repealed() -> None:
    isi = kota()
    isi["dasar"] = ["Perda Nomor 6 Tahun 2016 tentang Perangkat Daerah"]
    isi["regulasi"] = [{"sebutan": "perda nomor 6 tahun 2016", "dicabut_oleh": "Perda Nomor 1 Tahun 2024"}]
    assert names(isi) == ["basis_repealed"]


def test_a_duty_without_activities_but_not_the_embedded_one() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"] += [
        {"teks": "Melakukan penyusunan laporan"},
        {"teks": "Melaksanakan tugas kedinasan lain yang diberikan oleh atasan"},
    ]
    assert names(isi) == ["duty_without_activity"]


@pytest.mark.parametrize(
    ("eselon", "tugas", "usul"),
    [
        ("III", "Melakukan perumusan kebijakan", "Melaksanakan penyiapan perumusan kebijakan"),
        ("IV", "Melaksanakan koordinasi rapat", "Melakukan penyiapan bahan koordinasi rapat"),
        ("IV", "Penyiapan bahan pembinaan", "Melakukan penyiapan bahan pembinaan"),
        ("V", "Melakukan penyiapan bahan pembinaan arsip", "Melakukan pengumpulan bahan pembinaan arsip"),
        ("II", "Melaksanakan penyiapan bahan perumusan kebijakan", "Melaksanakan perumusan kebijakan"),
        ("IV", "Menerima tamu", None),
    ],
)
def test_what_to_write_instead(eselon: str, tugas: str, usul: str | None) -> None:
    isi = kota()
    isi["unit"] = [{"id": "u", "nama": "U", "eselon": eselon, "tugas": tugas, "fungsi": ["x"]}]
    (satu,) = [x for x in periksa(baca(isi)) if x.nama == "duty_worded_for_another_level"]
    assert satu.usul == usul


def test_what_is_proposed_is_in_order_itself() -> None:
    """A suggestion that is found wrong again would send a drafter round in circles."""
    isi = kota()
    for eselon in ("I", "II", "III", "IV", "V"):
        for tugas in (
            "Perumusan kebijakan",
            "Melakukan pembinaan x",
            "Melaksanakan penyiapan bahan koordinasi x",
        ):
            isi["unit"] = [{"id": "u", "nama": "U", "eselon": eselon, "tugas": tugas, "fungsi": ["x"]}]
            for satu in periksa(baca(isi)):
                if satu.usul and satu.nama == "duty_worded_for_another_level":
                    isi["unit"][0]["tugas"] = satu.usul
                    assert "duty_worded_for_another_level" not in names(isi), satu.usul


def test_the_guideline_is_data_with_a_version() -> None:
    pedoman = rumusan()
    assert pedoman.versi == "108/1995"
    assert set(pedoman.baku) == {1, 2, 3, 4, 5}
    assert all(bahasa.kata_kerja_aktif(kata) for baku in pedoman.baku.values() for kata in baku)
    with pytest.raises(WrongUse, match=RUMUSAN[0]):
        rumusan("1900")


@pytest.mark.parametrize(
    ("aspek", "output", "lain", "usul"),
    [
        ("Penyusunan", "Laporan", {"skala": "kecil"}, "Pembuatan Laporan"),
        ("Pembuatan", "Pedoman SOP", {"skala": "besar"}, "Penyusunan Pedoman SOP"),
        ("Pelaksanaan", "Bimbingan Teknis", {"skala": "besar"}, "Penyelenggaraan Bimbingan Teknis"),
        ("Penyelenggaraan", "Pengiriman Surat", {"skala": "kecil"}, "Pelaksanaan Pengiriman Surat"),
        ("Pembuatan", "Audiensi", {"jenis": "pelayanan"}, "Pelayanan Audiensi"),
        ("Penanganan", "Surat Masuk", {"skala": "kecil"}, None),
        ("Pembuatan", "Laporan", {"skala": "kecil"}, None),
        ("Pembuatan", "Laporan", {}, None),
    ],
)
def test_titles_by_orientation_and_scale(
    aspek: str, output: str, lain: dict[str, Any], usul: str | None
) -> None:
    """The table of the deck, slides 35-36."""
    satu = usul_judul(Kegiatan.model_validate({"id": "k", "aspek": aspek, "output": output, **lain}))
    assert (satu.judul if satu else None) == usul


@pytest.mark.parametrize(
    ("teks", "judul"),
    [
        ("Melakukan penyiapan bahan penyusunan pedoman kearsipan", ["Penyusunan Pedoman Kearsipan"]),
        ("Melakukan pelayanan permohonan informasi publik", ["Pelayanan Permohonan Informasi Publik"]),
        (
            "Melakukan penyiapan bahan pelaksanaan bimbingan teknis PPID",
            ["Pelaksanaan Bimbingan Teknis PPID"],
        ),
        ("Menyusun rencana kerja seksi sesuai ketentuan", ["Penyusunan Rencana Kerja Seksi"]),
        ("Melakukan pelaporan kegiatan bidang", ["Pembuatan Laporan Kegiatan Bidang"]),
        ("Melakukan perumusan kebijakan layanan", ["Penyusunan Kebijakan Layanan"]),
        (
            "Melakukan pemantauan, evaluasi, dan pelaporan layanan",
            ["Pemantauan Layanan", "Evaluasi Layanan", "Pembuatan Laporan Layanan"],
        ),
        ("Melaksanakan tugas kedinasan lain yang diberikan oleh atasan", []),
        ("Melakukan urusan umum", []),
        ("Melakukan", []),
        ("Arsip", []),
    ],
)
def test_titles_from_the_wording_of_duties(teks: str, judul: list[str]) -> None:
    assert [satu.judul for satu in usul_uraian(UraianTugas(teks=teks))] == judul


@pytest.mark.parametrize(
    ("output", "orientasi"),
    [
        ("Laporan Bulanan", "produk"),
        ("Rapat Koordinasi", "kegiatan"),
        ("Pengiriman Surat", "kegiatan"),
        ("Tamu", None),
    ],
)
def test_what_an_output_is(output: str, orientasi: str | None) -> None:
    assert orientasi_output(output) == orientasi


@settings(max_examples=25)
@given(organisasi())
def test_no_tree_makes_the_checks_fail(satu: Organisasi) -> None:
    temuan = periksa(satu)
    assert {x.nama for x in temuan} <= KODE.keys()
    assert [x.bobot for x in temuan] == sorted(
        (x.bobot for x in temuan), key=["error", "warning", "hint"].index
    )
    for x in temuan:
        assert Sumber().tempat(x.jalur).baris == 0
        assert x.pesan.id
        assert x.pesan.en
    assert sorted(unit.id for unit, _ in satu.pohon()) == sorted(satu.menurut_id)


def test_codes_are_given_once() -> None:
    assert len({kode for kode, _ in KODE.values()}) == len(KODE)


FILE = """\
organisasi: 1
nama: Kota
unit:
  - id: dinas arsip
    nama: Dinas
    eselon: VII
    kepala: X
"""


def test_faults_of_a_file_are_told_in_their_places() -> None:
    with pytest.raises(UnreadableFile) as salah:
        read_organisasi_text(FILE, "x.yaml")
    assert [(fault.line, fault.column) for fault in salah.value.faults] == [(4, 9), (6, 13), (7, 5)]
    assert "eselon 'VII' tidak dikenal" in str(salah.value)


@pytest.mark.parametrize(
    ("tulisan", "eselon"), [("II.b", "II.b"), ("2b", "II.b"), ("eselon IV/a", "IV.a"), ("3", "III")]
)
def test_spellings_of_echelons(tulisan: str, eselon: str) -> None:
    isi = kota()
    isi["unit"] = [{"id": "u", "nama": "U", "eselon": tulisan}]
    assert baca(isi).unit[0].eselon == eselon


def test_an_sop_given_for_an_organisation() -> None:
    with pytest.raises(UnreadableFile, match="berkas SOP, bukan berkas organisasi"):
        read_organisasi_text("judul: X\nlangkah: []\n")


def test_the_example_of_the_repository(examples_dir: Path) -> None:
    berkas = read_organisasi(examples_dir / "kota-contoh.organisasi.yaml")
    temuan = periksa(berkas.organisasi, berkas.sumber)
    assert {satu.bobot for satu in temuan} <= {"hint"}
    tempat = [berkas.sumber.tempat(satu.jalur).baris for satu in temuan]
    assert tempat == sorted(tempat)
