"""A root, a signer and a time stamping service made anew for tests, and their files."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from asn1crypto import crl as asn1_crl
from asn1crypto import keys, x509
from cryptography import x509 as cx
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

__all__ = ["SANDI", "Rantai", "buat_rantai"]

SANDI = "rahasia"
_NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
Key = rsa.RSAPrivateKey


class Rantai(NamedTuple):
    """What the tests need: the root's file, PKCS#12 files by name, the time stamper, a context with CRL."""

    akar: Path
    p12: dict[str, Path]
    penstempel: DummyTimeStamper
    konteks: ValidationContext
    kunci: dict[str, tuple[cx.Certificate, Key]]


def buat_rantai(folder: Path, root: str = "Akar Uji Kota Contoh") -> Rantai:
    """Make a chain in a folder."""
    root_key = _key(root)
    root_cert = _certificate(root, root_key, root, root_key, ca=True)
    made: dict[str, tuple[cx.Certificate, Key]] = {}
    files: dict[str, Path] = {}
    for name in ("Kabid Uji", "Kadis Uji"):
        key = _key(name)
        certificate = _certificate(name, key, root, root_key, ca=False)
        data = pkcs12.serialize_key_and_certificates(
            name.encode(),
            key,
            certificate,
            [root_cert],
            serialization.BestAvailableEncryption(SANDI.encode()),
        )
        files[name] = folder / f"{name.split()[0].lower()}.p12"
        files[name].write_bytes(data)
        made[name] = (certificate, key)
    akar = folder / "akar.pem"
    akar.write_bytes(root_cert.public_bytes(serialization.Encoding.PEM))
    tsa_key = _key("TSA Uji")
    tsa = _certificate("TSA Uji", tsa_key, root, root_key, ca=False, stamping=True)
    store = SimpleCertificateStore()
    store.register(_asn1(root_cert))
    pkcs8 = tsa_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    stamper = DummyTimeStamper(_asn1(tsa), keys.PrivateKeyInfo.load(pkcs8), certs_to_embed=store)
    revoked = (
        cx.CertificateRevocationListBuilder()
        .issuer_name(root_cert.subject)
        .last_update(_NOW - datetime.timedelta(hours=1))
        .next_update(_NOW + datetime.timedelta(days=7))
        .sign(root_key, hashes.SHA256())
    )
    context = ValidationContext(
        trust_roots=[_asn1(root_cert)],
        crls=[asn1_crl.CertificateList.load(revoked.public_bytes(serialization.Encoding.DER))],
        allow_fetching=False,
        revocation_mode="hard-fail",
    )
    return Rantai(akar, files, stamper, context, made)


@cache
def _key(name: str) -> Key:
    return rsa.generate_private_key(65537, 2048)


def _asn1(certificate: cx.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _certificate(
    name: str, key: Key, issuer: str, issuer_key: Key, *, ca: bool, stamping: bool = False
) -> cx.Certificate:
    def named(words: str) -> cx.Name:
        return cx.Name([cx.NameAttribute(NameOID.COMMON_NAME, words)])

    builder = (
        cx.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(cx.random_serial_number())
        .not_valid_before(_NOW - datetime.timedelta(days=1))
        .not_valid_after(_NOW + datetime.timedelta(days=365))
        .add_extension(cx.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(cx.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            cx.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
        .add_extension(
            cx.KeyUsage(
                digital_signature=not ca,
                content_commitment=not ca,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=ca,
                crl_sign=ca,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if stamping:
        builder = builder.add_extension(
            cx.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return builder.sign(issuer_key, hashes.SHA256())
