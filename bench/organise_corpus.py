"""Libraries of SOPs with planted duplicates, for measuring how well they are found.

An office writes many SOPs by one pattern (making a report, granting a permit, holding an event): they share
most of their sentences and differ in the object alone, and are different activities. Another office writes
the same activity in its own words, with its own posts and its own number of steps. The first must not be
reported, the second must. Everything follows from the seed.

Levels of a planted duplicate:
  1 copied: the file of another office, with posts renamed, number changed and a few typing errors;
  2 edited: besides, words replaced by others of the same meaning, a step added, taken away or exchanged,
    another aspect in the title;
  3 rewritten: the same activity by the house style of another office, every sentence in other words, steps
    added or left out, its object called a little differently, the title longer, shorter or in another order.
"""

# ruff: noqa: E501

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from sopan.model import Sop

BENDA = (
    """
surat tugas|surat keterangan domisili|surat rekomendasi penelitian|laporan keuangan semesteran|laporan kinerja
rencana kerja tahunan|daftar urut kepangkatan|kartu inventaris barang|nota dinas|berita acara serah terima
pedoman pengelolaan arsip|petunjuk teknis bantuan sosial|keputusan kenaikan gaji berkala|naskah dinas masuk
permohonan cuti pegawai|izin reklame|izin trayek angkutan|izin usaha mikro|izin mendirikan bangunan|kartu pencari kerja
akta kelahiran|akta kematian|kartu keluarga|sertifikat laik higiene|tanda daftar gudang|bimbingan teknis aplikasi
rapat koordinasi bulanan|pelatihan kepemimpinan|sosialisasi peraturan daerah|kunjungan kerja pimpinan
pemeliharaan kendaraan dinas|pengadaan alat tulis kantor|inventarisasi aset tetap|penghapusan barang rusak
perjalanan dinas luar daerah|pembayaran honorarium narasumber|pengaduan masyarakat|permohonan informasi publik
peminjaman ruang rapat|penerimaan tamu|pendataan penduduk miskin|survei kepuasan masyarakat|audit internal
evaluasi jabatan|analisis beban kerja|formasi pegawai|seleksi calon pegawai|mutasi pegawai|pensiun pegawai
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
BIDANG = (
    """
kesehatan|pertanian|perikanan|perhubungan|pariwisata|lingkungan hidup|tenaga kerja|koperasi|perdagangan
perindustrian|kehutanan|pertambangan|kearsipan|perpustakaan|statistik|persandian|kebudayaan|olahraga|pemuda
perempuan|anak|keluarga berencana|ketahanan pangan|peternakan|perumahan|permukiman|tata ruang|jalan|irigasi|sampah
air minum|pemakaman|pasar|terminal|parkir|museum|cagar budaya|laboratorium|puskesmas|rumah sakit|sekolah dasar
pesantren|veteran|disabilitas|lanjut usia|bencana|kebakaran|ketertiban|pajak hotel|pajak restoran|retribusi
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
KHUSUS = (
    """
tingkat pertama|tingkat lanjut|kelas khusus|wilayah timur|wilayah barat|tahap awal|tahap akhir|terpadu|mandiri
daring|keliling|terbatas|bersubsidi|lintas sektor|antarwilayah|prioritas|musiman|triwulanan|percontohan|bersama
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

ASPEK = {
    "produk": ("Pembuatan", "Penyusunan"),
    "kegiatan": ("Pelaksanaan", "Penyelenggaraan"),
    "layanan": ("Pelayanan", "Penerbitan"),
}

# Each pattern is a row of steps; each step is (role, sentences that mean the same, decision target or None).
Langkah = tuple[str, tuple[str, ...], int | None]
POLA: dict[str, list[Langkah]] = {
    "produk": [
        (
            "atasan",
            (
                "Memerintahkan penyusunan {b}",
                "Menugaskan {s} untuk menyiapkan {b}",
                "Memberi arahan pembuatan {b}",
            ),
            None,
        ),
        (
            "madya",
            (
                "Mendisposisi kepada {s} untuk mengumpulkan bahan {b}",
                "Meneruskan perintah menyiapkan data {b}",
            ),
            None,
        ),
        (
            "staf",
            (
                "Mengumpulkan bahan {b} dan menyerahkannya kepada {m}",
                "Menghimpun data {b}",
                "Mencari dan mengolah data pendukung {b}",
            ),
            None,
        ),
        (
            "madya",
            (
                "Menyusun konsep {b} dan menyampaikan kepada {a}",
                "Mengonsep {b}",
                "Membuat draf {b} sesuai ketentuan",
            ),
            None,
        ),
        (
            "atasan",
            (
                "Memeriksa konsep {b}. Jika setuju menandatangani. Jika tidak setuju mengembalikan untuk diperbaiki",
                "Mengoreksi draf {b}. Jika sesuai diparaf. Jika tidak sesuai dikembalikan kepada {m}",
            ),
            4,
        ),
        ("staf", ("Memberi nomor dan stempel pada {b}", "Mengagendakan dan menomori {b}"), None),
        ("staf", ("Mengirimkan {b} kepada pihak terkait", "Mendistribusikan {b}"), None),
        ("staf", ("Mendokumentasikan {b}", "Mengarsipkan {b}", "Menyimpan salinan {b} sebagai arsip"), None),
    ],
    "layanan": [
        (
            "pemohon",
            (
                "Mengajukan permohonan {b} dengan melampirkan persyaratan",
                "Menyampaikan berkas permohonan {b}",
            ),
            None,
        ),
        (
            "staf",
            (
                "Memeriksa kelengkapan berkas {b}. Jika lengkap diproses. Jika tidak lengkap dikembalikan kepada pemohon",
                "Meneliti berkas permohonan {b}. Jika memenuhi syarat dicatat. Jika tidak dikembalikan",
            ),
            1,
        ),
        ("staf", ("Mencatat permohonan {b} dalam buku register", "Meregistrasi {b} ke dalam sistem"), None),
        (
            "madya",
            ("Melakukan verifikasi lapangan untuk {b}", "Meninjau lokasi dan membuat berita acara {b}"),
            None,
        ),
        ("madya", ("Membuat konsep {b} dan memarafnya", "Mengetik naskah {b}"), None),
        (
            "atasan",
            (
                "Meneliti konsep {b}. Jika setuju menandatangani. Jika tidak setuju mengembalikan kepada {m}",
                "Memeriksa naskah {b}. Jika benar ditandatangani. Jika salah dikembalikan",
            ),
            5,
        ),
        ("staf", ("Mendokumentasikan salinan {b} dan menyerahkan kepada pemohon", "Mengarsipkan {b}"), None),
        ("pemohon", ("Menerima {b}", "Menerima dan memeriksa {b}"), None),
    ],
    "kegiatan": [
        ("atasan", ("Memerintahkan pelaksanaan {b}", "Menetapkan rencana {b}"), None),
        ("madya", ("Menyusun kerangka acuan {b}", "Membuat rencana pelaksanaan {b}"), None),
        (
            "atasan",
            (
                "Memeriksa kerangka acuan {b}. Jika setuju memaraf. Jika tidak setuju mengembalikan kepada {m}",
                "Menelaah rencana {b}. Jika sesuai disetujui. Jika tidak diperbaiki",
            ),
            2,
        ),
        (
            "staf",
            ("Menyiapkan tempat, undangan dan bahan {b}", "Mengirim undangan {b} dan menyiapkan ruang"),
            None,
        ),
        ("madya", ("Melaksanakan {b}", "Memimpin jalannya {b}"), None),
        ("staf", ("Membuat notula dan laporan {b}", "Menyusun laporan pelaksanaan {b}"), None),
        (
            "atasan",
            (
                "Memeriksa laporan {b}. Jika setuju menandatangani. Jika tidak setuju mengembalikan untuk diperbaiki",
                "Mengesahkan laporan {b}. Jika belum sesuai diperbaiki oleh {s}",
            ),
            6,
        ),
        ("staf", ("Mendokumentasikan laporan {b}", "Mengarsipkan dokumen {b}"), None),
    ],
}
SISIPAN = (
    ("madya", "Memaraf dan meneruskan naskah kepada {a}"),
    ("staf", "Menyiapkan kelengkapan administrasi"),
    ("staf", "Menggandakan naskah sesuai kebutuhan"),
    ("madya", "Melaporkan hasil kepada {a}"),
)
JABATAN = {
    "atasan": ("Kepala Dinas", "Sekretaris", "Kepala Bagian", "Camat", "Direktur", "Kepala Badan", "Kabid"),
    "madya": ("Kepala Seksi", "Kasubag", "Ketua Tim", "Kasi", "Kepala Subbagian", "Koordinator"),
    "staf": ("Analis", "Pengadministrasi", "Staf", "Pengelola Data", "Petugas Loket", "Arsiparis"),
    "pemohon": ("Pemohon", "Masyarakat", "Pengguna Layanan"),
}
SINONIM = {
    "memeriksa": "meneliti",
    "mengarsipkan": "mendokumentasikan",
    "menyusun": "membuat",
    "mengirimkan": "menyampaikan",
    "mengumpulkan": "menghimpun",
    "menyerahkan": "menyampaikan",
    "konsep": "draf",
    "dikembalikan": "diserahkan kembali",
    "setuju": "sesuai",
    "membuat": "menyusun",
    "menyiapkan": "mempersiapkan",
    "meneliti": "memeriksa",
}
LAIN = {
    "izin": "perizinan",
    "laporan": "pelaporan",
    "pegawai": "kepegawaian",
    "tahunan": "tiap tahun",
    "pelatihan": "diklat",
    "kesehatan": "urusan kesehatan",
    "surat": "naskah",
    "pengadaan": "pembelian",
    "pengaduan": "aduan",
    "aset": "barang milik daerah",
    "pemeliharaan": "perawatan",
    "pembayaran": "bayar",
    "rapat": "pertemuan",
    "survei": "jajak",
    "arsip": "kearsipan",
    "daftar": "senarai",
    "kartu": "kartu tanda",
    "evaluasi": "penilaian",
    "seleksi": "penjaringan",
}


@dataclass(frozen=True)
class Kantor:
    """One office: its names for posts and its choice of sentences."""

    nama: str
    jabatan: dict[str, str]
    gaya: int


@dataclass(frozen=True)
class Bahan:
    """What an SOP is made from."""

    pola: str
    benda: str
    kantor: Kantor


def kantor(acak: random.Random, nomor: int) -> Kantor:
    jabatan = {peran: acak.choice(nama) for peran, nama in JABATAN.items()}
    return Kantor(f"Kantor {nomor}", jabatan, acak.randrange(1 << 16))


def semua_bahan(acak: random.Random, banyak: int) -> list[tuple[str, str]]:
    """`banyak` different activities as (pattern, object)."""
    # "bidang pasar" and "pasar", or the same words in another order, are one thing.
    hasil: dict[tuple[str, tuple[str, ...]], str] = {}
    while len(hasil) < banyak:
        bagian = [acak.choice(BENDA)]
        if acak.random() < 0.85:
            bagian.append(f"bidang {acak.choice(BIDANG)}" if acak.random() < 0.3 else acak.choice(BIDANG))
        if banyak > 5_000 or acak.random() < 0.2:
            bagian.append(acak.choice(KHUSUS))
        if banyak > 50_000:
            bagian.insert(1, acak.choice(BIDANG))
        benda = " ".join(bagian)
        kata = tuple(sorted(benda.replace("bidang ", "").split()))
        hasil.setdefault((acak.choice(tuple(POLA)), kata), benda)
    return [(pola, benda) for (pola, _), benda in hasil.items()]


def isi(bahan: Bahan, nomor: int) -> dict[str, Any]:
    """An SOP by the style of its office, as the values of a file."""
    gaya = random.Random(bahan.kantor.gaya)  # the office chooses once, for all its SOPs
    j = bahan.kantor.jabatan
    judul = f"{gaya.choice(ASPEK[bahan.pola])} {bahan.benda.title()}"
    langkah = []
    for peran, kalimat, balik in POLA[bahan.pola]:
        teks = gaya.choice(kalimat).format(b=bahan.benda, a=j["atasan"], m=j["madya"], s=j["staf"])
        satu: dict[str, Any] = {
            "kegiatan": teks,
            "pelaksana": peran,
            "waktu": f"{gaya.choice((5, 10, 15, 30))} menit",
        }
        if balik:
            satu["keputusan"] = {"tidak": balik}
        langkah.append(satu)
    peran = list(dict.fromkeys(x["pelaksana"] for x in langkah))
    return {
        "judul": judul,
        "nomor": f"{nomor}/SOP/2026",
        "instansi": bahan.kantor.nama,
        "pelaksana": {satu: j[satu] for satu in peran},
        "langkah": langkah,
    }


def _ganti(acak: random.Random, teks: str, sering: float) -> str:
    kata = [SINONIM.get(k.lower(), k) if acak.random() < sering else k for k in teks.split()]
    hasil = " ".join(kata)
    return hasil[:1].upper() + hasil[1:]


def _sebut_lain(acak: random.Random, benda: str) -> str:
    """The same object by another name: words of the same root, general words more or less, another order."""
    kata = [LAIN.get(k, k) if acak.random() < 0.7 else k for k in benda.split()]
    if "bidang" in kata and acak.random() < 0.5:
        kata.remove("bidang")
    if acak.random() < 0.4:
        kata.insert(0, acak.choice(("dokumen", "permohonan", "administrasi", "kegiatan")))
    if len(kata) > 2 and acak.random() < 0.3:
        kata = [*kata[-1:], *kata[:-1]]
    return " ".join(kata)


def _salah_ketik(acak: random.Random, teks: str) -> str:
    di = acak.randrange(1, max(2, len(teks) - 1))
    return teks[:di] + teks[di + 1 :]


def _selip(acak: random.Random, satu: dict[str, Any], j: dict[str, str], kali: int) -> None:
    """Add, drop or exchange steps, and keep every target on its step."""
    langkah = satu["langkah"]
    for urut, x in enumerate(langkah, 1):
        x["_nomor"] = urut
    for _ in range(kali):
        cara = acak.choice(("tambah", "hapus", "tukar"))
        di = acak.randrange(1, len(langkah) - 1)
        if cara == "tambah":
            peran, teks = acak.choice(SISIPAN)
            teks = teks.format(a=j["atasan"])
            langkah.insert(di, {"kegiatan": teks, "pelaksana": peran, "waktu": "5 menit", "_nomor": None})
        elif cara == "hapus" and len(langkah) > 5 and "keputusan" not in langkah[di]:
            del langkah[di]
        elif cara == "tukar" and not any("keputusan" in x for x in langkah[di : di + 2]):
            langkah[di], langkah[di + 1] = langkah[di + 1], langkah[di]
    baru = {x["_nomor"]: urut for urut, x in enumerate(langkah, 1)}
    for urut, x in enumerate(langkah, 1):
        del x["_nomor"]
        if "keputusan" in x:
            x["keputusan"] = {"tidak": baru.get(x["keputusan"]["tidak"], max(1, urut - 1))}
    satu["pelaksana"] = {p: j[p] for p in dict.fromkeys(x["pelaksana"] for x in langkah)}


def tiru(acak: random.Random, bahan: Bahan, lain: Kantor, taraf: int, nomor: int) -> dict[str, Any]:
    """A duplicate of that level, of an SOP of another office."""
    j = lain.jabatan
    if taraf == 3:
        benda = _sebut_lain(acak, bahan.benda)
        satu = isi(Bahan(bahan.pola, benda, lain), nomor)
        for x in satu["langkah"]:
            x["kegiatan"] = _ganti(acak, x["kegiatan"], 0.6)
        _selip(acak, satu, j, 3)
        tambahan = acak.choice((" di Lingkungan " + lain.nama, "", " pada " + lain.nama))
        satu["judul"] = f"{acak.choice(ASPEK[bahan.pola])} {benda.title()}{tambahan}"
        return satu
    # The text of the first office, with its posts by the names of the other.
    satu = isi(Bahan(bahan.pola, bahan.benda, Kantor(lain.nama, j, bahan.kantor.gaya)), nomor)
    for _ in range(3):
        x = acak.choice(satu["langkah"])
        x["kegiatan"] = _salah_ketik(acak, x["kegiatan"])
    if taraf == 2:
        for x in satu["langkah"]:
            x["kegiatan"] = _ganti(acak, x["kegiatan"], 0.4)
        _selip(acak, satu, j, acak.randint(1, 3))
        judul = f"{acak.choice(ASPEK[bahan.pola])} {bahan.benda.title()}"
        judul = _salah_ketik(acak, judul) if acak.random() < 0.3 else judul
        satu["judul"] = acak.choice((judul, f"SOP {judul}", judul.upper(), f"{judul} Tahun 2026"))
    return satu


@dataclass(frozen=True)
class Pustaka:
    """A library as file values, and its planted pairs as (position, position, level)."""

    isi: list[dict[str, Any]]
    pasangan: list[tuple[int, int, int]]

    def sops(self) -> list[Sop]:
        return [Sop.model_validate(satu) for satu in self.isi]


def buat(banyak: int, tanam: int, benih: int = 1, kantor_tiap: int = 40) -> Pustaka:
    """A library of `banyak` different activities and `tanam` duplicates, a third of each level, shuffled."""
    acak = random.Random(benih)
    semua_kantor = [kantor(acak, n) for n in range(max(2, banyak // kantor_tiap))]
    bahan = [Bahan(pola, benda, acak.choice(semua_kantor)) for pola, benda in semua_bahan(acak, banyak)]
    semua = [isi(satu, n) for n, satu in enumerate(bahan)]
    pasangan = []
    for urut, asal in enumerate(acak.sample(range(banyak), tanam)):
        taraf = urut % 3 + 1
        lain = acak.choice([k for k in acak.sample(semua_kantor, 2) if k is not bahan[asal].kantor])
        pasangan.append((asal, len(semua), taraf))
        semua.append(tiru(acak, bahan[asal], lain, taraf, len(semua)))
    urutan = list(range(len(semua)))
    acak.shuffle(urutan)
    letak = {lama: baru for baru, lama in enumerate(urutan)}
    return Pustaka([semua[i] for i in urutan], [(letak[a], letak[b], t) for a, b, t in pasangan])
