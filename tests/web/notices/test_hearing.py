"""Every step tells who must go on, in its own transaction, and nobody of what they did themselves."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from sopan.errors import Pesan
from sopan.lifecycle import TRANSISI
from sopan.publish.sosialisasi import jawaban_benar
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit
from sopan.web.approval import services
from sopan.web.approval.models import Event
from sopan.web.authoring.services import create
from sopan.web.clock import now, today
from sopan.web.config.environment import data_dir
from sopan.web.demo import Signer, advance
from sopan.web.library.models import Revisi
from sopan.web.notices.hearing import HEARD
from sopan.web.notices.models import MailPreference, Notice
from sopan.web.notices.services import MOST_SHOWN, notify, unread
from sopan.web.notices.whom import may_step

Office = dict[str, Any]


@pytest.fixture(autouse=True)
def _silence(office: Office) -> None:
    Notice.objects.all().delete()


def told(about: Revisi | None = None) -> set[tuple[str, str]]:
    found = Notice.objects.filter(revisi=about) if about else Notice.objects.all()
    return set(found.values_list("person__username", "kind"))


def waiting(about: Revisi) -> set[tuple[str, str]]:
    return set(Notice.objects.filter(revisi=about, read=None).values_list("person__username", "kind"))


def test_the_whole_life_asks_everybody_in_turn(office: Office, examples_dir: Any) -> None:
    text = (examples_dir / "penyusunan-rencana-kerja.sop.yaml").read_text(encoding="utf-8")
    revisi = create(office["sari"], Unit.objects.get(kode="seksi-layanan"), text)
    signer = Signer("Kepala Dinas (uji)")
    signer.trust(data_dir() / "trust", "notices.pem")
    try:
        advance(revisi, office, "evaluasi", signer)
    finally:
        (data_dir() / "trust" / "notices.pem").unlink()
    asked = {
        ("budi", "ditunjuk"), ("tono", "ditunjuk"), ("budi", "tinjau"), ("tono", "sepakati"),
        ("budi", "tutup_reviu"), ("agus", "uji_coba"), ("dewi", "tetapkan"), ("agus", "internalisasi"),
        ("tono", "baca"), ("agus", "berlakukan"),
    }  # fmt: skip
    assert asked <= told(revisi)
    acted = set(Event.objects.filter(revisi=revisi).values_list("pelaku__username", "jenis"))
    assert ("rina", "mulai_evaluasi") in acted
    assert ("rina", "evaluasi") not in told(revisi)  # she began it herself
    answered = asked - {("budi", "ditunjuk"), ("tono", "ditunjuk")}
    assert not waiting(revisi) & answered


def test_every_step_that_waits_for_somebody_is_heard() -> None:
    silent = set(TRANSISI) - set(HEARD)
    assert silent == {"tarik"}


def test_a_step_taken_back_told_nobody(office: Office) -> None:
    revisi = Revisi.objects.get(keadaan="internalisasi")
    with transaction.atomic():
        right = jawaban_benar(services.questions(revisi, office["tono"]))
        services.read_understood(revisi.pk, office["tono"], right)
        assert ("agus", "berlakukan") in told(revisi)
        transaction.set_rollback(True)
    assert told(revisi) == set()


def test_sent_back_with_its_reason_and_out_of_mind_for_the_reviewer(office: Office) -> None:
    revisi = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    notify([office["budi"]], "tinjau", Pesan("Tinjau.", "Review."), "/", revisi)
    services.step(revisi.pk, "kembalikan", office["budi"], reason="Waktunya belum masuk akal.")
    notice = Notice.objects.get(person=office["sari"], kind="perbaiki")
    assert "Waktunya belum masuk akal." in notice.text_id
    assert ("budi", "tinjau") not in waiting(revisi)


def test_an_answer_reaches_who_asked_and_a_closed_comment_its_writer(office: Office) -> None:
    revisi = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    first = services.comment(revisi.pk, office["budi"], "Berapa lama?")
    assert told(revisi) == {("sari", "komentar")}
    services.comment(revisi.pk, office["sari"], "Satu hari.", answer_to=first.pk)
    assert ("budi", "jawaban") in told(revisi)
    services.comment(revisi.pk, office["agus"], "Dua hari lebih tepat.", answer_to=first.pk)
    assert ("sari", "jawaban") in told(revisi)
    services.resolve(revisi.pk, office["agus"], first.pk, done=True)
    assert Notice.objects.filter(person=office["budi"], kind="komentar").count() == 1


def test_the_nearest_who_may_are_asked_with_their_deputies(office: Office) -> None:
    revisi = Revisi.objects.get(keadaan="disepakati")
    top = Unit.objects.get(kode="diskominfo")
    near = Pengguna.objects.create(username="dekat", nama="Dekat", unit=revisi.unit)
    own = Peran.objects.create(pengguna=near, unit=revisi.unit, peran="pengelola")
    assert {one.username for one in may_step(revisi, "mulai_uji_coba")} == {"dekat"}
    own.delete()
    assert {one.username for one in may_step(revisi, "mulai_uji_coba")} == {"agus"}
    day = today()
    Delegasi.objects.create(
        pemberi=office["agus"], penerima=office["rina"], unit=top, peran="pengelola", sebutan="Plh",
        mulai=day, sampai=day + datetime.timedelta(1),
    )  # fmt: skip
    assert {one.username for one in may_step(revisi, "mulai_uji_coba")} == {"agus", "rina"}
    Peran.objects.filter(pengguna=office["agus"], peran="pengelola").delete()
    assert may_step(revisi, "mulai_uji_coba") == []  # the deputy's right fell with it


def test_a_key_is_told_once_and_a_link_leads_nowhere_else(office: Office) -> None:
    text = Pesan("Sekali.", "Once.")
    assert [notify([office["sari"]], "kabar", text, "/", key="k") for _ in range(2)] == [1, 0]
    for url in ("https://jahat.example/", "//jahat.example/", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="this application"):
            notify([office["sari"]], "kabar", text, url)
    office["joko"].is_active = False
    assert notify([office["joko"]], "kabar", text, "/") == 0


def test_the_bell_counts_what_is_unread(office: Office) -> None:
    client = Client()
    client.force_login(office["sari"])
    assert b'class="jumlah"' not in client.get("/").content
    for number in range(MOST_SHOWN + 5):
        notify([office["sari"]], "kabar", Pesan(f"Hal {number}.", f"Thing {number}."), "/")
    assert unread(office["sari"]) == MOST_SHOWN + 1
    assert f"{MOST_SHOWN}+" in client.get("/").content.decode()
    one = Notice.objects.filter(person=office["sari"])[0]
    assert client.get(f"/notifikasi/{one.pk}/")["Location"] == "/"
    one.refresh_from_db()
    assert one.read is not None
    client.post("/notifikasi/tandai/", {"pk": str(one.pk), "dibaca": "0"})
    one.refresh_from_db()
    assert one.read is None
    client.post("/notifikasi/tandai/", {"semua": "1"})
    assert unread(office["sari"]) == 0


def test_the_list_is_filtered_and_escaped(office: Office) -> None:
    notify([office["sari"]], "tinjau", Pesan("<b>Tinjau</b>", "<b>Review</b>"), "/")
    notify([office["sari"]], "kabar", Pesan("Kabar lama", "Old news"), "/")
    Notice.objects.filter(kind="kabar").update(read=now())
    client = Client()
    client.force_login(office["sari"])
    seen = {
        name: client.get(f"/notifikasi/?saring={name}").content.decode()
        for name in ("", "belum", "task", "news", "reminder", "nonsense")
    }
    assert "&lt;b&gt;Tinjau&lt;/b&gt;" in seen[""]
    assert ("Kabar lama" in seen["belum"], "Kabar lama" in seen["news"]) == (False, True)
    assert ("Tinjau" in seen["task"], "Tinjau&lt;" in seen["news"]) == (True, False)
    assert "Tidak ada yang cocok" in seen["reminder"]
    assert "Kabar lama" in seen["nonsense"]


def test_mail_is_set_by_group(office: Office) -> None:
    client = Client()
    client.force_login(office["sari"])
    client.post("/notifikasi/surel/", {"task": "never", "news": "now", "reminder": "often"})
    mine = MailPreference.objects.get(person=office["sari"])
    assert (mine.task, mine.news, mine.reminder) == ("never", "now", "daily")
    notify([office["sari"]], "tinjau", Pesan("a", "a"), "/")
    notify([office["sari"]], "kabar", Pesan("b", "b"), "/")
    assert dict(Notice.objects.values_list("kind", "quiet")) == {"tinjau": True, "kabar": False}
