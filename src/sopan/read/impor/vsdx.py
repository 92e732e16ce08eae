"""Visio (.vsdx): cross-functional flowcharts. Lanes are actors, connectors arrows.

The first page with text is read. Kinds are told by the master of a shape, else by its outline. Lengths are
inches from the lower left; here they become points from the upper left.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sopan.errors import Pesan
from sopan.read.impor.aman import Arsip, Elemen, tolak
from sopan.read.impor.drawingml import angka, bentuk_dari_titik, local
from sopan.read.impor.graf import Busur, JenisNode, Node, kapsul_saja, susun_graf
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.kanvas import Bentuk, Garis, JenisBentuk, Kotak, Titik
from sopan.read.impor.panah import cari_panah
from sopan.read.impor.teks_sel import satu_baris
from sopan.read.impor.visualizer import judul_dari_nama
from sopan.read.impor.xlsx import Penghitung

__all__ = ["baca_vsdx"]

_INCI = 72.0
_TERDALAM = 20
_MASTER: tuple[tuple[str, JenisBentuk], ...] = (
    (r"start|end|terminator", "terminator"),
    (r"decision", "decision"),
    (r"off-?page|on-?page", "connector"),
    (r"process|document|data|task|activity|manual", "process"),
)
_LAJUR = re.compile(r"swimlane|functional band|\blane", re.IGNORECASE)
_WADAH = re.compile(r"cff container|pool|phase|separator|title|swimlane list", re.IGNORECASE)
_KONEKTOR = re.compile(r"connector", re.IGNORECASE)
_NODE: dict[JenisBentuk, JenisNode] = {"decision": "keputusan", "connector": "lewat", "terminator": "mulai"}


class _Shape(NamedTuple):
    id: str
    master: str
    kotak: Kotak
    teks: str
    elemen: Elemen
    induk: str


class _Halaman:
    """One page while it is read: its shapes, lines, and what connectors are glued to."""

    def __init__(self, akar: Elemen, master: dict[str, str], hitung: Penghitung) -> None:
        self.master, self.hitung = master, hitung
        self.bentuk: list[_Shape] = []
        self.garis: list[tuple[str, Garis]] = []
        self.sambung: dict[str, dict[str, str]] = {}
        for satu in akar:
            if local(satu) == "Shapes":
                for shape in satu:
                    self._shape(shape, (0.0, 0.0), "", 0)
            elif local(satu) == "Connects":
                for c in satu:
                    ujung = {"BeginX": "dari", "EndX": "ke"}.get(str(c.get("FromCell")))
                    if ujung:
                        self.sambung.setdefault(str(c.get("FromSheet")), {})[ujung] = str(c.get("ToSheet"))

    def _shape(self, shape: Elemen, geser: Titik, induk: str, dalam: int) -> None:
        if local(shape) != "Shape" or dalam > _TERDALAM:
            return
        self.hitung()
        sel = {str(c.get("N")): c.get("V") for c in shape if local(c) == "Cell"}
        sebutan = (self.master.get(str(shape.get("Master"))), shape.get("NameU"), shape.get("Name"))
        nama, id_ = " ".join(filter(None, sebutan)), str(shape.get("ID"))
        teks = satu_baris("".join(t for x in shape if local(x) == "Text" for t in x.itertext()))
        if "BeginX" in sel or _KONEKTOR.search(nama):
            awal = (angka(sel.get("BeginX")) * _INCI, -angka(sel.get("BeginY")) * _INCI)
            akhir = (angka(sel.get("EndX")) * _INCI, -angka(sel.get("EndY")) * _INCI)
            # Connectors lead from begin to end, whatever heads their theme draws.
            self.garis.append((id_, Garis([awal, akhir], kepala_akhir=True, teks=teks, asal=f"Sheet.{id_}")))
            return
        w, h = angka(sel.get("Width")), angka(sel.get("Height"))
        x = angka(sel.get("PinX")) - angka(sel.get("LocPinX"), w / 2) + geser[0]
        y = angka(sel.get("PinY")) - angka(sel.get("LocPinY"), h / 2) + geser[1]
        kotak = Kotak(x * _INCI, -(y + h) * _INCI, (x + w) * _INCI, -y * _INCI)
        self.bentuk.append(_Shape(id_, nama, kotak, teks, shape, induk))
        for satu in shape:
            if local(satu) == "Shapes":
                for anak in satu:
                    self._shape(anak, (x, y), id_, dalam + 1)

    def busur(self, simbol: list[Bentuk]) -> list[Busur]:
        """The arrows: glued ones, and those whose ends lie at a symbol."""
        hasil, lepas = [], []
        for id_, garis in self.garis:
            ujung = self.sambung.get(id_, {})
            garis.dari, garis.ke = ujung.get("dari"), ujung.get("ke")
            if garis.dari and garis.ke:
                hasil.append(Busur(garis.dari, garis.ke, garis.teks))
            else:
                lepas.append(garis)
        hasil += [Busur(p.dari, p.ke, p.label, p.yakin) for p in cari_panah(simbol, lepas) if p.dari and p.ke]
        return hasil


def _jenis(satu: _Shape) -> tuple[JenisBentuk, float]:
    nama = satu.master.lower()
    for pola, jenis in _MASTER:
        if re.search(pola, nama):
            return jenis, 1.0
    titik: list[Titik] = []
    for bagian in satu.elemen:
        if local(bagian) != "Section" or bagian.get("N") != "Geometry":
            continue
        for row in bagian:
            sel = {str(c.get("N")): angka(c.get("V")) for c in row}
            relatif = str(row.get("T", "")).startswith("Rel")
            sx, sy = (satu.kotak.lebar, satu.kotak.tinggi) if relatif else (_INCI, _INCI)
            if "X" in sel and "Y" in sel:
                titik.append((satu.kotak.x0 + sel["X"] * sx, satu.kotak.y1 - sel["Y"] * sy))
    if len(titik) > 3:
        jenis, yakin = bentuk_dari_titik(titik, satu.kotak)
        return ("process", 0.6) if jenis == "lain" else (jenis, yakin)
    return "process", 0.7


def baca_vsdx(arsip: Arsip) -> HasilImpor:
    """The SOP of a Visio file. Raises `UnreadableFile` where no page has a shape with text."""
    kumpul = Pengumpul()
    akar = arsip.xml_or_none("visio/masters/masters.xml")
    semua = akar if akar is not None else ()
    master = {str(m.get("ID")): str(m.get("NameU") or m.get("Name") or "") for m in semua}
    halaman = sorted(
        (n for n in arsip.names() if re.fullmatch(r"visio/pages/page\d{1,4}\.xml", n)),
        key=lambda n: (len(n), n),
    )
    hitung = Penghitung(arsip.nama)
    for n, bagian in enumerate(halaman):
        satu = _Halaman(arsip.xml(bagian), master, hitung)
        if any(b.teks for b in satu.bentuk):
            if sisa := len(halaman) - n - 1:
                kumpul.catat(
                    "tidak_dibawa",
                    Pesan(f"{sisa} halaman sesudahnya tidak dibawa.", f"{sisa} later pages are not carried."),
                )
            return _susun(satu, arsip.nama, kumpul)
    return tolak(
        arsip.nama,
        Pesan("tidak ada bentuk bertulisan di berkas Visio ini.", "no shape of this Visio file has text."),
    )


def _susun(halaman: _Halaman, nama: str, kumpul: Pengumpul) -> HasilImpor:
    lajur = [b for b in halaman.bentuk if _LAJUR.search(b.master) and not _WADAH.search(b.master)]
    id_lajur = {b.id for b in lajur}
    judul = {
        b.id: b.teks or next((x.teks for x in halaman.bentuk if x.induk == b.id and x.teks), "")
        for b in lajur
    }
    disambung = {x for satu in halaman.sambung.values() for x in satu.values()}
    datar = bool(lajur) and lajur[0].kotak.lebar > lajur[0].kotak.tinggi
    node: list[Node] = []
    simbol: list[Bentuk] = []
    for b in halaman.bentuk:
        bagian = b.induk and b.id not in disambung and (b.induk in id_lajur or not b.teks)
        if b.id in id_lajur or _WADAH.search(b.master) or bagian or not (b.teks or b.id in disambung):
            continue
        jenis, yakin = _jenis(b)
        x, y = b.kotak.tengah
        di = [satu for satu in lajur if satu.kotak.memuat((x, y))]
        pelaksana = judul[min(di, key=lambda s: s.kotak.lebar * s.kotak.tinggi).id] if di else ""
        macam = _NODE.get(jenis, "tugas")
        letak = (x, y) if datar else (y, x)
        node.append(
            Node(b.id, macam, b.teks, (pelaksana,) if pelaksana else (), letak, {}, f"Sheet.{b.id}", yakin)
        )
        simbol.append(Bentuk(b.id, jenis, b.kotak))
    busur = halaman.busur(simbol)
    masuk, keluar = {b.ke for b in busur}, {b.dari for b in busur}
    for satu in node:
        if satu.jenis == "mulai" and satu.id in masuk:
            satu.jenis = "tugas" if satu.id in keluar else "selesai"
        if satu.jenis in ("mulai", "selesai") and not kapsul_saja(satu.teks):
            satu.jenis = "tugas"
    wadah = next((b.teks for b in halaman.bentuk if _WADAH.search(b.master) and b.teks), "")
    if wadah:
        kumpul.nilai(("judul",), "Visio", 0.85)
    urut = sorted(lajur, key=lambda b: (b.kotak.y0, b.kotak.x0) if datar else (b.kotak.x0, b.kotak.y0))
    nilai = {"judul": wadah or judul_dari_nama(nama, kumpul)}
    return susun_graf(node, busur, [judul[b.id] for b in urut if judul[b.id]], nilai, kumpul, nama, "vsdx")
