"""SOPs drawn by hand in Excel, as people draw them: raw XLSX in many styles, for tests and figures.

`lukis(sop, gaya)` draws a model in a style (`GAYA` has them by name): other labels, merged or split cells,
glued connectors, loose lines, lines beside arrows, groups, mirrored shapes, page breaks with pentagons. What
was drawn is known, so what is read can be measured.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from xml.sax.saxutils import escape

from tests.read.impor.lukis_berkas import Lembaran, buku

from sopan.model import Sop, alur_dari

EMU = 12_700
Titik = tuple[float, float]

_JENIS_BIASA = {
    "terminator": "flowChartTerminator",
    "process": "flowChartProcess",
    "decision": "flowChartDecision",
    "connector": "flowChartOffpageConnector",
}
_JENIS_LAIN = {"terminator": "roundRect", "process": "rect", "decision": "diamond", "connector": "homePlate"}


@dataclass(frozen=True, slots=True)
class Gaya:
    """How an office draws. The defaults are those of a careful one."""

    label: dict[str, str] = field(default_factory=dict)
    urutan: tuple[str, ...] = ("kelengkapan", "waktu", "output", "keterangan")
    gabung_kepala: bool = True
    baris_kepala: int = 2
    baris_nomor: bool = False
    nomor: bool = True
    subkolom: int = 1
    baris_langkah: int = 1
    gabung_langkah: bool = True
    jenis: dict[str, str] = field(default_factory=lambda: dict(_JENIS_BIASA))
    panah: str = "lekat"  # lekat | lepas | bengkok | ruas | terbalik | bebas | blok
    meleset: float = 0.0
    grup: bool = False
    label_panah: str = "kotak"  # kotak | sel | teks | tanpa
    kapsul_sendiri: bool = False
    lembar_terpisah: bool = False
    identitas: str = "kanan"  # kanan | satu_sel | bawah
    halaman: int = 0
    kepala_ulang: bool = True
    gambar_simbol: bool = False
    bersama: str = "lebar"  # lebar | dua
    tanda: str = ""  # teks di kolom pelaksana sebagai ganti simbol
    satu_kolom: bool = False
    waktu_menit: bool = False
    jumlah: bool = False
    putar: bool = False


@dataclass(slots=True)
class _Bentuk:
    nomor: int
    jenis: str
    kotak: tuple[float, float, float, float]
    teks: str = ""


class _Lukisan:
    """One sheet while it is drawn."""

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self.sel: dict[tuple[int, int], str | float] = {}
        self.gabung: list[tuple[int, int, int, int]] = []
        self.lebar: dict[int, int] = {}
        self.tinggi: dict[int, float] = {}
        self.gambar: list[str] = []
        self.nomor = 1
        self.tanggal: set[tuple[int, int]] = set()

    def tulis(self, b: int, k: int, isi: str | float, b1: int | None = None, k1: int | None = None) -> None:
        if isi != "":
            self.sel[b, k] = isi
        b1, k1 = b if b1 is None else b1, k if k1 is None else k1
        if (b1, k1) != (b, k):
            self.gabung.append((b, k, b1, k1))

    def x(self, k: int) -> float:
        return sum(self.lebar.get(n, 64) for n in range(k)) * 0.75

    def y(self, b: int) -> float:
        return sum(self.tinggi.get(n, 15.0) for n in range(b))

    def tempat(self, x: float, y: float) -> tuple[int, int, int, int]:
        k = 0
        while k < 200 and x >= self.x(k + 1):
            k += 1
        b = 0
        while b < 2000 and y >= self.y(b + 1):
            b += 1
        return k, round((x - self.x(k)) * EMU), b, round((y - self.y(b)) * EMU)

    def jangkar(self, kotak: tuple[float, float, float, float], isi: str) -> None:
        x0, y0, x1, y1 = kotak
        a, b = self.tempat(x0, y0), self.tempat(x1, y1)
        ujung = [
            f"<xdr:{nama}><xdr:col>{t[0]}</xdr:col><xdr:colOff>{t[1]}</xdr:colOff><xdr:row>{t[2]}</xdr:row>"
            f"<xdr:rowOff>{t[3]}</xdr:rowOff></xdr:{nama}>"
            for nama, t in (("from", a), ("to", b))
        ]
        self.gambar.append(f"<xdr:twoCellAnchor>{''.join(ujung)}{isi}<xdr:clientData/></xdr:twoCellAnchor>")

    def nomor_baru(self) -> int:
        self.nomor += 1
        return self.nomor


def _xfrm(kotak: tuple[float, float, float, float], ekstra: str = "") -> str:
    x0, y0, x1, y1 = (round(v * EMU) for v in kotak)
    return f'<a:xfrm{ekstra}><a:off x="{x0}" y="{y0}"/><a:ext cx="{x1 - x0}" cy="{y1 - y0}"/></a:xfrm>'


def _sp(nomor: int, nama: str, kotak: tuple[float, float, float, float], preset: str, teks: str, *,
        kotak_teks: bool = False, garis: bool = True, ekstra: str = "", ujung: str = "") -> str:  # fmt: skip
    ln = (
        f'<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{ujung}</a:ln>'
        if garis
        else "<a:ln><a:noFill/></a:ln>"
    )
    badan = (
        '<xdr:txBody><a:bodyPr wrap="none" lIns="0" rIns="0"/><a:p><a:r>'
        f"<a:t>{escape(teks)}</a:t></a:r></a:p></xdr:txBody>"
        if teks
        else ""
    )
    tx = ' txBox="1"' if kotak_teks else ""
    return (
        f'<xdr:sp macro=""><xdr:nvSpPr><xdr:cNvPr id="{nomor}" name="{nama} '
        f'{nomor}"/><xdr:cNvSpPr{tx}/></xdr:nvSpPr>'
        f"<xdr:spPr>{_xfrm(kotak, ekstra)}<a:prstGeom "
        f'prst="{preset}"><a:avLst/></a:prstGeom>{ln}</xdr:spPr>{badan}</xdr:sp>'
    )


def _cxn(nomor: int, kotak: tuple[float, float, float, float], preset: str, ekstra: str, lem: str, ujung: str,
         av: str = "") -> str:  # fmt: skip
    return (
        f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="{nomor}" name="Straight Arrow Connector '
        f'{nomor}"/>'
        f"<xdr:cNvCxnSpPr>{lem}</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>{_xfrm(kotak, ekstra)}"
        f'<a:prstGeom prst="{preset}"><a:avLst>{av}</a:avLst></a:prstGeom><a:ln><a:solidFill><a:srgbClr '
        f'val="000000"/>'
        f"</a:solidFill>{ujung}</a:ln></xdr:spPr></xdr:cxnSp>"
    )


_KEPALA_AKHIR = '<a:tailEnd type="triangle"/>'
_KEPALA_AWAL = '<a:headEnd type="triangle"/>'


def _lurus(a: Titik, b: Titik) -> tuple[tuple[float, float, float, float], str]:
    """The box between two points and how it is mirrored."""
    ekstra = (' flipH="1"' if b[0] < a[0] else "") + (' flipV="1"' if b[1] < a[1] else "")
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), ekstra


class _Pelukis:
    """Draws one SOP in one style."""

    def __init__(self, sop: Sop, gaya: Gaya, benih: int = 1) -> None:
        self.sop, self.gaya = sop, gaya
        self.acak = random.Random(benih)
        self.lembar: list[_Lukisan] = []
        self.bentuk: dict[tuple[int, str], _Bentuk] = {}
        self.kolom: dict[str, tuple[int, int]] = {}
        self.baris: dict[int, tuple[int, int]] = {}

    def gambar(self) -> list[Lembaran]:
        identitas = _Lukisan("Identitas") if self.gaya.lembar_terpisah else _Lukisan("SOP")
        self.lembar.append(identitas)
        akhir = self._identitas(identitas)
        utama = identitas
        if self.gaya.lembar_terpisah:
            utama = _Lukisan("Flowchart")
            self.lembar.append(utama)
            akhir = 0
        self._tabel(utama, akhir + 2 if not self.gaya.lembar_terpisah else 1)
        return [Lembaran(d.nama, d.sel, d.gabung, d.lebar, d.tinggi, d.gambar) for d in self.lembar]

    def _l(self, nama: str, biasa: str) -> str:
        return self.gaya.label.get(nama, biasa)

    def _identitas(self, d: _Lukisan) -> int:
        sop = self.sop
        d.lebar = {0: 40, 1: 260}
        pasang: list[tuple[str, str | float]] = [
            (self._l("nomor", "Nomor SOP"), sop.nomor or ""),
            (self._l("pembuatan", "Tanggal Pembuatan"), _tanggal(sop.tanggal.pembuatan)),
            (self._l("revisi", "Tanggal Revisi"), _tanggal(sop.tanggal.revisi)),
            (self._l("efektif", "Tanggal Efektif"), _tanggal(sop.tanggal.efektif)),
        ]
        sah = sop.pengesahan
        sah_teks = "\n".join(
            filter(None, [sah.jabatan, "", "", sah.nama, f"NIP. {sah.nip}" if sah.nip else ""])
        )
        pasang += [
            (self._l("pengesahan", "Disahkan oleh"), sah_teks),
            (self._l("judul", "Nama SOP"), sop.judul),
        ]
        d.tulis(0, 1, "\n".join(filter(None, [sop.instansi, *sop.unit])).upper(), len(pasang) - 1, 1)
        b = 0
        for label, nilai in pasang:
            if self.gaya.identitas == "satu_sel" and "\n" not in str(nilai):
                d.tulis(b, 5, f"{label} : {nilai}")
            else:
                d.tulis(b, 5, label)
                d.tulis(b, 6, ":")
                d.tulis(b, 7, nilai, b, 9)
            d.tinggi[b] = 84.0 if "\n" in str(nilai) else 24.0
            b += 1
        pasangan = (
            (("dasar_hukum", "Dasar Hukum"), ("kualifikasi_pelaksana", "Kualifikasi Pelaksana")),
            (("keterkaitan", "Keterkaitan"), ("peralatan", "Peralatan/Perlengkapan")),
            (("peringatan", "Peringatan"), ("pencatatan", "Pencatatan dan Pendataan")),
        )
        for kiri, kanan in pasangan:
            tinggi = 1
            for kolom, (nama, label) in ((1, kiri), (5, kanan)):
                isi = [str(x) for x in getattr(sop, nama)]
                if self.gaya.identitas == "satu_sel":
                    d.tulis(
                        b,
                        kolom,
                        f"{self._l(nama, label)}:\n" + "\n".join(f"{n}. {x}" for n, x in enumerate(isi, 1)),
                    )
                    continue
                d.tulis(b, kolom, self._l(nama, label))
                if self.gaya.identitas == "bawah":
                    for n, satu in enumerate(isi):
                        d.tulis(b + 1 + n, kolom, f"{n + 1}. {satu}")
                    tinggi = max(tinggi, len(isi) + 1)
                else:
                    teks = "\n".join(f"{n}. {x}" for n, x in enumerate(isi, 1))
                    d.tulis(b + 1, kolom, teks, b + 1, 9 if kolom == 5 else 1)
                    tinggi = 2
                d.tinggi[b + 1] = max(d.tinggi.get(b + 1, 24.0), 26.0 * len(isi))
            b += tinggi
        return b

    def _tabel(self, d: _Lukisan, b: int) -> None:
        g, sop = self.gaya, self.sop
        k = 1
        d.lebar |= {0: 40}
        kolom: dict[str, tuple[int, int]] = {}
        if g.nomor:
            kolom["no"] = (0, 0)
        kolom["kegiatan"] = (1, 1)
        d.lebar[1] = 260
        k = 2
        ids = list(sop.pelaksana)
        awal_p = k
        if g.satu_kolom:
            kolom["pelaksana"] = (k, k)
            d.lebar[k] = 120
            k += 1
        else:
            for satu in ids:
                kolom[f"p:{satu}"] = (k, k + g.subkolom - 1)
                for n in range(g.subkolom):
                    d.lebar[k + n] = 96 // g.subkolom
                k += g.subkolom
        akhir_p = k - 1
        for satu in g.urutan:
            kolom[satu] = (k, k)
            d.lebar[k] = 110
            k += 1
        self.kolom = kolom
        b = self._kepala(d, b, awal_p, akhir_p)
        awal_halaman = b
        per_halaman = g.halaman or len(sop.langkah)
        if g.kapsul_sendiri:
            d.tinggi[b] = 40
            d.tulis(b, 1, "Mulai")
            self._simbol(d, "mulai", "terminator", b, b, [ids[0]])
            b += 1
        for n, langkah in enumerate(sop.langkah):
            if n and n % per_halaman == 0:
                d.tinggi[b] = 40
                self.baris[-n] = (b, b)
                b += 1
                d.tinggi[b] = 40
                if g.kepala_ulang:
                    b = self._kepala(d, b, awal_p, akhir_p)
                self.baris[-n - 1000] = (b, b)
                d.tinggi[b] = 40
                b += 1
            b = self._langkah(d, b, n, langkah)
        if g.kapsul_sendiri:
            d.tinggi[b] = 40
            d.tulis(b, 1, "Selesai")
            self._simbol(d, "selesai", "terminator", b, b, [ids[0]])
            b += 1
        if g.jumlah:
            d.tulis(b, 1, "Jumlah waktu")
            d.tulis(b, self.kolom["waktu"][0], "10 jam")
        del awal_halaman
        self._panah(d)

    def _kepala(self, d: _Lukisan, b: int, awal_p: int, akhir_p: int) -> int:
        g = self.gaya
        n = g.baris_kepala
        bawah = b + n - 1
        if g.nomor:
            d.tulis(b, 0, self._l("no", "No"), bawah if g.gabung_kepala else b, 0)
        d.tulis(b, 1, self._l("kegiatan", "Kegiatan"), bawah if g.gabung_kepala else b, 1)
        d.tulis(
            b,
            awal_p,
            self._l("pelaksana", "Pelaksana"),
            b if g.satu_kolom is False else bawah,
            akhir_p if g.gabung_kepala else awal_p,
        )
        mutu = [x for x in g.urutan if x != "keterangan"]
        k0, k1 = self.kolom[mutu[0]][0], self.kolom[mutu[-1]][0]
        if k1 - k0 == len(mutu) - 1:
            d.tulis(b, k0, self._l("mutu_baku", "Mutu Baku"), b, k1 if g.gabung_kepala else k0)
        for x in mutu:
            nama = x.capitalize()
            if x == "waktu" and g.waktu_menit:
                nama = "Waktu (menit)"
            d.tulis(
                b + 1,
                self.kolom[x][0],
                self._l(x, nama),
                bawah if g.gabung_kepala else b + 1,
                self.kolom[x][0],
            )
        if "keterangan" in g.urutan:
            d.tulis(
                b,
                self.kolom["keterangan"][0],
                self._l("keterangan", "Keterangan"),
                bawah if g.gabung_kepala else b,
            )
        if not g.satu_kolom:
            for satu, p in self.sop.pelaksana.items():
                x0, x1 = self.kolom[f"p:{satu}"]
                d.tulis(bawah if n > 2 else b + 1, x0, p.nama, bawah, x1 if g.gabung_kepala else x0)
        b = bawah + 1
        if g.baris_nomor:
            semua = sorted({v[0] for v in self.kolom.values()})
            for i, k in enumerate(semua, 1):
                d.tulis(b, k, f"({i})" if i % 2 else f"{i}")
            b += 1
        return b

    def _langkah(self, d: _Lukisan, b: int, n: int, langkah: object) -> int:
        g = self.gaya
        satu = self.sop.langkah[n]
        tinggi = g.baris_langkah
        for i in range(tinggi):
            d.tinggi[b + i] = 60.0 / tinggi if tinggi > 1 else 60.0
        akhir = b + tinggi - 1
        bawah = akhir if g.gabung_langkah else b
        if g.nomor:
            d.tulis(b, 0, float(n + 1) if n % 2 else f"{n + 1}.", bawah, 0)
        d.tulis(b, 1, satu.kegiatan, bawah, 1)
        for nama in g.urutan:
            nilai = getattr(satu, nama)
            teks = (
                nilai
                if isinstance(nilai, str)
                else "\n".join(f"- {x}" for x in nilai or ())
                if nilai and len(nilai) > 1
                else (nilai or ("",))[0]
            )
            isi: str | float = teks
            if nama == "keterangan" and (g.tanda or g.satu_kolom):
                isi = self._alir_di_keterangan(n)
            if nama == "waktu" and g.waktu_menit and satu.durasi is not None:
                isi = float(satu.durasi.atas)
            d.tulis(b, self.kolom[nama][0], isi, bawah, self.kolom[nama][0])
        self.baris[n] = (b, akhir)
        if g.tanda:
            for p in satu.pelaksana:
                d.tulis(b, self.kolom[f"p:{p}"][0], g.tanda)
        elif g.satu_kolom:
            d.tulis(
                b, self.kolom["pelaksana"][0], "\n".join(self.sop.pelaksana[p].nama for p in satu.pelaksana)
            )
        else:
            jenis = "decision" if satu.keputusan is not None and not satu.bersama else "process"
            ujung = not g.kapsul_sendiri and (n == 0 or n == len(self.sop.langkah) - 1 or satu.selesai)
            if ujung and jenis == "process" and not satu.bersama:
                jenis = "terminator"
            self._simbol(d, str(n), jenis, b, akhir, list(satu.pelaksana))
        del langkah
        return akhir + 1

    def _alir_di_keterangan(self, n: int) -> str:
        """Where the flow goes, in words, as those write it who do not draw."""
        keputusan = self.sop.langkah[n].keputusan
        ke = {a.cabang: a.ke for a in alur_dari(self.sop).arus if a.dari == n + 1}
        if keputusan is None:
            return f"→ langkah {ke[None]}" if ke.get(None) not in (n + 2, None) else ""
        return "\n".join(f"Jika {c}: → langkah {t}" for c, t in ke.items())

    def _simbol(
        self, d: _Lukisan, kunci: str, jenis: str, b: int, akhir: int, pelaksana: Sequence[str]
    ) -> None:
        g = self.gaya
        y0, y1 = d.y(b), d.y(akhir + 1)
        tengah = (y0 + y1) / 2
        urut = sorted(list(self.sop.pelaksana).index(p) for p in pelaksana)
        terpisah = urut[-1] - urut[0] >= len(urut)
        if len(pelaksana) > 1 and (g.bersama == "dua" or terpisah):
            tempat = [[p] for p in pelaksana]
        else:
            tempat = [list(pelaksana)]
        for i, milik in enumerate(tempat):
            x0 = min(d.x(self.kolom[f"p:{p}"][0]) for p in milik)
            x1 = max(d.x(self.kolom[f"p:{p}"][1] + 1) for p in milik)
            goyang = self.acak.uniform(-3, 3) if g.meleset else 0.0
            w = (x1 - x0) * (0.62 if len(milik) == 1 else 0.86)
            h = 26.0 if jenis != "decision" else 34.0
            h = min(h, y1 - y0 - 4)
            if jenis == "connector":
                w, h = 16.0, 14.0
            cx = (x0 + x1) / 2 + goyang
            kotak = (cx - w / 2, tengah - h / 2, cx + w / 2, tengah + h / 2)
            nomor = d.nomor_baru()
            self.bentuk[id(d), kunci if i == 0 else f"{kunci}+{i}"] = _Bentuk(nomor, jenis, kotak)
            teks = "Mulai" if kunci == "mulai" else "Selesai" if kunci == "selesai" else ""
            if g.gambar_simbol:
                d.jangkar(kotak, f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{nomor}" name="Picture {nomor}"/>'
                          f'<xdr:cNvPicPr/>'
                          f'</xdr:nvPicPr><xdr:blipFill/><xdr:spPr>{_xfrm(kotak)}<a:prstGeom '
                          f'prst="rect"/></xdr:spPr></xdr:pic>')  # fmt: skip
                continue
            isi = _sp(nomor, "Flowchart", kotak, g.jenis[jenis], teks)
            if g.grup:
                self._grup(d, kotak, isi, kotak)
            elif g.putar and jenis == "decision":
                # Turned by half and mirrored: it looks the same.
                d.jangkar(
                    kotak,
                    _sp(nomor, "Diamond", kotak, g.jenis[jenis], teks, ekstra=' rot="10800000" flipH="1"'),
                )
            else:
                d.jangkar(kotak, isi)

    def _grup(
        self,
        d: _Lukisan,
        kotak: tuple[float, float, float, float],
        isi: str,
        asli: tuple[float, float, float, float],
    ) -> None:
        """In a group whose own coordinates are twice as fine and begin elsewhere."""
        x0, y0, x1, y1 = asli
        dalam = isi.replace(
            _xfrm(kotak),
            f'<a:xfrm><a:off x="5000" y="7000"/><a:ext cx="{round((x1 - x0) * EMU * 2)}" '
            f'cy="{round((y1 - y0) * EMU * 2)}"/></a:xfrm>',
        )
        xfrm = _xfrm(kotak).replace(
            "</a:xfrm>",
            f'<a:chOff x="5000" y="7000"/><a:chExt cx="{round((x1 - x0) * EMU * 2)}" '
            f'cy="{round((y1 - y0) * EMU * 2)}"/></a:xfrm>',
        )
        nomor = d.nomor_baru()
        d.jangkar(kotak, f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{nomor}" name="Group {nomor}"/>'
                  f'<xdr:cNvGrpSpPr/></xdr:nvGrpSpPr>'
                  f"<xdr:grpSpPr>{xfrm}</xdr:grpSpPr>{dalam}</xdr:grpSp>")  # fmt: skip

    # Arrows

    def _b(self, d: _Lukisan, kunci: str) -> _Bentuk:
        return self.bentuk[id(d), kunci]

    def _panah(self, d: _Lukisan) -> None:
        g = self.gaya
        if g.tanda or g.satu_kolom:
            return
        banyak = len(self.sop.langkah)
        if g.kapsul_sendiri:
            self._satu(d, "mulai", "0", "", jalur=0)
            self._satu(d, str(banyak - 1), "selesai", "", jalur=0)
        if any(len(satu.pelaksana) > 1 for satu in self.sop.langkah):
            for n in range(banyak):
                lain = [k for (_, k) in self.bentuk if k.startswith(f"{n}+")]
                urut = sorted([str(n), *lain], key=lambda k: self._b(d, k).kotak[0])
                for x, y in pairwise(urut):
                    a, b = self._b(d, x), self._b(d, y)
                    self._lukis_garis(d, [(a.kotak[2], _cy(a)), (b.kotak[0], _cy(b))], "", kepala=False)
        segilima: dict[tuple[int, int], int] = {}
        for i, arus in enumerate(alur_dari(self.sop).arus):
            if arus.ke is None or (g.kapsul_sendiri and arus.ke > banyak):
                if arus.ke is None and g.kapsul_sendiri and arus.dari != banyak:
                    self._satu(d, str(arus.dari - 1), "selesai", "", jalur=i)
                continue
            label = ""
            keputusan = self.sop.langkah[arus.dari - 1].keputusan
            if keputusan is not None and arus.cabang:
                label = keputusan.label(arus.cabang)
            dari, ke = arus.dari - 1, arus.ke - 1
            patah = (
                [n for n in range(g.halaman, banyak, g.halaman) if min(dari, ke) < n <= max(dari, ke)]
                if g.halaman
                else []
            )
            if not patah:
                self._satu(d, str(dari), str(ke), label, jalur=i)
                continue
            if ke < dari:
                patah.reverse()
            terakhir = str(dari)
            for n in patah:
                ke_berapa = segilima[n, 0] = segilima.get((n, 0), -1) + 1
                bawah, atas = (-n, -n - 1000) if ke > dari else (-n - 1000, -n)
                nomor = str(ke_berapa + 1)
                satu_segi = self._segilima(d, bawah, ke_berapa, nomor, f"a{n}-{i}", ke)
                self._satu(d, terakhir, satu_segi, label if terakhir == str(dari) else "", jalur=i)
                terakhir = self._segilima(d, atas, ke_berapa, nomor, f"b{n}-{i}", ke)
            self._satu(d, terakhir, str(ke), "", jalur=i)

    def _segilima(self, d: _Lukisan, baris: int, urut: int, nomor: str, kunci: str, ke: int) -> str:
        b, _ = self.baris[baris]
        pelaksana = self.sop.langkah[ke].pelaksana[0]
        k0, k1 = self.kolom[f"p:{pelaksana}"]
        cx = (d.x(k0) + d.x(k1 + 1)) / 2 + urut * 22 - 8
        cy = (d.y(b) + d.y(b + 1)) / 2
        kotak = (cx - 8, cy - 7, cx + 8, cy + 7)
        n = d.nomor_baru()
        self.bentuk[id(d), kunci] = _Bentuk(n, "connector", kotak)
        d.jangkar(kotak, _sp(n, "Off-page", kotak, self.gaya.jenis["connector"], nomor))
        return kunci

    def _satu(self, d: _Lukisan, dari: str, ke: str, label: str, jalur: int) -> None:
        a, b = self._b(d, dari), self._b(d, ke)
        titik = _rute(a, b, jalur)
        g = self.gaya
        if g.meleset:
            r = self.acak.uniform
            titik[0] = (
                titik[0][0] + r(-g.meleset, g.meleset) / 2,
                titik[0][1] + r(-g.meleset, g.meleset) / 2,
            )
            titik[-1] = (titik[-1][0] + r(-g.meleset, g.meleset), titik[-1][1] + r(-g.meleset, 0))
        lem = (
            f'<a:stCxn id="{a.nomor}" idx="2"/><a:endCxn id="{b.nomor}" idx="0"/>'
            if g.panah == "lekat"
            else ""
        )
        self._lukis_garis(d, titik, lem)
        if label and g.label_panah in ("kotak", "teks"):
            x, y = titik[0]
            x1, y1 = titik[1]
            cx, cy = (x + x1) / 2, (y + y1) / 2
            if abs(x1 - x) < abs(y1 - y):
                kotak = (cx + 2, cy - 6, cx + 2 + 6 * len(label), cy + 6)
            else:
                arah = 1 if x1 > x else -1
                mx = x + arah * 10
                kotak = (
                    min(mx, mx + arah * 6 * len(label)),
                    y - 13,
                    max(mx, mx + arah * 6 * len(label)),
                    y - 2,
                )
            n = d.nomor_baru()
            d.jangkar(
                kotak, _sp(n, "TextBox", kotak, "rect", label, kotak_teks=True, garis=g.label_panah == "teks")
            )

    def _lukis_garis(self, d: _Lukisan, titik: list[Titik], lem: str, *, kepala: bool = True) -> None:
        g = self.gaya
        ujung = _KEPALA_AKHIR if kepala else ""
        if g.panah == "ruas" and len(titik) > 2:
            for i, (a, b) in enumerate(pairwise(titik)):
                kotak, ekstra = _lurus(a, b)
                d.jangkar(
                    kotak,
                    _cxn(d.nomor_baru(), kotak, "line", ekstra, "", ujung if i == len(titik) - 2 else ""),
                )
            return
        if g.panah == "terbalik":
            titik = titik[::-1]  # noqa: FURB187 - the caller's own list stays
            ujung = _KEPALA_AWAL if kepala else ""
        if len(titik) == 2:
            kotak, ekstra = _lurus(*titik)
            if g.panah == "blok" and kepala and abs(titik[0][0] - titik[1][0]) < 2:
                turun = titik[1][1] > titik[0][1]
                x = titik[0][0]
                kotak = (x - 4, min(titik[0][1], titik[1][1]), x + 4, max(titik[0][1], titik[1][1]))
                d.jangkar(
                    kotak, _sp(d.nomor_baru(), "Down Arrow", kotak, "downArrow" if turun else "upArrow", "")
                )
                return
            d.jangkar(kotak, _cxn(d.nomor_baru(), kotak, "straightConnector1", ekstra, lem, ujung))
            return
        if g.panah == "bengkok" and len(titik) == 4 and titik[0][0] == titik[1][0]:
            self._bengkok(d, titik, lem, ujung)
            return
        if g.panah != "bebas" and len(titik) == 4 and titik[0][1] == titik[1][1]:
            self._mendatar(d, titik, lem, ujung)
            return
        xs, ys = [x for x, _ in titik], [y for _, y in titik]
        kotak = (min(xs), min(ys), max(xs), max(ys))
        pt = [
            f'<a:pt x="{round((x - kotak[0]) * EMU)}" y="{round((y - kotak[1]) * EMU)}"/>' for x, y in titik
        ]
        jalur = f"<a:moveTo>{pt[0]}</a:moveTo>" + "".join(f"<a:lnTo>{p}</a:lnTo>" for p in pt[1:])
        w, h = round((kotak[2] - kotak[0]) * EMU), round((kotak[3] - kotak[1]) * EMU)
        isi = (
            f'<xdr:sp macro=""><xdr:nvSpPr><xdr:cNvPr id="{d.nomor_baru()}" name="Freeform {d.nomor}"/>'
            f"<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>{_xfrm(kotak)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{w}" h="{h}" '
            f'fill="none">{jalur}</a:path></a:pathLst>'
            f"</a:custGeom><a:noFill/><a:ln><a:solidFill><a:srgbClr "
            f'val="000000"/></a:solidFill>{ujung}</a:ln></xdr:spPr></xdr:sp>'
        )
        d.jangkar(kotak, isi)

    def _mendatar(self, d: _Lukisan, titik: list[Titik], lem: str, ujung: str) -> None:
        """A bentConnector3 that begins level, out at one side and in at the same."""
        a, b = titik[0], titik[-1]
        if abs(b[0] - a[0]) < 1:
            a = (b[0] - 1, a[1])
        kotak, ekstra = _lurus(a, b)
        adj = round((titik[1][0] - a[0]) / (b[0] - a[0]) * 100_000)
        av = f'<a:gd name="adj1" fmla="val {adj}"/>'
        d.jangkar(
            kotak,
            _cxn(
                d.nomor_baru(),
                kotak,
                "bentConnector3",
                ekstra,
                lem.replace('idx="2"', 'idx="3"').replace('idx="0"', 'idx="3"'),
                ujung,
                av,
            ),
        )

    def _bengkok(self, d: _Lukisan, titik: list[Titik], lem: str, ujung: str) -> None:
        """A bentConnector3 that begins upright: turned by a quarter, as Excel stores it."""
        a, b = titik[0], titik[-1]
        w, h = abs(b[0] - a[0]), abs(b[1] - a[1])
        cx, cy = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        kanan, bawah = b[0] >= a[0], b[1] >= a[1]
        rot, flip = (16_200_000, bawah) if kanan else (5_400_000, not bawah)
        adj = round((titik[1][1] - a[1]) / (b[1] - a[1]) * 100_000) if b[1] != a[1] else 50_000
        ekstra = f' rot="{rot}"' + (' flipH="1"' if flip else "")
        terlihat = (cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)
        asal = (cx - h / 2, cy - w / 2, cx + h / 2, cy + w / 2)
        isi = _cxn(
            d.nomor_baru(),
            asal,
            "bentConnector3",
            ekstra,
            lem,
            ujung,
            f'<a:gd name="adj1" fmla="val {adj}"/>',
        )
        d.jangkar(terlihat, isi)


def _cy(b: _Bentuk) -> float:
    return (b.kotak[1] + b.kotak[3]) / 2


def _rute(a: _Bentuk, b: _Bentuk, jalur: int) -> list[Titik]:
    """Corners from one symbol to another: down and in at the top, back along a side."""
    ax, bx = (a.kotak[0] + a.kotak[2]) / 2, (b.kotak[0] + b.kotak[2]) / 2
    if b.kotak[1] >= a.kotak[3]:
        if abs(ax - bx) < 6:
            return (
                [(ax, a.kotak[3]), (ax, b.kotak[1])]
                if b.kotak[1] - a.kotak[3] < 70
                else _samping(a, b, jalur)
            )
        if b.kotak[1] - a.kotak[3] > 70:
            return _samping(a, b, jalur)
        y = b.kotak[1] - 7 - jalur % 3
        return [(ax, a.kotak[3]), (ax, y), (bx, y), (bx, b.kotak[1])]
    if abs(_cy(a) - _cy(b)) < 2:
        return (
            [(a.kotak[2], _cy(a)), (b.kotak[0], _cy(b))]
            if ax < bx
            else [(a.kotak[0], _cy(a)), (b.kotak[2], _cy(b))]
        )
    return _samping(a, b, jalur)


def _samping(a: _Bentuk, b: _Bentuk, jalur: int) -> list[Titik]:
    """Out at the right side, along it, and in at the right side."""
    x = max(a.kotak[2], b.kotak[2]) + 4 + (jalur % 4) * 1.5
    return [(a.kotak[2], _cy(a)), (x, _cy(a)), (x, _cy(b)), (b.kotak[2], _cy(b))]


def _tanggal(hari: object) -> str:
    bulan = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    if hari is None:
        return "-"
    return f"{hari.day} {bulan[hari.month - 1]} {hari.year}"  # type: ignore[attr-defined]  # a date


_LAIN = {
    "nomor": "NOMOR SOP", "pembuatan": "Tgl. Pembuatan", "efektif": "TANGGAL PENGESAHAN",
    "pengesahan": "DISAHKAN OLEH",
    "judul": "Judul SOP", "kegiatan": "Uraian Kegiatan", "mutu_baku": "Mutu Buku",
    "kelengkapan": "Persyaratan/Kelengkapan",
    "peralatan": "Peralatan / Perlengkapan :", "pencatatan": "Pencatatan & Pendataan", "no": "NO.",
    "keterangan": "Ket.",
}  # fmt: skip
_BAKU = Gaya()
GAYA: dict[str, Gaya] = {
    "baku": _BAKU,
    "ujung lepas": replace(_BAKU, panah="lepas", meleset=4.0),
    "ujung jauh": replace(_BAKU, panah="lepas", meleset=8.0),
    "ejaan lain": replace(_BAKU, label=_LAIN, panah="lepas"),
    "output dahulu": replace(_BAKU, urutan=("kelengkapan", "output", "waktu", "keterangan"), panah="lepas"),
    "tiga baris kepala": replace(_BAKU, baris_kepala=3, baris_nomor=True),
    "kepala tidak digabung": replace(_BAKU, gabung_kepala=False, panah="lepas", meleset=2.0),
    "tanpa nomor": replace(_BAKU, nomor=False),
    "tiga subkolom": replace(_BAKU, subkolom=3, panah="lepas", meleset=2.0),
    "beberapa ruas": replace(_BAKU, panah="ruas"),
    "ruas meleset": replace(_BAKU, panah="ruas", meleset=3.0),
    "dalam grup": replace(_BAKU, grup=True, panah="lepas"),
    "konektor bengkok": replace(_BAKU, panah="bengkok"),
    "bentuk biasa": replace(_BAKU, jenis=_JENIS_LAIN, panah="lepas"),
    "diputar": replace(_BAKU, putar=True, panah="bengkok"),
    "garis bebas": replace(_BAKU, panah="bebas", meleset=2.0),
    "panah terbalik": replace(_BAKU, panah="terbalik", meleset=2.0),
    "panah blok": replace(_BAKU, panah="blok"),
    "label berbingkai": replace(_BAKU, label_panah="teks", panah="lepas"),
    "tanpa label": replace(_BAKU, label_panah="tanpa"),
    "tiga baris per langkah": replace(_BAKU, baris_langkah=3, panah="lepas"),
    "baris tidak digabung": replace(_BAKU, baris_langkah=3, gabung_langkah=False, panah="lepas"),
    "kapsul sendiri": replace(_BAKU, kapsul_sendiri=True, panah="lepas"),
    "dua lembar": replace(_BAKU, lembar_terpisah=True),
    "identitas satu sel": replace(_BAKU, identitas="satu_sel"),
    "identitas berbaris": replace(_BAKU, identitas="bawah"),
    "beberapa halaman": replace(_BAKU, halaman=4, panah="lepas"),
    "halaman tanpa kepala": replace(_BAKU, halaman=4, kepala_ulang=False),
    "simbol gambar": replace(_BAKU, gambar_simbol=True, panah="lepas"),
    "dua kotak bersama": replace(_BAKU, bersama="dua"),
    "tanda silang": replace(_BAKU, tanda="X"),
    "satu kolom pelaksana": replace(_BAKU, satu_kolom=True),
    "waktu dalam menit": replace(_BAKU, waktu_menit=True, jumlah=True),
}
"""The styles by name."""


def lembaran(sop: Sop, gaya: Gaya, benih: int = 1) -> list[Lembaran]:
    """The sheets that show the SOP in that style."""
    return _Pelukis(sop, gaya, benih).gambar()


def lukis(sop: Sop, gaya: Gaya, benih: int = 1) -> bytes:
    """An XLSX that shows the SOP in that style."""
    return buku(lembaran(sop, gaya, benih))


def harapan(sop: Sop, gaya: Gaya) -> Sop:
    """What a reader can know from a drawing in that style: the model without what the style does not say."""
    perubahan: list[dict[str, object]] = []
    for satu in sop.langkah:
        nilai: dict[str, object] = {}
        if gaya.waktu_menit and satu.durasi is not None:
            nilai["waktu"] = f"{satu.durasi.atas:g} menit"
        if gaya.tanda or gaya.satu_kolom:
            nilai["keterangan"] = None
        perubahan.append(nilai)
    langkah = tuple(a.model_copy(update=b) for a, b in zip(sop.langkah, perubahan, strict=True))
    return sop.model_copy(update={"langkah": langkah})
