"""Scanned pages: words by tesseract, where it is installed with Indonesian, lines from the picture.

Only the long lines of a table are looked for; what is drawn in the lanes is told by where the ink is, so a
symbol of a scanned page is always a "picture", to be looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sopan.read.impor.kanvas import Bentuk, Kotak
from sopan.read.impor.pdf_halaman import Goresan, HalamanPdf, Huruf
from sopan.read.impor.pdf_tabel import Petak
from sopan.read.impor.tabel import Kepala

__all__ = ["MOST_SCANNED", "Pindaian", "baca_pindaian", "pengenal", "simbol_tinta"]

MOST_SCANNED = 20
"""Scanned pages of one file that are recognised; each takes seconds."""

_DETIK = 40
_DPI = 200
_SKALA = _DPI / 72
_TERKECIL = 72.0  # points of a side
_TERBESAR = 4000  # pixels of a side
_GELAP = 150
_PALING_RAGU = 20.0
_DATAR, _TEGAK = 90.0, 60.0  # points: shorter lines are symbols and arrows
_SAMA, _CELAH = 1.5, 50.0  # points
_SETEBAL = 4  # pixels between rows of one line
_TEPI = 3.5
_TINTA = 60  # dark pixels, less is dirt

_Tinta = NDArray[np.bool_]


class Pindaian(NamedTuple):
    """What was recognised on a page, its dark pixels, and how many of them make a point."""

    isi: HalamanPdf
    tinta: _Tinta
    skala: float


@cache
def pengenal() -> str | None:
    """The program tesseract, where it is installed and knows Indonesian."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        tahu = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "ind" in f"{tahu.stdout}\n{tahu.stderr}".split() else None


def baca_pindaian(halaman: Any, program: str) -> Pindaian | None:
    """Words and lines of a scanned page (`pypdfium2.PdfPage`); None where nothing was recognised."""
    lebar, tinggi = halaman.get_size()
    if min(lebar, tinggi) < _TERKECIL:
        return None
    skala = min(_SKALA, _TERBESAR / max(lebar, tinggi, 1.0))
    gambar = _lurus(halaman.render(scale=skala, grayscale=True).to_pil().convert("L"))
    kata = _kata(gambar, program)
    if not kata:
        return None
    tinta: _Tinta = np.asarray(gambar) < _GELAP
    isi = HalamanPdf(lebar, tinggi)
    for teks, x, y, w, h in kata:
        for n, tanda in enumerate(teks):
            kotak = Kotak(
                (x + w * n / len(teks)) / skala,
                y / skala,
                (x + w * (n + 1) / len(teks)) / skala,
                (y + h) / skala,
            )
            isi.huruf.append(Huruf(tanda, kotak, n == 0, len(isi.huruf)))
    for di, awal, akhir in _sambung(_garis(tinta, _DATAR * skala), skala):
        isi.goresan.append(_goresan((awal / skala, di / skala), (akhir / skala, di / skala)))
    for di, awal, akhir in _sambung(_garis(tinta.T, _TEGAK * skala), skala):
        isi.goresan.append(_goresan((di / skala, awal / skala), (di / skala, akhir / skala)))
    return Pindaian(isi, tinta, skala)


def _sambung(garis: list[tuple[float, float, float]], skala: float) -> list[tuple[float, float, float]]:
    """Lines along one another as one: a symbol or a word stands over the line between two lanes."""
    hasil: list[tuple[float, float, float]] = []
    for di, awal, akhir in sorted(garis, key=lambda g: g[1]):
        for n, (lain, a, b) in enumerate(hasil):
            if abs(lain - di) <= _SAMA * skala and awal - b <= _CELAH * skala:
                hasil[n] = (lain, a, max(b, akhir))
                break
        else:
            hasil.append((di, awal, akhir))
    return hasil


def _goresan(a: tuple[float, float], b: tuple[float, float]) -> Goresan:
    return Goresan([a, b], tertutup=False, isi=False, garis=True, lengkung=False)


