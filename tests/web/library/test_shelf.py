"""Filters, sorting, counts, kept views and picked rows of the library."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.db.models import F
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import orang, subtree
from sopan.web.approval import services
from sopan.web.clock import now, today
from sopan.web.library import counting
from sopan.web.library.filters import EVALUASI, JENIS, SEMUA, TEMUAN, URUT, USIA, Saringan, choose
from sopan.web.library.models import Revisi, Tampilan
from sopan.web.library.visibility import visible_to
from tests.web.test_pages import client_of

VALUES = {
    "q": ["", "permohonan", "<b>"],
    "unit": ["", "1", "x"],
    "keadaan": ["", "draf", SEMUA, "tidak-ada"],
    "jenis": ["", *JENIS, "lain"],
    "temuan": ["", *TEMUAN],
    "usia": ["", *USIA, "9999999999"],
    "evaluasi": ["", *EVALUASI],
    "milik": ["", "saya", "orang"],
    "urut": ["", *URUT, "isi"],
}


@given(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}))
def test_an_address_is_understood_the_same_when_written_again(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(asked)
    understood = Saringan.of(query)
    assert Saringan.of(QueryDict(understood.query())) == understood
    assert set(dict(parse_qsl(understood.query()))) <= set(asked)


def test_every_filter_chooses_what_it_says(office: dict[str, Any]) -> None:
    sari = office["sari"]
    past = now() - datetime.timedelta(400)
    old, late = Revisi.objects.filter(keadaan="berlaku").order_by("pk")[:2]
    Revisi.objects.filter(pk=old.pk).update(diubah=past)
    Revisi.objects.filter(pk=late.pk).update(jadwal_evaluasi=today() - datetime.timedelta(1))
    Revisi.objects.filter(pk=old.pk).update(jadwal_evaluasi=today() + datetime.timedelta(20))

    def keys(**asked: str) -> set[int]:
        return set(choose(sari, Saringan(**asked)).baris.values_list("pk", flat=True))

    every = keys(keadaan=SEMUA)
    assert keys(usia="-365") == {old.pk}
    assert keys(usia="7") == every - {old.pk}
    assert keys(evaluasi="lewat") == {late.pk}
    assert keys(evaluasi="30") == {old.pk}
    assert keys(temuan="ada") == set(Revisi.objects.filter(kesalahan__gt=0).values_list("pk", flat=True))
    assert keys(temuan="ada") | keys(temuan="peringatan") | keys(temuan="bersih") == every
    place = Unit.objects.get(kode="sekretariat-diskominfo")
    assert keys(unit=str(place.pk)) == set(
        Revisi.objects.filter(unit__in=subtree([place.pk])).values_list("pk", flat=True)
    )
    assert keys(milik="saya") == every
    assert set(choose(office["budi"], Saringan(milik="saya")).baris) == set()


@pytest.mark.parametrize("order", list(URUT))
def test_an_order_is_that_of_its_column(office: dict[str, Any], order: str) -> None:
    columns = {"diubah": "diubah", "judul": "judul", "nomor": "nomor", "evaluasi": "jadwal_evaluasi",
               "temuan": "kesalahan"}  # fmt: skip
    name = columns[order.lstrip("-")]
    rows = list(choose(office["sari"], Saringan(urut=order)).baris.exclude(**{name: None}))
    values = [getattr(one, name) for one in rows]
    assert values == sorted(values) or values == sorted(values, reverse=True)
    other = f"-{order}" if not order.startswith("-") else order[1:]
    assert [*choose(office["sari"], Saringan(urut=other)).baris.exclude(**{name: None})] == rows[::-1]


def test_a_count_follows_every_event(office: dict[str, Any]) -> None:
    seen = visible_to(office["sari"], orang(office["sari"], today()))
    drafs = seen.filter(keadaan="draf")
    before = counting.count(drafs)
    assert before == drafs.count() > 0
    assert counting.by_column(seen, "keadaan")["draf"] == before
    in_force = Revisi.objects.filter(keadaan="berlaku").first()
    client_of(office["sari"]).post(f"/sop/{in_force.pk}/revisi-baru/")
    assert counting.count(drafs) == before + 1 == drafs.count()
    assert counting.by_column(seen, "keadaan")["draf"] == before + 1


def test_views_are_kept_shared_and_forgotten(office: dict[str, Any]) -> None:
    sari, agus, dewi = (client_of(office[name]) for name in ("sari", "agus", "dewi"))
    keep = {"nama": "Draf saya", "saringan": "keadaan=draf&milik=saya&nonsens=1&urut=judul"}
    answer = agus.post("/pustaka/tampilan/", {**keep, "bagikan": "1"})
    assert answer["Location"] == "/pustaka/?keadaan=draf&milik=saya&urut=judul"
    one = Tampilan.objects.get(pengguna=office["agus"])
    assert one.saringan == "keadaan=draf&milik=saya&urut=judul"
    assert "Draf saya" in agus.get("/pustaka/").content.decode()
    assert "Draf saya" not in dewi.get("/pustaka/").content.decode()  # she works above his unit
    office["rina"].unit = office["agus"].unit
    office["rina"].save()
    assert "Draf saya" in client_of(office["rina"]).get("/pustaka/").content.decode()
    assert sari.post(f"/pustaka/tampilan/{one.pk}/hapus/").status_code == 404
    agus.post("/pustaka/tampilan/", {**keep, "saringan": "keadaan=berlaku"})
    one.refresh_from_db()
    assert (one.saringan, one.unit) == ("keadaan=berlaku", None)
    agus.post(f"/pustaka/tampilan/{one.pk}/hapus/")
    assert not Tampilan.objects.exists()
    agus.post("/pustaka/tampilan/", {"nama": " \0 ", "saringan": ""})
    assert not Tampilan.objects.exists()


def test_a_person_keeps_so_many_views(office: dict[str, Any]) -> None:
    agus = client_of(office["agus"])
    for number in range(31):
        agus.post("/pustaka/tampilan/", {"nama": f"T{number}", "saringan": "jenis=rutin"})
    assert Tampilan.objects.filter(pengguna=office["agus"]).count() == 30


def test_picked_rows_are_exported_and_nothing_that_one_may_not_see(office: dict[str, Any]) -> None:
    first, second = Revisi.objects.filter(keadaan="berlaku").order_by("pk")[:2]
    hidden = Revisi.objects.filter(keadaan="reviu").first()
    query = f"pilih={first.pk}&pilih={hidden.pk}&pilih=x&pilih={'9' * 40}"
    names = zipfile.ZipFile(
        io.BytesIO(client_of(office["joko"]).get(f"/pustaka/ekspor/yaml/?{query}").content)
    ).namelist()
    assert len(names) == 1
    assert names[0].startswith(f"{first.thread_id:06}")
    text = client_of(office["joko"]).get(f"/pustaka/inventaris.csv?pilih={second.pk}").content.decode()
    assert len(text.splitlines()) == 2


def test_the_list_shows_a_change_at_once(office: dict[str, Any]) -> None:
    """Lines are rendered once for what they show; a line that shows something else is another one."""
    client = client_of(office["sari"])
    one = Revisi.objects.filter(keadaan="draf").first()
    assert one.judul in client.get("/pustaka/?keadaan=draf").content.decode()
    Revisi.objects.filter(pk=one.pk).update(judul="Judul yang lain sama sekali", kesalahan=F("kesalahan") + 3)
    page = client.get("/pustaka/?keadaan=draf").content.decode()
    assert "Judul yang lain sama sekali" in page
    office["sari"].bahasa = "en"
    office["sari"].save()
    assert "steps" in client.get("/pustaka/?keadaan=draf").content.decode()


def test_the_palette_finds_sops_units_people_and_actions_that_one_may(office: dict[str, Any]) -> None:
    def found(who: str, query: str) -> list[tuple[str, str]]:
        answer = client_of(office[who]).get("/cari/", {"q": query}, headers={"Accept": "application/json"})
        return [(one["jenis"], one["judul"]) for one in answer.json()["temuan"]]

    assert ("SOP", "Penanganan Surat Masuk") in found("sari", "surat masuk")
    assert ("Unit", "Seksi Pengelolaan Pengaduan") in found("sari", "pengaduan")
    assert ("Orang", "Budi Santoso, M.Si.") in found("sari", "santoso")
    assert ("Tindakan", "Mulai SOP baru") in found("sari", "mulai")
    assert ("Tindakan", "Mulai SOP baru") not in found("budi", "mulai")
    assert ("SOP", "Pelayanan Pengaduan Masyarakat") in found("sari", "pengaduan masyarakat")
    assert ("SOP", "Pelayanan Pengaduan Masyarakat") not in found("joko", "pengaduan masyarakat")
    assert found("sari", "")[0][0] == "Tindakan"
    assert found("sari", "'; --") == [one for one in found("sari", "") if one[0] == "Tindakan"]


def test_beranda_knows_at_once_what_was_done(office: dict[str, Any]) -> None:
    budi = client_of(office["budi"])
    one = Revisi.objects.filter(keadaan="reviu").order_by("pk").first()
    assert budi.get("/").context["tugas"][0].revisi.pk in set(
        Revisi.objects.filter(keadaan="reviu").values_list("pk", flat=True)
    )
    before = [(task.sebutan.id, task.revisi.pk) for task in budi.get("/").context["tugas"]]
    assert ("Reviu", one.pk) in before
    services.approve(one.pk, office["budi"])
    after = [(task.sebutan.id, task.revisi.pk) for task in budi.get("/").context["tugas"]]
    assert ("Reviu", one.pk) not in after
    assert ("Lengkapi dan tutup reviu", one.pk) in after
