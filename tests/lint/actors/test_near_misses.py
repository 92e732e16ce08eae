"""Columns as offices name and order them: on which side of each line they fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.model.operations import PindahPelaksana

Jalankan = Callable[[str, str], list[Finding]]


def kolom(*nama: str) -> str:
    """An SOP whose columns bear these names, each doing one step."""
    kode = [f"k{nomor}" for nomor in range(len(nama))]
    pelaksana = "\n".join(f'  {k}: "{n}"' for k, n in zip(kode, nama, strict=True))
    return f"pelaksana:\n{pelaksana}\nlangkah: [{', '.join(f'{{pelaksana: {k}}}' for k in kode)}]\n"


@pytest.mark.parametrize(
    ("nama", "jumlah"),
    [
        (("Kabid", "kabid."), 1),
        (("Kasubag Umum", "Kepala Subbagian Umum"), 1),
        (("Kasubag Umum", "Kepala Sub Bagian Umum"), 1),
        (("Kasubag Umum", "Kasubag Keuangan"), 0),
        (("Sekretaris", "Sekretariat"), 0),
        (("Sekretaris", "Sekertaris"), 1),
        (("Bendahara", "Bendahara Pembantu"), 0),
        (("Verifikator 1", "Verifikator 2"), 0),
        (("Verifikator A", "Verifikator B"), 0),
        (("Kasir", "Kasie"), 0),
        (("Pemohon", "Pemohon"), 1),
        (("Pemeriksa", "Pemeriksaa", "Pemeriksa"), 3),
    ],
)
def test_named_twice(jalankan: Jalankan, nama: tuple[str, ...], jumlah: int) -> None:
    assert len(jalankan("actor_named_twice", kolom(*nama))) == jumlah


@pytest.mark.parametrize(
    ("nama", "jumlah"),
    [
        ("Aplikasi SIMPEG", 1),
        ("Sistem", 1),
        ("Sarana Pelayanan", 1),
        ("Drs. Rahmat", 1),
        ("Siti Aminah, S.E.", 1),
        ("Budi, M.Si", 1),
        ("Ibu Rina", 1),
        ("Rahmat Hidayat", 1),
        ("Administrator Sistem Informasi", 0),
        ("Pengelola Sarana", 0),
        ("Petugas Loket, Verifikator", 0),
        ("Tim Kerja Sistem", 0),
        ("Suratman", 0),
        ("Webmaster", 0),
        ("Ibu Hamil", 0),
        ("Kepala Seksi Mutasi", 0),
        ("Penyedia", 0),
        ("Unit Layanan, Subbagian Umum", 0),
    ],
)
def test_not_a_role(jalankan: Jalankan, nama: str, jumlah: int) -> None:
    assert len(jalankan("actor_not_a_role", kolom(nama))) == jumlah


@pytest.mark.parametrize(
    ("nama", "jumlah"),
    [
        ("PPSPM", 1),
        ("CL", 1),
        ("Operator SAKTI", 1),
        ("PPK/KPA", 2),
        ("Ketua Tim IV", 0),
        ("KEPALA BAGIAN UMUM", 0),
        ("Kasubbag TU", 1),
        ("Kasubag Umum", 0),
        ("Pejabat Pembuat Komitmen (PPK)", 0),
        ("Petugas Loket A", 0),
    ],
)
def test_abbreviated(jalankan: Jalankan, nama: str, jumlah: int) -> None:
    assert len(jalankan("actor_abbreviated", kolom(nama))) == jumlah


@pytest.mark.parametrize(
    ("urutan", "langkah", "ditemukan"),
    [
        ("a b c", "a b c", ""),
        ("b a c", "a b c", "start"),
        ("c b a", "a b c", "start"),
        ("a c b", "a b c", "sequence"),
        ("a c b", "a b a c", "sequence"),
        ("a b c", "a c+b", ""),
        ("a c b", "a b+c", ""),
        ("b a c", "a+b c", ""),
        ("a x b", "a b", "sequence"),
        ("a b x", "a b", ""),
        ("a b", "a", ""),
    ],
)
def test_order(jalankan: Jalankan, urutan: str, langkah: str, ditemukan: str) -> None:
    isi = ", ".join(f"{satu}: {satu}" for satu in urutan.split())
    baris = ", ".join(f"{{pelaksana: [{satu}]}}" for satu in langkah.replace("+", ",").split())
    teks = f"pelaksana: {{{isi}}}\nlangkah: [{baris}]\n"
    mulai = jalankan("start_not_leftmost", teks)
    sekuen = jalankan("actors_out_of_sequence", teks)
    assert (bool(mulai), bool(sekuen)) == (ditemukan == "start", ditemukan == "sequence")
    for temuan in (*mulai, *sekuen):
        assert temuan.fix is not None
        kolom = urutan.split()
        for op in temuan.fix.operasi:
            assert isinstance(op, PindahPelaksana)
            kolom.remove(op.id)
            kolom.insert(op.ke, op.id)
        assert kolom[0] == "a"


@pytest.mark.parametrize(
    ("teks", "aturan", "jumlah"),
    [
        ("langkah: [{pelaksana: a}, {pelaksana: b}]\npelaksana: {a: A, b: B, c: C, d: D}", "actor_unused", 2),
        ("langkah: [{pelaksana: [a, b]}]\npelaksana: {a: A, b: B}", "actor_unused", 0),
        ("langkah: [{pelaksana: [a, b, c, d, e, f, g, h]}]", "too_many_actors", 0),
        ("sifat: teknis\nlangkah: [{pelaksana: a}]", "administrative_with_one_actor", 0),
        ("sifat: teknis\nlangkah: [{pelaksana: a}]", "technical_with_several_actors", 0),
        ("langkah: [{pelaksana: [a, b]}]", "administrative_with_one_actor", 0),
    ],
)
def test_counts(jalankan: Jalankan, teks: str, aturan: str, jumlah: int) -> None:
    assert len(jalankan(aturan, teks)) == jumlah
