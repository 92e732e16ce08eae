"""The labels of an SOP's tables in the spellings that offices use (Bagian Identitas, Bagian Flowchart).

A label is compared by its letters alone, so that capitals, spaces, strokes and colons count for nothing
("NomorSOP", "Peralatan / Perlengkapan :"); one letter wrong in a long label is let through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from rapidfuzz.distance import DamerauLevenshtein

from sopan.model.langkah import NamaCabang

__all__ = [
    "DAFTAR",
    "BidangIdentitas",
    "KolomTabel",
    "cabang_dari",
    "ejaan_tabel",
    "huruf",
    "kolom_tabel",
    "label_identitas",
    "pisah_label",
    "satuan_kolom",
]

BidangIdentitas = Literal[
    "nomor",
    "pembuatan",
    "revisi",
    "efektif",
    "pengesahan",
    "judul",
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
    "tidak_dibawa",
]
KolomTabel = Literal[
    "no", "kegiatan", "pelaksana", "mutu_baku", "kelengkapan", "waktu", "output", "keterangan"
]

DAFTAR: tuple[BidangIdentitas, ...] = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
)
"""The fields of the identity page that are lists."""

_IDENTITAS: dict[BidangIdentitas, str] = {
    "nomor": "nomorsop nosop nomorsopap nomorpos nomor nomordokumen nodokumen nomorprosedur sopnomor",
    "pembuatan": "tanggalpembuatan tglpembuatan tanggaldibuat tanggaldisusun tanggalpenyusunan tglpenyusunan "
    "tanggalpembuatansop tglditetapkan",
    "revisi": "tanggalrevisi tglrevisi tanggaldirevisi tanggalperubahan tglperubahan revisitanggal",
    "efektif": "tanggalefektif tglefektif tanggalpengesahan tglpengesahan tanggalberlaku "
    "mulaiberlaku tanggaldisahkan "
    "tglberlaku tanggalmulaiberlaku",
    "pengesahan": "disahkanoleh disyahkanoleh pengesahan disahkan disyahkan ditetapkanoleh mengesahkan",
    "judul": "namasop judulsop judul namasopap judulsopap namaprosedur judulprosedur "
    "namastandaroperasionalprosedur namakegiatan",
    "dasar_hukum": "dasarhukum landasanhukum dasarhukumsop",
    "kualifikasi_pelaksana": "kualifikasipelaksana kualifikasipelaksanaan kualifikasi kualifikasipetugas "
    "kualifikasipelaksanasop",
    "keterkaitan": "keterkaitan keterkaitansop keterkaitandengansop keterkaitandengansoplain "
    "keterkaitansoplain",
    "peralatan": "peralatanperlengkapan peralatandanperlengkapan peralatan perlengkapanperalatan "
    "peralatanatauperlengkapan peralatandanbahan peralatankelengkapan perlengkapandanperalatan",
    "peringatan": "peringatan peringatanperingatan",
    "pencatatan": "pencatatandanpendataan pencatatanpendataan pencatatan pendataan pendataandanpencatatan",
    "tidak_dibawa": "maksuddantujuan tujuan maksud ruanglingkup definisi pengertian halaman",
}
_TABEL: dict[KolomTabel, str] = {
    "no": "no nomor nourut nomorurut",
    "kegiatan": "kegiatan uraiankegiatan aktivitas aktifitas uraianprosedur prosedur langkah "
    "langkahlangkah uraian "
    "tahapan tahapankegiatan uraianaktivitas langkahkegiatan uraianlangkah uraiantugas aktivitasprosedur "
    "prosedurkerja uraianprosedurkegiatan tahapankegiatanprosedur",
    "pelaksana": "pelaksana unitpelaksana pelaksanakegiatan pelaksanapelaksana aktor petugas pelaku "
    "unitkerjapelaksana "
    "pelaksanatugas",
    "mutu_baku": "mutubaku mutubuku bakumutu standarmutu mutu standarbaku",
    "kelengkapan": "kelengkapan persyaratan persyaratankelengkapan kelengkapanpersyaratan perlengkapan "
    "persyaratanperlengkapan perlengkapanpersyaratan sumberdata input masukan syarat kelengkapanbahan bahan "
    "kelengkapandokumen dokumenkelengkapan persyaratandankelengkapan",
    "waktu": "waktu lamawaktu jangkawaktu durasi waktupenyelesaian norma normawaktu lamanya",
    "output": "output hasil keluaran outputhasil hasiloutput produk outcome keluaranoutput hasilkeluaran",
    "keterangan": "keterangan ket keteranganket catatan",
}
_SATUAN = re.compile(r"\(?\s*(menit|jam|hari(?:\s+kerja)?)\s*\)?$", re.IGNORECASE)
_BUKAN_HURUF = re.compile(r"[\W\d_]+")


def _balik(tabel: dict[str, str]) -> dict[str, str]:
    return {ejaan: nama for nama, semua in tabel.items() for ejaan in semua.split()}


_EJAAN_IDENTITAS = _balik(_IDENTITAS)  # type: ignore[arg-type]  # keys are literals of str
_EJAAN_TABEL = _balik(_TABEL)  # type: ignore[arg-type]  # keys are literals of str
_YA = frozenset(
    [
        "ya",
        "y",
        "yes",
        "iya",
        "setuju",
        "disetujui",
        "lengkap",
        "sesuai",
        "memenuhi",
        "benar",
        "layak",
        "ada",
        "diterima",
        "terima",
        "oke",
        "ok",
        "valid",
        "sah",
        "memenuhisyarat",
        "dapat",
        "bisa",
        "perlu",
        "sudah",
    ]
)
_TIDAK = frozenset(
    [
        "tidak",
        "t",
        "tdk",
        "no",
        "tidaksetuju",
        "tidakdisetujui",
        "tidaklengkap",
        "tidaksesuai",
        "tidakmemenuhi",
        "tidaklayak",
        "tidakada",
        "ditolak",
        "tolak",
        "belum",
        "belumlengkap",
        "tdklengkap",
        "tdksesuai",
        "tdksetuju",
        "tidakmemenuhisyarat",
        "bukan",
        "tidakdapat",
        "tidakbisa",
        "tidakperlu",
        "tidakvalid",
        "salah",
        "kurang",
        "kuranglengkap",
        "tidakbenar",
        "belumsesuai",
        "dikembalikan",
        "revisi",
    ]
)


def huruf(teks: str) -> str:
    """The letters of a text alone, in lower case."""
    return _BUKAN_HURUF.sub("", teks).lower()


def _cari(kunci: str, ejaan: dict[str, str]) -> str | None:
    if not kunci or len(kunci) > 60:
        return None
    if (langsung := ejaan.get(kunci)) is not None:
        return langsung
    if len(kunci) < 8:
        return None
    for lain, nama in ejaan.items():
        if (
            len(lain) >= 8
            and abs(len(lain) - len(kunci)) <= 1
            and DamerauLevenshtein.distance(lain, kunci, score_cutoff=1) <= 1
        ):
            return nama
    return None


@lru_cache(maxsize=8192)
def label_identitas(teks: str) -> BidangIdentitas | None:
    """The field of the identity page that a text is the label of, or None."""
    found = _cari(huruf(teks), _EJAAN_IDENTITAS) if len(teks) < 80 else None
    return found if found in get_args(BidangIdentitas) else None  # type: ignore[return-value]  # checked here


@lru_cache(maxsize=8192)
def kolom_tabel(teks: str) -> KolomTabel | None:
    """The column of the procedure's table that a text is the heading of, or None."""
    if len(teks) > 60:
        return None
    kunci = huruf(_SATUAN.sub("", teks.strip()))
    if teks.strip().lower().rstrip(".:") in ("#", "№"):
        return "no"
    found = _cari(kunci, _EJAAN_TABEL)
    return found if found in get_args(KolomTabel) else None  # type: ignore[return-value]  # checked here


