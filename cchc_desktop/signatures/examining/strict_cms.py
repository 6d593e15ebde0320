"""What a signature does not protect in its own structure: numbers of versions, lists, certificates beside the signer's.

Those cannot change what was signed. A byte that was altered there still means that the file is not as it was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn1crypto import parser
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn1crypto import cms
    from asn1crypto import x509 as asn1_x509

_DEPTH = 4
"""Levels of a signature's structure down to the lists of its signer."""


def is_filled(der: bytes) -> bool:
    """Return whether the parts of a signature fill it: a longer length in a head would take bytes of the padding in."""
    return _fills(der, _DEPTH)


def _fills(content: bytes, depth: int) -> bool:
    """Return whether a value is made of whole values, and none of them of the zeros that pad a signature."""
    at = 0
    while at < len(content):
        kind, constructed, tag, head, inner, end = parser.parse(content[at:])
        if (kind, tag) == (0, 0) or (constructed and depth and not _fills(inner, depth - 1)):
            return False
        at += len(head) + len(inner) + len(end)
    return True


def is_exact(
    signed: cms.SignedData,
    signer: cms.SignerInfo,
    certificates: Sequence[asn1_x509.Certificate],
    roots: Sequence[asn1_x509.Certificate],
) -> bool:
    """Return whether the unprotected parts of a signature are as a signer writes them.

    A certificate whose issuer is neither beside it nor among the trusted roots cannot be checked.
    """
    algorithm = signer["digest_algorithm"].dump()
    listed = [each.dump() for each in signed["digest_algorithms"]]
    return _versions_fit(signed, signer) and listed == [algorithm] and _hold_together(certificates, roots)


def _versions_fit(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Return whether the numbers of versions are those of RFC 5652, 5.1 and 5.3."""
    by_key = signer["sid"].name == "subject_key_identifier"
    plain = signed["encap_content_info"]["content_type"].native == "data" and not by_key
    versions = str(signer["version"].native), str(signed["version"].native)
    return versions == ("v3" if by_key else "v1", "v1" if plain else "v3")


def _hold_together(certificates: Sequence[asn1_x509.Certificate], roots: Sequence[asn1_x509.Certificate]) -> bool:
    """Return whether each certificate was issued by the one that it names, if that is known."""
    try:
        there = [x509.load_der_x509_certificate(each.dump()) for each in certificates]
        known = [*there, *(x509.load_der_x509_certificate(each.dump()) for each in roots)]
        return all(_was_issued(each, known) for each in there)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False


def _was_issued(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> bool:
    wanted = _authority_key(certificate)
    issuers = [
        each
        for each in others
        if each.subject == certificate.issuer or (wanted is not None and _own_key(each) == wanted)
    ]
    for issuer in issuers:
        certificate.verify_directly_issued_by(issuer)
    return True


def _authority_key(certificate: x509.Certificate) -> bytes | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def _own_key(certificate: x509.Certificate) -> bytes | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return None
