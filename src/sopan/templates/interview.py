"""From answers to the deck's questions to a good first draft (deck 19-27, 35-36, 56-62).

Who asks decides the kind: an applicant from outside a pelayanan, the one who answers for the activity a
rutin, a superior a penugasan. What comes out and how large the work is choose the pattern; who acts, how
many decisions there are and whether the service is paid for shape its steps. What nobody answered stays
as a blank, so that `sopan check` tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sopan.errors import Pesan, WrongUse
from sopan.model.sop import Jenis
from sopan.templates.blanks import Isian, find, fold, huruf_judul, isian_bernama, replace_in
from sopan.templates.pola import Pola, pola_bernama
from sopan.templates.reshape import Rangka, keputusan_pola, pemeriksa_lain

__all__ = [
    "HASIL",
    "PEMICU",
    "SKALA",
    "Jawaban",
    "Peran",
    "Pilihan",
    "Rancangan",
    "aspek_baku",
    "peran",
    "pola_untuk",
    "sebutan_baku",
    "susun",
]

Pemicu = Literal["pemohon", "penanggung jawab", "atasan"]
Hasil = Literal["produk", "kegiatan"]
Skala = Literal["besar", "kecil"]

_JENIS: dict[Pemicu, Jenis] = {"pemohon": "pelayanan", "penanggung jawab": "rutin", "atasan": "penugasan"}
_ASPEK: dict[tuple[Hasil, Skala], str] = {
    ("produk", "besar"): "Penyusunan",
    ("produk", "kecil"): "Pembuatan",
    ("kegiatan", "besar"): "Penyelenggaraan",
    ("kegiatan", "kecil"): "Pelaksanaan",
}
_POLA_RUTIN: dict[tuple[Hasil, Skala], str] = {
    ("produk", "besar"): "penyusunan-besar",
    ("produk", "kecil"): "pembuatan-kecil",
    ("kegiatan", "besar"): "penyelenggaraan-besar",
    ("kegiatan", "kecil"): "pelaksanaan-kecil",
}
_ISIAN_SEBUTAN = ("produk layanan", "nama produk", "nama penugasan", "nama kegiatan")
_ISIAN_PERAN = {
    "petugas": "jabatan petugas layanan",
    "penanggung": "jabatan penanggung jawab",
    "pelaksana": "jabatan pelaksana",
    "pemeriksa": "jabatan pemeriksa",
    "pimpinan": "jabatan pimpinan",
}
_TANYA_TETAP = {
    "pemohon": Pesan("Sebutan bagi pemohon", "What the applicant is called"),
    "anggota": Pesan("Sebutan bagi anggota tim", "What the members of the team are called"),
    "pengadministrasi": Pesan("Jabatan yang mendokumentasikan", "The post that documents"),
}
_PERMINTAAN = re.compile(r"^(?:permohonan|penerbitan|pembuatan|pengurusan)\s+(?=\S)", re.IGNORECASE)
_KATA_JUDUL = re.compile(r"[^\W\d_][^\W\d_A-Z]*(?:-[^\W\d_][^\W\d_A-Z]*)*")


class Pilihan(NamedTuple):
    """One answer to choose: its value in `Jawaban`, and its words."""

    nilai: str
    teks: Pesan


class Peran(NamedTuple):
    """An actor of a pattern that the interview asks for: its id, the question, the name it has by default.

    `bawaan` is None where the pattern has a blank.
    """

    id: str
    tanya: Pesan
    bawaan: str | None


PEMICU = (
    Pilihan("pemohon", Pesan("Pemohon dari luar instansi", "An applicant from outside the agency")),
    Pilihan("penanggung jawab", Pesan("Penanggung jawab kegiatan", "The one who answers for the activity")),
    Pilihan("atasan", Pesan("Atasan yang memberi perintah", "A superior who gives an order")),
)
"""Who asks for the activity (deck 26: the trigger)."""

HASIL = (
    Pilihan("produk", Pesan("Produk: barang atau dokumen", "A product: a thing or a document")),
    Pilihan("kegiatan", Pesan("Kegiatan: jasa atau acara", "An activity: a service or an event")),
)
"""What comes out (deck 34-35)."""

SKALA = (
    Pilihan("besar", Pesan("Besar, dikerjakan tim", "Large, done by a team")),
    Pilihan("kecil", Pesan("Kecil, tanpa tim", "Small, without a team")),
)
"""How large the work is (deck 35)."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a drafter answered.

    `output` is what the title names after its aspek ("Laporan Bulanan"); `sebutan` is the same inside a
    sentence, and by default follows from it (`sebutan_baku`). `pelaksana` gives names by the ids of `peran`,
    `pemeriksa` the posts that check besides those, in order. `keputusan` counts the decisions of the
    procedure without that about a payment; None takes the pattern's. `isian` answers other blanks by label.
    """

    pemicu: Pemicu
    hasil: Hasil
    output: str
    skala: Skala = "kecil"
    aspek: str | None = None
    sebutan: str | None = None
    pelaksana: Mapping[str, str] = field(default_factory=dict)
    pemeriksa: tuple[str, ...] = ()
    keputusan: int | None = None
    pembayaran: bool = False
    persyaratan: tuple[str, ...] = ()
    isian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A first draft: the text of its file, its title, the pattern it came from, the blanks that are left."""

    teks: str
    judul: str
    pola: Pola
    isian: tuple[Isian, ...]


