"""Compare two SOPs, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sopan.errors import Pesan
from sopan.model import Alur, Sop, alur_dari
from sopan.model.padanan import padankan_langkah, padankan_pelaksana
from sopan.model.sop import Pengecualian
from sopan.model.sumber import Jalur
from sopan.organise.diff.changes import Beda, Perubahan, PerubahanLangkah, Ringkasan
from sopan.organise.diff.fields import beda_daftar, beda_teks
from sopan.organise.diff.steps import Sisi, beda_langkah

__all__ = ["bandingkan", "ringkas"]

_BUKAN_IDENTITAS = frozenset({"sopan", "pelaksana", "langkah"})


def bandingkan(lama: Sop, baru: Sop) -> Beda:
    """Everything that differs between two SOPs, said of the procedure and not of the file.

    Nothing is left out: two SOPs without a change tell the same procedure in the same words. What only looks
    different in the file is no change: the order of its keys, a step named by its number or by its id.
    """
    alur_lama, alur_baru = alur_dari(lama), alur_dari(baru)
    pelaksana = padankan_pelaksana(lama, baru)
    padanan = padankan_langkah(lama, baru, pelaksana)
    berubah: list[PerubahanLangkah] = []
    pasangan = tuple(_urutan_baca(len(lama.langkah), len(baru.langkah), padanan.pasangan, padanan.dipindah))
    for a, b in pasangan:
        dulu = Sisi(lama, alur_lama, a) if a is not None else None
        kini = Sisi(baru, alur_baru, b) if b is not None else None
        rincian = tuple(beda_langkah(dulu, kini, pelaksana, padanan.pasangan)) if dulu and kini else ()
        pindah = a in padanan.dipindah
        if (ada := kini or dulu) and (rincian or pindah or not (dulu and kini)):
            berubah.append(PerubahanLangkah(a, b, pindah, ada.langkah.kegiatan, ada.pelaksana(), rincian))
    return Beda(
        identitas=tuple(_beda_identitas(lama, baru)),
        pelaksana=tuple(_beda_pelaksana(lama, baru, pelaksana)),
        langkah=tuple(berubah),
        pasangan=pasangan,
        lama=ringkas(lama, alur_lama),
        baru=ringkas(baru, alur_baru),
    )


def ringkas(sop: Sop, alur: Alur | None = None) -> Ringkasan:
    """The size of an SOP. Steps whose time is missing or unmeasurable count as nothing."""
    alur = alur or alur_dari(sop)
    lama = [durasi.menit_kerja() if (durasi := langkah.durasi) else 0.0 for langkah in sop.langkah]
    try:
        waktu: float | None = alur.terpanjang(lambda n: lama[n - 1])[0]
    except ValueError:
        waktu = None
    keputusan = sum(langkah.keputusan is not None for langkah in sop.langkah)
    return Ringkasan(len(sop.langkah), len(sop.pelaksana), keputusan, waktu or None)


def _urutan_baca(
    n: int, m: int, pasangan: dict[int, int], dipindah: frozenset[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Rows to set side by side: in the order of the new SOP, removed steps where they stood."""
    sebaliknya = {b: a for a, b in pasangan.items()}
    a = 1
    for b in range(1, m + 1):
        pasang = sebaliknya.get(b)
        if pasang is not None and pasang not in dipindah:
            while a < pasang:
                if a not in pasangan:
                    yield a, None
                a += 1
            a = pasang + 1
        yield pasang, b
    for sisa in range(a, n + 1):
        if sisa not in pasangan:
            yield sisa, None


def _beda_identitas(lama: Sop, baru: Sop) -> Iterator[Perubahan]:
    for nama in type(lama).model_fields:
        if nama not in _BUKAN_IDENTITAS:
            yield from _beda_nilai(nama, (nama,), getattr(lama, nama), getattr(baru, nama))


