"""A network as text for the terminal and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopan.errors import Pesan
from sopan.model.sumber import tulis_jalur
from sopan.organise.relations.network import Hubungan, Jaringan, Rujukan, Simpul

__all__ = ["FORMAT", "catatan", "teks"]

FORMAT = "sopan-relations/1"


def teks(jaringan: Jaringan) -> str:
    """The network in sentences: its size, then what is wrong with it."""
    return "\n".join(_baris(jaringan))


def _baris(jaringan: Jaringan) -> Iterator[str]:
    simpul = jaringan.simpul
    sop = sum(satu.sop is not None for satu in simpul)
    yield str(
        Pesan(
            f"{sop} SOP, {len(jaringan.hubungan)} rujukan, {len(jaringan.terpencil)} SOP tanpa hubungan",
            f"{sop} SOPs, {len(jaringan.hubungan)} references, {len(jaringan.terpencil)} without relations",
        )
    )
    if jaringan.putus:
        yield str(Pesan("Putus (tidak ada di pustaka)", "Broken (not in the library)"))
        yield from (f"  {_dari(simpul, satu.dari, satu.rujukan)}" for satu in jaringan.putus)
    if jaringan.sepihak:
        yield str(Pesan("Sepihak (tidak disebut balik)", "One-sided (not named in return)"))
        yield from (f"  {_dari(simpul, satu.dari, satu.rujukan)}" for satu in jaringan.sepihak)
    if jaringan.melingkar:
        yield str(Pesan("Melingkar", "Circular"))
        for jenis, putaran in jaringan.melingkar:
            nama = " → ".join(simpul[i].judul for i in (*putaran, putaran[0]))
            yield f"  {jenis}: {nama}"
    if jaringan.diri:
        yield str(Pesan("Merujuk dirinya sendiri", "Naming itself"))
        yield from (f"  {_dari(simpul, i, rujukan)}" for i, rujukan in jaringan.diri)
    if jaringan.samar:
        yield str(Pesan("Tidak menyebut SOP tertentu", "Naming no SOP in particular"))
        yield from (f"  {_dari(simpul, i, rujukan)}" for i, rujukan in jaringan.samar)
    kira = [satu for satu in jaringan.hubungan if not satu.tepat and simpul[satu.ke].sop is not None]
    if kira:
        yield str(Pesan("Judulnya tidak persis sama", "Titles not quite the same"))
        yield from (f"  {_dari(simpul, satu.dari, satu.rujukan)} ≈ {simpul[satu.ke].judul}" for satu in kira)


def _dari(simpul: tuple[Simpul, ...], i: int, rujukan: Rujukan) -> str:
    nomor = f" ({rujukan.nomor})" if rujukan.nomor else ""
    return f"{simpul[i].judul} [{tulis_jalur(rujukan.jalur)}] → {rujukan.judul}{nomor}"


def catatan(jaringan: Jaringan) -> dict[str, Any]:
    """The network as JSON values. Nodes are named by their positions in `simpul`."""
    return {
        "format": FORMAT,
        "simpul": [
            {"judul": satu.judul, "nomor": satu.nomor, "berkas": satu.berkas, "ada": satu.sop is not None}
            for satu in jaringan.simpul
        ],
        "hubungan": [_hubungan(satu) for satu in jaringan.hubungan],
        "putus": [_hubungan(satu) for satu in jaringan.putus],
        "sepihak": [_hubungan(satu) for satu in jaringan.sepihak],
        "melingkar": [{"jenis": jenis, "simpul": list(putaran)} for jenis, putaran in jaringan.melingkar],
        "diri": [_rujukan(i, rujukan) for i, rujukan in jaringan.diri],
        "samar": [_rujukan(i, rujukan) for i, rujukan in jaringan.samar],
        "tanpa_hubungan": list(jaringan.terpencil),
    }


def _hubungan(satu: Hubungan) -> dict[str, Any]:
    return {**_rujukan(satu.dari, satu.rujukan), "ke": satu.ke, "tepat": satu.tepat}


def _rujukan(dari: int, rujukan: Rujukan) -> dict[str, Any]:
    return {
        "dari": dari,
        "jenis": rujukan.jenis,
        "jalur": tulis_jalur(rujukan.jalur),
        "judul": rujukan.judul,
        "nomor": rujukan.nomor,
    }
