"""Documents of many SOPs, drawn in the background: what is asked for, what is drawn, what may be taken away.

Each SOP is drawn, and its files written down with the progress, in a transaction of its own, so a killed
worker loses one SOP's drawing at most and nothing is drawn twice. After a few seconds the task puts its
rest back into the queue, where shorter tasks go first. A person gets what they may see: asked when it is
drawn, and again when it is taken away.
"""

from __future__ import annotations

import datetime
import logging
import time
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django_tasks import task

from sopan.errors import Pesan, SopanError, WrongUse
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.model.buku import Buku
from sopan.publish.book import susun_bab, tulis_buku, urutkan
from sopan.render import FORMATS
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang
from sopan.web.background.models import Export, ExportFile
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.library.visibility import visible_to
from sopan.web.notices.services import notify
from sopan.web.words import said, spoken

__all__ = ["BOOK_FORMS", "KEPT_DAYS", "MOST", "MOST_BOUND", "draw", "may_take", "start", "zipped"]

logger = logging.getLogger("sopan.export")

MOST = 5_000
"""So many SOPs go into one export."""
MOST_BOUND = 300
"""So many into one book, which is bound in the memory of a worker."""
MOST_AT_ONCE = 3
"""So many exports of one person may be under way."""
MOST_BYTES = 1_000_000_000
KEPT_DAYS = 7
SLICE = 10.0
"""Seconds after which the rest goes back into the queue."""
BOOK_FORMS = ("pdf", "docx")
_PACKED = frozenset({"pdf", "png", "xlsx", "docx", "visio-xlsx"})
"""Formats that are compressed in themselves."""

UNFINISHED = (Export.State.WAITING, Export.State.RUNNING)


@transaction.atomic
def start(
    person: Pengguna,
    chosen: QuerySet[Revisi] | Iterable[int],
    form: str,
    *,
    book: bool = False,
    title: Pesan | None = None,
) -> Export:
    """Ask for the documents of the chosen revisi in a format, or as a book.

    They are a query, or their keys in order. `form` is `yaml` or a name of `FORMATS`; of a book `pdf` or
    `docx`. What the person may not see is left out. Raises `WrongUse` for an unknown format, for none or
    too many SOPs, and while too much is under way.
    """
    if form not in (BOOK_FORMS if book else ("yaml", *FORMATS)):
        raise WrongUse(Pesan("format itu tidak ada.", "there is no such format."))
    most = MOST_BOUND if book else MOST
    found = chosen.values_list("pk", flat=True)[: most + 1] if isinstance(chosen, QuerySet) else list(chosen)
    allowed = set(
        visible_to(person, orang(person, today())).filter(pk__in=list(found)).values_list("pk", flat=True)
    )
    keys = [pk for pk in found if pk in allowed]
    if not keys:
        raise WrongUse(Pesan("tidak ada SOP yang dipilih.", "no SOP is chosen."))
    if len(keys) > most:
        raise WrongUse(
            Pesan(
                f"paling banyak {most} SOP sekaligus; persempit saringannya.", f"at most {most} SOPs at once."
            )
        )
    # Two requests of one person wait for each other here, or both would find room.
    Pengguna.objects.select_for_update().get(pk=person.pk)
    if Export.objects.filter(person=person, state__in=UNFINISHED).count() >= MOST_AT_ONCE:
        raise WrongUse(
            Pesan(
                f"{MOST_AT_ONCE} ekspor Anda masih dikerjakan; tunggu salah satunya selesai.",
                f"{MOST_AT_ONCE} of your exports are under way; wait for one of them.",
            )
        )
    moment = now()
    export = Export.objects.create(
        person=person,
        form=form,
        book=book,
        title=said(title or _title(form, book, len(keys)))[:200],
        keys=keys,
        total=len(keys),
        made=moment,
        until=moment + datetime.timedelta(days=KEPT_DAYS),
    )
    export.task = draw.enqueue(str(export.pk)).id
    export.save(update_fields=["task"])
    return export


def _title(form: str, book: bool, count: int) -> Pesan:
    name = "YAML" if form == "yaml" else FORMATS[form].name
    if book:
        return Pesan(f"Buku {count} SOP, {name}", f"Book of {count} SOPs, {name}")
    return Pesan(f"{count} SOP, {name}", f"{count} SOPs, {name}")


class _Drawn(NamedTuple):
    revisi: int | None
    name: str
    data: bytes


@task()
def draw(key: str) -> None:
    """Go on with an export for a while.

    Called again, it goes on where it was; when it is done it does nothing.
    """
    export = Export.objects.filter(pk=key, state__in=UNFINISHED).select_related("person").first()
    if export is None:
        return
    Export.objects.filter(pk=key, state=Export.State.WAITING).update(state=Export.State.RUNNING)
    with spoken(export.person.bahasa):
        _bind(export) if export.book else _draw_some(export)


def _draw_some(export: Export) -> None:
    begun = time.monotonic()
    while export.done < export.total:
        drawn = _documents(export, export.keys[export.done])
        if not _keep(export, drawn):
            return  # another worker is at it, or its owner took it away
        if time.monotonic() - begun > SLICE and export.done < export.total:
            _go_on_later(export)
            return
    _ready(export)


