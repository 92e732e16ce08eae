"""What can change between two SOPs, as types. A change knows its place in both, and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopan.errors import Pesan
from sopan.model.sumber import Jalur

__all__ = ["Beda", "Jenis", "Perubahan", "PerubahanLangkah", "Ringkasan"]

Jenis = Literal["diubah", "ditambah", "dihapus", "dipindah"]


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change.

    `hal` is what changed, as a key of the SOP file (`waktu`, `dasar_hukum`, `keputusan.tidak`). `lama` and
    `baru` are the texts before and after, None on the side where there is none. `pesan` is the phrase that a
    person reads, without the place ("pelaksana Kasubag menjadi Analis"). `selisih` is the difference in
    minutes where the change is one of time, on the basis of both expressions. `teks` says that `lama` and
    `baru` are texts of the SOP, of which a report may show the words that changed.
    """

    jenis: Jenis
    hal: str
    pesan: Pesan
    lama: str | None = None
    baru: str | None = None
    jalur_lama: Jalur | None = None
    jalur_baru: Jalur | None = None
    selisih: float | None = None
    teks: bool = False


@dataclass(frozen=True, slots=True)
class PerubahanLangkah:
    """What became of one step: `lama` is its number before, `baru` its number now; one of them may be None.

    `dipindah` says that the step changed its place among the steps that both SOPs have; a step that only got
    another number because others were added or taken away did not move. `kegiatan` and `pelaksana` are its
    sentence and its actors as they are now, or were before it was removed.
    """

    lama: int | None
    baru: int | None
    dipindah: bool
    kegiatan: str
    pelaksana: str
    rincian: tuple[Perubahan, ...]

    @property
    def jenis(self) -> Jenis:
        """In one word what became of the step; a moved step may have changed too."""
        if self.lama is None:
            return "ditambah"
        if self.baru is None:
            return "dihapus"
        return "dipindah" if self.dipindah else "diubah"


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """The size of an SOP: steps, actors, decisions, and the longest way without rework in working minutes.

    `waktu` is None where a step on every way has no measurable time or no way leads to an end.
    """

    langkah: int
    pelaksana: int
    keputusan: int
    waktu: float | None


@dataclass(frozen=True, slots=True)
class Beda:
    """The difference of two SOPs. `pasangan` lines up all steps, changed or not, in the order of reading.

    `lama` and `baru` are the sizes of both.
    """

    identitas: tuple[Perubahan, ...]
    pelaksana: tuple[Perubahan, ...]
    langkah: tuple[PerubahanLangkah, ...]
    pasangan: tuple[tuple[int | None, int | None], ...]
    lama: Ringkasan
    baru: Ringkasan

    @property
    def kosong(self) -> bool:
        """Whether both tell the same procedure in the same words."""
        return not (self.identitas or self.pelaksana or self.langkah)

    @property
    def banyak(self) -> int:
        """How many changes there are; an added, removed or moved step counts as one."""
        langkah = sum(len(satu.rincian) + (satu.jenis != "diubah") for satu in self.langkah)
        return len(self.identitas) + len(self.pelaksana) + langkah
