"""A step leads to a step that does not exist.

Sebuah langkah menuju langkah yang tidak ada.

Apa yang diperiksa:
    Tujuan lanjut, ya, dan tidak: nomor langkah yang ada, id sebuah langkah, atau "selesai".

Mengapa:
    Panah harus sampai pada sebuah simbol (paparan 47). Tujuan yang hilang biasanya sisa penomoran lama; id
    langkah tidak berubah bila langkah disisipkan.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, mengembalikan
        keputusan: {tidak: 7}
    ---
    langkah:
      - id: konsep
        kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, mengembalikan
        keputusan: {tidak: konsepp}

Benar:
    langkah:
      - id: konsep
        kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, mengembalikan
        keputusan: {ya: selesai, tidak: konsep}

English:
    A target of lanjut, ya or tidak that is neither the number of a step, nor an id, nor "selesai". Mostly a
    number left over from before a step was put in; an id survives renumbering.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import SELESAI, Sop

RULE = Rule(code="ALR007", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each target that no step bears, with the nearest id where there is one."""
    for hilang in alur(sop).hilang:
        if isinstance(hilang.rujukan, int):
            ada = Pesan(
                f"langkah bernomor 1 sampai {len(sop.langkah)}", f"steps are numbered 1 to {len(sop.langkah)}"
            )
        else:
            nama = [langkah.id for langkah in sop.langkah if langkah.id] + [SELESAI]
            dekat = get_close_matches(hilang.rujukan, nama, n=1)
            ada = (
                Pesan(f'mungkin maksudnya "{dekat[0]}"', f'perhaps "{dekat[0]}" is meant')
                if dekat
                else Pesan(
                    f"tulis nomor 1 sampai {len(sop.langkah)} atau id: {', '.join(nama)}",
                    f"write a number from 1 to {len(sop.langkah)} or an id: {', '.join(nama)}",
                )
            )
        yield Finding(
            hilang.jalur,
            Pesan(
                f'tidak ada langkah "{hilang.rujukan}"; {ada.id}.',
                f'there is no step "{hilang.rujukan}"; {ada.en}.',
            ),
        )
