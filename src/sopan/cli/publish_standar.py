"""`sopan publish standar-pelayanan`: the 14 components, their alarms, and the PEKPPP level."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import Source
from sopan.cli.options import Files
from sopan.cli.publish_files import OutputDir, To, chosen, each_file, read_naskah, write_documents
from sopan.errors import Pesan, WrongUse
from sopan.publish.paper import BENTUK
from sopan.publish.standar import Bukti, StandarPelayanan, dokumen_standar, standar_pelayanan
from sopan.read.skenario_file import read_skenario
from sopan.read.source import shown_name
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

__all__ = ["command"]

HELP = Pesan(
    "Susun Standar Pelayanan (UU 25/2009, PermenPANRB 15/2014): tujuh komponen dari SOP, tujuh dari "
    "'pelayanan:'. Komponen yang belum ada, perbedaan dengan SOP, dan tingkat PEKPPP disebutkan.",
    "Make the service standard (UU 25/2009, PermenPANRB 15/2014): seven components from the SOP, seven from "
    "'pelayanan:'. What is still open, what differs from the SOP, and the PEKPPP level are told.",
)
EXAMPLES = (
    "sopan publish standar-pelayanan izin.sop.yaml --to pdf,docx",
    "sopan publish standar-pelayanan izin.sop.yaml --skenario izin.skenario.yaml --sk '188/45/2026'",
)


def command(
    files: Files,
    to: To = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    output_dir: OutputDir = None,
    skenario: Annotated[
        Path | None,
        typer.Option(
            "--skenario",
            metavar="FILE",
            help=str(
                Pesan("Uji janji waktu dengan simulasi.", "Hold the promise of time against a simulation.")
            ),
        ),
    ] = None,
    sk: Annotated[
        str | None,
        typer.Option("--sk", metavar="TEXT", help=str(Pesan("Nomor penetapannya.", "Number of its decree."))),
    ] = None,
    fkp: Annotated[
        str | None,
        typer.Option(
            "--fkp",
            metavar="TEXT",
            help=str(Pesan("Berita acara Forum Konsultasi Publik.", "Minutes of the consultation.")),
        ),
    ] = None,
    tinjau: Annotated[
        str | None,
        typer.Option(
            "--tinjau",
            metavar="DATE",
            help=str(Pesan("Hari peninjauan terakhir, 2026-11-24.", "Day of the last review, 2026-11-24.")),
        ),
    ] = None,
    json_: Annotated[
        bool, typer.Option("--json", help=str(Pesan("Cetak sebagai JSON.", "Print as JSON.")))
    ] = False,
) -> int:
    """Derive the standard of every file; the exit code of the worst."""
    formats = chosen(to, BENTUK)
    bukti = Bukti(sk, fkp, _day(tinjau))

    def one(source: Source) -> None:
        naskah = read_naskah(source)
        p90 = _p90(skenario, source.path) if skenario is not None else None
        standar = standar_pelayanan(naskah.sop, bukti, p90)
        if json_:
            say(json.dumps(as_data(standar), ensure_ascii=False, indent=2))
            return
        write_documents(
            source, "standar-pelayanan", dokumen_standar(standar, naskah.logo), formats, output_dir
        )
        _tell(shown_name(source.path), standar)

    return each_file(files, one)


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            Pesan(
                f"'{text}' bukan tanggal; tulis seperti 2026-11-24.",
                f"'{text}' is no date; write it like 2026-11-24.",
            )
        ) from None


def _p90(scenario: Path, sop: Path) -> float:
    berkas = read_skenario(scenario, sop)
    return simulate(make_plan(berkas.sops, berkas.skenario, berkas.jadwal)).selesai.kerja_p90


def _tell(name: str, standar: StandarPelayanan) -> None:
    for alarm in standar.alarm:
        tell(f"{name}: {Pesan('peringatan', 'warning')}: {alarm}")
    level = standar.pekppp
    tell(f"{name}: PEKPPP {level.tingkat} ({level.arti})")
    for need in level.kenaikan:
        tell(f"  {Pesan('untuk naik', 'to rise')}: {need}")


def as_data(standar: StandarPelayanan) -> dict[str, object]:
    """A standard as plain data."""
    return {
        "judul": standar.sop.judul,
        "waktu": {
            "menit_kerja": standar.waktu.menit,
            "hari_kerja": standar.waktu.hari,
            "langkah": list(standar.waktu.langkah),
        },
        "komponen": [
            {
                "nomor": one.nomor,
                "kunci": one.kunci,
                "nama": one.nama,
                "kelompok": one.kelompok,
                "isi": list(one.isi),
                "sumber": one.sumber,
                "kurang": str(one.kurang) if one.kurang is not None else None,
            }
            for one in standar.komponen
        ],
        "alarm": [str(one) for one in standar.alarm],
        "pekppp": {
            "tingkat": standar.pekppp.tingkat,
            "arti": str(standar.pekppp.arti),
            "kenaikan": [str(one) for one in standar.pekppp.kenaikan],
        },
    }
