"""The report of a simulation as PDF, for the file of an SOP's trial (uji coba): answers, charts, tables.

Typst sets it. All words reach it as data, never as source, so that nothing in a title can be taken for a
command.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Sequence
from typing import Any

import typst

from sopan.errors import Pesan
from sopan.layout.metrics import FONTS
from sopan.model.angka import decimal, short
from sopan.model.skenario import Kedatangan
from sopan.simulate.answers import answer
from sopan.simulate.charts import charts
from sopan.simulate.summary import Hasil

__all__ = ["trial_report"]

_lock = threading.Lock()

_SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.judul, date: auto)
#set page(paper: "a4", margin: (x: 20mm, y: 20mm), numbering: "1 / 1", number-align: right)
#set text(font: "Liberation Sans", size: 10pt, lang: d.bahasa)
#set par(leading: 0.62em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em, text(size: 11.5pt, it.body))
= #d.judul
#for line in d.identitas [#line \ ]
== #d.kata.jawaban
#for s in d.kalimat [- #s]
#if d.lanjutan.len() > 0 [
  == #d.kata.bagaimana
  #for s in d.lanjutan [- #s]
]
#for g in d.grafik [
  #figure(image(bytes(g.svg), format: "svg", width: 84%, alt: g.alt), supplement: none, outlined: false)
]
#let grid(head, rows, widths) = table(
  columns: widths, stroke: (x: none, y: 0.4pt + rgb("#d9dee3")), inset: (x: 4pt, y: 3.5pt),
  align: (x, y) => if x < d.kata.kolom_teks { left } else { right },
  table.header(..head.map(h => strong(h))),
  ..rows.flatten(),
)
#if d.petugas.len() > 0 [
  == #d.kata.petugas
  #grid(d.kepala_petugas, d.petugas, (1fr, auto, auto, auto, auto))
]
== #d.kata.langkah
#grid(d.kepala_langkah, d.langkah, (1fr, auto, auto, auto, auto))
#block(breakable: false)[
== #d.kata.skenario
#table(columns: (auto, 1fr), stroke: none, inset: (x: 0pt, y: 2pt), column-gutter: 12pt,
  ..d.skenario.flatten())
]
"""


def trial_report(hasil: Hasil, lanjutan: Sequence[Pesan] = (), tanggal: datetime.date | None = None) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1.

    `lanjutan` are further sentences (of a comparison, of a search for staff). Without `tanggal` the report
    bears no date. The same result gives the same bytes.
    """
    data = _data(hasil, lanjutan, tanggal)
    midnight = datetime.datetime.combine(tanggal or hasil.plan.kalender.mulai, datetime.time(), datetime.UTC)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    with _lock:
        compiler = typst.Compiler(
            root=str(FONTS),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
        pdf = compiler.compile(
            _SOURCE.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=midnight
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def _data(hasil: Hasil, lanjutan: Sequence[Pesan], tanggal: datetime.date | None) -> dict[str, Any]:
    plan = hasil.plan
    sops = plan.sops
    title = Pesan(f"Laporan simulasi: {sops[0].judul}", f"Simulation report: {sops[0].judul}")
    if len(sops) > 1:
        title = Pesan(f"Laporan simulasi {len(sops)} SOP", f"Simulation report of {len(sops)} SOPs")
    drawings = charts(hasil)
    return {
        "judul": str(title),
        "bahasa": str(Pesan("id", "en")),
        "identitas": [line for sop in sops for line in _identity(sop.nomor, sop.instansi, sop.unit)][:6]
        + ([tanggal.isoformat()] if tanggal else []),
        "kalimat": [str(s) for s in answer(hasil).kalimat],
        "lanjutan": [str(s) for s in lanjutan],
        "grafik": [{"svg": svg, "alt": _alt(svg)} for svg in drawings.values()],
        "kata": {
            "jawaban": str(Pesan("Jawaban", "Answers")),
            "bagaimana": str(Pesan("Bagaimana bila", "What if")),
            "petugas": str(Pesan("Petugas", "Staff")),
            "langkah": str(Pesan("Langkah", "Steps")),
            "skenario": str(Pesan("Skenario", "Scenario")),
            "kolom_teks": 1,
        },
        "kepala_petugas": _words(
            Pesan("Petugas", "Staff"), Pesan("orang", "people"), Pesan("sibuk", "busy"),
            Pesan("antrean", "queue"), Pesan("tunggu tiap kasus", "wait of a case"),
        ),
        "petugas": [
            [
                role.nama, str(role.jumlah), f"{role.utilisasi * 100:.0f} %", decimal(role.antrean_rata),
                short(role.menunggu_kasus),
            ]
            for role in hasil.petugas.values()
        ],
        "kepala_langkah": _words(
            Pesan("Langkah", "Step"), Pesan("kali", "times"), Pesan("mulai", "begins"),
            Pesan("menunggu", "waits"), Pesan("dikerjakan", "takes"),
        ),
        "langkah": [
            [
                f"{row.langkah}. {sops[row.sop - 1].langkah[row.langkah - 1].kegiatan}",
                decimal(row.kunjungan, 2), short(row.mulai), short(row.menunggu_rata),
                short(row.layanan_rata),
            ]
            for row in hasil.langkah
        ],
        "skenario": _scenario(hasil),
    }  # fmt: skip


def _identity(nomor: str | None, instansi: str | None, unit: Sequence[str]) -> list[str]:
    lines = [instansi or "", ", ".join(unit), f"{Pesan('Nomor', 'Number')} {nomor}" if nomor else ""]
    return [line for line in lines if line]


def _alt(svg: str) -> str:
    """The title of a chart, which says what it shows."""
    return svg.partition("<title>")[2].partition("</title>")[0]


def _words(*words: Pesan) -> list[str]:
    return [str(word) for word in words]


def _scenario(hasil: Hasil) -> list[list[str]]:
    plan = hasil.plan
    scenario = plan.skenario
    hours = scenario.jam_kerja if isinstance(scenario.jam_kerja, str) else Pesan("tabel sendiri", "own table")
    spread = f"{scenario.waktu.sebaran}, {decimal(scenario.waktu.variasi, 2)}"
    rows: list[tuple[Pesan, str]] = [
        (Pesan("Kasus dihitung", "Cases counted"), f"{hasil.selesai.kasus}"),
        (Pesan("Kedatangan", "Arrivals"), "; ".join(_arrivals(p.kedatangan) for p in scenario.porsi)),
        (Pesan("Janji", "Promise"), "; ".join(dict.fromkeys(t.teks for t in plan.targets if t)) or "-"),
        (Pesan("Jam kerja", "Hours"), str(hours)),
        (Pesan("Mulai", "From"), plan.kalender.mulai.isoformat()),
        (Pesan("Sebaran waktu", "Spread of times"), spread),
        (Pesan("Tingkat", "Level"), scenario.tingkat),
        (Pesan("Ulangan, benih", "Replications, seed"), f"{scenario.ulangan}, {scenario.benih}"),
    ]
    return [[str(name), value] for name, value in rows]


def _arrivals(kedatangan: Kedatangan | None) -> str:
    if kedatangan is None:
        return "-"
    if kedatangan.laju is not None:
        return f"{kedatangan.laju:g} / {kedatangan.per}"
    if kedatangan.setiap is not None:
        return f"{Pesan('setiap', 'every')} {kedatangan.setiap}"
    return str(kedatangan.jadwal or Pesan("tabel jam", "table of hours"))
