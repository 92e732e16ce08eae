"""`sopan advise` and `sopan render --bentuk`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import write


def test_advice_with_its_reasons_and_the_command_to_type(sopan: Any, examples_dir: Path) -> None:
    file = examples_dir / "pelaksanaan-pencadangan-basis-data.sop.yaml"
    ran = sopan("advise", file)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Pelaksanaan Pencadangan Basis Data: langkah-sederhana"
    assert lines[1] == "  2 keputusan: tidak banyak (banyak berarti lebih dari 2)."
    assert lines[-1] == f"  sopan render {file} --bentuk langkah-sederhana"
    assert "bentuk hierarki" in ran.out


def test_an_sop_administratif_and_what_the_tree_says(sopan: Any, good: Path) -> None:
    ran = sopan("advise", good)
    assert ran.out.startswith("Pembuatan Laporan: bercabang\n")
    assert "Pohon keputusan sendiri menyarankan langkah-sederhana." in ran.out


def test_as_json_with_a_broken_file_among_them(sopan: Any, good: Path) -> None:
    write(good.with_name("rusak.sop.yaml"), "judul: [\n")
    ran = sopan("advise", good.parent, "--format", "json")
    assert ran.code == 3
    (one,) = json.loads(ran.out)
    assert (one["bentuk"], one["langkah"], one["keputusan"]) == ("bercabang", 3, 1)
    assert sopan("advise", good, "--format", "xml").code == 2


def test_forms_are_drawn_and_what_35_2012_says_is_told(sopan: Any, good: Path, tmp_path: Path) -> None:
    for form in ("langkah-sederhana", "hierarki", "diagram-alir"):
        ran = sopan("render", good, "--bentuk", form, "--to", "pdf,svg", "-d", tmp_path / form)
        assert ran.code == 0
        assert f"{form} untuk SOP teknis" in ran.err
        assert (tmp_path / form / "laporan.pdf").read_bytes().startswith(b"%PDF")
        assert 'width="609.45pt"' in (tmp_path / form / "laporan-2.svg").read_text(encoding="utf-8")
    ran = sopan("render", good, "--bentuk", "hierarki", "--profil", "permenpan-21-2008")
    assert "untuk SOP teknis" not in ran.err


def test_forms_that_cannot_be_are_refused(sopan: Any, good: Path) -> None:
    for arguments, said in (
        (["--bentuk", "hirarki"], "Maksudnya 'hierarki'?"),
        (["--bentuk", "grafik"], "sopan publish annotated"),
        (["--bentuk", "hierarki", "--to", "pdf,docx"], "bentuk hierarki tidak ada dalam format docx"),
    ):
        ran = sopan("render", good, *arguments)
        assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_profile_may_have_a_form_of_its_own(sopan: Any, good: Path, tmp_path: Path) -> None:
    profil = write(tmp_path / "kami.yaml", "profil: 1\nnama: kami\nbentuk: [hierarki, bercabang]\n")
    ran = sopan("render", good, "--profil", profil, "--to", "svg", "-d", tmp_path / "a")
    assert (ran.code, ran.err) == (0, "")
    assert 'width="609.45pt"' in (tmp_path / "a" / "laporan-2.svg").read_text(encoding="utf-8")
    ran = sopan(
        "render", good, "--profil", profil, "--bentuk", "bercabang", "--to", "svg", "-d", tmp_path / "b"
    )
    assert 'width="935.43pt"' in (tmp_path / "b" / "laporan-2.svg").read_text(encoding="utf-8")
