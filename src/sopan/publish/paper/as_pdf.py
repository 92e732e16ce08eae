"""The document as PDF: set by typst, tagged, PDF/UA-1 and PDF/A-2a.

All text goes in as string literals, so that nothing in it can be markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sopan.layout.metrics import drawable
from sopan.publish.paper.blocks import (
    Blok,
    Daftar,
    Dokumen,
    Fakta,
    Gambar,
    Judul,
    Paragraf,
    Pengesah,
    Tabel,
)
from sopan.render.parts import typeset

__all__ = ["FONTS", "q", "write"]

FONTS = Path(__file__).parents[1] / "fonts"
"""The folder of the type that documents for the public are set in."""

_PREAMBLE = """\
#let aksen = rgb("{aksen}")
#set page(paper:"a4",margin:(top:22mm,bottom:22mm,left:24mm,right:20mm),footer:context{{
set text(size:8pt,fill:rgb("#52606d"))
grid(columns:(1fr,auto),{kaki},[Halaman #counter(page).display() dari #counter(page).final().at(0)])}})
#set text(font:("{font}","Liberation Sans"),size:{size}pt,lang:"id",fill:rgb("#1f2933"),hyphenate:false)
#set par(leading:{leading}em,spacing:0.9em,justify:false)
#set heading(numbering:none)
#show heading.where(level:1): it => block(above:0pt,below:6pt,text(size:{title}pt,weight:{bold},it.body))
#show heading.where(level:2): it => block(above:18pt,below:8pt,sticky:true,
text(size:{part}pt,weight:{bold},fill:aksen,it.body))
#show heading.where(level:3): it => block(above:12pt,below:6pt,sticky:true,
text(size:{size}pt,weight:{bold},it.body))
#set enum(indent:0pt,body-indent:7pt,spacing:0.55em)
#set list(indent:0pt,body-indent:7pt,spacing:0.55em,marker:text(fill:aksen,"•"))
#set table(stroke:(x,y)=>(bottom:0.5pt+rgb("#cbd2d9")),inset:(x:6pt,y:6pt),align:left+top)
#show table.cell.where(y:0): set text(weight:{bold})
"""


_CHARTER = """\
#set page(margin:(top:22mm,bottom:22mm,left:30mm,right:30mm),background:{
place(top+left,dx:9mm,dy:9mm,rect(width:192mm,height:279mm,stroke:2.4pt+aksen,radius:6pt))
place(top+left,dx:11.5mm,dy:11.5mm,rect(width:187mm,height:274mm,stroke:0.6pt+aksen,radius:4pt))})
#set text(size:12pt)
#set enum(spacing:0.8em)
#show heading.where(level:1): it => align(center,block(above:10pt,below:10pt,
text(size:30pt,weight:800,fill:aksen,tracking:0.04em,it.body)))
"""


def write(dokumen: Dokumen) -> bytes:
    """The PDF of a document."""
    return typeset(source(dokumen), standards=("a-2a", "ua-1"), tanggal=dokumen.tanggal, fonts=(FONTS,))[0]


def source(dokumen: Dokumen) -> str:
    """The typst source of a document."""
    when = dokumen.tanggal
    authors = "".join(f"{q(name)}," for name in dokumen.pemilik)
    size = 11 if dokumen.ramah else 10.5
    parts = [
        (
            f"#set document(title:{q(dokumen.judul)},author:({authors}),"
            f"date:datetime(year:{when.year},month:{when.month},day:{when.day}))\n"
        ),
        _PREAMBLE.format(
            aksen=dokumen.aksen,
            font="Plus Jakarta Sans" if dokumen.ramah else "Liberation Sans",
            bold=800 if dokumen.ramah else 700,
            size=size,
            leading=0.68 if dokumen.ramah else 0.62,
            title=24 if dokumen.ramah else 17,
            part=14 if dokumen.ramah else 12,
            kaki=q(dokumen.kaki),
        ),
    ]
    if dokumen.piagam:
        parts.append(_CHARTER)
    if dokumen.kop:
        parts.append(_letterhead(dokumen))
    parts += [_block(block, dokumen) for block in dokumen.isi]
    return "".join(parts)


def q(words: str) -> str:
    """A string literal of text that the type can draw."""
    escaped = drawable(words).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _letterhead(dokumen: Dokumen) -> str:
    if dokumen.piagam:
        return _charter_head(dokumen)
    names = "".join(
        f"block(spacing:4pt,text(size:{12 if n == 0 else 9.5}pt,weight:{700 if n == 0 else 400},{q(name)}))\n"
        for n, name in enumerate(dokumen.pemilik)
    )
    logo = ""
    if dokumen.logo is not None:
        logo = (
            f'image(bytes({_literal(dokumen.logo.as_svg)}),format:"svg",height:44pt,'
            f"alt:{q(f'Logo {dokumen.pemilik[0]}' if dokumen.pemilik else 'Logo')})"
        )
    columns = (
        f"grid(columns:(auto,1fr),column-gutter:12pt,align:horizon,{logo},{{{names}}})" if logo else names
    )
    rule = "pdf.artifact(line(length:100%,stroke:1.4pt+aksen))"
    sub = f'block(above:0pt,below:14pt,text(fill:rgb("#52606d"),{q(dokumen.sub)}))\n' if dokumen.sub else ""
    return f"#{{\n{columns}\nv(2pt)\n{rule}\nv(10pt)\nheading(level:1,{q(dokumen.judul)})\n{sub}}}\n"


def _charter_head(dokumen: Dokumen) -> str:
    logo = ""
    if dokumen.logo is not None:
        alt = q(f"Logo {dokumen.pemilik[0]}" if dokumen.pemilik else "Logo")
        logo = f'image(bytes({_literal(dokumen.logo.as_svg)}),format:"svg",height:64pt,alt:{alt})\n'
    names = "".join(
        f"block(spacing:5pt,text(size:{14 if n == 0 else 11}pt,weight:{800 if n == 0 else 400},{q(name)}))\n"
        for n, name in enumerate(dokumen.pemilik)
    )
    sub = f"block(below:20pt,text(size:15pt,weight:800,{q(dokumen.sub)}))\n" if dokumen.sub else ""
    return f"#align(center,{{\n{logo}{names}v(18pt)\nheading(level:1,{q(dokumen.judul)})\n{sub}}})\n"


def _literal(raw: str) -> str:
    escaped = raw.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _block(block: Blok, dokumen: Dokumen) -> str:
    if isinstance(block, Judul):
        return f"#heading(level:{block.tingkat},{q(block.teks)})\n"
    if isinstance(block, Paragraf):
        return _paragraph(block)
    if isinstance(block, Daftar):
        return f"#{_list(block.butir, block.gaya)}\n"
    if isinstance(block, Tabel):
        return _table(block, dokumen)
    if isinstance(block, Fakta):
        return _facts(block, dokumen)
    if isinstance(block, Gambar):
        return _picture(block)
    if isinstance(block, Pengesah):
        return _signature(block)
    return "#pagebreak(weak:true)\n"


def _paragraph(block: Paragraf) -> str:
    if block.gaya == "catatan":
        return f'#par(text(size:0.85em,fill:rgb("#52606d"),{q(block.teks)}))\n'
    if block.gaya == "biasa":
        return f"#par({q(block.teks)})\n"
    weight = 700 if block.gaya == "penting" else 400
    return f"#align(center,par(text(weight:{weight},{q(block.teks)})))\n"


def _list(items: Iterable[str], kind: str) -> str:
    body = ",".join(q(item) for item in items)
    if kind == "angka":
        return f"enum({body})"
    if kind == "huruf":
        return f'enum(numbering:"a.",{body})'
    if kind == "centang":
        box = "box(width:0.8em,height:0.8em,stroke:0.9pt+aksen,radius:1.5pt,baseline:0.08em)"
        return f"list(marker:{box},{body})"
    return f"list({body})"


def _cell(paragraphs: Sequence[str]) -> str:
    if not paragraphs:
        return "[]"
    if len(paragraphs) == 1:
        return q(paragraphs[0])
    return _list(paragraphs, "titik")


def _table(block: Tabel, dokumen: Dokumen) -> str:
    widths = ",".join(f"{width}fr" for width in block.lebar)
    head = ",".join(f"table.cell(fill:aksen.lighten(88%),{q(words)})" for words in block.kepala)
    rows = ",\n".join(_cell(cell) for row in block.baris for cell in row)
    size = 10 if dokumen.ramah else 9.5
    return (
        f"#{{set text(size:{size}pt)\ntable(columns:({widths},),"
        f"table.header(repeat:true,{head}),\n{rows})}}\n"
    )


def _facts(block: Fakta, dokumen: Dokumen) -> str:
    bold = 800 if dokumen.ramah else 700
    cells = ",".join(
        f"block(width:100%,fill:aksen.lighten(90%),radius:4pt,inset:10pt,{{text(size:8.5pt,"
        f'fill:rgb("#52606d"),{q(name)});linebreak();text(size:13pt,weight:{bold},fill:aksen.darken(20%),'
        f"{q(value)})}})"
        for name, value in block.isi
    )
    columns = min(3, len(block.isi))
    return f"#grid(columns:(1fr,)*{columns},gutter:8pt,{cells})\n"


def _picture(block: Gambar) -> str:
    ratio = block.tinggi / block.lebar if block.lebar else 1
    width = min(block.lebar, 470.0, 640.0 / ratio if ratio else 470.0)
    caption = f",caption:text(size:8.5pt,{q(block.keterangan)})" if block.keterangan else ""
    return (
        f'#figure(supplement:none,numbering:none,image(bytes({_literal(block.svg)}),format:"svg",'
        f"width:{width:.1f}pt,alt:{q(block.alt)}){caption})\n"
    )


def _signature(block: Pengesah) -> str:
    lines = [f"{block.pembuka} {block.tempat}".strip()] if block.tempat else []
    lines.append(f"pada tanggal {block.tanggal}" if block.tempat else block.tanggal)
    top = "linebreak();".join(q(line) + ";" for line in lines if line.strip())
    nip = f"linebreak();{q(f'NIP {block.nip}')}" if block.nip else ""
    return (
        "#v(18pt)\n#block(breakable:false,width:100%,align(right,block(width:48%,align(left,{"
        f"{top}\nparbreak();{q(f'{block.jabatan},')};v(52pt);text(weight:700,{q(block.nama)});{nip}}}))))\n"
    )
