"""`sopan organise check FILE`: the tree, its wording, and whether every duty comes down to activities."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sopan.cli.library import Output, as_json, hand_over, option
from sopan.errors import Pesan
from sopan.model.sumber import Sumber, tulis_jalur
from sopan.organise.sotk.check import periksa
from sopan.organise.sotk.findings import Temuan
from sopan.organise.sotk.wording import RUMUSAN
from sopan.read.organisasi_file import read_organisasi

__all__ = ["command"]

HELP = Pesan(
    "Periksa berkas organisasi: pohon unit, rumusan tugas dan fungsi menurut KepMenPAN 108/1995 per eselon, "
    "tugas yang tidak dipikul fungsi, kegiatan yang disebut dua kali, dan judul yang tidak sesuai skalanya.",
    "Check an organisation file: the tree, the wording of tugas and fungsi by echelon (KepMenPAN 108/1995), "
    "duties that nothing carries, activities named twice, titles against their scale.",
)
EXAMPLES = ("sopan organise check kota.organisasi.yaml",)

FORMAT = "sopan-organise-check/1"
_BOBOT = {
    "error": Pesan("kesalahan", "error"),
    "warning": Pesan("peringatan", "warning"),
    "hint": Pesan("petunjuk", "hint"),
}


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
    rumusan: Annotated[
        str,
        option("--wording", id="Pedoman rumusan.", en="Guideline of wording.", metavar="VERSI"),
    ] = RUMUSAN[0],
    strict: Annotated[
        bool, option("--strict", id="Peringatan juga menggagalkan.", en="Warnings fail too.")
    ] = False,
) -> int:
    """Check an organisation file; 1 when there is an error."""
    berkas = read_organisasi(file)
    temuan = periksa(berkas.organisasi, berkas.sumber, rumusan)
    if bentuk is Bentuk.json:
        record = {"format": FORMAT, "temuan": [_catatan(satu, berkas.sumber) for satu in temuan]}
        hand_over(as_json(record), output)
    else:
        hand_over("\n".join([*(_kalimat(satu, berkas.sumber) for satu in temuan), _jumlah(temuan)]), output)
    gagal = {"error", "warning"} if strict else {"error"}
    return int(any(satu.bobot in gagal for satu in temuan))


def _kalimat(satu: Temuan, sumber: Sumber) -> str:
    di = sumber.tempat(satu.jalur)
    saran = f" {satu.saran}" if satu.saran else ""
    usul = f"\n    {Pesan('tulis', 'write')}: {satu.usul}" if satu.usul else ""
    kepala = f"{sumber.berkas}:{di.baris}:{di.kolom}: {_BOBOT[satu.bobot]} {satu.kode} {satu.nama}"
    return f"{kepala}: {satu.pesan}{saran}{usul}"


def _jumlah(temuan: list[Temuan]) -> str:
    if not temuan:
        return str(Pesan("Tidak ada temuan.", "No findings."))
    banyak = [sum(satu.bobot == bobot for satu in temuan) for bobot in _BOBOT]
    return str(
        Pesan(
            f"{banyak[0]} kesalahan, {banyak[1]} peringatan, {banyak[2]} petunjuk.",
            f"{banyak[0]} error(s), {banyak[1]} warning(s), {banyak[2]} hint(s).",
        )
    )


def _catatan(satu: Temuan, sumber: Sumber) -> dict[str, Any]:
    di = sumber.tempat(satu.jalur)
    return {
        "kode": satu.kode,
        "nama": satu.nama,
        "bobot": satu.bobot,
        "baris": di.baris,
        "kolom": di.kolom,
        "jalur": tulis_jalur(satu.jalur),
        "pesan": {"id": satu.pesan.id, "en": satu.pesan.en},
        "usul": satu.usul,
    }
