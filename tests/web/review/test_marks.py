"""Changes are marked in the drawing, arrows and cells alike, and comments hang where they belong."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from sopan.model.alur import Arus
from sopan.organise.diff import bandingkan
from sopan.read.yaml_file import read_text
from sopan.web.approval import services
from sopan.web.approval.marks import anchor_of, drawn, place, signs
from sopan.web.authoring.services import new_revision, save
from sopan.web.library.models import Revisi
from tests.web.test_pages import client_of

OLD = """judul: Penanganan Berkas
pelaksana: {a: Petugas, b: Kepala}
langkah:
  - {kegiatan: Menerima berkas, pelaksana: a, waktu: 5 menit}
  - {kegiatan: Memeriksa berkas, pelaksana: b, keputusan: {tidak: 1}}
  - {kegiatan: Mencatat berkas, pelaksana: a}
  - {kegiatan: Menyimpan berkas, pelaksana: a}
"""
NEW = """judul: Penanganan Berkas Masuk
pelaksana: {a: Petugas, b: Kepala, c: Arsiparis}
langkah:
  - {kegiatan: Menerima berkas, pelaksana: a, waktu: 10 menit}
  - {kegiatan: Memeriksa berkas, pelaksana: b, keputusan: {tidak: 1}}
  - {kegiatan: Memindai seluruh dokumen, pelaksana: c}
  - {kegiatan: Menyimpan berkas, pelaksana: c}
