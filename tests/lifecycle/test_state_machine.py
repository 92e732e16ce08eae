"""A random office tries everything with random people, and no way round the policies is found.

The machine executes what `laksanakan` allows on several revisi of one SOP, and after each step compares what
happened with promises written down here on their own, not taken from the table.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sopan.lifecycle import (
    TRANSISI,
    Akibat,
    Ditolak,
    Fakta,
    Keadaan,
    Orang,
    Penugasan,
    Peran,
    laksanakan,
    langkah_berikut,
)
from sopan.lifecycle.policies import boleh_memberi_sepakat, boleh_mengubah, boleh_menyetujui
from tests.lifecycle.facts import READY, TODAY, TREE, asks

NAMES = ("ani", "budi", "cica", "dodi")
UNITS = tuple(TREE)
BEGIN: dict[str, tuple[Peran, ...]] = {
    "ani": (Peran.PENYUSUN, Peran.PENINJAU, Peran.PEJABAT),
    "budi": (Peran.PENINJAU, Peran.PENGELOLA),
    "cica": (Peran.PELAKSANA, Peran.PEMONEV, Peran.PENGELOLA),
    "dodi": (Peran.PEJABAT, Peran.ADMINISTRATOR),
}
WHO = {
    "ajukan": {Peran.PENYUSUN},
    "kembalikan": {Peran.PENINJAU, Peran.PENGELOLA, Peran.PEJABAT},
    "setujui_reviu": {Peran.PENINJAU},
    "tetapkan": {Peran.PEJABAT},
    "cabut": {Peran.PEJABAT},
    "mulai_evaluasi": {Peran.PEMONEV},
    "tetap_berlaku": {Peran.PEMONEV},
    "perlu_revisi": {Peran.PEMONEV},
}
"""Everything else is for the pengelola."""
IN_FORCE = (Keadaan.BERLAKU, Keadaan.EVALUASI)
EMPTY = replace(
    READY, penulis=frozenset({"ani"}), peninjau=frozenset(), peninjau_setuju=frozenset(), sepakat=frozenset(),
    pembaca_paham=frozenset(), pembaca=frozenset(NAMES), pemegang={"petugas": "cica"},
    unit_pelaksana=frozenset({"seksi"}),
)  # fmt: skip

people = st.sampled_from(NAMES)
index = st.integers(0, 1)


class Office(RuleBasedStateMachine):
    """Four people, whose roles and delegations change, and two revisi of one SOP."""

    def __init__(self) -> None:
        super().__init__()
        # Ani, who writes, is tempted: she may review and enact what others wrote.
        self.duties = {
            name: tuple(Penugasan(role, "dinas") for role in roles) for name, roles in BEGIN.items()
        }
        self.approved_text: dict[int, int] = {}
        self.revisi: list[Fakta] = [EMPTY]
        self.text: list[int] = [0]
        self.enacted_text: dict[int, int] = {}
        self.day = TODAY

    def who(self, name: str) -> Orang:
        return Orang(name, self.duties[name])

    @rule(name=people, roles=st.sets(st.sampled_from(Peran), min_size=3), unit=st.sampled_from(UNITS))
    def appoint(self, name: str, roles: set[Peran], unit: str) -> None:
        self.duties[name] = tuple(Penugasan(role, unit) for role in sorted(roles))

    @rule(name=people, giver=people, role=st.sampled_from(Peran), days=st.integers(-3, 3))
    def delegate(self, name: str, giver: str, role: Peran, days: int) -> None:
        start = self.day + datetime.timedelta(days)
        duty = Penugasan(role, "dinas", giver, "Plt", start, start + datetime.timedelta(2))
        if name != giver:
            self.duties[name] = (*self.duties[name], duty)

    @rule(days=st.integers(1, 2))
    def time_passes(self, days: int) -> None:
        self.day += datetime.timedelta(days)

    @rule(name=people, i=index)
    def write(self, name: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        if not boleh_mengubah(self.who(name), old, self.day):
            assert old.keadaan is Keadaan.DRAF
            self.revisi[i] = replace(old, penulis=old.penulis | {name})
            self.text[i] += 1

    @rule(name=st.sampled_from(NAMES[:2]), i=index)
    def assign(self, name: str, i: int) -> None:
        i %= len(self.revisi)
        self.revisi[i] = replace(self.revisi[i], peninjau=self.revisi[i].peninjau | {name})

    @rule(name=people, i=index)
    def approve(self, name: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        if old.keadaan is Keadaan.REVIU and not boleh_menyetujui(self.who(name), old, self.day):
            assert name not in old.penulis
            self.revisi[i] = replace(old, peninjau_setuju=old.peninjau_setuju | {name})
            self.approved_text.setdefault(i, self.text[i])

    @rule(name=people, i=index)
    def agree(self, name: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        if old.keadaan is Keadaan.REVIU and not boleh_memberi_sepakat(self.who(name), "petugas", old):
            self.revisi[i] = replace(old, sepakat=frozenset({"petugas"}))

    @rule(i=index)
    def all_do_their_part(self, i: int) -> None:
        """Whoever may approve or agree does so at once; random calls alone seldom come this far."""
        for name in NAMES:
            old = self.revisi[i % len(self.revisi)]
            asked = replace(old, peninjau=old.peninjau | {name})
            if not boleh_menyetujui(self.who(name), asked, self.day):
                self.assign(name, i)
        for name in NAMES:
            self.approve(name, i)
        for name in NAMES:
            self.agree(name, i)
        i %= len(self.revisi)
        self.revisi[i] = replace(self.revisi[i], pembaca_paham=frozenset(NAMES))

    @precondition(lambda self: len(self.revisi) < 2)
    @rule()
    def begin_anew(self) -> None:
        self.revisi.append(EMPTY)
        self.text.append(0)

    @rule(order=st.permutations(NAMES), i=index)
    def onward(self, order: list[str], i: int) -> None:
        """A diligent office: everybody tries in turn to lead the revisi on; random calls seldom come far."""
        i %= len(self.revisi)
        before = self.revisi[i].keadaan
        for transisi in langkah_berikut(before):
            if transisi.nama not in ("kembalikan", "cabut"):
                for name in order:
                    if self.revisi[i].keadaan is before:
                        self.step(name, transisi.nama, i)

    @rule(name=st.one_of(people, st.none()), nama=st.sampled_from(sorted(TRANSISI)), i=index)
    def step(self, name: str | None, nama: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        orang = self.who(name) if name else None
        try:
            result = laksanakan(nama, old, asks(orang, self.day))
        except Ditolak:
            return
        self.promises(nama, i, orang)
        new = replace(old, keadaan=result.ke)
        if Akibat.HAPUS_PERSETUJUAN in result.akibat:
            new = replace(new, peninjau_setuju=frozenset(), sepakat=frozenset())
            self.approved_text.pop(i, None)
        if Akibat.GANTI_YANG_LAMA in result.akibat:
            self.revisi = [
                replace(r, keadaan=Keadaan.DIGANTI) if r.keadaan in IN_FORCE else r for r in self.revisi
            ]
        self.revisi[i] = new
        if nama == "tetapkan":
            self.enacted_text[i] = self.text[i]

    def promises(self, nama: str, i: int, orang: Orang | None) -> None:
        """What must have been so for this step, said again in other words than the table's."""
        old = self.revisi[i]
        if nama in ("berlakukan", "mulai_evaluasi") and orang is None:
            return
        assert orang is not None
        by = [
            duty for duty in orang.penugasan
            if duty.peran in WHO.get(nama, {Peran.PENGELOLA})
            and duty.unit in ("seksi", "bidang", "dinas")
            and (duty.mulai is None or duty.mulai <= self.day <= (duty.sampai or self.day))
        ]  # fmt: skip
        assert by, "someone acted without the role, outside of its days or elsewhere"
        if nama in ("setujui_reviu", "tetapkan"):
            assert orang.id not in old.penulis
            assert any(duty.atas_nama not in old.penulis for duty in by)
            assert self.approved_text[i] == self.text[i], "another text than this was approved"
        if nama == "setujui_reviu":
            assert old.peninjau
            assert not old.peninjau & old.penulis
            assert old.peninjau <= old.peninjau_setuju
            assert old.sepakat == {"petugas"}
        if nama == "tetapkan":  # what it went through is still true of it
            assert old.sepakat == {"petugas"}
            assert old.peninjau_setuju

    @invariant()
    def at_most_one_in_force(self) -> None:
        assert sum(r.keadaan in IN_FORCE for r in self.revisi) <= 1

    @invariant()
    def what_was_enacted_never_changes(self) -> None:
        for i, text in self.enacted_text.items():
            assert self.text[i] == text

    @invariant()
    def what_is_beyond_review_was_approved(self) -> None:
        for r in self.revisi:
            if r.keadaan not in (Keadaan.DRAF, Keadaan.REVIU):
                assert r.peninjau_setuju
                assert r.sepakat


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_the_machine_can_come_to_its_end() -> None:
    """A walk of the same kind reaches a replacement, so that the search above is not an empty one."""
    office = Office()
    office.begin_anew()
    for i in (0, 1):
        office.write("ani", i)
        office.step("ani", "ajukan", i)
        office.all_do_their_part(i)
        office.step("budi", "setujui_reviu", i)
        office.step("cica", "mulai_uji_coba", i)
        office.step("cica", "selesaikan_uji_coba", i)
        office.step("dodi", "tetapkan", i)
        office.step("cica", "internalisasikan", i)
        office.all_do_their_part(i)
        office.step(None, "berlakukan", i)
        office.at_most_one_in_force()
    assert [r.keadaan for r in office.revisi] == [Keadaan.DIGANTI, Keadaan.BERLAKU]


