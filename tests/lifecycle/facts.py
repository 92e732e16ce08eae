"""A small office for the tests: units, a person for each role, and facts with which every step may go on."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from sopan.lifecycle import Fakta, Keadaan, Orang, Penugasan, Peran, Permintaan

TODAY = datetime.date(2026, 11, 24)
TREE = {"dinas": None, "bidang": "dinas", "seksi": "bidang", "lain": None}


def person(id: str, *duties: tuple[Peran, str]) -> Orang:
    return Orang(id, tuple(Penugasan(role, unit) for role, unit in duties))


PEOPLE = {
    Peran.PENYUSUN: person("sari", (Peran.PENYUSUN, "seksi")),
    Peran.PENINJAU: person("budi", (Peran.PENINJAU, "bidang")),
    Peran.PEJABAT: person("dewi", (Peran.PEJABAT, "dinas")),
    Peran.PENGELOLA: person("agus", (Peran.PENGELOLA, "dinas")),
    Peran.PEMONEV: person("rina", (Peran.PEMONEV, "dinas")),
    Peran.PELAKSANA: person("tono", (Peran.PELAKSANA, "seksi")),
    Peran.PEMBACA: person("lina", (Peran.PEMBACA, "dinas")),
    Peran.ADMINISTRATOR: person("root", (Peran.ADMINISTRATOR, "dinas")),
}

READY = Fakta(
    keadaan=Keadaan.DRAF,
    unit="seksi",
    induk=TREE,
    jenis="pelayanan",
    penulis=frozenset({"sari"}),
    unit_pelaksana=frozenset({"seksi", "bidang"}),
    peran_pelaksana=frozenset({"petugas"}),
    pemegang={"petugas": "tono"},
    sepakat=frozenset({"petugas"}),
    peninjau=frozenset({"budi"}),
    peninjau_setuju=frozenset({"budi"}),
    pembaca=frozenset({"tono"}),
    pembaca_paham=frozenset({"tono"}),
    daftar_periksa_lengkap=True,
    berita_acara=True,
    skenario=True,
    masa_uji_coba=True,
    unit_uji_coba=True,
    laporan_simulasi=True,
    catatan_uji_coba=True,
    janji_dipenuhi=True,
    nomor="12/SOP/2026",
    nomor_unik=True,
    keputusan=True,
    keputusan_sah=True,
    tanggal_efektif=TODAY,
    jadwal_evaluasi=TODAY,
    formulir_evaluasi=True,
    berita_acara_evaluasi=True,
    keputusan_pencabutan=True,
    standar_pelayanan_lengkap=True,
)
"""Facts with which every guard is content."""


def facts(keadaan: Keadaan, **changes: Any) -> Fakta:
    return replace(READY, keadaan=keadaan, **changes)


def asks(orang: Orang | None, day: datetime.date = TODAY, **words: str) -> Permintaan:
    return Permintaan(orang, day, **{"alasan": "sebab", "pengganti": "tidak ada", **words})
