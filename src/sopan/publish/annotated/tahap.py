"""The stages of a service that matter to its applicant, in plain words.

The way is the longest one without rework. What the applicant does is a stage each; what the office does
between two of them is one stage; the check of the papers is a stage of its own, with the friendly branch of
what happens when something is missing. Minutes are told only for a service that is declared certain.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sopan.model import Alur, Sop
from sopan.model.bahasa import dasar, nominal, urai
from sopan.model.ciri import ciri_dari
from sopan.model.waktu import MENIT_HARI_KERJA, format_menit
from sopan.publish.annotated.ikon import ikon_untuk
from sopan.publish.jenis import wajib_pelayanan
from sopan.publish.waktu import menit_layanan, waktu_layanan

__all__ = ["Cabang", "Tahap", "tahap_pelayanan"]

Peran = Literal["anda", "kami", "bersama"]

_SEBENTAR = 60.0
_KEPADA = re.compile(r"\s+(?:kepada|ke(?=\s+(?:petugas|loket))|dari|oleh)\s+.*$", re.IGNORECASE)
_SERAH = re.compile(r"\s+dan\s+(?:menyerahkan|mengirimkan|menyampaikan|meneruskan)\b.*$", re.IGNORECASE)
_SYARAT = re.compile(r"\s*(?:[.;]\s*|,\s*)?\b(?:jika|apabila|bila)\b.*$", re.IGNORECASE | re.DOTALL)
_TAMBAHAN = re.compile(
    r"\s+(?:sesuai dengan|secara bersama-sama|sesuai|berdasarkan|beserta|untuk)\b.*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cabang:
    """What happens instead: the question, what follows, whether the applicant comes back to an earlier stage.

    `lanjut` is the answer with which it goes on: `Lengkap`.
    """

    judul: str
    teks: str
    kembali: bool
    lanjut: str = ""


@dataclass(frozen=True, slots=True)
class Tahap:
    """One stage: who acts, its title of a few words, one sentence, how long, and the branch if any.

    `pelaku` are those of the office by name, `langkah` the steps of the SOP that it stands for.
    """

    peran: Peran
    ikon: str
    judul: str
    teks: str
    waktu: str
    pelaku: tuple[str, ...]
    langkah: tuple[int, ...]
    cabang: Cabang | None = None
    tempat: str = ""


def tahap_pelayanan(sop: Sop) -> tuple[Tahap, ...]:
    """The stages of an SOP Pelayanan. Raises `WrongUse` for another kind, or where no way leads to an end."""
    wajib_pelayanan(sop)
    return _Pencerita(sop).tahap()


class _Pencerita:
    """Tells the way of an SOP."""

    def __init__(self, sop: Sop) -> None:
        self.sop, self.ciri = sop, ciri_dari(sop)
        self.alur: Alur = self.ciri.alur
        self.way = waktu_layanan(sop).langkah
        self.certain = sop.pelayanan is not None and sop.pelayanan.waktu_pasti

    def tahap(self) -> tuple[Tahap, ...]:
        runs = self._absorbed(self._runs())
        return tuple(self._stage(run) for run in runs)

    def _role(self, number: int) -> Peran:
        step = self.sop.langkah[number - 1]
        if not self.ciri.oleh_pemohon(number):
            return "bersama" if self._present(number) else "kami"
        return "bersama" if set(step.pelaksana) - self.ciri.pemohon else "anda"

    def _present(self, number: int) -> bool:
        """Whether the office does something to the applicant in person, as recording his fingerprints."""
        words = _SYARAT.sub("", self.sop.langkah[number - 1].kegiatan)
        names = [self.sop.pelaksana[id_].nama.lower() for id_ in self.ciri.pemohon]
        kind = urai(self.sop.langkah[number - 1].kegiatan).kerja[:1]
        record = bool(kind and kind[0].kelas & {"catat", "rapat", "hadir"})
        said = words.strip(" .").lower()
        return record and any(re.search(rf"\b{re.escape(name)}$", said) for name in names)

    def _runs(self) -> list[list[int]]:
        """The way in runs: every step of the applicant alone, the check alone, the office's work together."""
        runs: list[list[int]] = []
        last = ""
        for number in self.way:
            role = self._role(number)
            kind = role if role != "kami" else "periksa" if self._checks(number) else "kami"
            if kind == "kami" and last == "kami":
                runs[-1].append(number)
            else:
                runs.append([number])
            last = kind
        return runs

    def _checks(self, number: int) -> bool:
        """Whether a step decides something whose other answer goes straight back to the applicant."""
        other = self._other(number)
        return other is not None and self.ciri.oleh_pemohon(other) and self._returns(number, other)

    def _other(self, number: int) -> int | None:
        """The step that the answer leads to which is not on the way."""
        if self.sop.langkah[number - 1].keputusan is None:
            return None
        at = self.way.index(number)
        onward = self.way[at + 1] if at + 1 < len(self.way) else None
        return next((flow.ke for flow in self.alur.keluar[number] if flow.ke != onward), None)

    def _returns(self, number: int, other: int) -> bool:
        """Whether the way from `other` comes back to the decision or to a step before it."""
        return other <= number or any(
            flow.ke is not None and flow.ke <= number for flow in self.alur.keluar[other]
        )

    def _absorbed(self, runs: list[list[int]]) -> list[list[int]]:
        """Short work of the office joins the check before it, and so does handing over before receiving."""
        joined: list[list[int]] = []
        for index, run in enumerate(runs):
            short = all(self._role(n) == "kami" and self._other(n) is None for n in run)
            if (
                index
                and short
                and self._minutes(run) < _SEBENTAR
                and self._role(runs[index - 1][0]) == "kami"
                and joined
            ):
                joined[-1].extend(run)
            else:
                joined.append(list(run))
        return joined

    def _minutes(self, run: Iterable[int]) -> float:
        steps = [self.sop.langkah[number - 1].durasi for number in run]
        return sum(menit_layanan(one) for one in steps if one is not None)

    def _time(self, run: Sequence[int]) -> str:
        minutes = self._minutes(run)
        if not minutes:
            return ""
        if self.certain:
            return format_menit(math.ceil(minutes - 1e-6))
        if minutes < MENIT_HARI_KERJA:
            return "hari itu juga"
        return f"paling lama {math.ceil(minutes / MENIT_HARI_KERJA - 1e-6)} hari kerja"

    def _stage(self, run: list[int]) -> Tahap:
        role, first = self._role(run[0]), run[0]
        names = dict.fromkeys(
            self.sop.pelaksana[id_].nama
            for number in run
            for id_ in self.sop.langkah[number - 1].pelaksana
            if id_ not in self.ciri.pemohon
        )
        # Names of the public's own way are short; the office's posts matter only where one meets them.
        if role == "anda":
            title, words = self._imperative(first)
            names = dict.fromkeys(self._partner(first))
        elif role == "bersama":
            title, words = _noun(self.sop.langkah[first - 1].kegiatan), self._together(first)
        elif self._checks(first):
            title, words = self._check_title(first), self._work(run)
        else:
            title, words = self._process_title(run), self._work(run)
        return Tahap(
            role,
            ikon_untuk(self._main_sentence(run), role),
            title,
            words,
            ""
            if role == "anda" and not self.certain and self._minutes(run) < MENIT_HARI_KERJA
            else self._time(run),
            tuple(names),
            tuple(run),
            self._branch(run),
            self._place(first, role),
        )

    def _place(self, number: int, role: Peran) -> str:
        """Where the applicant goes for a stage; paying may be done elsewhere, so of that nothing is said."""
        places = self.sop.pelayanan.lokasi if self.sop.pelayanan is not None else ()
        kinds = {kind for one in urai(self.sop.langkah[number - 1].kegiatan).kerja[:1] for kind in one.kelas}
        return places[0].split(",")[0] if places and role != "kami" and "bayar" not in kinds else ""

    def _partner(self, number: int) -> tuple[str, ...]:
        """Whom the applicant meets in a step: the actor of the office that its sentence names."""
        text = self.sop.langkah[number - 1].kegiatan.lower()
        return tuple(
            one.nama
            for id_, one in self.sop.pelaksana.items()
            if id_ not in self.ciri.pemohon and one.nama.lower() in text
        )[:1]

    def _main_sentence(self, run: Sequence[int]) -> str:
        """The sentence that an icon should fit: that of the longest step, or of the check."""
        if self._checks(run[0]) or len(run) == 1:
            return self.sop.langkah[run[0] - 1].kegiatan
        longest = max(run, key=lambda number: (self._minutes([number]), -number))
        return self.sop.langkah[longest - 1].kegiatan

    def _imperative(self, number: int) -> tuple[str, str]:
        """`Mengajukan permohonan izin kepada Petugas` as title and sentence that speak to a person."""
        text = _bare(self.sop.langkah[number - 1].kegiatan)
        verb, _, rest = text.partition(" ")
        order = _order(verb)
        if "terima" in {kind for one in urai(text).kerja[:1] for kind in one.kelas}:
            return "Terima hasilnya", f"{order} {rest}.".replace("  ", " ")
        short = _TAMBAHAN.sub("", _KEPADA.sub("", _SERAH.sub("", rest))).split(" dan ")[0]
        head = " ".join(short.split()[: 1 if short.startswith("permohonan") else 2])
        rest = re.sub(r"\bdan (me\w+)", lambda found: f"dan {_order(found[1]).lower()}", rest)
        return f"{order} {head}".strip(" :;,"), f"{order} {rest}.".replace(" .", ".")

    def _together(self, number: int) -> str:
        if self.ciri.oleh_pemohon(number):
            return "Hadir sesuai dengan waktu yang diberitahukan."
        return "Datang sendiri. Petugas kami memandu Anda."

    def _check_title(self, number: int) -> str:
        text = _TAMBAHAN.sub("", _bare(self.sop.langkah[number - 1].kegiatan))
        if "bayar" in text.lower():
            return "Pembayaran diperiksa"
        return "Kelengkapan diperiksa" if "lengkap" in text.lower() else "Berkas diperiksa"

    def _process_title(self, run: Sequence[int]) -> str:
        """`Kami proses permohonan`, after what the applicant began with; later on it is the result."""
        before = [
            n for n in self.way[: self.way.index(run[0])] if self._role(n) == "kami" and not self._checks(n)
        ]
        if before and any(self._role(n) == "bersama" for n in self.way[: self.way.index(run[0])]):
            return "Kami siapkan hasilnya"
        words = _KEPADA.sub("", _bare(self.sop.langkah[self.way[0] - 1].kegiatan)).split()
        return f"Kami proses {words[1].lower()}" if len(words) > 1 else "Kami proses"

    def _work(self, run: Sequence[int]) -> str:
        """What the office does, by its longest steps: "Kami memeriksa ..., lalu menyusun ..."."""
        ranked = sorted(run, key=lambda number: -self._minutes([number]))
        plain = [n for n in ranked if self._tells(n)] or ranked
        if self._checks(run[0]):
            plain = [run[0]]
        chosen = sorted(plain[:2])
        parts = []
        for number in chosen:
            text = _TAMBAHAN.sub(
                "", _SERAH.sub("", _KEPADA.sub("", _bare(self.sop.langkah[number - 1].kegiatan)))
            )
            parts.append(re.sub("^mengonsep", "menyusun", text[:1].lower() + text[1:]))
        return self._to_you(f"Kami {', lalu '.join(dict.fromkeys(parts))}.")

    def _to_you(self, text: str) -> str:
        """The applicant's name as one says it to a person: `data Pemohon` is `data Anda`."""
        for id_ in self.ciri.pemohon:
            name = re.escape(self.sop.pelaksana[id_].nama)
            text = re.sub(rf"\b{name}\b", "Anda", text, flags=re.IGNORECASE)
        return text

    def _tells(self, number: int) -> bool:
        """Whether a step says something to outsiders: no decision, and not the filing of copies."""
        step = self.sop.langkah[number - 1]
        kinds = {kind for one in urai(step.kegiatan).kerja[:1] for kind in one.kelas}
        return step.keputusan is None and "dokumentasi" not in kinds

    def _branch(self, run: Sequence[int]) -> Cabang | None:
        for number in run:
            other = self._other(number)
            if other is None:
                continue
            step = self.sop.langkah[number - 1]
            flow = next(f for f in self.alur.keluar[number] if f.ke == other)
            label = step.keputusan.label(flow.cabang) if step.keputusan and flow.cabang else "Tidak"
            good = step.keputusan.label("tidak" if flow.cabang == "ya" else "ya") if step.keputusan else ""
            if self.ciri.oleh_pemohon(other) and self._returns(number, other):
                if "bayar" in step.kegiatan.lower():
                    return Cabang(
                        f"{_kind(label)}?", "Selesaikan pembayaran, lalu serahkan lagi buktinya.", True, good
                    )
                return Cabang(
                    f"{_kind(label)}?",
                    "Kami beri tahu apa yang kurang. Lengkapi, lalu serahkan lagi.",
                    True,
                    good,
                )
            ending = self._ending(other)
            if ending and not self._meets_way(other):
                return Cabang(f"{label[:1].upper()}{label[1:]}?", ending, False)
        return None

    def _meets_way(self, start: int) -> bool:
        """Whether what follows from a step comes back to the way, or to a step before it."""
        seen, stack = {start}, [start]
        while stack:
            number = stack.pop()
            if number in self.way:
                return True
            for flow in self.alur.keluar[number]:
                if flow.ke is not None and flow.ke not in seen:
                    seen.add(flow.ke)
                    stack.append(flow.ke)
        return False

    def _ending(self, start: int) -> str:
        """What the applicant gets at another end: "Anda menerima surat penolakan"."""
        number: int | None = start
        seen: set[int] = set()
        while number is not None and number not in seen:
            seen.add(number)
            if self.ciri.oleh_pemohon(number):
                text = _bare(self.sop.langkah[number - 1].kegiatan)
                return f"Anda {text[:1].lower()}{text[1:]}."
            number = next((flow.ke for flow in self.alur.keluar[number]), None)
        return ""


