"""What waits for a person, overdue first, and the numbers of the units that they see."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan, Orang, Peran
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import covered
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.visibility import visible_to

__all__ = ["Tugas", "numbers", "tasks"]

DAYS = 7
"""How long a step may wait before it is overdue, where nothing else is set."""
_AHEAD = datetime.timedelta(30)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do: what, on which revisi, until when."""

    sebutan: Pesan
    revisi: Revisi
    sampai: datetime.date
    tab: str

    @property
    def terlambat(self) -> bool:
        """Whether its day has passed."""
        return self.sampai < today()


_DRAFT = Pesan("Selesaikan draf", "Finish the draft")
_REVIEW = Pesan("Reviu", "Review")
_CLOSE = Pesan("Lengkapi dan tutup reviu", "Complete and close the review")
_AGREE = Pesan("Sepakati peran Anda", "Agree to your role")
_READ = Pesan("Baca dan nyatakan paham", "Read and confirm")
_EVALUATE = Pesan("Evaluasi", "Evaluate")
_MANAGE = {
    Keadaan.DISEPAKATI: Pesan("Mulai uji coba", "Begin the trial"),
    Keadaan.UJI_COBA: Pesan("Laporkan uji coba", "Report the trial"),
    Keadaan.DITETAPKAN: Pesan("Mulai internalisasi", "Make it known"),
    Keadaan.INTERNALISASI: Pesan("Berlakukan", "Put in force"),
}
_ENACT = Pesan("Tetapkan", "Enact")


def tasks(user: Pengguna, person: Orang, most: int = 100) -> list[Tugas]:
    """Everything that waits for this person, what is overdue first, then by day."""
    found: list[Tugas] = []
    base = Revisi.objects.select_related("unit").defer("isi")

    def add(query: Q, text: Pesan, tab: str = "reviu", days: int = DAYS) -> None:
        for one in base.filter(query).distinct().order_by("keadaan_sejak")[:most]:
            since = timezone.localtime(one.keadaan_sejak).date()
            found.append(Tugas(text, one, since + datetime.timedelta(days), tab))

    asked = Q(penunjukan__pengguna=user, penunjukan__selesai=None)
    add(Q(keadaan="draf", penulis=user), _DRAFT, "dokumen", 2 * DAYS)
    add(Q(keadaan="reviu", penunjukan__jenis="peninjau") & asked, _REVIEW)
    add(Q(keadaan="reviu", penunjukan__jenis="pelaksana") & asked, _AGREE)
    done = Q(
        keadaan="reviu",
        penunjukan__jenis="peninjau",
        penunjukan__pengguna=user,
        penunjukan__selesai__isnull=False,
    )
    add(done, _CLOSE)
    add(Q(penunjukan__jenis="pembaca", keadaan__in=["internalisasi", "berlaku"]) & asked, _READ, "dokumen")
    managed = covered(person, Peran.PENGELOLA)
    for state, text in _MANAGE.items():
        add(Q(keadaan=state.value, unit__in=managed), text, "dokumen")
    add(Q(keadaan="final", unit__in=covered(person, Peran.PEJABAT)), _ENACT, "dokumen")
    evaluated = covered(person, Peran.PEMONEV)
    add(Q(keadaan="evaluasi", unit__in=evaluated), _EVALUATE, "dokumen")
    due = base.filter(keadaan="berlaku", unit__in=evaluated, jadwal_evaluasi__lte=today() + _AHEAD)
    found += [Tugas(_EVALUATE, one, one.jadwal_evaluasi or today(), "dokumen") for one in due[:most]]
    return sorted(found, key=lambda task: (task.sampai, task.revisi.pk))[:most]


def numbers(user: Pengguna, person: Orang) -> dict[str, int]:
    """How many revisi that the person may see are at work, in force, and due for evaluation."""
    rows = visible_to(user, person).order_by().values_list("keadaan").annotate(Count("pk"))
    count: Counter[str] = Counter(dict(rows))
    working = ("draf", "reviu", "disepakati", "uji_coba", "final", "ditetapkan", "internalisasi")
    due = visible_to(user, person).filter(keadaan="berlaku", jadwal_evaluasi__lte=today() + _AHEAD).count()
    return {
        "dikerjakan": sum(count[state] for state in working),
        "berlaku": count["berlaku"] + count["evaluasi"],
        "evaluasi": due + count["evaluasi"],
        "draf": count["draf"],
    }
