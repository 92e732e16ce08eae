"""Ask the table: every reason why a step is refused, or what its execution must do."""

from __future__ import annotations

from dataclasses import dataclass

from sopan.errors import Pesan, SopanError, WrongUse
from sopan.lifecycle.facts import Fakta, Penugasan, Permintaan
from sopan.lifecycle.policies import pelaku_sah
from sopan.lifecycle.states import Keadaan
from sopan.lifecycle.transitions import TRANSISI, Akibat, Transisi

__all__ = ["Ditolak", "Hasil", "laksanakan", "langkah_berikut", "tolakan"]


class Ditolak(SopanError):
    """A transition that may not happen, with every reason."""

    def __init__(self, alasan: tuple[Pesan, ...]) -> None:
        super().__init__(Pesan(" ".join(a.id for a in alasan), " ".join(a.en for a in alasan)))
        self.alasan = alasan

    def __reduce__(self) -> tuple[type[Ditolak], tuple[tuple[Pesan, ...]]]:
        return type(self), (self.alasan,)


@dataclass(frozen=True, slots=True)
class Hasil:
    """What the execution of a transition must do: the new state, what goes along, and by which duty."""

    transisi: Transisi
    ke: Keadaan
    akibat: tuple[Akibat, ...]
    penugasan: Penugasan | None


def transisi_bernama(nama: str) -> Transisi:
    """The transition of that name. Raises `WrongUse` where there is none."""
    if nama not in TRANSISI:
        raise WrongUse(
            Pesan(f"tidak ada langkah '{nama}' dalam siklus.", f"there is no transition '{nama}'.")
        )
    return TRANSISI[nama]


def tolakan(nama: str, fakta: Fakta, permintaan: Permintaan) -> tuple[Pesan, ...]:
    """Every reason why the transition is refused: state, person and guards, all at once; empty if it may."""
    return _periksa(transisi_bernama(nama), fakta, permintaan)[1]


def laksanakan(nama: str, fakta: Fakta, permintaan: Permintaan) -> Hasil:
    """What the transition does. Raises `Ditolak` with every reason where it may not happen."""
    transisi = transisi_bernama(nama)
    penugasan, alasan = _periksa(transisi, fakta, permintaan)
    if alasan:
        raise Ditolak(alasan)
    return Hasil(transisi, transisi.ke, transisi.akibat, penugasan)


def langkah_berikut(keadaan: Keadaan) -> tuple[Transisi, ...]:
    """The transitions that lead on from a state, in the order of the table."""
    return tuple(t for t in TRANSISI.values() if keadaan in t.dari)


def _periksa(
    transisi: Transisi, fakta: Fakta, permintaan: Permintaan
) -> tuple[Penugasan | None, tuple[Pesan, ...]]:
    reasons: list[Pesan] = []
    duties: tuple[Penugasan, ...] = ()
    if fakta.keadaan not in transisi.dari:
        known = ", ".join(k.sebutan.id.lower() for k in transisi.dari)
        known_en = ", ".join(k.sebutan.en.lower() for k in transisi.dari)
        reasons.append(
            Pesan(
                f"Hanya dari keadaan {known}, sedangkan sekarang {fakta.keadaan.sebutan.id.lower()}.",
                f"Only from state {known_en}, while it is {fakta.keadaan.sebutan.en.lower()} now.",
            )
        )
    if permintaan.orang is not None:
        duties, refused = pelaku_sah(
            permintaan.orang,
            transisi.peran,
            fakta,
            permintaan.hari,
            semua_unit=transisi.semua_unit,
            bukan_penulis=transisi.bukan_penulis,
        )
        reasons += refused
    elif not transisi.jam:
        reasons.append(Pesan("Langkah ini dilakukan orang.", "A person must do this."))
    for syarat in transisi.syarat:
        reasons += syarat(fakta, permintaan)
    return (duties[0] if duties else None), tuple(reasons)
