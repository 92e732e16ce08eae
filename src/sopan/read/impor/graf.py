"""From a diagram of nodes and arrows (BPMN, Visio, draw.io) to steps: order, decisions, starts and ends.

Nodes that do no work vanish: gateways that only join, events in the middle. A gateway behind a task is that
task's decision; one that stands alone becomes a step that decides. Parallel ways are put one after the other,
since an SOP has one flow; that is told.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from sopan.errors import Pesan
from sopan.read.impor.alir import Arah, Simpul, susun_alir
from sopan.read.impor.aman import tolak
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.jadi import id_pelaksana, jadikan_sop
from sopan.read.impor.teks_sel import satu_baris

__all__ = ["Busur", "JenisNode", "Node", "kapsul_saja", "susun_graf"]

JenisNode = Literal["mulai", "selesai", "tugas", "keputusan", "paralel", "lewat"]
"""Start and end, work, a decision, a gateway of parallel ways, and what only passes the flow on."""

_TERBANYAK = 600
_KAPSUL = re.compile(r"\W*(?:mulai|start|awal|begin|selesai|end|finish|akhir|stop)?\W*", re.IGNORECASE)


def kapsul_saja(teks: str) -> bool:
    """Whether the text of a capsule says no more than that it begins or ends; else it is a step as well."""
    return _KAPSUL.fullmatch(teks) is not None


@dataclass(slots=True)
class Node:
    """A node: its kind, text, actors by name, place (along the flow, across it), and values for its step."""

    id: str
    jenis: JenisNode
    teks: str = ""
    pelaksana: tuple[str, ...] = ()
    letak: tuple[float, float] = (0.0, 0.0)
    nilai: dict[str, Any] = field(default_factory=dict)
    asal: str = ""
    yakin: float = 1.0


@dataclass(slots=True)
class Busur:
    """An arrow between nodes, the word beside it."""

    dari: str
    ke: str
    label: str = ""
    yakin: float = 1.0


class _Graf:
    """Nodes and arrows while they are simplified."""

    def __init__(self, node: Iterable[Node], busur: Iterable[Busur], kumpul: Pengumpul) -> None:
        self.node = {satu.id: satu for satu in node}
        self.busur = [b for b in busur if b.dari in self.node and b.ke in self.node]
        self.kumpul = kumpul

    def keluar(self, id_: str) -> list[Busur]:
        """The arrows out of a node."""
        return [b for b in self.busur if b.dari == id_]

    def masuk(self, id_: str) -> list[Busur]:
        """The arrows into a node."""
        return [b for b in self.busur if b.ke == id_]

    def lewati(self, id_: str) -> None:
        """Take a node away and let what comes in go on to where it leads."""
        masuk, keluar = self.masuk(id_), self.keluar(id_)
        self.busur = [b for b in self.busur if id_ not in (b.dari, b.ke)]
        self.busur += [
            Busur(a.dari, b.ke, a.label or b.label, min(a.yakin, b.yakin))
            for a in masuk
            for b in keluar
            if a.dari != b.ke or len(keluar) > 1
        ]
        del self.node[id_]

    def sederhanakan(self, *, gabung: bool) -> None:
        """Take away what does no work; with `gabung` merge gateways into the task before them."""
        for id_ in list(self.node):
            satu = self.node[id_]
            if satu.jenis == "paralel" and len(self.keluar(id_)) > 1:
                self._serikan(id_)
            lewat = satu.jenis == "keputusan" and len(self.keluar(id_)) < 2 and gabung
            if satu.jenis in ("lewat", "paralel") or lewat:
                if self.keluar(id_):
                    self.lewati(id_)
                else:
                    satu.jenis = "selesai"
        if gabung:
            for id_ in list(self.node):
                self._gabungkan(id_)

    def _gabungkan(self, id_: str) -> None:
        """Make a gateway the decision of the task before it, where it has one in the same lane."""
        satu, masuk = self.node[id_], self.masuk(id_)
        if satu.jenis != "keputusan" or len(masuk) != 1:
            return
        sebelum = self.node[masuk[0].dari]
        if sebelum.jenis != "tugas" or len(self.keluar(sebelum.id)) != 1:
            return
        if satu.pelaksana and satu.pelaksana != sebelum.pelaksana:
            return
        sebelum.nilai["_putus"] = True
        self.lewati(id_)

    def _serikan(self, id_: str) -> None:
        """Put the ways of a parallel gateway one after the other, up to where they meet again."""
        keluar = self.keluar(id_)
        jangkau = [self._jangkauan(b.ke) for b in keluar]
        temu = [
            n
            for n, x in self.node.items()
            if x.jenis == "paralel" and n != id_ and all(n in j for j in jangkau)
        ]
        self.kumpul.catat(
            "lihat",
            Pesan(
                f"{len(keluar)} jalan paralel ditulis berurutan; SOP mempunyai satu alur.",
                f"{len(keluar)} parallel ways are written one after the other; an SOP has one flow.",
            ),
            self.node[id_].asal,
        )
        if not temu:
            return
        pertemuan = max(temu, key=lambda n: len(self._jangkauan(n)))
        for kini, berikut in pairwise(keluar):
            dalam = self._jangkauan(kini.ke, pertemuan)
            for b in self.busur:
                if b.ke == pertemuan and b.dari in dalam:
                    b.ke, b.yakin = berikut.ke, min(b.yakin, 0.6)
            self.busur = [b for b in self.busur if b is not berikut]

    def _jangkauan(self, awal: str, sampai: str = "") -> set[str]:
        lihat, tumpuk = {awal}, [awal]
        keluar: dict[str, list[str]] = defaultdict(list)
        for b in self.busur:
            keluar[b.dari].append(b.ke)
        while tumpuk:
            for ke in keluar[tumpuk.pop()]:
                if ke not in lihat and ke != sampai:
                    lihat.add(ke)
                    tumpuk.append(ke)
        return lihat

    def urutan(self) -> list[Node]:
        """The nodes that work, in the order of the flow; where it leaves a choice, by their place."""
        awal = [n for n in self.node.values() if n.jenis == "mulai"]
        if not awal:
            awal = [n for n in self.node.values() if not self.masuk(n.id)]
        balik = self._balik([n.id for n in sorted(awal, key=lambda n: n.letak)])
        maju = [b for b in self.busur if (b.dari, b.ke) not in balik and b.dari != b.ke]
        derajat = dict.fromkeys(self.node, 0)
        for b in maju:
            derajat[b.ke] += 1
        antre = [(self.node[i].letak, i) for i, d in derajat.items() if d == 0]
        heapq.heapify(antre)
        hasil = []
        while antre:
            _, id_ = heapq.heappop(antre)
            hasil.append(self.node[id_])
            for b in maju:
                if b.dari == id_:
                    derajat[b.ke] -= 1
                    if derajat[b.ke] == 0:
                        heapq.heappush(antre, (self.node[b.ke].letak, b.ke))
        return [n for n in hasil if n.jenis in ("tugas", "keputusan")]

    def _balik(self, awal: Sequence[str]) -> set[tuple[str, str]]:
        """The arrows that lead back, found by walking from the starts."""
        keluar: dict[str, list[str]] = defaultdict(list)
        for b in self.busur:
            keluar[b.dari].append(b.ke)
        warna: dict[str, int] = {}
        hasil: set[tuple[str, str]] = set()
        for mulai in (*awal, *self.node):
            if mulai in warna:
                continue
            tumpuk = [(mulai, iter(keluar[mulai]))]
            warna[mulai] = 1
            while tumpuk:
                id_, sisa = tumpuk[-1]
                ke = next(sisa, None)
                if ke is None:
                    warna[id_] = 2
                    tumpuk.pop()
                elif warna.get(ke) == 1:
                    hasil.add((id_, ke))
                elif ke not in warna:
                    warna[ke] = 1
                    tumpuk.append((ke, iter(keluar[ke])))
        return hasil


def susun_graf(
    node: Sequence[Node],
    busur: Sequence[Busur],
    lajur: Sequence[str],
    nilai: dict[str, Any],
    kumpul: Pengumpul,
    nama: str,
    format_: str,
) -> HasilImpor:
    """The SOP of a diagram. `lajur` are the actors in order, `nilai` what else is known (the title).

    Raises `UnreadableFile` where nothing in the diagram is a step.
    """
    if len(node) > _TERBANYAK:
        tolak(
            nama,
            Pesan(f"diagramnya lebih dari {_TERBANYAK} simpul.", f"its diagram has over {_TERBANYAK} nodes."),
        )
    graf = _Graf(node, busur, kumpul)
    graf.sederhanakan(gabung=format_ == "bpmn")
    langkah = graf.urutan()
    if not langkah:
        tolak(nama, Pesan("tidak ada kegiatan di diagram ini.", "there is no activity in this diagram."))
    nomor = {satu.id: n for n, satu in enumerate(langkah)}
    terpakai = {p for n in langkah for p in n.pelaksana}
    dipakai: set[str] = set()
    pelaksana: dict[str, str] = {}
    for satu in (*lajur, *(p for n in langkah for p in n.pelaksana)):
        if satu in terpakai and satu not in pelaksana:
            pelaksana[satu] = id_pelaksana(satu, dipakai)
    if not pelaksana:
        pelaksana = {"Pelaksana": "pelaksana"}
    simpul = [_simpul(n, satu, graf, nomor, pelaksana, kumpul) for n, satu in enumerate(langkah)]
    susun_alir(simpul, kumpul)
    for kunci in pelaksana.values():
        kumpul.nilai(("pelaksana", kunci), nama)
    isi = {
        **nilai,
        "pelaksana": {v: k for k, v in pelaksana.items()},
        "langkah": [satu_simpul.nilai for satu_simpul in simpul],
    }
    return kumpul.jadi(jadikan_sop(isi, nama), format_)


def _simpul(
    n: int, satu: Node, graf: _Graf, nomor: dict[str, int], pelaksana: dict[str, str], kumpul: Pengumpul
) -> Simpul:
    putus = bool(satu.nilai.pop("_putus", False)) or satu.jenis == "keputusan"
    kegiatan = satu_baris(satu.teks)
    yakin, lihat = satu.yakin, None
    if not kegiatan:
        kegiatan, yakin = "(tanpa nama)", 0.3
        lihat = Pesan("kegiatannya tidak bernama", "the activity has no name")
    elif satu.jenis == "keputusan" and kegiatan.endswith("?"):
        yakin, lihat = 0.7, Pesan("kegiatan ini berupa pertanyaan", "this activity is a question")
    kumpul.nilai(("langkah", n, "kegiatan"), satu.asal, yakin, lihat)
    nilai: dict[str, Any] = {"kegiatan": kegiatan, **satu.nilai}
    if satu.pelaksana:
        nilai["pelaksana"] = [pelaksana[p] for p in satu.pelaksana]
        kumpul.nilai(("langkah", n, "pelaksana"), satu.asal, satu.yakin)
    else:
        nilai["pelaksana"] = [next(iter(pelaksana.values()))]
        tanpa = Pesan("kegiatan ini tidak di dalam lajur", "this activity is in no lane")
        kumpul.nilai(("langkah", n, "pelaksana"), satu.asal, 0.2, tanpa)
    arah = []
    for b in graf.keluar(satu.id):
        if graf.node[b.ke].jenis == "selesai":
            arah.append(Arah(None, b.label, b.yakin, satu.asal))
        elif b.ke in nomor:
            arah.append(Arah(nomor[b.ke], b.label, b.yakin, satu.asal))
    return Simpul(nilai, putus, arah or [Arah(None, "", 0.7, satu.asal)], satu.asal)
