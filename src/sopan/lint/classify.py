"""The classification of an SOP as it is shown: text for a person, plain data for a program.

The judgement itself is `sopan.model.klasifikasi`, which the rule kind_contradicts_flow asks as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.klasifikasi import Keyakinan, Klasifikasi, Penilaian, Sumbu, Tanda, klasifikasikan
from sopan.model.sumber import tulis_jalur

__all__ = ["Klasifikasi", "classify", "sebagai_data", "sebagai_teks"]

_SUMBU: dict[Sumbu, Pesan] = {
    "jenis": Pesan("Jenis kegiatan", "Kind of activity"),
    "sifat": Pesan("Sifat", "Nature"),
    "bentuk": Pesan("SOP atau pedoman", "SOP or guideline"),
    "orientasi": Pesan("Orientasi", "Orientation"),
    "skala": Pesan("Skala", "Scale"),
}
_NILAI: dict[str, Pesan] = {
    "pelayanan": Pesan("pelayanan", "pelayanan (service)"),
    "rutin": Pesan("rutin", "rutin (routine)"),
    "penugasan": Pesan("penugasan", "penugasan (assignment)"),
    "administratif": Pesan("administratif", "administratif (stages, several actors)"),
    "teknis": Pesan("teknis", "teknis (how, one actor)"),
    "sop": Pesan("SOP", "SOP"),
    "pedoman": Pesan("pedoman (SOG)", "guideline (SOG)"),
    "produk": Pesan("produk", "produk (product)"),
    "kegiatan": Pesan("kegiatan", "kegiatan (activity)"),
    "besar": Pesan("besar (tim)", "besar (a team)"),
    "kecil": Pesan("kecil (non-tim)", "kecil (no team)"),
}
_KEYAKINAN: dict[Keyakinan, Pesan] = {
    "kuat": Pesan("keyakinan kuat", "strong"),
    "sedang": Pesan("keyakinan sedang", "fair"),
    "lemah": Pesan("keyakinan lemah", "weak"),
    "tanpa tanda": Pesan("tidak ada tanda", "no sign"),
}


def classify(sop: Sop) -> Klasifikasi:
    """Judge an SOP: jenis, sifat, SOP or guideline, orientasi and skala, each with its signs."""
    return klasifikasikan(sop)


def sebagai_data(sop: Sop, klasifikasi: Klasifikasi) -> dict[str, Any]:
    """The classification as plain data for JSON; messages in both languages, weights by value."""
    return {
        "judul": sop.judul,
        "nomor": sop.nomor,
        **{satu.sumbu: _penilaian(sop, satu) for satu in klasifikasi.semua},
    }


def _ditulis(sop: Sop, penilaian: Penilaian) -> str | None:
    """What the file itself says on the axis; it says nothing of SOP or guideline."""
    nilai: str | None = getattr(sop, penilaian.sumbu, None)
    return nilai


def _penilaian(sop: Sop, penilaian: Penilaian) -> dict[str, Any]:
    return {
        "nilai": penilaian.nilai,
        "ditulis": _ditulis(sop, penilaian),
        "keyakinan": penilaian.keyakinan,
        "skor": dict(penilaian.skor),
        "tanda": [
            {
                "nama": tanda.nama,
                "pesan": {"id": tanda.pesan.id, "en": tanda.pesan.en},
                "paparan": list(tanda.paparan),
                "bobot": dict(tanda.bobot),
                "jalur": tulis_jalur(tanda.jalur),
            }
            for tanda in penilaian.tanda
        ],
    }


def sebagai_teks(sop: Sop, klasifikasi: Klasifikasi) -> str:
    """The classification as a person reads it, in the language asked for; ends with a newline."""
    return "\n".join([sop.judul, *_baris(sop, klasifikasi)]) + "\n"


def _baris(sop: Sop, klasifikasi: Klasifikasi) -> Iterator[str]:
    for penilaian in klasifikasi.semua:
        ditulis = _ditulis(sop, penilaian)
        kepala = f"{_SUMBU[penilaian.sumbu]}: {_NILAI[penilaian.nilai]} ({_KEYAKINAN[penilaian.keyakinan]}"
        if ditulis and ditulis != penilaian.nilai:
            kepala += str(Pesan(f"; berkas menulis {ditulis}", f"; the file says {ditulis}"))
        yield ""
        yield kepala + ")"
        for tanda in penilaian.mendukung():
            yield f"  + {_tanda(tanda)}"
        for tanda in penilaian.menentang():
            yield f"  - {_tanda(tanda)}"


def _tanda(tanda: Tanda) -> str:
    paparan = ", ".join(map(str, tanda.paparan))
    return f"{tanda.pesan} ({Pesan('paparan', 'slide' if len(tanda.paparan) == 1 else 'slides')} {paparan})"
