"""Event logs in XES (IEEE 1849), read event by event, with no entities and nothing fetched."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # ships no types

from sopan.monitor.log import Tabel
from sopan.monitor.tables import unreadable

__all__ = ["read_xes"]

_KEYS = {
    "concept:name": "aktivitas",
    "time:timestamp": "selesai",
    "lifecycle:transition": "siklus",
    "org:resource": "pelaksana",
    "org:role": "peran",
}
_ROWS = 5_000_000


def read_xes(data: bytes, file: str) -> Tabel:
    """Read an XES log as a table with the columns kasus, aktivitas, selesai, siklus, pelaksana and peran.

    Raises UnreadableFile for what is no XES, or defines entities (which nothing needs, and bombs do).
    """
    if b"<!ENTITY" in data[:100_000].upper() or b"<!DOCTYPE" in data[:100_000].upper():
        raise unreadable(file, "XES dengan DOCTYPE ditolak.", "an XES with a DOCTYPE is refused.")
    head = ("kasus", *_KEYS.values())
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    root = ""
    try:
        events = etree.iterparse(
            io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=True
        )
        for when, node in events:
            if not root:
                root = _local(node)
                if root != "log":
                    raise unreadable(file, "ini bukan log XES.", "this is not an XES log.")
            if when == "end" and _local(node) == "trace":
                _trace(node, rows, lines)
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]
                if len(rows) > _ROWS:
                    raise unreadable(file, "log terlalu panjang.", "the log is too long.")
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise unreadable(
            file, f"XML tidak terbaca: {error.msg}.", f"the XML cannot be read: {error.msg}.", line
        ) from error
    return Tabel(file, head, tuple(rows), tuple(lines))


def _trace(node: Any, rows: list[tuple[str, ...]], lines: list[int]) -> None:
    case = ""
    for child in node:
        if _local(child) != "event" and child.get("key") == "concept:name":
            case = child.get("value", "")
    for child in node:
        if _local(child) != "event":
            continue
        values = dict.fromkeys(_KEYS, "")
        for attribute in child:
            key = attribute.get("key")
            if key in values:
                values[key] = attribute.get("value", "")
        rows.append((case or f"kasus {len(lines) + 1}", *values.values()))
        lines.append(child.sourceline or 0)


def _local(node: Any) -> str:
    name = node.tag
    return etree.QName(name).localname if isinstance(name, str) else ""
