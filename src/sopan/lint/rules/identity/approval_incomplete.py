"""The approval lacks post, name or NIP.

Pengesahan kurang jabatan, nama, atau NIP.

Apa yang diperiksa:
    Pengesahan yang sudah terisi sebagian: jabatan, nama pejabat, dan NIP harus lengkap. Pengesahan yang
    kosong sama sekali dilaporkan oleh missing_identity_field.

Mengapa:
    Pengesahan memuat nomenklatur jabatan, tanda tangan, nama pejabat, NIP, dan stempel (PermenPANRB
    35/2012, Bagian Identitas). Tanpa ketiganya tidak terlihat siapa yang menetapkan dan apakah ia
    berwenang.

Salah:
    pengesahan: {nip: null}

Benar:
    pengesahan: {jabatan: Kepala Dinas, nama: Siti Aminah, nip: "197505052000032001"}
    ---
    pengesahan: null

English:
    Who enacts must be told by post, name and NIP (35/2012). An approval that is empty altogether is
    reported by missing_identity_field.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="IDN002", severity="error")

_BAGIAN = {"jabatan": ("jabatan", "post"), "nama": ("nama pejabat", "name"), "nip": ("NIP", "NIP")}


def check(sop: Sop) -> Iterator[Finding]:
    """One finding that names what is missing."""
    kurang = [nama for nama in _BAGIAN if not getattr(sop.pengesahan, nama)]
    if kurang and len(kurang) < len(_BAGIAN):
        yield Finding(
            ("pengesahan",),
            Pesan(
                f"pengesahan belum memuat {' dan '.join(_BAGIAN[satu][0] for satu in kurang)}; "
                f"isi {', '.join(f'`{satu}`' for satu in kurang)}.",
                f"the approval lacks the {' and the '.join(_BAGIAN[satu][1] for satu in kurang)}; "
                f"fill in {', '.join(f'`{satu}`' for satu in kurang)}.",
            ),
        )
