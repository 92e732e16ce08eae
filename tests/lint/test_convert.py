"""Conversions between kinds: the edits, applied to a file, give the SOP that the deck describes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.strategies import random_sop

from sopan.errors import WrongUse
from sopan.lint.convert import Perubahan, ubah_jenis
from sopan.model import Pelaksana, Sop, alur_dari
from sopan.model.operations import apply_all
from sopan.read import read_sop, read_text
from sopan.read.dump import dump_sop
from sopan.read.edit import edit_text

KEPALA = """\
sopan: 1
judul: Pelayanan Izin
jenis: pelayanan
pelaksana:
  pemohon: {nama: Pemohon, luar: true}  # dari luar
  petugas: Petugas
  kepala: Kepala
langkah:
"""


def ubah(langkah: str, jenis: str = "rutin", kepala: str = KEPALA) -> tuple[Sop, str, Perubahan]:
    """The SOP, the text and the conversion of a file with these steps, a step a line."""
    baris = "".join(f"  - {{{satu.strip()}}}\n" for satu in langkah.strip().splitlines())
    teks = kepala + baris
    perubahan = ubah_jenis(read_text(teks).sop, jenis)  # type: ignore[arg-type]  # one of the kinds
    hasil = edit_text(teks, perubahan.operasi)
    return read_text(hasil).sop, hasil, perubahan


def alur(sop: Sop) -> list[tuple[int, int | None]]:
    return [(arus.dari, arus.ke) for arus in alur_dari(sop).arus]


def kegiatan(sop: Sop) -> list[str]:
    return [satu.kegiatan for satu in sop.langkah]


def test_a_pelayanan_without_its_ends_is_a_rutin() -> None:
    sop, _, perubahan = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas
        kegiatan: Menandatangani izin, pelaksana: kepala
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert sop.jenis == "rutin"
    assert kegiatan(sop) == ["Memeriksa permohonan", "Menandatangani izin", "Mendokumentasikan izin"]
    assert list(sop.pelaksana) == ["petugas", "kepala"]
    assert [str(satu) for satu in perubahan.catatan] == ["judul masih menyebut pelayanan; ganti aspeknya."]


def test_references_follow_their_steps() -> None:
    sop, _, _ = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas
        id: konsep, kegiatan: Menyusun izin, pelaksana: petugas
        kegiatan: Memeriksa izin, pelaksana: kepala, keputusan: {ya: {langkah: 6, label: Setuju}, tidak: 3}
        kegiatan: Mencatat penolakan, pelaksana: petugas, lanjut: 7
        kegiatan: Menandatangani izin, pelaksana: kepala, keputusan: {tidak: konsep}
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert alur(sop) == [(1, 2), (2, 3), (3, 5), (3, 2), (4, 6), (5, 6), (5, 2), (6, None)]
    keputusan = sop.langkah[2].keputusan
    assert keputusan is not None
    assert keputusan.ya.label == "Setuju"


def test_an_end_of_the_applicant_in_the_middle_goes_too() -> None:
    sop, _, _ = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas, keputusan: {ya: 5}
        kegiatan: Menolak permohonan, pelaksana: petugas
        kegiatan: Menerima penolakan, pelaksana: pemohon, selesai: true
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
        kegiatan: Mengisi survei, pelaksana: pemohon
    """)
    assert kegiatan(sop) == ["Memeriksa permohonan", "Menolak permohonan", "Mendokumentasikan izin"]
    assert alur(sop) == [(1, 3), (1, 2), (2, None), (3, None)]


def test_a_decision_that_led_to_an_end_of_the_applicant_ends_itself() -> None:
    sop, _, _ = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Mencatat permohonan, pelaksana: petugas
        kegiatan: Memeriksa permohonan, pelaksana: petugas, keputusan: {ya: 5}
        kegiatan: Menerima penolakan, pelaksana: pemohon, selesai: true
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
    """)
    assert alur(sop) == [(1, 2), (2, 3), (2, None), (3, None)]


def test_what_only_sent_the_request_back_decides_no_more() -> None:
    sop, _, perubahan = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas, keputusan: {tidak: 1}
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert sop.langkah[0].keputusan is None
    assert alur(sop) == [(1, 2), (2, None)]
    assert "langkah 1 tidak lagi memutuskan" in str(perubahan.catatan[0])


@pytest.mark.parametrize(
    ("ya", "harap"), [("3", (1, 2)), ("4", (1, 3)), ("selesai", (1, None)), ("5", (1, None))]
)
def test_the_other_answer_of_such_a_decision_is_kept(ya: str, harap: tuple[int, int | None]) -> None:
    sop, _, _ = ubah(f"""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas, keputusan: {{ya: {ya}, tidak: 1}}
        kegiatan: Mencetak izin, pelaksana: petugas
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert alur(sop)[0] == harap


def test_a_later_return_to_the_request_leads_to_the_new_start() -> None:
    sop, _, _ = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Mencatat permohonan, pelaksana: petugas
        kegiatan: Memeriksa permohonan, pelaksana: kepala, keputusan: {tidak: 1}
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert alur(sop) == [(1, 2), (2, 3), (2, 1), (3, None)]


