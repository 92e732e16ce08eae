"""Reviu, and the difference of any two revisi: what changed in words and in the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.views.decorators.http import require_GET

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.model import Sop
from sopan.organise.diff import bandingkan
from sopan.organise.diff.changes import Jenis
from sopan.organise.diff.report import judul_langkah, kalimat_ringkasan
from sopan.web.accounts.people import me, orang
from sopan.web.approval.marks import PARTS, SIGNS, Tanda, drawn, place, signs
from sopan.web.approval.models import Komentar
from sopan.web.approval.panel import panel
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, findings
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["beda", "reviu"]

TAMPIL = {
    "tanda": Pesan("Bertanda", "Marked"),
    "sanding": Pesan("Berdampingan", "Side by side"),
    "lama": Pesan("Sebelumnya", "Before"),
}
"""The ways in which two drawings are shown."""


@require_GET
def reviu(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since the revisi before, the drawing and the steps with their comments, the decisions."""
    user = me(request)
    revisi = find(user, pk)
    told = {**panel(revisi, user, orang(user, today())), "tab": "reviu"}
    read = document(revisi.isi)
    threads = list(
        revisi.komentar.filter(induk=None)
        .select_related("oleh", "selesai_oleh")
        .prefetch_related("balasan__oleh")
    )
    before = revisi.dasar or revisi.thread.revisi.filter(urut__lt=revisi.urut).order_by("-urut").first()
    told |= _difference(before, revisi, request.GET.get("lihat", ""), threads)
    said_of: dict[int, list[Komentar]] = {}
    for one in threads:
        said_of.setdefault(_step(one.jalur), []).append(one)
    names = {id: actor.nama for id, actor in read.sop.pelaksana.items()}
    steps = len(read.sop.langkah)
    told |= {
        "utas": threads,
        "komentari": _number(request.GET.get("komentar", "")),
        "kata_komentari": said(Pesan("Komentari", "Comment")),
        "kata_langkah": said(Pesan("langkah", "step")),
        "boleh_komentar": revisi.tahap not in (Keadaan.DIGANTI, Keadaan.DICABUT),
        "bagian_langkah": format_html_join(
            "", '<option value="{}">{}</option>', ((name, said(word)) for name, word in PARTS.items())
        ),
        "tempat": {one.pk: place(one.jalur, read.sop) for one in threads if one.jalur},
        "terbuka": sum(one.selesai is None for one in threads),
        "langkah": [
            (number, step, [names.get(one, one) for one in step.pelaksana], said_of.get(number, []))
            for number, step in enumerate(read.sop.langkah, 1)
        ],
        # A comment on a step that is no more belongs to the whole.
        "umum": [one for one in threads if not 1 <= _step(one.jalur) <= steps],
        "temuan": [(place(_dotted(one.jalur), read.sop), one) for one in findings(read, "reviu").temuan],
    }
    return render(request, "sop_reviu.html", told)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _step(path: str) -> int:
    head, _, rest = path.partition(".")
    return _number(rest.partition(".")[0]) if head == "langkah" else 0


def _dotted(path: Sequence[Any]) -> str:
    """A place of the model as comments write it: steps counted from one, and their cell."""
    if len(path) > 1 and path[0] == "langkah" and isinstance(path[1], int):
        return f"langkah.{path[1] + 1}.{path[2] if len(path) > 2 else ''}".rstrip(".")
    if path and path[0] == "pelaksana" and len(path) > 1:
        return f"pelaksana.{path[1]}"
    return f"identitas.{path[0]}" if path else ""


def _difference(
    before: Revisi | None, now: Revisi, asked: str, threads: Sequence[Komentar] = ()
) -> dict[str, Any]:
    """What changed from one revisi to another, in words and in drawings."""
    if before is None:
        return {"gambar": _drawing(now, None, threads), "tampil": ""}
    old, new = document(before.isi).sop, document(now.isi).sop
    change = bandingkan(old, new)
    marks_before, marks_now = signs(old, new, change)
    shown = asked if asked in TAMPIL else "tanda"
    told: dict[str, Any] = {
        "sebelum": before,
        "sesudah": now,
        "beda": change,
        "beda_langkah": [(judul_langkah(one), one) for one in change.langkah],
        "ringkasan": kalimat_ringkasan(change.lama, change.baru),
        "hilang": _gone(old, marks_before),
        "tampil": "" if change.kosong else shown,
        "tampil_semua": list(TAMPIL.items()),
        "legenda": [(kind, *SIGNS[kind]) for kind in _kinds(marks_before, marks_now)],
    }
    if shown != "lama" or change.kosong:
        told["gambar"] = _drawing(now, marks_now, threads)
    if shown in ("sanding", "lama") and not change.kosong:
        told["gambar_lama"] = _drawing(before, marks_before, (), key="lama")
    return told


def _kinds(before: Tanda, now: Tanda) -> list[Jenis]:
    """The kinds of marks that the drawings bear, in the order of the legend."""
    found = {
        kind
        for marks in (before, now)
        for part in (marks.langkah, marks.sel, marks.panah, marks.kolom, marks.identitas)
        for kind in part.values()
    }
    return [kind for kind in SIGNS if kind in found]


def _drawing(
    revisi: Revisi, marks: Tanda | None, threads: Sequence[Komentar], key: str = ""
) -> dict[str, Any]:
    pages = drawn(revisi, marks, threads, key=key)
    return {"galat": pages, "lembar": []} if isinstance(pages, Pesan) else {"lembar": pages}


def _gone(old: Sop, before: Tanda) -> list[Pesan]:
    """What the new drawing cannot show, since it is no longer there: steps and arrows."""
    told = []
    for number, kind in before.langkah.items():
        if kind == "dihapus":
            words = old.langkah[number - 1].kegiatan
            told.append(Pesan(f"langkah {number} semula: {words}", f"former step {number}: {words}"))
    for flow in sorted(before.panah, key=lambda one: (one.dari, one.cabang or "")):
        answer = f" ({flow.cabang})" if flow.cabang else ""
        target = Pesan("selesai", "the end") if flow.ke is None else Pesan(str(flow.ke), str(flow.ke))
        told.append(
            Pesan(
                f"panah {flow.dari} ke {target.id}{answer} (nomor lama)",
                f"arrow {flow.dari} to {target.en}{answer} (former numbers)",
            )
        )
    return told


@require_GET
def beda(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference between any two revisi of an SOP that I may see; without a choice, the newest two."""
    user = me(request)
    revisi = find(user, pk)
    told = {**panel(revisi, user, orang(user, today())), "tab": "riwayat"}
    every = list(revisi.thread.revisi.defer("isi").order_by("urut"))
    before, now = (_chosen(request.GET.get(name, ""), every) for name in ("lama", "baru"))
    now = now or revisi.pk
    if before is None:
        earlier = [one.pk for one in every if one.pk != now]
        before = earlier[-1] if earlier else now
    told |= _difference(find(user, before), find(user, now), request.GET.get("lihat", ""))
    told |= {"alamat": f"lama={before}&baru={now}&"}
    return render(request, "sop_beda.html", told)


def _chosen(text: str, every: Sequence[Revisi]) -> int | None:
    if not text:
        return None
    for one in every:
        if str(one.pk) == text:
            return one.pk
    raise Http404
