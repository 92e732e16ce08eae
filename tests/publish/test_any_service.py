"""Whatever an SOP Pelayanan holds: its standard and its sheets are made, or it is said why not."""

from __future__ import annotations

import math

from hypothesis import given, settings
from tests.strategies import sops

from sopan.errors import WrongUse
from sopan.model import Sop, alur_dari
from sopan.model.waktu import MENIT_HARI_KERJA
from sopan.publish.annotated import LEMBAR, bahan_dari, jadi_svg, lembar
from sopan.publish.standar import standar_pelayanan
from sopan.publish.waktu import menit_layanan


def _service(sop: Sop) -> Sop:
    return sop.model_copy(update={"jenis": "pelayanan"})


@given(sops())
def test_fourteen_components_and_a_time_that_covers_every_way(sop: Sop) -> None:
    try:
        standar = standar_pelayanan(_service(sop))
    except WrongUse:
        return  # only where every way leads back (test_standar)
    assert [one.nomor for one in standar.komponen] == list(range(1, 15))
    assert all(bool(one.isi) == (one.kurang is None) for one in standar.komponen)
    lengths = [menit_layanan(step.durasi) if step.durasi else 0.0 for step in sop.langkah]
    alur = alur_dari(sop)
    assert standar.waktu.menit >= alur.terpendek(lambda n: lengths[n - 1])[0] - 1e-6
    assert standar.waktu.menit == sum(lengths[n - 1] for n in standar.waktu.langkah)
    assert standar.waktu.hari >= standar.waktu.menit / MENIT_HARI_KERJA - 1e-6
    assert standar.waktu.hari - 1 < max(standar.waktu.menit / MENIT_HARI_KERJA, 1) + 1e-6
    for step in sop.langkah:
        if step.durasi is not None:
            days = step.durasi.atas / 1440
            if step.durasi.dasar == "kalender":
                worst = menit_layanan(step.durasi) / MENIT_HARI_KERJA
                assert days * 5 / 7 - 1e-9 <= worst <= min(days, math.ceil(days / 7) * 5) + 1e-9


@settings(max_examples=15)
@given(sops())
def test_the_sheets_are_drawn(sop: Sop) -> None:
    try:
        bahan = bahan_dari(_service(sop))
    except WrongUse:
        return
    steps = [step for one in bahan.tahap for step in one.langkah]
    assert steps == sorted(set(steps))
    for name in LEMBAR:
        assert jadi_svg(lembar(name, bahan)).startswith(b"<svg")
