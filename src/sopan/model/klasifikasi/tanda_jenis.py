"""The signs of pelayanan, rutin and penugasan (deck 20-27, 62)."""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model.bahasa import aspek, pecah_kata
from sopan.model.ciri import Ciri
from sopan.model.klasifikasi.penilaian import Tanda

__all__ = ["JENIS", "tanda_jenis"]

JENIS = ("pelayanan", "rutin", "penugasan")

_BERKALA = frozenset(
    [
        "harian",
        "mingguan",
        "bulanan",
        "triwulan",
        "triwulanan",
        "semester",
        "semesteran",
        "tahunan",
        "berkala",
        "periodik",
        "jadwal",
        "kalender",
        "rencana",
        "terjadwal",
    ]
)
_PIMPINAN = frozenset(
    [
        "kepala",
        "pimpinan",
        "atasan",
        "ketua",
        "direktur",
        "deputi",
        "sekretaris",
        "camat",
        "lurah",
        "bupati",
        "wali",
        "walikota",
        "gubernur",
        "menteri",
        "inspektur",
        "rektor",
        "dekan",
        "dirjen",
        "sekjen",
        "sekda",
        "kadis",
        "kaban",
        "kakan",
        "kabag",
        "kabid",
        "asdep",
        "karo",
    ]
)
_MENDADAK = frozenset(["insidental", "insidentil", "mendadak", "dadakan", "sewaktu-waktu"])
_BERSEDIA = frozenset(["kesediaan", "bersedia", "menyanggupi", "kesanggupan"])
_KESEDIAAN_SAMPAI = 4
_TUGAS = frozenset(["tugas", "penugasan", "perjalanan"])


def tanda_jenis(ciri: Ciri) -> Iterator[Tanda]:
    """All signs of the kind that the SOP shows."""
    yield from _awal(ciri)
    yield from _akhir(ciri)
    yield from _jalannya(ciri)
    yield from _kata_kata(ciri)


def _awal(ciri: Ciri) -> Iterator[Tanda]:
    pelaku = " dan ".join(
        ciri.sop.pelaksana[id_].nama if id_ in ciri.sop.pelaksana else id_
        for id_ in ciri.langkah(1).pelaksana
    )
    di = ("langkah", 0, "pelaksana")
    if ciri.diawali_pemohon:
        yield Tanda(
            "diawali_pemohon",
            Pesan(
                f"prosedur diawali pihak luar, {pelaku}",
                f"the procedure is set off from outside, by {pelaku}",
            ),
            (20, 23),
            {"pelayanan": 3, "rutin": -4, "penugasan": -4},
            di,
        )
        if ciri.diawali_permohonan:
            yield Tanda(
                "permohonan",
                Pesan("langkah pertama adalah permohonan", "the first step is a request"),
                (23, 27),
                {"pelayanan": 2},
                ("langkah", 0, "kegiatan"),
            )
    else:
        yield Tanda(
            "diawali_dalam",
            Pesan(
                f"prosedur diawali dari dalam, oleh {pelaku}", f"the procedure is set off inside, by {pelaku}"
            ),
            (21, 22, 24, 25),
            {"pelayanan": -3, "rutin": 2},
            di,
        )
    if not ciri.pemohon:
        yield Tanda(
            "tanpa_pemohon",
            Pesan("tidak ada pemohon di antara pelaksananya", "there is no applicant among the actors"),
            (20,),
            {"pelayanan": -3},
            ("pelaksana",),
        )
    if ciri.diawali_perintah and not ciri.diawali_pemohon:
        yield Tanda(
            "perintah",
            Pesan("langkah pertama adalah perintah", "the first step is an order"),
            (22, 25, 27),
            {"penugasan": 2, "rutin": 2},
            ("langkah", 0, "kegiatan"),
        )
        if pecah_kata(pelaku)[0] in _PIMPINAN:
            yield Tanda(
                "oleh_atasan",
                Pesan(f"yang memerintah adalah atasan, {pelaku}", f"who orders is a superior, {pelaku}"),
                (25, 26),
                {"penugasan": 1},
                di,
            )
    elif ciri.diawali_usulan:
        yield Tanda(
            "usulan",
            Pesan("langkah pertama adalah usulan dari dalam", "the first step is a proposal from inside"),
            (27,),
            {"rutin": 2},
            ("langkah", 0, "kegiatan"),
        )


def _akhir(ciri: Ciri) -> Iterator[Tanda]:
    di = ("langkah", ciri.akhir - 1)
    if ciri.diakhiri_penerimaan:
        yield Tanda(
            "penerimaan",
            Pesan(
                "prosedur berakhir ketika pemohon menerima hasilnya",
                "it ends when the applicant has the result",
            ),
            (23, 27),
            {"pelayanan": 3, "rutin": -2, "penugasan": -2},
            di,
        )
        if ciri.didokumentasikan_sebelum_diserahkan:
            yield Tanda(
                "arsip_sebelum_serah",
                Pesan(
                    "hasil didokumentasikan sebelum diserahkan",
                    "the result is filed before it is handed over",
                ),
                (23, 27),
                {"pelayanan": 1},
            )
    elif ciri.pemohon:
        yield Tanda(
            "belum_diterima",
            Pesan(
                "prosedur tidak berakhir pada penerimaan oleh pemohon",
                "it does not end with the applicant's receipt",
            ),
            (23,),
            {"pelayanan": -2},
            di,
        )
    if ciri.diakhiri_pendokumentasian:
        yield Tanda(
            "pendokumentasian",
            Pesan("langkah terakhir adalah pendokumentasian di dalam", "the last step is filing, inside"),
            (24, 25, 27),
            {"rutin": 2, "penugasan": 2, "pelayanan": -1},
            di,
        )


