"""Webhooks: the chain of events as a queue, each webhook with its own place in it.

Nothing is queued when an event is written. A webhook remembers the last event it was told (`sampai_urut`);
whoever delivers takes the next ones in order, so none is lost and none overtakes another. An event can come
twice when a worker is killed between sending and noting; `Sopan-Delivery` is the same then.
"""

from __future__ import annotations

import datetime
import json
import secrets
import time
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import F

from sopan.errors import Pesan, SopanError
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang
from sopan.web.api.models import Pengait, Pengiriman
from sopan.web.api.outgoing import address_fault, post
from sopan.web.api.shapes import event_out
from sopan.web.approval.models import Event
from sopan.web.clock import now, today
from sopan.web.library.visibility import visible_to

__all__ = ["KEPT", "create", "deliver_due", "wake"]

KEPT = 50
"""How many attempts of a webhook are kept to look at."""
_MOST_HOOKS = 20
_BATCH = 100
_FIRST_WAIT, _LONGEST_WAIT = datetime.timedelta(seconds=30), datetime.timedelta(hours=6)
_GIVEN_UP = datetime.timedelta(days=3)
_SECONDS = 50.0
"""How long one call delivers; the next goes on, so a slow address keeps no worker from other work."""
_LEASE = datetime.timedelta(minutes=5)


def create(user: Pengguna, address: str, kinds: Sequence[str]) -> Pengait:
    """A new webhook, told of what happens from now on. Raises `SopanError` for an address that cannot be."""
    fault = address_fault(address)
    if fault is not None:
        raise fault
    if user.pengait.count() >= _MOST_HOOKS:
        raise SopanError(Pesan(f"Paling banyak {_MOST_HOOKS} webhook.", f"At most {_MOST_HOOKS} webhooks."))
    last = Event.objects.order_by("-urut").values_list("urut", flat=True).first() or 0
    moment = now()
    return Pengait.objects.create(
        pengguna=user,
        alamat=address,
        rahasia=f"whsec_{secrets.token_urlsafe(32)}",
        kejadian=sorted(set(kinds)),
        dibuat=moment,
        sampai_urut=last,
        coba_lagi=moment,
    )


def wake(hook: Pengait) -> None:
    """Try again at once, from where it stands."""
    hook.aktif, hook.gagal, hook.gagal_sejak, hook.coba_lagi = True, 0, None, now()
    hook.save(update_fields=["aktif", "gagal", "gagal_sejak", "coba_lagi"])


def deliver_due() -> int:
    """Deliver what is waiting, for every webhook whose time has come; how many the other sides took."""
    told, until = 0, time.monotonic() + _SECONDS
    while time.monotonic() < until and (hook := _lease()) is not None:
        told += _deliver(hook, until)
    return told


@transaction.atomic
def _lease() -> Pengait | None:
    """A webhook with something to tell, held for some minutes so that no other worker takes it too.

    Should this worker die, the time runs out and another goes on from the last event that was noted.
    """
    last = Event.objects.order_by("-urut").values_list("urut", flat=True).first() or 0
    waiting = Pengait.objects.filter(
        aktif=True, coba_lagi__lte=now(), sampai_urut__lt=last, pengguna__is_active=True
    )
    hook = (
        waiting.select_for_update(
            of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
        )
        .select_related("pengguna")
        .first()
    )
    if hook is not None:
        hook.coba_lagi = now() + _LEASE
        hook.save(update_fields=["coba_lagi"])
    return hook


def _deliver(hook: Pengait, until: float) -> int:
    """Tell it the next events in order until one fails or the time is over; its place is noted after each."""
    visible = visible_to(hook.pengguna, orang(hook.pengguna, today()))
    events = (
        Event.objects.filter(urut__gt=hook.sampai_urut).select_related("pelaku", "atas_nama").order_by("urut")
    )
    told = 0
    batch = list(events[:_BATCH])
    seen = set(visible.filter(pk__in={one.revisi_id for one in batch}).values_list("pk", flat=True))
    for event in batch:
        if time.monotonic() > until:
            break
        if event.revisi_id in seen and (not hook.kejadian or event.jenis in hook.kejadian):
            body = json.dumps(event_out(event).model_dump(mode="json"), ensure_ascii=False).encode()
            taken, answer = post(hook.alamat, hook.rahasia, body, event.jenis, f"{hook.pk}-{event.urut}")
            _note(hook, event, answer, taken=taken)
            if not taken:
                return told
            told += 1
        _stand(hook, event.urut)
    Pengait.objects.filter(pk=hook.pk).update(coba_lagi=now())
    return told


def _stand(hook: Pengait, urut: int) -> None:
    Pengait.objects.filter(pk=hook.pk).update(
        sampai_urut=urut, gagal=0, gagal_sejak=None, coba_lagi=now() + _LEASE
    )


def _note(hook: Pengait, event: Event, answer: str, *, taken: bool) -> None:
    """Keep the attempt; after a failure wait twice as long as before, and give up after some days."""
    Pengiriman.objects.create(
        pengait=hook, urut=event.urut, jenis=event.jenis, pada=now(), berhasil=taken, jawaban=answer[:200]
    )
    kept = hook.pengiriman.values_list("pk", flat=True)[KEPT : KEPT + 1]
    if kept:
        hook.pengiriman.filter(pk__lte=kept[0]).delete()
    if not taken:
        since = hook.gagal_sejak or now()
        wait = min(_FIRST_WAIT * 2 ** min(hook.gagal, 12), _LONGEST_WAIT)
        Pengait.objects.filter(pk=hook.pk).update(
            gagal=F("gagal") + 1,
            gagal_sejak=since,
            coba_lagi=now() + wait,
            aktif=now() - since < _GIVEN_UP,
        )
