"""The work on one file of `sopan import`: read it, write its SOP file, check it, say what there is to say."""

from __future__ import annotations

import hashlib
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopan.cli.files import make_folder, write_atomically
from sopan.errors import Fault, Pesan, SopanError, SystemFailure, UnreadableFile
from sopan.lint.engine import check
from sopan.model import Sop, Sumber
from sopan.model.sumber import tulis_jalur
from sopan.model.teks import judul_baku
from sopan.read.impor import RAGU, HasilImpor, impor_bytes, yaml_impor
from sopan.read.impor.aman import MOST_BYTES
from sopan.read.source import read_bytes, shown_name

__all__ = ["MOST_SECONDS", "Tugas", "kerjakan"]

MOST_SECONDS = 60.0
"""Seconds that one file may take unless the person says otherwise."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """One file to import: `hasil` is its SOP file below `folder`, `batas` the seconds it may take.

    `akar` are files of root certificates that signatures may lead to.
    """

    path: Path
    folder: Path
    hasil: Path
    batas: float = MOST_SECONDS
    akar: tuple[Path, ...] = ()

    def __str__(self) -> str:
        return shown_name(self.path)


class _Lama(BaseException):
    """A file took too long. No `Exception`, which what reads broken files may catch and go on."""


@contextmanager
def _paling_lama(detik: float) -> Iterator[None]:
    """Stop what runs inside after so many seconds, where the system and the thread allow it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def habis(*_: object) -> None:
        raise _Lama

    lama = signal.signal(signal.SIGALRM, habis)
    signal.setitimer(signal.ITIMER_REAL, detik)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, lama)


def kerjakan(tugas: Tugas) -> dict[str, Any]:
    """Import one file and say what came of it, as data for the reports.

    A file that cannot be read is told, not raised.

    Raises `SystemFailure` where the machine refuses to give the file or to take the result.
    """
    nama = str(tugas)
    data = b""
    try:
        data = read_bytes(tugas.path, MOST_BYTES)
        with _paling_lama(tugas.batas):
            hasil = impor_bytes(data, nama)
            teks = yaml_impor(hasil)
            tanda = _tanda_tangan(data, tugas.akar)
    except _Lama:
        pesan = Pesan(
            f"dihentikan setelah {tugas.batas:.0f} detik.", f"was stopped after {tugas.batas:.0f} seconds."
        )
        return _gagal(nama, data, UnreadableFile([Fault(nama, 0, 0, pesan)]))
    except SystemFailure:
        raise
    except SopanError as error:
        return _gagal(nama, data, error)
    path = tugas.folder / tugas.hasil
    make_folder(path.parent)
    write_atomically(path, teks.encode())
    return _isi(nama, data, tugas, hasil) | {"tanda_tangan": tanda}


def _tanda_tangan(data: bytes, akar: Sequence[Path]) -> list[dict[str, Any]]:
    """What a check of the signatures of a PDF says; nothing for other files, and for one beyond checking."""
    if b"%PDF-" not in data[:1024] or b"/ByteRange" not in data:
        return []
    from sopan.publish.signing import akar_dari, periksa  # noqa: PLC0415 - slow to load, and few need it

    try:
        return [_satu_tanda(satu) for satu in periksa(data, akar_dari(akar)).tanda_tangan]
    except UnreadableFile:
        return []


def _satu_tanda(satu: Any) -> dict[str, Any]:
    return {
        "siapa": satu.siapa,
        "peran": satu.peran,
        "saat": satu.saat.isoformat() if satu.saat else None,
        "cap_waktu": satu.cap_waktu,
        "utuh": satu.utuh,
        "berubah": satu.berubah,
        "akar": satu.akar,
        "penerbit": satu.penerbit,
        "sah": satu.sah,
    }


def _gagal(nama: str, data: bytes, error: SopanError) -> dict[str, Any]:
    return {"berkas": nama, "sha256": hashlib.sha256(data).hexdigest(), "kesalahan": str(error).split("\n")}


def _isi(nama: str, data: bytes, tugas: Tugas, hasil: HasilImpor) -> dict[str, Any]:
    """What the reports say about one file."""
    sop = hasil.sop
    laporan = check(sop, Sumber(str(tugas.hasil)))
    berat = laporan.jumlah()
    temuan = [
        {
            "aturan": satu.kode,
            "nama": satu.nama,
            "berat": satu.severity,
            "tempat": tulis_jalur(satu.jalur),
            "pesan": str(satu.pesan),
        }
        for satu in laporan.temuan
        if satu.dikecualikan is None
    ]
    lihat = [
        {
            "tempat": tulis_jalur(satu.jalur),
            "asal": satu.asal,
            "yakin": round(satu.yakin, 2),
            "pesan": str(satu.lihat or ""),
        }
        for satu in hasil.ragu
    ] + [
        {"tempat": tulis_jalur(satu.jalur), "asal": satu.asal, "yakin": None, "pesan": str(satu.pesan)}
        for satu in hasil.catatan
        if satu.jenis == "lihat"
    ]
    return {
        "berkas": nama,
        "sha256": hashlib.sha256(data).hexdigest(),
        "sidik": _sidik(sop),
        "hasil": str(tugas.hasil),
        "format": hasil.format,
        "persis": hasil.persis,
        "yakin": round(hasil.yakin, 3),
        "judul": sop.judul,
        "nomor": sop.nomor,
        "unit": sop.unit[-1] if sop.unit else sop.instansi,
        "langkah": len(sop.langkah),
        "pelaksana": len(sop.pelaksana),
        "bidang": [
            {
                "tempat": tulis_jalur(b.jalur),
                "asal": b.asal,
                "yakin": round(b.yakin, 2),
                "lihat": b.yakin < RAGU,
            }
            for b in hasil.bidang
        ],
        "lihat": lihat,
        "diubah": [str(satu.pesan) for satu in hasil.catatan if satu.jenis == "diubah"],
        "tidak_dibawa": [
            str(satu.pesan) for satu in hasil.catatan if satu.jenis in ("tidak_dibawa", "keterangan")
        ],
        "temuan": temuan,
        "berat": {"error": berat["error"], "warning": berat["warning"], "hint": berat["hint"]},
        "aturan": dict(Counter(satu["nama"] for satu in temuan)),
    }


def _sidik(sop: Sop) -> str:
    """A digest of title and steps: the same SOP in another format has the same."""
    isi = "\n".join([judul_baku(sop.judul), *(judul_baku(satu.kegiatan) for satu in sop.langkah)])
    return hashlib.sha256(isi.encode()).hexdigest()
