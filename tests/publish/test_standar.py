# ruff: noqa: E501 - rows of YAML read best on one line
"""The Standar Pelayanan: six services worked out by hand, what stays open, alarms, levels, the SIPPN sheet."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from tests.publish.samples import PELAYANAN, make, service

from sopan.errors import WrongUse
from sopan.model import Sop
from sopan.publish.standar import Bukti, dokumen_maklumat, dokumen_standar, lembar_sippn, standar_pelayanan
from sopan.publish.standar.turunan import waktu_diumumkan


class Contoh(NamedTuple):
    """A service, and what a person worked out: minutes and days, the way, what to bring and get, people."""

    sop: Sop
    menit: float
    hari: int
    jalan: tuple[int, ...]
    persyaratan: tuple[str, ...]
    produk: tuple[str, ...]
    orang: int


LURUS = Contoh(
    # 10 + 20 + 30 + 5 = 65 minutes, so one working day.
    service("""
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 10 menit, kelengkapan: [KTP, Formulir], output: Berkas}
  - {kegiatan: Memeriksa berkas, pelaksana: petugas, waktu: 20 menit, kelengkapan: Berkas, output: Berkas lengkap}
  - {kegiatan: Menandatangani surat, pelaksana: kabid, waktu: 30 menit, kelengkapan: Berkas lengkap, output: Surat}
  - {kegiatan: Menerima surat, pelaksana: pemohon, waktu: 5 menit, kelengkapan: Surat, output: Surat}
"""),
    65, 1, (1, 2, 3, 4), ("KTP", "Formulir"), ("Surat",), 3,
)  # fmt: skip

KEPUTUSAN = Contoh(
    # ya:    10 + 60 + 450 (1 hari kerja) + 5 = 525; tidak: 10 + 60 + 30 (4) + 10 (5) = 110. 525/450 -> 2 days.
    service("""
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 10 menit, kelengkapan: Formulir, output: Berkas}
  - {kegiatan: "Menelaah. Jika layak, meneruskan. Jika tidak layak, menolak.", pelaksana: kabid, waktu: 1 jam,
     output: Disposisi, keputusan: {ya: 3, tidak: 4}}
  - {kegiatan: Menyusun izin, pelaksana: petugas, waktu: 1 hari kerja, output: Izin, lanjut: 6}
  - {kegiatan: Menyusun surat penolakan, pelaksana: petugas, waktu: 30 menit, output: Surat penolakan}
  - {kegiatan: Menerima surat penolakan, pelaksana: pemohon, waktu: 10 menit, output: Surat penolakan, selesai: true}
  - {kegiatan: Menerima izin, pelaksana: pemohon, waktu: 5 menit, output: Izin}
"""),
    525, 2, (1, 2, 3, 6), ("Formulir",), ("Izin", "Surat penolakan"), 3,
)  # fmt: skip

BALIKAN = Contoh(
    # The correction (3) and the return from 4 to 2 are rework: 15 + 15 + 120 + 5 = 155, one day.
    service("""
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 15 menit, kelengkapan: [KTP, KK], output: Berkas}
  - {kegiatan: "Memeriksa. Jika lengkap, meneruskan. Jika tidak lengkap, mengembalikan.", pelaksana: petugas,
     waktu: 15 menit, output: Catatan, keputusan: {ya: {langkah: 4, label: Lengkap}, tidak: {langkah: 3, label: Kurang}}}
  - {kegiatan: Melengkapi berkas, pelaksana: pemohon, waktu: 2 hari kerja, output: Berkas, lanjut: 2}
  - {kegiatan: "Mengesahkan. Jika setuju, menandatangani. Jika tidak setuju, mengembalikan.", pelaksana: kadis,
     waktu: 2 jam, output: Surat, keputusan: {ya: 5, tidak: 2}}
  - {kegiatan: Menerima surat, pelaksana: pemohon, waktu: 5 menit, output: Surat}
"""),
    155, 1, (1, 2, 4, 5), ("KTP", "KK"), ("Surat",), 3,
)  # fmt: skip

BERSAMA = Contoh(
    # The visit of three together takes its 900 minutes once: 10 + 900 + 440 + 10 = 1360 = 3 days and 10 minutes.
    service("""
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 10 menit, kelengkapan: Denah, output: Berkas}
  - {kegiatan: Memeriksa lapangan bersama, pelaksana: [petugas, kabid, kadis], waktu: 2 hari kerja, output: Berita acara}
  - {kegiatan: Menyusun surat, pelaksana: petugas, waktu: 440 menit, output: Surat}
  - {kegiatan: Menerima surat, pelaksana: pemohon, waktu: 10 menit, output: Surat}
"""),
    1360, 4, (1, 2, 3, 4), ("Denah",), ("Surat",), 4,
)  # fmt: skip

KALENDER = Contoh(
    # 1x24 jam is at most one working day (450), 14 calendar days are ten (4500): 30 + 450 + 4500 + 15 = 4995,
    # 11 days and 45 minutes, so 12 days.
    service("""
  - {kegiatan: Mengajukan permohonan, pelaksana: pemohon, waktu: 30 menit, kelengkapan: Formulir, output: Berkas}
  - {kegiatan: Mengunduh data, pelaksana: petugas, waktu: 1x24 jam, output: Data}
  - {kegiatan: Mengumumkan permohonan, pelaksana: petugas, waktu: 14 hari kalender, output: Pengumuman}
  - {kegiatan: Menerima akta, pelaksana: pemohon, waktu: 15 menit, output: Akta}
