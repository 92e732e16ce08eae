"""Doing an operation: a new SOP that shares with the old one all that it does not touch.

What is checked is what the operation brings in; the rest of the SOP is frozen and was valid before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sopan.errors import Pesan
from sopan.model.operations import kinds
from sopan.model.operations.actors import ACTORS
from sopan.model.operations.items import ITEMS
from sopan.model.operations.kinds import Operasi
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.operations.steps import STEPS
from sopan.model.operations.values import put
from sopan.model.sop import Sop

__all__ = ["apply", "apply_all"]


def _field(sop: Sop, op: kinds.UbahIsian) -> Sop:
    return put(sop, op.jalur, op.nilai)


_HOW: dict[type, Callable[[Sop, Any], Sop]] = {kinds.UbahIsian: _field, **STEPS, **ACTORS, **ITEMS}


def apply(sop: Sop, op: Operasi) -> Sop:
    """The SOP after the operation. Raises `OperasiDitolak` with every reason; `sop` is never changed."""
    return _HOW[type(op)](sop, op)


def apply_all(sop: Sop, operasi: Iterable[Operasi]) -> Sop:
    """The SOP after all operations in turn, each made for what the ones before it left.

    Raises `OperasiDitolak` at the first that cannot be done, and says which of them it is.
    """
    for ke, op in enumerate(operasi, 1):
        try:
            sop = apply(sop, op)
        except OperasiDitolak as error:
            di = Pesan(f"operasi ke-{ke} ({op.op})", f"operation {ke} ({op.op})")
            raise OperasiDitolak(
                Pesan(f"{di.id}: {satu.id}", f"{di.en}: {satu.en}") for satu in error.alasan
            ) from None
    return sop
