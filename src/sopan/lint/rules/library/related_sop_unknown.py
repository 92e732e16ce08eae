"""A related SOP is not in the library.

SOP terkait tidak ada dalam pustaka.

Apa yang diperiksa:
    Setiap keterkaitan, menurut nomor bila ada, selebihnya menurut judul (kata "SOP" di depan, huruf besar,
    dan tanda baca tidak membedakan), terhadap judul dan nomor SOP dalam pustaka dan SOP yang dikenal
    instansi di luarnya. Satu SOP saja bukan pustaka. "Seluruh SOP ..." dan nama kantor ditangani aturan
    related_sop_vague.

Mengapa:
    Keterkaitan menyebut SOP lain yang langsung terhubung (PermenPANRB 35/2012, Bagian Identitas); pembaca
    harus dapat menemukannya. Yang tidak ditemukan biasanya berganti judul atau belum pernah disusun.

Salah:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, keterkaitan: [SOP Pengiriman Laporan]}
      - {judul: Pengumpulan Data, keterkaitan: [Pembuatan Laporan Bulanan]}

Benar:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, keterkaitan: [SOP Pengumpulan Data]}
      - {judul: Pengumpulan Data, keterkaitan: [SOP pembuatan laporan bulanan.]}
    ---
    konteks: {sop_dikenal: [Penyusunan Anggaran]}
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, keterkaitan: [SOP Penyusunan Anggaran]}
      - {judul: Pengumpulan Data, nomor: 7/SOP/2026, keterkaitan: [{judul: Data, nomor: 7/SOP/2026}]}

English:
    Each keterkaitan, by number or else by title (SOP in front, case and punctuation do not matter), against
    the SOPs of the library and those the agency knows beyond it. A single SOP is no library. What cannot be
    found has mostly changed its title, or was never written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop, SopTerkait
from sopan.model.bahasa import dasar
from sopan.model.teks import isian, judul_baku, kosong, nomor_baku, pokok, tanpa_kata_sop

RULE = Rule(code="PUS003", severity="warning")

_SEMUA = frozenset(["seluruh", "semua", "segala", "berbagai"])


def check_library(sops: Sequence[Sop], konteks: Konteks) -> Iterator[tuple[int, Finding]]:
    """One finding for each related SOP that is nowhere known, with the nearest title."""
    if len(sops) < 2:
        return
    dikenal = {nomor_baku(sop.nomor) for sop in sops if sop.nomor} | {judul_baku(sop.judul) for sop in sops}
    for satu in konteks.sop_dikenal:
        dikenal |= {nomor_baku(satu), judul_baku(satu)}
    menurut_kata: dict[frozenset[str], str] = {}
    for sop in sops:
        menurut_kata.setdefault(_kata(sop.judul), sop.judul)
    for tempat, sop in enumerate(sops):
        for nomor, terkait in enumerate(sop.keterkaitan):
            if _dikenal(terkait, dikenal) or _bukan_sop(terkait):
                continue
            dekat = menurut_kata.get(_kata(terkait.judul))
            id_, en = (
                (f' Mungkin maksudnya "{dekat}".', f' Perhaps "{dekat}" is meant.') if dekat else ("", "")
            )
            yield (
                tempat,
                Finding(
                    ("keterkaitan", nomor),
                    Pesan(
                        f'SOP "{terkait}" tidak ada dalam pustaka; samakan judulnya, atau susun '
                        f"SOP-nya.{id_}",
                        f'the SOP "{terkait}" is not in the library; write its title as there, or write '
                        f"the SOP.{en}",
                    ),
                ),
            )


def _dikenal(terkait: SopTerkait, dikenal: set[str]) -> bool:
    if terkait.nomor and nomor_baku(terkait.nomor) in dikenal:
        return True
    return judul_baku(terkait.judul) in dikenal or nomor_baku(tanpa_kata_sop(terkait.judul)) in dikenal


def _bukan_sop(terkait: SopTerkait) -> bool:
    """Whether the entry is none that one could look for: empty, a blank, or all SOPs at once."""
    judul = terkait.judul
    return kosong(judul) or bool(isian(judul)) or bool(_SEMUA & set(judul.lower().split()[:1]))


def _kata(judul: str) -> frozenset[str]:
    return frozenset(dasar(kata) for kata in pokok(tanpa_kata_sop(judul)))
