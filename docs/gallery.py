"""The pictures of the documentation: every example drawn, a page that shows them by kind, and README's."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from sopan.layout.compose import compose
from sopan.layout.export import to_json
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop, read_text
from sopan.render import RenderOptions, render

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
IMAGES = DOCS / "images"
DPI = 80

INTRODUCTION = """\
The first page of the procedure of each example, as Sopan draws it from its YAML file. The offices and people
are invented, but for the example of the ministry's training deck (Pembuatan Laporan Konsinyering)."""

KINDS = {
    "pelayanan": ("Pelayanan", "Begun by an applicant, ended by the applicant receiving the result."),
    "rutin": ("Rutin", "Begun inside by whoever answers for the activity, ended by documentation."),
    "penugasan": ("Penugasan", "Begun by the order of a superior."),
}


class Drawn(NamedTuple):
    """An SOP, laid out."""

    sop: Sop
    scene: Scene


def examples() -> dict[str, Drawn]:
    """The exemplary SOPs by the name of their file, and `readme`, the one that the README teaches with."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    taught = re.search(r"^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    if taught is None:
        raise SystemExit("README.md shows no SOP in a yaml block")
    sops = {"readme": read_text(taught[1], "README.md").sop}
    for path in sorted(EXAMPLES.glob("*.sop.yaml")):
        sops[path.name.removesuffix(".sop.yaml")] = read_sop(path).sop
    return {name: Drawn(sop, compose(sop)) for name, sop in sops.items()}


def gallery(drawn: dict[str, Drawn]) -> str:
    """The page that shows every example."""
    parts = [f"# Gallery\n\n{INTRODUCTION}"]
    for kind, (title, note) in KINDS.items():
        parts.append(f"\n## {title}\n\n{note}")
        for name, (sop, scene) in drawn.items():
            if sop.jenis != kind or name == "readme":
                continue
            parts.append(
                f"\n### {sop.judul}\n\n{sop.instansi}. {len(sop.langkah)} steps, {len(sop.pelaksana)} "
                f"actors, {len(scene.pages)} pages: [`{name}.sop.yaml`](../examples/{name}.sop.yaml)\n\n"
                f"![The first page of its procedure](images/{name}.png)"
            )
    return "\n".join(parts) + "\n"


def digests(drawn: dict[str, Drawn]) -> str:
    """One line a picture, which changes with the layout that it shows: so a stale picture is noticed."""
    return "".join(
        f"{hashlib.sha256(to_json(scene).encode()).hexdigest()[:16]}  {name}.png\n"
        for name, (_, scene) in drawn.items()
    )


def draw(drawn: dict[str, Drawn]) -> None:
    """Write the pictures: page 1 of the procedure of each, and the identity page of the deck's example."""
    IMAGES.mkdir(exist_ok=True)
    for name, (sop, scene) in drawn.items():
        outputs = render("png", sop, scene, RenderOptions(base_dir=EXAMPLES, dpi=DPI))
        kinds = [page.kind for page in scene.pages]
        (IMAGES / f"{name}.png").write_bytes(small(outputs[kinds.index("prosedur")].data))
        if name == "konsinyering":
            (IMAGES / f"{name}-identitas.png").write_bytes(small(outputs[kinds.index("identitas")].data))
    table = drawn["readme"].scene.procedure[0].rows
    whole = (IMAGES / "readme.png").read_bytes()
    (IMAGES / "readme.png").write_bytes(above(whole, max(row.y + row.height for row in table)))


def small(png: bytes) -> bytes:
    """The same picture in sixteen greys, which ink on paper does not miss."""
    buffer = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("L").quantize(16).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def above(png: bytes, end: float) -> bytes:
    """The same picture down to `end` (in points), without most of its margins."""
    picture = Image.open(io.BytesIO(png))
    buffer = io.BytesIO()
    bottom = round(end * DPI / 72) + 10
    picture.crop((28, 28, picture.width - 28, bottom)).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
