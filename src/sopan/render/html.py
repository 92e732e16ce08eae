"""HTML: one page without anything from elsewhere, for every reader and every screen (WCAG 2.2 AA).

The identity is a description list, the steps are a table whose last column says the flow in words with
links, and the drawing is the SVG of the document. The steps are cards where the screen is narrow. A small
script lets the arrow keys walk along the steps, in the table and in the drawing; without it the links do the
same. The page allows itself nothing else: its content policy names the hashes of its style sheet and script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from sopan.errors import Pesan
from sopan.layout.labels import Labels
from sopan.layout.scene import Scene, Style
from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Langkah, Sop
from sopan.model.alur import Alur, alur_dari
from sopan.render._font import font_face, letters_of, not_carried
from sopan.render._pictures import load_picture
from sopan.render._svg_page import svg_page
from sopan.render._words import ways_in_words
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_BOXES = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_STANDARDS = ("kelengkapan", "waktu", "output")
_OVER_THREE = ' colspan="3" scope="colgroup"'


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The whole SOP as one page."""
    alur = alur_dari(sop)
    warnings: list[Pesan] = []
    body = "".join(
        [
            _header(sop, options, warnings),
            "<main>\n",
            _identity(sop, scene.labels),
            _steps(sop, scene.labels, alur),
            _drawing(sop, scene, options, alur),
            "</main>\n",
            _footer(sop, scene.labels),
        ]
    )
    told = (*warnings, *not_carried(scene.style.font))
    return (Output("", _document(sop, scene, body).encode(), told),)


def _e(words: str) -> str:
    return words.translate(_ESCAPES)


@cache
def _data(name: str) -> str:
    return files("sopan.render.data").joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


@lru_cache(maxsize=64)
def _style_sheet(style: Style, width: float, height: float, carried: str) -> str:
    """The style sheet: font, the colours of this drawing to turn in the dark, its paper to print on."""
    ink, shade = style.ink, style.shade
    return (
        f"{_data('halaman.css')}{carried}"
        f"@page gambar{{size:{width:.0f}pt {height:.0f}pt;margin:30pt}}\n"
        f'@media screen{{.gambar [fill="#fff"]{{fill:var(--kertas)}}'
        '.gambar [stroke="#fff"]{stroke:var(--kertas)}'
        f'.gambar [fill="{ink}"]{{fill:var(--tinta)}}.gambar [stroke="{ink}"]{{stroke:var(--tinta)}}'
        f'.gambar [fill="{shade}"]{{fill:var(--arsir)}}}}\n'
    )


def _document(sop: Sop, scene: Scene, body: str) -> str:
    page, face = scene.pages[0], scene.style.font
    carried = font_face(face, letters_of(scene.procedure, face))
    style = _style_sheet(scene.style, page.width, page.height, carried)
    fonts = "font-src data:; " if carried else ""
    script = _data("halaman.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        f"{fonts}base-uri 'none'; form-action 'none'"
    )
    description = f"Standar Operasional Prosedur {sop.judul}" + (f", {sop.instansi}" if sop.instansi else "")
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>SOP {_e(sop.judul)}</title>\n"
        f'<meta name="description" content="{_e(description)}">\n'
        '<meta name="generator" content="Sopan">\n'
        f"<style>{style}</style>\n</head>\n<body>\n{body}<script>{script}</script>\n</body>\n</html>\n"
    )


