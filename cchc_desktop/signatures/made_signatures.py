"""The signatures that a PDF of ours carries already: whose they are, and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from cchc_desktop.signatures.certificates import certificate_of
from cchc_desktop.signatures.roles import FIELDS, SigningRole

_UNREADABLE = (PdfError, SigningError, ValidationInfoReadingError, ValueError, KeyError, TypeError, AttributeError)
"""What pyHanko raises over bytes that are no signed PDF of ours."""


@dataclass(frozen=True, slots=True)
class MadeSignature:
    """A signature in one of our fields: its role, owner and moment; holds is False once the file was altered."""

    role: SigningRole
    owner: str
    until: datetime
    moment: datetime | None
    holds: bool


def made_signatures(pdf: bytes) -> dict[SigningRole, MadeSignature]:
    """Return the signatures in our fields of a PDF by role; none where it cannot be read as one of ours."""
    try:
        return {made.role: made for made in _made(pdf)}
    except _UNREADABLE:
        return {}


def _made(pdf: bytes) -> Iterator[MadeSignature]:
    roles = {name: role for role, name in FIELDS.items()}
    for embedded in PdfFileReader(BytesIO(pdf)).embedded_signatures:
        if embedded.field_name not in roles:
            continue
        digest = embedded.compute_digest()
        holds = validate_sig_integrity(embedded.signer_info, embedded.signer_cert, "data", digest)
        certificate = certificate_of(embedded.signer_cert.dump())
        yield MadeSignature(
            roles[embedded.field_name],
            certificate.owner,
            certificate.until,
            embedded.self_reported_timestamp,
            all(holds),
        )