def _bare(text: str) -> str:
    """The first clause of a sentence, without its conditions and to whom it goes."""
    return _SYARAT.sub("", " ".join(text.split())).split(". ")[0].strip(" .")


def _order(verb: str) -> str:
    """`Mengajukan` as one says it to a person: `Ajukan`."""
    base = dasar(verb.lower())
    if not base or not verb.lower().startswith("me"):
        return verb
    for ending in ("kan", "i"):
        if verb.lower().endswith(ending) and not base.endswith(ending):
            return f"{base}{ending}".capitalize()
    return base.capitalize()


def _noun(text: str) -> str:
    """`Merekam data biometrik Pemohon` as a title: `Perekaman data biometrik`."""
    text = _TAMBAHAN.sub("", _SERAH.sub("", _KEPADA.sub("", _bare(text))))
    verb, _, rest = text.partition(" ")
    rest = re.sub(r"\s+(?:pemohon|pengadu|pelapor)$", "", rest, flags=re.IGNORECASE)
    if verb.lower() in ("melaksanakan", "melakukan", "menyelenggarakan", "mengadakan"):
        return rest[:1].upper() + rest[1:]
    noun = nominal(verb.lower())
    return f"{noun.capitalize()} {rest}".strip() if noun else text


def _kind(label: str) -> str:
    """`Tidak lengkap` in a friendly voice: `Belum lengkap`."""
    words = label.strip()
    return (
        re.sub(r"^tidak\b", "Belum", words, flags=re.IGNORECASE)
        if words.lower() != "tidak"
        else "Belum sesuai"
    )
