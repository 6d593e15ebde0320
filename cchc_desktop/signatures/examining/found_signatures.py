"""The signatures of a PDF: signer, moment, and how far each holds, by pyHanko and without a network.

Nothing is asked of the network, so whether a certificate was revoked since is known only where the file itself says it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.diff_analysis.policies import DEFAULT_DIFF_POLICY
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cchc_desktop.signatures.examining.contents_hole import Hole, hole_of
from cchc_desktop.signatures.examining.embedded_chain import certificates_of, hold_together
from cchc_desktop.signatures.examining.examination import (
    HARMLESS,
    ChainState,
    FoundSignature,
    LaterChange,
    SignatureFault,
)
from cchc_desktop.signatures.examining.later_changes import later_changes
from cchc_desktop.signatures.examining.pdf_objects import Key, entry, items, key_of, page_refs
from cchc_desktop.signatures.examining.strict_cms import is_exact, is_filled

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_Status = PdfSignatureStatus | DocumentTimestampStatus
_STRONG = frozenset(("sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"))
_SIGNS = frozenset(("non_repudiation", "digital_signature"))
_SIGNED_ON = frozenset((LaterChange.SIGNATURE, LaterChange.TIME_STAMP))
_STAMP = "/ETSI.RFC3161"
_KNOWN = frozenset(("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", _STAMP))
_UNREADABLE = (PdfError, ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError)
"""What pyHanko and asn1crypto raise where the structure of a signature is not as it should be."""
_CHAINS: dict[object, ChainState] = {
    AdESIndeterminate.EXPIRED: ChainState.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: ChainState.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: ChainState.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: ChainState.NOT_YET_VALID,
    AdESIndeterminate.REVOKED_NO_POE: ChainState.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: ChainState.REVOKED,
    AdESIndeterminate.REVOCATION_OUT_OF_BOUNDS_NO_POE: ChainState.REVOKED,
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: ChainState.UNKNOWN_ROOT,
    None: ChainState.TRUSTED,
}


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A PDF that is open for examining: its bytes, and pyHanko's reader of them."""

    raw: bytes
    reader: PdfFileReader


@dataclass(frozen=True, slots=True)
class _Judge:
    """What signatures are judged by: trusted roots, a moment, and every certificate that the file or the roots hold."""

    roots: tuple[x509.Certificate, ...]
    moment: datetime
    known: tuple[bytes, ...]

    def context(self, moment: datetime | None = None) -> ValidationContext:
        """Return the context in which pyHanko follows a chain; it fetches nothing."""
        return ValidationContext(trust_roots=[*self.roots], allow_fetching=False, moment=moment or self.moment)


class _SeenAt(NamedTuple):
    """Where a signature is seen: its page, 0 for none; and whether it stood there in the state that it signs."""

    page: int
    in_signed: bool


def found_signatures(file: SignedFile, roots: Sequence[bytes], moment: datetime) -> tuple[FoundSignature, ...]:
    """Return the signatures of a PDF in the order in which they were made; roots are trusted certificates as DER."""
    fields = [*enumerate_sig_fields(file.reader, filled_status=True)]
    known = (*roots, *_every_certificate(file, fields))
    judge = _Judge(tuple(x509.Certificate.load(der) for der in roots), moment, known)
    pages = _pages_of_annotations(file.reader)
    found = []
    for name, _, place in fields:
        field = place.get_object()
        value = field["/V"]
        page = pages.get(_seen_as(place, field), 0)
        by = str(value.get("/Name", "")) or name
        if value.get("/SubFilter") not in _KNOWN:
            found.append((len(file.raw), _unreadable(by, page, SignatureFault.UNSUPPORTED)))
            continue
        try:
            embedded = EmbeddedPdfSignature(file.reader, field, name)
            found.append(_found(file, embedded, judge, _SeenAt(page, _was_signed(file.reader, place, embedded))))
        except _UNREADABLE:
            found.append((len(file.raw), _unreadable(by, page, SignatureFault.BROKEN)))
    return _followed([one for _, one in sorted(found, key=lambda each: each[0])])


