"""The manual page of a rule: its module docstring, read strictly.

The form, which every rule keeps:

    The fault in one English sentence.

    The same sentence in Indonesian.

    Apa yang diperiksa:
        What the rule looks at and what it lets pass, in Indonesian.

    Mengapa:
        The clause, the slide or the practice behind it, in Indonesian.

    Salah:
        judul: SOP Pembuatan Laporan

    Benar:
        judul: Pembuatan Laporan

    English:
        The first two sections in English.

`Salah` and `Benar` hold YAML: the keys of an SOP that matter, laid over a complete SOP (`sopan.lint.contoh`).
`---` on a line parts several examples. Each wrong example yields exactly one finding of its rule, each right
one none; a test runs all of them.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

__all__ = ["BAGIAN", "Halaman", "HalamanSalah", "baca_halaman"]

BAGIAN = ("Apa yang diperiksa", "Mengapa", "Salah", "Benar", "English")
"""The sections, in their order; none may be missing."""

_JUDUL_BAGIAN = re.compile(r"^(\S.*):$")


class HalamanSalah(ValueError):
    """A docstring is no manual page. A fault of the code, caught by its test; no user ever sees it."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """A manual page. `salah` and `benar` are the YAML texts of the examples; the rest is prose."""

    ringkas_en: str
    ringkas: str
    diperiksa: str
    mengapa: str
    salah: tuple[str, ...]
    benar: tuple[str, ...]
    english: str


def baca_halaman(docstring: str | None) -> Halaman:
    """Read a module docstring as a manual page. Raises `HalamanSalah` where it does not keep the form."""
    if not docstring:
        raise HalamanSalah("no docstring")
    kepala, isi = _potong(inspect.cleandoc(docstring))
    if tuple(isi) != BAGIAN:
        raise HalamanSalah(f"sections must be {', '.join(BAGIAN)}; found {', '.join(isi) or 'none'}")
    kosong = [nama for nama, teks in isi.items() if not teks.strip()]
    if kosong:
        raise HalamanSalah(f"empty section: {', '.join(kosong)}")
    alinea = [" ".join(bagian.split()) for bagian in re.split(r"\n\s*\n", kepala) if bagian.strip()]
    if len(alinea) != 2 or not all(satu.endswith(".") for satu in alinea):
        raise HalamanSalah("before the first section stand one sentence in English and one in Indonesian")
    diperiksa, mengapa, salah, benar, english = isi.values()
    return Halaman(
        alinea[0],
        alinea[1],
        _prosa(diperiksa),
        _prosa(mengapa),
        _contoh(salah),
        _contoh(benar),
        _prosa(english),
    )


def _potong(teks: str) -> tuple[str, dict[str, str]]:
    """The text before the first section, and the sections by name, their indentation taken away."""
    kepala: list[str] = []
    isi: dict[str, list[str]] = {}
    kini = kepala
    for baris in teks.splitlines():
        if cocok := _JUDUL_BAGIAN.match(baris):
            nama = cocok[1]
            if nama in isi:
                raise HalamanSalah(f"section {nama} stands twice")
            kini = isi[nama] = []
        elif isi and baris and not baris.startswith("    "):
            raise HalamanSalah(f"a line inside a section is not indented by four: {baris!r}")
        else:
            kini.append(baris.removeprefix("    ") if isi else baris)
    return "\n".join(kepala), {nama: "\n".join(baris).strip("\n") for nama, baris in isi.items()}


def _prosa(teks: str) -> str:
    """Paragraphs, each on one line, parted by an empty line; lists keep their lines."""
    return "\n\n".join(
        "\n".join(bagian.splitlines()) if bagian.lstrip().startswith("- ") else " ".join(bagian.split())
        for bagian in re.split(r"\n\s*\n", teks)
    )


def _contoh(teks: str) -> tuple[str, ...]:
    return tuple(satu.strip("\n") + "\n" for satu in re.split(r"(?m)^---\s*$", teks) if satu.strip())
