"""Letters: at once or once a day, in the reader's language; none is lost, one that comes twice is known."""

from __future__ import annotations

import datetime
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from sopan.errors import Pesan, WrongUse
from sopan.web.config.mail import mail_settings, public_url
from sopan.web.notices import jobs, letters
from sopan.web.notices.models import Letter, MailPreference, Notice
from sopan.web.notices.services import notify

Office = dict[str, Any]
TASK, NEWS = Pesan("Tinjau SOP.", "Review the SOP."), Pesan("SOP berlaku.", "The SOP is in force.")
MORNING = datetime.datetime(2026, 11, 24, 8, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))


@pytest.fixture
def clock(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, datetime.datetime]:
    """The time, which a test sets; nothing has been told yet."""
    Notice.objects.all().delete()
    Letter.objects.all().delete()
    told = {"now": MORNING}
    for module in ("letters", "services"):
        monkeypatch.setattr(f"sopan.web.notices.{module}.now", lambda: told["now"])
    mail.outbox.clear()
    return told


def test_a_task_goes_out_at_once_and_news_with_the_digest(office: Office, clock: Any) -> None:
    clock["now"] = MORNING.replace(hour=5)
    notify([office["sari"]], "tinjau", TASK, "/sop/1/")
    notify([office["sari"]], "kabar", NEWS, "/sop/1/")
    assert (letters.write_letters(), letters.send_letters()) == (1, 1)
    assert [one.subject for one in mail.outbox] == ["Tinjau SOP."]
    clock["now"] = MORNING
    assert (letters.write_letters(), letters.send_letters()) == (1, 1)
    assert mail.outbox[1].subject == "Ringkasan Sopan hari ini: 1 hal"
    notify([office["sari"]], "kabar", NEWS, "/sop/2/")
    assert letters.write_letters() == 0  # one digest a day
    clock["now"] = MORNING + datetime.timedelta(days=1)
    assert letters.write_letters() == 1


def test_it_is_text_and_html_with_links_in_the_language_of_its_reader(office: Office, clock: Any) -> None:
    office["budi"].bahasa = "en"
    office["budi"].save()
    notify([office["budi"]], "tinjau", Pesan("Tinjau <SOP>.", "Review the <SOP>."), "/sop/1/")
    with override_settings(PUBLIC_URL="https://sop.kota.example"):
        letters.write_letters()
        letters.send_letters()
    (one,) = mail.outbox
    pk = Notice.objects.get().pk
    assert "Review the <SOP>." in one.body
    assert f"https://sop.kota.example/notifikasi/{pk}/" in one.body
    assert "https://sop.kota.example/notifikasi/surel/" in one.body
    html = one.alternatives[0][0]
    assert "Review the &lt;SOP&gt;." in html
    assert one.to == ['"Budi Santoso, M.Si." <budi@kota.example>']
    assert one.extra_headers["Auto-Submitted"] == "auto-generated"
    assert one.extra_headers["Message-ID"] == f"<surat.{Letter.objects.get().pk}@sop.kota.example>"


def test_nobody_is_written_to_who_has_read_it_or_does_not_want_to(office: Office, clock: Any) -> None:
    MailPreference.objects.create(person=office["sari"], task="never")
    notify([office["sari"], office["budi"]], "tinjau", TASK, "/")
    Notice.objects.filter(person=office["budi"]).update(read=MORNING)
    office["tono"].email = ""
    office["tono"].save()
    notify([office["tono"]], "tinjau", TASK, "/")
    assert letters.write_letters() == 0
    assert not Notice.objects.filter(quiet=False).exists()


def test_a_letter_whose_worker_was_killed_is_sent_again_as_the_same(
    office: Office, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify([office["sari"]], "tinjau", TASK, "/")
    letters.write_letters()

    class Killed(BaseException):
        """SIGKILL, right after the mail server took the letter."""

    real = EmailBackend.send_messages

    def send(self: Any, messages: Any) -> None:
        real(self, messages)
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(EmailBackend, "send_messages", send)
        with pytest.raises(Killed):
            letters.send_letters()
    assert letters.send_letters() == 0  # perhaps it is still at it
    clock["now"] = MORNING + letters.AT_WORK + datetime.timedelta(seconds=1)
    assert letters.send_letters() == 1
    assert letters.send_letters() == 0
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_mail_server_that_is_away_is_tried_again_later_and_at_last_given_up(
    office: Office, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify([office["sari"]], "tinjau", TASK, "/")
    notify([office["budi"]], "tinjau", TASK, "/")
    letters.write_letters()
    asked: list[int] = []

    def away(self: Any, messages: Any) -> None:
        asked.append(len(messages))
        raise ConnectionRefusedError("mail.intern")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", away)
        assert letters.send_letters() == 0
        assert asked == [1]  # the other letter is not tried at the same dead server
        for _ in range(60):
            clock["now"] += datetime.timedelta(hours=5)
            letters.send_letters()
    assert len(asked) == 2 * letters.MOST_TRIES
    assert set(Letter.objects.values_list("given_up", "problem")) == {(True, "ConnectionRefusedError")}


def test_one_refused_address_does_not_stop_the_others(
    office: Office, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify([office["sari"]], "tinjau", TASK, "/")
    letters.write_letters()
    clock["now"] += datetime.timedelta(seconds=1)
    notify([office["budi"]], "tinjau", TASK, "/")
    letters.write_letters()
    real = EmailBackend.send_messages

    def send(self: Any, messages: Any) -> Any:
        if "sari@" in messages[0].to[0]:
            raise smtplib.SMTPRecipientsRefused({"sari@kota.example": (550, b"no such user")})
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    assert letters.send_letters() == 1
    assert Letter.objects.get(person=office["sari"]).problem == "SMTPRecipientsRefused"  # and no address


def test_without_a_mail_server_nothing_is_written(office: Office, clock: Any) -> None:
    notify([office["sari"]], "tinjau", TASK, "/")
    with override_settings(MAIL_ON=False):
        jobs.mail()
    assert not Letter.objects.exists()
    clock["now"] = MORNING + letters.TOO_OLD + datetime.timedelta(hours=1)
    with override_settings(MAIL_ON=True):
        jobs.mail()
    assert not Letter.objects.exists()  # switched on later, it does not send old news


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "smtp://a:b%40c@mail.example",
            {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True, "EMAIL_HOST_PASSWORD": "b@c"},
        ),
        ("smtp://mail.example:25", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False, "EMAIL_HOST_USER": ""}),
        ("smtps://mail.example", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True, "EMAIL_USE_TLS": False}),
        ("file:///srv/surel", {"EMAIL_FILE_PATH": "/srv/surel"}),
        ("console:", {"MAIL_ON": True}),
        ("", {"MAIL_ON": False}),
    ],
)
def test_the_address_of_the_mail_server(
    monkeypatch: pytest.MonkeyPatch, url: str, told: dict[str, Any]
) -> None:
    monkeypatch.setenv("SOPAN_EMAIL_URL", url)
    found = mail_settings()
    assert {name: found[name] for name in told} == told


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "file:relative"])
def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SOPAN_EMAIL_URL", url)
    with pytest.raises(WrongUse):
        mail_settings()


def test_links_lead_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_HOSTS", "sop.kota.example,10.0.0.1")
    monkeypatch.setenv("SOPAN_HTTPS", "1")
    assert public_url() == "https://sop.kota.example"
    monkeypatch.setenv("SOPAN_URL", "https://kota.example/sop/")
    assert public_url() == "https://kota.example/sop"
    monkeypatch.setenv("SOPAN_URL", "sop.kota.example")
    with pytest.raises(WrongUse):
        public_url()
