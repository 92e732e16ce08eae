"""What holds for every operation: valid results, exact inverses, JSON both ways."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.model.operations.samples import acceptable, edits, operations, same
from tests.strategies import random_sop, sops

from sopan.model import Sop, alur_dari
from sopan.model.langkah import Cabang, Keputusan, Langkah
from sopan.model.operations import (
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
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
    describe,
    invert,
    operation_schema,
    read_operation,
    read_operations,
)

SOP = Sop.model_validate(
    {
        "judul": "Pembuatan Laporan",
        "pelaksana": {"kabid": "Kabid", "analis": "Analis", "arsip": "Arsiparis"},
        "dasar_hukum": ["UU 1", "PP 2", "Permen 3"],
        "langkah": [
            {"kegiatan": "Menugaskan", "pelaksana": "kabid"},
            {"kegiatan": "Menyusun", "pelaksana": "analis", "id": "susun"},
            {"kegiatan": "Memeriksa", "pelaksana": "kabid", "keputusan": {"ya": 5, "tidak": "susun"}},
            {"kegiatan": "Memperbaiki", "pelaksana": "analis", "lanjut": 3},
            {"kegiatan": "Menyimpan", "pelaksana": ["analis", "kabid"], "keputusan": {"tidak": 4}},
        ],
    }
)


def ways(sop: Sop) -> list[tuple[str, str | None]]:
    """The flow by the sentences of the steps."""
    nama = [satu.kegiatan for satu in sop.langkah]
    return [(nama[a.dari - 1], None if a.ke is None else nama[a.ke - 1]) for a in alur_dari(sop).arus]


@given(st.data(), sops(max_steps=20, max_actors=6, longest=6))
def test_the_inverse_leads_back(data: st.DataObject, sop: Sop) -> None:
    op = data.draw(operations(sop))
    sesudah = apply(sop, op)
    assert same(apply(sesudah, invert(sop, op)), sop)


@given(st.data(), sops(max_steps=12, max_actors=5, longest=6))
def test_the_inverse_has_an_inverse(data: st.DataObject, sop: Sop) -> None:
    op = data.draw(operations(sop))
    sesudah, balik = apply(sop, op), invert(sop, op)
    assert same(apply(sop, invert(sesudah, balik)), sesudah)


@given(st.data(), sops(max_steps=12, max_actors=5, longest=6))
@settings(max_examples=40)
def test_a_long_edit_is_always_a_file_that_reading_accepts_and_is_undone_to_the_start(
    data: st.DataObject, sop: Sop
) -> None:
    awal, balik = sop, []
    semua, akhir = data.draw(edits(sop, 25))
    for op in semua:
        balik.append(invert(sop, op))
        sop = apply(sop, op)
    assert same(sop, akhir)
    assert acceptable(sop)
    assert same(apply_all(sop, reversed(balik)), awal)


@given(st.data(), sops(max_steps=8, max_actors=4, longest=4))
def test_json_comes_back_as_the_same_operation(data: st.DataObject, sop: Sop) -> None:
    op = data.draw(operations(sop))
    for satu in (op, invert(sop, op)):
        teks = satu.model_dump_json(exclude_defaults=True, exclude_none=True)
        tertulis = satu.model_dump_json()
        assert read_operation(tertulis) == satu
        assert read_operation({"op": satu.op, **TypeAdapter(dict).validate_json(teks)}) == satu
        assert read_operations(f"[{tertulis}]") == (satu,)


@given(st.data(), sops(max_steps=8, max_actors=4, longest=4))
def test_every_operation_is_told_in_both_languages(data: st.DataObject, sop: Sop) -> None:
    op = data.draw(operations(sop))
    for pesan in (describe(op), describe(op, sop), describe(invert(sop, op), apply(sop, op))):
        assert pesan.id
        assert pesan.en
        assert "None" not in pesan.id + pesan.en


def test_every_kind_is_in_the_schema_with_its_meaning() -> None:
    schema = operation_schema()
    bagian = [schema["$defs"][satu["$ref"].rpartition("/")[2]] for satu in schema["oneOf"]]
    assert {satu["properties"]["op"]["const"] for satu in bagian} == set(schema["discriminator"]["mapping"])
    assert len(bagian) == 17
    assert all(satu["description"] for satu in bagian)


@pytest.mark.parametrize(
    ("op", "harap"),
    [
        (
            PindahLangkah(langkah=4, ke=2),
            [
                ("Menugaskan", "Memperbaiki"),
                ("Memperbaiki", "Memeriksa"),
                ("Menyusun", "Memeriksa"),
                ("Memeriksa", "Menyimpan"),
                ("Memeriksa", "Menyusun"),
                ("Menyimpan", None),
                ("Menyimpan", "Memperbaiki"),
            ],
        ),
        (
            HapusLangkah(langkah=4),  # it led to 3, so what led to it does too
            [
                ("Menugaskan", "Menyusun"),
                ("Menyusun", "Memeriksa"),
                ("Memeriksa", "Menyimpan"),
                ("Memeriksa", "Menyusun"),
                ("Menyimpan", None),
                ("Menyimpan", "Memeriksa"),
            ],
        ),
        (
            HapusLangkah(langkah=2),  # a reference by id becomes one to the next step
            [
                ("Menugaskan", "Memeriksa"),
                ("Memeriksa", "Menyimpan"),
                ("Memeriksa", "Memeriksa"),
                ("Memperbaiki", "Memeriksa"),
                ("Menyimpan", None),
                ("Menyimpan", "Memperbaiki"),
            ],
        ),
        (
            HapusLangkah(langkah=3),  # a decision led where its yes leads
            [
                ("Menugaskan", "Menyusun"),
                ("Menyusun", "Memperbaiki"),
                ("Memperbaiki", "Menyimpan"),
                ("Menyimpan", None),
                ("Menyimpan", "Memperbaiki"),
            ],
        ),
        (
            HapusLangkah(langkah=5),  # the last step led to the end
            [
                ("Menugaskan", "Menyusun"),
                ("Menyusun", "Memeriksa"),
                ("Memeriksa", None),
                ("Memeriksa", "Menyusun"),
                ("Memperbaiki", "Memeriksa"),
            ],
        ),
    ],
    ids=lambda satu: describe(satu).en if hasattr(satu, "op") else "",
)
def test_references_go_along(op: Operasi, harap: list[tuple[str, str | None]]) -> None:
    assert ways(apply(SOP, op)) == harap


def test_a_decision_that_returns_to_itself_led_to_its_other_answer() -> None:
    langkah = SOP.langkah[2].model_copy(
        update={"keputusan": Keputusan(ya=Cabang(langkah=3), tidak=Cabang(langkah=1))}
    )
    sop = apply_all(SOP, [UbahKeputusan(langkah=3, keputusan=langkah.keputusan), HapusLangkah(langkah=3)])
    assert sop.langkah[2].lanjut == 1


def test_a_step_without_its_id_is_known_by_its_number() -> None:
    sop = apply(SOP, NamaiLangkah(langkah=2, id=None))
    assert sop.langkah[2].keputusan is not None
    assert sop.langkah[2].keputusan.tidak.langkah == 2
    diganti = apply(SOP, NamaiLangkah(langkah=2, id="konsep"))
    assert diganti.langkah[2].keputusan is not None
    assert diganti.langkah[2].keputusan.tidak.langkah == "konsep"


def test_an_actor_with_another_id_keeps_its_steps_and_its_column() -> None:
    sop = apply(SOP, GantiIdPelaksana(id="analis", menjadi="penyusun"))
    assert list(sop.pelaksana) == ["kabid", "penyusun", "arsip"]
    assert [satu.pelaksana for satu in sop.langkah if "penyusun" in satu.pelaksana] == [
        ("penyusun",),
        ("penyusun",),
        ("penyusun", "kabid"),
    ]


@pytest.mark.parametrize(
    ("op", "kata"),
    [
        (PindahLangkah(langkah=4, ke=2), "langkah 4 dipindah ke 2"),
        (
            HapusLangkah(langkah=4),
            "langkah 4 dihapus; rujukan kepadanya dari langkah 5 dialihkan ke langkah 3 (nomor semula)",
        ),
        (
            HapusLangkah(langkah=5),
            "langkah 5 dihapus; rujukan kepadanya dari langkah 3 kini mengakhiri prosedur",
        ),
        (HapusLangkah(langkah=1), "langkah 1 dihapus"),
        (GandakanLangkah(langkah=2), "langkah 2 digandakan"),
        (
            UbahIsian(jalur=("langkah", 1, "kegiatan"), nilai="Mengonsep"),
            "kegiatan langkah 2 'Menyusun' menjadi 'Mengonsep'",
        ),
        (UbahIsian(jalur=("langkah", 1, "waktu"), nilai="1 jam"), "waktu langkah 2 menjadi '1 jam'"),
        (UbahIsian(jalur=("judul",), nilai=None), "judul dikosongkan"),
        (
            UbahIsian(jalur=("dasar_hukum", 1), nilai="PP 4"),
            "butir 2 dasar hukum 'PP 2' menjadi 'PP 4'",
        ),
        (
            UbahIsian(jalur=("langkah", 2, "keputusan", "ya", "label"), nilai="Setuju"),
            "label jalur ya langkah 3 menjadi 'Setuju'",
        ),
        (
            UbahIsian(jalur=("pelaksana", "kabid", "luar"), nilai=True),
            "luar pelaksana kabid tidak menjadi ya",
        ),
        (
            UbahTujuan(langkah=3, jalan="ya", ke=None),
            "jalur ya langkah 3 kini ke langkah berikutnya (semula ke langkah 5)",
        ),
        (UbahKeputusan(langkah=3, keputusan=None), "langkah 3 bukan lagi keputusan"),
        (UbahSelesai(langkah=3, selesai=True), "prosedur juga berakhir di langkah 3"),
        (
            UbahPelaksanaLangkah(langkah=1, pelaksana=("analis", "kabid")),
            "langkah 1 dikerjakan Analis, Kabid",
        ),
        (PindahPelaksana(id="arsip", ke=0), "pelaksana Arsiparis dipindah ke kolom 1"),
        (HapusButir(jalur=("dasar_hukum",), posisi=0), "dasar hukum: 'UU 1' dihapus"),
        (PindahButir(jalur=("dasar_hukum",), posisi=2, ke=0), "dasar hukum: butir 3 dipindah ke 1"),
    ],
    ids=lambda satu: "" if isinstance(satu, str) else satu.op,
)
def test_the_phrases(op: Operasi, kata: str) -> None:
    assert describe(op, SOP).id == kata


@pytest.mark.parametrize(
    ("op", "alasan"),
    [
        (
            TambahLangkah(
                posisi=2,
                langkah=Langkah(
                    id="susun",
                    kegiatan="A",
                    pelaksana=("x", "kabid", "kabid"),
                    lanjut=9,
                    keputusan=Keputusan(ya=Cabang(langkah="tak-ada")),
                ),
            ),
            [
                "tidak ada pelaksana 'x'",
                "pelaksana 'kabid' disebut dua kali",
                "id 'susun' sudah dipakai langkah 2",
                "tidak ada langkah 9 untuk dituju",
                "tidak ada langkah dengan id 'tak-ada'",
            ],
        ),
        (
            TambahLangkah(posisi=7, langkah=Langkah(kegiatan="A", pelaksana=("kabid",))),
            ["tempat 7 melewati akhir; yang terakhir 6"],
        ),
        (HapusLangkah(langkah=6), ["tidak ada langkah 6"]),
        (PindahLangkah(langkah=6, ke=7), ["tidak ada langkah 6", "tidak ada langkah 7"]),
        (UbahTujuan(langkah=1, jalan="ya", ke=2), ["langkah 1 bukan keputusan"]),
        (UbahTujuan(langkah=1, jalan="lanjut", ke=8), ["tidak ada langkah 8 untuk dituju"]),
        (
            HapusPelaksana(id="kabid"),
            ["pelaksana 'kabid' masih mengerjakan langkah 1, 3, 5; ganti dahulu pelaksananya"],
        ),
        (
            TambahPelaksana(id="kabid", pelaksana={"nama": "X"}, posisi=9),
            ["id pelaksana 'kabid' sudah dipakai", "kolom 10 melewati akhir; yang terakhir 4"],
        ),
        (UbahIsian(jalur=("judul",), nilai=""), ["judul tidak boleh kosong"]),
        (UbahIsian(jalur=("judul",), nilai=None), ["judul harus berupa teks"]),
        (
            UbahIsian(jalur=("jenis",), nilai="x"),
            ["jenis harus salah satu dari 'pelayanan', 'rutin', 'penugasan'"],
        ),
        (
            UbahIsian(jalur=("tanggal", "revisi"), nilai="besok"),
            ["tanggal revisi harus ditulis tahun-bulan-hari"],
        ),
        (
            UbahIsian(jalur=("tanggal", "revisi"), nilai="2026-02-30"),
            ["tanggal revisi harus tanggal yang ada, ditulis tahun-bulan-hari"],
        ),
        (
            UbahIsian(jalur=("langkah", 2, "keputusan", "ya", "peluang"), nilai=2),
            ["peluang jalur ya langkah 3 paling banyak 1.0"],
        ),
        (
            UbahIsian(jalur=("langkah", 1, "pelaksana"), nilai="kabid"),
            ["pelaksana diubah dengan operasi ubah_pelaksana_langkah"],
        ),
        (
            UbahIsian(jalur=("langkah", 2, "keputusan", "ya", "langkah"), nilai=1),
            ["keputusan diubah dengan operasi ubah_tujuan"],
        ),
        (
            UbahIsian(jalur=("langkah", 9, "waktu"), nilai="1 jam"),
            ["tidak ada 'langkah[10].waktu' dalam SOP ini"],
        ),
        (
            UbahIsian(jalur=("pelaksana", "x", "nama"), nilai="1 jam"),
            ["tidak ada 'pelaksana.x.nama' dalam SOP ini"],
        ),
        (UbahIsian(jalur=("dasar_hukum", 3), nilai="1 jam"), ["tidak ada 'dasar_hukum[4]' dalam SOP ini"]),
        (UbahIsian(jalur=("sopan",), nilai=2), ["versi format tidak diubah"]),
        (TambahButir(jalur=("dasar_hukum",), nilai="", posisi=0), ["dasar hukum tidak boleh kosong"]),
        (TambahButir(jalur=("judul",), nilai="x"), ["judul bukan daftar"]),
        (HapusButir(jalur=("dasar_hukum",), posisi=3), ["tidak ada tempat 4 di dasar hukum (isinya 3)"]),
    ],
    ids=str,
)
def test_what_would_not_be_an_sop_is_refused_with_every_reason(op: Operasi, alasan: list[str]) -> None:
    with pytest.raises(OperasiDitolak) as ditolak:
        apply(SOP, op)
    assert [satu.id for satu in ditolak.value.alasan] == alasan
    assert all(satu.en for satu in ditolak.value.alasan)


def test_the_last_step_and_the_last_actor_stay() -> None:
    satu = apply_all(SOP, [HapusLangkah(langkah=1)] * 4)
    with pytest.raises(OperasiDitolak, match="paling sedikit satu langkah"):
        apply(satu, HapusLangkah(langkah=1))


def test_a_list_of_operations_tells_which_cannot_be_done() -> None:
    with pytest.raises(OperasiDitolak, match=r"operasi ke-2 \(hapus_langkah\): tidak ada langkah 9"):
        apply_all(SOP, [PindahLangkah(langkah=1, ke=2), HapusLangkah(langkah=9)])


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("{", "bukan JSON"),
        ('{"op": "hapus"}', "bukan jenis operasi yang dikenal"),
        ('{"langkah": 1}', r"harus menyebut jenis operasinya \(op\)"),
        (
            '{"op": "pindah_langkah", "langkah": 0, "x": 1}',
            "langkah paling sedikit 1; .*ke harus diisi; .*x tidak dikenal",
        ),
        ('{"op": "namai_langkah", "langkah": 1, "id": "selesai"}', "tidak boleh bernama 'selesai'"),
    ],
)
def test_what_is_no_operation_is_refused_with_every_fault(teks: str, alasan: str) -> None:
    with pytest.raises(OperasiDitolak, match=alasan):
        read_operation(teks)


def test_a_keystroke_on_thirty_steps_takes_far_less_than_a_millisecond() -> None:
    sop = random_sop(5, steps=30, actors=6)
    semua: list[Operasi] = [
        UbahIsian(jalur=("judul",), nilai="Baru"),
        UbahIsian(jalur=("langkah", 3, "waktu"), nilai="15 menit"),
        PindahLangkah(langkah=4, ke=20),
        HapusLangkah(langkah=4),
        GandakanLangkah(langkah=4),
        GantiIdPelaksana(id="kabid", menjadi="kepala"),
    ]
    for op in semua:
        terbaik = min(_seconds(sop, op) for _ in range(20))
        assert terbaik < 0.001, op.op


def _seconds(sop: Sop, op: Operasi) -> float:
    mulai = time.perf_counter()
    apply(sop, op)
    return time.perf_counter() - mulai


def test_a_label_makes_no_decision_of_a_plain_step() -> None:
    plain = Sop.model_validate(
        {"judul": "Uji", "pelaksana": {"p": "P"}, "langkah": [{"kegiatan": "Memeriksa", "pelaksana": "p"}]}
    )
    with pytest.raises(OperasiDitolak):
        apply(plain, UbahIsian(jalur=("langkah", 0, "keputusan", "ya", "label"), nilai="Setuju"))
