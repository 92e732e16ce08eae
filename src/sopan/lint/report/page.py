"""Findings as one page of HTML that needs nothing beside it: to send along, to print, to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from sopan.errors import Pesan, language
from sopan.lint.engine import Laporan, Temuan
from sopan.lint.report.summary import SEVERITY, jumlah
from sopan.model.sumber import tulis_jalur

__all__ = ["tulis"]

_JUDUL = Pesan("Hasil pemeriksaan SOP", "Findings on SOPs")
_KOLOM = (
    Pesan("Tempat", "Place"),
    Pesan("Berat", "Severity"),
    Pesan("Temuan", "Finding"),
    Pesan("Aturan", "Rule"),
)
_BERKAS = Pesan("berkas", "files")
_BERSIH = Pesan("Tidak ada temuan.", "No findings.")
_DIKECUALIKAN = Pesan("Dikecualikan", "Waived")
_PERBAIKAN = Pesan("Perbaikan", "Cure")

_GAYA = """
:root{--kertas:#fff;--tinta:#1d2523;--redup:#5b6663;--garis:#d9dedc;--teal:#0b6e66;--merah:#b3261e;
--kuning:#8a5a00;--latar:#f6f7f6}
@media(prefers-color-scheme:dark){:root{--kertas:#141918;--tinta:#e6eae8;--redup:#a0aba7;--garis:#33403c;
--teal:#5fc9be;--merah:#ff8a80;--kuning:#f0b44c;--latar:#1b2220}}
*{box-sizing:border-box}
body{margin:0;background:var(--kertas);color:var(--tinta);
font:16px/1.5 "Plus Jakarta Sans","Segoe UI",system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.125rem;margin:2.5rem 0 .5rem;overflow-wrap:anywhere}
h2 small{display:block;color:var(--redup);font-weight:400;font-size:.875rem}
p{margin:0 0 1rem}
.redup,.lepas{color:var(--redup)}
.gulir{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--garis)}
th{color:var(--redup);font-weight:600}
td:first-child{white-space:nowrap;color:var(--redup)}
td small{display:block;color:var(--redup)}
code{font:inherit;color:var(--redup);white-space:nowrap}
.error{color:var(--merah);font-weight:600}.warning{color:var(--kuning);font-weight:600}
.hint{color:var(--teal);font-weight:600}
@media(max-width:44rem){thead{position:absolute;left:-99rem}tr,td{display:block;padding:0;border:0}
tr{padding:.5rem 0;border-bottom:1px solid var(--garis)}td small{display:inline;margin-left:.5rem}
td:nth-child(3) small{display:block;margin:0}td br{display:none}td code{margin-left:.5rem}}
@media print{main{max-width:none;padding:0}tr{break-inside:avoid}}
"""


def tulis(laporan: Sequence[Laporan]) -> str:
    """The whole report as one page. All that comes from files is escaped."""
    total = jumlah(laporan)
    ringkas = ", ".join(
        f'<span class="{nama}">{total[nama]} {escape(str(kata))}</span>' for nama, kata in SEVERITY.items()
    )
    lepas = sum(len(satu.dikecualikan) for satu in laporan)
    banyak = f"{len(laporan)} {_BERKAS}"
    akhir = f"; {lepas} {str(_DIKECUALIKAN).lower()}" if lepas else ""
    isi = "\n".join(bagian for satu in laporan for bagian in _berkas(satu))
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(str(_JUDUL))}</title>\n<style>{_GAYA}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(str(_JUDUL))}</h1>\n<p>{banyak}: {ringkas}{akhir}.</p>\n"
        f"{isi}\n</main>\n</body>\n</html>\n"
    )


def _berkas(laporan: Laporan) -> Iterator[str]:
    nama = escape(laporan.berkas or laporan.judul)
    judul = f"<small>{escape(laporan.judul)}</small>" if laporan.berkas and laporan.judul else ""
    yield f"<section>\n<h2>{nama}{judul}</h2>"
    if laporan.temuan:
        kepala = "".join(f'<th scope="col">{escape(str(kolom))}</th>' for kolom in _KOLOM)
        yield f'<div class="gulir"><table>\n<thead><tr>{kepala}</tr></thead>\n<tbody>'
        yield from map(_baris, laporan.temuan)
        yield "</tbody>\n</table></div>"
    else:
        yield f'<p class="redup">{escape(str(_BERSIH))}</p>'
    yield "</section>"


def _baris(temuan: Temuan) -> str:
    tempat = f"{temuan.tempat.baris}:{temuan.tempat.kolom}" if temuan.tempat.baris else ""
    jalur = escape(tulis_jalur(temuan.jalur))
    if temuan.dikecualikan is not None:
        berat = f'<td class="lepas">{escape(str(_DIKECUALIKAN))}</td>'
        tambahan = f"<small>{escape(str(_DIKECUALIKAN))}: {escape(temuan.dikecualikan)}</small>"
    else:
        berat = f'<td class="{temuan.severity}">{escape(str(SEVERITY[temuan.severity]))}</td>'
        tambahan = (
            f"<small>{escape(str(_PERBAIKAN))}: {escape(str(temuan.fix.pesan))}</small>" if temuan.fix else ""
        )
    return (
        f"<tr><td>{tempat}<small>{jalur}</small></td>{berat}<td>{escape(str(temuan.pesan))}{tambahan}</td>"
        f"<td>{temuan.kode}<br><code>{temuan.nama}</code></td></tr>"
    )
