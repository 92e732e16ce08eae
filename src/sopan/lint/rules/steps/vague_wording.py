"""A kegiatan leaves the reader to guess what, how much, or how soon.

Kegiatan membiarkan pembaca menebak apa, berapa banyak, atau seberapa cepat.

Apa yang diperiksa:
    Ungkapan seperti "dan lain-lain", "dsb", "segera", "secukupnya", "sesuai kebutuhan", "jika diperlukan" di
    dalam kegiatan. Segera sebagai sifat surat ("surat segera", "sangat segera") dibiarkan.

Mengapa:
    Dari praktik: yang tidak tertulis dikerjakan berbeda oleh setiap orang, padahal SOP adalah instruksi yang
    ketat dari proses sampai hasilnya (paparan 14). Waktu mempunyai kolomnya sendiri.

Salah:
    langkah:
      - kegiatan: Menyiapkan undangan, daftar hadir, dan lain-lain
    ---
    langkah:
      - kegiatan: Menyampaikan surat segera kepada penerima

Benar:
    langkah:
      - kegiatan: Menyiapkan undangan dan daftar hadir
      - kegiatan: Memilah surat biasa, surat segera, dan surat sangat segera

English:
    Wording such as dan lain-lain, dsb, segera, secukupnya or sesuai kebutuhan in a kegiatan. Segera as the
    class of a letter is let pass. What is not written is done differently by everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import frasa, pecah_kata

RULE = Rule(code="LKH012", severity="hint")

_SIFAT_SURAT = frozenset(["biasa", "penting", "rahasia", "sangat", "amat", "sifat", "bersifat", "kilat"])


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each kegiatan with vague wording, naming the words."""
    for nomor, langkah in enumerate(sop.langkah):
        kata = pecah_kata(langkah.kegiatan)
        kabur = [
            " ".join(kata[di : di + panjang])
            for di, panjang in frasa("kabur").cari(kata)
            if not _sifat_surat(kata, di)
        ]
        if kabur:
            daftar = ", ".join(f'"{satu}"' for satu in dict.fromkeys(kabur))
            yield Finding(
                ("langkah", nomor, "kegiatan"),
                Pesan(
                    f"{daftar} tidak mengatakan apa, berapa, atau kapan; sebutkan dengan pasti.",
                    f"{daftar} does not say what, how much or when; be definite.",
                ),
            )


def _sifat_surat(kata: Sequence[str], di: int) -> bool:
    """Whether `segera` is the class of a letter: among the other classes of letters."""
    return kata[di] == "segera" and bool(_SIFAT_SURAT & set(kata))
