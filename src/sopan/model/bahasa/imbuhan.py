"""The affixes of Indonesian verbs: taking them off, and putting them on.

The prefix me- takes the shape mem-, men-, meng-, meny-, menge- or me- by the first sound of the root, and
the sounds p, t, k, s melt into it (luluh): pakai, memakai; tulis, menulis; kirim, mengirim; susun, menyusun.
Going back is ambiguous (mengukur is ukur, memaku is paku): roots come as candidates, the likeliest first.
"""

from __future__ import annotations

import re

__all__ = ["aktif_teratur", "bentuk_aktif", "bentuk_pasif", "calon_dasar", "nominal_teratur", "tanpa_klitik"]

_VOKAL = "aeiou"

# me- before l m n r w y, mem- before b f p v (and before a vowel where p melted), and so on. Loanwords keep
# their first consonant (memproses, mengkaji, mensurvei), so men- may stand before s and t, meng- before k.
_BENTUK_ME = re.compile(
    r"(?:memper[a-z]{3,}|menge[a-z]{3,}|meny[aeiou][a-z]{2,}|meng[aeioughkq][a-z]{2,}|"
    r"mem(?:[bfpv][a-z]{2,}|[aeiou][a-z]{2,})|men(?:[cdjzstf][a-z]{2,}|[aeiou][a-z]{2,})|"
    r"me[lmnrwy][aeiou][a-z]{2,})"
)
_BENTUK_BER = re.compile(r"be(?:r[a-z]{4,}|lajar)")
_BENTUK_DI = re.compile(r"di[a-z]{4,}")
_TANDA_HUBUNG = re.compile(r"(me(?:m|n|ng|ny)?|ber|di)-(?=[a-z]{3,}$)")
_KLITIK = re.compile(r"(?:nya|lah|kah)$")


def tanpa_klitik(kata: str) -> str:
    """The word without -nya, -lah, -kah: `menandatanganinya` is `menandatangani`."""
    pendek = _KLITIK.sub("", kata)
    return pendek if len(pendek) >= 5 else kata


def bentuk_aktif(kata: str) -> bool:
    """Whether a word in lower case has the shape of an active verb, known or not (`mengentri`, `me-scan`)."""
    if "-" in kata:
        awal = _TANDA_HUBUNG.match(kata)
        return awal[1] != "di" if awal else bentuk_aktif(kata.partition("-")[0])
    return bool(_BENTUK_ME.fullmatch(kata) or _BENTUK_BER.fullmatch(kata))


def bentuk_pasif(kata: str) -> bool:
    """Whether a word in lower case has the shape of a passive verb with di-."""
    return bool(_BENTUK_DI.fullmatch(kata)) or (kata.startswith("di-") and len(kata) > 5)


def _tanpa_akhiran(kata: str) -> tuple[str, ...]:
    if kata.endswith("kan") and len(kata) > 5:
        return kata[:-3], kata
    if kata.endswith("i") and len(kata) > 4:
        return kata, kata[:-1]
    return (kata,)


def _lepas_me(kata: str) -> tuple[str, ...]:
    """What may stand behind me-: `menyusun` gives `susun`; `mengirim` gives `kirim` and `irim`."""
    if kata.startswith("memper"):
        return (kata[6:], kata[3:])
    if kata.startswith("menge") and len(_tanpa_akhiran(kata[5:])[0]) <= 4:
        return (kata[5:], "k" + kata[4:], kata[4:])  # menge- stands before roots of one syllable
    if kata.startswith("meny"):
        return ("s" + kata[4:],)
    if kata.startswith("meng"):
        return ("k" + kata[4:], kata[4:]) if kata[4:5] in _VOKAL else (kata[4:],)
    if kata.startswith("mem"):
        return ("p" + kata[3:], kata[2:]) if kata[3:4] in _VOKAL else (kata[3:],)
    if kata.startswith("men"):
        return ("t" + kata[3:], kata[2:]) if kata[3:4] in _VOKAL else (kata[3:],)
    return (kata[2:],) if kata.startswith("me") else ()


def calon_dasar(kata: str) -> tuple[str, ...]:
    """The roots that a verb in lower case may have, the likeliest first; a word without affix is its own."""
    if cocok := _TANDA_HUBUNG.match(kata):
        inti: tuple[str, ...] = (kata[cocok.end() :],)
    elif kata.startswith("me") and bentuk_aktif(kata):
        inti = _lepas_me(kata)
    elif kata.startswith("ber") and bentuk_aktif(kata):
        inti = (kata[3:], kata[2:])
    elif kata.startswith("diper"):
        inti = (kata[5:], kata[2:])
    elif bentuk_pasif(kata):
        inti = (kata[2:],)
    else:
        return (kata,)
    return tuple(dict.fromkeys(dasar for satu in inti for dasar in _tanpa_akhiran(satu)))


def aktif_teratur(dasar: str) -> str:
    """The active form of a root by the rule: `susun` gives `menyusun`, `cek` gives `mengecek`."""
    awal = dasar[:1]
    if not dasar:
        return ""
    if sum(huruf in _VOKAL for huruf in dasar) == 1 and len(dasar) <= 4:
        return "menge" + dasar
    if awal == "s" and dasar[1:2] in _VOKAL:
        return "meny" + dasar[1:]
    if awal == "k" and dasar[1:2] in _VOKAL:
        return "meng" + dasar[1:]
    if awal == "p" and dasar[1:2] in _VOKAL:
        return "mem" + dasar[1:]
    if awal == "t" and dasar[1:2] in _VOKAL:
        return "men" + dasar[1:]
    if awal in "bfpv":
        return "mem" + dasar
    if awal in "cdjstz":
        return "men" + dasar
    if awal in "aeioughkq":
        return "meng" + dasar
    return "me" + dasar


def nominal_teratur(aktif: str, dasar: str) -> str:
    """The noun of an activity by the rule: `menyusun` gives `penyusunan`, `memperbaiki` gives `perbaikan`."""
    akhir = dasar.rpartition(" ")[2]
    inti = aktif
    if aktif.endswith("kan") and not akhir.endswith("kan"):
        inti = aktif[:-3]
    elif aktif.endswith("i") and not akhir.endswith("i"):
        inti = aktif[:-1]
    if inti.startswith("memper"):
        return inti[3:] + "an"
    if inti.startswith("me"):
        return "pe" + inti[2:] + "an"
    return dasar
