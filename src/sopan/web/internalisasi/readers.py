"""Who reads an SOP: those asked, those who ought to be, and the proof of it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

import xlsxwriter
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sopan.errors import Pesan, WrongUse
from sopan.layout.tanggal import tanggal_indonesia
from sopan.lifecycle import Ditolak, Keadaan, Peran
from sopan.lifecycle.policies import pelaku_sah
from sopan.publish.paper import Dokumen, Judul, Paragraf, Tabel, write
from sopan.publish.standar.turunan import pemilik
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang, subtree
from sopan.web.approval import services
from sopan.web.approval.facts import facts, inner_actors
from sopan.web.approval.models import Penunjukan
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.notices.services import notify

__all__ = ["Pembaca", "Usulan", "as_csv", "as_pdf", "as_xlsx", "ask", "readers", "remind", "suggestions"]

_KEPALA = ("Nama", "Jabatan", "Unit", "Peran dalam SOP", "Status", "Tanggal", "Percobaan")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Somebody who was asked to read, the columns that they hold, and when they passed the questions."""

    penunjukan: Penunjukan
    kolom: tuple[str, ...]

    def baris(self) -> tuple[str, ...]:
        """As a row of the list: what a person reads of it."""
        one, who = self.penunjukan, self.penunjukan.pengguna
        when = timezone.localtime(one.selesai).strftime("%Y-%m-%d %H:%M") if one.selesai else ""
        status = "Paham" if one.selesai else "Belum"
        unit = who.unit.nama if who.unit else ""
        return (str(who), who.jabatan, unit, ", ".join(self.kolom), status, when, str(one.percobaan))


@dataclass(frozen=True, slots=True)
class Usulan:
    """Somebody who ought to read: why, and whether they are asked already."""

    siapa: Pengguna
    kolom: tuple[str, ...]
    pemegang: bool
    sudah: bool


def readers(revisi: Revisi) -> list[Pembaca]:
    """Everybody who was asked to read, by name."""
    held = _held(revisi)
    asked = revisi.penunjukan.filter(jenis="pembaca").select_related("pengguna__unit")
    return [
        Pembaca(one, tuple(held.get(one.pengguna_id, ()))) for one in asked.order_by("pengguna__nama", "pk")
    ]


def _held(revisi: Revisi) -> dict[int, list[str]]:
    """The columns that each person holds, by their printed names."""
    names = inner_actors(document(revisi.isi).sop)
    held: dict[int, list[str]] = {}
    for person, column in revisi.penunjukan.filter(jenis="pelaksana").values_list("pengguna_id", "kolom"):
        if column in names:
            held.setdefault(person, []).append(names[column])
    return held


def suggestions(revisi: Revisi) -> list[Usulan]:
    """Those who ought to read: who holds a column, and who has the post that a column is named after.

    A post is looked for in the SOP's unit and below it. A column `Petugas` is anybody whose post has that
    word; `Kepala Seksi Layanan` only who has all three.
    """
    names = inner_actors(document(revisi.isi).sop)
    held = _held(revisi)
    asked = set(revisi.penunjukan.filter(jenis="pembaca").values_list("pengguna_id", flat=True))
    wanted = {name: set(_WORD.findall(name.lower())) for name in names.values()}
    near = subtree([revisi.unit_id])
    people = Pengguna.objects.filter(is_active=True).exclude(unit=None).select_related("unit")
    found = []
    for person in people:
        post = set(_WORD.findall(person.jabatan.lower()))
        by_post = [
            name for name, words in wanted.items() if words and words <= post and person.unit_id in near
        ]
        columns = tuple(dict.fromkeys([*held.get(person.pk, []), *by_post]))
        if columns:
            found.append(Usulan(person, columns, person.pk in held, person.pk in asked))
    return found


