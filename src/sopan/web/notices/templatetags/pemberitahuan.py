"""The bell that every page has."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import RequestContext

from sopan.web.accounts.models import Pengguna
from sopan.web.notices.services import MOST_SHOWN, unread

register = template.Library()


@register.inclusion_tag("notices/lonceng.html", takes_context=True)
def lonceng(context: RequestContext) -> dict[str, Any]:
    """A link to the notices with the number of those that the person has not read."""
    user = context.get("user")
    count = unread(user) if isinstance(user, Pengguna) else 0
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = (match.url_name or "") if match else ""
    return {
        "jumlah": f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count or ""),
        "di_sini": here.startswith(("notifikasi", "pekerjaan")),
    }
