"""The parts that all sheets are made of: a stage with its icon, fact cards, the list to bring, the foot.

Each function draws at a place and gives the height that it took; `k` is the scale of type and spaces, 1 for
the base sizes of an A4 poster.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.publish.annotated.bahan import Bahan, Warna
from sopan.publish.annotated.kanvas import Bentuk, Kanvas, jadi_baris, lebar_teks, tinggi_alinea
from sopan.publish.annotated.tahap import Tahap

__all__ = ["daftar_bawa", "fakta", "kontak", "qr", "tahap"]


def fakta(
    kanvas: Kanvas,
    warna: Warna,
    ikon: str,
    nama: str,
    nilai: str,
    kotak: tuple[float, float, float, float],
    k: float,
) -> None:
    """A card with one fact, in `kotak` (x, y, width, height)."""
    x, y, width, height = kotak
    kanvas.kotak(x, y, width, height, 9 * k, warna.putih, warna.sedang, 0.8 * k)
    side = 25 * k
    kanvas.bulat(x + 22 * k, y + height / 2, 15.5 * k, warna.muda)
    kanvas.ikon(
        ikon, x + 22 * k - side / 2 * 0.8, y + height / 2 - side / 2 * 0.8, side * 0.8, warna.utama, 1.9
    )
    left, room = x + 45 * k, width - 53 * k
    size = 12.5 * k
    lines = jadi_baris(nilai, room, size, 800)
    while len(lines) > 2 and size > 8.5 * k:
        size -= 0.5 * k
        lines = jadi_baris(nilai, room, size, 800)
    block = 8.5 * k * 1.35 + tinggi_alinea(len(lines), size, 1.16)
    top = y + (height - block) / 2
    kanvas.tulis(nama, left, top + 8.2 * k, 8.5 * k, warna.abu, 600)
    kanvas.alinea(nilai, left, top + 8.5 * k * 1.35, room, size, warna.tinta, 800, 1.16)


def tinggi_tahap(satu: Tahap, lebar: float, k: float, cabang: float = 0.0) -> float:
    """The height of a stage with text `lebar` wide; `cabang` is the width of its branch, 0 under the text."""
    body = tinggi_alinea(len(jadi_baris(satu.judul, lebar, 17 * k, 800)), 17 * k, 1.15)
    body += tinggi_alinea(len(jadi_baris(satu.teks, lebar, 12.6 * k)), 12.6 * k) + 3 * k
    body += 19 * k if isi_chip(satu) else 0
    if satu.cabang is None:
        return max(body, 58 * k)
    if cabang:
        return max(body, 58 * k, _branch_height(satu, cabang, k))
    return max(body, 58 * k) + _branch_height(satu, lebar, k) + 7 * k


def tahap(  # noqa: PLR0913, PLR0917 - what, where, how large
    kanvas: Kanvas, warna: Warna, nomor: int, satu: Tahap, x: float, y: float, lebar: float, k: float,
    cabang: tuple[float, float] = (0.0, 0.0),
) -> float:  # fmt: skip
    """A stage: its icon in a circle at `x`, beside it title, sentence and chips over `lebar` points.

    What the applicant does is filled, what the office does is a ring, so that one sees from afar where one is
    needed. `cabang` is the place (x, width) of the branch; without it the branch stands under the text.
    """
    radius = 29 * k
    cx, cy = x + radius, y + radius
    mine = satu.peran != "kami"
    kanvas.bulat(cx, cy, radius + 4 * k, warna.putih)
    kanvas.bulat(cx, cy, radius, warna.utama if mine else warna.muda, warna.utama, 2.2 * k)
    side = 33 * k
    kanvas.ikon(satu.ikon, cx - side / 2, cy - side / 2, side, warna.putih if mine else warna.utama, 1.7)
    bx, by = x + 5 * k, y + 6 * k
    kanvas.bulat(bx, by, 12.6 * k, warna.putih)
    kanvas.bulat(bx, by, 10 * k, warna.tanda)
    kanvas.tulis(str(nomor), bx, by + 4.6 * k, 13 * k, warna.tinta, 800, "tengah")
    left = x + 2 * radius + 16 * k
    at = y + 1 * k
    at += kanvas.alinea(satu.judul, left, at, lebar, 17 * k, warna.tinta, 800, 1.15, tingkat=2) + 1.5 * k
    at += kanvas.alinea(satu.teks, left, at, lebar, 12.6 * k, warna.tinta) + 3.5 * k
    at = _chips(kanvas, warna, satu, left, at, lebar, k)
    below = max(at, y + 2 * radius)
    if satu.cabang is None:
        return below - y
    if cabang[1]:
        height = _branch_height(satu, cabang[1], k)
        title = jadi_baris(satu.judul, lebar, 17 * k, 800)
        start = left + lebar_teks(title[0], 17 * k, 800) + 10 * k
        _branch(kanvas, warna, satu, (cabang[0], y + 2 * k, cabang[1], height), k, start=start)
        return max(below, y + 2 * k + height) - y
    height = _branch_height(satu, lebar, k)
    _branch(kanvas, warna, satu, (left, below + 5 * k, lebar, height), k)
    return below + 5 * k + height - y


def isi_chip(satu: Tahap) -> list[tuple[str, str]]:
    """The marks of a stage as icon and words: how long, where, who where the sentence does not say so."""
    chips = [("clock", satu.waktu)] if satu.waktu else []
    if satu.tempat:
        chips.append(("map-pin", satu.tempat))
    elif len(satu.pelaku) == 1 and satu.pelaku[0] not in satu.teks:
        chips.append(("user", satu.pelaku[0]))
    if satu.cabang is not None and satu.cabang.lanjut and satu.cabang.kembali:
        chips.append(("circle-check", f"{satu.cabang.lanjut}? Lanjut"))
    return chips


def _chips(kanvas: Kanvas, warna: Warna, satu: Tahap, x: float, y: float, lebar: float, k: float) -> float:
    """Time and person, as small marks on one line; what does not fit is left out."""
    chips = isi_chip(satu)
    at, size = x, 10.4 * k
    drawn = False
    for icon, words in chips:
        width = lebar_teks(words, size, 600) + 25 * k
        if at + width > x + lebar + 2 * k:
            continue
        kanvas.kotak(at, y, width, 16.5 * k, 8.25 * k, warna.muda)
        kanvas.ikon(icon, at + 5.5 * k, y + 2.6 * k, 11.3 * k, warna.utama, 2.1)
        kanvas.tulis(words, at + 19.5 * k, y + 11.8 * k, size, warna.tinta, 600)
        at += width + 6 * k
        drawn = True
    return y + 16.5 * k if drawn else y - 3.5 * k


def _branch_height(satu: Tahap, lebar: float, k: float) -> float:
    if satu.cabang is None:
        return 0.0
    room = lebar - 43 * k
    return (
        15 * k
        + tinggi_alinea(len(jadi_baris(satu.cabang.judul, room, 12 * k, 800)), 12 * k, 1.2)
        + tinggi_alinea(len(jadi_baris(satu.cabang.teks, room, 11.2 * k)), 11.2 * k, 1.28)
    )


def _branch(
    kanvas: Kanvas,
    warna: Warna,
    satu: Tahap,
    kotak: tuple[float, float, float, float],
    k: float,
    *,
    start: float = 0.0,
) -> None:
    """The card of what happens instead; a dotted arrow leads to it from `start`, the end of the title."""
    if satu.cabang is None:
        return
    x, y, width, height = kotak
    if start and start < x - 20 * k:
        at = y + 9.5 * k
        kanvas.garis(f"M{start:.2f} {at:.2f}H{x - 7 * k:.2f}", warna.tanda, 2 * k, f"0.1 {4.5 * k:.2f}")
        kanvas.garis(
            f"M{x - 10 * k:.2f} {at - 4 * k:.2f}l{5 * k:.2f} {4 * k:.2f}l{-5 * k:.2f} {4 * k:.2f}",
            warna.tanda,
            2 * k,
        )
    kanvas.kotak(x, y, width, height, 9 * k, warna.tanda_muda)
    icon = "arrow-back-up" if satu.cabang.kembali else "mail-opened"
    kanvas.bulat(x + 18 * k, y + 19 * k, 10.5 * k, warna.tanda)
    kanvas.ikon(icon, x + 11 * k, y + 12 * k, 14 * k, warna.tinta, 2.1)
    left, room = x + 35 * k, width - 43 * k
    at = y + 7 * k
    at += kanvas.alinea(satu.cabang.judul, left, at, room, 12 * k, warna.tinta, 800, 1.2)
    kanvas.alinea(satu.cabang.teks, left, at, room, 11.2 * k, warna.tinta, 400, 1.28)


def tinggi_bawa(bawa: Sequence[str], lebar: float, k: float) -> float:
    """The height of the list to bring."""
    lines = [len(jadi_baris(one, lebar - 42 * k, 10.8 * k, 600)) for one in bawa]
    return 36 * k + sum(tinggi_alinea(n, 10.8 * k, 1.25) + 4.5 * k for n in lines) + 5 * k


def daftar_bawa(
    kanvas: Kanvas, bahan: Bahan, x: float, y: float, lebar: float, k: float, dasar: str = ""
) -> float:
    """The card of what to bring, with boxes to tick, on a ground of the colour `dasar`."""
    warna = bahan.warna
    height = tinggi_bawa(bahan.bawa, lebar, k)
    kanvas.kotak(x, y, lebar, height, 9 * k, dasar or warna.muda)
    kanvas.ikon("checklist", x + 11 * k, y + 9 * k, 18 * k, warna.utama, 2)
    kanvas.tulis("Yang dibawa", x + 34 * k, y + 23 * k, 13 * k, warna.utama, 800, tingkat=2)
    at = y + 35 * k
    for one in bahan.bawa:
        kanvas.kotak(x + 13 * k, at + 1.6 * k, 10.5 * k, 10.5 * k, 2.4 * k, warna.putih, warna.utama, 1.4 * k)
        at += kanvas.alinea(one, x + 32 * k, at, lebar - 42 * k, 10.8 * k, warna.tinta, 600, 1.25) + 4.5 * k
    return height


def kontak(
    kanvas: Kanvas, bahan: Bahan, x: float, y: float, lebar: float, k: float, warna_teks: str, warna_ikon: str
) -> float:
    """Where, when, whom to ask and where to complain, one line after the other."""
    at = y
    for icon, values in (
        ("map-pin", bahan.lokasi),
        ("calendar-time", bahan.jam),
        ("phone", bahan.kontak),
        ("message-report", bahan.pengaduan),
    ):
        if not values:
            continue
        kanvas.ikon(icon, x, at, 14 * k, warna_ikon, 2)
        words = "; ".join(values)
        if icon == "message-report":
            words = f"Pengaduan: {words}"
        at += max(
            kanvas.alinea(words, x + 21 * k, at + 0.6 * k, lebar - 21 * k, 9.8 * k, warna_teks, 400, 1.28),
            15 * k,
        )
        at += 3.5 * k
    return at - y


def qr(kanvas: Kanvas, alamat: str, x: float, y: float, sisi: float) -> None:
    """A QR code on a white ground."""
    import segno  # noqa: PLC0415 - only sheets with an address pay for it

    code = segno.make(alamat, error="m", micro=False)
    size = code.symbol_size(border=2)[0]
    unit = sisi / size
    kanvas.kotak(x, y, sisi, sisi, 4, "#ffffff")
    d = "".join(
        f"M{x + column * unit:.2f} {y + row * unit:.2f}h{unit:.2f}v{unit:.2f}h{-unit:.2f}z"
        for row, line in enumerate(code.matrix_iter(border=2))
        for column, dark in enumerate(line)
        if dark
    )
    kanvas.isi.append(Bentuk(d, "#000000"))
