"""One page per role, "Langkah Anda": what the holder of an actor column does, gets, and hands on."""

from __future__ import annotations

from sopan.errors import Pesan, WrongUse
from sopan.publish.annotated.bagian import qr
from sopan.publish.annotated.ikon import ikon_untuk
from sopan.publish.annotated.kanvas import Kanvas, jadi_baris, lebar_teks, tinggi_alinea
from sopan.publish.sosialisasi.bahan import Bahan, LangkahPeran, langkah_peran

__all__ = ["lembar_peran"]

LEBAR, TINGGI = 595.28, 841.89
"""A4 upright, in points."""
_SIDE = 40.0
_SCALES = tuple(1.2 - 0.04 * step for step in range(12))
"""Type is as large as one page allows; below the last, a second page is better than smaller type."""
_FOOT = 62.0


def lembar_peran(bahan: Bahan, peran: str) -> tuple[Kanvas, ...]:
    """The sheet of a role: one page, or more where its steps do not fit even in small type.

    Raises `WrongUse` for a role that does no step.
    """
    steps = langkah_peran(bahan.sop, peran)
    if not steps:
        known = ", ".join(id_ for id_, _ in bahan.peran)
        raise WrongUse(
            Pesan(
                f"peran '{peran}' tidak melaksanakan langkah; pilih {known}.",
                f"the role '{peran}' does no step; choose {known}.",
            )
        )
    name = bahan.sop.pelaksana[peran].nama
    top = _head(Kanvas(LEBAR, TINGGI, ""), bahan, name, steps)
    room = TINGGI - _FOOT - 18 - top
    scale = next((k for k in _SCALES if _height(steps, k) <= room), _SCALES[-1])
    pages: list[list[LangkahPeran]] = [[]]
    for step in steps:
        if pages[-1] and _height([*pages[-1], step], scale) > room:
            pages.append([])
        pages[-1].append(step)
    return tuple(_page(bahan, name, steps, part, scale) for part in pages)


def _page(
    bahan: Bahan, name: str, steps: tuple[LangkahPeran, ...], part: list[LangkahPeran], k: float
) -> Kanvas:
    title = f"Langkah Anda sebagai {name}: {bahan.sop.judul}"
    kanvas = Kanvas(LEBAR, TINGGI, title, _in_words(title, part))
    kanvas.kotak(0, 0, LEBAR, TINGGI, 0, bahan.warna.putih)
    y = _head(kanvas, bahan, name, steps)
    for step in part:
        y += _step(kanvas, bahan, step, y, k) + 12 * k
    _foot(kanvas, bahan)
    return kanvas


def _head(kanvas: Kanvas, bahan: Bahan, name: str, steps: tuple[LangkahPeran, ...]) -> float:
    """The band with whose sheet it is; gives where the steps begin."""
    warna, room = bahan.warna, LEBAR - 2 * _SIDE
    size = 30.0
    while len(lines := jadi_baris(name, room, size, 800)) > 2 and size > 16:
        size -= 1
    title = jadi_baris(bahan.sop.judul, room, 12.5, 600)
    band = 84 + tinggi_alinea(len(lines), size, 1.12) + tinggi_alinea(len(title), 12.5, 1.3) + 18
    kanvas.kotak(0, 0, LEBAR, band, 0, warna.utama)
    at = _SIDE
    if bahan.logo is not None:
        kanvas.kotak(at, 20, 32, 36, 5, warna.putih)
        kanvas.logo(bahan.logo, at + 3, 23, 26, 30)
        at += 42
    for number, owner in enumerate(bahan.pemilik[:2]):
        line = jadi_baris(owner, LEBAR - at - _SIDE, 10.5 if number == 0 else 8.5, 800)[0]
        kanvas.tulis(
            line, at, 34 + 13 * number, 10.5 if number == 0 else 8.5, warna.putih, 800 if number == 0 else 400
        )
    kanvas.tulis("Langkah Anda sebagai", _SIDE, 82, 11, warna.putih, 600)
    y = 88.0
    y += kanvas.alinea(name, _SIDE, y, room, size, warna.putih, 800, 1.12, tingkat=1)
    kanvas.alinea(bahan.sop.judul, _SIDE, y + 2, room, 12.5, warna.putih, 600, 1.3)
    first = steps[0]
    facts = f"{len(steps)} dari {len(bahan.sop.langkah)} langkah prosedur ini Anda laksanakan"
    begin = (
        "Anda memulai prosedur ini."
        if first.nomor == 1
        else f"Giliran Anda mulai dari langkah {first.nomor}."
    )
    kanvas.tulis(f"{facts}. {begin}", _SIDE, band + 24, 10.5, warna.abu, 600)
    return band + 42


