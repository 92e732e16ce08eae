"""The known word nearest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest", "same_word"]

_CUTOFF = 0.6
_LONGEST = 80


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` most likely means, or None where nothing comes near.

    Capitals, spaces and hyphens count for nothing, so `Dasar Hukum` means `dasar_hukum`.
    """
    plain = {_plain(candidate): candidate for candidate in known}
    wanted = _plain(word)
    if wanted in plain:
        return plain[wanted]
    if not wanted or len(wanted) > _LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - costs only a file that has a fault

    close = get_close_matches(wanted, plain, n=1, cutoff=_CUTOFF)
    return plain[close[0]] if close else None


def same_word(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` is but for capitals, spaces and hyphens, or None."""
    wanted = _plain(word)
    return next((candidate for candidate in known if _plain(candidate) == wanted), None)


def _plain(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")
