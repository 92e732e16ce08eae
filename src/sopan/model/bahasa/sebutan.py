"""Who acts: applicants and posts by their names, and the actor that a sentence names of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sopan.model.bahasa.kalimat import Kalimat, pecah_kata
from sopan.model.bahasa.kamus import daftar_singkatan, frasa, senarai
from sopan.model.bahasa.kata import kata_benda_kegiatan, kata_kerja_pasif

__all__ = ["Pelaku", "pelaku", "pelaku_pasif", "sebutan_jabatan", "sebutan_pemohon"]

_KURUNG = re.compile(r"\(([^)]{2,})\)")
# Nouns of people: pembantu, penyedia, pengguna; those with -an are activities or things.
_ORANG = re.compile(r"pe(?:m[bpfaiueo]|n[cdjtaiueo]|ng|ny|l[aiueo])[a-z]{3,}(?<!an)")
_ORANG_DALAM = frozenset(
    ["pegawai", "unit", "instansi", "opd", "skpd", "satuan", "pns", "asn", "bagian", "bidang"]
)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The actor that a sentence names: its words, and the columns that bear that name (none: no column)."""

    sebutan: str
    pelaksana: tuple[str, ...]


@lru_cache(maxsize=4096)
def sebutan_pemohon(nama: str) -> bool:
    """Whether an actor of this name asks for a service: Pemohon, Masyarakat, Wajib Pajak, Pegawai Pemohon.

    `Petugas Pelayanan Pemohon` and `Loket Pemohon` serve one and are none.
    """
    kata = pecah_kata(nama)
    if frasa("pemohon").di(kata):
        return True
    return len(kata) > 1 and kata[0] in _ORANG_DALAM and "pemohon" in kata


@lru_cache(maxsize=4096)
def sebutan_jabatan(nama: str) -> bool:
    """Whether a name begins like a post or a role inside an office: Kepala ..., Staf ..., Kasubag."""
    kata = pecah_kata(nama)
    return bool(kata) and kata[0] in senarai("jabatan")


@lru_cache(maxsize=4096)
def _sebutan(nama: str) -> tuple[tuple[str, ...], ...]:
    """How a sentence may name this column: in full, without its parentheses, or by what is in them."""
    cara = [pecah_kata(nama), pecah_kata(_KURUNG.sub(" ", nama))]
    cara += [pecah_kata(singkat) for singkat in _KURUNG.findall(nama)]
    cara += [pecah_kata(bagian) for bagian in nama.split("/")] if "/" in nama else []
    return tuple(dict.fromkeys(satu for satu in cara if satu))


def _cocok(kata: Sequence[str], nama: str) -> int:
    """How many of the words, from the first on, name the column; 0 where they do not."""
    return max((len(satu) for satu in _sebutan(nama) if tuple(kata[: len(satu)]) == satu), default=0)


def _kolom(kata: Sequence[str], pelaksana: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """The longest name of a column that the words begin with, and the columns that it is the name of."""
    panjang = {id_: _cocok(kata, nama) for id_, nama in pelaksana.items()}
    terpanjang = max(panjang.values(), default=0)
    if not terpanjang:
        return 0, ()
    return terpanjang, tuple(id_ for id_, satu in panjang.items() if satu == terpanjang)


def pelaku(kalimat: Kalimat, pelaksana: Mapping[str, str]) -> Pelaku | None:
    """The actor that a sentence names as its subject; None where it begins with what is done.

    `pelaksana` maps the ids of the columns to their names. A subject is the name of a column, or the words
    of a post or an applicant in front of the verb (`Petugas loket menerima berkas`).
    """
    if kalimat.berkata_kerja or not kalimat.kata:
        return None
    depan = kalimat.sebelum
    panjang, kolom = _kolom(kalimat.kata, pelaksana)
    if panjang and _bukan_benda(kalimat, panjang):
        sesudah = kalimat.kata[panjang : panjang + 3]
        if any(kata_kerja_pasif(satu) for satu in sesudah) or panjang == len(kalimat.kata):
            return None
        kolom = _bersama(kalimat.kata[panjang:], pelaksana, kolom)
        return Pelaku(" ".join(kalimat.kata[:panjang]), kolom)
    if not kalimat.kerja or not depan or len(depan) > 8 or depan[0] != kalimat.kata[0]:
        return None
    if kata_benda_kegiatan(depan[0]) and depan[0] not in senarai("jabatan"):
        return None
    teks = " ".join(depan)
    return Pelaku(teks, _awalan(depan, pelaksana)) if _bertindak(kalimat.awal, teks) else None


def _bertindak(awal: str, teks: str) -> bool:
    """Whether words in front of a verb name somebody who acts: a post, an applicant, an office, a person."""
    kata = awal.lower()
    return (
        sebutan_jabatan(teks)
        or sebutan_pemohon(teks)
        or kata in senarai("kantor")
        or kata.upper() in daftar_singkatan()
        or (awal.isupper() and len(awal) > 2)
        or _ORANG.fullmatch(kata) is not None
    )


def _bukan_benda(kalimat: Kalimat, panjang: int) -> bool:
    """Whether the name of a column in front is meant as one: a single word that names a thing needs a verb.

    `Berkas ke bagian umum` names no column, even where one is called Berkas.
    """
    return panjang > 1 or bool(kalimat.kerja) or _bertindak(kalimat.awal, kalimat.kata[0])


def _bersama(sisa: Sequence[str], pelaksana: Mapping[str, str], kolom: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of several subjects: `PPK dan Penyedia membahas ...`."""
    while len(sisa) > 1 and sisa[0] in ("dan", "bersama", "beserta"):
        panjang, lagi = _kolom(sisa[1:], pelaksana)
        if not panjang:
            break
        kolom, sisa = (*kolom, *lagi), sisa[1 + panjang :]
    return kolom


def _awalan(kata: Sequence[str], pelaksana: Mapping[str, str]) -> tuple[str, ...]:
    """The columns whose name begins with all of these words: `Kepala Seksi` for `Kepala Seksi Pelayanan`."""
    cocok = [
        id_
        for id_, nama in pelaksana.items()
        if any(satu[: len(kata)] == tuple(kata) for satu in _sebutan(nama))
    ]
    return tuple(cocok) if len(cocok) == 1 else ()


def pelaku_pasif(kalimat: Kalimat, pelaksana: Mapping[str, str]) -> Pelaku | None:
    """The column that a sentence without an active verb names by `oleh`: `Berkas diperiksa oleh Kasubag`."""
    if kalimat.kerja or "oleh" not in kalimat.kata:
        return None
    di = kalimat.kata.index("oleh") + 1
    if "yang" in kalimat.kata[:di]:
        return None
    panjang, kolom = _kolom(kalimat.kata[di:], pelaksana)
    return Pelaku(" ".join(kalimat.kata[di : di + panjang]), kolom) if panjang else None
