"""The difference of two SOPs as one page: what changed, both procedures side by side, both drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopan.errors import Pesan
from sopan.model import Langkah, Sop
from sopan.organise.diff.align import potongan_beda
from sopan.organise.diff.changes import Beda, Perubahan, PerubahanLangkah
from sopan.organise.diff.fields import label
from sopan.organise.diff.report import judul_langkah, kalimat_ringkasan
from sopan.organise.page import aman, halaman

__all__ = ["halaman_beda"]

_GAYA = """
.dua{display:grid;grid-template-columns:1fr 1fr;gap:24px;align-items:start}
.dua>*{min-width:0}
@media (max-width:1024px){.dua{grid-template-columns:1fr}}
.tanda{display:inline-block;min-width:74px;padding:0 8px;border-radius:4px;font-size:13px;text-align:center}
.ditambah .tanda{background:var(--tambah);color:var(--tambah-tinta)}
.dihapus .tanda{background:var(--hapus);color:var(--hapus-tinta)}
.diubah .tanda,.dipindah .tanda{background:var(--ubah);color:var(--ubah-tinta)}
.sama{color:var(--redup)}
td.no{width:3em}td.sisi{width:42%}.orang{font-size:13px;color:var(--redup);display:block}
.gambar+.gambar{margin-top:8px}.gambar svg{width:100%;height:auto}
"""
_TANDA = {
    "ditambah": Pesan("+ baru", "+ new"),
    "dihapus": Pesan("− dihapus", "− removed"),
    "diubah": Pesan("≠ diubah", "≠ changed"),
    "dipindah": Pesan("↕ dipindah", "↕ moved"),
}


def halaman_beda(
    lama: Sop,
    baru: Sop,
    beda: Beda,
    gambar_lama: Sequence[str] = (),
    gambar_baru: Sequence[str] = (),
    nama: tuple[str, str] = ("", ""),
) -> str:
    """A page of HTML. `gambar_*` are SVG texts of Sopan's renderer, a page each; `nama` the files' names."""
    judul = Pesan(f"Beda: {baru.judul}", f"Difference: {baru.judul}")
    bagian = [f"<h1>{aman(judul)}</h1>", _kepala(lama, baru, nama)]
    if beda.kosong:
        bagian.append(f"<p>{aman(Pesan('Kedua SOP sama.', 'Both SOPs are the same.'))}</p>")
    else:
        bagian.append(_ringkasan(beda))
        bagian.append(_perubahan(beda))
    bagian.append(_sejajar(lama, baru, beda))
    if gambar_lama or gambar_baru:
        bagian.append(_gambar(gambar_lama, gambar_baru))
    return halaman(str(judul), "\n".join(bagian), _GAYA)


def _kepala(lama: Sop, baru: Sop, nama: tuple[str, str]) -> str:
    sisi = [
        " · ".join(aman(x) for x in (peran, berkas, sop.nomor, sop.judul) if x)
        for peran, berkas, sop in (
            (Pesan("Lama", "Before"), nama[0], lama),
            (Pesan("Baru", "Now"), nama[1], baru),
        )
    ]
    return f'<p class="redup">{sisi[0]}<br>{sisi[1]}</p>'


def _ringkasan(beda: Beda) -> str:
    kalimat = Pesan(f"{beda.banyak} perubahan", f"{beda.banyak} change(s)")
    rincian = "; ".join(str(satu) for satu in kalimat_ringkasan(beda.lama, beda.baru))
    return f"<p>{aman(kalimat)}{aman(': ' + rincian) if rincian else ''}.</p>"


def _perubahan(beda: Beda) -> str:
    bagian = []
    for judul, daftar in (
        (Pesan("Identitas", "Identity"), beda.identitas),
        (Pesan("Pelaksana", "Actors"), beda.pelaksana),
    ):
        if daftar:
            bagian.append(f"<h2>{aman(judul)}</h2><ul>{_butir(daftar)}</ul>")
    if beda.langkah:
        bagian.append(f"<h2>{aman(Pesan('Langkah', 'Steps'))}</h2><ul>")
        for satu in beda.langkah:
            rinci = f"<ul>{_butir(satu.rincian)}</ul>" if satu.rincian else ""
            bagian.append(f"<li>{aman(judul_langkah(satu))}{rinci}</li>")
        bagian.append("</ul>")
    return "\n".join(bagian)


def _butir(daftar: Iterable[Perubahan]) -> str:
    return "".join(f"<li>{_tulis(satu)}</li>" for satu in daftar)


def _tulis(satu: Perubahan) -> str:
    if satu.teks and satu.lama and satu.baru:
        return f"{aman(label(satu.hal))}: {_kata(satu.lama, satu.baru)}"
    return aman(satu.pesan)


def _kata(lama: str, baru: str) -> str:
    hasil = []
    for dulu, kini in potongan_beda(lama, baru):
        if dulu == kini:
            hasil.append(aman(dulu))
            continue
        if dulu:
            hasil.append(f"<del>{aman(dulu)}</del>")
        if kini:
            hasil.append(f"<ins>{aman(kini)}</ins>")
    return " ".join(hasil)


def _sejajar(lama: Sop, baru: Sop, beda: Beda) -> str:
    berubah: dict[tuple[int | None, int | None], PerubahanLangkah] = {
        (satu.lama, satu.baru): satu for satu in beda.langkah
    }
    baris = []
    for a, b in beda.pasangan:
        satu = berubah.get((a, b))
        kelas = satu.jenis if satu else "sama"
        tanda = f'<span class="tanda">{aman(_TANDA[satu.jenis])}</span>' if satu else ""
        kiri = _sel(lama, lama.langkah[a - 1]) if a else ""
        semula = (lama, lama.langkah[a - 1]) if a else None
        kanan = _sel(baru, baru.langkah[b - 1], semula) if b else ""
        baris.append(
            f'<tr class="{kelas}"><td class="no angka">{a or ""}</td><td class="sisi">{kiri}</td>'
            f'<td class="no angka">{b or ""}</td><td class="sisi">{kanan}</td><td>{tanda}</td></tr>'
        )
    kepala = [Pesan("Lama", "Before"), Pesan("Baru", "Now"), Pesan("Perubahan", "Change")]
    return (
        f"<h2>{aman(Pesan('Berdampingan', 'Side by side'))}</h2>"
        f'<div class="gulir"><table><thead><tr><th colspan="2">{aman(kepala[0])}</th>'
        f'<th colspan="2">{aman(kepala[1])}</th><th>{aman(kepala[2])}</th></tr></thead>'
        f"<tbody>{''.join(baris)}</tbody></table></div>"
    )


def _sel(sop: Sop, langkah: Langkah, semula: tuple[Sop, Langkah] | None = None) -> str:
    """A step in a cell; beside its former self with the words marked that are others now."""
    kalimat = _kata(semula[1].kegiatan, langkah.kegiatan) if semula else aman(langkah.kegiatan)
    rinci = _kata(_rinci(*semula), _rinci(sop, langkah)) if semula else aman(_rinci(sop, langkah))
    return f'{kalimat}<span class="orang">{rinci}</span>'


def _rinci(sop: Sop, langkah: Langkah) -> str:
    orang = ", ".join(sop.pelaksana[id].nama if id in sop.pelaksana else id for id in langkah.pelaksana)
    return " · ".join(x for x in (orang, langkah.waktu, ", ".join(langkah.output)) if x)


def _gambar(lama: Sequence[str], baru: Sequence[str]) -> str:
    kolom = []
    for nama, gambar in ((Pesan("Lama", "Before"), lama), (Pesan("Baru", "Now"), baru)):
        lembar = "".join(f'<div class="gambar">{svg}</div>' for svg in gambar)
        kolom.append(f"<div><h3>{aman(nama)}</h3>{lembar}</div>")
    return f'<h2>{aman(Pesan("Gambar", "Drawings"))}</h2><div class="dua">{"".join(kolom)}</div>'
