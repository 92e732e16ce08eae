"""What changed inside a step that both SOPs have: sentence, actors, standard, and where the flow goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopan.errors import Pesan
from sopan.model import Alur, Durasi, Keputusan, Langkah, Sop
from sopan.model.langkah import NamaCabang, Rujukan
from sopan.model.sumber import Jalur
from sopan.model.waktu import format_menit
from sopan.organise.diff.changes import Perubahan
from sopan.organise.diff.fields import beda_daftar, beda_teks

__all__ = ["Sisi", "beda_langkah"]

_MENIT_HARI_KALENDER = 24 * 60
_CABANG: tuple[NamaCabang, NamaCabang] = ("ya", "tidak")
_INGGRIS = {"ya": "yes", "tidak": "no"}


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where a flow leads: a step, the end (`ke` is None), or a step that does not exist (`hilang`).

    `rujukan` is what the file says, None where it leaves the way to the order of the steps.
    """

    ke: int | None
    rujukan: Rujukan | None
    hilang: bool = False

    def sebut(self) -> Pesan:
        """The place in words."""
        if self.hilang:
            nama = self.rujukan
            return Pesan(f"ke langkah '{nama}' yang tidak ada", f"to step '{nama}', which does not exist")
        if self.ke is None:
            return Pesan("mengakhiri prosedur", "ends the procedure")
        return Pesan(f"ke langkah {self.ke}", f"to step {self.ke}")


@dataclass(frozen=True, slots=True)
class Sisi:
    """A step as it stands in one of the two SOPs."""

    sop: Sop
    alur: Alur
    nomor: int

    @property
    def langkah(self) -> Langkah:
        """The step itself."""
        return self.sop.langkah[self.nomor - 1]

    def jalur(self, *kunci: str) -> Jalur:
        """The place of a part of the step."""
        return ("langkah", self.nomor - 1, *kunci)

    def pelaksana(self) -> str:
        """The names of its actors."""
        kolom = self.sop.pelaksana
        return ", ".join(kolom[id].nama if id in kolom else id for id in self.langkah.pelaksana)

    def tujuan(self, cabang: NamaCabang | None) -> Tujuan:
        """Where its flow leads, or that of a branch."""
        keputusan = self.langkah.keputusan
        rujukan = keputusan.cabang(cabang).langkah if keputusan and cabang else self.langkah.lanjut
        for arus in self.alur.keluar[self.nomor]:
            if arus.cabang == cabang:
                return Tujuan(arus.ke, rujukan)
        return Tujuan(None, rujukan, hilang=True)


def beda_langkah(
    lama: Sisi, baru: Sisi, pelaksana: Mapping[str, str], langkah: Mapping[int, int]
) -> Iterator[Perubahan]:
    """The changes of a step. `pelaksana` and `langkah` say which actor and which step is which."""
    satu, lain = lama.langkah, baru.langkah

    def teks(hal: str, dulu: str | None, kini: str | None) -> Iterator[Perubahan]:
        return beda_teks(hal, dulu, kini, lama.jalur(hal), baru.jalur(hal))

    def daftar(hal: str, dulu: tuple[str, ...], kini: tuple[str, ...]) -> Iterator[Perubahan]:
        return beda_daftar(hal, dulu, kini, lama.jalur(hal), baru.jalur(hal))

    yield from teks("kegiatan", satu.kegiatan, lain.kegiatan)
    yield from _beda_pelaksana(lama, baru, pelaksana)
    yield from daftar("kelengkapan", satu.kelengkapan, lain.kelengkapan)
    yield from _beda_waktu(lama, baru)
    yield from daftar("output", satu.output, lain.output)
    yield from teks("keterangan", satu.keterangan, lain.keterangan)
    yield from daftar("rincian", satu.rincian, lain.rincian)
    yield from _beda_alur(lama, baru, langkah)
    yield from teks("id", satu.id, lain.id)


def _beda_pelaksana(lama: Sisi, baru: Sisi, sama: Mapping[str, str]) -> Iterator[Perubahan]:
    dulu = tuple(sama.get(id) or (None if id in lama.sop.pelaksana else id) for id in lama.langkah.pelaksana)
    if dulu == baru.langkah.pelaksana:
        return
    nama = lama.pelaksana(), baru.pelaksana()
    pesan = Pesan(f"pelaksana {nama[0]} menjadi {nama[1]}", f"actor {nama[0]} is now {nama[1]}")
    di = lama.jalur("pelaksana"), baru.jalur("pelaksana")
    yield Perubahan("diubah", "pelaksana", pesan, nama[0], nama[1], *di)


def _beda_waktu(lama: Sisi, baru: Sisi) -> Iterator[Perubahan]:
    satu, lain = lama.langkah, baru.langkah
    di = lama.jalur("waktu"), baru.jalur("waktu")
    if satu.waktu is None or lain.waktu is None:
        yield from beda_teks("waktu", satu.waktu, lain.waktu, *di)
        return
    if satu.waktu == lain.waktu:
        return
    dulu, kini = satu.durasi, lain.durasi
    selisih = kini.atas - dulu.atas if dulu and kini and dulu.dasar == kini.dasar else 0.0
    if kini and selisih:
        besar = _lama(Durasi(abs(selisih), abs(selisih), kini.dasar))
        tanda = "+" if selisih > 0 else "-"
        pesan = Pesan(
            f"waktu {tanda}{besar.id} ({satu.waktu} menjadi {lain.waktu})",
            f"time {tanda}{besar.en} ({satu.waktu} is now {lain.waktu})",
        )
        yield Perubahan("diubah", "waktu", pesan, satu.waktu, lain.waktu, *di, selisih)
    else:
        pesan = Pesan(f"waktu {satu.waktu} menjadi {lain.waktu}", f"time {satu.waktu} is now {lain.waktu}")
        yield Perubahan("diubah", "waktu", pesan, satu.waktu, lain.waktu, *di)


