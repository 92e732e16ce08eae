"""Who is to be told: those who may take the next step, and those whom an SOP concerns."""

from __future__ import annotations

from django.db.models import Q

from sopan.lifecycle import TRANSISI
from sopan.lifecycle.policies import pelaku_sah
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import orang, parents
from sopan.web.approval.facts import facts
from sopan.web.clock import today
from sopan.web.library.models import Revisi

__all__ = ["asked", "concerned", "may_step", "writers"]

People = list[Pengguna]


def writers(revisi: Revisi) -> People:
    """Everyone who wrote in it."""
    return list(revisi.penulis.all())


def asked(revisi: Revisi, kind: str, *, done: bool | None = None) -> People:
    """Those who were asked to do something about it: `peninjau`, `pelaksana`, `pembaca`."""
    named = Q(penunjukan__revisi=revisi, penunjukan__jenis=kind)
    if done is not None:
        named &= Q(penunjukan__selesai__isnull=not done)
    # One filter: a second one could speak of another assignment of the same person.
    return list(Pengguna.objects.filter(named).distinct())


def concerned(revisi: Revisi) -> People:
    """Those who wrote it and those who work by it or read it."""
    named = Q(penunjukan__revisi=revisi, penunjukan__jenis__in=["pelaksana", "pembaca"])
    return list(Pengguna.objects.filter(named | Q(menulis=revisi)).distinct())


def may_step(revisi: Revisi, step: str) -> People:
    """Those who may take this step by the lifecycle's own policy, of the level nearest to the SOP's unit.

    An agency's bureau, high above, is not told of what a unit has its own people for. Deputies within their
    days are among them.
    """
    rule = TRANSISI[step]
    day = today()
    above = parents()
    view = facts(revisi)
    roles = [role.value for role in rule.peran]
    here: str | None = str(revisi.unit_id)
    seen: set[str] = set()
    while here is not None and here not in seen:
        seen.add(here)
        unit = Unit(pk=int(here))
        own = Q(peran__unit=unit, peran__peran__in=roles)
        given = Q(
            menerima_delegasi__unit=unit,
            menerima_delegasi__peran__in=roles,
            menerima_delegasi__dicabut=False,
            menerima_delegasi__mulai__lte=day,
            menerima_delegasi__sampai__gte=day,
        )
        able = [
            person
            for person in Pengguna.objects.filter(own | given, is_active=True).distinct()
            if pelaku_sah(
                orang(person, day),
                rule.peran,
                view,
                day,
                semua_unit=rule.semua_unit,
                bukan_penulis=rule.bukan_penulis,
            )[0]
        ]
        if able:
            return able
        here = above.get(here)
    return []
