"""Words are found where they stand, and slips of the finger are mended."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.web.authoring.services import create, save
from sopan.web.library.models import Revisi
from sopan.web.library.search import highlights, search
from sopan.web.library.typos import corrected, kept
from tests.web.test_pages import client_of

TEXT = """judul: {title}
pelaksana:
  p1: Petugas
langkah:
  - kegiatan: {words}
    pelaksana: p1
"""


def draf(person: Any, title: str, words: str) -> Revisi:
    return create(person, person.unit, TEXT.format(title=title, words=words))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("permohonna", "permohonan"),
        ("audiennsi", "audiensi"),
        ("pengaduna", "pengaduan"),
        ("agnda", "agenda"),
    ],
)
def test_a_slip_is_mended(office: dict[str, Any], typed: str, meant: str) -> None:
    found = search(typed)
    assert found is not None
    assert found.maksud == meant
    assert found.dipakai
    exact = search(meant)
    assert exact is not None
    assert found.nomor == exact.nomor
    page = client_of(office["sari"]).get("/pustaka/", {"q": typed}).content.decode()
    assert f"Inilah hasil untuk <strong>{meant}</strong>" in page
    assert "<mark>" in page


@pytest.mark.parametrize("typed", ["permohon", "audiens", "xyzzyq", "abc", "12/SOP/2026", "pengaduan"])
def test_what_is_no_slip_stays(office: dict[str, Any], typed: str) -> None:
    found = search(typed)
    assert found is not None
    assert not found.maksud


def test_few_hits_offer_what_was_meant(office: dict[str, Any]) -> None:
    """A word that stands once, one letter away from one that stands often: both are told."""
    one = draf(office["sari"], "Penanganan Zat", "Mencatat permohonah lama")
    found = search("permohonah")
    assert found is not None
    assert found.nomor == [one.pk]
    assert not found.maksud  # it stands there, so it is no slip


def test_a_new_word_is_known_at_once_and_a_word_taken_back_is_not(office: dict[str, Any]) -> None:
    assert corrected(["kuwantisasi"]) is None
    one = draf(office["sari"], "Penanganan Kuantisasi", "Menghitung")
    assert corrected(["kuantisasy"]) == ["kuantisasi"]
    save(one.pk, office["sari"], TEXT.format(title="Penanganan Lain", words="Menghitung"), one.versi)
    found = search("kuantisasi")
    assert found is not None
    assert found.nomor == []


@given(st.text(alphabet=string.printable + "éüß日本", max_size=80))
def test_kept_words_are_words(text: str) -> None:
    for word in kept(text):
        assert word.isalpha()
        assert 4 <= len(word) <= 40


def test_the_piece_around_a_word_is_escaped_and_marked(office: dict[str, Any]) -> None:
    words = "Memeriksa <b>tebal</b> & membuat " + "panjang " * 40 + "rekapitulasi"
    one = draf(office["sari"], "Penanganan Tanda", f'"{words}"')
    piece = highlights("tebal", [one.pk])[one.pk]
    assert "&lt;b&gt;<mark>tebal</mark>&lt;/b&gt; &amp;" in piece
    last = highlights("rekapitulasi", [one.pk])[one.pk]
    assert last.startswith("… ")
    assert last.endswith("<mark>rekapitulasi</mark>")
    assert highlights("tidakada", [one.pk]) == {}


def test_titles_come_first(office: dict[str, Any]) -> None:
    inside = draf(office["sari"], "Penanganan Satu", "Mengelola fumigasi gudang")
    titled = draf(office["sari"], "Penanganan Fumigasi", "Memulai")
    found = search("fumigasi")
    assert found is not None
    assert found.nomor == [titled.pk, inside.pk]
