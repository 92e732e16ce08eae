"""What stands before the SOPs: cover, contents, and the brief explanation of use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sopan.layout.setup import PageSetup
from sopan.model.buku import Buku
from sopan.publish.book.parts import Bab
from sopan.publish.book.words import ISTILAH, RINGKASAN, RUANG_LINGKUP, SIMBOL
from sopan.publish.paper.as_pdf import q
from sopan.render.parts import Gambar

__all__ = ["Depan", "depan", "kelompok", "ringkasan", "ruang_lingkup"]

_PREAMBLE = """\
#set text(font:"Liberation Sans",size:10pt,lang:"id",hyphenate:false,fill:black)
#set par(leading:0.62em,spacing:0.8em)
#set page(width:{width}pt,height:{height}pt,margin:(x:22mm,top:20mm,bottom:18mm),numbering:none)
#show heading.where(level:1): it => block(below:12pt,text(size:15pt,weight:700,it.body))
#show heading.where(level:2): it => block(above:14pt,below:6pt,sticky:true,
text(size:11.5pt,weight:700,it.body))
#set table(stroke:0.5pt,inset:(x:6pt,y:4.5pt))
"""

_FOOTER = """\
#set page(footer:context{{set text(size:7.5pt,fill:rgb("#444444"));grid(columns:(1fr,auto),{name},
[Halaman #counter(page).display()])}})
"""

_COLUMNS = (
    ("No", "28pt"),
    ("Judul SOP", "1fr"),
    ("Nomor", "150pt"),
    ("Tanggal berlaku", "96pt"),
    ("Catatan revisi", "110pt"),
    ("Halaman", "52pt"),
)


@dataclass(frozen=True, slots=True)
class Depan:
    """All that the front matter says."""

    buku: Buku
    instansi: str
    unit: tuple[str, ...]
    tahun: int
    logo: Gambar | None
    bab: tuple[Bab, ...]
    setup: PageSetup


def depan(isi: Depan, mulai: Sequence[int]) -> str:
    """The typst source of the front matter.

    `mulai` is the first page of every chapter; zeros where there are no chapters behind it yet.
    """
    buku, setup = isi.buku, isi.setup
    authors = "".join(f"{q(name)}," for name in (isi.instansi, *isi.unit) if name)
    title = " ".join(part for part in (buku.judul, isi.instansi) if part)
    return "".join(
        [
            f"#set document(title:{q(title)},author:({authors}))\n",
            _PREAMBLE.format(width=f"{setup.width:.2f}", height=f"{setup.height:.2f}"),
            _cover(isi),
            _FOOTER.format(name=q(title)),
            _contents(isi, mulai),
            _explanation(isi),
        ]
    )


def _cover(isi: Depan) -> str:
    """Logo, title of the document, name of the agency, year, address (35/2012, halaman judul)."""
    parts = []
    if isi.logo is not None:
        svg = isi.logo.as_svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        alt = q(f"Logo {isi.instansi}".strip())
        parts.append(f'image(bytes("{svg}"),format:"svg",height:82pt,alt:{alt})\nv(18pt)\n')
    parts.append(f"heading(level:1,text(size:26pt,{q(isi.buku.judul.upper())}))\nv(10pt)\n")
    parts.append(_lines([isi.instansi.upper(), *(name.upper() for name in isi.unit)], "size:15pt,weight:700"))
    parts.append("v(26pt)\n" + _lines([str(isi.tahun)], "size:15pt"))
    parts.append("v(20pt)\n" + _lines(isi.buku.alamat, "size:10pt"))
    return f"#align(center+horizon,{{\n{''.join(parts)}}})\n#pagebreak()\n"


def _lines(words: Sequence[str], look: str) -> str:
    shown = ";linebreak();".join(q(line) for line in words if line)
    return f"block(text({look},{{{shown}}}))\n" if shown else ""


def kelompok(bab: Sequence[Bab]) -> list[str]:
    """For each chapter the unit that begins with it; "" where none does, or where there is but one."""
    if len({(one.instansi, one.unit) for one in bab}) < 2:
        return [""] * len(bab)
    names, before = [], None
    for one in bab:
        own = (one.instansi, one.unit)
        name = ", ".join(part for part in (*reversed(one.unit), one.instansi) if part) or "Tanpa unit"
        names.append(name if own != before else "")
        before = own
    return names


def ruang_lingkup(isi: Depan) -> tuple[str, ...]:
    """The scope: what the book says of itself, or whose SOPs it holds."""
    place = " ".join(part for part in (isi.unit[-1] if isi.unit else "", isi.instansi) if part)
    own = RUANG_LINGKUP.format(jumlah=len(isi.bab), tempat=place or "unit kerja ini")
    return isi.buku.ruang_lingkup or (own,)


def ringkasan(isi: Depan) -> tuple[str, ...]:
    """The summary: what the book says of itself, or how many SOPs of which kind it has."""
    counts = Counter(one.jenis for one in isi.bab)
    kinds = [f"{counts[kind]} SOP {kind}" for kind in ("pelayanan", "rutin", "penugasan") if counts[kind]]
    if counts[""]:
        kinds.append(f"{counts['']} SOP tanpa keterangan jenis")
    return isi.buku.ringkasan or (RINGKASAN.format(jenis=", ".join(kinds)),)


def _contents(isi: Depan, mulai: Sequence[int]) -> str:
    """The contents with room to write revisions down, by unit where there are several."""
    rows = [",".join(f"text(weight:700,{q(name)})" for name, _ in _COLUMNS)]
    rows[0] = f"table.header({rows[0]})"
    for number, (one, page, unit) in enumerate(zip(isi.bab, mulai, kelompok(isi.bab), strict=True), 1):
        if unit:
            rows.append(f'table.cell(colspan:6,align:left,fill:rgb("#f3f3f3"),text(weight:700,{q(unit)}))')
        # Typeset alone, to count its pages, the front matter has nothing to link to.
        title = f"link(<sop-{number}>,{q(one.judul)})" if page else q(one.judul)
        rows.append(f"{q(str(number))},{title},{q(one.nomor)},{q(one.berlaku)},[],{q(str(page or 9999))}")
    widths = ",".join(width for _, width in _COLUMNS)
    align = "(x,y)=>if x==0 or x==5{right}else{left}"
    body = f"columns:({widths}),align:{align},\n" + ",\n".join(rows)
    return f'#heading(level:1,"Daftar Isi")\n#table({body})\n#pagebreak()\n'


def _explanation(isi: Depan) -> str:
    """Penjelasan singkat penggunaan: scope, summary, terms, and how a flowchart is read."""
    terms = {**isi.buku.pengertian, **ISTILAH}
    meanings = ",\n".join(f"text(weight:700,{q(name)}),{q(meaning)}" for name, meaning in terms.items())
    symbols = ",\n".join(
        f'image(bytes({q(drawing)}),format:"svg",height:15pt,alt:{q(name)}),{q(name)},{q(meaning)}'
        for name, meaning, drawing in SIMBOL
    )
    plain = "stroke:none,inset:(x:0pt,y:3pt)"
    return (
        '#heading(level:1,"Penjelasan Singkat Penggunaan")\n'
        f'#heading(level:2,"Ruang Lingkup")\n{_paragraphs(ruang_lingkup(isi))}'
        f'#heading(level:2,"Ringkasan")\n{_paragraphs(ringkasan(isi))}'
        f'#heading(level:2,"Pengertian Umum")\n#table(columns:(150pt,1fr),{plain},{meanings})\n'
        f'#heading(level:2,"Simbol")\n#table(columns:(48pt,90pt,1fr),{plain},align:left+horizon,{symbols})\n'
    )


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"#par({q(text)})\n" for text in texts)
