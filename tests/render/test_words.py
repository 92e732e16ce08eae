"""The flow in words."""

from __future__ import annotations

from sopan.model import Sop
from sopan.render._words import flow_in_words
from tests.render.scenes import make_scene, make_sop


def test_every_flow_is_a_sentence() -> None:
    sop = make_sop(4)
    assert flow_in_words(sop, make_scene(sop).pages[0]) == (
        "Diagram alir langkah 1 sampai 4. Langkah 1, Kasubid, mulai: ke langkah 2. "
        "Langkah 2, Analis: ke langkah 3. Langkah 3, Kabid, keputusan. Langkah 3, ya: ke langkah 4. "
        "Langkah 3, tidak: kembali ke langkah 2. Langkah 4, Kasubid: selesai."
    )


def test_a_page_tells_of_its_own_steps() -> None:
    sop = make_sop(6)
    words = flow_in_words(sop, make_scene(sop, 3).pages[1])
    assert words.startswith("Diagram alir langkah 4 sampai 6. Langkah 4, Kasubid: ke langkah 5.")


def test_labels_joint_steps_and_second_ends_are_told() -> None:
    sop = make_sop(4)
    steps = [step.model_dump(exclude_none=True) for step in sop.langkah]
    steps[1] |= {"pelaksana": ["kabid", "analis"], "selesai": True}
    steps[2]["keputusan"] = {"ya": {"langkah": "selesai", "label": "Lengkap"}, "tidak": 3}
    other = Sop.model_validate(sop.model_dump(exclude={"langkah"}) | {"langkah": steps})
    words = flow_in_words(other, make_scene(sop).pages[0])
    assert "Langkah 2, Kabid dan Analis: selesai." in words
    assert "Langkah 3, ya (Lengkap): selesai. Langkah 3, tidak: diulang." in words
