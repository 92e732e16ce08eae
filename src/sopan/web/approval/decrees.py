"""A decree over the SOPs of a unit: compiled and numbered, signed, and enacting all of them or none.

The steps follow the office's own: the bureau compiles final SOPs, which gives each its number and its
effective day in one transaction; the official signs the file outside; the signed file is attached to all of
them at once, and enacts them together. Content does not change by it: number and date are the decree's own.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence

from django.db import transaction

from sopan.errors import Pesan
from sopan.lifecycle import Ditolak, Keadaan, Peran
from sopan.lifecycle.policies import pelaku_sah
from sopan.lifecycle.states import DIBEKUKAN
from sopan.publish.penetapan import (
    Isian,
    Naskah,
    SopDitetapkan,
    isi_berkas,
    nomori,
    susun_keputusan,
    susun_peraturan,
)
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered, orang
from sopan.web.approval.audit import append
from sopan.web.approval.decree import signature_faults
from sopan.web.approval.facts import facts
from sopan.web.approval.models import Bukti, Keputusan, Lampiran
from sopan.web.approval.services import locked, step
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import columns, document
from sopan.web.library.search import remember

__all__ = ["choosable", "compile_decree", "enact", "naskah_of", "seen_decrees", "sign"]

MOST = 200
"""So many SOPs one decree compiles at the most."""
_ROLES = (Peran.PENGELOLA, Peran.PEJABAT)


def choosable(user: Pengguna) -> list[Revisi]:
    """The final SOPs that this person may put into a decree, by unit and title."""
    units = covered(orang(user, today()), *_ROLES)
    found = Revisi.objects.filter(keadaan=Keadaan.FINAL.value, unit__in=units).select_related(
        "unit", "thread"
    )
    return list(found.order_by("unit__urut", "unit_id", "judul", "pk")[: 5 * MOST])


def seen_decrees(user: Pengguna) -> list[Keputusan]:
    """The decrees of the units that this person manages or enacts for, newest first."""
    units = covered(orang(user, today()), *_ROLES)
    return list(Keputusan.objects.filter(unit__in=units).select_related("unit", "oleh")[:200])


@transaction.atomic
def compile_decree(user: Pengguna, kind: str, keys: Sequence[int], told: dict[str, str]) -> Keputusan:
    """Make a decree of these SOPs and write numbers and the effective day into all of them.

    `told` is what the form says: nomor, tanggal, tempat, tentang, jabatan, nama, nip, pola (of the SOPs'
    numbers; empty keeps those that they have). Raises `Ditolak` with every reason, `WrongUse` for a wrong
    pattern, and then no SOP has changed.
    """
    rows = [locked(key) for key in dict.fromkeys(keys)]
    reasons = _faults(user, kind, rows, told)
    if reasons:
        raise Ditolak(tuple(reasons))
    day = datetime.date.fromisoformat(told["tanggal"])
    sops = nomori([document(one.isi).sop for one in rows], told.get("pola") or None, day)
    numbers = [sop.nomor or "" for sop in sops]
    if twice := _taken(rows, numbers):
        raise Ditolak(
            (Pesan(f"Nomor ini sudah dipakai: {', '.join(twice)}.", f"Numbers in use: {', '.join(twice)}."),)
        )
    texts = isi_berkas({str(one.pk): one.isi for one in rows}, sops)
    made = Keputusan.objects.create(jenis=kind, unit=_unit(rows), isi=told, oleh=user, pada=now())
    for place, (revisi, text) in enumerate(zip(rows, texts.values(), strict=True), 1):
        Lampiran.objects.create(keputusan=made, revisi=revisi, urut=place)
        _number(revisi, user, text, made)
    return made


def _faults(user: Pengguna, kind: str, rows: list[Revisi], told: dict[str, str]) -> list[Pesan]:
    reasons = []
    if kind not in Keputusan.Jenis.values:
        reasons.append(Pesan("Pilih keputusan atau peraturan.", "Choose keputusan or peraturan."))
    if not rows:
        reasons.append(Pesan("Pilih sekurang-kurangnya satu SOP.", "Choose at least one SOP."))
    if kind == Keputusan.Jenis.PERATURAN and len(rows) > 1:
        reasons.append(Pesan("Peraturan memuat satu SOP.", "A Peraturan is about one SOP."))
    if len(rows) > MOST:
        reasons.append(Pesan(f"Paling banyak {MOST} SOP.", f"At most {MOST} SOPs."))
    if not told.get("nomor"):
        reasons.append(Pesan("Tulis nomor naskah.", "Write the number of the decree."))
    try:
        datetime.date.fromisoformat(told.get("tanggal", ""))
    except ValueError:
        reasons.append(Pesan("Tulis tanggal penetapan.", "Write the day of the decree."))
    person, day = orang(user, today()), today()
    for one in rows:
        if one.tahap is not Keadaan.FINAL:
            reasons.append(Pesan(f"{one.judul}: belum final.", f"{one.judul}: it is not final."))
        reasons += [
            Pesan(f"{one.judul}: {why.id}", f"{one.judul}: {why.en}")
            for why in pelaku_sah(person, _ROLES, facts(one), day)[1]
        ]
    return reasons


def _taken(rows: list[Revisi], numbers: list[str]) -> list[str]:
    """Numbers that two of them share, or that another enacted SOP has."""
    frozen = [state.value for state in DIBEKUKAN]
    found = {number for number in numbers if number and numbers.count(number) > 1}
    others = Revisi.objects.filter(nomor__in=[one for one in numbers if one], keadaan__in=frozen)
    owner = dict(zip(numbers, (one.thread_id for one in rows), strict=True))
    found |= {n for n, thread in others.values_list("nomor", "thread_id") if owner.get(n) != thread}
    return sorted(found)


def _unit(rows: list[Revisi]) -> Unit:
    """The unit of a decree: that of its first SOP."""
    return rows[0].unit


def _number(revisi: Revisi, user: Pengguna, text: str, decree: Keputusan) -> None:
    """Another number and day in a final SOP; a file that was signed before is not the one any more."""
    if text != revisi.isi:
        read = document(text)
        for column, value in columns(read).items():
            setattr(revisi, column, value)
        revisi.isi, revisi.versi, revisi.diubah = text, revisi.versi + 1, now()
        revisi.save()
        remember(revisi, read.sop)
        revisi.bukti.filter(jenis="keputusan", gugur=False).update(gugur=True)
    told = {"sidik": revisi.sidik, "nomor": revisi.nomor, "keputusan": decree.pk}
    append("penomoran", revisi.thread, revisi, user, isi=told)


def naskah_of(decree: Keputusan) -> Naskah:
    """The decree as a document, of the SOPs as they stand."""
    told = decree.isi
    filled = Isian(
        jabatan=told.get("jabatan") or None,
        nama=told.get("nama") or None,
        nip=told.get("nip") or None,
        nomor=told.get("nomor") or None,
        tanggal=datetime.date.fromisoformat(told["tanggal"]),
        tempat=told.get("tempat") or None,
        tentang=told.get("tentang") or None,
    )
    rows = decree.revisi.order_by("lampiran__urut")
    sops = [SopDitetapkan(document(one.isi).sop) for one in rows]
    if decree.jenis == Keputusan.Jenis.PERATURAN:
        return susun_peraturan(sops[0], filled)
    return susun_keputusan(sops, filled)


@transaction.atomic
def sign(pk: int, user: Pengguna, file: bytes, name: str) -> None:
    """Attach the signed file to every SOP of the decree.

    Raises `Ditolak` with every reason, a signature that does not hold among them.
    """
    decree = Keputusan.objects.select_for_update().get(pk=pk)
    if faults := signature_faults(file):
        raise Ditolak(faults)
    rows = _held(decree, user)
    digest = hashlib.sha256(file).hexdigest()
    values = {
        "nomor": decree.isi["nomor"],
        "tanggal": decree.isi["tanggal"],
        "efektif": decree.isi["tanggal"],
        "sidik_berkas": digest,
        "salah": [],
    }
    for one in rows:
        Bukti.objects.create(
            revisi=one, jenis="keputusan", isi=values, berkas=file, nama_berkas=name[:200], sidik=digest,
            oleh=user, pada=now(),
        )  # fmt: skip
        append("bukti", one.thread, one, user, isi={"bukti": "keputusan", "nilai": values})


@transaction.atomic
def enact(pk: int, user: Pengguna) -> None:
    """Enact every SOP of the decree, or none: `Ditolak` tells for which and why."""
    decree = Keputusan.objects.select_for_update().get(pk=pk)
    rows = _held(decree, user)
    reasons: list[Pesan] = []
    for one in rows:
        try:
            step(one.pk, "tetapkan", user)
        except Ditolak as refused:
            reasons += [Pesan(f"{one.judul}: {w.id}", f"{one.judul}: {w.en}") for w in refused.alasan]
    if reasons:
        raise Ditolak(tuple(reasons))
    decree.selesai = now()
    decree.save()


def _held(decree: Keputusan, user: Pengguna) -> list[Revisi]:
    """The SOPs of a decree that is not finished, all of them final and within this person's reach."""
    if decree.selesai is not None:
        raise Ditolak((Pesan("Naskah ini sudah menetapkan SOP-nya.", "This decree has enacted its SOPs."),))
    rows = [locked(key) for key in decree.revisi.order_by("lampiran__urut").values_list("pk", flat=True)]
    reasons = []
    for one in rows:
        if one.tahap is not Keadaan.FINAL:
            reasons.append(Pesan(f"{one.judul}: tidak lagi final.", f"{one.judul}: no longer final."))
        reasons += pelaku_sah(orang(user, today()), _ROLES, facts(one), today())[1]
    if reasons:
        raise Ditolak(tuple(dict.fromkeys(reasons)))
    return rows