def _followed(found: Sequence[FoundSignature]) -> tuple[FoundSignature, ...]:
    """Return signatures in their order, those as whole too after which only signatures came, the last over the file."""
    closed, result = bool(found) and found[-1].whole, [*found[-1:]]
    for one in reversed(found[:-1]):
        whole = closed and one.valid and bool(_SIGNED_ON.intersection(one.later)) and one.only_harmless
        result.append(replace(one, whole=whole))
        closed = closed and one.valid
    return tuple(reversed(result))


def _every_certificate(file: SignedFile, fields: Sequence[tuple[str, object, generic.PdfObject]]) -> list[bytes]:
    """Return the certificates in all signatures of a file that can be read."""
    found: list[bytes] = []
    for name, _, place in fields:
        with suppress(*_UNREADABLE):
            field = place.get_object()
            if field["/V"].get("/SubFilter") in _KNOWN:
                found += certificates_of(EmbeddedPdfSignature(file.reader, field, name))
    return found


def _unreadable(by: str, page: int, fault: SignatureFault) -> FoundSignature:
    return FoundSignature(by=by, at="", valid=False, whole=False, chain=ChainState.BROKEN, fault=fault, page=page)


def _found(
    file: SignedFile, embedded: EmbeddedPdfSignature, judge: _Judge, seen: _SeenAt
) -> tuple[int, FoundSignature]:
    """Return where a signature ends in the file, and the signature."""
    hole = hole_of(file.raw, [int(number) for number in embedded.byte_range])
    status, stamp = _status(embedded, judge)
    fault = _fault(status, hole, embedded) or _fault_of_structure(embedded, hole, judge)
    if fault is None and not seen.in_signed:
        fault = SignatureFault.COPIED
    whole = fault is None and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    end = hole.end if hole else len(file.raw)
    moment = stamp or _reported(status)
    found = FoundSignature(
        by=_named(embedded.signer_cert, "common_name"),
        at=moment.isoformat() if moment else "",
        valid=fault is None,
        whole=whole,
        chain=_chain(status, embedded.signer_cert, stamp or judge.moment),
        fault=fault,
        later=() if whole else _later(file, embedded, end),
        stamped=stamp is not None,
        organisation=_named(embedded.signer_cert, "organization_name"),
        post=_named(embedded.signer_cert, "title"),
        issuer=_issuer(embedded.signer_cert),
        until=embedded.signer_cert.not_valid_after.date().isoformat(),
        page=seen.page,
    )
    return end, found


def _was_signed(reader: PdfFileReader, place: generic.PdfObject, embedded: EmbeddedPdfSignature) -> bool:
    """Return whether a signature stood in its field in the state that it signs: one that did not was copied there."""
    if not isinstance(place, generic.IndirectObject):
        return False
    before = reader.get_historical_resolver(embedded.signed_revision)
    try:
        return entry(before.get_object(generic.Reference(*key_of(place), pdf=before)), "/V") is not None
    except _UNREADABLE:
        return False


def _status(embedded: EmbeddedPdfSignature, judge: _Judge) -> tuple[_Status, datetime | None]:
    """Return pyHanko's status of a signature, and the moment that a trusted time stamp gives it.

    A certificate that has ended since is judged at that moment.
    """
    if embedded.sig_object.get("/SubFilter") == _STAMP:
        stamp = asyncio.run(async_validate_pdf_timestamp(embedded, judge.context(), skip_diff=True))
        return stamp, stamp.timestamp
    status = asyncio.run(async_validate_pdf_signature(embedded, judge.context(), skip_diff=True))
    token = status.timestamp_validity
    if token is None or not token.trusted:
        return status, None
    moment = token.timestamp
    return asyncio.run(async_validate_pdf_signature(embedded, judge.context(moment), skip_diff=True)), moment


def _fault(status: _Status, hole: Hole | None, embedded: EmbeddedPdfSignature) -> SignatureFault | None:
    if hole is None or status.coverage not in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    ):
        return SignatureFault.UNCLEAR_RANGE
    if not embedded.pkcs7_content.startswith(hole.der):
        return SignatureFault.UNCLEAR_RANGE
    if not status.intact:
        return SignatureFault.ALTERED
    token = status.timestamp_validity if isinstance(status, PdfSignatureStatus) else None
    if not status.valid or (token is not None and not (token.valid and token.intact)):
        return SignatureFault.BROKEN
    if not {status.md_algorithm, embedded.external_md_algorithm} <= _STRONG:
        return SignatureFault.WEAK_DIGEST
    return None


