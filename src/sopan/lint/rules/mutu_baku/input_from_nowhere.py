"""A kelengkapan comes from nowhere.

Kelengkapan tidak jelas asalnya.

Apa yang diperiksa:
    Kelengkapan yang tidak dihasilkan langkah sebelumnya dan tidak ada pada peralatan, pencatatan, atau
    persyaratan pelayanan. Langkah pertama dan langkah pelaksana luar (pemohon) dibiarkan, karena membawa
    dari luar prosedur.

Mengapa:
    Kelengkapan sebuah langkah adalah output langkah sebelumnya, alat, atau syarat yang dibawa pemohon;
    selain itu pelaksana tidak tahu dari mana memperolehnya.

Salah:
    langkah:
      - {kegiatan: Memerintahkan penyusunan, output: Disposisi}
      - {kegiatan: Menyusun laporan, kelengkapan: [Disposisi, Data kepegawaian]}

Benar:
    peralatan: [Komputer, Data kepegawaian]
    langkah:
      - {kegiatan: Memerintahkan penyusunan, kelengkapan: Rencana kerja, output: "1. Disposisi 2. Jadwal"}
      - {kegiatan: Menyusun laporan, kelengkapan: "Disposisi, jadwal dan data kepegawaian"}

English:
    What a step needs is made by an earlier step, or is equipment, a register or a requirement of the
    service. The first step and the steps of outside actors bring things from beyond the procedure. Each
    thing is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop
from sopan.model.benda import benda, termasuk
from sopan.model.teks import butir, kosong

RULE = Rule(code="MTB008", severity="hint")

_GABUNGAN = re.compile(r"\s*(?:&|/|\b(?:dan|serta|beserta|dan/atau|atau)\b)\s*", re.IGNORECASE)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step, which names what has no origin."""
    balik = [(arus.dari, arus.ke) for arus in alur(sop).arus if arus.ke is not None and arus.balik]
    syarat = sop.pelayanan.persyaratan if sop.pelayanan else ()
    hasil = [[benda(satu) for teks in langkah.output for satu in butir(teks)] for langkah in sop.langkah]
    dilaporkan: list[frozenset[str]] = []
    luar = {kode for kode, pelaksana in sop.pelaksana.items() if pelaksana.luar}
    dibawa = [
        teks
        for nomor, langkah in enumerate(sop.langkah)
        if nomor == 0 or luar & set(langkah.pelaksana)
        for teks in langkah.kelengkapan
    ]
    dari_luar = (*sop.peralatan, *sop.pencatatan, *syarat, *dibawa)
    tersedia = [benda(satu) for teks in dari_luar for satu in butir(teks)]
    for nomor, langkah in enumerate(sop.langkah, 1):
        if nomor == 1 or luar & set(langkah.pelaksana):
            continue
        # An earlier step, or a later one that a return arrow leads back from to this one or before it.
        sebelum = [
            hasil[lain - 1]
            for lain in range(1, len(hasil) + 1)
            if lain < nomor or any(ke <= nomor and dari >= lain and lain != nomor for dari, ke in balik)
        ]
        ada = [*tersedia, *(satu for daftar in sebelum for satu in daftar)]
        gelap = [
            (ke, satu)
            for ke, teks in enumerate(langkah.kelengkapan)
            for satu in butir(teks)
            if not kosong(satu) and not _berasal(satu, [*ada, *dilaporkan])
        ]
        dilaporkan.extend(benda(satu) for _, satu in gelap)
        if gelap:
            daftar = _daftar([satu for _, satu in gelap])
            yield Finding(
                ("langkah", nomor - 1, "kelengkapan", gelap[0][0]),
                Pesan(
                    f"kelengkapan {daftar} pada langkah {nomor} tidak dihasilkan langkah sebelumnya; "
                    "tambahkan pada "
                    "peralatan atau pada output langkah yang membuatnya.",
                    f"no earlier step makes the kelengkapan {daftar} of step {nomor}; add it to the "
                    "equipment, or to "
                    "the output of the step that makes it.",
                ),
            )


def _daftar(apa: list[str]) -> str:
    sisa = f" (+{len(apa) - 3})" if len(apa) > 3 else ""
    return ", ".join(f'"{satu}"' for satu in apa[:3]) + sisa


def _berasal(nama: str, ada: list[frozenset[str]]) -> bool:
    """Whether a thing is there, or all that its name joins: "hasil tinjauan dan persetujuan" are two."""
    bagian = _GABUNGAN.split(nama)
    return termasuk(benda(nama), ada) or (
        len(bagian) > 1 and all(termasuk(benda(satu), ada) for satu in bagian)
    )
