"""BPMN 2.0: lanes become actors, tasks steps, gateways decisions; what an SOP has no place for is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sopan.errors import Pesan
from sopan.read.impor.aman import Elemen, tolak
from sopan.read.impor.drawingml import angka, local
from sopan.read.impor.graf import Busur, JenisNode, Node, susun_graf
from sopan.read.impor.hasil import HasilImpor, Pengumpul
from sopan.read.impor.sendiri import model_dalam_xml
from sopan.read.impor.teks_sel import bersih, satu_baris

__all__ = ["baca_bpmn"]

_JENIS: dict[str, JenisNode] = {
    **dict.fromkeys(
        [
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "adHocSubProcess",
        ],
        "tugas",
    ),
    **dict.fromkeys(
        ("exclusiveGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway"), "keputusan"
    ),
    **dict.fromkeys(("intermediateCatchEvent", "intermediateThrowEvent"), "lewat"),
    "parallelGateway": "paralel",
    "startEvent": "mulai",
    "endEvent": "selesai",
}
_TIDAK_DIBAWA = {
    "messageFlow": Pesan("arus pesan", "message flows"),
    "boundaryEvent": Pesan("peristiwa di tepi kegiatan", "boundary events"),
    "intermediateCatchEvent": Pesan("peristiwa antara", "intermediate events"),
    "intermediateThrowEvent": Pesan("peristiwa antara", "intermediate events"),
    "dataStoreReference": Pesan("penyimpanan data", "data stores"),
    "group": Pesan("kelompok", "groups"),
    "multiInstanceLoopCharacteristics": Pesan("penanda berulang", "multi-instance markers"),
    "standardLoopCharacteristics": Pesan("penanda berulang", "loop markers"),
    "timerEventDefinition": Pesan("peristiwa waktu", "timers"),
    "compensateEventDefinition": Pesan("kompensasi", "compensations"),
    "errorEventDefinition": Pesan("peristiwa galat", "error events"),
    "escalationEventDefinition": Pesan("eskalasi", "escalations"),
    "signalEventDefinition": Pesan("sinyal", "signals"),
    "conditionalEventDefinition": Pesan("peristiwa bersyarat", "conditional events"),
}
_DISEDERHANAKAN = {
    "inclusiveGateway": Pesan(
        "gerbang inklusif dibaca sebagai keputusan", "inclusive gateways read as decisions"
    ),
    "complexGateway": Pesan(
        "gerbang kompleks dibaca sebagai keputusan", "complex gateways read as decisions"
    ),
    "eventBasedGateway": Pesan(
        "gerbang peristiwa dibaca sebagai keputusan", "event gateways read as decisions"
    ),
    "subProcess": Pesan("subproses dibaca sebagai satu kegiatan", "subprocesses read as one step"),
    "transaction": Pesan("transaksi dibaca sebagai satu kegiatan", "transactions read as one step"),
    "adHocSubProcess": Pesan(
        "subproses ad hoc dibaca sebagai satu kegiatan", "ad hoc subprocesses read as one step"
    ),
}
_DITOLAK = {
    "choreography": Pesan("koreografi", "a choreography"),
    "globalConversation": Pesan("percakapan", "a conversation"),
}


def baca_bpmn(akar: Elemen, nama: str) -> HasilImpor:
    """The SOP of a BPMN file: its largest process. Raises `UnreadableFile` where there is none to read."""
    model = model_dalam_xml(akar, nama)
    if model is not None:
        return HasilImpor(model, "bpmn", persis=True)
    proses = [satu for satu in akar if local(satu) == "process"]
    if not proses:
        ada = next((pesan for kunci, pesan in _DITOLAK.items() if any(local(x) == kunci for x in akar)), None)
        apa = ada or Pesan("tanpa proses", "without a process")
        tolak(
            nama,
            Pesan(
                f"BPMN ini {apa.id}; yang dibaca proses.", f"this BPMN is {apa.en}; only processes are read."
            ),
        )
    utama = max(proses, key=lambda p: sum(_JENIS.get(local(x)) == "tugas" for x in p))
    kumpul = Pengumpul()
    _beri_tahu(akar, proses, utama, kumpul)
    return _Proses(akar, utama, nama, kumpul).susun()


def _beri_tahu(akar: Elemen, proses: list[Elemen], utama: Elemen, kumpul: Pengumpul) -> None:
    """What is in the file and is not carried over, each kind once with its number."""
    banyak = Counter(local(satu) for satu in akar.iter())
    for kunci, apa in _TIDAK_DIBAWA.items():
        if n := banyak[kunci]:
            kumpul.catat(
                "tidak_dibawa", Pesan(f"{n} {apa.id} tidak dibawa.", f"{n} {apa.en} not carried."), kunci
            )
    for kunci, apa in _DISEDERHANAKAN.items():
        if n := banyak[kunci]:
            kumpul.catat("keterangan", Pesan(f"{n} {apa.id}.", f"{n} {apa.en}."), kunci)
    for satu in proses:
        if satu is not utama and any(_JENIS.get(local(x)) == "tugas" for x in satu):
            sebutan = satu_baris(satu.get("name") or satu.get("id") or "")[:60]
            kumpul.catat(
                "tidak_dibawa",
                Pesan(
                    f"proses lain '{sebutan}' tidak dibawa.", f"another process, '{sebutan}', is not carried."
                ),
            )


class _Proses:
    """One process."""

    def __init__(self, akar: Elemen, proses: Elemen, nama: str, kumpul: Pengumpul) -> None:
        self.akar, self.proses, self.nama, self.kumpul = akar, proses, nama, kumpul
        id_ = proses.get("id")
        peserta = [x for x in akar.iter() if local(x) == "participant" and x.get("processRef") == id_]
        self.kolam = satu_baris(peserta[0].get("name") or "") if peserta else ""
        self.letak = self._letak()
        self.lajur: dict[str, str] = {}
        self.urutan: list[str] = []
        for satu in proses:
            if local(satu) == "laneSet":
                self._lajur(satu, 0)

    def _letak(self) -> dict[str, tuple[float, float]]:
        hasil = {}
        for satu in self.akar.iter():
            if local(satu) == "BPMNShape":
                batas = next((x for x in satu if local(x) == "Bounds"), None)
                if batas is not None:
                    hasil[str(satu.get("bpmnElement"))] = (angka(batas.get("x")), angka(batas.get("y")))
        return hasil

    def _lajur(self, kumpulan: Elemen, dalam: int) -> None:
        for lane in kumpulan:
            if local(lane) != "lane":
                continue
            for anak in lane:
                if local(anak) == "childLaneSet" and dalam < 10:
                    self._lajur(anak, dalam + 1)
            sebutan = satu_baris(lane.get("name") or "")
            if sebutan and sebutan not in self.urutan:
                self.urutan.append(sebutan)
            for satu in lane:
                if local(satu) == "flowNodeRef" and satu.text:
                    self.lajur.setdefault(satu.text.strip(), sebutan)

    def susun(self) -> HasilImpor:
        """The result."""
        masuk, keluar, catatan = self._data()
        node: list[Node] = []
        for satu in self.proses:
            jenis, id_ = _JENIS.get(local(satu)), str(satu.get("id"))
            if jenis is None:
                continue
            pelaksana = self.lajur.get(id_) or ("" if self.urutan else self.kolam)
            nilai: dict[str, Any] = {}
            if jenis == "tugas":
                isi = {
                    "kelengkapan": tuple(masuk[id_]),
                    "output": tuple(keluar[id_]),
                    "keterangan": "\n".join(catatan[id_]),
                }
                nilai = {kunci: x for kunci, x in isi.items() if x}
            teks, asal = satu_baris(satu.get("name") or ""), f"{local(satu)} {id_}"[:80]
            letak = self.letak.get(id_, (0.0, 0.0))
            node.append(Node(id_, jenis, teks, (pelaksana,) if pelaksana else (), letak, nilai, asal))
        busur = [
            Busur(str(x.get("sourceRef")), str(x.get("targetRef")), satu_baris(x.get("name") or ""))
            for x in self.proses
            if local(x) == "sequenceFlow"
        ]
        judul = (
            self.kolam or satu_baris(self.proses.get("name") or "") or satu_baris(self.akar.get("name") or "")
        )
        self.kumpul.nilai(("judul",), "participant" if self.kolam else "process", 0.9 if judul else 0.3)
        judul = judul or self.nama.rpartition("/")[2].rpartition(".")[0] or "Tanpa judul"
        lajur = self.urutan or ([self.kolam] if self.kolam else [])
        return susun_graf(node, busur, lajur, {"judul": judul}, self.kumpul, self.nama, "bpmn")

    def _data(self) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
        """Names of data that tasks need and make, and annotations at tasks."""
        benda = ("dataObjectReference", "dataStoreReference", "dataObject", "dataInput", "dataOutput")
        sebutan: dict[str, str] = {}
        teks: dict[str, str] = {}
        for x in self.akar.iter():
            if local(x) in benda:
                sebutan[str(x.get("id"))] = satu_baris(x.get("name") or "")
            elif local(x) == "textAnnotation":
                teks[str(x.get("id"))] = bersih("".join(t.text or "" for t in x if local(t) == "text"))
        masuk: dict[str, list[str]] = defaultdict(list)
        keluar: dict[str, list[str]] = defaultdict(list)
        catatan: dict[str, list[str]] = defaultdict(list)
        for satu in self.proses:
            id_ = str(satu.get("id"))
            for x in satu:
                acuan = {local(y): (y.text or "").strip() for y in x}
                if local(x) == "dataInputAssociation" and (isi := sebutan.get(acuan.get("sourceRef", ""))):
                    masuk[id_].append(isi)
                elif local(x) == "dataOutputAssociation" and (isi := sebutan.get(acuan.get("targetRef", ""))):
                    keluar[id_].append(isi)
            if local(satu) == "association":
                a, b = str(satu.get("sourceRef")), str(satu.get("targetRef"))
                for x, y in ((a, b), (b, a)):
                    if teks.get(x):
                        catatan[y].append(teks[x])
        return masuk, keluar, catatan
