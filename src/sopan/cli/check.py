"""`sopan check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from sopan.cli.console import tell, tell_error, tracked
from sopan.cli.files import find_sources, write_atomically
from sopan.cli.pool import each, sensible_jobs
from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.lint.engine import Laporan, check, check_library, tak_terbaca
from sopan.lint.finding import Konteks
from sopan.lint.fix import perbaiki
from sopan.lint.profiles import Profil, baca_profil, profil_bernama
from sopan.lint.report import FORMATS
from sopan.lint.report.plain import Gaya, potongan
from sopan.model import Sop, Sumber
from sopan.model.organisasi import Organisasi
from sopan.read import Dokumen, read_model, read_sop, read_text
from sopan.read.edit import edit_text
from sopan.read.source import decode, read_bytes, shown_name

HELP = Pesan(
    "Periksa SOP terhadap semua aturan: identitas, judul, pelaksana, langkah, alur, mutu baku, dan jenis "
    "kegiatan. Bila sebuah folder disebut, seluruh SOP di dalamnya juga diperiksa sebagai satu pustaka.\n\n"
    "Kode keluar 1 bila ada kesalahan (dengan --strict juga bila ada peringatan). 'sopan rule NAMA' "
    "menerangkan sebuah aturan.",
    "Check SOPs against all rules: identity, title, actors, steps, flow, mutu baku and kind. Where a folder "
    "is named, all SOPs in it are also checked as one library.\n\n"
    "Exits with 1 when there is an error (with --strict also a warning). 'sopan rule NAME' explains a rule.",
)
EXAMPLES = (
    "sopan check surat-masuk.sop.yaml",
    "sopan check --fix --profile draf surat-masuk.sop.yaml",
    "sopan check pustaka/ --format sarif --output temuan.sarif",
)

_WARNA: dict[Gaya, str] = {"berkas": "1", "error": "31", "warning": "33", "hint": "36", "redup": "2"}
_PUTARAN_TERBANYAK = 10
_TIDAK_DILIHAT = ("dasar_hukum", "kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan")
_DILIHAT = {(), *((kunci,) for kunci in ("judul", "nomor", "tanggal", "keterkaitan", "asal"))}


class Bentuk(StrEnum):
    """The formats of a report."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"
    junit = "junit"
    html = "html"


class Hasil(NamedTuple):
    """What came of one file: its report, how many cures were written, and the SOP for the library's rules."""

    laporan: Laporan
    diperbaiki: int
    sop: Sop | None
    sumber: Sumber


def command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help=str(Pesan("Berkas *.sop.yaml atau folder.", "Files or folders.")),
            readable=False,  # one that cannot be read must not stop the others
        ),
    ],
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            "-p",
            metavar="PROFILE",
            help=str(
                Pesan(
                    "draf, reviu, penetapan, publikasi, atau berkas profil instansi.",
                    "draf, reviu, penetapan, publikasi, or the file of an agency's own profile.",
                )
            ),
        ),
    ] = "reviu",
    strict: Annotated[
        bool,
        typer.Option("--strict", help=str(Pesan("Peringatan juga menggagalkan.", "Warnings fail too."))),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=str(
                Pesan(
                    "Terapkan perbaikan yang aman pada berkasnya; komentar dan urutan tetap.",
                    "Write safe cures into the file; comments and order stay.",
                )
            ),
        ),
    ] = False,
    bentuk: Annotated[
        Bentuk,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=str(
                Pesan(
                    "Bentuk laporan: text, json, sarif, github, junit, html.",
                    "Format of the report: text, json, sarif, github, junit, html.",
                )
            ),
        ),
    ] = Bentuk.text,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=str(Pesan("Tulis laporan ke berkas ini.", "Write the report to this file.")),
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=0,
            show_default=False,
            help=str(
                Pesan("Banyak proses; bawaan: sebanyak inti prosesor.", "Processes; default: one a core.")
            ),
        ),
    ] = 0,
    organisation: Annotated[
        Path | None,
        typer.Option(
            "--organisation",
            metavar="FILE",
            help=str(
                Pesan(
                    "Berkas organisasi: kegiatan, jabatan, dan regulasi yang dicabut.",
                    "Organisation file: activities, posts, and repealed regulations.",
                )
            ),
        ),
    ] = None,
) -> int:
    """Check the files; the exit code is the highest of all."""
    ukuran = _profil(profile)
    konteks = _konteks(organisation)
    pustaka = any(os.path.isdir(satu) for satu in files)  # noqa: PTH112 - False where one may not look
    jalur = [sumber.path for sumber in find_sources(files)]
    kerja = partial(_satu, profil=ukuran, konteks=konteks, fix=fix, simpan=pustaka)
    hasil: list[Hasil] = []
    laporan: list[Laporan] = []
    kode = 0
    for jawaban in tracked(
        each(kerja, jalur, sensible_jobs(jobs, len(jalur))), len(jalur), Pesan("Memeriksa", "Checking")
    ):
        if jawaban.result is not None:
            hasil.append(jawaban.result)
            laporan.append(jawaban.result.laporan)
        elif jawaban.error is not None:
            kode = max(kode, jawaban.error.exit_code)
            laporan += _salah(jawaban.error, ukuran.nama, bentuk)
    if pustaka:
        laporan = _dengan_pustaka(hasil, laporan, ukuran, konteks)
    if laporan or bentuk is not Bentuk.text or not kode:
        _tampilkan(laporan, bentuk, output)
    if bentuk is Bentuk.text and (gagal := len(jalur) - len(laporan)):
        tell(str(Pesan(f"{gagal} berkas tidak dapat diperiksa.", f"{gagal} files could not be checked.")))
    if diperbaiki := sum(satu.diperbaiki for satu in hasil):
        tell(str(Pesan(f"{diperbaiki} perbaikan ditulis.", f"{diperbaiki} cures written.")))
    return max(kode, int(any(satu.gagal(strict=strict) for satu in laporan)))


