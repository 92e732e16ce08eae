"""From sheets of cells, shapes and lines to an SOP: rows become steps, lanes actors, arrows the flow."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sopan.errors import Pesan
from sopan.read.impor.alir import Arah, Simpul, susun_alir
from sopan.read.impor.aman import tolak
from sopan.read.impor.banyak import sop_pertama
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.identitas import baca_identitas
from sopan.read.impor.isi_langkah import IsiLangkah
from sopan.read.impor.jadi import cari_judul, jadikan_sop
from sopan.read.impor.kanvas import Bentuk, Kotak, Lembar, Titik
from sopan.read.impor.label import cabang_dari
from sopan.read.impor.panah import Panah, cari_panah, pasang_label
from sopan.read.impor.segilima import sambung_segilima
from sopan.read.impor.simbol import SIMBOL, bingkai, lajur_dari
from sopan.read.impor.tabel import Baris, Tabel, adalah_jumlah, cari_tabel
from sopan.read.impor.teks_sel import satu_baris

__all__ = ["rakit"]

_MULAI = re.compile(r"\W*(?:mulai|start|awal)\W*", re.IGNORECASE)
_SELESAI = re.compile(r"\W*(?:selesai|end|finish|akhir|stop)\W*", re.IGNORECASE)
_LEMBAR = 1e6  # between the places of two sheets
_SEBARIS = 16.0  # pentagons at one height stand at the same end of a page and are no partners


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
    lembar = sop_pertama(lembar, kumpul)
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
        self.isi = IsiLangkah(tabel.kepala, kumpul)
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
        if "judul" not in nilai:
            nilai["judul"] = cari_judul(self.lembar, self.tabel.terpakai, self.nama, self.kumpul)
        nilai["pelaksana"] = dict(self.isi.nama_pelaksana)
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
            satu.jenis in SIMBOL
            and baris.y0 <= satu.kotak.tengah[1] <= baris.y1
            and lajur_dari(satu, self.tabel.kepala.lajur)
            for satu in self.lembar[baris.lembar].bentuk
        )

    # Symbols

    def _pasang_bentuk(self) -> None:
        for nomor, lembar in enumerate(self.lembar):
            baris = [satu for satu in self.langkah if satu.baris.lembar == nomor]
            if not baris:
                continue
            pembungkus = bingkai(lembar.bentuk)
            for satu in lembar.bentuk:
                if satu.nama not in pembungkus:
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
        lajur = lajur_dari(bentuk, self.tabel.kepala.lajur)
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
        simpul = []
        for satu in self.langkah:
            if satu.nomor is not None:
                milik = [x for x in satu.bentuk if self.punya[x[0].nama] == str(satu.nomor)]
                simpul.append(self.isi.simpul(satu.nomor, satu.baris, milik, gambar=bool(self.bentuk)))
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
                sendiri = [b for b, _ in satu.bentuk if self.punya[b.nama] == str(satu.nomor)]
                if sendiri and all(b.jenis == "terminator" for b in sendiri):
                    simpul[satu.nomor].arah.append(Arah(None, asal=sendiri[0].asal))
        return simpul

    def _kapsul(self, panah: Sequence[Panah]) -> None:
        """A capsule beside another symbol of its row is a start where arrows only leave it, else an end."""
        masuk = {str(p.ke) for p in panah if p.arah}
        for nama, arti in list(self.punya.items()):
            if arti == "kapsul":
                self.punya[nama] = "akhir" if nama in masuk else "awal"