def pola_untuk(pemicu: Pemicu, hasil: Hasil, skala: Skala) -> Pola:
    """The pattern that the deck has for these answers (slides 36, 56-62)."""
    if pemicu == "pemohon":
        return pola_bernama(f"pelayanan-{hasil}")
    return pola_bernama("penugasan" if pemicu == "atasan" else _POLA_RUTIN[hasil, skala])


def aspek_baku(pemicu: Pemicu, hasil: Hasil, skala: Skala) -> str:
    """The noun that begins the title (deck 30, 35-36)."""
    return "Pelayanan" if pemicu == "pemohon" else _ASPEK[hasil, skala]


def sebutan_baku(pemicu: Pemicu, output: str) -> str:
    """The output inside a sentence: in lower case, and for a service what is received, not the asking.

    "Permohonan Audiensi" gives "audiensi"; abbreviations such as KTP-el keep their letters.
    """
    output = " ".join(output.split())
    if pemicu == "pemohon":
        output = _PERMINTAAN.sub("", output)
    words = output.split()
    return " ".join(word.lower() if _KATA_JUDUL.fullmatch(word) else word for word in words)


def peran(pola: Pola) -> tuple[Peran, ...]:
    """The actors that the interview asks for, in the order of the pattern's columns."""
    roles: list[Peran] = []
    for id, actor in pola.data()["pelaksana"].items():
        name = actor["nama"] if isinstance(actor, dict) else actor
        label = _ISIAN_PERAN.get(id)
        roles.append(
            Peran(id, isian_bernama(label).tanya if label else _TANYA_TETAP[id], None if label else name)
        )
    return tuple(roles)


def susun(jawaban: Jawaban) -> Rancangan:
    """A first draft from the answers.

    Raises `WrongUse` for an empty output, a role that the pattern does not have, two roles of one name,
    an unknown blank, or more or fewer decisions than the pattern can have.
    """
    pola = pola_untuk(jawaban.pemicu, jawaban.hasil, jawaban.skala)
    output = " ".join(jawaban.output.split())
    if not output:
        raise WrongUse(Pesan("sebutkan hasil kegiatan.", "say what comes out of the activity."))
    aspek = jawaban.aspek or aspek_baku(jawaban.pemicu, jawaban.hasil, jawaban.skala)
    rangka = Rangka(pola)
    data = rangka.data
    data["judul"] = judul = f"{huruf_judul(aspek)} {huruf_judul(output)}"
    data["orientasi"], data["skala"] = jawaban.hasil, jawaban.skala
    decisions = _decisions(jawaban, pola)
    rangka.atur_keputusan(decisions)
    if pola.jenis == "pelayanan" and not jawaban.pembayaran:
        rangka.tanpa_pembayaran()
    if pola.jenis == "pelayanan" and jawaban.persyaratan:
        rangka.atur_persyaratan(jawaban.persyaratan)
    for old, new in _fixed_names(jawaban, pola).items():
        rangka.ganti(old, new)
    answers = _answers(jawaban, pola, aspek, output)
    rangka.isi(lambda text: replace_in(text, answers))
    rangka.data["tanggal"] = {
        key: answers.get(f"tanggal {key}", value) for key, value in rangka.data["tanggal"].items()
    }
    _refuse_same_names(rangka.nama_pelaksana())
    text = rangka.tulis(_head(jawaban, pola, decisions))
    return Rancangan(text, judul, pola, find(text))


