"""What the public verification says: where a revisi stands, and whether a file is the one enacted."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sopan.lifecycle import Keadaan
from sopan.lifecycle.states import DIBEKUKAN
from sopan.web.approval.models import Bukti
from sopan.web.config.environment import data_dir
from sopan.web.library.models import Revisi
from sopan.web.portal.periksa_berkas import inspect
from sopan.web.portal.terbit import is_public

__all__ = ["Asal", "Hasil", "Kedudukan", "Status", "by_number", "check_file", "standing"]

_FROZEN = sorted(state.value for state in DIBEKUKAN)


class Status(StrEnum):
    """How a revisi stands, as the public needs to know it."""

    BELUM = "belum"
    DITETAPKAN = "ditetapkan"
    BERLAKU = "berlaku"
    DIGANTI = "diganti"
    DICABUT = "dicabut"


class Asal(StrEnum):
    """What a file that somebody brings is."""

    ASLI = "asli"
    """Byte for byte the file that enacted it."""
    SAH = "sah"
    """Another file with the very text that was enacted, and signatures that all hold."""
    SALINAN = "salinan"
    """It carries the text that was enacted, but no signature that holds: its pages may differ."""
    BERUBAH = "berubah"
    """Changed after it was signed, or its text is not that of the SOP with its number."""
    TAK_DIKENAL = "tak_dikenal"
    RUSAK = "rusak"


_STATUS = {
    Keadaan.DITETAPKAN: Status.DITETAPKAN,
    Keadaan.INTERNALISASI: Status.DITETAPKAN,
    Keadaan.BERLAKU: Status.BERLAKU,
    Keadaan.EVALUASI: Status.BERLAKU,
    Keadaan.DIGANTI: Status.DIGANTI,
    Keadaan.DICABUT: Status.DICABUT,
}


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """How one revisi stands. `judul` is empty where the reader has shown no document and it is not public."""

    status: Status
    judul: str = ""
    nomor: str = ""
    urut: int = 0
    unit: str = ""
    efektif: datetime.date | None = None
    sejak: datetime.datetime | None = None
    baru: int = 0
    layanan: int = 0


@dataclass(frozen=True, slots=True)
class Hasil:
    """What is said of a file: what it is, which revisi it concerns, and who signed it."""

    asal: Asal
    kedudukan: tuple[Kedudukan, ...] = ()
    tanda_tangan: tuple[dict[str, Any], ...] = ()


def standing(revisi: Revisi, *, known: bool = True) -> Kedudukan:
    """How a revisi stands. Its title is told to who holds its document (`known`), or where it is public."""
    status = _STATUS.get(revisi.tahap, Status.BELUM)
    if status is Status.BELUM:
        return Kedudukan(status)  # what is being written is nobody's business, not even its title
    later = Revisi.objects.filter(thread=revisi.thread_id, keadaan__in=_FROZEN, urut__gt=revisi.urut)
    newest = later.order_by("-urut").values_list("urut", flat=True).first() or 0
    public = Revisi.objects.filter(thread=revisi.thread_id, dipublikasikan=True).first()
    told = known or (public is not None and is_public(public))
    return Kedudukan(
        status=status,
        judul=revisi.judul if told else "",
        nomor=revisi.nomor,
        urut=revisi.urut,
        unit=revisi.unit.nama if told else "",
        efektif=revisi.tanggal_efektif,
        sejak=revisi.keadaan_sejak,
        baru=newest,
        layanan=revisi.thread_id if public is not None and is_public(public) else 0,
    )


def by_number(number: str) -> tuple[Kedudukan, ...]:
    """How the enacted revisi with this number stand, the newest first."""
    found = Revisi.objects.filter(nomor=number.strip()[:200], keadaan__in=_FROZEN).select_related("unit")
    return tuple(standing(one, known=False) for one in found.order_by("-urut", "-pk")[:5])


def check_file(pdf: bytes) -> Hasil:
    """What a file that somebody brings is. It is looked into by a process of its own."""
    digest = hashlib.sha256(pdf).hexdigest()
    enacted = Bukti.objects.filter(sidik=digest, jenis="keputusan", gugur=False, revisi__keadaan__in=_FROZEN)
    rows = list(
        Revisi.objects.filter(bukti__in=enacted).select_related("unit").distinct().order_by("pk")[:200]
    )
    folder = Path(os.environ.get("SOPAN_TRUST_DIR") or data_dir() / "trust")
    found = inspect(pdf, folder)
    if found is None:
        return Hasil(Asal.ASLI, _all(rows)) if rows else Hasil(Asal.RUSAK)
    signed = tuple(found["tanda_tangan"])
    if rows:
        return Hasil(Asal.ASLI, _all(rows), signed)
    return _other(found, signed)


def _other(found: dict[str, Any], signed: Sequence[dict[str, Any]]) -> Hasil:
    number, digest = str(found["nomor"]), str(found["sidik"])
    named = Revisi.objects.filter(nomor=number, keadaan__in=_FROZEN) if number else Revisi.objects.none()
    rows = list(named.select_related("unit").order_by("-urut")[:20])
    same = [one for one in rows if one.sidik == digest]
    if any(not one["utuh"] or one["berubah"] for one in signed):
        return Hasil(Asal.BERUBAH, _all(same or rows[:1]), tuple(signed))
    if same:
        return Hasil(Asal.SAH if found["sah"] else Asal.SALINAN, _all(same), tuple(signed))
    if rows:
        return Hasil(Asal.BERUBAH, _all(rows[:1]), tuple(signed))
    return Hasil(Asal.TAK_DIKENAL, (), tuple(signed))


def _all(rows: Iterable[Revisi]) -> tuple[Kedudukan, ...]:
    return tuple(standing(one) for one in rows)
