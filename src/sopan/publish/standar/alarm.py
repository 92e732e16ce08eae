"""Where the standard and its SOP differ. Each alarm says both sides and what to do."""

from __future__ import annotations

import re

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.angka import english
from sopan.model.benda import benda, termasuk
from sopan.model.waktu import format_menit
from sopan.publish.standar.turunan import kelengkapan_awal, petugas
from sopan.publish.waktu import WaktuLayanan, menit_janji

__all__ = ["semua_alarm"]

_SLACK = 1e-6
_PEOPLE = re.compile(r"(\d+)\s*(?:\(\w+\)\s*)?(?:orang|petugas|pegawai)", re.IGNORECASE)


def semua_alarm(sop: Sop, waktu: WaktuLayanan, kerja_p90: float | None = None) -> tuple[Pesan, ...]:
    """All alarms of a service, the promise of time first."""
    found = [*_promise(sop, waktu, kerja_p90)]
    if waktu.tanpa_waktu:
        steps = ", ".join(map(str, waktu.tanpa_waktu))
        found.append(
            Pesan(
                f"Langkah {steps} tanpa waktu yang terukur; jangka waktu dihitung tanpa langkah itu.",
                f"Step {steps} has no measurable time; the service time is reckoned without it.",
            )
        )
    return (*found, *_requirements(sop), *_staff(sop))


def _promise(sop: Sop, waktu: WaktuLayanan, kerja_p90: float | None) -> list[Pesan]:
    text = sop.pelayanan.jangka_waktu if sop.pelayanan is not None else None
    if text is None:
        return []
    promised = menit_janji(text)
    if promised is None:
        return [
            Pesan(
                f"Janji waktu '{text}' bukan lama waktu yang terukur; tulis misalnya '3 hari kerja'.",
                f"The promised time '{text}' is no measurable length; write for instance '3 hari kerja'.",
            )
        ]
    found = []
    if promised < waktu.menit - _SLACK:
        length = format_menit(waktu.menit)
        told = waktu.sebutan(pasti=sop.pelayanan is not None and sop.pelayanan.waktu_pasti)
        found.append(
            Pesan(
                f"Janji {text} kurang dari jalan terpanjang SOP ({length}); yang diumumkan {told}. "
                "Perpanjang janji atau persingkat prosedur.",
                f"The promise of {text} is less than the longest way of the SOP ({english(length)}); what is "
                f"published is {english(told)}. Promise more or shorten the procedure.",
            )
        )
    if kerja_p90 is not None and promised < kerja_p90 - _SLACK:
        length = format_menit(kerja_p90)
        found.append(
            Pesan(
                f"Janji {text} kurang dari hasil simulasi: 9 dari 10 permohonan baru selesai dalam {length}.",
                f"The promise of {text} is less than simulated: 9 of 10 requests take {english(length)}.",
            )
        )
    return found


def _requirements(sop: Sop) -> list[Pesan]:
    """Requirements that are stated and what the first steps need ought to be the same things."""
    stated = sop.pelayanan.persyaratan if sop.pelayanan is not None else ()
    needed = kelengkapan_awal(sop)
    if not stated or not needed:
        return []
    found = []
    asked = [benda(one) for one in stated]
    used = [benda(one) for one in needed]
    if missing := [one for one in needed if not termasuk(benda(one), asked)]:
        found.append(
            Pesan(
                f"Langkah pertama memerlukan {_all(missing)}, yang tidak disebut di persyaratan.",
                f"The first step needs {_all(missing)}, which the requirements do not name.",
            )
        )
    if extra := [one for one in stated if not termasuk(benda(one), used)]:
        found.append(
            Pesan(
                f"Persyaratan menyebut {_all(extra)}, yang tidak ada di kelengkapan langkah pertama.",
                f"The requirements name {_all(extra)}, which the first step does not need.",
            )
        )
    return found


def _all(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _staff(sop: Sop) -> list[Pesan]:
    stated = sop.pelayanan.jumlah_pelaksana if sop.pelayanan is not None else ()
    numbers = [int(match[1]) for text in stated for match in _PEOPLE.finditer(text)]
    if len(numbers) != 1:
        return []
    people = sum(petugas(sop).values())
    if people == numbers[0]:
        return []
    return [
        Pesan(
            f"Jumlah pelaksana ditulis {numbers[0]} orang, sedangkan kolom pelaksana berisi {people}.",
            f"The staff is stated as {numbers[0]} people, while the columns of the SOP hold {people}.",
        )
    ]