def _profil(nama: str) -> Profil:
    """A profile of ours by its name, an agency's by its file."""
    if nama.endswith((".yaml", ".yml")):
        path = Path(nama)
        return baca_profil(decode(read_bytes(path), shown_name(path)), shown_name(path))
    return profil_bernama(nama)


def _konteks(organisasi: Path | None) -> Konteks:
    """What the agency knows; without the day, since without its records nothing can be overdue."""
    if organisasi is None:
        return Konteks()
    nama = shown_name(organisasi)
    isi, _ = read_model(Organisasi, decode(read_bytes(organisasi), nama), nama)
    return Konteks.dari_organisasi(isi)


def _satu(path: Path, *, profil: Profil, konteks: Konteks, fix: bool, simpan: bool) -> Hasil:
    """Read one file, mend it where that is asked for, and check it. Runs in a worker."""
    dokumen = read_sop(path, strict_references=False)
    laporan = check(dokumen.sop, dokumen.sumber, profil, konteks)
    diperbaiki = 0
    if fix:
        teks, diperbaiki, dokumen, laporan = _perbaiki(dokumen, laporan, profil, konteks)
        if diperbaiki:
            write_atomically(path, teks.encode())
    if not simpan:
        return Hasil(laporan, diperbaiki, None, Sumber())
    return Hasil(laporan, diperbaiki, _ringkas(dokumen.sop), _tempat_pustaka(dokumen.sumber))


def _perbaiki(
    dokumen: Dokumen, laporan: Laporan, profil: Profil, konteks: Konteks
) -> tuple[str, int, Dokumen, Laporan]:
    """Apply cures until none is left: one may make way for another. Waived findings keep their fault."""
    banyak = 0
    for _ in range(_PUTARAN_TERBANYAK):
        fixes = [satu.fix for satu in laporan.temuan if satu.fix and satu.dikecualikan is None]
        if not fixes:
            break
        hasil = perbaiki(dokumen.sop, fixes)
        banyak += len(hasil.diterapkan)
        teks = edit_text(dokumen.teks, hasil.operasi)
        dokumen = read_text(teks, dokumen.sumber.berkas, strict_references=False)
        laporan = check(dokumen.sop, dokumen.sumber, profil, konteks)
    return dokumen.teks, banyak, dokumen, laporan


def _ringkas(sop: Sop) -> Sop:
    """What the rules across a library look at, so that ten thousand SOPs fit into memory."""
    kosong: dict[str, object] = dict.fromkeys(_TIDAK_DILIHAT, ())
    langkah = tuple(
        satu.model_copy(update={"kelengkapan": (), "output": (), "rincian": (), "waktu": None})
        for satu in sop.langkah
    )
    return sop.model_copy(update={**kosong, "langkah": langkah, "pelayanan": None})


def _tempat_pustaka(sumber: Sumber) -> Sumber:
    """The places where findings across a library stand."""
    nilai = {
        jalur: tempat for jalur, tempat in sumber.nilai.items() if jalur[:1] in _DILIHAT and len(jalur) < 3
    }
    return Sumber(sumber.berkas, nilai)


def _dengan_pustaka(
    hasil: Sequence[Hasil], laporan: Sequence[Laporan], profil: Profil, konteks: Konteks
) -> list[Laporan]:
    """The reports with what was found across the library, each at its file."""
    terbaca = [(satu.laporan, satu.sop, satu.sumber) for satu in hasil if satu.sop is not None]
    temuan = check_library([(sop, sumber) for _, sop, sumber in terbaca], profil, konteks)
    tambahan = {id(satu): baru for (satu, _, _), baru in zip(terbaca, temuan, strict=True)}
    return [satu.ditambah(tambahan.get(id(satu), ())) for satu in laporan]


def _salah(error: SopanError, profil: str, bentuk: Bentuk) -> list[Laporan]:
    """Tell an error beside the report, or put it into a report that a program reads."""
    if isinstance(error, UnreadableFile) and bentuk is not Bentuk.text:
        return [tak_terbaca(error, profil)]
    tell_error(error)
    return []


def _tampilkan(laporan: Sequence[Laporan], bentuk: Bentuk, output: Path | None) -> None:
    if output is not None:
        write_atomically(output, FORMATS[bentuk](laporan).encode())
    elif bentuk is Bentuk.text and _berwarna():
        for teks, gaya in potongan(laporan):
            sys.stdout.write(f"\x1b[{_WARNA[gaya]}m{teks}\x1b[0m" if gaya in _WARNA else teks)
    else:
        sys.stdout.write(FORMATS[bentuk](laporan))


def _berwarna() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
