"""A signing key in a file (.p12, .pfx), for an office that has no USB token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers import SimpleSigner

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.signatures.certificates import SigningCertificate, certificate_of
from cchc_desktop.signatures.token_errors import PinError

if TYPE_CHECKING:
    from pathlib import Path

    from pyhanko.sign.signers import Signer

_MOST = 1024 * 1024


def open_file_key(path: Path, password: str) -> tuple[Signer, SigningCertificate]:
    """Return the key in a file and its certificate; PinError if the password does not open it."""
    raw = read_bytes(path, _MOST)
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(raw, password.encode())
    except ValueError as error:
        raise PinError(
            f"Không mở được tệp {path.name}.", "Mật khẩu không đúng, hoặc tệp không phải tệp .p12, .pfx có khóa riêng."
        ) from error
    if key is None or certificate is None:
        raise BadFileError(f"Tệp {path.name} thiếu khóa hoặc chứng thư.", "Xuất lại tệp .p12, có cả khóa riêng.")
    return (
        SimpleSigner.load_pkcs12_data(raw, [], password.encode()),
        certificate_of(certificate.public_bytes(Encoding.DER)),
    )
