"""The fixed words of the document, which an agency may have otherwise ("Nama SOP" for "Judul SOP")."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from sopan.model.dasar import Model, Teks

__all__ = ["Label"]

_LONGEST = 60


def _short(value: str) -> str:
    if len(value) > _LONGEST or "\n" in value or "\r" in value:
        raise PydanticCustomError(
            "label",
            "a label is one line",
            {
                "id": f"label paling panjang {_LONGEST} huruf, dalam satu baris.",
                "en": f"a label has at most {_LONGEST} characters, on one line.",
            },
        )
    return value


Kata = Annotated[Teks, AfterValidator(_short)]


class Label(Model):
    """What is printed beside and above the contents of an SOP, by default as in PermenPANRB 35/2012.

    `nomor` to `pencatatan` stand on the identity page, `no` to `keterangan` over the columns of the table.
    `tiada` is printed where a date or a number is lacking, `nip` before the number of the official,
    `lanjutan` where a box goes on over the page.
    """

    nomor: Kata = "Nomor SOP"
    pembuatan: Kata = "Tanggal Pembuatan"
    revisi: Kata = "Tanggal Revisi"
    efektif: Kata = "Tanggal Efektif"
    pengesahan: Kata = "Disahkan oleh"
    judul: Kata = "Judul SOP"
    dasar_hukum: Kata = "Dasar Hukum"
    kualifikasi_pelaksana: Kata = "Kualifikasi Pelaksana"
    keterkaitan: Kata = "Keterkaitan"
    peralatan: Kata = "Peralatan/Perlengkapan"
    peringatan: Kata = "Peringatan"
    pencatatan: Kata = "Pencatatan dan Pendataan"
    lanjutan: Kata = "(lanjutan)"
    tiada: Kata = "-"
    nip: Kata = "NIP"
    no: Kata = "No"
    kegiatan: Kata = "Kegiatan"
    pelaksana: Kata = "Pelaksana"
    mutu_baku: Kata = "Mutu Baku"
    kelengkapan: Kata = "Kelengkapan"
    waktu: Kata = "Waktu"
    output: Kata = "Output"
    keterangan: Kata = "Keterangan"
    prosedur: Annotated[Kata, Field(description="Di muka judul pada halaman prosedur.")] = "Prosedur"
    halaman: Annotated[Kata, Field(description="Dengan {halaman} dan {jumlah}.")] = (
        "Halaman {halaman} dari {jumlah}"
    )

    @field_validator("halaman")
    @classmethod
    def _numbers(cls, value: str) -> str:
        if sorted(re.findall(r"\{[^{}]*\}?|\}", value)) != ["{halaman}", "{jumlah}"]:
            raise PydanticCustomError(
                "page_label",
                "the label of pages names both numbers",
                {
                    "id": "label halaman memuat {halaman} dan {jumlah}, masing-masing satu kali.",
                    "en": "the label of pages has {halaman} and {jumlah}, once each.",
                },
            )
        return value
