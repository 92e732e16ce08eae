"""Several actors share a step that is no meeting or other joint work.

Beberapa pelaksana berbagi satu langkah yang bukan rapat atau kerja bersama.

Apa yang diperiksa:
    Langkah dengan beberapa pelaksana. Yang dibiarkan: kegiatan yang pada hakikatnya dikerjakan bersama dalam
    waktu yang sama (membahas, berkoordinasi, melaksanakan rapat, pelatihan, serah terima, pemeriksaan
    lapangan), yang menyebut "bersama", yang berlangsung dalam rapat, yang menandatangani kontrak atau berita
    acara, dan yang menghasilkan notula, daftar hadir atau kesepakatan. Keputusan bersama ditangani aturan
    decision_in_meeting.

Mengapa:
    Satu aktivitas, satu aktor, satu simbol, kecuali kegiatan yang esensinya dilakukan oleh lebih dari satu
    aktor secara bersamaan, seperti rapat dan diskusi (paparan 45).

Salah:
    langkah:
      - kegiatan: Menyusun konsep laporan
        pelaksana: [kepala, analis]
    ---
    langkah:
      - kegiatan: Menyiapkan bahan rapat
        pelaksana: [kepala, analis]

Benar:
    langkah:
      - kegiatan: Membahas konsep laporan
        pelaksana: [kepala, analis]
      - kegiatan: Melaksanakan rapat koordinasi
        pelaksana: [kepala, analis]
      - kegiatan: Menyempurnakan konsep dalam rapat
        pelaksana: [kepala, analis]
      - kegiatan: Merumuskan rekomendasi
        pelaksana: [kepala, analis]
        output: Notula rapat

English:
    A step with several actors that is no joint work. Let pass: meetings and discussions by verb or noun, what
    is done "bersama" or in a meeting, signing a contract or berita acara, and steps whose output is minutes,
    an attendance list or an agreement. One activity, one actor, one symbol, except what is in essence done
    by several at the same time (slide 45).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Langkah, Sop
from sopan.model.bahasa import frasa, pecah_kata, urai

RULE = Rule(code="LKH006", severity="error")

# Verbs whose activity is what follows them: melaksanakan rapat, mengikuti pelatihan, memfasilitasi diskusi.
_PEMBAWA = frozenset(["laksana", "layani", "latih", "hadir", "rapat", "umum", "periksa"])
_TEMPAT = frozenset(["dalam", "melalui", "pada", "lewat", "saat"])
_DITANDATANGANI = frozenset(["kontrak", "perjanjian", "acara", "bast", "kesepakatan", "kesepahaman", "mou"])
_BERSAMA = frozenset(["bersama", "bersama-sama"])


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each step that several actors do and that is no joint work."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.bersama and langkah.keputusan is None and not _kerja_bersama(langkah):
            banyak = len(langkah.pelaksana)
            yield Finding(
                ("langkah", nomor, "pelaksana"),
                Pesan(
                    f"{banyak} pelaksana pada kegiatan yang bukan rapat, diskusi, atau kerja bersama "
                    "lain; beri setiap "
                    "pelaksana langkahnya sendiri, atau sebut kerja bersamanya.",
                    f"{banyak} actors in an activity that is no meeting, discussion or other joint work; "
                    "give each "
                    "actor a step of his own, or name what they do together.",
                ),
            )


def _kerja_bersama(langkah: Langkah) -> bool:
    kalimat = urai(langkah.kegiatan)
    kata, kelas = kalimat.kata, kalimat.kelas
    if "rapat" in kelas or _BERSAMA & set(kata):
        return True
    if "sahkan" in kelas and _DITANDATANGANI & set(kata):
        return True
    for di, _ in frasa("rapat").cari(kata):
        if not kalimat.kerja or kata[di - 1] in _TEMPAT or kelas & _PEMBAWA:
            return True
    return any(frasa("bukti_rapat").ada(pecah_kata(satu)) for satu in langkah.output)
