"""`sopan push`: files back to the server that they came from, and new ones to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from sopan.cli.console import say, tell_error
from sopan.cli.files import find_sources
from sopan.cli.library import option
from sopan.cli.pull import OTHER
from sopan.cli.remote import Refused, Server, ServerOption, connect
from sopan.cli.workcopy import Entry, digest, load
from sopan.errors import Pesan, SopanError, WrongUse
from sopan.read import read_sop
from sopan.read.source import decode

__all__ = ["command"]

HELP = Pesan(
    "Kirim perubahan berkas ke server asalnya: draf diubah, berkas baru menjadi draf di unit yang bernama "
    "seperti foldernya. Yang bukan draf ditolak; dengan --revisi-baru dibuatkan draf revisi baru.",
    "Send changed files to the server they came from: drafts are changed, a new file becomes a draft in the "
    "unit named like its folder. What is no draft is refused; --revisi-baru makes a draft of a new revision.",
)
EXAMPLES = ("sopan push sop", "sopan push sop --dry-run", "sopan push sop --revisi-baru")
_CHANGED_THERE = 412


def command(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help=str(Pesan("Folder dari `sopan pull`.", "Of `sopan pull`."))),
    ] = Path(),
    server: ServerOption = "",
    unit: Annotated[
        str,
        option(
            "--unit", id="Kode unit bagi berkas baru.", en="Code of the unit of new files.", metavar="KODE"
        ),
    ] = "",
    revise: Annotated[
        bool,
        option(
            "--revisi-baru", id="Mulai revisi baru bila bukan draf.", en="Begin a new revision if no draft."
        ),
    ] = False,
    dry_run: Annotated[
        bool, option("--dry-run", id="Sebut saja yang akan dikirim.", en="Only tell what would be sent.")
    ] = False,
) -> int:
    """Send what changed here; every file is tried, and the code is that of the gravest refusal."""
    record = load(folder)
    remote = connect(server or record.server)
    record.server = record.server or remote.address
    code = 0
    for source in find_sources([folder]):
        path = source.path.relative_to(folder).as_posix()
        data = source.path.read_bytes()
        entry = record.berkas.get(path)
        if entry is not None and digest(data) == entry.sidik:
            continue
        if dry_run:
            say(f"{path}: {'+' if entry is None else '~'}")
            continue
        try:
            _merged(source.path)
            read_sop(source.path)  # the faults of the file are told with its name before anything is sent
            text = decode(data, path)
            record.berkas[path] = _send(remote, text, entry, unit or Path(path).parent.name, revise=revise)
        except SopanError as error:
            tell_error(error, path)
            code = max(code, error.exit_code)
            continue
        record.save(folder)  # after each, so that what was sent is known even if the next is interrupted
        say(f"{path}: {'+' if entry is None else '~'} {record.berkas[path].versi}")
    return code


def _merged(path: Path) -> None:
    other = path.with_name(path.name + OTHER)
    if other.exists():
        raise WrongUse(
            Pesan(
                f"masih ada {other.name}: gabungkan dahulu, lalu hapus berkas itu.",
                f"there is still {other.name}: merge first, then remove that file.",
            )
        )


def _send(remote: Server, text: str, entry: Entry | None, unit: str, *, revise: bool) -> Entry:
    body = {"isi": text}
    if entry is None:
        return _entry(remote.send("POST", "/revisi", {**body, "unit": unit}), text)
    target, version = entry.revisi, entry.versi
    if revise and remote.get(f"/revisi/{target}")["keadaan"] != "draf":
        draft = remote.send("POST", f"/revisi/{target}/revisi-baru", {})
        target, version = draft["id"], draft["versi"]
    try:
        done = remote.send("PUT", f"/revisi/{target}/isi", body, {"If-Match": f'"{version}"'})
    except Refused as refused:
        if refused.status == _CHANGED_THERE:
            raise WrongUse(
                Pesan(
                    "di server sudah diubah orang lain: jalankan `sopan pull` dahulu.",
                    "somebody changed it on the server: run `sopan pull` first.",
                )
            ) from refused
        raise
    return _entry(done, text)


def _entry(told: dict[str, Any], text: str) -> Entry:
    return Entry(revisi=told["id"], sop=told["sop"], versi=told["versi"], sidik=digest(text.encode()))
