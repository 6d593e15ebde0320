"""What a signature does not protect in its own structure: numbers of versions, lists.

Those cannot change what was signed. A byte that was altered there still means that the file is not as it was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn1crypto import parser

if TYPE_CHECKING:
    from asn1crypto import cms

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


def is_exact(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Return whether the unprotected lists and numbers of a signature are as a signer writes them."""
    algorithm = signer["digest_algorithm"].dump()
    listed = [each.dump() for each in signed["digest_algorithms"]]
    return _versions_fit(signed, signer) and listed == [algorithm]


def _versions_fit(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Return whether the numbers of versions are those of RFC 5652, 5.1 and 5.3."""
    by_key = signer["sid"].name == "subject_key_identifier"
    plain = signed["encap_content_info"]["content_type"].native == "data" and not by_key
    versions = str(signer["version"].native), str(signed["version"].native)
    return versions == ("v3" if by_key else "v1", "v1" if plain else "v3")
