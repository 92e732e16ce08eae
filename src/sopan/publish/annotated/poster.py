"""The poster: A4 or A3 upright, to be read standing before it."""

from __future__ import annotations

from sopan.publish.annotated.bagian import daftar_bawa, fakta, kontak, qr, tahap, tinggi_bawa, tinggi_tahap
from sopan.publish.annotated.bahan import Bahan
from sopan.publish.annotated.kanvas import Bentuk, Kanvas, campur, jadi_baris, tinggi_alinea

__all__ = ["KERTAS", "poster"]

KERTAS = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
"""The papers of a poster, upright, in points."""

_SCALES = tuple(1.3 - 0.03 * step for step in range(28))
_GAP = 11.0


def poster(bahan: Bahan, kertas: str = "A4") -> Kanvas:
    """The poster on that paper. Type is as large as the paper allows, and the rows share what is left."""
    width, height = KERTAS[kertas]
    page = width / KERTAS["A4"][0]
    kanvas = Kanvas(width, height, f"Cara mendapatkan {bahan.judul}", bahan.uraian)
    best = _SCALES[-1]
    for scale in _SCALES:
        if _needed(bahan, width, page * scale, page) <= height:
            best = scale
            break
    _draw(kanvas, bahan, page * best, page)
    return kanvas


def _columns(width: float, page: float, k: float) -> tuple[float, float, float, float]:
    """Left edge, width of the texts of stages, left edge and width of the cards beside them."""
    left = 40 * page
    text = left + 58 * k + 16 * k
    card = width * 0.31
    right = width - 36 * page
    return left, right - card - 22 * k - text, right - card, card


def _title_room(width: float, page: float) -> float:
    """The width of the title: up to the large icon, which it must not run into."""
    return width - 38 * page - 118 * page


def _title_size(bahan: Bahan, width: float, page: float) -> tuple[float, int]:
    """The largest size in which the title takes two lines at most, and its lines."""
    size = 37.0 * page
    while len(lines := jadi_baris(bahan.judul, _title_room(width, page), size, 800)) > 2 and size > 21 * page:
        size -= page
    return size, len(lines)


def _head(bahan: Bahan, width: float, page: float) -> float:
    size, lines = _title_size(bahan, width, page)
    return (90 + 12) * page + tinggi_alinea(lines, size, 1.1) + 52 * page


def _foot(bahan: Bahan, width: float, page: float) -> float:
    trial = Kanvas(width, 0, "")
    room = width - 76 * page - (84 * page if bahan.alamat else 0)
    return (
        max(
            kontak(trial, bahan, 0, 0, room, page * 1.0, "#000000", "#000000"),
            70 * page if bahan.alamat else 0,
        )
        + 28 * page
    )


def _room(bahan: Bahan, number: int, text: float, card: float, k: float) -> float:
    """The width of a stage's text (counted from 0): over the whole sheet where no card stands beside it."""
    beside = bahan.tahap[number].cabang is not None or (number == 0 and bahan.bawa)
    return text if beside else text + 22 * k + card


def _rows(bahan: Bahan, width: float, k: float, page: float) -> list[float]:
    _, text, _, card = _columns(width, page, k)
    heights = []
    for number, one in enumerate(bahan.tahap):
        own = tinggi_tahap(one, _room(bahan, number, text, card, k), k, card)
        if number == 0 and bahan.bawa:
            own = max(own, tinggi_bawa(bahan.bawa, card, k))
        heights.append(own)
    return heights


def _needed(bahan: Bahan, width: float, k: float, page: float) -> float:
    rows = _rows(bahan, width, k, page)
    return (
        _head(bahan, width, page) + 33 * page + sum(rows) + _GAP * k * len(rows) + _foot(bahan, width, page)
    )


def _draw(kanvas: Kanvas, bahan: Bahan, k: float, page: float) -> None:
    width, height, warna = kanvas.lebar, kanvas.tinggi, bahan.warna
    head, foot = _head(bahan, width, page), _foot(bahan, width, page)
    kanvas.kotak(0, 0, width, height, 0, warna.putih)
    _draw_head(kanvas, bahan, head, page)
    _legend(kanvas, bahan, head, page)
    rows = _rows(bahan, width, k, page)
    room = height - foot - head - 33 * page
    gap = min((room - sum(rows)) / max(len(rows), 1), 46 * page)
    x, text, card_x, card = _columns(width, page, k)
    # Where the rows do not fill the sheet, they stand in the middle of what is free.
    at = head + 33 * page + max(0.0, (room - sum(rows) - gap * len(rows)) / 2)
    centres, top = [], at
    for own in rows:
        centres.append(top + 29 * k)
        top += own + gap
    kanvas.garis(f"M{x + 29 * k:.2f} {centres[0]:.2f}V{centres[-1]:.2f}", warna.sedang, 7 * k)
    kanvas.garis(
        f"M{x + 29 * k:.2f} {centres[0]:.2f}V{centres[-1]:.2f}",
        warna.putih,
        1.8 * k,
        f"{7 * k:.1f} {8 * k:.1f}",
    )
    for number, (one, own) in enumerate(zip(bahan.tahap, rows, strict=True), 1):
        room = _room(bahan, number - 1, text, card, k)
        tahap(kanvas, warna, number, one, x, at, room, k, (card_x, card))
        if number == 1 and bahan.bawa:
            taken = daftar_bawa(kanvas, bahan, card_x, at, card, k)
            if len(bahan.tahap) > 1 and (then := bahan.tahap[1].cabang) and then.kembali:
                _return(kanvas, bahan, card_x + card - 26 * k, at + own + gap + 2 * k, at + taken, k)
        at += own + gap
    _draw_foot(kanvas, bahan, foot, page)


