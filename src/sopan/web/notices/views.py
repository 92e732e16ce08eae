"""Notifikasi: what a person was told, and how they want it by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan
from sopan.web.accounts.people import me
from sopan.web.clock import now
from sopan.web.notices.kinds import KINDS, Group, group_of
from sopan.web.notices.models import MailPreference, Notice
from sopan.web.words import said

__all__ = ["buka", "notifikasi", "surel", "tandai"]

PER_PAGE = 30
_WHEN = (
    (MailPreference.When.NOW, Pesan("Segera", "At once")),
    (MailPreference.When.DAILY, Pesan("Ringkasan harian", "Daily digest")),
    (MailPreference.When.NEVER, Pesan("Tidak", "Never")),
)


@require_GET
def notifikasi(request: HttpRequest) -> HttpResponse:
    """All that I was told, newest first; filters by group and by what I have not read."""
    found = Notice.objects.filter(person=me(request))
    asked = request.GET.get("saring", "")
    if asked == "belum":
        found = found.filter(read=None)
    elif asked in set(Group):
        group = Group(asked)
        kinds = [kind for kind, of in KINDS.items() if of is group]
        found = found.exclude(kind__in=KINDS) if group is Group.NEWS else found.filter(kind__in=kinds)
    else:
        asked = ""
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("hal"))
    told = {
        "halaman": page,
        "baris": [(one, group_of(one.kind)) for one in page],
        "saring": asked,
        "kelompok": list(Group),
        "ada_baru": Notice.objects.filter(person=me(request), read=None).exists(),
        "di_sini": "notifikasi",
    }
    return render(request, "notices/notifikasi.html", told)


@require_GET
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that a notice leads to.

    The notice counts as read. A link, since it is followed from mail too.
    """
    one = Notice.objects.filter(person=me(request), pk=pk).first()
    if one is None:
        raise Http404
    if one.read is None:
        Notice.objects.filter(pk=pk, read=None).update(read=now())
    return redirect(one.url)


@require_POST
def tandai(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read or as not read, or all as read."""
    mine = Notice.objects.filter(person=me(request))
    which = request.POST.get("pk", "")
    if which.isdecimal() and len(which) < 19:
        one = mine.filter(pk=int(which))
        one.filter(read=None).update(read=now()) if request.POST.get("dibaca") == "1" else one.update(
            read=None
        )
    elif request.POST.get("semua") == "1":
        mine.filter(read=None).update(read=now())
    back = request.POST.get("saring", "")
    query = f"?saring={back}" if back in {*Group, "belum"} else ""
    return redirect(f"{reverse('notifikasi')}{query}")


@require_http_methods(["GET", "POST"])
def surel(request: HttpRequest) -> HttpResponse:
    """When I want each group by e-mail."""
    user = me(request)
    mine = MailPreference.objects.filter(person=user).first() or MailPreference(person=user)
    if request.method == "POST":
        for group in Group:
            given = request.POST.get(group.value, "")
            if given in MailPreference.When.values:
                setattr(mine, group.value, given)
        fields = {group.value: getattr(mine, group.value) for group in Group}
        MailPreference.objects.update_or_create(person=user, defaults=fields)
        messages.success(request, said(Pesan("Pengaturan surel disimpan.", "E-mail settings saved.")))
        return redirect("notifikasi-surel")
    told = {
        "kelompok": [(group, getattr(mine, group.value)) for group in Group],
        "pilihan": _WHEN,
        "surel_jalan": settings.MAIL_ON,
        "di_sini": "notifikasi-surel",
    }
    return render(request, "notices/surel.html", told)
