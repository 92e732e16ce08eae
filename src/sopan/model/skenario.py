"""The scenario of a simulation, as written in a `.skenario.yaml` file (format.md, part 3).

A scenario says how cases come, who is there, when the office is open and how times vary; the SOP says
the rest. A key that is left out takes the SOP's word, or the default named here.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from sopan.errors import Pesan
from sopan.model.dasar import Model, Teks
from sopan.model.waktu import Durasi, WaktuTidakTerukur, parse

__all__ = [
    "HARI",
    "JamKerja",
    "Kedatangan",
    "LangkahSkenario",
    "Porsi",
    "SebaranWaktu",
    "Skenario",
    "Tingkat",
]

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
"""The days of the week, Monday first, as the keys of a table of working hours."""

Tingkat = Literal["alur", "waktu", "petugas", "kalender"]
"""How much is simulated: the flow only, with times, with staff and queues, with calendars."""

Sebaran = Literal["tetap", "segitiga", "eksponensial", "gamma"]
Satuan = Literal["jam", "hari", "minggu", "bulan", "tahun"]

_JAM = re.compile(r"^(\d{1,2})[.:](\d{2})$")


class SkenarioKeliru(ValueError):
    """A value that the format does not allow; `pesan` says why, in both languages."""

    def __init__(self, pesan: Pesan) -> None:
        super().__init__(str(pesan))
        self.pesan = pesan


def _measurable(value: str) -> str:
    try:
        parse(value)
    except WaktuTidakTerukur as error:
        raise SkenarioKeliru(error.pesan) from error
    return value


Lama = Annotated[Teks, AfterValidator(_measurable)]
"""A time expression such as `30 menit` or `3 hari kerja`."""


def _clock(text: str) -> int:
    found = _JAM.match(text.strip())
    if not found or int(found[1]) > 24 or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > 24 * 60:
        raise SkenarioKeliru(
            Pesan(
                f"'{text.strip()}' bukan jam; tulis misalnya 07.30.",
                f"'{text.strip()}' is no time of day; write for instance 07.30.",
            )
        )
    return int(found[1]) * 60 + int(found[2])


def _hours(value: Any) -> Any:
    """`07.30-12.00, 13.00-16.00` as pairs of minutes of the day, in order and apart."""
    if value is None:
        return ()
    spans = value if isinstance(value, list | tuple) else str(value).split(",")
    if not all(isinstance(span, str) for span in spans):
        return value
    pairs: list[tuple[int, int]] = []
    for span in spans:
        if not span.strip() or span.strip().lower() in ("tutup", "libur"):
            continue
        parts = re.split(r"\s*(?:-|–|s\.?d\.?)\s*", span.strip())
        if len(parts) != 2:
            raise SkenarioKeliru(
                Pesan(
                    f"'{span.strip()}' bukan rentang jam; tulis misalnya 08.00-12.00.",
                    f"'{span.strip()}' is no span of hours; write for instance 08.00-12.00.",
                )
            )
        start, end = _clock(parts[0]), _clock(parts[1])
        if end <= start or (pairs and start < pairs[-1][1]):
            raise SkenarioKeliru(
                Pesan(
                    f"rentang '{span.strip()}' harus maju, dan rentang sehari berurutan.",
                    f"the span '{span.strip()}' must go ahead, and the spans of a day be in order.",
                )
            )
        pairs.append((start, end))
    return tuple(pairs)


Jam = Annotated[
    tuple[tuple[int, int], ...], BeforeValidator(_hours, json_schema_input_type=str | list[str] | None)
]
"""Open spans of a day as minutes from midnight."""


def _days(data: Any) -> Any:
    """Opens keys such as `senin-kamis` into single days."""
    if not isinstance(data, dict):
        return data
    opened: dict[Any, Any] = {}
    for key, value in data.items():
        ends = re.split(r"\s*(?:-|–)\s*", str(key).strip().lower().replace("jum'at", "jumat"))
        if len(ends) == 2 and all(end in HARI for end in ends):
            for day in HARI[HARI.index(ends[0]) : HARI.index(ends[1]) + 1]:
                opened[day] = value
        else:
            opened[ends[0] if len(ends) == 1 else key] = value
    return opened


class Pekan(Model):
    """The open hours of one week; a day left out is closed. `senin-kamis: ...` stands for four days."""

    senin: Jam = ()
    selasa: Jam = ()
    rabu: Jam = ()
    kamis: Jam = ()
    jumat: Jam = ()
    sabtu: Jam = ()
    minggu: Jam = ()

    _open = model_validator(mode="before")(_days)

    @property
    def hari(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The spans of the seven days, Monday first."""
        return (self.senin, self.selasa, self.rabu, self.kamis, self.jumat, self.sabtu, self.minggu)