def _header(sop: Sop, options: RenderOptions, warnings: list[Pesan]) -> str:
    owner = [name for name in (sop.instansi, *sop.unit) if name]
    logo = ""
    if sop.logo:
        found = load_picture(sop.logo, options.base_dir)
        if isinstance(found, Pesan):
            warnings.append(found)
        else:
            logo = f'<img src="{found.data_uri}" alt="Logo {_e(sop.instansi or "instansi")}">'
    lines = ""
    if owner:
        rest = "".join(f"{'<br>' if index else ''}{_e(name)}" for index, name in enumerate(owner[1:]))
        lines = f"<p><strong>{_e(owner[0])}</strong>{rest}</p>"
    block = f'<div class="pemilik">{logo}{lines}</div>\n' if logo or lines else ""
    return (
        '<a class="lewati" href="#langkah">Langsung ke langkah-langkah</a>\n'
        f"<header>\n{block}<h1><small>Standar Operasional Prosedur</small>{_e(sop.judul)}</h1>\n"
        '<nav aria-label="Bagian halaman"><ul><li><a href="#identitas">Identitas</a></li>'
        '<li><a href="#langkah">Langkah</a></li><li><a href="#diagram">Diagram alir</a></li></ul></nav>\n'
        "</header>\n"
    )


def _identity(sop: Sop, labels: Labels) -> str:
    dates = sop.tanggal
    rows = [
        (labels.nomor, sop.nomor),
        *(
            (label, tanggal_indonesia(date) if date else None)
            for label, date in (
                (labels.pembuatan, dates.pembuatan),
                (labels.revisi, dates.revisi),
                (labels.efektif, dates.efektif),
            )
        ),
    ]
    pairs = [
        f"<div><dt>{_e(label)}</dt><dd>{_e(value or labels.tiada)}</dd></div>\n" for label, value in rows
    ]
    sah = sop.pengesahan
    official = [_e(part) for part in (sah.jabatan, sah.nama) if part]
    official += [f"{_e(labels.nip)} {_e(sah.nip)}"] if sah.nip else []
    signed = "<br>".join(official) or _e(labels.tiada)
    pairs.append(f"<div><dt>{_e(labels.pengesahan)}</dt><dd>{signed}</dd></div>\n")
    boxes = "".join(
        f"<div><h3>{_e(getattr(labels, name))}</h3>{_items(map(str, getattr(sop, name)))}</div>\n"
        for name in _BOXES
        if getattr(sop, name)
    )
    return (
        '<section id="identitas" aria-labelledby="judul-identitas">\n'
        '<h2 id="judul-identitas">Identitas</h2>\n'
        f"<dl>\n{''.join(pairs)}</dl>\n"
        + (f'<div class="kotak">\n{boxes}</div>\n' if boxes else "")
        + "</section>\n"
    )


def _items(values: Iterable[str]) -> str:
    """One text as it is, several as a numbered list."""
    texts = [_e(value) for value in values]
    if len(texts) == 1:
        return f"<p>{texts[0]}</p>"
    return f"<ol>{''.join(f'<li>{text}</li>' for text in texts)}</ol>"


def _steps(sop: Sop, labels: Labels, alur: Alur) -> str:
    remarks = any(step.keterangan for step in sop.langkah)

    def head(words: str, more: str = ' rowspan="2" scope="col"') -> str:
        return f'<th role="columnheader"{more}>{_e(words)}</th>'

    low = "".join(head(getattr(labels, name), ' scope="col"') for name in _STANDARDS)
    return (
        '<section id="langkah" aria-labelledby="judul-langkah">\n<h2 id="judul-langkah">Langkah</h2>\n'
        '<p class="petunjuk">Pada langkah yang dipilih: <kbd>↓</kbd> <kbd>↑</kbd> langkah berikut dan '
        "sebelumnya, <kbd>→</kbd> mengikuti alur, <kbd>Y</kbd> <kbd>T</kbd> jawaban ya dan tidak, "
        "<kbd>←</kbd> kembali.</p>\n"
        '<div class="gulir"><table role="table" aria-labelledby="judul-langkah">\n'
        '<thead role="rowgroup">\n'
        f'<tr role="row">{head(labels.no)}{head(labels.kegiatan)}{head(labels.pelaksana)}'
        f"{head(labels.mutu_baku, _OVER_THREE)}"
        f"{head(labels.keterangan) if remarks else ''}{head('Selanjutnya')}</tr>\n"
        f'<tr role="row">{low}</tr>\n</thead>\n<tbody role="rowgroup">\n'
        f"{''.join(_row(sop, labels, alur, number, remarks) for number in range(1, len(sop.langkah) + 1))}"
        "</tbody>\n</table></div>\n</section>\n"
    )


