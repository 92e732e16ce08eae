"""The signs of sifat (deck 10-13), of SOP or guideline (14), of orientasi and skala (34-36, 56-58)."""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model.bahasa import aspek, frasa, pecah_kata
from sopan.model.ciri import Ciri
from sopan.model.klasifikasi.penilaian import Tanda

__all__ = [
    "BENTUK",
    "ORIENTASI",
    "SIFAT",
    "SKALA",
    "tanda_bentuk",
    "tanda_orientasi",
    "tanda_sifat",
    "tanda_skala",
]

SIFAT = ("administratif", "teknis")
BENTUK = ("sop", "pedoman")
ORIENTASI = ("produk", "kegiatan")
SKALA = ("kecil", "besar")

_DARURAT = frozenset(
    [
        "darurat",
        "bencana",
        "kebakaran",
        "kecelakaan",
        "gawat",
        "krisis",
        "evakuasi",
        "wabah",
        "pandemi",
        "banjir",
    ]
)
_LELUASA = frozenset(
    ["dapat", "boleh", "diskresi", "pertimbangan", "kebijaksanaan", "sebaiknya", "situasional"]
)
_PEDOMAN = frozenset(["pedoman", "panduan", "petunjuk", "juklak", "juknis"])
_TIM = frozenset(["tim", "panitia", "pokja", "satgas", "komite"])
_KONSEP = frozenset(["konsep", "draf", "draft", "rancangan", "mengonsep", "mengkonsep"])
_LAPORAN = frozenset(["laporan", "notula", "notulen", "risalah"])
_PENDUKUNG = frozenset(["keputusan", "undangan", "surat", "daftar", "jadwal"])
_PENYELENGGARAAN = frozenset(["melaksanakan", "menyelenggarakan", "mengadakan", "melakukan"])
_SEPARUH = 0.5
_SEPEREMPAT = 0.25


def tanda_sifat(ciri: Ciri) -> Iterator[Tanda]:
    """Administratif or teknis: how many actors, and whether it tells how or only what."""
    pelaku = {id_ for langkah in ciri.sop.langkah for id_ in langkah.pelaksana}
    if len(pelaku) == 1:
        yield Tanda(
            "satu_pelaksana",
            Pesan(
                "seluruh langkah dikerjakan satu pelaksana atau satu jabatan",
                "one actor, or one post, does all the steps",
            ),
            (10, 11, 12),
            {"teknis": 4, "administratif": -4},
            ("pelaksana",),
        )
    else:
        yield Tanda(
            "beberapa_pelaksana",
            Pesan(f"dikerjakan {len(pelaku)} pelaksana", f"{len(pelaku)} actors do it"),
            (10, 11, 13),
            {"administratif": 4, "teknis": -5},
            ("pelaksana",),
        )
    rincian = [nomor for nomor, langkah in enumerate(ciri.sop.langkah) if langkah.rincian]
    if rincian:
        yield Tanda(
            "rincian",
            Pesan("memuat cara mengerjakan langkah secara rinci", "tells in detail how steps are done"),
            (11, 12),
            {"teknis": 2, "administratif": -1},
            ("langkah", rincian[0], "rincian"),
        )
    else:
        yield Tanda(
            "tahapan",
            Pesan("hanya memuat tahapan, bukan caranya", "gives only the stages, not how they are done"),
            (11, 13),
            {"administratif": 1},
        )
    serah = [
        arus
        for arus in ciri.alur.arus
        if arus.ke is not None
        and set(ciri.langkah(arus.dari).pelaksana) != set(ciri.langkah(arus.ke).pelaksana)
    ]
    if serah:
        yield Tanda(
            "berpindah_tangan",
            Pesan(f"{len(serah)} panah menuju pelaksana lain", f"{len(serah)} arrows lead to another actor"),
            (13,),
            {"administratif": 1},
        )


def tanda_bentuk(ciri: Ciri) -> Iterator[Tanda]:
    """A standard procedure, or a guideline that leaves room: strict or free, predictable or an emergency."""
    langkah = ciri.sop.langkah
    judul = pecah_kata(ciri.sop.judul)
    if judul and judul[0] in _PEDOMAN:
        yield Tanda(
            "judul_pedoman",
            Pesan(f'judul menyebut dirinya "{judul[0]}"', f'the title calls itself "{judul[0]}"'),
            (8, 14),
            {"pedoman": 3},
            ("judul",),
        )
    darurat = [kata for kata in judul if kata in _DARURAT] or [
        kata for satu in langkah for kata in pecah_kata(satu.kegiatan) if kata in _DARURAT
    ]
    if darurat and (set(judul) & _DARURAT or len(darurat) > 1):
        yield Tanda(
            "darurat",
            Pesan(
                f'urusan darurat yang tidak dapat diprediksi ("{darurat[0]}")',
                f'an emergency, which cannot be foreseen ("{darurat[0]}")',
            ),
            (14,),
            {"pedoman": 4, "sop": -2},
        )
    else:
        yield Tanda(
            "dapat_diprediksi",
            Pesan("bukan urusan darurat", "no emergency"),
            (14,),
            {"sop": 2},
        )
    yield from _keketatan(ciri)


