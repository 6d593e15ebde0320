"""A signing key in a file (.p12, .pfx), for an office that has no USB token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers import Signer

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.signatures.certificates import SigningCertificate, certificate_of
from cchc_desktop.signatures.token_errors import PinError

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 1024 * 1024


def open_file_key(path: Path, password: str) -> tuple[Signer, SigningCertificate]:
    """Return the key in a file and its certificate; PinError if the password does not open it."""
    raw = read_bytes(path, _MOST)
    try:
        key, certificate, above = pkcs12.load_key_and_certificates(raw, password.encode())
    except ValueError as error:
        raise PinError(
            f"Không mở được tệp {path.name}.", "Mật khẩu không đúng, hoặc tệp không phải tệp .p12, .pfx có khóa riêng."
        ) from error
    if key is None or certificate is None:
        raise BadFileError(f"Tệp {path.name} thiếu khóa hoặc chứng thư.", "Xuất lại tệp .p12, có cả khóa riêng.")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise BadFileError(f"Tệp {path.name} có loại khóa không dùng được.", "Chỉ ký được bằng khóa RSA hoặc ECDSA.")
    der = certificate.public_bytes(Encoding.DER)
    return _HeldKey(key, der, [one.public_bytes(Encoding.DER) for one in above]), certificate_of(der)


class _HeldKey(Signer):
    """A key that was opened once; pyHanko's own signer opens it, and checks it, for every signature."""

    def __init__(
        self, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, certificate: bytes, above: list[bytes]
    ) -> None:
        super().__init__(signing_cert=x509.Certificate.load(certificate), embed_roots=True)
        self._key = key
        self._cert_registry.register_multiple([x509.Certificate.load(one) for one in above])

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - pyHanko's
        """Sign some bytes."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))
