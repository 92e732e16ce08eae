"""BPMN 2.0: the flow for process modellers, with everything else of the SOP inside, so that nothing is lost.

A pool bears the title, a horizontal lane each actor. What modellers expect, and so what is chosen here:

- A step is a user task: a person does it, and the flow waits for that. A step that decides is a task and an
  exclusive gateway behind it, because in BPMN a gateway does no work and takes no time; the gateway asks the
  question and its two flows are named with the answers.
- A step of several actors is one task in the lane of the first, since a task can stand in one lane only; a
  text annotation names the others.
- Ways that meet at a step enter its task directly; only one of them is taken at a time, so no gateway is
  needed to join them.

Mutu baku, actors and identity stand in extension elements of our own namespace, and beside them the whole
model as JSON, as in our Office files. For people who only see the diagram, each task's documentation says
them in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sopan
from sopan.layout.lanes import LaneDrawing, PlacedNode, compose_lanes
from sopan.layout.scene import Box, Scene
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.model.salinan import MEDIA_TYPE, sop_ke_json
from sopan.model.salinan import NAMESPACE as LAMPIRAN
from sopan.render.base import Output, RenderOptions

__all__ = ["NAMESPACE", "render"]

NAMESPACE = "urn:sopan:bpmn:1"
"""The namespace of our extension elements; its number is that of their form."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" '
    f'xmlns:sopan="{NAMESPACE}" id="definisi" targetNamespace="urn:sopan:sop" exporter="Sopan" '
    f'exporterVersion="{sopan.__version__}">\n'
)
_MARGIN = 40.0
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_LISTS = (
    ("dasarHukum", "dasar_hukum"),
    ("kualifikasiPelaksana", "kualifikasi_pelaksana"),
    ("keterkaitan", "keterkaitan"),
    ("peralatan", "peralatan"),
    ("peringatan", "peringatan"),
    ("pencatatan", "pencatatan"),
)
_ELEMENTS = {"start": "startEvent", "task": "userTask", "gateway": "exclusiveGateway", "end": "endEvent"}


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:  # noqa: ARG001 - as all are called
    """The SOP as one BPMN file; its drawing is that of `sopan.layout.lanes`."""
    alur = alur_dari(sop)
    drawing = compose_lanes(sop, alur)
    flows = [f"arus_{number}" for number in range(1, len(drawing.edges) + 1)]
    parts = [
        _HEAD,
        '<bpmn:collaboration id="kolaborasi">',
        f'<bpmn:participant id="kolam" name="{_a(sop.judul)}" processRef="proses"/></bpmn:collaboration>\n',
        f'<bpmn:process id="proses" name="{_a(sop.judul)}" isExecutable="false">\n',
        *_process_words(sop),
        *_lanes(sop, drawing),
        *_nodes(sop, drawing, flows),
        *_flows(sop, drawing, flows),
        *_notes(drawing),
        "</bpmn:process>\n",
        *_diagram(drawing, flows),
        "</bpmn:definitions>\n",
    ]
    return (Output("", "".join(parts).encode()),)


def _t(words: str) -> str:
    return words.translate(_TEXT)


def _a(words: str) -> str:
    return words.translate(_ATTRIBUTE)


def _n(value: float) -> str:
    return f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:.1f}"


def _attributes(**values: object) -> str:
    """Attributes that have a value."""
    return "".join(f' {name}="{_a(str(value))}"' for name, value in values.items() if value is not None)


def _process_words(sop: Sop) -> Iterator[str]:
    about = [f"SOP {sop.judul}", sop.nomor and f"Nomor {sop.nomor}", sop.instansi, *sop.unit]
    yield f"<bpmn:documentation>{_t(chr(10).join(part for part in about if part))}</bpmn:documentation>\n"
    dates, sah = sop.tanggal, sop.pengesahan
    identity = _attributes(
        judul=sop.judul, nomor=sop.nomor, jenis=sop.jenis, sifat=sop.sifat, instansi=sop.instansi
    )
    yield f"<bpmn:extensionElements>\n<sopan:identitas{identity}>\n"
    yield from (f"<sopan:unit>{_t(unit)}</sopan:unit>\n" for unit in sop.unit)
    when = _attributes(pembuatan=dates.pembuatan, revisi=dates.revisi, efektif=dates.efektif)
    yield f"<sopan:tanggal{when}/>\n" if when else ""
    who = _attributes(jabatan=sah.jabatan, nama=sah.nama, nip=sah.nip)
    yield f"<sopan:pengesahan{who}/>\n" if who else ""
    for element, name in _LISTS:
        yield from (f"<sopan:{element}>{_t(str(item))}</sopan:{element}>\n" for item in getattr(sop, name))
    yield (
        f'</sopan:identitas>\n<sopan xmlns="{LAMPIRAN}" jenis="{MEDIA_TYPE}">{_t(sop_ke_json(sop))}</sopan>\n'
        "</bpmn:extensionElements>\n"
    )


