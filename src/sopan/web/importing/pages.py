"""The pages of an old document as pictures, and where words stand on them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pypdfium2
from PIL import Image, ImageChops

__all__ = ["Pages", "Place", "as_pdf"]

Place = tuple[int, list[float]]
"""A page from 1, and left, top, width and height on it as shares of the page."""

MOST = 40
"""So many pages are drawn; more are read, but not shown."""
_WIDTH = 1400
_SECONDS = 90
_MARGIN = 24
_ROW = 0.08
"""How far from its row a cell may stand, as a share of the page's height."""
_MOST_HITS = 40
_OFFICE = {"xlsx": ".xlsx", "docx": ".docx"}


def as_pdf(data: bytes, form: str, folder: Path) -> bytes | None:
    """The document as a PDF: itself, or what LibreOffice prints; None where there is nothing to look at."""
    if data[:1024].find(b"%PDF-") >= 0:
        return data
    suffix = next((end for name, end in _OFFICE.items() if form.startswith(name)), None)
    program = shutil.which("soffice")
    if suffix is None or program is None:
        return None
    source = folder / f"asal{suffix}"
    source.write_bytes(data)
    try:
        subprocess.run(
            [program, f"-env:UserInstallation=file://{folder}/profil", "--headless", "--norestore",
             "--convert-to", "pdf", "--outdir", str(folder), str(source)],
            check=True, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
        return (folder / "asal.pdf").read_bytes()
    except (OSError, subprocess.SubprocessError):
        return None  # it was read all the same; only the picture is missing


class Pages:
    """The pages of a PDF; to be closed, as a context."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._shown: dict[int, tuple[float, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def draw(self, folder: Path) -> None:
        """Write each page as `1.png`, `2.png`, ... without its empty margins."""
        for number in range(min(len(self._document), MOST)):
            page = self._document[number]
            image = page.render(scale=_WIDTH / max(page.get_width(), 1.0)).to_pil().convert("RGB")
            crop = _inked(image)
            self._shown[number] = tuple(  # as shares of the page, for what is found on it
                part / whole for part, whole in zip(crop, (*image.size, *image.size), strict=True)
            )
            image.crop(crop).quantize(64).save(folder / f"{number + 1}.png", optimize=True)

    def find(self, words: Mapping[str, str], rows: Mapping[str, str]) -> dict[str, Place]:
        """Where each text stands.

        Texts are looked for in their order, each after the one before where it can be, since that is how a
        document goes on and the same words often come several times. What stands in a row (`rows`: its key to
        that of the row's own words) is the hit nearest to those words, or those words themselves.
        """
        found: dict[str, Place] = {}
        for number in range(min(len(self._document), MOST)):
            page = self._document[number]
            size, text = (page.get_width(), page.get_height()), page.get_textpage()
            last = 0
            for key, value in words.items():
                if key in found or key in rows:
                    continue
                hit = next(_hits(text, value, last), None) or next(_hits(text, value, 0), None)
                if hit is not None:
                    last = hit[0]
                    found[key] = number + 1, _box(text, hit, size)
            for key, row in rows.items():
                at = found.get(row)
                if at is not None and at[0] == number + 1:
                    boxes = [_box(text, hit, size) for hit in _hits(text, words[key], 0)]
                    found[key] = at[0], _nearest(boxes, at[1])
        return {key: (number, self._on_picture(number, box)) for key, (number, box) in found.items()}

    def _on_picture(self, number: int, box: list[float]) -> list[float]:
        """A place of the page as a place of its picture, which shows less of it."""
        left, top, right, bottom = self._shown.get(number - 1, (0.0, 0.0, 1.0, 1.0))
        wide, high = right - left, bottom - top
        return [
            round((box[0] - left) / wide, 4),
            round((box[1] - top) / high, 4),
            round(box[2] / wide, 4),
            round(box[3] / high, 4),
        ]


def _inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The part of a page that has something on it, with a margin; all of it where nothing has."""
    box = ImageChops.invert(image.convert("L")).point(lambda ink: 255 if ink > 24 else 0).getbbox()
    if box is None:
        return 0, 0, image.width, image.height
    return (
        max(box[0] - _MARGIN, 0),
        max(box[1] - _MARGIN, 0),
        min(box[2] + _MARGIN, image.width),
        min(box[3] + _MARGIN, image.height),
    )


def _nearest(boxes: list[list[float]], row: list[float]) -> list[float]:
    """The box that stands beside the row's words; those words themselves where none does."""
    away = {abs(_middle(box) - _middle(row)): box for box in boxes}
    return away[min(away)] if away and min(away) < _ROW else row


def _middle(box: list[float]) -> float:
    return box[1] + box[3] / 2


def _hits(text: Any, value: str, after: int) -> Iterator[tuple[int, int]]:
    """The places of the words in the page's text; of their beginning where a cell breaks them."""
    words = value.split()
    for some in dict.fromkeys((len(words), 4, 2)):
        wanted = " ".join(words[:some])[:120]
        if len(wanted) < 3:
            continue
        search, hit = text.search(wanted, index=after), None
        for _ in range(_MOST_HITS):
            hit = search.get_next()
            if hit is None:
                break
            yield int(hit[0]), int(hit[1])


def _box(text: Any, hit: tuple[int, int], size: tuple[float, float]) -> list[float]:
    boxes = [text.get_rect(number) for number in range(text.count_rects(*hit))] or [(0.0, 0.0, 0.0, 0.0)]
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    return [
        round(left / width, 4),
        round(1 - top / height, 4),
        round((right - left) / width, 4),
        round((top - bottom) / height, 4),
    ]
