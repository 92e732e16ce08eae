"""Charts of a simulation as SVG: times with the promise marked, queues over time, use of each role.

A small writer of our own, in the look of the product: ink for words, teal for the thing, grey for the
context, amber for the promise; thin rules, no boxes. Each chart carries its sentence as its title, for
the eye and, as `<title>`, for a screen reader. Nothing is fetched and nothing runs inside the SVG.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape

from sopan.errors import Pesan
from sopan.model.angka import cut, decimal
from sopan.model.waktu import MENIT_HARI_KERJA
from sopan.simulate.answers import answer
from sopan.simulate.summary import Hasil

__all__ = ["chart_antrean", "chart_pemakaian", "chart_waktu", "charts"]

INK, GREY, FAINT, PAPER, TEAL, AMBER = "#1f2933", "#7b8794", "#d9dee3", "#ffffff", "#0f766e", "#b45309"
_PALETTE = (TEAL, "#334155", "#7c9a92", "#a3a3a3", "#5b6770", "#b7c4bf")
_WIDTH, _HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 64, 44


def charts(hasil: Hasil) -> dict[str, str]:
    """All charts of a result by name, as SVG texts."""
    found = {"waktu": chart_waktu(hasil)}
    if hasil.petugas:
        found["antrean"] = chart_antrean(hasil)
        found["pemakaian"] = chart_pemakaian(hasil)
    return found


def chart_waktu(hasil: Hasil) -> str:
    """How long cases take, as shares of cases in classes of working time, with the promise marked."""
    answers = answer(hasil)
    title = answers.janji or answers.kalimat_janji
    bars = hasil.sebaran
    target = hasil.target if hasil.target and not hasil.target.kalender else None
    right = max([bars[-1][1] if bars else 1.0, *([target.batas * 1.05] if target else [])])
    top = max([share for _, _, share in bars] or [1.0]) or 1.0
    x = _scale(0, right, _LEFT, _WIDTH - _RIGHT)
    y = _scale(0, top, _HEIGHT - _BOTTOM, _TOP)
    parts: list[str] = []
    for low, high, share in bars:
        if share <= 0:
            continue
        late = target is not None and low >= target.batas
        parts.append(
            f'<rect x="{x(low) + 0.5:.1f}" y="{y(share):.1f}" width="{max(x(high) - x(low) - 1, 0.5):.1f}" '
            f'height="{y(0) - y(share):.1f}" fill="{GREY if late else TEAL}"/>'
        )
    parts += _time_axis(x, right)
    marks = [(hasil.selesai.kerja_p90, Pesan("9 dari 10", "9 of 10"), INK, "4 3")]
    if target:
        marks.append((target.batas, Pesan(f"janji {target.teks}", f"promise {target.teks}"), AMBER, ""))
    marks.sort(key=lambda mark: mark[0])
    for level, (at, label, colour, dash) in enumerate(marks):
        # The earlier mark is named to its left and the later to its right, so that they never collide.
        leftward = (level == 0 and len(marks) > 1 and x(at) > _LEFT + 130) or x(at) > _WIDTH - 150
        shift, anchor = (-5, "end") if leftward else (5, "start")
        parts.append(_line(x(at), _TOP - 10, x(at), y(0), colour, 1.5, dash))
        parts.append(_text(x(at) + shift, _TOP - 2 + 14 * level, str(label), colour, 12, anchor))
    return _svg(title, Pesan("lama sejak datang, jam kerja", "time since arrival, working time"), parts)


def chart_antrean(hasil: Hasil) -> str:
    """The mean queue of each role over the run; the bottleneck in teal, the others as context."""
    queues = hasil.antrean
    top = max([max(q, default=0.0) for q in queues.values()] or [1.0]) or 1.0
    top = _nice(top)
    count = max(len(q) for q in queues.values())
    end = max(count, 1) * hasil.lebar_antrean
    x = _scale(0, end, _LEFT, _WIDTH - _RIGHT - 150)
    y = _scale(0, top, _HEIGHT - _BOTTOM, _TOP)
    parts: list[str] = []
    for value in (0.0, top / 2, top):
        parts.append(_line(_LEFT, y(value), x(end), y(value), FAINT, 1))
        parts.append(_text(_LEFT - 8, y(value) + 4, f"{value:g}".replace(".", ","), GREY, 12, "end"))
    parts += _time_axis(x, end)
    labels: list[tuple[float, str, str]] = []
    for id, slices in sorted(queues.items(), key=lambda item: item[0] == hasil.sumbatan):
        main = id == hasil.sumbatan
        colour = TEAL if main else _PALETTE[1 + (list(queues).index(id)) % (len(_PALETTE) - 1)]
        points = " ".join(
            f"{x((i + 0.5) * hasil.lebar_antrean):.1f},{y(value):.1f}" for i, value in enumerate(slices)
        )
        width = 2 if main else 1.2
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        labels.append((y(slices[-1]) if slices else y(0), hasil.petugas[id].nama, colour))
    for at, (_, name, colour) in zip(_apart([place + 4 for place, _, _ in labels]), labels, strict=True):
        parts.append(_text(x(end) + 8, at, cut(name, 25), colour, 12))
    title = Pesan("Antrean sepanjang simulasi.", "Queues over the run.")
    if hasil.sumbatan:
        role = hasil.petugas[hasil.sumbatan]
        title = Pesan(
            f"Rata-rata {decimal(role.antrean_rata)} kasus antre di {role.nama}.",
            f"{decimal(role.antrean_rata)} cases queue for {role.nama} on the average.",
        )
    return _svg(title, Pesan("kasus antre, sepanjang simulasi", "cases in the queue, over the run"), parts)


def chart_pemakaian(hasil: Hasil) -> str:
    """What share of its time each role works, waits for joint steps, and is free."""
    roles = list(hasil.petugas.items())
    height = _TOP + 30 * len(roles) + 20
    left = 220
    x = _scale(0, 1, left, _WIDTH - _RIGHT - 50)
    parts: list[str] = []
    for i, (id, role) in enumerate(roles):
        top = _TOP + 30 * i
        used, held = min(role.utilisasi, 1.0), min(role.ditahan, 1.0)
        people = f" ({role.jumlah})"
        parts.append(_text(left - 10, top + 14, cut(role.nama, 26) + people, INK, 13, "end"))
        parts.append(_rect(left, top, x(1) - left, 20, FAINT))
        parts.append(_rect(left, top, x(used) - left, 20, TEAL if id == hasil.sumbatan else "#5b6770"))
        if held > 0.001:
            parts.append(_rect(x(used), top, x(min(used + held, 1.0)) - x(used), 20, "#c7d2d0"))
        parts.append(_text(x(1) + 8, top + 14, f"{role.utilisasi * 100:.0f} %", INK, 13))
    title = Pesan("Pemakaian petugas.", "Use of the staff.")
    if hasil.sumbatan:
        busiest = hasil.petugas[hasil.sumbatan]
        title = Pesan(
            f"{busiest.nama} bekerja {busiest.utilisasi * 100:.0f} % dari waktunya.",
            f"{busiest.nama} works {busiest.utilisasi * 100:.0f} % of the time.",
        )
    return _svg(
        title, Pesan("bagian waktu yang terpakai (orang)", "share of time in use (people)"), parts, height
    )


def _apart(places: Iterable[float], gap: float = 15.0) -> list[float]:
    """Heights of labels near the wanted ones, no two closer than `gap`, none below the drawing."""
    wanted = list(places)
    order = sorted(range(len(wanted)), key=lambda i: -wanted[i])  # from the bottom up
    found = [0.0] * len(wanted)
    lowest = float(_HEIGHT - _BOTTOM + 4)
    for i in order:
        found[i] = min(wanted[i], lowest)
        lowest = found[i] - gap
    return found


def _scale(low: float, high: float, start: float, end: float) -> _Scale:
    return _Scale(low, high, start, end)


class _Scale:
    """A linear scale from values to places."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.start = low, start
        self.factor = (end - start) / ((high - low) or 1.0)

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) * self.factor


