"""Monitoring or evaluation of an SOP is overdue.

Monitoring atau evaluasi SOP terlambat.

Apa yang diperiksa:
    SOP yang sudah berlaku, pada hari pemeriksaan: monitoring terakhir lebih dari 6 bulan lalu, atau evaluasi
    terakhir lebih dari 1 tahun lalu, menurut catatan pemantauan instansi. Yang belum tercatat dihitung dari
    tanggal efektif atau revisi, mana yang lebih baru. Tanpa hari pemeriksaan aturan ini diam.

Mengapa:
    Monitoring dilakukan secara reguler setiap 6 bulan (PermenPANRB 35/2012, Monitoring dan Evaluasi);
    evaluasi setidaknya setiap tahun (praktik).

Salah:
    konteks: {hari_ini: 2026-11-24}
    pustaka:
      - {nomor: 1/SOP/2026, tanggal: {pembuatan: 2026-01-05, revisi: null, efektif: 2026-01-12}}
    ---
    konteks:
      hari_ini: 2026-11-24
      pantauan: [{nomor: 1/SOP/2024, monitoring: 2026-09-01, evaluasi: 2025-10-01}]
    pustaka:
      - {nomor: 1/SOP/2024, tanggal: {pembuatan: 2024-01-05, revisi: null, efektif: 2024-01-12}}

Benar:
    konteks:
      hari_ini: 2026-11-24
      pantauan: [{nomor: 1/SOP/2024, monitoring: 2026-09-01, evaluasi: 2026-03-01}]
    pustaka:
      - {nomor: 1/SOP/2024, tanggal: {pembuatan: 2024-01-05, revisi: null, efektif: 2024-01-12}}
      - {nomor: 2/SOP/2026, tanggal: {pembuatan: 2026-05-20, revisi: null, efektif: 2026-06-01}}

English:
    For an SOP in force, on the day of the check: the last monitoring is more than 6 months ago, or the last
    evaluation more than a year, by the agency's records; without a record they count from the day it came
    into force or was revised. Monitoring is due every 6 months (35/2012).
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Pantauan, Rule
from sopan.model import Sop
from sopan.model.teks import nomor_baku

RULE = Rule(code="PUS005", severity="warning")

BULAN_MONITORING = 6
BULAN_EVALUASI = 12


def check_library(sops: Sequence[Sop], konteks: Konteks) -> Iterator[tuple[int, Finding]]:
    """One finding for each SOP whose monitoring or evaluation is overdue."""
    hari_ini = konteks.hari_ini
    if hari_ini is None:
        return
    catatan = {nomor_baku(satu.nomor): satu for satu in konteks.pantauan}
    for tempat, sop in enumerate(sops):
        if sop.tanggal.efektif is None or sop.tanggal.efektif > hari_ini:
            continue
        tercatat = catatan.get(nomor_baku(sop.nomor)) if sop.nomor else None
        terlambat = _terlambat(sop, tercatat, hari_ini)
        if terlambat is not None:
            yield tempat, Finding(("tanggal",), terlambat)


def _terlambat(sop: Sop, catatan: Pantauan | None, hari_ini: datetime.date) -> Pesan | None:
    """What is overdue: monitoring before evaluation, for one that is evaluated is also monitored."""
    mulai = max(satu for satu in (sop.tanggal.efektif, sop.tanggal.revisi) if satu and satu <= hari_ini)
    evaluasi = catatan.evaluasi if catatan else None
    monitoring = max((satu for satu in (catatan and catatan.monitoring, evaluasi) if satu), default=None)
    if hari_ini > tambah_bulan(max(monitoring or mulai, mulai), BULAN_MONITORING):
        return _pesan("monitoring", "monitoring", monitoring, mulai, BULAN_MONITORING)
    if hari_ini > tambah_bulan(max(evaluasi or mulai, mulai), BULAN_EVALUASI):
        return _pesan("evaluasi", "evaluation", evaluasi, mulai, BULAN_EVALUASI)
    return None


def _pesan(apa: str, what: str, terakhir: datetime.date | None, mulai: datetime.date, bulan: int) -> Pesan:
    if terakhir is None:
        return Pesan(
            f"belum ada {apa} sejak berlaku pada {mulai}, sedangkan batasnya {bulan} bulan; laksanakan "
            "dan catat.",
            f"no {what} since it came into force on {mulai}, but it is due after {bulan} months; do and "
            "record it.",
        )
    return Pesan(
        f"{apa} terakhir {terakhir}, lebih dari {bulan} bulan lalu; laksanakan dan catat.",
        f"the last {what} was on {terakhir}, more than {bulan} months ago; do and record it.",
    )


def tambah_bulan(hari: datetime.date, bulan: int) -> datetime.date:
    """The same day some months later, or the last day of that month where it is shorter."""
    tahun, nomor = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    return datetime.date(tahun, nomor + 1, min(hari.day, calendar.monthrange(tahun, nomor + 1)[1]))
