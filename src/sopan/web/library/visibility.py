"""Who may see which revisi, as a query; a test holds it to `sopan.lifecycle.boleh_melihat`."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sopan.lifecycle import Keadaan, Orang
from sopan.lifecycle.states import DIPAKAI
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered
from sopan.web.library.models import Revisi

__all__ = ["visible_to"]

_CLOSED = sorted(state.value for state in set(Keadaan) - DIPAKAI)


def visible_to(user: Pengguna, person: Orang) -> QuerySet[Revisi]:
    """Every revisi that this person may see."""
    units = covered(person)
    if len(units) == Unit.objects.count():
        return Revisi.objects.all()  # a role at the top sees all; the database need not be asked row by row
    hidden = Q(keadaan__in=_CLOSED)
    concerned = Revisi.objects.filter(hidden & (Q(penulis=user) | Q(penunjukan__pengguna=user))).values("pk")
    # Said the other way round, as what is hidden: most is seen by most, so a list can follow an index of its
    # order and skip the few rows, where an "or" would gather and sort them all.
    return Revisi.objects.exclude(hidden & ~Q(unit__in=units) & ~Q(pk__in=concerned))
