"""The difference of two SOPs: what is said of each change, and that nothing is left out or made up."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sopan.model import Alur, Sop, alur_dari
from sopan.organise.diff import Beda, bandingkan
from sopan.organise.diff.align import potongan_beda
from sopan.organise.diff.report import catatan, teks
from tests.organise.samples import isi, sop, sops


def langkah(beda: Beda) -> dict[tuple[int | None, int | None], list[str]]:
    return {(x.lama, x.baru): [satu.pesan.id for satu in x.rincian] for x in beda.langkah}


def steps(*baris: str) -> list[dict[str, str]]:
    """Steps, each given by its sentence and the id of its actor."""
    return [dict(zip(("kegiatan", "pelaksana"), satu.rsplit(" ", 1), strict=True)) for satu in baris]


def test_the_sentence_of_the_issue() -> None:
    baru = isi()
    baru["langkah"][3] |= {"pelaksana": "analis", "waktu": "45 menit", "keputusan": {"tidak": 2}}
    beda = bandingkan(sop(), sop(baru))
    assert teks(beda).splitlines()[1].strip() == (
        "langkah 4: pelaksana Kepala Bidang menjadi Analis; waktu +15 menit (30 menit menjadi 45 menit); "
        "jalur tidak kini ke langkah 2 (semula ke langkah 3)"
    )


def test_the_same_sentence_in_english(monkeypatch: object) -> None:
    baru = isi()
    baru["langkah"][3] |= {"pelaksana": "analis", "waktu": "15 menit", "keputusan": {"tidak": 2}}
    pesan = [satu.pesan.en for satu in bandingkan(sop(), sop(baru)).langkah[0].rincian]
    assert pesan == [
        "actor Kepala Bidang is now Analis",
        "time -15 min (30 menit is now 15 menit)",
        "branch no now to step 2 (before: to step 3)",
    ]


def test_a_step_put_in_between_is_one_change() -> None:
    baru = isi()
    baru["langkah"].insert(1, {"kegiatan": "Mencatat disposisi di buku agenda", "pelaksana": "analis"})
    baru["langkah"][4]["keputusan"] = {"tidak": 4}
    beda = bandingkan(sop(), sop(baru))
    assert langkah(beda) == {(None, 2): []}
    assert beda.pasangan == ((1, 1), (None, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7))
    assert not beda.identitas
    assert not beda.pelaksana


def test_a_target_that_was_taken_away() -> None:
    baru = isi()
    del baru["langkah"][2]
    baru["langkah"][2]["keputusan"] = {"tidak": 2}
    beda = bandingkan(sop(), sop(baru))
    assert langkah(beda) == {
        (3, None): [],
        (4, 3): ["jalur tidak kini ke langkah 2 (semula ke langkah 3 yang dihapus)"],
    }


def test_a_step_that_moved_is_not_taken_away_and_added() -> None:
    baru = isi()
    baru["langkah"].insert(0, baru["langkah"].pop(5))
    beda = bandingkan(sop(), sop(baru))
    assert [(x.jenis, x.lama, x.baru) for x in beda.langkah if x.jenis == "dipindah"] == [("dipindah", 6, 1)]


def test_an_id_ties_a_step_whose_sentence_is_another() -> None:
    lama, baru = isi(), isi()
    lama["langkah"][2]["id"] = baru["langkah"][2]["id"] = "konsep"
    baru["langkah"][2]["kegiatan"] = "Merancang naskah"
    assert langkah(bandingkan(sop(lama), sop(baru))) == {
        (3, 3): ["kegiatan 'Menyusun konsep laporan' menjadi 'Merancang naskah'"]
    }


def test_naming_a_step_by_id_instead_of_number_is_no_change_of_the_way() -> None:
    lama, baru = isi(), isi()
    lama["langkah"][2]["id"] = baru["langkah"][2]["id"] = "konsep"
    baru["langkah"][3]["keputusan"] = {"tidak": "konsep"}
    assert bandingkan(sop(lama), sop(baru)).kosong


def test_repeated_sentences_keep_their_order() -> None:
    lama = isi()
    lama["langkah"] = [{"kegiatan": "Memaraf surat", "pelaksana": p} for p in ("analis", "kasubag", "kabid")]
    baru = isi()
    baru["langkah"] = [{"kegiatan": "Memaraf surat", "pelaksana": p} for p in ("analis", "kabid")]
    assert langkah(bandingkan(sop(lama), sop(baru))) == {(2, None): []}


def test_a_decision_that_became_a_box_and_back() -> None:
    baru = isi()
    del baru["langkah"][3]["keputusan"]
    assert langkah(bandingkan(sop(), sop(baru))) == {(4, 4): ["bukan lagi keputusan; ke langkah 5"]}
    assert langkah(bandingkan(sop(baru), sop())) == {
        (4, 4): ["menjadi keputusan: ya ke langkah 5, tidak ke langkah 3"]
    }


def test_actors_by_name_before_id() -> None:
    """An importer numbers columns: a new first column must not make every step another actor's."""
    lama, baru = isi(), isi()
    lama["pelaksana"] = {"p1": "Kasubag", "p2": "Analis"}
    lama["langkah"] = [
        {"kegiatan": "Menyusun surat", "pelaksana": "p1"},
        {"kegiatan": "Mengetik", "pelaksana": "p2"},
    ]
    baru["pelaksana"] = {"p1": "Kepala", "p2": "Kasubag", "p3": "Analis"}
    baru["langkah"] = [
        {"kegiatan": "Menyusun surat", "pelaksana": "p2"},
        {"kegiatan": "Mengetik", "pelaksana": "p3"},
    ]
    beda = bandingkan(sop(lama), sop(baru))
    assert not beda.langkah
    assert [x.pesan.id for x in beda.pelaksana if x.hal != "pelaksana.id"] == ["Kepala ditambahkan"]