def _jalannya(ciri: Ciri) -> Iterator[Tanda]:
    if ciri.diawali_pemohon and ciri.permohonan_diperiksa and ciri.tindakan_pertama:
        yield Tanda(
            "permohonan_diperiksa",
            Pesan("permohonan diperiksa lebih dahulu", "the request is checked first"),
            (27,),
            {"pelayanan": 1},
            ("langkah", ciri.tindakan_pertama - 1),
        )
    if ciri.pemohon and ciri.dapat_ditolak:
        yield Tanda(
            "dapat_ditolak",
            Pesan("permohonan dapat ditolak atau dikembalikan", "the request can be refused or sent back"),
            (26,),
            {"pelayanan": 1},
        )
    if (ciri.diawali_pemohon and ciri.bersyarat) or (ciri.sop.pelayanan and ciri.sop.pelayanan.persyaratan):
        yield Tanda(
            "persyaratan",
            Pesan("ada persyaratan yang dipenuhi pemohon", "there are requirements that the applicant meets"),
            (20,),
            {"pelayanan": 1},
            ("langkah", 0, "kelengkapan"),
        )
    # Willingness is stated right after the order; later it is that of guests and speakers.
    for nomor in range(2, min(_KESEDIAAN_SAMPAI, ciri.alur.jumlah) + 1):
        if _BERSEDIA & set(ciri.kalimat(nomor).kata) and not ciri.diawali_pemohon:
            yield Tanda(
                "kesediaan",
                Pesan(
                    "yang ditugaskan menyatakan kesediaan", "whoever is assigned states that he is willing"
                ),
                (62,),
                {"penugasan": 3},
                ("langkah", nomor - 1),
            )
            break
    yield from _penugasan(ciri)


def _penugasan(ciri: Ciri) -> Iterator[Tanda]:
    """The assignment carried out, and reported (slide 62)."""
    for nomor in range(2, ciri.alur.jumlah + 1):
        kalimat = ciri.kalimat(nomor)
        if (
            "laksana" in kalimat.kelas
            and _TUGAS & set(kalimat.kata)
            and "rapat" not in kalimat.kata
            and not ciri.diawali_pemohon
        ):
            yield Tanda(
                "pelaksanaan_tugas",
                Pesan("ada pelaksanaan penugasan", "an assignment is carried out"),
                (25, 62),
                {"penugasan": 2},
                ("langkah", nomor - 1),
            )
            lapor = [
                lain
                for lain in range(nomor + 1, ciri.alur.jumlah + 1)
                if {"laporan", "melaporkan", "pelaporan"} & set(ciri.kalimat(lain).kata)
            ]
            if lapor:
                yield Tanda(
                    "laporan_tugas",
                    Pesan("pelaksanaannya dilaporkan", "it is reported"),
                    (62,),
                    {"penugasan": 1},
                    ("langkah", lapor[0] - 1),
                )
            return


def _kata_kata(ciri: Ciri) -> Iterator[Tanda]:
    judul = pecah_kata(ciri.sop.judul)
    awal = aspek(judul[0]) if judul else None
    if awal and awal.jenis == "pelayanan":
        yield Tanda(
            "judul_pelayanan",
            Pesan(f'judul diawali "{awal.kata}"', f'the title begins with "{awal.kata}"'),
            (30, 36),
            {"pelayanan": 2},
            ("judul",),
        )
    if _TUGAS & set(judul):
        yield Tanda(
            "judul_penugasan",
            Pesan("judul menyebut penugasan", "the title names an assignment"),
            (30, 36),
            {"penugasan": 2},
            ("judul",),
        )
    tertulis = [*judul, *ciri.kalimat(1).kata, *pecah_kata(" ".join(ciri.langkah(1).kelengkapan))]
    if not ciri.diawali_pemohon and (berkala := [kata for kata in tertulis if kata in _BERKALA]):
        yield Tanda(
            "terencana",
            Pesan(f'kegiatannya terencana ("{berkala[0]}")', f'the activity is planned ("{berkala[0]}")'),
            (21, 26),
            {"rutin": 1},
        )
    if mendadak := [kata for kata in tertulis if kata in _MENDADAK]:
        yield Tanda(
            "tidak_terencana",
            Pesan(
                f'kegiatannya tidak terencana ("{mendadak[0]}")',
                f'the activity is not planned ("{mendadak[0]}")',
            ),
            (20, 22, 26),
            {"pelayanan": 1, "penugasan": 1, "rutin": -1},
        )
