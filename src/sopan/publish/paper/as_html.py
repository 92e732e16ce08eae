"""The document as one HTML page that needs nothing from elsewhere and runs no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from sopan.publish.paper.blocks import Blok, Daftar, Dokumen, Fakta, Gambar, Judul, Paragraf, Pengesah, Tabel
from sopan.publish.paper.letters import huruf_tertanam

__all__ = ["escape", "write"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(words: str) -> str:
    """Text that is safe in a page and in an attribute."""
    return words.translate(_ESCAPES)


@cache
def _style_sheet() -> str:
    return files("sopan.publish.data").joinpath("dokumen.css").read_text(encoding="utf-8")


def write(dokumen: Dokumen) -> bytes:
    """The page of a document, UTF-8."""
    body = "".join(_block(block) for block in dokumen.isi)
    style = f"{_style_sheet()}:root{{--aksen:{dokumen.aksen}}}\n"
    if dokumen.ramah:
        said = f"{body}{dokumen.judul}{''.join(dokumen.pemilik)}{dokumen.sub}{dokumen.kaki}0123456789."
        style = huruf_tertanam({400: said, 800: said}) + style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    kind = ("ramah" if dokumen.ramah else "resmi") + (" piagam" if dokumen.piagam else "")
    head = _letterhead(dokumen) if dokumen.kop else f'<h1 class="tersembunyi">{escape(dokumen.judul)}</h1>\n'
    foot = f"<footer><p>{escape(dokumen.kaki)}</p></footer>\n" if dokumen.kaki else ""
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(dokumen.judul)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="{kind}">\n{head}<main>\n{body}</main>\n{foot}</body>\n</html>\n'
    ).encode()


def _letterhead(dokumen: Dokumen) -> str:
    logo = ""
    if dokumen.logo is not None:
        name = escape(dokumen.pemilik[0] if dokumen.pemilik else "instansi")
        logo = f'<img src="{dokumen.logo.data_uri}" alt="Logo {name}">'
    names = "".join(
        f"<strong>{escape(name)}</strong>" if n == 0 else f"<span>{escape(name)}</span>"
        for n, name in enumerate(dokumen.pemilik)
    )
    sub = f'<p class="sub">{escape(dokumen.sub)}</p>\n' if dokumen.sub else ""
    return (
        f'<header>\n<div class="kop">{logo}<p>{names}</p></div>\n'
        f"<h1>{escape(dokumen.judul)}</h1>\n{sub}</header>\n"
    )


def _block(block: Blok) -> str:
    if isinstance(block, Judul):
        return f"<h{block.tingkat}>{escape(block.teks)}</h{block.tingkat}>\n"
    if isinstance(block, Paragraf):
        kind = "" if block.gaya == "biasa" else f' class="{block.gaya}"'
        return f"<p{kind}>{escape(block.teks)}</p>\n"
    if isinstance(block, Daftar):
        return _list(block.butir, block.gaya) + "\n"
    if isinstance(block, Tabel):
        return _table(block)
    if isinstance(block, Fakta):
        pairs = "".join(f"<div><dt>{escape(n)}</dt><dd>{escape(v)}</dd></div>" for n, v in block.isi)
        return f'<dl class="fakta">{pairs}</dl>\n'
    if isinstance(block, Gambar):
        caption = f"<figcaption>{escape(block.keterangan)}</figcaption>" if block.keterangan else ""
        picture = (
            f'<div class="gambar" tabindex="0" role="img" aria-label="{escape(block.alt)}">{block.svg}</div>'
        )
        return f"<figure>{picture}{caption}</figure>\n"
    if isinstance(block, Pengesah):
        return _signature(block)
    return ""


def _list(items: Iterable[str], kind: str) -> str:
    tag = "ol" if kind in ("angka", "huruf") else "ul"
    name = ' type="a"' if kind == "huruf" else ' class="centang"' if kind == "centang" else ""
    return f"<{tag}{name}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>"


def _table(block: Tabel) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in block.kepala)
    rows = "".join(f"<tr>{_row(block.kepala, row)}</tr>\n" for row in block.baris)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    pairs = zip(names, cells, strict=True)
    return "".join(f'<td data-kolom="{escape(name)}">{_cell(cell)}</td>' for name, cell in pairs)


def _cell(paragraphs: Sequence[str]) -> str:
    if len(paragraphs) == 1:
        return escape(paragraphs[0])
    return _list(paragraphs, "titik") if paragraphs else ""


def _signature(block: Pengesah) -> str:
    lines = []
    if block.tempat:
        lines.append(f"{block.pembuka} {block.tempat}")
    if block.tanggal:
        lines.append(f"pada tanggal {block.tanggal}" if block.tempat else block.tanggal)
    lines.append(f"{block.jabatan},")
    top = "<br>".join(escape(line) for line in lines)
    nip = f"<br>NIP {escape(block.nip)}" if block.nip else ""
    return f'<div class="pengesah"><p>{top}</p><p><strong>{escape(block.nama)}</strong>{nip}</p></div>\n'
