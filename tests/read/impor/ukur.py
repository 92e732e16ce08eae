"""How right an imported SOP is: shares of words, actors, kinds of symbol and arrows that are as drawn."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

from sopan.model import Sop, alur_dari
from sopan.read.impor.perubahan import kunci_teks


class Ukuran(NamedTuple):
    """Right ones out of all, for each."""

    kata: tuple[int, int]
    pelaksana: tuple[int, int]
    jenis: tuple[int, int]
    panah: tuple[int, int]

    def persen(self) -> tuple[float, float, float, float]:
        """The four shares in percent."""
        a, b, c, d = (100.0 * x / y if y else 100.0 for x, y in self)
        return a, b, c, d


def _kata(sop: Sop) -> list[str]:
    semua: list[str] = []
    for bidang in ("judul", "nomor"):
        semua += str(getattr(sop, bidang) or "").lower().split()
    for nama in (
        "dasar_hukum",
        "kualifikasi_pelaksana",
        "keterkaitan",
        "peralatan",
        "peringatan",
        "pencatatan",
    ):
        semua += " ".join(map(str, getattr(sop, nama))).split()
    semua += [str(x) for x in (sop.tanggal.pembuatan, sop.tanggal.revisi, sop.tanggal.efektif) if x]
    semua += " ".join(filter(None, (sop.pengesahan.jabatan, sop.pengesahan.nama, sop.pengesahan.nip))).split()
    for langkah in sop.langkah:
        for teks in (
            langkah.kegiatan,
            *langkah.kelengkapan,
            langkah.waktu,
            *langkah.output,
            langkah.keterangan,
        ):
            semua += str(teks or "").split()
    return semua


def ukur(asli: Sop, baca: Sop) -> Ukuran:
    """Hold what was read against what was drawn."""
    a, b = Counter(_kata(asli)), Counter(_kata(baca))
    kata = (sum((a & b).values()), max(sum(a.values()), sum(b.values())))
    cocok = SequenceMatcher(
        None,
        [kunci_teks(x.kegiatan) for x in asli.langkah],
        [kunci_teks(x.kegiatan) for x in baca.langkah],
        autojunk=False,
    )
    ke = {m.a + i: m.b + i for m in cocok.get_matching_blocks() for i in range(m.size)}
    pelaksana = jenis = 0
    for n, langkah in enumerate(asli.langkah):
        if n not in ke:
            continue
        lain = baca.langkah[ke[n]]
        nama = [kunci_teks(asli.pelaksana[p].nama) for p in langkah.pelaksana]
        pelaksana += sorted(nama) == sorted(kunci_teks(baca.pelaksana[p].nama) for p in lain.pelaksana)
        jenis += (langkah.keputusan is None) == (lain.keputusan is None)
    benar = {
        (ke.get(x.dari - 1, -9) + 1, None if x.ke is None else ke.get(x.ke - 1, -9) + 1, x.cabang)
        for x in alur_dari(asli).arus
    }
    ada = set(alur_dari(baca).arus)
    return Ukuran(
        kata,
        (pelaksana, len(asli.langkah)),
        (jenis, len(asli.langkah)),
        (len(benar & ada), max(len(benar), len(ada))),
    )
