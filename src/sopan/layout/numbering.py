"""Numbers of the pentagons: none for a flow that passes a break alone, otherwise one for each pair."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.layout.pages import PagePlan

__all__ = ["number_pairs"]


def number_pairs(pages: Sequence[PagePlan]) -> dict[str, str]:
    """The label of every pair that needs one (drawing rule 6).

    A page's pentagons towards earlier pages are one group, those towards later pages another; where a
    group has several members all are numbered, and a number counts through the document.
    """
    needed: set[str] = set()
    order: dict[str, None] = {}
    for page in pages:
        groups: dict[bool, list[str]] = {True: [], False: []}
        for connector in page.connectors:
            groups[connector.later].append(connector.pair)
            order.setdefault(connector.pair)
        for group in groups.values():
            if len(group) > 1:
                needed.update(group)
    return {pair: str(number) for number, pair in enumerate((p for p in order if p in needed), 1)}
