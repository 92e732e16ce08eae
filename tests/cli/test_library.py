"""The commands about many SOPs: organise, duplicates, diff, relations."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.conftest import GOOD, Ran, write
from tests.organise.samples import sop
from tests.organise.trees import baca, kota

from sopan.read.dump import dump_sop
from sopan.read.organisasi_dump import dump_organisasi
from sopan.read.organisasi_file import read_organisasi

Run = Callable[..., Ran]


@pytest.fixture
def org(tmp_path: Path) -> Path:
    return write(tmp_path / "kota.organisasi.yaml", dump_organisasi(baca()))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "pustaka" / "dinas"
    folder.mkdir(parents=True)
    satu = sop(asal="k-1", keterkaitan=["SOP Tidak Ada"])
    write(folder / "a.sop.yaml", dump_sop(satu))
    write(folder / "b.sop.yaml", dump_sop(satu.model_copy(update={"nomor": "2/SOP/2026", "asal": None})))
    write(folder / "c.sop.yaml", GOOD.replace("Pembuatan Laporan", "Pelayanan Izin Reklame"))
    return tmp_path / "pustaka"


def test_organise_check(sopan: Run, org: Path, tmp_path: Path) -> None:
    assert sopan("organise", "check", org).code == 0
    isi = kota()
    isi["unit"][1]["induk"] = "dinass"
    isi["unit"][2]["tugas"] = "Melaksanakan pembinaan sirkulasi"
    salah = write(tmp_path / "salah.organisasi.yaml", dump_organisasi(baca(isi)))
    ran = sopan("organise", "check", salah)
    assert ran.code == 1
    assert "kesalahan ORG002 parent_missing" in ran.out
    assert "Maksudnya 'dinas'?" in ran.out
    assert "tulis: Melakukan penyiapan bahan pembinaan sirkulasi" in ran.out
    record = json.loads(sopan("organise", "check", salah, "--format", "json").out)
    assert record["temuan"][0]["kode"] == "ORG002"
    assert sopan("organise", "check", salah, "--wording", "1900").code == 2


def test_organise_check_warnings_fail_when_strict(sopan: Run, tmp_path: Path) -> None:
    isi = kota()
    del isi["unit"][2]["tugas"]
    path = write(tmp_path / "x.organisasi.yaml", dump_organisasi(baca(isi)))
    assert sopan("organise", "check", path).code == 0
    assert sopan("organise", "check", path, "--strict").code == 1


def test_organise_titles(sopan: Run, tmp_path: Path, org: Path) -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"].append({"teks": "Melakukan penyiapan bahan penyusunan katalog"})
    path = write(tmp_path / "x.organisasi.yaml", dump_organisasi(baca(isi)))
    assert "Penyusunan Katalog" in sopan("organise", "titles", path).out
    assert (
        json.loads(sopan("organise", "titles", path, "--format", "json").out)["usul"][0]["aspek"]
        == "Penyusunan"
    )
    assert "Tidak ada usul" in sopan("organise", "titles", org).out


def test_organise_coverage(sopan: Run, org: Path, library: Path, tmp_path: Path) -> None:
    ran = sopan("organise", "coverage", org, library)
    assert ran.code == 0
    assert "1 dari 2 kegiatan ber-SOP" in ran.out
    assert "✓ Pelayanan Peminjaman Koleksi" in ran.out
    assert sopan("organise", "coverage", org, library, "--strict").code == 1
    record = json.loads(sopan("organise", "coverage", org, library, "--format", "json").out)
    assert record["ringkasan"] == {
        "kegiatan": 2,
        "ada": 1,
        "mirip": 0,
        "belum": 1,
        "sop": 3,
        "sop_tanpa_kegiatan": 2,
    }
    peta = tmp_path / "peta.svg"
    sopan("organise", "coverage", org, library, "--format", "svg", "--output", peta, "--unit", "seksi")
    assert ElementTree.fromstring(peta.read_text("utf-8")).tag.endswith("svg")
    assert "<!DOCTYPE html>" in sopan("organise", "coverage", org, library, "--format", "html").out
    ran = sopan("organise", "coverage", org, library, "--unit", "seksii")
    assert ran.code == 2
    assert "Maksudnya 'seksi'?" in ran.err


def test_a_broken_file_stops_no_other(sopan: Run, org: Path, library: Path) -> None:
    write(library / "rusak.sop.yaml", "judul: [")
    ran = sopan("organise", "coverage", org, library)
    assert ran.code == 3
    assert "rusak.sop.yaml" in ran.err
    assert "1 dari 2 kegiatan" in ran.out


def test_organise_import(sopan: Run, tmp_path: Path) -> None:
    table = write(tmp_path / "sotk.csv", "Unit,Induk,Warna\nDinas A,,x\nSeksi B,Dinas A,y\n")
    keluar = tmp_path / "kota.organisasi.yaml"
    ran = sopan("organise", "import", table, "--output", keluar)
    assert ran.code == 0
    assert "sotk.csv: C1: kolom 'Warna' tidak dikenal" in ran.err
    assert [unit.nama for unit in read_organisasi(keluar).organisasi.unit] == ["Dinas A", "Seksi B"]
    assert sopan("organise", "import", table, "--output", keluar).code == 2
    assert sopan("organise", "import", table, "--output", keluar, "--force", "--name", "Kota").code == 0


def test_duplicates_of_a_library(sopan: Run, library: Path) -> None:
    ran = sopan("duplicates", library)
    assert ran.code == 0
    assert "1 kegiatan digambarkan lebih dari sekali, oleh 2 dari 3 SOP" in ran.out
    assert "1.00 salinan" in ran.out
    assert "nomor '1/SOP/2026' menjadi '2/SOP/2026'" in ran.out
    record = json.loads(sopan("duplicates", library, "--format", "json").out)
    assert [x["judul"] for x in record["kelompok"][0]["anggota"]] == ["Pembuatan Laporan Bulanan"] * 2
    assert record["kelompok"][0]["pasangan"][0]["nilai"]["sebutan"] == "salinan"
    assert record["kelompok"][0]["beda"]["banyak"] == 2


def test_duplicates_with_an_index(sopan: Run, library: Path, tmp_path: Path) -> None:
    indeks = tmp_path / "pustaka.npz"
    assert "3 SOP, 3 dibaca" in sopan("duplicates", library, "--index", indeks).err
    assert sopan("duplicates", library, "--index", indeks).err == ""
    write(library / "dinas" / "d.sop.yaml", dump_sop(sop(nomor="3")))
    (library / "dinas" / "c.sop.yaml").unlink()
    assert "3 SOP, 1 dibaca" in sopan("duplicates", library, "--index", indeks).err
    baru = write(tmp_path / "baru.sop.yaml", dump_sop(sop(nomor="9", judul="Penyusunan Laporan Bulanan")))
    ran = sopan("duplicates", indeks, baru)
    assert ran.out.count("salinan") == 3
    record = json.loads(sopan("duplicates", indeks, baru, "--format", "json", "--limit", "1").out)
    assert len(record["serupa"]) == 1


def test_an_sop_is_no_double_of_itself(sopan: Run, library: Path) -> None:
    ran = sopan("duplicates", library, library / "dinas" / "c.sop.yaml")
    assert "Tidak ada kembaran di antara 3 SOP" in ran.out


def test_duplicates_of_nothing(sopan: Run, tmp_path: Path) -> None:
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    assert sopan("duplicates", kosong).code == 2
    (tmp_path / "x.npz").write_text("bukan indeks")
    assert sopan("duplicates", tmp_path / "x.npz").code == 3


def test_diff(sopan: Run, library: Path, tmp_path: Path) -> None:
    a, b = library / "dinas" / "a.sop.yaml", library / "dinas" / "b.sop.yaml"
    ran = sopan("diff", a, b)
    assert ran.code == 0
    assert "nomor '1/SOP/2026' menjadi '2/SOP/2026'" in ran.out
    assert sopan("diff", a, b, "--exit-code").code == 1
    assert sopan("diff", a, a, "--exit-code").code == 0
    assert json.loads(sopan("diff", a, b, "--format", "json").out)["format"] == "sopan-diff/1"
    halaman = tmp_path / "beda.html"
    sopan("diff", a, b, "--format", "html", "--output", halaman)
    teks = halaman.read_text("utf-8")
    assert teks.count("<svg") >= 4
    assert "<?xml" not in teks


def test_diff_of_an_sop_that_cannot_be_drawn_keeps_the_words(
    sopan: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sopan.errors import LayoutImpossible, Pesan  # noqa: PLC0415

    def impossible(*_: object) -> None:
        raise LayoutImpossible(Pesan("tidak bisa", "cannot"))

    monkeypatch.setattr("sopan.cli.diff.compose", impossible)
    a, b = library / "dinas" / "a.sop.yaml", library / "dinas" / "b.sop.yaml"
    ran = sopan("diff", a, b, "--format", "html")
    assert ran.code == 0
    assert "<svg" not in ran.out
    assert "Berdampingan" in ran.out


def test_relations(sopan: Run, library: Path) -> None:
    ran = sopan("relations", library)
    assert ran.code == 0
    assert "Putus (tidak ada di pustaka)" in ran.out
    assert sopan("relations", library, "--strict").code == 1
    assert json.loads(sopan("relations", library, "--format", "json").out)["format"] == "sopan-relations/1"
    assert ElementTree.fromstring(sopan("relations", library, "--format", "svg").out).tag.endswith("svg")
    assert sopan("relations", library, "--format", "svg", "--cluster", "9").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("organise", "check", "--help"),
        ("organise", "titles", "--help"),
        ("organise", "coverage", "--help"),
        ("organise", "import", "--help"),
        ("duplicates", "--help"),
        ("diff", "--help"),
        ("relations", "--help"),
    ],
)
def test_help_in_both_languages(
    sopan: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    id = sopan(*arguments)
    monkeypatch.setenv("SOPAN_LANG", "en")
    en = sopan(*arguments)
    assert id.code == en.code == 0
    assert id.out != en.out
