"""The evidence that transitions ask for: one form a kind, who may give it, and in which states."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan, Peran

__all__ = ["BUKTI", "DAFTAR_PERIKSA", "PERNYATAAN_EVALUASI", "Isian", "JenisBukti"]

Jenis = Literal["teks", "baris", "tanggal", "centang", "ya_tidak", "unit", "berkas"]


@dataclass(frozen=True, slots=True)
class Isian:
    """One field of a form."""

    nama: str
    sebutan: Pesan
    jenis: Jenis = "baris"
    wajib: bool = True


@dataclass(frozen=True, slots=True)
class JenisBukti:
    """One kind of evidence. With `bukan_penulis` whoever wrote the SOP may not give it."""

    nama: str
    sebutan: Pesan
    keadaan: tuple[Keadaan, ...]
    peran: tuple[Peran, ...]
    isian: tuple[Isian, ...]
    bukan_penulis: bool = False

    def periksa(self, data: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Pesan]]:
        """The values of a form, and what is wrong with which field."""
        values: dict[str, Any] = {}
        wrong: dict[str, Pesan] = {}
        for satu in self.isian:
            raw = str(data.get(satu.nama, "")).strip().replace("\0", "")[:8000]
            if satu.jenis == "centang":
                values[satu.nama] = raw == "on"
            elif satu.jenis != "berkas":
                values[satu.nama] = raw
                if fault := _fault(satu, raw):
                    wrong[satu.nama] = fault
        return values, wrong


def _fault(satu: Isian, raw: str) -> Pesan | None:
    if not raw:
        return Pesan("Wajib diisi.", "This is needed.") if satu.wajib else None
    if satu.jenis == "tanggal":
        try:
            datetime.date.fromisoformat(raw)
        except ValueError:
            return Pesan("Tulis tanggal.", "Write a date.")
    if satu.jenis == "ya_tidak" and raw not in ("ya", "tidak"):
        return Pesan("Pilih ya atau tidak.", "Choose yes or no.")
    return None


DAFTAR_PERIKSA = (
    Isian("identitas", Pesan("Bagian identitas lengkap", "Identity is complete"), "centang"),
    Isian("judul", Pesan("Judul terdiri atas aspek dan output", "Title is aspect and output"), "centang"),
    Isian("simbol", Pesan("Hanya lima simbol baku dipakai", "Only the five symbols are used"), "centang"),
    Isian("alur", Pesan("Alur dapat diikuti dari awal sampai akhir", "The flow can be followed"), "centang"),
    Isian("kalimat", Pesan("Kegiatan diawali kata kerja aktif", "Steps begin with active verbs"), "centang"),
    Isian("mutu", Pesan("Mutu baku terukur dan masuk akal", "Standards are measurable"), "centang"),
    Isian("dasar", Pesan("Dasar hukum masih berlaku", "The legal basis is in force"), "centang"),
    Isian("riil", Pesan("Sesuai dengan cara kerja nyata", "It tells how work is really done"), "centang"),
)
"""Format and content, as a reviewer goes through them (deck, slide 16)."""

PERNYATAAN_EVALUASI = (
    Isian("kinerja", Pesan("Mampu mendorong peningkatan kinerja", "Helps performance"), "ya_tidak"),
    Isian("dipahami", Pesan("Mudah dipahami", "Easy to understand"), "ya_tidak"),
    Isian("dilaksanakan", Pesan("Mudah dilaksanakan", "Easy to carry out"), "ya_tidak"),
    Isian("peran", Pesan("Semua orang dapat menjalankan perannya", "All can do their part"), "ya_tidak"),
    Isian(
        "masalah", Pesan("Mampu mengatasi masalah dalam proses", "Solves problems of the work"), "ya_tidak"
    ),
    Isian("kebutuhan", Pesan("Menjawab kebutuhan kinerja organisasi", "Meets the need"), "ya_tidak"),
    Isian("sinergi", Pesan("Sinergi satu dengan lainnya", "No overlapping duties"), "ya_tidak"),
)
"""The seven statements of the evaluation form (domain: guide of 35/2012 on evaluation)."""

K, P = Keadaan, Peran
_CATATAN = Isian("catatan", Pesan("Catatan", "Notes"), "teks", wajib=False)
_KEPUTUSAN = (
    Isian("nomor", Pesan("Nomor keputusan", "Number of the decree")),
    Isian("tanggal", Pesan("Tanggal keputusan", "Date of the decree"), "tanggal"),
)

_SEMUA = (
    JenisBukti(
        "daftar_periksa",
        Pesan("Daftar periksa reviu", "Checklist of the review"),
        (K.REVIU,),
        (P.PENINJAU,),
        (*DAFTAR_PERIKSA, _CATATAN),
        bukan_penulis=True,
    ),
    JenisBukti(
        "berita_acara",
        Pesan("Berita acara reviu", "Minutes of the review"),
        (K.REVIU,),
        (P.PENINJAU, P.PENGELOLA),
        (
            Isian("tempat", Pesan("Tempat", "Place")),
            Isian("tanggal", Pesan("Tanggal", "Date"), "tanggal"),
            Isian("hadir", Pesan("Yang hadir, satu nama satu baris", "Present, a name a line"), "teks"),
            Isian("hasil", Pesan("Hasil pembahasan", "Outcome"), "teks"),
        ),
    ),
    JenisBukti(
        "uji_coba",
        Pesan("Rencana uji coba", "Plan of the trial"),
        (K.DISEPAKATI,),
        (P.PENGELOLA,),
        (
            Isian("skenario", Pesan("Skenario", "Scenario"), "teks"),
            Isian("mulai", Pesan("Mulai", "From"), "tanggal"),
            Isian("sampai", Pesan("Sampai", "To"), "tanggal"),
            Isian("unit", Pesan("Unit uji coba", "Unit of the trial")),
        ),
    ),
    JenisBukti(
        "laporan_uji_coba",
        Pesan("Laporan uji coba", "Report of the trial"),
        (K.UJI_COBA,),
        (P.PENGELOLA,),
        (
            Isian("simulasi", Pesan("Ringkasan laporan simulasi", "Summary of the simulation"), "teks"),
            Isian("uji", Pesan("Catatan uji coba", "Notes of the trial"), "teks"),
            Isian("janji", Pesan("Janji waktu dipenuhi", "The promise was held"), "ya_tidak"),
            Isian(
                "selisih",
                Pesan("Bila tidak: mengapa selisihnya diterima", "If not: why it is accepted"),
                "teks",
                wajib=False,
            ),
        ),
    ),
    JenisBukti(
        "keputusan",
        Pesan("Keputusan penetapan", "Enacting decree"),
        (K.FINAL,),
        (P.PEJABAT, P.PENGELOLA),
        (
            *_KEPUTUSAN,
            Isian("efektif", Pesan("Tanggal efektif", "Effective date"), "tanggal"),
            Isian("berkas", Pesan("Berkas PDF bertanda tangan elektronik", "Signed PDF file"), "berkas"),
        ),
    ),
    JenisBukti(
        "evaluasi",
        Pesan("Formulir evaluasi", "Evaluation form"),
        (K.EVALUASI,),
        (P.PEMONEV,),
        (*PERNYATAAN_EVALUASI, _CATATAN),
    ),
    JenisBukti(
        "berita_acara_evaluasi",
        Pesan("Berita acara evaluasi", "Minutes of the evaluation"),
        (K.EVALUASI,),
        (P.PEMONEV,),
        (
            Isian("tempat", Pesan("Tempat", "Place")),
            Isian("tanggal", Pesan("Tanggal", "Date"), "tanggal"),
            Isian("hadir", Pesan("Yang hadir, satu nama satu baris", "Present, a name a line"), "teks"),
            Isian("hasil", Pesan("Kesimpulan", "Conclusion"), "teks"),
        ),
    ),
    JenisBukti(
        "pencabutan",
        Pesan("Keputusan pencabutan", "Decree of withdrawal"),
        (K.BERLAKU, K.EVALUASI),
        (P.PEJABAT, P.PENGELOLA),
        (
            *_KEPUTUSAN,
            Isian("berkas", Pesan("Berkas PDF bertanda tangan elektronik", "Signed PDF file"), "berkas"),
        ),
    ),
)

BUKTI: dict[str, JenisBukti] = {satu.nama: satu for satu in _SEMUA}
"""Every kind of evidence by its name, in the order of an SOP's life."""
