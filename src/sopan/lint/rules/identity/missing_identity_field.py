"""A field of the identity page is empty.

Isian halaman identitas kosong.

Apa yang diperiksa:
    Nomor, instansi, unit, tanggal pembuatan dan efektif, pengesahan, dasar hukum, kualifikasi pelaksana,
    keterkaitan, peralatan, peringatan, dan pencatatan. Isi berupa tanda hubung, "nihil" atau "n/a" sama
    dengan kosong. Tanggal revisi boleh kosong selama SOP belum pernah direvisi.

Mengapa:
    Bagian Identitas SOP AP memuat ketiga belas isian itu (PermenPANRB 35/2012; paparan 50). Nomor,
    tanggal dan pengesahan baru ada saat penetapan, maka profil reviu menganggapnya peringatan dan profil
    penetapan kesalahan.

Salah:
    nomor: null
    ---
    peralatan: ["-"]
    ---
    tanggal: {efektif: null}

Benar:
    tanggal: {revisi: null}
    ---
    keterkaitan: [Tidak ada]

English:
    Every field of the identity page must be filled in. A dash, "nihil" or "n/a" is empty. The date of
    revision may be empty as long as there was none. Number, dates and approval come with the enactment,
    so the profile `reviu` makes their absence a warning and `penetapan` an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Jalur, Sop
from sopan.model.teks import kosong

RULE = Rule(code="IDN001", severity="error")

_DAFTAR = {
    "unit": Pesan("unit kerja", "unit"),
    "dasar_hukum": Pesan("dasar hukum", "legal basis"),
    "kualifikasi_pelaksana": Pesan("kualifikasi pelaksana", "qualification of the performers"),
    "peralatan": Pesan("peralatan/perlengkapan", "equipment"),
    "peringatan": Pesan("peringatan", "warning"),
    "pencatatan": Pesan("pencatatan dan pendataan", "records"),
}


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a field that is missing or says nothing."""
    if not sop.nomor or kosong(sop.nomor):
        yield _kurang(("nomor",), "nomor SOP", "number", "12/SOP/2026")
    if not sop.instansi or kosong(sop.instansi):
        yield _kurang(("instansi",), "instansi", "agency", "Dinas Kesehatan Kota ...")
    for nama, isi in (("pembuatan", sop.tanggal.pembuatan), ("efektif", sop.tanggal.efektif)):
        if isi is None:
            inggris = "date of making" if nama == "pembuatan" else "date in force"
            yield _kurang(("tanggal", nama), f"tanggal {nama}", inggris, "2026-01-31")
    if not any((sop.pengesahan.jabatan, sop.pengesahan.nama, sop.pengesahan.nip)):
        yield _kurang(("pengesahan",), "pengesahan", "approval", "jabatan, nama, nip")
    if all(kosong(satu.judul) for satu in sop.keterkaitan):
        yield _kurang(("keterkaitan",), "keterkaitan", "related SOPs", "SOP Penanganan Surat Masuk")
    for kunci, sebutan in _DAFTAR.items():
        if all(kosong(satu) for satu in getattr(sop, kunci)):
            yield _kurang((kunci,), sebutan.id, sebutan.en, None)


def _kurang(jalur: Jalur, apa: str, what: str, contoh: str | None) -> Finding:
    kunci = ".".join(str(satu) for satu in jalur)
    return Finding(
        jalur,
        Pesan(
            f"{apa} kosong; isi `{kunci}`" + (f", misalnya {contoh}." if contoh else "."),
            f"the {what} is empty; fill in `{kunci}`" + (f", for instance {contoh}." if contoh else "."),
        ),
    )
