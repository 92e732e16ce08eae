"""`sopan sign`: an electronic signature on a document, seen in its "Disahkan oleh" box."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import Source, write_atomically
from sopan.cli.options import FontSize, Margin, Paper, page_setup
from sopan.errors import Pesan, UnreadableFile, WrongUse
from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.layout.setup import PageSetup
from sopan.model import Sop
from sopan.publish.signing import (
    Kunci,
    Permintaan,
    akar_dari,
    bubuhkan_qr,
    kotak_dari_teks,
    kotak_pengesahan,
    kunci_pkcs11,
    kunci_pkcs12,
    siapkan_bidang,
    tanda_tangani,
)
from sopan.publish.signing.qr import alamat_periksa
from sopan.read import read_sop
from sopan.read.source import read_bytes, shown_name
from sopan.render import RenderOptions, render

__all__ = ["LARGEST_PDF", "command", "named"]

HELP = Pesan(
    "Tanda tangani PDF secara elektronik (PAdES). Dari berkas SOP, dokumennya digambar lalu ditandatangani "
    "di kotak 'Disahkan oleh'; PDF yang sudah ada ditandatangani di kotak yang disebut, atau tanpa terlihat "
    "(paraf).\n\n"
    "Kata sandi dari SOPAN_SANDI (PIN token dari SOPAN_PIN), dari --sandi-berkas, atau ditanyakan.",
    "Sign a PDF electronically (PAdES). Of an SOP file the document is drawn and signed in its 'Disahkan "
    "oleh' box; a PDF that is there is signed in the box that is named, or without being seen (paraf).\n\n"
    "The pass phrase comes from SOPAN_SANDI (a token's PIN from SOPAN_PIN), --sandi-berkas, or is asked for.",
)
EXAMPLES = (
    "sopan sign izin.sop.yaml --p12 kadis.p12 --alamat 'https://contoh.go.id/periksa?n={nomor}'",
    "sopan sign izin.pdf --p12 kabid.p12 --bidang paraf-kabid --peran Paraf",
    "sopan sign keputusan.pdf --p12 kadis.p12 --kotak 2,110,60,80,30 --tingkat b-t --tsa URL",
)
_OFFICIAL = "pengesahan"
LARGEST_PDF = 100_000_000
"""Bytes of the largest PDF that is signed or checked."""


class Tingkat(StrEnum):
    """The levels of PAdES."""

    b_b = "b-b"
    b_t = "b-t"
    b_lt = "b-lt"
    b_lta = "b-lta"


def _option(name: str, metavar: str, id_: str, en: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=metavar, help=str(Pesan(id_, en)))
    return option


def command(  # noqa: PLR0913, PLR0917 - the options of a command
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas SOP atau PDF.", "An SOP file or a PDF.")))
    ],
    p12: Annotated[Path | None, _option("--p12", "FILE", "Kunci PKCS#12.", "PKCS#12 key.")] = None,
    sandi_berkas: Annotated[
        Path | None,
        _option("--sandi-berkas", "FILE", "Berkas berisi kata sandi.", "File with the pass phrase."),
    ] = None,
    pkcs11: Annotated[
        Path | None, _option("--pkcs11", "FILE", "Modul token (.so).", "Module of a token (.so).")
    ] = None,
    token: Annotated[str, _option("--token", "TEXT", "Label token.", "Label of the token.")] = "",
    sertifikat: Annotated[
        str, _option("--sertifikat", "TEXT", "Label sertifikat di token.", "Label of its certificate.")
    ] = "",
    bidang: Annotated[str, _option("--bidang", "TEXT", "Nama bidang.", "Name of the field.")] = "pengesahan",
    kotak: Annotated[
        str | None,
        _option("--kotak", "HAL,X,Y,L,T", "Tempatnya, dalam milimeter.", "Its place, in millimetres."),
    ] = None,
    sop: Annotated[
        Path | None,
        _option("--sop", "FILE", "SOP dari PDF ini, untuk kotaknya.", "The PDF's SOP, for its box."),
    ] = None,
    peran: Annotated[
        str, _option("--peran", "TEXT", "Alasan, misalnya Paraf.", "Reason, such as Paraf.")
    ] = "",
    tempat: Annotated[str, _option("--tempat", "TEXT", "Tempat.", "Place.")] = "",
    tingkat: Annotated[
        Tingkat, typer.Option("--tingkat", help=str(Pesan("Tingkat PAdES.", "PAdES level.")))
    ] = (Tingkat.b_b),
    tsa: Annotated[str, _option("--tsa", "URL", "Layanan cap waktu.", "Time stamping service.")] = "",
    akar: Annotated[
        list[Path] | None, _option("--akar", "FILE", "Sertifikat akar.", "Root certificate.")
    ] = None,
    alamat: Annotated[
        str,
        _option("--alamat", "URL", "Alamat periksa untuk kode QR.", "Verification address of the QR code."),
    ] = "",
    output: Annotated[Path | None, _option("--output", "FILE", "Berkas hasil.", "The output.")] = None,
    paper: Paper = "F4",
    margin: Margin = None,
    font_size: FontSize = 9.0,
) -> None:
    """Sign one document."""
    with named(file):
        _sign(
            file, sop, page_setup(paper, margin, font_size), alamat, kotak,
            Permintaan(bidang, None, peran, tempat, "", tingkat.value, tsa, akar_dari(akar or [])),
            (p12, sandi_berkas, pkcs11, token, sertifikat), output,
        )  # fmt: skip


def _sign(
    file: Path, sop: Path | None, setup: PageSetup, alamat: str, kotak: str | None, wish: Permintaan,
    keys: tuple[Path | None, Path | None, Path | None, str, str], output: Path | None,
) -> None:  # fmt: skip
    pdf, scene, address = _document(file, sop, setup, alamat)
    official = kotak_pengesahan(scene) if scene is not None else None
    if official is not None and b"/ByteRange" not in pdf:
        # Whoever signs first: after that the official's field could not become part of the tags any more.
        pdf = siapkan_bidang(pdf, _OFFICIAL, official, "Tanda tangan pejabat yang mengesahkan")
    place = kotak_dari_teks(kotak) if kotak else official if wish.bidang == _OFFICIAL else None
    with _key(*keys) as key:
        signed = tanda_tangani(pdf, key, replace(wish, kotak=place, alamat=address))
        name = key.nama
    path = output or file.with_name(f"{Source(file, Path()).stem.removesuffix('.pdf')}-ttd.pdf")
    write_atomically(path, signed)
    say(shown_name(path))
    tell(str(Pesan(f"Ditandatangani oleh {name}.", f"Signed by {name}.")))


def _document(file: Path, sop: Path | None, setup: PageSetup, alamat: str) -> tuple[bytes, Scene | None, str]:
    """The PDF to sign, the layout that it was drawn from where that is known, and the address of its code."""
    if file.suffix.lower() == ".pdf":
        pdf = read_bytes(file, LARGEST_PDF)
        read = read_sop(sop).sop if sop is not None else None
        address = alamat_periksa(alamat, read.nomor or "" if read else file.stem) if alamat else ""
        if address and b"/ByteRange" not in pdf:
            pdf = bubuhkan_qr(pdf, address)
        return pdf, compose(read, setup) if read is not None else None, address
    document: Sop = read_sop(file).sop
    scene = compose(document, setup)
    (output,) = render("pdf", document, scene, RenderOptions(base_dir=file.parent))
    for warning in (*scene.notes, *output.warnings):
        tell(f"{shown_name(file)}: {warning}")
    address = alamat_periksa(alamat, document.nomor or document.judul) if alamat else ""
    return bubuhkan_qr(output.data, address) if address else output.data, scene, address


@contextmanager
def named(file: Path) -> Iterator[None]:
    """Let faults of what is being signed or checked bear the name of its file."""
    try:
        yield
    except UnreadableFile as error:
        name = shown_name(file)
        raise UnreadableFile(
            [replace(one, file=name) if one.file == "PDF" else one for one in error.faults]
        ) from error


@contextmanager
def _key(
    p12: Path | None, sandi_berkas: Path | None, modul: Path | None, token: str, sertifikat: str
) -> Iterator[Kunci]:
    if (p12 is None) == (modul is None):
        raise WrongUse(
            Pesan(
                "sebut satu kunci: --p12 FILE, atau --pkcs11 FILE dengan --token dan --sertifikat.",
                "name one key: --p12 FILE, or --pkcs11 FILE with --token and --sertifikat.",
            )
        )
    if p12 is not None:
        yield kunci_pkcs12(p12, _secret("SOPAN_SANDI", sandi_berkas))
    elif modul is not None:
        with kunci_pkcs11(modul, token, sertifikat, _secret("SOPAN_PIN", sandi_berkas)) as key:
            yield key


def _secret(variable: str, file: Path | None) -> str:
    if file is not None:
        return read_bytes(file, 10_000).decode("utf-8", "replace").rstrip("\r\n")
    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin.isatty():
        return getpass(str(Pesan("Kata sandi: ", "Pass phrase: ")))
    raise WrongUse(
        Pesan(
            f"kata sandi belum diberikan; isi {variable} atau pakai --sandi-berkas.",
            f"there is no pass phrase; set {variable} or use --sandi-berkas.",
        )
    )