class JamKerja(Pekan):
    """A table of working hours of an office's own."""

    ramadan: Annotated[Pekan | None, Field(description="Jam selama Ramadan, bila berbeda.")] = None
    libur_nasional: Annotated[bool, Field(description="Tutup pada libur nasional dan cuti bersama.")] = True
    tutup: Annotated[tuple[datetime.date, ...], Field(description="Hari tutup lain.")] = ()

    @model_validator(mode="after")
    def _opens_at_all(self) -> Self:
        if not any(self.hari) or (self.ramadan is not None and not any(self.ramadan.hari)):
            raise SkenarioKeliru(
                Pesan("jam_kerja tidak memuat jam buka sama sekali.", "jam_kerja has no open hours at all.")
            )
        return self


class Kedatangan(Model):
    """How cases come: a rate (Poisson), evenly, by hours of the day, or at the times of a log.

    Exactly one of `laju`, `setiap`, `tabel` and `jadwal`. `sepanjang_hari` lets them come at night and
    on closed days too (an application sent online), to wait until the office opens.
    """

    laju: Annotated[float | None, Field(gt=0, le=1e7, description="Kasus rata-rata, acak (Poisson).")] = None
    per: Satuan = "hari"
    setiap: Annotated[Lama | None, Field(description="Jarak antarkasus yang tetap.")] = None
    tabel: Annotated[
        dict[Annotated[int, Field(ge=0, le=23)], Annotated[float, Field(ge=0, le=1e6)]] | None,
        Field(description="Kasus menurut jam: {8: 5, 9: 12}."),
    ] = None
    jadwal: Annotated[Teks | None, Field(description="Berkas CSV berisi waktu kedatangan.")] = None
    sepanjang_hari: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [w for w in (self.laju, self.setiap, self.tabel, self.jadwal) if w is not None]
        if len(ways) != 1:
            raise SkenarioKeliru(
                Pesan(
                    "kedatangan perlu tepat satu dari laju, setiap, tabel, dan jadwal.",
                    "kedatangan needs exactly one of laju, setiap, tabel and jadwal.",
                )
            )
        if self.tabel is not None and not any(self.tabel.values()):
            raise SkenarioKeliru(Pesan("tabel tidak memuat kedatangan.", "the table has no arrivals."))
        return self

    @property
    def jarak(self) -> Durasi | None:
        """The length of `setiap`."""
        return parse(self.setiap) if self.setiap else None


class SebaranWaktu(Model):
    """How a step's time varies around its `waktu`.

    segitiga: between (1 - variasi) and (1 + variasi) times the time, or over the step's own range;
    gamma: with `variasi` as coefficient of variation; eksponensial and tetap need none.
    """

    sebaran: Sebaran = "segitiga"
    variasi: Annotated[float, Field(ge=0, le=5)] = 0.3

    @model_validator(mode="after")
    def _triangle_stays_positive(self) -> Self:
        if self.sebaran == "segitiga" and self.variasi > 1:
            raise SkenarioKeliru(
                Pesan("variasi segitiga paling besar 1.", "the variasi of a segitiga is 1 at most.")
            )
        return self


