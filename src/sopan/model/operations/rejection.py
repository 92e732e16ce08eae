"""Why an operation cannot be done, in words; every reason at once."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sopan.errors import Pesan, WrongUse

__all__ = ["OperasiDitolak", "reasons", "worded"]


class OperasiDitolak(WrongUse):
    """An operation would not leave a valid SOP. `alasan` has every reason; nothing was changed."""

    def __init__(self, alasan: Iterable[Pesan]) -> None:
        self.alasan = tuple(alasan)
        super().__init__(
            Pesan("; ".join(satu.id for satu in self.alasan), "; ".join(satu.en for satu in self.alasan))
        )

    def __reduce__(self) -> tuple[type[OperasiDitolak], tuple[tuple[Pesan, ...]]]:
        return type(self), (self.alasan,)


_EMPTY = Pesan("tidak boleh kosong", "must not be empty")
_WORDING: dict[str, Pesan] = {
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "missing": Pesan("harus diisi", "must be given"),
    "string_type": Pesan("harus berupa teks", "must be a text"),
    "bool_type": Pesan("harus ya atau tidak", "must be true or false"),
    "bool_parsing": Pesan("harus ya atau tidak", "must be true or false"),
    "extra_forbidden": Pesan("tidak dikenal", "is not known"),
    "reserved_id": Pesan("tidak boleh bernama 'selesai'", "must not be named 'selesai'"),
    "date_from_datetime_parsing": Pesan(
        "harus tanggal yang ada, ditulis tahun-bulan-hari", "must be a real date, written year-month-day"
    ),
    "calendar_day": Pesan("harus ditulis tahun-bulan-hari", "must be written year-month-day"),
    "union_tag_invalid": Pesan("bukan jenis operasi yang dikenal", "is no known kind of operation"),
    "union_tag_not_found": Pesan("harus menyebut jenis operasinya (op)", "must name its kind (op)"),
    "json_invalid": Pesan("bukan JSON", "is not JSON"),
}


def reasons(error: ValidationError, place: Pesan | None = None) -> tuple[Pesan, ...]:
    """The faults that pydantic found, each with the place that it stands at; `place` goes before them."""
    found: dict[Pesan, None] = {}
    for one in error.errors(include_url=False):
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in one["loc"])
        said = worded(one)
        before = place or Pesan(where, where)
        found[Pesan(f"{before.id} {said.id}".strip(), f"{before.en} {said.en}".strip())] = None
    return tuple(found)


def worded(one: ErrorDetails) -> Pesan:
    """One fault that pydantic found, in our words."""
    kind, context = one["type"], one.get("ctx", {})
    if kind == "literal_error":
        expected = str(context["expected"]).replace(" or ", ", ")
        return Pesan(f"harus salah satu dari {expected}", f"must be one of {expected}")
    if kind == "string_pattern_mismatch":
        if "x00" in str(context["pattern"]):
            return Pesan("memuat karakter kendali", "holds a control character")
        return Pesan(
            "hanya boleh huruf, angka, - dan _, dan tidak diawali angka",
            "may hold letters, digits, - and _ only, and must not begin with a digit",
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit, most = context.get("ge", context.get("le")), kind == "less_than_equal"
        return Pesan(
            f"{'paling banyak' if most else 'paling sedikit'} {limit}",
            f"must be {'at most' if most else 'at least'} {limit}",
        )
    if kind.startswith(("int_", "float_")):
        return Pesan("harus berupa bilangan", "must be a number")
    if kind.startswith("date_"):
        return _WORDING["date_from_datetime_parsing"]
    return _WORDING.get(kind) or Pesan("tidak dapat dipakai di sini", "cannot be used here")