def _rows(step: LangkahPeran) -> list[tuple[str, str]]:
    """What stands under a step, as name and value."""
    rows = []
    if step.dari:
        rows.append(("Dari", "; ".join(step.dari)))
    if step.bersama:
        rows.append(("Bersama", ", ".join(step.bersama)))
    if step.kelengkapan:
        rows.append(("Siapkan", ", ".join(step.kelengkapan)))
    if step.output:
        rows.append(("Hasil", ", ".join(step.output)))
    rows.append(("Lalu", "; ".join(step.ke)))
    if step.keterangan:
        rows.append(("Catatan", step.keterangan))
    return rows


def _text_room(step: LangkahPeran, k: float) -> float:
    taken = lebar_teks(step.waktu, 9.5 * k, 800) + 50 * k if step.waktu else 0.0
    return LEBAR - 2 * _SIDE - 54 * k - taken


def _step_height(step: LangkahPeran, k: float) -> float:
    body = (
        tinggi_alinea(len(jadi_baris(step.kegiatan, _text_room(step, k), 12 * k, 800)), 12 * k, 1.25) + 4 * k
    )
    value = LEBAR - 2 * _SIDE - 54 * k - 62 * k - 12 * k
    for _, words in _rows(step):
        body += tinggi_alinea(len(jadi_baris(words, value, 9.8 * k)), 9.8 * k, 1.3) + 2 * k
    return max(body + 18 * k, 56 * k)


def _height(steps: list[LangkahPeran] | tuple[LangkahPeran, ...], k: float) -> float:
    return sum(_step_height(step, k) + 12 * k for step in steps)


def _step(kanvas: Kanvas, bahan: Bahan, step: LangkahPeran, y: float, k: float) -> float:
    warna, height = bahan.warna, _step_height(step, k)
    kanvas.kotak(_SIDE, y, LEBAR - 2 * _SIDE, height, 8 * k, warna.muda)
    middle = _SIDE + 26 * k
    kanvas.bulat(middle, y + 26 * k, 16 * k, warna.utama)
    side = 18 * k
    kanvas.ikon(
        ikon_untuk(step.kegiatan, "kami"), middle - side / 2, y + 26 * k - side / 2, side, warna.putih, 1.9
    )
    kanvas.tulis(str(step.nomor), middle, y + 56 * k, 9.5 * k, warna.utama, 800, "tengah")
    left = _SIDE + 54 * k
    at = y + 9 * k
    at += kanvas.alinea(
        step.kegiatan, left, at, _text_room(step, k), 12 * k, warna.tinta, 800, 1.25, tingkat=2
    )
    at += 4 * k
    if step.waktu:
        width = lebar_teks(step.waktu, 9.5 * k, 800) + 28 * k
        x = LEBAR - _SIDE - width - 10 * k
        kanvas.kotak(x, y + 9 * k, width, 18 * k, 9 * k, warna.putih)
        kanvas.ikon("clock", x + 6 * k, y + 12.5 * k, 11 * k, warna.utama, 2)
        kanvas.tulis(step.waktu, x + 20 * k, y + 21.4 * k, 9.5 * k, warna.utama, 800)
    value = LEBAR - 2 * _SIDE - 54 * k - 62 * k - 12 * k
    for name, words in _rows(step):
        kanvas.tulis(name, left, at + 9.8 * k * 0.98, 9.2 * k, warna.abu, 600)
        at += kanvas.alinea(words, left + 62 * k, at, value, 9.8 * k, warna.tinta, 400, 1.3) + 2 * k
    return height


def _foot(kanvas: Kanvas, bahan: Bahan) -> None:
    warna, top = bahan.warna, TINGGI - _FOOT
    kanvas.kotak(0, top, LEBAR, _FOOT, 0, warna.muda)
    room = LEBAR - 2 * _SIDE
    if bahan.alamat:
        qr(kanvas, bahan.alamat, LEBAR - _SIDE - 46, top + 8, 46)
        room -= 60
    line = ", ".join(part for part in (f"SOP {bahan.nomor}" if bahan.nomor else "", bahan.berlaku) if part)
    kanvas.tulis("Ragu? Buka SOP lengkapnya; lembar ini ringkasannya.", _SIDE, top + 26, 10, warna.tinta, 800)
    if line:
        kanvas.tulis(jadi_baris(line, room, 9.5)[0], _SIDE, top + 42, 9.5, warna.abu)


def _in_words(title: str, steps: list[LangkahPeran]) -> str:
    parts = [f"{title}."]
    for step in steps:
        rows = " ".join(f"{name}: {words}." for name, words in _rows(step))
        time = f" Waktu: {step.waktu}." if step.waktu else ""
        parts.append(f"Langkah {step.nomor}: {step.kegiatan}.{time} {rows}")
    return " ".join(parts)
