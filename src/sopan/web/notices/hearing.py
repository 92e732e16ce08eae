"""What each event of the lifecycle tells whom.

Every edit and every step writes its event in its own transaction, so whoever hears the event tells people
in the same transaction: no step without its notice, no notice of a step that was taken back. Whoever did it
is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.web.accounts.models import Pengguna
from sopan.web.approval.models import Event, Komentar
from sopan.web.library.models import Revisi
from sopan.web.notices.kinds import TASKS
from sopan.web.notices.models import Notice
from sopan.web.notices.services import notify
from sopan.web.notices.whom import asked, concerned, may_step, writers

__all__ = ["HEARD", "hear"]


class Told(NamedTuple):
    """A notice to be: to whom, of which kind, in which words, and the page that it leads to."""

    people: Iterable[Pengguna]
    kind: str
    text: Pesan
    page: str = "sop-dokumen"
    key: str = ""
    revisi: Revisi | None = None


@receiver(post_save, sender=Event, dispatch_uid="notices.hear")
def hear(instance: Event, created: bool, raw: bool, **_: Any) -> None:
    """Tell everybody whom a new event concerns. A restored event was told in its time."""
    revisi, tell = instance.revisi, HEARD.get(instance.jenis)
    if raw or not created or revisi is None:
        return
    _settle(instance, revisi)
    if tell is None:
        return
    for told in tell(instance, revisi):
        about = told.revisi or revisi
        people = [person for person in told.people if person.pk != instance.pelaku_id]
        notify(people, told.kind, told.text, reverse(told.page, args=[about.pk]), about, key=told.key)


def _settle(event: Event, revisi: Revisi) -> None:
    """Tasks that are done, or that the SOP has left behind, no longer count as unread."""
    waiting = Notice.objects.filter(revisi=revisi, read=None, kind__in=TASKS)
    if event.isi.get("dari") == event.isi.get("ke"):
        if event.jenis not in _ANSWERS:
            return
        waiting = waiting.filter(person=event.pelaku_id)
    waiting.update(read=event.pada)


_ANSWERS = frozenset({"setuju", "sepakat", "paham"})
"""What somebody who was asked does without a change of state."""


def _assigned(event: Event, revisi: Revisi) -> Iterator[Told]:
    whom = Pengguna.objects.filter(pk=event.isi["siapa"])
    title, duty = revisi.judul, event.isi["tugas"]
    if duty == "peninjau":
        if revisi.tahap is Keadaan.REVIU:
            yield Told(
                whom, "tinjau", Pesan(f"Tinjau SOP “{title}”.", f"Review the SOP “{title}”."), "sop-reviu"
            )
        else:
            yield Told(
                whom,
                "ditunjuk",
                Pesan(
                    f"Anda ditunjuk meninjau SOP “{title}” setelah drafnya diajukan.",
                    f"You are to review the SOP “{title}” once its draft is submitted.",
                ),
                key=f"ditunjuk:peninjau:{revisi.pk}",
            )
    elif duty == "pelaksana":
        yield Told(
            whom,
            "ditunjuk",
            Pesan(
                f"Anda mewakili pelaksana dalam SOP “{title}”; kesepakatan Anda akan diminta.",
                f"You stand for an actor role in the SOP “{title}”; you will be asked to agree.",
            ),
            key=f"ditunjuk:pelaksana:{revisi.pk}",
        )
    elif revisi.tahap is Keadaan.INTERNALISASI:
        yield _to_read(whom, revisi)


def _to_read(people: Iterable[Pengguna], revisi: Revisi) -> Told:
    text = Pesan(
        f"Baca SOP “{revisi.judul}” dan nyatakan bahwa Anda memahaminya.",
        f"Read the SOP “{revisi.judul}” and state that you understand it.",
    )
    return Told(people, "baca", text, "sop-baca")


def _submitted(event: Event, revisi: Revisi) -> Iterator[Told]:
    by = event.pelaku
    text = Pesan(
        f"{by} mengajukan SOP “{revisi.judul}” untuk Anda tinjau.",
        f"{by} submits the SOP “{revisi.judul}” for your review.",
    )
    yield Told(asked(revisi, "peninjau", done=False), "tinjau", text, "sop-reviu")


def _approved(event: Event, revisi: Revisi) -> Iterator[Told]:
    text = Pesan(
        f"{event.pelaku} menyetujui SOP “{revisi.judul}”.",
        f"{event.pelaku} approves the SOP “{revisi.judul}”.",
    )
    yield Told(writers(revisi), "disetujui", text, "sop-reviu")
    if asked(revisi, "peninjau", done=False):
        return
    text = Pesan(
        f"Para peninjau setuju. Nyatakan sepakat atas peran Anda dalam SOP “{revisi.judul}”.",
        f"The reviewers approve. Agree to your role in the SOP “{revisi.judul}”.",
    )
    yield Told(asked(revisi, "pelaksana", done=False), "sepakati", text, "sop-reviu")
    if not asked(revisi, "pelaksana", done=False):
        yield _to_close(revisi)


def _agreed(event: Event, revisi: Revisi) -> Iterator[Told]:  # noqa: ARG001 - all have one form
    if not asked(revisi, "pelaksana", done=False):
        yield _to_close(revisi)


def _to_close(revisi: Revisi) -> Told:
    text = Pesan(
        f"Semua pelaksana sepakat. Lengkapi dan tutup reviu SOP “{revisi.judul}”.",
        f"All actor roles agree. Complete and close the review of the SOP “{revisi.judul}”.",
    )
    return Told(asked(revisi, "peninjau"), "tutup_reviu", text, "sop-reviu")


def _returned(event: Event, revisi: Revisi) -> Iterator[Told]:
    reason = event.isi.get("alasan", "")
    text = Pesan(
        f"SOP “{revisi.judul}” dikembalikan ke draf: {reason}",
        f"The SOP “{revisi.judul}” was sent back to draft: {reason}",
    )
    yield Told(writers(revisi), "perbaiki", text)


def _step_to(
    next_step: str, kind: str, wait: Pesan, done: Pesan
) -> Callable[[Event, Revisi], Iterator[Told]]:
    """A step after which somebody with a role is to go on, and the writers may know; `%s` is the title."""

    def tell(event: Event, revisi: Revisi) -> Iterator[Told]:
        del event
        able = may_step(revisi, next_step)
        yield Told(able, kind, _about(wait, revisi))
        told = {person.pk for person in able}
        yield Told([one for one in writers(revisi) if one.pk not in told], "kabar", _about(done, revisi))

    return tell


def _news(text: Pesan, whom: Callable[[Revisi], list[Pengguna]]) -> Callable[[Event, Revisi], Iterator[Told]]:
    def tell(event: Event, revisi: Revisi) -> Iterator[Told]:
        del event
        yield Told(whom(revisi), "kabar", _about(text, revisi))

    return tell


def _about(text: Pesan, revisi: Revisi) -> Pesan:
    return Pesan(text.id.replace("%s", revisi.judul), text.en.replace("%s", revisi.judul))


def _to_readers(event: Event, revisi: Revisi) -> Iterator[Told]:  # noqa: ARG001 - all have one form
    yield _to_read(asked(revisi, "pembaca", done=False), revisi)


def _read_by_all(event: Event, revisi: Revisi) -> Iterator[Told]:  # noqa: ARG001 - all have one form
    if revisi.tahap is Keadaan.INTERNALISASI and not asked(revisi, "pembaca", done=False):
        text = Pesan(
            f"Semua pembaca memahami SOP “{revisi.judul}”. SOP ini siap diberlakukan.",
            f"All readers understand the SOP “{revisi.judul}”. It can be put in force.",
        )
        yield Told(may_step(revisi, "berlakukan"), "berlakukan", text)


def _revision_asked(event: Event, revisi: Revisi) -> Iterator[Told]:
    del event
    draft = (
        Revisi.objects.filter(thread=revisi.thread_id, keadaan=Keadaan.DRAF.value).order_by("-urut").first()
    )
    text = Pesan(
        f"Evaluasi meminta revisi SOP “{revisi.judul}”. Draf barunya memuat temuannya sebagai komentar.",
        f"The evaluation asks for a revision of the SOP “{revisi.judul}”. Its findings are comments on the "
        "new draft.",
    )
    yield Told(writers(revisi), "revisi", text, revisi=draft)


def _commented(event: Event, revisi: Revisi) -> Iterator[Told]:
    one = Komentar.objects.filter(pk=event.isi.get("komentar")).select_related("induk").first()
    if one is None:
        return
    words = " ".join(one.teks.split())
    quote = words if len(words) <= 160 else f"{words[:159]}…"
    if one.induk is None:
        text = Pesan(
            f"{one.oleh} mengomentari SOP “{revisi.judul}”: {quote}",
            f"{one.oleh} comments on the SOP “{revisi.judul}”: {quote}",
        )
        yield Told(writers(revisi), "komentar", text, "sop-reviu")
        return
    part = {one.induk.oleh_id, *one.induk.balasan.values_list("oleh", flat=True)} - {one.oleh_id}
    text = Pesan(
        f"{one.oleh} menjawab komentar Anda pada SOP “{revisi.judul}”: {quote}",
        f"{one.oleh} answers your comment on the SOP “{revisi.judul}”: {quote}",
    )
    yield Told(Pengguna.objects.filter(pk__in=part), "jawaban", text, "sop-reviu")


def _resolved(event: Event, revisi: Revisi) -> Iterator[Told]:
    one = Komentar.objects.filter(pk=event.isi.get("komentar")).first()
    if one is not None:
        text = Pesan(
            f"Komentar Anda pada SOP “{revisi.judul}” dinyatakan selesai.",
            f"Your comment on the SOP “{revisi.judul}” was marked as done.",
        )
        yield Told([one.oleh], "komentar", text, "sop-reviu")


HEARD: dict[str, Callable[[Event, Revisi], Iterator[Told]]] = {
    "tunjuk": _assigned,
    "ajukan": _submitted,
    "setuju": _approved,
    "sepakat": _agreed,
    "kembalikan": _returned,
    "setujui_reviu": _step_to(
        "mulai_uji_coba",
        "uji_coba",
        Pesan(
            "Reviu SOP “%s” selesai. Rencanakan uji cobanya.", "The review of “%s” is done. Plan its trial."
        ),
        Pesan("Reviu SOP “%s” selesai.", "The review of the SOP “%s” is done."),
    ),
    "mulai_uji_coba": _news(
        Pesan("Uji coba SOP “%s” dimulai.", "The trial of the SOP “%s” began."), concerned
    ),
    "selesaikan_uji_coba": _step_to(
        "tetapkan",
        "tetapkan",
        Pesan("SOP “%s” siap ditetapkan.", "The SOP “%s” is ready to be enacted."),
        Pesan("Uji coba SOP “%s” selesai.", "The trial of the SOP “%s” is done."),
    ),
    "tetapkan": _step_to(
        "internalisasikan",
        "internalisasi",
        Pesan("SOP “%s” ditetapkan. Tugasi pembacanya.", "The SOP “%s” was enacted. Assign its readers."),
        Pesan("SOP “%s” ditetapkan.", "The SOP “%s” was enacted."),
    ),
    "internalisasikan": _to_readers,
    "paham": _read_by_all,
    "berlakukan": _news(Pesan("SOP “%s” berlaku.", "The SOP “%s” is in force."), concerned),
    "mulai_evaluasi": _step_to(
        "tetap_berlaku",
        "evaluasi",
        Pesan("Saatnya mengevaluasi SOP “%s”.", "It is time to evaluate the SOP “%s”."),
        Pesan("SOP “%s” mulai dievaluasi.", "The evaluation of the SOP “%s” began."),
    ),
    "tetap_berlaku": _news(
        Pesan("Evaluasi SOP “%s” selesai: tetap berlaku.", "The SOP “%s” was evaluated and stays in force."),
        writers,
    ),
    "perlu_revisi": _revision_asked,
    "publikasikan": _news(Pesan("SOP “%s” dipublikasikan.", "The SOP “%s” is open to the public."), writers),
    "cabut": _news(Pesan("SOP “%s” dicabut.", "The SOP “%s” was withdrawn."), concerned),
    "komentar": _commented,
    "komentar_selesai": _resolved,
}
"""Every event that tells somebody something."""
