"""The result of examining a PDF file that came back signed, as plain data."""

from __future__ import annotations

from enum import Enum
from typing import Any

from cchc_desktop.base.shapes import Shape


class TextVerdict(Enum):
    """How the words of a file relate to the report: equal, equal but for number and day, different, or not readable."""

    SAME = "same"
    SAME_BUT_NUMBER = "same-but-number"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class ChainState(Enum):
    """What is known of a signer's certificate: its chain ends at a trusted root, at none, or the certificate is bad."""

    TRUSTED = "trusted"
    UNKNOWN_ROOT = "unknown-root"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    REVOKED = "revoked"
    NO_SIGNING_RIGHT = "no-signing-right"
    BROKEN = "broken"


class SignatureFault(Enum):
    """A reason for which a signature does not hold over what it signed."""

    ALTERED = "altered"
    BROKEN = "broken"
    WEAK_DIGEST = "weak-digest"
    UNSUPPORTED = "unsupported"
    UNCLEAR_RANGE = "unclear-range"
    BROKEN_LINK = "broken-link"
    COPIED = "copied"


class LaterChange(Enum):
    """A kind of change that was added to a file after one of its signatures."""

    SIGNATURE = "signature"
    TIME_STAMP = "time-stamp"
    VALIDATION_DATA = "validation-data"
    METADATA = "metadata"
    FORM = "form"
    ANNOTATION = "annotation"
    PAGE_ADDED = "page-added"
    PAGE_REMOVED = "page-removed"
    PAGE_CHANGED = "page-changed"
    APPENDED = "appended"
    OTHER = "other"


HARMLESS = frozenset((LaterChange.SIGNATURE, LaterChange.TIME_STAMP, LaterChange.VALIDATION_DATA, LaterChange.METADATA))
"""Changes after a signature that leave what a reader sees as it was signed."""


class Hazard(Enum):
    """A part of a PDF that a signed report has no use for, or that may show something else than its pages say."""

    FORM = "form"
    SCRIPT = "script"
    ACTION = "action"
    ATTACHMENT = "attachment"
    ANNOTATION = "annotation"
    LARGE_STAMP = "large-stamp"
    LAYERS = "layers"
    IRREGULAR = "irregular"
    ENCRYPTED = "encrypted"
    TOO_COMPLEX = "too-complex"


class FoundHazard(Shape):
    """A hazard and its page, counted from 1; 0 where it belongs to the whole file."""

    hazard: Hazard
    page: int = 0


class FoundSignature(Shape):
    """A signature of a PDF: its signer, its moment, and how far it holds.

    by is the name in the signer's certificate, organisation and post are what that says beside it, "" where it says
    nothing. at is the moment as ISO text, "" if the file names none; stamped says that a time stamp server gave it.
    whole says that nothing in the file is without a signature: this one covers every byte, or only further signatures
    that hold, the last of them over every byte, came after it. later names the kinds of changes after it.
    until is the last day of the certificate; page is where it is visible, counted from 1, 0 where it is not.
    """

    by: str
    at: str
    valid: bool
    whole: bool
    chain: ChainState
    fault: SignatureFault | None = None
    later: tuple[LaterChange, ...] = ()
    stamped: bool = False
    organisation: str = ""
    post: str = ""
    issuer: str = ""
    until: str = ""
    page: int = 0

    @property
    def trusted(self) -> bool:
        """Whether the signature holds and its certificate's chain ends at a root that the office trusts."""
        return self.valid and self.chain is ChainState.TRUSTED

    @property
    def only_harmless(self) -> bool:
        """Whether nothing but further signatures and what belongs to them came after it."""
        return self.whole or HARMLESS.issuperset(self.later)

    @property
    def in_order(self) -> bool:
        """Whether nothing wrong was found; an unknown root is not known to be wrong."""
        return self.valid and self.only_harmless and self.chain in (ChainState.TRUSTED, ChainState.UNKNOWN_ROOT)


class WordPlace(Shape):
    """A stretch of words on a page: page and line counted from 1, and the box in points from the lower left corner.

    The box is left, bottom, right and top of the words in the first of their lines, in whole points; None where there
    are no words.
    """

    page: int
    line: int
    box: tuple[int, int, int, int] | None = None


class TextDifference(Shape):
    """A place where the words of two files differ: the words of both, some words before them, and where they are."""

    before: str
    after: str
    lead: str
    at: WordPlace
    other_at: WordPlace


class TextComparison(Shape):
    """The words of a signed file against the report.

    number and day are those that the file shows where the report shows others, "" if none; scans are the pages that
    are pictures without words of their own; exact says that the file begins with the report's own bytes and that only
    signatures were added; pictures are pages with pictures or shapes that the report does not have; report_pages is how
    many pages the report has, 0 where that was not asked.
    """

    verdict: TextVerdict
    differences: tuple[TextDifference, ...] = ()
    number: str = ""
    day: str = ""
    scans: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()
    exact: bool = False
    compared: bool = True
    report_pages: int = 0


class Examination(Shape):
    """A signed file, examined: its size, its signatures in the order in which they were made, hazards and words."""

    pages: int
    size: int
    signatures: tuple[FoundSignature, ...]
    hazards: tuple[FoundHazard, ...]
    text: TextComparison

    @property
    def in_order(self) -> bool:
        """Whether the file is signed and nothing wrong was found in it."""
        return bool(self.signatures) and not self.is_wrong

    @property
    def is_wrong(self) -> bool:
        """Whether something in the file is wrong; no signature at all, as in a scan, is not."""
        bad_text = self.text.verdict is TextVerdict.DIFFERS
        return bad_text or bool(self.hazards) or not all(one.in_order for one in self.signatures)

    @property
    def is_certain(self) -> bool:
        """Whether all was found in order and nothing had to be left open: known roots, words that were compared."""
        known = all(one.trusted for one in self.signatures)
        return self.in_order and known and self.text.verdict is not TextVerdict.UNKNOWN

    def as_json(self) -> dict[str, Any]:
        """Return the answer of `cchc examine --json`."""
        return {
            "signatures": [
                {
                    "by": one.by,
                    "at": one.at or None,
                    "valid": one.valid,
                    "whole": one.whole,
                    "trusted": one.trusted,
                }
                for one in self.signatures
            ],
            "text": self.text.verdict.value,
        }
