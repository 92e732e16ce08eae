"""What `sopan publish keputusan` and `sopan publish peraturan` share: options, reading, writing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import Source, make_folder, write_atomically
from sopan.cli.publish_files import Naskah as Berkas
from sopan.cli.publish_files import chosen, read_naskah
from sopan.errors import Pesan, WrongUse
from sopan.publish.penetapan import (
    Isian,
    Naskah,
    SopDitetapkan,
    isi_berkas,
    jadi_docx,
    jadi_html,
    jadi_pdf,
    nomori,
)
from sopan.publish.penetapan.mengingat import sudah_dicabut
from sopan.read.source import decode, read_bytes, shown_name
from sopan.render.parts import Gambar

__all__ = [
    "Jabatan",
    "Nama",
    "Nip",
    "Nomor",
    "NomorSop",
    "Output",
    "Simpan",
    "Tanggal",
    "Tempat",
    "Tentang",
    "ToPenetapan",
    "Wadah",
    "isian",
    "tetapkan",
]

FORMATS = ("pdf", "docx", "html")
Jabatan = Annotated[
    str | None,
    typer.Option("--jabatan", metavar="TEXT", help=str(Pesan("Pejabat yang menetapkan.", "Who enacts."))),
]
Nama = Annotated[str | None, typer.Option("--nama", metavar="TEXT", help=str(Pesan("Namanya.", "The name.")))]
Nip = Annotated[str | None, typer.Option("--nip", metavar="TEXT", help="NIP.")]
Nomor = Annotated[
    str | None,
    typer.Option("--nomor", metavar="TEXT", help=str(Pesan("Nomor naskah.", "Number of the decree."))),
]
Tanggal = Annotated[
    str | None,
    typer.Option("--tanggal", metavar="DATE", help=str(Pesan("Hari penetapan, 2026-11-24.", "Its day."))),
]
Tempat = Annotated[
    str | None, typer.Option("--tempat", metavar="TEXT", help=str(Pesan("Ditetapkan di.", "Where.")))
]
Tentang = Annotated[
    str | None, typer.Option("--tentang", metavar="TEXT", help=str(Pesan("Judul naskah.", "Its title.")))
]
Wadah = Annotated[
    str,
    typer.Option("--wadah", metavar="TEXT", help=str(Pesan("Tempat pengundangan.", "Where promulgated."))),
]
NomorSop = Annotated[
    str | None,
    typer.Option(
        "--nomor-sop",
        metavar="POLA",
        help=str(
            Pesan(
                "Nomori SOP, misalnya '{urut:03}/SOP/{tahun}'.", "Number the SOPs: '{urut:03}/SOP/{tahun}'."
            )
        ),
    ),
]
Simpan = Annotated[
    bool,
    typer.Option(
        "--simpan",
        help=str(
            Pesan(
                "Tulis nomor dan tanggal ke semua berkas SOP.", "Write numbers and date into all SOP files."
            )
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=str(Pesan("Berkas hasil.", "The output."))),
]
ToPenetapan = Annotated[
    list[str],
    typer.Option(
        "--to",
        "-t",
        metavar="FORMAT",
        help=str(Pesan("Bentuk: pdf, docx, html.", "Formats: pdf, docx, html.")),
    ),
]


def isian(
    jabatan: str | None, nama: str | None, nip: str | None, nomor: str | None, tanggal: str | None,
    tempat: str | None, tentang: str | None, wadah: str = "Berita Daerah",
) -> Isian:  # fmt: skip
    """What the options say. Raises `WrongUse` for a day that is none."""
    day = None
    if tanggal is not None:
        try:
            day = datetime.date.fromisoformat(tanggal)
        except ValueError:
            raise WrongUse(
                Pesan(
                    f"'{tanggal}' bukan tanggal; tulis seperti 2026-11-24.",
                    f"'{tanggal}' is no date; write it like 2026-11-24.",
                )
            ) from None
    return Isian(jabatan, nama, nip, nomor, day, tempat, tentang, wadah)


def tetapkan(
    sources: Sequence[Source],
    isi: Isian,
    susun: Callable[[list[SopDitetapkan], Gambar | None], Naskah],
    to: list[str],
    output: Path | None,
    nomor_sop: str | None,
    simpan: bool,
    nama: str,
) -> None:
    """Read the SOPs, number them, compose the decree, write it; all files are written or none."""
    formats = chosen(to, FORMATS)
    read: list[Berkas] = [read_naskah(source) for source in sources]
    sops = nomori([one.sop for one in read], nomor_sop, isi.tanggal)
    naskah = susun(
        [SopDitetapkan(sop, one.source.path.parent) for sop, one in zip(sops, read, strict=True)],
        next((one.logo for one in read if one.logo is not None), None),
    )
    for warning in sudah_dicabut(sops):
        tell(f"{Pesan('peringatan', 'warning')}: {warning}")
    base = output or sources[0].path.parent / nama
    made: dict[Path, bytes] = {}
    places: list[Pesan] = []
    for form in formats:
        path = base if base.suffix.lower() == f".{form}" else base.with_name(f"{base.name}.{form}")
        if form == "pdf":
            made[path], warnings, box = jadi_pdf(naskah)
            for told in warnings:
                tell(str(told))
            if box is not None:
                shown = ",".join([str(box[0]), *(f"{side * 25.4 / 72:.0f}" for side in box[1:])])
                places.append(
                    Pesan(f"Kotak tanda tangan: --kotak {shown}", f"Signature box: --kotak {shown}")
                )
        else:
            made[path] = jadi_docx(naskah) if form == "docx" else jadi_html(naskah)
    if simpan:
        texts = {
            str(one.source.path): decode(read_bytes(one.source.path), shown_name(one.source.path))
            for one in read
        }
        made |= {Path(name): text.encode() for name, text in isi_berkas(texts, sops).items()}
    make_folder(base.parent)
    _all_or_none(made)
    for path in made:
        say(shown_name(path))
    for place in places:
        tell(str(place))


def _all_or_none(made: dict[Path, bytes]) -> None:
    """Write all files; when one fails, those written before it get back what they held."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in made.items():
            before[path] = path.read_bytes() if path.is_file() else None
            write_atomically(path, data)
    except BaseException:
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, old)
        raise