def _return(kanvas: Kanvas, bahan: Bahan, x: float, bottom: float, top: float, k: float) -> None:
    """The way back, from the branch up to what is to be brought."""
    colour = bahan.warna.tanda
    if bottom - top < 9 * k:
        return
    kanvas.garis(f"M{x:.2f} {bottom - 2 * k:.2f}V{top + 7 * k:.2f}", colour, 2 * k, f"0.1 {4.5 * k:.2f}")
    kanvas.garis(
        f"M{x - 4 * k:.2f} {top + 8.5 * k:.2f}l{4 * k:.2f} {-5 * k:.2f}l{4 * k:.2f} {5 * k:.2f}",
        colour,
        2 * k,
    )


def _legend(kanvas: Kanvas, bahan: Bahan, head: float, page: float) -> None:
    """What a filled circle means, and a ring."""
    warna, y, at = bahan.warna, head + 13 * page, 42 * page
    for filled, words in ((True, "langkah Anda"), (False, "langkah kami")):
        kanvas.bulat(at, y, 5 * page, warna.utama if filled else warna.muda, warna.utama, 1.4 * page)
        kanvas.tulis(words, at + 10 * page, y + 3.4 * page, 9.6 * page, warna.abu, 600)
        at += 88 * page


def _draw_head(kanvas: Kanvas, bahan: Bahan, head: float, page: float) -> None:
    width, warna = kanvas.lebar, bahan.warna
    band = head - 27 * page
    kanvas.kotak(0, 0, width, band, 0, warna.utama)
    tint = campur(warna.utama, warna.putih, 0.09)
    kanvas.isi.append(_arc(width, band, 205 * page, tint))
    kanvas.isi.append(_arc(width, band, 128 * page, campur(warna.utama, warna.putih, 0.16)))
    side = 82 * page
    kanvas.ikon(
        bahan.ikon,
        width - 30 * page - side,
        band - 44 * page - side,
        side,
        campur(warna.utama, warna.putih, 0.6),
        1.1,
    )
    left = 38 * page
    if bahan.logo is not None:
        kanvas.kotak(left, 26 * page, 54 * page, 60 * page, 9 * page, warna.putih)
        kanvas.logo(bahan.logo, left + 6 * page, 31 * page, 42 * page, 50 * page)
    at = left + (68 * page if bahan.logo is not None else 0)
    y = 50 * page
    for number, name in enumerate(bahan.pemilik[:3]):
        size = (15 if number == 0 else 10.5) * page
        lines = jadi_baris(name, width - at - 38 * page, size, 800 if number == 0 else 400)
        kanvas.tulis(
            lines[0] if len(lines) == 1 else f"{lines[0]} …",
            at,
            y,
            size,
            warna.putih,
            800 if number == 0 else 400,
        )
        y += (17 if number == 0 else 14) * page
    size, _ = _title_size(bahan, width, page)
    kanvas.alinea(
        bahan.judul, left, 92 * page, _title_room(width, page), size, warna.putih, 800, 1.1, tingkat=1
    )
    cards = [("clock", "Lama pelayanan", bahan.waktu)] if bahan.waktu else []
    if bahan.biaya:
        cards.append(("cash", "Biaya", bahan.biaya[0]))
    if bahan.hasil:
        cards.append(("certificate", "Yang Anda terima", bahan.hasil[0]))
    gap = 10 * page
    each = (width - 76 * page - gap * (len(cards) - 1)) / max(len(cards), 1)
    for number, (icon, name, value) in enumerate(cards):
        fakta(
            kanvas,
            warna,
            icon,
            name,
            value,
            (left + number * (each + gap), head - 54 * page, each, 54 * page),
            page,
        )


def _arc(width: float, band: float, radius: float, colour: str) -> Bentuk:
    """A quarter of a disc in the lower right corner of the band."""
    top = max(band - radius, 0.0)
    return Bentuk(
        f"M{width - radius:.2f} {band:.2f}A{radius:.2f} {radius:.2f} 0 0 1 {width:.2f} {top:.2f}V{band:.2f}z",
        colour,
    )


def _draw_foot(kanvas: Kanvas, bahan: Bahan, foot: float, page: float) -> None:
    width, height, warna = kanvas.lebar, kanvas.tinggi, bahan.warna
    top = height - foot
    kanvas.kotak(0, top, width, foot, 0, warna.muda)
    left = 38 * page
    room = width - 76 * page
    if bahan.alamat:
        qr(kanvas, bahan.alamat, width - left - 72 * page, top + 16 * page, 72 * page)
        room -= 84 * page
    kontak(kanvas, bahan, left, top + 15 * page, room, page * 1.0, warna.tinta, warna.utama)
