"""What places and values of an SOP are called in a sentence about a change."""

from __future__ import annotations

from typing import Any

from sopan.errors import Pesan
from sopan.model.nama_isian import label
from sopan.model.sumber import Jalur

__all__ = ["ENGLISH", "cut", "place_name", "shown"]

ENGLISH = {"ya": "yes", "tidak": "no", "lanjut": "onward"}

_LONGEST = 60


def place_name(jalur: Jalur) -> Pesan:
    """A place as a person says it: "waktu langkah 4", "butir 2 dasar hukum", "nama pelaksana kabid"."""
    nama, butir = list(jalur), None
    if nama[0] not in ("langkah", "pelaksana"):
        kata = [str(satu) for satu in nama if isinstance(satu, str)]
        butir = next((satu for satu in nama if isinstance(satu, int)), None)
        dasar = label(".".join(kata) if len(kata) < 3 else kata[-1])
        if butir is not None and len(kata) > 1 and isinstance(nama[1], int):
            dasar = label(kata[0])
        return _item(dasar, butir)
    if len(nama) == 1:
        return Pesan("langkah", "steps") if nama[0] == "langkah" else Pesan("pelaksana", "actors")
    if nama[0] == "pelaksana":
        bagian = str(nama[2]) if len(nama) > 2 else "kolom"
        inggris = {"nama": "name", "luar": "outside mark", "jumlah": "number", "kolom": "column"}
        return Pesan(f"{bagian} pelaksana {nama[1]}", f"{inggris.get(bagian, bagian)} of actor {nama[1]}")
    nomor = nama[1] + 1 if isinstance(nama[1], int) else nama[1]
    if len(nama) < 3:
        return Pesan(f"langkah {nomor}", f"step {nomor}")
    if nama[2] == "keputusan" and len(nama) > 4:
        cabang, hal = str(nama[3]), str(nama[4])
        bagian_en = {"label": "label", "peluang": "probability"}.get(hal, hal)
        return Pesan(
            f"{hal} jalur {cabang} langkah {nomor}",
            f"{bagian_en} of branch {ENGLISH.get(cabang, cabang)} of step {nomor}",
        )
    butir = next((satu for satu in nama[3:] if isinstance(satu, int)), None)
    isian = _item(label(str(nama[2])), butir)
    return Pesan(f"{isian.id} langkah {nomor}", f"{isian.en} of step {nomor}")


def _item(nama: Pesan, butir: int | None) -> Pesan:
    if butir is None:
        return nama
    return Pesan(f"butir {butir + 1} {nama.id}", f"item {butir + 1} of {nama.en}")


def cut(teks: str) -> str:
    """A text on one line, cut where it is long."""
    teks = " ".join(teks.split())
    return teks if len(teks) <= _LONGEST else f"{teks[: _LONGEST - 1].rstrip()}…"


def shown(nilai: Any) -> Pesan:
    """A value in a sentence."""
    if isinstance(nilai, bool):
        return Pesan("ya", "yes") if nilai else Pesan("tidak", "no")
    if isinstance(nilai, list):
        isi = [shown(satu) for satu in nilai]
        return Pesan("; ".join(satu.id for satu in isi), "; ".join(satu.en for satu in isi))
    if isinstance(nilai, dict):
        teks = ", ".join(str(satu) for satu in nilai.values() if isinstance(satu, str | int))
        return Pesan(*[f"'{cut(teks)}'"] * 2)
    return Pesan(*[f"'{cut(str(nilai))}'"] * 2)
