"""The same activity is found in other words and other hands; the same pattern about other things is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench.organise_corpus import Pustaka, buat
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.errors import SystemFailure, UnreadableFile
from sopan.model import Sop
from sopan.organise.bulk import batas_judul, mirip_isi, mirip_semua
from sopan.organise.candidates import calon_isi, calon_judul, gabung_calon, tanda_isi
from sopan.organise.duplicates import Pencarian, cari, kelompokkan, semua_serupa, urutkan
from sopan.organise.features import baca_ciri, bentuk_alur
from sopan.organise.index import Entri, Indeks, Tanda, bangun, gabung, muat, simpan
from sopan.organise.similarity import AMBANG, kemiripan_judul, nilai_pasangan
from sopan.organise.words import KATA_UMUM
from tests.organise.samples import isi, sop, sops


def index(semua: list[Sop]) -> Indeks:
    return bangun(Entri(f"{i}.sop.yaml", Tanda(i, 1), baca_ciri(satu)) for i, satu in enumerate(semua))


@cache
def planted() -> tuple[Pustaka, Indeks]:
    pustaka = buat(600, 90, benih=7)
    return pustaka, index(pustaka.sops())


def test_planted_duplicates_are_found_and_little_else() -> None:
    pustaka, indeks = planted()
    tanam = {(min(a, b), max(a, b)): taraf for a, b, taraf in pustaka.pasangan}
    found = {(satu.a, satu.b) for satu in semua_serupa(indeks)}
    recall = [sum(pasang in found for pasang, t in tanam.items() if t == taraf) / 30 for taraf in (1, 2, 3)]
    assert recall[0] == 1
    assert recall[1] >= 0.9
    assert recall[2] >= 0.6
    assert len(found & tanam.keys()) / len(found) >= 0.95


def test_a_query_finds_what_the_search_of_all_pairs_finds() -> None:
    _, indeks = planted()
    pairs = {(satu.a, satu.b): satu.nilai for satu in semua_serupa(indeks)}
    for a, b in list(pairs)[:40]:
        found = {satu.entri: satu.nilai for satu in cari(indeks, indeks.ciri(a), kecuali=[indeks.berkas(a)])}
        assert found[b].skor == pytest.approx(pairs[a, b].skor, abs=1e-3)


def test_two_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    _, indeks = planted()
    monkeypatch.setattr("sopan.organise.duplicates._PARALEL", 1)
    monkeypatch.setattr("sopan.organise.duplicates._POTONG", 500)
    pencarian = Pencarian(indeks, proses=2)
    bagian = list(pencarian)
    assert len(bagian) == len(pencarian) > 1
    assert urutkan(bagian) == semua_serupa(indeks)


def one(**lain: Any) -> Sop:
    return sop(isi(), **lain)


def likeness(a: Sop, b: Sop, sekitar: list[Sop] | None = None) -> Any:
    indeks = index([a, b, *(sekitar or [])])
    kegiatan = mirip_isi(indeks, np.array([[0, 1]]))[0]
    return nilai_pasangan(indeks.ciri(0), indeks.ciri(1), indeks.bobot_judul, float(kegiatan))


def test_a_copy_with_other_posts() -> None:
    nilai = likeness(one(), one(pelaksana={"kabid": "Ketua Tim", "kasubag": "Koordinator", "analis": "Staf"}))
    assert nilai.sebutan == "salinan"
    assert nilai.skor == nilai.judul == nilai.kegiatan == nilai.alur == 1


def test_another_object_is_another_activity_however_alike_the_sentences() -> None:
    def permit(benda: str) -> Sop:
        langkah = [
            {**x, "kegiatan": x["kegiatan"].replace("laporan", f"izin {benda}")} for x in isi()["langkah"]
        ]
        return sop(isi(), judul=f"Penerbitan Izin {benda.title()}", langkah=langkah)

    sekitar = [permit(benda) for benda in ("trayek", "reklame", "gangguan", "trayek", "reklame")]
    nilai = likeness(permit("reklame"), permit("trayek"), sekitar)
    assert nilai.skor < AMBANG
    assert nilai.sebutan == "pola sama"


def test_filing_a_letter_is_not_making_it() -> None:
    nilai = likeness(one(judul="Pembuatan Surat Tugas"), one(judul="Pendokumentasian Surat Tugas"))
    assert nilai.judul < AMBANG


def test_the_same_steps_under_another_title() -> None:
    langkah = isi()["langkah"]
    langkah[2]["kegiatan"] = "Menyusun absensi atau presensi"
    a = one(judul="Pembuatan Absensi", langkah=langkah)
    b = one(judul="Pembuatan Presensi", langkah=langkah)
    nilai = likeness(a, b)
    assert nilai.judul < AMBANG
    assert nilai.sebutan == "isi sama"
    assert nilai.skor >= AMBANG


def test_slips_of_the_pen_and_glued_words() -> None:
    a = baca_ciri(one(judul="Pemeliharaan Kendaraan Dinas Operasional"))
    for judul in ("Pemeliharaan Kendaran Dinas Operasional", "Pemeliharaan KendaraanDinas Operasional"):
        b = baca_ciri(one(judul=judul))
        assert kemiripan_judul(a, b, index([one()]).bobot_judul) == 1


def test_a_number_is_no_slip_of_the_pen() -> None:
    a, b = (baca_ciri(one(judul=f"Pengadaan Barang Kode {n}")) for n in (1, 2))
    assert kemiripan_judul(a, b, index([one()]).bobot_judul) < AMBANG


def test_a_known_word_is_no_slip_of_the_pen() -> None:
    sekitar = [one(judul=f"Penanganan {kata} Masyarakat") for kata in ("Pengaduan", "Pengadaan") * 3]
    nilai = likeness(one(judul="Penanganan Pengaduan"), one(judul="Penanganan Pengadaan"), sekitar)
    assert nilai.judul == 0


def test_groups() -> None:
    berbeda = one(
        judul="Penyelenggaraan Rapat Koordinasi",
        langkah=[{"kegiatan": "Memimpin rapat", "pelaksana": "kabid"}],
    )
    semua = [one(), berbeda, one(nomor="2"), one(judul="Penyusunan Laporan Bulanan")]
    kelompok = kelompokkan(semua_serupa(index(semua)))
    assert [satu.anggota for satu in kelompok] == [(0, 2, 3)]


def test_a_pattern_ties_no_group() -> None:
    _, indeks = planted()
    pola = [satu for satu in semua_serupa(indeks, pola=True) if satu.nilai.sebutan == "pola sama"]
    assert pola
    assert kelompokkan(pola) == []


def test_many_sops_of_one_title_stay_one_group() -> None:
    """More than fit a bucket: each is compared with its neighbours only, and they still hang together."""
    semua = [one(nomor=str(n)) for n in range(300)]
    temuan = semua_serupa(index(semua))
    assert len(temuan) < 300 * 150
    assert [len(satu.anggota) for satu in kelompokkan(temuan)] == [300]


def test_an_empty_library_and_a_single_sop() -> None:
    assert cari(index([]), baca_ciri(one())) == []
    assert semua_serupa(index([])) == []
    assert semua_serupa(index([one()])) == []


def test_the_shape_tells_flows_apart_and_forgets_names() -> None:
    lain = isi()
    lain["pelaksana"] = {"a": "X", "b": "Y", "c": "Z"}
    for langkah in lain["langkah"]:
        langkah["pelaksana"] = {"kabid": "a", "kasubag": "b", "analis": "c"}[langkah["pelaksana"]]
    assert bentuk_alur(sop(lain)) == bentuk_alur(sop())
    lain["langkah"][3]["keputusan"] = {"tidak": 1}
    assert bentuk_alur(sop(lain)) != bentuk_alur(sop())
    del lain["langkah"][3]["keputusan"]
    assert bentuk_alur(sop(lain)) != bentuk_alur(sop())


def test_an_index_on_disk_is_the_same_index(tmp_path: Path) -> None:
    _, indeks = planted()
    simpan(indeks, tmp_path / "i.npz")
    lagi = muat(tmp_path / "i.npz")
    assert semua_serupa(lagi) == semua_serupa(indeks)
    assert [p.name for p in tmp_path.iterdir()] == ["i.npz"]


def test_an_index_brought_up_to_date_is_one_made_anew() -> None:
    pustaka, _ = planted()
    semua = pustaka.sops()[:60]
    entri = [Entri(f"{i}.sop.yaml", Tanda(i, 1), baca_ciri(satu)) for i, satu in enumerate(semua)]
    lama = bangun(entri[:50])
    baru = [entri[7]._replace(tanda=Tanda(99, 1)), *entri[50:]]
    kini = {satu.berkas: satu.tanda for satu in entri if satu.berkas != "3.sop.yaml"} | {
        "7.sop.yaml": Tanda(99, 1)
    }
    baca, pergi = lama.usang(kini)
    assert baca == [satu.berkas for satu in baru]
    assert pergi == ["3.sop.yaml"]
    hasil = gabung(lama, baru, pergi)
    anew = bangun([e for e in entri[:50] if e.berkas not in ("3.sop.yaml", "7.sop.yaml")] + baru)
    assert [hasil.berkas(i) for i in range(len(hasil))] == [anew.berkas(i) for i in range(len(anew))]
    assert semua_serupa(hasil) == semua_serupa(anew)
    assert hasil.usang(kini) == ([], [])


@pytest.mark.parametrize("isi_berkas", [b"", b"bukan", b"PK\x03\x04 rusak"])
def test_a_file_that_is_no_index(tmp_path: Path, isi_berkas: bytes) -> None:
    (tmp_path / "i.npz").write_bytes(isi_berkas)
    with pytest.raises(UnreadableFile, match="bukan indeks"):
        muat(tmp_path / "i.npz")


def test_an_index_whose_arrays_do_not_fit_is_refused(tmp_path: Path) -> None:
    _, indeks = planted()
    simpan(indeks, tmp_path / "i.npz")
    with np.load(tmp_path / "i.npz") as larik:
        isi_larik = dict(larik)
    for nama, nilai in (
        ("kata.awal", isi_larik["kata.awal"] + 1),
        ("kata.isi", np.full_like(isi_larik["kata.isi"], 2**31)),
        ("judul.awal", isi_larik["judul.awal"][::-1].copy()),
        ("tanda", isi_larik["tanda"][:-1]),
        ("versi", np.array([99])),
        ("judul.isi", isi_larik["judul.isi"].astype(object)),
    ):
        np.savez(tmp_path / "rusak.npz", allow_pickle=True, **{**isi_larik, nama: nilai})
        with pytest.raises(UnreadableFile):
            muat(tmp_path / "rusak.npz")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(SystemFailure):
        simpan(planted()[1], tmp_path / "tidak" / "ada" / "i.npz")
    with pytest.raises(SystemFailure):
        muat(tmp_path / "tidak-ada.npz")


def test_minhash_estimates_the_jaccard_likeness() -> None:
    """Of two rows as many of the 64 places agree as they have words in common, within five deviations."""
    _, indeks = planted()
    kata, bobot = indeks.daftar["kata"], indeks.bobot_kata
    tanda = tanda_isi(kata, bobot)
    frekuensi = bobot.frekuensi
    pakai = [{int(h) for h in kata[i] if 1 < frekuensi[h] <= 24} for i in range(60)]
    diff = []
    for a in range(60):
        for b in range(a):
            if pakai[a] | pakai[b]:
                jaccard = len(pakai[a] & pakai[b]) / len(pakai[a] | pakai[b])
                diff.append(float((tanda[a] == tanda[b]).mean()) - jaccard)
    assert abs(np.mean(diff)) < 0.005
    assert np.abs(diff).max() < 5 * 0.5 / 8


def test_arrays_and_single_pairs_agree() -> None:
    _, indeks = planted()
    calon = gabung_calon([calon_judul(indeks), calon_isi(indeks)])
    batas, kegiatan = batas_judul(indeks, calon), mirip_isi(indeks, calon)
    for (a, b), atas, k in zip(calon.tolist()[::50], batas[::50], kegiatan[::50], strict=True):
        ciri_a, ciri_b = indeks.ciri(a), indeks.ciri(b)
        assert kemiripan_judul(ciri_a, ciri_b, indeks.bobot_judul) <= atas + 1e-4
        semua = mirip_semua(indeks.daftar["kata"], indeks.berat_kata, KATA_UMUM, ciri_a.kata)
        assert semua[b] == pytest.approx(k, abs=1e-4)


@settings(max_examples=25)  # each builds an index
@given(st.lists(sops(), min_size=2, max_size=6))
def test_likeness_is_symmetric_and_within_bounds(semua: list[Sop]) -> None:
    indeks = index(semua)
    maju = mirip_isi(indeks, np.array([[0, 1]]))[0]
    a, b = indeks.ciri(0), indeks.ciri(1)
    satu = nilai_pasangan(a, b, indeks.bobot_judul, float(maju))
    lain = nilai_pasangan(b, a, indeks.bobot_judul, float(maju))
    assert satu == lain
    for nilai in (satu.skor, satu.judul, satu.kegiatan, satu.alur):
        assert 0 <= nilai <= 1 + 1e-6
    sendiri = nilai_pasangan(a, a, indeks.bobot_judul, 1.0)
    assert sendiri.skor == 1
