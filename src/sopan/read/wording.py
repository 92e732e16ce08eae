"""How each kind of wrong value is told: what is wrong, and what to write instead."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sopan.errors import Pesan
from sopan.model.sumber import Jalur, tulis_jalur
from sopan.read.faults import shown
from sopan.read.fields import example_of
from sopan.read.nearest import nearest

__all__ = ["Wording", "wording"]

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"), start=1
    )
} | {"may": 5, "aug": 8, "oct": 10, "dec": 12, "agt": 8, "ags": 8}
_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(?:(\d{1,2})|([a-z]{3,})\.?)[\s./-]+(\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[\s./-](\d{1,2})[\s./-](\d{1,2})")
_GLUED = re.compile(r"(-\s+)?([A-Za-z_]\w*):(?!\s|//)(.+)", re.DOTALL)
_YES, _NO = ("ya", "benar", "betul", "iya"), ("tidak", "salah", "bukan", "tdk")


class Wording(NamedTuple):
    """A fault in words."""

    message: Pesan
    instead: Pesan | None = None


def wording(detail: ErrorDetails, value: Any, path: Jalur, field: FieldInfo | None) -> Wording:
    """One error of pydantic in words. `value` is what stands in the file at `path`, `field` its field."""
    kind, context = detail["type"], detail.get("ctx") or {}
    if isinstance(pesan := getattr(context.get("error"), "pesan", None), Pesan):
        return Wording(pesan)
    if "id" in context and "en" in context:  # a PydanticCustomError of ours
        return Wording(Pesan(str(context["id"]), str(context["en"])))
    if value is None and path:
        return _empty(path, field)
    if _is_reference(path) and kind.startswith(("int_", "string_", "model_")):
        return _reference(path)
    tell = _BY_KIND.get(kind)
    if tell is not None:
        return tell(detail, value, path, field)
    return _unfit(detail, value, path, field)


def _name(path: Jalur) -> str:
    return shown(tulis_jalur(path))


def _quoted(path: Jalur) -> str:
    return f"'{_name(path)}'" if path else ""


def _example(path: Jalur, field: FieldInfo | None) -> Pesan | None:
    is_item = bool(path) and isinstance(path[-1], int)
    example = example_of(field, item=is_item) if field else None
    if example is None:
        return None
    text = f"- {example}" if is_item else f"{path[-1]}: {example}"
    return Pesan(f"Tulis misalnya: {text}", f"Write for instance: {text}")


def _empty(path: Jalur, field: FieldInfo | None) -> Wording:
    instead = _example(path, field)
    if instead is None and isinstance(path[-1], int):
        instead = Pesan("Isi, atau hapus butir kosong ini.", "Fill it, or remove this empty item.")
    return Wording(Pesan(f"'{_name(path)}' belum berisi.", f"'{_name(path)}' is empty."), instead)


def _kind_of(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):
        return "kunci-kunci", "keys"
    if isinstance(value, list):
        return "daftar", "a list"
    return "teks", "text"


def _text(_detail: ErrorDetails, value: Any, path: Jalur, field: FieldInfo | None) -> Wording:
    got = _kind_of(value)
    message = Pesan(
        f"'{_name(path)}' harus berupa teks, bukan {got[0]}.", f"'{_name(path)}' must be text, not {got[1]}."
    )
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if inner is None or isinstance(inner, str):
            text = shown(f"{key}: {inner or ''}".rstrip())
            instead = Pesan(
                f'Titik dua menjadikannya kunci; beri tanda kutip: "{text}"',
                f'The colon makes it a key; write it in quotes: "{text}"',
            )
            return Wording(message, instead)
    return Wording(message, _example(path, field))


def _too_short(_detail: ErrorDetails, value: Any, path: Jalur, field: FieldInfo | None) -> Wording:
    if isinstance(value, str):
        return _empty(path, field)
    message = Pesan(f"'{_name(path)}' belum berisi.", f"'{_name(path)}' is empty.")
    return Wording(message, Pesan("Tulis paling sedikit satu.", "Write at least one."))


def _pattern(detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    pattern = str((detail.get("ctx") or {}).get("pattern", ""))
    if pattern.startswith(r"^[^\x00"):
        return Wording(
            Pesan(f"'{_name(path)}' berisi karakter kendali.", f"'{_name(path)}' holds a control character."),
            Pesan("Hapus kode \\ di dalam tanda kutip itu.", "Remove the \\ code from the quotes."),
        )
    text = str(path[-1]) if "[key]" in detail["loc"] and path else str(value)
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-").lower()
    if not plain or plain[0].isdigit():
        plain = f"id-{plain}".strip("-")
    return Wording(
        Pesan(
            f"'{shown(text)}' bukan id: hanya huruf, angka, '_' dan '-', diawali huruf.",
            f"'{shown(text)}' is no id: only letters, digits, '_' and '-', beginning with a letter.",
        ),
        Pesan(f"Tulis misalnya: {shown(plain)}", f"Write for instance: {shown(plain)}"),
    )


def _reserved(_detail: ErrorDetails, value: Any, _path: Jalur, _field: FieldInfo | None) -> Wording:
    return Wording(
        Pesan(
            f"'{shown(value)}' adalah nama akhir prosedur, jadi bukan id langkah.",
            f"'{shown(value)}' is the name of the end of the procedure, so no id of a step.",
        ),
        Pesan("Pilih id lain, misalnya: penutup", "Choose another id, for instance: penutup"),
    )


def _integer(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    digits = re.match(r"\d{1,9}\b", value.strip()) if isinstance(value, str) else None
    example = digits[0] if digits else "3"
    return Wording(
        Pesan(f"'{_name(path)}' harus bilangan bulat.", f"'{_name(path)}' must be a whole number."),
        Pesan(f"Tulis misalnya: {example}", f"Write for instance: {example}"),
    )


def _number(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    example = "0.8"
    if isinstance(value, str) and (found := re.fullmatch(r"\s*(\d{1,9})(?:[.,](\d{1,9}))?\s*(%?)\s*", value)):
        number = float(f"{found[1]}.{found[2] or 0}")
        example = f"{number / 100 if found[3] else number:g}"
    return Wording(
        Pesan(f"'{_name(path)}' harus bilangan.", f"'{_name(path)}' must be a number."),
        Pesan(f"Tulis dengan titik desimal: {example}", f"Write it with a decimal point: {example}"),
    )


def _truth(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    word = value.strip().lower() if isinstance(value, str) else ""
    instead = (
        Pesan("Tulis: true", "Write: true")
        if word in _YES
        else Pesan("Tulis: false", "Write: false")
        if word in _NO
        else Pesan("Tulis true atau false.", "Write true or false.")
    )
    return Wording(
        Pesan(f"'{_name(path)}' harus true atau false.", f"'{_name(path)}' must be true or false."), instead
    )


_BOUNDS = {
    "ge": ("paling kecil", "at least"),
    "le": ("paling besar", "at most"),
    "gt": ("lebih dari", "more than"),
    "lt": ("kurang dari", "less than"),
}


def _bound(detail: ErrorDetails, _value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    context = detail.get("ctx") or {}
    for key, (indonesian, english) in _BOUNDS.items():
        if key in context:
            limit = context[key]
            limit = f"{limit:g}" if isinstance(limit, float) else limit
            return Wording(
                Pesan(
                    f"'{_name(path)}' harus {indonesian} {limit}.",
                    f"'{_name(path)}' must be {english} {limit}.",
                )
            )
    return _unfit(detail, _value, path, _field)


def _choice(detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    expected = str((detail.get("ctx") or {}).get("expected", ""))
    choices = re.findall(r"'([^']*)'", expected) or [expected]
    message = Pesan(
        f"'{_name(path)}' tidak mengenal '{shown(value)}'."
        if isinstance(value, str)
        else f"'{_name(path)}' keliru.",
        f"'{_name(path)}' knows no '{shown(value)}'."
        if isinstance(value, str)
        else f"'{_name(path)}' is wrong.",
    )
    if isinstance(value, str) and (meant := nearest(value, choices)):
        return Wording(message, Pesan(f"Maksudnya '{meant}'?", f"Did you mean '{meant}'?"))
    return Wording(
        message,
        Pesan(f"Pilih: {' atau '.join(_joined(choices))}.", f"Choose {' or '.join(_joined(choices))}."),
    )


def _joined(words: list[str]) -> list[str]:
    return [", ".join(words[:-1]), words[-1]] if len(words) > 1 else words


def _day(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    meant = _day_meant(value) if isinstance(value, str) else None
    if isinstance(value, str):
        message = Pesan(
            f"'{_name(path)}' tidak dapat membaca tanggal '{shown(value)}'.",
            f"'{_name(path)}' cannot read the date '{shown(value)}'.",
        )
    else:
        message = Pesan(f"'{_name(path)}' harus sebuah tanggal.", f"'{_name(path)}' must be a date.")
    return Wording(
        message,
        Pesan(f"Tulis: {meant}", f"Write: {meant}")
        if meant
        else Pesan(
            "Tulis tahun-bulan-tanggal, misalnya 2026-11-24.",
            "Write year-month-day, for instance 2026-11-24.",
        ),
    )


def _day_meant(text: str) -> str | None:
    if found := _DAY_FIRST.search(text):
        day, year = int(found[1]), int(found[4])
        month = int(found[2]) if found[2] else _MONTHS.get(found[3][:3].lower(), 0)
    elif found := _YEAR_FIRST.search(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    iso = f"{year:04}-{month:02}-{day:02}"
    return iso if iso != text.strip() else None


def _structure(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    got = _kind_of(value)
    message = Pesan(
        f"{_quoted(path) or 'berkas ini'} harus berisi kunci-kunci, bukan {got[0]}.",
        f"{_quoted(path) or 'this file'} must hold keys, not {got[1]}.",
    )
    if isinstance(value, str) and (found := _GLUED.match(value)):
        text = shown(f"{found[2]}: {found[3]}")
        return Wording(
            message,
            Pesan(f"Beri spasi sesudah titik dua: {text}", f"Put a space after the colon: {text}"),
        )
    if not path:
        return Wording(message, Pesan("Mulai dengan: judul: ...", "Begin with: judul: ..."))
    return Wording(message, Pesan("Tulis 'kunci: nilai' di bawahnya.", "Write 'key: value' below it."))


def _list(_detail: ErrorDetails, value: Any, path: Jalur, _field: FieldInfo | None) -> Wording:
    got = _kind_of(value)
    return Wording(
        Pesan(
            f"'{_name(path)}' harus berupa daftar, bukan {got[0]}.",
            f"'{_name(path)}' must be a list, not {got[1]}.",
        ),
        Pesan("Awali setiap butir dengan '- '.", "Begin each item with '- '."),
    )


def _is_reference(path: Jalur) -> bool:
    return path[-1:] == ("lanjut",) or ("keputusan" in path[-3:-1] and path[-1] in ("ya", "tidak", "langkah"))


def _reference(path: Jalur) -> Wording:
    return Wording(
        Pesan(f"'{_name(path)}' harus menunjuk satu langkah.", f"'{_name(path)}' must name one step."),
        Pesan("Tulis nomor langkah, id langkah, atau selesai.", "Write a step's number, its id, or selesai."),
    )


def _unfit(_detail: ErrorDetails, value: Any, path: Jalur, field: FieldInfo | None) -> Wording:
    text = f" '{shown(value)}'" if isinstance(value, str) else ""
    return Wording(
        Pesan(
            f"isi '{_name(path)}'{text} tidak sesuai.",
            f"the value of '{_name(path)}'{text} does not fit.",
        ),
        _example(path, field),
    )


_BY_KIND = {
    "string_type": _text,
    "string_unicode": _text,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "reserved_id": _reserved,
    "int_type": _integer,
    "int_parsing": _integer,
    "int_parsing_size": _integer,
    "int_from_float": _integer,
    "float_type": _number,
    "float_parsing": _number,
    "finite_number": _number,
    "bool_type": _truth,
    "bool_parsing": _truth,
    "greater_than": _bound,
    "greater_than_equal": _bound,
    "less_than": _bound,
    "less_than_equal": _bound,
    "literal_error": _choice,
    "calendar_day": _day,
    "date_type": _day,
    "date_parsing": _day,
    "date_from_datetime_parsing": _day,
    "date_from_datetime_inexact": _day,
    "model_type": _structure,
    "dict_type": _structure,
    "tuple_type": _list,
    "list_type": _list,
}
