"""The one table of transitions. The web executes it, the docs' diagram is drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sopan.errors import Pesan
from sopan.lifecycle import guards
from sopan.lifecycle.facts import Peran
from sopan.lifecycle.guards import Syarat
from sopan.lifecycle.states import Keadaan

__all__ = ["TRANSISI", "Akibat", "Transisi"]

K, P = Keadaan, Peran


class Akibat(StrEnum):
    """What happens along with a transition, in the same transaction."""

    HAPUS_PERSETUJUAN = "hapus_persetujuan"
    GANTI_YANG_LAMA = "ganti_yang_lama"
    DRAF_BARU = "draf_baru"
    TANDAI_PUBLIK = "tandai_publik"
    TARIK_PUBLIK = "tarik_publik"


@dataclass(frozen=True, slots=True)
class Transisi:
    """One line of the table.

    `peran` are the roles of which one may do it; `jam` says that the clock may too. `bukan_penulis` bars
    whoever wrote the content, `semua_unit` asks for a scope over the units of all actors. `minta` are the
    words that the form asks for; `syarat` are the guards.
    """

    nama: str
    dari: tuple[Keadaan, ...]
    ke: Keadaan
    sebutan: Pesan
    peran: tuple[Peran, ...]
    syarat: tuple[Syarat, ...] = ()
    akibat: tuple[Akibat, ...] = ()
    minta: tuple[str, ...] = ()
    jam: bool = False
    bukan_penulis: bool = False
    semua_unit: bool = False


_TABEL = (
    Transisi(
        "ajukan",
        (K.DRAF,),
        K.REVIU,
        Pesan("Ajukan untuk direviu", "Submit for review"),
        (P.PENYUSUN,),
        (guards.tanpa_temuan_reviu, guards.pelaksana_disebut),
    ),
    Transisi(
        "kembalikan",
        (K.REVIU, K.DISEPAKATI, K.UJI_COBA, K.FINAL),
        K.DRAF,
        Pesan("Kembalikan ke draf", "Send back to draft"),
        (P.PENINJAU, P.PENGELOLA, P.PEJABAT),
        (guards.beralasan,),
        (Akibat.HAPUS_PERSETUJUAN,),
        ("alasan",),
    ),
    Transisi(
        "setujui_reviu",
        (K.REVIU,),
        K.DISEPAKATI,
        Pesan("Nyatakan reviu selesai", "Close the review"),
        (P.PENINJAU,),
        (
            guards.peninjau_setuju,
            guards.pelaksana_disebut,
            guards.pelaksana_sepakat,
            guards.komentar_selesai,
            guards.daftar_periksa,
            guards.berita_acara,
        ),
        bukan_penulis=True,
    ),
    Transisi(
        "mulai_uji_coba",
        (K.DISEPAKATI,),
        K.UJI_COBA,
        Pesan("Mulai uji coba", "Begin the trial"),
        (P.PENGELOLA,),
        (guards.uji_coba_direncanakan,),
    ),
    Transisi(
        "selesaikan_uji_coba",
        (K.UJI_COBA,),
        K.FINAL,
        Pesan("Selesaikan uji coba", "Close the trial"),
        (P.PENGELOLA,),
        (guards.uji_coba_dilaporkan,),
    ),
    Transisi(
        "tetapkan",
        (K.FINAL,),
        K.DITETAPKAN,
        Pesan("Tetapkan", "Enact"),
        (P.PEJABAT,),
        (guards.tanpa_temuan_penetapan, guards.keputusan_sah),
        bukan_penulis=True,
        semua_unit=True,
    ),
    Transisi(
        "internalisasikan",
        (K.DITETAPKAN,),
        K.INTERNALISASI,
        Pesan("Mulai internalisasi", "Make it known"),
        (P.PENGELOLA,),
        (guards.pembaca_ditugasi,),
    ),
    Transisi(
        "berlakukan",
        (K.INTERNALISASI,),
        K.BERLAKU,
        Pesan("Berlakukan", "Put in force"),
        (P.PENGELOLA,),
        (guards.sudah_efektif, guards.cukup_dibaca),
        (Akibat.GANTI_YANG_LAMA,),
        jam=True,
    ),
    Transisi(
        "mulai_evaluasi",
        (K.BERLAKU,),
        K.EVALUASI,
        Pesan("Mulai evaluasi", "Begin the evaluation"),
        (P.PEMONEV,),
        (guards.saatnya_evaluasi,),
        jam=True,
    ),
    Transisi(
        "tetap_berlaku",
        (K.EVALUASI,),
        K.BERLAKU,
        Pesan("Nyatakan tetap berlaku", "Keep in force"),
        (P.PEMONEV,),
        (guards.evaluasi_lengkap,),
    ),
    Transisi(
        "perlu_revisi",
        (K.EVALUASI,),
        K.BERLAKU,
        Pesan("Nyatakan perlu direvisi", "Ask for a revision"),
        (P.PEMONEV,),
        (guards.formulir_terisi,),
        (Akibat.DRAF_BARU,),
    ),
    Transisi(
        "publikasikan",
        (K.BERLAKU,),
        K.BERLAKU,
        Pesan("Publikasikan", "Publish"),
        (P.PENGELOLA,),
        (guards.tanpa_temuan_publikasi, guards.pelayanan_lengkap),
        (Akibat.TANDAI_PUBLIK,),
    ),
    Transisi(
        "tarik",
        (K.BERLAKU,),
        K.BERLAKU,
        Pesan("Tarik dari publikasi", "Take back from the public"),
        (P.PENGELOLA,),
        (guards.sedang_publik,),
        (Akibat.TARIK_PUBLIK,),
    ),
    Transisi(
        "cabut",
        (K.BERLAKU, K.EVALUASI),
        K.DICABUT,
        Pesan("Cabut", "Withdraw"),
        (P.PEJABAT,),
        (guards.beralasan, guards.pencabutan_berdasar),
        (Akibat.TARIK_PUBLIK,),
        ("alasan", "pengganti"),
        semua_unit=True,
    ),
)

TRANSISI: dict[str, Transisi] = {satu.nama: satu for satu in _TABEL}
"""Every transition by its name, in the order of an SOP's life."""
