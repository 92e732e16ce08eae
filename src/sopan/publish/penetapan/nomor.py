"""Numbers and the date of a decree into all its SOPs: in the model, and in their files, all or none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.model.operations import Operasi, UbahIsian
from sopan.read import read_text
from sopan.read.edit import edit_text

__all__ = ["isi_berkas", "nomori"]

_PLACE = re.compile(r"\{(urut|tahun)(?::(0\d))?\}")


def nomori(sops: Sequence[Sop], pola: str | None, tanggal: datetime.date | None) -> list[Sop]:
    """The SOPs with the numbers of a pattern and the date of the decree as their tanggal efektif.

    In a pattern `{urut}` is the place in the Lampiran (`{urut:03}` with zeros), `{tahun}` the year. Raises
    `WrongUse` for a pattern without `{urut}` where there are several, or with other braces.
    """
    if pola is not None:
        _check(pola, len(sops), tanggal)
    made = []
    for number, sop in enumerate(sops, 1):
        changes: dict[str, Any] = {}
        if pola is not None:
            changes["nomor"] = _numbered(pola, number, tanggal)
        if tanggal is not None:
            changes["tanggal"] = sop.tanggal.model_copy(update={"efektif": tanggal})
        made.append(sop.model_copy(update=changes))
    return made


def _numbered(pola: str, number: int, tanggal: datetime.date | None) -> str:
    def filled(found: re.Match[str]) -> str:
        if found[1] == "tahun":
            return str(tanggal.year) if tanggal else ""
        return f"{number:{found[2]}d}" if found[2] else str(number)

    return _PLACE.sub(filled, pola)


def _check(pola: str, count: int, tanggal: datetime.date | None) -> None:
    rest = _PLACE.sub("", pola)
    lacking = count > 1 and "{urut" not in pola
    if "{" in rest or "}" in rest or lacking or ("{tahun}" in pola and tanggal is None):
        raise WrongUse(
            Pesan(
                f"pola nomor '{pola}' tidak dapat dipakai; tulis misalnya '{{urut:03}}/SOP/{{tahun}}', "
                "dengan {urut} bila SOP-nya beberapa, dan --tanggal bila memakai {tahun}.",
                f"the pattern '{pola}' cannot be used; write for instance '{{urut:03}}/SOP/{{tahun}}', with "
                "{urut} for several SOPs, and --tanggal for {tahun}.",
            )
        )


def isi_berkas(teks: Mapping[str, str], sops: Sequence[Sop]) -> dict[str, str]:
    """The texts of SOP files with the numbers and dates of `sops` in them, comments and order kept.

    Raises `UnreadableFile` where one is no SOP file, before any is given back, so that none is written unless
    all are right.
    """
    made: dict[str, str] = {}
    for (name, text), sop in zip(teks.items(), sops, strict=True):
        edits: list[Operasi] = []
        if sop.nomor is not None:
            edits.append(UbahIsian(jalur=("nomor",), nilai=sop.nomor))
        if sop.tanggal.efektif is not None:
            day = sop.tanggal.efektif.isoformat()
            edits.append(UbahIsian(jalur=("tanggal", "efektif"), nilai=day))
        read_text(text, name)
        made[name] = edit_text(text, edits)
    return made
