"""Made-up certificates for tests: a root, the office that issues, and owners of every kind under it and beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

PLACE = "xã An Thanh, huyện Tứ Kỳ"
ISSUED, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2046, 12, 31, tzinfo=UTC)
_USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


@dataclass(frozen=True)
class Identity:
    """A certificate with its private key."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def owner(self) -> str:
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    @property
    def key_pem(self) -> bytes:
        """Return the key as softhsm2-util imports it."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def p12(self, password: str, *above: Identity) -> bytes:
        """Return the file key (.p12) of this identity, with the certificates above it."""
        others = [identity.certificate for identity in above]
        sealed = BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(self.owner.encode(), self.key, self.certificate, others, sealed)


@dataclass(frozen=True)
class Chain:
    """Who may sign, who may not, and who issued it."""

    root: Identity
    issuing: Identity
    chairman: Identity
    office: Identity
    expired: Identity
    """Its days ended on 31 December 2022."""
    unfit: Identity
    """Its key usage is encryption alone: it has no right to sign."""
    time_stamps: Identity
    foreign_root: Identity
    """A root that no office trusts."""
    foreign: Identity
    """One whose certificate the foreign root issued."""


@cache
def made_chain() -> Chain:
    """Return the made-up chain, made once in a process."""
    root = _made("Gốc thử nghiệm", "Ban Cơ yếu thử nghiệm", ("key_cert_sign", "crl_sign"))
    issuing = _made("Nơi cấp thử nghiệm", "Ban Cơ yếu thử nghiệm", ("key_cert_sign", "crl_sign"), issuer=root)
    office, signs = f"UBND {PLACE}", ("digital_signature", "content_commitment")
    foreign_root = _made("Gốc lạ", "Nơi khác", ("key_cert_sign", "crl_sign"))
    return Chain(
        root=root,
        issuing=issuing,
        chairman=_made("Nguyễn Văn Bình", office, signs, issuer=issuing),
        office=_made(office, office, signs, issuer=issuing),
        expired=_made("Trần Thị Cũ", office, signs, issuer=issuing, ends=datetime(2022, 12, 31, tzinfo=UTC)),
        unfit=_made("Lê Văn Mã", office, ("key_encipherment",), issuer=issuing),
        time_stamps=_made("Giờ thử nghiệm", office, ("digital_signature",), issuer=issuing, stamps_time=True),
        foreign_root=foreign_root,
        foreign=_made("Phạm Văn Lạ", "Nơi khác", signs, issuer=foreign_root),
    )


def _made(
    owner: str,
    organisation: str,
    usages: tuple[str, ...],
    *,
    issuer: Identity | None = None,
    ends: datetime = ENDS,
    stamps_time: bool = False,
) -> Identity:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = {NameOID.COUNTRY_NAME: "VN", NameOID.ORGANIZATION_NAME: organisation, NameOID.COMMON_NAME: owner}
    subject = x509.Name([x509.NameAttribute(oid, text) for oid, text in named.items()])
    issues = "key_cert_sign" in usages
    above = issuer.certificate.subject if issuer else subject
    signing_key = issuer.key if issuer else key
    builder = x509.CertificateBuilder(issuer_name=above, subject_name=subject, public_key=key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(ISSUED).not_valid_after(ends)
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=issues, path_length=None), True),
        (x509.KeyUsage(**{name: name in usages for name in _USAGES}), True),
        (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()), False),
    ]
    if stamps_time:
        extensions.append(
            (x509.ExtendedKeyUsage([ObjectIdentifier(ExtendedKeyUsageOID.TIME_STAMPING.dotted_string)]), True)
        )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return Identity(key, builder.sign(signing_key, hashes.SHA256()))
