"""No way leads from a step to an end.

Tidak ada jalan dari sebuah langkah ke akhir prosedur.

Apa yang diperiksa:
    Putaran yang tidak mempunyai jalan keluar: ke jawaban mana pun keputusan di dalamnya, alur tetap berputar.
    Putaran tanpa keputusan ditangani aturan loop_without_decision. Langkah yang menuju rujukan yang tidak ada
    tidak dihitung.

Mengapa:
    SOP secara eksplisit membatasi kegiatan awal, utama, dan akhir (paparan 17); kapsul penutup harus dapat
    dicapai dari setiap langkah (paparan 44).

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memperbaiki konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, mengembalikan. Jika tidak, memperbaiki
        keputusan: {ya: 1, tidak: 2}

Benar:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memperbaiki konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, selesai. Jika tidak, memperbaiki
        keputusan: {ya: selesai, tidak: 2}

English:
    A loop that has no way out whatever its decisions answer. A loop in which nothing decides is the finding
    of loop_without_decision; ways to a step that does not exist are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Alur, Sop

RULE = Rule(code="ALR002", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each loop that no decision leaves, at its last decision."""
    graf = alur(sop)
    terbuka = {hilang.jalur[1] + 1 for hilang in graf.hilang if isinstance(hilang.jalur[1], int)}
    for putaran in _tanpa_keluar(graf):
        memutus = [nomor for nomor in putaran if sop.langkah[nomor - 1].keputusan]
        if not memutus or putaran & terbuka:
            continue
        daftar = ", ".join(map(str, sorted(putaran)))
        yield Finding(
            ("langkah", max(memutus) - 1, "keputusan"),
            Pesan(
                f"langkah {daftar} tidak dapat mencapai akhir prosedur; arahkan salah satu jawaban ke "
                "langkah "
                'sesudahnya atau ke "selesai".',
                f"steps {daftar} cannot reach an end of the procedure; lead one answer to a step after "
                "them or to "
                '"selesai".',
            ),
        )


def _tanpa_keluar(graf: Alur) -> Iterator[frozenset[int]]:
    """The sets of steps that lead only to one another: from each, all of them can be reached and no more."""
    tersisa = {nomor for nomor in range(1, graf.jumlah + 1) if nomor not in graf.dapat_berakhir}
    jangkauan = {nomor: _jangkauan(graf, nomor) for nomor in tersisa}
    sudah: set[int] = set()
    for nomor in sorted(tersisa):
        if nomor not in sudah and all(nomor in jangkauan[lain] for lain in jangkauan[nomor]):
            sudah |= jangkauan[nomor]
            if jangkauan[nomor]:
                yield jangkauan[nomor]


def _jangkauan(graf: Alur, mulai: int) -> frozenset[int]:
    """The steps that one or more flows lead to from a step."""
    dicapai: set[int] = set()
    tumpukan = [mulai]
    while tumpukan:
        for arus in graf.keluar[tumpukan.pop()]:
            if arus.ke is not None and arus.ke not in dicapai:
                dicapai.add(arus.ke)
                tumpukan.append(arus.ke)
    return frozenset(dicapai)
