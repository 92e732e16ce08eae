from __future__ import annotations

import pytest

from sopan.errors import WrongUse
from sopan.model.skenario import Skenario
from sopan.simulate.whatif import KUNCI, with_changes


def test_every_example_is_understood():
    for example in KUNCI.values():
        with_changes(Skenario(), [example])


def test_changes_stand_over_the_scenario():
    base = Skenario.model_validate(
        {"kedatangan": {"laju": 5, "sepanjang_hari": True}, "kasus": 10, "petugas": {"a": 1, "b": 1}}
    )
    found = with_changes(
        base, ["laju=12/jam", "petugas.b=3", "lama=1 bulan", "tanpa=2", "tanpa=4,5", "peluang.7=0,25"]
    )
    assert (found.kedatangan.laju, found.kedatangan.per, found.kedatangan.sepanjang_hari) == (12, "jam", True)
    assert found.petugas == {"a": 1, "b": 3}
    assert (found.kasus, found.lama) == (None, "1 bulan")
    assert found.tanpa == ("2", "4", "5")
    assert found.peluang["7"].peluang_ya == 0.25
    assert base.petugas["b"] == 1


@pytest.mark.parametrize("change", ["", "laju", "laju=", "petugas=2", "petugass.a=2", "target.x=1 jam", "=3"])
def test_what_is_not_understood_is_answered_with_examples(change):
    with pytest.raises(WrongUse, match=r"petugas.kabid=2"):
        with_changes(Skenario(), [change])


@pytest.mark.parametrize(
    ("change", "words"),
    [("laju=-1", "kedatangan.laju"), ("target=segera", "bukan bilangan"), ("petugas.a=nol", "petugas.a")],
)
def test_values_that_do_not_fit(change, words):
    with pytest.raises(WrongUse, match=words):
        with_changes(Skenario(), [change])


def test_a_portfolio_keeps_its_arrivals():
    item = {"sop": "a", "kedatangan": {"laju": 1}}
    base = Skenario.model_validate({"portofolio": [item, item]})
    assert with_changes(base, ["petugas.x=2"]).petugas == {"x": 2}
    with pytest.raises(WrongUse, match="milik satu SOP"):
        with_changes(base, ["laju=2"])
