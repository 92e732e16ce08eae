"""Looks into a PDF from the public, in a process of its own that can take little time and memory.

    python -m sopan.web.portal.periksa_berkas FOLDER < berkas.pdf

Writes as JSON who signed it, and the digest and number of the SOP text that it carries. FOLDER holds the
certificates that the agency trusts. A file made to hang or to fill the memory ends this process, not the
server.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["LARGEST", "inspect"]

LARGEST = 20_000_000
"""Bytes of the largest file that is taken."""
SECONDS = 15
_MEMORY = 900_000_000


def inspect(pdf: bytes, folder: Path) -> dict[str, Any] | None:
    """What is found in a PDF; None where it cannot be looked into."""
    try:
        run = subprocess.run(
            [sys.executable, "-m", "sopan.web.portal.periksa_berkas", str(folder)],
            input=pdf,
            capture_output=True,
            timeout=2 * SECONDS,
            check=False,
        )
        return dict(json.loads(run.stdout)) if run.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError, OSError):
        return None


def _look(pdf: bytes, folder: Path) -> dict[str, Any]:
    from sopan.errors import SopanError  # noqa: PLC0415 - once the limits are set
    from sopan.publish.signing import akar_dari, periksa  # noqa: PLC0415
    from sopan.read import read_text  # noqa: PLC0415
    from sopan.read.pdf_lampiran import sop_dalam_pdf  # noqa: PLC0415

    roots = akar_dari(sorted(folder.iterdir())) if folder.is_dir() else []
    found = periksa(pdf, roots)
    told: dict[str, Any] = {
        "tanda_tangan": [
            {
                "siapa": one.siapa,
                "peran": one.peran,
                "saat": one.saat.isoformat() if one.saat else "",
                "cap_waktu": one.cap_waktu,
                "utuh": one.utuh,
                "berubah": one.berubah,
                "akar": one.akar,
                "penerbit": one.penerbit,
            }
            for one in found.tanda_tangan
        ],
        "sah": found.sah,
        "sidik": "",
        "nomor": "",
    }
    try:
        inside = sop_dalam_pdf(pdf)
        if inside is not None:
            told["sidik"] = hashlib.sha256(inside[1].encode()).hexdigest()
            told["nomor"] = read_text(inside[1]).sop.nomor or ""
    except SopanError:
        pass  # what it carries is no SOP of ours, and so tells nothing
    return told


def main() -> int:
    """Read the file, write what was found. 0 where it could be looked into, 1 where it is no sound PDF."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    pdf = sys.stdin.buffer.read(LARGEST + 1)
    if len(pdf) > LARGEST:
        return 1
    try:
        told = _look(pdf, Path(sys.argv[1]))
    except Exception:  # noqa: BLE001 - a hostile file may make the libraries raise anything
        return 1
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
