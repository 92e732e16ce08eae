"""A random office tries everything with random people, and no way round the policies is found.

The machine executes what `laksanakan` allows on several revisi of one SOP, and after each step compares what
happened with promises written down here on their own, not taken from the table.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sopan.lifecycle import TRANSISI, Akibat, Ditolak, Fakta, Keadaan, Orang, Penugasan, Peran, laksanakan
from sopan.lifecycle.policies import boleh_memberi_sepakat, boleh_mengubah, boleh_menyetujui
from tests.lifecycle.facts import READY, TODAY, TREE, asks

NAMES = ("ani", "budi", "cica", "dodi")
UNITS = tuple(TREE)
IN_FORCE = (Keadaan.BERLAKU, Keadaan.EVALUASI)
EMPTY = replace(
    READY, penulis=frozenset(), peninjau=frozenset(), peninjau_setuju=frozenset(), sepakat=frozenset(),
    pembaca_paham=frozenset(), pembaca=frozenset(NAMES), pemegang={"petugas": "cica"},
    unit_pelaksana=frozenset({"seksi"}),
)  # fmt: skip

people = st.sampled_from(NAMES)
index = st.integers(0, 3)


class Office(RuleBasedStateMachine):
    """Four people, whose roles and delegations change, and up to four revisi."""

    def __init__(self) -> None:
        super().__init__()
        # Everyone begins with every role, at a place that the machine changes: most steps are then refused
        # for what was done before, which is what must hold.
        self.duties: dict[str, tuple[Penugasan, ...]] = {
            name: tuple(Penugasan(role, "dinas") for role in Peran) for name in NAMES
        }
        self.revisi: list[Fakta] = [EMPTY]
        self.text: list[int] = [0]
        self.enacted_text: dict[int, int] = {}
        self.day = TODAY

    def who(self, name: str) -> Orang:
        return Orang(name, self.duties[name])

    @rule(name=people, roles=st.sets(st.sampled_from(Peran)), unit=st.sampled_from(UNITS))
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

    @rule(name=people, i=index)
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

    @rule(name=people, i=index)
    def agree(self, name: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        if old.keadaan is Keadaan.REVIU and not boleh_memberi_sepakat(self.who(name), "petugas", old):
            self.revisi[i] = replace(old, sepakat=frozenset({"petugas"}))

    @rule(i=index)
    def all_read(self, i: int) -> None:
        i %= len(self.revisi)
        self.revisi[i] = replace(self.revisi[i], pembaca_paham=frozenset(NAMES))

    @precondition(lambda self: len(self.revisi) < 4)
    @rule()
    def begin_anew(self) -> None:
        self.revisi.append(EMPTY)
        self.text.append(0)

    @rule(name=st.one_of(people, st.none()), nama=st.sampled_from(sorted(TRANSISI)), i=index)
    def step(self, name: str | None, nama: str, i: int) -> None:
        i %= len(self.revisi)
        old = self.revisi[i]
        orang = self.who(name) if name else None
        try:
            result = laksanakan(nama, old, asks(orang, self.day))
        except Ditolak:
            return
        self.promises(nama, old, orang)
        new = replace(old, keadaan=result.ke)
        if Akibat.HAPUS_PERSETUJUAN in result.akibat:
            new = replace(new, peninjau_setuju=frozenset(), sepakat=frozenset())
        if Akibat.GANTI_YANG_LAMA in result.akibat:
            self.revisi = [
                replace(r, keadaan=Keadaan.DIGANTI) if r.keadaan in IN_FORCE else r for r in self.revisi
            ]
        self.revisi[i] = new
        if nama == "tetapkan":
            self.enacted_text[i] = self.text[i]

    def promises(self, nama: str, old: Fakta, orang: Orang | None) -> None:
        """What must have been so for this step, said again in other words than the table's."""
        if nama in ("berlakukan", "mulai_evaluasi") and orang is None:
            return
        assert orang is not None
        alive = [
            d for d in orang.penugasan
            if (d.mulai is None or d.mulai <= self.day) and (d.sampai is None or d.sampai >= self.day)
        ]  # fmt: skip
        assert alive, "someone without any duty today acted"
        if nama in ("setujui_reviu", "tetapkan"):
            assert orang.id not in old.penulis
            wanted = Peran.PENINJAU if nama == "setujui_reviu" else Peran.PEJABAT
            by = [d for d in alive if d.peran is wanted and d.unit in ("seksi", "bidang", "dinas")]
            assert any(d.atas_nama not in old.penulis for d in by if d.atas_nama) or any(
                d.atas_nama is None for d in by
            )
        if nama == "setujui_reviu":
            assert old.peninjau
            assert not old.peninjau & old.penulis
            assert old.peninjau <= old.peninjau_setuju
            assert old.sepakat == {"petugas"}
        if nama == "tetapkan":  # what it went through is still true of it
            assert old.sepakat == {"petugas"}
            assert old.peninjau_setuju
        administrator_only = all(d.peran is Peran.ADMINISTRATOR for d in alive)
        assert not administrator_only, "an administrator acted by that role"

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
TestOffice.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)


def test_the_machine_can_come_to_its_end() -> None:
    """A walk of the same kind reaches a replacement, so that the search above is not an empty one."""
    office = Office()
    office.begin_anew()
    for i in (0, 1):
        office.write("ani", i)
        office.step("ani", "ajukan", i)
        office.assign("budi", i)
        office.approve("budi", i)
        office.agree("cica", i)
        office.step("budi", "setujui_reviu", i)
        office.step("cica", "mulai_uji_coba", i)
        office.step("cica", "selesaikan_uji_coba", i)
        office.step("dodi", "tetapkan", i)
        office.step("cica", "internalisasikan", i)
        office.all_read(i)
        office.step(None, "berlakukan", i)
        office.at_most_one_in_force()
    assert [r.keadaan for r in office.revisi] == [Keadaan.DIGANTI, Keadaan.BERLAKU]
