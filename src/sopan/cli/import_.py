"""`sopan import`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sopan.cli.console import say, tell, tracked
from sopan.cli.files import make_folder, write_atomically
from sopan.cli.import_report import BENTUK, tulis_laporan
from sopan.cli.import_work import MOST_SECONDS, Tugas, kerjakan
from sopan.cli.options import Jobs
from sopan.cli.pool import each, sensible_jobs
from sopan.errors import Pesan, WrongUse
from sopan.read.impor import AKHIRAN
from sopan.read.source import shown_name

HELP = Pesan(
    "Bawa SOP lama ke berkas *.sop.yaml: dokumen buatan Sopan persis seperti semula, yang lain dikenali "
    "dari tabel, "
    "simbol, dan panahnya. Nilai yang tidak pasti ditandai PERIKSA sebagai komentar; laporan impor menyebut "
    "asal dan "
    "keyakinan tiap nilai serta temuan 'sopan check'.\n\n"
    "Satu berkas yang rusak tidak menghentikan yang lain. Bila dijalankan lagi, berkas yang sudah selesai "
    "dilewati. "
    "Kode keluar 3 bila ada berkas yang tidak terbaca.",
    "Bring old SOPs into *.sop.yaml files: documents by Sopan exactly as they were, others recognised from "
    "their table, "
    "symbols and arrows. Uncertain values are marked CHECK as comments; a report tells where each value "
    "came from, how "
    "sure it is, and what 'sopan check' finds.\n\n"
    "One broken file stops no other. Run again, it passes over files that are done. Exits with 3 when a file "
    "cannot be read.",
)
EXAMPLES = (
    "sopan import sop-lama.xlsx --output-dir hasil/",
    "sopan import arsip/ --output-dir hasil/ --report html,xlsx",
)

CATATAN = "impor.jsonl"
"""In the output folder: one line a file that is done, so that a run that was stopped can go on."""


def command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE_OR_DIR...",
            help=str(
                Pesan(
                    f"Berkas atau folder ({', '.join(AKHIRAN)} di bawahnya).",
                    f"Files or folders ({', '.join(AKHIRAN)} below).",
                )
            ),
        ),
    ],
    output_dir: Annotated[
        Path,
        typer.Option(
            "--output-dir", "-d", metavar="DIR", help=str(Pesan("Folder hasil.", "Folder of the output."))
        ),
    ],
    report: Annotated[
        str,
        typer.Option(
            "--report",
            metavar="NAME",
            help=str(
                Pesan(
                    "Bentuk laporan di folder hasil: json, html, xlsx (boleh beberapa, dipisah koma).",
                    "Reports in the output folder: json, html, xlsx (several parted by commas).",
                )
            ),
        ),
    ] = "json,html",
    again: Annotated[
        bool,
        typer.Option(
            "--again", help=str(Pesan("Kerjakan lagi yang sudah selesai.", "Do again what is already done."))
        ),
    ] = False,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout",
            min=1,
            metavar="S",
            help=str(Pesan("Detik terlama untuk satu berkas.", "Most seconds for one file.")),
        ),
    ] = MOST_SECONDS,
    akar: Annotated[
        list[Path] | None,
        typer.Option(
            "--akar",
            metavar="FILE",
            help=str(
                Pesan(
                    "Sertifikat akar (PEM, DER) untuk tanda tangan di PDF.",
                    "Root certificate (PEM, DER) for signatures in PDFs.",
                )
            ),
        ),
    ] = None,
    jobs: Jobs = 0,
) -> int:
    """Import the files; tells one line a file, worst first in the reports."""
    bentuk = [satu.strip() for satu in report.split(",") if satu.strip()]
    for satu in bentuk:
        if satu not in BENTUK:
            raise WrongUse(
                Pesan(
                    f"laporan '{satu}' tidak ada; pilih {', '.join(BENTUK)}.",
                    f"there is no report '{satu}'; choose {', '.join(BENTUK)}.",
                )
            )
    if akar:
        from sopan.publish.signing import akar_dari  # noqa: PLC0415 - slow to load, and few need it

        akar_dari(akar)  # what is no certificate is told before anything is read
    tugas = list(_tugas(files, output_dir, timeout, tuple(akar or ())))
    make_folder(output_dir)
    selesai = {} if again else _baca_catatan(output_dir)
    hasil: dict[str, dict[str, Any]] = {}
    sisa: list[Tugas] = []
    for satu_tugas in tugas:
        lama = selesai.get(str(satu_tugas))
        if lama is not None and _masih_berlaku(lama, satu_tugas, output_dir):
            hasil[str(satu_tugas)] = lama
        else:
            sisa.append(satu_tugas)
    if len(sisa) < len(tugas):
        n = len(tugas) - len(sisa)
        tell(str(Pesan(f"{n} berkas sudah selesai dan dilewati.", f"{n} files are done and passed over.")))
    kode = _kerja(sisa, output_dir, jobs, hasil, baru=again)
    urut = [hasil[str(satu)] for satu in tugas if str(satu) in hasil]
    _duplikat(urut)
    for nama in bentuk:
        path = output_dir / f"laporan-impor.{nama}"
        write_atomically(path, tulis_laporan(nama, urut))
        tell(shown_name(path))
    gagal = sum("kesalahan" in satu for satu in urut)
    ragu = sum(1 for satu in urut if satu.get("lihat"))
    tell(
        str(
            Pesan(
                f"{len(urut) - gagal} berkas dibawa, {ragu} di antaranya perlu dilihat; {gagal} tidak "
                f"terbaca.",
                f"{len(urut) - gagal} files imported, {ragu} of them want a look; {gagal} cannot be read.",
            )
        )
    )
    return max(kode, 3 if gagal else 0)


def _kerja(
    sisa: Sequence[Tugas], output_dir: Path, jobs: int, hasil: dict[str, dict[str, Any]], *, baru: bool
) -> int:
    """Do the work; each answer is noted at once, so that stopping loses nothing."""
    kode = 0
    catatan = output_dir / CATATAN
    with catatan.open("w" if baru else "a", encoding="utf-8") as file:
        jawaban = each(kerjakan, sisa, sensible_jobs(jobs, len(sisa)))
        for satu in tracked(jawaban, len(sisa), Pesan("Mengimpor", "Importing")):
            isi = satu.result or {"berkas": str(satu.item), "kesalahan": [str(satu.error)]}
            if satu.error is not None:
                kode = max(kode, satu.error.exit_code)
            hasil[str(satu.item)] = isi
            file.write(json.dumps(isi, ensure_ascii=False) + "\n")
            file.flush()
            _sebut(isi)
    return kode


def _sebut(isi: dict[str, Any]) -> None:
    if "kesalahan" in isi:
        for satu in isi["kesalahan"]:
            tell(satu if satu.startswith(isi["berkas"]) else f"{isi['berkas']}: {satu}")
        return
    lihat = len(isi["lihat"])
    ekor = f" ({Pesan(f'{lihat} perlu dilihat', f'{lihat} to look at')})" if lihat else ""
    say(f"{isi['hasil']}{ekor}")
    for satu in isi["diubah"]:
        say(f"  {satu}")


def _tugas(files: Sequence[Path], output_dir: Path, batas: float, akar: tuple[Path, ...]) -> Iterator[Tugas]:
    """The files that are meant, each once, with the name of its result.

    Raises `WrongUse` for an empty folder.
    """
    semua: dict[Path, Path] = {}
    keluar = output_dir.resolve()
    for nama in files:
        if not nama.is_dir():
            semua.setdefault(nama, Path())
            continue
        ada = [
            satu
            for satu in sorted(nama.rglob("*"))
            if satu.suffix.lower() in AKHIRAN
            and satu.is_file()
            and not satu.name.startswith(("~$", "."))
            and keluar not in satu.resolve().parents
        ]
        if not ada:
            raise WrongUse(
                Pesan(
                    f"{shown_name(nama)}: tidak ada berkas {', '.join(AKHIRAN)} di sana.",
                    f"{shown_name(nama)}: there is no file {', '.join(AKHIRAN)} there.",
                )
            )
        for satu in ada:
            semua.setdefault(satu, satu.parent.relative_to(nama))
    terpakai: set[Path] = set()
    for path, folder in semua.items():
        batang = path.name[: -len(path.suffix)] if path.suffix else path.name
        batang = batang.removesuffix(".sop")
        hasil = folder / f"{batang}.sop.yaml"
        if hasil in terpakai:
            hasil = folder / f"{batang}-{path.suffix.lstrip('.').lower()}.sop.yaml"
        n = 2
        while hasil in terpakai:
            hasil, n = folder / f"{batang}-{n}.sop.yaml", n + 1
        terpakai.add(hasil)
        yield Tugas(path, output_dir, hasil, batas, akar)


def _baca_catatan(output_dir: Path) -> dict[str, dict[str, Any]]:
    """What earlier runs finished; a line that was cut off by stopping is passed over."""
    hasil: dict[str, dict[str, Any]] = {}
    try:
        baris = (output_dir / CATATAN).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return hasil
    for satu in baris:
        try:
            isi = json.loads(satu)
        except ValueError:
            continue
        if isinstance(isi, dict) and "hasil" in isi and "sha256" in isi:
            hasil[str(isi.get("berkas"))] = isi
    return hasil


def _masih_berlaku(lama: dict[str, Any], tugas: Tugas, output_dir: Path) -> bool:
    """Whether a file is as it was, and its result still there."""
    try:
        sama = hashlib.sha256(tugas.path.read_bytes()).hexdigest() == lama["sha256"]
    except OSError:
        return False
    return sama and lama["hasil"] == str(tugas.hasil) and (output_dir / tugas.hasil).is_file()


def _duplikat(hasil: Sequence[dict[str, Any]]) -> None:
    """Say of every file which earlier one it repeats: byte for byte, or with the same title and steps."""
    byte: dict[str, str] = {}
    isi: dict[str, str] = {}
    for satu in hasil:
        if "kesalahan" in satu:
            continue
        sama = byte.get(satu["sha256"]) or isi.get(satu["sidik"])
        satu["sama_dengan"] = sama
        byte.setdefault(satu["sha256"], satu["berkas"])
        isi.setdefault(satu["sidik"], satu["berkas"])
