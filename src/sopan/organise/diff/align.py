"""Two texts laid against each other, word by word."""

from __future__ import annotations

from rapidfuzz.distance import Indel

__all__ = ["potongan_beda"]


def potongan_beda(lama: str, baru: str) -> list[tuple[str, str]]:
    """Two texts word by word, as pairs of words before and now; both are the same where nothing changed."""
    kata_lama, kata_baru = lama.split(), baru.split()
    hasil: list[tuple[str, str]] = []
    hilang: list[str] = []
    datang: list[str] = []
    for op in Indel.opcodes(kata_lama, kata_baru):
        if op.tag != "equal":
            hilang += kata_lama[op.src_start : op.src_end]
            datang += kata_baru[op.dest_start : op.dest_end]
            continue
        if hilang or datang:
            hasil.append((" ".join(hilang), " ".join(datang)))
            hilang, datang = [], []
        tetap = " ".join(kata_lama[op.src_start : op.src_end])
        hasil.append((tetap, tetap))
    if hilang or datang:
        hasil.append((" ".join(hilang), " ".join(datang)))
    return hasil
