"""Random SOPs: `sops()` for Hypothesis, `random_sop()` for many at once from a seed.

Both come from one description, `build_sop`, that asks a `Chooser` for every choice, so that what holds for
one holds for the other. Every SOP is one that reading accepts: references lead to steps that exist, actors
are declared, ids are used once. Nothing more is promised: a step may be unreachable, a loop may lack a
decision, a title may be nonsense; engines must take those too.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from sopan.model import SELESAI, Sop

T = TypeVar("T")


class Chooser(Protocol):
    """Where the choices come from. The first of `pick`, the low end and False are the simplest."""

    def integer(self, low: int, high: int) -> int: ...

    def pick(self, options: Sequence[T]) -> T: ...

    def chance(self, percent: int) -> bool: ...


class _Drawn:
    """Choices that Hypothesis makes, and makes simpler."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw

    def integer(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))

    def pick(self, options: Sequence[T]) -> T:
        return options[self.integer(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        return self.integer(0, 99) >= 100 - percent


class _Seeded:
    """Choices of a random number generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def integer(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def pick(self, options: Sequence[T]) -> T:
        return self.random.choice(options)

    def chance(self, percent: int) -> bool:
        return self.random.random() * 100 < percent


VERBS = (
    "Memeriksa", "Menyerahkan", "Mengonsep", "Menandatangani", "Mendokumentasikan", "Mengumpulkan",
    "Memverifikasi", "Menugaskan", "Menyampaikan", "Merapatkan",
)  # fmt: skip
NOUNS = (
    "konsep", "laporan", "berkas", "permohonan", "disposisi", "kepada", "untuk", "dan", "Kepala", "Bidang",
    "hasil", "verifikasi", "kelengkapan", "persyaratan", "tentang", "rekomendasi", "Jika", "tidak", "sesuai",
    "dikembalikan",
)  # fmt: skip
ODD_WORDS = (
    "naïve", "Ślōvo", "日本語", "№", "≥5%", "“kutip”", "\N{GRINNING FACE}", "dan/atau", "pertanggungjawaban",
    "mempertanggungjawabkannya-sepenuhnya", "https://contoh.go.id/layanan/permohonan?id=123456789&jenis=informasi",
    "X" * 70, "a:b", "#3", "'", '"', "\\", "{", "<b>", "$x$", "@kota", "#let", "%", "_garis_",
    "*tebal*", "`kode`",
)  # fmt: skip
LABELS = (
    "Setuju", "Lengkap", "Tidak lengkap", "Ya", "no", "Memenuhi seluruh persyaratan administrasi dan teknis",
    "1", "Tidak dapat dipertanggungjawabkan", "✓",
)  # fmt: skip
TIMES = (
    None, "15 menit", "2 jam 30 menit", "1 hari kerja", "10-15 menit", "±15 menit", "maks. 2 jam", "1x24 jam",
    "1 minggu", "1 bulan", "segera", "2 menit/berkas",
)  # fmt: skip
ROLES = (
    "Kabid", "Kepala Subbagian Tata Usaha", "Analis", "Pemohon", "Pengadministrasi Persuratan", "Sekretaris",
    "Petugas Loket", "Verifikator", "Pejabat Penatausahaan Keuangan SKPD", "Bendahara", "Kepala Dinas",
    "Tim Teknis",
)  # fmt: skip
ACTOR_IDS = ("kabid", "no", "analis", "p1", "y", "on", "_x", "null", "pemohon-luar", "p-é", "K9", "yes")


def words(choose: Chooser, low: int, high: int, *, odd: int = 4) -> str:
    """A text of `low` to `high` words, of which about `odd` in a hundred are out of the ordinary."""
    more = choose.integer(low, high) - 1
    rest = [choose.pick(ODD_WORDS if choose.chance(odd) else NOUNS) for _ in range(more)]
    return " ".join([choose.pick(VERBS), *rest])


def _texts(choose: Chooser, most: int) -> Any:
    """A list of short texts, a text alone, or nothing, as a file may say it."""
    count = choose.integer(0, most)
    if count == 1:
        return words(choose, 1, 5)
    return [words(choose, 1, 6) for _ in range(count)]


def _target(choose: Chooser, number: int, ids: dict[int, str], *, ahead: bool) -> int | str:
    """A step after `number`, or one not after it, by number or by id."""
    count = max(ids)
    low, high = (min(number + 1, count), count) if ahead else (1, number)
    step = choose.integer(low, high)
    return ids[step] if ids[step] and choose.chance(60) else step


def _branch(choose: Chooser, number: int, ids: dict[int, str], *, ahead: bool) -> Any:
    target: Any = SELESAI if choose.chance(8) else _target(choose, number, ids, ahead=ahead)
    if choose.chance(70):
        return target
    branch = {"langkah": target, "label": choose.pick(LABELS)}
    if choose.chance(50):
        branch["peluang"] = choose.integer(0, 20) / 20
    return branch


def _decision(choose: Chooser, number: int, ids: dict[int, str]) -> dict[str, Any]:
    kind = choose.integer(0, 9)
    if kind <= 4:  # the usual one: no goes back
        return {"tidak": _branch(choose, number, ids, ahead=False)}
    if kind == 5:
        return {
            "ya": _branch(choose, number, ids, ahead=True),
            "tidak": _branch(choose, number, ids, ahead=False),
        }
    if kind == 6:
        return {"ya": _branch(choose, number, ids, ahead=True)}
    if kind == 7:  # both answers to the same step
        same = _target(choose, number, ids, ahead=choose.chance(50))
        return {"ya": same, "tidak": same}
    if kind == 8:
        return {answer: _branch(choose, number, ids, ahead=choose.chance(50)) for answer in ("ya", "tidak")}
    return choose.pick([{}, {"tidak": number}, {"tidak": SELESAI}, {"ya": SELESAI}])


def _step(
    choose: Chooser, number: int, ids: dict[int, str], actors: list[str], longest: int
) -> dict[str, Any]:
    step: dict[str, Any] = {"kegiatan": words(choose, 1, longest)}
    if ids[number]:
        step["id"] = ids[number]
    step["pelaksana"] = choose.pick(actors)
    kind, count = choose.integer(0, 99), max(ids)
    if kind >= 92 and len(actors) > 1:
        first = choose.integer(0, len(actors) - 1)
        others = [actor for actor in actors if actor != actors[first]]
        more = choose.integer(1, min(len(others), 5))
        start = choose.integer(0, len(others) - more)
        step["pelaksana"] = [actors[first], *others[start : start + more]]
    if 55 <= kind < 82 or (number in (1, count) and kind % 4 == 3):
        step["keputusan"] = _decision(choose, number, ids)
    elif 82 <= kind < 88:
        step["lanjut"] = _target(choose, number, ids, ahead=not choose.chance(20))
    elif 88 <= kind < 91:
        step["selesai"] = True
    elif kind == 91:
        step["lanjut"] = SELESAI
    if time := choose.pick(TIMES):
        step["waktu"] = time
    for key in ("kelengkapan", "output"):
        step[key] = _texts(choose, 3) if choose.chance(60) else []
    if choose.chance(15):
        step["keterangan"] = words(choose, 1, 12) + choose.pick(["", "\nbaris kedua", " (SOP lain)"])
    return step


def _identity(choose: Chooser) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if choose.chance(70):
        data["nomor"] = choose.pick(
            ["01/SOP/2026", "010", "12:30", "2012-09-04", "1_000", "0x1F", "~a", "- 7", "1e3"]
        )
    if choose.chance(70):
        data["instansi"] = words(choose, 1, 8)
    if choose.chance(50):
        day = datetime.date(2000, 1, 1) + datetime.timedelta(days=choose.integer(0, 12_000))
        data["tanggal"] = {choose.pick(["pembuatan", "revisi", "efektif"]): day}
    if choose.chance(50):
        data["pengesahan"] = {"jabatan": words(choose, 1, 6), "nip": "195801011985031001"}
    for key in ("unit", "dasar_hukum", "kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan"):
        if choose.chance(40):
            data[key] = _texts(choose, 4)
    if choose.chance(30):
        data["keterkaitan"] = [choose.pick(["SOP A", {"judul": "SOP: B", "nomor": "010"}]), "SOP C"]
    if choose.chance(15):
        data["pelayanan"] = {"biaya": _texts(choose, 2), "waktu_pasti": choose.chance(50)}
    if choose.chance(10):
        data["pengecualian"] = [{"aturan": "too_many_actors", "alasan": words(choose, 1, 20)}]
    return data


def build_sop(choose: Chooser, *, steps: int, actors: int, longest: int = 40) -> Sop:
    """An SOP of `steps` steps and `actors` actors; its sentences have up to `longest` words."""
    names = list(ACTOR_IDS[:actors]) + [f"p{number}" for number in range(len(ACTOR_IDS), actors)]
    ids = {number: f"l{number}" if choose.chance(25) else "" for number in range(1, steps + 1)}
    people: dict[str, Any] = {}
    for index, name in enumerate(names):
        role = ROLES[index % len(ROLES)] if not choose.chance(10) else words(choose, 1, 8)
        people[name] = role
        if choose.chance(20):
            people[name] = {"nama": role, "luar": choose.chance(50), "jumlah": choose.integer(1, 5)}
    return Sop.model_validate(
        {
            "judul": words(choose, 1, 12),
            "jenis": choose.pick([None, "rutin", "pelayanan", "penugasan"]),
            **_identity(choose),
            "pelaksana": people,
            "langkah": [_step(choose, number, ids, names, longest) for number in ids],
        }
    )


def random_sop(seed: int, *, steps: int | None = None, actors: int | None = None, longest: int = 40) -> Sop:
    """The SOP of a seed; the number of steps (1 to 200) and actors (1 to 12) too, unless they are given."""
    choose = _Seeded(seed)
    bands = ((1, 6), (3, 12), (3, 25), (10, 60), (40, 200))
    many = steps if steps is not None else choose.integer(*choose.pick(bands))
    return build_sop(
        choose, steps=many, actors=actors if actors is not None else choose.integer(1, 12), longest=longest
    )


@st.composite
def sops(
    draw: st.DrawFn,
    min_steps: int = 1,
    max_steps: int = 200,
    min_actors: int = 1,
    max_actors: int = 12,
    longest: int = 40,
) -> Sop:
    """SOPs of every shape, small ones most often; Hypothesis makes a failing one smaller.

    Up to 25 steps every choice is Hypothesis's own. A longer SOP hangs on one seed, since its thousands of
    choices are more than Hypothesis can hold.
    """
    middle = min(max(25, min_steps), max_steps)
    steps = draw(st.one_of(st.integers(min_steps, middle), st.integers(min_steps, max_steps)))
    actors = draw(st.integers(min_actors, max_actors))
    if steps > 25:
        return random_sop(draw(st.integers(0, 2**32 - 1)), steps=steps, actors=actors, longest=longest)
    return build_sop(_Drawn(draw), steps=steps, actors=actors, longest=min(longest, 15))


def texts(max_size: int = 120) -> st.SearchStrategy[str]:
    """Texts that the model takes: no control characters, no surrogates, not empty once trimmed."""
    alphabet = st.characters(
        exclude_categories=["Cs", "Cc"], include_characters="\n\t\x85", exclude_characters="\ufffe\uffff"
    )
    return st.text(alphabet, min_size=1, max_size=max_size).filter(
        lambda text: bool(text.strip(" \t\n\x85\u2028\u3000\xa0"))
    )
