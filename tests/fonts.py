"""Fonts for tests: the bundled one with other widths, another name, other rights, or something broken."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from sopan.layout.metrics import FONTS
from sopan.layout.typeface import Typeface
from sopan.model.peraturan import Profil
from sopan.read.huruf_file import read_typeface

FAMILY = "Huruf Kantor"


@cache
def wide_font(scale: float = 1.15, bold: bool = False, lacking: str = "", licence: int = 0) -> bytes:
    """Liberation Sans under another name, its letters so many times as far apart, without some of them."""

    def change(font: Any) -> None:
        font["name"].setName(FAMILY, 1, 3, 1, 0x409)
        font["OS/2"].fsType = licence
        metrics = font["hmtx"].metrics
        for name, (advance, side) in metrics.items():
            metrics[name] = (round(advance * scale), side)
        for table in font["cmap"].tables:
            for letter in lacking:
                table.cmap.pop(ord(letter), None)

    return changed(change, "Bold" if bold else "Regular")


def changed(change: Callable[[Any], None], style: str = "Regular") -> bytes:
    """A bundled font after something was done to it."""
    font = TTFont(FONTS / f"LiberationSans-{style}.ttf", recalcBBoxes=False, recalcTimestamp=False)
    for tag in ("GSUB", "GPOS", "GDEF", "kern"):
        if tag in font:
            del font[tag]
    change(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def profile_with(folder: Path, *, regular: bytes, bold: bytes | None = None) -> Path:
    """A profile with these fonts beside it."""
    (folder / "huruf").mkdir(exist_ok=True)
    (folder / "huruf" / "r.ttf").write_bytes(regular)
    lines = ["profil: 1", "nama: kami", "huruf:", "  tegak: huruf/r.ttf"]
    if bold is not None:
        (folder / "huruf" / "b.ttf").write_bytes(bold)
        lines.append("  tebal: huruf/b.ttf")
    file = folder / "kami.profil.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def typeface_of(folder: Path, *, regular: bytes | None = None, bold: bytes | None = None) -> Typeface:
    """The typeface of such fonts; by default the wide one in both weights."""
    if regular is None:
        regular, bold = wide_font(), wide_font(bold=True)
    file = profile_with(folder, regular=regular, bold=bold)
    huruf = {"tegak": str(file.parent / "huruf" / "r.ttf")}
    if bold is not None:
        huruf["tebal"] = str(file.parent / "huruf" / "b.ttf")
    return read_typeface(Profil.model_validate({"nama": "kami", "huruf": huruf}))
