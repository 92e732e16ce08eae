"""An organisation back as a tidy `*.organisasi.yaml`: only what is set, activities on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.model.organisasi import Kegiatan, Organisasi, Unit
from sopan.read.yaml_scalar import WIDTH, folded, inline

__all__ = ["dump_organisasi"]


def dump_organisasi(organisasi: Organisasi) -> str:
    """The text of the file; `read_organisasi_text` of it gives the same organisation."""
    return "\n".join(_baris(organisasi)) + "\n"


def _baris(organisasi: Organisasi) -> Iterator[str]:
    yield "organisasi: 1"
    yield from _teks("nama:", organisasi.nama, 2)
    yield from _daftar("dasar", organisasi.dasar, 0)
    yield ""
    yield "unit:"
    for unit in organisasi.unit:
        yield from _unit(unit)
    if organisasi.jabatan:
        yield ""
        yield from _daftar("jabatan", organisasi.jabatan, 0)
    if organisasi.regulasi:
        yield ""
        yield "regulasi:"
        for satu in organisasi.regulasi:
            yield from _teks("  - sebutan:", satu.sebutan, 6)
            if satu.dicabut_oleh:
                yield from _teks("    dicabut_oleh:", satu.dicabut_oleh, 6)


def _unit(unit: Unit) -> Iterator[str]:
    yield f"  - id: {inline(unit.id)}"
    yield from _teks("    nama:", unit.nama, 6)
    if unit.induk:
        yield f"    induk: {inline(unit.induk)}"
    if unit.eselon:
        yield f"    eselon: {inline(unit.eselon)}"
    if unit.tugas:
        yield from _teks("    tugas:", unit.tugas, 6)
    yield from _daftar("fungsi", unit.fungsi, 4)
    if unit.uraian_tugas:
        yield "    uraian_tugas:"
        for uraian in unit.uraian_tugas:
            awal = "      - "
            if uraian.id:
                yield f"{awal}id: {inline(uraian.id)}"
                awal = "        "
            yield from _teks(f"{awal}teks:", uraian.teks, 10)
            if uraian.kegiatan:
                yield "        kegiatan:"
                for kegiatan in uraian.kegiatan:
                    yield from _kegiatan(kegiatan)


def _kegiatan(kegiatan: Kegiatan) -> Iterator[str]:
    """An activity in braces, broken behind a comma where the line is full."""
    isi = [(k, str(v)) for k, v in kegiatan.model_dump().items() if v is not None]
    potong = [f"{kunci}: {inline(nilai, flow=True)}" for kunci, nilai in isi]
    baris = "          - {" + potong[0]
    for satu in potong[1:]:
        if len(baris) + 2 + len(satu) + 1 > WIDTH:
            yield baris + ","
            baris = "             " + satu
        else:
            baris += f", {satu}"
    yield baris + "}"


def _daftar(kunci: str, isi: Sequence[str], kolom: int) -> Iterator[str]:
    if isi:
        yield f"{' ' * kolom}{kunci}:"
        for satu in isi:
            yield from _teks(f"{' ' * (kolom + 2)}-", satu, kolom + 4)


def _teks(awal: str, teks: str, kolom: int) -> Iterator[str]:
    satu = inline(teks)
    if len(awal) + 1 + len(satu) > WIDTH and (baris := folded(teks, WIDTH - kolom)) and len(baris) > 1:
        yield f"{awal} >-"
        yield from (" " * kolom + potong for potong in baris)
    else:
        yield f"{awal} {satu}"