def _row(sop: Sop, labels: Labels, alur: Alur, number: int, remarks: bool) -> str:
    step = sop.langkah[number - 1]
    kind = ' class="keputusan"' if step.keputusan else ""
    names = " dan ".join(sop.pelaksana[p].nama for p in step.pelaksana)
    cells = [
        f'<td role="cell" class="kegiatan" id="kegiatan-{number}">{_e(step.kegiatan)}{_details(step)}</td>',
        _cell(labels.pelaksana, (names,)),
        _cell(labels.kelengkapan, step.kelengkapan),
        _cell(labels.waktu, (step.waktu,) if step.waktu else (), " waktu"),
        _cell(labels.output, step.output),
    ]
    if remarks:
        cells.append(_cell(labels.keterangan, (step.keterangan,) if step.keterangan else ()))
    return (
        f'<tr role="row" id="langkah-{number}" data-langkah="{number}" tabindex="-1"{kind}>'
        f'<th role="rowheader" scope="row">{number}</th>{"".join(cells)}{_ways(sop, alur, number)}</tr>\n'
    )


def _details(step: Langkah) -> str:
    return f"<ol>{''.join(f'<li>{_e(text)}</li>' for text in step.rincian)}</ol>" if step.rincian else ""


def _cell(label: str, values: Sequence[str], kind: str = "") -> str:
    if not values:
        return f'<td role="cell" class="kosong{kind}" data-kolom="{_e(label)}"></td>'
    if len(values) == 1:
        content = _e(values[0])
    else:
        content = f"<ul>{''.join(f'<li>{_e(value)}</li>' for value in values)}</ul>"
    of_kind = f' class="{kind.strip()}"' if kind else ""
    return f'<td role="cell"{of_kind} data-kolom="{_e(label)}">{content}</td>'


def _ways(sop: Sop, alur: Alur, number: int) -> str:
    """The flow in words, each way a link to its step."""
    ways = []
    for answer, where, way in ways_in_words(sop, alur, number):
        branch = f' data-cabang="{way.cabang}"' if way.cabang else ""
        words = f"{answer}: {where}" if answer else where[:1].upper() + where[1:]
        words = words.replace("langkah ", "langkah\N{NO-BREAK SPACE}")
        ways.append(
            _e(words)
            if way.ke is None
            else f'<a href="#langkah-{way.ke}" data-ke="{way.ke}"{branch}>{_e(words)}</a>'
        )
    items = "".join(f"<li>{way}</li>" for way in ways)
    return f'<td role="cell" class="alur" data-kolom="Selanjutnya"><ul class="alur">{items}</ul></td>'


def _drawing(sop: Sop, scene: Scene, options: RenderOptions, alur: Alur) -> str:
    pages = scene.procedure
    out = [
        '<section id="diagram" aria-labelledby="judul-diagram">\n<h2 id="judul-diagram">Diagram alir</h2>\n'
    ]
    for index, page in enumerate(pages, 1):
        name = "Lembar prosedur" + (f" {index} dari {len(pages)}" if len(pages) > 1 else "")
        svg, _ = svg_page(sop, page, scene.style, options, alur, inside=True)
        out.append(
            '<figure>\n<div class="gambar" role="region" tabindex="0" '
            f'aria-labelledby="lembar-{index}">\n{svg}</div>\n'
            f'<figcaption id="lembar-{index}">{name}</figcaption>\n</figure>\n'
        )
    return f"{''.join(out)}</section>\n"


def _footer(sop: Sop, labels: Labels) -> str:
    number = f"{_e(labels.nomor)}: {_e(sop.nomor)}. " if sop.nomor else ""
    return f"<footer><p>{number}SOP {_e(sop.judul)}</p></footer>\n"
