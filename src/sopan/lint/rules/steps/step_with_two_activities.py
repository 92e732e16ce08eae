"""A step has several activities.

Satu langkah memuat beberapa kegiatan.

Apa yang diperiksa:
    Kegiatan dengan dua kata kerja utama atau lebih ("Memeriksa konsep serta mencatatnya"), dengan beberapa
    kalimat, atau dengan daftar butir yang masing-masing sebuah kegiatan. Yang termasuk satu kegiatan:
    menerima di depan dan menyerahkan atau melaporkan di belakang ("Mengonsep surat dan menyerahkan kepada
    Kabid"), kata sejenis ("mencatat dan mengarsipkan"), pilihan ("menyetujui atau menolak"), anak kalimat
    ("untuk menyusun"), dan cabang "jika ..., jika tidak ...". Daftar benda ("a. surat, b. map") dibiarkan.

Mengapa:
    Satu aktivitas, satu aktor, satu simbol (paparan 45). Dua kegiatan dalam satu simbol tidak dapat diberi
    waktu dan output masing-masing, dan tidak terlihat di mana pekerjaan terhenti.

Salah:
    langkah:
      - kegiatan: Memeriksa konsep surat serta mencatatnya dalam buku agenda
    ---
    langkah:
      - kegiatan: Mengetik surat, memaraf surat, dan menyerahkan kepada Kepala Bagian
    ---
    langkah:
      - kegiatan: "Menangani surat: a. pencatatan surat; b. pendistribusian surat"

Benar:
    langkah:
      - kegiatan: Mengonsep laporan dan menyerahkan kepada Kepala Bagian
      - kegiatan: Menerima dan memeriksa kelengkapan berkas
      - kegiatan: Menyetujui atau menolak permohonan
      - kegiatan: Menugaskan Analis untuk mengumpulkan bahan dan menyusun konsep
      - kegiatan: "Menyiapkan kelengkapan rapat: a. undangan; b. daftar hadir"
      - kegiatan: Memeriksa konsep. Jika setuju, menandatangani dan mencatat. Jika tidak, mengembalikan
        keputusan: {tidak: 2}

English:
    Two or more main verbs, several sentences, or a list whose items are activities. Receiving in front and
    handing over behind belong to the activity between them; so do two verbs of one kind, alternatives,
    subordinate clauses and the branches of a condition. One activity, one actor, one symbol (slide 45).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import Kalimat, Kerja, kata_benda_kegiatan, kata_kerja_aktif, pecah_kata, urai

RULE = Rule(code="LKH003", severity="warning")

# Filing and recording are one activity in two words; so are deciding and approving, drafting and preparing.
_SEJENIS = {"catat": "dokumentasi", "putus": "sahkan", "siapkan": "susun"}


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each step with more than one activity, naming the verbs."""
    for nomor, langkah in enumerate(sop.langkah):
        kalimat = urai(langkah.kegiatan)
        kegiatan = _butir(kalimat) or _inti(kalimat.kerja)
        if len(kegiatan) < 2:
            continue
        daftar = ", ".join(f'"{satu}"' for satu in kegiatan)
        yield Finding(
            ("langkah", nomor, "kegiatan"),
            Pesan(
                f"langkah ini memuat beberapa kegiatan: {daftar}; jadikan masing-masing satu langkah.",
                f"this step has several activities: {daftar}; make each a step of its own.",
            ),
        )


def _inti(kerja: Sequence[Kerja]) -> list[str]:
    """The verbs of different activities; receiving in front and handing over behind are part of them."""
    pokok = [
        satu
        for nomor, satu in enumerate(kerja)
        if not satu.kelas & ({"serah", "lapor"} if nomor else {"terima"})
    ]
    inti: list[str] = []
    jenis: set[str] = set()
    for satu in pokok:
        ini = {_SEJENIS.get(kelas, kelas) for kelas in satu.kelas}
        if not ini & jenis:
            inti.append(satu.kata)
        jenis |= ini
    return inti


def _butir(kalimat: Kalimat) -> list[str]:
    """The first words of the items of a list, where the items are activities."""
    awal = [kata[0] for butir in kalimat.butir if (kata := pecah_kata(butir))]
    kegiatan = [satu for satu in awal if kata_kerja_aktif(satu) or kata_benda_kegiatan(satu)]
    return kegiatan if len(kegiatan) > max(1, len(awal) / 2) else []