def _lurus(gambar: Image.Image) -> Image.Image:
    """The picture turned by the part of a degree that makes its rows differ most."""
    kecil = gambar.resize((max(gambar.width // 3, 1), max(gambar.height // 3, 1)))

    def tajam(sudut: float) -> float:
        miring = kecil.rotate(sudut, resample=Image.Resampling.BILINEAR, fillcolor=255)
        return float(np.var(np.diff((255.0 - np.asarray(miring)).sum(axis=1))))

    sudut = max((0.0, *(n / 5 for n in range(-10, 11) if n)), key=tajam)
    if not sudut:
        return gambar
    return gambar.rotate(sudut, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _kata(gambar: Image.Image, program: str) -> list[tuple[str, int, int, int, int]]:
    """The words with left, top, width and height in pixels, in the order in which they are read."""
    with tempfile.TemporaryDirectory() as tempat:
        path = Path(tempat) / "halaman.png"
        _tanpa_garis(gambar).save(path, dpi=(_DPI, _DPI))
        try:
            keluar = subprocess.run(
                [program, str(path), "-", "-l", "ind", "--psm", "11", "--dpi", str(_DPI), "tsv"],
                capture_output=True, timeout=_DETIK, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            ).stdout.decode("utf-8", "replace")  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return []
    hasil = []
    for baris in keluar.splitlines()[1:]:
        bagian = baris.split("\t")
        if len(bagian) < 12 or bagian[0] != "5" or float(bagian[10]) < _PALING_RAGU:
            continue
        teks = "".join(c for c in bagian[11] if c.isprintable()).strip(" |_—")
        if teks:
            x, y, w, h = (int(satu) for satu in bagian[6:10])
            hasil.append((teks, x, y, w, h))
    return hasil


def _tanpa_garis(gambar: Image.Image) -> Image.Image:
    """The picture without its long lines, which tesseract takes for letters."""
    titik = np.asarray(gambar).copy()
    tinta: _Tinta = titik < _GELAP
    for putar in (False, True):
        arah = tinta.T if putar else tinta
        sasaran = titik.T if putar else titik
        for di, awal, akhir in _garis(arah, 40 * _SKALA):
            sasaran[max(0, int(di) - 2) : int(di) + 4, int(awal) : int(akhir) + 1] = 255
    return Image.fromarray(titik)


def _garis(tinta: _Tinta, terpendek: float) -> list[tuple[float, float, float]]:
    """Level lines of at least that many pixels: height, begin, end. What is thick is a line once."""
    tebal = tinta.copy()  # a line that is not quite level goes on in the row beside
    tebal[1:] |= tinta[:-1]
    tebal[:-1] |= tinta[1:]
    ruas: list[list[float]] = []  # first row, last row, begin, end
    terbuka: list[list[float]] = []
    for y in np.flatnonzero(tebal.sum(axis=1) >= terpendek):
        terbuka = [satu for satu in terbuka if y - satu[1] <= _SETEBAL]
        tepi = np.diff(np.concatenate(([0], tebal[y].astype(np.int8), [0])))
        awal, akhir = np.flatnonzero(tepi == 1), np.flatnonzero(tepi == -1) - 1
        for a, b in zip(awal, akhir, strict=True):
            if b - a < terpendek:
                continue
            sama = next((satu for satu in terbuka if a <= satu[3] and b >= satu[2]), None)
            if sama is None:
                sama = [float(y), float(y), float(a), float(b)]
                terbuka.append(sama)
                ruas.append(sama)
            else:
                sama[1], sama[2], sama[3] = float(y), min(sama[2], float(a)), max(sama[3], float(b))
    return [((y0 + y1) / 2, a, b) for y0, y1, a, b in ruas if y1 - y0 < 6 * _SETEBAL]


def simbol_tinta(
    satu: Pindaian, petak: Sequence[Petak], kepala: Kepala, bawah: float, nama: str
) -> list[Bentuk]:
    """For each row below `bawah` a picture of a symbol in the lane that has most ink."""
    terbanyak: dict[int, tuple[int, Kotak]] = {}
    x0, x1 = kepala.lajur[0].x0, kepala.lajur[-1].x1
    for p in petak:
        k = p.kotak
        if not x0 - 2 <= k.tengah[0] <= x1 + 2 or k.y0 < bawah - 2:
            continue
        kiri, atas = int((k.x0 + _TEPI) * satu.skala), int((k.y0 + _TEPI) * satu.skala)
        dalam = satu.tinta[atas : int((k.y1 - _TEPI) * satu.skala), kiri : int((k.x1 - _TEPI) * satu.skala)]
        banyak = int(dalam.sum())
        if banyak < _TINTA or banyak <= terbanyak.get(p.baris, (0, k))[0]:
            continue
        ys, xs = np.flatnonzero(dalam.any(axis=1)), np.flatnonzero(dalam.any(axis=0))
        kotak = Kotak(
            (kiri + float(xs[0])) / satu.skala,
            (atas + float(ys[0])) / satu.skala,
            (kiri + float(xs[-1])) / satu.skala,
            (atas + float(ys[-1])) / satu.skala,
        )
        terbanyak[p.baris] = banyak, kotak
    return [Bentuk(f"tinta{n}", "gambar", k, "", nama, 0.4) for n, (_, k) in sorted(terbanyak.items())]