@transaction.atomic
def ask(pk: int, user: Pengguna, people: list[int]) -> int:
    """Ask these people to read, all of them or none; gives how many. Raises `Ditolak`."""
    if not people:
        raise WrongUse(Pesan("Pilih orangnya dahulu.", "Choose the people first."))
    chosen = list(Pengguna.objects.filter(pk__in=people[:500], is_active=True).order_by("pk"))
    before = set(Penunjukan.objects.filter(revisi=pk, jenis="pembaca").values_list("pengguna_id", flat=True))
    new = [one for one in chosen if one.pk not in before]
    for one in new:
        services.assign(pk, user, "pembaca", one)
    return len(new)


@transaction.atomic
def remind(pk: int, user: Pengguna) -> int:
    """Remind everybody who has not read yet, once a day each; gives how many were told. Raises `Ditolak`."""
    revisi = services.locked(pk)
    view, day = facts(revisi), today()
    reasons = pelaku_sah(orang(user, day), (Peran.PENGELOLA,), view, day)[1]
    if reasons:
        raise Ditolak(reasons)
    if revisi.tahap not in (Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI):
        raise Ditolak(
            (Pesan("Pembaca baru membaca sejak internalisasi.", "Reading begins with internalisasi."),)
        )
    text = Pesan(
        f"Mohon baca SOP “{revisi.judul}” dan jawab pertanyaannya.",
        f"Please read the SOP “{revisi.judul}” and answer its questions.",
    )
    waiting = Pengguna.objects.filter(
        penunjukan__revisi=revisi, penunjukan__jenis="pembaca", penunjukan__selesai=None
    )
    key = f"baca-ulang:{revisi.pk}:{day.isoformat()}"
    return notify(waiting.distinct(), "lewat", text, reverse("sop-baca", args=[pk]), revisi, key=key)


def as_csv(rows: list[Pembaca]) -> bytes:
    """The proof for a spreadsheet that reads CSV. No cell is ever a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_KEPALA)
    writer.writerows([f"'{c}" if c[:1] in tuple("=+-@\t\r") else c for c in row.baris()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[Pembaca]) -> bytes:
    """The proof as XLSX, every cell a text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("Pembaca")
        sheet.write_row(0, 0, _KEPALA, book.add_format({"bold": True, "bottom": 1}))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row.baris()):
                sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 3, 32)
    return out.getvalue()


def as_pdf(revisi: Revisi, rows: list[Pembaca]) -> bytes:
    """The proof as a document: which very text was read, and by whom."""
    sop = document(revisi.isi).sop
    done = sum(1 for row in rows if row.penunjukan.selesai)
    number = f" Nomor {revisi.nomor}" if revisi.nomor else ""
    table = tuple(
        tuple((cell,) if cell else () for cell in (str(n), *row.baris()[:2], *row.baris()[3:6]))
        for n, row in enumerate(rows, 1)
    )
    day = today()
    return write(
        "pdf",
        Dokumen(
            judul="Bukti Internalisasi SOP",
            pemilik=pemilik(sop) or (revisi.unit.nama,),
            sub=f"{sop.judul}{number}, revisi {revisi.urut}",
            isi=(
                Paragraf(
                    f"Per {tanggal_indonesia(day)}, {done} dari {len(rows)} orang yang ditugasi telah "
                    "membaca SOP ini dan menjawab benar semua pertanyaan tentangnya."
                ),
                Judul("Daftar pembaca"),
                Tabel(
                    ("No", "Nama", "Jabatan", "Peran dalam SOP", "Status", "Tanggal"),
                    table,
                    (0.7, 3.2, 3, 3, 1.2, 2),
                ),
                Paragraf(f"Sidik naskah yang dibaca (SHA-256): {revisi.sidik}", "catatan"),
                Paragraf(f"Dicetak {timezone.localtime(now()):%Y-%m-%d %H:%M}.", "catatan"),
            ),
            tanggal=day,
            kaki=f"Bukti internalisasi: {sop.judul}",
        ),
    )
