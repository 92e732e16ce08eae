"""The values of a step from its row: activity, who does it, what for and with, how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sopan.errors import Pesan
from sopan.read.impor.alir import Arah, Simpul
from sopan.read.impor.hasil import Pengumpul
from sopan.read.impor.jadi import id_pelaksana
from sopan.read.impor.kanvas import Bentuk
from sopan.read.impor.label import cabang_dari
from sopan.read.impor.tabel import Baris, Kepala
from sopan.read.impor.teks_sel import bersih, daftar, satu_baris

__all__ = ["IsiLangkah"]

_TANDA = re.compile(r"[xX✓✔√vV●■◆▲•*1]|ya", re.IGNORECASE)
_KE_LANGKAH = re.compile(
    r"(?:(?:jika|bila|apabila)\s+(?P<jika>[^:→,.\n]{1,30}?)\s*[:,]?\s*)?"
    r"(?:→|->|=>|\b(?:kembali |lanjut )?ke\b)\s*(?:→\s*)?(?:langkah|no\.?|nomor|kegiatan)\s*(?P<ke>\d{1,3})",
    re.IGNORECASE,
)


class IsiLangkah:
    """Reads steps one after the other; `nama_pelaksana` are the actors, those that only rows name as well."""

    def __init__(self, kepala: Kepala, kumpul: Pengumpul) -> None:
        self.lajur, self.satuan, self.kumpul = kepala.lajur, kepala.satuan, kumpul
        self.nama_pelaksana: dict[str, str] = {}
        self._dipakai: set[str] = set()
        self.id: list[str] = []
        for n, lajur in enumerate(self.lajur):
            nama = lajur.nama or f"Pelaksana {n + 1}"
            kunci = id_pelaksana(nama, self._dipakai)
            self.id.append(kunci)
            if lajur.nama or len(self.lajur) > 1:
                self.nama_pelaksana[kunci] = nama
                kumpul.nilai(("pelaksana", kunci), lajur.asal)

    def simpul(
        self, n: int, baris: Baris, simbol: Sequence[tuple[Bentuk, tuple[int, ...]]], *, gambar: bool
    ) -> Simpul:
        """The step of a row; `simbol` its symbols and lanes, `gambar` whether anything is drawn."""
        nilai: dict[str, Any] = {"kegiatan": satu_baris(baris.teks("kegiatan")) or "(kegiatan tidak terbaca)"}
        yakin = 1.0 if baris.teks("kegiatan") else 0.2
        self.kumpul.nilai(("langkah", n, "kegiatan"), baris.asal("kegiatan"), yakin)
        keputusan = any(b.jenis == "decision" for b, _ in simbol)
        nilai["pelaksana"] = self._pelaksana(n, simbol, baris)
        for kunci in ("kelengkapan", "output"):
            isi = daftar(baris.teks(kunci))
            if isi:
                nilai[kunci] = isi
                self.kumpul.nilai(("langkah", n, kunci), baris.asal(kunci))
        self._waktu(n, baris, nilai)
        if keterangan := bersih(baris.teks("keterangan")).strip(" -"):
            nilai["keterangan"] = keterangan
            self.kumpul.nilai(("langkah", n, "keterangan"), baris.asal("keterangan"))
        satu = Simpul(
            nilai,
            keputusan,
            asal=simbol[0][0].asal if simbol else baris.asal("kegiatan"),
            gambar=gambar,
        )
        if not gambar:
            self._alir_tertulis(satu, nilai, baris.asal("keterangan"))
        return satu

    @staticmethod
    def _alir_tertulis(simpul: Simpul, nilai: dict[str, Any], asal: str) -> None:
        """Ways that a writer put into Keterangan instead of drawing them: "Jika tidak: → langkah 4"."""
        keterangan = nilai.get("keterangan", "")
        ditemukan = list(_KE_LANGKAH.finditer(keterangan))
        for satu in ditemukan:
            cabang = cabang_dari(satu["jika"] or "")
            ke = int(satu["ke"]) - 1
            simpul.arah.append(Arah(max(0, ke), (cabang or "").capitalize(), 0.75, asal))
            simpul.keputusan = simpul.keputusan or cabang is not None
        sisa = satu_baris(_KE_LANGKAH.sub(" ", keterangan)).strip(" .,;:")
        if ditemukan and not sisa:
            del nilai["keterangan"]

    def _pelaksana(self, n: int, simbol: Sequence[tuple[Bentuk, tuple[int, ...]]], baris: Baris) -> list[str]:
        lajur = sorted({k for _, semua in simbol for k in semua})
        jalur = ("langkah", n, "pelaksana")
        if lajur and self.nama_pelaksana:
            sumber = simbol[0][0]
            yakin = min(b.yakin for b, _ in simbol)
            lihat = None
            jenis = {b.jenis for b, _ in simbol}
            if "gambar" in jenis or "lain" in jenis:
                yakin = min(yakin, 0.4)
                lihat = Pesan(
                    f"simbol langkah {n + 1} berupa gambar; periksa apakah kotak atau belah ketupat",
                    f"the symbol of step {n + 1} is a picture; check whether it is a box or a diamond",
                )
            elif len(jenis) > 1:
                yakin, lihat = (
                    0.6,
                    Pesan(
                        f"langkah {n + 1} mempunyai lebih dari satu macam simbol",
                        f"step {n + 1} has more than one kind of symbol",
                    ),
                )
            self.kumpul.nilai(jalur, sumber.asal, yakin, lihat)
            return [self.id[k] for k in lajur]
        teks = [
            (k, satu_baris(s.teks), s)
            for k, s in baris.lajur
            if cabang_dari(s.teks) is None or len(s.teks) < 3
        ]
        if len(self.lajur) > 1:
            tanda = sorted({k for k, isi, _ in teks if _TANDA.fullmatch(isi)}) or sorted(
                {k for k, isi, _ in teks if isi}
            )
            if tanda:
                self.kumpul.nilai(jalur, teks[0][2].asal, 0.85)
                return [self.id[k] for k in tanda]
        elif teks:
            hasil = []
            for nama in daftar("\n".join(s.teks for _, _, s in teks)):
                kunci = next((k for k, v in self.nama_pelaksana.items() if v.lower() == nama.lower()), None)
                if kunci is None:
                    kunci = id_pelaksana(nama, self._dipakai)
                    self.nama_pelaksana[kunci] = nama
                    self.kumpul.nilai(("pelaksana", kunci), teks[0][2].asal, 0.9)
                hasil.append(kunci)
            self.kumpul.nilai(jalur, teks[0][2].asal, 0.9)
            if hasil:
                return hasil
        if not self.nama_pelaksana:
            self.nama_pelaksana[self.id[0] if self.id else "pelaksana"] = "Pelaksana"
        self.kumpul.nilai(
            jalur,
            baris.asal("kegiatan"),
            0.1,
            Pesan(
                f"pelaksana langkah {n + 1} tidak ditemukan; sementara ditulis yang pertama",
                f"no actor found for step {n + 1}; the first is written for now",
            ),
        )
        return [next(iter(self.nama_pelaksana))]

    def _waktu(self, n: int, baris: Baris, nilai: dict[str, Any]) -> None:
        teks = satu_baris(baris.teks("waktu"))
        if not teks.strip(" -–—"):
            return
        satuan = self.satuan
        if satuan and re.fullmatch(r"[\d.,\s-]+", teks):
            teks = f"{teks} {satuan}"
        nilai["waktu"] = teks
        atas = baris.sel["waktu"][0]
        bersama = atas.kotak.y0 < baris.y0 - 1
        self.kumpul.nilai(
            ("langkah", n, "waktu"),
            atas.asal,
            0.6 if bersama else 1.0,
            Pesan(
                f"sel waktu langkah {n + 1} digabung dengan langkah di atasnya",
                f"the time of step {n + 1} is one merged cell with the step above",
            )
            if bersama
            else None,
        )
