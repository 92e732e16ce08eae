"""All checks of an organisation file, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model.organisasi import Organisasi
from sopan.model.sumber import Sumber
from sopan.organise.sotk.activities import periksa_kegiatan
from sopan.organise.sotk.carrying import periksa_penurunan
from sopan.organise.sotk.findings import Temuan
from sopan.organise.sotk.tree import periksa_pohon
from sopan.organise.sotk.wording import RUMUSAN, periksa_rumusan, rumusan

__all__ = ["periksa"]

_TINGKAT = {"error": 0, "warning": 1, "hint": 2}


def periksa(organisasi: Organisasi, sumber: Sumber | None = None, pedoman: str = RUMUSAN[0]) -> list[Temuan]:
    """Everything that is wrong with an organisation.

    With the places of its file the findings come in the order of the file, otherwise by weight. Raises
    `WrongUse` for a guideline that there is not.
    """
    temuan = [
        *periksa_pohon(organisasi),
        *periksa_penurunan(organisasi),
        *periksa_rumusan(organisasi, rumusan(pedoman)),
        *periksa_kegiatan(organisasi),
        *_dasar(organisasi),
    ]
    if sumber is None:
        return sorted(temuan, key=lambda satu: _TINGKAT[satu.bobot])

    def urutan(satu: Temuan) -> tuple[int, int]:
        tempat = sumber.tempat(satu.jalur)
        return tempat.baris, tempat.kolom

    return sorted(temuan, key=urutan)


def _dasar(organisasi: Organisasi) -> Iterator[Temuan]:
    """Regulations that the file itself lists as repealed, and rests on."""
    for nomor, dasar in enumerate(organisasi.dasar):
        for regulasi in organisasi.regulasi:
            if regulasi.dicabut_oleh and regulasi.sebutan.casefold() in dasar.casefold():
                yield Temuan(
                    "basis_repealed",
                    ("dasar", nomor),
                    Pesan(
                        f"'{regulasi.sebutan}' sudah dicabut oleh {regulasi.dicabut_oleh}.",
                        f"'{regulasi.sebutan}' was repealed by {regulasi.dicabut_oleh}.",
                    ),
                )
