"""The questions of the deck, in the order in which one answer opens the next."""

from __future__ import annotations

from typing import Protocol, cast

import typer

from sopan.cli.console import tell
from sopan.errors import Pesan
from sopan.templates import Pola, isian_bernama
from sopan.templates.blanks import huruf_judul
from sopan.templates.interview import (
    HASIL,
    PEMICU,
    SKALA,
    Hasil,
    Jawaban,
    Pemicu,
    Pilihan,
    Skala,
    aspek_baku,
    peran,
    pola_untuk,
    sebutan_baku,
)
from sopan.templates.reshape import batas_keputusan, keputusan_pola, pemeriksa_lain

__all__ = ["Penanya", "Terminal", "ask"]

_LATER = Pesan("Enter: diisi nanti", "Enter: later")
_IDENTITY = ("nama instansi", "nama unit kerja", "nomor SOP")


class Penanya(Protocol):
    """Whoever asks: the terminal, or a test."""

    def say(self, text: Pesan) -> None:
        """Tell something that wants no answer."""

    def choose(self, question: Pesan, options: tuple[Pilihan, ...]) -> str:
        """One of the options."""

    def text(self, question: Pesan, default: str | None = None, *, must: bool = False) -> str:
        """A line; empty where nothing was answered and nothing must be."""

    def number(self, question: Pesan, default: int, least: int, most: int) -> int:
        """A whole number between two limits."""

    def yes(self, question: Pesan) -> bool:
        """Yes or no; no by default."""


class Terminal:
    """Asks in the terminal, on standard error, so that the standard output stays free."""

    def say(self, text: Pesan) -> None:
        """Print a line."""
        tell(str(text))

    def choose(self, question: Pesan, options: tuple[Pilihan, ...]) -> str:
        """Options are numbered; the number is the answer."""
        self.say(question)
        for number, option in enumerate(options, 1):
            self.say(Pesan(f"  {number}. {option.teks.id}", f"  {number}. {option.teks.en}"))
        chosen = self._whole(str(Pesan("Pilihan", "Choice")), None, 1, len(options))
        return options[chosen - 1].nilai

    def text(self, question: Pesan, default: str | None = None, *, must: bool = False) -> str:
        """Enter takes the default, or leaves the answer open."""
        if must:
            answer = ""
            while not answer:
                answer = str(typer.prompt(str(question), default=default, err=True)).strip()
            return answer
        hint = "" if default else f" ({_LATER})"
        answer = typer.prompt(
            f"{question}{hint}", default=default or "", show_default=bool(default), err=True
        )
        return str(answer).strip()

    def number(self, question: Pesan, default: int, least: int, most: int) -> int:
        """Asks again until the number is between the limits."""
        return self._whole(f"{question} ({least}-{most})", default, least, most)

    def _whole(self, prompt: str, default: int | None, least: int, most: int) -> int:
        while True:
            answer = str(typer.prompt(prompt, default=default, err=True)).strip()
            if answer.isascii() and answer.isdigit() and least <= int(answer) <= most:
                return int(answer)
            self.say(
                Pesan(f"Tulis bilangan {least} sampai {most}.", f"Write a number from {least} to {most}.")
            )

    def yes(self, question: Pesan) -> bool:
        """`y` or `n`."""
        return typer.confirm(str(question), default=False, err=True)


def ask(penanya: Penanya) -> Jawaban:
    """Put all questions and give the answers."""
    pemicu = cast(
        "Pemicu", penanya.choose(Pesan("Siapa yang memulai kegiatan ini?", "Who asks for it?"), PEMICU)
    )
    hasil = cast("Hasil", penanya.choose(Pesan("Apa yang dihasilkan?", "What comes out?"), HASIL))
    skala: Skala = "kecil"
    if pemicu != "pemohon":
        skala = cast(
            "Skala", penanya.choose(Pesan("Seberapa besar pekerjaannya?", "How large is it?"), SKALA)
        )
    pola = pola_untuk(pemicu, hasil, skala)
    aspek, output, sebutan = _title(penanya, pemicu, hasil, skala)
    actors = {
        role.id: name
        for role in peran(pola)
        if (name := penanya.text(role.tanya, role.bawaan)) and name != role.bawaan
    }
    keputusan, checkers = _decisions(penanya, pola)
    pembayaran = False
    persyaratan: tuple[str, ...] = ()
    if pola.jenis == "pelayanan":
        persyaratan = _requirements(penanya)
        pembayaran = penanya.yes(Pesan("Apakah pemohon membayar?", "Does the applicant pay?"))
    identity = {label: answer for label in _IDENTITY if (answer := penanya.text(isian_bernama(label).tanya))}
    return Jawaban(
        pemicu,
        hasil,
        output,
        skala,
        aspek=aspek,
        sebutan=sebutan,
        pelaksana=actors,
        pemeriksa=checkers,
        keputusan=keputusan,
        pembayaran=pembayaran,
        persyaratan=persyaratan,
        isian=identity,
    )


def _title(penanya: Penanya, pemicu: Pemicu, hasil: Hasil, skala: Skala) -> tuple[str, str, str]:
    """The aspek, the output, and the output inside a sentence."""
    question = Pesan("Aspek, kata pertama judul", "The aspek, which begins the title")
    aspek = penanya.text(question, aspek_baku(pemicu, hasil, skala), must=True)
    example = "Permohonan Audiensi" if pemicu == "pemohon" else "Laporan Bulanan"
    output = penanya.text(
        Pesan(
            f"Hasilnya, lanjutan judul (misalnya {example})",
            f"The output, the rest of it (such as {example})",
        ),
        must=True,
    )
    title = f"{huruf_judul(aspek)} {huruf_judul(output)}"
    penanya.say(Pesan(f"Judul: {title}", f"Title: {title}"))
    inside = Pesan("Sebutannya dalam kalimat", "Its name inside a sentence")
    return aspek, output, penanya.text(inside, sebutan_baku(pemicu, output), must=True)


def _decisions(penanya: Penanya, pola: Pola) -> tuple[int, tuple[str, ...]]:
    """How many decisions, and the posts of those who check besides the pattern's own."""
    least, most = batas_keputusan(pola)
    own = keputusan_pola(pola)
    keputusan = penanya.number(Pesan("Berapa keputusan?", "How many decisions?"), own, least, most)
    checkers: list[str] = []
    for label in pemeriksa_lain(pola)[: max(0, keputusan - own)]:
        name = penanya.text(isian_bernama(label).tanya)
        if not name:
            break
        checkers.append(name)
    return keputusan, tuple(checkers)


def _requirements(penanya: Penanya) -> tuple[str, ...]:
    """What the applicant brings, one a line, until an empty one."""
    items: list[str] = []
    while item := penanya.text(Pesan(f"Persyaratan ke-{len(items) + 1}", f"Requirement {len(items) + 1}")):
        items.append(item)
    return tuple(items)