"""


def sops() -> tuple[Any, Any]:
    return read_text(OLD, "lama").sop, read_text(NEW, "baru").sop


def test_what_changed_is_marked_on_both_sides() -> None:
    old, new = sops()
    before, now = signs(old, new, bandingkan(old, new))
    assert now.sel[1, "waktu"] == before.sel[1, "waktu"] == "diubah"
    assert now.langkah[3] == "ditambah"
    assert before.langkah[3] == "dihapus"
    assert now.sel[4, "pelaksana"] == "diubah"
    assert now.kolom == {"c": "ditambah"}
    assert now.identitas["judul"] == "diubah"
    # 2 to 3 and 3 to 4 lead to and from another step now, although the numbers are the same.
    assert set(now.panah) == {Arus(2, 3, "ya"), Arus(3, 4)}
    assert set(before.panah) == {Arus(2, 3, "ya"), Arus(3, 4)}
    assert set(before.panah.values()) == {"dihapus"}


def test_the_same_sop_has_no_marks() -> None:
    old, _ = sops()
    for marks in signs(old, old, bandingkan(old, old)):
        assert not marks.any


def test_every_pair_of_examples_is_marked_without_a_fault(office: dict[str, Any]) -> None:
    """Whatever is compared with whatever, the result is an SVG, and every changed step of it has its sign."""
    every = list(Revisi.objects.order_by("pk"))
    for one, other in pairwise(every):
        old, new = (read_text(it.isi, "x").sop for it in (one, other))
        _, now = signs(old, new, bandingkan(old, new))
        pages = drawn(other, now, key="k")
        assert isinstance(pages, list)
        for page in pages:
            ET.fromstring(page)
        found = {
            int(n)
            for page in pages
            for n in re.findall(r'class="(?:sel|symbol)[^"]* beda-[^>]*data-langkah="(\d+)"', page)
        }
        whole = {n for n, kind in now.langkah.items() if kind in ("ditambah", "dihapus")}
        assert whole <= found
        assert sum(page.count('class="tanda-baris') for page in pages) == len(now.langkah)
        ids = re.findall(r'\sid="([^"]+)"', "".join(pages))
        assert len(ids) == len(set(ids))
        assert all(name.startswith("k-") for name in ids)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"data-sel": "waktu", "data-langkah": "3"}, "langkah.3.waktu"),
        ({"data-sel": "no", "data-langkah": "3"}, "langkah.3.kegiatan"),
        ({"data-panah": "3-tidak", "data-langkah": "5"}, "langkah.3.keputusan"),
        ({"data-panah": "3"}, "langkah.3.lanjut"),
        ({"data-sel": "kepala:pelaksana:kabid", "data-pelaksana": "kabid"}, "pelaksana.kabid"),
        ({"data-sel": "identitas:nomor:label"}, "identitas.nomor"),
        ({}, ""),
    ],
)
def test_each_part_of_a_drawing_is_a_place(data: dict[str, str], path: str) -> None:
    assert anchor_of(data) == path


def test_places_are_told_in_words() -> None:
    sop, _ = sops()
    assert place("langkah.3.waktu", sop).id == "langkah 3, waktu"
    assert place("pelaksana.b", sop).id == "kolom Kepala"
    assert place("identitas.dasar_hukum", sop).id == "identitas, dasar hukum"
    assert place('"><b>', sop).id == '"><b>'


def test_open_comments_hang_in_the_drawing_and_resolved_ones_do_not(office: dict[str, Any]) -> None:
    one = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    budi = client_of(office["budi"])

    def count() -> int:
        return budi.get(f"/sop/{one.pk}/reviu/").content.decode().count('class="titik"')

    before = count()
    for path in (
        "langkah.1.waktu",
        "langkah.1.pelaksana",
        "langkah.2.kegiatan",
        "identitas.nomor",
        "langkah.1.lanjut",
    ):
        made = services.comment(one.pk, office["budi"], "Periksa.", path)
    assert count() == before + 5
    services.resolve(one.pk, office["budi"], made.pk, done=True)
    assert count() == before + 4


def test_a_comment_by_step_and_part_and_on_a_step_that_is_no_more(office: dict[str, Any]) -> None:
    one = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    budi = client_of(office["budi"])
    page = budi.get(f"/sop/{one.pk}/reviu/?komentar=2").content.decode()
    assert 'name="langkah" value="2"' in page
    budi.post(f"/sop/{one.pk}/komentar/", {"langkah": "2", "bagian": "waktu", "teks": "Terlalu lama."})
    assert one.komentar.get(teks="Terlalu lama.").jalur == "langkah.2.waktu"
    services.comment(one.pk, office["budi"], "Langkah hilang.", "langkah.99.waktu")
    assert "Langkah hilang." in budi.get(f"/sop/{one.pk}/reviu/").content.decode()


def test_any_two_revisi_are_compared_and_no_others(office: dict[str, Any]) -> None:
    old = Revisi.objects.get(judul="Penanganan Surat Masuk")
    sari = office["sari"]
    new = new_revision(old.pk, sari)
    save(new.pk, sari, old.isi.replace("15 menit", "14 menit", 1), new.versi)
    client = client_of(sari)
    address = f"/sop/{old.pk}/beda/?lama={old.pk}&baru={new.pk}"
    for shown in ("", "tanda", "sanding", "lama", "nonsens"):
        text = client.get(f"{address}&lihat={shown}").content.decode()
        assert "15 menit menjadi 14 menit" in text
        assert "beda-diubah" in text
    other = Revisi.objects.exclude(thread=old.thread_id).first()
    assert client.get(f"/sop/{old.pk}/beda/?lama={other.pk}").status_code == 404
    assert client.get(f"/sop/{old.pk}/beda/?lama=x").status_code == 404
    # Somebody of another office sees what is in force, and never the draf beside it.
    stranger = client_of(office["joko"])
    assert stranger.get(f"/sop/{old.pk}/beda/?lama={old.pk}&baru={new.pk}").status_code == 404
    assert stranger.get(f"/sop/{old.pk}/beda/").status_code in (200, 404)
    assert "14 menit" not in stranger.get(f"/sop/{old.pk}/beda/").content.decode()


def test_history_tells_readers_and_offers_to_restore(office: dict[str, Any]) -> None:
    one = Revisi.objects.get(judul="Penanganan Surat Masuk")
    text = client_of(office["sari"]).get(f"/sop/{one.pk}/riwayat/").content.decode()
    assert "Siapa sudah membaca" in text
    assert "Tono Hartono" in text
    assert "Pulihkan sebagai draf" in text
    assert (
        "Pulihkan sebagai draf"
        not in client_of(office["budi"]).get(f"/sop/{one.pk}/riwayat/").content.decode()
    )
