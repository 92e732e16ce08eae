"""Citations as offices write them, from the spelled-out to the shortest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.model.regulasi import baca_regulasi, dicabut_bawaan, urutan_mengingat

TAP = "Ketetapan Majelis Permusyawaratan Rakyat"
DIUBAH = "sebagaimana telah beberapa kali diubah terakhir dengan Undang-Undang Nomor 6 Tahun 2023"
INDUK = "Peraturan Menteri Keuangan Nomor 213/PMK.05/2013 tentang Sistem Akuntansi"
PAN = "Pendayagunaan Aparatur Negara"


@pytest.mark.parametrize(
    ("teks", "jenis", "lembaga", "nomor", "tahun", "tentang"),
    [
        (
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            "UU",
            None,
            "25",
            2009,
            "Pelayanan Publik",
        ),
        ("1. UU No. 25 Tahun 2009 tentang Pelayanan Publik;", "UU", None, "25", 2009, "Pelayanan Publik"),
        ("UU 25/2009", "UU", None, "25", 2009, None),
        ("undang undang republik indonesia nomor 5 tahun 2014 tentang ASN", "UU", None, "5", 2014, "ASN"),
        (
            "Peraturan Pemerintah RI Nomor 61 Tahun 2010 tentang Informasi",
            "PP",
            None,
            "61",
            2010,
            "Informasi",
        ),
        ("Perpu 1/2020", "Perppu", None, "1", 2020, None),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020", "Perppu", None, "1", 2020, None),
        ("Peraturan Presiden Nomor 24 Tahun 2010 tentang ....", "Perpres", None, "24", 2010, None),
        ("Keppres 68/1995", "Keppres", None, "68", 1995, None),
        ("UUD 1945", "UUD", None, None, 1945, None),
        ("TAP MPR Nomor XI/MPR/1998 tentang Kolusi", "TAP MPR", None, "XI/MPR/1998", 1998, "Kolusi"),
        ("Permen PANRB Nomor 12 Tahun 2010 tentang ....", "Permen", "PANRB", "12", 2010, None),
        ("Permenpan No. PER/15/M.PAN/7/2008", "Permen", "pan", "PER/15/M.PAN/7/2008", 2008, None),
        ("Permen PAN dan RB 35 Tahun 2012 tentang SOP", "Permen", "PAN dan RB", "35", 2012, "SOP"),
        (f"Peraturan Menteri {PAN} Nomor 5 Tahun 2006", "Permen", PAN, "5", 2006, None),
        ("Permendagri No. 52 Tahun 2011 tentang SOP", "Permen", "dagri", "52", 2011, "SOP"),
        (
            f"Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang Perubahan atas {INDUK}",
            "Permen",
            "Keuangan",
            "215/PMK.05/2016",
            2016,
            f"Perubahan atas {INDUK}",
        ),
        ("PMK 62 Tahun 2023 tentang Anggaran", "PMK", "Keuangan", "62", 2023, "Anggaran"),
        ("Perka BPS Nomor 7 Tahun 2008", "Perka", "BPS", "7", 2008, None),
        (
            "Peraturan Direktur Jenderal X Nomor PER-40/PB/2006",
            "Perdirjen",
            "X",
            "PER-40/PB/2006",
            2006,
            None,
        ),
        ("Perda Kota Contoh No 3 Tahun 2020", "Perda", "Kota Contoh", "3", 2020, None),
        ("Peraturan Wali Kota Contoh Nomor 12 Tahun 2021", "Perwali", "Contoh", "12", 2021, None),
        ("Peraturan Bupati Contoh Nomor ... Tahun ... tentang ...", "Perbup", "Contoh", None, None, None),
        ("SE Sekda Nomor 065/12/2021 perihal SOP", "SE", "Sekda", "065/12/2021", 2021, "SOP"),
        (
            f"UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah {DIUBAH} tentang Cipta Kerja",
            "UU",
            None,
            "23",
            2014,
            "Pemerintahan Daerah",
        ),
        ("Kode Etik Nomor 4 Tahun 2020 tentang Perilaku", None, None, "4", 2020, "Perilaku"),
        ("PPID Utama", None, None, None, None, None),
        ("Tupoksi Dinas", None, None, None, None, None),
    ],
)
def test_reads(
    teks: str,
    jenis: str | None,
    lembaga: str | None,
    nomor: str | None,
    tahun: int | None,
    tentang: str | None,
) -> None:
    satu = baca_regulasi(teks)
    assert (satu.jenis, satu.lembaga, satu.nomor, satu.tahun, satu.tentang) == (
        jenis,
        lembaga,
        nomor,
        tahun,
        tentang,
    )


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Permenpan 21/2008", f"Peraturan Menteri Negara {PAN} Nomor PER/21/M.PAN/11/2008 tentang SOP"),
        ("PermenPANRB 35/2012", f"Peraturan Menteri {PAN} dan Reformasi Birokrasi RI No. 35 Tahun 2012"),
        ("Perka ANRI 2/2014", "Peraturan Kepala Arsip Nasional Republik Indonesia Nomor 2 Tahun 2014"),
        ("PMK 215/2016", "Peraturan Menteri Keuangan Nomor 215/PMK.05/2016"),
        ("Keppres 68/1995", "Keputusan Presiden Nomor 68 Tahun 1995 tentang Hari Kerja"),
    ],
)
def test_the_same_regulation_has_the_same_key_however_it_is_cited(satu: str, lain: str) -> None:
    assert baca_regulasi(satu).kunci == baca_regulasi(lain).kunci is not None


@pytest.mark.parametrize(
    ("teks", "sebutan", "tampil"),
    [
        (
            "UU No 25/2009 tentang Pelayanan",
            "UU 25/2009",
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan",
        ),
        ("Permendagri 77/2020", "Permendagri 77/2020", "Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020"),
        (
            "Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang Akuntansi",
            "Permenkeu 215/2016",
            "Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang Akuntansi",
        ),
        ("PMK 62/2023", "PMK 62/2023", "Peraturan Menteri Keuangan Nomor 62 Tahun 2023"),
        ("Pergub Contoh 37/2013", "Pergub Contoh 37/2013", "Peraturan Gubernur Contoh Nomor 37 Tahun 2013"),
        ("UUD 1945", "UUD 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"),
        ("TAP MPR XI/MPR/1998", "TAP MPR XI/MPR/1998", f"{TAP} Nomor XI/MPR/1998"),
    ],
)
def test_shows_it_short_and_in_full(teks: str, sebutan: str, tampil: str) -> None:
    satu = baca_regulasi(teks)
    assert (satu.sebutan, satu.tampil) == (sebutan, tampil)


def test_a_mengingat_goes_down_the_hierarchy_and_then_by_year() -> None:
    urut = [
        "UUD 1945",
        "UU 25/2009",
        "UU 23/2014",
        "PP 96/2012",
        "Perpres 95/2018",
        "PermenPANRB 35/2012",
        "Permendagri 77/2020",
        "Perka ANRI 2/2014",
        "Perda Provinsi Contoh 3/2016",
        "Perda Kota Contoh 3/2016",
        "Perwali Contoh 12/2010",
        "SE Menteri PANRB 5/2009",
    ]
    regulasi = [baca_regulasi(teks) for teks in reversed(urut)]
    assert [satu.asal for satu in sorted(regulasi, key=urutan_mengingat)] == urut


def test_every_regulation_of_the_repealed_list_can_be_told_apart_and_names_a_known_one() -> None:
    semua = dicabut_bawaan()
    kunci = [satu.lama.kunci for satu in semua]
    assert None not in kunci
    assert len(set(kunci)) == len(kunci)
    assert all(baca_regulasi(satu.pengganti).kunci for satu in semua if satu.pengganti)


@given(st.text(max_size=80))
def test_whatever_stands_there_is_read(teks: str) -> None:
    satu = baca_regulasi(teks)
    assert isinstance(satu.sebutan, str)
    assert isinstance(satu.tampil, str)
    assert urutan_mengingat(satu) >= (0, 0, 0)
