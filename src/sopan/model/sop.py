"""The SOP itself: identity page and steps, as written in a `.sop.yaml` file (format.md, part 1)."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

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


_HARI = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _calendar_day(value: Any) -> Any:
    # Without this, pydantic reads a bare year as seconds since 1970.
    if isinstance(value, datetime.date) or (isinstance(value, str) and _HARI.fullmatch(value.strip())):
        return value.strip() if isinstance(value, str) else value
    raise PydanticCustomError("calendar_day", "a date is written as year-month-day")


Hari = Annotated[datetime.date, BeforeValidator(_calendar_day, json_schema_input_type=datetime.date)]
"""A day of the calendar, `2026-11-24` in a file."""


class Tanggal(Model):
    """The three dates of the identity page (35/2012, Bagian Identitas 3-5)."""

    pembuatan: Annotated[Hari | None, Field(description="Hari SOP pertama kali selesai disusun.")] = None
    revisi: Annotated[Hari | None, Field(description="Hari SOP direvisi, atau rencana ditinjau kembali.")] = (
        None
    )
    efektif: Annotated[Hari | None, Field(description="Hari SOP mulai berlaku, yaitu hari pengesahan.")] = (
        None
    )


class Pengesahan(Model):
    """The official who enacts (35/2012, Bagian Identitas 6)."""

    jabatan: Annotated[Teks | None, Field(description="Nomenklatur jabatan.", examples=["Kepala Dinas"])] = (
        None
    )
    nama: Annotated[Teks | None, Field(description="Nama pejabat dengan gelarnya.")] = None
    nip: Annotated[Teks | None, Field(description="NIP, 18 angka.", examples=["195801011985031001"])] = None


class SopTerkait(Model):
    """Another SOP that this one hangs together with. `SOP Pengumpulan Data` stands for `{judul: ...}`."""

    judul: Annotated[Teks, Field(description="Judul SOP lain.", examples=["SOP Pengumpulan Data"])]
    nomor: Annotated[Teks | None, Field(description="Nomor SOP lain itu.")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_title(cls, data: Any) -> Any:
        return {"judul": data} if isinstance(data, str) else data

    def __str__(self) -> str:
        return f"{self.judul} ({self.nomor})" if self.nomor else self.judul


class Pengecualian(Model):
    """A rule that the agency waives for this SOP, and why; it is shown beside the findings."""

    aturan: Annotated[Teks, Field(description="Nama atau kode aturan sopan check.")]
    alasan: Annotated[Teks, Field(description="Mengapa aturan itu dikecualikan.")]


class Pelayanan(Model):
    """What the public page and the Standar Pelayanan need beyond the SOP (UU 25/2009 art. 21)."""

    waktu_pasti: Annotated[bool, Field(description="Benar bila menit dan jam boleh diumumkan.")] = False
    jangka_waktu: Annotated[
        Teks | None, Field(description="Waktu yang dijanjikan, misalnya 3 hari kerja.")
    ] = None
    biaya: Annotated[Daftar, Field(description="Biaya atau tarif.", examples=["Gratis"])] = ()
    persyaratan: Annotated[Daftar, Field(description="Yang harus dibawa pemohon.", examples=["KTP"])] = ()
    produk: Annotated[Daftar, Field(description="Yang diterima pemohon.")] = ()
    pengaduan: Annotated[Daftar, Field(description="Cara menyampaikan pengaduan, saran, dan masukan.")] = ()
    sarana: Annotated[Daftar, Field(description="Sarana, prasarana, dan fasilitas.")] = ()
    pengawasan: Annotated[Daftar, Field(description="Pengawasan internal.")] = ()
    jaminan: Annotated[Daftar, Field(description="Jaminan pelayanan.")] = ()
    keamanan: Annotated[Daftar, Field(description="Jaminan keamanan dan keselamatan.")] = ()
    evaluasi: Annotated[Daftar, Field(description="Evaluasi kinerja pelaksana.")] = ()
    jumlah_pelaksana: Annotated[Daftar, Field(description="Jumlah pelaksana.", examples=["4 orang"])] = ()
    jam_layanan: Annotated[
        Daftar, Field(description="Hari dan jam layanan.", examples=["Senin-Jumat 08.00-15.00"])
    ] = ()
    lokasi: Annotated[Daftar, Field(description="Tempat pelayanan.")] = ()
    kontak: Annotated[Daftar, Field(description="Telepon, surel, atau laman.")] = ()


class Sop(Model):
    """One SOP Administrasi Pemerintahan.

    `pelaksana` maps ids to actors in the order of the columns, `langkah` are the steps in order. Only
    the title, the actors and the steps must be there; what else the regulation asks for is a finding of
    `sopan check`, not an error of reading, so that a draf can be saved and drawn early.
    """

    sopan: Annotated[Literal[1], Field(description="Versi format berkas ini.")] = 1
    judul: Annotated[
        Teks,
        Field(
            description="Aspek (kegiatan) dan output, tanpa kata SOP.",
            examples=["Pembuatan Laporan Konsinyering", "Pelayanan Permohonan Informasi Publik"],
        ),
    ]
    jenis: Annotated[
        Jenis | None,
        Field(
            description="pelayanan (dimulai pemohon), rutin (dimulai penanggung jawab kegiatan), "
            "atau penugasan (dimulai perintah atasan)."
        ),
    ] = None
    sifat: Annotated[
        Sifat,
        Field(
            description="administratif (beberapa pelaksana, tahapnya) atau teknis (satu pelaksana, rinci)."
        ),
    ] = "administratif"
    orientasi: Annotated[
        Literal["produk", "kegiatan"] | None,
        Field(description="Hasilnya sebuah produk, atau kegiatan itu sendiri."),
    ] = None
    skala: Annotated[
        Literal["besar", "kecil"] | None, Field(description="besar (tim) atau kecil (non-tim).")
    ] = None
    asal: Annotated[Teks | None, Field(description="Id kegiatan di berkas organisasi.", examples=["k-1"])] = (
        None
    )
    probis: Annotated[Teks | None, Field(description="Simpul peta proses bisnis.", examples=["2.1.3"])] = None
    nomor: Annotated[
        Teks | None,
        Field(description="Nomor menurut tata naskah dinas.", examples=["01/K/PAN-RB/D.IV/4/2012"]),
    ] = None
    instansi: Annotated[
        Teks | None, Field(description="Nama instansi.", examples=["Pemerintah Kota Contoh"])
    ] = None
    unit: Annotated[
        Daftar,
        Field(
            description="Nomenklatur unit kerja, dari yang teratas.",
            examples=[["Dinas Komunikasi dan Informatika", "Bidang Layanan Informasi"]],
        ),
    ] = ()
    logo: Annotated[Teks | None, Field(description="Berkas gambar, relatif terhadap berkas ini.")] = None
    tanggal: Annotated[Tanggal, Field(description="Tanggal pembuatan, revisi, dan efektif.")] = Tanggal()
    pengesahan: Annotated[Pengesahan, Field(description="Pejabat yang mengesahkan.")] = Pengesahan()
    dasar_hukum: Annotated[
        Daftar,
        Field(
            description="Peraturan yang mendasari, menurut hierarki.",
            examples=["Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"],
        ),
    ] = ()
    kualifikasi_pelaksana: Annotated[
        Daftar,
        Field(
            description="Kompetensi yang diperlukan para pelaksana.", examples=["Memahami materi kegiatan"]
        ),
    ] = ()
    keterkaitan: Annotated[
        tuple[SopTerkait, ...],
        BeforeValidator(_as_list, json_schema_input_type=list[SopTerkait | str] | str | None),
        Field(description="SOP lain yang terkait langsung."),
    ] = ()
    peralatan: Annotated[
        Daftar, Field(description="Peralatan dan perlengkapan utama.", examples=["Komputer"])
    ] = ()
    peringatan: Annotated[
        Daftar,
        Field(
            description="Akibat bila prosedur tidak dijalankan (jika ... maka ...), atau batas waktu.",
            examples=["Jika berkas tidak lengkap maka permohonan dikembalikan"],
        ),
    ] = ()
    pencatatan: Annotated[
        Daftar,
        Field(
            description="Yang dicatat, di buku, formulir, atau sistem apa.",
            examples=["Buku Agenda Surat Masuk"],
        ),
    ] = ()
    pelaksana: Annotated[
        dict[IdPelaksana, Pelaksana],
        Field(
            min_length=1,
            description="Kolom-kolom pelaksana dari kiri: id lalu nama yang tercetak.",
            examples=[{"pemohon": {"nama": "Pemohon", "luar": True}, "kabid": "Kabid"}],
        ),
    ]
    langkah: Annotated[
        tuple[Langkah, ...],
        Field(
            min_length=1,
            description="Langkah-langkah menurut urutan; nomornya dari 1.",
            examples=[[{"kegiatan": "Memeriksa konsep laporan", "pelaksana": "kabid", "waktu": "1 jam"}]],
        ),
    ]
    pelayanan: Annotated[Pelayanan | None, Field(description="Untuk versi publik dan Standar Pelayanan.")] = (
        None
    )
    pengecualian: Annotated[
        tuple[Pengecualian, ...], Field(description="Aturan sopan check yang dikecualikan bagi SOP ini.")
    ] = ()

    @field_validator("sopan", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    def nomor_langkah(self, rujukan: int | str) -> int | None:
        """The number (from 1) of the step that a reference names, or None where there is no such step."""
        if isinstance(rujukan, int):
            return rujukan if 1 <= rujukan <= len(self.langkah) else None
        for nomor, langkah in enumerate(self.langkah, 1):
            if langkah.id == rujukan:
                return nomor
        return None
