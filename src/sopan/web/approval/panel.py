"""What the page of an SOP tells of its life: the way so far, what comes next, who must act, why not yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sopan.errors import Pesan
from sopan.lifecycle import Fakta, Keadaan, Orang, Peran, Permintaan, Transisi, langkah_berikut, tolakan
from sopan.lifecycle.policies import (
    boleh_memberi_sepakat,
    boleh_mengubah,
    boleh_menyetujui,
    pelaku_sah,
    unit_ke_atas,
)
from sopan.web.accounts.models import Pengguna
from sopan.web.approval.evidence import BUKTI
from sopan.web.approval.facts import facts, inner_actors, newest
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = ["panel"]

WAY = (
    Keadaan.DRAF, Keadaan.REVIU, Keadaan.DISEPAKATI, Keadaan.UJI_COBA, Keadaan.FINAL, Keadaan.DITETAPKAN,
    Keadaan.INTERNALISASI, Keadaan.BERLAKU,
)  # fmt: skip
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Berikut:
    """A step that leads on: why it is refused to this person now, and who could do it."""

    transisi: Transisi
    alasan: tuple[Pesan, ...]
    siapa: tuple[str, ...]


def panel(revisi: Revisi, user: Pengguna, person: Orang) -> dict[str, Any]:
    """Everything that the pages of one revisi share."""
    view, day = facts(revisi), today()
    state = revisi.tahap
    asked = Permintaan(person, day, "-", "-")  # the words are asked for when the step is done
    steps = [Berikut(t, tolakan(t.nama, view, asked), _who(t, view)) for t in langkah_berikut(state)]
    duties = list(revisi.penunjukan.select_related("pengguna").order_by("jenis", "pk"))
    columns = inner_actors(document(revisi.isi).sop)
    here = WAY.index(state) if state in WAY else len(WAY) - 1
    mine = {column for column, holder in view.pemegang.items() if holder == str(user.pk)}
    given = newest(revisi)
    return {
        "revisi": revisi,
        "jalan": [
            (one, "kini" if one is state else "sudah" if at <= here else "nanti")
            for at, one in enumerate(WAY)
        ],
        "berikut": steps,
        "bukti_minta": [
            {"bentuk": form, "ada": given.get(form.nama)}
            for form in BUKTI.values()
            if state in form.keadaan
            and not pelaku_sah(person, form.peran, view, day, bukan_penulis=form.bukan_penulis)[1]
        ],
        "bukti_ada": [(BUKTI[kind], one) for kind, one in given.items() if kind in BUKTI],
        "peninjau": [one for one in duties if one.jenis == "peninjau"],
        "pembaca": [one for one in duties if one.jenis == "pembaca"],
        "kolom": [
            (
                id,
                name,
                next((d for d in duties if d.jenis == "pelaksana" and d.kolom == id), None),
                id in mine,
            )
            for id, name in columns.items()
        ],
        "boleh_setuju": state is Keadaan.REVIU
        and not boleh_menyetujui(person, view, day)
        and str(user.pk) not in view.peninjau_setuju,
        "boleh_sepakat": {
            column
            for column in mine - view.sepakat
            if state is Keadaan.REVIU and not boleh_memberi_sepakat(person, column, view)
        },
        "boleh_paham": str(user.pk) in view.pembaca - view.pembaca_paham
        and state in (Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI),
        "boleh_ubah": not boleh_mengubah(person, view, day),
        "boleh_tunjuk": state in (Keadaan.DRAF, Keadaan.REVIU)
        and not pelaku_sah(person, (Peran.PENYUSUN, Peran.PENGELOLA), view, day)[1],
        "boleh_pembaca": state in (Keadaan.DITETAPKAN, Keadaan.INTERNALISASI)
        and not pelaku_sah(person, (Peran.PENGELOLA,), view, day)[1],
        "boleh_revisi": state not in WAY[:-1] and not pelaku_sah(person, (Peran.PENYUSUN,), view, day)[1],
        "orang_unit": Pengguna.objects.filter(is_active=True).exclude(unit=None).select_related("unit"),
    }


def _who(transisi: Transisi, view: Fakta) -> tuple[str, ...]:
    """Some people who hold the role over the SOP's unit, those nearest in the tree first."""
    chain = [int(unit) for unit in unit_ke_atas(view.unit, view.induk)]
    roles = [role.value for role in transisi.peran]
    found = Pengguna.objects.filter(is_active=True, peran__peran__in=roles, peran__unit__in=chain).distinct()
    if transisi.bukan_penulis:
        found = found.exclude(pk__in=[int(writer) for writer in view.penulis])
    return tuple(str(one) for one in found[:_MOST_NAMES])
