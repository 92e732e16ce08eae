"""PDF: the table between its ruling lines, symbols and arrows from paths, pages joined through pentagons.

A PDF that carries its SOP file gives that. Signatures are named, not verified. Pages that are only a picture
are recognised by tesseract where it is installed, else told as scanned.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from sopan.errors import Pesan
from sopan.read.impor.aman import MOST_PAGES, MOST_SHAPES, tolak
from sopan.read.impor.drawingml import bentuk_dari_titik
from sopan.read.impor.hasil import Bidang, Catatan, HasilImpor
from sopan.read.impor.kanvas import Bentuk, Garis, Kotak, Lembar, Sel, Titik
from sopan.read.impor.label import pisah_label
from sopan.read.impor.pdf_halaman import Goresan, HalamanPdf, Huruf, baca_halaman
from sopan.read.impor.pdf_tabel import Petak, baris_teks, garis_tabel, petak_tabel, teks_huruf
from sopan.read.impor.pindaian import MOST_SCANNED, Pindaian, baca_pindaian, pengenal, simbol_tinta
from sopan.read.impor.rakit import rakit
from sopan.read.impor.tabel import Kepala, cari_kepala
from sopan.read.pdf_lampiran import sop_dalam_pdf
from sopan.read.yaml_file import read_text

__all__ = ["baca_pdf"]

_KEPALA_TERBESAR = 14.0
_DEKAT_KEPALA = 9.0
_DI_UJUNG = 4.0
_SIMBOL = ((9.0, 320.0), (7.0, 90.0))
_SEMUA_GAMBAR = 0.5
_YAKIN_OCR = 0.5


def baca_pdf(data: bytes, nama: str) -> HasilImpor:
    """The SOP of a PDF. Raises `UnreadableFile`, also where all its pages are scanned."""
    lampiran = sop_dalam_pdf(data, nama)
    if lampiran is not None:
        return HasilImpor(read_text(lampiran[1], lampiran[0]).sop, "pdf", persis=True)
    try:
        dokumen = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        tolak(nama, Pesan("PDF ini rusak atau terkunci.", "this PDF is broken or locked."))
    try:
        return _baca(dokumen, nama)
    except pypdfium2.PdfiumError:
        tolak(nama, Pesan("sebuah halaman PDF ini rusak.", "a page of this PDF is broken."))
    finally:
        dokumen.close()


def _baca(dokumen: pypdfium2.PdfDocument, nama: str) -> HasilImpor:
    if len(dokumen) > MOST_PAGES:
        tolak(
            nama,
            Pesan(f"lebih dari {MOST_PAGES} halaman.", f"more than {MOST_PAGES} pages."),
            Pesan("Pecah berkasnya.", "Split it."),
        )
    catatan: list[Catatan] = []
    tanda = pdfium.FPDF_GetSignatureCount(dokumen.raw)
    if tanda > 0:
        pesan = Pesan(
            f"PDF ini memuat {tanda} tanda tangan elektronik.", f"this PDF bears {tanda} signature(s)."
        )
        catatan.append(Catatan("keterangan", pesan))
    lembar: list[Lembar] = []
    dikenali: list[str] = []
    kepala: Kepala | None = None
    bentuk = pindaian = 0
    for n in range(len(dokumen)):
        halaman = dokumen[n]
        try:
            isi = baca_halaman(halaman)
            dipindai = _pindaian(halaman, isi, len(dikenali))
        finally:
            halaman.close()
        sebutan = f"halaman {n + 1}"
        if dipindai is None:
            satu, kepala = _lembar(isi, sebutan, kepala)
        elif isinstance(dipindai, Pindaian):
            dikenali.append(sebutan)
            satu, kepala = _lembar_pindaian(dipindai, sebutan, kepala)
            pesan = Pesan(
                f"{sebutan} hasil pindaian, dikenali dengan OCR; periksa semuanya.",
                f"page {n + 1} is scanned and was recognised by OCR; look at all of it.",
            )
            catatan.append(Catatan("lihat", pesan, sebutan))
        else:
            pindaian += 1
            pesan = Pesan(f"{sebutan} hasil pindaian; tidak terbaca.", f"page {n + 1} is scanned; not read.")
            catatan.append(Catatan("lihat", pesan, sebutan))
            continue
        bentuk += len(satu.bentuk) + len(satu.garis)
        if bentuk > MOST_SHAPES:
            tolak(nama, Pesan(f"lebih dari {MOST_SHAPES} bentuk.", f"more than {MOST_SHAPES} shapes."))
        lembar.append(satu)
    if pindaian and pindaian == len(dokumen):
        tolak(
            nama,
            Pesan("semua halamannya hasil pindaian, tanpa teks.", "all its pages are scanned, without text."),
            Pesan(
                "Pasang tesseract dengan bahasa Indonesia (ind), atau pakai berkas aslinya.",
                "Install tesseract with Indonesian (ind), or use the original file.",
            ),
        )
    hasil = rakit(lembar, nama, "pdf")
    bidang = tuple(_ragukan(satu, dikenali) for satu in hasil.bidang)
    return HasilImpor(hasil.sop, hasil.format, bidang, (*hasil.catatan, *catatan))


def _pindaian(halaman: pypdfium2.PdfPage, isi: HalamanPdf, sudah: int) -> Pindaian | bool | None:
    """What OCR recognised on a scanned page; True for a scanned page that stays unread, None for another."""
    if not _dipindai(isi):
        return None
    program = pengenal()
    return (baca_pindaian(halaman, program) if program and sudah < MOST_SCANNED else None) or True


def _ragukan(satu: Bidang, dikenali: Sequence[str]) -> Bidang:
    """A value of a page that OCR recognised is never sure."""
    if not any(satu.asal == x or satu.asal.startswith(f"{x},") for x in dikenali):
        return satu
    return replace(
        satu,
        yakin=min(satu.yakin, _YAKIN_OCR),
        lihat=satu.lihat or Pesan("hasil OCR, perlu dilihat", "recognised by OCR, wants a look"),
    )


def _dipindai(isi: HalamanPdf) -> bool:
    """Whether a page is a picture with hardly a letter."""
    if len(isi.huruf) > 20:
        return False
    luas = sum(k.lebar * k.tinggi for k in isi.gambar)
    return luas > _SEMUA_GAMBAR * isi.lebar * isi.tinggi


def _lembar(isi: HalamanPdf, nama: str, sebelum: Kepala | None) -> tuple[Lembar, Kepala | None]:
    """A page as a canvas, and the headings that hold on it: its own, or those of an earlier page."""
    ruas = garis_tabel(isi.goresan)
    petak = petak_tabel(ruas)
    per_petak: dict[int, list[Huruf]] = {}
    lepas: list[Huruf] = []
    for h in isi.huruf:
        di = _petak_di(petak, h.kotak.tengah)
        if di is None:
            lepas.append(h)
        else:
            per_petak.setdefault(di, []).append(h)
    lembar = Lembar(nama)
    asal: dict[int, Sel] = {}
    for n, huruf in per_petak.items():
        p = petak[n]
        sebutan = f"{nama}, baris {p.baris + 1}, kolom {p.kolom + 1}"
        # Rows above the table are paragraphs, so those of the table begin further below.
        sel = Sel(p.baris + _LEPAS, p.kolom, teks_huruf(huruf, p.kotak), p.kotak, sebutan, p.tinggi, p.lebar)
        asal[n] = sel
        lembar.sel.append(sel)
    _lepas(lepas, petak, lembar)
    kepala = next(iter(cari_kepala(lembar)), None)
    berlaku = kepala or (None if _identitas_lagi(lembar) else sebelum)
    _gambar(isi.goresan, petak, lembar)
    if berlaku is not None and berlaku.lajur:
        _tulisan_lajur(lembar, asal, per_petak, berlaku, kepala)
    return lembar, berlaku


_LEPAS = 200
_LABEL = 4


def _identitas_lagi(lembar: Lembar) -> bool:
    """Whether a page without headings is that of an identity, and does not go on with the table."""
    return len({x[0] for s in lembar.sel if (x := pisah_label(s.teks)) is not None}) >= _LABEL


def _lembar_pindaian(satu: Pindaian, nama: str, sebelum: Kepala | None) -> tuple[Lembar, Kepala | None]:
    """A scanned page as a canvas, with a picture of a symbol wherever there is most ink in a row's lanes."""
    lembar, kepala = _lembar(satu.isi, nama, sebelum)
    if kepala is not None and kepala.lajur:
        petak = petak_tabel(garis_tabel(satu.isi.goresan))
        bawah = max(
            (p.kotak.y1 for p in petak if kepala is not sebelum and p.baris + _LEPAS <= kepala.akhir),
            default=-math.inf,
        )
        lembar.bentuk += simbol_tinta(satu, petak, kepala, bawah, nama)
    return lembar, kepala


