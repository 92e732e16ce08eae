"""Word: tables and drawings of a document as pages of a canvas (ECMA-376 part 1, 17 and 20.4).

A document says how wide columns are, but how high a row becomes only Word reckons. Rows with a stated height
are taken at it, others are estimated from their text. Pages begin where a break is written or where Word
noted that it broke one. A shape is placed by what it is anchored to: the page, the margin, or its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from sopan.read.impor.aman import MOST_CELLS, TERLALU_BESAR, Arsip, Elemen, tolak
from sopan.read.impor.docx_teks import (
    W,
    paragraf_sel,
    teks_paragraf,
    tinggi_baris,
    tinggi_paragraf,
    ukuran_gaya,
)
from sopan.read.impor.drawingml import EMU, Transform, angka, baca_bentuk, local
from sopan.read.impor.kanvas import Kotak, Lembar, Sel
from sopan.read.impor.vml import baca_vml
from sopan.read.impor.xlsx import Penghitung

__all__ = ["baca_docx"]

_TWIP = 20.0
_DALAM = 5.4  # room at the left and at the right of the text in a cell


@dataclass(slots=True)
class _Halaman:
    lembar: Lembar
    y: float
    tabel: int = 0
    baris: int = 0


@dataclass(slots=True)
class _Tata:
    """The page: size and margins in points."""

    kiri: float = 72.0
    atas: float = 72.0
    lebar: float = 842.0
    tinggi: float = 595.0
    kanan: float = 72.0


@dataclass(slots=True)
class _Dokumen:
    """Reads one document from above to below."""

    arsip: Arsip
    hitung: Penghitung
    tata: _Tata
    gaya: dict[str, float]
    halaman: list[_Halaman] = field(default_factory=list)
    sel: int = 0

    def mulai(self) -> _Halaman:
        """A new page."""
        satu = _Halaman(Lembar(f"halaman {len(self.halaman) + 1}"), self.tata.atas)
        self.halaman.append(satu)
        return satu

    @property
    def kini(self) -> _Halaman:
        return self.halaman[-1] if self.halaman else self.mulai()

    def badan(self, elemen: Elemen) -> None:
        for satu in elemen:
            nama = local(satu)
            if nama == "p":
                self._paragraf(satu)
            elif nama == "tbl":
                self._tabel(satu)
            elif nama in ("sdt", "sdtContent", "customXml", "smartTag"):
                self.badan(satu)

    def _paragraf(self, p: Elemen) -> None:
        properti = p.find(f"{W}pPr")
        if properti is not None and _nyala(properti.find(f"{W}pageBreakBefore")) and self.halaman:
            self.mulai()
        halaman = self.kini
        if any(br.get(f"{W}type") == "page" for br in p.iter(f"{W}br")) or (
            p.find(f".//{W}lastRenderedPageBreak") is not None and halaman.lembar.sel
        ):
            halaman = self.mulai()
        tinggi = tinggi_paragraf(p, self.tata.lebar - self.tata.kiri - self.tata.kanan, self.gaya)
        self._gambar(p, halaman.lembar, self.tata.kiri, halaman.y)
        teks = teks_paragraf(p)
        if teks:
            self._sel_lepas(halaman, teks, tinggi)
        halaman.y += tinggi
        bagian = properti.find(f"{W}sectPr") if properti is not None else None
        if bagian is not None:
            self.tata = _tata(bagian)
            jenis = bagian.find(f"{W}type")
            if jenis is None or jenis.get(f"{W}val") != "continuous":
                self.mulai()

    def _sel_lepas(self, halaman: _Halaman, teks: str, tinggi: float) -> None:
        """A paragraph outside of tables, as a row with one cell: titles stand in such."""
        kanan = self.tata.lebar - self.tata.kanan
        kotak = Kotak(self.tata.kiri, halaman.y, kanan, halaman.y + tinggi)
        halaman.lembar.sel.append(
            Sel(halaman.baris, 0, teks, kotak, f"{halaman.lembar.nama}, paragraf", 1, 200)
        )
        halaman.baris += 1

    # Tables

    def _tabel(self, tbl: Elemen) -> None:
        kisi = tbl.find(f"{W}tblGrid")
        lebar = [angka(g.get(f"{W}w")) / _TWIP for g in kisi] if kisi is not None else []
        if not lebar or len(lebar) > 500:
            return
        geser = tbl.find(f"{W}tblPr/{W}tblInd")
        kiri = self.tata.kiri + (angka(geser.get(f"{W}w")) / _TWIP if geser is not None else 0.0)
        rata = tbl.find(f"{W}tblPr/{W}jc")
        if rata is not None and rata.get(f"{W}val") == "center":
            kiri = (self.tata.kiri + self.tata.lebar - self.tata.kanan - sum(lebar)) / 2
        tepi = [kiri + x for x in accumulate(lebar, initial=0.0)]
        self.kini.tabel += 1
        kepala: list[float] = []
        terbuka: dict[int, Sel] = {}
        for tr in tbl.iter(f"{W}tr"):
            if _tabel_dari(tr) is not tbl:
                continue
            tinggi = tinggi_baris(tr, tepi, self.gaya)
            if tr.find(f"{W}trPr/{W}tblHeader") is not None and len(kepala) < 8 and not self._patah(tr):
                kepala.append(tinggi)
            if self._patah(tr) and self.kini.lembar.sel:
                self.mulai().y += sum(kepala)
                self.kini.tabel = 1
                terbuka = {}
            self._baris(tr, tepi, tinggi, terbuka)

    @staticmethod
    def _patah(tr: Elemen) -> bool:
        """Whether Word noted that a page began with this row."""
        pertama = tr.find(f"{W}tc")
        if pertama is None:
            return False
        return any(
            p.find(f"{W}r/{W}lastRenderedPageBreak") is not None
            for tc in tr.findall(f"{W}tc")[:3]
            for p in tc.findall(f"{W}p")[:1]
        )

    def _baris(self, tr: Elemen, tepi: list[float], tinggi: float, terbuka: dict[int, Sel]) -> None:
        halaman = self.kini
        kolom = 0
        lewat = tr.find(f"{W}trPr/{W}gridBefore")
        if lewat is not None:
            kolom = int(angka(lewat.get(f"{W}val")))
        y0, y1 = halaman.y, halaman.y + tinggi
        for tc in tr.findall(f"{W}tc"):
            span = tc.find(f"{W}tcPr/{W}gridSpan")
            lebar = max(1, int(angka(span.get(f"{W}val"), 1))) if span is not None else 1
            akhir = min(kolom + lebar, len(tepi) - 1)
            if kolom >= len(tepi) - 1:
                break
            gabung = tc.find(f"{W}tcPr/{W}vMerge")
            lanjutan = gabung is not None and gabung.get(f"{W}val", "continue") == "continue"
            if lanjutan and kolom in terbuka:
                atas = terbuka[kolom]
                atas.tinggi += 1
                atas.kotak = atas.kotak._replace(y1=y1)
                lebih = self._teks_sel(tc)
                if lebih:
                    atas.teks = f"{atas.teks}\n{lebih}".strip()
            else:
                tempat = f"tabel {halaman.tabel}, baris {halaman.baris + 1}, kolom {kolom + 1}"
                nama = f"{halaman.lembar.nama}, {tempat}"
                sel = Sel(
                    halaman.baris,
                    kolom,
                    self._teks_sel(tc),
                    Kotak(tepi[kolom], y0, tepi[akhir], y1),
                    nama,
                    1,
                    lebar,
                )
                terbuka.pop(kolom, None)
                if gabung is not None:
                    terbuka[kolom] = sel
                halaman.lembar.sel.append(sel)
                self.sel += 1
                if self.sel > MOST_CELLS:
                    tolak(self.arsip.nama, TERLALU_BESAR)
            self._gambar_sel(tc, halaman.lembar, tepi[kolom], tepi[akhir], y0)
            kolom = akhir
        halaman.y = y1
        halaman.baris += 1

    def _gambar_sel(self, tc: Elemen, lembar: Lembar, x0: float, x1: float, y: float) -> None:
        for p in tc.findall(f"{W}p"):
            self._gambar(p, lembar, x0 + _DALAM, y)
            y += tinggi_paragraf(p, x1 - x0 - 2 * _DALAM, self.gaya)

    def _teks_sel(self, tc: Elemen) -> str:
        baris = []
        for p in paragraf_sel(tc):
            teks = teks_paragraf(p)
            if teks:
                baris.append(self._nomor_butir(p) + teks)
        return "\n".join(baris)

    def _nomor_butir(self, p: Elemen) -> str:
        """A mark for an item of a numbered or dotted list, whose own mark is not in the text."""
        return "• " if p.find(f"{W}pPr/{W}numPr") is not None else ""

    # Drawings

    def _gambar(self, p: Elemen, lembar: Lembar, x: float, y: float) -> None:
        """Shapes anchored to a paragraph whose text begins at (x, y)."""
        for satu in _gambar_dalam(p):
            nama = local(satu)
            if nama in ("anchor", "inline"):
                self._jangkar(satu, lembar, x, y)
            else:
                baca_vml(satu, lembar, self._asal_vml(satu, x, y), self.hitung)

    def _asal_vml(self, pict: Elemen, x: float, y: float) -> tuple[float, float]:
        gaya = " ".join(str(satu.get("style", "")) for satu in pict)[:2000].replace(" ", "")
        if "mso-position-horizontal-relative:page" in gaya:
            x = 0.0
        elif "mso-position-horizontal-relative:margin" in gaya:
            x = self.tata.kiri
        if "mso-position-vertical-relative:page" in gaya:
            y = 0.0
        elif "mso-position-vertical-relative:margin" in gaya:
            y = self.tata.atas
        return x, y

    def _jangkar(self, jangkar: Elemen, lembar: Lembar, x: float, y: float) -> None:
        besar = next((s for s in jangkar if local(s) == "extent"), None)
        if besar is None:
            return
        w, h = angka(besar.get("cx")) / EMU, angka(besar.get("cy")) / EMU
        if local(jangkar) == "anchor":
            for satu in jangkar:
                nama = local(satu)
                if nama not in ("positionH", "positionV"):
                    continue
                dari = satu.get("relativeFrom", "")
                geser = next((s for s in satu if local(s) == "posOffset"), None)
                nilai = angka(geser.text) / EMU if geser is not None else 0.0
                if nama == "positionH":
                    x = {"page": 0.0, "margin": self.tata.kiri, "leftMargin": 0.0}.get(dari, x) + nilai
                else:
                    y = {"page": 0.0, "margin": self.tata.atas, "topMargin": 0.0}.get(dari, y) + nilai
        kotak = Kotak(x, y, x + w, y + h)
        data = next((s for s in jangkar.iter() if local(s) == "graphicData"), None)
        for satu in data if data is not None else ():
            if local(satu) in ("wsp", "wgp", "wpc", "pic"):
                baca_bentuk(satu, lembar, Transform(1 / EMU, 1 / EMU, x, y), kotak, self.hitung)


def baca_docx(arsip: Arsip) -> list[Lembar]:
    """The pages of a document. Raises `UnreadableFile`."""
    akar = arsip.relations("")
    utama = next((path for jenis, path in akar.values() if jenis == "officeDocument"), "word/document.xml")
    badan = arsip.xml(utama).find(f"{W}body")
    if badan is None:
        return []
    bagian = list(badan.iter(f"{W}sectPr"))
    tata = _tata(bagian[0]) if bagian else _Tata()
    dokumen = _Dokumen(arsip, Penghitung(arsip.nama), tata, ukuran_gaya(arsip))
    dokumen.mulai()
    dokumen.badan(badan)
    for halaman in dokumen.halaman:
        halaman.lembar.sel = [sel for sel in halaman.lembar.sel if sel.teks]
    return [halaman.lembar for halaman in dokumen.halaman]


def _tata(bagian: Elemen) -> _Tata:
    ukuran, tepi = bagian.find(f"{W}pgSz"), bagian.find(f"{W}pgMar")
    hasil = _Tata()
    if ukuran is not None:
        hasil.lebar = angka(ukuran.get(f"{W}w"), 16_838) / _TWIP
        hasil.tinggi = angka(ukuran.get(f"{W}h"), 11_906) / _TWIP
    if tepi is not None:
        hasil.kiri = angka(tepi.get(f"{W}left"), 1_440) / _TWIP
        hasil.kanan = angka(tepi.get(f"{W}right"), 1_440) / _TWIP
        hasil.atas = abs(angka(tepi.get(f"{W}top"), 1_440)) / _TWIP
    return hasil


def _nyala(elemen: Elemen | None) -> bool:
    return elemen is not None and elemen.get(f"{W}val", "1") not in ("0", "false", "off")


def _tabel_dari(elemen: Elemen) -> Elemen:
    atas = elemen.getparent()
    while atas is not None and local(atas) != "tbl":
        atas = atas.getparent()
    return atas


def _gambar_dalam(p: Elemen) -> list[Elemen]:
    """Anchors, inline drawings and VML pictures of a paragraph; of alternatives the first."""
    hasil: list[Elemen] = []
    antre = [p]
    while antre:
        satu = antre.pop()
        for anak in satu:
            nama = local(anak)
            if nama == "AlternateContent":
                pilihan = next((x for x in anak if local(x) == "Choice"), None)
                if pilihan is not None and len(pilihan):
                    antre.append(pilihan)
                else:
                    antre.extend(x for x in anak if local(x) == "Fallback")
            elif nama == "drawing":
                hasil.extend(x for x in anak if local(x) in ("anchor", "inline"))
            elif nama == "pict":
                hasil.append(anak)
            elif nama in ("r", "hyperlink", "ins", "smartTag", "sdt", "sdtContent", "object"):
                antre.append(anak)
    return hasil
