"""What must hold in the database: the chain, one in force, no lost edit, delegations, decrees, links."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sopan.errors import UnreadableFile
from sopan.layout.compose import compose
from sopan.lifecycle import Ditolak, Keadaan
from sopan.read.yaml_file import read_sop
from sopan.render import FORMATS
from sopan.web.accounts.invitation import invite
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit
from sopan.web.approval import audit, services
from sopan.web.approval.audit import append, verify
from sopan.web.approval.decree import signature_faults
from sopan.web.approval.models import Event, Komentar
from sopan.web.authoring.services import Bertabrakan, create, new_revision, save
from sopan.web.clock import today
from sopan.web.config.environment import data_dir
from sopan.web.demo import Signer, advance
from sopan.web.library.models import Revisi
from tests.web.reading import understand


@pytest.fixture
def signer() -> Any:
    made = Signer("Kepala Dinas (tes)")
    made.trust(data_dir() / "trust", "test.pem")
    yield made
    (data_dir() / "trust" / "test.pem").unlink()


def by_state(keadaan: str) -> Revisi:
    found = Revisi.objects.filter(keadaan=keadaan).order_by("pk").first()
    assert found is not None
    return found


class TestChain:
    def test_the_demo_holds(self, office: dict[str, Any]) -> None:
        assert Event.objects.count() > 100
        assert list(verify()) == []

    @pytest.mark.parametrize(
        "change",
        [
            lambda e: Event.objects.filter(pk=e.pk).update(isi={"ke": "berlaku"}),
            lambda e: Event.objects.filter(pk=e.pk).update(pelaku=None),
            lambda e: Event.objects.filter(pk=e.pk).update(pada=e.pada + datetime.timedelta(1)),
            lambda e: Event.objects.filter(pk=e.pk).delete(),
            lambda e: Revisi.objects.filter(pk=e.revisi_id).update(isi="judul: lain"),
            lambda e: Revisi.objects.filter(pk=e.revisi_id).update(keadaan="dicabut"),
        ],
    )
    def test_a_change_behind_its_back_is_seen(self, office: dict[str, Any], change: Any) -> None:
        change(Event.objects.filter(jenis="ajukan")[0])
        assert list(verify())

    def test_an_event_stands_in_a_transaction(self, office: dict[str, Any], monkeypatch: Any) -> None:
        outside = SimpleNamespace(in_atomic_block=False)
        thread = by_state("draf").thread
        with monkeypatch.context() as patch:
            patch.setattr(audit.transaction, "get_connection", lambda: outside)
            with pytest.raises(RuntimeError):
                append("x", thread)

    def test_what_fails_leaves_no_trace(self, office: dict[str, Any], monkeypatch: Any) -> None:
        one = by_state("internalisasi")
        understand(one.pk, office["tono"])
        before = Event.objects.count()

        def broken(*_: Any, **__: Any) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(services, "append", broken)
        with pytest.raises(OSError, match="disk full"):
            services.step(one.pk, "berlakukan", office["agus"])
        one.refresh_from_db()
        assert one.keadaan == "internalisasi"
        assert Event.objects.count() == before


class TestOneInForce:
    def test_the_database_refuses_a_second(self, office: dict[str, Any]) -> None:
        one = by_state("berlaku")
        new = new_revision(one.pk, office["sari"])
        with pytest.raises(IntegrityError), transaction.atomic():
            Revisi.objects.filter(pk=new.pk).update(keadaan="evaluasi")

    def test_the_new_one_replaces_the_old(self, office: dict[str, Any], signer: Signer) -> None:
        old = Revisi.objects.get(judul="Penanganan Surat Masuk")
        new = new_revision(old.pk, office["sari"])
        advance(new, office, "berlaku", signer)
        old.refresh_from_db()
        assert (old.tahap, new.tahap) == (Keadaan.DIGANTI, Keadaan.BERLAKU)
        assert list(verify()) == []


class TestWriting:
    def test_nobody_overwrites_unseen(self, office: dict[str, Any]) -> None:
        one = by_state("draf")
        save(one.pk, office["sari"], one.isi + "\n# satu\n", one.versi)
        with pytest.raises(Bertabrakan):
            save(one.pk, office["sari"], one.isi + "\n# dua\n", one.versi)

    def test_a_broken_file_changes_nothing(self, office: dict[str, Any]) -> None:
        one = by_state("draf")
        with pytest.raises(UnreadableFile):
            save(one.pk, office["sari"], "judul: [", one.versi)
        with pytest.raises(UnreadableFile):
            create(office["sari"], one.unit, "a: &a [*a]")

    def test_what_is_not_a_draf_does_not_change(self, office: dict[str, Any]) -> None:
        for keadaan in Keadaan:
            for one in Revisi.objects.filter(keadaan=keadaan.value).exclude(keadaan="draf"):
                with pytest.raises(Ditolak):
                    save(one.pk, office["sari"], one.isi, one.versi)

    def test_a_copy_has_its_writers_still(self, office: dict[str, Any]) -> None:
        one = by_state("berlaku")
        Peran.objects.create(
            pengguna=office["rina"], unit=Unit.objects.get(kode="diskominfo"), peran="penyusun"
        )
        new = new_revision(one.pk, office["rina"])
        assert set(new.penulis.all()) == {office["sari"], office["rina"]}


class TestSteps:
    def test_sending_back_takes_approvals_and_evidence_away(self, office: dict[str, Any]) -> None:
        one = by_state("final")
        assert one.penunjukan.exclude(selesai=None).exists()
        services.step(one.pk, "kembalikan", office["dewi"], reason="Dasar hukum berubah")
        assert not one.penunjukan.exclude(selesai=None).exists()
        assert not one.bukti.filter(gugur=False).exists()
        assert Event.objects.latest("urut").isi["alasan"] == "Dasar hukum berubah"

    def test_an_evaluation_that_asks_for_revision_brings_its_words_along(
        self, office: dict[str, Any]
    ) -> None:
        one = by_state("evaluasi")
        answers = dict.fromkeys(
            ("dipahami", "dilaksanakan", "peran", "masalah", "kebutuhan", "sinergi"), "ya"
        )
        services.attach(
            one.pk, office["rina"], "evaluasi", {**answers, "kinerja": "tidak", "catatan": "Lambat."}
        )
        services.step(one.pk, "perlu_revisi", office["rina"])
        one.refresh_from_db()
        new = one.thread.revisi.order_by("-urut")[0]
        assert (one.keadaan, new.keadaan, new.urut) == ("berlaku", "draf", one.urut + 1)
        assert {c.teks for c in Komentar.objects.filter(revisi=new)} == {
            "Lambat.", "Evaluasi: tidak mampu mendorong peningkatan kinerja.",
        }  # fmt: skip

    def test_the_clock_puts_in_force_on_the_day(self, office: dict[str, Any]) -> None:
        one = by_state("internalisasi")
        understand(one.pk, office["tono"])
        services.step(one.pk, "berlakukan", None)
        one.refresh_from_db()
        assert one.keadaan == "berlaku"
        assert Event.objects.latest("urut").pelaku is None

    def test_a_delegation_acts_within_its_days_and_is_named(self, office: dict[str, Any]) -> None:
        one, day = by_state("internalisasi"), today()
        understand(one.pk, office["tono"])
        given = Delegasi.objects.create(
            pemberi=office["agus"], penerima=office["tono"], sebutan="Plh",
            unit=Unit.objects.get(kode="diskominfo"), peran="pengelola",
            mulai=day + datetime.timedelta(1), sampai=day + datetime.timedelta(2),
        )  # fmt: skip
        deputy = given.penerima
        with pytest.raises(Ditolak):
            services.step(one.pk, "berlakukan", deputy)
        Delegasi.objects.filter(pk=given.pk).update(mulai=day)
        services.step(one.pk, "berlakukan", deputy)
        event = Event.objects.latest("urut")
        assert (event.pelaku, event.atas_nama, event.isi["sebutan"]) == (deputy, office["agus"], "Plh")

    def test_a_delegation_ends_with_the_role_of_its_giver(self, office: dict[str, Any]) -> None:
        one, day = by_state("internalisasi"), today()
        understand(one.pk, office["tono"])
        Delegasi.objects.create(
            pemberi=office["agus"], penerima=office["tono"], sebutan="Plh", peran="pengelola",
            unit=Unit.objects.get(kode="diskominfo"), mulai=day, sampai=day,
        )  # fmt: skip
        Peran.objects.filter(pengguna=office["agus"]).delete()
        with pytest.raises(Ditolak):
            services.step(one.pk, "berlakukan", office["tono"])


class TestDecree:
    def test_signed_by_someone_known(
        self, office: dict[str, Any], signer: Signer, examples_dir: Path
    ) -> None:
        sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
        pdf = FORMATS["pdf"].render(sop, compose(sop))[0].data
        signed = signer.sign(pdf)
        assert signature_faults(signed) == ()
        assert "belum ditandatangani" in signature_faults(pdf)[0].id
        assert "tidak dikenal" in signature_faults(Signer("Orang lain").sign(pdf))[0].id
        at = signed.index(b"/MediaBox")
        assert signature_faults(signed[:at] + b"/MediaBOX" + signed[at + 9 :])
        assert signature_faults(b"not a pdf")
        assert signature_faults(b"%PDF-1.7 garbage")
        assert signature_faults(signed[:5000])


class TestComingIn:
    def test_the_first_link_works_once(self, office: dict[str, Any]) -> None:
        new = Pengguna.objects.create(username="baru", nama="Baru")
        new.set_unusable_password()
        new.save()
        secret = invite(new)
        address = f"/undangan/{secret}/"
        assert Client().get(address).status_code == 200
        short = {"sandi": "pendek", "ulang": "pendek"}
        assert Client().post(address, short).status_code == 422
        good = {"sandi": "kucing-hitam-tujuh", "ulang": "kucing-hitam-tujuh"}
        assert Client().post(address, good).status_code == 302
        assert Client().post(address, good).status_code == 404
        assert Client().login(username="baru", password="kucing-hitam-tujuh")
        new.refresh_from_db()
        assert new.password.startswith("argon2")

    def test_five_failures_lock_a_name_also_one_that_does_not_exist(
        self, office: dict[str, Any], demo_password: str
    ) -> None:
        for name in ("sari", "tidak-ada"):
            for _ in range(5):
                assert Client().post("/masuk/", {"nama": name, "sandi": "x"}).status_code == 401
        assert Client().post("/masuk/", {"nama": "sari", "sandi": demo_password}).status_code == 401
        assert "15 menit" in Client().post("/masuk/", {"nama": "tidak-ada", "sandi": "x"}).content.decode()
        assert Client().post("/masuk/", {"nama": "budi", "sandi": demo_password}).status_code == 302

    @pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)"])
    def test_no_way_out_after_coming_in(
        self, office: dict[str, Any], demo_password: str, target: str
    ) -> None:
        response = Client().post("/masuk/", {"nama": "sari", "sandi": demo_password, "next": target})
        assert response["Location"] == "/"
