"""Signing a PDF: PAdES B-B, B-T with a time stamp, B-LT and B-LTA with what proves it for long.

Each signature is added behind the others, so that signers follow one another (paraf, then the official) and
every one can be checked on its own.
"""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from sopan.errors import Fault, Pesan, SystemFailure, UnreadableFile, WrongUse
from sopan.publish.signing.bidang import siapkan_bidang
from sopan.publish.signing.cap import gambar_cap
from sopan.publish.signing.kunci import Kunci
from sopan.publish.signing.tempat import Kotak

__all__ = ["TINGKAT", "Permintaan", "tanda_tangani"]

Tingkat = Literal["b-b", "b-t", "b-lt", "b-lta"]
TINGKAT: tuple[Tingkat, ...] = ("b-b", "b-t", "b-lt", "b-lta")
"""The levels of PAdES."""


@dataclass(frozen=True, slots=True)
class Permintaan:
    """How to sign.

    `bidang` names the signature field; without `kotak` it is not seen (a paraf). `peran` and `tempat` are
    written into the signature, `alamat` stands as a code in the visible one. `tsa` is the address of the time
    stamping service, needed from B-T on; `akar` the roots that the chain must lead to, needed from B-LT on.
    `penstempel` and `konteks` take the place of what they would become (for a service of the agency's own).
    """

    bidang: str = "pengesahan"
    kotak: Kotak | None = None
    peran: str = ""
    tempat: str = ""
    alamat: str = ""
    tingkat: Tingkat = "b-b"
    tsa: str = ""
    akar: Sequence[x509.Certificate] = ()
    penstempel: TimeStamper | None = None
    konteks: ValidationContext | None = None


def tanda_tangani(pdf: bytes, kunci: Kunci, permintaan: Permintaan) -> bytes:
    """The PDF with one more signature.

    Raises `WrongUse` for a field that is signed already, a page that is not there, a level without what it
    needs, or a certificate that cannot sign; `UnreadableFile` for what is no PDF; `SystemFailure` where the
    time stamping service or the revocation service does not answer.
    """
    stamper = permintaan.penstempel or (HTTPTimeStamper(permintaan.tsa) if permintaan.tsa else None)
    context = _context(permintaan, stamper)
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        taken = {signature.field_name for signature in reader.embedded_signatures}
        if not taken and permintaan.kotak is not None:
            pdf = siapkan_bidang(pdf, permintaan.bidang, permintaan.kotak, f"Tanda tangan {kunci.nama}")
            reader = PdfFileReader(io.BytesIO(pdf))
        writer = _Penulis(io.BytesIO(pdf))
        ready = {name for name, _, _ in fields.enumerate_sig_fields(reader, filled_status=False)}
        pages = int(reader.root["/Pages"]["/Count"])
        sizes = [_size(reader, number) for number in range(pages)]
    except Exception as error:  # a damaged file makes pyHanko raise anything
        raise UnreadableFile(
            [Fault("PDF", 0, 0, Pesan("ini bukan PDF yang utuh.", "this is no sound PDF."))]
        ) from error
    _check(permintaan, taken, sizes)
    now = datetime.datetime.now().astimezone()
    metadata = signers.PdfSignatureMetadata(
        field_name=permintaan.bidang,
        reason=permintaan.peran or None,
        location=permintaan.tempat or None,
        name=kunci.nama or None,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=permintaan.tingkat in ("b-lt", "b-lta"),
        use_pades_lta=permintaan.tingkat == "b-lta",
        validation_context=context,
    )
    with tempfile.TemporaryDirectory(prefix="sopan-") as folder:
        style = _style(permintaan, kunci, now, Path(folder))
        spec = None
        if permintaan.bidang not in ready:
            spec = fields.SigFieldSpec(
                sig_field_name=permintaan.bidang,
                on_page=permintaan.kotak.halaman - 1 if permintaan.kotak else 0,
                box=_pdf_box(permintaan.kotak, sizes) if permintaan.kotak else None,
                readable_field_name=f"Tanda tangan {kunci.nama}".strip(),
            )
        signer = signers.PdfSigner(
            metadata, signer=kunci.penanda, timestamper=stamper, stamp_style=style, new_field_spec=spec
        )
        return _signed(signer, writer)


