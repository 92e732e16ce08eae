"""Running the rules over an SOP or a library: placed findings, with severity by profile and waivers.

The engine changes nothing and reads nothing: the caller gives the `Sop`, the `Sumber` that knows where its
values stand, the name of a profile and what the agency knows (`Konteks`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sopan.errors import Pesan, UnreadableFile
from sopan.lint.finding import Finding, Fix, Konteks, Severity
from sopan.lint.profiles import Profil, profil_bernama
from sopan.lint.registry import Aturan, semua_aturan
from sopan.model import Jalur, Sop, Sumber, Tempat

__all__ = ["Laporan", "Temuan", "check", "check_library", "tak_terbaca"]

_URUTAN: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding in its place: which rule, how grave in this profile, where in the file.

    `dikecualikan` is the reason of the waiver that covers it, and None where none does.
    """

    kode: str
    nama: str
    severity: Severity
    berkas: str
    tempat: Tempat
    jalur: Jalur
    pesan: Pesan
    fix: Fix | None = None
    dikecualikan: str | None = None

    @property
    def urutan(self) -> tuple[int, int, int, str, str]:
        """The order of a report: by place, then the graver first."""
        return (self.tempat.baris, self.tempat.kolom, _URUTAN[self.severity], self.kode, self.pesan.id)


@dataclass(frozen=True, slots=True)
class Laporan:
    """All findings on one SOP, sorted by place; waived ones are among them and count for nothing."""

    berkas: str
    judul: str
    profil: str
    temuan: tuple[Temuan, ...]

    def jumlah(self) -> Counter[Severity]:
        """How many findings of each severity count (no waiver covers them)."""
        return Counter(satu.severity for satu in self.temuan if satu.dikecualikan is None)

    @property
    def dikecualikan(self) -> tuple[Temuan, ...]:
        """The findings that a waiver covers."""
        return tuple(satu for satu in self.temuan if satu.dikecualikan is not None)

    def gagal(self, *, strict: bool = False) -> bool:
        """Whether an error stands, or with `strict` a warning."""
        jumlah = self.jumlah()
        return bool(jumlah["error"] or (strict and jumlah["warning"]))

    def ditambah(self, temuan: Iterable[Temuan]) -> Laporan:
        """The same report with more findings, sorted anew."""
        return replace(self, temuan=tuple(sorted((*self.temuan, *temuan), key=lambda satu: satu.urutan)))


def check(
    sop: Sop,
    sumber: Sumber | None = None,
    profil: str | Profil = "reviu",
    konteks: Konteks | None = None,
) -> Laporan:
    """Run every rule on one SOP. Raises `WrongUse` where no profile has that name."""
    sumber = sumber or Sumber()
    ukuran = profil_bernama(profil) if isinstance(profil, str) else profil
    konteks = _lengkap(konteks)
    temuan = [
        _tempatkan(aturan, satu, sop, sumber, severity)
        for aturan in _aturan_sop()
        if aturan.periksa is not None and not ukuran.bisu(aturan)
        for satu in aturan.periksa(sop, konteks)
        if (severity := ukuran.severity(aturan, satu)) is not None
    ]
    return Laporan(sumber.berkas, sop.judul, ukuran.nama, ()).ditambah(temuan)


def check_library(
    pustaka: Sequence[tuple[Sop, Sumber]],
    profil: str | Profil = "reviu",
    konteks: Konteks | None = None,
) -> tuple[tuple[Temuan, ...], ...]:
    """Run the rules that look across a library: for each SOP in turn, its findings."""
    ukuran = profil_bernama(profil) if isinstance(profil, str) else profil
    konteks = _lengkap(konteks)
    sops = tuple(sop for sop, _ in pustaka)
    hasil: list[list[Temuan]] = [[] for _ in pustaka]
    for aturan in semua_aturan():
        if aturan.periksa_pustaka is None or ukuran.bisu(aturan):
            continue
        for nomor, satu in aturan.periksa_pustaka(sops, konteks):
            severity = ukuran.severity(aturan, satu)
            if severity is not None:
                sop, sumber = pustaka[nomor]
                hasil[nomor].append(_tempatkan(aturan, satu, sop, sumber, severity))
    return tuple(tuple(sorted(temuan, key=lambda satu: satu.urutan)) for temuan in hasil)


def tak_terbaca(salah: UnreadableFile, profil: str = "reviu") -> Laporan:
    """A file that could not be read, as a report whose findings are its faults, for formats of machines."""
    temuan = [
        Temuan(
            kode="BACA",
            nama="unreadable_file",
            severity="error",
            berkas=satu.file,
            tempat=Tempat(satu.line, satu.column),
            jalur=(),
            pesan=_gabung(satu.message, satu.instead),
        )
        for satu in salah.faults
    ]
    return Laporan(salah.faults[0].file if salah.faults else "", "", profil, tuple(temuan))


def _gabung(pesan: Pesan, lanjutan: Pesan | None) -> Pesan:
    return Pesan(f"{pesan.id} {lanjutan.id}", f"{pesan.en} {lanjutan.en}") if lanjutan else pesan


@cache
def _aturan_sop() -> tuple[Aturan, ...]:
    return tuple(aturan for aturan in semua_aturan() if aturan.periksa is not None)


@cache
def _nama_aturan() -> frozenset[str]:
    return frozenset(nama for aturan in semua_aturan() for nama in (aturan.nama, aturan.kode.lower()))


def _lengkap(konteks: Konteks | None) -> Konteks:
    return (konteks or Konteks()).model_copy(update={"nama_aturan": _nama_aturan()})


def _tempatkan(aturan: Aturan, temuan: Finding, sop: Sop, sumber: Sumber, severity: Severity) -> Temuan:
    return Temuan(
        kode=aturan.kode,
        nama=aturan.nama,
        severity=severity,
        berkas=sumber.berkas,
        tempat=sumber.tempat(temuan.jalur),
        jalur=temuan.jalur,
        pesan=temuan.pesan,
        fix=temuan.fix,
        dikecualikan=_alasan(aturan, sop),
    )


def _alasan(aturan: Aturan, sop: Sop) -> str | None:
    for satu in sop.pengecualian:
        if satu.aturan.strip().lower() in (aturan.nama, aturan.kode.lower()):
            return satu.alasan
    return None
