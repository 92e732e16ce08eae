"""Changes to a scenario as short texts, such as a person types to try something: `petugas.kabid=2`.

    laju=15            laju=15/jam          kasus=5000          target=2 hari kerja
    petugas.kabid=2    waktu.periksa=30 menit    peluang.periksa=0.9    tanpa=5    tingkat=petugas

A step is named by its number or id. What concerns one SOP (arrivals, steps) cannot be changed so in a
portfolio, which has several.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from sopan.errors import Pesan, WrongUse
from sopan.model.skenario import Skenario

__all__ = ["KUNCI", "with_changes"]

KUNCI = {
    "laju": "laju=12/hari",
    "setiap": "setiap=30 menit",
    "kasus": "kasus=10000",
    "lama": "lama=6 bulan",
    "mulai": "mulai=2026-01-05",
    "target": "target=3 hari kerja",
    "petugas": "petugas.kabid=2",
    "waktu": "waktu.periksa=30 menit",
    "peluang": "peluang.periksa=0.8",
    "tanpa": "tanpa=5",
    "variasi": "variasi=0.3",
    "sebaran": "sebaran=gamma",
    "jam_kerja": "jam_kerja=terus",
    "tingkat": "tingkat=petugas",
    "ulangan": "ulangan=10",
    "pemanasan": "pemanasan=500",
    "benih": "benih=7",
}
"""The keys that can be changed, each with an example."""


def with_changes(skenario: Skenario, changes: Sequence[str]) -> Skenario:
    """The scenario with changes of the form `key=value`. Raises WrongUse where one cannot be understood."""
    data: dict[str, Any] = skenario.model_dump(exclude_defaults=True, mode="json")
    for change in changes:
        left, equals, value = change.partition("=")
        key, _, name = left.strip().partition(".")
        if not equals or key not in KUNCI or not value.strip():
            raise _not_understood(change)
        _change(data, key, name.strip(), value.strip(), change)
    try:
        return Skenario.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        pesan = getattr((first.get("ctx") or {}).get("error"), "pesan", None)
        if isinstance(pesan, Pesan):
            raise WrongUse(pesan) from error
        where = ".".join(str(part) for part in first["loc"])
        raise WrongUse(
            Pesan(
                f"isi '{where}' tidak sesuai: '{first['input']}'.",
                f"the value of '{where}' does not fit: '{first['input']}'.",
            )
        ) from error


def _change(data: dict[str, Any], key: str, name: str, value: str, change: str) -> None:
    if data.get("portofolio") and key in ("laju", "setiap", "waktu", "peluang", "tanpa"):
        raise WrongUse(
            Pesan(
                f"'{key}' milik satu SOP; pada portofolio, ubah di berkas skenarionya.",
                f"'{key}' belongs to one SOP; in a portfolio, change it in the scenario file.",
            )
        )
    named = key in ("petugas", "waktu", "peluang")
    if named != bool(name):
        raise _not_understood(change)
    if key == "laju":
        rate, _, per = value.partition("/")
        data["kedatangan"] = _kept(data) | {"laju": rate.strip()} | ({"per": per.strip()} if per else {})
    elif key == "setiap":
        data["kedatangan"] = {"setiap": value}
    elif key == "kasus":
        data.pop("lama", None)
        data["kasus"] = value
    elif key == "lama":
        data.pop("kasus", None)
        data["lama"] = value
    elif key == "petugas":
        data.setdefault("petugas", {})[name] = value
    elif key == "waktu":
        data.setdefault("langkah", {}).setdefault(name, {})["waktu"] = value
    elif key == "peluang":
        data.setdefault("peluang", {})[name] = value.replace(",", ".")
    elif key == "tanpa":
        data["tanpa"] = [*data.get("tanpa", []), *(part.strip() for part in value.split(","))]
    elif key in ("variasi", "sebaran"):
        data.setdefault("waktu", {})[key] = value.replace(",", ".")
    else:
        data[key] = value


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    """What stays of the arrivals when their rate changes."""
    return {k: v for k, v in (data.get("kedatangan") or {}).items() if k in ("per", "sepanjang_hari")}


def _not_understood(change: str) -> WrongUse:
    examples = ", ".join(KUNCI.values())
    return WrongUse(
        Pesan(
            f"'{change}' tidak dimengerti; tulis misalnya {examples}.",
            f"'{change}' is not understood; write for instance {examples}.",
        )
    )
