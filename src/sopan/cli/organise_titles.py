"""`sopan organise titles FILE`: titles of SOPs from the duties and activities of an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sopan.cli.library import Output, as_json, hand_over, option
from sopan.errors import Pesan
from sopan.model.organisasi import Organisasi
from sopan.organise.sotk.titles import semua_usul
from sopan.read.organisasi_file import read_organisasi

__all__ = ["command"]

HELP = Pesan(
    "Usulkan judul SOP: dari uraian tugas yang belum punya kegiatan, dan bagi kegiatan yang aspeknya tidak "
    "sesuai orientasi dan skalanya (Penyusunan, Pembuatan, Penyelenggaraan, Pelaksanaan, Pelayanan).",
    "Propose titles: from duties that have no activities yet, and for activities whose aspect does not fit "
    "their orientation and scale (Penyusunan, Pembuatan, Penyelenggaraan, Pelaksanaan, Pelayanan).",
)
EXAMPLES = ("sopan organise titles kota.organisasi.yaml",)

FORMAT = "sopan-organise-titles/1"


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas organisasi.", "The organisation file.")))
    ],
    bentuk: Annotated[
        Bentuk, option("--format", id="Bentuk: text, json.", en="Form: text, json.", metavar="BENTUK")
    ] = Bentuk.text,
    output: Output = None,
) -> None:
    """Propose titles."""
    usul = list(_usul(read_organisasi(file).organisasi))
    if bentuk is Bentuk.json:
        hand_over(as_json({"format": FORMAT, "usul": usul}), output)
        return
    baris = []
    unit = None
    for satu in usul:
        if satu["unit"] != unit:
            unit = satu["unit"]
            baris.append(unit)
        semula = f"  ({satu['semula']})" if satu["semula"] else ""
        baris.append(f"  {satu['judul']}{semula}")
    hand_over("\n".join(baris) or str(Pesan("Tidak ada usul.", "Nothing to propose.")), output)


def _usul(organisasi: Organisasi) -> Iterator[dict[str, Any]]:
    for unit in organisasi.unit:
        for uraian in unit.uraian_tugas:
            for kegiatan, usul in semua_usul(uraian):
                yield {
                    "unit": unit.nama,
                    "kegiatan": kegiatan.id if kegiatan else None,
                    "semula": kegiatan.judul if kegiatan else None,
                    "judul": usul.judul,
                    "aspek": usul.aspek,
                    "output": usul.output,
                    "skala": usul.skala,
                    "alasan": {"id": usul.alasan.id, "en": usul.alasan.en},
                }
