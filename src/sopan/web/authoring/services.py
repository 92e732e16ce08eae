"""Writing: a draf is made, changed, copied and restored. Each function is one transaction with its event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Ditolak, Keadaan, Peran, berperan, boleh_mengubah
from sopan.lifecycle.states import DIPAKAI
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import orang, parents
from sopan.web.approval.audit import append
from sopan.web.authoring.log import log_text
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi, SopThread
from sopan.web.library.reading import columns, document
from sopan.web.library.search import remember

__all__ = [
    "Bertabrakan",
    "copy_as_draf",
    "create",
    "held_for_writing",
    "new_revision",
    "save",
    "write",
    "writing_refused",
]


class Bertabrakan(SopanError):
    """Somebody else saved the draf in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            Pesan(
                "Draf ini baru saja disimpan orang lain. Tulisan Anda masih ada di bawah; muat ulang, lalu "
                "gabungkan.",
                "Somebody else has just saved this draft. Your text is still below; reload, then merge.",
            )
        )


def _drafter(user: Pengguna, unit: Unit) -> None:
    day = today()
    if not berperan(orang(user, day), (Peran.PENYUSUN,), str(unit.pk), parents(), day):
        raise Ditolak((Pesan(f"Anda bukan penyusun di {unit}.", f"You are no drafter at {unit}."),))


@transaction.atomic
def create(user: Pengguna, unit: Unit, text: str, name: str = "") -> Revisi:
    """A new SOP with its first draf. Raises `UnreadableFile` with every fault, and `Ditolak`."""
    read = document(text, name)
    _drafter(user, unit)
    thread = SopThread.objects.create(unit=unit)
    return _draf(thread, user, text, columns(read), "buat")


def _draf(
    thread: SopThread, user: Pengguna, text: str, told: dict[str, Any], event: str, base: Revisi | None = None
) -> Revisi:
    last = thread.revisi.aggregate(most=Max("urut"))["most"] or 0
    moment = now()
    revisi = Revisi.objects.create(
        thread=thread,
        unit_id=thread.unit_id,
        urut=last + 1,
        dasar=base,
        keadaan=Keadaan.DRAF.value,
        keadaan_sejak=moment,
        isi=text,
        penyusun=user,
        dibuat=moment,
        diubah=moment,
        **told,
    )
    revisi.penulis.add(user)
    if base is not None:
        # The words are still those of who wrote them, so they do not review or enact the copy either.
        revisi.penulis.add(*base.penulis.all())
    read = document(text)
    remember(revisi, read.sop)
    from_ = {"dari_revisi": base.urut} if base is not None else {}
    told_event = {"sidik": revisi.sidik, "ke": Keadaan.DRAF.value, **from_}
    append(event, thread, revisi, user, isi=told_event)
    return revisi


@transaction.atomic
def save(pk: int, user: Pengguna, text: str, version: int) -> Revisi:
    """Change a draf that stands at `version`. Raises `UnreadableFile`, `Ditolak` and `Bertabrakan`."""
    read = document(text)
    revisi = held_for_writing(pk, user)
    if revisi.versi != version:
        raise Bertabrakan
    before = document(revisi.isi).sop
    write(revisi, user, text)
    log_text(revisi, user, before, read.sop)
    return revisi


def held_for_writing(pk: int, user: Pengguna) -> Revisi:
    """The draf, held until the end of the transaction. Raises `Ditolak` where it is not theirs to change."""
    revisi = Revisi.objects.select_for_update(of=("self",)).select_related("thread").get(pk=pk)
    if reasons := writing_refused(revisi, user):
        raise Ditolak(reasons)
    return revisi


def writing_refused(revisi: Revisi, user: Pengguna) -> tuple[Pesan, ...]:
    """Why this person may not change this revisi now; nothing where they may."""
    from sopan.web.approval.facts import facts  # noqa: PLC0415 - facts read what is written here

    day = today()
    return boleh_mengubah(orang(user, day), facts(revisi), day)


def write(revisi: Revisi, user: Pengguna, text: str, told: Mapping[str, Any] | None = None) -> None:
    """Another text for a draf that is held, with its event; `told` is what the event says besides."""
    read = document(text)
    for column, value in columns(read).items():
        setattr(revisi, column, value)
    revisi.isi, revisi.versi, revisi.diubah = text, revisi.versi + 1, now()
    revisi.save()
    revisi.penulis.add(user)
    remember(revisi, read.sop)
    event = {"sidik": revisi.sidik, "versi": revisi.versi, **(told or {})}
    append("ubah", revisi.thread, revisi, user, isi=event)


@transaction.atomic
def new_revision(pk: int, user: Pengguna) -> Revisi:
    """A new draf from any revisi of the SOP, the way to change what is in force and to restore what was."""
    revisi = Revisi.objects.select_related("thread", "unit").get(pk=pk)
    _drafter(user, revisi.unit)
    return copy_as_draf(revisi, user)


def copy_as_draf(revisi: Revisi, user: Pengguna) -> Revisi:
    """The copy itself, within the caller's transaction. Nothing is lost: an older draf stays as well."""
    read = document(revisi.isi)
    event = "revisi_baru" if revisi.tahap in DIPAKAI else "pulihkan"
    return _draf(revisi.thread, user, revisi.isi, columns(read), event, revisi)