"""),
    4995, 12, (1, 2, 3, 4), ("Formulir",), ("Akta",), 2,
)  # fmt: skip

PASTI = Contoh(
    # A certain service: ranges count at their upper end, 2 + 5 + 3 = 10 minutes; the applicant's first two steps
    # tell what to bring, but not the slip, which they make themselves. The agency's own lists go before.
    service(
        """
  - {kegiatan: Mengisi slip, pelaksana: pemohon, waktu: 2 menit, kelengkapan: Kartu anggota, output: Slip}
  - {kegiatan: Mencatat pinjaman, pelaksana: petugas, waktu: 3-5 menit, kelengkapan: Slip, output: Catatan}
  - {kegiatan: Menerima koleksi, pelaksana: pemohon, waktu: 3 menit, output: Koleksi}
""",
        PELAYANAN + "  waktu_pasti: true\n  persyaratan: [Kartu anggota]\n  produk: [Koleksi pinjaman]\n",
    ),
    10, 1, (1, 2, 3), ("Kartu anggota",), ("Koleksi pinjaman",), 2,
)  # fmt: skip

SEMUA = {
    "lurus": LURUS, "keputusan": KEPUTUSAN, "balikan": BALIKAN,
    "bersama": BERSAMA, "kalender": KALENDER, "pasti": PASTI,
}  # fmt: skip


@pytest.mark.parametrize("nama", SEMUA)
def test_worked_examples(nama: str) -> None:
    contoh = SEMUA[nama]
    standar = standar_pelayanan(contoh.sop)
    assert standar.waktu.menit == pytest.approx(contoh.menit)
    assert standar.waktu.hari == contoh.hari
    assert standar.waktu.langkah == contoh.jalan
    assert standar["persyaratan"].isi == contoh.persyaratan
    assert standar["produk"].isi == contoh.produk
    assert standar["jumlah_pelaksana"].isi[0] == f"{contoh.orang} orang"
    assert len(standar["prosedur"].isi) == len(contoh.sop.langkah)
    assert standar["dasar_hukum"].isi == ("UU Nomor 25 Tahun 2009 tentang Pelayanan Publik",)
    assert standar["kompetensi"].isi == ("Memahami aturan",)
    assert not standar.terbuka
    assert not standar.alarm
    assert standar.pekppp.tingkat == 2


def test_the_time_is_told_in_days_but_for_a_certain_service() -> None:
    assert waktu_diumumkan(KALENDER.sop, standar_pelayanan(KALENDER.sop).waktu) == "12 hari kerja"
    assert waktu_diumumkan(LURUS.sop, standar_pelayanan(LURUS.sop).waktu) == "1 hari kerja"
    assert waktu_diumumkan(PASTI.sop, standar_pelayanan(PASTI.sop).waktu) == "10 menit"


def test_six_components_are_for_the_public_and_eight_for_the_office() -> None:
    standar = standar_pelayanan(LURUS.sop)
    assert [one.nomor for one in standar.komponen] == list(range(1, 15))
    assert [one.kunci for one in standar.komponen if one.kelompok == "penyampaian"] == [
        "persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan",
    ]  # fmt: skip
    assert sum(one.sumber == "sop" for one in standar.komponen) == 7


def test_what_nobody_stated_is_open_and_says_what_it_needs() -> None:
    steps = (
        "  - {kegiatan: Mengajukan, pelaksana: pemohon, kelengkapan: KTP, waktu: 5 menit, output: Kartu}\n"
    )
    standar = standar_pelayanan(service(steps, ""))
    assert {one.kunci for one in standar.terbuka} == {
        "biaya", "pengaduan", "sarana", "pengawasan", "jaminan", "keamanan", "evaluasi", "jumlah_pelaksana",
    }  # fmt: skip
    assert "pelayanan.biaya" in str(standar["biaya"].kurang)
    assert standar.pekppp.tingkat == 0
    partly = standar_pelayanan(service(steps, "pelayanan: {biaya: Gratis}\n"))
    assert partly.pekppp.tingkat == 1
    assert any("sarana" in str(need) for need in partly.pekppp.kenaikan)


def test_a_promise_below_the_longest_way_is_an_alarm_and_is_not_published() -> None:
    sop = KALENDER.sop
    assert sop.pelayanan is not None
    short = sop.model_copy(
        update={"pelayanan": sop.pelayanan.model_copy(update={"jangka_waktu": "11 hari kerja"})}
    )
    standar = standar_pelayanan(short)
    assert len(standar.alarm) == 1
    assert "11 hari kerja" in str(standar.alarm[0])
    assert waktu_diumumkan(short, standar.waktu) == "12 hari kerja"
    kept = short.model_copy(
        update={"pelayanan": sop.pelayanan.model_copy(update={"jangka_waktu": "13 hari kerja"})}
    )
    assert not standar_pelayanan(kept).alarm
    assert waktu_diumumkan(kept, standar.waktu) == "13 hari kerja"


def test_a_promise_is_held_against_the_simulation_and_must_be_a_time() -> None:
    sop = LURUS.sop
    assert sop.pelayanan is not None

    def promised(text: str) -> Sop:
        assert sop.pelayanan is not None
        return sop.model_copy(update={"pelayanan": sop.pelayanan.model_copy(update={"jangka_waktu": text})})

    assert not standar_pelayanan(promised("1 hari kerja"), kerja_p90=450).alarm
    (alarm,) = standar_pelayanan(promised("1 hari kerja"), kerja_p90=451).alarm
    assert "9 dari 10" in str(alarm)
    (alarm,) = standar_pelayanan(promised("secepatnya")).alarm
    assert "secepatnya" in str(alarm)


def test_requirements_and_staff_that_differ_from_the_sop_are_alarms() -> None:
    sop = LURUS.sop
    assert sop.pelayanan is not None
    other = sop.pelayanan.model_copy(
        update={"persyaratan": ("KTP", "Surat pengantar RT"), "jumlah_pelaksana": ("5 orang",)}
    )
    texts = [str(alarm) for alarm in standar_pelayanan(sop.model_copy(update={"pelayanan": other})).alarm]
    assert len(texts) == 3
    assert "'Formulir'" in texts[0]
    assert "'Surat pengantar RT'" in texts[1]
    assert "5 orang" in texts[2]
    assert "berisi 3" in texts[2]


def test_the_ladder_of_pekppp() -> None:
    today = datetime.date(2026, 11, 24)
    sop = LURUS.sop
    level = [
        standar_pelayanan(sop, bukti).pekppp.tingkat
        for bukti in (
            Bukti(),
            Bukti("1/2026"),
            Bukti("1/2026", "BA 3/2026"),
            Bukti("1/2026", "BA 3/2026", datetime.date(2026, 1, 5), today),
            Bukti("1/2026", "BA 3/2026", datetime.date(2023, 1, 5), today),
            Bukti(None, "BA 3/2026", datetime.date(2026, 1, 5), today),
        )
    ]
    assert level == [2, 3, 4, 5, 4, 2]
    assert not standar_pelayanan(sop, Bukti("1", "2", today, today)).pekppp.kenaikan


@pytest.mark.parametrize("jenis", ["rutin", "penugasan"])
def test_other_kinds_have_no_standard(jenis: str) -> None:
    other = LURUS.sop.model_copy(update={"jenis": jenis})
    with pytest.raises(WrongUse, match=jenis):
        standar_pelayanan(other)


def test_a_flow_that_only_leads_back_has_no_time() -> None:
    steps = "  - {kegiatan: Mengajukan, pelaksana: pemohon}\n  - {kegiatan: Memeriksa, pelaksana: kabid, lanjut: 1}\n"
    with pytest.raises(WrongUse, match="jalan tanpa pengulangan"):
        standar_pelayanan(service(steps))


def test_the_documents_say_what_the_standard_says() -> None:
    standar = standar_pelayanan(KEPUTUSAN.sop)
    words = repr(dokumen_standar(standar).isi)
    assert "Paling lama 2 hari kerja" in words
    assert "Inspektorat" in words
    promise = repr(dokumen_maklumat(standar).isi)
    assert "paling lama 2 hari kerja" in promise
    assert "Loket pengaduan" in promise


def _cells(data: bytes) -> list[tuple[str, str]]:
    """Type and text of every cell of the first sheet."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = [
            "".join(one.itertext())
            for one in etree.fromstring(package.read("xl/sharedStrings.xml")).findall("m:si", space)
        ]
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    assert not sheet.findall(".//m:f", space)
    return [
        (cell.get("t"), texts[int(cell.findtext("m:v", "", space))])
        for cell in sheet.iterfind(".//m:c", space)
    ]


def test_cells_for_sippn_that_look_like_formulas_stay_text() -> None:
    evil = ["=1+1", "+62 21", "-5", "@SUM(A1)", '=HYPERLINK("http://a.example","x")']
    sop = LURUS.sop
    assert sop.pelayanan is not None
    made = []
    for text in evil:
        own = sop.pelayanan.model_copy(update={"biaya": (text,), "pengaduan": (text,)})
        made.append(standar_pelayanan(sop.model_copy(update={"judul": text, "pelayanan": own})))
    cells = _cells(lembar_sippn(made))
    assert len(cells) == 9 * (1 + len(evil))
    assert {kind for kind, _ in cells} == {"s"}
    for text in evil:
        assert [words for _, words in cells].count(text) == 3


def test_the_example_services_agree_with_their_standard(examples_dir: Path) -> None:
    for path in sorted(examples_dir.glob("pelayanan-*.sop.yaml")):
        standar = standar_pelayanan(make(path.read_text(encoding="utf-8")))
        assert not standar.alarm, path.name
        assert not standar.terbuka, path.name
