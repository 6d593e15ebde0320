"""The certificates that lie in a signature: whether each was issued by the one that it names, if that is known.

An intermediate certificate whose issuer is neither in the file nor among the roots cannot be verified: its chain is
then unknown, never trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_UNREADABLE = (
    *(ValueError, TypeError, UnsupportedAlgorithm),
    *(x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType),
)
"""What cryptography raises of a certificate that is none as it should be."""
Kind = TypeVar("Kind", bound=x509.ExtensionType)


def certificates_of(embedded: EmbeddedPdfSignature) -> list[bytes]:
    """Return the certificates in a signature, as DER."""
    return [each.chosen.dump() for each in embedded.signed_data["certificates"]]


def hold_together(embedded: Sequence[bytes], known: Iterable[bytes]) -> bool:
    """Return whether the certificates in a signature are as they were issued, seen from all that are known."""
    try:
        there = [x509.load_der_x509_certificate(each) for each in dict.fromkeys(embedded)]
        others = [x509.load_der_x509_certificate(each) for each in dict.fromkeys((*embedded, *known))]
        return all(_was_issued(each, others) and not _is_altered(each, others) for each in there)
    except _UNREADABLE:
        return False


def _was_issued(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> bool:
    """Return whether one of the certificates that may be the issuer of one did issue it, or none is known."""
    wanted = _authority_key(certificate)
    named = [
        each
        for each in others
        if each.subject == certificate.issuer or (wanted is not None and _own_key(each) == wanted)
    ]
    return not named or any(_issued(each, certificate, wanted) for each in named)


def _issued(issuer: x509.Certificate, certificate: x509.Certificate, wanted: bytes | None) -> bool:
    own = _own_key(issuer)
    if (wanted is not None and own is not None and own != wanted) or not _may_issue(issuer):
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _may_issue(issuer: x509.Certificate) -> bool:
    """Return whether a certificate has the right to issue others; a root of old may say nothing of it."""
    constraints = _extension(issuer, x509.BasicConstraints)
    usage = _extension(issuer, x509.KeyUsage)
    return (constraints is None or constraints.ca) and (usage is None or usage.key_cert_sign)


def _is_altered(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> bool:
    """Return whether another certificate has the same content under another signature, or the same signature."""
    content, signature = certificate.tbs_certificate_bytes, certificate.signature
    return any((each.tbs_certificate_bytes == content) is not (each.signature == signature) for each in others)


def _authority_key(certificate: x509.Certificate) -> bytes | None:
    found = _extension(certificate, x509.AuthorityKeyIdentifier)
    return found.key_identifier if found else None


def _own_key(certificate: x509.Certificate) -> bytes | None:
    found = _extension(certificate, x509.SubjectKeyIdentifier)
    return found.digest if found else None


def _extension(certificate: x509.Certificate, kind: type[Kind]) -> Kind | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None
