"""What people say of a service: taken without a name, kept from floods, and told to those who evaluate."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.db.models import Avg, Count, QuerySet
from django.urls import reverse

from sopan.errors import Pesan, WrongUse
from sopan.lifecycle import Peran
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import covered, orang
from sopan.web.approval.audit import append
from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.notices.services import notify
from sopan.web.notices.whom import may_step
from sopan.web.portal.models import Masukan

__all__ = ["NILAI", "Ringkasan", "deal_with", "give", "seen", "summary", "token", "token_holds"]

NILAI: dict[int, Pesan] = {
    4: Pesan("Sangat baik", "Very good"),
    3: Pesan("Baik", "Good"),
    2: Pesan("Kurang baik", "Not so good"),
    1: Pesan("Tidak baik", "Bad"),
}
"""The four grades of the survei kepuasan masyarakat (PermenPANRB 14/2017), best first."""

QUICKEST, LONGEST = 3, 4 * 3600
"""Seconds in which nobody fills in a form, and after which it is asked for anew."""
_SALT = "sopan.portal.masukan"
_TELLS = (Peran.PEMONEV, Peran.PENGELOLA)


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What people say of a service in numbers: how many, the mean grade, and as an index of 25 to 100."""

    jumlah: int
    rata: float | None

    @property
    def indeks(self) -> float | None:
        """The mean grade as the index of the survei kepuasan masyarakat."""
        return None if self.rata is None else self.rata * 25


def token(thread: int) -> str:
    """What the form carries: which service, and when it was opened, signed."""
    return signing.dumps({"t": thread, "p": now().timestamp()}, salt=_SALT)


def token_holds(text: str, thread: int) -> bool:
    """Whether the form was opened here, for this service, by somebody who took the time to fill it in."""
    try:
        told = signing.loads(text[:300], salt=_SALT)
        age = now().timestamp() - float(told["p"])
        return told["t"] == thread and QUICKEST <= age <= LONGEST
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return False


@transaction.atomic
def give(revisi: Revisi, grade: str, words: str) -> Masukan:
    """Keep what somebody said of a public service, and tell those who evaluate it, once a day a service.

    Raises `WrongUse` without a grade.
    """
    if grade not in {str(one) for one in NILAI}:
        raise WrongUse(Pesan("Pilih nilainya dahulu.", "Choose a grade first."))
    text = words.strip().replace("\0", "")[:1000]
    made = Masukan.objects.create(
        thread_id=revisi.thread_id, revisi=revisi, nilai=int(grade), teks=text, pada=now()
    )
    notice = Pesan(
        f"Ada masukan masyarakat untuk “{revisi.judul}”.",
        f"The public has said something of “{revisi.judul}”.",
    )
    key = f"masukan:{revisi.thread_id}:{today().isoformat()}"
    url = f"{reverse('masukan')}?layanan={revisi.thread_id}"
    notify(may_step(revisi, "mulai_evaluasi"), "masukan", notice, url, revisi, key=key)
    return made


def seen(user: Pengguna) -> QuerySet[Masukan]:
    """What people said of the services that this person evaluates or manages."""
    units = covered(orang(user, today()), *_TELLS)
    return Masukan.objects.filter(thread__unit__in=units).select_related("revisi", "thread__unit")


def summary(found: QuerySet[Masukan]) -> Ringkasan:
    """These in numbers."""
    told = found.order_by().aggregate(n=Count("pk"), rata=Avg("nilai"))
    return Ringkasan(told["n"], told["rata"])


@transaction.atomic
def deal_with(user: Pengguna, pk: int, words: str) -> Masukan:
    """Note what was done about it. Raises `Masukan.DoesNotExist` for what this person may not see."""
    one = seen(user).select_for_update(of=("self",)).get(pk=pk)
    text = words.strip().replace("\0", "")[:1000]
    if not text:
        raise WrongUse(Pesan("Tulis tindak lanjutnya.", "Write what was done."))
    one.ditangani, one.ditangani_oleh, one.tindak_lanjut = now(), user, text
    one.save()
    append("masukan_ditangani", one.thread, one.revisi, user, isi={"masukan": one.pk})
    return one
