"""What a check of signatures says: who, when, whether anything changed after, and which root is behind it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from sopan.errors import Fault, Pesan, UnreadableFile

__all__ = ["Hasil", "TandaTangan", "periksa"]


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature.

    `utuh`: what it covers is as it was signed. `berubah`: something was added after it that is no further
    signature or time stamp. `saat` is the time of a trusted time stamp (`cap_waktu`), else what the signer's
    clock said. `akar` is the trusted root that the certificate leads to, None where it leads to none.
    """

    bidang: str
    siapa: str
    peran: str
    saat: datetime.datetime | None
    cap_waktu: bool
    utuh: bool
    berubah: bool
    akar: str | None
    penerbit: str

    @property
    def sah(self) -> bool:
        """Whether it holds in all: intact, nothing changed after, and trusted."""
        return self.utuh and not self.berubah and self.akar is not None


@dataclass(frozen=True, slots=True)
class Hasil:
    """All signatures of a document in their order. `sah` where there is one and every one holds."""

    tanda_tangan: tuple[TandaTangan, ...]

    @property
    def sah(self) -> bool:
        """Whether the document can be relied on."""
        return bool(self.tanda_tangan) and all(one.sah for one in self.tanda_tangan)


def periksa(pdf: bytes, akar: Sequence[x509.Certificate] = ()) -> Hasil:
    """Check the signatures of a PDF against the agency's own roots; no other is trusted, nothing fetched.

    Raises `UnreadableFile` for what is no PDF.
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        signatures = list(reader.embedded_regular_signatures)
    except Exception as error:  # a damaged file makes pyHanko raise anything
        message = Pesan("ini bukan PDF yang dapat dibaca.", "this is no PDF that can be read.")
        raise UnreadableFile([Fault("PDF", 0, 0, message)]) from error
    return Hasil(tuple(_checked(one, akar) for one in signatures))


def _checked(signature: Any, akar: Sequence[x509.Certificate]) -> TandaTangan:
    try:
        certificate = signature.signer_cert
    except Exception:  # noqa: BLE001 - a damaged file makes pyHanko raise anything
        return TandaTangan(signature.field_name or "", "", "", None, False, False, True, None, "")
    subject = certificate.subject.native if certificate is not None else {}
    issuer = certificate.issuer.native if certificate is not None else {}
    reason = str(signature.sig_object.get("/Reason", ""))
    try:
        status = validate_pdf_signature(
            signature,
            signer_validation_context=ValidationContext(trust_roots=list(akar), allow_fetching=False),
            ts_validation_context=ValidationContext(trust_roots=list(akar), allow_fetching=False),
        )
    except Exception:  # noqa: BLE001 - see above; what cannot be checked holds nothing
        return TandaTangan(
            signature.field_name, _name(subject), reason, None, False, False, True, None, _name(issuer)
        )
    stamp = status.timestamp_validity
    trusted_stamp = stamp is not None and stamp.valid and stamp.intact and stamp.trusted
    covers = status.coverage in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    )
    allowed = (
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
    )
    root = None
    if status.trusted and status.validation_path is not None:
        root = _name(status.validation_path.first.subject.native) if status.validation_path.first else ""
    return TandaTangan(
        signature.field_name,
        _name(subject),
        reason,
        stamp.timestamp if trusted_stamp and stamp is not None else status.signer_reported_dt,
        trusted_stamp,
        bool(status.intact and status.valid),
        not (covers and status.modification_level in allowed),
        root,
        _name(issuer),
    )


def _name(names: dict[str, Any]) -> str:
    value = names.get("common_name") or names.get("organization_name") or ""
    return str(value if isinstance(value, str) else ", ".join(value))
