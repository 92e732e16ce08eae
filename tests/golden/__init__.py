"""The golden pictures: what pages looked like when somebody last looked at them and was content.

`python -m tests.golden` draws all pages anew, compares, and writes `build/golden/index.html` with old and new
side by side; `python -m tests.golden --accept` makes the new ones the golden ones. SVG is compared to the
letter; the PNG (drawn by typst) with a small tolerance, since another version may smooth an edge otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from tests.render.scenes import make_scene, make_sop

ROOT = Path(__file__).resolve().parents[2]
PICTURES = Path(__file__).with_name("gambar")
REPORT = ROOT / "build" / "golden"

EXAMPLES = (
    "konsinyering",
    "pelaksanaan-rapat-koordinasi",
    "pelayanan-izin-reklame",
    "penanganan-gangguan-pusat-data",
    "penanganan-surat-masuk",
    "penyelenggaraan-bimtek",
)
"""Examples whose pages are golden: short and long, a joint step, returns, page breaks."""

_DPI = 55
_MEAN = 0.6
"""How much the mean of all pixels may differ, of 255."""
_WORST = 24.0
"""How much the mean of a field of 16 by 16 pixels may differ."""


@dataclass(frozen=True)
class Page:
    """A page as drawn now, named `<document>-<page>`."""

    name: str
    svg: bytes
    png: bytes


@dataclass(frozen=True)
class Difference:
    """A page that is not as it was: what differs, and the old files where there are any."""

    page: Page
    why: str
    old_svg: bytes | None
    old_png: bytes | None


def documents() -> Iterator[tuple[str, Sop, Scene]]:
    """All golden documents: a scene made by hand with one of everything, then the examples."""
    sop = make_sop(7)
    yield "contoh-tangan", sop, make_scene(sop, 5)
    for name in EXAMPLES:
        sop = read_sop(ROOT / "examples" / f"{name}.sop.yaml").sop
        yield name, sop, compose(sop)


def pages(documents: Iterator[tuple[str, Sop, Scene]]) -> Iterator[Page]:
    """Every page of the documents, drawn."""
    options = RenderOptions(base_dir=ROOT / "examples", dpi=_DPI)
    for name, sop, scene in documents:
        drawn = zip(render("svg", sop, scene, options), render("png", sop, scene, options), strict=True)
        for svg, png in drawn:
            yield Page(f"{name}{svg.name_suffix}", svg.data, _fewer_bytes(png.data))


def _fewer_bytes(png: bytes) -> bytes:
    """Sixteen greys are enough to compare and a third of the size."""
    image = Image.open(io.BytesIO(png)).convert("L").quantize(16, dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def compare(page: Page) -> Difference | None:
    """What differs between a page and its golden pictures, or None."""
    svg, png = PICTURES / f"{page.name}.svg", PICTURES / f"{page.name}.png"
    if not svg.is_file() or not png.is_file():
        return Difference(page, "halaman baru", None, None)
    old_svg, old_png = svg.read_bytes(), png.read_bytes()
    reasons = []
    if old_svg != page.svg:
        reasons.append("SVG berbeda")
    if why := pixels_differ(old_png, page.png):
        reasons.append(why)
    return Difference(page, ", ".join(reasons), old_svg, old_png) if reasons else None


def pixels_differ(old: bytes, new: bytes) -> str:
    """How two pictures differ beyond the tolerance; empty when they do not."""
    a, b = (Image.open(io.BytesIO(data)).convert("L") for data in (old, new))
    if a.size != b.size:
        return f"ukuran PNG {a.size} menjadi {b.size}"
    change = ImageChops.difference(a, b)
    mean = ImageStat.Stat(change).mean[0]
    fields = change.resize((max(a.width // 16, 1), max(a.height // 16, 1)), Image.Resampling.BOX)
    worst = float(fields.getextrema()[1])  # type: ignore[arg-type]  # one band has two numbers
    return (
        f"PNG berbeda (rata-rata {mean:.2f}, terburuk {worst:.0f})" if mean > _MEAN or worst > _WORST else ""
    )


def left_over(names: set[str]) -> list[Path]:
    """Golden files of pages that are no longer drawn."""
    return sorted(path for path in PICTURES.glob("*.*") if path.stem not in names)


def accept(found: list[Page]) -> None:
    """Make the pages as drawn now the golden ones."""
    PICTURES.mkdir(exist_ok=True)
    for path in left_over({page.name for page in found}):
        path.unlink()
    for page in found:
        (PICTURES / f"{page.name}.svg").write_bytes(page.svg)
        (PICTURES / f"{page.name}.png").write_bytes(page.png)


def write_report(differences: list[Difference], gone: list[Path]) -> Path:
    """An HTML page with old, new and what changed, side by side."""
    REPORT.mkdir(parents=True, exist_ok=True)
    for path in REPORT.iterdir():
        path.unlink()
    rows = []
    for difference in differences:
        name = difference.page.name
        (REPORT / f"{name}-baru.svg").write_bytes(difference.page.svg)
        cells = ["<td>(tidak ada)</td>", f'<td><img src="{name}-baru.svg" alt="baru"></td>', "<td></td>"]
        if difference.old_svg is not None and difference.old_png is not None:
            (REPORT / f"{name}-lama.svg").write_bytes(difference.old_svg)
            (REPORT / f"{name}-beda.png").write_bytes(_marked(difference.old_png, difference.page.png))
            cells[0] = f'<td><img src="{name}-lama.svg" alt="lama"></td>'
            cells[2] = f'<td><img src="{name}-beda.png" alt="beda"></td>'
        rows.append(
            f"<tr><th colspan=3>{escape(name)}: {escape(difference.why)}</th></tr><tr>{''.join(cells)}</tr>"
        )
    rows += [f"<tr><th colspan=3>tidak digambar lagi: {escape(path.name)}</th></tr>" for path in gone]
    style = "body{font:15px sans-serif}table{width:100%}td{width:33%}img{width:100%;border:1px solid #bbb}"
    body = "".join(rows) or "<tr><td>Semua sama.</td></tr>"
    index = REPORT / "index.html"
    head = f'<meta charset="utf-8"><title>Gambar emas</title><style>{style}</style>'
    index.write_text(
        f'<!doctype html><html lang="id">{head}<h1>Lama, baru, beda</h1><table>{body}</table></html>',
        encoding="utf-8",
    )
    return index


def _marked(old: bytes, new: bytes) -> bytes:
    """The new picture with what went in red and what came in blue."""
    a, b = (Image.open(io.BytesIO(data)).convert("L") for data in (old, new))
    if a.size != b.size:
        a = a.resize(b.size)
    out = io.BytesIO()
    Image.merge("RGB", (b, ImageChops.darker(a, b), a)).save(out, "PNG")
    return out.getvalue()
