"""The SOP itself: identity page and steps, as written in a `.sop.yaml` file (format.md, part 1)."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, field_validator, model_validator

from sopan.model.dasar import Daftar, Model, Teks, _as_list
from sopan.model.langkah import Langkah
from sopan.model.pelaksana import Pelaksana

__all__ = [
    "Jenis",
    "Pelayanan",
    "Pengecualian",
    "Pengesahan",
    "Sifat",
    "Sop",
    "SopTerkait",
    "Tanggal",
]

Jenis = Literal["pelayanan", "rutin", "penugasan"]
Sifat = Literal["administratif", "teknis"]
IdPelaksana = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z_][\w-]*$")]


class Tanggal(Model):
    """The three dates of the identity page (35/2012, Bagian Identitas 3-5)."""

    pembuatan: datetime.date | None = None
    revisi: datetime.date | None = None
    efektif: datetime.date | None = None


class Pengesahan(Model):
    """The official who enacts (35/2012, Bagian Identitas 6)."""

    jabatan: Teks | None = None
    nama: Teks | None = None
    nip: Teks | None = None


class SopTerkait(Model):
    """Another SOP that this one hangs together with. `SOP Pengumpulan Data` stands for `{judul: ...}`."""

    judul: Teks
    nomor: Teks | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_title(cls, data: Any) -> Any:
        return {"judul": data} if isinstance(data, str) else data

    def __str__(self) -> str:
        return f"{self.judul} ({self.nomor})" if self.nomor else self.judul


class Pengecualian(Model):
    """A rule that the agency waives for this SOP, with its reason; the waiver is shown beside the findings."""

    aturan: Annotated[Teks, Field(description="Nama atau kode aturan sopan check.")]
    alasan: Teks


class Pelayanan(Model):
    """What the public page and the Standar Pelayanan need beyond the SOP (UU 25/2009 art. 21)."""

    waktu_pasti: Annotated[bool, Field(description="Benar bila menit dan jam boleh diumumkan.")] = False
    jangka_waktu: Annotated[Teks | None, Field(description="Waktu yang dijanjikan, misalnya 3 hari kerja.")] = None
    biaya: Daftar = ()
    persyaratan: Daftar = ()
    produk: Daftar = ()
    pengaduan: Daftar = ()
    sarana: Daftar = ()
    pengawasan: Daftar = ()
    jaminan: Daftar = ()
    keamanan: Daftar = ()
    evaluasi: Daftar = ()
    jumlah_pelaksana: Daftar = ()
    jam_layanan: Daftar = ()
    lokasi: Daftar = ()
    kontak: Daftar = ()


class Sop(Model):
    """One SOP Administrasi Pemerintahan.

    `pelaksana` maps ids to actors in the order of the columns, `langkah` are the steps in order. Only
    the title, the actors and the steps must be there; what else the regulation asks for is a finding of
    `sopan check`, not an error of reading, so that a draf can be saved and drawn early.
    """

    sopan: Annotated[Literal[1], Field(description="Versi format berkas ini.")] = 1
    judul: Annotated[Teks, Field(description="Aspek (kegiatan) dan output, tanpa kata SOP.")]
    jenis: Jenis | None = None
    sifat: Sifat = "administratif"
    orientasi: Literal["produk", "kegiatan"] | None = None
    skala: Annotated[Literal["besar", "kecil"] | None, Field(description="besar (tim) atau kecil (non-tim).")] = None
    asal: Annotated[Teks | None, Field(description="Id kegiatan di berkas organisasi.")] = None
    probis: Annotated[Teks | None, Field(description="Simpul peta proses bisnis.")] = None
    nomor: Teks | None = None
    instansi: Teks | None = None
    unit: Daftar = ()
    logo: Annotated[Teks | None, Field(description="Berkas gambar, relatif terhadap berkas ini.")] = None
    tanggal: Tanggal = Tanggal()
    pengesahan: Pengesahan = Pengesahan()
    dasar_hukum: Daftar = ()
    kualifikasi_pelaksana: Daftar = ()
    keterkaitan: Annotated[
        tuple[SopTerkait, ...], BeforeValidator(_as_list, json_schema_input_type=list[SopTerkait | str] | str | None)
    ] = ()
    peralatan: Daftar = ()
    peringatan: Daftar = ()
    pencatatan: Daftar = ()
    pelaksana: Annotated[dict[IdPelaksana, Pelaksana], Field(min_length=1)]
    langkah: Annotated[tuple[Langkah, ...], Field(min_length=1)]
    pelayanan: Pelayanan | None = None
    pengecualian: tuple[Pengecualian, ...] = ()

    @field_validator("sopan", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdigit() else value

    def nomor_langkah(self, rujukan: int | str) -> int | None:
        """The number (from 1) of the step that a reference names, or None where there is no such step."""
        if isinstance(rujukan, int):
            return rujukan if 1 <= rujukan <= len(self.langkah) else None
        for nomor, langkah in enumerate(self.langkah, 1):
            if langkah.id == rujukan:
                return nomor
        return None