def _petak_di(petak: Sequence[Petak], titik: Titik) -> int | None:
    return next((n for n, p in enumerate(petak) if p.kotak.memuat(titik)), None)


def _lepas(huruf: Sequence[Huruf], petak: Sequence[Petak], lembar: Lembar) -> None:
    """Lines of text outside of the table: titles above it."""
    atas = min((p.kotak.y0 for p in petak), default=math.inf)
    for n, (teks, k) in enumerate(baris_teks(huruf)):
        if k.y1 <= atas and n < _LEPAS:
            lembar.sel.append(Sel(n, 0, teks, k, lembar.nama, 1, 200))


def _tulisan_lajur(
    lembar: Lembar,
    asal: dict[int, Sel],
    per_petak: dict[int, list[Huruf]],
    berlaku: Kepala,
    kepala: Kepala | None,
) -> None:
    """Words in the lanes are answers beside arrows and numbers in pentagons, not texts of cells."""
    x0, x1 = berlaku.lajur[0].x0, berlaku.lajur[-1].x1
    batas = kepala.akhir if kepala is not None else -1
    huruf: list[Huruf] = []
    for n, sel in asal.items():
        if sel.baris <= batas or not x0 - 1 <= sel.kotak.tengah[0] <= x1 + 1:
            continue
        lembar.sel.remove(sel)
        huruf += per_petak[n]
    huruf.sort(key=lambda h: h.urut)  # a word may stand over the line between two lanes
    for teks, k in baris_teks(huruf, celah=1.5):
        pemilik = next((b for b in lembar.bentuk if b.jenis != "teks" and b.kotak.memuat(k.tengah)), None)
        if pemilik is not None:
            pemilik.teks = f"{pemilik.teks} {teks}".strip()
        else:
            lembar.bentuk.append(Bentuk(f"t{len(lembar.bentuk)}", "teks", k, teks, lembar.nama))


