"""People and units as the lifecycle knows them, and the units that a person's roles reach."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.http import HttpRequest

from sopan.lifecycle import Orang, Penugasan
from sopan.lifecycle import Peran as NamaPeran
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit

__all__ = ["covered", "me", "orang", "parents", "subtree"]


def me(request: HttpRequest) -> Pengguna:
    """The person who asks. Every view is for people who have come in (see the middleware)."""
    user = request.user
    if not isinstance(user, Pengguna):
        raise TypeError("a view was reached without a person")
    return user


def parents() -> dict[str, str | None]:
    """Each unit's id with that of the unit above it."""
    return {
        str(pk): None if above is None else str(above)
        for pk, above in Unit.objects.values_list("pk", "induk")
    }


def orang(user: Pengguna, day: datetime.date) -> Orang:
    """The person with the roles that are theirs and those delegated to them on that day.

    A delegation passes on only what its giver has: when the giver's role ends, so does the delegation.
    """
    own = [Penugasan(NamaPeran(r), str(u)) for r, u in user.peran.values_list("peran", "unit_id")]
    given = user.menerima_delegasi.filter(dicabut=False, mulai__lte=day, sampai__gte=day)
    above = parents() if given else {}
    return Orang(str(user.pk), (*own, *(_delegated(d) for d in given if _still_has(d, above))))


def _delegated(d: Delegasi) -> Penugasan:
    return Penugasan(NamaPeran(d.peran), str(d.unit_id), str(d.pemberi_id), d.sebutan, d.mulai, d.sampai)


def _still_has(d: Delegasi, above: dict[str, str | None]) -> bool:
    held = {
        str(u) for u in Peran.objects.filter(pengguna=d.pemberi, peran=d.peran).values_list("unit", flat=True)
    }
    here: str | None = str(d.unit_id)
    seen: set[str] = set()
    while here is not None and here not in seen:
        if here in held:
            return True
        seen.add(here)
        here = above.get(here)
    return False


def subtree(roots: Iterable[int]) -> set[int]:
    """These units and all under them."""
    children: dict[int | None, list[int]] = {}
    for pk, above in Unit.objects.values_list("pk", "induk"):
        children.setdefault(above, []).append(pk)
    found: set[int] = set()
    stack = list(roots)
    while stack:
        unit = stack.pop()
        if unit not in found:
            found.add(unit)
            stack.extend(children.get(unit, ()))
    return found


def covered(person: Orang, *roles: NamaPeran) -> set[int]:
    """The units over which the person has one of these roles (any role where none is named)."""
    wanted = set(roles or NamaPeran)
    return subtree(int(duty.unit) for duty in person.penugasan if duty.peran in wanted)
