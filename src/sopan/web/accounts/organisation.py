"""The tree of units from an organisation file."""

from __future__ import annotations

from django.db import transaction

from sopan.model.organisasi import Organisasi
from sopan.web.accounts.models import Unit

__all__ = ["import_units"]


@transaction.atomic
def import_units(organisasi: Organisasi) -> int:
    """Bring the units of the file into the tree, by their ids; gives how many. None is ever removed."""
    made: dict[str, Unit] = {}
    for order, (unit, _) in enumerate(organisasi.pohon(), 1):
        made[unit.id], _new = Unit.objects.update_or_create(
            kode=unit.id,
            defaults={
                "nama": unit.nama,
                "eselon": unit.eselon or "",
                "urut": order,
                "induk": made.get(unit.induk or ""),
            },
        )
    return len(made)
