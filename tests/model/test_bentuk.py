"""Which form is advised: the deck's tree, and what 35/2012 says over it."""

from __future__ import annotations

import pytest

from sopan.model import Sop
from sopan.model.bentuk import sarankan_bentuk


def make(steps: int, decisions: int, *, teknis: bool = True, detailed: bool = False) -> Sop:
    langkah = [
        {
            "kegiatan": "Memeriksa",
            "pelaksana": "a",
            **({"keputusan": {"tidak": 1}} if number < decisions else {}),
            **({"rincian": "Membuka berkas"} if detailed else {}),
        }
        for number in range(steps)
    ]
    return Sop.model_validate(
        {
            "judul": "A",
            "sifat": "teknis" if teknis else "administratif",
            "pelaksana": {"a": "A"},
            "langkah": langkah,
        }
    )


@pytest.mark.parametrize(
    ("steps", "decisions", "form"),
    [
        (10, 0, "langkah-sederhana"),
        (10, 2, "langkah-sederhana"),
        (11, 2, "hierarki"),
        (4, 3, "diagram-alir"),
        (30, 9, "diagram-alir"),
    ],
)
def test_the_tree(steps: int, decisions: int, form: str) -> None:
    saran = sarankan_bentuk(make(steps, decisions))
    assert (saran.bentuk, saran.pohon) == (form, form)
    assert str(saran.alasan[0]).startswith(f"{decisions} keputusan")
    assert str(saran.alasan[1]).startswith(f"{steps} langkah")


def test_an_sop_administratif_is_a_branching_flowchart_however_short() -> None:
    saran = sarankan_bentuk(make(3, 0, teknis=False))
    assert (saran.bentuk, saran.pohon) == ("bercabang", "langkah-sederhana")
    assert "PermenPANRB 35/2012" in str(saran.alasan[-1])


def test_details_that_simple_steps_would_not_show_are_mentioned() -> None:
    assert any("hierarki" in str(one) for one in sarankan_bentuk(make(3, 0, detailed=True)).alasan)
    assert not any("hierarki" in str(one) for one in sarankan_bentuk(make(3, 0)).alasan)
