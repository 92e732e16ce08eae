"""What a sheet tells, gathered from the SOP once: names, facts, stages, colours."""

from __future__ import annotations

from dataclasses import dataclass

from sopan.model import Sop
from sopan.publish.annotated.ikon import ikon_pokok
from sopan.publish.annotated.kanvas import campur, terang
from sopan.publish.annotated.tahap import Tahap, tahap_pelayanan
from sopan.publish.paper.pictures import warna_logo
from sopan.publish.standar.turunan import layanan, pemilik, persyaratan, produk_sop, waktu_diumumkan
from sopan.publish.waktu import waktu_layanan
from sopan.render.parts import Gambar

__all__ = ["Bahan", "Warna", "bahan_dari"]


@dataclass(frozen=True, slots=True)
class Warna:
    """The colours of a sheet: the agency's own, one that stands out against it, ink and tints."""

    utama: str
    tanda: str = "#f2b544"
    tinta: str = "#1f2933"
    abu: str = "#52606d"
    putih: str = "#ffffff"

    @property
    def muda(self) -> str:
        """A ground to write on."""
        return terang(self.utama, 0.945)

    @property
    def sedang(self) -> str:
        """For lines and rings."""
        return terang(self.utama, 0.72)

    @property
    def tanda_muda(self) -> str:
        """The ground of a branch."""
        return campur(self.tanda, self.putih, 0.78)


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that is written on a sheet."""

    judul: str
    pemilik: tuple[str, ...]
    tahap: tuple[Tahap, ...]
    waktu: str
    biaya: tuple[str, ...]
    hasil: tuple[str, ...]
    bawa: tuple[str, ...]
    lokasi: tuple[str, ...]
    jam: tuple[str, ...]
    kontak: tuple[str, ...]
    pengaduan: tuple[str, ...]
    logo: Gambar | None
    warna: Warna
    ikon: str = "certificate"
    alamat: str = ""

    @property
    def uraian(self) -> str:
        """The whole sheet in words, for those who do not see it."""
        parts = [f"Cara mendapatkan {self.judul} di {', '.join(self.pemilik)}."]
        parts += [f"Lama pelayanan: {self.waktu}."] if self.waktu else []
        parts += [f"Biaya: {'; '.join(self.biaya)}."] if self.biaya else []
        parts += [f"Yang dibawa: {'; '.join(self.bawa)}."] if self.bawa else []
        for number, one in enumerate(self.tahap, 1):
            time = f" Waktu: {one.waktu}." if one.waktu else ""
            branch = f" {one.cabang.judul} {one.cabang.teks}" if one.cabang else ""
            parts.append(f"Tahap {number}, {SIAPA[one.peran]}: {one.judul}. {one.teks}{time}{branch}")
        for name, values in (
            ("Tempat", self.lokasi),
            ("Jam layanan", self.jam),
            ("Kontak", self.kontak),
            ("Pengaduan", self.pengaduan),
        ):
            parts += [f"{name}: {'; '.join(values)}."] if values else []
        return " ".join(parts)


SIAPA = {"anda": "Anda", "kami": "Petugas kami", "bersama": "Anda dan petugas kami"}
"""Who acts in a stage, in words."""


def bahan_dari(sop: Sop, logo: Gambar | None = None, warna: Warna | None = None, alamat: str = "") -> Bahan:
    """Gather what the sheets of a service tell.

    `alamat` is the address behind the QR code. Raises `WrongUse` for an SOP that is no service.
    """
    stages = tahap_pelayanan(sop)
    own = sop.pelayanan
    time = waktu_diumumkan(sop, waktu_layanan(sop))
    return Bahan(
        judul=layanan(sop.judul),
        pemilik=pemilik(sop),
        tahap=stages,
        waktu=f"Paling lama {time}" if time else "",
        biaya=own.biaya if own else (),
        hasil=(own.produk if own else ()) or produk_sop(sop),
        bawa=persyaratan(sop)[0],
        lokasi=own.lokasi if own else (),
        jam=own.jam_layanan if own else (),
        kontak=own.kontak if own else (),
        pengaduan=own.pengaduan if own else (),
        logo=logo,
        ikon=ikon_pokok(sop.judul),
        warna=warna or Warna(warna_logo(logo)),
        alamat=alamat,
    )
