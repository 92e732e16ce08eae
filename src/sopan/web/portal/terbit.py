"""What is public of an SOP, and nothing else: every page and file of the portal is made from here.

A revisi is public while it is marked as published and in force. Of an SOP that was public once, its page says
what became of it. Anything else is as if it were not there.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.db.models import QuerySet
from django.utils.text import slugify

from sopan.lifecycle.states import DIPAKAI
from sopan.model import Sop
from sopan.publish.annotated import Bahan, bahan_dari
from sopan.publish.annotated.ikon import ikon_pokok
from sopan.publish.standar import StandarPelayanan, standar_pelayanan
from sopan.publish.standar.turunan import layanan
from sopan.web.approval.models import Event
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = ["PUBLIC_EVENTS", "Hilang", "Layanan", "gone", "is_public", "published", "service", "stamp"]

PUBLIC_EVENTS = ("publikasikan", "tarik", "cabut", "diganti", "berlakukan", "mulai_evaluasi", "perlu_revisi")
"""The events after which the portal may have to say something else."""

_IN_FORCE = sorted(state.value for state in DIPAKAI)


@dataclass(frozen=True, slots=True)
class Layanan:
    """A public service: the key of its SOP, its revisi, and what people are told."""

    thread: int
    pk: int
    urut: int
    judul: str
    unit: int
    instansi: str
    pemilik: tuple[str, ...]
    nomor: str
    efektif: datetime.date | None
    sop: Sop
    bahan: Bahan
    standar: StandarPelayanan

    @property
    def slug(self) -> str:
        """The readable part of its address."""
        return slugify(self.judul)[:80] or "layanan"

    @property
    def ikon(self) -> str:
        """The icon of the service as a whole."""
        return ikon_pokok(self.sop.judul)


@dataclass(frozen=True, slots=True)
class Hilang:
    """A service that was public once: what became of it, since when, and what replaces it."""

    thread: int
    judul: str
    sebab: Literal["dicabut", "ditarik", "diperbarui"]
    sejak: datetime.datetime
    pengganti: str = ""
    layanan_pengganti: Layanan | None = None


def published() -> QuerySet[Revisi]:
    """Every public revisi."""
    return Revisi.objects.filter(dipublikasikan=True, jenis="pelayanan", keadaan__in=_IN_FORCE).order_by("pk")


def is_public(revisi: Revisi) -> bool:
    """Whether this revisi is public, as the query above says it."""
    return revisi.dipublikasikan and revisi.jenis == "pelayanan" and revisi.tahap in DIPAKAI


def service(thread: int) -> Layanan | None:
    """The public service of an SOP, or None."""
    found = published().filter(thread=thread).first()
    return of(found) if found is not None else None


def of(revisi: Revisi) -> Layanan:
    """What people are told of a public revisi."""
    sop, bahan, standar = _derived(revisi.isi)
    return Layanan(
        thread=revisi.thread_id,
        pk=revisi.pk,
        urut=revisi.urut,
        judul=layanan(sop.judul),
        unit=revisi.unit_id,
        instansi=sop.instansi or "",
        pemilik=bahan.pemilik,
        nomor=sop.nomor or "",
        efektif=revisi.tanggal_efektif or sop.tanggal.efektif,
        sop=sop,
        bahan=bahan,
        standar=standar,
    )


@lru_cache(maxsize=256)
def _derived(text: str) -> tuple[Sop, Bahan, StandarPelayanan]:
    sop = document(text).sop
    return sop, bahan_dari(sop), standar_pelayanan(sop)


def gone(thread: int) -> Hilang | None:
    """What became of a service that was public once; None where it never was, or still is."""
    events = Event.objects.filter(thread=thread)
    last = events.filter(jenis="publikasikan").order_by("-urut").select_related("revisi").first()
    if last is None or last.revisi is None or published().filter(thread=thread).exists():
        return None
    title = layanan(document(last.revisi.isi).sop.judul)
    later = events.filter(urut__gt=last.urut).order_by("-urut")
    ended = later.filter(jenis="cabut").first()
    if ended is not None:
        words = str(ended.isi.get("pengganti", "")).strip()
        other = _named(words, thread)
        return Hilang(thread, title, "dicabut", ended.pada, words if other is None else "", other)
    changed = later.filter(jenis__in=["diganti", "tarik"]).first()
    why: Literal["ditarik", "diperbarui"] = (
        "diperbarui" if changed is not None and changed.jenis == "diganti" else "ditarik"
    )
    return Hilang(thread, title, why, changed.pada if changed is not None else last.pada)


_WORD = re.compile(r"\w+")


def _plain(words: str) -> str:
    """Words as they are compared: small letters, without SOP and Pelayanan before them."""
    found = _WORD.findall(words.lower())
    while found and found[0] in ("sop", "pelayanan"):
        found.pop(0)
    return " ".join(found)


def _named(words: str, thread: int) -> Layanan | None:
    """The public service that a decree of withdrawal names as what replaces it, by number or by title."""
    if not words:
        return None
    others = published().exclude(thread=thread)
    by_number = others.filter(nomor=words).first() or next(
        (one for one in others.exclude(nomor="").defer("isi") if one.nomor in words), None
    )
    if by_number is not None:
        return of(others.get(pk=by_number.pk))
    meant = _plain(words)
    by_title = next((one for one in others.defer("isi") if _plain(one.judul) == meant), None)
    return of(others.get(pk=by_title.pk)) if by_title is not None else None


def stamp() -> tuple[int, ...]:
    """The last event of each kind that matters: other once the portal may have to say something else."""
    return tuple(
        Event.objects.filter(jenis=kind).order_by("-urut").values_list("urut", flat=True).first() or 0
        for kind in PUBLIC_EVENTS
    )
