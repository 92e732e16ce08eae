"""The chain of events: appended in the transaction of what happened, and checked from its first link."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from sopan.errors import Pesan
from sopan.web.accounts.models import Pengguna
from sopan.web.approval.models import Event
from sopan.web.clock import now
from sopan.web.library.models import Revisi, SopThread
from sopan.web.snapshot import snapshot

__all__ = ["FIRST", "append", "digest", "verify"]

FIRST = "0" * 64
"""What stands before the first event."""
_LOCK = 350_035  # the number of our advisory lock; any would do, all writers use this one


def append(
    jenis: str,
    thread: SopThread,
    revisi: Revisi | None = None,
    pelaku: Pengguna | None = None,
    atas_nama: Pengguna | None = None,
    isi: dict[str, Any] | None = None,
) -> Event:
    """Write the next event. Must be called inside of the transaction that does what the event tells.

    Writers wait for one another until the end of their transactions: on SQLite since a transaction of ours
    begins IMMEDIATE, on PostgreSQL by an advisory lock. `urut` is unique besides.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is written in the transaction of what happened")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Event.objects.order_by("-urut").values_list("urut", "hash").first() or (0, FIRST)
    event = Event(
        urut=last[0] + 1,
        thread=thread,
        revisi=revisi,
        jenis=jenis,
        pelaku=pelaku,
        atas_nama=atas_nama,
        pada=now(),
        isi=isi or {},
        sebelum=last[1],
    )
    event.hash = digest(event)
    event.save(force_insert=True)
    return event


def digest(event: Event) -> str:
    """The hash of an event: over all that it tells and the hash before it."""
    told = [
        event.urut,
        event.thread_id,
        event.revisi_id,
        event.jenis,
        event.pelaku_id,
        event.atas_nama_id,
        event.pada.timestamp(),
        event.isi,
        event.sebelum,
    ]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify() -> Iterator[Pesan]:
    """Everything that does not hold: a link missing or changed, a revisi other than its events tell.

    Events and revisi are read as of one moment: who goes on writing meanwhile is no fault.
    """
    with snapshot():
        yield from _faults()


def _faults() -> Iterator[Pesan]:
    before, number = FIRST, 0
    text: dict[int, str] = {}
    state: dict[int, str] = {}
    for event in Event.objects.order_by("urut").iterator(2000):
        number += 1
        if event.urut != number:
            yield Pesan(
                f"kejadian {number} hilang: berikutnya bernomor {event.urut}.",
                f"event {number} is missing: the next has number {event.urut}.",
            )
            number = event.urut
        if event.sebelum != before:
            yield Pesan(
                f"kejadian {event.urut} tidak menyambung ke yang sebelumnya.",
                f"event {event.urut} does not join the one before it.",
            )
        if event.hash != digest(event):
            yield Pesan(f"kejadian {event.urut} telah diubah.", f"event {event.urut} was changed.")
        before = event.hash
        if event.revisi_id is not None:
            text[event.revisi_id] = event.isi.get("sidik", text.get(event.revisi_id, ""))
            state[event.revisi_id] = event.isi.get("ke", state.get(event.revisi_id, ""))
    for revisi in Revisi.objects.order_by("pk").iterator(500):
        if text.get(revisi.pk) != revisi.sidik:
            yield Pesan(
                f"isi revisi {revisi.pk} ({revisi.judul}) bukan yang dicatat kejadiannya.",
                f"the content of revisi {revisi.pk} ({revisi.judul}) is not what its events tell.",
            )
        if state.get(revisi.pk) != revisi.keadaan:
            yield Pesan(
                f"keadaan revisi {revisi.pk} ({revisi.judul}) bukan yang dicatat kejadiannya.",
                f"the state of revisi {revisi.pk} ({revisi.judul}) is not what its events tell.",
            )
