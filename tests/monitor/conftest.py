"""An SOP of a counter, and logs of it made by walking it."""

from __future__ import annotations

import datetime
import random

import pytest

from sopan.model import Sop
from sopan.monitor.log import Tabel

HEAD = ("No Permohonan", "Kegiatan", "Mulai", "Selesai", "Petugas")
NAMES = ("Memeriksa berkas permohonan", "Menelaah permohonan", "Menandatangani surat", "Menyerahkan surat")
DAY = datetime.datetime(2026, 1, 5, 7, 30)  # noqa: DTZ001  # a Monday; an office has one local time


@pytest.fixture(scope="session")
def sop() -> Sop:
    return Sop.model_validate(
        {
            "judul": "Pelayanan Surat",
            "pelaksana": {"loket": "Petugas Loket", "kasi": "Kepala Seksi", "kabid": "Kepala Bidang"},
            "pelayanan": {"jangka_waktu": "1 hari kerja"},
            "langkah": [
                {"kegiatan": NAMES[0], "pelaksana": "loket", "waktu": "10 menit"},
                {"id": "telaah", "kegiatan": NAMES[1], "pelaksana": "kasi", "waktu": "30 menit",
                 "keputusan": {"tidak": 1}},
                {"kegiatan": NAMES[2], "pelaksana": "kabid", "waktu": "5 menit"},
                {"kegiatan": NAMES[3], "pelaksana": "loket", "waktu": "5 menit"},
            ],
        }
    )  # fmt: skip


def table(rows, head=HEAD) -> Tabel:
    return Tabel("log.csv", tuple(head), tuple(tuple(r) for r in rows), tuple(range(2, len(rows) + 2)))


def row(case, step, start, end, who="") -> tuple[str, ...]:
    """An event at minutes after Monday 07.30."""
    moment = [
        f"{DAY + datetime.timedelta(minutes=m):%Y-%m-%d %H:%M}" if m is not None else "" for m in (start, end)
    ]
    return (str(case), NAMES[step - 1] if isinstance(step, int) else step, *moment, who)


@pytest.fixture(scope="session")
def walked() -> Tabel:
    """200 cases, one every 30 minutes: step 2 waits 10 and takes 40 minutes, 1 of 4 is sent back once."""
    rng = random.Random(8)
    rows = []
    for case in range(200):
        at = case * 1440  # a case a day, so nothing crosses a break
        steps = [1, 2, 1, 2, 3, 4] if rng.random() < 0.25 else [1, 2, 3, 4]
        for step in steps:
            wait, take = {1: (0, 8), 2: (10, 40), 3: (5, 5), 4: (0, 2)}[step]
            start = at + wait
            at = start + take
            who = {1: "Petugas Loket", 2: "kasi", 3: "Kepala Bidang", 4: "loket"}[step]
            rows.append(row(f"P{case}", step, start, at, who))
    return table(rows)
