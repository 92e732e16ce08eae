"""A keterangan names an SOP that keterkaitan lacks.

Keterangan menyebut SOP yang tidak ada pada keterkaitan.

Apa yang diperiksa:
    SOP yang disebut pada keterangan langkah ("SOP Pengumpulan Bahan") harus ada pada keterkaitan dengan
    judul yang sama, tanpa membedakan huruf besar dan tanda baca. Bila ada judul yang mirip, pesannya
    menyebutnya. "SOP ini" dan "SOP terkait" dibiarkan. Perbaikan otomatis menambahkan judulnya hanya bila
    tidak ada yang mirip.

Mengapa:
    Keterkaitan memuat SOP lain yang langsung terhubung (PermenPANRB 35/2012); pada paparan 50 dan 51
    keterangan menyebut SOP Pengumpulan Bahan sedangkan keterkaitan memuat SOP Pengumpulan Data.

Salah:
    keterkaitan: [SOP Pengumpulan Data]
    langkah: [{keterangan: SOP Pengumpulan Bahan}]

Benar:
    keterkaitan: [SOP Pengumpulan Data, Penanganan Surat Masuk]
    langkah: [{keterangan: "Sesuai SOP Pengumpulan data. Lihat juga SOP Penanganan Surat Masuk"}]
    ---
    langkah: [{keterangan: Waktu tunggu tidak termasuk SOP ini}]

English:
    An SOP that a remark names must be listed under keterkaitan by the same title. A similar title is
    named in the message; the fix adds the title only where nothing similar is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import TambahButir
from sopan.model.teks import judul_baku, pokok

RULE = Rule(code="MTB010", severity="warning")

_SEBUTAN = re.compile(
    r"\b(?:SOP|Standar Operasional Prosedur)(?:\s+tentang)?\s*[:\-]?\s*[\"“]?"
    r"(?P<judul>(?!(?i:ini|itu|terkait|yang|tersebut|lain(?:nya)?|masing|dan|atau|di|pada|untuk|unit|oleh|AP|makro|mikro)\b)"
    r"[A-Z][^.;\n\"”()]*?)"
    r"(?=\s*(?:$|[.;\n\"”()]|,?\s*(?:dan|serta|,|&)\s*SOP\b|,\s*(?:lihat|nomor)\b))"
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an SOP that is named and not listed, at its first mention."""
    terdaftar = {judul_baku(satu.judul): satu.judul for satu in sop.keterkaitan}
    sendiri = judul_baku(sop.judul)
    for nomor, langkah in enumerate(sop.langkah):
        for cocok in _SEBUTAN.finditer(langkah.keterangan or ""):
            judul = cocok["judul"].strip(" ,:-")
            baku = judul_baku(judul)
            if not baku or baku in terdaftar or baku == sendiri:
                continue
            mirip = _mirip(judul, list(terdaftar.values()))
            terdaftar[baku] = judul
            yield _temuan(nomor, f"SOP {judul}", mirip)


def _temuan(nomor: int, judul: str, mirip: str | None) -> Finding:
    jalur = ("langkah", nomor, "keterangan")
    if mirip is not None:
        return Finding(
            jalur,
            Pesan(
                f'keterangan langkah {nomor + 1} menyebut "{judul}", sedangkan keterkaitan memuat '
                f'"{mirip}"; samakan '
                "judulnya, atau tambahkan bila keduanya berbeda.",
                f'the remark of step {nomor + 1} names "{judul}", while keterkaitan has "{mirip}"; use one '
                "title, or "
                "add it if they are two.",
            ),
        )
    return Finding(
        jalur,
        Pesan(
            f'"{judul}" pada keterangan langkah {nomor + 1} belum ada pada keterkaitan; tambahkan.',
            f'"{judul}" in the remark of step {nomor + 1} is not listed under keterkaitan; add it.',
        ),
        Fix(
            Pesan(f'Tambahkan "{judul}" pada keterkaitan.', f'Add "{judul}" to keterkaitan.'),
            (TambahButir(jalur=("keterkaitan",), nilai=judul),),
        ),
    )


def _mirip(judul: str, terdaftar: list[str]) -> str | None:
    """The listed title that shares most words with this one, at least half of the shorter's beyond "SOP"."""
    kata = pokok(judul) - {"sop"}
    terbaik, nilai = None, 0.0
    for lain in terdaftar:
        kata_lain = pokok(lain) - {"sop"}
        sama = kata & kata_lain
        bagian = len(sama) / (min(len(kata), len(kata_lain)) or 1)
        if bagian >= 0.5 and bagian > nilai:
            terbaik, nilai = lain, bagian
    return terbaik
