"""Operations change their own lines of a file, and not a letter beside them; whatever the SOP, it is said."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.operations.samples import edits, operations, same
from tests.strategies import random_sop, sops

from sopan.errors import UnreadableFile
from sopan.model import Keputusan, Langkah, Sop
from sopan.model.langkah import Cabang
from sopan.model.operations import (
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    NamaiLangkah,
    Operasi,
    OperasiDitolak,
    PindahButir,
    PindahLangkah,
    PindahPelaksana,
    TambahButir,
    TambahLangkah,
    TambahPelaksana,
    UbahIsian,
    UbahKeputusan,
    UbahPelaksanaLangkah,
    UbahSelesai,
    UbahTujuan,
    apply,
    apply_all,
)
from sopan.model.pelaksana import Pelaksana
from sopan.read import read_text
from sopan.read.dump import dump_sop
from sopan.read.edit import edit_text
from sopan.read.yaml_edit import rearrange

FILE = """\
# SOP kami
sopan: 1
judul: "SOP Pembuatan Laporan" # belum final
pelaksana:
  # yang menyusun
  analis: Analis   # dua orang
  # yang memerintah
  kepala: {nama: Kepala,   jumlah: 1}

# dasar
dasar_hukum:
  - PP Nomor 1 Tahun 2000 tentang
    sesuatu yang panjang
  # undang-undang
  - UU Nomor 2 Tahun 2001 tentang Hal
keterkaitan: [A,   B]
peralatan: Komputer
langkah:
  - kegiatan: >-
      Memeriksa
      berkas
    pelaksana: kepala
    selesai: true   # tidak perlu
  - {kegiatan: 'Menyimpan berkas',  pelaksana: analis, output: Arsip}
  # memutuskan
  - kegiatan: Menilai berkas
    pelaksana: kepala
    keputusan: {ya: {langkah: 4, label: Baik}, tidak: 2}   # kembali
  - kegiatan: Menutup
    pelaksana: [analis, kepala]
"""


def changed(old: str, new: str) -> list[str]:
    """The lines taken away and put in, in order."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


