"""draw.io: cells of a diagram with their lanes and arrows; a table drawn there is read as a table."""

from __future__ import annotations

import base64
import binascii
import zlib
from urllib.parse import unquote

from sopan.errors import Pesan
from sopan.read.impor.aman import MOST_XML, Elemen, parse_xml, tolak
from sopan.read.impor.drawingml import angka, local
from sopan.read.impor.drawio_sel import SelDrawio, garis, jenis, kotak
from sopan.read.impor.graf import Busur, JenisNode, Node, kapsul_saja, susun_graf
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.kanvas import Bentuk, JenisBentuk, Kotak, Lembar
from sopan.read.impor.kisi import sel_dari_kotak
from sopan.read.impor.rakit import rakit
from sopan.read.impor.tabel import cari_tabel
from sopan.read.impor.teks_sel import satu_baris
from sopan.read.impor.visualizer import judul_dari_nama
from sopan.read.impor.xlsx import Penghitung

__all__ = ["baca_drawio"]

_TERDALAM = 30
_Semua = dict[str, SelDrawio]


def baca_drawio(akar: Elemen, nama: str) -> HasilImpor:
    """The SOP of a draw.io file. Raises `UnreadableFile`."""
    hitung = Penghitung(nama)
    halaman = [_halaman(model, hitung) for model in _model(akar, nama)]
    lembar = [_lembar(sel, n) for n, sel in enumerate(halaman, 1)]
    if cari_tabel(lembar) is not None:
        return rakit(lembar, nama, "drawio")
    return _graf(max(halaman, key=lambda sel: sum(not s.garis for s in sel.values())), nama)


def _model(akar: Elemen, nama: str) -> list[Elemen]:
    if local(akar) == "mxGraphModel":
        return [akar]
    hasil = []
    for diagram in akar:
        if local(diagram) != "diagram":
            continue
        dalam = next((x for x in diagram if local(x) == "mxGraphModel"), None)
        if dalam is not None:
            hasil.append(dalam)
        elif diagram.text and diagram.text.strip():
            hasil.append(parse_xml(_buka(diagram.text.strip(), nama), nama))
    if not hasil:
        tolak(nama, Pesan("berkas draw.io ini kosong.", "this draw.io file is empty."))
    return hasil


def _buka(teks: str, nama: str) -> bytes:
    """A diagram that draw.io packed: base64 of raw deflate of an escaped address."""
    try:
        pembuka = zlib.decompressobj(-15)
        data = pembuka.decompress(base64.b64decode(teks, validate=False), MOST_XML)
        utuh = not pembuka.unconsumed_tail
        isi = unquote(data.decode("utf-8")).encode()
    except (zlib.error, binascii.Error, ValueError):
        utuh, isi = False, b""
    if not utuh:
        tolak(nama, Pesan("diagram di dalamnya rusak.", "the diagram in it is damaged."))
    return isi


def _halaman(model: Elemen, hitung: Penghitung) -> _Semua:
    hasil: _Semua = {}
    for satu in model.iter():
        if local(satu) != "mxCell":
            continue
        hitung()
        atas = satu.getparent()
        sel = SelDrawio(satu, atas if atas is not None and local(atas) in ("object", "UserObject") else None)
        hasil[sel.id] = sel
    return hasil


def _pada_garis(sel: SelDrawio, semua: _Semua) -> bool:
    return sel.induk in semua and semua[sel.induk].garis


def _lembar(semua: _Semua, nomor: int) -> Lembar:
    """A page as cells of a table, symbols and lines."""
    lembar = Lembar(f"halaman {nomor}")
    isi: list[tuple[Kotak, str]] = []
    for sel in semua.values():
        if sel.garis and (satu := garis(sel, semua)) is not None:
            lembar.garis.append(satu)
    per_asal = {g.asal: g for g in lembar.garis}
    for sel in semua.values():
        if _pada_garis(sel, semua):
            pemilik = per_asal.get(f"sel {sel.induk}")
            if pemilik is not None:
                pemilik.teks = satu_baris(sel.teks)
        elif not sel.garis and sel.w and sel.h:
            _satu(sel, kotak(sel, semua), lembar, isi)
    # Empty boxes that no arrow touches are rows and frames of a table.
    ujung = {x for g in lembar.garis for x in (g.dari, g.ke) if x}
    lembar.bentuk = [b for b in lembar.bentuk if b.teks or b.jenis != "process" or b.nama in ujung]
    lembar.sel = sel_dari_kotak(isi, lembar.nama)
    return lembar


