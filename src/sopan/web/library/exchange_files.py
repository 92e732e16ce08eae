"""The whole library to a file and from one, for whoever keeps the server."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sopan.errors import Pesan, SystemFailure, WrongUse
from sopan.web.accounts.models import Pengguna
from sopan.web.library.exchange import BARU, KELIRU, REVISI, SAMA, WHOLE, Berkas, bring, look, pack, unpack
from sopan.web.library.filters import LAMPAU
from sopan.web.library.models import Revisi

__all__ = ["export_file", "import_file"]


def export_file(path: Path, *, past: bool) -> int:
    """Write all revisi, or all that are not over, beside the place of the file first; gives how many."""
    found = Revisi.objects.select_related("unit").order_by("unit", "thread", "urut")
    if not past:
        found = found.exclude(keadaan__in=LAMPAU)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            count = pack(found.iterator(500), file)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SystemFailure(
            Pesan(f"{path}: tidak dapat ditulis ({error.strerror}).", f"{path}: cannot be written.")
        ) from error
    return count


def import_file(path: Path, name: str, *, dry_run: bool) -> Iterator[Pesan]:
    """Make drafs of the files of a zip in the name of a person; tells every faulty file, then the numbers."""
    user = Pengguna.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise WrongUse(Pesan(f"tidak ada pengguna {name}.", f"there is no user {name}."))
    count: Counter[str] = Counter()
    try:
        with path.open("rb") as file:
            for one in look(user, unpack(file, WHOLE)):
                count.update({one.status: 1} if dry_run else bring(user, [one]))
                if one.status == KELIRU:
                    yield _faulty(one)
    except FileNotFoundError as error:
        raise WrongUse(Pesan(f"{path}: tidak ada.", f"{path}: is not there.")) from error
    yield Pesan(
        f"{count[BARU]} SOP baru, {count[REVISI]} revisi, {count[SAMA]} sudah ada, {count[KELIRU]} keliru.",
        f"{count[BARU]} new SOPs, {count[REVISI]} revisions, {count[SAMA]} already there, "
        f"{count[KELIRU]} faulty.",
    )


def _faulty(one: Berkas) -> Pesan:
    return Pesan(
        f"{one.jalur}: {'; '.join(reason.id for reason in one.alasan)}",
        f"{one.jalur}: {'; '.join(reason.en for reason in one.alasan)}",
    )
