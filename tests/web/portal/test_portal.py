"""The public site: what is found, what is shown and never shown, and what is said when a service ends."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sopan.lifecycle import Ditolak
from sopan.web.approval import services
from sopan.web.approval.models import Event
from sopan.web.config.environment import data_dir
from sopan.web.demo import Signer
from sopan.web.library.models import Revisi
from sopan.web.portal import cari, front, terbit
from sopan.web.portal.berkas import KINDS
from sopan.web.portal.cari import Indeks, life_events
from sopan.web.portal.kode import document_pdf
from sopan.web.portal.terbit import of


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Nothing kept of another test, whose transaction was taken back."""
    front.forget()
    cari._kept.stamp = None
    yield
    front.forget()
    cari._kept.stamp = None


@pytest.fixture
def revisi(office: dict[str, Any]) -> Revisi:
    return Revisi.objects.get(dipublikasikan=True)


def page(revisi: Revisi) -> str:
    return reverse("publik-layanan", args=[revisi.thread_id, of(revisi).slug])


def get(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.content.decode())


class TestService:
    def test_it_reads_like_a_leaflet(self, revisi: Revisi) -> None:
        text = get(page(revisi))
        one = of(revisi)
        for words in (
            one.judul,
            *one.pemilik,
            one.bahan.waktu,
            *one.bahan.biaya,
            *one.bahan.bawa,
            *one.bahan.hasil,
        ):
            assert words in text
        for stage in one.bahan.tahap:
            assert stage.judul in text
            assert stage.teks in text
        assert one.nomor in text
        assert text.count('type="checkbox"') == len(one.bahan.bawa)

    def test_nothing_of_the_office_is_in_it(self, revisi: Revisi) -> None:
        """No kelengkapan of inner steps, no minutes, no remark, no equipment, no qualification, no record."""
        one = of(revisi)
        sop, asked = one.sop, set(one.bahan.bawa) | set(one.bahan.hasil)
        inner = [*sop.peralatan, *sop.peringatan, *sop.pencatatan, *sop.kualifikasi_pelaksana]
        own = sop.pelayanan
        assert own is not None
        inner += [*own.sarana, *own.pengawasan, *own.keamanan, *own.evaluasi]
        for step in sop.langkah:
            inner += [step.keterangan] if step.keterangan else []
            inner += [
                word for word in (*step.kelengkapan, *step.output) if word not in asked and len(word) > 24
            ]
        text = get(page(revisi))
        assert len(inner) > 12
        for words in inner:
            assert words not in text, words
        assert not re.search(r"\b\d+ (?:menit|jam)\b", text)

    @pytest.mark.parametrize("nama", sorted(KINDS))
    def test_each_download_is_what_its_name_says(self, revisi: Revisi, nama: str) -> None:
        answer = Client().get(reverse("publik-berkas", args=[revisi.thread_id, nama]))
        assert answer.status_code == 200
        magic = {"pdf": b"%PDF", "docx": b"PK", "svg": b"<svg", "png": b"\x89PNG"}[nama.rpartition(".")[2]]
        assert answer.content.startswith(magic)
        assert Client().get(reverse("publik-berkas", args=[revisi.thread_id, "sop.yaml"])).status_code == 404

    def test_search_engines_read_a_government_service(self, revisi: Revisi) -> None:
        raw = Client().get(page(revisi)).content.decode()
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', raw, re.DOTALL)
        assert found
        told = json.loads(found[1])
        assert told["@type"] == "GovernmentService"
        assert told["name"] == of(revisi).judul
        assert told["url"].endswith(page(revisi))

    def test_markup_in_a_title_cannot_end_the_data_block(self, revisi: Revisi) -> None:
        evil = '</script><script>alert("x")</script>'
        Revisi.objects.filter(pk=revisi.pk).update(
            isi=revisi.isi.replace("Informasi Publik", f"Informasi {evil}", 1)
        )
        revisi.refresh_from_db()
        answer = Client().get(page(revisi))
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content

    def test_english_keeps_the_office_s_words(self, revisi: Revisi) -> None:
        text = get(page(revisi) + "?bahasa=en")
        assert "What to bring" in text
        assert of(revisi).judul in text
        assert 'lang="en"' in text


