"""One or several SOPs and a scenario, made into the flat numbers that the kernel runs on.

Everything that can be wrong with a scenario against its SOPs is found here, before anything runs: a
step or actor that does not exist, arrivals that are missing, more work than staff.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.model.kalender import Kalender
from sopan.model.skenario import LangkahSkenario, Porsi, SebaranWaktu, Skenario
from sopan.model.waktu import Durasi, parse
from sopan.simulate.arrays import (
    EXPONENTIAL,
    FIXED,
    GAMMA,
    LOG,
    TRIANGLE,
    Come,
    Flow,
)
from sopan.simulate.arrivals import add_arrivals
from sopan.simulate.chain import Rantai, rantai_dari, without
from sopan.simulate.times import WaktuLangkah, waktu_semua

__all__ = ["Plan", "Target", "make_plan"]

MULAI = datetime.date(2026, 1, 5)
"""The first day of a simulation whose scenario names none: a Monday."""

KASUS = 10_000
"""Cases of a simulation whose scenario names neither kasus nor lama."""


@dataclass(frozen=True, slots=True)
class Target:
    """A promised time: its text and its limit in minutes, working or of the calendar."""

    teks: str
    batas: float
    kalender: bool


@dataclass(frozen=True)
class Plan:
    """What the kernel is to run. Indexes: k of SOPs, s of steps of all SOPs in a row, r of limited roles.

    `langkah[s]` is (k, number of the step). `peran` are the limited roles by id, `petugas` their people.
    `laju[k]` are cases in a working minute on the average, `beban[r]` the share of the people's time that
    the work takes (1 and more: it never gets done). `kunjungan[s]` and `layanan[s]` are the expected
    visits and the mean working minutes of a step.
    """

    sops: tuple[Sop, ...]
    skenario: Skenario
    kalender: Kalender
    bertanggal: bool
    langkah: tuple[tuple[int, int], ...]
    peran: tuple[str, ...]
    nama_peran: Mapping[str, str]
    petugas: tuple[int, ...]
    flow: Flow
    come: Come
    targets: tuple[Target | None, ...]
    kasus: int
    horizon: float
    laju: tuple[float, ...]
    kunjungan: tuple[float, ...]
    layanan: tuple[float, ...]
    harapan: tuple[float, ...]
    catatan: tuple[Pesan, ...]

    @property
    def beban(self) -> tuple[float, ...]:
        """Load of each limited role: the work that comes over the time of its people."""
        work = self.kerja_masuk
        return tuple(w / n for w, n in zip(work, self.petugas, strict=True))

    @property
    def kerja_masuk(self) -> tuple[float, ...]:
        """Minutes of work that come for each limited role in one working minute: its least staff."""
        work = [0.0] * len(self.peran)
        for s, (k, _) in enumerate(self.langkah):
            for r in self.flow.roles[self.flow.roles_at[s] : self.flow.roles_at[s + 1]]:
                work[r] += self.laju[k] * self.kunjungan[s] * self.layanan[s]
        return tuple(work)

    @property
    def antre(self) -> bool:
        """Whether people are limited, so that cases queue."""
        return bool(self.peran)

    def dengan_petugas(self, petugas: Sequence[int]) -> Plan:
        """The same plan with other numbers of people, in the order of `peran`."""
        return replace(self, petugas=tuple(petugas))


def _names(given: Iterable[str], known: Iterable[str], what: Pesan) -> None:
    known = list(known)
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint_id = f"mungkin '{near[0]}'" if near else "yang ada: " + ", ".join(known)
            hint_en = f"perhaps '{near[0]}'" if near else "there are: " + ", ".join(known)
            raise WrongUse(
                Pesan(
                    f"{what.id} '{name}' tidak ada; {hint_id}.", f"there is no {what.en} '{name}'; {hint_en}."
                )
            )


def _step_number(sop: Sop, name: str) -> int:
    nomor = sop.nomor_langkah(int(name) if name.isdecimal() and name.isascii() else name)
    if nomor is None:
        ids = [langkah.id for langkah in sop.langkah if langkah.id]
        _names([name], [*ids, f"1..{len(sop.langkah)}"], Pesan("langkah", "step"))
        raise AssertionError(name)
    return nomor


def _chances(sop: Sop, porsi: Porsi) -> dict[int, float]:
    chances: dict[int, float] = {}
    for name, peluang in porsi.peluang.items():
        nomor = _step_number(sop, name)
        if sop.langkah[nomor - 1].keputusan is None:
            raise WrongUse(
                Pesan(
                    f"peluang diisi untuk langkah {nomor}, tetapi langkah itu bukan keputusan.",
                    f"a chance is given for step {nomor}, which is no decision.",
                )
            )
        chances[nomor] = peluang.peluang_ya
    return chances


def _shortened(rantai: Rantai, sop: Sop, porsi: Porsi) -> Rantai:
    """The chain without the steps that the scenario leaves out."""
    for name in porsi.tanpa:
        shorter = without(rantai, _step_number(sop, name))
        if shorter is None:
            raise WrongUse(
                Pesan(
                    f"langkah {name} tidak dapat dilewati: tidak ada jalan ke depan tanpanya.",
                    f"step {name} cannot be left out: no way leads ahead without it.",
                )
            )
        rantai = shorter
    return rantai


def _spread(time: WaktuLangkah, minutes: float, spread: SebaranWaktu) -> tuple[int, float, float, float]:
    """Kind and parameters of a step's time (see `Flow`), with the mean `minutes`."""
    if minutes <= 0 or spread.sebaran == "tetap":
        return FIXED, minutes, 0.0, 0.0
    if spread.sebaran == "eksponensial":
        return EXPONENTIAL, minutes, 0.0, 0.0
    if spread.sebaran == "gamma":
        if spread.variasi == 0:
            return FIXED, minutes, 0.0, 0.0
        shape = 1 / spread.variasi**2
        return GAMMA, shape, minutes / shape, 0.0
    scale = minutes / time.tengah
    low, high = time.bawah * scale, time.atas * scale
    if low == high:
        low, high = minutes * (1 - spread.variasi), minutes * (1 + spread.variasi)
    if low == high:
        return FIXED, minutes, 0.0, 0.0
    return TRIANGLE, low, minutes, high


