"""Keys to sign with, and roots to trust. A pass phrase never stands on a command line or in a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from asn1crypto import pem, x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.general import SigningError

from sopan.errors import EnvironmentLacking, Fault, Pesan, UnreadableFile, WrongUse
from sopan.read.source import read_bytes, shown_name

__all__ = ["Kunci", "akar_dari", "kunci_pkcs11", "kunci_pkcs12"]

_LARGEST = 1_000_000


class Kunci(NamedTuple):
    """A signer of pyHanko, and the name on its certificate."""

    penanda: signers.Signer
    nama: str


def kunci_pkcs12(berkas: Path, sandi: str) -> Kunci:
    """The key of a PKCS#12 file. Raises `WrongUse` for a wrong pass phrase, `UnreadableFile` for others."""
    data = read_bytes(berkas, _LARGEST)
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 - compiled, only to sign

    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, sandi.encode())
    except ValueError as error:
        if "password" in str(error).lower() or "mac" in str(error).lower():
            raise WrongUse(
                Pesan(
                    f"{shown_name(berkas)}: kata sandinya tidak cocok.",
                    f"{shown_name(berkas)}: the pass phrase does not fit.",
                )
            ) from error
        raise _no_key(berkas) from error
    if key is None or certificate is None:
        raise _no_key(berkas)
    # pyHanko gives no types for this one.
    load: Any = signers.SimpleSigner.load_pkcs12
    signer = load(str(berkas), passphrase=sandi.encode())
    if signer is None:
        raise _no_key(berkas)
    return Kunci(signer, _name(signer.signing_cert))


def _no_key(berkas: Path) -> UnreadableFile:
    message = Pesan(
        "ini bukan PKCS#12 dengan kunci dan sertifikat.", "this is no PKCS#12 with a key and a certificate."
    )
    return UnreadableFile([Fault(shown_name(berkas), 0, 0, message)])


@contextmanager
def kunci_pkcs11(modul: Path, token: str, sertifikat: str, pin: str | None) -> Iterator[Kunci]:
    """The key on a PKCS#11 token, while its session is open.

    `modul` is the library of the token's maker, `token` and `sertifikat` are labels. Raises
    `EnvironmentLacking` where python-pkcs11 is not installed, `WrongUse` where the token refuses.
    """
    try:
        import pkcs11  # noqa: PLC0415 - an optional part
        from pyhanko.config.pkcs11 import PKCS11SignatureConfig, TokenCriteria  # noqa: PLC0415
        from pyhanko.sign.pkcs11 import PKCS11SigningContext  # noqa: PLC0415
    except ImportError as error:
        raise EnvironmentLacking(
            Pesan(
                "tanda tangan dengan token memerlukan paket python-pkcs11 (pip install 'pyhanko[pkcs11]').",
                "signing with a token needs the package python-pkcs11 (pip install 'pyhanko[pkcs11]').",
            )
        ) from error
    config = PKCS11SignatureConfig(
        module_path=str(modul),
        token_criteria=TokenCriteria(label=token),
        cert_label=sertifikat,
        user_pin=pin,
    )
    with ExitStack() as session:
        refused = pkcs11.exceptions.PKCS11Error
        signer = _opened(session, PKCS11SigningContext(config), refused, token)
        try:
            yield Kunci(signer, _name(signer.signing_cert))
        except refused as error:
            raise _unusable(token, error) from error


def _opened(session: ExitStack, context: Any, refused: type[Exception], token: str) -> Any:
    """The signer of a token whose session was just opened."""
    try:
        signer = session.enter_context(context)
        signer.signing_cert  # noqa: B018 - is fetched from the token here, while errors are still its own
    except (refused, SigningError, PdfError, RuntimeError, OSError) as error:
        raise _unusable(token, error) from error
    return signer


def _unusable(token: str, error: Exception) -> WrongUse:
    name = type(error).__name__
    return WrongUse(
        Pesan(
            f"token '{token}' tidak dapat dipakai ({name}). Periksa modul, label, PIN, dan jenis kuncinya.",
            f"the token '{token}' cannot be used ({name}). Check module, labels, PIN and kind of key.",
        )
    )


def akar_dari(berkas: Iterable[Path]) -> list[x509.Certificate]:
    """The certificates in PEM or DER files that the agency trusts. Raises `UnreadableFile` for others."""
    found: list[x509.Certificate] = []
    for one in berkas:
        data = read_bytes(one, _LARGEST)
        try:
            ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            loaded = [x509.Certificate.load(der) for der in ders]
            for certificate in loaded:
                certificate.native  # noqa: B018 - parses it wholly, so that no half certificate is trusted
            found += loaded
        except (ValueError, TypeError) as error:
            message = Pesan("ini bukan sertifikat PEM atau DER.", "this is no PEM or DER certificate.")
            raise UnreadableFile([Fault(shown_name(one), 0, 0, message)]) from error
    return found


def _name(certificate: Any) -> str:
    """The common name of a certificate, else its whole subject."""
    if certificate is None:
        return ""
    names = certificate.subject.native
    return str(names.get("common_name") or certificate.subject.human_friendly)
