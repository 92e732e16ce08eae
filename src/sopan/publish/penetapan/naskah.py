"""What a decree says: its opening, Menimbang, Mengingat, diktum or articles, closing. Words are templates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from sopan.errors import Pesan, WrongUse
from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Sop
from sopan.publish.penetapan.mengingat import mengingat
from sopan.publish.templates import Templat, isi_templat
from sopan.render.parts import Gambar

__all__ = ["Butir", "Isian", "Naskah", "SopDitetapkan", "susun_keputusan", "susun_peraturan"]

KESATU = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN",
    "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS", "KELIMA BELAS",
)  # fmt: skip


class SopDitetapkan(NamedTuple):
    """An SOP of the Lampiran, and the folder where its logo lies."""

    sop: Sop
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Isian:
    """What a person fills in; what is None is taken from the first SOP, or left as dots to write in.

    `wadah` is where a Peraturan is promulgated (Berita Negara, Berita Daerah).
    """

    jabatan: str | None = None
    nama: str | None = None
    nip: str | None = None
    nomor: str | None = None
    tanggal: datetime.date | None = None
    tempat: str | None = None
    tentang: str | None = None
    wadah: str = "Berita Daerah"


class Butir(NamedTuple):
    """A piece of the articles: a chapter's title, an article's number, a paragraph, an item or a sentence."""

    jenis: Literal["bab", "pasal", "ayat", "huruf", "kalimat"]
    nomor: str
    teks: str


@dataclass(frozen=True, slots=True)
class Naskah:
    """A decree, ready to be set. `tubuh` are the articles of a Peraturan, `diktum` those of a Keputusan."""

    jenis: Literal["KEPUTUSAN", "PERATURAN"]
    jabatan: str
    nomor: str
    tahun: str
    tentang: str
    pemilik: tuple[str, ...]
    menimbang: tuple[str, ...]
    mengingat: tuple[str, ...]
    menetapkan: str
    tempat: str
    tanggal: str
    nama: str
    nip: str
    sop: tuple[SopDitetapkan, ...]
    diktum: tuple[tuple[str, str], ...] = ()
    tubuh: tuple[Butir, ...] = ()
    penutup: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()
    wadah: str = ""
    logo: Gambar | None = None
    hari: datetime.date = datetime.date(2012, 6, 19)

    @property
    def nama_naskah(self) -> str:
        """`KEPUTUSAN KEPALA DINAS ...`."""
        return f"{self.jenis} {self.jabatan.upper()}"

    @property
    def nomor_naskah(self) -> str:
        """`NOMOR ... TAHUN ...`."""
        year = f" TAHUN {self.tahun}" if self.tahun and self.tahun not in self.nomor else ""
        return f"NOMOR {self.nomor}{year}"


_DOTS = "......................"


def susun_keputusan(
    sops: Sequence[SopDitetapkan], isian: Isian, logo: Gambar | None = None, templat: Templat | None = None
) -> Naskah:
    """A Keputusan that compiles the SOPs of a unit as its Lampiran. Raises `WrongUse` without any SOP."""
    if not sops:
        raise WrongUse(Pesan("tidak ada SOP untuk ditetapkan.", "there is no SOP to enact."))
    return _compose("KEPUTUSAN", sops, isian, logo, templat)


def susun_peraturan(
    sop: SopDitetapkan, isian: Isian, logo: Gambar | None = None, templat: Templat | None = None
) -> Naskah:
    """A Peraturan about the matter of one SOP, in chapters and articles, with the SOP as its Lampiran."""
    return _compose("PERATURAN", (sop,), isian, logo, templat)


def _compose(
    jenis: Literal["KEPUTUSAN", "PERATURAN"],
    sops: Sequence[SopDitetapkan],
    isian: Isian,
    logo: Gambar | None,
    templat: Templat | None,
) -> Naskah:
    first = sops[0].sop
    by = first.pengesahan
    unit = _common(sops)
    date = isian.tanggal
    values: dict[str, Any] = {
        "jabatan": isian.jabatan or by.jabatan or _DOTS,
        "instansi": first.instansi or _DOTS,
        "unit": unit,
        "nomor": isian.nomor or _DOTS,
        "tahun": str(date.year) if date else "....",
        "tempat": isian.tempat or _DOTS,
        "tanggal": tanggal_indonesia(date) if date else _DOTS,
        "jumlah": len(sops),
        "sop": [{"judul": one.sop.judul, "nomor": one.sop.nomor or ""} for one in sops],
        "mengingat": list(mengingat(one.sop for one in sops)),
        "wadah": isian.wadah,
        "tentang": isian.tentang or "",
    }
    name = jenis.lower()
    if isian.tentang is None:
        values["tentang"] = " ".join(isi_templat(name, values, templat)["tentang"])
    texts = isi_templat(name, values, templat)
    diktum = texts.get("diktum", [])
    if len(diktum) > len(KESATU):
        raise WrongUse(
            Pesan(
                f"templat memuat {len(diktum)} diktum; paling banyak {len(KESATU)}.",
                f"the template has {len(diktum)} diktum; at most {len(KESATU)}.",
            )
        )
    return Naskah(
        jenis=jenis,
        jabatan=values["jabatan"],
        nomor=values["nomor"],
        tahun=values["tahun"],
        tentang=values["tentang"].upper(),
        pemilik=tuple(one for one in (first.instansi, unit) if one),
        menimbang=tuple(texts["menimbang"]),
        mengingat=tuple(values["mengingat"]),
        menetapkan=" ".join(texts["menetapkan"]),
        tempat=values["tempat"],
        tanggal=values["tanggal"],
        nama=isian.nama or by.nama or _DOTS,
        nip=isian.nip or by.nip or "",
        sop=tuple(sops),
        diktum=tuple(zip(KESATU, diktum, strict=False)),
        tubuh=_articles(texts.get("batang_tubuh", [])),
        penutup=tuple(texts.get("penutup", [])),
        tembusan=tuple(texts.get("tembusan", [])),
        wadah=isian.wadah if jenis == "PERATURAN" else "",
        logo=logo,
        hari=date or first.tanggal.efektif or first.tanggal.pembuatan or datetime.date(2012, 6, 19),
    )


def _common(sops: Sequence[SopDitetapkan]) -> str:
    """The lowest unit that all SOPs share; "" where they share none."""
    shared = ""
    for names in zip(*(one.sop.unit for one in sops), strict=False):
        if len(set(names)) > 1:
            break
        shared = names[0]
    return shared


_MARK = re.compile(r"^(BAB|PASAL|AYAT|HURUF)\b\s*(.*)$")


def _articles(lines: Sequence[str]) -> tuple[Butir, ...]:
    """The articles of a template's lines, numbered: chapters in Roman, paragraphs within their article."""
    chapter = article = paragraph = item = 0
    pieces: list[Butir] = []
    for line in lines:
        found = _MARK.match(line)
        kind, words = (found[1], found[2]) if found else ("", line)
        if kind == "BAB":
            chapter += 1
            pieces.append(Butir("bab", f"BAB {_roman(chapter)}", words))
        elif kind == "PASAL":
            article, paragraph, item = article + 1, 0, 0
            pieces.append(Butir("pasal", f"Pasal {article}", ""))
        elif kind == "AYAT":
            paragraph, item = paragraph + 1, 0
            pieces.append(Butir("ayat", f"({paragraph})", words))
        elif kind == "HURUF":
            item += 1
            pieces.append(Butir("huruf", f"{chr(96 + item)}.", words))
        else:
            pieces.append(Butir("kalimat", "", words))
    return tuple(pieces)


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out
