"""A kegiatan does not begin with an active verb.

Kegiatan tidak diawali kata kerja aktif.

Apa yang diperiksa:
    Kata pertama setiap kegiatan: kata kerja berawalan me- dalam segala bentuknya (menyusun, mengecek,
    memperbaiki) atau ber- (berkoordinasi). Nomor di depan kalimat dan keterangan cara ("Secara berjenjang
    memeriksa") dilewati. Kalimat yang diawali pelakunya ditangani aturan step_with_subject.

Mengapa:
    PermenPANRB 35/2012 memisahkan pelaksana dari kegiatan: kolom menyebut siapa, kalimat menyebut apa yang
    dikerjakan, dengan kata kerja aktif tanpa subjek. Kata benda ("Penyusunan konsep"), kalimat pasif
    ("Berkas diperiksa") dan kalimat perintah ("Periksa berkas") menyembunyikan siapa yang bertindak.

Salah:
    langkah:
      - kegiatan: Penyusunan konsep laporan
    ---
    langkah:
      - kegiatan: Berkas permohonan diperiksa
    ---
    langkah:
      - kegiatan: Periksa kelengkapan berkas

Benar:
    langkah:
      - kegiatan: Menyusun konsep laporan
      - kegiatan: 2. Mengentri data ke dalam aplikasi
      - kegiatan: Berkoordinasi dengan unit terkait
      - kegiatan: Secara berjenjang memeriksa konsep laporan

English:
    The first word of every kegiatan must be an active verb, with me- in any of its shapes or ber-; numbering
    and adverbs of manner before it are passed over. PermenPANRB 35/2012 keeps the actor in his column, so the
    sentence says only what is done. Nouns, passives and orders hide who acts.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import Kalimat, aktif, kata_benda_kegiatan, kata_kerja_pasif, pelaku, urai

RULE = Rule(code="LKH001", severity="warning")

# Roots that stand for the thing more often than for the order to do it.
_BENDA = frozenset(
    [
        "gambar",
        "data",
        "paraf",
        "rekap",
        "nilai",
        "isi",
        "cap",
        "stempel",
        "nomor",
        "konsep",
        "desain",
        "rilis",
    ]
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each kegiatan that begins neither with an active verb nor with a subject."""
    for nomor, langkah in enumerate(sop.langkah):
        kalimat = urai(langkah.kegiatan)
        if kalimat.berkata_kerja:
            continue
        if pelaku(kalimat, {id_: satu.nama for id_, satu in sop.pelaksana.items()}):
            continue
        awal = kalimat.kata[0] if kalimat.kata else langkah.kegiatan
        ganti = _saran(kalimat)
        id_, en = (f', misalnya "{ganti} ..."', f', for instance "{ganti} ..."') if ganti else ("", "")
        yield Finding(
            ("langkah", nomor, "kegiatan"),
            Pesan(
                f'kegiatan diawali "{awal}", bukan kata kerja aktif; mulailah dengan kata kerja me-{id_}.',
                f'the kegiatan begins with "{awal}", which is no active verb; begin with a verb in me-{en}.',
            ),
        )


def _saran(kalimat: Kalimat) -> str | None:
    """The active verb that the sentence probably means."""
    if not kalimat.kata:
        return None
    pasif = next((satu for satu in kalimat.kata[:6] if kata_kerja_pasif(satu)), None)
    if kata_benda_kegiatan(kalimat.kata[0]) or pasif is None:
        ganti = None if kalimat.kata[0] in _BENDA else aktif(kalimat.kata[0])
    else:
        ganti = aktif(pasif)
    return ganti.capitalize() if ganti else None
