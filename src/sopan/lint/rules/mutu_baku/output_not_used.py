"""No later step takes an output in.

Output tidak dipakai langkah sesudahnya.

Apa yang diperiksa:
    Output langkah yang tidak muncul lagi pada kelengkapan atau kalimat langkah sesudahnya. Singkatan,
    sinonim, dan keterangan keadaan ("konsep", "yang telah diperiksa") tidak membedakan. Dibiarkan: output
    langkah yang mengakhiri prosedur, bukti dan arsip (tanda terima, tembusan, salinan, register),
    disposisi atau pengantar yang mengiringi output lain, dan langkah yang penerusnya belum mengisi
    kelengkapan.

Mengapa:
    Output sebuah langkah menjadi kelengkapan langkah berikutnya; output yang tidak dipakai berarti
    langkahnya berlebih atau kelengkapan berikutnya belum lengkap.

Salah:
    langkah:
      - {kegiatan: Memerintahkan penyusunan, output: Disposisi}
      - {kegiatan: Menyusun konsep, kelengkapan: Disposisi, output: [Konsep laporan, Daftar periksa]}
      - {kegiatan: Memeriksa konsep, kelengkapan: Konsep laporan, output: Laporan}

Benar:
    langkah:
      - {kegiatan: Memerintahkan penyusunan, output: Disposisi}
      - {kegiatan: Menyusun konsep, kelengkapan: Disposisi, output: "Konsep laporan, tanda terima"}
      - {kegiatan: Memeriksa konsep, kelengkapan: Konsep laporan yang lengkap, output: [Laporan, Disposisi]}
      - {kegiatan: Mendokumentasikan laporan, kelengkapan: Laporan}

English:
    What comes out of a step goes into a later one, in its kelengkapan or its sentence; abbreviations,
    synonyms and words of state make no difference. The outputs of a last step, evidence (receipts,
    copies, registers) and a cover sheet beside another output pass, and so does a step whose followers
    have no kelengkapan yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Arus, Sop
from sopan.model.benda import benda, termasuk
from sopan.model.teks import butir

RULE = Rule(code="MTB007", severity="hint")

_PENGIRING = frozenset(("disposisi", "lembar", "pengantar", "surat", "nota"))
_BUKTI = frozenset(
    ("terima", "bukti", "arsip", "tembusan", "salinan", "dokumentasi", "kuitansi", "resi", "register")
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step, which names its outputs that go nowhere."""
    graf = alur(sop)
    masukan = [_masukan(sop, nomor) for nomor in range(len(sop.langkah))]
    sesudah: dict[int, frozenset[int]] = {}
    for nomor in range(len(sop.langkah), 0, -1):
        if nomor in graf.akhir:
            continue
        penerus = _penerus(nomor, graf.keluar, sesudah)
        langsung = [arus.ke for arus in graf.keluar[nomor] if arus.ke is not None]
        if not langsung or any(not sop.langkah[ke - 1].kelengkapan for ke in langsung):
            continue
        output = [(ke, satu) for ke, teks in enumerate(sop.langkah[nomor - 1].output) for satu in butir(teks)]
        lanjutan = [masukan[lain - 1] for lain in penerus if lain != nomor]
        hilang = [
            (ke, satu)
            for ke, satu in output
            if not _dipakai(benda(satu), lanjutan) and not (len(output) > 1 and benda(satu) <= _PENGIRING)
        ]
        if hilang:
            daftar = ", ".join(f'"{satu}"' for _, satu in hilang)
            yield Finding(
                ("langkah", nomor - 1, "output", hilang[0][0]),
                Pesan(
                    f"output {daftar} dari langkah {nomor} tidak dipakai langkah sesudahnya; tulis pada "
                    "kelengkapan "
                    "langkah yang memakainya.",
                    f"no later step takes in the output {daftar} of step {nomor}; write it into the "
                    "kelengkapan of "
                    "the step that uses it.",
                ),
            )


def _masukan(sop: Sop, nomor: int) -> tuple[list[frozenset[str]], frozenset[str]]:
    """The things that a step takes in, and the words of its sentence."""
    langkah = sop.langkah[nomor]
    return [benda(satu) for teks in langkah.kelengkapan for satu in butir(teks)], benda(langkah.kegiatan)


def _dipakai(output: frozenset[str], masukan: list[tuple[list[frozenset[str]], frozenset[str]]]) -> bool:
    if output & _BUKTI:
        return True
    return any(
        _disebut(output, kegiatan) or termasuk(output, kelengkapan) for kelengkapan, kegiatan in masukan
    )


def _disebut(output: frozenset[str], kegiatan: frozenset[str]) -> bool:
    """Whether a sentence names the thing: all its words, or two of three ("surat bantuan keberangkatan")."""
    sama = len(output & kegiatan)
    return sama == len(output) or (sama >= 2 and 3 * sama >= 2 * len(output))


def _penerus(
    nomor: int, keluar: dict[int, tuple[Arus, ...]], sesudah: dict[int, frozenset[int]]
) -> frozenset[int]:
    """Every step that can come after this one."""
    dilihat: set[int] = set()
    antre = [arus.ke for arus in keluar[nomor] if arus.ke is not None]
    while antre:
        ke = antre.pop()
        if ke in dilihat:
            continue
        dilihat.add(ke)
        if ke in sesudah:
            dilihat |= sesudah[ke]
        else:
            antre += [arus.ke for arus in keluar[ke] if arus.ke is not None]
    sesudah[nomor] = frozenset(dilihat)
    return sesudah[nomor]
