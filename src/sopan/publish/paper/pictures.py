"""A drawing as pixels, for formats that take no SVG; and the colour that a logo is known by."""

from __future__ import annotations

import colorsys
import io

from sopan.publish.paper.as_pdf import FONTS
from sopan.render.parts import Gambar, typeset

__all__ = ["as_png", "warna_logo"]

_BAWAAN = "#0f766e"


def as_png(svg: str, lebar: float, tinggi: float, dpi: int = 150) -> bytes:
    """An SVG drawing of that size in points as a PNG."""
    words = svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    source = (
        f"#set page(width:{lebar:.2f}pt,height:{tinggi:.2f}pt,margin:0pt)\n"
        f'#image(bytes("{words}"),format:"svg",width:{lebar:.2f}pt,height:{tinggi:.2f}pt)\n'
    )
    return typeset(source, "png", dpi=dpi, fonts=(FONTS,))[0]


def warna_logo(logo: Gambar | None) -> str:
    """The strong colour of a logo, dark enough for text on white (4.5:1); a deep teal without one.

    The commonest hue counts, whites, greys and blacks left out.
    """
    if logo is None:
        return _BAWAAN
    from PIL import Image  # noqa: PLC0415 - only documents with a logo pay for the import

    with Image.open(io.BytesIO(as_png(logo.as_svg, 60 * logo.width / logo.height, 60, dpi=72))) as picture:
        colours = picture.convert("RGB").quantize(16).convert("RGB").getcolors(100_000) or []
    best, most = None, 0.0
    for count, rgb in colours:
        red, green, blue = (int(part) / 255 for part in rgb) if isinstance(rgb, tuple) else (1.0, 1.0, 1.0)
        _, light, strong = colorsys.rgb_to_hls(red, green, blue)
        if 0.08 < light < 0.85 and strong > 0.25 and count * strong > most:
            best, most = (red, green, blue), count * strong
    return _dark_enough(best) if best else _BAWAAN


def _dark_enough(rgb: tuple[float, float, float]) -> str:
    hue, light, strong = colorsys.rgb_to_hls(*rgb)
    while True:
        colour = colorsys.hls_to_rgb(hue, light, strong)
        if 1.05 / (_luminance(colour) + 0.05) >= 5.5 or light < 0.05:
            return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
        light -= 0.02


def _luminance(rgb: tuple[float, float, float]) -> float:
    """The relative luminance of WCAG 2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
