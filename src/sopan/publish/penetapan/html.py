"""The decree as one HTML page to read and to publish: its text, the contents, and every SOP's drawing."""

from __future__ import annotations

import re

from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.model.alur import alur_dari
from sopan.publish.drawing import alur_dalam_kata
from sopan.publish.paper import write
from sopan.publish.paper.blocks import Blok, Daftar, Dokumen, Gambar, Judul, Paragraf, Pengesah, Tabel
from sopan.publish.penetapan.naskah import Naskah, SopDitetapkan
from sopan.render import RenderOptions
from sopan.render.parts import svg_page

__all__ = ["tulis_html"]

_IDS = re.compile(r'\b(id|aria-labelledby)="([^"]*)"')


def tulis_html(naskah: Naskah, setup: PageSetup) -> bytes:
    """The page of a decree. Raises `LayoutImpossible` where an SOP cannot be drawn."""
    blocks: list[Blok] = [Paragraf(naskah.nomor_naskah, "tengah"), Paragraf("TENTANG", "tengah")]
    blocks.append(Paragraf(naskah.tentang, "penting"))
    if naskah.jenis == "PERATURAN":
        blocks.append(Paragraf("DENGAN RAHMAT TUHAN YANG MAHA ESA", "tengah"))
    blocks += [Paragraf(f"{naskah.jabatan.upper()},", "tengah"), Judul("Menimbang")]
    blocks += [Daftar(naskah.menimbang, "huruf"), Judul("Mengingat")]
    blocks += [Daftar(tuple(f"{one};" for one in naskah.mengingat), "angka"), Judul("Memutuskan")]
    blocks.append(Paragraf(f"Menetapkan: {naskah.menetapkan}"))
    blocks += [Paragraf(f"{name}: {words}") for name, words in naskah.diktum]
    blocks += _articles(naskah)
    blocks += [Paragraf(one) for one in naskah.penutup]
    blocks.append(Pengesah(naskah.tempat, naskah.tanggal, naskah.jabatan.upper(), naskah.nama, naskah.nip))
    if naskah.tembusan:
        blocks += [Paragraf("Tembusan:"), Daftar(naskah.tembusan, "angka")]
    blocks.append(Judul(f"Lampiran {naskah.jenis.capitalize()} {naskah.jabatan}"))
    rows = tuple(
        ((f"{n}.",), (one.sop.judul,), (one.sop.nomor or "-",)) for n, one in enumerate(naskah.sop, 1)
    )
    blocks.append(Tabel(("No", "Judul SOP", "Nomor SOP"), rows, (1, 6, 4)))
    for number, one in enumerate(naskah.sop, 1):
        blocks += _sop(number, one, setup)
    return write(
        "html",
        Dokumen(
            judul=naskah.nama_naskah,
            isi=tuple(blocks),
            pemilik=naskah.pemilik,
            logo=naskah.logo,
            aksen="#1f2933",
            tanggal=naskah.hari,
            kaki=f"{naskah.nama_naskah} {naskah.nomor_naskah}",
        ),
    )


def _articles(naskah: Naskah) -> list[Blok]:
    blocks: list[Blok] = []
    for piece in naskah.tubuh:
        if piece.jenis == "bab":
            blocks.append(Judul(f"{piece.nomor} {piece.teks}"))
        elif piece.jenis == "pasal":
            blocks.append(Judul(piece.nomor, 3))
        else:
            blocks.append(Paragraf(f"{piece.nomor} {piece.teks}".strip()))
    return blocks


def _sop(number: int, one: SopDitetapkan, setup: PageSetup) -> list[Blok]:
    """An SOP: the pages as they are drawn. Their ids are made its own, for several share a page here."""
    scene, alur = compose(one.sop, setup), alur_dari(one.sop)
    blocks: list[Blok] = [Judul(f"{number}. {one.sop.judul}")]
    words = " ".join(alur_dalam_kata(one.sop))
    for page in scene.pages:
        svg, _ = svg_page(one.sop, page, scene.style, RenderOptions(base_dir=one.folder), alur)
        own = _IDS.sub(
            lambda found: f'{found[1]}="{" ".join(f"s{number}-{part}" for part in found[2].split())}"', svg
        )
        name = "Identitas" if page.kind == "identitas" else "Prosedur"
        blocks.append(
            Gambar(
                own,
                page.width,
                page.height,
                words if page.kind == "prosedur" else f"Halaman identitas SOP {one.sop.judul}",
                f"{name}, halaman {page.number} dari {len(scene.pages)}",
            )
        )
    return blocks
