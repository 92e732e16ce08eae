"""What the materials tell, gathered from the SOP once: whose it is, its steps by role, where each leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.publish.annotated.bahan import Warna
from sopan.publish.paper.pictures import warna_logo
from sopan.publish.standar.turunan import pemilik
from sopan.render.parts import Gambar

__all__ = ["Bahan", "LangkahPeran", "bahan_sosialisasi", "langkah_peran", "singkat"]

_SYARAT = re.compile(r"\s*(?:[.;]\s*|,\s*)?\b(?:jika|apabila|bila)\b.*$", re.IGNORECASE | re.DOTALL)
_PANJANG = 96


@dataclass(frozen=True, slots=True)
class LangkahPeran:
    """A step as its doer needs it.

    `dari` and `ke` are sentences on where the work comes from and where it goes; `bersama` are the others who
    act in it.
    """

    nomor: int
    kegiatan: str
    kelengkapan: tuple[str, ...]
    waktu: str
    output: tuple[str, ...]
    keterangan: str
    dari: tuple[str, ...]
    ke: tuple[str, ...]
    bersama: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that slides and sheets say. `alamat` is where the SOP is read; it becomes a QR code."""

    sop: Sop
    pemilik: tuple[str, ...]
    berlaku: str
    peran: tuple[tuple[str, str], ...]
    logo: Gambar | None
    warna: Warna
    alamat: str = ""

    @property
    def nomor(self) -> str:
        """The number as one says it: `Nomor 12/SOP/2026`."""
        return f"Nomor {self.sop.nomor}" if self.sop.nomor else ""


def bahan_sosialisasi(sop: Sop, logo: Gambar | None = None, alamat: str = "") -> Bahan:
    """Gather what the materials tell. The roles are those inside of the agency, in the order of columns."""
    used = {id_ for step in sop.langkah for id_ in step.pelaksana}
    when = sop.tanggal.efektif
    return Bahan(
        sop=sop,
        pemilik=pemilik(sop),
        berlaku=f"Berlaku sejak {tanggal_indonesia(when)}" if when else "",
        peran=tuple((id_, one.nama) for id_, one in sop.pelaksana.items() if id_ in used and not one.luar),
        logo=logo,
        warna=Warna(warna_logo(logo)),
        alamat=alamat,
    )


def singkat(kegiatan: str, panjang: int = _PANJANG) -> str:
    """The first clause of an activity, without its conditions, cut at a word where it is too long."""
    text = _SYARAT.sub("", " ".join(kegiatan.split())).split(". ")[0].strip(" .;,")
    text = text or " ".join(kegiatan.split())
    return text if len(text) <= panjang else f"{text[:panjang].rsplit(' ', 1)[0]}..."


def langkah_peran(sop: Sop, peran: str) -> tuple[LangkahPeran, ...]:
    """The steps of one actor, in order, each with where it comes from and where it leads."""
    alur = alur_dari(sop)
    names = {id_: one.nama for id_, one in sop.pelaksana.items()}

    def who(number: int) -> str:
        return " dan ".join(names[id_] for id_ in sop.langkah[number - 1].pelaksana)

    found = []
    for number, step in enumerate(sop.langkah, 1):
        if peran not in step.pelaksana:
            continue
        into = [flow for flow in alur.masuk[number] if flow.dari != number]
        out = []
        for flow in alur.keluar[number]:
            label = f"{step.keputusan.label(flow.cabang)}: " if step.keputusan and flow.cabang else ""
            if flow.ke is None:
                out.append(f"{label}selesai")
            elif peran in sop.langkah[flow.ke - 1].pelaksana:
                out.append(f"{label}lanjutkan sendiri ke langkah {flow.ke}")
            else:
                out.append(f"{label}kepada {who(flow.ke)} (langkah {flow.ke})")
        found.append(
            LangkahPeran(
                nomor=number,
                kegiatan=" ".join(step.kegiatan.split()),
                kelengkapan=step.kelengkapan,
                waktu=step.waktu or "",
                output=step.output,
                keterangan=step.keterangan or "",
                dari=tuple(
                    f"{who(flow.dari)} (langkah {flow.dari})"
                    for flow in into
                    if peran not in sop.langkah[flow.dari - 1].pelaksana
                ),
                ke=tuple(out),
                bersama=tuple(names[id_] for id_ in step.pelaksana if id_ != peran),
            )
        )
    return tuple(found)
