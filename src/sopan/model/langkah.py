"""The steps of a procedure and the decisions that split its flow."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sopan.model.dasar import Daftar, Model, Teks
from sopan.model.mutu_baku import MutuBaku
from sopan.model.waktu import Durasi, WaktuTidakTerukur, parse

__all__ = ["SELESAI", "Cabang", "Keputusan", "Langkah", "NamaCabang", "Rujukan"]

SELESAI = "selesai"
"""The target that ends the procedure."""

NamaCabang = Literal["ya", "tidak"]


def _reference(value: Any) -> Any:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value)
    return value


Rujukan = Annotated[
    int | Teks,
    BeforeValidator(_reference, json_schema_input_type=int | str),
    Field(description='Nomor langkah, id langkah, atau "selesai".'),
]
"""A step by its number (from 1) or its `id`, or `SELESAI`."""


def _not_the_end(value: str) -> str:
    if value == SELESAI:
        raise PydanticCustomError("reserved_id", "the word for the end of the procedure is no id of a step")
    return value


IdLangkah = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z_][\w-]*$"),
    AfterValidator(_not_the_end),
]


class Cabang(Model):
    """One answer of a decision: where it leads, what is printed beside its arrow, how likely it is.

    In a file `tidak: 3` stands for `tidak: {langkah: 3}`; without `langkah` it leads to the next step.
    """

    langkah: Rujukan | None = None
    label: Annotated[Teks | None, Field(description="Tulisan di sisi panah, misalnya Setuju.")] = None
    peluang: Annotated[float | None, Field(ge=0, le=1, description="Peluang jawaban ini, 0 sampai 1.")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_reference(cls, data: Any) -> Any:
        return {"langkah": data} if isinstance(data, str | int) else data


class Keputusan(Model):
    """Makes a step a decision with the answers `ya` and `tidak`; one left out leads to the next step."""

    ya: Annotated[
        Cabang, Field(description="Ke mana bila ya; bila tidak ditulis, ke langkah berikutnya.")
    ] = Cabang()
    tidak: Annotated[
        Cabang, Field(description="Ke mana bila tidak; bila tidak ditulis, ke langkah berikutnya.")
    ] = Cabang()

    @model_validator(mode="before")
    @classmethod
    def _empty_is_next(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: ({} if v is None and k in ("ya", "tidak") else v) for k, v in data.items()}
        return data

    def cabang(self, nama: NamaCabang) -> Cabang:
        """The answer of that name."""
        return self.ya if nama == "ya" else self.tidak

    def label(self, nama: NamaCabang) -> str:
        """What is printed beside the arrow of that answer."""
        return self.cabang(nama).label or nama.capitalize()

    def peluang_ya(self) -> float:
        """The probability of `ya`: as given, or as what `tidak` leaves, or one half."""
        if self.ya.peluang is not None:
            return self.ya.peluang
        return 0.5 if self.tidak.peluang is None else 1 - self.tidak.peluang


@lru_cache(maxsize=4096)
def _durasi(waktu: str) -> Durasi | None:
    """Times repeat: "15 menit" stands in half the rows of a library, and every rule on time asks anew."""
    try:
        return parse(waktu)
    except WaktuTidakTerukur:
        return None


class Langkah(Model):
    """One row of the table: an activity, who does it, its standard, and where the flow goes after it."""

    id: Annotated[IdLangkah | None, Field(description="Nama langkah untuk rujukan.", examples=["konsep"])] = (
        None
    )
    kegiatan: Annotated[
        Teks,
        Field(
            description="Kalimat kegiatan, diawali kata kerja aktif, tanpa subjek.",
            examples=["Memeriksa konsep laporan. Jika setuju memaraf, jika tidak mengembalikan."],
        ),
    ]
    pelaksana: Annotated[
        Daftar,
        Field(
            min_length=1, description="Id pelaksana, atau daftar bila bersama (rapat).", examples=["kabid"]
        ),
    ]
    kelengkapan: Annotated[
        Daftar, Field(description="Yang diperlukan untuk langkah ini.", examples=["Konsep Laporan"])
    ] = ()
    waktu: Annotated[
        Teks | None,
        Field(
            description="Bilangan dengan satuan.",
            examples=["15 menit", "2 jam 30 menit", "3 hari kerja", "1x24 jam"],
        ),
    ] = None
    output: Annotated[
        Daftar, Field(description="Yang dihasilkan langkah ini.", examples=["Draft Laporan"])
    ] = ()
    keterangan: Annotated[Teks | None, Field(description="Catatan, misalnya SOP yang dirujuk.")] = None
    keputusan: Annotated[
        Keputusan | None,
        Field(description="Menjadikan langkah ini belah ketupat.", examples=[{"tidak": "konsep"}]),
    ] = None
    lanjut: Annotated[
        Rujukan | None, Field(description="Langkah berikutnya bila bukan yang di bawahnya.")
    ] = None
    selesai: Annotated[bool, Field(description="Benar bila prosedur juga berakhir di sini.")] = False
    rincian: Annotated[Daftar, Field(description="Rincian langkah pada SOP teknis.")] = ()

    @property
    def bersama(self) -> bool:
        """Whether several actors do this step together (a meeting)."""
        return len(self.pelaksana) > 1

    @property
    def mutu_baku(self) -> MutuBaku:
        """The standard of this step: kelengkapan, waktu and output."""
        return MutuBaku(self.kelengkapan, self.waktu, self.output)

    @property
    def durasi(self) -> Durasi | None:
        """The length of `waktu`, or None where there is none or it cannot be measured."""
        return None if self.waktu is None else _durasi(self.waktu)
