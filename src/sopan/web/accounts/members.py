"""The people of an office, as those who keep its units add, change, and leave them out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Peran as NamaPeran
from sopan.web.accounts.invitation import invite
from sopan.web.accounts.models import Pengguna, Peran, Undangan, Unit
from sopan.web.accounts.people import covered, orang
from sopan.web.clock import today

__all__ = [
    "FIELDS",
    "IsianSalah",
    "add",
    "change",
    "changeable",
    "found",
    "kept_units",
    "link",
    "set_active",
]

FIELDS = ("username", "nama", "jabatan", "email", "unit", "bahasa")
_KEEPERS = (NamaPeran.ADMINISTRATOR, NamaPeran.PENGELOLA)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,60}")


class IsianSalah(SopanError):
    """What is wrong with which field."""

    def __init__(self, wrong: Mapping[str, Pesan]) -> None:
        super().__init__(Pesan("Periksa isian yang ditandai.", "See to the marked fields."))
        self.wrong = dict(wrong)


def kept_units(user: Pengguna) -> set[int]:
    """The units whose people this person keeps: as administrator or pengelola over them."""
    return covered(orang(user, today()), *_KEEPERS)


def found(user: Pengguna, words: str) -> QuerySet[Pengguna]:
    """The people of the units that this person keeps, by name, post or login; those who left come last."""
    people = Pengguna.objects.filter(unit__in=kept_units(user)).select_related("unit")
    for word in words.split()[:6]:
        people = people.filter(
            Q(nama__icontains=word) | Q(jabatan__icontains=word) | Q(username__icontains=word)
        )
    return people.order_by("-is_active", "nama", "pk")


def changeable(user: Pengguna) -> QuerySet[Pengguna]:
    """Of those found, the people whose account this person may change, close, or let in by a new link.

    A link lets its bearer in as that person. So whoever makes one must already keep every unit at which that
    person has a role, and be administrator wherever that person is one: else a link would be a way up.
    """
    own = orang(user, today())
    kept, administered = covered(own, *_KEEPERS), covered(own, NamaPeran.ADMINISTRATOR)
    roles = Peran.objects.filter(pengguna=OuterRef("pk"))
    higher = roles.filter(
        ~Q(unit__in=kept) | (Q(peran=NamaPeran.ADMINISTRATOR.value) & ~Q(unit__in=administered))
    )
    return found(user, "").filter(~Exists(higher))


@transaction.atomic
def add(user: Pengguna, data: Mapping[str, str]) -> tuple[Pengguna, str]:
    """A new person and the secret of their one-time link. Raises `IsianSalah` with every fault."""
    values = _checked(user, data, None)
    person = Pengguna(**values)
    person.set_unusable_password()
    person.save()
    return person, invite(person)


@transaction.atomic
def change(user: Pengguna, person: Pengguna, data: Mapping[str, str]) -> None:
    """Change what is known of a person. Raises `IsianSalah` with every fault."""
    for name, value in _checked(user, data, person).items():
        setattr(person, name, value)
    person.save()


def link(person: Pengguna) -> str:
    """The secret of a new one-time link, with which they set a password anew; older links are void.

    Raises `SopanError` for a closed account, which a link would not open again.
    """
    if not person.is_active:
        raise SopanError(
            Pesan(
                f"Akun {person} nonaktif. Aktifkan dulu, lalu buat tautannya.",
                f"The account of {person} is closed. Open it again first, then make the link.",
            )
        )
    return invite(person)


@transaction.atomic
def set_active(user: Pengguna, person: Pengguna, *, active: bool) -> None:
    """Let somebody leave or come back. What they did stays theirs; links not yet used are void.

    Raises `SopanError` for oneself.
    """
    if person.pk == user.pk:
        raise SopanError(
            Pesan(
                "Akun Anda sendiri dinonaktifkan orang lain.", "Your own account is closed by somebody else."
            )
        )
    person.is_active = active
    person.save(update_fields=["is_active"])
    if not active:
        Undangan.objects.filter(pengguna=person, dipakai=None).delete()


def _checked(user: Pengguna, data: Mapping[str, str], person: Pengguna | None) -> dict[str, object]:
    values: dict[str, object] = {
        name: str(data.get(name, "")).strip().replace("\0", "")[:160] for name in FIELDS if name != "unit"
    }
    wrong: dict[str, Pesan] = {}
    login = values["username"] = str(values["username"]).lower()
    taken = Pengguna.objects.filter(username__iexact=str(login))
    if person is not None:
        taken = taken.exclude(pk=person.pk)
    if not _LOGIN.fullmatch(str(login)):
        wrong["username"] = Pesan(
            "Dua huruf atau angka atau lebih, boleh titik, strip, dan @; tanpa spasi.",
            "Two letters or digits or more, with dots, dashes and @; without spaces.",
        )
    elif taken.exists():
        wrong["username"] = Pesan("Nama masuk ini sudah dipakai.", "This login name is taken.")
    if not values["nama"]:
        wrong["nama"] = Pesan("Tulis namanya.", "Write the name.")
    if values["email"]:
        try:
            validate_email(str(values["email"]))
        except ValidationError:
            wrong["email"] = Pesan("Ini bukan alamat surel.", "This is no e-mail address.")
    if values["bahasa"] not in ("id", "en"):
        values["bahasa"] = "id"
    chosen = str(data.get("unit", ""))
    unit = Unit.objects.filter(pk=int(chosen) if chosen.isdecimal() and len(chosen) < 12 else 0).first()
    if unit is None or unit.pk not in kept_units(user):
        wrong["unit"] = Pesan("Pilih unit yang Anda kelola.", "Choose a unit that you keep.")
    if wrong:
        raise IsianSalah(wrong)
    return {**values, "unit": unit}
