"""The procedure takes longer than it promises.

Prosedur lebih lama daripada batas waktunya.

Apa yang diperiksa:
    Jalan terpanjang tanpa pengulangan, dijumlahkan dari waktu langkah dalam menit kerja (langkah
    pelaksana luar tidak dihitung), dibandingkan dengan `pelayanan.jangka_waktu` dan dengan batas waktu
    pada peringatan ("paling lambat", "maksimal") yang menyebut hasil SOP ini. Langkah yang waktunya
    kosong dihitung nol, sehingga yang dilaporkan pasti.

Mengapa:
    Mutu baku harus sejalan dengan standar pelayanan (PermenPANRB 35/2012), dan batas waktu pada
    peringatan adalah janji (paparan 50).

Salah:
    judul: Pembuatan Laporan Konsinyering
    peringatan: [Laporan konsinyering paling lambat selesai 3 hari kerja setelah kegiatan]
    langkah: [{waktu: 2 hari kerja}, {waktu: 1 hari kerja}, {waktu: 4 jam}]
    ---
    jenis: pelayanan
    pelayanan: {jangka_waktu: 1 hari kerja}
    langkah: [{waktu: 6 jam}, {waktu: 2 jam}]

Benar:
    judul: Pembuatan Laporan Konsinyering
    peringatan: [Laporan konsinyering paling lambat selesai 1 minggu setelah kegiatan]
    langkah: [{waktu: 2 hari kerja}, {waktu: 1 hari kerja}, {waktu: 4 jam}]
    ---
    peringatan: [Undangan rapat paling lambat dikirim 1 hari kerja setelah disposisi]
    langkah: [{waktu: 2 hari kerja}]
    ---
    pelayanan: {jangka_waktu: 1 hari kerja}
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas}
    langkah: [{pelaksana: pemohon, waktu: 5 hari kerja}, {pelaksana: petugas, waktu: 1 jam}]

English:
    The longest way without rework, in working minutes and without the steps of outside actors, against
    `pelayanan.jangka_waktu` and against a deadline of a warning that names this SOP's product. Steps
    without a time count as nothing, so that what is reported is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule, alur
from sopan.model import Jalur, Sop, WaktuTidakTerukur
from sopan.model.teks import pokok, tanpa_kata_sop
from sopan.model.waktu import Durasi, format_menit, parse

RULE = Rule(code="MTB009", severity="error")

_WAKTU = (
    r"(?:\d+(?:[.,]\d+)?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s*(?:\([a-z ]+\)\s*)?"
    r"(?:x\s*\d+\s*)?(?:menit|jam|hari|minggu|pekan|bulan)\b(?:\s*(?:kerja|kalender)\b)?+"
)
_BATAS = re.compile(
    r"\b(?:paling\s+(?:lambat|lama)|selambat[- ]lambatnya|maksimal|maksimum|batas\s+waktu"
    rf"|tidak\s+(?:boleh\s+)?(?:lebih\s+dari|melebihi|melampaui))\b[^.;]*?(?P<waktu>{_WAKTU})(?!\s+sebelum)",
    re.IGNORECASE,
)
_BERSYARAT = re.compile(r"\b(?:jika|apabila|bila|kalau)\b[^,;]*$", re.IGNORECASE)
_UMUM = frozenset(("sop", "prosedur", "pelayanan", "layanan", "proses", "penyelesaian", "seluruh"))


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding a promise that the steps break."""
    janji = list(_janji(sop))
    if not janji:
        return
    luar = {kode for kode, pelaksana in sop.pelaksana.items() if pelaksana.luar}

    def lama(nomor: int) -> float:
        langkah = sop.langkah[nomor - 1]
        if set(langkah.pelaksana) <= luar or langkah.durasi is None:
            return 0.0
        return langkah.durasi.menit_kerja(konteks.menit_hari)

    try:
        panjang, jalan = alur(sop).terpanjang(lama)
    except ValueError:  # no way to an end: that is another rule's finding
        return
    for jalur, teks, durasi in janji:
        batas = durasi.menit_kerja(konteks.menit_hari)
        if panjang > batas:
            lama_kerja = format_menit(panjang, konteks.menit_hari)
            nomor = ", ".join(map(str, jalan))
            yield Finding(
                jalur,
                Pesan(
                    f"jalan terpanjang tanpa pengulangan (langkah {nomor}) memerlukan {lama_kerja}, lebih "
                    "lama dari "
                    f"{teks} yang dijanjikan; kurangi waktu langkah atau ubah janjinya.",
                    f"the longest way without rework (steps {nomor}) takes {lama_kerja}, longer than the "
                    f"{teks} that "
                    "is promised; shorten steps or change the promise.",
                ),
            )


def _janji(sop: Sop) -> Iterator[tuple[Jalur, str, Durasi]]:
    """Each promise: where it stands, its words and its length."""
    if sop.pelayanan is not None and sop.pelayanan.jangka_waktu is not None:
        teks = sop.pelayanan.jangka_waktu
        if durasi := _durasi(teks):
            yield ("pelayanan", "jangka_waktu"), teks, durasi
    hasil = pokok(tanpa_kata_sop(sop.judul)) | _UMUM
    for nomor, teks in enumerate(sop.peringatan):
        for cocok in _BATAS.finditer(teks):
            depan = re.split(r"[.;]", teks[: cocok.start()])[-1]
            if _BERSYARAT.search(depan) or not pokok(depan) & hasil:
                continue
            if durasi := _durasi(cocok["waktu"]):
                yield ("peringatan", nomor), cocok["waktu"], durasi


def _durasi(teks: str) -> Durasi | None:
    try:
        return parse(teks)
    except WaktuTidakTerukur:
        return None
