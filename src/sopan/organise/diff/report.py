"""A difference as text for the terminal and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sopan.errors import Pesan
from sopan.model.sumber import Jalur, tulis_jalur
from sopan.model.waktu import format_menit
from sopan.organise.diff.align import potongan_beda
from sopan.organise.diff.changes import Beda, Perubahan, PerubahanLangkah, Ringkasan
from sopan.organise.diff.fields import label

__all__ = ["FORMAT", "catatan", "frasa_singkat", "judul_langkah", "kalimat_ringkasan", "teks"]

FORMAT = "sopan-diff/1"
_PANJANG = 60


def teks(beda: Beda) -> str:
    """The difference in sentences, a line for each part or step, in the language asked for."""
    if beda.kosong:
        return str(Pesan("Kedua SOP sama.", "Both SOPs are the same."))
    return "\n".join(_baris(beda))


def _baris(beda: Beda) -> Iterator[str]:
    if beda.identitas:
        yield str(Pesan("Identitas", "Identity"))
        yield from (f"  {_frasa(satu)}" for satu in beda.identitas)
    if beda.pelaksana:
        yield str(Pesan("Pelaksana", "Actors"))
        yield from (f"  {satu.pesan}" for satu in beda.pelaksana)
    if beda.langkah:
        yield str(Pesan("Langkah", "Steps"))
        for satu in beda.langkah:
            rincian = "; ".join(_frasa(rinci) for rinci in satu.rincian)
            yield f"  {judul_langkah(satu)}{': ' + rincian if rincian else ''}"
    ringkasan = kalimat_ringkasan(beda.lama, beda.baru)
    if ringkasan:
        yield str(Pesan("Ringkasan", "Summary"))
        yield from (f"  {satu}" for satu in ringkasan)


def judul_langkah(satu: PerubahanLangkah) -> Pesan:
    """Which step, and what became of it as a whole."""
    isi = f"{satu.kegiatan} ({satu.pelaksana})"
    if satu.lama is None:
        return Pesan(f"langkah {satu.baru} ditambah: {isi}", f"step {satu.baru} added: {isi}")
    if satu.baru is None:
        return Pesan(f"langkah {satu.lama} dihapus: {isi}", f"step {satu.lama} removed: {isi}")
    if satu.dipindah:
        return Pesan(
            f"langkah {satu.lama} dipindah menjadi langkah {satu.baru} ({_pendek(satu.kegiatan)})",
            f"step {satu.lama} moved, is now step {satu.baru} ({_pendek(satu.kegiatan)})",
        )
    if satu.lama != satu.baru:
        return Pesan(f"langkah {satu.baru} (semula {satu.lama})", f"step {satu.baru} (before: {satu.lama})")
    return Pesan(f"langkah {satu.baru}", f"step {satu.baru}")


def frasa_singkat(beda: Beda, banyak: int) -> list[Pesan]:
    """The first differences in a few words, those of the procedure before those of the identity."""
    frasa: list[Pesan] = []
    for satu in beda.langkah:
        judul = judul_langkah(satu)
        if satu.jenis == "diubah":
            frasa.extend(
                Pesan(f"{judul.id}: {x.pesan.id}", f"{judul.en}: {x.pesan.en}") for x in satu.rincian
            )
        else:
            frasa.append(judul)
    frasa.extend(satu.pesan for satu in (*beda.pelaksana, *beda.identitas))
    return [Pesan(_pendek(satu.id), _pendek(satu.en)) for satu in frasa[:banyak]]


def _pendek(kalimat: str) -> str:
    return kalimat if len(kalimat) <= _PANJANG else kalimat[: _PANJANG - 1].rstrip() + "…"


def _frasa(satu: Perubahan) -> str:
    """The phrase of a change; of a long text the words that changed are marked."""
    if not (satu.teks and satu.lama and satu.baru) or len(satu.lama) + len(satu.baru) < _PANJANG:
        return str(satu.pesan)
    kata: list[str] = []
    for dulu, kini in potongan_beda(satu.lama, satu.baru):
        if dulu == kini:
            kata.append(dulu)
            continue
        kata.extend([f"[-{dulu}-]"] if dulu else [])
        kata.extend([f"{{+{kini}+}}"] if kini else [])
    return f"{label(satu.hal)} '{' '.join(kata)}'"


def kalimat_ringkasan(lama: Ringkasan, baru: Ringkasan) -> list[Pesan]:
    """How the size of the procedure changed; nothing where it did not."""
    hasil = []
    for dulu, kini, nama in (
        (lama.langkah, baru.langkah, Pesan("langkah", "steps")),
        (lama.pelaksana, baru.pelaksana, Pesan("pelaksana", "actors")),
        (lama.keputusan, baru.keputusan, Pesan("keputusan", "decisions")),
    ):
        if dulu != kini:
            hasil.append(Pesan(f"{dulu} {nama.id} menjadi {kini}", f"{dulu} {nama.en}, now {kini}"))
    if lama.waktu != baru.waktu and lama.waktu and baru.waktu:
        dulu_kini = format_menit(lama.waktu), format_menit(baru.waktu)
        hasil.append(
            Pesan(
                f"jalan terpanjang tanpa pengulangan {dulu_kini[0]} menjadi {dulu_kini[1]}",
                f"longest way without rework {dulu_kini[0]}, now {dulu_kini[1]}",
            )
        )
    return hasil


def catatan(beda: Beda) -> dict[str, Any]:
    """The difference as JSON values. Paths count steps from 1, as a person does."""
    return {
        "format": FORMAT,
        "sama": beda.kosong,
        "banyak": beda.banyak,
        "identitas": _daftar(beda.identitas),
        "pelaksana": _daftar(beda.pelaksana),
        "langkah": [
            {
                "jenis": satu.jenis,
                "lama": satu.lama,
                "baru": satu.baru,
                "kegiatan": satu.kegiatan,
                "pelaksana": satu.pelaksana,
                "rincian": _daftar(satu.rincian),
            }
            for satu in beda.langkah
        ],
        "pasangan": [list(satu) for satu in beda.pasangan],
        "ringkasan": {"lama": _ringkasan(beda.lama), "baru": _ringkasan(beda.baru)},
    }


def _ringkasan(satu: Ringkasan) -> dict[str, Any]:
    return {
        "langkah": satu.langkah,
        "pelaksana": satu.pelaksana,
        "keputusan": satu.keputusan,
        "waktu_terpanjang_menit_kerja": satu.waktu,
    }


def _daftar(perubahan: Iterable[Perubahan]) -> list[dict[str, Any]]:
    return [
        {
            "jenis": satu.jenis,
            "hal": satu.hal,
            "lama": satu.lama,
            "baru": satu.baru,
            "jalur_lama": _jalur(satu.jalur_lama),
            "jalur_baru": _jalur(satu.jalur_baru),
            "selisih_menit": satu.selisih,
            "pesan": {"id": satu.pesan.id, "en": satu.pesan.en},
        }
        for satu in perubahan
    ]


def _jalur(jalur: Jalur | None) -> str | None:
    return None if jalur is None else tulis_jalur(jalur)
