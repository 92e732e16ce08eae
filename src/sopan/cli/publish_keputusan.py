"""`sopan publish keputusan`: the decree that enacts the SOPs of a unit as its Lampiran."""

from __future__ import annotations

from sopan.cli.files import find_sources
from sopan.cli.options import Files
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
    isian,
    tetapkan,
)
from sopan.errors import Pesan
from sopan.publish.penetapan import susun_keputusan

__all__ = ["command"]

HELP = Pesan(
    "Susun Keputusan yang menetapkan SOP sebagai Lampiran, dengan daftar isi dan nomor halaman. Mengingat "
    "dihimpun dari dasar hukum semua SOP; kalimatnya dari templat keputusan.yaml (--templat).",
    "Compose the Keputusan that enacts SOPs as its Lampiran, with contents and page numbers. Mengingat is "
    "collected from the dasar hukum of all SOPs; its words are the template keputusan.yaml (--templat).",
)
EXAMPLES = (
    "sopan publish keputusan sop/ --nomor 188.45/12 --tanggal 2026-11-24 --tempat 'Kota Contoh'",
    "sopan publish keputusan sop/ --nomor-sop '{urut:03}/SOP/{tahun}' --tanggal 2026-11-24 --simpan",
)


def command(  # noqa: PLR0913, PLR0917 - the options of a command
    files: Files,
    to: ToPenetapan = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output: Output = None,
    jabatan: Jabatan = None,
    nama: Nama = None,
    nip: Nip = None,
    nomor: Nomor = None,
    tanggal: Tanggal = None,
    tempat: Tempat = None,
    tentang: Tentang = None,
    nomor_sop: NomorSop = None,
    simpan: Simpan = False,
    templat: TemplateDir = None,
) -> None:
    """Compose and write the decree."""
    isi = isian(jabatan, nama, nip, nomor, tanggal, tempat, tentang)
    tetapkan(
        find_sources(files),
        isi,
        lambda sops, logo: susun_keputusan(sops, isi, logo, templat),
        to,
        output,
        nomor_sop,
        simpan,
        "keputusan",
    )
