"""What a rule may ask of the drawing: how many arrows cross in it.

Laying out costs more than all rules together, so a rule asks only where the flow makes a crossing possible.
"""

from __future__ import annotations

from sopan.errors import LayoutImpossible
from sopan.model import Sop

__all__ = ["silang"]


def silang(sop: Sop) -> int:
    """How many times an arrow jumps over another (Ω) in the drawing of the SOP; 0 where none can be drawn."""
    # Imported here: most SOPs are checked without being drawn.
    from sopan.layout.compose import compose  # noqa: PLC0415 - see above
    from sopan.layout.setup import PageSetup  # noqa: PLC0415 - see above

    try:
        scene = compose(sop, PageSetup(identity=False))
    except LayoutImpossible:
        return 0
    return sum(len(panah.hops) for halaman in scene.pages for panah in halaman.arrows)
