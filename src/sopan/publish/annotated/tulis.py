"""A sheet as SVG (alone, with its letters in it), PDF (tagged) and PNG."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from sopan.publish.annotated.ikon import jalur_ikon
from sopan.publish.annotated.kanvas import Bentuk, Ikon, Kanvas, Logo, Teks
from sopan.publish.paper.as_html import escape
from sopan.publish.paper.as_pdf import FONTS, q
from sopan.publish.paper.letters import Tebal, huruf_tertanam
from sopan.render.parts import typeset

__all__ = ["jadi_pdf", "jadi_png", "jadi_svg"]

_FAMILY = "Plus Jakarta Sans"


def jadi_svg(kanvas: Kanvas) -> bytes:
    """The sheet as an SVG that looks the same everywhere: the letters that it uses are in it."""
    parts = "".join(_element(item) for item in kanvas.isi)
    size = f"{kanvas.lebar:.2f} {kanvas.tinggi:.2f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{kanvas.lebar:.0f}" '
        f'height="{kanvas.tinggi:.0f}" lang="id" role="img" aria-labelledby="judul uraian" '
        f'font-kerning="none">\n<title id="judul">{escape(kanvas.judul)}</title>\n'
        f'<desc id="uraian">{escape(kanvas.uraian)}</desc>\n'
        f"<style>{_faces(kanvas)}</style>\n{parts}</svg>\n"
    ).encode()


def jadi_pdf(semua: Iterable[Kanvas], tanggal: datetime.date, pemilik: Iterable[str] = ()) -> bytes:
    """Sheets as the pages of one tagged PDF/A."""
    return typeset(
        _source(list(semua), tanggal, pemilik), standards=("a-2a", "ua-1"), tanggal=tanggal, fonts=(FONTS,)
    )[0]


def jadi_png(kanvas: Kanvas, dpi: int = 150) -> bytes:
    """The sheet as a picture."""
    return typeset(_source([kanvas], datetime.date(2012, 6, 19), ()), "png", dpi=dpi, fonts=(FONTS,))[0]


def _element(item: Bentuk | Teks | Ikon | Logo) -> str:
    if isinstance(item, Teks):
        return (
            f'<text x="{item.x:.2f}" y="{item.y:.2f}" font-family="{_FAMILY}, sans-serif" '
            f'font-size="{item.ukuran:.2f}" font-weight="{item.tebal}" fill="{item.warna}">'
            f"{escape(item.teks)}</text>\n"
        )
    return _shape(item)


def _shape(item: Bentuk | Ikon | Logo) -> str:
    if isinstance(item, Bentuk):
        line = (
            f' stroke="{item.garis}" stroke-width="{item.tebal:.2f}" stroke-linecap="round" '
            'stroke-linejoin="round"'
            if item.garis != "none"
            else ""
        )
        dash = f' stroke-dasharray="{item.putus}"' if item.putus else ""
        return f'<path d="{item.d}" fill="{item.isi}"{line}{dash}/>\n'
    if isinstance(item, Ikon):
        strokes = "".join(f'<path d="{d}"/>' for d in jalur_ikon(item.nama))
        return (
            f'<g transform="translate({item.x:.2f} {item.y:.2f}) scale({item.sisi / 24:.4f})" fill="none" '
            f'stroke="{item.warna}" stroke-width="{item.tebal:.2f}" stroke-linecap="round" '
            f'stroke-linejoin="round">{strokes}</g>\n'
        )
    x, y, width, height = _fitted(item)
    place = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<image {place} href="{item.gambar.data_uri}"/>\n'


def _fitted(logo: Logo) -> tuple[float, float, float, float]:
    scale = min(logo.lebar / logo.gambar.width, logo.tinggi / logo.gambar.height)
    width, height = logo.gambar.width * scale, logo.gambar.height * scale
    return logo.x + (logo.lebar - width) / 2, logo.y + (logo.tinggi - height) / 2, width, height


def _faces(kanvas: Kanvas) -> str:
    used: dict[Tebal, str] = {}
    for item in kanvas.isi:
        if isinstance(item, Teks):
            used[item.tebal] = used.get(item.tebal, "") + item.teks
    return huruf_tertanam(used)


def _source(semua: list[Kanvas], tanggal: datetime.date, pemilik: Iterable[str]) -> str:
    authors = "".join(f"{q(name)}," for name in pemilik)
    head = (
        f"#set document(title:{q(semua[0].judul)},author:({authors}),description:{q(semua[0].uraian)},"
        f"date:datetime(year:{tanggal.year},month:{tanggal.month},day:{tanggal.day}))\n"
        f'#set text(font:("{_FAMILY}","Liberation Sans"),lang:"id",kerning:false,ligatures:false,'
        'hyphenate:false,top-edge:"baseline",bottom-edge:"baseline")\n#set par(leading:0pt,spacing:0pt)\n'
        "#show heading: it => it.body\n"
    )
    out = [head]
    for number, kanvas in enumerate(semua):
        out.append(f"#set page(width:{kanvas.lebar:.2f}pt,height:{kanvas.tinggi:.2f}pt,margin:0pt)\n")
        if number and (kanvas.lebar, kanvas.tinggi) == (semua[number - 1].lebar, semua[number - 1].tinggi):
            out.append("#pagebreak()\n")
        out.append(_sheet(kanvas))
    return "".join(out)


def _sheet(kanvas: Kanvas) -> str:
    """All shapes as one picture, which is decoration; then the texts, in the order of reading."""
    width, height = f"{kanvas.lebar:.2f}", f"{kanvas.tinggi:.2f}"
    shapes = "".join(_shape(item) for item in kanvas.isi if not isinstance(item, Teks))
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' "
        f"height='{height}'>{shapes}</svg>"
    )
    words = svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    out = [
        f'#place(top+left,pdf.artifact(image(bytes("{words}"),format:"svg",width:{width}pt,height:{height}pt)))\n'
    ]
    lines: list[Teks] = []
    for item in kanvas.isi:
        if not isinstance(item, Teks):
            continue
        if lines and item.tingkat >= 0:
            out.append(_text(lines))
            lines = []
        lines.append(item)
    if lines:
        out.append(_text(lines))
    return "".join(out)


def _text(lines: list[Teks]) -> str:
    """One line, or the lines of a heading, which are one to a reader."""
    first = lines[0]
    style = f'size:{first.ukuran:.2f}pt,weight:{first.tebal},fill:rgb("{first.warna}")'
    if not first.tingkat:
        return f"#place(top+left,dx:{first.x:.2f}pt,dy:{first.y:.2f}pt,text({style},{q(first.teks)}))\n"
    step = lines[1].y - first.y if len(lines) > 1 else 0.0
    words = q("\n".join(line.teks for line in lines))
    return (
        f"#place(top+left,dx:{first.x:.2f}pt,dy:{first.y:.2f}pt,{{set par(leading:{step:.2f}pt);"
        f"heading(level:{first.tingkat},text({style},{words}))}})\n"
    )
