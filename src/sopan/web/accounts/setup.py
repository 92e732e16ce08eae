"""The first administrator, and the units of an organisation file."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from sopan.errors import Pesan, WrongUse
from sopan.model.organisasi import Organisasi
from sopan.read.source import decode, read_bytes
from sopan.read.yaml_file import read_model
from sopan.web.accounts.invitation import invite
from sopan.web.accounts.models import Pengguna, Peran, Unit
from sopan.web.accounts.organisation import import_units

__all__ = ["first_administrator"]


@transaction.atomic
def first_administrator(name: str, organisasi: Path | None) -> str:
    """Make `name` administrator of every unit at the top; gives the secret of a one-time link.

    Brings in the units of the file before. Raises `UnreadableFile` for the file, and `WrongUse` where there
    is no unit to be administrator of.
    """
    if organisasi is not None:
        shown = str(organisasi)
        import_units(read_model(Organisasi, decode(read_bytes(organisasi), shown), shown)[0])
    tops = Unit.objects.filter(induk=None)
    if not tops:
        raise WrongUse(
            Pesan(
                "belum ada unit; beri berkas organisasi dengan --organisasi.",
                "there is no unit yet; give an organisation file with --organisasi.",
            )
        )
    person, new = Pengguna.objects.get_or_create(username=name, defaults={"nama": name})
    if new:
        person.set_unusable_password()
    # Whoever has the machine may open a closed account; a link by itself does not.
    person.is_active = True
    person.save()
    for unit in tops:
        Peran.objects.get_or_create(pengguna=person, unit=unit, peran="administrator")
    return invite(person)
