"""What a unit says of its SOP book beyond the SOPs themselves (35/2012, unsur dokumentasi): a `buku.yaml`.

buku: 1
judul: Standar Operasional Prosedur
tahun: 2026
alamat: [Jalan Merdeka Nomor 10, Kota Contoh]
ruang_lingkup: [Buku ini memuat SOP ...]
pengertian: {PPID: Pejabat Pengelola Informasi dan Dokumentasi}
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from sopan.model.dasar import Daftar, Model, Teks

__all__ = ["Buku"]


class Buku(Model):
    """The cover and the explanation of a book. What is left out follows from the SOPs in it."""

    buku: Annotated[Literal[1], Field(description="Versi format berkas ini.")] = 1
    judul: Annotated[Teks, Field(description="Judul buku.")] = "Standar Operasional Prosedur"
    instansi: Annotated[Teks | None, Field(description="Nama instansi.")] = None
    unit: Annotated[Daftar, Field(description="Unit kerja, dari yang teratas.")] = ()
    tahun: Annotated[int | None, Field(ge=1945, le=2200, description="Tahun pembuatan.")] = None
    alamat: Annotated[Daftar, Field(description="Alamat, baris demi baris.")] = ()
    logo: Annotated[Teks | None, Field(description="Berkas gambar, relatif terhadap berkas ini.")] = None
    ruang_lingkup: Annotated[Daftar, Field(description="Tujuan dan kebutuhan organisasi.")] = ()
    ringkasan: Annotated[Daftar, Field(description="Ringkasan isi buku.")] = ()
    pengertian: Annotated[dict[Teks, Teks], Field(description="Istilah dan artinya.")] = Field(
        default_factory=dict
    )

    @field_validator("buku", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdecimal() else value
