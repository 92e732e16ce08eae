"""What a document consists of. Blocks say what a thing is, never how it looks; the writers know that."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sopan.render.parts import Gambar as Berkas

__all__ = [
    "Blok",
    "Daftar",
    "Dokumen",
    "Fakta",
    "Gambar",
    "Judul",
    "Paragraf",
    "Pecah",
    "Pengesah",
    "Tabel",
]


class Judul(NamedTuple):
    """A heading; `tingkat` 2 for a part, 3 for what is inside (1 is the document's title)."""

    teks: str
    tingkat: int = 2


class Paragraf(NamedTuple):
    """A paragraph. `gaya`: `biasa`, `tengah` (centred), `penting` (centred and bold), `catatan` (small)."""

    teks: str
    gaya: Literal["biasa", "tengah", "penting", "catatan"] = "biasa"


class Daftar(NamedTuple):
    """A list: numbered, with dots, with empty boxes to tick, or with letters (`a.` as in a decree)."""

    butir: tuple[str, ...]
    gaya: Literal["angka", "titik", "centang", "huruf"] = "titik"


class Tabel(NamedTuple):
    """A table. A cell is a tuple of paragraphs; `lebar` are the relative widths of the columns."""

    kepala: tuple[str, ...]
    baris: tuple[tuple[tuple[str, ...], ...], ...]
    lebar: tuple[float, ...]


class Fakta(NamedTuple):
    """The few facts that a reader looks for first, as name and value, shown large."""

    isi: tuple[tuple[str, str], ...]


class Gambar(NamedTuple):
    """A drawing as SVG, its size in points, what it says in words, and the caption under it."""

    svg: str
    lebar: float
    tinggi: float
    alt: str
    keterangan: str = ""


class Pengesah(NamedTuple):
    """Where, when and by whom a document is made valid; `tanggal` empty leaves room to write it."""

    tempat: str
    tanggal: str
    jabatan: str
    nama: str
    nip: str = ""
    pembuka: str = "Ditetapkan di"


class Pecah(NamedTuple):
    """A new page."""


Blok = Judul | Paragraf | Daftar | Tabel | Fakta | Gambar | Pengesah | Pecah


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document: the title, whose it is (agency first, then units), and its blocks.

    `sub` stands under the title, `logo` beside the agency's name. `aksen` is the colour of headings and
    rules. `tanggal` is the date that the file bears. `ramah` sets it for the public, larger and in the
    friendlier type. `kaki` stands at the foot of every page, `kop` is False where the document has an
    opening of its own. `piagam` sets it as a charter to hang on a wall: framed, centred, large.
    """

    judul: str
    isi: tuple[Blok, ...]
    pemilik: tuple[str, ...] = ()
    sub: str = ""
    logo: Berkas | None = None
    aksen: str = "#0f766e"
    tanggal: datetime.date = datetime.date(2012, 6, 19)
    ramah: bool = False
    kaki: str = ""
    kop: bool = True
    piagam: bool = False
