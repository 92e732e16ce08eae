"""The Standar Pelayanan and the Maklumat Pelayanan as documents."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.layout.tanggal import tanggal_indonesia
from sopan.publish.drawing import diagram
from sopan.publish.paper.blocks import (
    Blok,
    Daftar,
    Dokumen,
    Judul,
    Paragraf,
    Pecah,
    Pengesah,
    Tabel,
)
from sopan.publish.paper.pictures import warna_logo
from sopan.publish.standar.komponen import KELOMPOK, Komponen, StandarPelayanan
from sopan.publish.standar.turunan import layanan, pemilik, tanggal_sop, waktu_diumumkan
from sopan.publish.templates import Templat, isi_templat
from sopan.render.parts import Gambar as Logo

__all__ = ["dokumen_maklumat", "dokumen_standar"]


def dokumen_standar(standar: StandarPelayanan, logo: Logo | None = None) -> Dokumen:
    """The standard as a document: the two groups as tables, the flow as drawing and as text.

    Raises `LayoutImpossible` where the SOP cannot be drawn.
    """
    sop = standar.sop
    blocks: list[Blok] = []
    for kelompok, title in KELOMPOK.items():
        group = [one for one in standar.komponen if one.kelompok == kelompok]
        blocks.append(Judul(title))
        rows = tuple(((str(one.nomor),), (one.nama,), _contents(one)) for one in group)
        blocks.append(Tabel(("No", "Komponen", "Uraian"), rows, (0.7, 3, 9)))
    blocks += [Pecah(), Judul("Sistem, mekanisme, dan prosedur")]
    blocks += list(diagram(sop))
    blocks.append(Daftar(standar["prosedur"].isi, "angka"))
    blocks += _signed(standar)
    return Dokumen(
        judul=f"Standar Pelayanan {layanan(sop.judul)}",
        isi=tuple(blocks),
        pemilik=pemilik(sop),
        sub=f"Berdasarkan SOP {sop.judul}" + (f" Nomor {sop.nomor}" if sop.nomor else ""),
        logo=logo,
        aksen=warna_logo(logo),
        tanggal=tanggal_sop(sop),
        kaki=f"Standar Pelayanan {layanan(sop.judul)}",
    )


def _contents(one: Komponen) -> tuple[str, ...]:
    if one.kunci == "prosedur":
        return (f"{len(one.isi)} langkah; diagram alir dan uraiannya pada halaman berikut",)
    return one.isi or ("(belum diisi)",)


def _signed(standar: StandarPelayanan) -> Sequence[Blok]:
    by = standar.sop.pengesahan
    when = standar.sop.tanggal.efektif
    if not by.jabatan and not by.nama:
        return ()
    date = tanggal_indonesia(when) if when else ""
    return (Pengesah("", date, by.jabatan or "", by.nama or "", by.nip or ""),)


def dokumen_maklumat(
    standar: StandarPelayanan, logo: Logo | None = None, templat: Templat | None = None
) -> Dokumen:
    """The Maklumat Pelayanan: the head's public word to serve by the standard, to post and to publish."""
    sop = standar.sop
    owner = pemilik(sop)
    texts = isi_templat(
        "maklumat",
        {
            "layanan": layanan(sop.judul),
            "penyelenggara": owner[-1] if owner else "",
            "instansi": sop.instansi or "",
            "waktu": waktu_diumumkan(sop, standar.waktu),
            "biaya": ", ".join(standar["biaya"].isi),
            "jaminan": list(standar["jaminan"].isi),
            "pengaduan": list(standar["pengaduan"].isi),
        },
        templat,
    )
    blocks: list[Blok] = [Paragraf(one, "tengah") for one in texts["pembuka"]]
    blocks += [Paragraf(one, "penting") for one in texts["janji"]]
    blocks += [Daftar(tuple(texts["sanggup"]), "angka"), *(Paragraf(one) for one in texts["penutup"])]
    blocks += _signed(standar)
    return Dokumen(
        judul=str(texts["judul"][0]),
        isi=tuple(blocks),
        pemilik=owner,
        sub=layanan(sop.judul),
        logo=logo,
        aksen=warna_logo(logo),
        tanggal=tanggal_sop(sop),
        ramah=True,
        piagam=True,
        kaki=f"Maklumat Pelayanan {layanan(sop.judul)}",
    )
