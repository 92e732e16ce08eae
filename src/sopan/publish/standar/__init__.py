"""Standar Pelayanan: the 14 components of UU 25/2009 art. 21, derived from an SOP Pelayanan.

standar = standar_pelayanan(sop)
standar.pekppp.tingkat, standar.alarm, standar.terbuka
"""

from sopan.publish.standar.document import dokumen_maklumat, dokumen_standar
from sopan.publish.standar.komponen import Komponen, StandarPelayanan, standar_pelayanan
from sopan.publish.standar.pekppp import Bukti, Pekppp
from sopan.publish.standar.sippn import lembar_sippn

__all__ = [
    "Bukti",
    "Komponen",
    "Pekppp",
    "StandarPelayanan",
    "dokumen_maklumat",
    "dokumen_standar",
    "lembar_sippn",
    "standar_pelayanan",
]
