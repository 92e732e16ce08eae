"""The look of a visible signature: who signed electronically and when, with the code beside it.

It is set by typst like the document, so that its type is embedded and the file stays PDF/A.
"""

from __future__ import annotations

import datetime

from sopan.layout.tanggal import tanggal_indonesia
from sopan.publish.paper.as_pdf import q
from sopan.publish.signing.tempat import Kotak
from sopan.render.parts import typeset

__all__ = ["gambar_cap"]


def gambar_cap(kotak: Kotak, nama: str, saat: datetime.datetime, alamat: str = "") -> bytes:
    """A PDF page of the size of the box."""
    side = min(kotak.tinggi, kotak.lebar * 0.34) - 4
    code = f"place(left+horizon,dx:2pt,{_code(alamat, side)})" if alamat else "[]"
    left = side + 10 if alamat else 4
    size = max(5.0, min(8.5, kotak.tinggi / 8, (kotak.lebar - left) / 20))
    zone = saat.strftime("%z")
    when = f"{tanggal_indonesia(saat.date())}, {saat:%H.%M.%S} (UTC{zone[:3]}:{zone[3:]})"
    return typeset(
        f"#set page(width:{kotak.lebar:.2f}pt,height:{kotak.tinggi:.2f}pt,margin:0pt)\n"
        f'#set text(font:"Liberation Sans",size:{size:.2f}pt,lang:"id",hyphenate:false)\n'
        "#set par(leading:0.45em)\n"
        f"#{{{code}\nplace(left+horizon,dx:{left:.2f}pt,block(width:{kotak.lebar - left - 2:.2f}pt,{{"
        f'"Ditandatangani secara elektronik oleh:";linebreak();text(weight:700,size:1.15em,{q(nama)});'
        f"linebreak();{q(when)}}}))}}\n"
    )[0]


def _code(alamat: str, side: float) -> str:
    import segno  # noqa: PLC0415 - only where there is an address

    code = segno.make(alamat, error="m", micro=False)
    size = code.symbol_size(border=1)[0]
    d = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(code.matrix_iter(border=1))
        for column, dark in enumerate(line)
        if dark
    )
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size} {size}'><path d='{d}'/></svg>"
    return f'image(bytes("{svg}"),format:"svg",width:{side:.2f}pt)'