def _lanes(sop: Sop, drawing: LaneDrawing) -> Iterator[str]:
    yield '<bpmn:laneSet id="jalur">\n'
    for number, (actor, _) in enumerate(drawing.lanes):
        pelaksana = sop.pelaksana[actor]
        more = _attributes(id=actor, luar="true" if pelaksana.luar else None, jumlah=pelaksana.jumlah)
        refs = "".join(
            f"<bpmn:flowNodeRef>{placed.node.id}</bpmn:flowNodeRef>"
            for placed in drawing.nodes
            if placed.node.lane == number
        )
        yield (
            f'<bpmn:lane id="jalur_{number + 1}" name="{_a(pelaksana.nama)}"><bpmn:extensionElements>'
            f"<sopan:pelaksana{more}/></bpmn:extensionElements>{refs}</bpmn:lane>\n"
        )
    yield "</bpmn:laneSet>\n"


def _nodes(sop: Sop, drawing: LaneDrawing, flows: list[str]) -> Iterator[str]:
    into: list[list[str]] = [[] for _ in drawing.nodes]
    out: list[list[str]] = [[] for _ in drawing.nodes]
    for edge, flow in zip(drawing.edges, flows, strict=True):
        out[edge.link.source].append(flow)
        into[edge.link.target].append(flow)
    for number, placed in enumerate(drawing.nodes):
        node = placed.node
        element = f"bpmn:{_ELEMENTS[node.kind]}"
        more = ' gatewayDirection="Diverging"' if node.kind == "gateway" else ""
        ways = "".join(f"<bpmn:incoming>{flow}</bpmn:incoming>" for flow in into[number])
        ways += "".join(f"<bpmn:outgoing>{flow}</bpmn:outgoing>" for flow in out[number])
        name = {"start": "Mulai", "end": "Selesai"}.get(node.kind, node.text)
        said = _step_words(sop, node.langkah) if node.kind == "task" else ""
        yield f'<{element} id="{node.id}" name="{_a(name)}"{more}>{said}{ways}</{element}>\n'


def _step_words(sop: Sop, number: int) -> str:
    """Documentation and extension elements of a step's task."""
    step = sop.langkah[number - 1]
    lines = [f"Langkah {number}. {step.kegiatan}"]
    lines += [f"{letter}. {text}" for letter, text in enumerate(step.rincian, 1)]
    for label, values in (
        ("Pelaksana", [sop.pelaksana[actor].nama for actor in step.pelaksana]),
        ("Kelengkapan", step.kelengkapan),
        ("Waktu", [step.waktu] if step.waktu else []),
        ("Output", step.output),
        ("Keterangan", [step.keterangan] if step.keterangan else []),
    ):
        if values:
            lines.append(f"{label}: {'; '.join(values)}")
    actors = "".join(
        f'<sopan:pelaksana id="{_a(actor)}">{_t(sop.pelaksana[actor].nama)}</sopan:pelaksana>'
        for actor in step.pelaksana
    )
    parts = "".join(
        f"<sopan:{name}>{_t(value)}</sopan:{name}>"
        for name in ("kelengkapan", "output", "rincian")
        for value in getattr(step, name)
    )
    own = _attributes(nomor=number, id=step.id, waktu=step.waktu, keterangan=step.keterangan)
    return (
        f"<bpmn:documentation>{_t(chr(10).join(lines))}</bpmn:documentation><bpmn:extensionElements>"
        f"<sopan:langkah{own}>{actors}{parts}</sopan:langkah></bpmn:extensionElements>"
    )


