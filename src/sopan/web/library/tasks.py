"""What waits for a person, overdue first, and the numbers of the units that they see."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan, Orang, Peran
from sopan.web.accounts.models import Delegasi, Pengguna, Unit
from sopan.web.accounts.people import covered, parents, subtree
from sopan.web.clock import today
from sopan.web.library import counting
from sopan.web.library.models import Revisi
from sopan.web.library.visibility import visible_to

__all__ = ["Ringkas", "Segera", "Tugas", "numbers", "overview", "soon", "tasks", "units_with_sop"]

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
        for one in base.filter(query).order_by("keadaan_sejak")[:most]:
            since = timezone.localtime(one.keadaan_sejak).date()
            found.append(Tugas(text, one, since + datetime.timedelta(days), tab))

    # Asked as "there is one", so that the few revisi in the state are looked at, not all that one ever wrote.
    wrote = Revisi.penulis.through.objects.filter(revisi=OuterRef("pk"), pengguna=user)
    add(Q(Exists(wrote), keadaan="draf"), _DRAFT, "dokumen", 2 * DAYS)
    waiting = set(user.penunjukan.filter(selesai=None).values_list("jenis", flat=True).distinct())

    def asked(kind: str, *, done: bool = False) -> Q:
        rows = user.penunjukan.filter(jenis=kind, selesai__isnull=not done)
        return Q(pk__in=rows.values("revisi"))

    if "peninjau" in waiting:
        add(Q(keadaan="reviu") & asked("peninjau"), _REVIEW)
    if "pelaksana" in waiting:
        add(Q(keadaan="reviu") & asked("pelaksana"), _AGREE)
    if "pembaca" in waiting:
        add(Q(keadaan__in=["internalisasi", "berlaku"]) & asked("pembaca"), _READ, "dokumen")
    roles = {duty.peran for duty in person.penugasan}
    if Peran.PENINJAU in roles:
        add(Q(keadaan="reviu") & asked("peninjau", done=True), _CLOSE)
    if Peran.PENGELOLA in roles:
        managed = covered(person, Peran.PENGELOLA)
        for state, text in _MANAGE.items():
            add(Q(keadaan=state.value, unit__in=managed), text, "dokumen")
    if Peran.PEJABAT in roles:
        add(Q(keadaan="final", unit__in=covered(person, Peran.PEJABAT)), _ENACT, "dokumen")
    if Peran.PEMONEV in roles:
        evaluated = covered(person, Peran.PEMONEV)
        add(Q(keadaan="evaluasi", unit__in=evaluated), _EVALUATE, "dokumen")
        due = base.filter(keadaan="berlaku", unit__in=evaluated, jadwal_evaluasi__lte=today() + _AHEAD)
        found += [
            Tugas(_EVALUATE, one, one.jadwal_evaluasi or today(), "dokumen")
            for one in due.order_by("jadwal_evaluasi", "pk")[:most]
        ]
    return sorted(found, key=lambda task: (task.sampai, task.revisi.pk))[:most]


def numbers(user: Pengguna, person: Orang, unit: Unit | None = None) -> dict[str, int]:
    """How many revisi that the person may see are at work, in force, and due for evaluation.

    With a `unit` only those of it and of the units under it.
    """
    seen = visible_to(user, person)
    if unit is not None:
        seen = seen.filter(unit__in=subtree([unit.pk]))
    count: Counter[str] = Counter(counting.by_column(seen, "keadaan"))
    working = ("draf", "reviu", "disepakati", "uji_coba", "final", "ditetapkan", "internalisasi")
    due = counting.count(seen.filter(keadaan="berlaku", jadwal_evaluasi__lte=today() + _AHEAD))
    return {
        "dikerjakan": sum(count[state] for state in working),
        "berlaku": count["berlaku"] + count["evaluasi"],
        "evaluasi": due + count["evaluasi"],
        "draf": count["draf"],
    }


@dataclass(frozen=True, slots=True)
class Segera:
    """Something that changes soon: the day, what, and where to read on."""

    hari: datetime.date
    sebutan: Pesan
    judul: str
    apa: str
    revisi: int | None = None
    unit: int | None = None


_EFFECTIVE = Pesan("Mulai berlaku", "Comes into force")
_DUE = Pesan("Jatuh tempo evaluasi", "Evaluation due")
_ENDS = Pesan("Delegasi berakhir", "Delegation ends")


def soon(user: Pengguna, person: Orang, most: int = 8) -> list[Segera]:
    """What changes in the next weeks for this person: SOPs of their unit, and delegations that end."""
    day = today()
    last = day + _AHEAD
    given = Delegasi.objects.filter(
        Q(pemberi=user) | Q(penerima=user), dicabut=False, mulai__lte=last, sampai__gte=day, sampai__lte=last
    )
    ends = [
        Segera(one.sampai, _ENDS, str(one), one.unit.nama, unit=one.unit_id)
        for one in given.select_related("pemberi", "penerima", "unit")[:most]
    ]
    return sorted([*ends, *_dates(user, person, most)], key=lambda one: (one.hari, one.judul))[:most]


def _dates(user: Pengguna, person: Orang, most: int) -> list[Segera]:
    """The SOPs that come into force soon, and those to be evaluated."""
    day = today()
    seen = visible_to(user, person)
    if user.unit_id is not None:
        seen = seen.filter(unit__in=subtree([user.unit_id]))
    rows = seen.select_related("unit").defer("isi")
    coming = rows.filter(keadaan__in=["ditetapkan", "internalisasi"], tanggal_efektif__gte=day)
    found = [
        Segera(one.tanggal_efektif, _EFFECTIVE, one.judul, one.unit.nama, one.pk)
        for one in coming.order_by("tanggal_efektif", "pk")[:most]
        if one.tanggal_efektif is not None
    ]
    due = rows.filter(keadaan="berlaku", jadwal_evaluasi__gte=day, jadwal_evaluasi__lte=day + _AHEAD)
    return found + [
        Segera(one.jadwal_evaluasi, _DUE, one.judul, one.unit.nama, one.pk)
        for one in due.order_by("jadwal_evaluasi", "pk")[:most]
        if one.jadwal_evaluasi is not None
    ]


def units_with_sop(user: Pengguna, person: Orang) -> tuple[int, int]:
    """How many units, of the person's and those under it, have an SOP in force, and how many there are."""
    units = subtree([user.unit_id]) if user.unit_id is not None else covered(person)
    in_force = visible_to(user, person).filter(keadaan__in=["berlaku", "evaluasi"])
    return len(units & counting.by_column(in_force, "unit").keys()), len(units)


@dataclass(frozen=True, slots=True)
class Ringkas:
    """Beranda of one person: what waits, the numbers of their unit, its coverage, and what changes soon."""

    tugas: list[Tugas]
    angka: dict[str, int]
    segera: list[Segera]
    cakupan: tuple[int, int]


def overview(user: Pengguna, person: Orang) -> Ringkas:
    """Beranda, computed once for each state of the library, the units, the person's roles and the day."""

    def compute() -> Ringkas:
        return Ringkas(
            tasks(user, person),
            numbers(user, person, user.unit),
            soon(user, person),
            units_with_sop(user, person),
        )

    # Delegations are no events of the library, so they stand in the key.
    delegated = Delegasi.objects.filter(Q(pemberi=user) | Q(penerima=user), dicabut=False)
    ends = tuple(delegated.order_by("pk").values_list("pk", "sampai"))
    key = ("beranda", user.pk, user.unit_id, person, today(), tuple(sorted(parents().items())), ends)
    found: Ringkas = counting.once(key, compute)
    return found