def _nice(top: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power: float = 10.0 ** math.floor(math.log10(top))
    return next((step * power for step in (1.0, 2.0, 5.0) if step * power >= top), 10.0 * power)


def _time_axis(x: _Scale, end: float) -> list[str]:
    """A base line with ticks in minutes, hours or working days, as the length asks."""
    base = _HEIGHT - _BOTTOM
    parts = [_line(_LEFT, base, x(end), base, INK, 1)]
    units = ((1.0, "menit", "min"), (60.0, "jam", "h"), (float(MENIT_HARI_KERJA), "hari kerja", "days"))
    size, name_id, name_en = next((unit for unit in reversed(units) if end / unit[0] >= 2.5), units[0])
    step = max(1.0, _nice(end / size / 7))
    k = 0.0
    while k * size <= end + 1e-9:
        at = x(k * size)
        parts.append(_line(at, base, at, base + 4, INK, 1))
        parts.append(_text(at, base + 18, f"{k:g}", GREY, 12, "middle"))
        k += step
    parts.append(_text(x(end), base + 34, str(Pesan(name_id, name_en)), GREY, 12, "end"))
    return parts


def _svg(title: Pesan, note: Pesan, parts: Iterable[str], height: int = _HEIGHT) -> str:
    heading = escape(str(title))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        f'height="{height}" role="img" aria-label="{escape(str(title), quote=True)}" '
        "font-family=\"'Plus Jakarta Sans', 'Liberation Sans', Arial, sans-serif\">\n"
        f"<title>{heading}</title>\n"
        f'<rect width="{_WIDTH}" height="{height}" fill="{PAPER}"/>\n'
        f"{_text(16, 24, cut(str(title), 92), INK, 15, weight=600)}\n"
        f"{_text(16, 42, str(note), GREY, 12)}\n{body}\n</svg>\n"
    )


def _text(
    x: float, y: float, text: str, colour: str, size: int, anchor: str = "start", weight: int = 400
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" text-anchor="{anchor}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{width}"{dashes}/>'
    )


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" fill="{colour}"/>'
    )