def ejaan_tabel() -> dict[str, str]:
    """Every spelling of a heading, by its letters alone, with the column that it heads."""
    return dict(_EJAAN_TABEL)


def satuan_kolom(teks: str) -> str | None:
    """The unit that a heading gives for its whole column: `Waktu (menit)` gives `menit`."""
    found = _SATUAN.search(teks.strip())
    return found[1].lower() if found else None


_AWAL_LABEL = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?([A-Za-z][A-Za-z /&-]{2,45}?)\s*(?:[:;]|\n)\s*")


@lru_cache(maxsize=8192)
def pisah_label(teks: str) -> tuple[BidangIdentitas, str] | None:
    """A cell that holds label and value (`Nomor SOP : 12/2020`): the field and the value, or None."""
    sendiri = label_identitas(teks.strip().rstrip(":"))
    if sendiri is not None:
        return sendiri, ""
    awal = _AWAL_LABEL.match(teks)
    if awal is None:
        return None
    nama = label_identitas(awal[1])
    return None if nama is None else (nama, teks[awal.end() :].strip())


@lru_cache(maxsize=4096)
def cabang_dari(teks: str) -> NamaCabang | None:
    """Whether the words beside an arrow are a yes or a no; None where they are neither."""
    kunci = huruf(teks)
    if kunci in _YA:
        return "ya"
    if kunci in _TIDAK:
        return "tidak"
    if len(kunci) <= 45 and kunci.startswith(("tidak", "tdk", "belum")):
        return "tidak"
    return None
