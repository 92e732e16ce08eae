"""The decree as PDF to sign (decree, Lampiran and SOPs set as one, tagged, PDF/A) and DOCX to edit."""

from __future__ import annotations

from typing import NamedTuple

from sopan.errors import Pesan
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.publish.paper.as_pdf import q
from sopan.publish.penetapan.docx import tulis_docx
from sopan.publish.penetapan.html import tulis_html
from sopan.publish.penetapan.naskah import Butir, Naskah
from sopan.render import RenderOptions
from sopan.render.parts import font_folders, position, sop_pages, typeset

__all__ = ["jadi_docx", "jadi_html", "jadi_pdf"]

_PREAMBLE = """\
#set page(paper:"a4",margin:(top:25mm,bottom:25mm,left:30mm,right:25mm),numbering:none)
#set text(font:"Liberation Sans",size:11.5pt,lang:"id",hyphenate:false,fill:black)
#set par(leading:0.62em,spacing:0.75em,justify:true)
#let tengah(..l)=align(center,block(spacing:0.75em,par(justify:false,l.pos().join(linebreak()))))
#let butir(nama,titik,..isi)=grid(columns:(27mm,5mm,1fr),row-gutter:0.75em,column-gutter:0pt,
..isi.pos().enumerate().map(((n,b))=>(if n==0{nama},if n==0{titik},b)).flatten())
#let nomor(tanda,isi)=grid(columns:(8mm,1fr),tanda,isi)
"""

_MARK = "tanda-tangan"
_ROOM = (225.0, 52.0)
"""Width and height of the place to sign, in points."""

_LAMPIRAN = """\
#counter(page).update(0)
#set page(paper:"a4",flipped:false,margin:(top:25mm,bottom:25mm,left:25mm,right:25mm),numbering:none,
background:context{place(top+right,dx:-12mm,dy:7mm,text(font:"Liberation Sans",size:8pt,fill:rgb("#444444"),
top-edge:"cap-height",bottom-edge:"baseline")[Lampiran, halaman #counter(page).display() dari
#counter(page).final().at(0)])})
"""


class Jadi(NamedTuple):
    """A decree as PDF, warnings about logos that could not be used, and where its official signs.

    `kotak` is page, left, top, width and height in points.
    """

    pdf: bytes
    peringatan: tuple[Pesan, ...]
    kotak: tuple[int, float, float, float, float] | None


def jadi_pdf(naskah: Naskah, setup: PageSetup | None = None) -> Jadi:
    """The whole decree as one PDF/A-2a and PDF/UA-1.

    Raises `LayoutImpossible` where an SOP cannot be drawn.
    """
    setup = setup or PageSetup()
    warnings: dict[Pesan, None] = {}
    bodies = []
    for number, (sop, folder) in enumerate(naskah.sop, 1):
        scene = compose(sop, setup)
        body, told = sop_pages(sop, scene, RenderOptions(base_dir=folder), f"sop-{number}")
        bodies.append(body)
        warnings.update(dict.fromkeys((*scene.notes, *told)))
    decree = _metadata(naskah) + _PREAMBLE + _decree(naskah)
    source = decree + _LAMPIRAN + _attachment(naskah) + "".join(bodies)
    fonts = font_folders(setup.face)
    pdf = typeset(source, standards=("a-2a", "ua-1"), tanggal=naskah.hari, fonts=fonts)[0]
    place = position(decree, _MARK)
    return Jadi(pdf, tuple(warnings), (*place, *_ROOM) if place else None)


def jadi_docx(naskah: Naskah, setup: PageSetup | None = None) -> bytes:
    """The decree as a DOCX to edit; the SOPs stand in it as pictures of their pages."""
    return tulis_docx(naskah, setup or PageSetup())


def jadi_html(naskah: Naskah, setup: PageSetup | None = None) -> bytes:
    """The decree as one HTML page to read."""
    return tulis_html(naskah, setup or PageSetup())


def _metadata(naskah: Naskah) -> str:
    when = naskah.hari
    authors = "".join(f"{q(name)}," for name in naskah.pemilik)
    title = f"{naskah.jenis.capitalize()} {naskah.jabatan} Nomor {naskah.nomor}"
    return (
        f"#set document(title:{q(title)},author:({authors}),"
        f"description:{q(naskah.tentang)},"
        f"date:datetime(year:{when.year},month:{when.month},day:{when.day}))\n"
    )


def _decree(naskah: Naskah) -> str:
    return "".join(["#[\n", _opening(naskah), _considering(naskah), _ruling(naskah), _closing(naskah), "]\n"])


def _opening(naskah: Naskah) -> str:
    logo = ""
    if naskah.logo is not None:
        raw = naskah.logo.as_svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        alt = q(f"Lambang {naskah.pemilik[0]}" if naskah.pemilik else "Lambang")
        logo = f'#align(center,image(bytes("{raw}"),format:"svg",height:20mm,alt:{alt}))\n'
    owner = (
        f"#tengah({','.join(f'strong({q(one.upper())})' for one in naskah.pemilik)})\n"
        if naskah.pemilik
        else ""
    )
    grace = "#v(4pt)\n#tengah([DENGAN RAHMAT TUHAN YANG MAHA ESA])\n" if naskah.jenis == "PERATURAN" else ""
    return (
        "#show heading: it => align(center,block(spacing:0.75em,par(justify:false,"
        "text(size:11.5pt,weight:700,it.body))))\n"
        f"{logo}{owner}#v(4pt)\n#heading(level:1,{q(naskah.nama_naskah)})\n#tengah({q(naskah.nomor_naskah)})\n"
        f"#tengah([TENTANG])\n#tengah({q(naskah.tentang)})\n{grace}#v(4pt)\n"
        f"#tengah({q(f'{naskah.jabatan.upper()},')})\n#v(6pt)\n"
    )


