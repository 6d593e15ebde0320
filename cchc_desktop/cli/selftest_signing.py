"""The step of the self-test that signs: a key made for it, the signed copy examined in the process of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import result_of
from cchc_desktop.desk.sending.signing import prepare_signing, sign
from cchc_desktop.desk.work.closing import close
from cchc_desktop.signatures.examining.apart import examine_apart
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from cchc_desktop.signatures.roles import SigningRole

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.desk.drafts.desk import Desk

OWNER, ISSUER, PASSWORD = "Tự kiểm tra", "Nơi cấp tự kiểm tra", "tu-kiem-tra"
_USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def sign_and_examine(desk: Desk, folder: Path) -> str:
    """Close the sample, sign its PDF with a key in a file, examine that; return what was found in words."""
    ref = desk.add_sample(printed=False).ref
    if not close(desk.store, ref, by=OWNER).closed:
        raise UserError(f"không chốt được {ref}")
    path = folder / "khoa.p12"
    path.write_bytes(_file_key())
    signed = result_of(sign(prepare_signing(desk.store, ref), SigningRole.SIGNER, path, PASSWORD))
    found = examine_apart(signed.pdf, PrintedReport(()), (), signed.moment)
    whole = [one.by for one in found.signatures if one.valid and one.whole] if found else []
    if found is None or whole != [OWNER]:
        raise UserError(f"xem bản vừa ký, thấy {found}")
    return f"{found.pages} trang, chữ ký của {OWNER} đúng và phủ hết tệp"


def _file_key() -> bytes:
    """Return a key that nobody trusts, with the certificate of its issuer, in a file as issuers hand it out."""
    issuing, key = _new_key(), _new_key()
    issuer = _certificate(ISSUER, issuing, ISSUER, issuing, ("key_cert_sign", "crl_sign"))
    certificate = _certificate(OWNER, key, ISSUER, issuing, ("digital_signature", "content_commitment"))
    sealed = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(OWNER.encode(), key, certificate, [issuer], sealed)


def _new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def _certificate(
    owner: str, key: RSAPrivateKey, issuer: str, issuing: RSAPrivateKey, usages: tuple[str, ...]
) -> x509.Certificate:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(_named(issuer), _named(owner), key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=owner == issuer, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{usage: usage in usages for usage in _USAGES}), critical=True)
        .sign(issuing, SHA256())
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