def _answers(jawaban: Jawaban, pola: Pola, aspek: str, output: str) -> dict[str, str]:
    """All answers to blanks, by case-folded label."""
    known = {role.id for role in peran(pola)}
    for id in jawaban.pelaksana:
        if id not in known:
            raise WrongUse(
                Pesan(
                    f"pola {pola.nama} tidak memiliki peran '{id}'; yang ada: {', '.join(sorted(known))}.",
                    f"the pattern {pola.nama} has no role '{id}'; there are {', '.join(sorted(known))}.",
                )
            )
    blanks = {isian.label.casefold() for isian in pola.isian} | set(pemeriksa_lain(pola))
    for label in fold(jawaban.isian):
        if label not in blanks:
            raise WrongUse(
                Pesan(
                    f"pola {pola.nama} tidak memuat isian '{label}'; ada {', '.join(sorted(blanks))}.",
                    f"the pattern {pola.nama} has no blank '{label}'; there are {', '.join(sorted(blanks))}.",
                )
            )
    sebutan = jawaban.sebutan or sebutan_baku(jawaban.pemicu, output)
    if pola.jenis == "penugasan" and jawaban.hasil == "produk":
        sebutan = f"{aspek.lower()} {sebutan}"
    answers = dict.fromkeys(_ISIAN_SEBUTAN, sebutan)
    answers |= {_ISIAN_PERAN[id]: name for id, name in jawaban.pelaksana.items() if id in _ISIAN_PERAN}
    answers |= dict(zip(pemeriksa_lain(pola), jawaban.pemeriksa, strict=False))
    return {label: answer for label, answer in fold({**answers, **jawaban.isian}).items() if answer}


def _decisions(jawaban: Jawaban, pola: Pola) -> int:
    """How many decisions the draft gets. Raises `WrongUse` where more checkers are named than check."""
    own = keputusan_pola(pola)
    wanted = own + len(jawaban.pemeriksa) if jawaban.keputusan is None else jawaban.keputusan
    if len(jawaban.pemeriksa) > max(0, wanted - own):
        raise WrongUse(
            Pesan(
                f"{len(jawaban.pemeriksa)} pemeriksa tambahan tidak termuat dalam {wanted} keputusan.",
                f"{len(jawaban.pemeriksa)} further checkers do not fit into {wanted} decisions.",
            )
        )
    return wanted


def _fixed_names(jawaban: Jawaban, pola: Pola) -> dict[str, str]:
    """New names for the actors that the pattern names itself, by the name that they replace."""
    given = jawaban.pelaksana
    return {
        role.bawaan: " ".join(given[role.id].split())
        for role in peran(pola)
        if role.bawaan is not None and given.get(role.id, "").strip() not in ("", role.bawaan)
    }


def _head(jawaban: Jawaban, pola: Pola, keputusan: int) -> list[str]:
    scale = f"; skala {jawaban.skala}" if pola.jenis != "pelayanan" else ""
    return [
        f"Rancangan awal dari pola {pola.nama}: {pola.judul}.",
        f"Jawaban: diawali {jawaban.pemicu}; menghasilkan {jawaban.hasil}{scale}; {keputusan} keputusan.",
        "Isilah setiap [isi: ...] yang tersisa. Waktu adalah perkiraan: ukur bersama para pelaksana, lalu",
        "sesuaikan. Sesudah itu jalankan sopan check.",
    ]


def _refuse_same_names(names: Mapping[str, str]) -> None:
    seen: dict[str, str] = {}
    for id, name in names.items():
        other = seen.setdefault(name.casefold(), id)
        if other != id:
            raise WrongUse(
                Pesan(
                    f"peran '{other}' dan '{id}' bernama sama, '{name}'; satu jabatan memegang satu kolom.",
                    f"the roles '{other}' and '{id}' have one name, '{name}'; a post has one column.",
                )
            )