def _flows(sop: Sop, drawing: LaneDrawing, flows: list[str]) -> Iterator[str]:
    for edge, flow in zip(drawing.edges, flows, strict=True):
        link, way = edge.link, edge.flow
        source, target = drawing.nodes[link.source].node.id, drawing.nodes[link.target].node.id
        name = f' name="{_a(link.label)}"' if link.label else ""
        head = f'<bpmn:sequenceFlow id="{flow}"{name} sourceRef="{source}" targetRef="{target}"'
        if way is None or way.cabang is None:
            yield f"{head}/>\n"
            continue
        keputusan = sop.langkah[way.dari - 1].keputusan
        chance = keputusan.cabang(way.cabang).peluang if keputusan else None
        yield (
            f'{head}><bpmn:extensionElements><sopan:cabang nama="{way.cabang}"'
            f"{_attributes(peluang=chance)}/></bpmn:extensionElements></bpmn:sequenceFlow>\n"
        )


def _notes(drawing: LaneDrawing) -> Iterator[str]:
    for placed in _with_notes(drawing):
        node, note = placed.node, f"catatan_{placed.node.langkah}"
        yield (
            f'<bpmn:textAnnotation id="{note}"><bpmn:text>{_t(" ".join(node.note))}</bpmn:text>'
            f'</bpmn:textAnnotation>\n<bpmn:association id="kait_{node.langkah}" associationDirection="None" '
            f'sourceRef="{node.id}" targetRef="{note}"/>\n'
        )


def _with_notes(drawing: LaneDrawing) -> Iterable[PlacedNode]:
    return (placed for placed in drawing.nodes if placed.note)


def _bounds(box: Box) -> str:
    return (
        f'<dc:Bounds x="{_n(box.x + _MARGIN)}" y="{_n(box.y + _MARGIN)}" '
        f'width="{_n(box.width)}" height="{_n(box.height)}"/>'
    )


def _label(box: Box | None) -> str:
    return f"<bpmndi:BPMNLabel>{_bounds(box)}</bpmndi:BPMNLabel>" if box else ""


def _shape(element: str, box: Box, more: str = "", label: Box | None = None) -> str:
    return (
        f'<bpmndi:BPMNShape id="{element}_di" bpmnElement="{element}"{more}>{_bounds(box)}{_label(label)}'
        "</bpmndi:BPMNShape>\n"
    )


def _edge(element: str, points: Iterable[tuple[float, float]], label: Box | None = None) -> str:
    waypoints = "".join(f'<di:waypoint x="{_n(x + _MARGIN)}" y="{_n(y + _MARGIN)}"/>' for x, y in points)
    return (
        f'<bpmndi:BPMNEdge id="{element}_di" bpmnElement="{element}">{waypoints}{_label(label)}'
        "</bpmndi:BPMNEdge>\n"
    )


def _diagram(drawing: LaneDrawing, flows: list[str]) -> Iterator[str]:
    yield '<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="bidang" bpmnElement="kolaborasi">\n'
    yield _shape("kolam", drawing.pool, ' isHorizontal="true"')
    for number, (_, box) in enumerate(drawing.lanes, 1):
        yield _shape(f"jalur_{number}", box, ' isHorizontal="true"')
    for placed in drawing.nodes:
        more = ' isMarkerVisible="true"' if placed.node.kind == "gateway" else ""
        label = placed.label or _event_label(placed)
        yield _shape(placed.node.id, placed.box, more, label)
    for placed in _with_notes(drawing):
        if placed.note:
            yield _shape(f"catatan_{placed.node.langkah}", placed.note)
            middle = placed.box.center.x
            line = ((middle, placed.box.bottom), (middle, placed.note.y))
            yield _edge(f"kait_{placed.node.langkah}", line)
    for edge, flow in zip(drawing.edges, flows, strict=True):
        yield _edge(flow, edge.points, edge.label)
    yield "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n"


def _event_label(placed: PlacedNode) -> Box | None:
    """Under an event there is room for its name."""
    if placed.node.kind not in ("start", "end"):
        return None
    box = placed.box
    return Box(box.center.x - 22, box.bottom + 4, 44, 15)
