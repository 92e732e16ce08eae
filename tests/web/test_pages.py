"""Every page answers, in both languages, and obeys the content policy."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.test import Client

from sopan.render import FORMATS
from sopan.web.approval import services
from sopan.web.config.headers import POLICY
from sopan.web.library.models import Revisi

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
OUTSIDE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def addresses() -> list[str]:
    """The pages of the demo: the fixed ones, and the three tabs of every revisi."""
    fixed = [
        "/",
        "/pustaka/",
        "/pustaka/?q=permohonan",
        "/pustaka/?q=tidakada",
        "/pustaka/kirim/",
        "/cari/?q=surat",
        "/draf/baru/",
        "/organisasi/",
    ]
    tabs = [
        f"/sop/{pk}/{tab}"
        for pk in Revisi.objects.values_list("pk", flat=True)
        for tab in ("", "reviu/", "riwayat/")
    ]
    return [*fixed, *tabs]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_answers_and_has_nothing_inline_or_from_outside(
    office: dict[str, Any], language: str
) -> None:
    sari = office["sari"]
    sari.bahasa = language
    sari.save()
    client = client_of(sari)
    for address in addresses():
        response = client.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        assert f'<html lang="{language}">' in text
        assert response.headers["Content-Security-Policy"] == POLICY
        assert not INLINE.search(text), (address, INLINE.search(text))
        assert not OUTSIDE.search(text), address
        ids = re.findall(r'\sid="([^"]+)"', re.sub(r"<svg xmlns.*?</svg>", "", text, flags=re.DOTALL))
        assert len(ids) == len(set(ids)), address


def test_the_policy_has_no_way_out() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY


def test_search_finds_words_inside_and_marks_them(office: dict[str, Any]) -> None:
    text = client_of(office["sari"]).get("/pustaka/?q=audiens").content.decode()
    assert "Audiensi" in text
    found = client_of(office["sari"]).get("/pustaka/?q=agenda").content.decode()
    assert "<mark>" in found


@pytest.mark.parametrize(
    "query", ['"', "a OR", "NEAR(", "judul:x*", "'; DROP TABLE", "*", "\x00", "😀", "-", "x" * 5000]
)
def test_no_query_breaks_the_search(office: dict[str, Any], query: str) -> None:
    assert client_of(office["sari"]).get("/pustaka/", {"q": query}).status_code == 200


def test_filters_narrow_and_nonsense_is_ignored(office: dict[str, Any]) -> None:
    client = client_of(office["sari"])
    in_force = client.get("/pustaka/?keadaan=berlaku").context["halaman"].paginator.count
    every = client.get("/pustaka/").context["halaman"].paginator.count
    assert 0 < in_force < every
    assert (
        client.get("/pustaka/?keadaan=x&unit=y&jenis=z&temuan=q&urut=1&hal=zz")
        .context["halaman"]
        .paginator.count
        == every
    )


def test_documents_come_in_every_format(office: dict[str, Any]) -> None:
    client = client_of(office["sari"])
    pk = Revisi.objects.filter(keadaan="berlaku").first().pk
    for form in [*FORMATS, "yaml"]:
        response = client.get(f"/sop/{pk}/unduh/{form}/")
        assert response.status_code == 200, form
        assert "attachment" in response["Content-Disposition"]
        assert len(response.content) > 500
    assert client.get(f"/sop/{pk}/unduh/exe/").status_code == 404
    assert client.get(f"/sop/{pk}/halaman/1.svg").content.startswith(b"<svg")
    assert client.get(f"/sop/{pk}/halaman/99.svg").status_code == 404


def test_inventory_has_no_formulas(office: dict[str, Any]) -> None:
    one = Revisi.objects.filter(keadaan="berlaku").first()
    Revisi.objects.filter(pk=one.pk).update(judul="=HYPERLINK(1)")
    client = client_of(office["sari"])
    text = client.get("/pustaka/inventaris.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    book = zipfile.ZipFile(io.BytesIO(client.get("/pustaka/inventaris.xlsx").content))
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert b"=HYPERLINK(1)" in book.read("xl/sharedStrings.xml")


def test_an_export_has_what_the_filters_choose_and_one_may_see(office: dict[str, Any]) -> None:
    def names(who: str, query: str) -> list[str]:
        response = client_of(office[who]).get(f"/pustaka/ekspor/{query}")
        return zipfile.ZipFile(io.BytesIO(response.content)).namelist()

    assert len(names("sari", "yaml/")) == Revisi.objects.count()
    in_force = names("joko", "yaml/")
    assert len(in_force) == Revisi.objects.filter(keadaan__in=["berlaku", "evaluasi"]).count()
    assert all(name.endswith(".sop.yaml") for name in in_force)
    drawn = names("sari", "pdf/?keadaan=evaluasi")
    assert [name.rpartition(".")[2] for name in drawn] == ["pdf"]
    assert client_of(office["sari"]).get("/pustaka/ekspor/exe/").status_code == 404


def test_words_of_people_are_words_on_the_page(office: dict[str, Any]) -> None:
    one = Revisi.objects.filter(keadaan="reviu").first()
    services.comment(one.pk, office["budi"], "<script>alert(1)</script>", '"><img src=x onerror=1>')
    text = client_of(office["budi"]).get(f"/sop/{one.pk}/reviu/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<img src=x" not in text


def test_a_missing_page_says_so_in_our_look(office: dict[str, Any]) -> None:
    response = client_of(office["sari"]).get("/tidak/ada/")
    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.content.decode()
