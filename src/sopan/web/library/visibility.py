"""Who may see which revisi, as a query; a test holds it to `sopan.lifecycle.boleh_melihat`."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sopan.lifecycle import Orang
from sopan.lifecycle.states import DIPAKAI
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered
from sopan.web.library.models import Revisi

__all__ = ["visible_to"]


def visible_to(user: Pengguna, person: Orang) -> QuerySet[Revisi]:
    """Every revisi that this person may see."""
    units = covered(person)
    if len(units) == Unit.objects.count():
        return Revisi.objects.all()  # a role at the top sees all; the database need not be asked row by row
    concerned = Revisi.objects.filter(Q(penulis=user) | Q(penunjukan__pengguna=user)).values("pk")
    return Revisi.objects.filter(
        Q(keadaan__in=sorted(state.value for state in DIPAKAI)) | Q(unit__in=units) | Q(pk__in=concerned)
    )
