"""Is the tree a tree: one parent each, no circles, levels in order."""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model.organisasi import Organisasi, Unit
from sopan.organise.sotk.findings import Temuan

__all__ = ["periksa_pohon"]


def periksa_pohon(organisasi: Organisasi) -> Iterator[Temuan]:
    """The faults of the tree."""
    yield from _id_ganda(organisasi)
    yield from _induk(organisasi)
    yield from _lingkaran(organisasi)


def _id_ganda(organisasi: Organisasi) -> Iterator[Temuan]:
    pertama: dict[str, int] = {}
    for nomor, unit in enumerate(organisasi.unit):
        if unit.id in pertama:
            lain = organisasi.unit[pertama[unit.id]].nama
            yield Temuan(
                "unit_id_twice",
                ("unit", nomor, "id"),
                Pesan(
                    f"id '{unit.id}' sudah dipakai unit {lain}.",
                    f"id '{unit.id}' is already that of unit {lain}.",
                ),
                Pesan("Beri unit ini id lain.", "Give this unit another id."),
            )
        pertama.setdefault(unit.id, nomor)


def _induk(organisasi: Organisasi) -> Iterator[Temuan]:
    units = organisasi.menurut_id
    tertinggi = min((unit.tingkat for unit in units.values() if unit.tingkat), default=None)
    for nomor, unit in enumerate(organisasi.unit):
        if unit.induk is None:
            if unit.tingkat and tertinggi and unit.tingkat > tertinggi and unit.tingkat >= 3:
                yield Temuan(
                    "unit_without_parent",
                    ("unit", nomor),
                    Pesan(
                        f"{unit.nama} (eselon {unit.eselon}) tidak berinduk, padahal ada unit di atasnya.",
                        f"{unit.nama} (eselon {unit.eselon}) has no parent, though there are units above it.",
                    ),
                    Pesan("Tulis induk: id unit di atasnya.", "Write induk: the id of the unit above it."),
                )
            continue
        atas = units.get(unit.induk)
        if atas is None:
            yield Temuan(
                "parent_missing",
                ("unit", nomor, "induk"),
                Pesan(
                    f"induk '{unit.induk}' dari {unit.nama} tidak ada.",
                    f"the parent '{unit.induk}' of {unit.nama} does not exist.",
                ),
                _maksud(unit.induk, organisasi),
            )
        elif unit.eselon and atas.eselon and not _di_atas(atas, unit):
            sama = unit.eselon == atas.eselon
            yield Temuan(
                "eselon_out_of_order",
                ("unit", nomor, "eselon"),
                Pesan(
                    f"{unit.nama} bereselon {unit.eselon}, {'sama dengan' if sama else 'lebih tinggi dari'} "
                    f"induknya {atas.nama} ({atas.eselon}).",
                    f"{unit.nama} has eselon {unit.eselon}, {'the same as' if sama else 'higher than'} "
                    f"its parent {atas.nama} ({atas.eselon}).",
                ),
            )


def _di_atas(atas: Unit, bawah: Unit) -> bool:
    return bool(atas.tingkat and bawah.tingkat) and (atas.tingkat, atas.eselon) < (
        bawah.tingkat,
        bawah.eselon,
    )


def _maksud(induk: str, organisasi: Organisasi) -> Pesan | None:
    from difflib import get_close_matches  # noqa: PLC0415 - costs only a file that has this fault

    dekat = get_close_matches(induk, organisasi.menurut_id, n=1)
    if not dekat:
        return None
    return Pesan(f"Maksudnya '{dekat[0]}'?", f"Did you mean '{dekat[0]}'?")


def _lingkaran(organisasi: Organisasi) -> Iterator[Temuan]:
    """Each circle once, at its first unit in the file."""
    units = organisasi.menurut_id
    nomor = {id(unit): n for n, unit in enumerate(organisasi.unit)}
    selesai: set[str] = set()
    for unit in units.values():
        jalan: list[str] = []
        kini: Unit | None = unit
        while kini is not None and kini.id not in selesai and kini.id not in jalan:
            jalan.append(kini.id)
            kini = units.get(kini.induk) if kini.induk else None
        if kini is not None and kini.id in jalan:
            putaran = jalan[jalan.index(kini.id) :]
            awal = min(putaran, key=lambda satu: nomor[id(units[satu])])
            di = putaran.index(awal)
            nama = " → ".join(units[satu].nama for satu in (*putaran[di:], *putaran[:di], awal))
            yield Temuan(
                "units_in_a_circle",
                ("unit", nomor[id(units[awal])], "induk"),
                Pesan(
                    f"unit-unit ini saling membawahi: {nama}.", f"these units are above one another: {nama}."
                ),
                Pesan("Hapus atau ganti salah satu induk.", "Remove or change one of the parents."),
            )
        selesai.update(jalan)