def test_an_actor_that_was_renamed_changes_no_step() -> None:
    baru = isi()
    baru["pelaksana"]["kasubag"] = "Ketua Tim Kerja"
    beda = bandingkan(sop(), sop(baru))
    assert [x.pesan.id for x in beda.pelaksana] == ["Kasubag kini bernama Ketua Tim Kerja"]
    assert not beda.langkah


def test_numbers_tell_actors_apart() -> None:
    lama = isi() | {"pelaksana": {"a": "Analis 1", "b": "Analis 2"}}
    lama["langkah"] = [
        {"kegiatan": "Mengetik", "pelaksana": "a"},
        {"kegiatan": "Memeriksa", "pelaksana": "b"},
    ]
    baru = isi() | {"pelaksana": {"a": "Analis 2", "b": "Analis 1"}}
    baru["langkah"] = lama["langkah"]
    assert langkah(bandingkan(sop(lama), sop(baru))) == {
        (1, 1): ["pelaksana Analis 1 menjadi Analis 2"],
        (2, 2): ["pelaksana Analis 2 menjadi Analis 1"],
    }


def test_lists_of_the_identity() -> None:
    lama = sop(dasar_hukum=["UU Nomor 25 Tahun 2009 tentang Pelayanan Publik", "PP Nomor 1 Tahun 2000"])
    baru = sop(
        dasar_hukum=["Perpres Nomor 95 Tahun 2018", "UU Nomor 25 Tahun 2009 tentang Pelayanan"],
        pelayanan={"biaya": "Gratis"},
    )
    assert [(x.jenis, x.hal) for x in bandingkan(lama, baru).identitas] == [
        ("diubah", "dasar_hukum"),
        ("dihapus", "dasar_hukum"),
        ("ditambah", "dasar_hukum"),
        ("ditambah", "pelayanan.biaya"),
    ]


def test_times_on_different_bases_are_not_subtracted() -> None:
    baru = isi()
    baru["langkah"][1]["waktu"] = "1x24 jam"
    (satu,) = bandingkan(sop(), sop(baru)).langkah[0].rincian
    assert satu.pesan.id == "waktu 1 hari kerja menjadi 1x24 jam"
    assert satu.selisih is None


