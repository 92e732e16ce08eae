"""Flows over a page break: the pentagon that an arrow ends in, and the one from which it goes on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sopan.read.impor.kanvas import Titik
from sopan.read.impor.panah import Panah

__all__ = ["sambung_segilima"]


def sambung_segilima(
    panah: Sequence[Panah], segilima: dict[str, tuple[str, Titik]], jarak: Callable[[Titik, Titik], float]
) -> tuple[list[Panah], list[str]]:
    """Join arrows into pentagons with arrows out of their partners.

    `segilima` maps the name of each pentagon to its number (or "") and its place; `jarak` tells how far two
    places are apart, inf where they cannot be partners. Partners bear the same number; among these the
    nearest. Gives the arrows without pentagons, and pentagons without a partner.
    """
    masuk: dict[str, list[Panah]] = {}
    keluar: dict[str, list[Panah]] = {}
    hasil: list[Panah] = []
    for satu in panah:
        if satu.arah and satu.ke in segilima and satu.dari not in segilima:
            masuk.setdefault(str(satu.ke), []).append(satu)
        elif satu.arah and satu.dari in segilima and satu.ke not in segilima:
            keluar.setdefault(str(satu.dari), []).append(satu)
        elif satu.dari not in segilima and satu.ke not in segilima:
            hasil.append(satu)
    calon = sorted(
        (segilima[a][0] != segilima[b][0], jarak(segilima[a][1], segilima[b][1]), a, b)
        for a in masuk
        for b in keluar
        if a != b
        and math.isfinite(jarak(segilima[a][1], segilima[b][1]))
        and (segilima[a][0] == segilima[b][0] or "" in (segilima[a][0], segilima[b][0]))
    )
    pasangan: dict[str, str] = {}
    terpakai: set[str] = set()
    for beda, _, a, b in calon:
        if a not in pasangan and b not in terpakai:
            pasangan[a] = b
            terpakai.add(b)
            hasil += [_sambungan(x, y, beda=beda) for x in masuk[a] for y in keluar[b]]
    tunggal = [a for a in masuk if a not in pasangan] + [b for b in keluar if b not in terpakai]
    return hasil, tunggal


def _sambungan(x: Panah, y: Panah, *, beda: bool) -> Panah:
    asal = ", ".join(filter(None, (x.asal, y.asal)))
    yakin = min(x.yakin, y.yakin, 0.7 if beda else 0.95)
    return Panah(x.dari, y.ke, x.jalur, yakin, True, x.label or y.label, asal)