class _Steps:
    """Collects the steps of all SOPs as flat lists."""

    def __init__(self) -> None:
        self.flow = Flow([0], [], [], [], [], [], [], [], [], [])
        self.langkah: list[tuple[int, int]] = []
        self.kunjungan: list[float] = []
        self.layanan: list[float] = []
        self.first: list[int] = []
        self.harapan: list[float] = []

    def add(
        self, k: int, sop: Sop, rantai: Rantai, skenario: Skenario, porsi: Porsi, limited: Mapping[str, int]
    ) -> None:
        """Add the steps of one SOP; `limited` gives the index of each of its roles that is limited."""
        flow, base = self.flow, len(self.langkah)
        self.first.append(base + rantai.awal - 1)
        own = {_step_number(sop, name): item for name, item in porsi.langkah.items()}
        times = waktu_semua(sop, {n: item.waktu for n, item in own.items() if item.waktu is not None})
        visits = rantai.kunjungan()
        calendars = skenario.tingkat == "kalender"
        expected = 0.0
        for nomor, (langkah, time) in enumerate(zip(sop.langkah, times, strict=True), 1):
            item = own.get(nomor, LangkahSkenario())
            on_calendar = calendars and time.dasar == "kalender"
            minutes = 0.0 if skenario.tingkat == "alur" else time.tengah if on_calendar else time.kerja
            spread = skenario.waktu.model_copy(
                update={
                    key: value for key in ("sebaran", "variasi") if (value := getattr(item, key)) is not None
                }
            )
            kind, a, b, c = _spread(time, minutes, spread)
            holds = item.menahan if item.menahan is not None else time.dasar == "kerja"
            if holds:
                # Two actors that are the same people in this scenario are one person in a joint step.
                flow.roles.extend(dict.fromkeys(limited[id] for id in langkah.pelaksana if id in limited))
            flow.roles_at.append(len(flow.roles))
            for column, value in zip(flow[5:9], (kind, a, b, c), strict=True):
                column.append(value)
            flow.calendar.append(int(on_calendar))
            yes, no, chance = _ways(rantai, nomor, base)
            flow.yes.append(yes)
            flow.no.append(no)
            flow.chance.append(chance)
            self.langkah.append((k, nomor))
            self.kunjungan.append(visits[nomor - 1])
            self.layanan.append(0.0 if skenario.tingkat == "alur" else time.kerja)
            expected += visits[nomor - 1] * self.layanan[-1]
        self.harapan.append(expected)


