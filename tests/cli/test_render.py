"""`sopan render` and `sopan layout`: files in, documents out, each fault with its file and its exit code."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import GOOD, write

from sopan.read.pdf_lampiran import sop_dalam_pdf


def test_documents_go_beside_their_file(sopan: Any, good: Path) -> None:
    ran = sopan("render", good)
    assert ran.code == 0
    pdf = good.with_name("laporan.pdf")
    assert ran.out == f"{pdf}\n"
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_several_formats_below_a_folder_that_is_made(sopan: Any, good: Path, tmp_path: Path) -> None:
    out = tmp_path / "terbit" / "2026"
    ran = sopan("render", good, "--to", "pdf,svg", "--to", "png", "--output-dir", out, "--dpi", "50")
    assert ran.code == 0
    assert not ran.err
    names = sorted(one.name for one in out.iterdir())
    assert names == sorted(Path(line).name for line in ran.out.splitlines())
    assert {Path(name).suffix for name in names} == {".pdf", ".svg", ".png"}
    assert (out / "laporan-1.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_keeps_its_folders(sopan: Any, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert sopan("render", library, "-d", out, "-t", "svg", "-j", "1").code == 0
    assert (out / "a" / "sop1-1.svg").is_file()
    assert (out / "b" / "c" / "sop0-1.svg").is_file()


def test_processes_change_nothing(sopan: Any, library: Path, tmp_path: Path) -> None:
    write(library / "rusak.sop.yaml", "judul: [\n")
    runs = []
    for jobs in (1, 3):
        out = tmp_path / f"out{jobs}"
        ran = sopan("render", library, "-d", out, "-t", "pdf,svg", "-j", str(jobs))
        files = {str(one.relative_to(out)): one.read_bytes() for one in sorted(out.rglob("*.*"))}
        runs.append((ran.code, ran.out.replace(str(out), ""), ran.err, files))
    assert runs[0] == runs[1]
    assert runs[0][0] == 3
    assert len(runs[0][3]) > 12


def test_a_fault_in_one_file_stops_no_other_and_the_worst_code_counts(
    sopan: Any, good: Path, tmp_path: Path
) -> None:
    broken = write(tmp_path / "rusak.sop.yaml", GOOD.replace("pelaksana: kabid", "pelaksana: kabit"))
    ran = sopan("render", broken, good, tmp_path / "tiada.sop.yaml")
    assert ran.code == 3
    assert good.with_name("laporan.pdf").is_file()
    assert f"{broken}:12:16: pelaksana 'kabit' tidak ada. Maksudnya 'kabid'?" in ran.err
    assert "tiada.sop.yaml: berkas ini tidak ada." in ran.err
    assert not broken.with_name("rusak.pdf").exists()


def test_documents_that_would_overwrite_each_other_are_refused(sopan: Any, tmp_path: Path) -> None:
    one, other = write(tmp_path / "a" / "x.sop.yaml", GOOD), write(tmp_path / "b" / "x.sop.yaml", GOOD)
    ran = sopan("render", one, other, "-d", tmp_path / "out")
    assert ran.code == 2
    assert "akan menjadi satu berkas" in ran.err
    assert not (tmp_path / "out").exists()
    assert sopan("render", tmp_path, "-d", tmp_path / "out", "-t", "svg").code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--to", "pfd"], "format 'pfd' tidak ada. Maksudnya 'pdf'?"),
        (["--paper", "B5"], "kertas 'B5' tidak dikenal"),
        (["--margin", "x"], "bukan satu atau empat angka"),
        (["--margin", "1,2"], "bukan satu atau empat angka"),
        (["--margin", "200"], "margin negatif atau menghabiskan"),
        (["--font-size", "3"], "di luar 7 sampai 14"),
        (["--dpi", "7"], "di luar 30 sampai 600"),
    ],
)
def test_options_that_cannot_be(sopan: Any, good: Path, options: list[str], words: str) -> None:
    ran = sopan("render", good, *options)
    assert ran.code == 2
    assert words in ran.err
    assert sorted(one.name for one in good.parent.iterdir()) == ["laporan.sop.yaml"]


def test_paper_and_margins_reach_the_drawing(sopan: Any, good: Path) -> None:
    def page(*options: str) -> tuple[float, float]:
        made = json.loads(sopan("layout", good, *options).out)["pages"][0]
        return round(made["width"]), round(made["height"])

    assert page() == (935, 609)
    assert page("--paper", "a4") == (842, 595)
    assert page("--paper", "Letter", "--margin", "10,12,10,12mm") == (792, 612)


def test_the_layout_to_a_file_or_to_the_terminal(sopan: Any, good: Path, tmp_path: Path) -> None:
    ran = sopan("layout", good)
    assert ran.code == 0
    assert json.loads(ran.out)["format"] == "sopan-layout/1"
    file = tmp_path / "layout.json"
    assert sopan("layout", good, "--output", file).out == ""
    assert file.read_text(encoding="utf-8") == ran.out


def test_a_full_disk(sopan: Any, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    ran = sopan("render", good, "-t", "svg")
    assert ran.code == 5
    assert "laporan-1.svg: tempat penyimpanan penuh. Kosongkan sebagian." in ran.err
    assert sorted(one.name for one in good.parent.iterdir()) == ["laporan.sop.yaml"]


def test_a_folder_that_is_a_file(sopan: Any, good: Path) -> None:
    ran = sopan("render", good, "-d", good)
    assert ran.code == 5
    assert "ada berkas di tempat yang seharusnya folder" in ran.err


def test_warnings_of_a_renderer_are_told(sopan: Any, tmp_path: Path) -> None:
    file = write(tmp_path / "a.sop.yaml", f"{GOOD}logo: tiada.png\n")
    ran = sopan("render", file)
    assert ran.code == 0
    assert "tiada.png" in ran.err


def test_every_format_is_drawn_from_the_command_line(sopan: Any, good: Path, tmp_path: Path) -> None:
    out = tmp_path / "semua"
    ran = sopan("render", good, "--to", "html,bpmn,drawio,visio-xlsx,md,json", "-d", out)
    assert ran.code == 0, ran.err
    assert sorted(one.name for one in out.iterdir()) == sorted(
        f"laporan.{suffix}" for suffix in ("html", "bpmn", "drawio", "visio.xlsx", "md", "json")
    )
    assert sopan("check", out / "laporan.json").code == sopan("check", good).code


def test_the_sop_file_travels_inside_the_pdf_when_asked(sopan: Any, good: Path) -> None:
    assert sopan("render", good, "--lampirkan").code == 0
    found = sop_dalam_pdf(good.with_name("laporan.pdf").read_bytes())
    assert found == ("laporan.sop.yaml", GOOD)
    assert sopan("render", good).code == 0
    assert sop_dalam_pdf(good.with_name("laporan.pdf").read_bytes()) is None


def test_a_profile_sets_page_and_words_and_options_go_before_it(
    sopan: Any, good: Path, examples_dir: Path, tmp_path: Path
) -> None:
    profil = examples_dir / "kota-contoh.profil.yaml"
    ran = sopan("render", good, "--profil", profil, "--to", "svg", "-d", tmp_path / "a")
    assert (ran.code, ran.err) == (0, "")
    svg = (tmp_path / "a" / "laporan-1.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 841.89 595.28"' in svg
    assert ">Nama SOP</tspan>" in svg
    ran = sopan("render", good, "--profil", profil, "--paper", "f4", "--to", "svg", "-d", tmp_path / "b")
    assert 'viewBox="0 0 935.43 609.45"' in (tmp_path / "b" / "laporan-1.svg").read_text(encoding="utf-8")


def test_what_a_profile_must_tell_is_told(sopan: Any, tmp_path: Path, examples_dir: Path) -> None:
    file = write(tmp_path / "a.sop.yaml", GOOD.replace("01/SOP/2026", "SOP-1"))
    ran = sopan("render", file, "--profil", examples_dir / "kota-contoh.profil.yaml", "--to", "json")
    assert "nomor 'SOP-1' tidak menurut pola instansi, {urut}/SOP/{tahun}." in ran.err
    ran = sopan("render", file, "--profil", "permendagri-52-2011", "--to", "json")
    assert "digambar dengan lima simbol" in ran.err
    ran = sopan("render", file, "--profil", "permenpan-21-2008", "--to", "json")
    assert "sudah dicabut oleh PermenPANRB 35/2012" in ran.err
    ran = sopan("render", file, "--profil", "permenpanrb")
    assert (ran.code, "Maksudnya 'permenpanrb-35-2012'?" in ran.err) == (2, True)
