"""From arrows between steps to the flow of the model: the next step, `lanjut`, `keputusan`, `selesai`.

A decision has two answers in the model. Words beside its arrows say which is which; where they do not, the
way forward is taken for yes. More than two ways become a chain of decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sopan.errors import Pesan
from sopan.model import SELESAI
from sopan.read.impor.hasil import RAGU, Pengumpul
from sopan.read.impor.label import cabang_dari
from sopan.read.impor.teks_sel import satu_baris

__all__ = ["Arah", "Simpul", "susun_alir"]


@dataclass(slots=True)
class Arah:
    """A way out of a step: to the step `ke` (from 0; None ends the procedure), the word beside it."""

    ke: int | None
    label: str = ""
    yakin: float = 1.0
    asal: str = ""


@dataclass(slots=True)
class Simpul:
    """A step while it is put together: its values for the model, whether it decides, its ways out."""

    nilai: dict[str, Any]
    keputusan: bool = False
    arah: list[Arah] = field(default_factory=list)
    asal: str = ""
    gambar: bool = True


def susun_alir(simpul: list[Simpul], kumpul: Pengumpul, *, rantai: bool = True) -> None:
    """Write the flow into the values of the steps; tell what is lacking. Chains may add steps."""
    for satu in simpul:
        satu.arah = _tunggal(satu.arah)
    if rantai:
        _rantai(simpul, kumpul)
    masuk: dict[int, int] = defaultdict(int)
    for satu in simpul:
        for arah in satu.arah:
            if arah.ke is not None:
                masuk[arah.ke] += 1
    for n, satu in enumerate(simpul):
        if satu.keputusan or len(satu.arah) > 1:
            _putuskan(simpul, n, kumpul)
        else:
            _lanjut(simpul, n, kumpul, masuk)


def _tunggal(arah: Sequence[Arah]) -> list[Arah]:
    """Ways without those that lead to the same place with the same word; the surer stands."""
    hasil: dict[tuple[int | None, str], Arah] = {}
    for satu in arah:
        kunci = (satu.ke, satu_baris(satu.label).lower())
        lama = hasil.get(kunci)
        if lama is None or satu.yakin > lama.yakin:
            hasil[kunci] = satu
    berlabel = {ke for ke, label in hasil if label}
    return [satu for (ke, label), satu in hasil.items() if label or ke not in berlabel]


def _rantai(simpul: list[Simpul], kumpul: Pengumpul) -> None:
    """Turn decisions with more than two ways into chains: the first way against the others."""
    n = 0
    while n < len(simpul):
        satu = simpul[n]
        if len(satu.arah) <= 2 or len(simpul) > 900:
            n += 1
            continue
        pertama, *sisa = sorted(
            satu.arah, key=lambda a: (cabang_dari(a.label) != "ya", a.ke is None, a.ke or 0)
        )
        for lain in simpul:
            for arah in lain.arah:
                if arah.ke is not None and arah.ke > n:
                    arah.ke += 1
        tambahan = Simpul(
            {
                "kegiatan": _kegiatan_rantai(satu.nilai["kegiatan"], sisa),
                "pelaksana": satu.nilai["pelaksana"],
            },
            keputusan=True,
            arah=sisa,
            asal=satu.asal,
        )
        satu.keputusan = True
        satu.arah = [pertama, Arah(n + 1, _lawan(pertama.label), min(a.yakin for a in sisa))]
        simpul.insert(n + 1, tambahan)
        _geser(kumpul, n + 1)
        kumpul.catat(
            "lihat",
            Pesan(
                f"langkah {n + 1}: keputusan dengan {len(sisa) + 1} cabang dijadikan rantai dua keputusan; "
                f"langkah {n + 2} ditambahkan.",
                f"step {n + 1}: a decision with {len(sisa) + 1} ways was made a chain of two; step {n + 2} "
                f"is added.",
            ),
            satu.asal,
            ("langkah", n + 1),
        )
        n += 1


def _kegiatan_rantai(kegiatan: str, sisa: Sequence[Arah]) -> str:
    label = next((satu_baris(a.label) for a in sisa if a.label), "")
    awal = kegiatan if len(kegiatan) < 200 else f"{kegiatan[:199]}…"
    return f"{awal} ({label})" if label else f"{awal} (lanjutan)"


def _lawan(label: str) -> str:
    return f"Bukan {satu_baris(label)}" if label and cabang_dari(label) is None else ""


def _geser(kumpul: Pengumpul, dari: int) -> None:
    """Move what was said about steps behind one that is put in."""
    lama = list(kumpul.bidang.values())
    kumpul.bidang.clear()
    for satu in lama:
        jalur = satu.jalur
        if jalur[:1] == ("langkah",) and len(jalur) > 1 and isinstance(jalur[1], int) and jalur[1] >= dari:
            jalur = ("langkah", jalur[1] + 1, *jalur[2:])
        kumpul.nilai(jalur, satu.asal, satu.yakin, satu.lihat)


def _nomor(ke: int | None) -> int | str:
    return SELESAI if ke is None else ke + 1


def _lanjut(simpul: list[Simpul], n: int, kumpul: Pengumpul, masuk: dict[int, int]) -> None:
    satu = simpul[n]
    terakhir = n == len(simpul) - 1
    if not satu.arah:
        if terakhir:
            return
        yakin = 0.7 if not satu.gambar else 0.6 if not masuk[n + 1] else 0.4
        lihat = Pesan(
            f"tidak ada panah keluar dari langkah {n + 1}; dianggap ke langkah {n + 2}",
            f"no arrow leaves step {n + 1}; taken to lead to step {n + 2}",
        )
        if satu.gambar:
            kumpul.nilai(("langkah", n, "lanjut"), satu.asal, yakin, lihat)
        return
    arah = satu.arah[0]
    if arah.ke is None:
        if not terakhir:
            satu.nilai["selesai"] = True
    elif arah.ke != n + 1:
        satu.nilai["lanjut"] = arah.ke + 1
    kumpul.nilai(("langkah", n, "lanjut"), arah.asal or satu.asal, arah.yakin, _ragu(n, arah))


def _ragu(n: int, arah: Arah) -> Pesan | None:
    if arah.yakin >= RAGU:
        return None
    if arah.ke is None:
        return Pesan(
            f"panah dari langkah {n + 1} ke akhir tidak jelas",
            f"the arrow of step {n + 1} to the end is unclear",
        )
    return Pesan(
        f"panah dari langkah {n + 1} ke langkah {arah.ke + 1} tidak jelas ujungnya",
        f"the ends of the arrow from step {n + 1} to step {arah.ke + 1} are unclear",
    )


def _putuskan(simpul: list[Simpul], n: int, kumpul: Pengumpul) -> None:
    """A step with answers: which way is yes, which no."""
    satu = simpul[n]
    jalur = ("langkah", n, "keputusan")
    ya, tidak, yakin, lihat = _bagi(satu.arah, n)
    nilai: dict[str, Any] = {}
    for nama, arah in (("ya", ya), ("tidak", tidak)):
        if arah is None:
            continue
        label = satu_baris(arah.label)
        biasa = label.lower() in ("", nama)
        berikutnya = arah.ke == n + 1
        if berikutnya and biasa:
            continue
        cabang: dict[str, Any] = {} if berikutnya else {"langkah": _nomor(arah.ke)}
        if not biasa:
            cabang["label"] = label
        nilai[nama] = cabang
    satu.nilai["keputusan"] = nilai
    if not satu.keputusan and "," not in satu.asal and len(satu.nilai.get("pelaksana", ())) < 2:
        yakin, lihat = (
            min(yakin, 0.6),
            lihat
            or Pesan(
                f"langkah {n + 1} digambar sebagai kotak tetapi dua panah keluar; dijadikan keputusan",
                f"step {n + 1} is drawn as a box but two arrows leave it; made a decision",
            ),
        )
    for arah in satu.arah:
        if arah.yakin < yakin:
            yakin, lihat = arah.yakin, lihat or _ragu(n, arah)
    kumpul.nilai(jalur, satu.asal, yakin, lihat)


def _bagi(arah: Sequence[Arah], n: int) -> tuple[Arah | None, Arah | None, float, Pesan | None]:
    """The ways of yes and of no, how sure that is, and what to look at."""
    if not arah:
        return (
            None,
            None,
            0.3,
            Pesan(
                f"keputusan langkah {n + 1} tanpa panah keluar",
                f"no arrow leaves the decision of step {n + 1}",
            ),
        )
    if len(arah) == 1:
        satu = arah[0]
        lihat = Pesan(
            f"keputusan langkah {n + 1} hanya mempunyai satu panah keluar",
            f"only one arrow leaves the decision of step {n + 1}",
        )
        if cabang_dari(satu.label) == "tidak" or (satu.ke is not None and satu.ke <= n):
            return None, satu, 0.5, lihat
        return satu, None, 0.5, lihat
    a, b = arah[0], arah[1]
    ca, cb = cabang_dari(a.label), cabang_dari(b.label)
    if ca == cb == "ya" and a.label and b.label:
        cb = None
    if ca == "tidak" or cb == "ya":
        a, b, ca, cb = b, a, cb, ca
    if ca == "ya" and cb == "tidak":
        return a, b, 1.0, None
    if ca == "ya" or cb == "tidak":
        return a, b, 0.9, None
    if (_maju(b, n) and not _maju(a, n)) or (
        _maju(a, n) and _maju(b, n) and b.ke is not None and (a.ke is None or b.ke < a.ke)
    ):
        a, b = b, a
    return (
        a,
        b,
        0.65,
        Pesan(
            f"panah keputusan langkah {n + 1} tanpa tulisan ya/tidak; yang maju dianggap ya",
            f"the arrows of the decision of step {n + 1} bear no ya/tidak; the one forward is taken for ya",
        ),
    )


def _maju(arah: Arah, n: int) -> bool:
    return arah.ke is None or arah.ke > n