def test_an_applicant_in_the_middle_stays_and_is_told() -> None:
    sop, teks, perubahan = ubah("""
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Memeriksa permohonan, pelaksana: petugas
        kegiatan: Membayar retribusi, pelaksana: pemohon
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
        kegiatan: Menerima izin, pelaksana: pemohon
    """)
    assert list(sop.pelaksana)[:2] == ["petugas", "pemohon"]
    assert "# dari luar" in teks
    assert "langkah 2 masih dikerjakan pihak luar" in str(perubahan.catatan[0])


def test_the_part_for_the_public_goes() -> None:
    langkah = """
        kegiatan: Mengajukan permohonan, pelaksana: pemohon
        kegiatan: Mendokumentasikan izin, pelaksana: petugas
    """
    sop, _, _ = ubah(langkah, kepala=KEPALA.replace("langkah:", "pelayanan: {biaya: Gratis}\nlangkah:"))
    assert sop.pelayanan is None


def test_kinds_of_the_same_parts_change_their_name_only() -> None:
    rutin = KEPALA.replace("jenis: pelayanan", "jenis: rutin")
    langkah = """
        kegiatan: Menugaskan Petugas, pelaksana: kepala
        kegiatan: Mendokumentasikan laporan, pelaksana: petugas
    """
    sop, teks, _ = ubah(langkah, "penugasan", rutin)
    assert sop.jenis == "penugasan"
    assert teks == rutin.replace("jenis: rutin", "jenis: penugasan") + teks.partition("langkah:\n")[2]
    kembali, _, _ = ubah(langkah, "rutin", rutin.replace("jenis: rutin", "jenis: penugasan"))
    assert kembali.jenis == "rutin"


@pytest.mark.parametrize(
    ("dari", "ke", "pertama", "sebab"),
    [
        ("pelayanan", "pelayanan", "pemohon", "sudah berjenis"),
        ("rutin", "pelayanan", "kepala", "sopan new"),
        ("pelayanan", "penugasan", "pemohon", "hanya rutin"),
        ("rutin", "penugasan", "petugas", "bukan perintah"),
        ("pelayanan", "rutin", "petugas", "tidak ada langkah"),
    ],
)
def test_what_the_deck_does_not_define_is_refused(dari: str, ke: str, pertama: str, sebab: str) -> None:
    langkah = f"""
        kegiatan: Menyampaikan berkas, pelaksana: {pertama}
        kegiatan: Mendokumentasikan berkas, pelaksana: petugas
    """
    with pytest.raises(WrongUse, match=sebab):
        ubah(langkah, ke, KEPALA.replace("jenis: pelayanan", f"jenis: {dari}"))


def test_nothing_but_the_applicant_leaves_nothing() -> None:
    with pytest.raises(WrongUse, match="tidak ada yang tersisa"):
        ubah("kegiatan: Mengajukan permohonan, pelaksana: pemohon")


@pytest.mark.parametrize("nama", ["pelayanan-peminjaman-koleksi", "pelayanan-izin-reklame"])
def test_a_service_of_the_examples_becomes_a_rutin(examples_dir: Path, nama: str) -> None:
    dokumen = read_sop(examples_dir / f"{nama}.sop.yaml")
    hasil = read_text(edit_text(dokumen.teks, ubah_jenis(dokumen.sop, "rutin").operasi)).sop
    graf = alur_dari(hasil)
    utuh = frozenset(range(1, graf.jumlah + 1))
    assert hasil.jenis == "rutin"
    assert graf.terjangkau == utuh == graf.dapat_berakhir
    assert not hasil.pelaksana[hasil.langkah[0].pelaksana[0]].luar


@pytest.mark.parametrize("benih", [1, 3, 7])
def test_any_flow_keeps_its_ways_between_the_steps_that_stay(benih: int) -> None:
    """The graph afterwards is the graph before, without the applicant's ends."""
    acak = random_sop(benih, steps=4 + benih % 4, actors=3)
    pemohon = next(iter(acak.pelaksana))
    ujung = [acak.langkah[0], *acak.langkah[1:-1], acak.langkah[-1]]
    for di in (0, -1):
        ujung[di] = ujung[di].model_copy(update={"pelaksana": (pemohon,)})
    kolom = {**acak.pelaksana, pemohon: Pelaksana(nama="Pemohon", luar=True)}
    sop = acak.model_copy(update={"jenis": "pelayanan", "pelaksana": kolom, "langkah": tuple(ujung)})
    hasil = apply_all(sop, ubah_jenis(sop, "rutin").operasi)
    assert read_text(edit_text(dump_sop(sop), ubah_jenis(sop, "rutin").operasi)).sop == hasil

    tetap = [satu.kegiatan for satu in hasil.langkah]
    lama = [nomor for nomor, satu in enumerate(sop.langkah, 1) if satu.kegiatan in tetap]
    assert len(lama) == len(tetap)
    baru = {dari: ke for ke, dari in enumerate(lama, 1)}

    def tujuan(ke: int | None) -> int | None:
        return baru[ke] if ke in baru else 1 if ke is not None and ke < min(lama) else None

    memutus = {nomor for nomor in lama if sop.langkah[nomor - 1].keputusan}
    sama = {nomor for nomor in lama if nomor not in memutus or hasil.langkah[baru[nomor] - 1].keputusan}
    harap = [(baru[arus.dari], tujuan(arus.ke)) for arus in alur_dari(sop).arus if arus.dari in sama]
    assert [satu for satu in alur(hasil) if lama[satu[0] - 1] in sama] == harap
