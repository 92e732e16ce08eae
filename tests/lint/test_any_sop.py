"""Whatever the SOP, every rule answers; what it points at is there; its cures cure."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sopan.lint.engine import Laporan, check, check_library
from sopan.lint.fix import perbaiki
from sopan.model import Sop, Sumber
from sopan.read import read_sop, read_text
from sopan.read.edit import edit_text

KATA = st.sampled_from(
    re.findall(
        r"\S+",
        """
        Menyusun memeriksa menyerahkan laporan konsep surat kepada Kepala Bagian jika tidak setuju , . SOP
        Nomor 12 tahun 2026 tentang .... - ( ) / & "1." a. 3 hari kerja menit 10-15 segera PPK rapat dan serta
        yang telah
        """,
    )
)
TEKS = st.lists(KATA, min_size=1, max_size=8).map(" ".join)
DAFTAR = st.lists(TEKS, max_size=3)
NAMA = st.sampled_from(["a", "b", "c", "d"])


@st.composite
def sops(draw: st.DrawFn) -> Sop:
    """An SOP of office words in no sensible order, with references that may lead nowhere."""
    banyak = draw(st.integers(1, 7))
    rujukan = st.one_of(st.integers(1, banyak + 1), st.just("selesai"), st.just("tiada"))
    langkah = []
    for _ in range(banyak):
        satu: dict[str, object] = {
            "kegiatan": draw(TEKS),
            "pelaksana": draw(st.lists(NAMA, min_size=1, max_size=3, unique=True)),
            "kelengkapan": draw(DAFTAR),
            "waktu": draw(st.none() | TEKS),
            "output": draw(DAFTAR),
            "keterangan": draw(st.none() | TEKS),
        }
        ke_mana = draw(st.sampled_from(["", "keputusan", "lanjut", "selesai"]))
        if ke_mana == "keputusan":
            satu["keputusan"] = {"ya": draw(rujukan), "tidak": draw(rujukan)}
        elif ke_mana:
            satu[ke_mana] = True if ke_mana == "selesai" else draw(rujukan)
        langkah.append(satu)
    return Sop.model_validate(
        {
            "judul": draw(TEKS),
            "jenis": draw(st.sampled_from([None, "pelayanan", "rutin", "penugasan"])),
            "sifat": draw(st.sampled_from(["administratif", "teknis"])),
            "skala": draw(st.sampled_from([None, "besar", "kecil"])),
            "nomor": draw(st.none() | TEKS),
            "dasar_hukum": draw(DAFTAR),
            "kualifikasi_pelaksana": draw(DAFTAR),
            "keterkaitan": draw(DAFTAR),
            "peralatan": draw(DAFTAR),
            "peringatan": draw(DAFTAR),
            "pencatatan": draw(DAFTAR),
            "pelayanan": draw(
                st.none() | st.fixed_dictionaries({"jangka_waktu": TEKS, "persyaratan": DAFTAR})
            ),
            "pelaksana": {
                nama: {"nama": draw(TEKS), "luar": draw(st.booleans())}
                for nama in draw(st.permutations("abcd"))
            },
            "langkah": langkah,
        }
    )


def periksa_isi(laporan: Laporan) -> None:
    for temuan in laporan.temuan:
        assert temuan.pesan.id.strip()
        assert temuan.pesan.en.strip()
        assert temuan.jalur[0] in Sop.model_fields


@given(sops())
def test_every_rule_answers_on_any_sop(sop: Sop) -> None:
    laporan = check(sop)
    periksa_isi(laporan)
    assert laporan == check(sop.model_copy(deep=True))


@given(st.lists(sops(), max_size=3))
def test_every_rule_answers_on_any_library(pustaka: list[Sop]) -> None:
    temuan = check_library([(sop, Sumber(str(nomor))) for nomor, sop in enumerate(pustaka)])
    assert len(temuan) == len(pustaka)


def test_cures_cure_and_change_nothing_else(shared_dir: Path, examples_dir: Path) -> None:
    dibenahi = 0
    for path in (*sorted((shared_dir / "cases").glob("*.yaml")), *sorted(examples_dir.glob("*.sop.yaml"))):
        dokumen = read_sop(path, strict_references=False)
        fixes = [satu.fix for satu in check(dokumen.sop, dokumen.sumber).temuan if satu.fix]
        hasil = perbaiki(dokumen.sop, fixes)
        assert not hasil.dilewati
        teks = edit_text(dokumen.teks, hasil.operasi)
        baru = read_text(teks, str(path), strict_references=False)
        assert baru.sop == hasil.sop
        assert not [satu for satu in check(baru.sop, baru.sumber).temuan if satu.fix]
        assert baru.sop.langkah == dokumen.sop.langkah
        assert baru.sop.pelaksana == dokumen.sop.pelaksana  # as mappings: the order alone may differ
        assert len(teks.splitlines()) == len(dokumen.teks.splitlines())
        dibenahi += len(fixes)
    assert dibenahi >= 3
