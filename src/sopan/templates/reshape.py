"""Changing the steps of a pattern: fewer or more decisions, without payment, with the applicant's papers.

Works on the plain data of a pattern's file, before the blanks are filled, so that a sentence that is
changed here still has its blanks. What the deck fixes stays: the order of the stages, and that a service
checks the request.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sopan.errors import Pesan, WrongUse
from sopan.templates import draft
from sopan.templates.pola import Pola, Tahap

__all__ = ["LABEL_PEMERIKSA", "Rangka", "batas_keputusan", "keputusan_pola", "pemeriksa_lain"]

_JIKA = re.compile(r"(?P<awal>\S+ (?P<benda>.+?))\. Jika [^,]+, (?P<ya>.+?)\. Jika tidak [^,]*, .+\.")
_DAN_MENYERAHKAN = re.compile(r"(?P<kerja>\S+) dan menyerahkan (?P<sisa>.+)")

LABEL_PEMERIKSA = (
    "jabatan pemeriksa",
    "jabatan pemeriksa kedua",
    "jabatan pemeriksa ketiga",
    "jabatan pemeriksa keempat",
)
"""The blanks of those who check a draft besides the one who answers for the activity, in order."""

_KOLOM = 8
_PIMPINAN = "[isi: jabatan pimpinan]"

# The decisions that may become plain steps, the most dispensable first. `periksa`, the check of a request,
# is none of them (deck 20, 27), and `lunas` comes and goes with the payment.
_BOLEH_LEPAS = ("keputusan-tim", "kesiapan", "persetujuan", "pengesahan", "pemeriksaan")


def keputusan_pola(pola: Pola) -> int:
    """How many decisions the pattern has as it stands, without the check of a payment."""
    return len(_decisions(pola.data()["langkah"]))


def batas_keputusan(pola: Pola) -> tuple[int, int]:
    """The fewest and the most decisions that a draft from the pattern may have."""
    steps = _decisions(pola.data()["langkah"])
    free = sum(step["id"] in _BOLEH_LEPAS for step in steps)
    return len(steps) - free, len(steps) + len(pemeriksa_lain(pola))


def pemeriksa_lain(pola: Pola) -> tuple[str, ...]:
    """The blanks of further checkers that the pattern itself does not have, in order.

    No more than fit: a drawing of over eight columns is hard to read.
    """
    used = {isian.label for isian in pola.isian}
    free = [label for label in LABEL_PEMERIKSA if label not in used]
    return tuple(free[: _KOLOM - len(pola.data()["pelaksana"])])


class Rangka:
    """The skeleton of a draft: the data of a pattern, to be reshaped and then written."""

    def __init__(self, pola: Pola) -> None:
        self.pola = pola
        self.data = pola.data()
        stage_of = {nomor: tahap for tahap in pola.tahap for nomor in tahap.langkah}
        self._steps: list[tuple[Tahap, dict[str, Any]]] = [
            (stage_of[nomor], step) for nomor, step in enumerate(self.data["langkah"], 1)
        ]

    def langkah(self, id: str) -> dict[str, Any]:
        """The step of that id, to be changed in place."""
        return next(step for _, step in self._steps if step.get("id") == id)

    def tanpa_pembayaran(self) -> None:
        """Take the stage of payment out, and what it made out of the steps after it."""
        kept = [(stage, step) for stage, step in self._steps if not stage.nama.startswith("Pembayaran")]
        made = {out for _, step in kept for out in _list(step["output"])}
        gone = {out for pair in self._steps if pair not in kept for out in _list(pair[1]["output"])} - made
        for _, step in kept:
            step["kelengkapan"] = _brief([item for item in _list(step["kelengkapan"]) if item not in gone])
        self._steps = kept
        self.data["pelayanan"]["biaya"] = "Tidak dipungut biaya"

    def atur_keputusan(self, jumlah: int) -> None:
        """Bring the draft to that many decisions, the check of a payment not counted.

        Too many become plain steps; too few are made up by further checks before the approval. Raises
        `WrongUse` outside `batas_keputusan`.
        """
        least, most = batas_keputusan(self.pola)
        if not least <= jumlah <= most:
            raise WrongUse(
                Pesan(
                    f"pola {self.pola.nama} dapat memuat {least} sampai {most} keputusan, bukan {jumlah}.",
                    f"the pattern {self.pola.nama} can have {least} to {most} decisions, not {jumlah}.",
                )
            )
        present = _decisions([step for _, step in self._steps])
        spare = [id for id in _BOLEH_LEPAS if any(step["id"] == id for step in present)]
        for id in spare[: max(0, len(present) - jumlah)]:
            _make_plain(self.langkah(id))
        more = max(0, jumlah - len(present))
        if more:
            self._add_checks(pemeriksa_lain(self.pola)[:more])

    def atur_persyaratan(self, persyaratan: tuple[str, ...]) -> None:
        """Put what the applicant brings into the first step and into the service standard."""
        self._steps[0][1]["kelengkapan"] = _brief(list(persyaratan))
        self.data["pelayanan"]["persyaratan"] = list(persyaratan)

    def ganti(self, lama: str, baru: str) -> None:
        """Write another name for a fixed one, such as Pemohon, wherever it stands as a word."""
        word = re.compile(rf"\b{re.escape(lama)}\b")
        self.isi(lambda text: word.sub(lambda _: baru, text))

    def isi(self, jawab: Callable[[str], str]) -> None:
        """Pass every text through `jawab`, a function from text to text."""
        self.data = _each_text(self.data, jawab)
        self._steps = [(stage, _each_text(step, jawab)) for stage, step in self._steps]

    def nama_pelaksana(self) -> dict[str, str]:
        """The names of the actors as they stand now, by id."""
        actors = self.data["pelaksana"].items()
        return {id: actor["nama"] if isinstance(actor, dict) else actor for id, actor in actors}

    def tulis(self, kepala: list[str]) -> str:
        """The text of the draft, with columns in order of first appearance and a comment a stage."""
        names = self.data["pelaksana"]
        seen = dict.fromkeys(actor for _, step in self._steps for actor in _list(step["pelaksana"]))
        self.data["pelaksana"] = {actor: names[actor] for actor in seen}
        self.data["langkah"] = [step for _, step in self._steps]
        notes: dict[int, str] = {}
        before: Tahap | None = None
        for position, (stage, _) in enumerate(self._steps):
            if stage is not before:
                notes[position] = f"Tahap {stage.nomor}. {stage.nama} ({stage.struktur})"
            before = stage
        return draft.tulis(self.data, kepala, notes)

    def _add_checks(self, labels: tuple[str, ...]) -> None:
        """Chain further checks between the step `pemeriksaan` and the step `pengesahan`."""
        first, last = self.langkah("pemeriksaan"), self.langkah("pengesahan")
        stage = next(stage for stage, step in self._steps if step is first)
        paraphed: str = first["output"]
        sentence = first["kegiatan"]
        before, recipients = first, [f"[isi: {label}]" for label in labels]
        for number, (label, own) in enumerate(zip(labels, recipients, strict=True)):
            following = recipients[number + 1] if number + 1 < len(recipients) else _PIMPINAN
            actor = label.removeprefix("jabatan ").replace(" ", "_")
            self.data["pelaksana"][actor] = own
            before["kegiatan"] = _handed_to(before["kegiatan"], own)
            check = {
                **first,
                "id": actor.replace("_", "-"),
                "kegiatan": _handed_to(_about(sentence, before["output"]), following),
                "pelaksana": actor,
                "kelengkapan": before["output"],
                "output": f"{paraphed} {own}",
            }
            self._steps.insert(self._position(before) + 1, (stage, check))
            before = check
        last["kegiatan"] = _about(last["kegiatan"], before["output"])
        last["kelengkapan"] = before["output"]

    def _position(self, wanted: dict[str, Any]) -> int:
        return next(position for position, (_, step) in enumerate(self._steps) if step is wanted)


def _decisions(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [step for step in steps if "keputusan" in step and step["id"] != "lunas"]


def _make_plain(step: dict[str, Any]) -> None:
    """Keep of a decision only what is done when the answer is yes."""
    found = _JIKA.fullmatch(step["kegiatan"])
    if found is None:
        raise ValueError(f"no decision sentence: {step['kegiatan']}")
    done = found["ya"]
    if handed := _DAN_MENYERAHKAN.fullmatch(done):
        done = f"{handed['kerja']} {found['benda']} dan menyerahkan {handed['sisa']}"
    step["kegiatan"] = done[:1].upper() + done[1:]
    del step["keputusan"]


def _about(sentence: str, thing: str) -> str:
    """The decision sentence about another thing: `Memeriksa <thing>. Jika ...`."""
    found = _JIKA.fullmatch(sentence)
    if found is None:
        raise ValueError(f"no decision sentence: {sentence}")
    verb, rest = sentence.split(" ", 1)[0], sentence[found.end("awal") :]
    return f"{verb} {thing[:1].lower()}{thing[1:]}{rest}"


def _handed_to(sentence: str, recipient: str) -> str:
    """The decision sentence with another recipient for the answer yes."""
    return re.sub(
        r"(dan menyerahkan kepada )(\[isi: [^\]]+\]|[^.]+)(\. Jika tidak)",
        lambda found: f"{found[1]}{recipient}{found[3]}",
        sentence,
        count=1,
    )


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _brief(items: list[str]) -> str | list[str]:
    return items[0] if len(items) == 1 else items


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each_text(item, change) for key, item in value.items()}
    return value