def _ways(rantai: Rantai, nomor: int, base: int) -> tuple[int, int, float]:
    ways = rantai.keluar(nomor)
    targets = [-1 if arus.ke is None else base + arus.ke - 1 for arus, _ in ways]
    if not ways:  # a step that is never reached may lead nowhere
        return -1, -1, 1.0
    if len(ways) == 1:
        return targets[0], targets[0], 1.0
    return targets[0], targets[1], ways[0][1]


def _target(sop: Sop, porsi: Porsi, skenario: Skenario) -> Target | None:
    """The scenario's promise, or the one that the SOP makes to the public."""
    text = porsi.target or skenario.target
    durasi: Durasi | None = parse(text) if text else None
    if durasi is None and sop.pelayanan is not None and sop.pelayanan.jangka_waktu:
        text = sop.pelayanan.jangka_waktu
        try:
            durasi = parse(text)
        except ValueError:
            return None
    if durasi is None or text is None:
        return None
    if durasi.dasar == "kalender" and skenario.tingkat != "kalender":
        return Target(text, durasi.menit_kerja(), kalender=False)
    return Target(text, durasi.atas, kalender=durasi.dasar == "kalender")


def _staff(
    sops: Sequence[Sop], skenario: Skenario
) -> tuple[dict[str, int], dict[str, str], list[dict[str, str]]]:
    """People of each limited role, the names of all roles, and for each SOP its actors' roles."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    outside: set[str] = set()
    maps: list[dict[str, str]] = []
    for sop, porsi in zip(sops, skenario.porsi, strict=True):
        _names(porsi.peran, sop.pelaksana, Pesan("pelaksana", "actor"))
        maps.append({id: porsi.peran.get(id, id) for id in sop.pelaksana})
        for id, pelaksana in sop.pelaksana.items():
            role = maps[-1][id]
            names.setdefault(role, pelaksana.nama)
            if pelaksana.luar:
                outside.add(role)
            counts[role] = max(counts.get(role, 1), pelaksana.jumlah or 1)
    _names(skenario.petugas, counts, Pesan("petugas", "role"))
    for role in outside - set(skenario.petugas):
        del counts[role]
    counts.update(skenario.petugas)
    if skenario.tingkat in ("alur", "waktu"):
        counts = {}
    return counts, names, maps


def make_plan(
    sops: Sequence[Sop], skenario: Skenario, jadwal: Sequence[Sequence[datetime.datetime]] = ()
) -> Plan:
    """Make the plan of a scenario.

    `sops` are those of `skenario.porsi` in order, `jadwal` the times read from each one's arrival log
    (empty where it has none).

    Raises WrongUse where the scenario and the SOPs do not go together. Too little staff is no error
    here; see `Plan.beban`.
    """
    if len(sops) != len(skenario.porsi):
        raise WrongUse(Pesan("skenario dan SOP tidak berjumlah sama.", "scenario and SOPs differ in number."))
    kalender = Kalender(skenario.jam_kerja, skenario.mulai or MULAI)
    counts, names, maps = _staff(sops, skenario)
    used = {
        maps[k][id]
        for k, sop in enumerate(sops)
        for step in sop.langkah
        for id in step.pelaksana
        if id in maps[k]
    }
    peran = tuple(role for role in counts if role in used)
    index = {role: r for r, role in enumerate(peran)}
    steps = _Steps()
    come = Come([], [], [], [], [], [], [0], [], [])
    targets: list[Target | None] = []
    laju: list[float] = []
    for k, (sop, porsi) in enumerate(zip(sops, skenario.porsi, strict=True)):
        rantai = _shortened(rantai_dari(sop, _chances(sop, porsi)), sop, porsi)
        limited = {id: index[role] for id, role in maps[k].items() if role in index}
        steps.add(k, sop, rantai, skenario, porsi, limited)
        kedatangan = porsi.kedatangan
        if kedatangan is None and skenario.tingkat in ("petugas", "kalender"):
            raise WrongUse(
                Pesan(
                    f"skenario belum menyebut kedatangan kasus '{sop.judul}'; tulis misalnya "
                    "kedatangan: {laju: 12, per: hari}, atau pakai tingkat: waktu.",
                    f"the scenario does not say how cases of '{sop.judul}' come; write for instance "
                    "kedatangan: {laju: 12, per: hari}, or use tingkat: waktu.",
                )
            )
        given = sorted(kalender.menit(t) for t in jadwal[k]) if k < len(jadwal) else []
        if given and given[0] < 0:
            raise WrongUse(
                Pesan(
                    f"jadwal kedatangan mulai sebelum {kalender.mulai}; majukan 'mulai'.",
                    f"the log of arrivals starts before {kalender.mulai}; set 'mulai' earlier.",
                )
            )
        laju.append(add_arrivals(come, kedatangan, steps.harapan[k], kalender, given))
        target = _target(sop, porsi, skenario)
        targets.append(target)
        come.first.append(steps.first[k])
        come.promise.append(target.batas if target else math.inf)
        come.promise_calendar.append(int(target.kalender) if target else 0)
    kasus, horizon = _extent(skenario, kalender, come)
    return Plan(
        sops=tuple(sops),
        skenario=skenario,
        kalender=kalender,
        bertanggal=skenario.tingkat == "kalender",
        langkah=tuple(steps.langkah),
        peran=peran,
        nama_peran=names,
        petugas=tuple(counts[role] for role in peran),
        flow=steps.flow,
        come=come,
        targets=tuple(targets),
        kasus=kasus,
        horizon=horizon,
        laju=tuple(laju),
        kunjungan=tuple(steps.kunjungan),
        layanan=tuple(steps.layanan),
        harapan=tuple(steps.harapan),
        catatan=_notes(sops, skenario, steps),
    )


def _extent(skenario: Skenario, kalender: Kalender, come: Come) -> tuple[int, float]:
    """Cases at most, and working minutes at most (infinite unless the scenario gives `lama`)."""
    if skenario.lama is not None:
        durasi = parse(skenario.lama)
        minutes = kalender.menit_kerja(durasi.atas) if durasi.dasar == "kalender" else durasi.atas
        return 2**62, minutes
    kasus = skenario.kasus or KASUS
    if all(kind == LOG for kind in come.kind):
        kasus = min(len(come.log), skenario.kasus or len(come.log))
    return kasus, math.inf


def _notes(sops: Sequence[Sop], skenario: Skenario, steps: _Steps) -> tuple[Pesan, ...]:
    if skenario.tingkat == "alur":
        return ()
    empty = [
        f"{nomor}" if len(sops) == 1 else f"{sops[k].judul}: {nomor}"
        for (k, nomor), minutes, visits in zip(steps.langkah, steps.layanan, steps.kunjungan, strict=True)
        if minutes == 0 and visits
    ]
    if not empty:
        return ()
    return (
        Pesan(
            f"Langkah {', '.join(empty)} tanpa waktu yang terukur; dihitung 0 menit.",
            f"Step {', '.join(empty)} has no time that can be measured; counted as 0 minutes.",
        ),
    )
