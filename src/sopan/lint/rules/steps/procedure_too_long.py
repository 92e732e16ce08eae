"""The procedure has more than thirty steps.

Prosedur lebih dari tiga puluh langkah.

Apa yang diperiksa:
    Banyaknya langkah.

Mengapa:
    PermenPANRB 35/2012 mengenal SOP makro yang memuat beberapa SOP mikro. Prosedur yang panjang dipecah: SOP
    makro menyebut tahapannya, dan setiap tahapan menjadi SOP mikro yang dirujuk pada keterangan.

Salah:
    langkah:
      [&satu {kegiatan: Memeriksa berkas}, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu,
       *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu,
       *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu, *satu]

Benar:
    langkah:
      - kegiatan: Memerintahkan penyusunan laporan
      - kegiatan: Menyusun laporan
        keterangan: SOP Penyusunan Laporan Bulanan
      - kegiatan: Mendokumentasikan laporan

English:
    More than thirty steps. 35/2012 knows the SOP makro that contains several SOP mikro: let the makro name
    the stages, and make each stage an SOP mikro that the keterangan refers to.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="LKH011", severity="warning")

PALING_BANYAK = 30


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where there are more than thirty steps."""
    if len(sop.langkah) > PALING_BANYAK:
        yield Finding(
            ("langkah",),
            Pesan(
                f"prosedur {len(sop.langkah)} langkah; pecah menjadi SOP makro dan beberapa SOP mikro.",
                f"the procedure has {len(sop.langkah)} steps; split it into an SOP makro and several SOP "
                "mikro.",
            ),
        )
