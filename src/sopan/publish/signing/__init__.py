"""Electronic signatures: PAdES with pyHanko, a visible field where the official signs, and what a check says.

data = bubuhkan_qr(pdf, "https://contoh.go.id/periksa?n=12")
data = tanda_tangani(data, kunci_pkcs12(path, sandi), Permintaan(kotak=kotak_pengesahan(sop)))
periksa(data, akar)
"""

import logging

from sopan.publish.signing.bidang import siapkan_bidang
from sopan.publish.signing.kunci import Kunci, akar_dari, kunci_pkcs11, kunci_pkcs12
from sopan.publish.signing.periksa import Hasil, TandaTangan, periksa
from sopan.publish.signing.qr import bubuhkan_qr
from sopan.publish.signing.tanda import TINGKAT, Permintaan, tanda_tangani
from sopan.publish.signing.tempat import Kotak, kotak_dari_teks, kotak_pengesahan

# What pyHanko logs about damaged signatures is told in the result; it need not stand on a terminal as well.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())

__all__ = [
    "TINGKAT",
    "Hasil",
    "Kotak",
    "Kunci",
    "Permintaan",
    "TandaTangan",
    "akar_dari",
    "bubuhkan_qr",
    "kotak_dari_teks",
    "kotak_pengesahan",
    "kunci_pkcs11",
    "kunci_pkcs12",
    "periksa",
    "siapkan_bidang",
    "tanda_tangani",
]
