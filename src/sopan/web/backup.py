"""Everything that Sopan keeps as one file, and back, on either database and across them.

The file is a zip: `sopan-backup.json` tells the version, `<model>.jsonl` has one object a line, `trust/` the
trusted certificates. Every table of Sopan goes along, a new one by itself; left out is what passes: sessions,
unused links, exports, the queue. The search index is made anew from the texts.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction

from sopan.errors import Fault, Pesan, SystemFailure, UnreadableFile, WrongUse
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, Unit
from sopan.web.approval.models import Bukti, Event, Komentar, Penunjukan
from sopan.web.config.environment import data_dir
from sopan.web.library.models import Revisi, SopThread
from sopan.web.library.reading import document
from sopan.web.library.search import remember
from sopan.web.snapshot import snapshot

__all__ = ["backup", "restore"]

FORMAT = 2
READS = (1, 2)
"""Format 1 had a fixed list of ten tables; a table that a file does not have stays empty."""

LEFT_OUT = frozenset(
    {
        "accounts.undangan",
        "accounts.percobaanmasuk",
        "authoring.hadir",
        "library.kata",  # made anew with the index
        "library.kiriman",
    }
)
_WITHOUT = frozenset({"background"})
_GUESTS = frozenset({"account", "mfa", "socialaccount"})
"""Apps that are not ours and keep what belongs to our people: addresses, second factors, other log-ins."""


def kept() -> list[type[models.Model]]:
    """The tables that go along, in any order: a link is checked at the end of the transaction."""
    ours = [
        model
        for app in apps.get_app_configs()
        if (app.name.startswith("sopan.web") and app.label not in _WITHOUT) or app.label in _GUESTS
        for model in app.get_models()
    ]
    return [model for model in ours if model._meta.label_lower not in LEFT_OUT]  # noqa: SLF001 - Django's documented name


def _plain(value: Any) -> Any:
    """Moments with all their digits (Django's own encoder drops three), the rest as text."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _name(model: type[models.Model]) -> str:
    return f"{model._meta.label_lower}.jsonl"  # noqa: SLF001 - Django's documented name


def required() -> set[str]:
    """The tables that every backup has, of whatever version."""
    first = (Unit, Pengguna, Peran, Delegasi, SopThread, Revisi, Penunjukan, Komentar, Bukti, Event)
    return {_name(model) for model in first}


def _lines(model: type[models.Model]) -> Iterator[str]:
    writer: Any = serializers.get_serializer("python")()
    for one in model._default_manager.order_by("pk").iterator(500):  # noqa: SLF001 - Django's documented name
        yield json.dumps(writer.serialize([one])[0], ensure_ascii=False, default=_plain) + "\n"


def backup(path: Path) -> int:
    """Write the file, beside its place first; gives how many objects are in it. One view of the database."""
    count = 0
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with snapshot(), zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("sopan-backup.json", json.dumps({"format": FORMAT}))
            for model in kept():
                with packed.open(_name(model), "w", force_zip64=True) as file:
                    for line in _lines(model):
                        file.write(line.encode())
                        count += 1
            trust = data_dir() / "trust"
            for file_path in sorted(trust.glob("*")) if trust.is_dir() else ():
                packed.write(file_path, f"trust/{file_path.name}")
        beside.chmod(0o600)  # it holds the digests of passwords
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SystemFailure(
            Pesan(f"{path}: tidak dapat ditulis ({error.strerror}).", f"{path}: cannot be written.")
        ) from error
    return count


@transaction.atomic
def _load(packed: zipfile.ZipFile) -> int:
    count = 0
    there = set(packed.namelist())
    models_there = [model for model in kept() if _name(model) in there]
    for model in models_there:
        with packed.open(_name(model)) as file:
            for line in io.TextIOWrapper(file, encoding="utf-8"):
                for one in serializers.deserialize("python", [json.loads(line)]):
                    one.save()
                    count += 1
    for revisi in Revisi.objects.order_by("pk").iterator(200):
        remember(revisi, document(revisi.isi).sop)
    with connection.cursor() as cursor:
        # On PostgreSQL numbers are given by counters of their own, which must know what was brought in.
        for statement in connection.ops.sequence_reset_sql(no_style(), models_there):
            cursor.execute(statement)
    return count


def restore(path: Path) -> int:
    """Fill an empty database from the file; gives how many objects. All of it, or nothing."""
    if Pengguna.objects.exists() or Unit.objects.exists():
        raise WrongUse(
            Pesan(
                "basis data sudah berisi; pulihkan ke yang kosong.",
                "the database is not empty; restore into an empty one.",
            )
        )
    try:
        with zipfile.ZipFile(path) as packed:
            if json.loads(packed.read("sopan-backup.json")).get("format") not in READS:
                raise KeyError("format")
            if not required().issubset(packed.namelist()):
                raise KeyError("tables")
            count = _load(packed)
            trust = data_dir() / "trust"
            for name in packed.namelist():
                if name.startswith("trust/") and name.count("/") == 1 and not name.endswith("/"):
                    trust.mkdir(parents=True, exist_ok=True)
                    (trust / Path(name).name).write_bytes(packed.read(name))
    except (
        OSError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        serializers.base.DeserializationError,
    ) as error:
        message = Pesan("ini bukan cadangan Sopan yang utuh.", "this is not a whole backup of Sopan.")
        raise UnreadableFile([Fault(str(path), 0, 0, message)]) from error
    return count
