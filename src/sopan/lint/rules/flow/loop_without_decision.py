"""A loop in which nothing decides.

Putaran yang di dalamnya tidak ada keputusan.

Apa yang diperiksa:
    Langkah-langkah yang kembali ke salah satunya tanpa melewati keputusan.

Mengapa:
    Alur bercabang hanya pada belah ketupat (paparan 46). Putaran tanpa keputusan tidak pernah berhenti: tidak
    ada yang memeriksa apakah pekerjaan sudah selesai.

Salah:
    langkah:
      - kegiatan: Menugaskan penyusunan laporan
      - kegiatan: Menyusun konsep
      - kegiatan: Memperbaiki konsep
        lanjut: 2

Benar:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, memperbaiki
        keputusan: {ya: selesai}
      - kegiatan: Memperbaiki konsep
        lanjut: 2

English:
    Steps that lead back to one of them without passing a decision. Such a loop never stops: nobody examines
    whether the work is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop

RULE = Rule(code="ALR005", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each loop without a decision, at the step that leads back."""
    for putaran in alur(sop).putaran:
        daftar = ", ".join(map(str, putaran))
        yield Finding(
            ("langkah", putaran[-1] - 1, "lanjut"),
            Pesan(
                f"langkah {daftar} berputar tanpa keputusan; tambahkan keputusan yang mengeluarkan "
                "alur dari putaran.",
                f"steps {daftar} go round without a decision; add a decision that leads out of the loop.",
            ),
        )
