"""Questions about one word: is it a verb, of which kind, and what are its other forms."""

from __future__ import annotations

import re
from functools import lru_cache

from sopan.model.bahasa.imbuhan import (
    aktif_teratur,
    bentuk_aktif,
    bentuk_pasif,
    calon_dasar,
    nominal_teratur,
    tanpa_klitik,
)
from sopan.model.bahasa.kamus import (
    Aspek,
    KataKerja,
    daftar_aspek,
    kata_kerja,
    menurut_dasar,
    menurut_nominal,
    senarai,
)

__all__ = [
    "aktif",
    "aspek",
    "dasar",
    "kata_benda_kegiatan",
    "kata_kerja_aktif",
    "kata_kerja_pasif",
    "kelas",
    "nominal",
]

_TANPA_KELAS: frozenset[str] = frozenset()
_BENDA = re.compile(r"(?:pe[a-z]{3,}|per[a-z]{3,})an")
_SERAPAN = re.compile(r"[a-z]{4,}(?:asi|isasi|ifikasi)")


@lru_cache(maxsize=4096)
def _kenal(kata: str) -> KataKerja | None:
    """The known verb of which the word is a form: active, passive, or the noun of the activity."""
    kecil = kata.lower()
    kerja = kata_kerja()
    for satu in (kecil, tanpa_klitik(kecil)):
        if satu in kerja:
            return kerja[satu]
        if satu in menurut_nominal():
            return menurut_nominal()[satu]
        if bentuk_pasif(satu) or "-" in satu:
            for awal in calon_dasar(satu):
                if awal in menurut_dasar():
                    return _seakhiran(satu, menurut_dasar()[awal])
    return None


def _perintah(kata: str) -> KataKerja | None:
    """The verb whose bare root the word is, as in an order (`Periksa berkas`); None for a thing."""
    kerja = menurut_dasar().get(kata)
    return kerja if kerja and not kerja.aktif.endswith(("kan", "i")) else None


def _seakhiran(pasif: str, kerja: KataKerja) -> KataKerja:
    """Of the verbs with that root, the one with the suffix of the passive: `dikirimkan` is `mengirimkan`."""
    for akhiran in ("kan", "i", ""):
        if pasif.endswith(akhiran):
            for satu in kata_kerja().values():
                if satu.dasar == kerja.dasar and satu.aktif.endswith(akhiran):
                    return satu
    return kerja


@lru_cache(maxsize=4096)
def kata_kerja_aktif(kata: str) -> bool:
    """Whether a word is an active verb: with me- in all its shapes, or ber-. Capitals and -nya do not matter.

    Verbs beyond the list are known by their shape (`Mengentri`, `me-review`); words that only look like
    verbs (`Menteri`, `Melalui`, `Berkas`) are listed in `data/bukan_kata_kerja.txt`.
    """
    kecil = kata.lower()
    if kecil in kata_kerja():
        return True
    if kecil in senarai("bukan_kata_kerja"):
        return False
    pendek = tanpa_klitik(kecil)
    return pendek in kata_kerja() or (pendek not in senarai("bukan_kata_kerja") and bentuk_aktif(pendek))


@lru_cache(maxsize=4096)
def kata_kerja_pasif(kata: str) -> bool:
    """Whether a word is a passive verb with di-: `diperiksa`, but not `dinas` or `disposisi`."""
    kecil = tanpa_klitik(kata.lower())
    if not bentuk_pasif(kecil) or kecil in menurut_nominal():
        return False
    return any(satu in menurut_dasar() for satu in calon_dasar(kecil)) or kecil.endswith("kan")


def kelas(kata: str) -> frozenset[str]:
    """The classes (`Kelas`) of a verb in any of its forms; empty for a verb that is not in the list."""
    kerja = _kenal(kata)
    return kerja.kelas if kerja else _TANPA_KELAS


@lru_cache(maxsize=4096)
def dasar(kata: str) -> str:
    """The root: `menyusun`, `penyusunan` and `disusun` give `susun`. A word without affix is its own root."""
    kerja = _kenal(kata)
    return kerja.dasar if kerja else calon_dasar(tanpa_klitik(kata.lower()))[0]


def nominal(kata: str) -> str:
    """The noun of the activity: `menyusun` gives `penyusunan`; by the rule for a verb not in the list."""
    kerja = _kenal(kata)
    if kerja:
        return kerja.nominal
    kecil = tanpa_klitik(kata.lower())
    return nominal_teratur(kecil, dasar(kecil)) if bentuk_aktif(kecil) else kecil


def aktif(kata: str) -> str | None:
    """The active verb of a word in another form (`penyusunan`, `disusun`, `susun`: `menyusun`).

    None where the word belongs to no verb that is known or can be formed.
    """
    kerja = _kenal(kata) or _perintah(kata.lower())
    if kerja:
        return kerja.aktif
    kecil = tanpa_klitik(kata.lower())
    if kata_kerja_aktif(kecil):
        return kecil
    if kata_kerja_pasif(kecil):
        return aktif_teratur(kecil[2:])
    if kecil.startswith("pe") and _BENDA.fullmatch(kecil) and bentuk_aktif("me" + kecil[2:-2]):
        return "me" + kecil[2:-2]
    return None


@lru_cache(maxsize=4096)
def kata_benda_kegiatan(kata: str) -> bool:
    """Whether a word is the noun of an activity: `penyusunan`, `verifikasi`, `koordinasi`."""
    kecil = kata.lower()
    if kecil in menurut_nominal() or kecil in daftar_aspek():
        return True
    if _BENDA.fullmatch(kecil):
        return bentuk_aktif("me" + kecil[2:-2])
    return bool(_SERAPAN.fullmatch(kecil))


def aspek(kata: str) -> Aspek | None:
    """What is known of a noun that begins a title (deck 30-36), None for a word that is no known aspect."""
    return daftar_aspek().get(kata.lower())
