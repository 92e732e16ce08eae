"""The flow looks like another kind of activity than `jenis` says.

Alur terlihat seperti jenis kegiatan lain daripada yang ditulis.

Apa yang diperiksa:
    Semua tanda jenis pada alur, pelaksana, pemicu, dan kata-katanya, seperti pada "sopan classify". Temuan
    hanya bila tanda jenis lain jauh lebih berat daripada tanda jenis yang ditulis; alasannya disebut.

Mengapa:
    SOP mencerminkan jenis kegiatan tertentu (paparan 17-18), dan setiap jenis mempunyai pemicu, langkah awal,
    dan langkah akhir sendiri (paparan 26-27). Jenis yang salah membuat aturan yang salah diperiksa.

Salah:
    judul: Pelaksanaan Perjalanan Dinas
    jenis: rutin
    langkah:
      - {kegiatan: Menugaskan Analis untuk melaksanakan perjalanan dinas, pelaksana: kepala}
      - {kegiatan: Menyampaikan kesediaan kepada Kepala Bagian, pelaksana: analis}
      - {kegiatan: Melaksanakan perjalanan dinas, pelaksana: analis}
      - {kegiatan: Melaporkan hasil perjalanan dinas, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

Benar:
    judul: Pelaksanaan Perjalanan Dinas
    jenis: penugasan
    langkah:
      - {kegiatan: Menugaskan Analis untuk melaksanakan perjalanan dinas, pelaksana: kepala}
      - {kegiatan: Menyampaikan kesediaan kepada Kepala Bagian, pelaksana: analis}
      - {kegiatan: Melaksanakan perjalanan dinas, pelaksana: analis}
      - {kegiatan: Melaporkan hasil perjalanan dinas, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}
    ---
    jenis: rutin
    langkah:
      - {kegiatan: Menugaskan Analis untuk menyusun laporan, pelaksana: kepala}
      - {kegiatan: Menyusun laporan, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

English:
    All signs of the kind in flow, actors, trigger and wording, as in "sopan classify". A finding only where
    those of another kind weigh much more than those of the stated one; it gives the reasons. Each kind has a
    trigger, a first and a last step of its own (slides 26-27).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari
from sopan.model.klasifikasi import nilai_jenis

RULE = Rule(code="JNS008", severity="warning")

BEDA = 4
"""By how much the signs of another kind must outweigh those of the stated one."""

_ALASAN = 3


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where another kind is clearly likelier, with the heaviest reasons."""
    if sop.jenis is None:
        return
    penilaian = nilai_jenis(ciri_dari(sop))
    if penilaian.skor[penilaian.nilai] - penilaian.skor[sop.jenis] < BEDA:
        return
    # What speaks for the other kind alone, or against the stated one; what fits both is no reason.
    tanda = [
        satu for satu in penilaian.tanda if satu.bobot.get(penilaian.nilai, 0) > satu.bobot.get(sop.jenis, 0)
    ]
    tanda.sort(key=lambda satu: satu.bobot.get(sop.jenis or "", 0) - satu.bobot.get(penilaian.nilai, 0))
    alasan = "; ".join(satu.pesan.id for satu in tanda[:_ALASAN])
    reasons = "; ".join(satu.pesan.en for satu in tanda[:_ALASAN])
    yield Finding(
        ("jenis",),
        Pesan(
            f"jenis ditulis {sop.jenis}, tetapi alurnya {penilaian.nilai}: {alasan}.",
            f"jenis says {sop.jenis}, but the flow is that of a {penilaian.nilai}: {reasons}.",
        ),
    )
