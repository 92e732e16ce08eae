"""What an operation does, in a phrase for a person: "langkah 4 dipindah ke 2"."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.errors import Pesan
from sopan.model.langkah import SELESAI, Keputusan, Langkah, Rujukan
from sopan.model.operations import kinds
from sopan.model.operations.kinds import Jalan, Operasi, OperasiIsian, OperasiLangkah, OperasiPelaksana
from sopan.model.operations.naming import ENGLISH, cut, place_name, shown
from sopan.model.operations.references import led_to, references, way
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.operations.values import as_json, value_at
from sopan.model.sop import Sop

__all__ = ["describe"]


def describe(op: Operasi, sop: Sop | None = None) -> Pesan:
    """The phrase of an operation, without a full stop.

    With the SOP before it, it also tells what was there, by names, and which references lead elsewhere
    because a step goes.
    """
    if isinstance(op, OperasiIsian):
        return _place(op, sop)
    if isinstance(op, OperasiPelaksana):
        return _actor(op, sop)
    if isinstance(op, kinds.TambahLangkah):
        teks = cut(op.langkah.kegiatan)
        return Pesan(
            f"langkah '{teks}' ditambahkan sebagai nomor {op.posisi}",
            f"step '{teks}' added as number {op.posisi}",
        )
    return _step(op, sop)


def _place(op: OperasiIsian, sop: Sop | None) -> Pesan:
    nama = place_name(op.jalur)
    if isinstance(op, kinds.UbahIsian):
        lama = None if sop is None else _present(sop, op.jalur)
        if op.nilai is None or op.nilai == []:
            return Pesan(f"{nama.id} dikosongkan", f"{nama.en} emptied")
        kini = shown(op.nilai)
        if lama is None:
            return Pesan(f"{nama.id} menjadi {kini.id}", f"{nama.en} set to {kini.en}")
        return Pesan(f"{nama.id} {lama.id} menjadi {kini.id}", f"{nama.en} {lama.en} is now {kini.en}")
    if isinstance(op, kinds.TambahButir):
        kini = shown(op.nilai)
        return Pesan(f"{nama.id}: ditambah {kini.id}", f"{nama.en}: {kini.en} added")
    if isinstance(op, kinds.HapusButir):
        lama = None if sop is None else _present(sop, (*op.jalur, op.posisi))
        lama = lama or Pesan(f"butir {op.posisi + 1}", f"item {op.posisi + 1}")
        return Pesan(f"{nama.id}: {lama.id} dihapus", f"{nama.en}: {lama.en} removed")
    return Pesan(
        f"{nama.id}: butir {op.posisi + 1} dipindah ke {op.ke + 1}",
        f"{nama.en}: item {op.posisi + 1} moved to {op.ke + 1}",
    )


def _present(sop: Sop, jalur: tuple[int | str, ...]) -> Pesan | None:
    try:
        nilai = as_json(value_at(sop, jalur))
    except OperasiDitolak:
        return None
    return None if nilai in (None, [], {}) else shown(nilai)


def _actor(op: OperasiPelaksana, sop: Sop | None) -> Pesan:
    if isinstance(op, kinds.TambahPelaksana):
        nama = cut(op.pelaksana.nama)
        if op.posisi is None:
            return Pesan(f"pelaksana {nama} ditambahkan", f"actor {nama} added")
        return Pesan(
            f"pelaksana {nama} ditambahkan di kolom {op.posisi + 1}",
            f"actor {nama} added in column {op.posisi + 1}",
        )
    nama = _actor_name(op.id, sop)
    if isinstance(op, kinds.HapusPelaksana):
        return Pesan(f"pelaksana {nama} dihapus", f"actor {nama} removed")
    if isinstance(op, kinds.GantiIdPelaksana):
        return Pesan(
            f"id pelaksana '{op.id}' menjadi '{op.menjadi}'", f"actor id '{op.id}' is now '{op.menjadi}'"
        )
    return Pesan(
        f"pelaksana {nama} dipindah ke kolom {op.ke + 1}", f"actor {nama} moved to column {op.ke + 1}"
    )


def _actor_name(id_: str, sop: Sop | None) -> str:
    return cut(sop.pelaksana[id_].nama) if sop is not None and id_ in sop.pelaksana else id_


def _step(op: OperasiLangkah, sop: Sop | None) -> Pesan:
    ini = Pesan(f"langkah {op.langkah}", f"step {op.langkah}")
    if isinstance(op, kinds.PindahLangkah):
        return Pesan(f"{ini.id} dipindah ke {op.ke}", f"{ini.en} moved to {op.ke}")
    if isinstance(op, kinds.HapusLangkah):
        lanjutan = _led_on(op.langkah, sop)
        return Pesan(f"{ini.id} dihapus{lanjutan.id}", f"{ini.en} removed{lanjutan.en}")
    if isinstance(op, kinds.GandakanLangkah):
        return Pesan(f"{ini.id} digandakan", f"{ini.en} duplicated")
    if isinstance(op, kinds.NamaiLangkah):
        if op.id is None:
            return Pesan(f"{ini.id} tidak lagi bernama", f"{ini.en} has no id any more")
        return Pesan(f"{ini.id} diberi id '{op.id}'", f"{ini.en} given the id '{op.id}'")
    if isinstance(op, kinds.UbahKeputusan):
        return _decision(ini, op.keputusan)
    if isinstance(op, kinds.UbahTujuan):
        return _way(ini, op, sop)
    if isinstance(op, kinds.UbahSelesai):
        if op.selesai:
            return Pesan(f"prosedur juga berakhir di {ini.id}", f"the procedure also ends at {ini.en}")
        return Pesan(f"prosedur tidak lagi berakhir di {ini.id}", f"the procedure ends no more at {ini.en}")
    oleh = ", ".join(_actor_name(id_, sop) for id_ in op.pelaksana)
    return Pesan(f"{ini.id} dikerjakan {oleh}", f"{ini.en} done by {oleh}")


def _decision(ini: Pesan, keputusan: Keputusan | None) -> Pesan:
    if keputusan is None:
        return Pesan(f"{ini.id} bukan lagi keputusan", f"{ini.en} is no longer a decision")
    ya, tidak = _target(keputusan.ya.langkah), _target(keputusan.tidak.langkah)
    return Pesan(
        f"{ini.id} menjadi keputusan: ya {ya.id}, tidak {tidak.id}",
        f"{ini.en} is now a decision: yes {ya.en}, no {tidak.en}",
    )


def _way(ini: Pesan, op: kinds.UbahTujuan, sop: Sop | None) -> Pesan:
    jalan = _way_name(op.jalan)
    kini = _target(op.ke)
    semula = Pesan("", "")
    if sop is not None and 1 <= op.langkah <= len(sop.langkah):
        dari = _target(way(sop.langkah[op.langkah - 1], op.jalan))
        semula = Pesan(f" (semula {dari.id})", f" (before: {dari.en})")
    return Pesan(
        f"{jalan.id} {ini.id} kini {kini.id}{semula.id}", f"{jalan.en} of {ini.en} now {kini.en}{semula.en}"
    )


def _way_name(jalan: Jalan) -> Pesan:
    if jalan == "lanjut":
        return Pesan("alur", "flow")
    return Pesan(f"jalur {jalan}", f"branch {ENGLISH[jalan]}")


def _target(ke: Rujukan | None) -> Pesan:
    if ke is None:
        return Pesan("ke langkah berikutnya", "to the next step")
    if ke == SELESAI:
        return Pesan("mengakhiri prosedur", "ends the procedure")
    return Pesan(f"ke langkah {ke}", f"to step {ke}")


def _led_on(nomor: int, sop: Sop | None) -> Pesan:
    """Which references to a step lead elsewhere once it is gone, by the numbers before."""
    if sop is None or not 1 <= nomor <= len(sop.langkah):
        return Pesan("", "")
    dari = [f"{n}" for n in _leading_to(sop.langkah, nomor)]
    if not dari:
        return Pesan("", "")
    ke, semua = led_to(sop.langkah, nomor), ", ".join(dari)
    if ke == SELESAI:
        return Pesan(
            f"; rujukan kepadanya dari langkah {semua} kini mengakhiri prosedur",
            f"; what led to it from step {semua} now ends the procedure",
        )
    return Pesan(
        f"; rujukan kepadanya dari langkah {semua} dialihkan ke langkah {ke} (nomor semula)",
        f"; what led to it from step {semua} now leads to step {ke} (old number)",
    )


def _leading_to(langkah: Sequence[Langkah], nomor: int) -> list[int]:
    id_ = langkah[nomor - 1].id
    return [
        n
        for n, satu in enumerate(langkah, 1)
        if n != nomor and any(ke == nomor or (id_ is not None and ke == id_) for _, ke in references(satu))
    ]
