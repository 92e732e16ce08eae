"""A scene as the public `sopan-layout/1` file (format.md, part 2)."""

from __future__ import annotations

import json
from typing import Any

from sopan.layout.scene import Arrow, Page, Scene, Symbol, Text

__all__ = ["to_json", "to_layout"]


def to_layout(scene: Scene) -> dict[str, Any]:
    """The layout as plain data, numbers rounded to a thousandth of a point."""
    return {"format": "sopan-layout/1", "pages": [_page(page) for page in scene.pages]}


def to_json(scene: Scene) -> str:
    """The layout as JSON text, the same to the byte for the same SOP."""
    return json.dumps(to_layout(scene), ensure_ascii=False, separators=(",", ":")) + "\n"


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "kind": page.kind,
        "width": _n(page.width),
        "height": _n(page.height),
        "columns": [{"pelaksana": c.pelaksana, "x": _n(c.x), "width": _n(c.width)} for c in page.columns],
        "rows": [
            {
                "langkah": r.langkah,
                "y": _n(r.y),
                "height": _n(r.height),
                **({"part": r.part} if r.part > 1 else {}),
            }
            for r in page.rows
        ],
        "texts": [_text(text) for text in page.texts],
        "symbols": [_symbol(symbol) for symbol in page.symbols],
        "arrows": [_arrow(arrow) for arrow in page.arrows],
    }


def _n(value: float) -> float:
    return round(value, 3)


def _list(values: Any) -> list[float]:
    return [round(value, 3) for value in values]


def _text(text: Text) -> dict[str, Any]:
    return {
        "cell": text.cell,
        "langkah": text.langkah,
        "box": _list(text.box),
        "lines": [
            {"text": t.text, "x": _n(t.x), "baseline": _n(t.baseline), "width": _n(t.width), "size": t.size}
            for t in text.lines
        ],
    }


def _symbol(symbol: Symbol) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": symbol.id,
        "shape": symbol.shape,
        "langkah": symbol.langkah,
        "pelaksana": list(symbol.pelaksana),
        "box": _list(symbol.box),
    }
    if symbol.role:
        data["role"] = symbol.role
    if symbol.pair:
        data["pair"] = symbol.pair
        data["label"] = symbol.label
    return data


def _arrow(arrow: Arrow) -> dict[str, Any]:
    flow = arrow.flow
    return {
        "id": arrow.id,
        "from": arrow.source,
        "to": arrow.target,
        "flow": {"dari": flow.dari, "ke": flow.ke, "cabang": flow.cabang} if flow else None,
        "kind": arrow.kind,
        "points": [_list(point) for point in arrow.points],
        "hops": [_list(hop) for hop in arrow.hops],
        "label": {"text": arrow.label.text, "box": _list(arrow.label.box)} if arrow.label else None,
    }