def test_long_random_walks_find_no_way_round_either() -> None:
    """Hypothesis makes short walks short; these are long, and go through whole lives many times."""
    reached: set[str] = set()
    for seed in range(120):
        chance, office = random.Random(seed), Office()
        if seed % 3 == 0:
            office.begin_anew()
        for _ in range(70):
            i, name, other = chance.randrange(2), chance.choice(NAMES), chance.choice(NAMES)
            order = chance.sample(NAMES, len(NAMES))
            kind = chance.random()
            if kind < 0.42:
                office.onward(order, i)
            elif kind < 0.62:
                office.all_do_their_part(i)
            elif kind < 0.72:
                office.step(chance.choice([*NAMES, None]), chance.choice(sorted(TRANSISI)), i)
            elif kind < 0.77:
                office.step(name, "kembalikan", i)
                office.write("ani", i)
            elif kind < 0.82:
                office.delegate(name, other, chance.choice([*Peran]), chance.randrange(-3, 3))
            elif kind < 0.84:
                office.appoint(name, set(chance.sample([*Peran], 4)), chance.choice(UNITS))
            elif kind < 0.88:
                office.time_passes(1)
            else:
                chance.choice([office.approve, office.agree])(name, i)
            office.at_most_one_in_force()
            office.what_was_enacted_never_changes()
            office.what_is_beyond_review_was_approved()
            reached |= {r.keadaan for r in office.revisi}
    assert reached == set(Keadaan)