def _gambar(goresan: Sequence[Goresan], petak: Sequence[Petak], lembar: Lembar) -> None:
    """Symbols, lines and heads among the paths."""
    kepala: list[tuple[Titik, Titik]] = []
    for satu in goresan:
        k = satu.kotak
        # Heads are filled only; a pentagon of that size has an outline.
        kecil = satu.tertutup and satu.isi and not satu.garis and max(k.lebar, k.tinggi) <= _KEPALA_TERBESAR
        if kecil and not satu.lengkung and (arah := _kepala(satu)) is not None:
            kepala.append(arah)
            continue
        if satu.tertutup and _sebesar_simbol(k) and satu.garis:
            if not _tepi_tabel(k, petak):
                _simbol(satu, k, lembar)
        elif satu.garis and not satu.tertutup and not _di_tepi(satu, petak):
            lembar.garis.append(Garis(list(satu.titik), asal=lembar.nama))
    for ujung, pangkal in kepala:
        _pasang_kepala(ujung, pangkal, lembar)


def _sebesar_simbol(k: Kotak) -> bool:
    (w0, w1), (h0, h1) = _SIMBOL
    return w0 <= k.lebar <= w1 and h0 <= k.tinggi <= h1


def _simbol(satu: Goresan, k: Kotak, lembar: Lembar) -> None:
    if any(abs(b.kotak.x0 - k.x0) + abs(b.kotak.y1 - k.y1) < 2 for b in lembar.bentuk):
        return  # filled and then stroked
    jenis, yakin = bentuk_dari_titik(satu.titik, k)
    if satu.lengkung:
        jenis, yakin = "terminator", 0.95
    if jenis != "lain":
        lembar.bentuk.append(Bentuk(f"s{len(lembar.bentuk)}", jenis, k, "", lembar.nama, yakin))


