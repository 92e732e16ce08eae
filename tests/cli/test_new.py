"""`sopan new`: patterns, answers on the command line, and the questions in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from sopan.cli import new
from sopan.cli.main import main
from sopan.errors import SystemFailure, WrongUse
from sopan.read import read_sop, read_text

app = typer.Typer()
app.command()(new.command)


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=answers)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A person sits before it, in an empty folder."""
    monkeypatch.setattr(new, "_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)


def test_a_pattern_goes_to_standard_output() -> None:
    result = run("--pola", "penugasan")
    assert result.exit_code == 0
    assert read_text(result.stdout).sop.jenis == "penugasan"
    assert result.stderr == ""


def test_blanks_are_answered_and_the_rest_is_told(tmp_path: Path) -> None:
    target = tmp_path / "baru.sop.yaml"
    result = run("--pola", "pembuatan-kecil", "--isi", "nama produk=laporan = bulanan", "-o", str(target))
    assert result.exit_code == 0
    assert read_sop(target).sop.judul == "Pembuatan Laporan = Bulanan"
    assert "Isian yang tersisa" in result.stderr
    assert "nama produk" not in result.stderr.replace("\n", " ")
    assert "sopan check" in result.stderr


def test_a_file_is_not_written_over_unasked(tmp_path: Path) -> None:
    target = tmp_path / "ada.sop.yaml"
    target.write_text("lama", "utf-8")
    result = run("--pola", "penugasan", "--output", str(target))
    assert isinstance(result.exception, WrongUse)
    assert target.read_text("utf-8") == "lama"
    assert run("--pola", "penugasan", "--output", str(target), "--force").exit_code == 0
    assert target.read_text("utf-8") != "lama"


def test_the_list_names_every_pattern() -> None:
    result = run("--daftar")
    for name in ("penyusunan-besar", "pelayanan-kegiatan", "penugasan"):
        assert name in result.stdout


def test_the_list_of_one_pattern_has_stages_and_blanks() -> None:
    result = run("--daftar", "--pola", "penugasan")
    assert "Kesediaan melaksanakan penugasan" in result.stdout
    assert "nama penugasan" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--pola", "penugasn"), "Maksudnya 'penugasan'"),
        (("--pola", "penugasan", "--isi", "nama penugasan"), "bukan 'label=jawaban'"),
        (("--pola", "penugasan", "--isi", "warna=biru"), "isian 'warna' tidak ada"),
        (("--isi", "warna=biru"), "--isi memerlukan --pola"),
        ((), "tanya jawab memerlukan terminal"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, WrongUse)
    assert message in str(result.exception)
    assert result.stdout == ""


@pytest.mark.usefixtures("terminal")
def test_the_questions_of_a_service() -> None:
    answers = [
        "1",  # pemohon
        "1",  # produk
        "",  # aspek: Pelayanan
        "Penerbitan Surat Izin",
        "",  # sebutan: surat izin
        "",  # Pemohon
        "Petugas Loket",
        "Kepala Seksi",
        "",  # pemeriksa: nanti
        "Kepala Dinas",
        "9",  # keputusan: terlalu banyak
        "4",
        "Sekretaris",
        "Surat permohonan",
        "Pasfoto",
        "",
        "n",  # tidak membayar
        "Pemerintah Kota Contoh",
        "Dinas Perizinan",
        "",
        "izin.sop.yaml",
    ]
    result = run(answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "Judul: Pelayanan Penerbitan Surat Izin" in result.stderr
    assert "Tulis bilangan 1 sampai 6." in result.stderr
    sop = read_sop(Path("izin.sop.yaml")).sop
    assert sop.jenis == "pelayanan"
    assert sop.pelayanan is not None
    assert sop.pelayanan.persyaratan == ("Surat permohonan", "Pasfoto")
    assert sop.pelayanan.biaya == ("Tidak dipungut biaya",)
    assert [actor.nama for actor in sop.pelaksana.values()] == [
        "Pemohon",
        "Petugas Loket",
        "Kepala Seksi",
        "[isi: jabatan pemeriksa]",
        "Sekretaris",
        "Kepala Dinas",
    ]
    assert sop.instansi == "Pemerintah Kota Contoh"
    assert sop.nomor == "[isi: nomor SOP]"


@pytest.mark.usefixtures("terminal")
def test_the_questions_of_team_work_with_everything_left_for_later() -> None:
    answers = ["2", "2", "1", "", "", "Bimbingan Teknis", "", "", "", "", "", "", "", "", "", ""]
    result = run(answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    sop = read_sop(Path("penyelenggaraan-bimbingan-teknis.sop.yaml")).sop
    assert (sop.judul, sop.skala) == ("Penyelenggaraan Bimbingan Teknis", "besar")
    assert "Isian yang tersisa" in result.stderr


@pytest.mark.usefixtures("terminal")
def test_questions_that_are_broken_off_leave_no_file() -> None:
    result = run(answers="1\n1\n")
    assert result.exit_code == 1
    assert list(Path().iterdir()) == []


def test_the_words_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    assert "asks for" in run("--daftar", "--pola", "penugasan").stdout


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("--pola", "penugasan", "--output", str(tmp_path / "tiada" / "a.sop.yaml"))
    assert isinstance(result.exception, SystemFailure)
    assert "foldernya tidak ada" in str(result.exception)


@pytest.mark.usefixtures("terminal")
def test_an_existing_file_is_refused_before_the_questions() -> None:
    Path("ada.sop.yaml").write_text("lama", "utf-8")
    result = run("--output", "ada.sop.yaml")
    assert isinstance(result.exception, WrongUse)
    assert "Siapa" not in result.stderr


def test_the_command_line_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--pola", "penugasan"]) == 0
    assert read_text(capsys.readouterr().out).sop.judul == "Pelaksanaan [isi: Nama Penugasan]"
    assert main(["new", "--pola", "penugasn"]) == 2
    assert main(["new", "--help"]) == 0
    assert "sopan new --daftar" in capsys.readouterr().out