@pytest.mark.parametrize(
    ("op", "lines"),
    [
        (
            UbahIsian(jalur=("judul",), nilai="Pembuatan Laporan"),
            [
                '-judul: "SOP Pembuatan Laporan" # belum final',
                '+judul: "Pembuatan Laporan"     # belum final',
            ],
        ),
        (
            UbahPelaksanaLangkah(langkah=1, pelaksana=("analis",)),
            ["-    pelaksana: kepala", "+    pelaksana: analis"],
        ),
        (
            UbahIsian(jalur=("pelaksana", "analis", "nama"), nilai="Analis Madya"),
            ["-  analis: Analis   # dua orang", "+  analis: Analis Madya # dua orang"],
        ),
        (
            UbahIsian(jalur=("pelaksana", "analis", "luar"), nilai=True),
            ["-  analis: Analis   # dua orang", "+  analis: {nama: Analis, luar: true} # dua orang"],
        ),
        (
            UbahIsian(jalur=("peralatan", 0), nilai="Laptop"),
            ["-peralatan: Komputer", "+peralatan: Laptop"],
        ),
        (
            UbahIsian(jalur=("tanggal", "revisi"), nilai="2026-11-24"),
            ["+tanggal: {revisi: 2026-11-24}"],
        ),
        (UbahIsian(jalur=("nomor",), nilai="010"), ['+nomor: "010"']),
        (UbahSelesai(langkah=1, selesai=False), ["-    selesai: true   # tidak perlu"]),
        (HapusButir(jalur=("keterkaitan",), posisi=0), ["-keterkaitan: [A,   B]", "+keterkaitan: [B]"]),
        (
            HapusButir(jalur=("dasar_hukum",), posisi=1),
            ["-  # undang-undang", "-  - UU Nomor 2 Tahun 2001 tentang Hal"],
        ),
        (HapusButir(jalur=("peralatan",), posisi=0), ["-peralatan: Komputer"]),
        (
            TambahButir(jalur=("keterkaitan",), nilai="SOP C"),
            ["-keterkaitan: [A,   B]", "+keterkaitan: [A, B, SOP C]"],
        ),
        (
            TambahButir(jalur=("dasar_hukum",), nilai="Perda 3", posisi=1),
            ["+  - Perda 3"],
        ),
        (
            TambahButir(jalur=("peralatan",), nilai="Meja"),
            ["-peralatan: Komputer", "+peralatan:", "+  - Komputer", "+  - Meja"],
        ),
        (TambahButir(jalur=("peringatan",), nilai="Awas"), ["+peringatan: Awas"]),
        (
            PindahPelaksana(id="kepala", ke=0),
            [
                "+  # yang memerintah",
                "+  kepala: {nama: Kepala,   jumlah: 1}",
                "-  # yang memerintah",
                "-  kepala: {nama: Kepala,   jumlah: 1}",
            ],
        ),
        (
            PindahButir(jalur=("dasar_hukum",), posisi=1, ke=0),
            [
                "+  # undang-undang",
                "+  - UU Nomor 2 Tahun 2001 tentang Hal",
                "-  # undang-undang",
                "-  - UU Nomor 2 Tahun 2001 tentang Hal",
            ],
        ),
        (
            PindahButir(jalur=("keterkaitan",), posisi=1, ke=0),
            ["-keterkaitan: [A,   B]", "+keterkaitan: [B, A]"],
        ),
        (
            TambahPelaksana(id="arsip", pelaksana=Pelaksana(nama="Arsiparis"), posisi=1),
            ["+  arsip: Arsiparis"],
        ),
        (
            GantiIdPelaksana(id="analis", menjadi="penyusun"),
            [
                "-  analis: Analis   # dua orang",
                "+  penyusun: Analis   # dua orang",
                "-  - {kegiatan: 'Menyimpan berkas',  pelaksana: analis, output: Arsip}",
                "+  - {kegiatan: 'Menyimpan berkas', pelaksana: penyusun, output: Arsip}",
                "-    pelaksana: [analis, kepala]",
                "+    pelaksana: [penyusun, kepala]",
            ],
        ),
        (
            HapusLangkah(langkah=1),
            [
                "-  - kegiatan: >-",
                "-      Memeriksa",
                "-      berkas",
                "-    pelaksana: kepala",
                "-    selesai: true   # tidak perlu",
                "-    keputusan: {ya: {langkah: 4, label: Baik}, tidak: 2}   # kembali",
                "+    keputusan: {ya: {langkah: 3, label: Baik}, tidak: 1}   # kembali",
            ],
        ),
        (
            PindahLangkah(langkah=4, ke=3),
            [
                "+  - kegiatan: Menutup",
                "+    pelaksana: [analis, kepala]",
                "-    keputusan: {ya: {langkah: 4, label: Baik}, tidak: 2}   # kembali",
                "-  - kegiatan: Menutup",
                "-    pelaksana: [analis, kepala]",
                "+    keputusan: {ya: {langkah: 3, label: Baik}, tidak: 2}   # kembali",
            ],
        ),
        (
            TambahLangkah(posisi=5, langkah=Langkah(kegiatan="Mencatat", pelaksana=("analis",), lanjut=1)),
            ["+  - kegiatan: Mencatat", "+    pelaksana: analis", "+    lanjut: 1"],
        ),
        (
            GandakanLangkah(langkah=2),
            [
                "+  - kegiatan: Menyimpan berkas",
                "+    pelaksana: analis",
                "+    output: Arsip",
                "-    keputusan: {ya: {langkah: 4, label: Baik}, tidak: 2}   # kembali",
                "+    keputusan: {ya: {langkah: 5, label: Baik}, tidak: 2}   # kembali",
            ],
        ),
        (NamaiLangkah(langkah=4, id="tutup"), ["+    id: tutup"]),
        (
            UbahTujuan(langkah=3, jalan="tidak", ke="selesai"),
            [
                "-    keputusan: {ya: {langkah: 4, label: Baik}, tidak: 2}   # kembali",
                "+    keputusan: {ya: {langkah: 4, label: Baik}, tidak: selesai} # kembali",
            ],
        ),
        (
            UbahKeputusan(langkah=4, keputusan=Keputusan(tidak=Cabang(langkah=1, label="Belum"))),
            ["+    keputusan: {tidak: {langkah: 1, label: Belum}}"],
        ),
    ],
    ids=str,
)
def test_one_operation_changes_its_own_lines_alone(op: Operasi, lines: list[str]) -> None:
    new = edit_text(FILE, [op])
    assert changed(FILE, new) == lines
    assert same(read_text(new).sop, apply(read_text(FILE).sop, op))


