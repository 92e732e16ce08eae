"""What a user changed in Excel or Word in a document of ours: taken over into the model, and told.

The model inside says what was written; cells and shapes say what stands there now. A cell counts as changed
when its letters differ; spaces, numbering and capitals, which printing adds, do not count. An arrow says in
its alternative text where it led; when it is now glued to another step, it was moved. So an untouched
document gives the very model.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from pydantic import ValidationError

from sopan.errors import Pesan
from sopan.model import SELESAI, Sop, alur_dari
from sopan.read.impor.hasil import Catatan, HasilImpor
from sopan.read.impor.kanvas import Bentuk, Lembar
from sopan.read.impor.label import huruf
from sopan.read.impor.tabel import Lajur

__all__ = ["ambil_perubahan", "kunci_teks"]

_KOLOM = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
_IDENTITAS = (
    "nomor", "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan",
)  # fmt: skip
_NAMA = {"kegiatan": "kegiatan", "kelengkapan": "kelengkapan", "waktu": "waktu", "output": "output",
         "keterangan": "keterangan"}  # fmt: skip
_JUDUL_PANAH = re.compile(
    r"Langkah (\d+)(?:, (?P<label>.*))?: (?:(?:kembali )?ke langkah (?P<ke>\d+)|selesai)"
)
_JUDUL_SIMBOL = re.compile(
    r"(?P<bentuk>Kapsul|Kotak kegiatan|Belah ketupat keputusan)(?: mulai| selesai)?, langkah (?P<n>\d+)(?:, "
    r"(?P<p>.*))?"
)
_NAMA_SIMBOL = re.compile(r"Langkah (\d+)\b")


def kunci_teks(teks: Any) -> str:
    """The letters and digits of a value, as they count for telling whether it was changed."""
    if teks is None:
        return ""
    if isinstance(teks, list | tuple):
        return "".join(kunci_teks(str(satu)) for satu in teks)
    biasa = unicodedata.normalize("NFKC", str(teks)).casefold()
    return "".join(c for c in biasa if c.isalnum() and ord(c) < 0x2000)


def _beda(lama: Any, baru: Any) -> bool:
    a, b = kunci_teks(lama), kunci_teks(baru)
    return a != b and _tanpa_nomor(lama) != _tanpa_nomor(baru)


def _tanpa_nomor(nilai: Any) -> str:
    """Letters alone, for lists, whose numbers printing adds."""
    satu = nilai if isinstance(nilai, str) or nilai is None else " ".join(map(str, nilai))
    if isinstance(nilai, list | tuple) or (isinstance(satu, str) and "\n" in satu):
        return "".join(
            kunci_teks(re.sub(r"^\s*\d+[.)]\s*", "", baris)) for baris in re.split(r"\n", satu or "")
        )
    return kunci_teks(re.sub(r"^\s*\d+[.)]\s*", "", satu or ""))


def ambil_perubahan(
    lama: Sop, baca: HasilImpor, lembar: Sequence[Lembar], lajur: Sequence[Lajur], format_: str
) -> HasilImpor:
    """The model inside a document with what the user changed in it.

    `baca` is how the document reads by itself.
    """
    nilai: dict[str, Any] = lama.model_dump()
    catatan: list[Catatan] = []
    _identitas(lama, baca.sop, nilai, catatan)
    pindah = _langkah(lama, baca.sop, nilai, catatan)
    if pindah is None:
        pindah = {n: n for n in range(1, len(lama.langkah) + 1)}
    _pelaksana(lama, lembar, lajur, nilai, catatan, pindah)
    _panah(lama, lembar, nilai, catatan, pindah)
    if not catatan:
        return HasilImpor(lama, format_, persis=True)
    try:
        sop = Sop.model_validate(nilai)
    except ValidationError:
        gagal = Pesan(
            "perubahan di dokumen tidak dapat diambil; yang dibaca model aslinya.",
            "changes in the document cannot be taken over; its original model was read.",
        )
        return HasilImpor(lama, format_, catatan=(Catatan("lihat", gagal),), persis=True)
    return HasilImpor(sop, format_, catatan=tuple(catatan), persis=True)


def _catat(catatan: list[Catatan], id_: str, en: str, jalur: tuple[str | int, ...] = ()) -> None:
    catatan.append(Catatan("diubah", Pesan(id_, en), "", jalur))


def _identitas(lama: Sop, kini: Sop, nilai: dict[str, Any], catatan: list[Catatan]) -> None:
    judul = kunci_teks(kini.judul)
    if judul and not kunci_teks(lama.judul).endswith(judul):
        nilai["judul"] = kini.judul
        _catat(catatan, f"judul kini '{kini.judul}'", f"the title is now '{kini.judul}'", ("judul",))
    for kunci in _IDENTITAS:
        a, b = getattr(lama, kunci), getattr(kini, kunci)
        if b and _beda(a, b) and (a or kunci != "nomor"):
            nilai[kunci] = (
                b
                if isinstance(b, str)
                else [satu if isinstance(satu, str) else satu.model_dump() for satu in b]
            )
            _catat(catatan, f"{kunci} diubah", f"{kunci} was changed", (kunci,))
    for kunci in ("pembuatan", "revisi", "efektif"):
        hari = getattr(kini.tanggal, kunci)
        if hari is not None and hari != getattr(lama.tanggal, kunci):
            nilai["tanggal"][kunci] = hari
            _catat(
                catatan, f"tanggal {kunci} kini {hari}", f"the date {kunci} is now {hari}", ("tanggal", kunci)
            )


def _langkah(lama: Sop, kini: Sop, nilai: dict[str, Any], catatan: list[Catatan]) -> dict[int, int] | None:
    """Take over cells and rows; gives where each old step now stands, or None where rows are as they were."""
    if kunci_teks([s.kegiatan for s in lama.langkah]) == kunci_teks(
        [s.kegiatan for s in kini.langkah]
    ) and len(lama.langkah) != len(kini.langkah):
        return None  # rows that go on over a page
    if len(lama.langkah) == len(kini.langkah):
        for n, (asli, terbaca) in enumerate(zip(lama.langkah, kini.langkah, strict=True)):
            _sel(n, asli, terbaca, nilai["langkah"][n], catatan)
        return None
    a_kunci = [kunci_teks(s.kegiatan) for s in lama.langkah]
    b_kunci = [kunci_teks(s.kegiatan) for s in kini.langkah]
    cocok = SequenceMatcher(None, a_kunci, b_kunci, autojunk=False)
    if sum(m.size for m in cocok.get_matching_blocks()) < 0.5 * len(a_kunci):
        catatan.append(
            Catatan(
                "lihat",
                Pesan(
                    "baris tabel berubah terlalu banyak untuk diambil; yang dibaca model aslinya.",
                    "too many rows changed to take them over; the original model was read.",
                ),
            )
        )
        return None
    baru: list[dict[str, Any]] = []
    ke: dict[int, int] = {}
    for tag, a0, a1, b0, b1 in cocok.get_opcodes():
        if tag == "equal" or (tag == "replace" and a1 - a0 == b1 - b0):
            for a, b in zip(range(a0, a1), range(b0, b1), strict=True):
                satu = nilai["langkah"][a]
                _sel(b, lama.langkah[a], kini.langkah[b], satu, catatan)
                baru.append(satu)
                ke[a + 1] = len(baru)
            continue
        for a in range(a0, a1):
            _catat(catatan, f"langkah {a + 1} dihapus", f"step {a + 1} was removed")
        for b in range(b0, b1):
            satu = kini.langkah[b].model_dump()
            satu["pelaksana"] = _dengan_id(lama, kini, satu["pelaksana"])
            satu["keputusan"], satu["lanjut"], satu["selesai"] = None, None, False
            baru.append(satu)
            _catat(
                catatan,
                f"langkah {len(baru)} ditambahkan: {satu['kegiatan'][:60]}",
                f"step {len(baru)} was added: {satu['kegiatan'][:60]}",
                ("langkah", len(baru) - 1),
            )
    _rujuk_ulang(baru, ke, len(lama.langkah))
    nilai["langkah"] = baru
    return ke


def _dengan_id(lama: Sop, kini: Sop, pelaksana: Sequence[str]) -> list[str]:
    per_nama = {huruf(satu.nama): kunci for kunci, satu in lama.pelaksana.items()}
    hasil = [per_nama.get(huruf(kini.pelaksana[p].nama)) for p in pelaksana if p in kini.pelaksana]
    return [satu for satu in hasil if satu] or [next(iter(lama.pelaksana))]


def _rujuk_ulang(langkah: list[dict[str, Any]], ke: dict[int, int], jumlah: int) -> None:
    """Let references by number follow their steps; one to a removed step leads to the next that is left."""

    def baru(rujukan: Any) -> Any:
        if not isinstance(rujukan, int):
            return rujukan
        while rujukan not in ke and rujukan < jumlah:
            rujukan += 1
        return ke.get(rujukan, SELESAI)

    ada = {satu.get("id") for satu in langkah}
    for satu in langkah:
        tujuan = [satu] + [c for c in (satu.get("keputusan") or {}).values() if isinstance(c, dict)]
        for satu_tujuan in tujuan:
            kunci = "lanjut" if satu_tujuan is satu else "langkah"
            rujukan = satu_tujuan.get(kunci)
            satu_tujuan[kunci] = (
                None if isinstance(rujukan, str) and rujukan not in {*ada, SELESAI} else baru(rujukan)
            )


def _sel(b: int, lama: Any, kini: Any, nilai: dict[str, Any], catatan: list[Catatan]) -> None:
    for kunci in _KOLOM:
        satu, lain = getattr(lama, kunci), getattr(kini, kunci)
        if not _beda(satu, lain) or (not kunci_teks(lain) and not kunci_teks(satu)):
            continue
        if not lain and kunci == "kegiatan":
            continue
        nilai[kunci] = lain
        _catat(
            catatan,
            f"langkah {b + 1}: {_NAMA[kunci]} diubah menjadi '{_pendek(lain)}'",
            f"step {b + 1}: {kunci} was changed to '{_pendek(lain)}'",
            ("langkah", b, kunci),
        )


def _pendek(nilai: Any) -> str:
    teks = nilai if isinstance(nilai, str) else "; ".join(map(str, nilai or ()))
    return teks if len(teks) <= 60 else f"{teks[:59]}…"


def _pelaksana(
    lama: Sop,
    lembar: Sequence[Lembar],
    lajur: Sequence[Lajur],
    nilai: dict[str, Any],
    catatan: list[Catatan],
    pindah: dict[int, int],
) -> None:
    """Symbols that stand in the lane of another actor now, and symbols of another kind."""
    per_nama = {huruf(satu.nama): kunci for kunci, satu in lama.pelaksana.items()}
    lajur_id = [(satu, per_nama.get(huruf(satu.nama))) for satu in lajur]
    if len(per_nama) != len(lama.pelaksana) or any(kunci is None for _, kunci in lajur_id):
        return
    dulu: dict[int, set[str]] = defaultdict(set)
    kini: dict[int, set[str]] = defaultdict(set)
    for satu in lembar:
        for bentuk in satu.bentuk:
            cocok = _JUDUL_SIMBOL.fullmatch(bentuk.keterangan)
            if cocok is None or bentuk.jenis == "connector":
                continue
            n = int(cocok["n"])
            tempat = {kunci for x, kunci in lajur_id if kunci and _di(bentuk, x)}
            kini[n] |= tempat
            for kunci, p in lama.pelaksana.items():
                if f", {p.nama}" in f", {cocok['p'] or ''}".replace(" dan ", ", "):
                    dulu[n].add(kunci)
            _macam(n, cocok["bentuk"], bentuk, lama, nilai, catatan, pindah)
    for n, baru in kini.items():
        if n not in pindah or n > len(lama.langkah):
            continue
        asli = set(lama.langkah[n - 1].pelaksana)
        if not baru or baru == asli or (baru & asli and len(asli) > 1) or len(asli) > 1 or len(baru) != 1:
            continue
        kunci = next(iter(baru))
        nilai["langkah"][pindah[n] - 1]["pelaksana"] = [kunci]
        _catat(
            catatan,
            f"langkah {pindah[n]}: simbolnya kini di kolom {lama.pelaksana[kunci].nama}",
            f"step {pindah[n]}: its symbol is now in the column of {lama.pelaksana[kunci].nama}",
            ("langkah", pindah[n] - 1, "pelaksana"),
        )


def _di(bentuk: Bentuk, lajur: Lajur) -> bool:
    return lajur.x0 < bentuk.kotak.tengah[0] < lajur.x1


def _macam(
    n: int,
    dulu: str,
    bentuk: Bentuk,
    lama: Sop,
    nilai: dict[str, Any],
    catatan: list[Catatan],
    pindah: dict[int, int],
) -> None:
    if n not in pindah or n > len(lama.langkah) or bentuk.yakin < 0.9:
        return
    satu = nilai["langkah"][pindah[n] - 1]
    if dulu == "Kotak kegiatan" and bentuk.jenis == "decision" and satu.get("keputusan") is None:
        satu["keputusan"] = {}
        satu["lanjut"], satu["selesai"] = None, False
        _catat(
            catatan,
            f"langkah {pindah[n]}: kini belah ketupat; periksa ke mana ya dan tidak",
            f"step {pindah[n]}: is a diamond now; check where ya and tidak lead",
            ("langkah", pindah[n] - 1, "keputusan"),
        )
    elif (
        dulu == "Belah ketupat keputusan" and bentuk.jenis == "process" and satu.get("keputusan") is not None
    ):
        satu["keputusan"] = None
        _catat(
            catatan,
            f"langkah {pindah[n]}: kini kotak, bukan keputusan",
            f"step {pindah[n]}: is a box now, no decision",
            ("langkah", pindah[n] - 1, "keputusan"),
        )


def _panah(
    lama: Sop, lembar: Sequence[Lembar], nilai: dict[str, Any], catatan: list[Catatan], pindah: dict[int, int]
) -> None:
    """Connectors that are glued to another step than their alternative text says, and those that are gone."""
    tampak: set[tuple[int, int | None]] = set()
    ada_panah = False
    for satu in lembar:
        nama = {b.nama: b for b in satu.bentuk}
        for garis in satu.garis:
            cocok = _JUDUL_PANAH.fullmatch(garis.keterangan)
            if cocok is None:
                continue
            ada_panah = True
            dari, ke = int(cocok[1]), int(cocok["ke"]) if cocok["ke"] else None
            tampak.add((dari, ke))
            asal, tujuan = _langkah_dari(nama.get(garis.dari or "")), _langkah_dari(nama.get(garis.ke or ""))
            if asal is not None and asal != dari and ke is not None and asal <= len(lama.langkah):
                _catat(
                    catatan,
                    f"panah ke langkah {ke} kini keluar dari langkah {asal}, bukan dari langkah {dari}; "
                    "periksa alirannya",
                    f"the arrow to step {ke} now leaves step {asal}, not step {dari}; check the flow",
                    ("langkah", pindah.get(asal, asal) - 1),
                )
            if tujuan is not None and ke is not None and tujuan != ke and dari in pindah and tujuan in pindah:
                _arahkan(lama, dari, cocok["label"], tujuan, nilai, catatan, pindah)
    if not ada_panah:
        return
    _hilang(lama, tampak, catatan, pindah)


def _langkah_dari(bentuk: Bentuk | None) -> int | None:
    if bentuk is None or bentuk.jenis == "connector":
        return None
    cocok = _NAMA_SIMBOL.match(bentuk.asal)
    return int(cocok[1]) if cocok else None


def _arahkan(
    lama: Sop,
    dari: int,
    label: str | None,
    tujuan: int,
    nilai: dict[str, Any],
    catatan: list[Catatan],
    pindah: dict[int, int],
) -> None:
    satu = nilai["langkah"][pindah[dari] - 1]
    keputusan = lama.langkah[dari - 1].keputusan
    cabang = ""
    if keputusan is not None and satu.get("keputusan") is not None:
        nama = next((n for n in ("ya", "tidak") if label in (n, keputusan.label(n))), None)
        if nama is None:
            return
        satu["keputusan"][nama]["langkah"] = pindah[tujuan]
        cabang = f" {nama}"
    elif keputusan is None:
        satu["lanjut"] = pindah[tujuan]
        satu["selesai"] = False
    else:
        return
    _catat(
        catatan,
        f"langkah {pindah[dari]}: panah{cabang} kini ke langkah {pindah[tujuan]}",
        f"step {pindah[dari]}: its arrow{cabang} now leads to step {pindah[tujuan]}",
        ("langkah", pindah[dari] - 1),
    )


def _hilang(
    lama: Sop, tampak: set[tuple[int, int | None]], catatan: list[Catatan], pindah: dict[int, int]
) -> None:
    for arus in alur_dari(lama).arus:
        if arus.ke is None or (arus.dari, arus.ke) in tampak or arus.dari not in pindah:
            continue
        pesan = Pesan(
            f"panah dari langkah {arus.dari} ke langkah {arus.ke} dihapus; alirannya dibiarkan.",
            f"the arrow from step {arus.dari} to {arus.ke} was removed; the flow is left as it was.",
        )
        satu = Catatan("lihat", pesan, "", ("langkah", pindah[arus.dari] - 1))
        catatan += [satu]
