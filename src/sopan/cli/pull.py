"""`sopan pull`: the SOPs of a server as files, for those who keep them in git."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import make_folder, write_atomically
from sopan.cli.library import option
from sopan.cli.remote import Server, ServerOption, connect
from sopan.cli.workcopy import Entry, Workcopy, digest, load
from sopan.errors import Pesan

__all__ = ["OTHER", "command"]

HELP = Pesan(
    "Tarik SOP dari server ke folder: satu berkas .sop.yaml bagi tiap SOP, revisinya yang terbaru, dalam "
    "folder menurut unit. Berkas yang diubah di sini tidak pernah ditimpa. Token: SOPAN_TOKEN.",
    "Pull the SOPs of a server into a folder: one .sop.yaml file for each SOP, its newest revision, in a "
    "folder for each unit. A file changed here is never overwritten. Token: SOPAN_TOKEN.",
)
EXAMPLES = (
    "sopan pull sop --server https://sop.contoh.go.id",
    "sopan pull sop --unit dinas-kesehatan --keadaan berlaku",
)
_PAGE = 100
OTHER = ".server"
"""What a file of the server is called beside one that was changed here."""


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=str(Pesan("Folder tujuan.", "Where to.")))
    ] = Path(),
    server: ServerOption = "",
    unit: Annotated[
        str,
        option(
            "--unit", id="Hanya unit ini dan di bawahnya.", en="This unit and below only.", metavar="KODE"
        ),
    ] = "",
    keadaan: Annotated[
        str, option("--keadaan", id="Hanya keadaan ini.", en="In this state only.", metavar="KEADAAN")
    ] = "",
) -> int:
    """Bring the folder to what the server has; 1 when files differ on both sides."""
    record = load(folder)
    remote = connect(server or record.server)
    newest: dict[int, dict[str, Any]] = {}
    for one in _all(remote, unit, keadaan):
        if one["sop"] not in newest or newest[one["sop"]]["revisi"] < one["revisi"]:
            newest[one["sop"]] = one
    make_folder(folder)
    record.server = remote.address
    places = {entry.sop: path for path, entry in record.berkas.items()}
    count, clashes = 0, 0
    for sop, one in sorted(newest.items()):
        path = places.get(sop) or _free(record, one)
        state = _bring(remote, folder, record, path, one)
        count += state == "new"
        clashes += state == "clash"
    gone = [path for sop, path in places.items() if sop not in newest] if not (unit or keadaan) else []
    for path in gone:
        tell(str(Pesan(f"{path}: tidak ada lagi di server.", f"{path}: is no longer on the server.")))
    record.save(folder)
    say(
        str(
            Pesan(
                f"{len(newest)} SOP, {count} berkas ditulis, {clashes} bertabrakan.",
                f"{len(newest)} SOPs, {count} files written, {clashes} in conflict.",
            )
        )
    )
    return 1 if clashes else 0


def _all(remote: Server, unit: str, state: str) -> Iterator[dict[str, Any]]:
    page, seen = 1, 0
    while True:
        told = remote.get("/revisi", unit=unit, keadaan=state, urut="judul", halaman=page, ukuran=_PAGE)
        yield from told["hasil"]
        seen += len(told["hasil"])
        if not told["hasil"] or seen >= told["jumlah"]:
            return
        page += 1


def _free(record: Workcopy, one: dict[str, Any]) -> str:
    """A path that no other file has: the unit's folder, the title's words, of which only letters remain."""
    name = _plain(one["judul"])[:80].rstrip("-") or "sop"
    folder = _plain(one["unit"]) or "unit"
    path = f"{folder}/{name}.sop.yaml"
    return path if path not in record.berkas else f"{folder}/{name}-{int(one['sop'])}.sop.yaml"


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _bring(remote: Server, folder: Path, record: Workcopy, path: str, one: dict[str, Any]) -> str:
    """Write one file, unless it is as it was, or was changed here as well."""
    entry, target = record.berkas.get(path), folder / path
    try:
        here = target.read_bytes()
    except FileNotFoundError:
        here = None
    mine = here is not None and (entry is None or digest(here) != entry.sidik)
    theirs = entry is None or (entry.revisi, entry.versi) != (one["id"], one["versi"])
    if not theirs and here is not None:
        return "same"
    text = remote.text(f"/revisi/{one['id']}/isi").encode()
    if mine and here != text:
        write_atomically(target.with_name(target.name + OTHER), text)
        tell(
            str(
                Pesan(
                    f"{path}: berubah di sini dan di server; yang dari server ada di {path}{OTHER}. "
                    "Gabungkan, hapus berkas itu, lalu push.",
                    f"{path}: changed here and on the server; that of the server is in {path}{OTHER}. "
                    "Merge, remove that file, then push.",
                )
            )
        )
        # From here on this file builds on the server's text, so that a push after merging goes through.
        record.berkas[path] = Entry(revisi=one["id"], sop=one["sop"], versi=one["versi"], sidik=digest(text))
        return "clash"
    make_folder(target.parent)
    write_atomically(target, text)
    record.berkas[path] = Entry(revisi=one["id"], sop=one["sop"], versi=one["versi"], sidik=digest(text))
    return "new"
