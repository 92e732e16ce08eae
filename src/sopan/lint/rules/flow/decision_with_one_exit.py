"""Both answers of a decision lead to the same place.

Kedua jawaban sebuah keputusan menuju tempat yang sama.

Apa yang diperiksa:
    Keputusan yang ya dan tidaknya menuju langkah yang sama, atau keduanya mengakhiri prosedur, juga bila
    keduanya tidak ditulis sehingga sama-sama menuju langkah berikutnya.

Mengapa:
    Belah ketupat melambangkan adanya alternatif (paparan 46). Bila tidak ada bedanya, tidak ada yang
    diputuskan, atau satu jawaban lupa diarahkan.

Salah:
    langkah:
      - kegiatan: Memeriksa berkas. Jika lengkap, meneruskan. Jika tidak, mengembalikan
        keputusan: {}
      - kegiatan: Menyusun konsep
    ---
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa berkas. Jika lengkap, meneruskan. Jika tidak, mengembalikan
        keputusan: {ya: selesai}

Benar:
    langkah:
      - kegiatan: Menerima berkas
      - kegiatan: Memeriksa berkas. Jika lengkap, meneruskan. Jika tidak, mengembalikan
        keputusan: {tidak: selesai}
      - kegiatan: Menyusun konsep

English:
    A decision whose ya and tidak lead to one step, or both end the procedure; a branch that is left out leads
    to the next step. A diamond stands for alternatives (slide 46).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop

RULE = Rule(code="ALR003", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each decision that makes no difference."""
    graf = alur(sop)
    for nomor, langkah in enumerate(sop.langkah, 1):
        keluar = graf.keluar[nomor]
        if langkah.keputusan is None or len(keluar) < 2 or len({arus.ke for arus in keluar}) > 1:
            continue
        ke = keluar[0].ke
        yield Finding(
            ("langkah", nomor - 1, "keputusan"),
            Pesan(
                "jawaban ya dan tidak sama-sama "
                f"{'mengakhiri prosedur' if ke is None else f'menuju langkah {ke}'}; "
                "arahkan salah satunya ke tempat lain, atau hapus keputusan.",
                f"both answers {'end the procedure' if ke is None else f'lead to step {ke}'}; lead one "
                "of them "
                "elsewhere, or take keputusan away.",
            ),
        )
