"""Pictures from outside (the agency's logo): from beside the SOP, bounded, known to be pictures.

A picture that cannot be used is no error of the document: its place stays empty and a warning says why.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from sopan.errors import Pesan
from sopan.layout.scene import Box

__all__ = ["Gambar", "fitted", "load_picture"]

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 40_000_000
_SIDE = 800  # pixels: over 600 dpi on the page for a logo
_DECLARATIONS = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ACTIVE = ("script", "foreignObject", "iframe", "set", "animate", "handler", "listener")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px|pt|mm|cm|in|pc)?\s*$")


class Gambar(NamedTuple):
    """A picture that may be drawn: its bytes, media type, and size (only the ratio counts)."""

    data: bytes
    media_type: str
    width: float
    height: float

    @property
    def data_uri(self) -> str:
        """The picture as an address that holds it."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"

    @property
    def as_svg(self) -> str:
        """The picture as an SVG document, for programs that take no other bytes as text."""
        if self.media_type == "image/svg+xml":
            return self.data.decode()
        size = f'width="{self.width:g}" height="{self.height:g}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{self.data_uri}"/></svg>'


def fitted(gambar: Gambar, box: Box) -> Box:
    """Where the picture stands when scaled to fit inside a box, in its middle."""
    scale = min(box.width / gambar.width, box.height / gambar.height)
    width, height = gambar.width * scale, gambar.height * scale
    return Box(box.center.x - width / 2, box.center.y - height / 2, width, height)


def load_picture(path: str, base_dir: Path | None) -> Gambar | Pesan:
    """The picture that an SOP in the folder `base_dir` names, or the warning why there is none."""
    if base_dir is None:
        return _unusable(path, "folder SOP tidak diketahui", "the folder of the SOP is not known")
    try:
        base = base_dir.resolve()
        file = (base / path).resolve()
        if not file.is_relative_to(base):
            return _unusable(path, "di luar folder SOP", "outside the folder of the SOP")
        if not file.is_file():
            return _unusable(path, "tidak ada", "not there")
        state = file.stat()
        if state.st_size > _MOST_BYTES:
            return _unusable(path, "lebih dari 5 MB", "larger than 5 MB")
        return _loaded(str(file), path, state.st_mtime_ns, state.st_size)
    except (OSError, ValueError) as error:  # no permission, a name that the system refuses
        return _unusable(path, f"tidak terbaca ({error})", f"not readable ({error})")


def _unusable(path: str, sebab: str, why: str) -> Pesan:
    return Pesan(
        f"logo '{path}' tidak dipakai: {sebab}; tempatnya dikosongkan.",
        f"logo '{path}' is not used: {why}; its place is left empty.",
    )


@lru_cache(maxsize=32)
def _loaded(file: str, path: str, changed: int, size: int) -> Gambar | Pesan:  # noqa: ARG001 - the key
    data = Path(file).read_bytes()
    if len(data) > _MOST_BYTES:
        return _unusable(path, "lebih dari 5 MB", "larger than 5 MB")
    if data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _vector(data, path)
    return _raster(data, path)


def _vector(data: bytes, path: str) -> Gambar | Pesan:
    """An SVG that only draws: no entities, nothing active, nothing from elsewhere."""
    refused = _unusable(
        path, "SVG dengan isi yang tidak diterima", "an SVG with content that is not accepted"
    )
    if b"\0" in data or _DECLARATIONS.search(data):
        return refused
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without entity declarations, and bounded
    except ElementTree.ParseError:
        return _unusable(path, "bukan gambar", "not a picture")
    if root.tag.rpartition("}")[2] != "svg":
        return _unusable(path, "bukan gambar", "not a picture")
    for element in root.iter():
        active = element.tag.rpartition("}")[2] in _ACTIVE
        if active or any(name.lower().startswith("on") for name in element.attrib):
            return refused
        target = next((element.attrib[h] for h in _HREFS if h in element.attrib), "#")
        if not target.startswith(("#", "data:image/")):
            return refused
    width, height = _svg_size(root)
    if width <= 0 or height <= 0:
        return refused
    return Gambar(ElementTree.tostring(root, encoding="unicode").encode(), "image/svg+xml", width, height)


def _svg_size(root: ElementTree.Element) -> tuple[float, float]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        if len(box) == 4:
            return float(box[2]), float(box[3])
    except ValueError:
        return 0.0, 0.0
    sides = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    return (float(sides[0][1]), float(sides[1][1])) if sides[0] and sides[1] else (100.0, 100.0)


def _raster(data: bytes, path: str) -> Gambar | Pesan:
    """A PNG or JPEG, decoded and written anew, so that what is embedded is what Pillow understood."""
    from PIL import Image  # noqa: PLC0415 - only documents with a logo pay for the import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return _unusable(path, "terlalu banyak piksel", "too many pixels")
                photo = opened.format == "JPEG"
                opened.draft("RGB", (_SIDE, _SIDE))
                image = opened.convert("RGB" if photo else "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _unusable(path, "bukan PNG, JPEG, atau SVG yang utuh", "not a sound PNG, JPEG or SVG")
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    if photo:
        image.save(written, "JPEG", quality=92, subsampling=0)
    else:
        image.save(written, "PNG", optimize=True)
    media_type = "image/jpeg" if photo else "image/png"
    return Gambar(written.getvalue(), media_type, float(image.width), float(image.height))
