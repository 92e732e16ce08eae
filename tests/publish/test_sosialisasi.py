"""Slides, sheets of a role and the quiz: complete, tagged, right, and the same every time."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from sopan.cli.main import main
from sopan.errors import WrongUse
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.publish.annotated import jadi_pdf
from sopan.publish.sosialisasi import (
    bahan_sosialisasi,
    jawaban_benar,
    kuis,
    langkah_peran,
    lembar_peran,
    salah,
    singkat,
    tayangan,
)
from sopan.publish.standar.turunan import tanggal_sop
from sopan.read import read_sop

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sop.yaml"))


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem[:30])
def sop(request: pytest.FixtureRequest) -> Sop:
    return read_sop(request.param).sop


class TestKuis:
    def test_the_same_person_is_asked_the_same(self, sop: Sop) -> None:
        assert kuis(sop, "a") == kuis(sop, "a")
        assert len({tuple(one.kunci for one in kuis(sop, f"orang {n}")) for n in range(30)}) > 1

    def test_every_question_has_one_right_answer_that_follows_from_the_sop(self, sop: Sop) -> None:
        alur = alur_dari(sop)
        for person in range(20):
            asked = kuis(sop, f"{person}")
            assert 1 <= len(asked) <= 4
            for one in asked:
                kind, _, number = one.kunci.partition("-")
                assert one.pilihan.count(one.benar) == 1
                assert len(set(one.pilihan)) == len(one.pilihan) >= 2
                if kind == "berapa":
                    continue
                step = sop.langkah[int(number) - 1]
                if kind == "siapa":
                    assert one.benar == " dan ".join(sop.pelaksana[id_].nama for id_ in step.pelaksana)
                elif kind == "lama":
                    assert one.benar == step.waktu
                else:
                    branch = "tidak" if kind == "cabang" else None
                    to = next(a.ke for a in alur.keluar[int(number)] if a.cabang == branch)
                    assert one.benar == (singkat(sop.langkah[to - 1].kegiatan) if to else "Prosedur selesai")

    def test_wrong_and_missing_answers_are_found(self, sop: Sop) -> None:
        asked = kuis(sop, "x")
        right = jawaban_benar(asked)
        assert salah(asked, right) == ()
        assert salah(asked, {}) == asked
        other = next(words for words in asked[0].pilihan if words != asked[0].benar)
        assert salah(asked, right | {asked[0].kunci: other}) == asked[:1]

    def test_ones_own_steps_come_first(self, examples_dir: Path) -> None:
        sop = read_sop(examples_dir / "pelayanan-izin-reklame.sop.yaml").sop
        own = {str(one.nomor) for one in langkah_peran(sop, "petugas")}
        for person in range(10):
            asked = kuis(sop, f"{person}", ["petugas"])
            assert {one.kunci.split("-")[1] for one in asked if one.kunci[:6] in ("siapa-", "lama-1")} <= own


class TestBahan:
    def test_a_role_is_told_where_work_comes_from_and_goes(self, examples_dir: Path) -> None:
        sop = read_sop(examples_dir / "pelayanan-izin-reklame.sop.yaml").sop
        first = langkah_peran(sop, "petugas")[0]
        assert first.nomor == 2
        assert first.dari == ("Pemohon (langkah 1)", "Pemohon (langkah 3)")
        assert first.ke == (
            "Lengkap: lanjutkan sendiri ke langkah 4",
            "Tidak lengkap: kepada Pemohon (langkah 3)",
        )

    def test_every_step_of_every_role_is_on_its_sheet(self, sop: Sop) -> None:
        bahan = bahan_sosialisasi(sop)
        for id_, _ in bahan.peran:
            pages = lembar_peran(bahan, id_)
            words = " ".join(page.uraian for page in pages)
            for step in langkah_peran(sop, id_):
                assert f"Langkah {step.nomor}: {step.kegiatan}" in words
            for page in pages:
                lowest = max(getattr(item, "y", 0.0) for item in page.isi)
                assert lowest <= page.tinggi

    def test_a_role_without_steps_is_refused(self, sop: Sop) -> None:
        with pytest.raises(WrongUse):
            lembar_peran(bahan_sosialisasi(sop), "tidak-ada")

    def test_slides_hold_every_step_inside_of_the_sheet(self, sop: Sop) -> None:
        slides = tayangan(bahan_sosialisasi(sop, alamat="https://contoh.go.id/7"))
        words = " ".join(slide.uraian for slide in slides)
        for step in sop.langkah:
            assert singkat(step.kegiatan, 130) in words
        for slide in slides:
            for item in slide.isi:
                if hasattr(item, "teks"):
                    assert 0 <= item.x < slide.lebar and item.y <= slide.tinggi  # noqa: PT018

    def test_the_pdf_is_tagged_and_of_so_many_pages(self, examples_dir: Path) -> None:
        sop = read_sop(examples_dir / "pelaksanaan-rapat-koordinasi.sop.yaml").sop
        slides = tayangan(bahan_sosialisasi(sop))
        with pikepdf.open(io.BytesIO(jadi_pdf(slides, tanggal_sop(sop)))) as pdf:
            assert len(pdf.pages) == len(slides)
            assert pdf.Root.MarkInfo.Marked


def test_the_command_writes_for_any_kind(examples_dir: Path, tmp_path: Path) -> None:
    source = examples_dir / "pelaksanaan-perjalanan-dinas.sop.yaml"
    assert main(["publish", "sosialisasi", str(source), "-d", str(tmp_path)]) == 0
    made = sorted(path.name for path in tmp_path.iterdir())
    assert "pelaksanaan-perjalanan-dinas-tayangan.pdf" in made
    roles = bahan_sosialisasi(read_sop(source).sop).peran
    assert len([name for name in made if "-langkah-" in name]) == len(roles)
    text = subprocess.run(
        ["pdftotext", "-q", str(tmp_path / "pelaksanaan-perjalanan-dinas-tayangan.pdf"), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Siapa berbuat apa" in text
