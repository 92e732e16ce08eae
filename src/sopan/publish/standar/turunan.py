"""What follows from the SOP for its service: what to bring, what one gets, by when, from how many people."""

from __future__ import annotations

import datetime
from typing import Literal

from sopan.model import Sop
from sopan.model.ciri import ciri_dari
from sopan.publish.waktu import WaktuLayanan, menit_janji

__all__ = [
    "Sumber",
    "janji_berlaku",
    "kelengkapan_awal",
    "layanan",
    "pemilik",
    "persyaratan",
    "petugas",
    "produk_sop",
    "tanggal_sop",
    "waktu_diumumkan",
]

Sumber = Literal["sop", "pelayanan"]
"""Where a component's contents come from."""

_HARI_PERMEN = datetime.date(2012, 6, 19)


def layanan(judul: str) -> str:
    """The name of the service: the title without the word Pelayanan before it."""
    return judul.removeprefix("Pelayanan ").strip() or judul


def pemilik(sop: Sop) -> tuple[str, ...]:
    """Whose the service is: the agency, then its units from the top."""
    return tuple(name for name in (sop.instansi, *sop.unit) if name)


def tanggal_sop(sop: Sop) -> datetime.date:
    """The date that a document of this SOP bears, so that the same SOP gives the same bytes every day."""
    return sop.tanggal.efektif or sop.tanggal.pembuatan or _HARI_PERMEN


def kelengkapan_awal(sop: Sop) -> tuple[str, ...]:
    """What the first steps need, up to the first that the office does: that is what the applicant brings."""
    ciri = ciri_dari(sop)
    end = ciri.tindakan_pertama or len(sop.langkah) + 1
    steps = sop.langkah[: max(1, end - 1)]
    made = {output for step in steps for output in step.output}
    return tuple(dict.fromkeys(one for step in steps for one in step.kelengkapan if one not in made))


def persyaratan(sop: Sop) -> tuple[tuple[str, ...], Sumber]:
    """What the applicant brings, and where that is said: `pelayanan.persyaratan`, else the first steps."""
    if sop.pelayanan is not None and sop.pelayanan.persyaratan:
        return sop.pelayanan.persyaratan, "pelayanan"
    return kelengkapan_awal(sop), "sop"


def produk_sop(sop: Sop) -> tuple[str, ...]:
    """What the last step hands over; of several ends, what each of them does."""
    ciri = ciri_dari(sop)
    ends = sorted(ciri.alur.akhir & ciri.alur.terjangkau, reverse=True)
    return tuple(dict.fromkeys(output for number in ends for output in sop.langkah[number - 1].output))


def janji_berlaku(sop: Sop, waktu: WaktuLayanan) -> bool:
    """Whether the agency's own promise can be published: it is a length of time, and the way fits into it."""
    own = sop.pelayanan
    if own is None or own.jangka_waktu is None:
        return False
    promised = menit_janji(own.jangka_waktu)
    return promised is not None and promised >= waktu.menit - 1e-6


def waktu_diumumkan(sop: Sop, waktu: WaktuLayanan) -> str:
    """The service time that the public reads: the promise where it holds, else the longest way.

    In working days, rounded up, but for a service declared certain (`waktu_pasti`), deck slide 64. Empty
    where no step on the way has a length and nothing was promised: then there is nothing to announce.
    """
    own = sop.pelayanan
    certain = own is not None and own.waktu_pasti
    if own is not None and own.jangka_waktu is not None and janji_berlaku(sop, waktu):
        promised = menit_janji(own.jangka_waktu) or 0.0
        return own.jangka_waktu if certain else WaktuLayanan(promised, ()).sebutan()
    if len(waktu.tanpa_waktu) == len(waktu.langkah):
        return ""
    return waktu.sebutan(pasti=certain)


def petugas(sop: Sop) -> dict[str, int]:
    """Every role of the office that does a step, and its people. A role that does not say counts as one."""
    outside = ciri_dari(sop).pemohon
    used = {id_ for step in sop.langkah for id_ in step.pelaksana}
    return {
        one.nama: one.jumlah or 1 for id_, one in sop.pelaksana.items() if id_ in used and id_ not in outside
    }
