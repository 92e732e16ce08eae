"""`sopan duplicates LIBRARY [FILE]`: SOPs of the same activity."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import tell, tell_error, tracked
from sopan.cli.duplicates_answer import catatan_cari, catatan_semua, teks_cari, teks_semua
from sopan.cli.files import SUFFIX
from sopan.cli.library import Output, as_json, hand_over, option
from sopan.cli.options import Jobs
from sopan.cli.pool import each, sensible_jobs
from sopan.errors import Pesan, WrongUse
from sopan.organise.duplicates import Pencarian, Temuan, cari, kelompokkan, urutkan
from sopan.organise.features import baca_ciri
from sopan.organise.index import Entri, Indeks, Tanda, bangun, gabung, muat, simpan
from sopan.organise.similarity import AMBANG
from sopan.read import read_sop
from sopan.read.source import shown_name

__all__ = ["command"]

HELP = Pesan(
    "Cari SOP dari kegiatan yang sama: dalam judul, kalimat langkah, dan bentuk alurnya, dengan skor dan "
    "bedanya. Dengan FILE, hanya kembaran SOP itu yang dicari. LIBRARY boleh berupa indeks .npz.",
    "Find SOPs of the same activity: by title, sentences of the steps and shape of the flow, with a score "
    "and what differs. With FILE only the doubles of that SOP. LIBRARY may be an index (.npz).",
)
EXAMPLES = (
    "sopan duplicates pustaka/",
    "sopan duplicates pustaka/ --index pustaka.npz",
    "sopan duplicates pustaka.npz baru.sop.yaml",
)


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"


def command(  # noqa: PLR0913, PLR0917  # each is an option that a person may give
    library: Annotated[
        Path,
        typer.Argument(
            metavar="LIBRARY", help=str(Pesan("Folder SOP, atau indeks .npz.", "A folder, or an index."))
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help=str(Pesan("SOP yang ditanyakan.", "The SOP asked about."))),
    ] = None,
    index: Annotated[
        Path | None,
        option("--index", id="Simpan dan perbarui indeks di sini.", en="Keep an index here.", metavar="FILE"),
    ] = None,
    ambang: Annotated[
        float,
        option(
            "--threshold",
            id="Skor terkecil, 0 sampai 1.",
            en="Least score, 0 to 1.",
            metavar="SKOR",
            min=0,
            max=1,
        ),
    ] = AMBANG,
    pola: Annotated[
        bool,
        option("--patterns", id="Sebut juga yang hanya sepola.", en="Name those of one pattern too."),
    ] = False,
    bentuk: Annotated[
        Bentuk, option("--format", id="Bentuk: text, json.", en="Form: text, json.", metavar="BENTUK")
    ] = Bentuk.text,
    output: Output = None,
    limit: Annotated[
        int, option("--limit", id="Paling banyak sekian.", en="At most so many.", metavar="N", min=1)
    ] = 50,
    jobs: Jobs = 0,
) -> int:
    """Find SOPs of the same activity."""
    indeks, kode = _indeks(library, index, jobs)
    if file is not None:
        ciri = baca_ciri(read_sop(file, strict_references=False).sop)
        semua = cari(indeks, ciri, ambang=ambang, pola=pola)
        serupa = [satu for satu in semua if not _berkas_sama(indeks.berkas(satu.entri), file)][:limit]
        if bentuk is Bentuk.json:
            hand_over(as_json(catatan_cari(indeks, serupa, file)), output)
        else:
            hand_over("\n".join(teks_cari(indeks, serupa, file)), output)
        return kode
    temuan = _semua(indeks, ambang, pola, jobs)
    kelompok = kelompokkan(temuan)
    sepola = [satu for satu in temuan if satu.nilai.sebutan == "pola sama"]
    if bentuk is Bentuk.json:
        hand_over(as_json(catatan_semua(indeks, kelompok, sepola, limit)), output)
    else:
        hand_over("\n".join(teks_semua(indeks, kelompok, sepola, limit)), output)
    return kode


def _berkas_sama(a: str, b: Path) -> bool:
    """Whether both name one file; one that is not there any more is no other's double."""
    try:
        return b.samefile(a)
    except OSError:
        return False


def _indeks(library: Path, simpan_di: Path | None, jobs: int) -> tuple[Indeks, int]:
    """The index of a library: as it is, brought up to date, or made for this once."""
    if library.suffix == ".npz":
        return muat(library), 0
    kini = _berkas(library)
    if not kini:
        di = shown_name(library)
        raise WrongUse(
            Pesan(f"{di}: tidak ada berkas *{SUFFIX} di sana.", f"{di}: there is no *{SUFFIX} there.")
        )
    lama = muat(simpan_di) if simpan_di is not None and simpan_di.exists() else bangun(())
    baca, pergi = lama.usang(kini)
    entri, kode = [], 0
    jawaban = each(_entri, baca, sensible_jobs(jobs, len(baca)))
    for satu in tracked(jawaban, len(baca), Pesan("Membaca", "Reading")):
        if satu.error is not None:
            tell_error(satu.error)
            kode = max(kode, satu.error.exit_code)
            pergi.append(satu.item)
        elif satu.result is not None:
            entri.append(satu.result._replace(tanda=kini[satu.item]))
    indeks = gabung(lama, entri, pergi) if entri or pergi else lama
    if simpan_di is not None and indeks is not lama:
        simpan(indeks, simpan_di)
        tell(
            str(
                Pesan(
                    f"{simpan_di}: {len(indeks)} SOP, {len(entri)} dibaca.",
                    f"{simpan_di}: {len(entri)} read.",
                )
            )
        )
    return indeks, kode


def _berkas(folder: Path) -> dict[str, Tanda]:
    """The SOP files below a folder with the marks of their content. Links to folders are not followed."""
    hasil: dict[str, Tanda] = {}
    antre = [str(folder)]
    while antre:
        try:
            with os.scandir(antre.pop()) as isi:
                for satu in isi:
                    if satu.is_dir(follow_symlinks=False):
                        antre.append(satu.path)
                    elif satu.name.endswith(SUFFIX) and satu.is_file():
                        keadaan = satu.stat()
                        hasil[satu.path] = Tanda(keadaan.st_mtime_ns, keadaan.st_size)
        except NotADirectoryError:
            keadaan = folder.stat()
            return {str(folder): Tanda(keadaan.st_mtime_ns, keadaan.st_size)}
    return dict(sorted(hasil.items()))


def _entri(berkas: str) -> Entri:
    return Entri(berkas, Tanda(0, 0), baca_ciri(read_sop(berkas, strict_references=False).sop))


def _semua(indeks: Indeks, ambang: float, pola: bool, jobs: int) -> list[Temuan]:
    pencarian = Pencarian(indeks, ambang=ambang, pola=pola, proses=sensible_jobs(jobs, len(indeks)))
    return urutkan(tracked(pencarian, len(pencarian), Pesan("Membandingkan", "Comparing")))
