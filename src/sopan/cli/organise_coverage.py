"""`sopan organise coverage ORG LIBRARY`: which activities have an SOP, and which SOPs serve none."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.library import Output, as_json, hand_over, option, read_library
from sopan.cli.options import Jobs
from sopan.errors import Pesan, WrongUse
from sopan.organise.sotk.coverage import Cakupan, RingkasanSop, cakupan
from sopan.organise.sotk.map import peta_cakupan
from sopan.organise.sotk.report import catatan, halaman_cakupan
from sopan.read.nearest import nearest
from sopan.read.organisasi_file import read_organisasi

__all__ = ["command"]

HELP = Pesan(
    "Letakkan pustaka SOP di atas berkas organisasi: kegiatan yang sudah ber-SOP (menurut asal, nomor, atau "
    "judul yang mirip), yang belum, SOP yang tidak melayani kegiatan mana pun, dan simpul proses bisnis.",
    "Lay a library over an organisation: activities that have an SOP (by asal, number or a like title), "
    "those that have none, SOPs that serve no activity, and nodes of the business process map.",
)
EXAMPLES = (
    "sopan organise coverage kota.organisasi.yaml pustaka/",
    "sopan organise coverage kota.organisasi.yaml pustaka/ --format svg --output peta.svg",
)

_TANDA = {"ada": "✓", "mirip": "~", "belum": "○"}


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"
    html = "html"
    svg = "svg"


def command(
    organisation: Annotated[
        Path, typer.Argument(metavar="ORG", help=str(Pesan("Berkas organisasi.", "The organisation file.")))
    ],
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="LIBRARY...", help=str(Pesan("Berkas atau folder SOP.", "Files or folders of SOPs."))
        ),
    ],
    bentuk: Annotated[
        Bentuk,
        option(
            "--format",
            id="Bentuk: text, json, html, svg.",
            en="Form: text, json, html, svg.",
            metavar="BENTUK",
        ),
    ] = Bentuk.text,
    output: Output = None,
    unit: Annotated[
        str | None,
        option("--unit", id="Peta di bawah unit ini saja.", en="The map under this unit only.", metavar="ID"),
    ] = None,
    strict: Annotated[
        bool,
        option(
            "--strict",
            id="Keluar dengan 1 bila ada kegiatan tanpa SOP.",
            en="Exit with 1 for an activity without SOP.",
        ),
    ] = False,
    jobs: Jobs = 0,
) -> int:
    """Show what of an organisation its library covers."""
    organisasi = read_organisasi(organisation).organisasi
    if unit is not None and unit not in organisasi.menurut_id:
        dekat = nearest(unit, organisasi.menurut_id)
        maksud = (f" Maksudnya '{dekat}'?", f" Did you mean '{dekat}'?") if dekat else ("", "")
        raise WrongUse(
            Pesan(f"tidak ada unit '{unit}'.{maksud[0]}", f"there is no unit '{unit}'.{maksud[1]}")
        )
    pustaka = read_library(files, RingkasanSop.dari, jobs)
    hasil = cakupan(organisasi, pustaka.entries)
    if bentuk is Bentuk.json:
        hand_over(as_json(catatan(hasil)), output)
    elif bentuk is Bentuk.html:
        hand_over(halaman_cakupan(hasil, unit), output)
    elif bentuk is Bentuk.svg:
        hand_over(peta_cakupan(hasil, unit), output)
    else:
        hand_over("\n".join(_teks(hasil)), output)
    return max(pustaka.code, int(strict and hasil.banyak("belum") > 0))


def _teks(hasil: Cakupan) -> Iterator[str]:
    ada, mirip, semua = hasil.banyak("ada"), hasil.banyak("mirip"), len(hasil.kegiatan)
    yield str(
        Pesan(
            f"{ada} dari {semua} kegiatan ber-SOP, {mirip} hanya menurut judulnya",
            f"{ada} of {semua} activities have an SOP, {mirip} by a like title only",
        )
    )
    kegiatan: dict[str, list[str]] = {}
    for satu in hasil.kegiatan:
        k = satu.tempat.kegiatan
        sop = ", ".join(hasil.pustaka[x.sop].nomor or hasil.pustaka[x.sop].judul for x in satu.sop)
        kira = ", ".join(hasil.pustaka[x.sop].judul for x in satu.dekat)
        keterangan = sop or (str(Pesan(f"mungkin: {kira}", f"perhaps: {kira}")) if kira else "")
        probis = f" [{k.probis}]" if k.probis else ""
        ekor = f"  {keterangan}" if keterangan else ""
        kegiatan.setdefault(satu.tempat.unit.id, []).append(f"{_TANDA[satu.keadaan]} {k.judul}{probis}{ekor}")
    for h in hasil.unit:
        semua = h.total_ada + h.total_mirip + h.total_belum
        lekuk = "  " * h.tingkat
        yield f"{lekuk}{h.unit.nama}: {h.total_ada}/{semua}" if semua else f"{lekuk}{h.unit.nama}"
        yield from (f"{lekuk}    {baris}" for baris in kegiatan.get(h.unit.id, ()))
    if hasil.tanpa_kegiatan:
        banyak = len(hasil.tanpa_kegiatan)
        yield str(Pesan(f"{banyak} SOP tanpa kegiatan", f"{banyak} SOPs without an activity"))
        tanpa = (hasil.pustaka[di] for di in hasil.tanpa_kegiatan)
        yield from (f"  {satu.berkas}: {satu.judul}" for satu in tanpa)
    if hasil.putus:
        yield str(Pesan("Rujukan putus", "Broken references"))
        for putus in hasil.putus:
            siapa = putus.kegiatan if putus.sop is None else hasil.pustaka[putus.sop].berkas
            yield f"  {siapa} → {putus.rujukan}"
