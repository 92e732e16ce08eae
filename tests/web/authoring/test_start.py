"""Beginning an SOP: each way ends in a draf that opens in the editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sopan.layout.compose import compose
from sopan.read.yaml_file import read_sop
from sopan.render import FORMATS
from sopan.templates import NAMA_POLA
from sopan.web.accounts.models import Unit
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document


@pytest.fixture
def sari(office: dict[str, Any]) -> Client:
    client = Client()
    client.force_login(office["sari"])
    return client


def unit() -> str:
    return str(Unit.objects.get(kode="seksi-layanan").pk)


def made(response: Any) -> Revisi:
    assert response.status_code == 302, response.text
    return Revisi.objects.get(pk=int(response["Location"].split("/")[2]))


def test_blank_is_all_still_to_be_written_and_opens_in_the_editor(sari: Client) -> None:
    response = sari.post("/draf/baru/", {"unit": unit(), "mulai": "kosong"})
    sop = document(made(response).isi).sop
    assert sop.unit[-1] == "Seksi Layanan Informasi Publik"
    assert [step.kegiatan for step in sop.langkah] == ["[isi: kegiatan]"]
    page = sari.get(response["Location"])
    assert 'id="data-penyunting"' in page.text


@pytest.mark.parametrize("name", NAMA_POLA)
def test_every_pattern(sari: Client, name: str) -> None:
    revisi = made(sari.post("/draf/baru/", {"unit": unit(), "mulai": f"pola:{name}"}))
    assert "# Tahap" in revisi.isi
    assert document(revisi.isi).sop.unit[-1] == "Seksi Layanan Informasi Publik"


def test_an_office_document_is_recognised(sari: Client, examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-audiensi.sop.yaml").sop
    data = FORMATS["xlsx"].render(sop, compose(sop))[0].data
    file = SimpleUploadedFile("lama.xlsx", data)
    revisi = made(sari.post("/draf/baru/", {"unit": unit(), "mulai": "berkas", "berkas": file}))
    assert revisi.judul == sop.judul
    assert revisi.langkah == len(sop.langkah)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"mulai": "berkas"}, "Pilih berkasnya dahulu"),
        ({"mulai": "pola:aneh"}, "tidak ada"),
        ({"mulai": "berkas", "berkas": SimpleUploadedFile("a.sop.yaml", b"judul: [")}, "class=\"error\""),
        ({"mulai": "berkas", "berkas": SimpleUploadedFile("a.bin", b"\0\1\2")}, "tidak dikenal"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(sari: Client, data: dict[str, Any], told: str) -> None:
    response = sari.post("/draf/baru/", {"unit": unit(), **data})
    assert response.status_code == 422
    assert told in response.text


def test_a_copy_is_without_what_is_the_others_own(sari: Client) -> None:
    source = Revisi.objects.get(judul="Pembuatan Laporan Konsinyering")
    page = sari.get("/draf/baru/salin/", {"q": "konsinyering"})
    assert source.judul in page.text
    revisi = made(sari.post("/draf/baru/salin/", {"unit": unit(), "sop": str(source.pk)}))
    sop = document(revisi.isi).sop
    assert revisi.thread_id != source.thread_id
    assert (sop.nomor, sop.tanggal.efektif, sop.pengesahan.nama) == (None, None, None)
    assert [step.kegiatan for step in sop.langkah] == [
        step.kegiatan for step in document(source.isi).sop.langkah
    ]
    assert sari.post("/draf/baru/salin/", {"unit": unit(), "sop": "999999"}).status_code == 404


def test_questions_lead_to_a_draft_of_the_pattern(sari: Client) -> None:
    first = {
        "unit": unit(),
        "pemicu": "pemohon",
        "hasil": "kegiatan",
        "skala": "kecil",
        "output": "Permohonan Audiensi",
    }
    second = sari.post("/draf/baru/tanya/", first)
    assert "Pelayanan Permohonan Audiensi" in second.text
    assert 'name="peran-pemohon"' in second.text
    given = {
        "aspek": "Pelayanan",
        "buat": "1",
        "peran-pemohon": "Warga",
        "persyaratan": "KTP\nSurat permohonan",
    }
    sop = document(made(sari.post("/draf/baru/tanya/", first | given)).isi).sop
    assert (sop.judul, sop.jenis) == ("Pelayanan Permohonan Audiensi", "pelayanan")
    assert "Warga" in [actor.nama for actor in sop.pelaksana.values()]
    assert any("KTP" in item for step in sop.langkah for item in step.kelengkapan)


def test_questions_that_are_not_answered_are_asked_again(sari: Client) -> None:
    response = sari.post("/draf/baru/tanya/", {"unit": unit(), "pemicu": "siapa saja"})
    assert response.status_code == 422
    assert "Jawab ketiga" in response.text
    back = {"unit": unit(), "pemicu": "atasan", "hasil": "produk", "output": "Telaahan", "ulang": "1"}
    assert 'value="Telaahan"' in sari.post("/draf/baru/tanya/", back).text
    bad = {**back, "buat": "1", "peran-penanggung": "A\x01"}
    del bad["ulang"]
    assert sari.post("/draf/baru/tanya/", bad).status_code == 422


def test_nobody_begins_for_a_unit_that_is_not_theirs(sari: Client, office: dict[str, Any]) -> None:
    other = str(Unit.objects.get(kode="dispusip").pk)
    for address, data in (
        ("/draf/baru/", {"mulai": "kosong"}),
        ("/draf/baru/tanya/", {}),
        ("/draf/baru/salin/", {"sop": "1"}),
    ):
        assert sari.post(address, {"unit": other, **data}).status_code == 404
    tono = Client()
    tono.force_login(office["tono"])
    for address in ("/draf/baru/", "/draf/baru/tanya/", "/draf/baru/salin/"):
        assert "belum menjadi penyusun" in tono.get(address).text