def test_long_texts_show_the_words_that_changed() -> None:
    baru = isi()
    baru["langkah"][1]["kegiatan"] = "Mengumpulkan bahan laporan dari semua seksi di lingkungan dinas"
    assert "kegiatan 'Mengumpulkan bahan laporan {+dari semua seksi di lingkungan dinas+}'" in teks(
        bandingkan(sop(), sop(baru))
    )


def test_the_record_is_json_with_both_languages() -> None:
    baru = isi()
    baru["langkah"][3]["keputusan"] = {"tidak": 2}
    catatan_beda = json.loads(json.dumps(catatan(bandingkan(sop(), sop(baru)))))
    assert catatan_beda["format"] == "sopan-diff/1"
    (satu,) = catatan_beda["langkah"][0]["rincian"]
    assert satu["jalur_baru"] == "langkah[4].keputusan.tidak"
    assert set(satu["pesan"]) == {"id", "en"}
    assert catatan_beda["ringkasan"]["lama"]["langkah"] == 6


def procedure(sop: Sop) -> tuple[object, ...]:
    """What an SOP tells, without how its file puts it: targets by number, what is implied said."""
    isi = sop.model_dump(exclude={"langkah", "pelayanan"})
    pelayanan = sop.pelayanan.model_dump(exclude_defaults=True) if sop.pelayanan else {}
    alur = alur_dari(sop)
    langkah = [
        (
            x.model_dump(exclude={"keputusan", "lanjut", "selesai"}),
            x.keputusan and [(x.keputusan.label(n), x.keputusan.cabang(n).peluang) for n in ("ya", "tidak")],
            ways(alur, x, nomor),
        )
        for nomor, x in enumerate(sop.langkah, 1)
    ]
    return isi, pelayanan, list(sop.pelaksana), langkah


def ways(alur: Alur, langkah: object, nomor: int) -> list[object]:
    missing = {h.jalur[-1]: h.rujukan for h in alur.hilang if h.jalur[1] == nomor - 1}
    return [*sorted((str(a.cabang), str(a.ke)) for a in alur.keluar[nomor]), missing]


@given(sops())
def test_an_sop_does_not_differ_from_itself(satu: Sop) -> None:
    beda = bandingkan(satu, satu)
    assert beda.kosong
    assert beda.banyak == 0
    assert beda.pasangan == tuple((n, n) for n in range(1, len(satu.langkah) + 1))


@given(sops(), sops())
def test_no_change_is_left_out_and_none_made_up(lama: Sop, baru: Sop) -> None:
    assert bandingkan(lama, baru).kosong == (procedure(lama) == procedure(baru))


@given(sops(), sops())
def test_every_step_of_both_is_lined_up_once(lama: Sop, baru: Sop) -> None:
    beda = bandingkan(lama, baru)
    assert sorted(a for a, _ in beda.pasangan if a) == list(range(1, len(lama.langkah) + 1))
    assert [b for _, b in beda.pasangan if b] == list(range(1, len(baru.langkah) + 1))
    json.dumps(catatan(beda))
    assert teks(beda)


@given(sops(), st.data())
def test_a_removed_step_is_named(satu: Sop, data: st.DataObject) -> None:
    kalimat = "Membakar dupa di halaman kantor gubernur"
    di = data.draw(st.integers(0, len(satu.langkah)))
    tambah = satu.langkah[0].model_copy(update={"kegiatan": kalimat, "id": None})
    lebih = satu.model_copy(update={"langkah": (*satu.langkah[:di], tambah, *satu.langkah[di:])})
    assert (None, di + 1) in [(x.lama, x.baru) for x in bandingkan(satu, lebih).langkah]
    assert (di + 1, None) in [(x.lama, x.baru) for x in bandingkan(lebih, satu).langkah]


KATA = st.lists(st.sampled_from(("surat", "tugas", "dan", "izin")), max_size=6)


@given(KATA, KATA)
def test_marked_words_make_up_both_texts(lama: list[str], baru: list[str]) -> None:
    potongan = potongan_beda(" ".join(lama), " ".join(baru))
    assert " ".join(a for a, _ in potongan if a).split() == lama
    assert " ".join(b for _, b in potongan if b).split() == baru
    assert all((a == b) != (c == d) for (a, b), (c, d) in pairwise(potongan))
