"""Inviting, changing and leaving out: by whom, of whom, and what becomes of their access."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from sopan.web.accounts.invitation import invite, use
from sopan.web.accounts.members import IsianSalah, add, found, kept_units
from sopan.web.accounts.models import Pengguna, Peran, Undangan, Unit

DATA = {
    "username": "Wati.Baru",
    "nama": "Wati Lestari, S.E.",
    "jabatan": "Analis",
    "email": "",
    "bahasa": "id",
}


@pytest.fixture
def admin(office: dict[str, Any]) -> Client:
    client = Client()
    client.force_login(office["admin"])
    return client


@pytest.fixture
def unit(office: dict[str, Any]) -> int:
    return int(office["sari"].unit_id)


def test_an_invited_person_comes_in_by_the_link_once(admin: Client, unit: int) -> None:
    answer = admin.post("/orang/baru/", {**DATA, "unit": unit})
    assert answer.status_code == 200
    found_link = re.search(r"http://testserver(/undangan/[\w-]+/)", answer.content.decode())
    assert found_link
    assert answer["Cache-Control"] == "no-store"
    new = Client()
    password = {"sandi": "kata sandi yang panjang", "ulang": "kata sandi yang panjang"}
    assert new.post(found_link[1], password).status_code == 302
    assert new.get("/").status_code == 200
    assert Client().post(found_link[1], password).status_code == 404
    person = Pengguna.objects.get(username="wati.baru")
    assert person.check_password(password["sandi"])


def test_all_faults_come_at_once_and_nothing_is_made(office: dict[str, Any], unit: int) -> None:
    count = Pengguna.objects.count()
    with pytest.raises(IsianSalah) as caught:
        add(office["admin"], {"username": "a b", "nama": " ", "email": "x", "unit": "99999"})
    assert set(caught.value.wrong) == {"username", "nama", "email", "unit"}
    with pytest.raises(IsianSalah) as caught:
        add(office["admin"], {**DATA, "username": "SARI", "unit": str(unit)})
    assert set(caught.value.wrong) == {"username"}
    assert Pengguna.objects.count() == count


def test_a_closed_account_is_out_at_once(admin: Client, office: dict[str, Any]) -> None:
    sari = Client()
    sari.force_login(office["sari"])
    assert sari.get("/").status_code == 200
    assert admin.post(f"/orang/{office['sari'].pk}/aktif/").status_code == 302
    assert sari.get("/").status_code == 302
    admin.post(f"/orang/{office['sari'].pk}/aktif/")
    assert sari.get("/").status_code == 200
    admin.post(f"/orang/{office['admin'].pk}/aktif/")  # oneself is left alone
    assert Pengguna.objects.get(pk=office["admin"].pk).is_active


def test_a_keeper_reaches_only_the_units_below(office: dict[str, Any]) -> None:
    below = Unit.objects.filter(induk__isnull=False).exclude(pk=office["sari"].unit_id).first()
    assert below
    keeper = Pengguna.objects.create(username="jaga", nama="Penjaga", unit=below)
    Peran.objects.create(pengguna=keeper, unit=below, peran="administrator")
    assert set(found(keeper, "").values_list("unit", flat=True)) <= {
        below.pk,
        *below.anak.values_list("pk", flat=True),
    }
    client = Client()
    client.force_login(keeper)
    assert client.get("/orang/").status_code == 200
    assert client.get(f"/orang/{office['admin'].pk}/").status_code == 404
    with pytest.raises(IsianSalah):
        add(keeper, {**DATA, "unit": str(office["sari"].unit_id)})


def test_pages_show_changes(admin: Client, office: dict[str, Any], unit: int) -> None:
    page = admin.get(f"/orang/{office['sari'].pk}/")
    assert "Sari Wulandari" in page.content.decode()
    changed = {**DATA, "username": "sari", "nama": "Sari W., M.Kom.", "unit": unit}
    assert admin.post(f"/orang/{office['sari'].pk}/", changed).status_code == 302
    assert "Sari W., M.Kom." in admin.get("/orang/?q=m.kom").content.decode()
    assert admin.post(f"/orang/{office['sari'].pk}/", {**changed, "nama": ""}).status_code == 422


def test_a_link_is_no_way_up(office: dict[str, Any]) -> None:
    """A pengelola keeps the people of the unit, yet comes in as no administrator."""
    agus = Client()
    agus.force_login(office["agus"])
    assert agus.post(f"/orang/{office['sari'].pk}/tautan/").status_code == 200
    before = Pengguna.objects.get(pk=office["admin"].pk)
    for path in ("", "tautan/", "aktif/"):
        answer = agus.post(f"/orang/{office['admin'].pk}/{path}", {**DATA, "unit": before.unit_id})
        assert answer.status_code == 404, path
    after = Pengguna.objects.get(pk=before.pk)
    assert (after.username, after.is_active, after.nama) == (before.username, True, before.nama)
    assert not Undangan.objects.filter(pengguna=before).exists()
    # A role elsewhere puts somebody beyond reach as well, one within does not.
    elsewhere = Unit.objects.exclude(pk__in=kept_units(office["agus"])).first()
    assert elsewhere
    role = Peran.objects.create(pengguna=office["sari"], unit=elsewhere, peran="penyusun")
    assert agus.post(f"/orang/{office['sari'].pk}/tautan/").status_code == 404
    page = agus.get("/orang/").content.decode()
    assert f"/orang/{office['sari'].pk}/" not in page
    assert office["sari"].nama in page
    role.delete()
    assert agus.get(f"/orang/{office['sari'].pk}/").status_code == 200


def test_a_link_opens_no_closed_account(admin: Client, office: dict[str, Any]) -> None:
    sari = office["sari"]
    answer = admin.post(f"/orang/{sari.pk}/tautan/").content.decode()
    path = re.search(r"http://testserver(/undangan/[\w-]+/)", answer)
    assert path
    admin.post(f"/orang/{sari.pk}/aktif/")
    password = {"sandi": "kata sandi yang panjang", "ulang": "kata sandi yang panjang"}
    assert Client().post(path[1], password).status_code == 404
    assert admin.post(f"/orang/{sari.pk}/tautan/").status_code == 302
    assert not Undangan.objects.filter(pengguna=sari, dipakai=None).exists()
    assert not Pengguna.objects.get(pk=sari.pk).is_active
    # One that was made otherwise, or closed between opening the page and sending it, is refused too.
    secret = invite(sari)
    assert use(secret, password["sandi"]) is None
    admin.post(f"/orang/{sari.pk}/aktif/")
    assert use(secret, password["sandi"]) is not None
