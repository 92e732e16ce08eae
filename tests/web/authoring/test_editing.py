"""Edits by operations: saved once with their event, brought together with others', drawn unsaved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sopan.model.operations import apply_all, read_operations
from sopan.web.accounts.models import Pengguna, Peran, Unit
from sopan.web.approval.audit import verify
from sopan.web.approval.models import Event
from sopan.web.authoring import editing, log
from sopan.web.authoring.models import Hadir, Suntingan
from sopan.web.authoring.services import save
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document


class Writer:
    """Somebody at the editor."""

    def __init__(self, person: Pengguna, revisi: Revisi) -> None:
        self.client = Client()
        self.client.force_login(person)
        self.revisi, self.versi = revisi, Revisi.objects.get(pk=revisi.pk).versi

    def ask(self, name: str, data: Any, status: int = 200) -> Any:
        address = reverse(f"sop-sunting-{name}", args=[self.revisi.pk])
        response = self.client.post(address, json.dumps(data), content_type="application/json")
        assert response.status_code == status, response.content[:400]
        return response.json()

    def send(self, *operasi: dict[str, Any], key: str = "", status: int = 200) -> Any:
        key = key or f"kunci-{Suntingan.objects.count()}-{id(self)}"
        return self.ask("kirim", {"kunci": key, "versi": self.versi, "operasi": operasi}, status)

    def get(self, name: str, **query: str) -> Any:
        return self.client.get(reverse(f"sop-sunting-{name}", args=[self.revisi.pk]), query).json()


@pytest.fixture
def draf(office: dict[str, Any]) -> Revisi:
    return Revisi.objects.get(judul="Pembuatan Laporan Konsinyering")


@pytest.fixture
def sari(office: dict[str, Any], draf: Revisi) -> Writer:
    return Writer(office["sari"], draf)


@pytest.fixture
def kawan(office: dict[str, Any], draf: Revisi) -> Writer:
    """A second drafter of the same unit."""
    person = Pengguna.objects.create(username="kawan", nama="Kawan Setia", unit=draf.unit)
    Peran.objects.create(pengguna=person, unit=Unit.objects.get(kode="diskominfo"), peran="penyusun")
    return Writer(person, draf)


def waktu(row: int, nilai: str) -> dict[str, Any]:
    return {"op": "ubah_isian", "jalur": ["langkah", row, "waktu"], "nilai": nilai}


def stored(revisi: Revisi) -> Any:
    return document(Revisi.objects.get(pk=revisi.pk).isi).sop


def test_an_edit_is_saved_with_its_event_and_keeps_the_rest_of_the_file(draf: Revisi, sari: Writer) -> None:
    save(draf.pk, Pengguna.objects.get(username="sari"), f"# catatan penyusun\n{draf.isi}", sari.versi)
    sari.versi += 1
    events = Event.objects.count()
    answer = sari.send(waktu(1, "20 menit"), {"op": "gandakan_langkah", "langkah": 2})
    now = Revisi.objects.get(pk=draf.pk)
    assert answer["versi"] == now.versi == sari.versi + 1
    assert answer["sop"] == document(now.isi).sop.model_dump(mode="json")
    assert [step.waktu for step in stored(draf).langkah[1:3]] == ["20 menit", "20 menit"]
    assert now.isi.startswith("# catatan penyusun\n")
    assert now.langkah == draf.langkah + 1
    assert Event.objects.count() == events + 1
    assert Event.objects.order_by("-urut")[0].isi["suntingan"]
    assert not list(verify())


def test_what_is_sent_twice_is_done_once_and_answered_twice(draf: Revisi, sari: Writer) -> None:
    first = sari.send({"op": "gandakan_langkah", "langkah": 2}, key="sekali-saja")
    events = Event.objects.count()
    again = sari.send({"op": "gandakan_langkah", "langkah": 2}, key="sekali-saja")
    assert again == first
    assert len(stored(draf).langkah) == draf.langkah + 1
    assert Event.objects.count() == events


def test_the_answer_to_a_second_sending_is_of_its_own_version(sari: Writer, kawan: Writer) -> None:
    kawan.send(waktu(3, "3 jam"))
    first = sari.send(waktu(1, "20 menit"), key="yang-hilang")
    kawan.versi = first["versi"]
    kawan.send(waktu(4, "4 jam"))
    again = sari.send(waktu(1, "20 menit"), key="yang-hilang")
    assert again == first
    assert [op["nilai"] for op in again["lain"]] == ["3 jam"]


def test_two_who_do_not_touch_are_brought_together(draf: Revisi, sari: Writer, kawan: Writer) -> None:
    kawan.send({"op": "hapus_langkah", "langkah": 1}, waktu(1, "9 jam"))
    answer = sari.send(waktu(4, "25 menit"))
    assert answer["bentur"] == []
    assert len(answer["lain"]) == 2
    steps = stored(draf).langkah
    assert len(steps) == draf.langkah - 1
    assert [steps[1].waktu, steps[3].waktu] == ["9 jam", "25 menit"]
    before = document(draf.isi).sop
    mine = apply_all(before, read_operations([waktu(4, "25 menit")]))
    assert apply_all(before, read_operations(answer["lain"])).langkah[3].waktu == before.langkah[4].waktu
    assert mine.langkah[4].waktu == "25 menit"


def test_where_two_touch_the_first_stays_and_the_second_chooses(
    draf: Revisi, sari: Writer, kawan: Writer
) -> None:
    kawan.send({"op": "tambah_langkah", "posisi": 1, "langkah": _step()}, waktu(3, "3 hari kerja"))
    answer = sari.send(waktu(2, "45 menit"), waktu(5, "7 menit"), {"op": "gandakan_langkah", "langkah": 1})
    (touch,) = answer["bentur"]
    assert "45 menit" in touch["saya"][0]
    assert "3 hari kerja" in touch["mereka"][0]
    assert "3 hari kerja" in touch["pilihan"][0]  # what would be written over
    waktu_semua = [step["waktu"] for step in answer["sop"]["langkah"]]
    assert "45 menit" not in waktu_semua
    assert "7 menit" in waktu_semua
    sari.versi = answer["versi"]
    chosen = sari.send(touch["operasi"])
    at = waktu_semua.index("3 hari kerja")
    assert chosen["sop"]["langkah"][at]["waktu"] == "45 menit"


def _step() -> dict[str, Any]:
    return {"kegiatan": "Menerima perintah", "pelaksana": ["kabid"]}


def test_a_step_that_is_gone_is_told_and_cannot_be_forced(sari: Writer, kawan: Writer) -> None:
    kawan.send({"op": "hapus_langkah", "langkah": 3})
    (touch,) = sari.send(waktu(2, "45 menit"))["bentur"]
    assert touch["operasi"] is None
    assert "45 menit" in touch["saya"][0]


def test_a_version_across_a_gap_of_the_log_is_answered_with_the_draf_as_it_is(
    draf: Revisi, sari: Writer, kawan: Writer
) -> None:
    kawan.send(waktu(3, "3 jam"))
    Suntingan.objects.all().delete()
    answer = sari.send(waktu(1, "20 menit"))
    assert answer["lain"] is None
    assert [stored(draf).langkah[at].waktu for at in (1, 3)] == ["20 menit", "3 jam"]


def test_many_edits_of_others_are_taken_as_the_fewest(
    monkeypatch: pytest.MonkeyPatch, draf: Revisi, sari: Writer, kawan: Writer
) -> None:
    monkeypatch.setattr(editing, "_COMPRESS", 3)
    for number in range(5):
        kawan.versi = kawan.send(waktu(3, f"{number + 1} jam"))["versi"]
    assert sari.send(waktu(1, "20 menit"))["bentur"] == []
    assert [stored(draf).langkah[at].waktu for at in (1, 3)] == ["20 menit", "5 jam"]


def test_a_text_that_was_changed_by_hand_is_followed_too(
    office: dict[str, Any], draf: Revisi, sari: Writer
) -> None:
    save(draf.pk, office["sari"], draf.isi.replace("15 menit", "16 menit", 1), sari.versi)
    heard = sari.ask("hadir", {"tab": "tab-pertama", "versi": sari.versi, "sel": ""})
    assert [op["nilai"] for op in heard["lain"]] == ["16 menit"]
    assert sari.send(waktu(1, "20 menit"))["bentur"] == []
    assert "16 menit" in Revisi.objects.get(pk=draf.pk).isi


def test_the_log_leads_back_to_every_version(draf: Revisi, sari: Writer) -> None:
    seen = {sari.versi: stored(draf)}
    for op in (
        waktu(1, "1 jam"),
        {"op": "pindah_langkah", "langkah": 2, "ke": 5},
        {"op": "hapus_langkah", "langkah": 1},
    ):
        sari.versi = sari.send(op)["versi"]
        seen[sari.versi] = stored(draf)
    now = Revisi.objects.get(pk=draf.pk)
    for versi, sop in seen.items():
        past = log.since(now, versi)
        assert past is not None
        assert past.sop == sop
        assert apply_all(past.sop, past.operasi) == stored(draf)


def test_what_is_not_saved_is_drawn_and_only_what_changed_travels(draf: Revisi, sari: Writer) -> None:
    first = sari.ask("gambar", {"versi": sari.versi, "operasi": [], "punya": []})
    assert all("<svg" in page["svg"] for page in first["halaman"])
    have = [page["sidik"] for page in first["halaman"]]
    ops = [{"op": "ubah_isian", "jalur": ["langkah", 0, "kegiatan"], "nilai": "Menugaskan siapa saja"}]
    then = sari.ask("gambar", {"versi": sari.versi, "operasi": ops, "punya": have})
    assert ["svg" in page for page in then["halaman"]] == [False, True]
    assert "siapa saja" in then["halaman"][1]["svg"]
    assert Revisi.objects.get(pk=draf.pk).isi == draf.isi


def test_findings_bear_their_cell_and_a_cure_that_cures(sari: Writer) -> None:
    ops = [{"op": "ubah_isian", "jalur": ["judul"], "nilai": "SOP Pembuatan Laporan"}]
    told = sari.ask("gambar", {"versi": sari.versi, "operasi": ops})["temuan"]
    found = next(one for one in told if one["nama"] == "title_starts_with_sop")
    assert found["jalur"] == ["judul"]
    ops += found["obat"]["operasi"]
    told = sari.ask("gambar", {"versi": sari.versi, "operasi": ops})["temuan"]
    assert "title_starts_with_sop" not in [one["nama"] for one in told]


def test_a_sentence_that_is_not_written_yet_is_told_once(sari: Writer) -> None:
    ops = [{"op": "ubah_isian", "jalur": ["langkah", 2, "kegiatan"], "nilai": "[isi: kegiatan]"}]
    told = sari.ask("gambar", {"versi": sari.versi, "operasi": ops})["temuan"]
    assert [one["nama"] for one in told if one["jalur"] == ["langkah", 2, "kegiatan"]] == [
        "placeholder_left_in"
    ]


def test_who_is_here_and_at_which_cell(sari: Writer, kawan: Writer) -> None:
    kawan.ask("hadir", {"tab": "tab-kawan-1", "versi": 1, "sel": "3:waktu:"})
    heard = sari.ask("hadir", {"tab": "tab-sari-01", "versi": sari.versi, "sel": ""})
    assert [(one["nama"], one["sel"]) for one in heard["orang"]] == [("Kawan Setia", "3:waktu:")]
    assert "lain" not in heard
    Hadir.objects.filter(tab="tab-kawan-1").update(pada="2026-01-01T00:00:00Z")
    assert sari.ask("hadir", {"tab": "tab-sari-01", "versi": sari.versi, "sel": ""})["orang"] == []


@pytest.mark.parametrize(
    "data",
    [
        [], {"kunci": "abcdefgh"} | {"operasi": "x"}, {"kunci": "a b", "operasi": []},
        {"kunci": "abcdefgh", "versi": "1", "operasi": []}, {"kunci": "abcdefgh", "operasi": [{}] * 2001},
        {"kunci": 7, "versi": 1, "operasi": []}, "x", None,
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(sari: Writer, data: Any) -> None:
    events = Event.objects.count()
    assert sari.ask("kirim", data, 400)["galat"]
    assert Event.objects.count() == events


def test_an_operation_that_cannot_be_done_is_refused_with_its_reason(draf: Revisi, sari: Writer) -> None:
    answer = sari.send({"op": "hapus_langkah", "langkah": 77}, status=422)
    assert answer["sebab"] == "operasi"
    assert "77" in answer["galat"][0]
    assert Revisi.objects.get(pk=draf.pk).isi == draf.isi
    assert sari.ask("gambar", {"versi": 1, "operasi": [{"op": "aneh"}]}, 422)["galat"]


def test_who_may_see_but_not_write_is_refused(office: dict[str, Any], draf: Revisi) -> None:
    budi = Writer(office["budi"], draf)
    if budi.client.get(reverse("sop-dokumen", args=[draf.pk])).status_code == 200:
        assert budi.send(waktu(1, "1 jam"), status=422)["sebab"] == "wewenang"
        assert "tidak dapat Anda sunting" in budi.client.get(reverse("sop-sunting", args=[draf.pk])).text
    assert Revisi.objects.get(pk=draf.pk).isi == draf.isi


def test_more_steps_than_any_sop_has_are_refused(sari: Writer) -> None:
    assert sari.send(*[{"op": "gandakan_langkah", "langkah": 1}] * 400, status=422)["sebab"] == "wewenang"


def test_suggestions_come_from_what_the_office_has(sari: Writer) -> None:
    posts = [one["teks"] for one in sari.get("saran", bidang="jabatan", q="kepala")["saran"]]
    assert "Kepala Dinas" in posts
    related = [one["teks"] for one in sari.get("saran", bidang="keterkaitan", q="SOP Pelayanan")["saran"]]
    assert "SOP Pelayanan Pengaduan Masyarakat" in related
    rules = [one["teks"] for one in sari.get("saran", bidang="dasar_hukum", q="Pelayanan Publik")["saran"]]
    assert any("Nomor 25 Tahun 2009" in one for one in rules)
    assert sari.get("saran", bidang="tidak_ada", q="x")["saran"] == []
