"""Documents of ours (`sopan.render.docx`) put one behind the other into one Word file.

Each keeps its paper, margins and footer as a section of its own. What has numbers or names that hold for the
whole package is given new ones: styles (where two documents chose other sizes), lists, drawings, pictures.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]  # ships no types

__all__ = ["DocxBook", "W"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's main part."""

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 12_700
_NUMBERED = ("docPr", "cNvPr", "stCxn", "endCxn")  # what Word wants numbered once in a document
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


class DocxBook:
    """A Word file while documents are added to it. The first gives styles and settings of the whole."""

    def __init__(self) -> None:
        self.body: list[bytes] = []
        self.parts: dict[str, bytes] = {}
        self.relations: list[tuple[str, str, str]] = []
        self.styles: dict[bytes, str] = {}
        self.style_elements: list[etree._Element] = []
        self.lists: list[etree._Element] = []
        self.list_numbers: list[etree._Element] = []
        self.head = b""
        self.settings = b""
        self.drawings = 1
        self.last: bytes | None = None

    def add_front(self, xml: str, styles: str) -> None:
        """Paragraphs before all documents, and the styles that they use (elements of the main part)."""
        self.body.append(xml.encode())
        self.style_elements += list(etree.fromstring(f'<w:styles xmlns:w="{W}">{styles}</w:styles>'))

    def add(self, document: bytes, bookmark: str) -> None:
        """A document behind those that are there; its first paragraph is the place of `bookmark`."""
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            root = etree.fromstring(package.read("word/document.xml"), _PARSER)
            suffix = self._style_suffix(package.read("word/styles.xml"))
            lists = self._lists(etree.fromstring(package.read("word/numbering.xml"), _PARSER))
            names = self._related(package, suffix)
            self.settings = self.settings or package.read("word/settings.xml")
        if not self.head:
            spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)
            self.head = f"{_HEAD}<w:document {spaces}><w:body>".encode()
        body = root[0]
        self._renumber(body, suffix, lists, names)
        section = body[-1]
        body.remove(section)
        self._close_section()
        self.last = etree.tostring(section)
        first = body.find(_w("p"))
        if first is not None:
            self._mark(first, bookmark)
        self.body += [etree.tostring(element) for element in body]

    def picture(self, data: bytes, width: float, height: float, alt: str) -> str:
        """A run with a PNG picture of that size in points, for the front."""
        key = self._relate("image", f"media/{hashlib.sha256(data).hexdigest()[:16]}.png", data)
        number, self.drawings = self.drawings, self.drawings + 1
        size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
        words = html.escape(alt)
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="Logo" descr="{words}"/><a:graphic><a:graphicData uri="{_PIC}">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
            "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _close_section(self) -> None:
        """What stands so far ends with its own section, in a paragraph as low as can be."""
        if self.last is None:
            return
        section = self.last.decode()
        self.body.append(f'<w:p><w:pPr><w:pStyle w:val="SopJangkar"/>{section}</w:pPr></w:p>'.encode())

    def _mark(self, paragraph: etree._Element, name: str) -> None:
        number = str(len(self.body) + 1)
        place = 1 if paragraph.find(_w("pPr")) is not None else 0
        for offset, tag in enumerate(("bookmarkStart", "bookmarkEnd")):
            mark = etree.Element(_w(tag))
            mark.set(_w("id"), number)
            if tag == "bookmarkStart":
                mark.set(_w("name"), name)
            paragraph.insert(place + offset, mark)

    def _style_suffix(self, data: bytes) -> str:
        """What the names of a document's styles end with: nothing, or a number where they differ."""
        if data in self.styles:
            return self.styles[data]
        root = etree.fromstring(data, _PARSER)
        suffix = "" if not self.styles else f"-{len(self.styles) + 1}"
        self.styles[data] = suffix
        if not suffix:
            self.defaults = etree.tostring(root[0])
        for style in root.iterfind(_w("style")):
            if style.get(_w("default")):
                if not suffix:
                    self.style_elements.append(style)
                continue
            style.set(_w("styleId"), f"{style.get(_w('styleId'))}{suffix}")
            name = style.find(_w("name"))
            if name is not None and suffix:
                name.set(_w("val"), f"{name.get(_w('val'))} {suffix[1:]}")
            self.style_elements.append(style)
        return suffix

    def _lists(self, root: etree._Element) -> int:
        """Add a document's lists; how much the numbers of its lists grew."""
        kinds, grown = len(self.lists), len(self.list_numbers)
        for kind in root.iterfind(_w("abstractNum")):
            kind.set(_w("abstractNumId"), str(int(kind.get(_w("abstractNumId"), "0")) + kinds))
            self.lists.append(kind)
        for number in root.iterfind(_w("num")):
            number.set(_w("numId"), str(int(number.get(_w("numId"), "0")) + grown))
            kind = number.find(_w("abstractNumId"))
            if kind is not None:
                kind.set(_w("val"), str(int(kind.get(_w("val"), "0")) + kinds))
            self.list_numbers.append(number)
        return grown

    def _related(self, package: zipfile.ZipFile, suffix: str) -> dict[str, str]:
        """Take over pictures and footers; their new relations by the old."""
        names: dict[str, str] = {}
        for relation in etree.fromstring(package.read("word/_rels/document.xml.rels"), _PARSER):
            kind = str(relation.get("Type")).rpartition("/")[2]
            if kind not in ("image", "footer"):
                continue
            target = str(relation.get("Target"))
            data = package.read(f"word/{target}")
            if kind == "image":
                name = f"media/{hashlib.sha256(data).hexdigest()[:16]}.{target.rpartition('.')[2]}"
            else:
                data = self._footer(data, suffix)
                name = f"footer{len(self.relations) + 1}.xml"
            names[str(relation.get("Id"))] = self._relate(kind, name, data)
        return names

    def _footer(self, data: bytes, suffix: str) -> bytes:
        root = etree.fromstring(data, _PARSER)
        self._restyle(root, suffix)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return bytes(data)

    def _relate(self, kind: str, name: str, data: bytes) -> str:
        known = next((one for one in self.relations if one[2] == name), None)
        if known is not None:
            return known[0]
        self.parts[f"word/{name}"] = data
        self.relations.append((f"rId{len(self.relations) + 1}", kind, name))
        return self.relations[-1][0]

    @staticmethod
    def _restyle(root: etree._Element, suffix: str) -> None:
        if suffix:
            for element in root.iter(_w("pStyle"), _w("tblStyle")):
                element.set(_w("val"), f"{element.get(_w('val'))}{suffix}")

    def _renumber(self, body: etree._Element, suffix: str, lists: int, names: dict[str, str]) -> None:
        self._restyle(body, suffix)
        for number in body.iter(_w("numId")):
            number.set(_w("val"), str(int(number.get(_w("val"), "0")) + lists))
        most = 0
        for element in body.iter():
            for attribute in (f"{{{_R}}}id", f"{{{_R}}}embed"):
                if element.get(attribute) in names:
                    element.set(attribute, names[element.get(attribute)])
            if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _NUMBERED:
                own = int(element.get("id", "0"))
                most = max(most, own)
                element.set("id", str(own + self.drawings))
        self.drawings += most + 1

    def written(self, properties: str) -> bytes:
        """The file; `properties` is its part of core properties."""
        for kind, data in (
            ("styles", b"".join([self.defaults, *map(etree.tostring, self.style_elements)])),
            ("numbering", b"".join(map(etree.tostring, [*self.lists, *self.list_numbers]))),
        ):
            whole = f'{_HEAD}<w:{kind} xmlns:w="{W}">'.encode() + data + f"</w:{kind}>".encode()
            self._relate(kind, f"{kind}.xml", whole)
        self._relate("settings", "settings.xml", self.settings)
        document = b"".join([self.head, *self.body, self.last or b"", b"</w:body></w:document>"])
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._all_parts(document, properties):
                package.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
        return file.getvalue()

    def _all_parts(self, document: bytes, properties: str) -> Iterator[tuple[str, bytes]]:
        overrides = {"/word/document.xml": f"{_KIND}.document.main+xml"}
        for name in self.parts:
            kind = re.sub(r"\d+$", "", name.rpartition("/")[2].removesuffix(".xml"))
            if name.endswith(".xml"):
                overrides[f"/{name}"] = f"{_KIND}.{kind}+xml"
        overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        suffixes = {name.rpartition(".")[2] for name in self.parts} - {"xml"}
        media = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "emf": "image/x-emf"}
        types = "".join(
            f'<Default Extension="{one}" ContentType="{media.get(one, "application/octet-stream")}"/>'
            for one in sorted(suffixes)
        )
        types += '<Default Extension="xml" ContentType="application/xml"/>'
        related = "application/vnd.openxmlformats-package.relationships+xml"
        types += f'<Default Extension="rels" ContentType="{related}"/>'
        types += "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
        )
        yield "[Content_Types].xml", f'{_HEAD}<Types xmlns="{_TYPES}">{types}</Types>'.encode()
        core = _RELATIONS.replace("/relationships", "/relationships/metadata/core-properties")
        yield "_rels/.rels", _relations([("rId1", f"{_R}/officeDocument", "word/document.xml"),
                                         ("rId2", core, "docProps/core.xml")])  # fmt: skip
        yield "word/document.xml", document
        yield (
            "word/_rels/document.xml.rels",
            _relations([(key, f"{_R}/{kind}", name) for key, kind, name in self.relations]),
        )
        yield "docProps/core.xml", properties.encode()
        yield from self.parts.items()


def _relations(found: list[tuple[str, str, str]]) -> bytes:
    items = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{name}"/>' for key, kind, name in found)
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'.encode()
