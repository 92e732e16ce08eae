"""The whole library as files, and back: one zip, a folder a unit, a `.sop.yaml` an SOP.

A zip from outside is read within bounds: so many files, so many bytes each and together, whatever its
directory says about them. Its names are looked at and never written to. Every file becomes a draf through the
services that the pages use, so that import can do nothing that its person could not do by hand.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO

from django.db.models import Q
from django.utils.text import slugify

from sopan.errors import Fault, Pesan, SopanError, UnreadableFile
from sopan.lifecycle import Ditolak, Peran
from sopan.read.source import decode
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered, orang
from sopan.web.authoring.services import create, new_revision, save
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, findings

__all__ = ["BARU", "KELIRU", "REVISI", "SAMA", "Batas", "Berkas", "bring", "look", "pack", "unpack"]

SUFFIX = ".sop.yaml"
LARGEST_FILE = 1_000_000
_LIST = "daftar.csv"

BARU, REVISI, SAMA, KELIRU = "baru", "revisi", "sama", "keliru"
"""What becomes of a file: a new SOP, a new draf of one that is there, nothing since it is there, nothing."""


@dataclass(frozen=True, slots=True)
class Batas:
    """How much a zip may hold."""

    files: int = 500
    together: int = 30_000_000


WHOLE = Batas(20_000, 1_000_000_000)
"""For whoever keeps the server."""


@dataclass(frozen=True, slots=True)
class Berkas:
    """One file of a zip: what it holds, and what importing it would do."""

    jalur: str
    teks: str
    status: str
    judul: str = ""
    unit: Unit | None = None
    alasan: tuple[Pesan, ...] = ()
    kesalahan: int = 0
    lama: int | None = None
    """The revisi on which a new draf is based."""


def pack(found: Iterable[Revisi], to: IO[bytes]) -> int:
    """Write these revisi as a zip; gives how many. A list of them lies beside the folders."""
    paths = _unit_paths()
    told = io.StringIO()
    rows = csv.writer(told)
    rows.writerow(("Berkas", "Nomor", "Judul", "Unit", "Keadaan", "Revisi"))
    count = 0
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as folder:
        for count, one in enumerate(found, 1):  # noqa: B007 - the last number is how many there were
            name = f"{slugify(one.judul)[:80] or 'sop'}-{one.thread_id:06}-r{one.urut}{SUFFIX}"
            path = f"{paths[one.unit_id]}/{name}"
            info = zipfile.ZipInfo(path, one.diubah.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(info, one.isi)
            cells = (path, one.nomor, one.judul, one.unit.nama, one.tahap.sebutan.id, str(one.urut))
            # A spreadsheet takes these for formulas; an apostrophe makes them words.
            rows.writerow([f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell for cell in cells])
        folder.writestr(zipfile.ZipInfo(_LIST), told.getvalue().encode("utf-8-sig"))
    return count


def _unit_paths() -> dict[int, str]:
    """For each unit its folder: the codes from the top down."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    paths: dict[int, str] = {}
    for unit in units.values():
        parts, here = [unit.kode], unit.induk_id
        while here is not None and len(parts) < 30:
            parts.append(units[here].kode)
            here = units[here].induk_id
        paths[unit.pk] = "/".join(reversed(parts))
    return paths


def unpack(data: IO[bytes], most: Batas) -> Iterator[tuple[str, bytes]]:
    """The SOP files of a zip with their paths. Raises `UnreadableFile` for what is no zip, or too much."""
    try:
        with zipfile.ZipFile(data) as packed:
            names = [one for one in packed.infolist() if one.filename.endswith(SUFFIX) and not one.is_dir()]
            if len(names) > most.files:
                raise _refused(
                    Pesan(f"lebih dari {most.files} berkas SOP.", f"more than {most.files} SOP files.")
                )
            left = most.together
            for one in names:
                if one.flag_bits & 1:
                    raise _refused(Pesan(f"{one.filename}: bersandi.", f"{one.filename}: is encrypted."))
                with packed.open(one) as file:
                    # What the directory says of the size is not believed.
                    inside = file.read(min(LARGEST_FILE, left) + 1)
                left -= len(inside)
                if left < 0:
                    raise _refused(Pesan("isinya terlalu besar.", "its content is too large."))
                yield one.filename.replace("\\", "/"), inside
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise _refused(Pesan("bukan zip yang utuh.", "this is no whole zip file.")) from error


