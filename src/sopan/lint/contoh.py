"""The examples of the manual pages: a few keys, laid over one complete and faultless SOP.

`lengkapi` makes whole SOPs of an example. An example states only the keys that matter:

- a mapping (`tanggal`, `pengesahan`, `pelayanan`) is merged, everything else replaces the base's value,
  and `null` takes a key away;
- a step states what matters of it; kegiatan, pelaksana, kelengkapan, waktu and output are filled in, and
  `waktu: null` leaves it out;
- without `pelaksana`, the columns are the ids that the steps use, in the order of their first use;
- `konteks` gives the `Konteks` of the run, and `pustaka`, a list of such examples, a library.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from sopan.lint.finding import Konteks
from sopan.model import Sop

__all__ = ["DASAR", "lengkapi", "muat"]

DASAR = """\
sopan: 1
judul: Pembuatan Laporan Bulanan
jenis: rutin
nomor: 12/SOP/2026
instansi: Dinas Contoh
unit: [Sekretariat]
tanggal: {pembuatan: 2026-01-05, revisi: 2026-06-01, efektif: 2026-06-08}
pengesahan: {jabatan: Kepala Dinas Contoh, nama: Rahmat Hidayat, nip: "197001011995031001"}
dasar_hukum:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang
    Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan
kualifikasi_pelaksana: [Memahami penyusunan laporan]
keterkaitan: [SOP Pengumpulan Data]
peralatan: [Komputer, Alat tulis]
peringatan: ["Jika laporan terlambat, maka pembinaan kepada unit ikut tertunda"]
pencatatan: [Buku agenda laporan]
pelaksana: {kepala: Kepala Bagian, analis: Analis Laporan}
langkah:
  - kegiatan: Memerintahkan penyusunan laporan
    pelaksana: kepala
    kelengkapan: Alat tulis
    waktu: 15 menit
    output: Disposisi
  - id: susun
    kegiatan: Menyusun konsep laporan
    pelaksana: analis
    kelengkapan: Disposisi
    waktu: 2 jam
    output: Konsep laporan
  - kegiatan: Memeriksa konsep laporan. Jika sesuai, menandatanganinya. Jika tidak, mengembalikannya
    pelaksana: kepala
    kelengkapan: Konsep laporan
    waktu: 30 menit
    output: Laporan
    keputusan: {tidak: susun}
  - kegiatan: Mendokumentasikan laporan
    pelaksana: analis
    kelengkapan: Laporan
    waktu: 15 menit
    output: Arsip laporan
"""
"""The SOP that examples are laid over. Run on it alone, no rule has a finding."""

_LANGKAH = {
    "kegiatan": "Memeriksa berkas",
    "kelengkapan": ["Berkas"],
    "waktu": "15 menit",
    "output": ["Berkas"],
}
_DIGABUNG = ("tanggal", "pengesahan", "pelayanan")


class _Loader(yaml.SafeLoader):
    """Scalars stay text, as in an SOP file; only null is read as such."""


_Loader.yaml_implicit_resolvers = {
    awal: [(tag, pola) for tag, pola in daftar if tag == "tag:yaml.org,2002:null"]
    for awal, daftar in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def muat(teks: str) -> Any:
    """The YAML value of an example, scalars as text."""
    return yaml.load(teks, _Loader)  # noqa: S506 - a SafeLoader with fewer resolvers


def lengkapi(teks: str) -> tuple[tuple[Sop, ...], Konteks]:
    """The SOPs of an example (one, or its `pustaka`) and the context to run a rule in."""
    isi = muat(teks)
    if not isinstance(isi, dict):
        raise TypeError("an example is a mapping")
    konteks = Konteks.model_validate(isi.pop("konteks", {}))
    pustaka = isi.pop("pustaka", None)
    daftar = [isi] if pustaka is None else [{**isi, **satu} for satu in pustaka]
    return tuple(Sop.model_validate(_tumpuk(satu)) for satu in daftar), konteks


def _tumpuk(atas: Mapping[str, Any]) -> dict[str, Any]:
    hasil: dict[str, Any] = muat(DASAR)
    for kunci, nilai in atas.items():
        if kunci in _DIGABUNG and isinstance(nilai, dict):
            hasil[kunci] = {**hasil.get(kunci, {}), **nilai}
        else:
            hasil[kunci] = nilai
    if "langkah" in atas:
        if "pelaksana" not in atas:
            hasil["pelaksana"] = _kolom(atas["langkah"], hasil["pelaksana"])
        pertama = next(iter(hasil["pelaksana"]))
        hasil["langkah"] = [
            {k: v for k, v in {**_LANGKAH, "pelaksana": pertama, **langkah}.items() if v is not None}
            for langkah in atas["langkah"]
        ]
    return {kunci: nilai for kunci, nilai in hasil.items() if nilai is not None}


def _kolom(langkah: list[Mapping[str, Any]], dasar: Mapping[str, Any]) -> dict[str, Any]:
    kolom: dict[str, Any] = {}
    for satu in langkah:
        pelaksana = satu.get("pelaksana", next(iter(dasar)))
        for nama in [pelaksana] if isinstance(pelaksana, str) else pelaksana:
            kolom.setdefault(nama, dasar.get(nama, nama.replace("_", " ").title()))
    return kolom
