"""What is asked of the library: the filters of an address, as a query over what a person may see."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, QueryDict

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import me, orang, subtree
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.search import Hasil, search
from sopan.web.library.visibility import visible_to

__all__ = ["EVALUASI", "JENIS", "TEMUAN", "URUT", "USIA", "Pilihan", "Saringan", "choose", "chosen"]

JENIS = ("pelayanan", "rutin", "penugasan")
URUT = {
    "diubah": ("-diubah", "-pk"),
    "-diubah": ("diubah", "pk"),
    "judul": ("judul", "pk"),
    "-judul": ("-judul", "-pk"),
    "nomor": ("nomor", "pk"),
    "-nomor": ("-nomor", "-pk"),
    "evaluasi": ("jadwal_evaluasi", "pk"),
    "-evaluasi": ("-jadwal_evaluasi", "-pk"),
    "temuan": ("-kesalahan", "pk"),
    "-temuan": ("kesalahan", "-pk"),
}
"""Orders by name, each with an index that it follows, forwards or backwards."""
TEMUAN = {
    "ada": Pesan("Ada kesalahan", "With errors"),
    "peringatan": Pesan("Ada peringatan", "With warnings"),
    "bersih": Pesan("Tanpa temuan", "Without findings"),
}
USIA = {
    "7": Pesan("Diubah minggu ini", "Changed this week"),
    "30": Pesan("Diubah sebulan ini", "Changed this month"),
    "-180": Pesan("Tak diubah 6 bulan", "Unchanged for 6 months"),
    "-365": Pesan("Tak diubah setahun", "Unchanged for a year"),
}
EVALUASI = {
    "lewat": Pesan("Lewat jadwal", "Overdue"),
    "30": Pesan("Dalam 30 hari", "Within 30 days"),
    "180": Pesan("Dalam 6 bulan", "Within 6 months"),
}
SEMUA = "semua"
"""The value of `keadaan` that asks for what is over too."""
LAMPAU = (Keadaan.DIGANTI.value, Keadaan.DICABUT.value)
_LONGEST = 200
_MOST_PICKED = 500


@dataclass(frozen=True, slots=True)
class Saringan:
    """The filters of one address, as understood: what is unknown is empty, so that nonsense asks for all."""

    q: str = ""
    unit: str = ""
    keadaan: str = ""
    jenis: str = ""
    temuan: str = ""
    usia: str = ""
    evaluasi: str = ""
    milik: str = ""
    urut: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> Saringan:
        """Of the query of an address."""
        asked = {one.name: given.get(one.name, "").strip()[:_LONGEST] for one in fields(cls)}
        known: dict[str, set[str]] = {
            "keadaan": {*Keadaan, SEMUA},
            "jenis": set(JENIS),
            "temuan": set(TEMUAN),
            "usia": set(USIA),
            "evaluasi": set(EVALUASI),
            "milik": {"saya"},
            "urut": set(URUT),
        }
        for name, values in known.items():
            if asked[name] not in values:
                asked[name] = ""
        if not (asked["unit"].isdecimal() and len(asked["unit"]) < 10):
            asked["unit"] = ""
        return cls(**asked)

    def query(self, **changed: str) -> str:
        """The query of the address that asks for this, with some filters changed; empty ones left out."""
        values = {one.name: getattr(self, one.name) for one in fields(self)} | changed
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def kosong(self) -> bool:
        """Whether nothing is filtered; the order does not count."""
        return not self.query(urut="")


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the filters choose: a query in the order asked for, and what a search found, best first."""

    saringan: Saringan
    baris: QuerySet[Revisi]
    cari: Hasil | None = None

    @property
    def terbaik(self) -> list[int] | None:
        """The keys best first, where the order is that of the search."""
        return self.cari.nomor if self.cari is not None and not self.saringan.urut else None


def choose(user: Pengguna, asked: Saringan) -> Pilihan:
    """What these filters choose of what the person may see."""
    found = visible_to(user, orang(user, today())).filter(_conditions(asked, user))
    result = search(asked.q) if asked.q else None
    if result is not None:
        found = found.filter(pk__in=result.nomor)
    return Pilihan(asked, found.order_by(*URUT[asked.urut or "diubah"]), result)


def chosen(request: HttpRequest) -> tuple[QuerySet[Revisi], dict[str, str], list[int] | None]:
    """What an address asks for: its rows, its filters as understood, and the best order of a search.

    Rows that were picked one by one (`pilih`) narrow it further.
    """
    asked = Saringan.of(request.GET)
    choice = choose(me(request), asked)
    found = choice.baris.select_related("unit")
    picked = [
        int(key) for key in request.GET.getlist("pilih")[:_MOST_PICKED] if key.isdecimal() and len(key) < 12
    ]
    return (found.filter(pk__in=picked) if picked else found), asdict(asked), choice.terbaik


def _conditions(asked: Saringan, user: Pengguna) -> Q:
    day = today()
    condition = Q()
    if asked.unit:
        condition &= Q(unit__in=subtree([int(asked.unit)]))
    if asked.jenis:
        condition &= Q(jenis=asked.jenis)
    if asked.keadaan in set(Keadaan):
        condition &= Q(keadaan=asked.keadaan)
    elif not asked.keadaan:
        condition &= ~Q(keadaan__in=LAMPAU)
    condition &= {
        "ada": Q(kesalahan__gt=0),
        "peringatan": Q(peringatan__gt=0),
        "bersih": Q(kesalahan=0, peringatan=0),
    }.get(asked.temuan, Q())
    if asked.usia:
        days = int(asked.usia)
        since = datetime.datetime.combine(
            day - datetime.timedelta(abs(days)), datetime.time(), tzinfo=datetime.UTC
        )
        condition &= Q(diubah__gte=since) if days > 0 else Q(diubah__lt=since)
    if asked.evaluasi:
        due = Q(keadaan__in=["berlaku", "evaluasi"])
        if asked.evaluasi == "lewat":
            due &= Q(jadwal_evaluasi__lt=day)
        else:
            last = day + datetime.timedelta(int(asked.evaluasi))
            due &= Q(jadwal_evaluasi__gte=day, jadwal_evaluasi__lte=last)
        condition &= due
    if asked.milik:
        wrote = Revisi.penulis.through.objects.filter(revisi=OuterRef("pk"), pengguna=user)
        condition &= Q(Exists(wrote))
    return condition
