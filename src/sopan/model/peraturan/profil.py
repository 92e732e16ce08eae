"""A profile: what a regulation or an agency asks of the document beyond the SOP's own contents."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sopan.model.dasar import Model, Teks
from sopan.model.peraturan.label import Label

__all__ = ["Bentuk", "Catatan", "Huruf", "Margin", "PolaNomor", "Profil", "TandaTangan", "Warna"]

Bentuk = Literal["bercabang", "langkah-sederhana", "hierarki", "grafik", "diagram-alir"]
"""A form of an SOP: the branching flowchart of 35/2012, and the four of the general guide (deck, slide 9)."""

Milimeter = Annotated[float, Field(ge=0, le=80)]

_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, and what a copy of a copy still shows
_TEMPAT = {
    "urut": r"\d{1,6}",
    "tahun": r"\d{4}",
    "bulan": r"(?:0?[1-9]|1[0-2])",
    "bulan_romawi": r"(?:X|XI|XII|I{1,3}|IV|VI{0,3}|IX)",
    "kode": r"[A-Za-z0-9][A-Za-z0-9.\-]*",
}


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError(
            "colour",
            "a colour is # and six digits",
            {
                "id": "warna ditulis dengan # dan enam angka heksadesimal.",
                "en": "a colour is written as # and six hexadecimal digits.",
            },
        )
    return value.lower()


WarnaHex = Annotated[Teks, AfterValidator(_hex), Field(examples=["#000000"])]


def kontras(satu: str, lain: str) -> float:
    """The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2)."""
    a, b = sorted((_terang(satu), _terang(lain)))
    return (b + 0.05) / (a + 0.05)


def _terang(warna: str) -> float:
    bagian = [int(warna[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in bagian]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Catatan(Model):
    """Something that whoever uses the profile must know, in Indonesian and English."""

    id: Teks
    en: Teks


class Margin(Model):
    """Margins of the page in millimetres."""

    atas: Milimeter = 12
    kanan: Milimeter = 12
    bawah: Milimeter = 10
    kiri: Milimeter = 12


class Huruf(Model):
    """The type of the document: its size in points, and an agency's own family as TTF or OTF files.

    Paths are relative to the profile. Without `tegak` the family is the bundled one (Liberation Sans, as wide
    as Arial); a style that is not there falls back to the nearest. `keluarga` is the name that Word and Excel
    look for, by default the one in the file.
    """

    ukuran: Annotated[float, Field(ge=7, le=14)] = 9.0
    keluarga: Teks | None = None
    tegak: Teks | None = None
    tebal: Teks | None = None
    miring: Teks | None = None
    tebal_miring: Teks | None = None

    @model_validator(mode="after")
    def _regular(self) -> Huruf:
        if self.tegak is None and (self.keluarga or self.tebal or self.miring or self.tebal_miring):
            raise PydanticCustomError(
                "regular_font",
                "a family needs its regular style",
                {
                    "id": "huruf instansi memerlukan berkas 'tegak'; tulis misalnya tegak: huruf/Nama.ttf.",
                    "en": "an agency's font needs the file 'tegak'; write tegak: huruf/Name.ttf, say.",
                },
            )
        return self


class TandaTangan(Model):
    """The block of the approval: the clear height in millimetres for a stamp or an electronic signature."""

    tinggi: Annotated[float, Field(ge=10, le=60)] = 31.0


class Warna(Model):
    """The colours of the drawing: ink, and the field behind headings."""

    tinta: WarnaHex = "#000000"
    arsir: WarnaHex = "#ededed"

    @model_validator(mode="after")
    def _readable(self) -> Warna:
        for ground in ("#ffffff", self.arsir):
            if kontras(self.tinta, ground) < _LEAST_CONTRAST:
                raise PydanticCustomError(
                    "contrast",
                    "ink and its ground are too close to be read",
                    {
                        "id": f"tinta {self.tinta} kurang kontras di atas {ground}; paling sedikit 4,5 : 1.",
                        "en": f"ink {self.tinta} has too little contrast on {ground}; at least 4.5 : 1.",
                    },
                )
        return self


class PolaNomor(Model):
    """How the agency numbers its SOPs: text with {urut}, {tahun}, {bulan}, {bulan_romawi} and {kode}."""

    pola: Annotated[Teks, Field(max_length=120, examples=["{urut}/SOP/{tahun}"])]

    @field_validator("pola")
    @classmethod
    def _known(cls, value: str) -> str:
        places = ", ".join(f"{{{name}}}" for name in _TEMPAT)
        rest = re.sub("|".join(rf"\{{{name}\}}" for name in _TEMPAT), "", value)
        if "{" in rest or "}" in rest:
            raise PydanticCustomError(
                "number_pattern",
                "a pattern of numbers has known places only",
                {
                    "id": f"pola nomor hanya mengenal {places}.",
                    "en": f"a pattern of numbers knows only {places}.",
                },
            )
        return value

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", self.pola)
        return re.compile("".join(_TEMPAT[p] if n % 2 else re.escape(p) for n, p in enumerate(parts)))

    def cocok(self, nomor: str) -> bool:
        """Whether a number follows the pattern."""
        return self._regex.fullmatch(nomor.strip()) is not None


class Profil(Model):
    """What a regulation fixes (sebutan, forms, symbols), and what an agency may set (paper, words, colours).

    An agency's profile begins from another (`dasar`) and says only what differs.
    """

    profil: Annotated[Literal[1], Field(description="Versi format profil ini.")] = 1
    nama: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z0-9][a-z0-9-]*$"), Field(max_length=60)
    ]
    dasar: Annotated[Teks | None, Field(description="Nama profil bawaan yang menjadi dasarnya.")] = None
    sebutan: Annotated[Teks, Field(description="Peraturan yang diikuti, seperti tercetak.")] = (
        "PermenPANRB 35/2012"
    )
    ringkas: Catatan | None = None
    dicabut_oleh: Annotated[Teks | None, Field(description="Peraturan yang mencabutnya.")] = None
    catatan: Annotated[tuple[Catatan, ...], Field(description="Disampaikan setiap kali profil dipakai.")] = ()
    bentuk: Annotated[tuple[Bentuk, ...], Field(min_length=1, description="Bentuk SOP yang diterima.")] = (
        "bercabang",
    )
    kertas: Literal["F4", "A4", "Letter", "Legal"] = "F4"
    margin: Margin | None = None
    huruf: Huruf = Huruf()
    label: Label = Label()
    tanda_tangan: TandaTangan | None = None
    nomor: PolaNomor | None = None
    warna: Warna = Warna()

    @field_validator("profil", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    @field_validator("bentuk", mode="before")
    @classmethod
    def _one_form(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value
