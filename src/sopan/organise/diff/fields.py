"""The phrases of changes in texts and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.model.nama_isian import label
from sopan.model.padanan import padankan_daftar
from sopan.model.sumber import Jalur
from sopan.organise.diff.changes import Perubahan

__all__ = ["beda_daftar", "beda_teks", "label"]


def beda_teks(
    hal: str,
    lama: str | None,
    baru: str | None,
    jalur_lama: Jalur | None = None,
    jalur_baru: Jalur | None = None,
) -> Iterator[Perubahan]:
    """The change of one text, if it changed."""
    if lama == baru:
        return
    nama = label(hal)
    if lama is None:
        pesan = Pesan(f"{nama.id} diisi '{baru}'", f"{nama.en} set to '{baru}'")
        yield Perubahan("ditambah", hal, pesan, None, baru, None, jalur_baru)
    elif baru is None:
        pesan = Pesan(f"{nama.id} '{lama}' dihapus", f"{nama.en} '{lama}' removed")
        yield Perubahan("dihapus", hal, pesan, lama, None, jalur_lama, None)
    else:
        pesan = Pesan(f"{nama.id} '{lama}' menjadi '{baru}'", f"{nama.en} '{lama}' is now '{baru}'")
        yield Perubahan("diubah", hal, pesan, lama, baru, jalur_lama, jalur_baru, teks=True)


def beda_daftar(
    hal: str, lama: Sequence[str], baru: Sequence[str], jalur_lama: Jalur, jalur_baru: Jalur
) -> Iterator[Perubahan]:
    """The changes of a list: items changed, gone, new, and then their order."""
    nama = label(hal)
    if len(lama) == len(baru) == 1:
        yield from beda_teks(hal, lama[0], baru[0], (*jalur_lama, 0), (*jalur_baru, 0))
        return
    padanan = padankan_daftar(lama, baru)
    for a, b in padanan.diubah:
        yield from beda_teks(hal, lama[a], baru[b], (*jalur_lama, a), (*jalur_baru, b))
    for a in padanan.dihapus:
        pesan = Pesan(f"{nama.id}: '{lama[a]}' dihapus", f"{nama.en}: '{lama[a]}' removed")
        yield Perubahan("dihapus", hal, pesan, lama[a], None, (*jalur_lama, a), None)
    for b in padanan.ditambah:
        pesan = Pesan(f"{nama.id}: ditambah '{baru[b]}'", f"{nama.en}: '{baru[b]}' added")
        yield Perubahan("ditambah", hal, pesan, None, baru[b], None, (*jalur_baru, b))
    if padanan.urutan:
        pesan = Pesan(f"{nama.id}: urutannya berubah", f"{nama.en}: in another order")
        yield Perubahan("dipindah", hal, pesan, "; ".join(lama), "; ".join(baru), jalur_lama, jalur_baru)