def _satu(sel: SelDrawio, k: Kotak, lembar: Lembar, isi: list[tuple[Kotak, str]]) -> None:
    macam: JenisBentuk = jenis(sel)
    if sel.lajur:
        if sel.teks:
            isi.append((k._replace(y1=k.y0 + (angka(sel.gaya.get("startSize"), 23) or 23)), sel.teks))
        return
    if sel.teks and macam in ("teks", "process") and sel.w > 14 and sel.h > 6:
        isi.append((k, sel.teks))
        if macam == "process":
            return
    lembar.bentuk.append(Bentuk(sel.id, macam, k, satu_baris(sel.teks), f"sel {sel.id}"))


def _graf(semua: _Semua, nama: str) -> HasilImpor:
    """A page without a table, as a diagram of lanes."""
    kumpul = Pengumpul()
    lajur = [s for s in semua.values() if s.lajur]
    daun = [s for s in lajur if not any(x.induk == s.id for x in lajur)]
    label = {s.induk: satu_baris(s.teks) for s in semua.values() if _pada_garis(s, semua)}
    busur = [
        Busur(str(s.dari), str(s.ke), satu_baris(s.teks) or label.get(s.id, ""))
        for s in semua.values()
        if s.garis and s.dari in semua and s.ke in semua
    ]
    masuk, keluar = {b.ke for b in busur}, {b.dari for b in busur}
    batas = [kotak(s, semua) for s in daun]
    datar = bool(batas) and sum(k.lebar for k in batas) > 1.5 * sum(k.tinggi for k in batas)
    node = []
    for s in semua.values():
        macam = jenis(s)
        bukan = s.garis or s.lajur or not s.w or _pada_garis(s, semua) or macam in ("teks", "gambar")
        if bukan or (s.id not in masuk and s.id not in keluar):
            continue
        x, y = kotak(s, semua).tengah
        pelaksana = _lajur_dari(s, semua, daun)
        letak = (x, y) if datar else (y, x)
        peran: JenisNode = {"decision": "keputusan", "connector": "lewat"}.get(macam, "tugas")  # type: ignore[assignment]  # kinds of nodes
        if macam == "terminator" and kapsul_saja(s.teks) and not (s.id in masuk and s.id in keluar):
            peran = "selesai" if s.id in masuk else "mulai"
        tempat = (pelaksana,) if pelaksana else ()
        node.append(Node(s.id, peran, satu_baris(s.teks), tempat, letak, {}, f"sel {s.id}"))
    kolam = next((satu_baris(s.teks) for s in lajur if s not in daun and s.teks), "")
    if kolam:
        kumpul.nilai(("judul",), "draw.io", 0.85)
    nilai = {"judul": kolam or judul_dari_nama(nama, kumpul)}
    urut = sorted(daun, key=lambda s: kotak(s, semua)[1::-1] if datar else kotak(s, semua)[:2])
    return susun_graf(
        node, busur, [satu_baris(s.teks) for s in urut if s.teks], nilai, kumpul, nama, "drawio"
    )


def _lajur_dari(sel: SelDrawio, semua: _Semua, daun: list[SelDrawio]) -> str:
    induk = semua.get(sel.induk)
    for _ in range(_TERDALAM):
        if induk is None or induk in daun:
            break
        induk = semua.get(induk.induk)
    if induk is not None and induk in daun:
        return satu_baris(induk.teks)
    tengah = kotak(sel, semua).tengah
    return next((satu_baris(s.teks) for s in daun if kotak(s, semua).memuat(tengah)), "")
