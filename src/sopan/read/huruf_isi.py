"""What a font file holds: its measures, its licence, and a copy that is safe to give to others.

The file comes from outside, and fonts are programs and graphs as much as pictures: a table of characters of
a hundred bytes can claim four milliards of them, an outline can call itself. So sizes are looked at before
fontTools unfolds anything, outlines are counted, and what is passed on (to typst, to a browser) is a copy
with only the tables that a plain line of text needs, under the name and weight that the profile gives it.
"""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from sopan.errors import Pesan
from sopan.layout.typeface import Gaya, Izin, plain

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["LARGEST_FONT", "FontFault", "Isi", "isi_huruf"]

LARGEST_FONT = 10_000_000
"""Bytes of the largest font file that is read."""

_KEPT = frozenset(
    ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "CFF ", "post", "name", "GlyphOrder")
)
_MOST_TABLES = 64
_MOST_SUBTABLES = 40
_MOST_CHARACTERS = 200_000
_MOST_PARTS = 5_000  # of an outline that is made of others
_MOST_STROKES = 50_000  # bytes that one outline runs through
_MOST_OUTLINES = 6_000_000  # bytes that all of them run through
_WIDEST = 4.0  # ems
_NARROWEST = 0.02
_LETTERS = frozenset(map(chr, range(0x21, 0x7F)))
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_RESTRICTED, _PREVIEW, _NO_SUBSET, _BITMAP = 0x0002, 0x0004, 0x0100, 0x0200
_LONGEST_NAME = 31  # of a family, in Word and Excel
_WEIGHTS: dict[Gaya, int] = {"tegak": 400, "tebal": 700, "miring": 400, "tebal_miring": 700}
_WORDS: dict[Gaya, str] = {
    "tegak": "Regular", "tebal": "Bold", "miring": "Italic", "tebal_miring": "Bold Italic",
}  # fmt: skip


class FontFault(Exception):
    """A font that cannot be used; `message` says why and what to take instead."""

    def __init__(self, message: Pesan) -> None:
        super().__init__(message)
        self.message = message


class Isi(NamedTuple):
    """What is known of a font file. Measures are parts of the em, `advances` font units.

    `natural` is the distance of lines that the font itself asks for; `data` is the sanitised copy.
    """

    family: str
    units: int
    advances: dict[str, int]
    ascent: float
    descent: float
    cap_height: float
    natural: float
    izin: Izin
    data: bytes


def isi_huruf(data: bytes, gaya: Gaya, family: str | None = None) -> Isi:
    """Read, measure and clean a font file; `family` is its name where not its own is wanted.

    Raises `FontFault` for anything but a sound TrueType or OpenType file with the letters of Indonesian.
    """
    _look(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, gaya, family)
    except FontFault:
        raise
    except Exception as error:  # fontTools raises whatever a broken table provokes
        raise FontFault(
            Pesan(
                "berkas huruf rusak; ambil kembali dari sumbernya.",
                "the font file is broken; get it again from its source.",
            )
        ) from error


def _look(data: bytes) -> None:
    """What can be said of the file before any table of it is read."""
    kind = data[:4]
    if kind in (b"wOFF", b"wOF2"):
        raise FontFault(
            Pesan(
                "huruf untuk web (WOFF); pakai berkas TTF atau OTF dari huruf yang sama.",
                "a font for the web (WOFF); use the TTF or OTF file of the same font.",
            )
        )
    if kind == b"ttcf":
        raise FontFault(
            Pesan(
                "kumpulan huruf (TTC); pakai berkas TTF atau OTF yang berisi satu huruf.",
                "a collection of fonts (TTC); use a TTF or OTF file with one font.",
            )
        )
    if kind not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise FontFault(Pesan("bukan berkas TTF atau OTF.", "not a TTF or OTF file."))
    if len(data) < 12 or struct.unpack(">H", data[4:6])[0] > _MOST_TABLES:
        raise FontFault(Pesan("berkas huruf rusak.", "the font file is broken."))


def _opened(data: bytes) -> TTFont:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only documents with an agency's font pay for it

    return TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)


