"""What people do with a revisi beyond writing it. Each function is one transaction with its event."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from sopan.errors import Pesan, SopanError, WrongUse
from sopan.lifecycle import Akibat, Ditolak, Hasil, Keadaan, Peran, Permintaan, berperan, laksanakan
from sopan.lifecycle.policies import boleh_memberi_sepakat, boleh_menyetujui, pelaku_sah
from sopan.lifecycle.states import DIPAKAI
from sopan.publish.sosialisasi import Soal, kuis, salah
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang
from sopan.web.approval.audit import append
from sopan.web.approval.decree import signature_faults
from sopan.web.approval.evidence import BUKTI
from sopan.web.approval.facts import facts, inner_actors, newest
from sopan.web.approval.models import Bukti, Komentar, Penunjukan
from sopan.web.authoring.services import copy_as_draf
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = [
    "agree",
    "approve",
    "assign",
    "attach",
    "comment",
    "questions",
    "read_understood",
    "resolve",
    "step",
    "unassign",
]

EVALUATION_DAYS = 365
"""At the latest a year after it came into force, or was last evaluated, an SOP is evaluated again."""


def locked(pk: int) -> Revisi:
    """The revisi, held until the end of the transaction."""
    return Revisi.objects.select_for_update(of=("self",)).select_related("thread").get(pk=pk)


def _refuse(reasons: tuple[Pesan, ...]) -> None:
    if reasons:
        raise Ditolak(reasons)


def _in_state(revisi: Revisi, *states: Keadaan) -> None:
    if revisi.tahap not in states:
        names = [s.sebutan for s in states]
        raise Ditolak(
            (
                Pesan(
                    f"Hanya dalam keadaan {', '.join(n.id.lower() for n in names)}.",
                    f"Only in state {', '.join(n.en.lower() for n in names)}.",
                ),
            )
        )


@transaction.atomic
def step(pk: int, name: str, user: Pengguna | None, *, reason: str = "", replaced_by: str = "") -> Hasil:
    """Carry out a transition with all that goes along. `user` is None for the clock.

    Raises `Ditolak` with every reason, and then nothing has changed.
    """
    revisi = locked(pk)
    day = today()
    view = facts(revisi, for_step=name)
    asked = Permintaan(orang(user, day) if user else None, day, reason, replaced_by)
    result = laksanakan(name, view, asked)
    duty = result.penugasan
    on_behalf = Pengguna.objects.get(pk=int(duty.atas_nama)) if duty and duty.atas_nama else None
    told: dict[str, Any] = {"dari": revisi.keadaan, "ke": result.ke.value}
    if reason.strip():
        told["alasan"] = reason.strip()
    if replaced_by.strip():
        told["pengganti"] = replaced_by.strip()
    if duty:
        told["peran"] = duty.peran.value
        if duty.sebutan:
            told["sebutan"] = duty.sebutan
    _effects(revisi, result, user)
    if name == "tetapkan":
        revisi.tanggal_efektif = view.tanggal_efektif
    if name in ("berlakukan", "tetap_berlaku", "perlu_revisi"):
        revisi.jadwal_evaluasi = day + datetime.timedelta(EVALUATION_DAYS)
    if revisi.keadaan != result.ke.value:
        revisi.keadaan, revisi.keadaan_sejak = result.ke.value, now()
    revisi.save()
    append(name, revisi.thread, revisi, user, on_behalf, told)
    return result


def _effects(revisi: Revisi, result: Hasil, user: Pengguna | None) -> None:
    if Akibat.HAPUS_PERSETUJUAN in result.akibat:
        revisi.penunjukan.update(selesai=None)
        revisi.bukti.update(gugur=True)
    if Akibat.GANTI_YANG_LAMA in result.akibat:
        in_force = [state.value for state in DIPAKAI]
        for old in Revisi.objects.select_for_update().filter(thread=revisi.thread, keadaan__in=in_force):
            told = {"dari": old.keadaan, "ke": Keadaan.DIGANTI.value, "oleh_revisi": revisi.urut}
            old.keadaan, old.keadaan_sejak, old.dipublikasikan = Keadaan.DIGANTI.value, now(), False
            old.save()
            append("diganti", revisi.thread, old, user, isi=told)
    if Akibat.TANDAI_PUBLIK in result.akibat:
        revisi.dipublikasikan = True
    if Akibat.TARIK_PUBLIK in result.akibat:
        revisi.dipublikasikan = False
    if result.transisi.nama == "tetap_berlaku":
        revisi.bukti.filter(jenis__in=["evaluasi", "berita_acara_evaluasi"]).update(gugur=True)
    if Akibat.DRAF_BARU in result.akibat and user is not None:
        form = newest(revisi)["evaluasi"]
        new = copy_as_draf(revisi, user)
        spoken = [one.sebutan.id for one in BUKTI["evaluasi"].isian if form.isi.get(one.nama) == "tidak"]
        for words in [
            *(f"Evaluasi: tidak {text[0].lower()}{text[1:]}." for text in spoken),
            form.isi["catatan"],
        ]:
            if words:
                Komentar.objects.create(revisi=new, teks=words, oleh=user, pada=now())
        revisi.bukti.filter(jenis__in=["evaluasi", "berita_acara_evaluasi"]).update(gugur=True)


@transaction.atomic
def assign(pk: int, user: Pengguna, kind: str, whom: Pengguna, column: str = "") -> None:
    """Ask somebody to review, to hold an actor column, or to read. Raises `Ditolak` where it may not be."""
    revisi = locked(pk)
    view = facts(revisi)
    day = today()
    roles: tuple[Peran, ...]
    states: tuple[Keadaan, ...]
    if kind == Penunjukan.Jenis.PEMBACA:
        # Also later: who comes to hold a role of an SOP in force reads it then.
        roles, states = (Peran.PENGELOLA,), (
            Keadaan.DITETAPKAN, Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI,
        )  # fmt: skip
    elif kind == Penunjukan.Jenis.PENINJAU:
        roles, states = (Peran.PENYUSUN, Peran.PENGELOLA), (Keadaan.DRAF, Keadaan.REVIU)
    elif kind == Penunjukan.Jenis.PELAKSANA:
        roles, states = (Peran.PENYUSUN, Peran.PENGELOLA), (Keadaan.DRAF,)
    else:
        raise WrongUse(Pesan("penunjukan itu tidak dikenal.", "there is no such assignment."))
    _in_state(revisi, *states)
    _refuse(pelaku_sah(orang(user, day), roles, view, day)[1])
    if kind == Penunjukan.Jenis.PENINJAU:
        if str(whom.pk) in view.penulis:
            raise Ditolak((Pesan(f"{whom} ikut menulis SOP ini.", f"{whom} wrote this SOP too."),))
        if not berperan(orang(whom, day), (Peran.PENINJAU,), view.unit, view.induk, day):
            raise Ditolak(
                (Pesan(f"{whom} bukan peninjau unit ini.", f"{whom} is no reviewer of this unit."),)
            )
    if kind == Penunjukan.Jenis.PELAKSANA:
        if column not in inner_actors(document(revisi.isi).sop):
            raise WrongUse(Pesan("kolom pelaksana itu tidak ada.", "there is no such actor column."))
        revisi.penunjukan.filter(jenis=kind, kolom=column).delete()
    else:
        column = ""
    Penunjukan.objects.get_or_create(revisi=revisi, jenis=kind, kolom=column, pengguna=whom)
    append("tunjuk", revisi.thread, revisi, user, isi={"tugas": kind, "siapa": whom.pk, "kolom": column})


@transaction.atomic
def unassign(pk: int, user: Pengguna, assignment: int) -> None:
    """Take back what was asked of somebody who has not done it yet."""
    revisi = locked(pk)
    one = revisi.penunjukan.get(pk=assignment)
    view, day = facts(revisi), today()
    _in_state(revisi, Keadaan.DRAF, Keadaan.REVIU, Keadaan.DITETAPKAN)
    _refuse(pelaku_sah(orang(user, day), (Peran.PENYUSUN, Peran.PENGELOLA), view, day)[1])
    if one.selesai:
        raise Ditolak((Pesan("Tugas ini sudah dikerjakan.", "This has been done already."),))
    append("batal_tunjuk", revisi.thread, revisi, user, isi={"tugas": one.jenis, "siapa": one.pengguna_id})
    one.delete()


@transaction.atomic
def approve(pk: int, user: Pengguna) -> None:
    """A reviewer approves format and content."""
    revisi = locked(pk)
    _in_state(revisi, Keadaan.REVIU)
    _refuse(boleh_menyetujui(orang(user, today()), facts(revisi), today()))
    revisi.penunjukan.filter(jenis="peninjau", pengguna=user).update(selesai=now())
    append("setuju", revisi.thread, revisi, user)


@transaction.atomic
def agree(pk: int, user: Pengguna, column: str) -> None:
    """The holder of an actor column agrees to what the SOP asks of it."""
    revisi = locked(pk)
    _in_state(revisi, Keadaan.REVIU)
    _refuse(boleh_memberi_sepakat(orang(user, today()), column, facts(revisi)))
    revisi.penunjukan.filter(jenis="pelaksana", kolom=column, pengguna=user).update(selesai=now())
    append("sepakat", revisi.thread, revisi, user, isi={"kolom": column})


def questions(revisi: Revisi, user: Pengguna) -> tuple[Soal, ...]:
    """What a reader is asked about this text: the same each time, and first of all about their own steps."""
    own = revisi.penunjukan.filter(jenis="pelaksana", pengguna=user).values_list("kolom", flat=True)
    return kuis(document(revisi.isi).sop, f"{revisi.sidik}:{user.pk}", own)


@transaction.atomic
def read_understood(pk: int, user: Pengguna, answers: Mapping[str, str]) -> tuple[Soal, ...]:
    """A reader states that they read and understood, by answering the questions about this very revisi.

    Gives the questions that were answered wrongly; with none of them it is recorded. Every try counts.
    """
    revisi = locked(pk)
    _in_state(revisi, Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI)
    asked = revisi.penunjukan.filter(jenis="pembaca", pengguna=user, selesai=None)
    if not asked.update(percobaan=F("percobaan") + 1):
        raise Ditolak((Pesan("Anda tidak ditugasi membaca SOP ini.", "You are not asked to read this SOP."),))
    wrong = salah(questions(revisi, user), answers)
    if not wrong:
        asked.update(selesai=now())
        append("paham", revisi.thread, revisi, user, isi={"sidik": revisi.sidik})
    return wrong


@transaction.atomic
def comment(pk: int, user: Pengguna, text: str, path: str = "", answer_to: int | None = None) -> Komentar:
    """Comment on a place of the SOP, or answer a comment. Whoever sees a revisi under work may."""
    revisi = locked(pk)
    _in_state(revisi, *(state for state in Keadaan if state not in (Keadaan.DIGANTI, Keadaan.DICABUT)))
    words = text.strip().replace("\0", "")[:4000]
    if not words:
        raise WrongUse(Pesan("Tulis komentarnya.", "Write the comment."))
    parent = revisi.komentar.get(pk=answer_to, induk=None) if answer_to else None
    made = Komentar.objects.create(
        revisi=revisi, induk=parent, jalur="" if parent else path[:120], teks=words, oleh=user, pada=now()
    )
    if parent and parent.selesai:
        parent.selesai = parent.selesai_oleh = None
        parent.save()
    append("komentar", revisi.thread, revisi, user, isi={"komentar": made.pk, "jalur": made.jalur})
    return made


@transaction.atomic
def resolve(pk: int, user: Pengguna, comment_id: int, *, done: bool) -> None:
    """Close a comment or open it again: whoever wrote it, a reviewer, or a drafter in a draf."""
    revisi = locked(pk)
    one = revisi.komentar.get(pk=comment_id, induk=None)
    view, day = facts(revisi), today()
    roles = (Peran.PENINJAU, Peran.PENGELOLA) if revisi.tahap is not Keadaan.DRAF else (
        Peran.PENYUSUN, Peran.PENINJAU, Peran.PENGELOLA,
    )  # fmt: skip
    if one.oleh_id != user.pk:
        _refuse(pelaku_sah(orang(user, day), roles, view, day)[1])
    one.selesai, one.selesai_oleh = (now(), user) if done else (None, None)
    one.save()
    event = "komentar_selesai" if done else "komentar_dibuka"
    append(event, revisi.thread, revisi, user, isi={"komentar": one.pk})


class SalahIsi(SopanError):
    """A form with faults, by field."""

    def __init__(self, wrong: Mapping[str, Pesan]) -> None:
        super().__init__(Pesan("Periksa isian yang ditandai.", "See to the marked fields."))
        self.wrong = dict(wrong)


@transaction.atomic
def attach(
    pk: int, user: Pengguna, kind: str, data: Mapping[str, str], file: bytes | None = None, name: str = ""
) -> Bukti:
    """Give the evidence that a step asks for. Raises `Ditolak`, or `SalahIsi` with every faulty field."""
    revisi = locked(pk)
    if kind not in BUKTI:
        raise WrongUse(Pesan("bukti itu tidak dikenal.", "there is no such evidence."))
    form = BUKTI[kind]
    _in_state(revisi, *form.keadaan)
    day, view = today(), facts(revisi)
    _refuse(pelaku_sah(orang(user, day), form.peran, view, day, bukan_penulis=form.bukan_penulis)[1])
    values, wrong = form.periksa(data)
    if any(one.jenis == "berkas" for one in form.isian):
        if not file:
            wrong["berkas"] = Pesan("Lampirkan berkasnya.", "Attach the file.")
        else:
            values["sidik_berkas"] = hashlib.sha256(file).hexdigest()
            values["salah"] = [fault.id for fault in signature_faults(file)]
    if wrong:
        raise SalahIsi(wrong)
    made = Bukti.objects.create(
        revisi=revisi,
        jenis=kind,
        isi=values,
        berkas=file,
        nama_berkas=name[:200],
        sidik=values.get("sidik_berkas", ""),
        oleh=user,
        pada=now(),
    )
    append("bukti", revisi.thread, revisi, user, isi={"bukti": kind, "nilai": values})
    return made
