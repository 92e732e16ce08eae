"""Two texts laid against each other, word by word."""

from __future__ import annotations

from rapidfuzz.distance import Indel

__all__ = ["potongan_beda"]


def potongan_beda(lama: str, baru: str) -> list[tuple[str, str, str]]:
    """Two texts word by word: (`equal`|`replace`|`delete`|`insert`, words before, words after) in order."""
    kata_lama, kata_baru = lama.split(), baru.split()
    return [
        (
            op.tag,
            " ".join(kata_lama[op.src_start : op.src_end]),
            " ".join(kata_baru[op.dest_start : op.dest_end]),
        )
        for op in Indel.opcodes(kata_lama, kata_baru)
    ]
