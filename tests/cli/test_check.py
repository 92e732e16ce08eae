"""`sopan check` and `sopan rule` as they are called."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sopan.cli.main import main
from sopan.lint.contoh import DASAR
from sopan.lint.registry import semua_aturan

Keluar = pytest.CaptureFixture[str]


@pytest.fixture
def berkas(tmp_path: Path) -> Callable[..., Path]:
    """Writes an SOP file: the faultless one, with some of its lines changed."""

    def tulis(nama: str = "a.sop.yaml", **ganti: str) -> Path:
        teks = DASAR
        for kunci, baris in ganti.items():
            lama = next(satu for satu in DASAR.splitlines() if satu.startswith(f"{kunci}:"))
            teks = teks.replace(lama, baris)
        path = tmp_path / nama
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(teks, encoding="utf-8")
        return path

    return tulis


def test_a_faultless_file(berkas: Callable[..., Path], capsys: Keluar) -> None:
    assert main(["check", str(berkas())]) == 0
    assert capsys.readouterr().out == "1 berkas: 0 kesalahan, 0 peringatan, 0 saran.\n"


def test_an_error_a_warning_and_strictness(berkas: Callable[..., Path], capsys: Keluar) -> None:
    salah = berkas(peralatan="peralatan: []")
    ragu = berkas("b.sop.yaml", judul="judul: SOP Pembuatan Laporan Bulanan")
    assert main(["check", str(salah)]) == 1
    assert "IDN001" in capsys.readouterr().out
    assert main(["check", str(ragu)]) == 0
    assert main(["check", str(ragu), "--strict"]) == 1
    assert main(["check", str(salah), "--profile", "draf"]) == 0


def test_a_broken_file_beside_a_good_one(berkas: Callable[..., Path], tmp_path: Path, capsys: Keluar) -> None:
    rusak = tmp_path / "rusak.sop.yaml"
    rusak.write_text("judul: [", encoding="utf-8")
    assert main(["check", str(berkas()), str(rusak)]) == 3
    keluar = capsys.readouterr()
    assert "rusak.sop.yaml:1:" in keluar.err
    assert "1 berkas" in keluar.out
    assert "1 berkas tidak dapat diperiksa." in keluar.err
    assert main(["check", str(rusak)]) == 3
    assert capsys.readouterr().out == ""  # and not: no errors
    assert main(["check", str(berkas()), str(rusak), "--format", "json"]) == 3
    isi = json.loads(capsys.readouterr().out)
    assert [satu["aturan"] for satu in isi["berkas"][1]["temuan"]] == ["unreadable_file"]


def test_a_missing_target_is_a_finding_and_no_fault_of_reading(
    berkas: Callable[..., Path], capsys: Keluar
) -> None:
    path = berkas()
    path.write_text(DASAR.replace("{tidak: susun}", "{tidak: susum}"), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "reference_to_missing_step" in capsys.readouterr().out


def test_cures_are_written_and_the_rest_of_the_file_stays(
    berkas: Callable[..., Path], capsys: Keluar
) -> None:
    path = berkas(
        judul="judul: SOP Pembuatan Laporan Bulanan  # sementara",
        pelaksana="pelaksana: {analis: Analis Laporan, kepala: Kepala Bagian}",
        keterkaitan="keterkaitan: [SOP Pengumpulan Data, Pembuatan Laporan Bulanan]",
    )
    lama = path.read_text(encoding="utf-8")
    assert main(["check", "--fix", "--strict", str(path)]) == 0
    assert "3 perbaikan ditulis." in capsys.readouterr().err
    baru = path.read_text(encoding="utf-8")
    beda = [(a, b) for a, b in zip(lama.splitlines(), baru.splitlines(), strict=True) if a != b]
    assert [b for _, b in beda] == [
        "judul: Pembuatan Laporan Bulanan      # sementara",
        "keterkaitan: [SOP Pengumpulan Data]",
        "pelaksana: {kepala: Kepala Bagian, analis: Analis Laporan}",
    ]
    assert main(["check", "--fix", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == baru


def test_a_waived_finding_is_not_cured(berkas: Callable[..., Path]) -> None:
    path = berkas(
        judul="pengecualian: [{aturan: title_starts_with_sop, alasan: Lama}]\njudul: SOP Pembuatan Laporan"
    )
    lama = path.read_text(encoding="utf-8")
    assert main(["check", "--fix", "--strict", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == lama


def test_a_folder_is_a_library_and_files_are_not(
    berkas: Callable[..., Path], tmp_path: Path, capsys: Keluar
) -> None:
    satu, dua = berkas("p/a.sop.yaml"), berkas("p/b.sop.yaml")
    assert main(["check", str(satu), str(dua)]) == 0
    assert main(["check", str(tmp_path / "p"), "--format", "json"]) == 1
    keluar = capsys.readouterr().out
    isi = json.loads(keluar[keluar.index("{") :])
    assert {"number_used_twice"} <= {temuan["aturan"] for satu in isi["berkas"] for temuan in satu["temuan"]}


def test_processes_give_the_same_report(berkas: Callable[..., Path], tmp_path: Path, capsys: Keluar) -> None:
    for nomor in range(6):
        berkas(
            f"p/{nomor}.sop.yaml",
            nomor=f"nomor: {nomor // 2}/SOP/2026",
            judul=f"judul: Pembuatan Laporan {nomor}",
        )
    laporan = []
    for jobs in ("1", "2"):
        main(["check", str(tmp_path / "p"), "--format", "json", "--jobs", jobs])
        laporan.append(capsys.readouterr().out)
    assert laporan[0] == laporan[1]
    assert "number_used_twice" in laporan[0]


@pytest.mark.parametrize("bentuk", ["text", "json", "sarif", "github", "junit", "html"])
def test_a_report_goes_to_a_file(
    berkas: Callable[..., Path], tmp_path: Path, capsys: Keluar, bentuk: str
) -> None:
    hasil = tmp_path / "laporan"
    assert main(["check", str(berkas(peralatan="peralatan: []")), "--format", bentuk, "-o", str(hasil)]) == 1
    assert "missing_identity_field" in hasil.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_an_agencys_profile_and_its_organisation(
    berkas: Callable[..., Path], tmp_path: Path, capsys: Keluar
) -> None:
    profil = tmp_path / "kami.yaml"
    profil.write_text("profil: 1\nnama: kami\nsetel: {missing_identity_field: mati}", encoding="utf-8")
    organisasi = tmp_path / "kota.organisasi.yaml"
    organisasi.write_text(
        "organisasi: 1\nnama: Kota\nunit: [{id: a, nama: A}]\nregulasi: [{sebutan: UU 25/2009}]",
        encoding="utf-8",
    )
    path = berkas(peralatan="peralatan: []")
    assert main(["check", str(path), "--profile", str(profil), "--strict"]) == 0
    assert main(["check", str(path), "-p", str(profil), "--strict", "--organisation", str(organisasi)]) == 1
    assert "UU 25/2009 sudah dicabut" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        (["--profile", "rilis"], "draf, reviu, penetapan, publikasi"),
        (["--profile", "tidak-ada.yaml"], "tidak-ada.yaml"),
        (["--format", "pdf"], "--format"),
        (["--organisation", "tidak-ada.yaml"], "tidak-ada.yaml"),
    ],
)
def test_wrong_use(berkas: Callable[..., Path], capsys: Keluar, pilihan: list[str], kata: str) -> None:
    assert main(["check", str(berkas()), *pilihan]) >= 2
    keluar = capsys.readouterr()
    assert kata in keluar.err
    assert "Traceback" not in keluar.err


def test_a_terminal_gets_colours_around_the_same_text(
    berkas: Callable[..., Path], capsys: Keluar, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(berkas(peralatan="peralatan: []"))
    main(["check", path])
    polos = capsys.readouterr().out
    monkeypatch.setattr("sopan.cli.check._berwarna", lambda: True)
    main(["check", path])
    berwarna = capsys.readouterr().out
    assert "\x1b[31mkesalahan" in berwarna
    assert re.sub(r"\x1b\[\d*m", "", berwarna) == polos


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_every_rule_can_be_explained(capsys: Keluar, monkeypatch: pytest.MonkeyPatch, bahasa: str) -> None:
    monkeypatch.setenv("SOPAN_LANG", bahasa)
    assert main(["rule"]) == 0
    daftar = capsys.readouterr().out
    for aturan in semua_aturan():
        assert f"{aturan.kode}  {aturan.nama} " in daftar
        assert main(["rule", aturan.nama]) == 0
        halaman = capsys.readouterr().out
        assert halaman.startswith(f"{aturan.kode}  {aturan.nama}")
        assert aturan.halaman.salah[0].splitlines()[0] in halaman
        assert (aturan.halaman.ringkas if bahasa == "id" else aturan.halaman.ringkas_en) in halaman
        assert all(len(baris) <= 110 for baris in halaman.splitlines())


def test_a_rule_is_found_by_its_code_and_a_slip_is_helped(capsys: Keluar) -> None:
    assert main(["rule", "mtb004"]) == 0
    assert "day_kind_unclear" in capsys.readouterr().out
    assert main(["rule", "day_kind"]) == 2
    assert "day_kind_unclear" in capsys.readouterr().err
