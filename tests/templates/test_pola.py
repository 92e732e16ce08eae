"""The seven patterns: as the deck has them, valid as they are, and free of findings once filled."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from sopan.errors import WrongUse
from sopan.layout.compose import compose
from sopan.layout.export import to_layout
from sopan.lint.engine import check
from sopan.lint.profiles import PROFIL_BAWAAN
from sopan.read import read_text
from sopan.templates import NAMA_POLA, Pola, daftar_pola, isian_bernama, pola_bernama

POLA = pytest.mark.parametrize("pola", daftar_pola(), ids=NAMA_POLA)

S, N, SN = "struktural", "non-struktural", "struktural/non-struktural"

PRODUK = [
    ("Persiapan pembuatan", S),
    ("Pengumpulan bahan", SN),
    ("Pembuatan konsep", SN),
    ("Pemeriksaan konsep", S),
    ("Pengesahan", S),
    ("Pendokumentasian", S),
]
KEGIATAN = [
    ("Persiapan kegiatan", S),
    ("Pelaksanaan kegiatan", SN),
    ("Pembuatan konsep laporan", SN),
    ("Pemeriksaan konsep laporan", S),
    ("Pengesahan laporan", S),
    ("Pendokumentasian", S),
]
TIM = ("Pembentukan tim", S)

# Slides 36, 57, 58, 60, 61 and 62, each row a case: kind, orientation, scale, first stage, stages.
PAPARAN = {
    "penyusunan-besar": ("rutin", "produk", "besar", 1, [TIM, *PRODUK]),
    "pembuatan-kecil": ("rutin", "produk", "kecil", 2, PRODUK),
    "penyelenggaraan-besar": ("rutin", "kegiatan", "besar", 1, [TIM, *KEGIATAN]),
    "pelaksanaan-kecil": ("rutin", "kegiatan", "kecil", 2, KEGIATAN),
    "pelayanan-produk": (
        "pelayanan",
        "produk",
        "kecil",
        1,
        [
            ("Pengajuan permohonan", N),
            ("Pemeriksaan permohonan", N),
            ("Pemeriksaan lanjutan atau rekomendasi", S),
            ("Pengesahan", S),
            ("Pendokumentasian", N),
            ("Pembayaran, jika ada", N),
            ("Penerimaan hasil atau bukti", N),
        ],
    ),
    "pelayanan-kegiatan": (
        "pelayanan",
        "kegiatan",
        "kecil",
        1,
        [
            ("Pengajuan permohonan", N),
            ("Pemeriksaan permohonan", N),
            ("Pemeriksaan lanjutan atau rekomendasi", S),
            ("Pelaksanaan", S),
            ("Pelaporan", S),
            ("Pemeriksaan", S),
            ("Pengesahan", S),
            ("Pendokumentasian", N),
            ("Pembayaran, jika ada", N),
            ("Penerimaan hasil atau bukti", N),
        ],
    ),
    "penugasan": (
        "penugasan",
        "kegiatan",
        "kecil",
        1,
        [
            ("Pemberian penugasan", S),
            ("Kesediaan melaksanakan penugasan", S),
            ("Pelaksanaan penugasan", S),
            ("Pelaporan pelaksanaan penugasan", S),
            ("Penerimaan pelaksanaan penugasan", S),
            ("Pendokumentasian", S),
        ],
    ),
}


@POLA
def test_kind_and_stages_are_those_of_the_deck(pola: Pola) -> None:
    jenis, orientasi, skala, first, stages = PAPARAN[pola.nama]
    assert (pola.jenis, pola.orientasi, pola.skala) == (jenis, orientasi, skala)
    assert [(tahap.nama, tahap.struktur) for tahap in pola.tahap] == stages
    assert [tahap.nomor for tahap in pola.tahap] == list(range(first, first + len(stages)))


@POLA
def test_every_step_stands_in_one_stage(pola: Pola) -> None:
    steps = [nomor for tahap in pola.tahap for nomor in tahap.langkah]
    assert steps == list(range(1, len(pola.data()["langkah"]) + 1))


@POLA
def test_a_pattern_is_a_valid_file_and_its_blanks_are_found_by_the_rule(pola: Pola) -> None:
    dokumen = read_text(pola.teks, pola.nama)
    names = {temuan.nama for temuan in check(dokumen.sop, dokumen.sumber, "penetapan").temuan}
    assert "placeholder_left_in" in names
    assert names <= {"placeholder_left_in", "missing_identity_field", "time_not_measurable"}


@POLA
def test_every_blank_has_a_question_and_an_example(pola: Pola) -> None:
    for isian in pola.isian:
        assert isian.contoh, isian.label
        assert isian.tanya.id != isian.tanya.en, isian.label


@pytest.fixture(scope="module", params=daftar_pola(), ids=NAMA_POLA)
def filled(request: pytest.FixtureRequest) -> str:
    pola: Pola = request.param
    return pola.isi({isian.label: isian.contoh for isian in pola.isian})


@pytest.mark.parametrize("profil", PROFIL_BAWAAN)
def test_filled_it_has_no_finding(filled: str, profil: str) -> None:
    dokumen = read_text(filled)
    findings = [
        (t.nama, t.tempat.baris, t.pesan.id) for t in check(dokumen.sop, dokumen.sumber, profil).temuan
    ]
    assert findings == []


def test_filled_its_lines_are_not_too_long(filled: str) -> None:
    assert max(map(len, filled.splitlines())) <= 120


def test_filled_it_is_drawn_by_the_rules(filled: str, judge: ModuleType) -> None:
    verdict = judge.Check(json.loads(json.dumps(to_layout(compose(read_text(filled).sop)))))
    verdict.run()
    assert verdict.faults == []
    assert verdict.figures["crossings"] == 0


@pytest.fixture(scope="module")
def judge(shared_dir: Path) -> ModuleType:
    """The independent judge of drawings."""
    spec = importlib.util.spec_from_file_location("check_layout", shared_dir / "tools" / "check_layout.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_unknown_pattern_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUse, match=r"pola 'pembuatan' tidak ada\. Maksudnya 'pembuatan-kecil'"):
        pola_bernama("pembuatan")


def test_a_blank_that_no_pattern_has_asks_for_itself() -> None:
    assert isian_bernama("warna").tanya.id == "warna"
