"""Excel: cells and drawings of a workbook as sheets of a canvas."""

from __future__ import annotations

from sopan.errors import Pesan
from sopan.read.impor.aman import MOST_SHAPES, Arsip, Elemen, tolak
from sopan.read.impor.drawingml import EMU, Transform, angka, baca_bentuk, local
from sopan.read.impor.kanvas import Kotak, Lembar
from sopan.read.impor.xlsx_buku import Buku, LembarKerja

__all__ = ["Penghitung", "baca_xlsx"]


class Penghitung:
    """Counts shapes and refuses too many."""

    def __init__(self, nama: str) -> None:
        self.nama, self.sisa = nama, MOST_SHAPES

    def __call__(self) -> None:
        """One more. Raises `UnreadableFile` over `MOST_SHAPES`."""
        self.sisa -= 1
        if self.sisa < 0:
            tolak(
                self.nama,
                Pesan(f"lebih dari {MOST_SHAPES} bentuk.", f"more than {MOST_SHAPES} shapes."),
            )


def baca_xlsx(arsip: Arsip) -> list[Lembar]:
    """The visible sheets of a workbook with what is drawn on them. Raises `UnreadableFile`."""
    hitung = Penghitung(arsip.nama)
    hasil = []
    for kerja in Buku(arsip).lembar():
        lembar = Lembar(kerja.nama, list(kerja.sel.values()))
        if kerja.gambar is not None:
            akar = arsip.xml_or_none(kerja.gambar)
            for jangkar in akar if akar is not None else ():
                _jangkar(jangkar, kerja, lembar, hitung)
        hasil.append(lembar)
    return hasil


def _jangkar(jangkar: Elemen, kerja: LembarKerja, lembar: Lembar, hitung: Penghitung) -> None:
    """What hangs on one anchor."""
    awal = akhir = besar = None
    for satu in jangkar:
        match local(satu):
            case "from" | "pos":
                awal = satu
            case "to":
                akhir = satu
            case "ext":
                besar = satu
    if awal is None:
        return
    x, y = (
        (angka(awal.get("x")) / EMU, angka(awal.get("y")) / EMU)
        if local(awal) == "pos"
        else _sudut(awal, kerja)
    )
    if akhir is not None:
        x1, y1 = _sudut(akhir, kerja)
    elif besar is not None:
        x1, y1 = x + angka(besar.get("cx")) / EMU, y + angka(besar.get("cy")) / EMU
    else:
        return
    kotak = Kotak(min(x, x1), min(y, y1), max(x, x1), max(y, y1))
    for satu in jangkar:
        if local(satu) in ("sp", "cxnSp", "pic", "grpSp", "AlternateContent"):
            baca_bentuk(satu, lembar, Transform(1 / EMU, 1 / EMU), kotak, hitung)


def _sudut(tempat: Elemen, kerja: LembarKerja) -> tuple[float, float]:
    nilai = {local(satu): angka(satu.text) for satu in tempat}
    return (
        kerja.x(int(nilai.get("col", 0)), nilai.get("colOff", 0) / EMU),
        kerja.y(int(nilai.get("row", 0)), nilai.get("rowOff", 0) / EMU),
    )