def _tepi_tabel(k: Kotak, petak: Sequence[Petak]) -> bool:
    """Whether a box is a cell, not a symbol: two or more of its sides lie on lines of the table."""
    kena = 0
    for nama in ("x0", "y0", "x1", "y1"):
        nilai = getattr(k, nama)
        sisi = ("x0", "x1") if nama[0] == "x" else ("y0", "y1")
        kena += any(abs(getattr(p.kotak, s) - nilai) < 1.0 for p in petak for s in sisi)
    return kena >= 3


def _di_tepi(satu: Goresan, petak: Sequence[Petak]) -> bool:
    """Whether a stroke is a line of the table."""
    (x0, y0), (x1, y1) = satu.titik[0], satu.titik[-1]
    if len(satu.titik) > 2:
        return False
    if abs(x0 - x1) < 0.6:
        return any(min(abs(p.kotak.x0 - x0), abs(p.kotak.x1 - x0)) < 1.0 for p in petak)
    if abs(y0 - y1) < 0.6:
        return any(min(abs(p.kotak.y0 - y0), abs(p.kotak.y1 - y0)) < 1.0 for p in petak)
    return False


def _kepala(satu: Goresan) -> tuple[Titik, Titik] | None:
    """The tip of an arrow's head and the middle of its base; None for what is no triangle."""
    sudut: list[Titik] = []
    for t in satu.titik:
        if all(math.dist(t, x) > 0.3 for x in sudut):
            sudut.append(t)
    if not 3 <= len(sudut) <= 5:
        return None
    sisi_sisi = zip(sudut, [*sudut[1:], sudut[0]], strict=True)
    if all(abs(a[0] - b[0]) < 0.3 or abs(a[1] - b[1]) < 0.3 for a, b in sisi_sisi):
        return None  # the white box behind a word
    if len(sudut) > 3:
        # A head with a notch: its tip is furthest from the middle.
        mx, my = sum(x for x, _ in sudut) / len(sudut), sum(y for _, y in sudut) / len(sudut)
        ujung = max(sudut, key=lambda t: math.dist(t, (mx, my)))
        lain = sorted((t for t in sudut if t != ujung), key=lambda t: -math.dist(t, ujung))[:2]
    else:
        a, b, c = sudut
        sisi = {c: math.dist(a, b), a: math.dist(b, c), b: math.dist(a, c)}
        ujung = min(sisi, key=lambda t: sisi[t])
        lain = [t for t in sudut if t != ujung]
    return ujung, ((lain[0][0] + lain[1][0]) / 2, (lain[0][1] + lain[1][1]) / 2)


def _pasang_kepala(ujung: Titik, pangkal: Titik, lembar: Lembar) -> None:
    """Give a head to the line that ends in it, and let that line reach to its tip."""
    terbaik: tuple[float, Garis, bool] | None = None
    for garis in lembar.garis:
        for akhir, titik in ((False, garis.titik[0]), (True, garis.titik[-1])):
            # A line ends at the base of its head; one that begins where another ends lies at the tip.
            jarak = min(math.dist(titik, pangkal), math.dist(titik, ujung) + _DI_UJUNG)
            if jarak <= _DEKAT_KEPALA and (terbaik is None or jarak < terbaik[0]):
                terbaik = (jarak, garis, akhir)
    if terbaik is None:
        return
    _, garis, akhir = terbaik
    if akhir:
        garis.kepala_akhir = True
        garis.titik[-1] = ujung
    else:
        garis.kepala_awal = True
        garis.titik[0] = ujung
