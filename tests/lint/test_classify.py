"""The classification against the deck's comparison tables: each row of slides 26, 27 and 36 is a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopan.lint.classify import classify, sebagai_data, sebagai_teks
from sopan.model import Sop
from sopan.model.klasifikasi import Penilaian
from sopan.read import read_sop

Langkah = tuple[str, str] | tuple[str, str, dict[str, object]]

PEMOHON, PETUGAS, KASI, KEPALA = (
    "Pemohon",
    "Petugas Administrasi",
    "Penanggung Jawab Kegiatan",
    "Kepala Dinas",
)


def sop(*langkah: Langkah, judul: str = "Penanganan Urusan", **lain: object) -> Sop:
    """An SOP of these steps: actor, sentence, and further keys."""
    nama = list(dict.fromkeys(siapa for siapa, *_ in langkah))
    steps = [
        {
            "pelaksana": f"p{nama.index(satu[0])}",
            "kegiatan": satu[1],
            "waktu": "1 jam",
            "output": "Berkas",
            **(satu[2] if len(satu) > 2 else {}),
        }
        for satu in langkah
    ]
    kolom = {f"p{nomor}": satu for nomor, satu in enumerate(nama)}
    return Sop.model_validate({"judul": judul, "pelaksana": kolom, "langkah": steps, **lain})


PELAYANAN: list[Langkah] = [
    (PEMOHON, "Mengajukan permohonan izin"),
    (
        PETUGAS,
        "Memeriksa berkas permohonan. Jika lengkap, lanjut. Jika tidak, menolak",
        {"keputusan": {"tidak": 5}},
    ),
    (KEPALA, "Menandatangani surat izin"),
    (PETUGAS, "Mendokumentasikan salinan surat izin dan menyerahkan kepada Pemohon"),
    (PEMOHON, "Menerima surat izin"),
]
RUTIN: list[Langkah] = [
    (KASI, "Mengusulkan rencana kegiatan bulanan"),
    (KEPALA, "Menyetujui usulan"),
    (PETUGAS, "Menyelenggarakan kegiatan"),
    (PETUGAS, "Mendokumentasikan hasil kegiatan"),
]
PENUGASAN: list[Langkah] = [
    (KEPALA, "Menugaskan Petugas Administrasi untuk mewakili dinas"),
    (PETUGAS, "Menyampaikan kesediaan melaksanakan penugasan"),
    (PETUGAS, "Melaksanakan penugasan"),
    (PETUGAS, "Melaporkan pelaksanaan penugasan"),
    (PETUGAS, "Mendokumentasikan laporan"),
]
JENIS = {"pelayanan": PELAYANAN, "rutin": RUTIN, "penugasan": PENUGASAN}


def tanda(penilaian: Penilaian, nama: str) -> dict[str, int] | None:
    """The weights of a sign, or None where it was not seen."""
    ada = [satu for satu in penilaian.tanda if satu.nama == nama]
    return dict(ada[0].bobot) if ada else None


@pytest.mark.parametrize("jenis", JENIS)
def test_each_kind_is_known_by_its_own_pattern(jenis: str) -> None:
    penilaian = classify(sop(*JENIS[jenis])).jenis
    assert penilaian.nilai == jenis
    assert penilaian.keyakinan == "kuat"


# Slide 26: the activities compared. A row is a component; for each kind the sign that it shows, or None.
PAPARAN_26 = [
    (
        "1 kondisi",
        "tidak terencana",
        {"pelayanan": "diawali_pemohon", "rutin": None, "penugasan": "perintah"},
    ),
    ("1 kondisi", "terencana", {"pelayanan": None, "rutin": "terencana", "penugasan": None}),
    ("2 pelaksanaan", "dapat menolak", {"pelayanan": "dapat_ditolak", "rutin": None, "penugasan": None}),
    ("3 pemicu", "pemohon", {"pelayanan": "diawali_pemohon", "rutin": None, "penugasan": None}),
    (
        "3 pemicu",
        "penanggung jawab",
        {"pelayanan": None, "rutin": "diawali_dalam", "penugasan": "diawali_dalam"},
    ),
    ("3 pemicu", "atasan", {"pelayanan": None, "rutin": None, "penugasan": "oleh_atasan"}),
]


@pytest.mark.parametrize(("komponen", "isi", "tiap"), PAPARAN_26)
def test_slide_26(komponen: str, isi: str, tiap: dict[str, str | None]) -> None:
    [nama] = {satu for satu in tiap.values() if satu and satu != "perintah"}
    for jenis, harap in tiap.items():
        penilaian = classify(sop(*JENIS[jenis])).jenis
        assert (tanda(penilaian, harap or nama) is not None) == (harap is not None), (komponen, isi, jenis)
        if harap:
            bobot = tanda(penilaian, harap) or {}
            assert bobot.get(jenis, 0) > 0 or harap == "diawali_dalam"


def test_slide_26_an_assignment_may_be_planned_or_not() -> None:
    mendadak = sop(*PENUGASAN, judul="Penanganan Tugas Insidental")
    assert (tanda(classify(mendadak).jenis, "tidak_terencana") or {})["penugasan"] > 0
    assert (tanda(classify(mendadak).jenis, "tidak_terencana") or {})["rutin"] < 0


# Slide 27: the SOPs compared. A row is a step; for each kind the step that it has, and the sign of it.
PAPARAN_27 = [
    ("1 langkah awal", "pelayanan", "permohonan", 1),
    ("1 langkah awal", "rutin", "usulan", 1),
    ("1 langkah awal", "penugasan", "perintah", 1),
    ("langkah setelah langkah awal", "pelayanan", "permohonan_diperiksa", 2),
    ("2 langkah utama", "penugasan", "pelaksanaan_tugas", 3),
    ("langkah sebelum langkah akhir", "pelayanan", "arsip_sebelum_serah", None),
    ("3 langkah akhir", "pelayanan", "penerimaan", 5),
    ("3 langkah akhir", "rutin", "pendokumentasian", 4),
    ("3 langkah akhir", "penugasan", "pendokumentasian", 5),
]


@pytest.mark.parametrize(("baris", "jenis", "nama", "langkah"), PAPARAN_27)
def test_slide_27(baris: str, jenis: str, nama: str, langkah: int | None) -> None:
    penilaian = classify(sop(*JENIS[jenis])).jenis
    [ada] = [satu for satu in penilaian.mendukung() if satu.nama == nama]
    assert 27 in ada.paparan or 25 in ada.paparan
    if langkah:
        assert ada.jalur[:2] == ("langkah", langkah - 1), baris


@pytest.mark.parametrize(
    ("baris", "perintah", "nama"),
    [
        ("1 langkah awal: rutin juga memerintahkan", "Memerintahkan penyusunan laporan", "perintah"),
        ("1 langkah awal: rutin mengajukan usulan", "Mengusulkan penyusunan laporan", "usulan"),
    ],
)
def test_slide_27_a_routine_begins_with_a_proposal_or_an_order(baris: str, perintah: str, nama: str) -> None:
    penilaian = classify(sop((KASI, perintah), *RUTIN[1:])).jenis
    assert penilaian.nilai == "rutin"
    assert (tanda(penilaian, nama) or {})["rutin"] > 0


@pytest.mark.parametrize(("jenis", "utama"), [("pelayanan", 3), ("rutin", 3), ("penugasan", 4)])
def test_slide_27_the_main_step_of_one_kind_makes_no_other(jenis: str, utama: int) -> None:
    """2 langkah utama: inside, somebody does the work; it is the ends that tell the kinds apart."""
    for kerja in ("Menerbitkan surat izin", "Menyelenggarakan kegiatan", "Menyusun laporan"):
        langkah = [(satu[0], satu[1]) for satu in JENIS[jenis]]
        langkah[utama - 1] = (PETUGAS, kerja)
        assert classify(sop(*langkah)).jenis.nilai == jenis


@pytest.mark.parametrize("dibuang", [{1}, {5}, {1, 5}])
def test_slide_27_a_pelayanan_loses_its_signs_with_its_ends(dibuang: set[int]) -> None:
    utuh = classify(sop(*PELAYANAN)).jenis
    sisa = [satu for nomor, satu in enumerate(PELAYANAN, 1) if nomor not in dibuang]
    sisa = [(satu[0], satu[1]) for satu in sisa]
    kurang = classify(sop(*sisa)).jenis
    assert kurang.skor["pelayanan"] < utuh.skor["pelayanan"]
    if dibuang == {1, 5}:
        assert kurang.nilai == "rutin"  # slide 24, note


# Slide 36: the templates by kind and scale; each is the pattern that Sopan gives.
PAPARAN_36 = [
    ("Penyusunan, skala besar (tim)", "penyusunan-besar", "rutin", "produk", "besar"),
    ("Penyusunan (pembuatan), skala kecil (nontim)", "pembuatan-kecil", "rutin", "produk", "kecil"),
    (
        "Pelaksanaan (penyelenggaraan), skala besar (tim)",
        "penyelenggaraan-besar",
        "rutin",
        "kegiatan",
        "besar",
    ),
    ("Pelaksanaan, skala kecil (nontim)", "pelaksanaan-kecil", "rutin", "kegiatan", "kecil"),
    ("Pelayanan", "pelayanan-produk", "pelayanan", "produk", "kecil"),
    ("Pelayanan", "pelayanan-kegiatan", "pelayanan", "kegiatan", "kecil"),
    ("Penugasan", "penugasan", "penugasan", "kegiatan", "kecil"),
]
TEMPLATES = Path(__file__).parents[2] / "src" / "sopan" / "templates"


@pytest.mark.parametrize(("baris", "pola", "jenis", "orientasi", "skala"), PAPARAN_36)
def test_slide_36(baris: str, pola: str, jenis: str, orientasi: str, skala: str) -> None:
    pertama = read_sop(TEMPLATES / f"{pola}.sop.yaml").sop
    # What the file states of itself must not help.
    hasil = classify(pertama.model_copy(update={"jenis": None, "orientasi": None, "skala": None}))
    assert (hasil.jenis.nilai, hasil.orientasi.nilai, hasil.skala.nilai) == (jenis, orientasi, skala), baris
    assert hasil.sifat.nilai == "administratif"
    assert hasil.bentuk.nilai == "sop"


# Slides 10-13: one actor and how, several and what.
@pytest.mark.parametrize(
    ("langkah", "sifat", "nama"),
    [
        ([(PETUGAS, "Menghidupkan alat"), (PETUGAS, "Membaca alat")], "teknis", "satu_pelaksana"),
        (
            [(PETUGAS, "Menghidupkan alat", {"rincian": ["Menekan tombol", "Menunggu lampu"]})],
            "teknis",
            "rincian",
        ),
        (
            [(PETUGAS, "Menyusun konsep"), (KEPALA, "Menandatangani konsep")],
            "administratif",
            "beberapa_pelaksana",
        ),
        (
            [(PETUGAS, "Menyusun konsep"), (KEPALA, "Menandatangani konsep")],
            "administratif",
            "berpindah_tangan",
        ),
    ],
)
def test_slides_10_to_13(langkah: list[Langkah], sifat: str, nama: str) -> None:
    penilaian = classify(sop(*langkah)).sifat
    assert penilaian.nilai == sifat
    assert nama in {satu.nama for satu in penilaian.mendukung()}


# Slide 14: SOP beside SOG.
@pytest.mark.parametrize(
    ("judul", "kegiatan", "bentuk", "nama"),
    [
        ("Pembuatan Laporan", "Menyusun laporan", "sop", "instruksi_ketat"),
        ("Pembuatan Laporan", "Menyusun laporan", "sop", "terukur"),
        ("Pembuatan Laporan", "Menyusun laporan", "sop", "dapat_diprediksi"),
        ("Penanganan Keadaan Darurat Bencana", "Mengevakuasi warga", "pedoman", "darurat"),
        (
            "Pedoman Penanganan Tamu",
            "Mengarahkan tamu, dapat menyesuaikan keadaan",
            "pedoman",
            "judul_pedoman",
        ),
        ("Pedoman Penanganan Tamu", "Mengarahkan tamu, dapat menyesuaikan keadaan", "pedoman", "keleluasaan"),
    ],
)
def test_slide_14(judul: str, kegiatan: str, bentuk: str, nama: str) -> None:
    penilaian = classify(sop((PETUGAS, kegiatan), (KEPALA, kegiatan), judul=judul)).bentuk
    assert penilaian.nilai == bentuk
    assert nama in {satu.nama for satu in penilaian.mendukung()}


def test_a_guideline_lacks_measures() -> None:
    tanpa = sop(
        (PETUGAS, "Menyusun laporan", {"waktu": None}), (KEPALA, "Menyimpan laporan", {"output": None})
    )
    assert tanda(classify(tanpa).bentuk, "tanpa_ukuran") == {"pedoman": 2}


def test_equal_scores_leave_the_word_of_the_file() -> None:
    polos = [(PETUGAS, "Menyusun laporan"), (KEPALA, "Mendokumentasikan laporan")]
    for orientasi in ("produk", "kegiatan"):
        hasil = classify(sop(*polos, judul="Urusan Kantor", orientasi=orientasi)).orientasi
        assert (hasil.nilai, hasil.keyakinan) == (orientasi, "tanpa tanda")


def test_the_seed_and_every_example_are_what_they_say(shared_dir: Path, examples_dir: Path) -> None:
    berkas = [shared_dir / "seed" / "konsinyering.sop.yaml", *sorted(examples_dir.glob("*.sop.yaml"))]
    for satu in berkas:
        ditulis = read_sop(satu).sop
        hasil = classify(ditulis)
        for penilaian in (hasil.jenis, hasil.sifat, hasil.orientasi, hasil.skala):
            assert penilaian.nilai == (getattr(ditulis, penilaian.sumbu) or penilaian.nilai), satu.name
        assert hasil.bentuk.nilai == "sop", satu.name


def test_json_has_every_sign_with_its_slide_and_place() -> None:
    pertama = sop(*PELAYANAN, jenis="rutin")
    data = json.loads(json.dumps(sebagai_data(pertama, classify(pertama))))
    assert list(data) == ["judul", "nomor", "jenis", "sifat", "bentuk", "orientasi", "skala"]
    assert (data["jenis"]["nilai"], data["jenis"]["ditulis"]) == ("pelayanan", "rutin")
    pemohon = data["jenis"]["tanda"][0]
    assert pemohon["nama"] == "diawali_pemohon"
    assert pemohon["jalur"] == "langkah[1].pelaksana"
    assert pemohon["bobot"] == {"pelayanan": 3, "rutin": -4, "penugasan": -4}
    for sumbu in ("jenis", "sifat", "bentuk", "orientasi", "skala"):
        for satu in data[sumbu]["tanda"]:
            assert satu["paparan"]
            assert satu["pesan"]["id"] != satu["pesan"]["en"]
            assert set(satu["bobot"]) <= set(data[sumbu]["skor"])


def test_text_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    pertama = sop(*PELAYANAN, jenis="rutin")
    teks = sebagai_teks(pertama, classify(pertama))
    assert "Jenis kegiatan: pelayanan (keyakinan kuat; berkas menulis rutin)" in teks
    assert "  + prosedur diawali pihak luar, Pemohon (paparan 20, 23)" in teks
    monkeypatch.setenv("SOPAN_LANG", "en")
    teks = sebagai_teks(pertama, classify(pertama))
    assert "Kind of activity: pelayanan (service) (strong; the file says rutin)" in teks
    assert "  + the procedure is set off from outside, by Pemohon (slides 20, 23)" in teks
    assert "  - " not in teks.partition("Nature")[0]


def test_signs_against_the_judgement_are_shown() -> None:
    setengah = sop(*PELAYANAN[:4], (PETUGAS, "Mengarsipkan tanda terima"))
    teks = sebagai_teks(setengah, classify(setengah))
    assert "  - prosedur tidak berakhir pada penerimaan oleh pemohon (paparan 23)" in teks
