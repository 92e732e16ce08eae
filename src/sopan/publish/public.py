"""The public version of an SOP Pelayanan (deck, slides 63-64): what a citizen needs, nothing of the office.

Mutu baku, remarks, details, equipment, warnings and records stay inside. The service time is told in working
days, rounded up, unless the service is declared certain.
"""

from __future__ import annotations

from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Sop
from sopan.publish.drawing import alur_dalam_kata, diagram, tanpa_mutu_baku
from sopan.publish.jenis import wajib_pelayanan
from sopan.publish.paper.blocks import Blok, Daftar, Dokumen, Fakta, Judul, Paragraf
from sopan.publish.paper.pictures import warna_logo
from sopan.publish.standar.turunan import (
    layanan,
    pemilik,
    persyaratan,
    produk_sop,
    tanggal_sop,
    waktu_diumumkan,
)
from sopan.publish.waktu import waktu_layanan
from sopan.render.parts import Gambar as Logo

__all__ = ["dokumen_publik"]


def dokumen_publik(sop: Sop, logo: Logo | None = None) -> Dokumen:
    """The public version as a document.

    Raises `WrongUse` for an SOP rutin or penugasan, with the reason, and `LayoutImpossible` where the flow
    cannot be drawn.
    """
    wajib_pelayanan(sop)
    own = sop.pelayanan
    time = waktu_diumumkan(sop, waktu_layanan(sop))
    bring, _ = persyaratan(sop)
    cost = own.biaya if own is not None else ()
    get = (own.produk if own is not None else ()) or produk_sop(sop)
    facts = [("Lama pelayanan", f"Paling lama {time}")] if time else []
    if cost:
        facts.append(("Biaya", cost[0]))
    if get:
        facts.append(("Yang Anda terima", get[0]))
    blocks: list[Blok] = [Fakta(tuple(facts))] if facts else []
    blocks += _list("Yang perlu dibawa", bring, "centang")
    blocks += _list("Yang Anda terima", get, "titik")
    blocks += _list("Biaya", cost, "titik")
    if own is not None:
        blocks += _list("Tempat", own.lokasi, "titik")
        blocks += _list("Jam layanan", own.jam_layanan, "titik")
        blocks += _list("Kontak", own.kontak, "titik")
    blocks += [Judul("Jalannya pelayanan"), Daftar(alur_dalam_kata(tanpa_mutu_baku(sop)), "angka")]
    blocks += list(diagram(sop))
    if own is not None:
        blocks += _list("Pengaduan, saran, dan masukan", own.pengaduan, "titik")
    if sop.tanggal.efektif is not None:
        number = f"SOP Nomor {sop.nomor}, b" if sop.nomor else "B"
        blocks.append(Paragraf(f"{number}erlaku sejak {tanggal_indonesia(sop.tanggal.efektif)}.", "catatan"))
    owner = pemilik(sop)
    return Dokumen(
        judul=layanan(sop.judul),
        isi=tuple(blocks),
        pemilik=owner,
        sub="Panduan bagi pemohon",
        logo=logo,
        aksen=warna_logo(logo),
        tanggal=tanggal_sop(sop),
        ramah=True,
        kaki=sop.judul,
    )


def _list(title: str, items: tuple[str, ...], kind: str) -> list[Blok]:
    if not items:
        return []
    return [Judul(title), Daftar(items, "centang" if kind == "centang" else "titik")]
