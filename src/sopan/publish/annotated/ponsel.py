"""The sheet for a phone: one column, 390 points wide, as long as it needs to be."""

from __future__ import annotations

from sopan.publish.annotated.bagian import daftar_bawa, fakta, kontak, tahap
from sopan.publish.annotated.bahan import Bahan
from sopan.publish.annotated.kanvas import Kanvas, jadi_baris, tinggi_alinea

__all__ = ["LEBAR", "ponsel"]

LEBAR = 390.0
_K = 1.18
_SIDE = 20.0


def ponsel(bahan: Bahan) -> Kanvas:
    """The sheet of a service."""
    trial = Kanvas(LEBAR, 0.0, "")
    height = _draw(trial, bahan, 0.0)
    kanvas = Kanvas(LEBAR, height, f"Cara mendapatkan {bahan.judul}", bahan.uraian)
    _draw(kanvas, bahan, height)
    return kanvas


def _draw(kanvas: Kanvas, bahan: Bahan, height: float) -> float:
    """Draw on a sheet of that height; gives the height that it took."""
    warna, room = bahan.warna, LEBAR - 2 * _SIDE
    kanvas.kotak(0, 0, LEBAR, max(height, 1.0), 0, warna.putih)
    title = jadi_baris(bahan.judul, room, 30, 800)
    band = 96 + tinggi_alinea(len(title), 30, 1.14) + 22
    kanvas.kotak(0, 0, LEBAR, band, 0, warna.utama)
    at = _SIDE
    if bahan.logo is not None:
        kanvas.kotak(at, 20, 46, 52, 8, warna.putih)
        kanvas.logo(bahan.logo, at + 5, 24, 36, 44)
        at += 58
    y = 38.0
    for number, name in enumerate(bahan.pemilik[:2]):
        size = 15.0 if number == 0 else 11.5
        lines = jadi_baris(name, LEBAR - at - _SIDE, size, 800 if number == 0 else 400)
        for line in lines[:2]:
            kanvas.tulis(line, at, y, size, warna.putih, 800 if number == 0 else 400)
            y += size * 1.25
    kanvas.alinea(bahan.judul, _SIDE, 92, room, 30, warna.putih, 800, 1.14, tingkat=1)
    y = band + 16
    for icon, name, values in (
        ("clock", "Lama pelayanan", (bahan.waktu,) if bahan.waktu else ()),
        ("cash", "Biaya", bahan.biaya),
        ("certificate", "Yang Anda terima", bahan.hasil),
    ):
        if values:
            fakta(kanvas, warna, icon, name, values[0], (_SIDE, y, room, 62), 1.2)
            y += 70
    y += 6
    if bahan.bawa:
        y += daftar_bawa(kanvas, bahan, _SIDE, y, room, 1.25) + 26
    return _stages(kanvas, bahan, y, room)


def _stages(kanvas: Kanvas, bahan: Bahan, y: float, room: float) -> float:
    warna = bahan.warna
    text = room - 74 * _K
    # Once on a sheet that is thrown away, to know where the circles will stand.
    trial, at, centres = Kanvas(LEBAR, 0.0, ""), y, []
    for number, one in enumerate(bahan.tahap, 1):
        centres.append(at + 29 * _K)
        at += tahap(trial, warna, number, one, _SIDE, at, text, _K) + 30
    middle = _SIDE + 29 * _K
    kanvas.garis(f"M{middle:.2f} {centres[0]:.2f}V{centres[-1]:.2f}", warna.sedang, 7)
    kanvas.garis(f"M{middle:.2f} {centres[0]:.2f}V{centres[-1]:.2f}", warna.putih, 1.8, "7 8")
    at = y
    for number, one in enumerate(bahan.tahap, 1):
        at += tahap(kanvas, warna, number, one, _SIDE, at, text, _K) + 30
    trial = Kanvas(LEBAR, 0.0, "")
    foot = kontak(trial, bahan, _SIDE, 0, room, 1.3, warna.tinta, warna.utama) + 40
    kanvas.kotak(0, at, LEBAR, foot, 0, warna.muda)
    kontak(kanvas, bahan, _SIDE, at + 22, room, 1.3, warna.tinta, warna.utama)
    return at + foot
