"""Exports: what is asked for is drawn once, kept through kills, and given only to who may see it."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pypdfium2
import pytest
from django.http.response import StreamingHttpResponse
from django.test import Client
from django_tasks_db.models import DBTaskResult

from sopan.errors import WrongUse
from sopan.web.accounts.models import Pengguna, Peran
from sopan.web.accounts.people import orang
from sopan.web.background import exports
from sopan.web.background.jobs import tidy_exports
from sopan.web.background.models import Export, ExportFile
from sopan.web.background.worker import Worker
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.library.visibility import visible_to
from sopan.web.notices.models import Notice


@pytest.fixture(autouse=True)
def _quiet_queue(office: dict[str, Any]) -> None:
    DBTaskResult.objects.all().delete()


def seen_by(person: Pengguna) -> list[int]:
    return list(visible_to(person, orang(person, today())).order_by("pk").values_list("pk", flat=True))


def work() -> None:
    worker = Worker()
    while (one := worker.claim()) is not None:
        worker.carry_out(one)


def taken(person: Pengguna, export: Export) -> bytes:
    client = Client()
    client.force_login(person)
    response = client.get(f"/pekerjaan/{export.pk}/unduh/")
    assert isinstance(response, StreamingHttpResponse), response
    return b"".join(response.streaming_content)  # type: ignore[arg-type]  # not asynchronous


def test_a_zip_has_a_document_of_every_sop(office: dict[str, Any]) -> None:
    sari = office["sari"]
    export = exports.start(sari, Revisi.objects.order_by("pk"), "svg")
    work()
    export.refresh_from_db()
    assert (export.state, export.done) == ("ready", len(seen_by(sari)))
    with zipfile.ZipFile(io.BytesIO(taken(sari, export))) as folder:
        assert folder.testzip() is None
        threads = {name.partition("-")[0] for name in folder.namelist()}
        first = folder.read(folder.namelist()[0])
    assert len(threads) == len(
        set(Revisi.objects.filter(pk__in=export.keys).values_list("thread", flat=True))
    )
    assert first.startswith(b"<svg")
    assert Notice.objects.filter(person=sari, kind="ekspor", url="/pekerjaan/").count() == 1


def test_what_was_drawn_stays_when_the_task_is_begun_again(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    export = exports.start(office["sari"], seen_by(office["sari"])[:4], "yaml")
    drawn: list[int] = []
    real = exports._documents

    def counted(asked: Export, pk: int) -> Any:
        if len(drawn) == 2:
            raise SystemError("killed")
        drawn.append(pk)
        return real(asked, pk)

    with monkeypatch.context() as killed:
        killed.setattr(exports, "_documents", counted)
        with pytest.raises(SystemError):
            exports.draw.call(str(export.pk))
    assert Export.objects.get(pk=export.pk).done == 2
    exports.draw.call(str(export.pk))
    exports.draw.call(str(export.pk))
    export.refresh_from_db()
    assert (export.state, export.done, export.files.count()) == ("ready", 4, 4)
    assert Notice.objects.filter(key=f"ekspor:{export.pk}").count() == 1


def test_two_workers_at_one_export_draw_nothing_twice(office: dict[str, Any]) -> None:
    export = exports.start(office["sari"], seen_by(office["sari"])[:3], "yaml")
    stale = Export.objects.select_related("person").get(pk=export.pk)
    exports.draw.call(str(export.pk))
    exports._draw_some(stale)
    assert ExportFile.objects.filter(export=export).count() == 3


def test_a_long_export_lets_other_tasks_between(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "SLICE", 0.0)
    export = exports.start(office["sari"], seen_by(office["sari"])[:3], "yaml")
    work()
    export.refresh_from_db()
    assert export.state == "ready"
    assert DBTaskResult.objects.filter(task_path=exports.draw.module_path).count() >= 3


def test_a_book_is_one_pdf_of_all(office: dict[str, Any]) -> None:
    keys = list(Revisi.objects.filter(keadaan="berlaku").order_by("pk").values_list("pk", flat=True))
    export = exports.start(office["sari"], keys, "pdf", book=True)
    work()
    export.refresh_from_db()
    assert export.state == "ready", export.problem_id
    book = pypdfium2.PdfDocument(taken(office["sari"], export))
    words = "".join(page.get_textpage().get_text_range() for page in book)
    for title in Revisi.objects.filter(pk__in=keys).values_list("judul", flat=True):
        assert "".join(title.split()).lower() in "".join(words.split()).lower()


def test_who_may_no_longer_see_an_sop_gets_it_no_longer(office: dict[str, Any]) -> None:
    person = Pengguna.objects.create(username="baru", nama="Baru", unit=office["sari"].unit)
    role = Peran.objects.create(pengguna=person, unit=office["dewi"].unit, peran="pembaca")
    draft = Revisi.objects.filter(keadaan="draf").order_by("pk")[0]
    open_ = Revisi.objects.filter(keadaan="berlaku").order_by("pk")[0]
    export = exports.start(person, [draft.pk, open_.pk], "yaml")
    book = exports.start(person, [draft.pk, open_.pk], "pdf", book=True)
    work()
    assert len(zipfile.ZipFile(io.BytesIO(taken(person, export))).namelist()) == 2
    role.delete()
    names = zipfile.ZipFile(io.BytesIO(taken(person, export))).namelist()
    assert len(names) == 1
    assert names[0].startswith(f"{open_.thread_id:06}")
    client = Client()
    client.force_login(person)
    assert client.get(f"/pekerjaan/{book.pk}/unduh/").status_code == 302


def test_what_a_person_may_not_see_is_left_out_from_the_start(office: dict[str, Any]) -> None:
    every = list(Revisi.objects.order_by("pk").values_list("pk", flat=True))
    export = exports.start(office["joko"], every, "yaml")
    assert export.keys == [pk for pk in every if pk in set(seen_by(office["joko"]))]
    assert len(export.keys) < len(every)


def test_limits(office: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    sari, keys = office["sari"], seen_by(office["sari"])
    for form, book, chosen in (("exe", False, keys), ("svg", True, keys), ("yaml", False, [])):
        with pytest.raises(WrongUse):
            exports.start(sari, chosen, form, book=book)
    monkeypatch.setattr(exports, "MOST", 2)
    with pytest.raises(WrongUse, match="2 SOP"):
        exports.start(sari, keys, "yaml")
    for _ in range(exports.MOST_AT_ONCE):
        exports.start(sari, keys[:1], "yaml")
    with pytest.raises(WrongUse, match="tunggu"):
        exports.start(sari, keys[:1], "yaml")
    monkeypatch.setattr(exports, "MOST_BYTES", 10)
    work()
    assert set(Export.objects.values_list("state", flat=True)) == {"failed"}
    assert not ExportFile.objects.exists()


def test_what_cannot_be_drawn_leaves_a_note_and_the_rest_comes(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = seen_by(office["sari"])[:2]
    real = exports.document

    def read(text: str) -> Any:
        if text == Revisi.objects.get(pk=broken).isi:
            raise RuntimeError("a bug")
        return real(text)

    monkeypatch.setattr(exports, "document", read)
    export = exports.start(office["sari"], [broken, whole], "html")
    work()
    names = zipfile.ZipFile(io.BytesIO(taken(office["sari"], export))).namelist()
    assert [name.rpartition(".")[2] for name in names] == ["txt", "html"]


def test_the_days_of_an_export_end_and_one_without_a_task_has_failed(office: dict[str, Any]) -> None:
    keys = seen_by(office["sari"])[:1]
    old, lost, waiting = (exports.start(office["sari"], keys, "yaml") for _ in range(3))
    Export.objects.filter(pk=old.pk).update(until=now() - datetime.timedelta(minutes=1))
    DBTaskResult.objects.filter(pk=lost.task).delete()
    tidy_exports()
    assert dict(Export.objects.values_list("pk", "state")) == {lost.pk: "failed", waiting.pk: "waiting"}


def test_the_library_leads_to_it_when_there_is_much(
    office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopan.web.library.views.MOST_DRAWN", 2)
    client = Client()
    client.force_login(office["sari"])
    few = client.get("/pustaka/ekspor/svg/?keadaan=reviu&q=bimbingan")
    assert few["Content-Type"] == "application/zip"
    many = client.get("/pustaka/ekspor/svg/?keadaan=berlaku")
    assert many["Location"] == "/pekerjaan/baru/?keadaan=berlaku&form=svg"
    page = client.get(many["Location"])
    assert page.status_code == 200
    assert not Export.objects.exists()  # a link begins nothing
    client.post(many["Location"], {"form": "svg"})
    assert Export.objects.get().total == Revisi.objects.filter(keadaan="berlaku").count()


def test_one_may_take_away_ones_own_at_any_time(office: dict[str, Any]) -> None:
    export = exports.start(office["sari"], seen_by(office["sari"])[:1], "yaml")
    client = Client()
    client.force_login(office["sari"])
    client.post(f"/pekerjaan/{export.pk}/hapus/")
    work()
    assert not Export.objects.exists()
    assert not DBTaskResult.objects.failed().exists()
