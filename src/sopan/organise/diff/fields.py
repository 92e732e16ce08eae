"""What a person calls the keys of the SOP file, and the phrases of changes in texts and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.model.sumber import Jalur
from sopan.organise.diff.align import padankan_daftar
from sopan.organise.diff.changes import Perubahan

__all__ = ["LABEL", "beda_daftar", "beda_teks", "label"]

LABEL: dict[str, Pesan] = {
    "judul": Pesan("judul", "title"),
    "jenis": Pesan("jenis", "kind"),
    "sifat": Pesan("sifat", "nature"),
    "orientasi": Pesan("orientasi", "orientation"),
    "skala": Pesan("skala", "scale"),
    "asal": Pesan("asal kegiatan", "activity it serves"),
    "probis": Pesan("simpul proses bisnis", "business process node"),
    "nomor": Pesan("nomor", "number"),
    "instansi": Pesan("instansi", "agency"),
    "unit": Pesan("unit", "unit"),
    "logo": Pesan("logo", "logo"),
    "tanggal.pembuatan": Pesan("tanggal pembuatan", "date made"),
    "tanggal.revisi": Pesan("tanggal revisi", "date revised"),
    "tanggal.efektif": Pesan("tanggal efektif", "date in force"),
    "pengesahan.jabatan": Pesan("jabatan yang mengesahkan", "post of the approver"),
    "pengesahan.nama": Pesan("nama yang mengesahkan", "name of the approver"),
    "pengesahan.nip": Pesan("NIP yang mengesahkan", "NIP of the approver"),
    "dasar_hukum": Pesan("dasar hukum", "legal basis"),
    "kualifikasi_pelaksana": Pesan("kualifikasi pelaksana", "qualification"),
    "keterkaitan": Pesan("keterkaitan", "related SOPs"),
    "peralatan": Pesan("peralatan", "equipment"),
    "peringatan": Pesan("peringatan", "warnings"),
    "pencatatan": Pesan("pencatatan", "records"),
    "pengecualian": Pesan("pengecualian aturan", "waivers"),
    "pelayanan.waktu_pasti": Pesan("waktu layanan pasti", "certain service time"),
    "pelayanan.jangka_waktu": Pesan("jangka waktu layanan", "service time"),
    "pelayanan.biaya": Pesan("biaya", "fee"),
    "pelayanan.persyaratan": Pesan("persyaratan", "requirements"),
    "pelayanan.produk": Pesan("produk layanan", "product of the service"),
    "pelayanan.pengaduan": Pesan("pengaduan", "complaints"),
    "pelayanan.sarana": Pesan("sarana", "facilities"),
    "pelayanan.pengawasan": Pesan("pengawasan", "supervision"),
    "pelayanan.jaminan": Pesan("jaminan layanan", "guarantee"),
    "pelayanan.keamanan": Pesan("jaminan keamanan", "safety"),
    "pelayanan.evaluasi": Pesan("evaluasi kinerja", "evaluation"),
    "pelayanan.jumlah_pelaksana": Pesan("jumlah pelaksana", "number of performers"),
    "pelayanan.jam_layanan": Pesan("jam layanan", "service hours"),
    "pelayanan.lokasi": Pesan("lokasi", "place"),
    "pelayanan.kontak": Pesan("kontak", "contact"),
    "kegiatan": Pesan("kegiatan", "activity"),
    "kelengkapan": Pesan("kelengkapan", "kelengkapan"),
    "output": Pesan("output", "output"),
    "keterangan": Pesan("keterangan", "remarks"),
    "rincian": Pesan("rincian", "sub-steps"),
    "waktu": Pesan("waktu", "time"),
    "id": Pesan("nama rujukan (id)", "reference name (id)"),
}
"""Key of the file (dotted for parts) -> what it is called in a sentence."""


def label(hal: str) -> Pesan:
    """What a person calls a key; a key that the table does not have is called by its own name."""
    return LABEL.get(hal) or Pesan(*([hal.rpartition(".")[2].replace("_", " ")] * 2))


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
