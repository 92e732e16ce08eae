"""From rows to an organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.model import bahasa
from sopan.model.organisasi import Organisasi
from sopan.read.faults import clean, shown
from sopan.read.organisasi_table.cells import Lembar, kolom_huruf, read_cells
from sopan.read.organisasi_table.headings import Kolom, cari_kepala
from sopan.read.source import shown_name

__all__ = ["Catatan", "TabelOrganisasi", "read_organisasi_table"]

_BUTIR = re.compile(r"(?m)^\s*(?:[-•*–]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?")
_ESELON = re.compile(r"(?:eselon|es\.?|esl\.?)?\s*([1-5]|i{1,3}|iv|v)\s*[./ ]?\s*([ab])?", re.IGNORECASE)
_JENIS = {"pelayanan": "pelayanan", "layanan": "pelayanan", "rutin": "rutin", "penugasan": "penugasan"}
_SKALA = {"besar": "besar", "tim": "besar", "kecil": "kecil", "nontim": "kecil"}
_ORIENTASI = {
    "produk": "produk",
    "barang": "produk",
    "kegiatan": "kegiatan",
    "jasa": "kegiatan",
    "proses": "kegiatan",
}
_BOLEH = "Induk, Eselon, Tugas, Fungsi, Uraian Tugas, Kegiatan, Jenis, Skala, Probis, Nomor SOP"
_KOSONG = frozenset(("", "-", "–", "--", "n/a", "belum ada", "tidak ada", "nihil"))


class Catatan(NamedTuple):
    """Something of a table that was not understood: sheet, row and column as the spreadsheet counts them."""

    lembar: str
    baris: int
    kolom: str
    pesan: Pesan


@dataclass(frozen=True, slots=True)
class TabelOrganisasi:
    """The organisation of a table, and what of the table was left out or guessed."""

    organisasi: Organisasi
    catatan: tuple[Catatan, ...]


@dataclass
class _Unit:
    id: str
    nama: str
    induk: str | None = None
    eselon: str | None = None
    tugas: str | None = None
    fungsi: list[str] = field(default_factory=list)
    uraian: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    uraian_kini: str = ""


def read_organisasi_table(path: Path, nama: str | None = None) -> TabelOrganisasi:
    """The organisation of a table; `nama` is its name, by default that of its only top unit, or of the file.

    Raises `UnreadableFile` where the file is no table, or no sheet has headings that mean units.
    """
    berkas = shown_name(path)
    lembar = read_cells(path)
    pembaca = _Pembaca()
    terbaca = [satu for satu in lembar if pembaca.baca(satu)]
    if not terbaca or not pembaca.unit:
        raise UnreadableFile([_tanpa_kepala(berkas)])
    return pembaca.selesai(berkas, nama or path.stem)


def _tanpa_kepala(berkas: str) -> Fault:
    return Fault(
        berkas,
        0,
        0,
        Pesan("tidak ada baris kepala yang dikenal.", "no row of headings is known."),
        instead=Pesan(
            f"Beri kolom Unit (atau Eselon II, Eselon III, ...); boleh juga {_BOLEH}.",
            f"Give a column Unit (or Eselon II, Eselon III, ...); also {_BOLEH}.",
        ),
    )


class _Pembaca:
    """Reads sheet after sheet into units."""

    def __init__(self) -> None:
        self.unit: dict[str, _Unit] = {}
        self.menurut_nama: dict[tuple[str, str | None], str] = {}
        self.catatan: list[Catatan] = []
        self.kegiatan: set[str] = set()
        self._lembar = ""

    def catat(self, baris: int, kolom: int | None, id: str, en: str) -> None:
        huruf = "" if kolom is None else kolom_huruf(kolom)
        self.catatan.append(Catatan(self._lembar, baris + 1, huruf, Pesan(clean(id), clean(en))))

    def baca(self, lembar: Lembar) -> bool:
        """Read a sheet; False where it has no headings that mean units."""
        kolom = cari_kepala(lembar.baris)
        if kolom is None:
            return False
        self._lembar = lembar.nama
        for di, sel in kolom.asing.items():
            self.catat(
                kolom.baris,
                di,
                f"kolom '{shown(sel)}' tidak dikenal dan dilewati",
                f"column '{shown(sel)}' is not known and was passed over",
            )
        _isi_gabungan(lembar)
        kini: _Unit | None = None
        jalan: dict[int, str] = {}
        for nomor, isi in enumerate(lembar.baris[kolom.baris + 1 :], kolom.baris + 1):
            terisi = [sel for sel in isi if sel]
            if not terisi or all(_NOMOR_KOLOM.fullmatch(sel) for sel in terisi):
                continue
            kini = self._unit(_Baris(nomor, isi, kolom), kini, jalan)
            if kini is None:
                self.catat(nomor, None, "baris tanpa unit dilewati", "a row without a unit was passed over")
        return True

    def _unit(self, baris: _Baris, kini: _Unit | None, jalan: dict[int, str]) -> _Unit | None:
        if baris.kolom.jenjang:
            kini = self._menurut_jenjang(baris, kini, jalan)
        if nama := baris("unit"):
            kini = self._buat(
                nama, baris("induk") or (kini.id if baris.kolom.jenjang and kini else None), baris
            )
        if kini is None:
            return None
        kini.tugas = kini.tugas or baris("tugas")
        for butir in _butir(baris("fungsi")):
            if butir not in kini.fungsi:
                kini.fungsi.append(butir)
        self._uraian(kini, baris)
        return kini

    def _menurut_jenjang(self, baris: _Baris, kini: _Unit | None, jalan: dict[int, str]) -> _Unit | None:
        """The unit of a row whose tree stands in columns of echelons; blank cells go on with those above."""
        for tingkat in sorted(baris.kolom.jenjang):
            nama = baris.sel(baris.kolom.jenjang[tingkat])
            if not nama:
                continue
            for lebih in [t for t in jalan if t >= tingkat]:
                del jalan[lebih]
            atas = jalan[max(jalan)] if jalan else None
            kunci = (nama.casefold(), atas)
            if kunci not in self.menurut_nama:
                unit = _Unit(self._id(nama), nama, atas, ("I", "II", "III", "IV", "V")[tingkat - 1])
                self.unit[unit.id] = unit
                self.menurut_nama[kunci] = unit.id
            jalan[tingkat] = self.menurut_nama[kunci]
            kini = self.unit[jalan[tingkat]]
        return kini

    def _buat(self, nama: str, induk: str | None, baris: _Baris) -> _Unit:
        kunci = (nama.casefold(), (induk or "").casefold() or None)
        id = self.menurut_nama.get(kunci)
        if (
            id is None and induk is None
        ):  # a repeated name without its parent goes on with the unit known by it
            id = next((x for (n, _), x in self.menurut_nama.items() if n == kunci[0]), None)
        if id is not None:
            return self.unit[id]
        unit = _Unit(self._id(baris("id") or nama), nama, induk)
        eselon = baris("eselon")
        if eselon:
            if found := _ESELON.fullmatch(eselon.strip()):
                unit.eselon = found[1] + (f".{found[2]}" if found[2] else "")
            else:
                self.catat(
                    baris.nomor,
                    baris.kolom.arti["eselon"],
                    f"eselon '{shown(eselon)}' tidak dikenal; {shown(nama)} dibaca tanpa eselon",
                    f"eselon '{shown(eselon)}' is not known; {shown(nama)} was read without one",
                )
        self.unit[unit.id] = unit
        self.menurut_nama[kunci] = unit.id
        return unit

    def _uraian(self, unit: _Unit, baris: _Baris) -> None:
        teks = baris("uraian")
        kegiatan = self._kegiatan(baris)
        if teks:
            for butir in _butir(teks):
                unit.uraian.setdefault(butir, [])
                unit.uraian_kini = butir
        if kegiatan is None:
            return
        if not unit.uraian_kini:
            # An activity hangs under a duty; where the table has none, its own words are the duty.
            judul = f"{kegiatan['aspek']} {kegiatan['output']}"
            unit.uraian.setdefault(f"Melakukan {judul[:1].lower()}{judul[1:]}", []).append(kegiatan)
        else:
            unit.uraian[unit.uraian_kini].append(kegiatan)

    def _kegiatan(self, baris: _Baris) -> dict[str, Any] | None:
        judul, aspek, output = baris("kegiatan"), baris("aspek"), baris("output")
        if judul and not (aspek and output):
            judul = re.sub(r"^SOP\s+", "", judul, flags=re.IGNORECASE)
            pertama, _, sisa = judul.partition(" ")
            if not sisa:
                self.catat(
                    baris.nomor,
                    baris.kolom.arti["kegiatan"],
                    f"kegiatan '{shown(judul)}' tidak dapat dipisah menjadi aspek dan output",
                    f"activity '{shown(judul)}' cannot be taken apart into aspek and output",
                )
                return None
            if bahasa.kata_kerja_aktif(pertama) and not bahasa.kata_benda_kegiatan(pertama):
                pertama = bahasa.nominal(pertama).capitalize()
            aspek, output = pertama, sisa
        if not (aspek and output):
            return None
        id = self._id_kegiatan(baris("id_kegiatan"))
        hasil: dict[str, Any] = {"id": id, "aspek": aspek, "output": output}
        for kunci, daftar in (("jenis", _JENIS), ("skala", _SKALA), ("orientasi", _ORIENTASI)):
            if tulisan := baris(kunci):
                nilai = _pilihan(tulisan, daftar)
                if nilai is None:
                    self.catat(
                        baris.nomor,
                        baris.kolom.arti[kunci],
                        f"{kunci} '{shown(tulisan)}' tidak dikenal dan dilewati",
                        f"{kunci} '{shown(tulisan)}' is not known and was passed over",
                    )
                else:
                    hasil[kunci] = nilai
        for kunci in ("probis", "sop"):
            if tulisan := baris(kunci):
                hasil[kunci] = tulisan
        return hasil

    def _id(self, tulisan: str) -> str:
        return _unik(_slug(tulisan) or "unit", self.unit)

    def _id_kegiatan(self, tulisan: str | None) -> str:
        id = _slug(tulisan) if tulisan else ""
        if not id:
            nomor = len(self.kegiatan) + 1
            while (id := f"k-{nomor}") in self.kegiatan:
                nomor += 1
        id = _unik(id, self.kegiatan)
        self.kegiatan.add(id)
        return id

    def selesai(self, berkas: str, nama: str) -> TabelOrganisasi:
        """Lead every parent to its unit, and make the model."""
        menurut_nama: dict[str, str] = {}
        for (tulisan, _), id in self.menurut_nama.items():
            menurut_nama.setdefault(tulisan, id)
        for unit in self.unit.values():
            if unit.induk is None or unit.induk in self.unit:
                continue
            ada = menurut_nama.get(unit.induk.casefold()) or next(
                (id for id in (_slug(unit.induk),) if id in self.unit), None
            )
            if ada is None:
                pesan = Pesan(
                    f"induk '{shown(unit.induk)}' dari {shown(unit.nama)} tidak ada di tabel",
                    f"the parent '{shown(unit.induk)}' of {shown(unit.nama)} is not in the table",
                )
                self.catatan.append(Catatan("", 0, "", pesan))
            unit.induk = ada
        puncak = [unit for unit in self.unit.values() if unit.induk is None]
        isi = {
            "nama": puncak[0].nama if len(puncak) == 1 else nama,
            "unit": [_isi(unit) for unit in self.unit.values()],
        }
        try:
            organisasi = Organisasi.model_validate(isi)
        except ValidationError as salah:
            baris = [f"{'.'.join(map(str, x['loc']))}: {x['msg']}" for x in salah.errors()]
            raise UnreadableFile(
                [Fault(berkas, 0, 0, Pesan(shown(satu), shown(satu))) for satu in baris]
            ) from salah
        return TabelOrganisasi(organisasi, tuple(self.catatan))


class _Baris:
    """A row, asked by what its columns mean."""

    def __init__(self, nomor: int, isi: list[str], kolom: Kolom) -> None:
        self.nomor, self.isi, self.kolom = nomor, isi, kolom

    def sel(self, kolom: int) -> str | None:
        nilai = self.isi[kolom].strip() if kolom < len(self.isi) else ""
        return None if nilai.casefold() in _KOSONG else nilai

    def __call__(self, arti: str) -> str | None:
        return self.sel(self.kolom.arti[arti]) if arti in self.kolom.arti else None


def _isi(unit: _Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "nama": unit.nama,
        "induk": unit.induk,
        "eselon": unit.eselon,
        "tugas": unit.tugas,
        "fungsi": unit.fungsi,
        "uraian_tugas": [{"teks": teks, "kegiatan": kegiatan} for teks, kegiatan in unit.uraian.items()],
    }


def _butir(teks: str | None) -> list[str]:
    """The items of a cell: lines, or what its numbers and dashes part; trailing semicolons go."""
    if not teks:
        return []
    bersih = _BUTIR.sub("", teks)
    return [satu for baris in bersih.splitlines() if (satu := baris.strip().rstrip(";").strip())]


def _pilihan(tulisan: str, daftar: dict[str, str]) -> str | None:
    bersih = re.sub(r"[^a-z]", "", tulisan.casefold().removeprefix("skala").removeprefix("kegiatan "))
    return daftar.get(bersih)


def _slug(tulisan: str) -> str:
    bersih = re.sub(r"[^a-z0-9]+", "-", tulisan.casefold()).strip("-")[:40].strip("-")
    return bersih if not bersih or bersih[0].isalpha() else f"u-{bersih}"


def _unik(id: str, sudah: Any) -> str:
    calon, nomor = id, 2
    while calon in sudah:
        calon, nomor = f"{id}-{nomor}", nomor + 1
    return calon


def _isi_gabungan(lembar: Lembar) -> None:
    """Give every cell of a merged column the text of its first, so that each row says its unit itself."""
    for a, b, c, d in lembar.gabungan:
        if a < len(lembar.baris) and b < len(lembar.baris[a]) and b == d:
            for baris in range(a + 1, min(c + 1, len(lembar.baris))):
                while len(lembar.baris[baris]) <= b:
                    lembar.baris[baris].append("")
                lembar.baris[baris][b] = lembar.baris[a][b]
