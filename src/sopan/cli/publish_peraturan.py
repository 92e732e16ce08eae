"""`sopan publish peraturan`: the matter of one SOP in chapters and articles, with the SOP as Lampiran."""

from __future__ import annotations

from typing import Annotated

import typer

from sopan.cli.files import find_sources
from sopan.cli.publish_files import TemplateDir
from sopan.cli.publish_penetapan import (
    Jabatan,
    Nama,
    Nip,
    Nomor,
    NomorSop,
    Output,
    Simpan,
    Tanggal,
    Tempat,
    Tentang,
    ToPenetapan,
    Wadah,
    isian,
    tetapkan,
)
from sopan.errors import Pesan
from sopan.publish.penetapan import susun_peraturan

__all__ = ["command"]

HELP = Pesan(
    "Susun Peraturan (BAB, Pasal, ayat) tentang materi satu SOP, dengan SOP itu sebagai Lampiran. Kalimatnya "
    "dari templat peraturan.yaml (--templat).",
    "Compose the Peraturan (chapters, articles, paragraphs) on the matter of one SOP, with that SOP as its "
    "Lampiran. Its words are the template peraturan.yaml (--templat).",
)
EXAMPLES = ("sopan publish peraturan izin.sop.yaml --nomor 7 --tanggal 2026-11-24 --tempat 'Kota Contoh'",)


def command(  # noqa: PLR0913, PLR0917 - the options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help=str(Pesan("Berkas SOP.", "The SOP file.")))],
    to: ToPenetapan = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output: Output = None,
    jabatan: Jabatan = None,
    nama: Nama = None,
    nip: Nip = None,
    nomor: Nomor = None,
    tanggal: Tanggal = None,
    tempat: Tempat = None,
    tentang: Tentang = None,
    wadah: Wadah = "Berita Daerah",
    nomor_sop: NomorSop = None,
    simpan: Simpan = False,
    templat: TemplateDir = None,
) -> None:
    """Compose and write the regulation."""
    isi = isian(jabatan, nama, nip, nomor, tanggal, tempat, tentang, wadah)
    sources = find_sources([file])[:1]
    tetapkan(
        sources,
        isi,
        lambda sops, logo: susun_peraturan(sops[0], isi, logo, templat),
        to,
        output,
        nomor_sop,
        simpan,
        f"{sources[0].stem}-peraturan",
    )