def _read(data: bytes, gaya: Gaya, family: str | None) -> Isi:
    font = _opened(data)
    if "fvar" in font or "CFF2" in font:
        raise FontFault(
            Pesan(
                "huruf variabel; pakai berkas statis, satu untuk setiap gaya (Regular, Bold).",
                "a variable font; use static files, one for each style (Regular, Bold).",
            )
        )
    lacking = {"head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "name"} - set(font.keys())
    if lacking or not ("glyf" in font or "CFF " in font):
        raise FontFault(
            Pesan(
                "huruf tanpa garis bentuk yang dapat dicetak; pakai berkas TTF atau OTF lain.",
                "a font without outlines to print; use another TTF or OTF file.",
            )
        )
    _count_characters(font.reader["cmap"])
    table: Any = font
    units = table["head"].unitsPerEm
    if not 16 <= units <= 16384:
        raise FontFault(Pesan("berkas huruf rusak.", "the font file is broken."))
    names: dict[int, str] = table.getBestCmap() or {}
    advances, glyphs = _advances(table, names, units)
    if "glyf" in font:
        _count_parts(table["glyf"], glyphs)
    else:
        _count_strokes(table["CFF "], glyphs)
    shown = family or _family(table)
    high, low = (
        _clamped(table["hhea"].ascent / units, 0.6, 1.2),
        _clamped(-table["hhea"].descent / units, 0.1, 0.5),
    )
    look = table["OS/2"]
    natural = max(
        (table["hhea"].ascent - table["hhea"].descent + max(table["hhea"].lineGap, 0)) / units,
        (look.usWinAscent + look.usWinDescent) / units,
    )
    capital = getattr(look, "sCapHeight", 0) / units or high * 0.76
    izin = _licence(look.fsType)
    capital = _clamped(capital, 0.4, 1.0)
    return Isi(shown, units, advances, high, low, capital, natural, izin, _clean(data, gaya, shown))


def _clamped(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _count_characters(cmap: bytes) -> None:
    """Refuse a table of characters that claims more of them than there can be."""
    count = struct.unpack(">H", cmap[2:4])[0]
    if count > _MOST_SUBTABLES:
        raise FontFault(_TOO_MUCH)
    seen = set()
    total = 0
    for n in range(count):
        (at,) = struct.unpack(">L", cmap[8 + 8 * n : 12 + 8 * n])
        if at in seen:
            continue
        seen.add(at)
        (kind,) = struct.unpack(">H", cmap[at : at + 2])
        if kind in (8, 10, 12, 13):
            start = at + (8208 if kind == 8 else 12)
            (groups,) = struct.unpack(">L", cmap[start : start + 4])
            if kind == 10 or groups > _MOST_CHARACTERS:
                raise FontFault(_TOO_MUCH)
            for first, last, _ in struct.iter_unpack(">LLL", cmap[start + 4 : start + 4 + 12 * groups]):
                total += max(last - first + 1, 0)
        elif kind == 4:
            segments = struct.unpack(">H", cmap[at + 6 : at + 8])[0] // 2
            ends = struct.unpack(f">{segments}H", cmap[at + 14 : at + 14 + 2 * segments])
            start = at + 16 + 2 * segments
            starts = struct.unpack(f">{segments}H", cmap[start : start + 2 * segments])
            total += sum(max(last - first + 1, 0) for first, last in zip(starts, ends, strict=True))
        if total > _MOST_CHARACTERS:
            raise FontFault(_TOO_MUCH)


_TOO_MUCH = Pesan(
    "berkas huruf terlalu rumit untuk dibaca dengan aman; pakai huruf lain.",
    "the font file is too complicated to be read safely; use another font.",
)


def _advances(font: Any, names: dict[int, str], units: int) -> tuple[dict[str, int], set[str]]:
    """The advances of the characters that can be measured, and the glyphs that draw them."""
    metrics = font["hmtx"].metrics
    advances = {
        chr(code): metrics[name][0] for code, name in names.items() if code < 0x110000 and plain(chr(code))
    }
    lacking = sorted(_LETTERS - advances.keys())
    if lacking or " " not in advances:
        shown = " ".join(lacking[:12]) + (" …" if len(lacking) > 12 else "")
        raise FontFault(
            Pesan(
                f"huruf tidak memiliki {shown or 'spasi'}; pakai huruf Latin yang lengkap.",
                f"the font lacks {shown or 'the space'}; use a complete Latin font.",
            )
        )
    widest = max(advances.values()) / units
    narrowest = min(advances[c] for c in _ASCII) / units
    if widest > _WIDEST or narrowest < _NARROWEST or max(advances[c] for c in _ASCII) > 2 * units:
        raise FontFault(
            Pesan(
                "lebar huruf-hurufnya tidak masuk akal; pakai huruf lain.",
                "the widths of its letters make no sense; use another font.",
            )
        )
    return advances, {name for code, name in names.items() if code < 0x110000}


def _count_parts(table: Any, glyphs: set[str]) -> None:
    """Refuse outlines of outlines of outlines: what few bytes say can be more than anyone can draw."""
    sizes: dict[str, int] = {}

    def size(name: str, depth: int) -> int:
        if depth > 8:
            raise FontFault(_TOO_MUCH)
        known = sizes.get(name)
        if known is not None:
            return known
        glyph = table.glyphs[name]
        data = getattr(glyph, "data", b"")
        parts = 1
        if data and struct.unpack(">h", data[:2])[0] < 0:
            parts += sum(size(part.glyphName, depth + 1) for part in table[name].components)
        if parts > _MOST_PARTS:
            raise FontFault(_TOO_MUCH)
        sizes[name] = parts
        return parts

    for name in glyphs:
        size(name, 0)


def _count_strokes(table: Any, glyphs: set[str]) -> None:
    """Refuse outlines whose programs call each other without an end in sight."""
    from fontTools.misc.psCharStrings import SimpleT2Decompiler  # noqa: PLC0415 - see `_read`

    left, own = [_MOST_OUTLINES], [0]

    class Counting(SimpleT2Decompiler):  # type: ignore[misc]  # fontTools is not typed
        def execute(self, charString: Any, **more: Any) -> None:  # noqa: N803 - fontTools' name
            cost = len(charString.bytecode or charString.program) + 10
            left[0], own[0] = left[0] - cost, own[0] - cost
            if left[0] < 0 or own[0] < 0 or len(self.callingStack) > 10:
                raise FontFault(_TOO_MUCH)
            super().execute(charString, **more)

    outlines = table.cff[0].CharStrings
    for name in glyphs:
        own[0] = _MOST_STROKES
        outline = outlines[name]
        private = outline.private
        Counting(getattr(private, "Subrs", []), outline.globalSubrs, private).execute(outline)


def _family(font: Any) -> str:
    """The name of the family that Office shows."""
    name = str(font["name"].getDebugName(1) or "").strip()
    if not name:
        raise FontFault(
            Pesan(
                "berkas huruf tidak menyebut namanya; tulis 'keluarga' dalam profil.",
                "the font file does not say its name; write 'keluarga' in the profile.",
            )
        )
    return name


def _licence(kind: int) -> Izin:
    """What `fsType` allows. The least restrictive of several bits counts (OpenType, table OS/2)."""
    if kind & (_NO_SUBSET | _BITMAP):  # PDF and SVG carry outlines of the letters used, and no others
        return "terlarang"
    if kind & 0x0008 or not kind & (_RESTRICTED | _PREVIEW):
        return "bebas"
    return "dokumen" if kind & _PREVIEW else "terlarang"


def _clean(data: bytes, gaya: Gaya, family: str) -> bytes:
    """The font with its plain tables only, named and weighed as the profile says; outlines as they were."""
    font = _opened(data)
    table: Any = font
    for tag in [tag for tag in table.keys() if tag not in _KEPT]:  # noqa: SIM118 - TTFont is no dict
        del table[tag]
    names = table["name"]
    kept = [record for record in names.names if record.nameID in (0, 13, 14)]
    names.names = []
    for record in kept[:20]:  # copyright and licence stay with the letters
        names.names.append(record)
    plain_name = "".join(c for c in family if c.isascii() and c.isalnum()) or "Huruf"
    style = _WORDS[gaya]
    for number, words in (
        (1, family), (2, style), (3, f"{plain_name}-{style}"), (4, f"{family} {style}"), (5, "Version 1.0"),
        (6, f"{plain_name}-{style.replace(' ', '')}"),
    ):  # fmt: skip
        names.setName(words, number, 3, 1, 0x409)
    look, italic, bold = table["OS/2"], "miring" in gaya, "tebal" in gaya
    look.usWeightClass, look.usWidthClass = _WEIGHTS[gaya], 5
    look.fsSelection = (0x01 if italic else 0) | (0x20 if bold else 0) | (0 if italic or bold else 0x40)
    table["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()
