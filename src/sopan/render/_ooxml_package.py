"""Packages of Office (ECMA-376 part 2): parts by name, the types of their content, and who refers to whom.

What is written depends on the parts alone: they stand in the order in which they were added, with the date
that a zip file knows as its first, so that the same document gives the same bytes.
"""

from __future__ import annotations

import posixpath
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sopan.render._drawingml import xml

__all__ = ["HEAD", "Package"]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The first line of a part of XML."""

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


class Package:
    """A package while it is put together. Names of parts have no slash before them."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self._types: list[str] = []
        self._relations: dict[str, list[str]] = {}

    @classmethod
    def read(cls, data: bytes) -> Package:
        """A package that another program wrote, to add parts to it."""
        package = cls()
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                package.parts[name] = archive.read(name)
        return package

    def add(self, name: str, data: bytes | str, content_type: str | None = None) -> None:
        """A part; its content type, unless its suffix says it (`add_type`)."""
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type is not None:
            self._types.append(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def add_type(self, suffix: str, content_type: str) -> None:
        """What parts with a suffix are."""
        line = f'<Default Extension="{suffix}" ContentType="{content_type}"/>'
        if line not in self._types and line.encode() not in self.parts.get(_TYPES, b""):
            self._types.insert(0, line)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let the part `source` ("" for the package) refer to another. Gives the id of the relation.

        `kind` is the last word of an Office relation, or a whole address.
        """
        name = _relations_of(source)
        known = self._relations.setdefault(name, [])
        present = self.parts.get(name, b"").count(b"<Relationship ")
        number = present + len(known) + 1
        address = kind if ":" in kind else f"{_OFFICE}/{kind}"
        path = posixpath.relpath(target, posixpath.dirname(source) or ".")
        known.append(f'<Relationship Id="rId{number}" Type="{address}" Target="{xml(path)}"/>')
        return f"rId{number}"

    def written(self) -> bytes:
        """The package as a file."""
        for name, lines in self._relations.items():
            self.parts[name] = _with(self.parts.get(name), "Relationships", _RELATIONS, lines)
        self._relations.clear()
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        parts = {_TYPES: _with(self.parts.get(_TYPES), "Types", types, self._types)}
        self._types.clear()
        parts |= {name: data for name, data in self.parts.items() if name != _TYPES}
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, data in parts.items():
                entry = ZipInfo(name, _FIRST_DATE)
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, data)
        return buffer.getvalue()


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _with(data: bytes | None, root: str, namespace: str, lines: list[str]) -> bytes:
    """A list of relations or types with more lines: the one that is there, or a new one.

    Defaults of content types stand before the others, as the schema of some readers wants them.
    """
    if data is None:
        return f'{HEAD}<{root} xmlns="{namespace}">{"".join(lines)}</{root}>'.encode()
    first = [line for line in lines if line.startswith("<Default")]
    rest = [line for line in lines if not line.startswith("<Default")]
    opening = data.index(b">", data.index(f"<{root}".encode())) + 1
    closing = data.rindex(f"</{root}>".encode())
    return (
        data[:opening]
        + "".join(first).encode()
        + data[opening:closing]
        + "".join(rest).encode()
        + data[closing:]
    )
