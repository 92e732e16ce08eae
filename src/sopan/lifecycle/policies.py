"""Who may. Roles hold at a unit and below it; a delegation only within its days; nobody judges their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from sopan.errors import Pesan
from sopan.lifecycle.facts import Fakta, Orang, Penugasan, Peran
from sopan.lifecycle.states import DIPAKAI

__all__ = [
    "berperan",
    "boleh_melihat",
    "boleh_memberi_sepakat",
    "boleh_mengubah",
    "boleh_menyetujui",
    "pelaku_sah",
    "unit_ke_atas",
]


def unit_ke_atas(unit: str, induk: Mapping[str, str | None]) -> Iterator[str]:
    """The unit and every unit above it, nearest first; a circle is walked once."""
    seen: set[str] = set()
    here: str | None = unit
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        here = induk.get(here)


def berperan(
    orang: Orang, peran: Iterable[Peran], unit: str, induk: Mapping[str, str | None], hari: datetime.date
) -> tuple[Penugasan, ...]:
    """The person's duties in one of these roles that cover the unit on that day; their own come first."""
    roles = frozenset(peran)
    covering = frozenset(unit_ke_atas(unit, induk))
    found = [t for t in orang.penugasan if t.peran in roles and t.unit in covering and t.pada(hari)]
    return tuple(sorted(found, key=lambda t: t.atas_nama is not None))


def pelaku_sah(
    orang: Orang,
    peran: Iterable[Peran],
    fakta: Fakta,
    hari: datetime.date,
    *,
    semua_unit: bool = False,
    bukan_penulis: bool = False,
) -> tuple[tuple[Penugasan, ...], tuple[Pesan, ...]]:
    """The duties by which the person may act, or none and every reason why not.

    With `semua_unit` one duty must cover the SOP's unit and the units of all its actors; with
    `bukan_penulis` neither the person nor whom they stand in for may have written the content.
    """
    roles = tuple(peran)
    names_id = " atau ".join(r.sebutan.id for r in roles)
    names_en = " or ".join(r.sebutan.en for r in roles)
    reasons: list[Pesan] = []
    duties = berperan(orang, roles, fakta.unit, fakta.induk, hari)
    if not duties:
        reasons.append(
            Pesan(
                f"Hanya {names_id} di unit SOP ini yang dapat melakukannya.",
                f"Only a {names_en} of this SOP's unit may do this.",
            )
        )
    if semua_unit and duties:
        wide = tuple(
            d
            for d in duties
            if all(d.unit in set(unit_ke_atas(u, fakta.induk)) for u in fakta.unit_pelaksana)
        )
        if not wide:
            reasons.append(
                Pesan(
                    "Kewenangan pejabat ini tidak mencakup unit semua pelaksana; perlu pejabat di atasnya.",
                    "This official's scope does not cover the units of all actors; a higher one is needed.",
                )
            )
        duties = wide
    if bukan_penulis:
        if orang.id in fakta.penulis:
            reasons.append(
                Pesan(
                    "Yang menulis SOP ini tidak dapat meninjau atau menetapkannya.",
                    "Whoever wrote this SOP can neither review nor enact it.",
                )
            )
            duties = ()
        elif duties and all(d.atas_nama in fakta.penulis for d in duties):
            reasons.append(
                Pesan(
                    "Pejabat yang diwakili menulis SOP ini, jadi wakilnya tidak dapat meninjau atau "
                    "menetapkannya.",
                    "The person stood in for wrote this SOP, so a deputy can neither review nor enact it.",
                )
            )
            duties = ()
        else:
            duties = tuple(d for d in duties if d.atas_nama not in fakta.penulis)
    return (() if reasons else duties), tuple(reasons)


def boleh_menyetujui(orang: Orang, fakta: Fakta, hari: datetime.date) -> tuple[Pesan, ...]:
    """Why this person may not approve as reviewer; empty where they may."""
    _, reasons = pelaku_sah(orang, (Peran.PENINJAU,), fakta, hari, bukan_penulis=True)
    if orang.id not in fakta.peninjau:
        reasons = (*reasons, Pesan("Anda tidak ditugasi meninjau.", "You are not assigned to review."))
    return reasons


def boleh_memberi_sepakat(orang: Orang, kolom: str, fakta: Fakta) -> tuple[Pesan, ...]:
    """Why this person may not agree for an actor column. The reviewers come first (deck, slide 16)."""
    reasons = []
    if fakta.pemegang.get(kolom) != orang.id:
        reasons.append(Pesan("Anda bukan pemegang peran ini.", "You do not hold this actor role."))
    if not fakta.peninjau or fakta.peninjau - fakta.peninjau_setuju:
        reasons.append(Pesan("Semua peninjau harus setuju dahulu.", "All reviewers must approve first."))
    return tuple(reasons)


def boleh_mengubah(orang: Orang, fakta: Fakta, hari: datetime.date) -> tuple[Pesan, ...]:
    """Why this person may not change the content; empty where they may."""
    reasons = []
    if not fakta.keadaan.isi_berubah:
        reasons.append(
            Pesan(
                f"Isi tidak berubah lagi dalam keadaan {fakta.keadaan.sebutan.id.lower()}; kembalikan dahulu "
                "ke draf, atau buat revisi baru.",
                f"The content does not change in state {fakta.keadaan.sebutan.en.lower()}; send it back to "
                "draft first, or begin a new revision.",
            )
        )
    if not berperan(orang, (Peran.PENYUSUN,), fakta.unit, fakta.induk, hari):
        reasons.append(
            Pesan("Hanya penyusun di unit SOP ini yang menulis.", "Only a drafter of this SOP's unit writes.")
        )
    return tuple(reasons)


def boleh_melihat(orang: Orang | None, fakta: Fakta, hari: datetime.date) -> bool:
    """Whether this person may see the revisi.

    What is in force is for everyone inside. Anything else is for those with a role that covers its unit,
    those who wrote it and those who are asked to review, agree or read.
    """
    if orang is None:
        return False
    if fakta.keadaan in DIPAKAI:
        return True
    named = fakta.penulis | fakta.peninjau | fakta.pembaca | frozenset(fakta.pemegang.values())
    return orang.id in named or bool(berperan(orang, Peran, fakta.unit, fakta.induk, hari))