def _lama(durasi: Durasi) -> Pesan:
    if durasi.dasar == "kerja":
        teks = format_menit(durasi.atas)
        inggris = teks.replace("hari kerja", "working days").replace("jam", "h").replace("menit", "min")
        return Pesan(teks, inggris)
    hari = durasi.atas / _MENIT_HARI_KALENDER
    if hari >= 1:
        return Pesan(f"{hari:g} hari kalender", f"{hari:g} calendar days")
    return Pesan(f"{durasi.atas / 60:g} jam kalender", f"{durasi.atas / 60:g} calendar hours")


def _beda_alur(lama: Sisi, baru: Sisi, langkah: Mapping[int, int]) -> Iterator[Perubahan]:
    dulu, kini = lama.langkah.keputusan, baru.langkah.keputusan
    if dulu and kini:
        for nama in _CABANG:
            yield from _beda_cabang(lama, baru, dulu, kini, nama, langkah)
    elif kini:
        ke = [baru.tujuan(nama).sebut() for nama in _CABANG]
        pesan = Pesan(
            f"menjadi keputusan: ya {ke[0].id}, tidak {ke[1].id}",
            f"is now a decision: yes {ke[0].en}, no {ke[1].en}",
        )
        yield Perubahan("ditambah", "keputusan", pesan, None, pesan.id, None, baru.jalur("keputusan"))
    elif dulu:
        ke_baru = baru.tujuan(None).sebut()
        pesan = Pesan(f"bukan lagi keputusan; {ke_baru.id}", f"no longer a decision; {ke_baru.en}")
        yield Perubahan("dihapus", "keputusan", pesan, "keputusan", None, lama.jalur("keputusan"), None)
    else:
        # Without a word in either file the way follows the order of the steps: another next step then says
        # only that steps were added or moved, which is told of those.
        tertulis = [x.lanjut is not None or x.selesai for x in (lama.langkah, baru.langkah)]
        if any(tertulis):
            yield from _beda_tujuan(lama, baru, None, langkah)


def _beda_tujuan(
    lama: Sisi, baru: Sisi, cabang: NamaCabang | None, langkah: Mapping[int, int]
) -> Iterator[Perubahan]:
    dulu, kini = lama.tujuan(cabang), baru.tujuan(cabang)
    if dulu.hilang or kini.hilang:
        if dulu == kini:
            return
    elif dulu.ke is kini.ke is None or (dulu.ke is not None and langkah.get(dulu.ke) == kini.ke):
        return
    dari, ke = dulu.sebut(), kini.sebut()
    if dulu.ke is not None and dulu.ke not in langkah:
        dari = Pesan(f"{dari.id} yang dihapus", f"{dari.en}, now removed")
    nama = Pesan(f"jalur {cabang}", f"branch {_INGGRIS[cabang]}") if cabang else Pesan("alur", "flow")
    pesan = Pesan(f"{nama.id} kini {ke.id} (semula {dari.id})", f"{nama.en} now {ke.en} (before: {dari.en})")
    kunci = ("keputusan", cabang) if cabang else ("lanjut" if kini.rujukan or dulu.rujukan else "selesai",)
    di = lama.jalur(*kunci), baru.jalur(*kunci)
    yield Perubahan("diubah", ".".join(kunci), pesan, dulu.sebut().id, kini.sebut().id, *di)


def _beda_cabang(
    lama: Sisi, baru: Sisi, k_lama: Keputusan, k_baru: Keputusan, nama: NamaCabang, langkah: Mapping[int, int]
) -> Iterator[Perubahan]:
    dulu, kini = k_lama.cabang(nama), k_baru.cabang(nama)
    if dulu.langkah is not None or kini.langkah is not None:
        yield from _beda_tujuan(lama, baru, nama, langkah)
    hal, inggris = f"keputusan.{nama}", _INGGRIS[nama]
    tulisan = k_lama.label(nama), k_baru.label(nama)
    if tulisan[0] != tulisan[1]:
        pesan = Pesan(
            f"label jalur {nama} '{tulisan[0]}' menjadi '{tulisan[1]}'",
            f"label of branch {inggris} '{tulisan[0]}' is now '{tulisan[1]}'",
        )
        di = lama.jalur("keputusan", nama, "label"), baru.jalur("keputusan", nama, "label")
        yield Perubahan("diubah", f"{hal}.label", pesan, tulisan[0], tulisan[1], *di)
    if dulu.peluang != kini.peluang:
        angka = ["-" if p is None else f"{p:g}" for p in (dulu.peluang, kini.peluang)]
        pesan = Pesan(
            f"peluang jalur {nama} {angka[0]} menjadi {angka[1]}",
            f"probability of branch {inggris} {angka[0]} is now {angka[1]}",
        )
        di = lama.jalur("keputusan", nama, "peluang"), baru.jalur("keputusan", nama, "peluang")
        yield Perubahan("diubah", f"{hal}.peluang", pesan, angka[0], angka[1], *di)
