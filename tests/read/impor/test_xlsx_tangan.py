"""XLSX drawn by hand, in every style: what is read is what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.read.impor.lukis import GAYA, harapan, lukis
from tests.read.impor.ukur import Ukuran, ukur

from sopan.read import read_sop
from sopan.read.impor import RAGU, impor_bytes

CONTOH = ("konsinyering", "pelaksanaan-rapat-koordinasi", "pelayanan-informasi-publik")


def _ukur(folder: Path, contoh: str, gaya: str, benih: int = 1) -> Ukuran:
    sop = read_sop(folder / f"{contoh}.sop.yaml").sop
    hasil = impor_bytes(lukis(sop, GAYA[gaya], benih), f"{contoh}.xlsx")
    return ukur(harapan(sop, GAYA[gaya]), hasil.sop)


@pytest.mark.parametrize("gaya", GAYA)
def test_a_style_reads_as_drawn(examples_dir: Path, gaya: str) -> None:
    for contoh in CONTOH:
        kata, pelaksana, jenis, panah = _ukur(examples_dir, contoh, gaya).persen()
        assert kata >= 99, contoh
        assert pelaksana >= 97, contoh
        assert jenis >= 97, contoh
        assert panah >= 84, contoh  # arrows that end far beside their symbol, or bear no ya/tidak


def test_arrows_over_all_styles_and_hands(examples_dir: Path) -> None:
    benar = semua = 0
    for benih in (2, 3):
        for gaya in ("ujung lepas", "ujung jauh", "ruas meleset", "panah terbalik", "tiga subkolom"):
            for contoh in CONTOH:
                a, b = _ukur(examples_dir, contoh, gaya, benih).panah
                benar, semua = benar + a, semua + b
    assert benar >= 0.95 * semua


def test_what_is_not_drawn_is_marked(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    hasil = impor_bytes(lukis(sop, GAYA["tanpa label"]), "a.xlsx")
    ragu = {satu.jalur for satu in hasil.ragu}
    assert {("langkah", n, "keputusan") for n, x in enumerate(sop.langkah) if x.keputusan} <= ragu


def test_pictures_of_symbols_want_a_look(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    hasil = impor_bytes(lukis(sop, GAYA["simbol gambar"]), "a.xlsx")
    ragu = {satu.jalur: satu for satu in hasil.ragu}
    for n in range(len(sop.langkah)):
        satu = ragu["langkah", n, "pelaksana"]
        assert satu.yakin < RAGU
        assert "gambar" in str(satu.lihat)


def test_every_value_says_where_it_stood(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    hasil = impor_bytes(lukis(sop, GAYA["baku"]), "a.xlsx")
    asal = {satu.jalur: satu.asal for satu in hasil.bidang}
    assert asal["judul",] == "SOP!H6"
    assert asal["langkah", 0, "kegiatan"].startswith("SOP!B")
    assert not hasil.ragu
    assert not hasil.persis


def test_a_sum_of_times_is_no_step(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    hasil = impor_bytes(lukis(sop, GAYA["waktu dalam menit"]), "a.xlsx")
    assert len(hasil.sop.langkah) == len(sop.langkah)
    assert any(satu.jenis == "tidak_dibawa" and "Jumlah" in str(satu.pesan) for satu in hasil.catatan)