def _considering(naskah: Naskah) -> str:
    why = ",".join(f"nomor({q(f'{chr(97 + n)}.')},{q(one)})" for n, one in enumerate(naskah.menimbang))
    rest = naskah.mengingat or (".....................",)
    ends = [f"{one};" for one in rest]
    given = ",".join(f"nomor({q(f'{n}.')},{q(one)})" for n, one in enumerate(ends, 1))
    return f'#butir("Menimbang",":",{why})\n#v(4pt)\n#butir("Mengingat",":",{given})\n#v(6pt)\n'


def _ruling(naskah: Naskah) -> str:
    head = f'#tengah([MEMUTUSKAN:])\n#butir("Menetapkan",":",strong({q(naskah.menetapkan)}))\n#v(4pt)\n'
    rows = "".join(f'#butir({q(name)},":",{q(words)})\n#v(3pt)\n' for name, words in naskah.diktum)
    return (
        head
        + rows
        + "".join(_article(one) for one in naskah.tubuh)
        + "".join(f"#par({q(one)})\n" for one in naskah.penutup)
    )


def _article(one: Butir) -> str:
    if one.jenis == "bab":
        return f"#v(8pt)\n#heading(level:2,{{{q(one.nomor)};linebreak();{q(one.teks)}}})\n"
    if one.jenis == "pasal":
        return f"#v(4pt)\n#heading(level:3,text(weight:400,{q(one.nomor)}))\n"
    if one.jenis in ("ayat", "huruf"):
        return f"#block(spacing:0.75em,nomor({q(one.nomor)},{q(one.teks)}))\n"
    return f"#par({q(one.teks)})\n"


def _closing(naskah: Naskah) -> str:
    lines = [f"Ditetapkan di {naskah.tempat}", f"pada tanggal {naskah.tanggal}"]
    by = [*lines, f"{naskah.jabatan.upper()},"]
    out = [_signature(by, naskah.nama, naskah.nip, right=True, mark=_MARK)]
    if naskah.wadah:
        lines = [
            "Diundangkan di .....................",
            "pada tanggal ......................",
            "PEJABAT PENGUNDANG,",
        ]
        out.append(_signature(lines, "......................", "", right=False))
        out.append(f"#par({q(f'{naskah.wadah.upper()} TAHUN {naskah.tahun} NOMOR ......')})\n")
    if naskah.tembusan:
        items = ",".join(q(one) for one in naskah.tembusan)
        out.append(f"#v(10pt)\n#par[Tembusan:]\n#enum({items})\n")
    return "".join(out)


def _signature(lines: list[str], nama: str, nip: str, *, right: bool, mark: str = "") -> str:
    top = ";linebreak();".join(q(line) for line in lines)
    number = f"linebreak();{q(f'NIP {nip}')}" if nip else ""
    side = "right" if right else "left"
    inside = f"[#context [#metadata(here().position()) <{mark}>]]" if mark else "[]"
    return (
        f"#v(14pt)\n#block(breakable:false,width:100%,align({side},block(width:54%,align(left,"
        f"{{set par(justify:false);{top};block(height:56pt,width:100%,{inside});"
        f"{q(nama)};{number}}}))))\n"
    )


def _attachment(naskah: Naskah) -> str:
    """The Lampiran's heading, and its contents with page numbers that are links."""
    rows = ",\n".join(
        f"{q(f'{n}.')},link(<sop-{n}>,{q(one.sop.judul)}),{q(one.sop.nomor or '-')},"
        f"context counter(page).at(<sop-{n}>).at(0)"
        for n, one in enumerate(naskah.sop, 1)
    )
    head = [f"LAMPIRAN {naskah.nama_naskah}", naskah.nomor_naskah, "TENTANG", naskah.tentang]
    lines = ";linebreak();".join(q(line) for line in head)
    return (
        "#[\n#show heading: it => align(center,block(spacing:12pt,text(size:12pt,weight:700,it.body)))\n"
        f"#align(right,block(width:62%,align(left,{{set par(justify:false);set text(size:10pt);{lines}}})))\n"
        '#v(18pt)\n#heading(level:1,"DAFTAR STANDAR OPERASIONAL PROSEDUR")\n#set par(justify:false)\n'
        "#table(columns:(12mm,1fr,48mm,18mm),stroke:0.5pt,inset:6pt,align:(center+top,left+top,left+top,center+top),\n"
        f"table.header([*No*],[*Judul SOP*],[*Nomor SOP*],[*Halaman*]),\n{rows})\n"
        f"{_attachment_signature(naskah)}]\n"
    )


def _attachment_signature(naskah: Naskah) -> str:
    return _signature([f"{naskah.jabatan.upper()},"], naskah.nama, naskah.nip, right=True)