def _keketatan(ciri: Ciri) -> Iterator[Tanda]:
    """How strict the instruction is, from the process to its result (slide 14)."""
    langkah = ciri.sop.langkah
    longgar = [
        nomor
        for nomor, satu in enumerate(langkah)
        if frasa("kabur").ada(kata := pecah_kata(satu.kegiatan)) or _LELUASA & set(kata)
    ]
    if longgar:
        banyak = len(longgar) / len(langkah) >= _SEPEREMPAT
        yield Tanda(
            "keleluasaan",
            Pesan(
                f"{len(longgar)} langkah memberi keleluasaan (dapat, sesuai kebutuhan, segera)",
                f"{len(longgar)} step(s) leave room (dapat, sesuai kebutuhan, segera)",
            ),
            (14,),
            {"pedoman": 3 if banyak else 1, "sop": -2 if banyak else 0},
            ("langkah", longgar[0], "kegiatan"),
        )
    else:
        yield Tanda(
            "instruksi_ketat",
            Pesan("tidak ada kegiatan yang memberi keleluasaan", "no activity leaves room"),
            (14,),
            {"sop": 1},
        )
    terukur = sum(satu.durasi is not None and bool(satu.output) for satu in langkah) / len(langkah)
    persen = round(100 * terukur)
    if terukur < _SEPARUH:
        yield Tanda(
            "tanpa_ukuran",
            Pesan(
                f"hanya {persen}% langkah mempunyai waktu yang terukur dan output",
                f"only {persen}% of the steps have a measurable time and an output",
            ),
            (14,),
            {"pedoman": 2},
        )
    else:
        yield Tanda(
            "terukur",
            Pesan(
                f"{persen}% langkah mempunyai waktu yang terukur dan output",
                f"{persen}% of the steps have a measurable time and an output",
            ),
            (14,),
            {"sop": 2},
        )


def tanda_orientasi(ciri: Ciri) -> Iterator[Tanda]:
    """A product that is drafted, or an activity that is held and reported."""
    judul = pecah_kata(ciri.sop.judul)
    awal = aspek(judul[0]) if judul else None
    if awal and awal.orientasi:
        yield Tanda(
            "aspek",
            Pesan(f'judul diawali "{awal.kata}"', f'the title begins with "{awal.kata}"'),
            (34, 35, 36),
            {awal.orientasi: 3},
            ("judul",),
        )
    semua = range(1, ciri.alur.jumlah + 1)
    if diselenggarakan := next((nomor for nomor in semua if _menyelenggarakan(ciri, nomor)), None):
        yield Tanda(
            "pelaksanaan",
            Pesan("kegiatannya diselenggarakan", "the activity is held"),
            (56, 58),
            {"kegiatan": 2},
            ("langkah", diselenggarakan - 1),
        )
    if dikonsep := next((nomor for nomor in semua if _mengonsep_produk(ciri, nomor, judul)), None):
        yield Tanda(
            "konsep_produk",
            Pesan("produknya dikonsep", "the product is drafted"),
            (56, 57, 59),
            {"produk": 3},
            ("langkah", dikonsep - 1),
        )


def _menyelenggarakan(ciri: Ciri, nomor: int) -> bool:
    """Whether the step holds the activity itself: no meeting about it, no check, nothing filed."""
    kalimat = ciri.kalimat(nomor)
    if not kalimat.kerja or kalimat.kerja[0].kata not in _PENYELENGGARAAN or "rapat" in kalimat.kata:
        return False
    return not kalimat.kelas & {"periksa", "dokumentasi", "catat", "sahkan"}


def _mengonsep_produk(ciri: Ciri, nomor: int, judul: tuple[str, ...]) -> bool:
    """Whether the step drafts or makes the product: not its report, unless the report is the product."""
    kalimat = ciri.kalimat(nomor)
    kata = set(kalimat.kata)
    if ciri.diawali_pemohon and kalimat.kelas & {"terbit", "cetak"}:
        return True
    if not (kalimat.kelas & {"susun", "terbit"} and _KONSEP & kata):
        return False
    bukan = _LAPORAN if ciri.diawali_pemohon else _LAPORAN | _PENDUKUNG
    return not bukan & kata or bool(bukan & kata & set(judul))


def tanda_skala(ciri: Ciri) -> Iterator[Tanda]:
    """Work for a team, or for one unit without one."""
    judul = pecah_kata(ciri.sop.judul)
    awal = aspek(judul[0]) if judul else None
    if awal and awal.skala:
        # Pelaksanaan stands for both scales on slide 36, so the small one is only likely.
        yield Tanda(
            "aspek",
            Pesan(f'judul diawali "{awal.kata}"', f'the title begins with "{awal.kata}"'),
            (35, 36),
            {awal.skala: 2 if awal.skala == "besar" else 1},
            ("judul",),
        )
    dibentuk = next((n for n in range(1, ciri.alur.jumlah + 1) if _membentuk_tim(ciri, n)), None)
    if dibentuk:
        yield Tanda(
            "pembentukan_tim",
            Pesan("diawali pembentukan tim", "a team is set up first"),
            (35, 57, 58),
            {"besar": 3},
            ("langkah", dibentuk - 1),
        )
    else:
        yield Tanda("tanpa_tim", Pesan("tidak dibentuk tim", "no team is set up"), (35, 57, 58), {"kecil": 2})
    kolom = [satu.nama for satu in ciri.sop.pelaksana.values() if _TIM & set(pecah_kata(satu.nama)[:2])]
    if kolom:
        yield Tanda(
            "pelaksana_tim",
            Pesan(f"dikerjakan {kolom[0]}", f"{kolom[0]} does it"),
            (35,),
            {"besar": 2},
            ("pelaksana",),
        )


def _membentuk_tim(ciri: Ciri, nomor: int) -> bool:
    kata = set(ciri.kalimat(nomor).kata)
    return bool(_TIM & kata and {"membentuk", "pembentukan", "dibentuk"} & kata)
