"""Verification and feedback: files genuine, old, altered and hostile; words that reach evaluators."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sopan.web.approval.models import Bukti
from sopan.web.clock import now
from sopan.web.config.environment import data_dir
from sopan.web.demo import Signer
from sopan.web.library.models import Revisi
from sopan.web.notices.models import Notice
from sopan.web.portal import masukan
from sopan.web.portal.kode import address_of, document_pdf
from sopan.web.portal.models import Hitungan, KodePeriksa, Masukan
from sopan.web.portal.pemeriksaan import Asal, Status, by_number, check_file, standing


@pytest.fixture
def revisi(office: dict[str, Any]) -> Revisi:
    return Revisi.objects.get(dipublikasikan=True)


@pytest.fixture
def signer() -> Iterator[Signer]:
    made = Signer("Kepala Dinas (periksa)")
    made.trust(data_dir() / "trust", "periksa.pem")
    yield made
    (data_dir() / "trust" / "periksa.pem").unlink()


def enacted(revisi: Revisi) -> bytes:
    return bytes(Bukti.objects.get(revisi=revisi, jenis="keputusan", gugur=False).berkas)


class TestFiles:
    def test_the_file_that_enacted_it_is_the_original(self, revisi: Revisi) -> None:
        found = check_file(enacted(revisi))
        assert found.asal is Asal.ASLI
        assert found.kedudukan[0].status is Status.BERLAKU
        assert found.kedudukan[0].judul == revisi.judul
        assert found.tanda_tangan[0]["utuh"] is True
        assert found.tanda_tangan[0]["siapa"]

    @pytest.mark.parametrize("part", [0.2, 0.5, 0.75])
    def test_one_changed_byte_is_found(self, revisi: Revisi, part: float) -> None:
        data = bytearray(enacted(revisi))
        data[int(part * len(data))] ^= 1
        assert check_file(bytes(data)).asal in (Asal.BERUBAH, Asal.RUSAK)

    def test_an_old_revision_says_so(self, revisi: Revisi) -> None:
        file = enacted(revisi)
        Revisi.objects.filter(pk=revisi.pk).update(keadaan="diganti", dipublikasikan=False)
        found = check_file(file)
        assert found.asal is Asal.ASLI
        assert found.kedudukan[0].status is Status.DIGANTI

    def test_another_signed_file_with_the_same_text_holds(self, revisi: Revisi, signer: Signer) -> None:
        assert check_file(signer.sign(document_pdf(revisi))).asal is Asal.SAH

    def test_an_unsigned_copy_is_told_apart(self, revisi: Revisi) -> None:
        assert check_file(document_pdf(revisi)).asal is Asal.SALINAN

    def test_an_unknown_signer_does_not_make_a_copy_valid(self, revisi: Revisi) -> None:
        assert check_file(Signer("Orang Lain").sign(document_pdf(revisi))).asal is Asal.SALINAN

    def test_another_text_under_the_same_number_is_altered(self, revisi: Revisi, signer: Signer) -> None:
        changed = Revisi(
            pk=revisi.pk, thread_id=revisi.thread_id, urut=1, keadaan="draf",
            isi=revisi.isi.replace("10 hari kerja", "1 hari kerja"),
        )  # fmt: skip
        assert changed.isi != revisi.isi
        assert check_file(signer.sign(document_pdf(changed))).asal is Asal.BERUBAH

    def test_a_pdf_of_somebody_else_is_not_known(self, office: dict[str, Any]) -> None:
        out = io.BytesIO()
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.save(out)
        assert check_file(out.getvalue()).asal is Asal.TAK_DIKENAL

    @pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 5000, b"%PDF-" + b"<<" * 100_000])
    def test_a_hostile_file_ends_soon_and_quietly(self, office: dict[str, Any], data: bytes) -> None:
        begun = time.monotonic()
        assert check_file(data).asal in (Asal.RUSAK, Asal.TAK_DIKENAL)
        assert time.monotonic() - begun < 40

    def test_a_bomb_of_a_file_takes_no_memory_of_the_server(self, revisi: Revisi) -> None:
        """An attachment that unpacks to a gigabyte ends the process that looks, not ours."""
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(document_pdf(revisi))) as pdf:
            pdf.attachments["bom.sop.yaml"] = pikepdf.AttachedFileSpec(pdf, b"a" * 200_000_000)
            del pdf.attachments[next(name for name in pdf.attachments if name != "bom.sop.yaml")]
            pdf.save(out, compress_streams=True)
        assert check_file(out.getvalue()).asal in (Asal.RUSAK, Asal.TAK_DIKENAL)


class TestPages:
    def test_the_code_on_each_page_leads_to_the_revision(self, revisi: Revisi) -> None:
        path = address_of(revisi).split("/publik/", 1)[1]
        text = Client().get(f"/publik/{path}").content.decode()
        assert revisi.judul in text
        assert "Revisi yang berlaku" in text
        with pikepdf.open(io.BytesIO(document_pdf(revisi))) as pdf:
            for page in pdf.pages:
                assert b"/Artifact BMC" in page.Contents[-1].read_bytes()
            assert "/AF" in pdf.Root

    def test_a_draft_behind_a_code_tells_nothing_but_that(self, office: dict[str, Any]) -> None:
        draft = Revisi.objects.filter(keadaan="draf")[0]
        code = KodePeriksa.objects.create(revisi=draft).kode
        text = Client().get(reverse("publik-kode", args=[code])).content.decode()
        assert "Belum ditetapkan" in text
        assert draft.judul not in text

    def test_a_number_tells_the_title_of_what_is_public_only(self, revisi: Revisi) -> None:
        assert by_number(revisi.nomor)[0].judul == revisi.judul
        inner = Revisi.objects.filter(keadaan="berlaku").exclude(jenis="pelayanan").exclude(nomor="")[0]
        found = by_number(inner.nomor)
        assert found[0].status is Status.BERLAKU
        assert found[0].judul == ""
        assert inner.judul not in Client().get("/publik/verifikasi/", {"n": inner.nomor}).content.decode()
        draft = Revisi.objects.filter(keadaan="draf").exclude(nomor="").first()
        assert draft is None or all(one.status is not Status.BELUM for one in by_number(draft.nomor))

    def test_what_is_unknown_is_not_found(self, office: dict[str, Any]) -> None:
        assert Client().get(reverse("publik-kode", args=["2345678923456789"])).status_code == 404
        assert "Tidak ditemukan" in Client().get("/publik/verifikasi/?n=tidak-ada").content.decode()

    def test_an_upload_is_answered_and_limited(self, revisi: Revisi) -> None:
        client, path = Client(), reverse("publik-periksa")

        def send(data: bytes) -> Any:
            return client.post(path, {"berkas": SimpleUploadedFile("a.pdf", data)})

        assert "Berkas asli" in send(enacted(revisi)).content.decode()
        assert send(b"GIF89a").status_code == 422
        assert client.post(path).status_code == 422
        Hitungan.objects.update(jumlah=12)
        assert send(enacted(revisi)).status_code == 429

    def test_standing_names_the_newer_revision(self, revisi: Revisi) -> None:
        assert standing(revisi).baru == 0
        assert standing(revisi).layanan == revisi.thread_id


class TestFeedback:
    def form(self, revisi: Revisi, age: float = 10, **changed: str) -> dict[str, str]:
        from django.core import signing  # noqa: PLC0415 - to make a form of another age

        told = {"t": revisi.thread_id, "p": now().timestamp() - age}
        base = {"nilai": "2", "teks": "Antreannya lama.", "situs": ""}
        return {**base, "token": signing.dumps(told, salt=masukan._SALT), **changed}

    def send(self, revisi: Revisi, **told: Any) -> Any:
        return Client().post(reverse("publik-nilai", args=[revisi.thread_id]), self.form(revisi, **told))

    def test_it_reaches_those_who_evaluate_once_a_day(self, revisi: Revisi, office: dict[str, Any]) -> None:
        assert self.send(revisi).status_code == 302
        assert self.send(revisi, nilai="4", teks="").status_code == 302
        assert Masukan.objects.count() == 2
        assert Notice.objects.filter(person=office["rina"], kind="masukan").count() == 1
        client = Client()
        client.force_login(office["rina"])
        text = client.get("/masukan/").content.decode()
        assert "Antreannya lama." in text
        assert "3,00" in text or "3.00" in text
        one = Masukan.objects.get(nilai=2)
        client.post(reverse("masukan-tangani", args=[one.pk]), {"teks": "Loket ditambah."})
        one.refresh_from_db()
        assert one.tindak_lanjut == "Loket ditambah."
        assert one.ditangani_oleh == office["rina"]

    def test_others_do_not_see_it(self, revisi: Revisi, office: dict[str, Any]) -> None:
        self.send(revisi)
        client = Client()
        client.force_login(office["joko"])
        assert "Antreannya lama." not in client.get("/masukan/").content.decode()
        assert client.post(reverse("masukan-tangani", args=[Masukan.objects.get().pk])).status_code == 404

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ({"situs": "http://spam"}, 302),
            ({"age": 0.5}, 422),
            ({"age": 5 * 3600}, 422),
            ({"token": "x"}, 422),
            ({"nilai": "9"}, 422),
            ({"nilai": ""}, 422),
        ],
    )
    def test_machines_and_wrong_forms_leave_nothing(
        self, revisi: Revisi, told: dict[str, Any], status: int
    ) -> None:
        assert self.send(revisi, **told).status_code == status
        assert Masukan.objects.count() == 0

    def test_a_flood_from_one_address_ends(self, revisi: Revisi) -> None:
        codes = [self.send(revisi).status_code for _ in range(5)]
        assert codes == [302, 302, 302, 429, 429]
        assert Masukan.objects.count() == 3
        for row in Hitungan.objects.all():
            assert "127.0.0.1" not in row.kunci

    def test_words_are_shown_as_words(self, revisi: Revisi, office: dict[str, Any]) -> None:
        self.send(revisi, teks="<script>alert(1)</script>\0")
        client = Client()
        client.force_login(office["rina"])
        assert b"<script>alert" not in client.get("/masukan/").content