def _refused(message: Pesan) -> UnreadableFile:
    return UnreadableFile([Fault("zip", 0, 0, message)])


def look(
    user: Pengguna, files: Iterable[tuple[str, bytes]], elsewhere: Unit | None = None
) -> Iterator[Berkas]:
    """What importing each file would do. `elsewhere` takes the files whose folders name no unit."""
    units = {unit.kode: unit for unit in Unit.objects.all()}
    mine = covered(orang(user, today()), Peran.PENYUSUN)
    seen: dict[tuple[int, str], str] = {}
    for path, data in files:
        one = _read(path, data)
        if one.status == KELIRU:
            yield one
            continue
        folders = PurePosixPath(path).parts[:-1]
        unit = next((units[part] for part in reversed(folders) if part in units), elsewhere)
        yield _placed(replace(one, unit=unit), mine, seen)


def _read(path: str, data: bytes) -> Berkas:
    name = PurePosixPath(path).name[:100]
    if len(data) > LARGEST_FILE:
        large = Pesan("Berkas terlalu besar (paling besar 1 MB).", "The file is too large (at most 1 MB).")
        return Berkas(path, "", KELIRU, alasan=(large,))
    try:
        text = decode(data, name)
        read = document(text, name)
    except UnreadableFile as error:
        return Berkas(path, "", KELIRU, alasan=tuple(_fault(one) for one in error.faults[:20]))
    errors = findings(read, "reviu").jumlah()["error"]
    return Berkas(path, text, BARU, read.sop.judul, kesalahan=errors)


def _fault(one: Fault) -> Pesan:
    place = f"{one.line}:{one.column} " if one.line else ""
    instead = one.instead or Pesan("", "")
    return Pesan(
        f"{place}{one.message.id} {instead.id}".strip(), f"{place}{one.message.en} {instead.en}".strip()
    )


def _placed(one: Berkas, mine: set[int], seen: dict[tuple[int, str], str]) -> Berkas:
    """The file with what is known of it in its unit."""
    if one.unit is None:
        nowhere = Pesan("Foldernya tidak menyebut kode unit.", "Its folder names no unit's code.")
        return replace(one, status=KELIRU, alasan=(nowhere,))
    if one.unit.pk not in mine:
        not_here = Pesan(f"Anda bukan penyusun di {one.unit}.", f"You are no drafter at {one.unit}.")
        return replace(one, status=KELIRU, alasan=(not_here,))
    key = (one.unit.pk, one.judul)
    if key in seen:
        twice = Pesan(f"Judulnya sama dengan {seen[key]}.", f"It has the title of {seen[key]}.")
        return replace(one, status=KELIRU, alasan=(twice,))
    seen[key] = one.jalur
    number = document(one.teks).sop.nomor or ""
    same = Q(judul=one.judul[:400]) | (Q(nomor=number[:200]) if number else Q())
    there = Revisi.objects.filter(same, unit=one.unit).order_by("-urut", "-pk")
    if there.filter(isi=one.teks).exists():
        return replace(one, status=SAMA)
    newest = there.values_list("pk", flat=True).first()
    return one if newest is None else replace(one, status=REVISI, lama=newest)


def bring(user: Pengguna, files: Iterable[Berkas]) -> dict[str, int]:
    """Make drafs of the files, each in a transaction of its own; gives how many of each kind."""
    count = {BARU: 0, REVISI: 0, SAMA: 0, KELIRU: 0}
    for one in files:
        status = one.status
        try:
            if status == BARU and one.unit is not None:
                create(user, one.unit, one.teks, PurePosixPath(one.jalur).name[:100])
            elif status == REVISI and one.lama is not None:
                draf = new_revision(one.lama, user)
                save(draf.pk, user, one.teks, draf.versi)
        except (Ditolak, SopanError):
            status = KELIRU  # what held at the preview holds no longer
        count[status] += 1
    return count
