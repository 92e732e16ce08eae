"""The SOP file of an import: the model as YAML, with a comment above every value that wants a look."""

from __future__ import annotations

from sopan.errors import Pesan
from sopan.model.sumber import Jalur
from sopan.read.dump import dump_sop
from sopan.read.faults import clean
from sopan.read.impor.hasil import RAGU, HasilImpor
from sopan.read.yaml_file import read_text

__all__ = ["yaml_impor"]

_PERIKSA = Pesan("PERIKSA", "CHECK")
_YAKIN = Pesan("yakin", "sure")


def yaml_impor(hasil: HasilImpor) -> str:
    """The text of the `*.sop.yaml` file; comments change nothing of what it says.

    Reading the text gives `hasil.sop` again, whatever the comments say.
    """
    teks = dump_sop(hasil.sop)
    tanda = [
        (satu.jalur, satu.lihat, satu.asal, satu.yakin) for satu in hasil.bidang if satu.yakin < RAGU
    ] + [
        (satu.jalur, satu.pesan, satu.asal, None)
        for satu in hasil.catatan
        if satu.jalur and satu.jenis == "lihat"
    ]
    if not tanda:
        return teks
    sumber = read_text(teks, strict_references=False).sumber
    baris = teks.split("\n")
    komentar: dict[int, list[str]] = {}
    for jalur, lihat, asal, yakin in tanda:
        nomor = _baris(jalur, sumber.kunci, sumber.nilai)
        bagian = [
            str(_PERIKSA),
            f" ({asal})" if asal else "",
            ": ",
            str(lihat or Pesan("tidak pasti", "not certain")),
        ]
        if yakin is not None:
            bagian.append(f" [{yakin:.0%} {_YAKIN}]")
        satu = clean("".join(bagian))
        if satu not in komentar.setdefault(nomor, []):
            komentar[nomor].append(satu)
    hasil_baris: list[str] = []
    for nomor, isi in enumerate(baris, 1):
        indentasi = " " * (len(isi) - len(isi.lstrip(" ")))
        hasil_baris.extend(f"{indentasi}# {satu}" for satu in komentar.get(nomor, ()))
        hasil_baris.append(isi)
    return "\n".join(hasil_baris)


def _baris(jalur: Jalur, kunci: object, nilai: object) -> int:
    """The line of the key (or of the item) at a path or of the nearest part that holds it."""
    for panjang in range(len(jalur), 0, -1):
        bagian = jalur[:panjang]
        for tempat in (kunci, nilai):
            found = tempat.get(bagian)  # type: ignore[attr-defined]  # both are mappings of paths to places
            if found is not None:
                return int(found.baris)
    return 1
