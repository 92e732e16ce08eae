"""Words in both languages, states, icons and dates for the templates."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from django import template
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.lifecycle import Peran as NamaPeran
from sopan.web.clock import today
from sopan.web.navigation import static_version
from sopan.web.words import current, said

register = template.Library()

ICONS = {
    Keadaan.DRAF: "pencil",
    Keadaan.REVIU: "eye-check",
    Keadaan.DISEPAKATI: "users",
    Keadaan.UJI_COBA: "flask",
    Keadaan.FINAL: "file-check",
    Keadaan.DITETAPKAN: "rubber-stamp",
    Keadaan.INTERNALISASI: "speakerphone",
    Keadaan.BERLAKU: "circle-check",
    Keadaan.EVALUASI: "clipboard-check",
    Keadaan.DIGANTI: "replace",
    Keadaan.DICABUT: "ban",
}
"""One icon a state, the same everywhere."""

_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


@register.simple_tag
def t(indonesian: str, english: str) -> str:
    """The words in the language of the page; both stand in the template."""
    return said(Pesan(indonesian, english))


@register.filter
def pesan(message: Pesan) -> str:
    """A message of the code in the language of the page."""
    return said(message)


@register.simple_tag
@cache
def ikon(name: str) -> SafeString:
    """An icon of Tabler, from our own sprite; decoration, since words stand beside it."""
    return format_html(
        '<svg class="ikon" aria-hidden="true" width="20" height="20"><use href="{}?v={}#{}"></use></svg>',
        static("sopan/icons.svg"),
        static_version(),
        name,
    )


@register.simple_tag
def keadaan(value: str) -> SafeString:
    """A state as a small mark: icon, colour and word."""
    return _state(Keadaan(value), current())


@cache
def _state(state: Keadaan, language: str) -> SafeString:
    word = state.sebutan.en if language == "en" else state.sebutan.id
    return format_html('<span class="keadaan k-{}">{}{}</span>', state.value, ikon(ICONS[state]), word)


@register.filter
def ribuan(number: int) -> str:
    """A count as a person writes it: 100.014 (100,014 in English)."""
    return f"{number:,}" if current() == "en" else f"{number:,}".replace(",", ".")


@register.filter
def peran(value: str) -> str:
    """The name of a role."""
    return said(NamaPeran(value).sebutan)


@register.filter
def tanggal(value: datetime.date | datetime.datetime | None) -> str:
    """A day as a person writes it: 24 Nov 2026."""
    if value is None:
        return "-"
    day = timezone.localtime(value).date() if isinstance(value, datetime.datetime) else value
    return f"{day.day} {_MONTHS[current()][day.month - 1]} {day.year}"


@register.filter
def saat(value: datetime.datetime) -> str:
    """A moment: 24 Nov 2026 09.15."""
    return f"{tanggal(value)} {timezone.localtime(value):%H.%M}"


@register.filter
def lalu(value: datetime.datetime) -> str:
    """How long ago, in days; for a list that is read every day."""
    days = (today() - timezone.localtime(value).date()).days
    if days <= 0:
        return said(Pesan("hari ini", "today"))
    if days == 1:
        return said(Pesan("kemarin", "yesterday"))
    return said(Pesan(f"{days} hari lalu", f"{days} days ago"))


@register.filter
def ambil(mapping: Any, key: Any) -> Any:
    """A value of a mapping by a key that is itself a variable; None where it has none."""
    return mapping.get(key) if mapping else None


@register.filter
def pisah(words: str) -> list[str]:
    """Words separated by spaces as a list."""
    return words.split()


@register.filter
def ganti(query: str, pair: str) -> str:
    """The query of an address with one of its values replaced."""
    name, _, value = pair.partition("=")
    given = QueryDict(query, mutable=True)
    given[name] = value
    return given.urlencode()
