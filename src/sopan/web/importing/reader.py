"""Reads one old document in a process of its own: `python -m sopan.web.importing.reader FILE NAME FOLDER`.

What comes from outside may be made to take all memory or all time. So this process gives both up beforehand
(`_bound`), and whoever starts it ends it after `SECONDS`. It writes `hasil.json` and the pictures of the
pages (`1.png`, ...) into the folder. Nothing here knows Django.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.model.sumber import tulis_jalur
from sopan.read.dump import dump_sop
from sopan.read.impor import HasilImpor, impor_bytes
from sopan.web.importing.pages import Pages, Place, as_pdf

__all__ = ["SECONDS"]

SECONDS = 120
"""How long one document may take, LibreOffice included."""
_MEMORY = 3 * 1024**3
_FILE = 200_000_000


def main() -> None:
    """Read the file that is named on the command line."""
    source, name, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    _bound()
    data = source.read_bytes()
    told: dict[str, Any]
    try:
        result = impor_bytes(data, name)
        told = _told(result, data, folder)
    except SopanError as error:
        told = {"salah": _faults(error)}
    except MemoryError:
        why = Pesan("Berkas ini meminta terlalu banyak memori.", "It asks for too much memory.")
        told = {"salah": [_both(why)]}
    (folder / "hasil.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE, _FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(result: HasilImpor, data: bytes, folder: Path) -> dict[str, Any]:
    printed = as_pdf(data, result.format, folder)
    places: dict[str, Place] = {}
    if printed is not None:
        with Pages(printed) as pages:
            pages.draw(folder)
            words = dict(_words(result))
            rows = {key: row for key in words if (row := _row(key)) in words and row != key}
            places = pages.find(words, rows)
    return {
        "format": result.format,
        "persis": result.persis,
        "isi": dump_sop(result.sop),
        "nilai": [
            {
                "jalur": list(one.jalur),
                "tempat": tulis_jalur(one.jalur),
                "asal": one.asal,
                "yakin": round(one.yakin, 2),
                "lihat": _both(one.lihat) if one.lihat else None,
                "letak": places.get(tulis_jalur(one.jalur)),
            }
            for one in result.bidang
        ],
        "catatan": [
            {"jenis": one.jenis, "pesan": _both(one.pesan), "asal": one.asal, "jalur": list(one.jalur)}
            for one in result.catatan
        ],
    }


def _words(result: HasilImpor) -> Iterator[tuple[str, str]]:
    """The words of each value, to look for on the pages; those of its step for an arrow or a symbol."""
    plain = result.sop.model_dump(mode="json")
    for one in result.bidang:
        value: Any = plain
        for part in one.jalur:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
                break
        if one.jalur[:1] == ("langkah",) and len(one.jalur) > 2 and one.jalur[2] not in _OWN_WORDS:
            value = plain["langkah"][one.jalur[1]]["kegiatan"]
        if isinstance(value, list):
            value = value[0] if value and isinstance(value[0], str) else None
        if isinstance(value, dict):
            value = value.get("nama")
        if isinstance(value, str) and value.strip():
            yield tulis_jalur(one.jalur), value


def _row(key: str) -> str:
    """The key of the words that stand in the same row of the table."""
    step, dot, _ = key.partition("].")
    return f"{step}].kegiatan" if dot and key.startswith("langkah[") else ""


_OWN_WORDS = ("kegiatan", "kelengkapan", "output", "waktu", "keterangan")


def _faults(error: SopanError) -> list[list[str]]:
    if isinstance(error, UnreadableFile):
        return [_both(fault.message) for fault in error.faults]
    return [_both(error.message)]


def _both(message: Pesan) -> list[str]:
    return [message.id, message.en]


if __name__ == "__main__":
    main()
