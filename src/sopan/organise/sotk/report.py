"""Coverage as a record for programs and as a page for people."""

from __future__ import annotations

from typing import Any

from sopan.errors import Pesan
from sopan.organise.page import aman, halaman
from sopan.organise.sotk.coverage import Cakupan, KegiatanTercakup
from sopan.organise.sotk.map import peta_cakupan

__all__ = ["FORMAT", "catatan", "halaman_cakupan"]

FORMAT = "sopan-coverage/1"

_KEADAAN = {
    "ada": Pesan("✓ ada SOP", "✓ has an SOP"),
    "mirip": Pesan("~ judul mirip", "~ like title"),
    "belum": Pesan("○ belum ada", "○ none"),
}
_BUKTI = {
    "asal": Pesan("SOP menyebut kegiatan ini", "the SOP names this activity"),
    "nomor": Pesan("kegiatan menyebut nomor SOP", "the activity names the SOP's number"),
    "judul": Pesan("judulnya mirip", "by its like title"),
}
_GAYA = """
.ada{color:var(--tambah-tinta)}.mirip{color:var(--ubah-tinta)}.belum{color:var(--hapus-tinta)}
td.keadaan{white-space:nowrap;font-weight:600}td.unit{padding-left:calc(12px + var(--d)*20px)}
"""


def catatan(cakupan: Cakupan) -> dict[str, Any]:
    """Coverage as JSON values."""
    return {
        "format": FORMAT,
        "organisasi": cakupan.organisasi.nama,
        "ringkasan": {
            "kegiatan": len(cakupan.kegiatan),
            **{keadaan: cakupan.banyak(keadaan) for keadaan in _KEADAAN},
            "sop": len(cakupan.pustaka),
            "sop_tanpa_kegiatan": len(cakupan.tanpa_kegiatan),
        },
        "kegiatan": [_kegiatan(cakupan, satu) for satu in cakupan.kegiatan],
        "unit": [
            {
                "id": h.unit.id,
                "nama": h.unit.nama,
                "induk": h.unit.induk,
                "ada": h.ada,
                "mirip": h.mirip,
                "belum": h.belum,
                "dengan_bawahan": {"ada": h.total_ada, "mirip": h.total_mirip, "belum": h.total_belum},
            }
            for h in cakupan.unit
        ],
        "sop_tanpa_kegiatan": [_sop(cakupan, di) for di in cakupan.tanpa_kegiatan],
        "rujukan_putus": [
            {
                "jenis": satu.jenis,
                "rujukan": satu.rujukan,
                "sop": None if satu.sop is None else cakupan.pustaka[satu.sop].berkas,
                "kegiatan": satu.kegiatan,
            }
            for satu in cakupan.putus
        ],
        "probis": [
            {
                "simpul": satu.simpul,
                "kegiatan": list(satu.kegiatan),
                "sop": [cakupan.pustaka[di].berkas for di in satu.sop],
            }
            for satu in cakupan.probis
        ],
    }


def _sop(cakupan: Cakupan, di: int) -> dict[str, Any]:
    sop = cakupan.pustaka[di]
    return {"berkas": sop.berkas, "judul": sop.judul, "nomor": sop.nomor}


def _kegiatan(cakupan: Cakupan, satu: KegiatanTercakup) -> dict[str, Any]:
    kegiatan = satu.tempat.kegiatan
    return {
        "id": kegiatan.id,
        "judul": kegiatan.judul,
        "unit": satu.tempat.unit.id,
        "probis": kegiatan.probis,
        "keadaan": satu.keadaan,
        "sop": [{**_sop(cakupan, x.sop), "bukti": x.bukti, "mirip": round(x.mirip, 3)} for x in satu.sop],
        "dekat": [{**_sop(cakupan, x.sop), "mirip": round(x.mirip, 3)} for x in satu.dekat],
    }


def halaman_cakupan(cakupan: Cakupan, unit: str | None = None) -> str:
    """Coverage as one page of HTML: the map, then all activities, SOPs without one, and the process map."""
    judul = Pesan(f"Cakupan SOP {cakupan.organisasi.nama}", f"SOP coverage of {cakupan.organisasi.nama}")
    bagian = [
        f"<h1>{aman(judul)}</h1>",
        f"<p>{aman(_ringkasan(cakupan))}</p>",
        f'<div class="gambar">{peta_cakupan(cakupan, unit)}</div>',
        _tabel_kegiatan(cakupan),
        _tabel_tanpa(cakupan),
        _tabel_putus(cakupan),
        _tabel_probis(cakupan),
    ]
    return halaman(str(judul), "\n".join(satu for satu in bagian if satu), _GAYA)


