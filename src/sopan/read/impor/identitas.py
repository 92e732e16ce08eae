"""The identity page among the cells of sheets: values beside, below or behind their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sopan.errors import Pesan
from sopan.model.teks import tanpa_kata_sop
from sopan.read.impor.hasil import Pengumpul
from sopan.read.impor.kanvas import Lembar, Sel
from sopan.read.impor.label import DAFTAR, BidangIdentitas, kolom_tabel, pisah_label
from sopan.read.impor.tanggal import baca_tanggal
from sopan.read.impor.teks_sel import bersih, daftar, judul_biasa, satu_baris

__all__ = ["baca_identitas"]

_NIP = re.compile(r"\bNIP\b\.?\s*:?\s*((?:\d[\s.]?){17}\d|\d[\d .]{7,24}\d)?", re.IGNORECASE)
_NIP_TELANJANG = re.compile(r"(?<!\d)((?:19|20)\d{6}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3})(?!\d)")
_GELAR = re.compile(r"\b(?:S\.?[A-Z][A-Za-z]*|M\.?[A-Z][A-Za-z.]*|Drs?|Ir|Prof|Hj?|Ph\.?D)\b\.?")
_TANGGAL = {"pembuatan": "pembuatan", "revisi": "revisi", "efektif": "efektif"}
_KAKI = re.compile(r"\W*(?:halaman|hal\.?|page)\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?\W*", re.IGNORECASE)
_LAMBANG = re.compile(r"^\W*(?:logo|lambang|kop)\W*$", re.IGNORECASE)


class _Sel:
    """The cells of the identity part of a sheet, to be asked by neighbourhood."""

    def __init__(self, sel: Sequence[Sel]) -> None:
        self.sel = sorted(sel, key=lambda s: (s.baris, s.kolom))
        self.label: dict[int, tuple[BidangIdentitas, str]] = {}
        for n, satu in enumerate(self.sel):
            found = pisah_label(satu.teks)
            if found is not None:
                self.label[n] = found

    def kanan(self, n: int) -> list[Sel]:
        """Cells to the right in the rows of a label, up to the next label; colons are left out."""
        ini = self.sel[n]
        sejajar = [
            (m, s)
            for m, s in enumerate(self.sel)
            if s.kolom > ini.akhir_kolom and s.baris <= ini.akhir_baris and s.akhir_baris >= ini.baris
        ]
        batas = min((s.kolom for m, s in sejajar if m in self.label), default=10**9)
        return [s for m, s in sejajar if m not in self.label and s.kolom < batas and s.teks.strip(" :;")]

    def bawah(self, n: int, *, kanan_juga: bool = False) -> list[Sel]:
        """Cells below a label, as wide as to the next label beside it, as far as the next label below."""
        ini = self.sel[n]
        batas_kolom = min(
            (
                s.kolom
                for m, s in enumerate(self.sel)
                if m in self.label
                and s.kolom > ini.akhir_kolom
                and ini.baris - 1 <= s.baris <= ini.akhir_baris + 1
            ),
            default=10**9,
        )
        if not kanan_juga and batas_kolom == 10**9:
            batas_kolom = max(ini.akhir_kolom + 1, self._lebar_bawah(ini))
        batas_baris = min(
            (
                s.baris
                for m, s in enumerate(self.sel)
                if m in self.label and s.baris > ini.akhir_baris and ini.kolom <= s.kolom < batas_kolom
            ),
            default=10**9,
        )
        return [
            s
            for m, s in enumerate(self.sel)
            if m not in self.label
            and ini.akhir_baris < s.baris < batas_baris
            and ini.kolom <= s.kolom < batas_kolom
        ]

    def _lebar_bawah(self, ini: Sel) -> int:
        return max(
            (s.akhir_kolom + 1 for s in self.sel if s.baris == ini.akhir_baris + 1 and s.kolom >= ini.kolom),
            default=0,
        )


def baca_identitas(
    lembar: Sequence[Lembar], terpakai: dict[int, set[int]], kumpul: Pengumpul
) -> dict[str, Any]:
    """The values of the identity page, for the model. Cells in `terpakai` rows belong to the table."""
    hasil: dict[str, Any] = {}
    teks_semua = [s.teks for satu in lembar for s in satu.sel]
    for nomor, satu in enumerate(lembar):
        tabel = terpakai.get(nomor, set())
        sel = [
            s
            for s in satu.sel
            if s.baris not in tabel
            and not _KAKI.fullmatch(s.teks)
            and (kolom_tabel(s.teks) is None or pisah_label(s.teks) is not None)
        ]
        kumpulan = _Sel(sel)
        if not kumpulan.label:
            continue
        for n, (bidang, isi) in sorted(kumpulan.label.items()):
            _bidang(kumpulan, n, bidang, isi, hasil, kumpul, teks_semua)
        if "instansi" not in hasil:
            _instansi(kumpulan, hasil, kumpul, teks_semua)
    return hasil


def _bidang(
    kumpulan: _Sel,
    n: int,
    bidang: BidangIdentitas,
    isi: str,
    hasil: dict[str, Any],
    kumpul: Pengumpul,
    semua: Iterable[str],
) -> None:
    ini = kumpulan.sel[n]
    if bidang == "tidak_dibawa":
        kumpul.catat(
            "tidak_dibawa",
            Pesan(
                f"'{satu_baris(ini.teks)[:40]}' tidak ada dalam format SOP.",
                f"'{satu_baris(ini.teks)[:40]}' has no place in the SOP.",
            ),
            ini.asal,
        )
        return
    if bidang in DAFTAR:
        _daftar(kumpulan, n, bidang, isi, hasil, kumpul)
        return
    kanan = kumpulan.kanan(n)
    teks = isi or "\n".join(s.teks.strip().lstrip(":").strip() for s in kanan)
    asal = ini.asal if isi or not kanan else kanan[0].asal
    if bidang == "pengesahan":
        bawah = [] if isi.count("\n") else kumpulan.bawah(n, kanan_juga=True)
        if not kanan or len(bersih(teks).split("\n")) < 3:
            teks = "\n".join(filter(None, [teks, *(s.teks for s in bawah)]))
            asal = asal if kanan or not bawah else bawah[0].asal
        _pengesahan(teks, asal, hasil, kumpul)
        return
    if not teks.strip():
        bawah = kumpulan.bawah(n)
        teks, asal = (bawah[0].teks, bawah[0].asal) if bawah and bidang == "judul" else ("", asal)
    teks = satu_baris(teks).lstrip(":").strip()
    if not teks.strip(" -–—.:"):
        return
    if bidang in _TANGGAL:
        _tanggal(bidang, teks, asal, hasil, kumpul)
    elif bidang == "judul":
        if "judul" not in hasil:
            rapi, diubah = judul_biasa(tanpa_kata_sop(teks), semua)
            hasil["judul"] = rapi
            kumpul.nilai(("judul",), asal, 0.9 if diubah else 1.0)
    elif "nomor" not in hasil:
        hasil["nomor"] = teks
        kumpul.nilai(("nomor",), asal)


def _tanggal(bidang: str, teks: str, asal: str, hasil: dict[str, Any], kumpul: Pengumpul) -> None:
    found = baca_tanggal(teks)
    if found is None:
        kumpul.catat(
            "lihat",
            Pesan(
                f"tanggal {bidang} '{teks[:40]}' tidak terbaca.",
                f"the date {bidang} '{teks[:40]}' cannot be read.",
            ),
            asal,
            ("tanggal",),
        )
        return
    hari, yakin = found
    hasil.setdefault("tanggal", {}).setdefault(bidang, hari)
    lihat = (
        None if yakin >= 0.8 else Pesan(f"'{teks[:40]}' dibaca {hari}", f"'{teks[:40]}' was read as {hari}")
    )
    kumpul.nilai(("tanggal", bidang), asal, yakin, lihat)


def _daftar(kumpulan: _Sel, n: int, bidang: str, isi: str, hasil: dict[str, Any], kumpul: Pengumpul) -> None:
    ini = kumpulan.sel[n]
    asal = ini.asal
    if not isi:
        kanan, bawah = kumpulan.kanan(n), kumpulan.bawah(n)
        sumber = kanan or bawah
        if sumber:
            asal = sumber[0].asal
        per_baris: dict[int, list[str]] = {}
        for s in sumber:
            per_baris.setdefault(s.baris, []).append(s.teks.strip())
        isi = "\n".join(" ".join(bagian) for _, bagian in sorted(per_baris.items()))
    butir = daftar(isi)
    if butir:
        hasil[bidang] = (*hasil.get(bidang, ()), *butir)
        kumpul.nilai((bidang,), asal)


def _pengesahan(teks: str, asal: str, hasil: dict[str, Any], kumpul: Pengumpul) -> None:
    """Post, name and NIP from the lines beside "Disahkan oleh"."""
    sah: dict[str, str] = {}
    baris = [satu for satu in bersih(teks).split("\n") if satu.strip(" .:_-…")]
    sisa: list[str] = []
    nama_di = None
    for satu in baris:
        nip = _NIP_TELANJANG.search(satu) or (_NIP.search(satu) if "nip" in satu.lower() else None)
        if nip is not None and "nip" not in sah:
            if nip[1]:
                sah["nip"] = re.sub(r"[\s.]", "", nip[1])
            nama_di = nama_di or len(sisa)
            lebih = satu[: nip.start()].strip(" .:")
            lebih = re.sub(r"\bNIP\b\.?\s*:?\s*$", "", lebih, flags=re.IGNORECASE).strip()
            if lebih:
                sisa.append(lebih)
                nama_di = len(sisa)
        elif not re.fullmatch(r"\W*(?:ttd|tanda tangan|cap|stempel)\W*", satu, re.IGNORECASE):
            sisa.append(satu.rstrip(","))
    yakin = 1.0
    if sisa and nama_di is None and len(sisa) > 1 and _GELAR.search(sisa[-1]):
        nama_di, yakin = len(sisa), 0.85
    if nama_di:
        sah["nama"] = sisa[nama_di - 1].strip("() ")
        sisa = sisa[: nama_di - 1]
    elif len(sisa) > 1:
        sah["nama"], yakin = sisa.pop().strip("() "), 0.7
    if sisa:
        sah["jabatan"] = " ".join(sisa)
    if sah and "pengesahan" not in hasil:
        hasil["pengesahan"] = {kunci: nilai for kunci, nilai in sah.items() if nilai}
        lihat = (
            None
            if yakin >= 0.8
            else Pesan(
                "jabatan dan nama pejabat dipisah menurut urutan baris",
                "post and name are told apart by their order",
            )
        )
        kumpul.nilai(("pengesahan",), asal, yakin, lihat)


def _instansi(kumpulan: _Sel, hasil: dict[str, Any], kumpul: Pengumpul, semua: Iterable[str]) -> None:
    """The agency and its units: what stands above or left of the first label."""
    if not kumpulan.label:
        return
    pertama = kumpulan.sel[min(kumpulan.label)]
    tahap = [kumpulan.sel[n].baris for n, (b, _) in kumpulan.label.items() if b in DAFTAR]
    batas = min(tahap, default=10**9)
    terpakai = {id(s) for n in kumpulan.label for s in kumpulan.kanan(n)}
    calon = [
        s
        for n, s in enumerate(kumpulan.sel)
        if n not in kumpulan.label
        and id(s) not in terpakai
        and s.baris < batas
        and s.akhir_kolom < pertama.kolom
        and s.teks.strip(" :.-")
        and not _LAMBANG.match(s.teks)
    ]
    baris = [satu for s in calon for satu in bersih(s.teks).split("\n") if satu.strip(" :.-")]
    baris = [satu for satu in baris if len(satu) > 2 and not satu.isdigit()][:8]
    if not baris:
        return
    semua = tuple(semua)
    rapi = [judul_biasa(satu, semua)[0] for satu in baris]
    hasil["instansi"] = rapi[0]
    kumpul.nilai(("instansi",), calon[0].asal, 0.85)
    if rapi[1:]:
        hasil["unit"] = tuple(rapi[1:])
        kumpul.nilai(("unit",), calon[0].asal, 0.85)