class LangkahSkenario(Model):
    """What a scenario says of one step, over the SOP: its time, its spread, whether it holds its actor.

    A step holds its actor while it runs, unless its time runs on the calendar (`1x24 jam`): then the
    case waits and the actor goes on with other work.
    """

    waktu: Lama | None = None
    sebaran: Sebaran | None = None
    variasi: Annotated[float | None, Field(ge=0, le=5)] = None
    menahan: bool | None = None


class Peluang(Model):
    """The chances of a decision's answers; one follows from the other. `0.8` stands for `{ya: 0.8}`."""

    ya: Annotated[float | None, Field(ge=0, le=1)] = None
    tidak: Annotated[float | None, Field(ge=0, le=1)] = None

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"ya": data}

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.ya is None and self.tidak is None:
            raise SkenarioKeliru(Pesan("isi peluang ya atau tidak.", "give the chance of ya or of tidak."))
        if self.ya is not None and self.tidak is not None and abs(self.ya + self.tidak - 1) > 1e-6:
            raise SkenarioKeliru(
                Pesan(
                    "peluang ya dan tidak harus berjumlah 1.", "the chances of ya and tidak must add up to 1."
                )
            )
        return self

    @property
    def peluang_ya(self) -> float:
        """The chance of `ya`."""
        return self.ya if self.ya is not None else 1 - (self.tidak or 0.0)


class Porsi(Model):
    """One SOP of a portfolio: how its cases come, and what differs for it."""

    sop: Teks | None = None
    kedatangan: Kedatangan | None = None
    peluang: dict[str, Peluang] = Field(default_factory=dict)
    langkah: dict[str, LangkahSkenario] = Field(default_factory=dict)
    tanpa: Annotated[
        tuple[str, ...], Field(description="Langkah yang dilewati, untuk mencoba prosedur tanpanya.")
    ] = ()
    peran: dict[str, str] = Field(default_factory=dict, description="Pelaksana SOP ini -> petugas bersama.")
    target: Lama | None = None


class Skenario(Porsi):
    """One scenario. With `portofolio` several SOPs share the staff; ids of actors name the same people."""

    skenario: Literal[1] = 1
    kasus: Annotated[int | None, Field(ge=1, le=100_000_000)] = None
    lama: Lama | None = None
    mulai: datetime.date | None = None
    petugas: dict[str, Annotated[int, Field(ge=1, le=100_000)]] = Field(default_factory=dict)
    jam_kerja: Literal["kantor", "terus"] | JamKerja = "kantor"
    waktu: SebaranWaktu = SebaranWaktu()
    pemanasan: Annotated[int, Field(ge=0, description="Kasus pertama yang tidak dihitung.")] = 0
    ulangan: Annotated[int, Field(ge=1, le=10_000, description="Banyaknya pengulangan.")] = 1
    tingkat: Tingkat = "kalender"
    benih: Annotated[int, Field(ge=0, lt=2**63)] = 42
    portofolio: tuple[Porsi, ...] = ()

    @field_validator("skenario", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdigit() else value

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.kasus is not None and self.lama is not None:
            raise SkenarioKeliru(
                Pesan("isi kasus atau lama, bukan keduanya.", "give kasus or lama, not both.")
            )
        if self.portofolio and (self.kedatangan is not None or self.sop is not None):
            raise SkenarioKeliru(
                Pesan(
                    "dengan portofolio, sop dan kedatangan ditulis pada tiap isinya.",
                    "with portofolio, sop and kedatangan are written in each of its items.",
                )
            )
        if any(porsi.sop is None for porsi in self.portofolio):
            raise SkenarioKeliru(
                Pesan("tiap isi portofolio menyebut sop.", "each item of portofolio names its sop.")
            )
        if self.kasus is not None and self.pemanasan >= self.kasus:
            raise SkenarioKeliru(
                Pesan("pemanasan harus kurang dari kasus.", "pemanasan must be less than kasus.")
            )
        return self

    @property
    def porsi(self) -> tuple[Porsi, ...]:
        """The SOPs of the scenario: those of the portfolio, or this one."""
        return self.portofolio or (self,)