class TestNothingElseIsPublic:
    def test_no_word_of_any_other_sop_is_anywhere(self, revisi: Revisi) -> None:
        others = Revisi.objects.exclude(thread=revisi.thread_id)
        assert others.count() > 8
        pages = ["/publik/", "/publik/sitemap.xml", "/publik/?q=pelayanan", page(revisi)]
        pages += [reverse("publik-unit", args=[revisi.unit_id])]
        text = "".join(get(path) for path in pages)
        for one in others:
            title = terbit.layanan(one.judul)
            assert title not in text, one.judul
            assert not one.nomor or one.nomor not in text
            for path in (
                reverse("publik-layanan-pendek", args=[one.thread_id]),
                reverse("publik-layanan", args=[one.thread_id, "x"]),
                reverse("publik-nilai", args=[one.thread_id]),
                reverse("publik-qr", args=[one.thread_id]),
                *(reverse("publik-berkas", args=[one.thread_id, nama]) for nama in KINDS),
            ):
                assert Client().get(path).status_code == 404, path
            assert cari.current().search(one.judul).layanan in ([], [of(revisi)])

    @pytest.mark.parametrize("jenis", ["rutin", "penugasan"])
    def test_a_mark_alone_does_not_make_another_kind_public(self, office: dict[str, Any], jenis: str) -> None:
        one = Revisi.objects.filter(jenis=jenis).order_by("pk")[0]
        in_force = Revisi.objects.filter(thread=one.thread_id, keadaan__in=["berlaku", "evaluasi"])
        in_force.exclude(pk=one.pk).update(keadaan="diganti")
        Revisi.objects.filter(pk=one.pk).update(dipublikasikan=True, keadaan="berlaku")
        assert Client().get(reverse("publik-layanan", args=[one.thread_id, "x"])).status_code == 404
        assert one.judul not in get("/publik/")

    def test_a_mark_on_what_is_not_in_force_shows_nothing(self, revisi: Revisi) -> None:
        for state in ("draf", "final", "internalisasi"):
            Revisi.objects.filter(pk=revisi.pk).update(keadaan=state)
            front.forget()
            cari._kept.stamp = None
            assert terbit.service(revisi.thread_id) is None
            assert of(revisi).judul not in get("/publik/")

    def test_robots_keep_out_of_the_office(self, office: dict[str, Any]) -> None:
        text = get("/robots.txt")
        assert "Allow: /publik/" in text
        assert "Disallow: /\n" in text

    def test_the_sitemap_is_xml_with_the_service(self, revisi: Revisi) -> None:
        tree = ET.fromstring(get("/publik/sitemap.xml"))
        found = [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        assert any(str(one).endswith(page(revisi)) for one in found)


class TestSearch:
    @pytest.fixture
    def index(self, examples_dir: Any) -> Indeks:
        made = Indeks()
        for key, path in enumerate(sorted(examples_dir.glob("pelayanan-*.sop.yaml")), 1):
            text = path.read_text(encoding="utf-8")
            made.add(of(Revisi(pk=key, thread_id=key, urut=1, unit_id=1, isi=text, jenis="pelayanan")))
        return made

    @pytest.mark.parametrize(
        ("words", "title"),
        [
            ("mau pasang reklame", "Reklame"),
            ("izin baliho", "Reklame"),
            ("reklmae", "Reklame"),
            ("bikin ktp", "Kartu Tanda Penduduk"),
            ("kartu tanda penduduk", "Kartu Tanda Penduduk"),
            ("pinjam buku", "Peminjaman"),
            ("cara meminjam koleksi", "Peminjaman"),
            ("komplain", "Pengaduan"),
            ("pengadauan masyarakat", "Pengaduan"),
            ("minta informasi publik", "Informasi Publik"),
            ("infromasi", "Informasi Publik"),
            ("ketemu kepala dinas", "Audiensi"),
            ("daftar anggota perpustakaan", "Anggota"),
        ],
    )
    def test_plain_words_and_slips_find_the_service(self, index: Indeks, words: str, title: str) -> None:
        found = index.search(words).layanan
        assert found, words
        assert title.lower() in found[0].judul.lower(), [one.judul for one in found]

    @pytest.mark.parametrize("words", ["", "   ", "qqqqzzzz", "' OR 1=1 --", "\0", "<script>", "%" * 120])
    def test_nonsense_finds_nothing_and_breaks_nothing(self, index: Indeks, words: str) -> None:
        assert index.search(words).layanan == []

    def test_life_events_hold_the_services_that_belong_there(self, index: Indeks) -> None:
        held = {key: {one.judul for one in found} for key, found in index.peristiwa.items()}
        assert any("Kartu Tanda" in title for title in held["kependudukan"])
        assert any("Reklame" in title for title in held["usaha"])
        assert any("Koleksi" in title for title in held["sekolah"])
        assert {one.id for one in life_events()} >= set(held)
        assert not any("Reklame" in title for title in held.get("lahir", set()))


class TestAfterwards:
    def test_a_service_taken_back_says_so_at_once(self, revisi: Revisi, office: dict[str, Any]) -> None:
        title = of(revisi).judul
        assert title in get("/publik/")
        path = page(revisi)
        get(path)
        services.step(revisi.pk, "tarik", office["agus"])
        front._front.looked = float("-inf")  # a second has passed
        assert title not in get("/publik/")
        assert "tidak diumumkan" in get(path)
        for nama in KINDS:
            assert Client().get(reverse("publik-berkas", args=[revisi.thread_id, nama])).status_code == 404

    def test_a_withdrawn_service_leads_to_what_replaces_it(
        self, revisi: Revisi, office: dict[str, Any]
    ) -> None:
        path, title = page(revisi), of(revisi).judul
        other = Revisi.objects.filter(keadaan="berlaku", jenis="pelayanan").exclude(pk=revisi.pk).first()
        other = other or Revisi.objects.filter(jenis="pelayanan").exclude(thread=revisi.thread_id)[0]
        Revisi.objects.filter(pk=other.pk).update(keadaan="berlaku", dipublikasikan=True)
        signer = Signer("Kepala Dinas (portal)")
        signer.trust(data_dir() / "trust", "portal.pem")
        try:
            decree = {"nomor": "9/2026", "tanggal": "2026-11-24"}
            file = signer.sign(document_pdf(revisi))
            services.attach(revisi.pk, office["dewi"], "pencabutan", decree, file, "cabut.pdf")
            services.step(
                revisi.pk, "cabut", office["dewi"], reason="Digabung.", replaced_by=f"SOP {other.judul}"
            )
        finally:
            (data_dir() / "trust" / "portal.pem").unlink()
        front.forget()
        cari._kept.stamp = None
        answer = Client().get(path)
        assert answer.status_code == 410
        text = unescape(answer.content.decode())
        assert "sudah tidak ada" in text
        assert title in text
        assert page(other) in text
        assert title not in get("/publik/")

    def test_a_newer_revision_in_force_hides_the_old_guide(
        self, revisi: Revisi, office: dict[str, Any]
    ) -> None:
        path = page(revisi)
        Revisi.objects.filter(pk=revisi.pk).update(keadaan="diganti", dipublikasikan=False)
        services.append("diganti", revisi.thread, revisi, office["agus"], isi={"ke": "diganti"})
        front.forget()
        assert "sedang diperbarui" in get(path)


class TestFront:
    def test_a_second_reader_asks_the_database_nothing(self, revisi: Revisi) -> None:
        first = Client().get(page(revisi))
        with CaptureQueriesContext(connection) as asked:
            second = Client().get(page(revisi))
        assert len(asked) == 0
        assert second.content == first.content
        assert second["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in second.headers
        assert not second.cookies
        assert second["Vary"] == "Accept-Encoding"
        assert "default-src 'none'" in second["Content-Security-Policy"]

    def test_an_unchanged_page_is_not_sent_again(self, revisi: Revisi) -> None:
        tag = Client().get(page(revisi))["ETag"]
        again = Client().get(page(revisi), headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert again.content == b""

    def test_it_is_packed_for_those_who_unpack(self, revisi: Revisi) -> None:
        plain = Client().get(page(revisi))
        packed = Client().get(page(revisi), headers={"Accept-Encoding": "gzip"})
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert len(packed.content) < 0.4 * len(plain.content)

    def test_who_is_logged_in_sees_the_same_page(self, revisi: Revisi, office: dict[str, Any]) -> None:
        inside = Client()
        inside.force_login(office["sari"])
        answer = inside.get(page(revisi))
        assert "Sari" not in answer.content.decode()
        front.forget()
        assert Client().get(page(revisi)).content == answer.content

    def test_forms_are_never_kept(self, revisi: Revisi) -> None:
        answer = Client().get(reverse("publik-nilai", args=[revisi.thread_id]))
        assert "no-store" in answer["Cache-Control"]

    def test_a_page_made_before_a_change_is_not_kept_after_it(self, revisi: Revisi) -> None:
        held = front.Front()
        held._look()
        before = held.stamp
        services.append("tarik", revisi.thread, revisi)
        held.looked = float("-inf")
        held._look()
        assert held.stamp != before
        one = front._Page(200, "text/html", b"old", None, '"x"', ())
        held.keep("/publik/", one, before)
        assert held.find("/publik/") is None

    def test_what_is_kept_has_bounds(self, office: dict[str, Any]) -> None:
        held = front.Front()
        held._look()
        one = front._Page(200, "text/html", b"x", None, '"x"', ())
        for number in range(front.MOST + 50):
            held.keep(f"/publik/?q={number}", one, held.stamp)
        assert len(held.pages) == front.MOST
        assert held.find("/publik/?q=0") is None


def test_publishing_is_refused_for_what_is_no_service(office: dict[str, Any]) -> None:
    """By the service that pages and API use; the command refuses in tests/publish/test_public.py."""
    for jenis in ("rutin", "penugasan"):
        one = Revisi.objects.filter(jenis=jenis).order_by("pk")[0]
        others = Revisi.objects.filter(thread=one.thread_id, keadaan__in=["berlaku", "evaluasi"])
        others.exclude(pk=one.pk).update(keadaan="diganti")
        Revisi.objects.filter(pk=one.pk).update(keadaan="berlaku")
        before = Event.objects.count()
        with pytest.raises(Ditolak) as refused:
            services.step(one.pk, "publikasikan", office["agus"])
        assert any("Hanya SOP pelayanan" in reason.id for reason in refused.value.alasan)
        client = Client()
        client.force_login(office["agus"])
        client.post(reverse("sop-langkah", args=[one.pk, "publikasikan"]))
        assert Event.objects.count() == before
        shown = client.get(reverse("sop-turunan", args=[one.pk])).content.decode()
        assert f"adalah SOP {jenis}" in unescape(shown)
        for nama in ("publik.pdf", "poster.svg", "standar-pelayanan.pdf", "maklumat.pdf", "sippn.xlsx"):
            answer = client.get(reverse("sop-turunan-unduh", args=[one.pk, nama]))
            assert answer.status_code == 409, nama
            assert "Yang diumumkan" in answer.content.decode()
