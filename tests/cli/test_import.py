"""`sopan import`: files and folders, one bad file among good ones, going on after a stop, reports."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.publish.chain import SANDI, buat_rantai
from tests.read.impor.lukis import GAYA, lukis

from sopan.cli.main import main
from sopan.layout.compose import compose
from sopan.publish.signing import Permintaan, kunci_pkcs12, tanda_tangani
from sopan.read import read_sop
from sopan.render import RenderOptions, render


@pytest.fixture
def arsip(tmp_path: Path, examples_dir: Path) -> Path:
    """A folder of old files: two good ones, one of them twice, and one that is broken."""
    folder = tmp_path / "arsip"
    (folder / "bidang").mkdir(parents=True)
    for nama in ("konsinyering", "pelayanan-audiensi"):
        sop = read_sop(examples_dir / f"{nama}.sop.yaml").sop
        (folder / "bidang" / f"{nama}.xlsx").write_bytes(lukis(sop, GAYA["ujung lepas"]))
    (folder / "salinan.xlsx").write_bytes((folder / "bidang" / "konsinyering.xlsx").read_bytes())
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan zip")
    return folder


def test_one_bad_file_stops_no_other(arsip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keluar = tmp_path / "hasil"
    assert (
        main(["import", str(arsip), "--output-dir", str(keluar), "--report", "json,html,xlsx", "-j", "1"])
        == 3
    )
    ada = sorted(str(x.relative_to(keluar)) for x in keluar.rglob("*.sop.yaml"))
    assert ada == ["bidang/konsinyering.sop.yaml", "bidang/pelayanan-audiensi.sop.yaml", "salinan.sop.yaml"]
    assert read_sop(keluar / "bidang" / "konsinyering.sop.yaml").sop.judul == "Pembuatan Laporan Konsinyering"
    layar = capsys.readouterr()
    assert "rusak.xlsx" in layar.err
    laporan = json.loads((keluar / "laporan-impor.json").read_text("utf-8"))
    assert laporan["ringkasan"]["terbaca"] == 3
    assert laporan["ringkasan"]["duplikat"] == 1
    assert "kesalahan" in laporan["berkas"][0]  # the worst first
    assert laporan["berkas"][1]["temuan"]
    html = (keluar / "laporan-impor.html").read_text("utf-8")
    assert "Pembuatan Laporan Konsinyering" in html
    with ZipFile(BytesIO((keluar / "laporan-impor.xlsx").read_bytes())) as buku:
        assert b"Pembuatan Laporan Konsinyering" in buku.read("xl/sharedStrings.xml")


def test_a_second_run_goes_on(arsip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keluar = tmp_path / "hasil"
    main(["import", str(arsip), "-d", str(keluar), "-j", "1"])
    target = keluar / "salinan.sop.yaml"
    target.unlink()
    catatan = keluar / "impor.jsonl"
    catatan.write_text(catatan.read_text("utf-8") + '{"berkas": "terpotong', encoding="utf-8")
    capsys.readouterr()
    main(["import", str(arsip), "-d", str(keluar), "-j", "1"])
    layar = capsys.readouterr()
    assert "2 berkas sudah selesai" in layar.err
    assert layar.out.strip().startswith("salinan.sop.yaml")
    assert target.is_file()
    assert json.loads((keluar / "laporan-impor.json").read_text("utf-8"))["ringkasan"]["terbaca"] == 3


def test_several_processes_give_the_same(arsip: Path, tmp_path: Path) -> None:
    isi = []
    for n in ("1", "2"):
        keluar = tmp_path / f"hasil{n}"
        main(["import", str(arsip), "-d", str(keluar), "-j", n])
        isi.append({x.name: x.read_text("utf-8") for x in keluar.rglob("*.sop.yaml")})
    assert isi[0] == isi[1]


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path, examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    for folder, akhiran in (("a", "xlsx"), ("b", "xlsx")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"sop.{akhiran}").write_bytes(lukis(sop, GAYA["baku"]))
    keluar = tmp_path / "hasil"
    assert (
        main(
            ["import", str(tmp_path / "a" / "sop.xlsx"), str(tmp_path / "b" / "sop.xlsx"), "-d", str(keluar)]
        )
        == 0
    )
    assert len(list(keluar.rglob("*.sop.yaml"))) == 2


def test_an_unknown_report_and_an_empty_folder_are_wrong_use(tmp_path: Path) -> None:
    assert main(["import", str(tmp_path), "-d", str(tmp_path / "x")]) == 2
    (tmp_path / "a.xlsx").write_bytes(b"x")
    assert main(["import", str(tmp_path), "-d", str(tmp_path / "x"), "--report", "pdf"]) == 2


def test_a_file_that_takes_too_long_is_stopped(
    arsip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import time  # noqa: PLC0415 - for this test alone

    from sopan.cli import import_work  # noqa: PLC0415

    monkeypatch.setattr(import_work, "impor_bytes", lambda *_: time.sleep(30))
    assert (
        main(["import", str(arsip / "salinan.xlsx"), "-d", str(tmp_path / "h"), "--timeout", "1", "-j", "1"])
        == 3
    )
    assert "dihentikan setelah 1 detik" in capsys.readouterr().err


def test_signatures_are_told_with_their_root(tmp_path: Path, examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    pdf = render("pdf", sop, compose(sop), RenderOptions(base_dir=examples_dir))[0].data
    rantai = buat_rantai(tmp_path)
    tanda = tanda_tangani(pdf, kunci_pkcs12(rantai.p12["Kadis Uji"], SANDI), Permintaan(peran="Mengesahkan"))
    arsip = tmp_path / "arsip"
    arsip.mkdir()
    (arsip / "sah.pdf").write_bytes(tanda)
    at = tanda.index(b"\n%") + 3  # a comment, but inside of what was signed
    (arsip / "ubah.pdf").write_bytes(tanda[:at] + b"\xaa" + tanda[at + 1 :])

    def tentang(*opsi: str) -> dict[str, dict[str, object]]:
        keluar = tmp_path / f"hasil-{len(opsi)}"
        main(["import", str(arsip), "-d", str(keluar), "-j", "1", "--report", "json,html,xlsx", *opsi])
        laporan = json.loads((keluar / "laporan-impor.json").read_text("utf-8"))
        assert laporan["ringkasan"]["bertanda_tangan"] == 2
        assert "Kadis Uji (Mengesahkan)" in (keluar / "laporan-impor.html").read_text("utf-8")
        return {Path(x["berkas"]).name: x["tanda_tangan"][0] for x in laporan["berkas"]}

    tanpa = tentang()["sah.pdf"]
    assert (tanpa["siapa"], tanpa["utuh"], tanpa["akar"], tanpa["sah"]) == ("Kadis Uji", True, None, False)
    dengan = tentang("--akar", str(rantai.akar))
    assert dengan["sah.pdf"]["akar"] == "Akar Uji Kota Contoh"
    assert dengan["sah.pdf"]["sah"]
    assert not dengan["ubah.pdf"]["utuh"]