def _documents(export: Export, pk: int) -> list[_Drawn]:
    """The files of one SOP. What cannot be drawn leaves a note in its place; the others still come."""
    person = export.person
    one = visible_to(person, orang(person, today())).filter(pk=pk).first()
    if one is None:
        return []
    name = f"{one.thread_id:06}-r{one.urut}-{slugify(one.judul)[:80]}"
    if export.form == "yaml":
        return [_Drawn(pk, f"{name}.sop.yaml", one.isi.encode())]
    known = FORMATS[export.form]
    try:
        sop = document(one.isi).sop
        outputs = known.render(sop, compose(sop))
    except SopanError as error:
        return [_Drawn(pk, f"{name}.txt", said(error.message).encode())]
    except Exception:
        logger.exception("a document could not be drawn")
        words = Pesan("Dokumen ini tidak dapat digambar.", "This document could not be drawn.")
        return [_Drawn(pk, f"{name}.txt", said(words).encode())]
    return [_Drawn(pk, f"{name}{one.name_suffix}{known.suffix}", one.data) for one in outputs]


def _keep(export: Export, drawn: list[_Drawn]) -> bool:
    """Write down what was drawn and that it is done.

    False where the export is no longer as this task left it.
    """
    with transaction.atomic():
        held = Export.objects.select_for_update().filter(pk=export.pk).first()
        if held is None or held.state not in UNFINISHED or held.done != export.done:
            return False
        last = held.files.aggregate(n=Max("number"))["n"]
        ExportFile.objects.bulk_create(
            ExportFile(export=held, number=number, revisi_id=one.revisi, name=one.name[:200], data=one.data)
            for number, one in enumerate(drawn, (last or 0) + 1)
        )
        held.done += 1
        held.size += sum(len(one.data) for one in drawn)
        if held.size > MOST_BYTES:
            _give_up(
                held,
                Pesan("Ekspornya terlalu besar; pilih lebih sedikit SOP.", "Too large; choose fewer SOPs."),
            )
            return False
        held.save(update_fields=["done", "size"])
    export.done, export.size = held.done, held.size
    return True


def _go_on_later(export: Export) -> None:
    with transaction.atomic():
        held = Export.objects.select_for_update().filter(pk=export.pk, done=export.done).first()
        if held is not None and held.state in UNFINISHED:
            held.task = draw.enqueue(str(held.pk)).id
            held.save(update_fields=["task"])


def _bind(export: Export) -> None:
    """The book: all chapters, bound at once; it is begun anew when a worker was killed at it."""
    person, setup, word = export.person, PageSetup(), export.form == "docx"
    chapters = []
    for number, pk in enumerate(export.keys, 1):
        one = visible_to(person, orang(person, today())).filter(pk=pk).first()
        if one is None:
            continue
        try:
            chapters.append(susun_bab(document(one.isi).sop, None, setup, word=word))
        except SopanError as error:
            text = error.message
            told = Pesan(f"“{one.judul}”: {text.id}", f"“{one.judul}”: {text.en}")
            _give_up(export, told)
            return
        if not Export.objects.filter(pk=export.pk, state__in=UNFINISHED).update(done=number):
            return
    if not chapters:
        _give_up(export, Pesan("Tidak ada SOP yang dapat Anda lihat.", "There is no SOP that you may see."))
        return
    try:
        written, _ = tulis_buku(Buku(), urutkan(chapters), setup, None, (export.form,))
    except SopanError as error:
        _give_up(export, error.message)
        return
    data = written[export.form]
    with transaction.atomic():
        held = Export.objects.select_for_update().filter(pk=export.pk, state__in=UNFINISHED).first()
        if held is None:
            return
        held.files.all().delete()
        ExportFile.objects.create(export=held, number=1, name=f"buku-sop.{export.form}", data=data)
        held.done, held.size = held.total, len(data)
        held.save(update_fields=["done", "size"])
        _ready(held)


def _ready(export: Export) -> None:
    with transaction.atomic():
        held = Export.objects.select_for_update().filter(pk=export.pk, state__in=UNFINISHED).first()
        if held is None:
            return
        held.state, held.ready = Export.State.READY, now()
        held.until = held.ready + datetime.timedelta(days=KEPT_DAYS)
        held.save(update_fields=["state", "ready", "until"])
        text = Pesan(f"Ekspor “{held.title}” siap diunduh.", f"The export “{held.title}” is ready.")
        notify([export.person], "ekspor", text, reverse("pekerjaan"), key=f"ekspor:{held.pk}")


def _give_up(export: Export, why: Pesan) -> None:
    Export.objects.filter(pk=export.pk).update(
        state=Export.State.FAILED, problem_id=why.id[:2000], problem_en=why.en[:2000], task=None
    )
    ExportFile.objects.filter(export=export).delete()


def may_take(export: Export) -> set[int]:
    """The revisi of the export that its owner may see today."""
    person = export.person
    seen = visible_to(person, orang(person, today()))
    return set(seen.filter(pk__in=export.keys).values_list("pk", flat=True))


class _Out:
    """What a zip was written into since it was last taken; it cannot go back, and need not."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def take(self) -> bytes:
        data = b"".join(self._parts)
        self._parts.clear()
        return data


def zipped(export: Export, allowed: set[int]) -> Iterator[bytes]:
    """The files of the allowed revisi as a zip, piece by piece, never all in memory."""
    out = _Out()
    kind = zipfile.ZIP_STORED if export.form in _PACKED else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as folder:
        rows = export.files.values_list("revisi_id", "name", "data").order_by("number")
        for revisi, name, data in rows.iterator(chunk_size=8):
            if revisi in allowed:
                info = zipfile.ZipInfo(name)
                info.compress_type = kind
                folder.writestr(info, bytes(data))
                yield out.take()
    yield out.take()
