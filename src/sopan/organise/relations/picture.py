"""The picture of a network: clusters below one another, boxes in columns, lines between them.

A full line is a keterkaitan that both SOPs state, a broken one with one head is stated by one only; a heavy
line is a call from a step (keterangan). Circles bear ↻, a box with a broken border is an SOP that the library
does not have. Relations that lead out of a cluster are named under their box.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.layout.text import text_width
from sopan.organise.relations.clusters import Kelompok, kelompok, kolom
from sopan.organise.relations.network import Jaringan, Simpul
from sopan.organise.svg import ABU, AMBER, GARIS, MERAH, REDUP, TEAL, Svg, potong

__all__ = ["gambar_jaringan"]

_LEBAR, _TINGGI = 196.0, 44.0
_JARAK_X, _JARAK_Y = 92.0, 12.0
_SISI, _KEPALA = 24.0, 104.0
_PALING_BANYAK_KELOMPOK = 40

_PANAH = "".join(
    f'<marker id="panah-{warna[1:]}" viewBox="0 0 8 8" refX="7.2" refY="4" markerWidth="9.5" '
    'markerHeight="9.5" orient="auto-start-reverse" markerUnits="userSpaceOnUse">'
    f'<path d="M0 .6L7.4 4L0 7.4z" fill="{warna}"/></marker>'
    for warna in (ABU, AMBER, MERAH, TEAL)
)


@dataclass
class _Tali:
    """All that holds two nodes together, from the smaller position to the larger and back."""

    kait: bool = False
    kait_balik: bool = False
    panggil: bool = False
    panggil_balik: bool = False
    lingkar: bool = False


def gambar_jaringan(jaringan: Jaringan, pilih: int | None = None) -> str:
    """The network as SVG; `pilih` draws one cluster alone, by its number from 1.

    Raises `WrongUse` for a number that there is not.
    """
    tali = _tali(jaringan)
    tetangga: dict[int, set[int]] = {i: set() for i in range(len(jaringan.simpul))}
    for a, b in tali:
        tetangga[a].add(b)
        tetangga[b].add(a)
    semua = kelompok(tetangga)
    nomor = {i: n for n, satu in enumerate(semua, 1) for i in satu.anggota if i != satu.tamu}
    if pilih is not None and not 1 <= pilih <= len(semua):
        raise WrongUse(
            Pesan(
                f"tidak ada kelompok {pilih}; ada {len(semua)}.",
                f"there is no cluster {pilih}; {len(semua)} exist.",
            )
        )
    svg = Svg()
    y, lebar = _KEPALA, 760.0
    terpilih = range(len(semua)) if pilih is None else (pilih - 1,)
    for di in list(terpilih)[:_PALING_BANYAK_KELOMPOK]:
        y, kanan = _kelompok(svg, jaringan, semua[di], di + 1, tetangga, tali, nomor, y)
        lebar = max(lebar, kanan)
    y = _kaki(svg, jaringan, len(semua), pilih, y, lebar)
    judul = str(Pesan("Hubungan antar-SOP", "Relations between SOPs"))
    ringkas = _ringkas(jaringan)
    svg.tulis(_SISI, 34, judul, 17, font_weight="bold")
    svg.tulis(_SISI, 54, str(ringkas), 12, fill=REDUP)
    _legenda(svg)
    return svg.selesai(lebar + _SISI, y + _SISI, judul, str(ringkas), f"<defs>{_PANAH}</defs>")


def _ringkas(jaringan: Jaringan) -> Pesan:
    sop = sum(simpul.sop is not None for simpul in jaringan.simpul)
    angka = len(jaringan.hubungan), len(jaringan.putus), len(jaringan.sepihak), len(jaringan.melingkar)
    return Pesan(
        f"{sop} SOP, {angka[0]} rujukan: {angka[1]} putus, {angka[2]} sepihak, {angka[3]} lingkaran.",
        f"{sop} SOPs, {angka[0]} references: {angka[1]} broken, {angka[2]} one-sided, {angka[3]} circle(s).",
    )


def _tali(jaringan: Jaringan) -> dict[tuple[int, int], _Tali]:
    hasil: dict[tuple[int, int], _Tali] = {}
    for satu in jaringan.hubungan:
        a, b = min(satu.dari, satu.ke), max(satu.dari, satu.ke)
        tali = hasil.setdefault((a, b), _Tali())
        nama = ("kait" if satu.jenis == "keterkaitan" else "panggil") + ("" if satu.dari == a else "_balik")
        setattr(tali, nama, True)
    for _, putaran in jaringan.melingkar:
        for dari, ke in zip(putaran, (*putaran[1:], putaran[0]), strict=True):
            hasil[min(dari, ke), max(dari, ke)].lingkar = True
    return hasil


def _kelompok(
    svg: Svg,
    jaringan: Jaringan,
    isi_kelompok: Kelompok,
    urut: int,
    tetangga: dict[int, set[int]],
    tali: dict[tuple[int, int], _Tali],
    nomor: dict[int, int],
    y: float,
) -> tuple[float, float]:
    """Draw one cluster from `y` down; the y below it and its right edge."""
    anggota, tamu = isi_kelompok
    lapis = kolom(anggota, tetangga, tamu)
    tertinggi = max(map(len, lapis))
    banyak = len(anggota)
    nama = Pesan(f"Kelompok {urut}: {banyak} SOP", f"Cluster {urut}: {banyak} SOPs")
    svg.tulis(_SISI, y + 12, str(nama), 12, font_weight="bold")
    y += 26
    isi = tertinggi * (_TINGGI + _JARAK_Y) - _JARAK_Y
    letak: dict[int, tuple[float, float, int]] = {}
    for di, simpul in enumerate(lapis):
        atas = y + (isi - (len(simpul) * (_TINGGI + _JARAK_Y) - _JARAK_Y)) / 2
        for baris, satu in enumerate(simpul):
            letak[satu] = (_SISI + di * (_LEBAR + _JARAK_X), atas + baris * (_TINGGI + _JARAK_Y), di)
    dalam = set(anggota)
    for (a, b), satu_tali in sorted(tali.items()):
        if a in dalam and b in dalam:
            _garis(svg, letak[a], letak[b], satu_tali)
    for satu in anggota:
        keluar = [nomor[satu]] if satu == tamu else sorted({nomor[ke] for ke in tetangga[satu] - dalam})
        _kotak(svg, jaringan.simpul[satu], letak[satu], keluar)
    return y + isi + 34, _SISI + len(lapis) * (_LEBAR + _JARAK_X)


def _kotak(svg: Svg, simpul: Simpul, letak: tuple[float, float, int], keluar: list[int]) -> None:
    x, y, _ = letak
    hilang = simpul.sop is None
    keadaan = str(Pesan("tidak ada di pustaka", "not in the library")) if hilang else simpul.berkas
    svg.mulai(" · ".join(satu for satu in (simpul.judul, simpul.nomor, keadaan) if satu))
    batas = {"stroke": MERAH, "stroke_dasharray": "4 3"} if hilang else {"stroke": GARIS}
    svg.kotak(x, y, _LEBAR, _TINGGI, rx=4, fill="#fff", **batas)
    awalan = "? " if hilang else ""
    baris = potong(awalan + simpul.judul, _LEBAR - 16, 10.5)
    dasar = y + (17 if len(baris) == 1 else 14)
    for teks in baris:
        svg.tulis(x + 8, dasar, teks, 10.5)
        dasar += 12
    kecil = simpul.nomor or ""
    if keluar:
        lain = ", ".join(map(str, keluar[:4])) + (", …" if len(keluar) > 4 else "")
        ke_kelompok = str(Pesan(f"juga kelompok {lain}", f"also cluster {lain}"))
        kecil = f"{kecil} · {ke_kelompok}" if kecil else ke_kelompok
    if kecil:
        teks = potong(kecil, _LEBAR - 16, 9, baris=1)[0]
        svg.tulis(x + 8, min(dasar + 1, y + _TINGGI - 5), teks, 9, fill=REDUP)
    svg.akhiri()


def _garis(svg: Svg, a: tuple[float, float, int], b: tuple[float, float, int], tali: _Tali) -> None:
    """The line between two boxes, straight over to the next column or bowed beside its own."""
    ax, ay, kolom_a = a
    bx, by, kolom_b = b
    ya, yb = ay + _TINGGI / 2, by + _TINGGI / 2
    if kolom_a == kolom_b:
        dari, ke = (ax + _LEBAR, ya), (bx + _LEBAR, yb)
        lengkung = min(_JARAK_X - 14, 16 + abs(yb - ya) / 6)
        d = (
            f"M{dari[0]:.1f} {ya:.1f}C{dari[0] + lengkung:.1f} {ya:.1f} {ke[0] + lengkung:.1f} {yb:.1f} "
            f"{ke[0]:.1f} {yb:.1f}"
        )
        tengah = (dari[0] + 0.75 * lengkung, (ya + yb) / 2)
    else:
        kiri_ke_kanan = kolom_a < kolom_b
        x1, x2 = (ax + _LEBAR, bx) if kiri_ke_kanan else (ax, bx + _LEBAR)
        xm = (x1 + x2) / 2
        d = f"M{x1:.1f} {ya:.1f}C{xm:.1f} {ya:.1f} {xm:.1f} {yb:.1f} {x2:.1f} {yb:.1f}"
        tengah = (xm, (ya + yb) / 2)
    svg.jalan(d, fill="none", **_gaya(tali))
    if tali.lingkar:
        svg.bulat(*tengah, 7, fill="#fff", stroke=MERAH)
        svg.tulis(tengah[0], tengah[1] + 4, "↻", 11, text_anchor="middle", fill=MERAH)


def _gaya(tali: _Tali) -> dict[str, object]:
    """Stroke and heads of a line. A call outweighs a keterkaitan of the same two SOPs."""
    panggil = tali.panggil or tali.panggil_balik
    sepihak = tali.kait != tali.kait_balik and not panggil
    warna = MERAH if tali.lingkar else TEAL if panggil else AMBER if sepihak else ABU
    gaya: dict[str, object] = {"stroke": warna, "stroke_width": 2.0 if panggil or tali.lingkar else 1.2}
    if sepihak and not tali.lingkar:
        gaya["stroke_dasharray"] = "5 4"
    if tali.panggil if panggil else tali.kait:
        gaya["marker_end"] = f"url(#panah-{warna[1:]})"
    if tali.panggil_balik if panggil else tali.kait_balik:
        gaya["marker_start"] = f"url(#panah-{warna[1:]})"
    return gaya


def _kaki(svg: Svg, jaringan: Jaringan, banyak: int, pilih: int | None, y: float, lebar: float) -> float:
    """What is not drawn: clusters beyond the limit, and SOPs without relations."""
    kalimat: list[Pesan] = []
    if pilih is None and banyak > _PALING_BANYAK_KELOMPOK:
        sisa = banyak - _PALING_BANYAK_KELOMPOK
        kalimat.append(
            Pesan(f"{sisa} kelompok kecil lainnya tidak digambar.", f"{sisa} smaller clusters are not drawn.")
        )
    if pilih is None and jaringan.terpencil:
        nama = "; ".join(jaringan.simpul[i].judul for i in jaringan.terpencil[:40])
        lagi = len(jaringan.terpencil) - 40
        ekor = (f"; dan {lagi} lagi", f"; and {lagi} more") if lagi > 0 else ("", "")
        kalimat.append(
            Pesan(
                f"Tanpa hubungan ({len(jaringan.terpencil)}): {nama}{ekor[0]}.",
                f"Without relations ({len(jaringan.terpencil)}): {nama}{ekor[1]}.",
            )
        )
    for satu in kalimat:
        for baris in potong(str(satu), lebar - _SISI, 10.5, baris=12):
            svg.tulis(_SISI, y + 10, baris, 10.5, fill=REDUP)
            y += 14
        y += 6
    return y


def _legenda(svg: Svg) -> None:
    x, y = _SISI, 76.0
    for pesan, tali in (
        (Pesan("saling terkait", "both name the other"), _Tali(kait=True, kait_balik=True)),
        (Pesan("sepihak", "one-sided"), _Tali(kait=True)),
        (Pesan("dipanggil langkah", "called by a step"), _Tali(panggil=True)),
        (Pesan("↻ melingkar", "↻ circular"), _Tali(panggil=True, lingkar=True)),
    ):
        svg.garis([(x, y), (x + 32, y)], **_gaya(tali))
        svg.tulis(x + 38, y + 4, str(pesan), 10.5)
        x += 38 + text_width(str(pesan), 10.5) + 20
    hilang = str(Pesan("? tidak ada di pustaka", "? not in the library"))
    svg.kotak(x, y - 8, 24, 16, rx=3, fill="#fff", stroke=MERAH, stroke_dasharray="4 3")
    svg.tulis(x + 30, y + 4, hilang, 10.5)
