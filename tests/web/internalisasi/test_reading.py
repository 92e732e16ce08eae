"""Reading with questions, proof, reminders; and decrees that number and enact all their SOPs or none."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import unescape
from typing import Any

import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from sopan.lifecycle import Ditolak
from sopan.publish.sosialisasi import jawaban_benar
from sopan.web.approval import decrees, services
from sopan.web.approval.audit import verify
from sopan.web.approval.models import Event, Keputusan, Penunjukan
from sopan.web.config.environment import data_dir
from sopan.web.demo import Signer
from sopan.web.internalisasi.readers import ask, readers, remind, suggestions
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.notices.models import Notice


@pytest.fixture
def revisi(office: dict[str, Any]) -> Revisi:
    return Revisi.objects.get(keadaan="internalisasi")


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


class TestReading:
    def test_wrong_answers_are_explained_and_counted(self, revisi: Revisi, office: dict[str, Any]) -> None:
        client = client_of(office["tono"])
        asked = services.questions(revisi, office["tono"])
        wrong = {one.kunci: next(p for p in one.pilihan if p != one.benar) for one in asked}
        answer = client.post(reverse("sop-paham", args=[revisi.pk]), wrong)
        assert answer.status_code == 422
        text = unescape(answer.content.decode())
        for one in asked:
            assert one.penjelasan.id in text
        mine = Penunjukan.objects.get(revisi=revisi, jenis="pembaca", pengguna=office["tono"])
        assert (mine.percobaan, mine.selesai) == (1, None)
        assert client.post(reverse("sop-paham", args=[revisi.pk]), jawaban_benar(asked)).status_code == 302
        mine.refresh_from_db()
        assert mine.percobaan == 2
        assert mine.selesai is not None
        event = Event.objects.filter(jenis="paham").latest("urut")
        assert event.isi["sidik"] == revisi.sidik
        assert list(verify()) == []

    def test_nobody_states_it_without_the_answers(self, revisi: Revisi, office: dict[str, Any]) -> None:
        client_of(office["tono"]).post(reverse("sop-paham", args=[revisi.pk]))
        assert not Event.objects.filter(revisi=revisi, jenis="paham").exists()
        with pytest.raises(Ditolak):
            services.read_understood(revisi.pk, office["agus"], {})

    def test_the_page_shows_my_own_steps_first(self, revisi: Revisi, office: dict[str, Any]) -> None:
        text = client_of(office["tono"]).get(reverse("sop-baca", args=[revisi.pk])).content.decode()
        assert text.index("Langkah Anda sebagai") < text.index("SOP selengkapnya") < text.index('id="soal"')


class TestReaders:
    def test_holders_of_roles_are_suggested_and_asked_at_once(
        self, revisi: Revisi, office: dict[str, Any]
    ) -> None:
        Penunjukan.objects.filter(revisi=revisi, jenis="pembaca").delete()
        found = {one.siapa.username: one for one in suggestions(revisi)}
        assert found["tono"].pemegang
        assert ask(revisi.pk, office["agus"], [one.siapa.pk for one in found.values()]) == len(found)
        assert ask(revisi.pk, office["agus"], [office["tono"].pk]) == 0
        assert {one.penunjukan.pengguna.username for one in readers(revisi)} == set(found)

    def test_only_the_manager_asks_and_reminds(self, revisi: Revisi, office: dict[str, Any]) -> None:
        with pytest.raises(Ditolak):
            ask(revisi.pk, office["sari"], [office["budi"].pk])
        with pytest.raises(Ditolak):
            remind(revisi.pk, office["sari"])

    def test_reminders_come_once_a_day(self, revisi: Revisi, office: dict[str, Any]) -> None:
        before = Notice.objects.filter(person=office["tono"]).count()
        assert remind(revisi.pk, office["agus"]) == 1
        assert remind(revisi.pk, office["agus"]) == 0
        assert Notice.objects.filter(person=office["tono"]).count() == before + 1

    def test_the_proof_is_a_list_in_three_forms(self, revisi: Revisi, office: dict[str, Any]) -> None:
        office["tono"].jabatan = "=1+1"
        office["tono"].save()
        asked = services.questions(revisi, office["tono"])
        services.read_understood(revisi.pk, office["tono"], jawaban_benar(asked))
        client = client_of(office["agus"])

        def fetch(form: str) -> bytes:
            return client.get(reverse("internalisasi-bukti", args=[revisi.pk, form])).content

        assert "'=1+1" in fetch("csv").decode("utf-8-sig")
        sheet = openpyxl.load_workbook(io.BytesIO(fetch("xlsx"))).active
        assert sheet["A2"].value == office["tono"].nama
        assert sheet["B2"].data_type == "s"
        assert sheet["E2"].value == "Paham"
        with pikepdf.open(io.BytesIO(fetch("pdf"))) as pdf:
            assert pdf.Root.MarkInfo.Marked
        page = client.get(reverse("internalisasi", args=[revisi.pk])).content.decode()
        assert "Paham" in page

    def test_slides_and_sheets_are_there(self, revisi: Revisi, office: dict[str, Any]) -> None:
        client = client_of(office["agus"])
        for name in ("tayangan", next(iter(document(revisi.isi).sop.pelaksana.keys() - {"pemohon"}))):
            answer = client.get(reverse("internalisasi-bahan", args=[revisi.pk, name]))
            assert answer.content.startswith(b"%PDF"), name
        assert client.get(reverse("internalisasi-bahan", args=[revisi.pk, "tak-ada"])).status_code == 404


class TestDecrees:
    @pytest.fixture
    def finals(self, office: dict[str, Any]) -> list[Revisi]:
        first = Revisi.objects.get(keadaan="final")
        other = Revisi.objects.filter(keadaan="internalisasi", unit=first.unit).first()
        other = other or Revisi.objects.get(keadaan="internalisasi")
        Revisi.objects.filter(pk=other.pk).update(keadaan="final")
        return [first, other]

    @pytest.fixture
    def signer(self) -> Iterator[Signer]:
        made = Signer("Kepala Dinas (keputusan)")
        made.trust(data_dir() / "trust", "decree.pem")
        yield made
        (data_dir() / "trust" / "decree.pem").unlink()

    FORM = {"nomor": "800/77/2026", "tanggal": "2026-11-24", "tempat": "Kota", "pola": "{urut:02}/X/{tahun}"}  # noqa: RUF012

    def test_numbers_and_dates_go_into_all_of_them(
        self, finals: list[Revisi], office: dict[str, Any], signer: Signer
    ) -> None:
        made = decrees.compile_decree(office["agus"], "keputusan", [one.pk for one in finals], self.FORM)
        for place, one in enumerate(finals, 1):
            one.refresh_from_db()
            sop = document(one.isi).sop
            assert one.nomor == sop.nomor == f"{place:02}/X/2026"
            assert sop.tanggal.efektif is not None
            assert sop.tanggal.efektif.isoformat() == "2026-11-24"
        client = client_of(office["agus"])
        pdf = client.get(reverse("keputusan-berkas", args=[made.pk, "pdf"])).content
        unsigned = client.post(reverse("keputusan-tandatangan", args=[made.pk]), {"berkas": io.BytesIO(pdf)})
        assert unsigned.status_code == 302
        assert not finals[0].bukti.filter(jenis="keputusan", gugur=False).exists()
        with pytest.raises(Ditolak):
            decrees.enact(made.pk, office["dewi"])
        decrees.sign(made.pk, office["dewi"], signer.sign(pdf), "keputusan.pdf")
        decrees.enact(made.pk, office["dewi"])
        for one in finals:
            one.refresh_from_db()
            assert one.keadaan == "ditetapkan"
        assert Keputusan.objects.get(pk=made.pk).selesai is not None

    @pytest.mark.parametrize(
        "change",
        [
            {"nomor": ""},
            {"tanggal": "kemarin"},
            {"pola": "tetap"},
        ],
    )
    def test_a_wrong_form_changes_nothing(
        self, finals: list[Revisi], office: dict[str, Any], change: dict[str, str]
    ) -> None:
        before = [one.isi for one in finals]
        events = Event.objects.count()
        answer = client_of(office["agus"]).post(
            reverse("keputusan"),
            {**self.FORM, **change, "jenis": "keputusan", "pilih": [one.pk for one in finals]},
        )
        assert answer.status_code == 422
        for one, text in zip(finals, before, strict=True):
            one.refresh_from_db()
            assert one.isi == text
        assert Event.objects.count() == events

    def test_one_sop_that_cannot_leaves_all_as_they_were(
        self, finals: list[Revisi], office: dict[str, Any]
    ) -> None:
        draft = Revisi.objects.filter(keadaan="draf")[0]
        before = finals[0].isi
        with pytest.raises(Ditolak) as refused:
            decrees.compile_decree(office["agus"], "keputusan", [finals[0].pk, draft.pk], self.FORM)
        assert any(draft.judul in reason.id for reason in refused.value.alasan)
        finals[0].refresh_from_db()
        assert finals[0].isi == before

    def test_a_drafter_compiles_nothing(self, finals: list[Revisi], office: dict[str, Any]) -> None:
        with pytest.raises(Ditolak):
            decrees.compile_decree(office["sari"], "keputusan", [finals[0].pk], self.FORM)
