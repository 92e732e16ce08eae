"""The engine places findings, sorts them, counts them, and lets waivers rest them."""

from __future__ import annotations

import pytest

from sopan.errors import Fault, Pesan, UnreadableFile, WrongUse
from sopan.lint.contoh import lengkapi
from sopan.lint.engine import Laporan, check, check_library, tak_terbaca
from sopan.lint.finding import Konteks
from sopan.lint.registry import aturan_bernama, semua_aturan
from sopan.model import Sumber, Tempat
from sopan.model.organisasi import Organisasi


def laporan(teks: str, sumber: Sumber | None = None) -> Laporan:
    (sop,), konteks = lengkapi(teks)
    return check(sop, sumber, konteks=konteks)


def test_findings_stand_at_their_place_or_at_what_holds_it() -> None:
    sumber = Sumber(
        "a.sop.yaml",
        {
            (): Tempat(1, 1),
            ("judul",): Tempat(2, 8),
            ("langkah", 1): Tempat(9, 5),
            ("langkah", 1, "waktu"): Tempat(11, 12),
        },
    )
    hasil = laporan(
        "judul: SOP Pembuatan Laporan\nnomor: null\n"
        "langkah: [{pelaksana: kepala}, {pelaksana: analis, waktu: 1 hari, output: null}]",
        sumber,
    )
    tempat = {satu.nama: (satu.berkas, satu.tempat.baris, satu.tempat.kolom) for satu in hasil.temuan}
    assert tempat["missing_identity_field"] == ("a.sop.yaml", 1, 1)
    assert tempat["title_starts_with_sop"] == ("a.sop.yaml", 2, 8)
    assert tempat["standard_missing"] == ("a.sop.yaml", 9, 5)
    assert tempat["day_kind_unclear"] == ("a.sop.yaml", 11, 12)
    assert [satu.tempat.baris for satu in hasil.temuan] == sorted(satu.tempat.baris for satu in hasil.temuan)


def test_an_sop_without_a_file_is_checked_too() -> None:
    (temuan,) = laporan("judul: SOP Pembuatan Laporan").temuan
    assert (temuan.berkas, temuan.tempat) == ("", Tempat(0, 0))


def test_a_waiver_by_name_or_code_is_shown_and_counts_for_nothing() -> None:
    teks = "peralatan: null\npengecualian: [{aturan: %s, alasan: Diatur terpisah}]"
    for sebutan in ("missing_identity_field", "IDN001", "idn001"):
        hasil = laporan(teks % sebutan)
        assert [satu.dikecualikan for satu in hasil.temuan] == ["Diatur terpisah"]
        assert not hasil.gagal(strict=True)
        assert not hasil.jumlah()
    lain = laporan(teks % "too_many_actors")
    assert lain.gagal()
    assert not lain.dikecualikan


def test_a_waiver_of_a_rule_that_is_none_is_told() -> None:
    (temuan,) = laporan("pengecualian: [{aturan: too_meny_actors, alasan: Ada}]").temuan
    assert temuan.nama == "waiver_of_unknown_rule"
    assert "too_many_actors" in temuan.pesan.id


@pytest.mark.parametrize(
    ("teks", "gagal", "gagal_ketat"),
    [
        ("{}", False, False),
        ("pencatatan: [Dicatat]", False, False),
        ("judul: SOP Pembuatan Laporan", False, True),
        ("peralatan: null", True, True),
    ],
)
def test_what_fails(teks: str, gagal: bool, gagal_ketat: bool) -> None:
    hasil = laporan(teks)
    assert (hasil.gagal(), hasil.gagal(strict=True)) == (gagal, gagal_ketat)


def test_a_library_finds_what_lies_between_its_sops() -> None:
    sops, _ = lengkapi("pustaka: [{judul: Pembuatan Laporan}, {judul: Penanganan Surat Masuk}]")
    pustaka = [(sop, Sumber(f"{n}.yaml", {("nomor",): Tempat(n + 1, 8)})) for n, sop in enumerate(sops)]
    temuan = check_library(pustaka)
    dobel = [satu for daftar in temuan for satu in daftar if satu.nama == "number_used_twice"]
    assert dobel
    assert all(satu.severity == "error" and satu.tempat.kolom == 8 for satu in dobel)
    assert all(satu.berkas == f"{n}.yaml" for n, daftar in enumerate(temuan) for satu in daftar)


def test_a_file_that_cannot_be_read_is_a_report_of_its_faults() -> None:
    fault = Fault("a.yaml", 3, 5, Pesan("kunci salah.", "wrong key."), instead=Pesan("Tulis b.", "Write b."))
    hasil = tak_terbaca(UnreadableFile([fault]))
    assert hasil.gagal()
    (temuan,) = hasil.temuan
    assert (temuan.tempat, temuan.pesan) == (
        Tempat(3, 5),
        Pesan("kunci salah. Tulis b.", "wrong key. Write b."),
    )


def test_rules_are_found_by_name_by_code_and_nearly() -> None:
    assert aturan_bernama("JDL001") is aturan_bernama("title-starts-with-sop") is aturan_bernama("jdl001")
    with pytest.raises(WrongUse, match="too_many_actors"):
        aturan_bernama("to_many_actor")
    with pytest.raises(WrongUse, match="zzz"):
        aturan_bernama("zzz")


def test_all_rules_of_the_contract_are_there() -> None:
    """The design has 75 rules; two more came with the work."""
    jumlah = {
        keluarga: sum(satu.kode.startswith(keluarga) for satu in semua_aturan())
        for keluarga in ("IDN", "JDL", "PLK", "LKH", "ALR", "MTB", "JNS", "PUS", "PGC")
    }
    assert jumlah == {
        "IDN": 13, "JDL": 7, "PLK": 9, "LKH": 12, "ALR": 9, "MTB": 10, "JNS": 9, "PUS": 7, "PGC": 1,
    }  # fmt: skip
    for keluarga, banyak in jumlah.items():
        kode = [satu.kode for satu in semua_aturan() if satu.kode.startswith(keluarga)]
        assert kode == [f"{keluarga}{nomor:03}" for nomor in range(1, banyak + 1)]


def test_what_an_organisation_file_says_reaches_the_rules() -> None:
    organisasi = Organisasi.model_validate(
        {
            "nama": "Kota",
            "unit": [
                {
                    "id": "a",
                    "nama": "A",
                    "uraian_tugas": [
                        {
                            "teks": "t",
                            "kegiatan": [{"id": "k", "aspek": "Pelayanan", "output": "Izin", "sop": "1"}],
                        }
                    ],
                }
            ],
            "jabatan": ["Sistem Analis"],
            "regulasi": [{"sebutan": "Perwali Kota 1/2020", "dicabut_oleh": "Perwali Kota 2/2024"}],
        }
    )
    konteks = Konteks.dari_organisasi(organisasi)
    (satu,) = konteks.kegiatan
    assert (satu.id, satu.judul, satu.sop) == ("k", "Pelayanan Izin", "1")
    (sop,), _ = lengkapi(
        "dasar_hukum: [Peraturan Wali Kota Kota Nomor 1 Tahun 2020 tentang X]\n"
        "pelaksana: {a: Sistem Analis, b: Sistem Antrean}\nlangkah: [{pelaksana: a}, {pelaksana: b}]"
    )
    nama = [satu.nama for satu in check(sop, konteks=konteks).temuan]
    assert nama.count("repealed_legal_basis") == 1
    assert nama.count("actor_not_a_role") == 1
