"""Riwayat: the revisi of an SOP, what happened to them, and who read what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sopan.errors import Pesan
from sopan.lifecycle import TRANSISI, Peran, berperan
from sopan.web.accounts.people import me, orang, parents
from sopan.web.approval.models import Event, Penunjukan
from sopan.web.approval.panel import panel
from sopan.web.clock import today
from sopan.web.library.views import find
from sopan.web.library.visibility import visible_to

__all__ = ["EVENTS", "riwayat"]

MOST_EVENTS = 200

EVENTS = {
    "buat": Pesan("Draf dibuat", "Draft made"),
    "ubah": Pesan("Isi diubah", "Content changed"),
    "revisi_baru": Pesan("Revisi baru dimulai", "New revision begun"),
    "pulihkan": Pesan("Dipulihkan sebagai draf", "Restored as draft"),
    "diganti": Pesan("Diganti revisi baru", "Replaced by a newer revision"),
    "tunjuk": Pesan("Menunjuk orang", "Person assigned"),
    "batal_tunjuk": Pesan("Membatalkan penunjukan", "Assignment taken back"),
    "setuju": Pesan("Menyetujui reviu", "Review approved"),
    "sepakat": Pesan("Menyepakati perannya", "Role agreed to"),
    "paham": Pesan("Membaca dan memahami", "Read and understood"),
    "komentar": Pesan("Berkomentar", "Commented"),
    "komentar_selesai": Pesan("Menyelesaikan komentar", "Comment resolved"),
    "komentar_dibuka": Pesan("Membuka kembali komentar", "Comment reopened"),
    "bukti": Pesan("Melampirkan bukti", "Evidence attached"),
    "penomoran": Pesan("Diberi nomor dan tanggal oleh keputusan", "Numbered and dated by the decree"),
}
"""What is told of the events that are no transitions."""


@require_GET
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """The revisi of the SOP that I may see, their events, and their readers."""
    user = me(request)
    revisi = find(user, pk)
    day = today()
    person = orang(user, day)
    told = {**panel(revisi, user, person), "tab": "riwayat"}
    seen = list(visible_to(user, person).filter(thread=revisi.thread_id).defer("isi").order_by("-urut"))
    keys = [one.pk for one in seen]
    readers: dict[int, list[Penunjukan]] = {}
    asked = Penunjukan.objects.filter(revisi__in=keys, jenis=Penunjukan.Jenis.PEMBACA)
    for one in asked.select_related("pengguna").order_by("pengguna__nama"):
        readers.setdefault(one.revisi_id, []).append(one)
    drafter = berperan(person, (Peran.PENYUSUN,), str(revisi.unit_id), parents(), day)
    told |= {
        "semua_revisi": seen,
        "lama_usul": keys[1] if len(keys) > 1 else None,
        "baru_usul": keys[0] if keys else None,
        "boleh_pulihkan": bool(drafter),
        "pembaca_semua": [
            (one, readers[one.pk], sum(r.selesai is not None for r in readers[one.pk]))
            for one in seen
            if one.pk in readers
        ],
        "kejadian": Event.objects.filter(revisi__in=keys)
        .select_related("pelaku", "atas_nama", "revisi")
        .defer("revisi__isi")
        .order_by("-urut")[:MOST_EVENTS],
        "sebutan": {**{name: one.sebutan for name, one in TRANSISI.items()}, **EVENTS},
    }
    return render(request, "sop_riwayat.html", told)
