"""What a person calls the keys of the SOP file, in a sentence."""

from __future__ import annotations

from sopan.errors import Pesan

__all__ = ["LABEL", "label"]

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
