"""Does the signed file of a decree verify: whole, unchanged since it was signed, by someone we trust."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from sopan.errors import Pesan
from sopan.web.config.environment import data_dir

__all__ = ["signature_faults", "trusted_certificates"]

_WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


def trusted_certificates() -> list[Any]:
    """The certificates that the agency trusts: every PEM or DER file of the folder `SOPAN_TRUST_DIR`."""
    folder = Path(os.environ.get("SOPAN_TRUST_DIR") or data_dir() / "trust")
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return list(load_certs_from_pemder(map(str, files)))  # type: ignore[no-untyped-call]  # so it comes


def signature_faults(data: bytes) -> tuple[Pesan, ...]:
    """Why the file does not count as a signed decree; empty where it does. Nothing is fetched."""
    if not data.startswith(b"%PDF-"):
        return (Pesan("Berkas keputusan bukan PDF.", "The decree is no PDF file."),)
    try:
        signatures = PdfFileReader(BytesIO(data)).embedded_signatures
        if not signatures:
            return (Pesan("Berkas keputusan belum ditandatangani.", "The decree is not signed."),)
        context = ValidationContext(trust_roots=trusted_certificates(), allow_fetching=False)
        status = validate_pdf_signature(signatures[-1], context)
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, OSError):
        return (
            Pesan(
                "Berkas keputusan rusak atau tanda tangannya tidak terbaca.",
                "The decree is damaged or its signature cannot be read.",
            ),
        )
    faults = []
    if not (status.intact and status.valid):
        faults.append(
            Pesan("Isi keputusan berubah sesudah ditandatangani.", "The decree changed after it was signed.")
        )
    if status.coverage not in _WHOLE:
        faults.append(
            Pesan(
                "Tanda tangan tidak mencakup seluruh berkas.", "The signature does not cover the whole file."
            )
        )
    if not status.trusted:
        faults.append(
            Pesan(
                "Penanda tangan tidak dikenal instansi ini (lihat SOPAN_TRUST_DIR).",
                "The signer is not known to this agency (see SOPAN_TRUST_DIR).",
            )
        )
    return tuple(faults)
