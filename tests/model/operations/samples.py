"""Random operations that an SOP takes, and the questions that every test of them asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from sopan.model import SELESAI, Sop
from sopan.model.langkah import Cabang, Keputusan, Langkah
from sopan.model.operations import (
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
    NamaiLangkah,
    Operasi,
    PindahButir,
    PindahLangkah,
    PindahPelaksana,
    TambahButir,
    TambahLangkah,
    TambahPelaksana,
    UbahIsian,
    UbahKeputusan,
    UbahPelaksanaLangkah,
    UbahSelesai,
    UbahTujuan,
    apply,
)
from sopan.model.pelaksana import Pelaksana
from sopan.read import read_text
from sopan.read.dump import dump_sop

WORDS = ("Memeriksa berkas", "Menyusun konsep", "Mencatat surat", "Menyerahkan hasil", "Mengarsipkan")
LISTS = ("dasar_hukum", "peralatan", "unit", "peringatan")
CELLS = ("kelengkapan", "output", "rincian")


def same(satu: Sop, lain: Sop) -> bool:
    """Whether two SOPs are the same, the order of the columns too, which `==` of mappings ignores."""
    return satu == lain and list(satu.pelaksana) == list(lain.pelaksana)


def acceptable(sop: Sop) -> bool:
    """Whether reading accepts the SOP as a file: every type, actor, id and reference."""
    return same(read_text(dump_sop(sop)).sop, sop)


def _target(draw: st.DrawFn, langkah: Sequence[Langkah]) -> Any:
    ids = [satu.id for satu in langkah if satu.id]
    return draw(st.sampled_from([None, SELESAI, *range(1, len(langkah) + 1), *ids]))


def _decision(draw: st.DrawFn, langkah: Sequence[Langkah]) -> Keputusan:
    label = draw(st.sampled_from([None, "Setuju"]))
    return Keputusan(
        ya=Cabang(langkah=_target(draw, langkah), label=label), tidak=Cabang(langkah=_target(draw, langkah))
    )


def _actors(draw: st.DrawFn, sop: Sop) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(list(sop.pelaksana)), min_size=1, max_size=3, unique=True)))


def _field(draw: st.DrawFn, sop: Sop) -> Operasi:
    nomor = draw(st.integers(0, len(sop.langkah) - 1))
    kata = draw(st.sampled_from(WORDS))
    pilihan: list[tuple[tuple[str | int, ...], Any]] = [
        (("langkah", nomor, "kegiatan"), kata),
        (("langkah", nomor, "waktu"), draw(st.sampled_from([None, "15 menit", "2 jam"]))),
        (("langkah", nomor, "output"), [kata, "Arsip"]),
        (("judul",), kata),
        (("jenis",), draw(st.sampled_from([None, "rutin", "pelayanan"]))),
        (("tanggal", "revisi"), draw(st.sampled_from([None, "2026-11-24"]))),
        (("pengesahan", "nama"), kata),
        (("pelayanan", "biaya"), [kata]),
        (("pelaksana", draw(st.sampled_from(list(sop.pelaksana))), "nama"), kata),
    ]
    if sop.langkah[nomor].keputusan is not None:
        pilihan.append((("langkah", nomor, "keputusan", "ya", "label"), kata))
        pilihan.append((("langkah", nomor, "keputusan", "tidak", "peluang"), 0.25))
    jalur, nilai = draw(st.sampled_from(pilihan))
    return UbahIsian(jalur=jalur, nilai=nilai)


def _item(draw: st.DrawFn, sop: Sop) -> Operasi:
    nomor = draw(st.integers(0, len(sop.langkah) - 1))
    tempat: list[tuple[tuple[str | int, ...], int]] = [((nama,), len(getattr(sop, nama))) for nama in LISTS]
    tempat += [(("langkah", nomor, nama), len(getattr(sop.langkah[nomor], nama))) for nama in CELLS]
    tempat.append((("keterkaitan",), len(sop.keterkaitan)))
    jalur, banyak = draw(st.sampled_from(tempat))
    apa = draw(st.integers(0, 3)) if banyak else 0
    if apa == 0:
        posisi = draw(st.sampled_from([None, *range(banyak + 1)]))
        return TambahButir(jalur=jalur, nilai=draw(st.sampled_from(WORDS)), posisi=posisi)
    posisi = draw(st.integers(0, banyak - 1))
    if apa == 1:
        return HapusButir(jalur=jalur, posisi=posisi)
    if apa == 2:
        return UbahIsian(jalur=(*jalur, posisi), nilai=draw(st.sampled_from(WORDS)))
    return PindahButir(jalur=jalur, posisi=posisi, ke=draw(st.integers(0, banyak - 1)))


def _actor(draw: st.DrawFn, sop: Sop) -> Operasi:
    ada = list(sop.pelaksana)
    baru = draw(
        st.sampled_from([id_ for id_ in ("baru", "lain", "ketiga", "b4", "b5", "b6") if id_ not in ada])
    )
    dipakai = {id_ for satu in sop.langkah for id_ in satu.pelaksana}
    bebas = [id_ for id_ in ada if id_ not in dipakai]
    apa = draw(st.integers(0, 3 if bebas else 2))
    if apa == 0 or len(ada) > 14:
        posisi = draw(st.sampled_from([None, *range(len(ada) + 1)]))
        return TambahPelaksana(id=baru, pelaksana=Pelaksana(nama=draw(st.sampled_from(WORDS))), posisi=posisi)
    if apa == 1:
        return PindahPelaksana(id=draw(st.sampled_from(ada)), ke=draw(st.integers(0, len(ada) - 1)))
    if apa == 2:
        return GantiIdPelaksana(id=draw(st.sampled_from(ada)), menjadi=baru)
    return HapusPelaksana(id=draw(st.sampled_from(bebas)))


def _flow(draw: st.DrawFn, sop: Sop) -> Operasi:
    nomor = draw(st.integers(1, len(sop.langkah)))
    memutus = sop.langkah[nomor - 1].keputusan is not None
    apa = draw(st.integers(0, 4))
    if apa == 0:
        keputusan = draw(st.booleans())
        return UbahKeputusan(langkah=nomor, keputusan=_decision(draw, sop.langkah) if keputusan else None)
    if apa == 1:
        jalan = draw(st.sampled_from(["ya", "tidak"] if memutus else ["lanjut"]))
        return UbahTujuan(langkah=nomor, jalan=jalan, ke=_target(draw, sop.langkah))
    if apa == 2:
        return UbahSelesai(langkah=nomor, selesai=draw(st.booleans()))
    if apa == 3:
        return UbahPelaksanaLangkah(langkah=nomor, pelaksana=_actors(draw, sop))
    ada = {satu.id for satu in sop.langkah}
    bebas = [id_ for id_ in ("konsep", "periksa", "arsip", "catat") if id_ not in ada]
    return NamaiLangkah(langkah=nomor, id=draw(st.sampled_from([None, *bebas])))


def _structure(draw: st.DrawFn, sop: Sop) -> Operasi:
    banyak = len(sop.langkah)
    nomor = draw(st.integers(1, banyak))
    apa = draw(st.integers(0, 3 if banyak > 1 else 1))
    if apa == 0:
        posisi = draw(st.integers(1, banyak + 1))
        langkah = Langkah(
            kegiatan=draw(st.sampled_from(WORDS)),
            pelaksana=_actors(draw, sop),
            keputusan=_decision(draw, sop.langkah) if draw(st.booleans()) else None,
            lanjut=draw(st.sampled_from([None, banyak + 1, posisi])),
        )
        return TambahLangkah(posisi=posisi, langkah=langkah)
    if apa == 1:
        return GandakanLangkah(langkah=nomor)
    if apa == 2:
        return HapusLangkah(langkah=nomor)
    return PindahLangkah(langkah=nomor, ke=draw(st.integers(1, banyak)))


KINDS = (_field, _item, _actor, _flow, _structure)


@st.composite
def operations(draw: st.DrawFn, sop: Sop) -> Operasi:
    """One operation of any kind that the SOP takes."""
    return draw(st.sampled_from(KINDS))(draw, sop)


@st.composite
def edits(draw: st.DrawFn, sop: Sop, most: int = 6) -> tuple[tuple[Operasi, ...], Sop]:
    """Operations in turn, as a person edits, and the SOP that they lead to."""
    semua: list[Operasi] = []
    for _ in range(draw(st.integers(0, most))):
        op = draw(operations(sop))
        sop = apply(sop, op)
        semua.append(op)
    return tuple(semua), sop


_KEYS = [
    "langkah",
    "pelaksana",
    "judul",
    "tanggal",
    "revisi",
    "keputusan",
    "ya",
    "label",
    "peluang",
    "pelayanan",
    "biaya",
    "keterkaitan",
    "pengecualian",
    "kegiatan",
    "waktu",
    "output",
    "nama",
    "kabid",
    "no",
    "jumlah",
    "nomor",
    "__class__",
    "model_fields",
]
_PART = st.one_of(st.sampled_from(["", *_KEYS]), st.integers(-2, 4))
_LEAF = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 9),
    st.floats(allow_nan=True),
    st.text(max_size=6),
    st.just("2026-02-30"),
)
_VALUE = st.recursive(
    _LEAF,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["judul", "aturan", "x"]), inner)
    ),
    max_leaves=4,
)
_NUMBER = st.integers(-1, 6)
_REFERENCE = st.one_of(st.none(), st.integers(-1, 9), st.sampled_from(["selesai", "l1", "x y", ""]))
_ARAH = st.fixed_dictionaries({"langkah": _NUMBER, "jalan": st.just("lanjut"), "ke": _REFERENCE})
_OPS = [
    "ubah_isian",
    "tambah_butir",
    "hapus_butir",
    "pindah_butir",
    "pindah_langkah",
    "hapus_langkah",
    "gandakan_langkah",
    "namai_langkah",
    "ubah_tujuan",
    "ubah_selesai",
    "ubah_pelaksana_langkah",
    "hapus_pelaksana",
    "ganti_id_pelaksana",
    "pindah_pelaksana",
    "tambah_langkah",
    "tambah_pelaksana",
    "ubah_keputusan",
    "lain",
]

JSON = st.fixed_dictionaries(
    {"op": st.sampled_from(_OPS)},
    optional={
        "jalur": st.lists(_PART, max_size=5),
        "nilai": _VALUE,
        "posisi": _NUMBER,
        "langkah": _NUMBER,
        "ke": _REFERENCE,
        "jalan": st.sampled_from(["ya", "tidak", "lanjut", "x"]),
        "selesai": st.booleans(),
        "pelaksana": _VALUE,
        "id": st.sampled_from(["kabid", "no", "baru", "l1", "selesai", "1a"]),
        "menjadi": st.sampled_from(["no", "b"]),
        "keputusan": st.fixed_dictionaries({}, optional={"ya": _REFERENCE, "tidak": _REFERENCE}),
        "rujukan": st.lists(_ARAH, max_size=2),
    },
)
"""What a client might send, sensible or not."""
