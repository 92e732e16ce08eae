"""The doubles of a library or of one SOP, as text and as a record, with what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sopan.errors import Pesan, SopanError
from sopan.organise.diff import bandingkan
from sopan.organise.diff.report import frasa_singkat
from sopan.organise.duplicates import Kelompok, Serupa, Temuan
from sopan.organise.index import Indeks
from sopan.organise.similarity import Nilai
from sopan.read import read_sop
from sopan.read.source import shown_name

__all__ = ["FORMAT", "catatan_cari", "catatan_semua", "teks_cari", "teks_semua"]

FORMAT = "sopan-duplicates/1"
_BEDA = 4
_SEBUTAN = {
    "salinan": Pesan("salinan", "copy"),
    "kegiatan sama": Pesan("kegiatan sama", "same activity"),
    "isi sama": Pesan("isi sama, judul lain", "same steps, other title"),
    "pola sama": Pesan("pola sama, objek lain", "same pattern, other object"),
    "berbeda": Pesan("mirip", "alike"),
}


def _sebut(indeks: Indeks, i: int) -> str:
    ciri = indeks.ciri(i)
    nomor = f" ({ciri.nomor})" if ciri.nomor else ""
    return f"{indeks.berkas(i)}: {ciri.judul}{nomor}"


def _skor(nilai: Nilai) -> str:
    bagian = Pesan(
        f"judul {nilai.judul:.2f}, kegiatan {nilai.kegiatan:.2f}, alur {nilai.alur:.2f}",
        f"title {nilai.judul:.2f}, sentences {nilai.kegiatan:.2f}, flow {nilai.alur:.2f}",
    )
    return f"{nilai.skor:.2f} {_SEBUTAN[nilai.sebutan]} ({bagian})"


def _beda(a: str | Path, b: str | Path) -> tuple[int, list[Pesan]] | None:
    """How many differences two files have, and the first of them; None where one cannot be read any more."""
    try:
        beda = bandingkan(*(read_sop(x, strict_references=False).sop for x in (a, b)))
    except SopanError:
        return None
    return beda.banyak, frasa_singkat(beda, _BEDA)


def _baris_beda(a: str | Path, b: str | Path) -> Iterator[str]:
    if (beda := _beda(a, b)) is None:
        return
    banyak, frasa = beda
    if not banyak:
        yield f"      {Pesan('tidak berbeda', 'no difference')}"
        return
    sisa = banyak - len(frasa)
    lagi = str(Pesan(f"; dan {sisa} lagi", f"; and {sisa} more")) if sisa > 0 else ""
    yield f"      {Pesan('beda', 'differs')}: {'; '.join(map(str, frasa))}{lagi}"


def teks_cari(indeks: Indeks, serupa: Sequence[Serupa], file: Path) -> Iterator[str]:
    """The doubles of one SOP in sentences."""
    if not serupa:
        banyak = len(indeks)
        yield str(Pesan(f"Tidak ada kembaran di antara {banyak} SOP.", f"No double among {banyak} SOPs."))
    for satu in serupa:
        yield f"  {_skor(satu.nilai)}"
        yield f"    {_sebut(indeks, satu.entri)}"
        yield from _baris_beda(file, indeks.berkas(satu.entri))


def teks_semua(
    indeks: Indeks, kelompok: Sequence[Kelompok], sepola: Sequence[Temuan], limit: int
) -> Iterator[str]:
    """The doubles of a library in sentences, at most `limit` groups."""
    kembar = sum(len(satu.anggota) for satu in kelompok)
    yield str(
        Pesan(
            f"{len(kelompok)} kegiatan digambarkan lebih dari sekali, oleh {kembar} dari {len(indeks)} SOP",
            f"{len(kelompok)} activities are described more than once, by {kembar} of {len(indeks)} SOPs",
        )
    )
    for urut, satu in enumerate(kelompok[:limit], 1):
        yield str(
            Pesan(f"Kelompok {urut}: {len(satu.anggota)} SOP", f"Group {urut}: {len(satu.anggota)} SOPs")
        )
        yield from (f"    {_sebut(indeks, i)}" for i in satu.anggota[:limit])
        terdekat = satu.pasangan[0]
        yield f"  {_skor(terdekat.nilai)}"
        yield from _baris_beda(indeks.berkas(terdekat.a), indeks.berkas(terdekat.b))
    yield from _sisa(len(kelompok), limit)
    if sepola:
        yield str(Pesan(f"{len(sepola)} pasang hanya sepola", f"{len(sepola)} pairs share a pattern only"))
        for pasang in sepola[:limit]:
            yield f"  {pasang.nilai.kegiatan:.2f} {_sebut(indeks, pasang.a)} | {_sebut(indeks, pasang.b)}"
        yield from _sisa(len(sepola), limit)


def _sisa(banyak: int, limit: int) -> Iterator[str]:
    if banyak > limit:
        yield str(
            Pesan(f"  ... dan {banyak - limit} lagi (--limit)", f"  ... and {banyak - limit} more (--limit)")
        )


def _nilai(nilai: Nilai) -> dict[str, Any]:
    return {
        "skor": nilai.skor,
        "judul": nilai.judul,
        "kegiatan": nilai.kegiatan,
        "alur": nilai.alur,
        "sebutan": nilai.sebutan,
    }


def _entri_catatan(indeks: Indeks, i: int) -> dict[str, Any]:
    ciri = indeks.ciri(i)
    return {"berkas": indeks.berkas(i), "judul": ciri.judul, "nomor": ciri.nomor or None}


def _catatan_beda(a: str | Path, b: str | Path) -> dict[str, Any] | None:
    if (beda := _beda(a, b)) is None:
        return None
    banyak, frasa = beda
    return {"banyak": banyak, "contoh": [{"id": satu.id, "en": satu.en} for satu in frasa]}


def catatan_cari(indeks: Indeks, serupa: Sequence[Serupa], file: Path) -> dict[str, Any]:
    """The doubles of one SOP as JSON values."""
    return {
        "format": FORMAT,
        "pustaka": len(indeks),
        "berkas": shown_name(file),
        "serupa": [
            {
                **_entri_catatan(indeks, satu.entri),
                "nilai": _nilai(satu.nilai),
                "beda": _catatan_beda(file, indeks.berkas(satu.entri)),
            }
            for satu in serupa
        ],
    }


def catatan_semua(
    indeks: Indeks, kelompok: Sequence[Kelompok], sepola: Sequence[Temuan], limit: int
) -> dict[str, Any]:
    """The doubles of a library as JSON values, at most `limit` groups."""

    def pasangan(satu: Temuan) -> dict[str, Any]:
        return {"a": indeks.berkas(satu.a), "b": indeks.berkas(satu.b), "nilai": _nilai(satu.nilai)}

    return {
        "format": FORMAT,
        "pustaka": len(indeks),
        "banyak_kelompok": len(kelompok),
        "kelompok": [
            {
                "anggota": [_entri_catatan(indeks, i) for i in satu.anggota],
                "pasangan": [pasangan(x) for x in satu.pasangan],
                "beda": _catatan_beda(indeks.berkas(satu.pasangan[0].a), indeks.berkas(satu.pasangan[0].b)),
            }
            for satu in kelompok[:limit]
        ],
        "banyak_sepola": len(sepola),
        "sepola": [pasangan(satu) for satu in sepola[:limit]],
    }
