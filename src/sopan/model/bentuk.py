"""Which form an SOP asks for: the decision tree of the ministry's deck (slide 9, after Stup, 2001).

Many decisions: a flowchart. Otherwise, more than ten steps: hierarchical steps (or a picture); up to ten:
simple steps. PermenPANRB 35/2012 takes the branching flowchart for every SOP Administrasi Pemerintahan,
however short; so the tree decides for an SOP teknis, and for others only says how needed a flowchart is.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopan.errors import Pesan
from sopan.model.peraturan.profil import Bentuk
from sopan.model.sop import Sop

__all__ = ["BANYAK_KEPUTUSAN", "BANYAK_LANGKAH", "SaranBentuk", "sarankan_bentuk"]

BANYAK_LANGKAH = 10
"""More steps than this ask for hierarchy (deck, slide 9)."""

BANYAK_KEPUTUSAN = 2
"""More decisions than this are many. The deck gives no number; with three, text no longer shows the ways."""


@dataclass(frozen=True, slots=True)
class SaranBentuk:
    """What is advised: the form to use (`bentuk`), what the tree alone says (`pohon`), and why."""

    bentuk: Bentuk
    pohon: Bentuk
    keputusan: int
    langkah: int
    alasan: tuple[Pesan, ...]


def sarankan_bentuk(sop: Sop) -> SaranBentuk:
    """The form that suits an SOP, with the reasons in the order of the tree."""
    decisions = sum(step.keputusan is not None for step in sop.langkah)
    steps = len(sop.langkah)
    many, long = decisions > BANYAK_KEPUTUSAN, steps > BANYAK_LANGKAH
    tree: Bentuk = "diagram-alir" if many else "hierarki" if long else "langkah-sederhana"
    reasons = [
        Pesan(
            f"{decisions} keputusan: {'banyak' if many else 'tidak banyak'} "
            f"(banyak berarti lebih dari {BANYAK_KEPUTUSAN}).",
            f"{decisions} decision(s): {'many' if many else 'not many'} "
            f"(many are more than {BANYAK_KEPUTUSAN}).",
        ),
        Pesan(
            f"{steps} langkah: {'lebih dari' if long else 'tidak lebih dari'} {BANYAK_LANGKAH}.",
            f"{steps} step(s): {'more than' if long else 'not more than'} {BANYAK_LANGKAH}.",
        ),
    ]
    if tree == "langkah-sederhana" and any(step.rincian for step in sop.langkah):
        reasons.append(
            Pesan(
                "Rinciannya hanya tercetak dalam bentuk hierarki; pilih itu bila pelaksana memerlukannya.",
                "Its details are printed by the form hierarki only; take that where performers need them.",
            )
        )
    if sop.sifat == "teknis":
        return SaranBentuk(tree, tree, decisions, steps, tuple(reasons))
    reasons.append(
        Pesan(
            "SOP administratif: PermenPANRB 35/2012 menetapkan diagram alir bercabang, "
            "juga untuk prosedur pendek.",
            "An SOP administratif: PermenPANRB 35/2012 fixes the branching flowchart, for short ones too.",
        )
    )
    return SaranBentuk("bercabang", tree, decisions, steps, tuple(reasons))
