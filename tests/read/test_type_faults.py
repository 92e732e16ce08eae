"""Wrong keys and wrong values: each class of fault with its exact place and what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, Field
from tests.read.conftest import SMALL

from sopan.errors import Pesan, UnreadableFile
from sopan.model import Sop
from sopan.read import read_model, read_text
from sopan.read.fields import elsewhere, field_at, model_at

WRONG = [
    # what is added to the small file (its lines 1 to 11), place, path, message, what to write instead
    ("jenis: rutinn", (12, 8), "jenis", "'jenis' tidak mengenal 'rutinn'.", "Maksudnya 'rutin'?"),
    ("jenis: [a]", (12, 8), "jenis", "'jenis' keliru.", "Pilih: pelayanan, rutin atau penugasan."),
    ("Jenis: rutin", (12, 1), "Jenis", "kunci 'Jenis' tidak dikenal.", "Maksudnya 'jenis'?"),
    (
        "dasar hukum: UU",
        (12, 1),
        "dasar hukum",
        "kunci 'dasar hukum' tidak dikenal.",
        "Maksudnya 'dasar_hukum'?",
    ),
    (
        "dasar_hukm: UU",
        (12, 1),
        "dasar_hukm",
        "kunci 'dasar_hukm' tidak dikenal.",
        "Maksudnya 'dasar_hukum'?",
    ),
    ("persyaratan: KTP", (12, 1), "persyaratan", "tidak dikenal.", "Kunci itu ditulis di dalam 'pelayanan'."),
    ("Kegiatan: x", (12, 1), "Kegiatan", "tidak dikenal.", None),
    (
        "zzz: x",
        (12, 1),
        "zzz",
        "kunci 'zzz' tidak dikenal.",
        "Daftar kunci: 'sopan schema', atau halaman acuan",
    ),
    (
        "pelayanan: {jam_layan: x}",
        (12, 13),
        "pelayanan.jam_layan",
        "kunci 'jam_layan' tidak dikenal di 'pelayanan'.",
        "Maksudnya 'jam_layanan'?",
    ),
    (
        "tanggal: {qqq: 1}",
        (12, 11),
        "tanggal.qqq",
        "tidak dikenal di 'tanggal'.",
        "Yang dikenal: pembuatan, revisi,",
    ),
    (
        "nomor: [1]",
        (12, 8),
        "nomor",
        "'nomor' harus berupa teks, bukan daftar.",
        "Tulis misalnya: nomor: 01/K",
    ),
    ('nomor: "  "', (12, 8), "nomor", "'nomor' belum berisi.", "Tulis misalnya: nomor: 01/K"),
    ('nomor: "a\\eb"', (12, 8), "nomor", "'nomor' berisi karakter kendali.", "Hapus kode \\"),
    (
        "dasar_hukum:\n  - UU 25: Pelayanan",
        (13, 5),
        "dasar_hukum[1]",
        "harus berupa teks, bukan kunci-kunci.",
        'beri tanda kutip: "UU 25: Pelayanan"',
    ),
    ("peralatan: [a, , b]", None, "", "ada koma tanpa isi", "Hapus koma"),
    (
        "peralatan:\n  - a\n  -",
        (14, 4),
        "peralatan[2]",
        "'peralatan[2]' belum berisi.",
        "Tulis misalnya: - Komputer",
    ),
    (
        "unit:\n  - [a]",
        (13, 5),
        "unit[1]",
        "harus berupa teks, bukan daftar.",
        "- Dinas Komunikasi dan Informatika",
    ),
    (
        "tanggal: 2012-09-04",
        (12, 10),
        "tanggal",
        "harus berisi kunci-kunci, bukan teks.",
        "Tulis 'kunci: nilai'",
    ),
    (
        "tanggal: {efektif: 4 September 2012}",
        (12, 20),
        "tanggal.efektif",
        "tidak dapat membaca",
        "Tulis: 2012-09-04",
    ),
    (
        "tanggal: {efektif: 04/09/2012}",
        (12, 20),
        "tanggal.efektif",
        "tidak dapat membaca",
        "Tulis: 2012-09-04",
    ),
    ("tanggal: {efektif: 2012.9.4}", (12, 20), "tanggal.efektif", "tidak dapat membaca", "Tulis: 2012-09-04"),
    (
        "tanggal: {efektif: 2012-02-30}",
        (12, 20),
        "tanggal.efektif",
        "tidak dapat",
        "Tulis tahun-bulan-tanggal",
    ),
    ("tanggal: {efektif: 2012}", (12, 20), "tanggal.efektif", "tidak dapat", "Tulis tahun-bulan-tanggal"),
    ("tanggal: {efektif: 86400}", (12, 20), "tanggal.efektif", "tidak dapat", "Tulis tahun-bulan-tanggal"),
    (
        "tanggal: {efektif: [a]}",
        (12, 20),
        "tanggal.efektif",
        "harus sebuah tanggal",
        "Tulis tahun-bulan-tanggal",
    ),
    (
        "pelayanan: {waktu_pasti: ya}",
        (12, 26),
        "pelayanan.waktu_pasti",
        "harus true atau false",
        "Tulis: true",
    ),
    ("pelayanan: {waktu_pasti: tidak}", (12, 26), "pelayanan.waktu_pasti", "true atau false", "Tulis: false"),
    (
        "pelayanan: {waktu_pasti: abc}",
        (12, 26),
        "pelayanan.waktu_pasti",
        "true atau false",
        "Tulis true atau false.",
    ),
    (
        "keterkaitan: [{nomor: 1}]",
        (12, 15),
        "keterkaitan[1].judul",
        "kunci 'judul' belum ada di",
        "judul: SOP",
    ),
    ("pengecualian: [{aturan: x}]", (12, 16), "pengecualian[1].alasan", "kunci 'alasan' belum ada", None),
    ("pengecualian: x", (12, 15), "pengecualian", "harus berupa daftar, bukan teks.", "Awali setiap butir"),
    ("judul: B", (12, 1), "judul", "kunci 'judul' sudah ada di baris 2.", "Hapus atau gabungkan"),
]


@pytest.mark.parametrize(
    ("more", "place", "path", "message", "instead"), WRONG, ids=[case[0] for case in WRONG]
)
def test_what_is_added_is_told(
    fault: Any, more: str, place: tuple[int, int] | None, path: str, message: str, instead: str | None
) -> None:
    found = fault(f"{SMALL}{more}\n")
    if place is not None:
        assert (found.line, found.column) == place
    assert found.path == path
    assert message in found.message.id
    if instead is not None:
        assert instead in found.instead.id
    _complete(found.message)
    if found.instead is not None:
        _complete(found.instead)


REPLACED = [
    (
        "judul: Pembuatan Laporan\n",
        "",
        (1, 1),
        "judul",
        "kunci 'judul' belum ada.",
        "Tulis misalnya: judul: ",
    ),
    (
        "judul: Pembuatan Laporan",
        "judul:",
        (2, 7),
        "judul",
        "'judul' belum berisi.",
        "Tulis misalnya: judul: ",
    ),
    ("judul: ", "judl: ", (2, 1), "judl", "kunci 'judl' tidak dikenal.", "Maksudnya 'judul'?"),
    (
        "kabid: Kepala Bidang",
        "kabid: {luar: true}",
        (3, 20),
        "pelaksana.kabid.nama",
        "kunci 'nama' belum ada",
        "nama: Kabid",
    ),
    ("kabid: Kepala Bidang", "kabid: ''", (3, 20), "pelaksana.kabid", "belum berisi.", None),
    ("kabid: Kepala Bidang", "kabid: ", (3, 20), "pelaksana.kabid", "belum berisi.", None),
    (
        "kabid: Kepala Bidang",
        "kabid: {nama: A, luar: ya}",
        (3, 36),
        "pelaksana.kabid.luar",
        "true atau",
        "Tulis: true",
    ),
    (
        "kabid: Kepala Bidang",
        "kabid: {nama: A, jumlah: 0}",
        (3, 38),
        "pelaksana.kabid.jumlah",
        "paling kecil 1",
        None,
    ),
    (
        "kabid: Kepala Bidang",
        "kabid: {nama: A, jumlah: 2 orang}",
        (3, 38),
        "pelaksana.kabid.jumlah",
        "bulat",
        "misalnya: 2",
    ),
    (
        "kabid: Kepala Bidang",
        "kabid: A, kepala bidang: B",
        (3, 23),
        "pelaksana.kepala bidang",
        "bukan id",
        "kepala-bidang",
    ),
    ("kabid: Kepala Bidang", "kabid: A, 1b: B", (3, 23), "pelaksana.1b", "bukan id", "id-1b"),
    (
        "kegiatan: Mengonsep laporan\n",
        "kegiatn: x\n",
        (6, 5),
        "langkah[1].kegiatn",
        "tidak dikenal di",
        "'kegiatan'?",
    ),
    (
        "    kegiatan: Mengonsep laporan\n",
        "",
        (5, 5),
        "langkah[1].kegiatan",
        "'kegiatan' belum ada di 'langkah[1]'",
        "Memeriksa",
    ),
    (
        "pelaksana: analis\n",
        "pelaksana: []\n",
        (7, 16),
        "langkah[1].pelaksana",
        "belum berisi.",
        "paling sedikit satu",
    ),
    (
        "pelaksana: analis\n",
        "pelaksana:\n",
        (7, 15),
        "langkah[1].pelaksana",
        "belum berisi.",
        "pelaksana: kabid",
    ),
    ("id: konsep", "id: selesai", (5, 9), "langkah[1].id", "nama akhir prosedur", "misalnya: penutup"),
    ("id: konsep", "id: 4b", (5, 9), "langkah[1].id", "bukan id", "id-4b"),
    ("waktu: 2 jam", "selesai: ya", (8, 14), "langkah[1].selesai", "true atau false", "Tulis: true"),
    (
        "waktu: 2 jam",
        "lanjut: [1, 2]",
        (8, 13),
        "langkah[1].lanjut",
        "harus menunjuk satu langkah",
        "Tulis nomor",
    ),
    (
        "waktu: 2 jam",
        "keputusan: ya",
        (8, 16),
        "langkah[1].keputusan",
        "harus berisi kunci-kunci",
        "Tulis 'kunci",
    ),
    (
        "{tidak: konsep}",
        "{tidak: [konsep]}",
        (11, 24),
        "langkah[2].keputusan.tidak",
        "menunjuk satu langkah",
        None,
    ),
    ("{tidak: konsep}", "{tidak: ''}", (11, 24), "langkah[2].keputusan.tidak", "menunjuk satu langkah", None),
    (
        "{tidak: konsep}",
        "{tdk: konsep}",
        (11, 17),
        "langkah[2].keputusan.tdk",
        "tidak dikenal",
        "Maksudnya 'tidak'?",
    ),
    (
        "{tidak: konsep}",
        "{tidak: {peluang: 80%}}",
        (11, 34),
        "langkah[2].keputusan.tidak.peluang",
        "bilangan",
        ": 0.8",
    ),
    (
        "{tidak: konsep}",
        "{tidak: {peluang: '0,25'}}",
        (11, 34),
        "langkah[2].keputusan.tidak.peluang",
        "bilangan",
        ": 0.25",
    ),
    (
        "{tidak: konsep}",
        "{tidak: {peluang: 1.5}}",
        (11, 34),
        "langkah[2].keputusan.tidak.peluang",
        "paling besar 1",
        None,
    ),
    (
        "{tidak: konsep}",
        "{tidak: {peluang: nan}}",
        (11, 34),
        "langkah[2].keputusan.tidak.peluang",
        "paling",
        None,
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "place", "path", "message", "instead"),
    REPLACED,
    ids=[case[1] or case[0] for case in REPLACED],
)
def test_what_is_changed_is_told(
    faults: Any, old: str, new: str, place: tuple[int, int], path: str, message: str, instead: str | None
) -> None:
    assert old in SMALL
    text = (
        SMALL.replace(old, new, 1).replace("tidak: konsep", "tidak: 1")
        if "id: " in old
        else SMALL.replace(old, new, 1)
    )
    found = faults(text)
    assert len(found) == 1, "\n".join(map(str, found))
    assert (found[0].line, found[0].column) == place
    assert found[0].path == path
    assert message in found[0].message.id
    if instead is not None:
        assert instead in found[0].instead.id
    _complete(found[0].message)


def _complete(said: Pesan) -> None:
    assert said.id
    assert said.en
    assert said.id != said.en


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "berkas ini harus berisi kunci-kunci, bukan daftar."),
        ("halo\n", "berkas ini harus berisi kunci-kunci, bukan teks."),
        (
            "judul: A\npelaksana: [a]\nlangkah: [{kegiatan: x, pelaksana: a}]\n",
            "'pelaksana' harus berisi kunci-kunci",
        ),
        ("judul: A\npelaksana: {}\nlangkah: [{kegiatan: x, pelaksana: a}]\n", "'pelaksana' belum berisi."),
        ("judul: A\npelaksana: {a: A}\nlangkah: []\n", "'langkah' belum berisi."),
        (
            "judul: A\npelaksana: {a: A}\nlangkah: {a: b}\n",
            "'langkah' harus berupa daftar, bukan kunci-kunci.",
        ),
        ("judul: A\npelaksana: {a: A}\nlangkah:\n", "'langkah' belum berisi."),
        (
            "judul: A\npelaksana: {a: A}\nlangkah:\n  - kegiatan:x\n",
            "'langkah[1]' harus berisi kunci-kunci, bukan teks.",
        ),
        ("judul: A\npelaksana: {a: A}\nlangkah:\n  -\n", "'langkah[1]' belum berisi."),
    ],
)
def test_wrong_structure(fault: Any, text: str, message: str) -> None:
    assert message in fault(text).message.id


def test_keys_that_stand_empty_are_as_absent(small: str) -> None:
    text = (
        small
        + "jenis:\nsifat:\ntanggal:\npengesahan: ~\nunit:\nketerkaitan: null\n"
        + "pelayanan:\n  biaya:\n  waktu_pasti:\n"
    )
    text = text.replace("    waktu: 2 jam\n", "    waktu:\n    selesai:\n    keputusan:\n")
    sop = read_text(text).sop
    assert sop.sifat == "administratif"
    assert sop.tanggal.efektif is None
    assert sop.pelayanan is not None
    assert not sop.pelayanan.waktu_pasti
    assert not sop.langkah[0].selesai


def test_an_unknown_key_that_stands_empty_is_told_with_the_rest(faults: Any, small: str) -> None:
    found = faults(small + "sifat:\nzzz:\njenis: x\n")
    assert [fault.path for fault in found] == ["zzz", "jenis"]


def test_all_faults_come_in_the_order_of_the_file(faults: Any) -> None:
    found = faults("zzz: 1\njenis: a\nlangkah:\n  - kegiatn: x\n    pelaksana: b\npelaksana: {a: A}\n")
    assert [(fault.line, fault.column) for fault in found] == [(1, 1), (1, 1), (2, 8), (4, 5), (5, 16)]
    assert [fault.path for fault in found] == [
        "zzz",
        "judul",
        "jenis",
        "langkah[1].kegiatn",
        "langkah[1].pelaksana",
    ]


def test_a_flood_of_faults_is_cut(faults: Any) -> None:
    found = faults("".join(f"k{n}: v\n" for n in range(20_000)))
    assert len(found) == 101
    assert "dan lebih dari 200 kesalahan lain" in found[-1].message.id


def test_values_are_told_short_and_without_commands_for_a_terminal(fault: Any, small: str) -> None:
    found = fault(small + f'jenis: "\\e[31m{"x" * 500}\\u202e"\n')
    assert "\x1b" not in str(found)
    assert "\u202e" not in str(found)
    assert len(str(found)) < 250
    assert len(found.value) <= 60


class _Other(BaseModel):
    umur: int = Field(gt=3, lt=9, examples=["5"])
    nama: str = "x"
    sub: dict[str, int] = {}


def test_other_models_are_told_the_same_way() -> None:
    value, sumber = read_model(_Other, "umur: 5\nsub: {a: 1}\n", "x.yaml")
    assert (value.umur, value.sub, sumber.berkas) == (5, {"a": 1}, "x.yaml")
    for text, message in (
        ("umur: 2\n", "harus lebih dari 3"),
        ("umur: 9\n", "harus kurang dari 9"),
        ("umur: x\n", "harus bilangan bulat"),
        ("nama: x\n", "kunci 'umur' belum ada"),
        ("umur: 5\nsub: [x]\n", "harus berisi kunci-kunci"),
        ("umur: 99999999999999999999999999999x\n", "harus bilangan bulat"),
    ):
        with pytest.raises(UnreadableFile, match=message):
            read_model(_Other, text)


def test_what_a_model_knows_at_a_place() -> None:
    assert model_at(Sop, ()) is Sop
    assert model_at(Sop, ("langkah", 3)).__name__ == "Langkah"
    assert model_at(Sop, ("langkah", 3, "keputusan", "ya")).__name__ == "Cabang"
    assert model_at(Sop, ("pelaksana",)) is None
    assert model_at(Sop, ("pelaksana", "kabid")).__name__ == "Pelaksana"
    assert model_at(Sop, ("nowhere", "x")) is None
    assert field_at(Sop, ("unit", 2)) is Sop.model_fields["unit"]
    assert field_at(Sop, ()) is None
    assert elsewhere(Sop, "biaya") == "pelayanan"
    assert elsewhere(Sop, "zzz") is None
