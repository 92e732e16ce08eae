"""`sopan verify`: who signed a PDF, when, whether it changed after, and which root is behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.sign import LARGEST_PDF, named
from sopan.errors import Pesan
from sopan.layout.tanggal import tanggal_indonesia
from sopan.publish.signing import Hasil, TandaTangan, akar_dari, periksa
from sopan.read.source import read_bytes, shown_name

__all__ = ["command"]

HELP = Pesan(
    "Periksa tanda tangan elektronik sebuah PDF: siapa, kapan, apakah berubah sesudahnya, dan akar mana yang "
    "menjaminnya. Akar yang dipercaya diberikan sendiri (--akar); tidak ada yang bawaan.\n\n"
    "Kode keluar 0 bila semua tanda tangan sah, 1 bila tidak.",
    "Check the electronic signatures of a PDF: who, when, whether it changed after, and which root vouches. "
    "Trusted roots are the agency's own (--akar); none is built in.\n\n"
    "Exit code 0 where all signatures hold, 1 where not.",
)
EXAMPLES = (
    "sopan verify izin-ttd.pdf --akar bsre-root.pem",
    "sopan verify izin-ttd.pdf --akar akar.pem --json",
)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("PDF.", "The PDF.")))],
    akar: Annotated[
        list[Path] | None,
        typer.Option(
            "--akar",
            metavar="FILE",
            help=str(Pesan("Sertifikat akar (PEM, DER).", "Root certificate (PEM, DER).")),
        ),
    ] = None,
    json_: Annotated[
        bool, typer.Option("--json", help=str(Pesan("Cetak sebagai JSON.", "Print as JSON.")))
    ] = False,
) -> int:
    """Check one document; 0 where all signatures hold."""
    with named(file):
        hasil = periksa(read_bytes(file, LARGEST_PDF), akar_dari(akar or []))
    if json_:
        say(json.dumps(as_data(hasil), ensure_ascii=False, indent=2))
        return 0 if hasil.sah else 1
    name = shown_name(file)
    if not hasil.tanda_tangan:
        say(f"{name}: {Pesan('tidak ada tanda tangan elektronik.', 'there is no electronic signature.')}")
        return 1
    for one in hasil.tanda_tangan:
        for line in _lines(one):
            say(line)
    verdict = Pesan("SAH", "VALID") if hasil.sah else Pesan("TIDAK SAH", "NOT VALID")
    say(f"{name}: {verdict}")
    return 0 if hasil.sah else 1


def _lines(one: TandaTangan) -> list[str]:
    role = f" ({one.peran})" if one.peran else ""
    lines = [f"{one.bidang}: {one.siapa}{role}"]
    if one.saat is not None:
        by = (
            Pesan("menurut cap waktu tepercaya", "by a trusted time stamp")
            if one.cap_waktu
            else Pesan("menurut jam penanda tangan", "by the signer's clock")
        )
        when = one.saat.astimezone()  # as the clock on the wall shows it
        zone = when.strftime("%z")
        lines.append(f"  {tanggal_indonesia(when.date())} {when:%H.%M.%S} UTC{zone[:3]}:{zone[3:]}, {by}")
    intact = (
        Pesan("isi yang ditandatangani tidak berubah", "what was signed is unchanged")
        if one.utuh
        else Pesan("ISI YANG DITANDATANGANI BERUBAH", "WHAT WAS SIGNED HAS CHANGED")
    )
    lines.append(f"  {intact}")
    if one.utuh and one.berubah:
        lines.append(
            f"  {Pesan('ADA PERUBAHAN SESUDAH DITANDATANGANI', 'SOMETHING WAS CHANGED AFTER SIGNING')}"
        )
    if one.akar is not None:
        lines.append(f"  {Pesan('dijamin akar', 'vouched for by the root')}: {one.akar}")
    else:
        told = Pesan("penerbitnya tidak dipercaya", "its issuer is not trusted")
        lines.append(
            f"  {told}: {one.penerbit}. {Pesan('Beri akarnya dengan --akar.', 'Give its root by --akar.')}"
        )
    return lines


def as_data(hasil: Hasil) -> dict[str, object]:
    """A check as plain data."""
    return {
        "sah": hasil.sah,
        "tanda_tangan": [
            {
                "bidang": one.bidang,
                "siapa": one.siapa,
                "peran": one.peran,
                "saat": one.saat.isoformat() if one.saat else None,
                "cap_waktu": one.cap_waktu,
                "utuh": one.utuh,
                "berubah": one.berubah,
                "akar": one.akar,
                "penerbit": one.penerbit,
                "sah": one.sah,
            }
            for one in hasil.tanda_tangan
        ],
    }