class _Penulis(IncrementalPdfFileWriter):
    """A writer that leaves the document's metadata alone: they say PDF/A as they stand, byte for byte."""

    def _update_meta(self) -> None:
        """Change nothing; when it was signed stands in the signature."""


def _signed(signer: signers.PdfSigner, writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    try:
        signer.sign_pdf(writer, output=out)
    except (PathError, ValidationError) as error:
        raise WrongUse(
            Pesan(
                f"sertifikat ini tidak sampai ke akar yang dipercaya: {error}.",
                f"this certificate does not lead to a trusted root: {error}.",
            )
        ) from error
    except SigningError as error:
        raise WrongUse(
            Pesan(f"tidak dapat ditandatangani: {error}.", f"cannot be signed: {error}.")
        ) from error
    except (OSError, PdfError) as error:
        raise SystemFailure(
            Pesan(
                f"layanan cap waktu atau pencabutan tidak menjawab: {error}.",
                f"the service for time stamps or revocation does not answer: {error}.",
            )
        ) from error
    return out.getvalue()


def _context(permintaan: Permintaan, stamper: TimeStamper | None) -> ValidationContext | None:
    level = permintaan.tingkat
    if level != "b-b" and stamper is None:
        raise WrongUse(
            Pesan(
                f"tingkat {level.upper()} memerlukan cap waktu; beri alamat layanannya dengan --tsa.",
                f"level {level.upper()} needs a time stamp; give the address of the service with --tsa.",
            )
        )
    if level not in ("b-lt", "b-lta"):
        return None
    if permintaan.konteks is not None:
        return permintaan.konteks
    if not permintaan.akar:
        raise WrongUse(
            Pesan(
                f"tingkat {level.upper()} memerlukan sertifikat akar; beri dengan --akar.",
                f"level {level.upper()} needs the root certificate; give it with --akar.",
            )
        )
    return ValidationContext(trust_roots=permintaan.akar, allow_fetching=True, revocation_mode="hard-fail")


def _check(permintaan: Permintaan, taken: set[str], sizes: Sequence[tuple[float, float]]) -> None:
    if permintaan.bidang in taken:
        raise WrongUse(
            Pesan(
                f"bidang '{permintaan.bidang}' sudah ditandatangani; pakai nama lain dengan --bidang.",
                f"the field '{permintaan.bidang}' is signed already; use another name with --bidang.",
            )
        )
    box = permintaan.kotak
    if box is None:
        return
    if box.halaman > len(sizes):
        raise WrongUse(
            Pesan(
                f"halaman {box.halaman} tidak ada; dokumen ini {len(sizes)} halaman.",
                f"there is no page {box.halaman}; this document has {len(sizes)}.",
            )
        )
    width, height = sizes[box.halaman - 1]
    if box.x + box.lebar > width + 1 or box.y + box.tinggi > height + 1:
        raise WrongUse(
            Pesan(
                "kotak tanda tangan keluar dari halaman; dokumen ini lain ukurannya dari SOP-nya?",
                "the signature box leaves the page; is this document of another size than its SOP?",
            )
        )


def _size(reader: PdfFileReader, number: int) -> tuple[float, float]:
    page = reader.root["/Pages"]
    find: Any = reader.find_page_for_modification  # pyHanko gives no types for this one
    reference, _ = find(number)
    page = reference.get_object()
    box = page.get("/MediaBox") or page["/Parent"]["/MediaBox"]
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


def _pdf_box(kotak: Kotak, sizes: Sequence[tuple[float, float]]) -> tuple[int, int, int, int]:
    """The box as a PDF has it: from the bottom of the page, lower left and upper right corner."""
    height = sizes[kotak.halaman - 1][1]
    return (
        round(kotak.x),
        round(height - kotak.y - kotak.tinggi),
        round(kotak.x + kotak.lebar),
        round(height - kotak.y),
    )


def _style(
    permintaan: Permintaan, kunci: Kunci, now: datetime.datetime, folder: Path
) -> StaticStampStyle | None:
    if permintaan.kotak is None:
        return None
    picture = folder / "cap.pdf"
    picture.write_bytes(gambar_cap(permintaan.kotak, kunci.nama, now, permintaan.alamat))
    imported: Any = ImportedPdfPage
    return StaticStampStyle(border_width=0, background=imported(str(picture)), background_opacity=1.0)
