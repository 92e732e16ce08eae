"""The map of coverage: the tree of units from left to right, each with a square for each of its activities.

Whether an activity has an SOP is told by the form of its square as well as by its colour: filled with a tick,
half filled with a tilde (an SOP by its title only), or empty with a broken border. A unit's mark (full, half
or empty circle, or a dash) counts the units under it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopan.errors import Pesan
from sopan.layout.text import text_width
from sopan.organise.sotk.coverage import Cakupan, HitunganUnit, KegiatanTercakup
from sopan.organise.svg import ABU, AMBER, GARIS, MERAH, REDUP, TEAL, TINTA, Svg, potong

__all__ = ["peta_cakupan"]

_LEBAR = 236.0
_JARAK_X = 44.0
_JARAK_Y = 10.0
_SISI = 24.0
_TEPI = 10.0
_KOTAK = 12.0
_SELA = 4.0
_ATAS = 92.0


@dataclass
class _Kartu:
    hitungan: HitunganUnit
    nama: list[str]
    kegiatan: list[KegiatanTercakup]
    x: float = 0.0
    y: float = 0.0
    tinggi: float = 0.0
    induk: _Kartu | None = None


def peta_cakupan(cakupan: Cakupan, unit: str | None = None) -> str:
    """The map as SVG. `unit` draws what is under that unit. Raises KeyError for an unknown one."""
    kartu = _susun(cakupan, unit)
    svg = Svg()
    for satu in kartu:
        if satu.induk is not None:
            _hubung(svg, satu.induk, satu)
    for satu in kartu:
        _gambar(svg, satu)
    lebar = max((satu.x for satu in kartu), default=0.0) + _LEBAR + _SISI
    tinggi = max((satu.y + satu.tinggi for satu in kartu), default=_ATAS) + _SISI
    lebar = max(lebar, 760.0)
    judul = _kepala(svg, cakupan, kartu)
    return svg.selesai(lebar, tinggi, judul, str(_ringkas(kartu)))


def _susun(cakupan: Cakupan, unit: str | None) -> list[_Kartu]:
    """The cards with their places: a unit beside its first child, each branch below the one before.

    A card stands below every card of its own column and of those to the right, so that a branch keeps
    together; what stands to the left, above all its parent, may reach further down.
    """
    pilihan = None if unit is None else {satu.id for satu in cakupan.organisasi.di_bawah(unit)}
    menurut_unit: dict[str, list[KegiatanTercakup]] = {}
    for kegiatan in cakupan.kegiatan:
        menurut_unit.setdefault(kegiatan.tempat.unit.id, []).append(kegiatan)
    kartu: list[_Kartu] = []
    jalan: list[_Kartu] = []
    bawah: dict[int, float] = {}
    dasar = min((h.tingkat for h in cakupan.unit if pilihan is None or h.unit.id in pilihan), default=0)
    for hitungan in cakupan.unit:
        if pilihan is not None and hitungan.unit.id not in pilihan:
            continue
        tingkat = hitungan.tingkat - dasar
        del jalan[tingkat:]
        isi = menurut_unit.get(hitungan.unit.id, [])
        nama = potong(hitungan.unit.nama, _LEBAR - 2 * _TEPI - 18, 11, tebal=True)
        satu = _Kartu(hitungan, nama, isi)
        baris = -(-len(isi) // _per_baris())
        satu.tinggi = 2 * _TEPI + 13 * len(nama) + 11 + baris * (_KOTAK + _SELA)
        satu.x = _SISI + tingkat * (_LEBAR + _JARAK_X)
        satu.induk = jalan[-1] if jalan else None
        satu.y = max((y for kolom, y in bawah.items() if kolom >= tingkat), default=_ATAS)
        if satu.induk is not None:
            satu.y = max(satu.y, satu.induk.y)
        bawah[tingkat] = satu.y + satu.tinggi + _JARAK_Y
        kartu.append(satu)
        jalan.append(satu)
    return kartu


def _per_baris() -> int:
    return int((_LEBAR - 2 * _TEPI + _SELA) // (_KOTAK + _SELA))


def _hubung(svg: Svg, induk: _Kartu, anak: _Kartu) -> None:
    x, di = induk.x + _LEBAR + _JARAK_X / 2, anak.y + 18
    if anak.y == induk.y:
        svg.garis([(induk.x + _LEBAR, di), (anak.x, di)], stroke=GARIS, stroke_width=1.2)
    else:
        svg.garis([(x, induk.y + 18), (x, di), (anak.x, di)], stroke=GARIS, stroke_width=1.2)


def _keadaan_unit(h: HitunganUnit) -> Literal["kosong", "penuh", "sebagian", "belum"]:
    """How far a unit with all under it is covered."""
    semua = h.total_ada + h.total_mirip + h.total_belum
    if not semua:
        return "kosong"
    if h.total_ada == semua:
        return "penuh"
    return "sebagian" if h.total_ada + h.total_mirip else "belum"


_WARNA = {"kosong": ABU, "penuh": TEAL, "sebagian": AMBER, "belum": MERAH}


def _tanda(svg: Svg, x: float, y: float, keadaan: str) -> None:
    """The mark of a unit: a full, half or empty circle, or a dash."""
    warna = _WARNA[keadaan]
    if keadaan == "kosong":
        svg.garis([(x - 4, y), (x + 4, y)], stroke=warna, stroke_width=1.6)
        return
    svg.bulat(x, y, 4.5, fill=warna if keadaan == "penuh" else "#fff", stroke=warna, stroke_width=1.3)
    if keadaan == "sebagian":
        svg.jalan(f"M{x:.1f} {y - 4.5:.1f}a4.5 4.5 0 0 0 0 9z", fill=warna)


def _gambar(svg: Svg, kartu: _Kartu) -> None:
    h = kartu.hitungan
    keadaan = _keadaan_unit(h)
    kalimat = _kalimat(h)
    svg.mulai(f"{h.unit.nama}: {kalimat}")
    svg.kotak(kartu.x, kartu.y, _LEBAR, kartu.tinggi, rx=4, fill="#fff", stroke=GARIS)
    svg.kotak(kartu.x, kartu.y, 4, kartu.tinggi, fill=_WARNA[keadaan])
    y = kartu.y + _TEPI
    for baris in kartu.nama:
        y += 13
        svg.tulis(kartu.x + _TEPI + 2, y - 3, baris, 11, font_weight="bold")
    _tanda(svg, kartu.x + _LEBAR - _TEPI - 5, kartu.y + _TEPI + 7, keadaan)
    y += 14
    svg.tulis(kartu.x + _TEPI + 2, y - 4, kalimat, 10, fill=ABU if keadaan == "kosong" else REDUP)
    y += 2
    for urut, satu in enumerate(kartu.kegiatan):
        baris_ke, kolom = divmod(urut, _per_baris())
        x = kartu.x + _TEPI + 2 + kolom * (_KOTAK + _SELA)
        _petak(svg, x, y + baris_ke * (_KOTAK + _SELA), satu.keadaan, _sebut(satu))
    svg.akhiri()


def _kalimat(h: HitunganUnit) -> str:
    semua = h.total_ada + h.total_mirip + h.total_belum
    if not semua:
        return str(Pesan("belum ada kegiatan", "no activities yet"))
    mirip = str(Pesan(f", {h.total_mirip} mirip", f", {h.total_mirip} alike")) if h.total_mirip else ""
    return str(Pesan(f"{h.total_ada} dari {semua} ber-SOP", f"{h.total_ada} of {semua} have an SOP")) + mirip


def _sebut(satu: KegiatanTercakup) -> str:
    keadaan = {
        "ada": Pesan("ada SOP", "has an SOP"),
        "mirip": Pesan("SOP berjudul mirip, perlu dipastikan", "an SOP with a like title, to be confirmed"),
        "belum": Pesan("belum ada SOP", "no SOP"),
    }[satu.keadaan]
    return f"{satu.tempat.kegiatan.judul} ({satu.tempat.kegiatan.id}): {keadaan}"


def _petak(svg: Svg, x: float, y: float, keadaan: str, keterangan: str) -> None:
    """The square of an activity."""
    svg.mulai(keterangan)
    if keadaan == "ada":
        svg.kotak(x, y, _KOTAK, _KOTAK, rx=2, fill=TEAL)
        svg.garis(
            [(x + 2.8, y + 6.4), (x + 5.2, y + 8.8), (x + 9.4, y + 3.4)], stroke="#fff", stroke_width=1.6
        )
    elif keadaan == "mirip":
        svg.kotak(x, y, _KOTAK, _KOTAK, rx=2, fill="#fff", stroke=AMBER)
        svg.jalan(f"M{x:.1f} {y + _KOTAK:.1f}h{_KOTAK:.1f}v-{_KOTAK:.1f}z", fill="#f4d9a4")
        svg.tulis(x + _KOTAK / 2, y + 10, "~", 12, text_anchor="middle", fill=AMBER, font_weight="bold")
    else:
        svg.kotak(
            x + 0.5,
            y + 0.5,
            _KOTAK - 1,
            _KOTAK - 1,
            rx=2,
            fill="#fff",
            stroke=MERAH,
            stroke_dasharray="2 1.6",
        )
    svg.akhiri()


def _ringkas(kartu: list[_Kartu]) -> Pesan:
    ada = sum(satu.hitungan.ada for satu in kartu)
    mirip = sum(satu.hitungan.mirip for satu in kartu)
    semua = ada + mirip + sum(satu.hitungan.belum for satu in kartu)
    if not semua:
        return Pesan("Belum ada kegiatan di berkas ini.", "There are no activities in this file yet.")
    lagi = (f"; {mirip} lagi berjudul mirip", f"; {mirip} more by a like title") if mirip else ("", "")
    return Pesan(
        f"{ada} dari {semua} kegiatan sudah ber-SOP ({100 * ada / semua:.0f} %){lagi[0]}.",
        f"{ada} of {semua} activities have an SOP ({100 * ada / semua:.0f} %){lagi[1]}.",
    )


def _kepala(svg: Svg, cakupan: Cakupan, kartu: list[_Kartu]) -> str:
    judul = str(Pesan(f"Peta SOP {cakupan.organisasi.nama}", f"SOP map of {cakupan.organisasi.nama}"))
    svg.tulis(_SISI, 34, judul, 17, font_weight="bold")
    svg.tulis(_SISI, 54, str(_ringkas(kartu)), 12, fill=REDUP)
    x = _SISI
    for keadaan, pesan in (
        ("ada", Pesan("ada SOP", "has an SOP")),
        ("mirip", Pesan("SOP berjudul mirip, perlu dipastikan", "an SOP with a like title, to be confirmed")),
        ("belum", Pesan("belum ada SOP", "no SOP")),
    ):
        _petak(svg, x, 65, keadaan, str(pesan))
        svg.tulis(x + 17, 75, str(pesan), 10.5, fill=TINTA)
        x += 17 + text_width(str(pesan), 10.5) + 22
    return judul
