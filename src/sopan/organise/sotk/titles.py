"""Titles of SOPs from activities and duties: aspek + output (deck 30, 34-36)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sopan.errors import Pesan
from sopan.model import bahasa
from sopan.model.organisasi import Kegiatan, Orientasi, Skala, UraianTugas
from sopan.organise.words import akar

__all__ = [
    "ASPEK_SKALA",
    "TUGAS_LAIN",
    "UsulJudul",
    "aspek_untuk",
    "orientasi_output",
    "semua_usul",
    "usul_judul",
    "usul_uraian",
]

ASPEK_SKALA: dict[tuple[Orientasi, Skala], str] = {
    ("produk", "besar"): "Penyusunan",
    ("produk", "kecil"): "Pembuatan",
    ("kegiatan", "besar"): "Penyelenggaraan",
    ("kegiatan", "kecil"): "Pelaksanaan",
}
"""Which aspect begins a title, by orientation and scale (deck 35-36)."""

_PEMBUKA = re.compile(
    r"^(?:mempunyai tugas\s+)?(?:melakukan|melaksanakan|menyelenggarakan|menjalankan|mengerjakan)\s+",
    re.IGNORECASE,
)
_PENYIAPAN = re.compile(
    r"^(?:menyiapkan|mempersiapkan|penyiapan|persiapan|pengumpulan|mengumpulkan)\s+bahan(?:-bahan)?"
    r"(?:\s+dan\s+data)?\s+(?:untuk\s+|dalam rangka\s+)?",
    re.IGNORECASE,
)
_EKOR = re.compile(
    r"\s*(?:[.;]|,?\s+(?:sesuai(?:\s+dengan)?|berdasarkan|dalam\s+rangka|agar|guna|untuk|sebagai\s+bahan|supaya|"
    r"yang\s+(?:diberikan|diperintahkan|ditugaskan))\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SAMBUNG = re.compile(
    r"dan|atau|serta|di|ke|dari|pada|untuk|dengan|dalam|bagi|oleh|yang|atas|tentang|terhadap"
)
TUGAS_LAIN = re.compile(r"\b(?:tugas|fungsi|kedinasan)\b.*\blain\b", re.IGNORECASE)
"""The embedded duty of every unit, to do what else its superior orders (deck 31)."""


@dataclass(frozen=True, slots=True)
class UsulJudul:
    """A proposed title, its parts, and why. `skala` is None where either scale may be meant."""

    aspek: str
    output: str
    alasan: Pesan
    skala: Skala | None = None

    @property
    def judul(self) -> str:
        """The title."""
        return f"{self.aspek} {self.output}"


@cache
def _kata_orientasi() -> dict[str, Orientasi]:
    data = tomllib.loads(files("sopan.organise.data").joinpath("orientasi.toml").read_text("utf-8"))
    hasil: dict[str, Orientasi] = {}
    for orientasi in ("produk", "kegiatan"):
        nama: Literal["produk", "kegiatan"] = "produk" if orientasi == "produk" else "kegiatan"
        hasil.update(dict.fromkeys(data[orientasi].split(), nama))
    return hasil


def orientasi_output(output: str) -> Orientasi | None:
    """Whether an output is a product or an activity, by its first word; None where that does not tell."""
    pertama = output.split(maxsplit=1)[0].lower() if output.split() else ""
    if pertama in _kata_orientasi():
        return _kata_orientasi()[pertama]
    return "kegiatan" if bahasa.kata_benda_kegiatan(pertama) else None


def aspek_untuk(kegiatan: Kegiatan) -> str | None:
    """The aspect that the deck asks for, from kind, orientation and scale; None where these do not say."""
    if kegiatan.jenis == "pelayanan":
        return "Pelayanan"
    orientasi = kegiatan.orientasi or orientasi_output(kegiatan.output)
    return ASPEK_SKALA[orientasi, kegiatan.skala] if orientasi and kegiatan.skala else None


def usul_judul(kegiatan: Kegiatan) -> UsulJudul | None:
    """A better title for an activity, or None where its own is in order.

    Only the four aspects of the deck's table and Pelayanan are exchanged for one another: Penerbitan,
    Pengelolaan and the like say more than these and stay.
    """
    patut = aspek_untuk(kegiatan)
    if patut is None or kegiatan.aspek.lower() == patut.lower():
        return None
    if kegiatan.aspek.lower() not in {satu.lower() for satu in ASPEK_SKALA.values()}:
        return None
    if kegiatan.jenis == "pelayanan":
        alasan = Pesan("kegiatan pelayanan berjudul Pelayanan ...", "a service is titled Pelayanan ...")
        return UsulJudul(patut, kegiatan.output, alasan)
    orientasi = kegiatan.orientasi or orientasi_output(kegiatan.output)
    tim = "besar (tim)" if kegiatan.skala == "besar" else "kecil (non-tim)"
    team = "a large (team's)" if kegiatan.skala == "besar" else "a small (no team's)"
    alasan = Pesan(
        f"kegiatan berorientasi {orientasi} berskala {tim} berjudul {patut} ...",
        f"{team} activity aimed at {'a product' if orientasi == 'produk' else 'doing'} is titled {patut} ...",
    )
    return UsulJudul(patut, kegiatan.output, alasan, kegiatan.skala)


def usul_uraian(uraian: UraianTugas) -> list[UsulJudul]:
    """Titles for a duty that has no activities yet, from its wording; empty where it names none.

    "Melakukan penyiapan bahan penyusunan pedoman kearsipan" gives Penyusunan Pedoman Kearsipan. A duty with
    several nouns before one object ("monitoring dan evaluasi program") gives a title for each.
    """
    teks = _EKOR.sub("", uraian.teks.strip())
    if TUGAS_LAIN.search(uraian.teks):
        return []
    teks = _PENYIAPAN.sub("", _PEMBUKA.sub("", teks)).strip()
    benda, objek = _pisah(teks)
    if not objek:
        return []
    return [usul for satu in benda if (usul := _usul(satu, objek))]


def _pisah(teks: str) -> tuple[list[str], str]:
    """The nouns of activities that a text begins with, and what they are done to."""
    benda: list[str] = []
    sisa = teks
    while sisa:
        kata, _, lanjut = sisa.partition(" ")
        bersih = kata.rstrip(",").lower()
        nama = bersih if bahasa.kata_benda_kegiatan(bersih) else None
        if nama is None and bahasa.kata_kerja_aktif(bersih):
            nama = bahasa.nominal(bersih)
        if nama is None:
            break
        benda.append(nama)
        sisa = lanjut.lstrip()
        if kata.endswith(","):
            sisa = re.sub(r"^(?:dan|serta)\s+", "", sisa, flags=re.IGNORECASE)
            continue
        if sambung := re.match(r"(?:dan|serta)\s+(?=(\S+))", sisa, re.IGNORECASE):
            berikut = sambung[1].rstrip(",").lower()
            if bahasa.kata_benda_kegiatan(berikut) or bahasa.kata_kerja_aktif(berikut):
                sisa = sisa[sambung.end() :]
                continue
        break
    return benda, sisa.strip(" ,")


def _usul(benda: str, objek: str) -> UsulJudul | None:
    objek = re.sub(r"^(?:di\s+)?bidang\s+", "", objek, flags=re.IGNORECASE)
    output = _huruf_judul(objek)
    if not output:
        return None
    alasan = Pesan(f"dari uraian tugas: {benda} {objek}", f"from the duty: {benda} {objek}")
    if benda == "pelaporan":
        return UsulJudul("Pembuatan", f"Laporan {output}", alasan, "kecil")
    if akar(benda) == akar("perumusan"):
        return UsulJudul("Penyusunan", output, alasan, "besar")
    dikenal = bahasa.aspek(benda)
    if dikenal or benda.startswith("pe"):
        return UsulJudul(benda.capitalize(), output, alasan, dikenal.skala if dikenal else None)
    return UsulJudul("Pelaksanaan", f"{benda.capitalize()} {output}", alasan, "kecil")


def _huruf_judul(teks: str) -> str:
    """Capitals as a title has them; abbreviations keep theirs."""
    kata = teks.split()
    return " ".join(
        satu
        if satu.isupper() or any(huruf.isupper() for huruf in satu[1:])
        else satu.capitalize()
        if urut == 0 or not _SAMBUNG.fullmatch(satu.lower())
        else satu.lower()
        for urut, satu in enumerate(kata)
    )


def semua_usul(uraian: UraianTugas) -> Iterator[tuple[Kegiatan | None, UsulJudul]]:
    """Every proposal for a duty: for its activities, or, where it has none, from its wording."""
    for kegiatan in uraian.kegiatan:
        if usul := usul_judul(kegiatan):
            yield kegiatan, usul
    if not uraian.kegiatan:
        for usul in usul_uraian(uraian):
            yield None, usul