def _ringkasan(cakupan: Cakupan) -> Pesan:
    ada, mirip, semua = cakupan.banyak("ada"), cakupan.banyak("mirip"), len(cakupan.kegiatan)
    tanpa = len(cakupan.tanpa_kegiatan)
    return Pesan(
        f"{ada} dari {semua} kegiatan ber-SOP, {mirip} hanya menurut judulnya; "
        f"{tanpa} dari {len(cakupan.pustaka)} SOP tidak melayani kegiatan mana pun.",
        f"{ada} of {semua} activities have an SOP, {mirip} by a like title only; "
        f"{tanpa} of {len(cakupan.pustaka)} SOPs serve no activity.",
    )


def _tabel(judul: Pesan, kepala: list[Pesan], baris: list[list[str]]) -> str:
    if not baris:
        return ""
    sel = "".join(f"<th>{aman(satu)}</th>" for satu in kepala)
    isi = "".join(f"<tr>{''.join(satu)}</tr>" for satu in baris)
    return (
        f'<h2>{aman(judul)}</h2><div class="gulir"><table><thead><tr>{sel}</tr></thead>'
        f"<tbody>{isi}</tbody></table></div>"
    )


def _td(isi: object, kelas: str = "") -> str:
    return f'<td class="{kelas}">{aman(isi)}</td>' if kelas else f"<td>{aman(isi)}</td>"


def _tabel_kegiatan(cakupan: Cakupan) -> str:
    baris = []
    for satu in cakupan.kegiatan:
        kegiatan = satu.tempat.kegiatan
        sop = [f"{cakupan.pustaka[x.sop].judul} ({_BUKTI[x.bukti]})" for x in satu.sop]
        if satu.dekat:
            nama = ", ".join(cakupan.pustaka[x.sop].judul for x in satu.dekat)
            sop.append(str(Pesan(f"mungkin: {nama}", f"perhaps: {nama}")))
        baris.append(
            [
                _td(satu.tempat.unit.nama),
                _td(kegiatan.judul),
                _td(kegiatan.probis or ""),
                _td(_KEADAAN[satu.keadaan], f"keadaan {satu.keadaan}"),
                _td("; ".join(sop)),
            ]
        )
    kepala = [
        Pesan("Unit", "Unit"),
        Pesan("Kegiatan", "Activity"),
        Pesan("Probis", "Probis"),
        Pesan("Keadaan", "State"),
        Pesan("SOP", "SOP"),
    ]
    return _tabel(Pesan("Kegiatan", "Activities"), kepala, baris)


def _tabel_tanpa(cakupan: Cakupan) -> str:
    baris = [
        [_td(sop.nomor or ""), _td(sop.judul), _td(sop.berkas)]
        for sop in (cakupan.pustaka[di] for di in cakupan.tanpa_kegiatan)
    ]
    kepala = [Pesan("Nomor", "Number"), Pesan("Judul", "Title"), Pesan("Berkas", "File")]
    return _tabel(Pesan("SOP tanpa kegiatan", "SOPs without an activity"), kepala, baris)


def _tabel_putus(cakupan: Cakupan) -> str:
    baris = []
    for satu in cakupan.putus:
        if satu.sop is not None:
            siapa = cakupan.pustaka[satu.sop].judul
            apa = Pesan("asal menyebut kegiatan yang tidak ada", "its asal names no activity")
        else:
            siapa = satu.kegiatan or ""
            apa = Pesan("menyebut nomor SOP yang tidak ada di pustaka", "names a number that no SOP has")
        baris.append([_td(siapa), _td(apa), _td(satu.rujukan)])
    kepala = [Pesan("Di", "At"), Pesan("Masalah", "Problem"), Pesan("Rujukan", "Reference")]
    return _tabel(Pesan("Rujukan putus", "Broken references"), kepala, baris)


def _tabel_probis(cakupan: Cakupan) -> str:
    judul = {satu.tempat.kegiatan.id: satu.tempat.kegiatan.judul for satu in cakupan.kegiatan}
    baris = [
        [
            _td(satu.simpul),
            _td("; ".join(judul[id] for id in satu.kegiatan)),
            _td("; ".join(cakupan.pustaka[di].judul for di in satu.sop) or "–"),
        ]
        for satu in cakupan.probis
    ]
    kepala = [Pesan("Simpul", "Node"), Pesan("Kegiatan", "Activities"), Pesan("SOP", "SOPs")]
    return _tabel(Pesan("Peta proses bisnis", "Business process map"), kepala, baris)
