"""Every rule keeps the form, and the examples of its manual page do what the page says."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.lint.registry import KELUARGA, Aturan, semua_aturan

SEMUA = semua_aturan()
Jalankan = Callable[[str, str], list[Finding]]


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda satu: satu.nama)
def test_each_wrong_example_has_exactly_its_finding(aturan: Aturan, jalankan: Jalankan) -> None:
    for teks in aturan.halaman.salah:
        ditemukan = jalankan(aturan.nama, teks)
        assert len(ditemukan) == 1, f"{teks}\n{ditemukan}"
        pesan = ditemukan[0].pesan
        assert pesan.id.strip() != pesan.en.strip()
        assert pesan.id.endswith((".", "?")), pesan.id
        assert pesan.en.endswith((".", "?")), pesan.en


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda satu: satu.nama)
def test_no_right_example_has_a_finding(aturan: Aturan, jalankan: Jalankan) -> None:
    for teks in aturan.halaman.benar:
        assert jalankan(aturan.nama, teks) == [], teks


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda satu: satu.nama)
def test_the_base_of_all_examples_has_no_finding(aturan: Aturan, jalankan: Jalankan) -> None:
    assert jalankan(aturan.nama, "{}") == []


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda satu: satu.nama)
def test_a_rule_is_named_and_coded_by_the_habits(aturan: Aturan) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", aturan.nama)
    assert aturan.kode[:3] in KELUARGA
    assert (aturan.periksa is None) != (aturan.periksa_pustaka is None)


def test_codes_and_names_are_unique_and_a_family_is_one_package() -> None:
    assert not [kode for kode, kali in Counter(satu.kode for satu in SEMUA).items() if kali > 1]
    assert not [nama for nama, kali in Counter(satu.nama for satu in SEMUA).items() if kali > 1]
    pasangan = {(satu.kode[:3], satu.keluarga) for satu in SEMUA}
    assert len(pasangan) == len({kode for kode, _ in pasangan}) == len({paket for _, paket in pasangan})


def test_a_rule_imports_only_the_model_and_what_a_finding_is() -> None:
    for aturan in SEMUA:
        pohon = ast.parse(inspect.getsource(aturan.modul))
        dipakai = {satu.module or "" for satu in ast.walk(pohon) if isinstance(satu, ast.ImportFrom)} | {
            nama.name for satu in ast.walk(pohon) if isinstance(satu, ast.Import) for nama in satu.names
        }
        asing = {
            nama
            for nama in dipakai
            if nama.startswith("sopan") and not re.match(r"sopan\.(errors|model|lint\.finding)\b", nama)
        }
        assert not asing, f"{aturan.nama} imports {asing}"
