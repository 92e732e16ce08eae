"""The frame of the HTML pages of this package: one file, no script, nothing fetched, light and dark.

Every text that comes from a file passes through `aman`; drawings are the only markup that is set as it is,
and come from Sopan's own renderers.
"""

from __future__ import annotations

import html

from sopan.errors import language

__all__ = ["aman", "halaman"]

_KEBIJAKAN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

_GAYA = """
:root{--tinta:#1b2423;--redup:#5b6866;--kertas:#fff;--latar:#f6f7f6;--garis:#d5dbd9;--aksi:#0f5f5c;
--tambah:#e3f1ec;--tambah-tinta:#0b5345;--hapus:#fbe9e6;--hapus-tinta:#8c2b1a;--ubah:#fdf3dc;--ubah-tinta:#6d4a05}
@media (prefers-color-scheme:dark){:root{--tinta:#e6ecea;--redup:#9dacaa;--kertas:#171d1c;--latar:#101514;
--garis:#35403e;--aksi:#6fc7c0;--tambah:#12352c;--tambah-tinta:#a5e3cf;--hapus:#3d1d17;--hapus-tinta:#f5b9ac;
--ubah:#37290d;--ubah-tinta:#f1d391}}
*{box-sizing:border-box}
body{margin:0;background:var(--latar);color:var(--tinta);
font:16px/1.5 "Plus Jakarta Sans",system-ui,sans-serif}
main{max-width:1360px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:28px;line-height:1.25;margin:0 0 8px}h2{font-size:20px;margin:40px 0 8px}
h3{font-size:16px;margin:24px 0 4px}
p{margin:0 0 8px;max-width:80ch}.redup{color:var(--redup)}a{color:var(--aksi)}
table{border-collapse:collapse;width:100%;font-size:14px;background:var(--kertas)}
th,td{border-bottom:1px solid var(--garis);padding:8px 12px;text-align:left;vertical-align:top}
th{font-weight:600;color:var(--redup);position:sticky;top:0;background:var(--kertas)}
td.angka,th.angka{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
ul{margin:0;padding-left:20px}ins{background:var(--tambah);color:var(--tambah-tinta);text-decoration:none}
del{background:var(--hapus);color:var(--hapus-tinta)}
.gulir{overflow-x:auto}.gambar{background:#fff;border:1px solid var(--garis);overflow:auto}
.gambar svg{display:block;max-width:none}
@media print{body{background:#fff}main{max-width:none;padding:0}th{position:static}}
"""


def aman(teks: object) -> str:
    """A text as it may stand in HTML, also inside a quoted attribute."""
    return html.escape(str(teks), quote=True)


def halaman(judul: str, isi: str, gaya: str = "") -> str:
    """A whole page. `judul` is plain text, `isi` markup, `gaya` more rules of style."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_KEBIJAKAN}">\n'
        f"<title>{aman(judul)}</title>\n<style>{_GAYA}{gaya}</style>\n</head>\n"
        f"<body>\n<main>\n{isi}\n</main>\n</body>\n</html>\n"
    )
