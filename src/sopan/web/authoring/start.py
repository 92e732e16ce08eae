"""The first text of a draf: blank, from a pattern, from answers, from another SOP, from a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sopan.model import Sop
from sopan.model.operations import Operasi, UbahIsian
from sopan.read.dump import dump_sop
from sopan.read.edit import edit_text
from sopan.read.impor import impor_bytes, yaml_impor
from sopan.read.source import decode
from sopan.templates import Pola, pola_bernama
from sopan.templates.interview import Jawaban, susun
from sopan.templates.reshape import batas_keputusan, keputusan_pola, pemeriksa_lain
from sopan.web.accounts.models import Unit

__all__ = ["blank", "from_answers", "from_bytes", "from_pattern", "from_sop", "units_above"]


def units_above(unit: Unit) -> list[str]:
    """The names of a unit and those above it, from the top."""
    names: list[str] = []
    here: Unit | None = unit
    while here is not None and len(names) < 8:
        names.insert(0, here.nama)
        here = here.induk
    return names


def blank(unit: Unit) -> str:
    """An SOP in which all is still to be written."""
    return dump_sop(
        Sop.model_validate(
            {
                "judul": "[isi: judul]",
                "unit": units_above(unit),
                "pelaksana": {"p1": "[isi: pelaksana]"},
                "langkah": [{"kegiatan": "[isi: kegiatan]", "pelaksana": "p1"}],
            }
        )
    )


def from_pattern(name: str, unit: Unit) -> str:
    """A pattern as it is, with the unit's own name. Raises `WrongUse` for one that there is not."""
    return _of_unit(pola_bernama(name).teks, unit)


def _of_unit(text: str, unit: Unit) -> str:
    return edit_text(text, [UbahIsian(jalur=("unit",), nilai=list(units_above(unit)))])


def from_sop(text: str, sop: Sop, unit: Unit) -> str:
    """Another SOP as the beginning of a new one: without number, days and approval, which are its own."""
    changes: list[Operasi] = [UbahIsian(jalur=("unit",), nilai=list(units_above(unit)))]
    for jalur, value in (
        (("nomor",), sop.nomor),
        (("asal",), sop.asal),
        (("tanggal", "pembuatan"), sop.tanggal.pembuatan),
        (("tanggal", "revisi"), sop.tanggal.revisi),
        (("tanggal", "efektif"), sop.tanggal.efektif),
        (("pengesahan", "nama"), sop.pengesahan.nama),
        (("pengesahan", "nip"), sop.pengesahan.nip),
    ):
        if value is not None:
            changes.append(UbahIsian(jalur=jalur, nilai=None))
    return edit_text(text, changes)


def from_bytes(data: bytes, name: str) -> str:
    """The text of an SOP file as it is; what is another document is recognised (`sopan.read.impor`)."""
    if name.lower().endswith((".yaml", ".yml")):
        return decode(data, name)
    return yaml_impor(impor_bytes(data, name))


def from_answers(pola: Pola, first: Mapping[str, str], asked: Mapping[str, Any], unit: Unit) -> str:
    """A first draft from the answers of the two pages. Raises `WrongUse` where they do not go together."""
    least, most = batas_keputusan(pola)
    given = str(asked.get("keputusan", ""))
    decisions = int(given) if given.isdecimal() and least <= int(given) <= most else None
    checkers = _checkers(pola, asked, decisions)
    answers = Jawaban(
        first["pemicu"],  # type: ignore[arg-type]  # checked against the choices by the form
        first["hasil"],  # type: ignore[arg-type]  # as above
        first["output"],
        first["skala"],  # type: ignore[arg-type]  # as above
        aspek=first.get("aspek") or None,
        pelaksana={
            key.removeprefix("peran-"): value
            for key, value in asked.items()
            if key.startswith("peran-") and value
        },
        pemeriksa=checkers,
        keputusan=decisions,
        pembayaran=bool(asked.get("pembayaran")),
        persyaratan=tuple(asked.get("persyaratan", ())) if pola.jenis == "pelayanan" else (),
    )
    return _of_unit(susun(answers).teks, unit)


def _checkers(pola: Pola, asked: Mapping[str, Any], decisions: int | None) -> tuple[str, ...]:
    room = max(0, (decisions or keputusan_pola(pola)) - keputusan_pola(pola))
    names = [str(asked.get(f"pemeriksa-{at}", "")).strip() for at in range(len(pemeriksa_lain(pola)))]
    return tuple(name for name in names if name)[:room]
