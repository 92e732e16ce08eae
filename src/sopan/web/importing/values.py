"""The values of an old document as a person sees, confirms and corrects them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop, alur_dari
from sopan.model.langkah import Keputusan
from sopan.model.operations import (
    Jalan,
    Operasi,
    UbahIsian,
    UbahKeputusan,
    UbahPelaksanaLangkah,
    UbahTujuan,
)
from sopan.web.importing.models import DokumenLama

__all__ = ["Nilai", "correction", "values"]

_LISTS = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "peralatan",
    "peringatan",
    "pencatatan",
    "keterkaitan",
    "unit",
)
_NAMES = {
    "judul": Pesan("Judul", "Title"),
    "nomor": Pesan("Nomor", "Number"),
    "instansi": Pesan("Instansi", "Agency"),
    "unit": Pesan("Unit", "Unit"),
    "tanggal.pembuatan": Pesan("Tanggal pembuatan", "Date made"),
    "tanggal.revisi": Pesan("Tanggal revisi", "Date revised"),
    "tanggal.efektif": Pesan("Tanggal efektif", "Date in force"),
    "pengesahan": Pesan("Disahkan oleh", "Enacted by"),
    "dasar_hukum": Pesan("Dasar hukum", "Legal basis"),
    "kualifikasi_pelaksana": Pesan("Kualifikasi pelaksana", "Qualification"),
    "keterkaitan": Pesan("Keterkaitan", "Relations"),
    "peralatan": Pesan("Peralatan", "Equipment"),
    "peringatan": Pesan("Peringatan", "Warning"),
    "pencatatan": Pesan("Pencatatan", "Records"),
    "kegiatan": Pesan("Kegiatan", "Step"),
    "pelaksana": Pesan("Pelaksana", "Actor"),
    "kelengkapan": Pesan("Kelengkapan", "Inputs"),
    "waktu": Pesan("Waktu", "Time"),
    "output": Pesan("Output", "Output"),
    "keterangan": Pesan("Keterangan", "Notes"),
    "keputusan": Pesan("Keputusan?", "Decision?"),
    "lanjut": Pesan("Panah ke", "Arrow to"),
    "ya": Pesan("Panah Ya ke", "Arrow Yes to"),
    "tidak": Pesan("Panah Tidak ke", "Arrow No to"),
}


@dataclass(frozen=True, slots=True)
class Nilai:
    """One value: its place, what it is called, what it says, how it is entered, and how sure it is."""

    nomor: int
    jalur: tuple[str | int, ...]
    nama: Pesan
    kelompok: Pesan
    isi: str
    masukan: str
    pilihan: tuple[tuple[str, str], ...]
    asal: str
    yakin: float
    lihat: Pesan | None
    letak: tuple[int, list[float]] | None
    selesai: bool

    @property
    def ragu(self) -> bool:
        """Whether it still wants a look."""
        return not self.selesai and (self.yakin < 0.8 or self.lihat is not None)

    @property
    def persen(self) -> int:
        """How sure it is, in percent."""
        return round(self.yakin * 100)


def values(document: DokumenLama, sop: Sop) -> Iterator[Nilai]:
    """The values in the order of the document: identity, actors, then step by step."""
    made = [_value(number, one, sop) for number, one in enumerate(document.nilai)]
    order = {"pelaksana": 1, "langkah": 2}
    yield from sorted(
        (one for one in made if one is not None),
        key=lambda one: (order.get(str(one.jalur[0]), 0), one.jalur[1] if one.jalur[0] == "langkah" else 0),
    )


def _value(number: int, told: dict[str, Any], sop: Sop) -> Nilai | None:
    path = tuple(told["jalur"])
    place, last = ".".join(str(part) for part in path), str(path[-1])
    group, field = Pesan("Identitas", "Identity"), "baris"
    choices: tuple[tuple[str, str], ...] = ()
    if path[0] == "langkah" and len(path) > 2:
        at = int(path[1])
        if at >= len(sop.langkah):
            return None
        group = Pesan(f"Langkah {at + 1}", f"Step {at + 1}")
        if last not in _NAMES or (last in ("ya", "tidak") and sop.langkah[at].keputusan is None):
            return None
        name = _NAMES[last]
        field, choices = _field(last, sop)
    elif path[0] == "pelaksana":
        group, name = Pesan("Pelaksana", "Actors"), Pesan(last, last)
        path = (*path[:2], "nama")
        if str(path[1]) not in sop.pelaksana:
            return None
    else:
        name = _NAMES.get(place) or Pesan(place, place)
        field = "daftar" if last in _LISTS else "lihat" if last == "pengesahan" else "baris"
    return Nilai(
        number,
        path,
        name,
        group,
        _said(path, sop),
        field,
        choices,
        told["asal"],
        told["yakin"],
        Pesan(*told["lihat"]) if told["lihat"] else None,
        (told["letak"][0], told["letak"][1]) if told["letak"] else None,
        bool(told.get("selesai")),
    )


def _field(name: str, sop: Sop) -> tuple[str, tuple[tuple[str, str], ...]]:
    if name == "pelaksana":
        return "banyak", tuple((id, actor.nama) for id, actor in sop.pelaksana.items())
    if name in ("lanjut", "ya", "tidak"):
        steps = [(str(at), f"{at}. {step.kegiatan}") for at, step in enumerate(sop.langkah, 1)]
        return "pilih", (*steps, ("selesai", "Selesai"))
    if name == "keputusan":
        return "pilih", (("ya", "Ya"), ("tidak", "Tidak"))
    return ("daftar" if name in ("kelengkapan", "output") else "baris"), ()


def _said(path: tuple[str | int, ...], sop: Sop) -> str:
    value: Any = sop
    if path[0] == "langkah" and len(path) > 2:
        step, name = sop.langkah[int(path[1])], str(path[-1])
        if name == "pelaksana":
            return "\n".join(step.pelaksana)
        if name == "keputusan":
            return "ya" if step.keputusan is not None else "tidak"
        if name in ("lanjut", "ya", "tidak"):
            return _target(int(path[1]) + 1, name, sop)
        value = getattr(step, name, None)
    else:
        for part in path:
            value = value.get(part) if isinstance(value, dict) else getattr(value, str(part), None)
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    if path[-1] == "pengesahan":
        return ", ".join(filter(None, (value.jabatan, value.nama, value.nip)))
    return str(value)


def _target(step: int, way: str, sop: Sop) -> str:
    """Where a way out of a step leads, as the number of a step or `selesai`."""
    answer = None if way == "lanjut" else way
    for flow in alur_dari(sop).keluar[step]:
        if flow.cabang == answer:
            return "selesai" if flow.ke is None else str(flow.ke)
    return ""


def correction(value: Nilai, said: list[str]) -> list[Operasi]:
    """What makes the value say this; nothing where it says so already. `said` are the entries of its field.

    Raises `WrongUse` for what cannot be said.
    """
    words = [line.strip() for entry in said for line in entry.replace("\0", "").splitlines() if line.strip()]
    if "\n".join(words) == value.isi or value.masukan == "lihat":
        return []
    path, name = value.jalur, str(value.jalur[-1])
    if value.masukan in ("pilih", "banyak") and not set(words) <= {choice for choice, _ in value.pilihan}:
        raise WrongUse(Pesan("Pilih salah satu yang ada.", "Choose one of those there are."))
    step = int(path[1]) + 1 if path[0] == "langkah" else 0
    if step and name == "pelaksana":
        if not words:
            raise WrongUse(Pesan("Pilih pelaksananya.", "Choose the actor."))
        return [UbahPelaksanaLangkah(langkah=step, pelaksana=tuple(words))]
    if step and name == "keputusan":
        return [UbahKeputusan(langkah=step, keputusan=Keputusan() if words == ["ya"] else None)]
    if step and name in ("lanjut", "ya", "tidak"):
        way = cast("Jalan", name)
        target = int(words[0]) if words and words[0].isdecimal() else "selesai" if words else None
        return [UbahTujuan(langkah=step, jalan=way, ke=target)]
    if value.masukan == "daftar":
        return [UbahIsian(jalur=path, nilai=list(words))]
    return [UbahIsian(jalur=path, nilai=" ".join(words) or None)]
