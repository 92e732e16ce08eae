"""The qualification lists posts instead of competence.

Kualifikasi pelaksana berisi jabatan, bukan kemampuan.

Apa yang diperiksa:
    Butir kualifikasi yang hanya nama jabatan, eselon atau unit ("Kepala Seksi", "Eselon III", "Staf
    Umum"). Butir yang menyebut kemampuan, pendidikan, pangkat, pelatihan atau pengalaman dibiarkan, juga
    bila diawali nama jabatan.

Mengapa:
    Kualifikasi adalah kompetensi umum yang diperlukan semua pelaksana, bukan milik orang per orang
    (PermenPANRB 35/2012, Bagian Identitas). Siapa pelaksananya sudah terbaca pada kolom pelaksana.

Salah:
    kualifikasi_pelaksana: [Eselon II, Eselon III, Kepala Subbagian Umum]

Benar:
    kualifikasi_pelaksana:
      - Memahami tata naskah dinas
      - Operator yang mampu menjalankan aplikasi persuratan
      - Minimal SMA atau sederajat
      - Pejabat fungsional bersertifikat

English:
    Qualification is the competence that all performers need (35/2012), not a list of posts; who they are
    is told by the columns. One finding names all items that are posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import kata_kerja_aktif, senarai

RULE = Rule(code="IDN011", severity="warning")

_KATA = re.compile(r"[A-Za-z][A-Za-z.-]*")
_ESELON = re.compile(
    r"^\W*(?:pejabat\s+)?(?:eselon|jpt|jabatan\s+(?:struktural|fungsional|pelaksana))\b", re.IGNORECASE
)
_KEMAMPUAN = re.compile(
    r"\b(?:mampu|kemampuan|kompet\w*|pengetahuan|paham|pemahaman|mahir|terampil|keterampilan|cakap|ahli|keahlian"
    r"|ber\w*(?:sertifikat|pengalaman|kompeten\w*)|berpendidikan|bersertifikat|pengalaman|pendidikan|lulusan|ijazah"
    r"|sarjana|diploma|s[1-3]|d-?(?:[1-4]|i{1,3}v?)|sma|smk|slta|smp|pangkat|golongan|gol\.?|diklat|pelatihan"
    r"|sertifikat|minimal|sekurang\S*|jujur|teliti|cermat|disiplin|integritas|sesuai|sebagai|yang)\b",
    re.IGNORECASE,
)
_TERPANJANG = 8


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for the list, at its first item that is a post."""
    jabatan = [(nomor, teks) for nomor, teks in enumerate(sop.kualifikasi_pelaksana) if _hanya_jabatan(teks)]
    if not jabatan:
        return
    daftar = ", ".join(f'"{teks}"' for _, teks in jabatan)
    yield Finding(
        ("kualifikasi_pelaksana", jabatan[0][0]),
        Pesan(
            f"{daftar} adalah jabatan; tulis kemampuan yang diperlukan, misalnya "
            '"Memahami tata naskah dinas".',
            f"{daftar} is a post; write the competence that is needed, for instance "
            '"Memahami tata naskah dinas".',
        ),
    )


def _hanya_jabatan(teks: str) -> bool:
    if _ESELON.match(teks):
        return not _KEMAMPUAN.search(teks)
    kata = _KATA.findall(teks)
    return (
        0 < len(kata) <= _TERPANJANG
        and kata[0].lower().rstrip(".") in senarai("jabatan")
        and not _KEMAMPUAN.search(teks)
        and not any(kata_kerja_aktif(satu) for satu in kata)
    )
