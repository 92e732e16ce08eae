"""What each column of a log means, and which step each activity is: guessed, told, and remembered.

What was guessed or told is a `Peta`, which is kept beside the log and holds for the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator
from rapidfuzz import fuzz, process

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.model import Sop
from sopan.model.dasar import Model, Teks
from sopan.model.langkah import Rujukan
from sopan.monitor.log import Kolom, Tabel

__all__ = ["Peta", "guess_activities", "guess_actors", "guess_columns"]

# What headings begin or are like, most telling first.
_WORDS: dict[Kolom, str] = {
    "kasus": "kasus case caseconceptname caseid nomorpermohonan nopermohonan nomorkasus nomorberkas "
    "noberkas noregistrasi nomorregistrasi idpermohonan tiket permohonan nomor registrasi",
    "aktivitas": "aktivitas activity kegiatan langkah conceptname tahap tahapan event kejadian proses "
    "uraian status",
    "mulai": "mulai waktumulai tanggalmulai jammulai start starttimestamp starttime begin",
    "selesai": "selesai waktuselesai tanggalselesai jamselesai complete completetimestamp endtime end "
    "timetimestamp timestamp waktu tanggal saat time date jam",
    "pelaksana": "pelaksana petugas peran orgrole role jabatan resource orgresource pegawai oleh user aktor",
    "siklus": "siklus lifecycle lifecycletransition transition fase",
}
_NEEDED: tuple[Kolom, ...] = ("kasus", "aktivitas")
_ALIKE = 87


class Peta(Model):
    """How a log is read: column by meaning, step by activity, actor id by the log's word for them."""

    peta: Annotated[Literal[1], Field(description="Versi format berkas ini.")] = 1
    kolom: dict[Kolom, Teks] = Field(default_factory=dict)
    aktivitas: dict[str, Rujukan] = Field(default_factory=dict)
    pelaksana: dict[str, Teks] = Field(default_factory=dict)

    @field_validator("peta", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdigit() else value


def guess_columns(tabel: Tabel, told: Mapping[Kolom, str] | None = None) -> dict[Kolom, str]:
    """The heading of each meaning; `told` stands over guesses. Raises UnreadableFile where one is lacking."""
    found: dict[Kolom, str] = {}
    faults: list[Fault] = []
    for meaning, heading in (told or {}).items():
        if heading in tabel.kepala:
            found[meaning] = heading
        else:
            faults.append(
                Fault(
                    tabel.berkas,
                    1,
                    1,
                    Pesan(f"kolom '{heading}' tidak ada.", f"there is no column '{heading}'."),
                    instead=_headings(tabel.kepala),
                )
            )
    for meaning, words in _WORDS.items():
        if meaning in found:
            continue
        free = [h for h in tabel.kepala if h and h not in found.values()]
        if nearest := _nearest(words.split(), free):
            found[meaning] = nearest
    faults.extend(_lacking(tabel, need) for need in _NEEDED if need not in found)
    if faults:
        raise UnreadableFile(faults)
    return found


def _lacking(tabel: Tabel, need: str) -> Fault:
    known = _headings(tabel.kepala)
    return Fault(
        tabel.berkas,
        1,
        1,
        Pesan(f"tidak jelas kolom mana yang memuat {need}.", f"it is unclear which column holds {need}."),
        instead=Pesan(
            f"Sebutkan dengan --kolom {need}=..., {known.id}", f"Name it with --kolom {need}=..., {known.en}"
        ),
    )


def _headings(kepala: Sequence[str]) -> Pesan:
    names = ", ".join(f"'{h}'" for h in kepala[:20])
    return Pesan(f"yang ada: {names}.", f"there are: {names}.")


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _nearest(words: Sequence[str], headings: Sequence[str]) -> str | None:
    squeezed = {h: _squeezed(h) for h in headings}
    for word in words:
        for heading, text in squeezed.items():
            if text == word:
                return heading
    for word in words:
        if len(word) < 5:
            continue
        for heading, text in squeezed.items():
            if text.startswith(word) or text.endswith(word):
                return heading
    return None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def guess_activities(
    sop: Sop, names: Iterable[str], told: Mapping[str, int | str] | None = None
) -> dict[str, tuple[int, ...]]:
    """The steps that each activity of a log may be; none for one that is not known.

    In this order: as told, a step's number or id, its sentence or the beginning of it, a sentence that is
    nearly the same. Two steps with the same sentence are both meant.
    """
    sentences: dict[str, list[int]] = {}
    for nomor, langkah in enumerate(sop.langkah, 1):
        sentences.setdefault(_plain(langkah.kegiatan), []).append(nomor)
    ids = {_plain(langkah.id): n for n, langkah in enumerate(sop.langkah, 1) if langkah.id is not None}
    found: dict[str, tuple[int, ...]] = {}
    for name in names:
        reference = (told or {}).get(name)
        if reference is not None:
            meant = sop.nomor_langkah(reference)
            found[name] = () if meant is None else (meant,)
            continue
        text = _plain(name)
        number = re.fullmatch(r"(?:langkah|step|no)?\s*(\d{1,4})(?:\s.*)?", text)
        if number and 1 <= int(number[1]) <= len(sop.langkah):
            found[name] = (int(number[1]),)
        elif text in ids:
            found[name] = (ids[text],)
        elif text in sentences:
            found[name] = tuple(sentences[text])
        else:
            found[name] = _similar(text, sentences)
    return found


def _similar(text: str, sentences: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The one sentence that a text begins, or is nearly the same as; none where two are as near."""
    if len(text) >= 6:
        begun = [steps for sentence, steps in sentences.items() if sentence.startswith(f"{text} ")]
        if len(begun) == 1:
            return tuple(begun[0])
    best = process.extract(text, list(sentences), scorer=fuzz.token_sort_ratio, limit=2)
    if not best or best[0][1] < _ALIKE or (len(best) > 1 and best[1][1] == best[0][1]):
        return ()
    return tuple(sentences[best[0][0]])


def guess_actors(
    sop: Sop, names: Iterable[str], told: Mapping[str, str] | None = None
) -> dict[str, str | None]:
    """The actor id that each word of a log for a person or role means; None for one that is not known."""
    known = {_plain(id): id for id in sop.pelaksana} | {_plain(p.nama): id for id, p in sop.pelaksana.items()}
    found: dict[str, str | None] = {}
    for name in names:
        text = _plain(name)
        id = (told or {}).get(name, known.get(text))
        if id is None and text:
            best = process.extractOne(text, list(known), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
            id = known[best[0]] if best else None
        found[name] = id if id in sop.pelaksana else None
    return found
