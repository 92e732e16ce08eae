"""Applying cures to the text of an SOP file: what a cure does not touch stays as it was, to the letter.

An operation goes through ruamel.yaml, which keeps comments and order but lays lines out in its own way; so
only the lines in which the result differs from an untouched round trip are taken over into the text. Whole
blocks are put in another order as lines, so that a comment above an entry moves with it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from sopan.lint.finding import Fix, Hapus, Operasi, Tambah, Ubah, Urutkan
from sopan.model.sumber import Jalur

__all__ = ["Perbaikan", "perbaiki"]

_SINGKAT = {"nama", "judul", "langkah", 0}
"""Where a scalar stands for a larger value: `kabid: Kabid` for `{nama: Kabid}`, a text for a list of one."""

_DAFTAR_MENJOROK = re.compile(r"^(\s*)[\w-]+:[ \t]*\n(?:[ \t]*(?:#.*)?\n)*(\s*)- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Perbaikan:
    """The mended text, the cures that went into it, and those left for another round.

    A cure is left out where an earlier one touched the same part of the file: its path may no longer hold.
    """

    teks: str
    diterapkan: tuple[Fix, ...]
    dilewati: tuple[Fix, ...]


def perbaiki(teks: str, fixes: Sequence[Fix]) -> Perbaikan:
    """Apply each cure that no earlier one stands in the way of."""
    tersentuh: list[Jalur] = []
    diterapkan: list[Fix] = []
    dilewati: list[Fix] = []
    for fix in fixes:
        jalur = [_wilayah(operasi) for operasi in fix.operasi]
        if any(_bertindih(satu, lama) for satu in jalur for lama in tersentuh):
            dilewati.append(fix)
            continue
        for operasi in fix.operasi:
            teks = _terapkan(teks, operasi)
        tersentuh += jalur
        diterapkan.append(fix)
    return Perbaikan(teks, tuple(diterapkan), tuple(dilewati))


def _wilayah(operasi: Operasi) -> Jalur:
    """The part of the file whose paths an operation may upset: the whole list that it takes an item from."""
    return (
        operasi.jalur[:-1]
        if isinstance(operasi, Hapus) and isinstance(operasi.jalur[-1], int)
        else operasi.jalur
    )


def _bertindih(satu: Jalur, lain: Jalur) -> bool:
    panjang = min(len(satu), len(lain))
    return satu[:panjang] == lain[:panjang]


def _terapkan(teks: str, operasi: Operasi) -> str:
    if isinstance(operasi, Urutkan):
        wadah = _wadah(_muat(teks)[1], operasi.jalur)
        if not wadah.fa.flow_style() and len(wadah) > 1:
            return _urutkan_baris(teks, wadah, operasi.urutan)
    yaml, data = _muat(teks)
    dasar = _tulis(yaml, data)
    _lakukan(data, operasi)
    baru = _tulis(yaml, data)
    hasil = _gabung(teks, dasar, baru)
    return hasil if _muat(hasil)[1] == _muat(baru)[1] else baru


def _muat(teks: str) -> tuple[YAML, Any]:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    cocok = _DAFTAR_MENJOROK.search(teks)
    menjorok = cocok is not None and len(cocok[2]) > len(cocok[1])
    yaml.indent(mapping=2, sequence=4 if menjorok else 2, offset=2 if menjorok else 0)
    return yaml, yaml.load(teks)


def _tulis(yaml: YAML, data: Any) -> str:
    aliran = io.StringIO()
    yaml.dump(data, aliran)
    return aliran.getvalue()


def _wadah(data: Any, jalur: Jalur) -> Any:
    for bagian in jalur:
        if not isinstance(data, CommentedMap | CommentedSeq):
            raise KeyError(jalur)
        data = data[bagian]
    return data


def _induk(data: Any, jalur: Jalur) -> tuple[Any, str | int]:
    """The container and the key of a path; a scalar that stands for a larger value is that value's place."""
    for kedalaman, bagian in enumerate(jalur[:-1]):
        lanjut = data[bagian]
        if not isinstance(lanjut, CommentedMap | CommentedSeq):
            if jalur[kedalaman + 1 :] and all(satu in _SINGKAT for satu in jalur[kedalaman + 1 :]):
                return data, bagian
            raise KeyError(jalur)
        data = lanjut
    return data, jalur[-1]


