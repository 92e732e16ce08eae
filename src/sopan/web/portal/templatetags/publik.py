"""Icons of the portal, drawn into the page itself: no request more, and no sprite of which little is used."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@cache
def _paths() -> dict[str, list[str]]:
    text = files("sopan.web.portal.data").joinpath("ikon.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@register.simple_tag
@cache
def garis(name: str) -> SafeString:
    """An icon of Tabler by name (a circle for one that is not here); decoration, words stand beside it."""
    strokes = _paths().get(name, ["M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0"])
    body = format_html_join("", '<path d="{}"/>', ((d,) for d in strokes))
    return format_html('<svg class="ikon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', body)


@register.simple_tag
def data_ld(text: str) -> SafeString:
    """A data block for search engines. The text is escaped where it is made (`views.linked_data`)."""
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - see above
