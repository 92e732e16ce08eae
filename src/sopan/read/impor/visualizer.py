"""Tables of Visio Data Visualizer: a row a shape, next steps and their labels parted by commas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sopan.errors import Pesan
from sopan.read.impor.graf import Busur, JenisNode, Node, kapsul_saja, susun_graf
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.kanvas import Lembar, Sel
from sopan.read.impor.label import huruf, kolom_tabel
from sopan.read.impor.teks_sel import daftar, satu_baris

__all__ = ["baca_visualizer", "judul_dari_nama"]

_JENIS: dict[str, JenisNode] = {"start": "mulai", "end": "selesai"}


def judul_dari_nama(nama: str, kumpul: Pengumpul) -> str:
    """A title from the name of a file, marked as uncertain."""
    batang = nama.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    kumpul.nilai(
        ("judul",), nama, 0.3, Pesan("judul diambil dari nama berkas", "the title is the name of the file")
    )
    return satu_baris(re.sub(r"[_-]+", " ", batang)) or "Tanpa judul"


def baca_visualizer(lembar: Sequence[Lembar], nama: str) -> HasilImpor | None:
    """The SOP of such a table on one of the sheets; None where there is none."""
    for satu in lembar:
        kepala = next((s for s in satu.sel if huruf(s.teks) == "processstepid"), None)
        if kepala is not None:
            return _baca(satu, kepala, nama)
    return None


def _baca(lembar: Lembar, kepala: Sel, nama: str) -> HasilImpor:
    kolom: dict[str, int] = {}
    for s in lembar.sel:
        if s.baris == kepala.baris:
            kolom[huruf(s.teks)] = s.kolom
            if peran := kolom_tabel(s.teks):
                kolom.setdefault(f":{peran}", s.kolom)
    baris: dict[int, dict[int, Sel]] = defaultdict(dict)
    for s in lembar.sel:
        if s.baris > kepala.baris:
            baris[s.baris][s.kolom] = s
    kumpul = Pengumpul()
    node: list[Node] = []
    busur: list[Busur] = []
    lajur: list[str] = []
    for b, sel in sorted(baris.items()):
        isi = {kunci: sel[k].teks for kunci, k in kolom.items() if k in sel}
        id_ = isi.get("processstepid", "").strip()
        if not id_:
            continue
        satu = _node(id_, b, isi, sel[min(sel)].asal)
        node.append(satu)
        lajur += satu.pelaksana
        label = [x.strip() for x in re.split(r"[,;]", isi.get("connectorlabel", ""))]
        berikut = [x.strip() for x in re.split(r"[,;]", isi.get("nextstepid", "")) if x.strip()]
        busur += [Busur(id_, ke, label[i] if i < len(label) else "") for i, ke in enumerate(berikut)]
    judul = judul_dari_nama(nama, kumpul)
    return susun_graf(node, busur, list(dict.fromkeys(lajur)), {"judul": judul}, kumpul, nama, "visio-data")


def _node(id_: str, b: int, isi: dict[str, str], asal: str) -> Node:
    kegiatan = satu_baris(isi.get("processstepdescription", ""))
    bentuk = huruf(isi.get("shapetype", ""))
    jenis: JenisNode = "keputusan" if bentuk == "decision" else "tugas"
    if kapsul_saja(kegiatan):
        jenis = _JENIS.get(bentuk, jenis)
    nilai: dict[str, Any] = {}
    for peran in ("kelengkapan", "output"):
        if butir := daftar(isi.get(f":{peran}", "")):
            nilai[peran] = butir
    for peran in ("waktu", "keterangan"):
        teks = satu_baris(isi.get(f":{peran}", ""))
        if teks.strip(" -"):
            nilai[peran] = teks
    di = satu_baris(isi.get("function", ""))
    semua = tuple(x for x in re.split(r"\s*[,;\n]\s*", isi.get(":pelaksana", "")) if x)
    pelaksana = semua if di in semua or not di else (di,)
    return Node(id_, jenis, kegiatan, pelaksana, (float(b), 0.0), nilai, asal)