def _beda_nilai(hal: str, jalur: Jalur, lama: Any, baru: Any) -> Iterator[Perubahan]:
    """Compare two values of one field: a list, a part with fields of its own, or a scalar."""
    if isinstance(lama, tuple) or isinstance(baru, tuple):
        tulisan_lama, tulisan_baru = [_tulis(satu) for satu in lama], [_tulis(satu) for satu in baru]
        yield from beda_daftar(hal, tulisan_lama, tulisan_baru, jalur, jalur)
    elif isinstance(ada := baru if lama is None else lama, BaseModel):
        kosong = type(ada)() if lama is None or baru is None else None
        for nama in type(ada).model_fields:
            dulu, kini = (getattr(kosong if satu is None else satu, nama) for satu in (lama, baru))
            yield from _beda_nilai(f"{hal}.{nama}", (*jalur, nama), dulu, kini)
    else:
        tulisan = [None if nilai is None else _tulis(nilai) for nilai in (lama, baru)]
        yield from beda_teks(hal, tulisan[0], tulisan[1], jalur, jalur)


def _tulis(nilai: Any) -> str:
    """A value as the file would have it in words."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Pengecualian):
        return f"{nilai.aturan}: {nilai.alasan}"
    return str(nilai)


def _beda_pelaksana(lama: Sop, baru: Sop, sama: dict[str, str]) -> Iterator[Perubahan]:
    for id_lama, satu in lama.pelaksana.items():
        di_lama: Jalur = ("pelaksana", id_lama)
        if (id_baru := sama.get(id_lama)) is None:
            pesan = Pesan(f"{satu.nama} dihapus", f"{satu.nama} removed")
            yield Perubahan("dihapus", "pelaksana", pesan, satu.nama, None, di_lama, None)
            continue
        lain, di_baru = baru.pelaksana[id_baru], ("pelaksana", id_baru)
        if satu.nama != lain.nama:
            pesan = Pesan(f"{satu.nama} kini bernama {lain.nama}", f"{satu.nama} is now named {lain.nama}")
            yield Perubahan("diubah", "pelaksana.nama", pesan, satu.nama, lain.nama, di_lama, di_baru)
        if satu.luar != lain.luar:
            pesan = Pesan(
                f"{lain.nama} kini di {'luar' if lain.luar else 'dalam'} instansi",
                f"{lain.nama} is now {'outside' if lain.luar else 'inside'} the agency",
            )
            yield Perubahan(
                "diubah", "pelaksana.luar", pesan, _tulis(satu.luar), _tulis(lain.luar), di_lama, di_baru
            )
        if satu.jumlah != lain.jumlah:
            dulu, kini = satu.jumlah or "-", lain.jumlah or "-"
            pesan = Pesan(
                f"jumlah {lain.nama} {dulu} menjadi {kini} orang",
                f"number of {lain.nama} from {dulu} to {kini}",
            )
            yield Perubahan("diubah", "pelaksana.jumlah", pesan, str(dulu), str(kini), di_lama, di_baru)
        if id_lama != id_baru:
            pesan = Pesan(
                f"id {lain.nama} '{id_lama}' menjadi '{id_baru}'",
                f"id of {lain.nama} '{id_lama}' is now '{id_baru}'",
            )
            yield Perubahan("diubah", "pelaksana.id", pesan, id_lama, id_baru, di_lama, di_baru)
    dikenal = set(sama.values())
    for id, satu in baru.pelaksana.items():
        if id not in dikenal:
            pesan = Pesan(f"{satu.nama} ditambahkan", f"{satu.nama} added")
            yield Perubahan("ditambah", "pelaksana", pesan, None, satu.nama, None, ("pelaksana", id))
    urutan_lama = [sama[id] for id in lama.pelaksana if id in sama]
    urutan_baru = [id for id in baru.pelaksana if id in dikenal]
    if urutan_lama != urutan_baru:
        nama = [", ".join(baru.pelaksana[id].nama for id in urutan) for urutan in (urutan_lama, urutan_baru)]
        pesan = Pesan(
            f"urutan kolom menjadi {nama[1]} (semula {nama[0]})",
            f"columns are now in the order {nama[1]} (before: {nama[0]})",
        )
        yield Perubahan("dipindah", "pelaksana", pesan, nama[0], nama[1], ("pelaksana",), ("pelaksana",))