def _lakukan(data: Any, operasi: Operasi) -> None:
    if isinstance(operasi, Urutkan):
        wadah = _wadah(data, operasi.jalur)
        isi = [(kunci, wadah[kunci]) for kunci in operasi.urutan]
        if isinstance(wadah, CommentedMap):
            for kunci, _ in isi:
                wadah.move_to_end(kunci)
        else:
            wadah[:] = [nilai for _, nilai in isi]
        return
    induk, kunci = _induk(data, operasi.jalur)
    if isinstance(operasi, Hapus):
        del induk[kunci]
    elif isinstance(operasi, Ubah):
        nilai = list(operasi.nilai) if isinstance(operasi.nilai, tuple) else operasi.nilai
        lama = induk.get(kunci) if isinstance(induk, CommentedMap) else induk[kunci]
        if isinstance(nilai, str) and isinstance(lama, SingleQuotedScalarString | DoubleQuotedScalarString):
            nilai = type(lama)(nilai)
        induk[kunci] = nilai
    else:
        _tambah(induk, kunci, operasi)


def _tambah(induk: Any, kunci: str | int, operasi: Tambah) -> None:
    lama = induk.get(kunci)
    if isinstance(lama, CommentedSeq):
        lama.append(operasi.nilai)
    else:
        induk[kunci] = [operasi.nilai] if lama is None else [lama, operasi.nilai]


def _urutkan_baris(teks: str, wadah: Any, urutan: Sequence[str | int]) -> str:
    """Put the entries of a block in another order as lines, each with the comments right above it."""
    baris = teks.splitlines(keepends=True)
    if baris and not baris[-1].endswith("\n"):
        baris[-1] += "\n"
    kunci = list(wadah) if isinstance(wadah, CommentedMap) else list(range(len(wadah)))
    tempat = wadah.lc.key if isinstance(wadah, CommentedMap) else wadah.lc.item
    awal = [tempat(satu)[0] for satu in kunci]
    kolom = len(baris[awal[0]]) - len(baris[awal[0]].lstrip())
    akhir = _akhir_blok(baris, awal[-1], kolom)
    mulai = [_dengan_komentar(baris, satu, kolom) for satu in awal]
    potong = {satu: baris[a:b] for satu, a, b in zip(kunci, mulai, [*mulai[1:], akhir], strict=True)}
    return (
        "".join(baris[: mulai[0]])
        + "".join("".join(potong[satu]) for satu in urutan)
        + "".join(baris[akhir:])
    )


def _dengan_komentar(baris: Sequence[str], awal: int, kolom: int) -> int:
    """The first of the comment lines that stand right above an entry, at its column."""
    while awal and baris[awal - 1].startswith(" " * kolom + "#"):
        awal -= 1
    return awal


def _akhir_blok(baris: Sequence[str], terakhir: int, kolom: int) -> int:
    """The line after the last entry: the first that is indented less, or stands at its column anew."""
    ke = terakhir + 1
    while ke < len(baris):
        isi = baris[ke].strip()
        masuk = len(baris[ke]) - len(baris[ke].lstrip())
        if isi and masuk <= kolom:
            break
        ke += 1
    while ke > terakhir + 1 and not baris[ke - 1].strip():
        ke -= 1
    return ke


def _gabung(asli: str, dasar: str, baru: str) -> str:
    """The original with the changes that lead from `dasar`, its plain round trip, to `baru`."""
    a, d, b = (teks.splitlines(keepends=True) for teks in (asli, dasar, baru))
    # Lines that differ in spacing alone are the same line; the original's is kept.
    rapi_d, rapi_a = ([" ".join(satu.split()) for satu in teks] for teks in (d, a))
    blok = SequenceMatcher(None, rapi_d, rapi_a, autojunk=False).get_opcodes()
    hasil: list[str] = []
    sampai = 0
    for jenis, d1, d2, b1, b2 in SequenceMatcher(None, d, b, autojunk=False).get_opcodes():
        if jenis == "equal":
            continue
        depan, a1 = _batas(blok, d1, akhir=False)
        belakang, a2 = _batas(blok, d2, akhir=True)
        if d1 == d2 and depan == d1:
            belakang, a2 = depan, a1  # nothing is replaced: both boundaries are the one where lines go in
        if a1 < sampai:
            return baru
        hasil += a[sampai:a1] + d[depan:d1] + b[b1:b2] + d[d2:belakang]
        sampai = a2
    return "".join(hasil + a[sampai:])


def _batas(blok: Sequence[tuple[str, int, int, int, int]], di: int, *, akhir: bool) -> tuple[int, int]:
    """Where a boundary of the round trip lies in the original; inside a rewritten block, the block's edge."""
    for jenis, d1, d2, a1, a2 in blok:
        if not (d1 < di <= d2 if akhir else d1 <= di < d2):
            continue
        if jenis == "equal":
            return di, a1 + di - d1
        return (d2, a2) if akhir else (d1, a1)
    return (0, 0) if akhir else (di, blok[-1][4])
