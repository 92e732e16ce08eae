"""Many SOPs for load tests: the examples over and over, under other titles and numbers, all in force."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from sopan.errors import Pesan, WrongUse
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.approval.audit import FIRST, digest
from sopan.web.approval.models import Event
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi, SopThread
from sopan.web.library.reading import columns, document, words_of
from sopan.web.library.typos import learn

__all__ = ["seed"]

BATCH = 2_000
_THINGS = (
    "Izin Usaha", "Laporan Tahunan", "Surat Keterangan", "Arsip Dinamis", "Aset Tetap", "Data Statistik",
    "Rapat Kerja", "Gaji Pegawai", "Cuti Tahunan", "Kartu Keluarga", "Bantuan Sosial", "Jaringan Komputer",
)  # fmt: skip
_ASPECTS = ("Penerbitan", "Penyusunan", "Pengelolaan", "Pelaksanaan", "Penanganan", "Pembuatan")


def seed(examples: Path, count: int) -> int:
    """Add so many SOPs to an office that has units and at least one person; gives how many there are then.

    They are written in batches, each a transaction with its events, so the chain holds like any other.
    """
    person = Pengguna.objects.order_by("pk").first()
    units = list(Unit.objects.order_by("pk"))
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.sop.yaml"))]
    if person is None or not units or not texts:
        raise WrongUse(
            Pesan(
                "perlu kantor dengan unit dan orang (sopan admin demo), dan folder berisi *.sop.yaml.",
                "an office with units and people is needed (sopan admin demo), and a folder of *.sop.yaml.",
            )
        )
    patterns = [(text, columns(read), words_of(read.sop)) for text in texts for read in [document(text)]]
    learn(inside for _, _, inside in patterns)
    start = Revisi.objects.count()
    for first in range(start, start + count, BATCH):
        _batch(range(first, min(first + BATCH, start + count)), patterns, units, person)
    return Revisi.objects.count()


@transaction.atomic
def _batch(numbers: range, patterns: list[Any], units: list[Unit], person: Pengguna) -> None:
    moment, day = now(), today()
    threads = SopThread.objects.bulk_create([SopThread(unit=units[n * 7 % len(units)]) for n in numbers])
    made, words = [], []
    for n, thread in zip(numbers, threads, strict=True):
        text, told, inside = patterns[n % len(patterns)]
        title = f"{_ASPECTS[n % 6]} {_THINGS[n // 6 % 12]} Bidang {n // 72 % 90 + 1} Wilayah {n // 6480 + 1}"
        number = f"{n + 1}/SOP/SEED"
        text = re.sub(r"^judul:.*(\n  .*)*$", f"judul: {title}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^nomor:.*$", f"nomor: {number}", text, count=1, flags=re.MULTILINE)
        made.append(
            Revisi(
                thread=thread,
                unit_id=thread.unit_id,
                urut=1,
                keadaan="berlaku",
                isi=text,
                penyusun=person,
                keadaan_sejak=moment,
                dibuat=moment,
                diubah=moment - datetime.timedelta(minutes=n % 500_000),
                tanggal_efektif=day,
                jadwal_evaluasi=day + datetime.timedelta(40 + n % 320),
                **{**told, "judul": title, "nomor": number},
            )
        )
        words.append((f"{title} {number}", inside))
    made = Revisi.objects.bulk_create(made)
    Revisi.penulis.through.objects.bulk_create(
        [Revisi.penulis.through(revisi=one, pengguna=person) for one in made]
    )
    learn(title for title, _ in words)
    rows = [(one.pk, title, inside) for one, (title, inside) in zip(made, words, strict=True)]
    column = "revisi_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        sql = f"INSERT INTO library_cari ({column}, judul, isi) VALUES (%s, %s, %s)"  # noqa: S608 - ours alone
        cursor.executemany(sql, rows)
    last = Event.objects.order_by("-urut").values_list("urut", "hash").first() or (0, FIRST)
    events = []
    for one in made:
        event = Event(
            urut=last[0] + 1, thread_id=one.thread_id, revisi=one, jenis="buat", pelaku=person, pada=moment,
            isi={"sidik": one.sidik, "ke": one.keadaan, "contoh": True}, sebelum=last[1],
        )  # fmt: skip
        event.hash = digest(event)
        last = (event.urut, event.hash)
        events.append(event)
    Event.objects.bulk_create(events)