def _fault_of_structure(embedded: EmbeddedPdfSignature, hole: Hole | None, judge: _Judge) -> SignatureFault | None:
    """Return the fault of the parts that a signature cannot cover: its digits, its lists, certificates beside it."""
    if hole is None or not hole.exact or not is_filled(hole.der):
        return SignatureFault.BROKEN
    if not is_exact(embedded.signed_data, embedded.signer_info):
        return SignatureFault.BROKEN
    if not hold_together(certificates_of(embedded), judge.known):
        return SignatureFault.BROKEN_LINK
    return None


def _reported(status: _Status) -> datetime | None:
    return status.signer_reported_dt if isinstance(status, PdfSignatureStatus) else status.timestamp


def _chain(status: _Status, certificate: x509.Certificate, moment: datetime) -> ChainState:
    """Return the state of a signer's certificate; its own days and rights count whether its root is known or not."""
    if not status.valid:
        return ChainState.BROKEN
    if moment > certificate.not_valid_after:
        return ChainState.EXPIRED
    if moment < certificate.not_valid_before:
        return ChainState.NOT_YET_VALID
    usage = certificate.key_usage_value
    if isinstance(status, PdfSignatureStatus) and usage is not None and _SIGNS.isdisjoint(usage.native):
        return ChainState.NO_SIGNING_RIGHT
    return _CHAINS.get(status.trust_problem_indic, ChainState.BROKEN)


def _later(file: SignedFile, embedded: EmbeddedPdfSignature, end: int) -> tuple[LaterChange, ...]:
    """Return the kinds of changes after a signature, in their order in `LaterChange`.

    Increments that no table leads to count as appended bytes.
    """
    found = set(later_changes(file.reader, embedded.signed_revision, file.raw, end))
    if found <= HARMLESS and _is_suspicious(file.reader, embedded):
        found.add(LaterChange.OTHER)
    read = file.reader.xrefs.total_revisions - 1 - embedded.signed_revision
    if end < len(file.raw) and (not found or file.raw.count(b"startxref", end) != read):
        found.add(LaterChange.APPENDED)
    return tuple(kind for kind in LaterChange if kind in found)


def _is_suspicious(reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> bool:
    """Return whether pyHanko's own review finds fault with what came later, where objects lie in streams.

    There a reference is no readable text, so that `later_changes` cannot look for awaited objects.
    """
    revisions = range(reader.xrefs.total_revisions)
    if not reader.has_xref_stream and not any(map(reader.xrefs.object_streams_used_in, revisions)):
        return False
    review = DEFAULT_DIFF_POLICY.review_file(
        reader, embedded.signed_revision, field_mdp_spec=embedded.fieldmdp, doc_mdp=embedded.docmdp_level
    )
    return isinstance(review, SuspiciousModification)


def _pages_of_annotations(reader: PdfFileReader) -> dict[Key, int]:
    """Return the page of each annotation by its number, pages counted from 1."""
    found = {}
    for number, ref in enumerate(page_refs(reader), 1):
        for each in items(entry(ref.get_object(), "/Annots")):
            if isinstance(each, generic.IndirectObject):
                found[key_of(each)] = number
    return found


def _seen_as(place: generic.PdfObject, field: generic.DictionaryObject) -> Key:
    """Return the number of the annotation that shows a signature, (0, 0) if it has no area."""
    box = items(entry(field, "/Rect"))
    has_area = len({*map(str, box)}) > 2  # noqa: PLR2004 - a point has two numbers
    return key_of(place) if has_area and isinstance(place, generic.IndirectObject) else (0, 0)


def _named(certificate: x509.Certificate, name: str) -> str:
    """Return a part of the name in a certificate, "" where it has none."""
    value = certificate.subject.native.get(name, "")
    return ", ".join(value) if isinstance(value, list) else str(value)


def _issuer(certificate: x509.Certificate) -> str:
    names = certificate.issuer.native
    return str(names.get("common_name") or names.get("organization_name") or "")
