"""The slides with which an SOP is made known: at a glance, who does what, the way, what to heed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sopan.errors import WrongUse
from sopan.model.alur import alur_dari
from sopan.publish.annotated.bagian import qr
from sopan.publish.annotated.ikon import ikon_pokok
from sopan.publish.annotated.kanvas import Kanvas, campur, jadi_baris, lebar_teks
from sopan.publish.sosialisasi.bahan import Bahan, singkat
from sopan.publish.waktu import waktu_layanan

__all__ = ["tayangan"]

LEBAR, TINGGI = 960.0, 540.0
"""A slide of 16 to 9, in points."""
T = TypeVar("T")
_SIDE = 56.0
_TOP = 118.0
_LANGKAH = 5
_PERAN = 6


def tayangan(bahan: Bahan) -> tuple[Kanvas, ...]:
    """All slides in order."""
    steps = list(range(1, len(bahan.sop.langkah) + 1))
    slides = [_cover(bahan), _overview(bahan)]
    slides += [_roles(bahan, part) for part in _parts(bahan.peran, _PERAN)]
    slides += [_way(bahan, part) for part in _parts(steps, _LANGKAH)]
    if decisions := _decisions(bahan):
        slides += [
            _rows(bahan, "Bila jawabannya tidak", part, "arrow-back-up") for part in _parts(decisions, 4)
        ]
    if bahan.sop.peringatan:
        rows = [("Perhatian", one) for one in bahan.sop.peringatan]
        slides += [
            _rows(bahan, "Yang tidak boleh terlewat", part, "clipboard-text") for part in _parts(rows, 4)
        ]
    slides.append(_next(bahan))
    for number, slide in enumerate(slides[1:], 2):
        _number(slide, bahan, number, len(slides))
    return tuple(slides)


def _parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in even parts of at most so many."""
    count = -(-len(items) // most)
    size = -(-len(items) // count) if count else 0
    return [items[n : n + size] for n in range(0, len(items), size)] if size else []


def _slide(bahan: Bahan, title: str, words: str) -> Kanvas:
    kanvas = Kanvas(LEBAR, TINGGI, title, f"{title}. {words}")
    kanvas.kotak(0, 0, LEBAR, TINGGI, 0, bahan.warna.putih)
    kanvas.kotak(0, 0, 14, TINGGI, 0, bahan.warna.utama)
    kanvas.alinea(title, _SIDE, 44, LEBAR - 2 * _SIDE, 32, bahan.warna.tinta, 800, 1.15, tingkat=1)
    return kanvas


def _number(kanvas: Kanvas, bahan: Bahan, number: int, count: int) -> None:
    line = jadi_baris(bahan.sop.judul, LEBAR - 2 * _SIDE - 80, 11)[0]
    kanvas.tulis(line, _SIDE, TINGGI - 22, 11, bahan.warna.abu)
    kanvas.tulis(f"{number} / {count}", LEBAR - _SIDE, TINGGI - 22, 11, bahan.warna.abu, 600, "kanan")


def _cover(bahan: Bahan) -> Kanvas:
    warna, sop = bahan.warna, bahan.sop
    title = f"Mari bekerja dengan SOP ini: {sop.judul}"
    kanvas = Kanvas(
        LEBAR, TINGGI, title, f"{title}. {', '.join(bahan.pemilik)}. {bahan.nomor}. {bahan.berlaku}."
    )
    kanvas.kotak(0, 0, LEBAR, TINGGI, 0, warna.utama)
    kanvas.bulat(LEBAR - 60, TINGGI - 40, 250, campur(warna.utama, warna.putih, 0.09))
    kanvas.bulat(LEBAR - 60, TINGGI - 40, 150, campur(warna.utama, warna.putih, 0.16))
    kanvas.ikon(
        ikon_pokok(sop.judul), LEBAR - 190, TINGGI - 170, 110, campur(warna.utama, warna.putih, 0.6), 1.1
    )
    at = _SIDE
    if bahan.logo is not None:
        kanvas.kotak(at, 46, 58, 66, 9, warna.putih)
        kanvas.logo(bahan.logo, at + 6, 52, 46, 54)
        at += 76
    y = 72.0
    for number, name in enumerate(bahan.pemilik[:3]):
        size = 18.0 if number == 0 else 13.0
        kanvas.tulis(
            jadi_baris(name, LEBAR - at - _SIDE, size, 800)[0],
            at,
            y,
            size,
            warna.putih,
            800 if number == 0 else 400,
        )
        y += 20
    size = 52.0
    while len(lines := jadi_baris(sop.judul, LEBAR - 2 * _SIDE - 150, size, 800)) > 4 and size > 24:
        size -= 2
    top = 190.0 if len(lines) < 4 else 160.0
    kanvas.tulis("Standar Operasional Prosedur", _SIDE, top - 12, 17, warna.putih, 600)
    top += kanvas.alinea(
        sop.judul, _SIDE, top, LEBAR - 2 * _SIDE - 150, size, warna.putih, 800, 1.1, tingkat=1
    )
    line = ", ".join(part for part in (bahan.nomor, bahan.berlaku) if part)
    if line:
        kanvas.alinea(line, _SIDE, top + 16, LEBAR - 2 * _SIDE - 200, 17, warna.putih)
    return kanvas


def _overview(bahan: Bahan) -> Kanvas:
    sop = bahan.sop
    start, end = sop.langkah[0], sop.langkah[-1]
    facts = [
        ("file-upload", "Dimulai dengan", singkat(start.kegiatan)),
        ("certificate", "Berakhir dengan", singkat(end.kegiatan)),
        ("checklist", "Langkah", f"{len(sop.langkah)} langkah oleh {len(bahan.peran)} peran"),
    ]
    if time := _time(bahan):
        facts.append(("clock", "Waktu paling lama", time))
    slide = _slide(bahan, "Sekilas", " ".join(f"{name}: {value}." for _, name, value in facts))
    each, gap = (LEBAR - 2 * _SIDE - 24) / 2, 24.0
    for number, (icon, name, value) in enumerate(facts):
        x, y = _SIDE + (number % 2) * (each + gap), _TOP + (number // 2) * 172
        slide.kotak(x, y, each, 148, 14, bahan.warna.muda)
        slide.bulat(x + 52, y + 74, 30, bahan.warna.utama)
        slide.ikon(icon, x + 35, y + 57, 34, bahan.warna.putih, 1.8)
        size = 23.0
        while len(lines := jadi_baris(value, each - 128, size, 800)) > 3 and size > 13:
            size -= 1
        height = 22 + len(lines) * size * 1.2
        top = y + (148 - height) / 2
        slide.tulis(name, x + 102, top + 13, 14, bahan.warna.abu, 600)
        slide.alinea(value, x + 102, top + 22, each - 128, size, bahan.warna.tinta, 800, 1.2)
    return slide


def _time(bahan: Bahan) -> str:
    """The longest way; nothing where no step tells its time, or no way leads to an end."""
    try:
        way = waktu_layanan(bahan.sop)
    except WrongUse:
        return ""
    return way.sebutan(pasti=True) if len(way.tanpa_waktu) < len(way.langkah) else ""


def _roles(bahan: Bahan, part: Sequence[tuple[str, str]]) -> Kanvas:
    rows = []
    for id_, name in part:
        numbers = [n for n, step in enumerate(bahan.sop.langkah, 1) if id_ in step.pelaksana]
        shown = ", ".join(map(str, numbers))
        rows.append((name, f"langkah {shown}"))
    slide = _slide(bahan, "Siapa berbuat apa", " ".join(f"{name}: {told}." for name, told in rows))
    warna = bahan.warna
    each, gap = (LEBAR - 2 * _SIDE - 24) / 2, 16.0
    for number, (name, told) in enumerate(rows):
        x, y = _SIDE + (number % 2) * (each + 24), _TOP + (number // 2) * (104 + gap)
        slide.kotak(x, y, each, 104, 12, warna.muda)
        slide.ikon("user", x + 20, y + 36, 32, warna.utama, 1.8)
        size = 20.0
        while len(jadi_baris(name, each - 90, size, 800)) > 2 and size > 12:
            size -= 1
        height = slide.alinea(name, x + 68, y + 20, each - 90, size, warna.tinta, 800, 1.15)
        lines = jadi_baris(told, each - 90, 14)
        slide.tulis(
            lines[0] if len(lines) == 1 else f"{lines[0]} ...", x + 68, y + 38 + height, 14, warna.abu
        )
    return slide


def _way(bahan: Bahan, part: Sequence[int]) -> Kanvas:
    sop, warna = bahan.sop, bahan.warna
    told = []
    for n in part:
        step = sop.langkah[n - 1]
        who = " dan ".join(sop.pelaksana[id_].nama for id_ in step.pelaksana)
        told.append((n, who, singkat(step.kegiatan, 130), step.waktu or "", step.keputusan is not None))
    first, last = part[0], part[-1]
    title = f"Langkah {first}" if first == last else f"Langkah {first} sampai {last}"
    slide = _slide(bahan, title, " ".join(f"{n}, {who}: {what}. {time}" for n, who, what, time, _ in told))
    each = (TINGGI - _TOP - 48) / max(len(told), 3)
    x = _SIDE + 24
    if len(told) > 1:
        slide.garis(f"M{x:.2f} {_TOP + each / 2:.2f}V{_TOP + each * (len(told) - 0.5):.2f}", warna.sedang, 4)
    for number, (n, who, what, time, decides) in enumerate(told):
        y = _TOP + number * each + each / 2
        colour = warna.tanda if decides else warna.utama
        slide.bulat(x, y, 24, colour)
        slide.tulis(str(n), x, y + 7, 20, warna.tinta if decides else warna.putih, 800, "tengah")
        room = LEBAR - x - 44 - _SIDE - (150 if time else 0)
        size = 19.0
        while len(lines := jadi_baris(what, room, size, 800)) > 2 and size > 12:
            size -= 0.5
        block = 17 + len(lines) * size * 1.18
        top = y - block / 2
        slide.tulis(jadi_baris(who, room, 13, 600)[0], x + 44, top + 12, 13, warna.utama, 600)
        slide.alinea(what, x + 44, top + 17, room, size, warna.tinta, 800, 1.18)
        if time:
            width = min(lebar_teks(time, 14, 800) + 40, 150)
            slide.kotak(LEBAR - _SIDE - width, y - 15, width, 30, 15, warna.muda)
            slide.ikon("clock", LEBAR - _SIDE - width + 10, y - 9, 18, warna.utama, 2)
            slide.tulis(
                jadi_baris(time, 112, 14, 800)[0], LEBAR - _SIDE - width + 32, y + 5, 14, warna.utama, 800
            )
    return slide


def _decisions(bahan: Bahan) -> list[tuple[str, str]]:
    """What each "no" leads to."""
    sop, alur = bahan.sop, alur_dari(bahan.sop)
    rows = []
    for n, step in enumerate(sop.langkah, 1):
        flow = next((one for one in alur.keluar[n] if one.cabang == "tidak"), None)
        if step.keputusan is None or flow is None:
            continue
        label = step.keputusan.label("tidak")
        if flow.ke is None:
            to = "prosedur selesai"
        else:
            who = " dan ".join(sop.pelaksana[id_].nama for id_ in sop.langkah[flow.ke - 1].pelaksana)
            back = "kembali ke" if flow.balik else "ke"
            to = f"{back} langkah {flow.ke}, {who}: {singkat(sop.langkah[flow.ke - 1].kegiatan)}"
        rows.append((f"Langkah {n}: {label}", to))
    return rows


def _rows(bahan: Bahan, title: str, rows: Sequence[tuple[str, str]], icon: str) -> Kanvas:
    warna = bahan.warna
    slide = _slide(bahan, title, " ".join(f"{name}: {words}." for name, words in rows))
    y, room = _TOP, LEBAR - 2 * _SIDE - 76
    for name, words in rows:
        size = 19.0
        while len(lines := jadi_baris(words, room - 24, size, 600)) > 3 and size > 11:
            size -= 0.5
        height = 40 + len(lines) * size * 1.22
        slide.kotak(_SIDE, y, LEBAR - 2 * _SIDE, height, 12, warna.tanda_muda)
        slide.ikon(icon, _SIDE + 20, y + height / 2 - 16, 32, warna.tinta, 1.8)
        slide.tulis(name, _SIDE + 76, y + 25, 13, warna.abu, 600)
        slide.alinea(words, _SIDE + 76, y + 32, room - 24, size, warna.tinta, 600, 1.22)
        y += height + 12
    return slide


def _next(bahan: Bahan) -> Kanvas:
    tasks = (
        "Baca SOP ini dan lembar “Langkah Anda”.",
        "Jawab pertanyaan singkatnya; ulangi sampai benar semua.",
        "Mulai bekerja dengan SOP ini sejak tanggal berlakunya.",
        "Ada yang tidak cocok dengan pekerjaan nyata? Sampaikan saat evaluasi.",
    )
    slide = _slide(bahan, "Yang kami minta dari Anda", " ".join(tasks))
    warna = bahan.warna
    room = LEBAR - 2 * _SIDE - 80 - (200 if bahan.alamat else 0)
    y = _TOP + 10
    for number, words in enumerate(tasks, 1):
        slide.bulat(_SIDE + 24, y + 24, 22, warna.utama)
        slide.ikon(
            ("mail-opened", "checklist", "progress-check", "message-report")[number - 1],
            _SIDE + 11,
            y + 11,
            26,
            warna.putih,
            1.9,
        )
        height = slide.alinea(words, _SIDE + 66, y + 12, room, 21, warna.tinta, 600, 1.2)
        y += max(height + 24, 76)
    if bahan.alamat:
        qr(slide, bahan.alamat, LEBAR - _SIDE - 170, _TOP + 16, 170)
        slide.tulis("Buka SOP ini", LEBAR - _SIDE - 85, _TOP + 212, 14, warna.abu, 600, "tengah")
    return slide
