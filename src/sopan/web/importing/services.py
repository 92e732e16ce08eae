"""What becomes of an old document: received, read apart, looked at, made a draf."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from sopan.errors import Pesan, WrongUse
from sopan.lifecycle import Peran
from sopan.model.sumber import tulis_jalur
from sopan.model.teks import judul_baku
from sopan.read.edit import edit_text
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered, orang
from sopan.web.approval.models import Komentar
from sopan.web.authoring.services import create
from sopan.web.clock import now, today
from sopan.web.importing.models import DokumenLama, HalamanLama
from sopan.web.importing.reader import SECONDS
from sopan.web.importing.values import Nilai, correction, values
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, findings

__all__ = ["KEPT_DAYS", "LARGEST", "MOST_FILES", "confirm", "make_draft", "mine", "read", "receive"]

LARGEST = 20_000_000
"""Bytes of one upload."""
MOST_FILES = 50
_MOST_WAITING = 500
KEPT_DAYS = 30
"""An uploaded document is forgotten after so many days; the draf that was made of it stays."""

K = DokumenLama.Keadaan


def mine(user: Pengguna) -> QuerySet[DokumenLama]:
    """The documents that this person may see: their own, and those of units that they manage."""
    managed = covered(orang(user, today()), Peran.PENGELOLA, Peran.ADMINISTRATOR)
    return DokumenLama.objects.filter(Q(pengguna=user) | Q(unit__in=managed)).filter(sampai__gt=now())


@transaction.atomic
def receive(user: Pengguna, unit: Unit, files: Sequence[tuple[str, bytes]]) -> list[DokumenLama]:
    """Take documents in, to be read in the background. Raises `WrongUse` while too many wait."""
    if user.dokumen_lama.filter(keadaan=K.MENUNGGU).count() + len(files) > _MOST_WAITING:
        raise WrongUse(
            Pesan("Masih banyak berkas yang menunggu dibaca.", "Many files still wait to be read.")
        )
    moment, made = now(), []
    for name, data in files:
        one = DokumenLama.objects.create(
            pengguna=user,
            unit=unit,
            nama=name.replace("\0", "")[:200] or "berkas",
            data=data,
            sidik=hashlib.sha256(data).hexdigest(),
            pada=moment,
            sampai=moment + datetime.timedelta(days=KEPT_DAYS),
        )
        read.enqueue(one.pk)
        made.append(one)
    return made


@task()
def read(pk: int) -> None:
    """Read one document. Done again after a killed worker it gives the same; done before, it does nothing."""
    one = DokumenLama.objects.filter(pk=pk, keadaan=K.MENUNGGU).first()
    if one is None:
        return
    with tempfile.TemporaryDirectory(prefix="sopan-impor-") as place:
        folder = Path(place)
        told = _apart(bytes(one.data), one.nama, folder)
        pictures = sorted(folder.glob("[0-9]*.png"), key=lambda file: int(file.stem))
        with transaction.atomic():
            one = DokumenLama.objects.select_for_update().filter(pk=pk, keadaan=K.MENUNGGU).first()
            if one is None:
                return
            _keep(one, told)
            HalamanLama.objects.bulk_create(
                HalamanLama(dokumen=one, nomor=int(file.stem), gambar=file.read_bytes()) for file in pictures
            )


def _apart(data: bytes, name: str, folder: Path) -> dict[str, Any]:
    """What the process of `sopan.web.importing.reader` says, or that it did not come to an end."""
    source = folder / "masuk"
    source.write_bytes(data)
    command = [sys.executable, "-m", "sopan.web.importing.reader", str(source), name, str(folder)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        told: dict[str, Any] = json.loads((folder / "hasil.json").read_text(encoding="utf-8"))
    except (OSError, subprocess.SubprocessError, ValueError):
        why = Pesan(
            f"Berkas ini tidak selesai dibaca dalam {SECONDS} detik, atau meminta terlalu banyak.",
            f"This file could not be read within {SECONDS} seconds, or asks for too much.",
        )
        return {"salah": [[why.id, why.en]]}
    return told


def _keep(one: DokumenLama, told: dict[str, Any]) -> None:
    if "salah" in told:
        one.keadaan, one.alasan = K.DITOLAK, told["salah"]
    else:
        one.keadaan, one.format, one.persis = K.SIAP, told["format"], told["persis"]
        one.nilai, one.catatan, one.isi = told["nilai"], told["catatan"], told["isi"]
    _count(one)
    one.save()


def _count(one: DokumenLama) -> None:
    """The columns of the list, from the text and the values."""
    if not one.isi:
        return
    was = document(one.isi)
    count = findings(was, "reviu").jumlah()
    steps = [judul_baku(step.kegiatan) for step in was.sop.langkah]
    one.judul = was.sop.judul[:400]
    one.sidik_sop = hashlib.sha256("\n".join([judul_baku(was.sop.judul), *steps]).encode()).hexdigest()
    one.kesalahan, one.peringatan = count["error"], count["warning"]
    one.ragu = sum(value.ragu for value in values(one, was.sop))


@transaction.atomic
def confirm(pk: int, number: int, said: list[str] | None) -> DokumenLama:
    """Somebody looked at a value: it is right (None), or says this. Raises `WrongUse`, `OperasiDitolak`."""
    one = DokumenLama.objects.select_for_update().get(pk=pk)
    if one.keadaan != K.SIAP:
        raise WrongUse(Pesan("Dokumen ini tidak lagi diperiksa.", "This document is not being looked at."))
    value = next((v for v in values(one, document(one.isi).sop) if v.nomor == number), None)
    if value is None:
        raise WrongUse(Pesan("Nilai itu tidak ada.", "There is no such value."))
    if said is not None and (operations := correction(value, said)):
        one.isi = edit_text(one.isi, operations)
    one.nilai[number]["selesai"] = True
    _count(one)
    one.save()
    return one


@transaction.atomic
def make_draft(pk: int, user: Pengguna) -> Revisi:
    """Make the document a draf of its unit. What nobody looked at goes along as comments on its place.

    Raises `Ditolak` where the person is no drafter there, `WrongUse` where it was made already.
    """
    one = DokumenLama.objects.select_for_update().select_related("unit").get(pk=pk)
    if one.keadaan != K.SIAP:
        raise WrongUse(Pesan("Dokumen ini sudah menjadi draf.", "This document is a draft already."))
    revisi = create(user, one.unit, one.isi, one.nama)
    for value in _open(one):
        why = value.lihat or Pesan("nilai ini tidak pasti", "this value is not certain")
        Komentar.objects.create(
            revisi=revisi,
            jalur=_anchor(value.jalur)[:120],
            teks=f"Impor ({value.asal or one.nama}): {why.id} [{value.persen}%]"[:4000],
            oleh=user,
            pada=now(),
        )
    one.keadaan, one.revisi = K.JADI, revisi
    one.save()
    return revisi


def _open(one: DokumenLama) -> list[Nilai]:
    return [value for value in values(one, document(one.isi).sop) if value.ragu]


def _anchor(path: tuple[str | int, ...]) -> str:
    """The place as comments name it: `langkah.3.waktu`."""
    return tulis_jalur(path).replace("[", ".").replace("]", "")
