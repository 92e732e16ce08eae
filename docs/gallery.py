"""The gallery: every example drawn, and a page that shows them by kind."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from sopan.layout.compose import compose
from sopan.layout.export import to_json
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
IMAGES = DOCS / "images"
DPI = 80

INTRODUCTION = """\
The first page of the procedure of each example, as Sopan draws it from its YAML file. The offices and people are
invented, but for the example of the ministry's training deck (Pembuatan Laporan Konsinyering)."""

KINDS = {
    "pelayanan": ("Pelayanan", "Begun by an applicant, ended by the applicant receiving the result."),
    "rutin": ("Rutin", "Begun inside by whoever answers for the activity, ended by documentation."),
    "penugasan": ("Penugasan", "Begun by the order of a superior."),
}


def examples() -> dict[str, tuple[Sop, Scene]]:
    """The exemplary SOPs by the name of their file, laid out."""
    found = {}
    for path in sorted(EXAMPLES.glob("*.sop.yaml")):
        sop = read_sop(path).sop
        found[path.name.removesuffix(".sop.yaml")] = (sop, compose(sop))
    return found


def gallery(drawn: dict[str, tuple[Sop, Scene]]) -> str:
    """The page that shows every example, with a digest of each layout so that a stale picture is noticed."""
    parts = [f"# Gallery\n\n{INTRODUCTION}"]
    for kind, (title, note) in KINDS.items():
        parts.append(f"\n## {title}\n\n{note}")
        for name, (sop, scene) in drawn.items():
            if sop.jenis != kind:
                continue
            digest = hashlib.sha256(to_json(scene).encode()).hexdigest()[:12]
            parts.append(
                f"\n### {sop.judul}\n\n{sop.instansi}. {len(sop.langkah)} steps, {len(sop.pelaksana)} "
                f"actors, {len(scene.pages)} pages: [`{name}.sop.yaml`](../examples/{name}.sop.yaml)\n\n"
                f"![The first page of its procedure](images/{name}.png)<!-- {digest} -->"
            )
    return "\n".join(parts) + "\n"


def draw(drawn: dict[str, tuple[Sop, Scene]]) -> None:
    """Write the pictures: page 1 of the procedure of each, and the identity page of the deck's example."""
    IMAGES.mkdir(exist_ok=True)
    for name, (sop, scene) in drawn.items():
        outputs = render("png", sop, scene, RenderOptions(base_dir=EXAMPLES, dpi=DPI))
        kinds = [page.kind for page in scene.pages]
        (IMAGES / f"{name}.png").write_bytes(small(outputs[kinds.index("prosedur")].data))
        if name == "konsinyering":
            (IMAGES / f"{name}-identitas.png").write_bytes(small(outputs[kinds.index("identitas")].data))


def small(png: bytes) -> bytes:
    """The same picture in sixteen greys, which ink on paper does not miss."""
    buffer = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("L").quantize(16).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
