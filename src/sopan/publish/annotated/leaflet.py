"""The leaflet: A4 across in three columns: what it is, the way, what to bring and where."""

from __future__ import annotations

from sopan.publish.annotated.bagian import daftar_bawa, fakta, kontak, qr, tahap, tinggi_tahap
from sopan.publish.annotated.bahan import Bahan
from sopan.publish.annotated.kanvas import Bentuk, Kanvas, campur, jadi_baris, lebar_teks

__all__ = ["leaflet"]

_WIDTH, _HEIGHT = 841.89, 595.28
_PANEL = _WIDTH / 3
_PAD = 24.0
_GAP = 11.0


def leaflet(bahan: Bahan) -> Kanvas:
    """The leaflet of a service, one side of A4."""
    kanvas = Kanvas(_WIDTH, _HEIGHT, f"Cara mendapatkan {bahan.judul}", bahan.uraian)
    kanvas.kotak(0, 0, _WIDTH, _HEIGHT, 0, bahan.warna.putih)
    _cover(kanvas, bahan)
    _way(kanvas, bahan, _PANEL)
    _needs(kanvas, bahan, 2 * _PANEL)
    return kanvas


def _cover(kanvas: Kanvas, bahan: Bahan) -> None:
    warna, room = bahan.warna, _PANEL - 2 * _PAD
    kanvas.kotak(0, 0, _PANEL, _HEIGHT, 0, warna.utama)
    for radius, share in ((205.0, 0.09), (128.0, 0.16)):
        d = (
            f"M{_PANEL - radius:.2f} {_HEIGHT:.2f}"
            f"A{radius:.2f} {radius:.2f} 0 0 1 {_PANEL:.2f} {_HEIGHT - radius:.2f}"
            f"V{_HEIGHT:.2f}z"
        )
        kanvas.isi.append(Bentuk(d, campur(warna.utama, warna.putih, share)))
    y = _PAD
    if bahan.logo is not None:
        kanvas.kotak(_PAD, y, 52, 58, 9, warna.putih)
        kanvas.logo(bahan.logo, _PAD + 6, y + 5, 40, 48)
        y += 70
    for number, name in enumerate(bahan.pemilik[:3]):
        size = 13.0 if number == 0 else 10.0
        y += kanvas.alinea(name, _PAD, y, room, size, warna.putih, 800 if number == 0 else 400, 1.25) + 2
    size = 31.0
    while not _fits(bahan.judul, room, size) and size > 16:
        size -= 0.5
    y += 26
    y += kanvas.alinea(bahan.judul, _PAD, y, room, size, warna.putih, 800, 1.12, tingkat=1) + 20
    for icon, name, values in (
        ("clock", "Lama pelayanan", (bahan.waktu,) if bahan.waktu else ()),
        ("cash", "Biaya", bahan.biaya),
        ("certificate", "Yang Anda terima", bahan.hasil),
    ):
        if values and y + 54 < _HEIGHT - _PAD:
            fakta(kanvas, warna, icon, name, values[0], (_PAD, y, room, 50), 0.95)
            y += 58
    if y < _HEIGHT - 120:
        kanvas.ikon(
            bahan.ikon,
            _PANEL - _PAD - 84,
            _HEIGHT - _PAD - 80,
            84,
            campur(warna.utama, warna.putih, 0.6),
            1.1,
        )


def _fits(judul: str, room: float, size: float) -> bool:
    """Whether a title takes at most five lines, and no word of it is cut."""
    longest = max(lebar_teks(word, size, 800) for word in judul.split())
    return longest <= room and len(jadi_baris(judul, room, size, 800)) <= 5


def _way(kanvas: Kanvas, bahan: Bahan, left: float) -> None:
    """The stages, as large as the panel allows."""
    warna = bahan.warna
    kanvas.tulis("Jalannya pelayanan", left + _PAD, _PAD + 16, 17, warna.utama, 800, tingkat=2)
    top, room = _PAD + 34, _HEIGHT - 2 * _PAD - 34
    k = 1.0
    while k > 0.5 and _height(bahan, k) > room:
        k -= 0.02
    rows = [tinggi_tahap(one, _text(k), k) for one in bahan.tahap]
    gap = min(30.0, _GAP * k + max(0.0, room - _height(bahan, k)) / max(len(rows) - 1, 1))
    x, at, centres = left + _PAD, top, []
    for own in rows:
        centres.append(at + 29 * k)
        at += own + gap
    middle = x + 29 * k
    kanvas.garis(f"M{middle:.2f} {centres[0]:.2f}V{centres[-1]:.2f}", warna.sedang, 6 * k)
    kanvas.garis(
        f"M{middle:.2f} {centres[0]:.2f}V{centres[-1]:.2f}", warna.putih, 1.6 * k, f"{6 * k:.1f} {7 * k:.1f}"
    )
    at = top
    for number, (one, own) in enumerate(zip(bahan.tahap, rows, strict=True), 1):
        tahap(kanvas, warna, number, one, x, at, _text(k), k)
        at += own + gap


def _text(k: float) -> float:
    return _PANEL - 2 * _PAD - 74 * k


def _height(bahan: Bahan, k: float) -> float:
    return sum(tinggi_tahap(one, _text(k), k) + _GAP * k for one in bahan.tahap)


def _needs(kanvas: Kanvas, bahan: Bahan, left: float) -> None:
    warna, room = bahan.warna, _PANEL - 2 * _PAD
    kanvas.kotak(left, 0, _PANEL, _HEIGHT, 0, warna.muda)
    y = _PAD
    if bahan.bawa:
        y += daftar_bawa(kanvas, bahan, left + _PAD, y, room, 1.0, dasar=warna.putih) + 18
    if len(bahan.biaya) > 1 or len(bahan.hasil) > 1:
        for title, values in (("Biaya", bahan.biaya), ("Yang Anda terima", bahan.hasil)):
            if not values:
                continue
            kanvas.tulis(title, left + _PAD, y + 12, 12.5, warna.utama, 800, tingkat=2)
            y += 19
            for one in values:
                kanvas.bulat(left + _PAD + 4, y + 7.5, 2, warna.utama)
                y += kanvas.alinea(one, left + _PAD + 13, y, room - 13, 10.2, warna.tinta) + 2
            y += 11
    trial = Kanvas(_WIDTH, 0.0, "")
    foot = kontak(trial, bahan, 0, 0, room, 1.0, warna.tinta, warna.utama)
    bottom = _HEIGHT - _PAD - foot
    if bahan.alamat and bottom - y > 92:
        qr(kanvas, bahan.alamat, left + _PAD, bottom - 86, 72)
        kanvas.alinea(
            "Pindai untuk membaca keterangan yang terbaru.",
            left + _PAD + 84,
            bottom - 66,
            room - 84,
            10.2,
            warna.tinta,
        )
    kontak(kanvas, bahan, left + _PAD, bottom, room, 1.0, warna.tinta, warna.utama)
