"""What a rule is made of: the fault that it finds, the cure as data, and what it may know beyond the SOP.

A rule is one module of `sopan.lint.rules.<family>`, named after its fault. It has a docstring (its manual
page, see `sopan.lint.manual`), `RULE`, and one of

    def check(sop: Sop) -> Iterator[Finding]: ...
    def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]: ...
    def check_library(sops: Sequence[Sop]) -> Iterator[tuple[int, Finding]]: ...
    def check_library(sops: Sequence[Sop], konteks: Konteks) -> Iterator[tuple[int, Finding]]: ...

where the number is the position of the SOP in `sops`. A rule imports nothing of Sopan but `sopan.model`,
`sopan.errors` and this module, keeps no state, reads no clock and no file; the engine finds it by its place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import Field

from sopan.errors import Pesan
from sopan.lint.gambar import silang
from sopan.model import Alur, Sop, alur_dari
from sopan.model.dasar import Model
from sopan.model.operations import Operasi
from sopan.model.organisasi import Organisasi, Regulasi
from sopan.model.sumber import Jalur

__all__ = [
    "Finding",
    "Fix",
    "KegiatanSotk",
    "Konteks",
    "Pantauan",
    "Rule",
    "Severity",
    "alur",
    "sekali",
    "silang",
]

Severity = Literal["error", "warning", "hint"]

_T = TypeVar("_T")
_CODE = re.compile(r"[A-Z]{3}\d{3}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What the engine must know of a rule; its name is the name of its module.

    `code` is the family's three letters and the rule's number in it, stable once published. `severity` is
    the rule's own; a profile may raise, lower or silence it.
    """

    code: str
    severity: Severity

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"a rule's code is three letters and three digits, not {self.code!r}")


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure that changes nothing of what the drafter meant. `pesan` says what it does, as an order.

    Its operations (`sopan.model.operations`) are done in turn, from the SOP that was checked. What needs a
    decision of the office is no fix but advice, and stands in the finding's message.
    """

    pesan: Pesan
    operasi: tuple[Operasi, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of an SOP, as a rule yields it: where (`jalur`), what, in both languages, and its cure.

    The message says what is wrong with which words of the file and what to write instead. The engine adds
    code, name, severity by profile and the place in the file; see `sopan.lint.engine`.
    """

    jalur: Jalur
    pesan: Pesan
    fix: Fix | None = None


class KegiatanSotk(Model):
    """An activity of the organisation's cascade (format.md, part 4): its title, and the SOP that it names."""

    id: str
    judul: str
    sop: str | None = None


class Pantauan(Model):
    """When an SOP, known by its `nomor`, was last monitored and last evaluated."""

    nomor: str
    monitoring: datetime.date | None = None
    evaluasi: datetime.date | None = None


class Konteks(Model):
    """What a rule may know beyond the SOP: the agency's own lists. All are empty unless an agency gives them.

    `hari_ini` is None where no day is given (rules about age then say nothing); `menit_hari` the working day
    in minutes; `regulasi` repealed regulations beyond the list that comes with Sopan; `singkatan` maps the
    agency's abbreviations to what they stand for; `jabatan` the names that actors may bear; `sop_dikenal`
    titles or numbers of SOPs outside the library at hand; `kegiatan` the activities of the SOTK cascade;
    `pantauan` the last monitoring and evaluation of each SOP; `nama_aturan` is filled in by the engine.
    """

    hari_ini: datetime.date | None = None
    menit_hari: float = 450
    regulasi: tuple[Regulasi, ...] = ()
    singkatan: Mapping[str, str] = Field(default_factory=dict)
    jabatan: tuple[str, ...] = ()
    sop_dikenal: tuple[str, ...] = ()
    kegiatan: tuple[KegiatanSotk, ...] = ()
    pantauan: tuple[Pantauan, ...] = ()
    nama_aturan: frozenset[str] = frozenset()

    @classmethod
    def dari_organisasi(cls, organisasi: Organisasi, hari_ini: datetime.date | None = None) -> Konteks:
        """What an organisation file says that rules can use (format.md, part 4)."""
        return cls(
            hari_ini=hari_ini,
            regulasi=organisasi.regulasi,
            jabatan=organisasi.jabatan,
            kegiatan=tuple(
                KegiatanSotk(id=satu.kegiatan.id, judul=satu.kegiatan.judul, sop=satu.kegiatan.sop)
                for satu in organisasi.kegiatan()
            ),
        )


def sekali(fungsi: Callable[[Sop], _T]) -> Callable[[Sop], _T]:
    """Answer once for the SOP at hand: what several rules ask of the same SOP is computed for the first.

    Only the last SOP is remembered. The pair is swapped as one object, so threads may share it.
    """
    terakhir: tuple[Sop, _T] | None = None

    def jawab(sop: Sop) -> _T:
        nonlocal terakhir
        ingatan = terakhir
        if ingatan is None or ingatan[0] is not sop:
            ingatan = terakhir = (sop, fungsi(sop))
        return ingatan[1]

    return jawab


alur: Callable[[Sop], Alur] = sekali(alur_dari)
"""The flow graph of an SOP, computed once for all rules that ask for it."""
