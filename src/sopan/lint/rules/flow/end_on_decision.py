"""A key of the flow that says nothing: selesai or lanjut on a decision, or lanjut beside selesai.

Kunci alur yang tidak berarti: selesai atau lanjut pada keputusan, atau lanjut di samping selesai.

Apa yang diperiksa:
    Langkah berkeputusan yang juga memuat "selesai" atau "lanjut", dan langkah biasa yang memuat keduanya.

Mengapa:
    Keputusan dilanjutkan oleh jawaban ya dan tidaknya, dan langkah yang mengakhiri prosedur tidak berlanjut.
    Kunci yang berlebih tidak tergambar, sehingga yang dimaksud penyusun hilang tanpa terlihat.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, mengembalikan
        keputusan: {tidak: 1}
        selesai: true
    ---
    langkah:
      - kegiatan: Memeriksa konsep. Jika sesuai, meneruskan. Jika tidak, mengembalikan
        keputusan: {ya: 3}
        lanjut: 2
      - kegiatan: Memperbaiki konsep
        lanjut: 1
      - kegiatan: Mendokumentasikan laporan
    ---
    langkah:
      - kegiatan: Memeriksa konsep. Jika sesuai, meneruskan. Jika tidak, mengembalikan
        keputusan: {ya: 3}
      - kegiatan: Menolak konsep
        selesai: true
        lanjut: 3
      - kegiatan: Mendokumentasikan laporan

Benar:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, mengembalikan
        keputusan: {ya: selesai, tidak: 1}

English:
    A decision that also bears selesai or lanjut, or a step that bears both. The answers of a decision lead
    on, and a step that ends the procedure leads nowhere; what the drafter meant by the extra key is lost
    without a trace in the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="ALR009", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each key that has no effect."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.keputusan is not None and langkah.selesai:
            yield Finding(
                ("langkah", nomor, "selesai"),
                Pesan(
                    '"selesai" pada keputusan tidak berarti; tulis jawaban yang mengakhiri prosedur, '
                    "misalnya "
                    '"keputusan: {ya: selesai}".',
                    '"selesai" on a decision says nothing; write which answer ends the procedure, for '
                    "instance "
                    '"keputusan: {ya: selesai}".',
                ),
            )
        if langkah.lanjut is None or not (langkah.keputusan is not None or langkah.selesai):
            continue
        if langkah.keputusan is not None:
            pesan = Pesan(
                '"lanjut" pada keputusan tidak berarti; tulis tujuan jawabannya pada "ya" atau "tidak".',
                '"lanjut" on a decision says nothing; write the target at "ya" or "tidak".',
            )
        else:
            pesan = Pesan(
                '"lanjut" di samping "selesai" tidak berarti; pilih salah satu.',
                '"lanjut" beside "selesai" says nothing; choose one.',
            )
        yield Finding(("langkah", nomor, "lanjut"), pesan)