def test_a_new_key_stands_where_the_format_has_it() -> None:
    text = "sopan: 1\njudul: A\n\n# siapa\npelaksana:\n  a: A\n"
    text += "langkah:\n- kegiatan: B\n  pelaksana: a\n# akhir\n"
    semua = [
        UbahIsian(jalur=("nomor",), nilai="1/SOP"),
        UbahIsian(jalur=("pencatatan",), nilai=["Buku", "Arsip"]),
        UbahIsian(jalur=("langkah", 0, "waktu"), nilai="1 jam"),
        UbahIsian(jalur=("pelayanan", "biaya"), nilai=["Gratis"]),
    ]
    assert edit_text(text, semua) == (
        "sopan: 1\njudul: A\nnomor: 1/SOP\npencatatan:\n  - Buku\n  - Arsip\n\n# siapa\npelaksana:\n  a: A\n"
        "langkah:\n- kegiatan: B\n  pelaksana: a\n  waktu: 1 jam\npelayanan:\n  biaya: Gratis\n# akhir\n"
    )


@given(st.data(), sops(max_steps=10, max_actors=5, longest=6))
def test_the_file_says_the_sop_after_any_operation(data: st.DataObject, sop: Sop) -> None:
    op = data.draw(operations(sop))
    assert same(read_text(edit_text(dump_sop(sop), [op])).sop, apply(sop, op))


@given(st.data(), sops(max_steps=8, max_actors=4, longest=4))
@settings(max_examples=30)
def test_the_file_says_the_sop_after_many_operations_and_keeps_its_comments(
    data: st.DataObject, sop: Sop
) -> None:
    semua, akhir = data.draw(edits(sop, 5))
    text = "# berkas kami\n" + dump_sop(sop)
    new = edit_text(text, semua)
    assert same(read_text(new).sop, akhir)
    assert new.startswith("# berkas kami\n")


@pytest.mark.parametrize("flow", [False, True])
def test_a_file_of_another_program_says_it_too(flow: bool) -> None:
    sop = random_sop(11, steps=6, actors=3)
    data = {"sopan": 1, **sop.model_dump(mode="json", exclude_defaults=True)}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    semua: list[Operasi] = [
        PindahLangkah(langkah=6, ke=1),
        HapusLangkah(langkah=3),
        TambahPelaksana(id="baru", pelaksana=Pelaksana(nama="Baru"), posisi=0),
        UbahIsian(jalur=("langkah", 0, "waktu"), nilai="12:30"),
    ]
    assert same(read_text(edit_text(text, semua)).sop, apply_all(sop, semua))


def test_references_into_nowhere_stay_and_hinder_nothing() -> None:
    text = FILE.replace("tidak: 2}", "tidak: 9}")
    new = edit_text(text, [UbahIsian(jalur=("judul",), nilai="Laporan")])
    assert "tidak: 9}" in new


def test_nothing_to_do_is_the_same_text() -> None:
    assert edit_text(FILE, []) == FILE


def test_what_cannot_be_done_is_refused() -> None:
    with pytest.raises(OperasiDitolak):
        edit_text(FILE, [HapusLangkah(langkah=9)])
    with pytest.raises(UnreadableFile):
        edit_text("judul: [", [HapusLangkah(langkah=9)])


@pytest.mark.parametrize("end", ["", "\n", "\n\n# penutup\n"])
def test_the_last_block_of_a_file_can_be_reordered(end: str) -> None:
    text = f"a: 1\ndaftar:\n- satu\n# dua\n- dua{end}"
    new = rearrange(text, ("daftar",), (1, 0))
    assert new.startswith("a: 1\ndaftar:\n# dua\n- dua\n- satu\n")
    assert yaml.safe_load(new) == {"a": 1, "daftar": ["dua", "satu"]}
    assert ("# penutup" in new) == ("# penutup" in end)


SENTENCES = st.text(st.sampled_from("ab ,-'\"#:é"), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(SENTENCES, min_size=2, max_size=5), st.data(), st.booleans(), st.booleans())
def test_any_list_comes_out_in_the_order_asked_for(
    items: list[str], data: st.DataObject, indented: bool, commented: bool
) -> None:
    order = tuple(data.draw(st.permutations(range(len(items)))))
    lead = "  " if indented else ""
    lines = [f"{lead}- '{item.replace(chr(39), chr(39) * 2)}'" for item in items]
    if commented:
        lines = [f"{lead}# ke-{n}\n{line}" for n, line in enumerate(lines)]
    text = "judul: A # b\ndaftar:\n" + "\n".join(lines) + "\n\nlangkah: []\n"
    new = rearrange(text, ("daftar",), order)
    assert yaml.safe_load(new) == {"judul": "A", "daftar": [items[n] for n in order], "langkah": []}
    assert sorted(new.splitlines()) == sorted(text.splitlines())
