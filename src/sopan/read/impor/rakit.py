"""From sheets of cells, shapes and lines to an SOP: rows become steps, lanes actors, arrows the flow."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.read.impor.alir import Arah, Simpul, susun_alir
from sopan.read.impor.aman import tolak
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.identitas import baca_identitas
from sopan.read.impor.kanvas import Bentuk, Kotak, Lembar, Titik
from sopan.read.impor.label import cabang_dari
from sopan.read.impor.panah import Panah, cari_panah, pasang_label
from sopan.read.impor.segilima import sambung_segilima
from sopan.read.impor.tabel import Baris, Lajur, Tabel, adalah_jumlah, cari_tabel
from sopan.read.impor.teks_sel import bersih, daftar, judul_biasa, satu_baris

__all__ = ["id_pelaksana", "jadikan_sop", "rakit"]

_SIMBOL = ("terminator", "process", "decision", "connector")
_TANDA = re.compile(r"[xX✓✔√vV●■◆▲•*1]|ya", re.IGNORECASE)
_KE_LANGKAH = re.compile(
    r"(?:(?:jika|bila|apabila)\s+(?P<jika>[^:→,.\n]{1,30}?)\s*[:,]?\s*)?"
    r"(?:→|->|=>|\b(?:kembali |lanjut )?ke\b)\s*(?:→\s*)?(?:langkah|no\.?|nomor|kegiatan)\s*(?P<ke>\d{1,3})",
    re.IGNORECASE,
)
_MULAI = re.compile(r"\W*(?:mulai|start|awal)\W*", re.IGNORECASE)
_SELESAI = re.compile(r"\W*(?:selesai|end|finish|akhir|stop)\W*", re.IGNORECASE)
_LEBIH = 8.0
_BINGKAI = 60.0
_LEMBAR = 1e6  # between the places of two sheets
_SEBARIS = 16.0  # pentagons at one height stand at the same end of a page and are no partners


def id_pelaksana(nama: str, dipakai: set[str]) -> str:
    """An id for an actor from its name: small letters, joined by hyphens, not used before."""
    kata = re.findall(r"[a-z0-9]+", nama.lower())
    dasar = "-".join(kata)[:40].strip("-") or "pelaksana"
    if not dasar[0].isalpha():
        dasar = f"p-{dasar}"
    calon, n = dasar, 2
    while calon in dipakai:
        calon, n = f"{dasar}-{n}", n + 1
    dipakai.add(calon)
    return calon


@dataclass(slots=True)
class _Langkah:
    """A row with its symbols."""

    baris: Baris
    bentuk: list[tuple[Bentuk, tuple[int, ...]]] = field(default_factory=list)
    nomor: int | None = None


def rakit(lembar: Sequence[Lembar], nama: str, format_: str, *, rantai: bool = True) -> HasilImpor:
    """The SOP that is drawn on the sheets. `nama` is the file's name.

    Raises `UnreadableFile` where none is.
    """
    kumpul = Pengumpul()
    tabel = cari_tabel(lembar)
    if tabel is None or not tabel.baris:
        tolak(
            nama,
            Pesan(
                "tabel prosedur tidak ditemukan (kepala kolom Kegiatan, Pelaksana, Mutu Baku).",
                "no table of a procedure found (headings Kegiatan, Pelaksana, Mutu Baku).",
            ),
            Pesan("Periksa judul kolomnya.", "Check its headings."),
        )
    return _Perakit(lembar, nama, tabel, kumpul).rakit(format_, rantai=rantai)


class _Perakit:
    """Puts one SOP together."""

    def __init__(self, lembar: Sequence[Lembar], nama: str, tabel: Tabel, kumpul: Pengumpul) -> None:
        self.lembar, self.nama, self.tabel, self.kumpul = lembar, nama, tabel, kumpul
        self.lajur: list[Lajur] = tabel.kepala.lajur
        self.langkah = [_Langkah(satu) for satu in tabel.baris]
        self.label: dict[int, list[tuple[str, Kotak]]] = defaultdict(list)
        self.node: dict[str, tuple[int, str]] = {}
        self.segilima: dict[str, tuple[str, tuple[float, float]]] = {}
        self.bentuk: dict[str, Bentuk] = {}
        self.punya: dict[str, str] = {}
        self.lepas: list[Bentuk] = []

    def rakit(self, format_: str, *, rantai: bool) -> HasilImpor:
        """The result."""
        self._buang_bukan_langkah()
        self._pasang_bentuk()
        panah = self._panah()
        self._nomori()
        simpul = self._simpul(panah)
        for satu in simpul:
            satu.arah = [arah for arah in satu.arah if arah.ke is None or arah.ke < len(simpul)]
        if not simpul:
            tolak(
                self.nama,
                Pesan("tabel prosedurnya tanpa langkah.", "its table of the procedure has no steps."),
            )
        susun_alir(simpul, self.kumpul, rantai=rantai)
        nilai = baca_identitas(self.lembar, self.tabel.terpakai, self.kumpul)
        self._judul(nilai)
        nilai["pelaksana"] = dict(self.nama_pelaksana.items())
        nilai["langkah"] = [satu.nilai for satu in simpul]
        return self.kumpul.jadi(jadikan_sop(nilai, self.nama), format_)

    # Rows

    def _buang_bukan_langkah(self) -> None:
        bernomor = sum(bool(satu.baris.teks("no")) for satu in self.langkah)
        tetap = []
        for satu in self.langkah:
            teks = satu.baris.teks("kegiatan")
            if (teks or satu.baris.teks("no")) and adalah_jumlah(satu.baris):
                self.kumpul.catat(
                    "tidak_dibawa",
                    Pesan(
                        f"baris '{satu_baris(teks)[:40]}' tidak dibawa.",
                        f"the row '{satu_baris(teks)[:40]}' is not carried.",
                    ),
                    satu.baris.asal("kegiatan"),
                )
                continue
            tetap.append(satu)
        while len(tetap) > 2 and bernomor > 1:
            akhir = tetap[-1].baris
            if akhir.teks("no") or any(akhir.sel.get(k) for k in ("kelengkapan", "waktu", "output")):
                break
            if self._ada_bentuk(akhir):
                break
            self.kumpul.catat(
                "tidak_dibawa",
                Pesan(
                    f"teks di bawah tabel '{satu_baris(akhir.teks('kegiatan'))[:40]}' tidak dibawa.",
                    f"the text below the table '{satu_baris(akhir.teks('kegiatan'))[:40]}' is not carried.",
                ),
                akhir.asal("kegiatan"),
            )
            tetap.pop()
        self.langkah = tetap

    def _ada_bentuk(self, baris: Baris) -> bool:
        return any(
            satu.jenis in _SIMBOL and baris.y0 <= satu.kotak.tengah[1] <= baris.y1 and self._lajur_dari(satu)
            for satu in self.lembar[baris.lembar].bentuk
        )

    # Symbols

    def _lajur_dari(self, bentuk: Bentuk) -> tuple[int, ...]:
        """The lanes that a shape covers: at least half of the lane, or the one that holds its middle."""
        kotak = bentuk.kotak
        hasil = []
        for n, lajur in enumerate(self.lajur):
            tumpang = min(kotak.x1, lajur.x1) - max(kotak.x0, lajur.x0)
            if tumpang > 0.5 * (lajur.x1 - lajur.x0) and tumpang > 0:
                hasil.append(n)
        if not hasil:
            tengah = kotak.tengah[0]
            hasil = [n for n, lajur in enumerate(self.lajur) if lajur.x0 <= tengah < lajur.x1]
        if not hasil and self.lajur:
            n = min(range(len(self.lajur)), key=lambda i: _luar(kotak.tengah[0], self.lajur[i]))
            if _luar(kotak.tengah[0], self.lajur[n]) < _LEBIH:
                hasil = [n]
        if len(hasil) > 1:
            # A shape a little wider than its own lane stands in the lane of its middle.
            kena = [n for n in hasil if self.lajur[n].x0 <= kotak.tengah[0] < self.lajur[n].x1]
            tertutup = sum(self.lajur[n].x1 - self.lajur[n].x0 for n in hasil)
            if kena and kotak.lebar < 0.72 * tertutup:
                hasil = kena[:1]
        return tuple(hasil)

    def _pasang_bentuk(self) -> None:
        for nomor, lembar in enumerate(self.lembar):
            baris = [satu for satu in self.langkah if satu.baris.lembar == nomor]
            if not baris:
                continue
            bingkai = _bingkai(lembar.bentuk)
            for satu in lembar.bentuk:
                if satu.nama not in bingkai:
                    self._satu_bentuk(nomor, satu, baris)
            for langkah in baris:
                for _, sel in langkah.baris.lajur:
                    if cabang_dari(sel.teks) is not None:
                        self.label[nomor].append((satu_baris(sel.teks), sel.kotak))

    def _satu_bentuk(self, nomor: int, bentuk: Bentuk, baris: Sequence[_Langkah]) -> None:
        teks = satu_baris(bentuk.teks)
        if (
            teks
            and bentuk.jenis in ("teks", "lain", "process")
            and (cabang_dari(teks) or bentuk.jenis != "process")
        ):
            if len(teks) <= 60:
                self.label[nomor].append((teks, bentuk.kotak))
            return
        if bentuk.jenis == "teks":
            return
        lajur = self._lajur_dari(bentuk)
        if not lajur:
            return
        kunci = f"{nomor}:{bentuk.nama}"
        tengah = bentuk.kotak.tengah
        if bentuk.jenis == "connector":
            self.segilima[kunci] = (teks, (tengah[0], tengah[1] + nomor * _LEMBAR))
            self.bentuk[kunci] = bentuk
            return
        tempat = next((satu for satu in baris if satu.baris.y0 <= tengah[1] < satu.baris.y1), None)
        if tempat is None:
            if bentuk.jenis == "terminator" and tengah[1] >= baris[-1].baris.y1 - 1:
                self.bentuk[kunci] = bentuk
                self.lepas.append(bentuk)
                self.punya[kunci] = "akhir"
            return
        if tempat.baris.y0 < -1e8 and bentuk.jenis != "terminator":
            return
        self.bentuk[kunci] = bentuk
        tempat.bentuk.append(
            (Bentuk(kunci, bentuk.jenis, bentuk.kotak, teks, bentuk.asal, bentuk.yakin), lajur)
        )

    # Arrows

    def _panah(self) -> list[Panah]:
        semua: list[Panah] = []
        for nomor, lembar in enumerate(self.lembar):
            awalan = f"{nomor}:"
            simbol = [
                Bentuk(kunci, b.jenis, b.kotak, b.teks, b.asal, b.yakin)
                for kunci, b in self.bentuk.items()
                if kunci.startswith(awalan)
            ]
            garis = [
                replace(
                    satu,
                    dari=f"{awalan}{satu.dari}" if satu.dari else None,
                    ke=f"{awalan}{satu.ke}" if satu.ke else None,
                )
                for satu in lembar.garis
            ]
            panah = cari_panah(simbol, garis)
            for satu_panah in panah:
                satu_panah.label = satu_baris(satu_panah.label)
            pasang_label(panah, self.label[nomor], simbol)
            semua += panah
        if not self.segilima:
            return semua
        hasil, tunggal = sambung_segilima(semua, self.segilima, self._jarak_segilima)
        for nama in tunggal:
            self.kumpul.catat(
                "lihat",
                Pesan(
                    f"segi lima '{self.segilima[nama][0]}' tanpa pasangan; alirannya tidak dibawa.",
                    f"the pentagon '{self.segilima[nama][0]}' has no partner; its flow is not carried.",
                ),
                self.lembar[int(nama.partition(":")[0])].nama,
            )
        return hasil

    def _jarak_segilima(self, a: Titik, b: Titik) -> float:
        """How far pentagons are apart: on neighbouring pages, or on one sheet that holds all pages."""
        halaman = {int(y // _LEMBAR) for _, (_, y) in self.segilima.values()}
        if len(halaman) > 1:
            # What leaves a page at its bottom goes on at the top of the next, and the reverse.
            (dari, bawah), (ke, juga_bawah) = self._ujung_halaman(a), self._ujung_halaman(b)
            cocok = ke - dari == (1 if bawah else -1) and bawah != juga_bawah
            return abs(a[0] - b[0]) if cocok else math.inf
        return math.dist(a, b) if abs(a[1] - b[1]) > _SEBARIS else math.inf

    def _ujung_halaman(self, titik: Titik) -> tuple[int, bool]:
        """The page of a pentagon, and whether it stands in the page's lower half."""
        halaman = int(titik[1] // _LEMBAR)
        baris = [x.baris for x in self.langkah if x.baris.lembar == halaman and x.baris.y0 > -1e8]
        tengah = (baris[0].y0 + baris[-1].y1) / 2 if baris else 0.0
        return halaman, titik[1] - halaman * _LEMBAR > tengah

    # Steps

    def _nomori(self) -> None:
        n = 0
        for satu in self.langkah:
            kegiatan = satu_baris(satu.baris.teks("kegiatan"))
            kapsul = satu.bentuk and all(b.jenis == "terminator" for b, _ in satu.bentuk)
            if (
                satu.baris.y0 < -1e8
                or (not kegiatan and not satu.bentuk)
                or (not kegiatan and kapsul)
                or (kapsul and (_MULAI.fullmatch(kegiatan) or _SELESAI.fullmatch(kegiatan)))
            ):
                satu.nomor = None
            else:
                satu.nomor, n = n, n + 1
        for satu in self.langkah:
            self._sebut(satu)

    def _sebut(self, langkah: _Langkah) -> None:
        """What each symbol of a row stands for: its step, the start, or an end."""
        if langkah.nomor is None:
            for bentuk, _ in langkah.bentuk:
                akhir = _SELESAI.fullmatch(bentuk.teks) or (
                    langkah.baris.y0 > -1e8
                    and not _MULAI.fullmatch(bentuk.teks)
                    and langkah is not self.langkah[0]
                    and not _MULAI.fullmatch(satu_baris(langkah.baris.teks("kegiatan")))
                )
                self.punya[bentuk.nama] = "akhir" if akhir else "awal"
            return
        lain = [b for b, _ in langkah.bentuk if b.jenis != "terminator"]
        for bentuk, _ in langkah.bentuk:
            if bentuk.jenis == "terminator" and lain:
                self.punya[bentuk.nama] = "kapsul"
            else:
                self.punya[bentuk.nama] = str(langkah.nomor)

    def _simpul(self, panah: Sequence[Panah]) -> list[Simpul]:
        self._kapsul(panah)
        self.nama_pelaksana: dict[str, str] = {}
        dipakai: set[str] = set()
        self.id: list[str] = []
        for n, lajur in enumerate(self.lajur):
            nama = lajur.nama or f"Pelaksana {n + 1}"
            kunci = id_pelaksana(nama, dipakai)
            self.id.append(kunci)
            if lajur.nama or len(self.lajur) > 1:
                self.nama_pelaksana[kunci] = nama
                self.kumpul.nilai(("pelaksana", kunci), lajur.asal)
        simpul = [self._satu_simpul(satu, dipakai) for satu in self.langkah if satu.nomor is not None]
        for satu_panah in panah:
            dari, ke = self.punya.get(str(satu_panah.dari)), self.punya.get(str(satu_panah.ke))
            if dari is None or not dari.isdigit():
                continue
            if ke is None:
                self.kumpul.catat(
                    "lihat",
                    Pesan(
                        f"panah dari langkah {int(dari) + 1} tidak sampai ke simbol.",
                        f"an arrow of step {int(dari) + 1} reaches no symbol.",
                    ),
                    satu_panah.asal,
                    ("langkah", int(dari)),
                )
                continue
            if ke == "awal":
                ke = "0"
            if ke == dari and (not satu_panah.arah or not simpul[int(dari)].keputusan):
                continue
            if not satu_panah.arah:
                continue
            tujuan = None if ke == "akhir" else int(ke)
            simpul[int(dari)].arah.append(Arah(tujuan, satu_panah.label, satu_panah.yakin, satu_panah.asal))
        for satu in self.langkah:
            if satu.nomor and not simpul[satu.nomor].arah:
                milik = [b for b, _ in satu.bentuk if self.punya[b.nama] == str(satu.nomor)]
                if milik and all(b.jenis == "terminator" for b in milik):
                    simpul[satu.nomor].arah.append(Arah(None, asal=milik[0].asal))
        return simpul

    def _kapsul(self, panah: Sequence[Panah]) -> None:
        """A capsule beside another symbol of its row is a start where arrows only leave it, else an end."""
        masuk = {str(p.ke) for p in panah if p.arah}
        for nama, arti in list(self.punya.items()):
            if arti == "kapsul":
                self.punya[nama] = "akhir" if nama in masuk else "awal"

    def _satu_simpul(self, langkah: _Langkah, dipakai: set[str]) -> Simpul:
        n = langkah.nomor or 0
        baris = langkah.baris
        simbol = [(b, lajur) for b, lajur in langkah.bentuk if self.punya[b.nama] == str(n)]
        nilai: dict[str, Any] = {"kegiatan": satu_baris(baris.teks("kegiatan")) or "(kegiatan tidak terbaca)"}
        yakin = 1.0 if baris.teks("kegiatan") else 0.2
        self.kumpul.nilai(("langkah", n, "kegiatan"), baris.asal("kegiatan"), yakin)
        keputusan = any(b.jenis == "decision" for b, _ in simbol)
        nilai["pelaksana"] = self._pelaksana(n, simbol, baris, dipakai)
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
            gambar=bool(self.bentuk),
        )
        if not self.bentuk:
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

    def _pelaksana(
        self, n: int, simbol: Sequence[tuple[Bentuk, tuple[int, ...]]], baris: Baris, dipakai: set[str]
    ) -> list[str]:
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
                    kunci = id_pelaksana(nama, dipakai)
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
        satuan = self.tabel.kepala.satuan
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

    def _judul(self, nilai: dict[str, Any]) -> None:
        if "judul" in nilai:
            return
        semua = [s.teks for satu in self.lembar for s in satu.sel]
        for nomor, satu in enumerate(self.lembar):
            for sel in sorted(satu.sel, key=lambda s: (s.baris, s.kolom)):
                cocok = re.match(
                    r"\s*(?:prosedur|sop|standar\s+operasional\s+prosedur|bagan\s+alir|flowchart)\b\s*(?:sop\b)?\s*[:\-]?\s*(.{6,})",
                    satu_baris(sel.teks),
                    re.IGNORECASE,
                )
                if cocok and sel.baris not in self.tabel.terpakai.get(nomor, set()):
                    nilai["judul"] = judul_biasa(cocok[1], semua)[0]
                    self.kumpul.nilai(("judul",), sel.asal, 0.85)
                    return
        batang = re.sub(r"(\.sop)?\.\w+$", "", self.nama.replace("\\", "/").rpartition("/")[2])
        nilai["judul"] = satu_baris(re.sub(r"[_-]+", " ", batang)) or "Tanpa judul"
        self.kumpul.nilai(
            ("judul",),
            self.nama,
            0.3,
            Pesan("judul diambil dari nama berkas", "the title is the name of the file"),
        )


def _bingkai(bentuk: Sequence[Bentuk]) -> set[str]:
    """Shapes that are drawn around others, and so are no symbols: those that hold two or more."""
    simbol = [(satu.kotak, satu.kotak.tengah, satu.nama) for satu in bentuk if satu.jenis in _SIMBOL]
    besar = [x for x in simbol if x[0].tinggi > _BINGKAI and x[0].lebar > _BINGKAI]
    return {
        nama for kotak, _, nama in besar if sum(kotak.memuat(t) for _, t, lain in simbol if lain != nama) > 1
    }


def _luar(x: float, lajur: Lajur) -> float:
    return max(lajur.x0 - x, 0.0, x - lajur.x1)


def jadikan_sop(nilai: dict[str, Any], nama: str) -> Sop:
    """The model of what was found. Raises `UnreadableFile` where that is no SOP."""
    try:
        return Sop.model_validate(nilai)
    except ValidationError as error:
        pertama = error.errors(include_url=False)[0]
        di = ".".join(str(satu) for satu in pertama["loc"])
        tolak(
            nama,
            Pesan(f"isinya tidak membentuk SOP ({di}).", f"what it holds makes no SOP ({di})."),
            Pesan("Periksa tabelnya.", "Check its table."),
        )
