"""Shares in the lines of a list that their own counts contradict, where other lines prove the whole of its heading."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_share
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import SectionParagraph, SectionReading

_ITEM = re.compile(r"\s{0,6}(?:[-+*•–]|(?:[0-9]{1,2}|[a-zđ])[.)])")
_ALL, _FAR = Decimal(100), Decimal(25)
_LINES = range(3, 13)
_WHOLES = 3


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the one share of a list below its whole that its count does not make, where all others are made."""
    paragraphs = section.paragraphs
    for at, head in enumerate(paragraphs):
        if not head.reading.has_digits or not head.reading.small.rstrip().endswith(":"):
            continue
        items = list(takewhile(_is_item, paragraphs[at + 1 : at + 1 + _LINES.stop]))
        lines = [(item, *pair) for item in items if "%" in item.reading.text and (pair := _pair(item))]
        if len(lines) in _LINES:
            last = head.reading.sentences[-1]
            wholes = [each for each in terms(last, head.reading) if each.kind in ("count", "money")]
            yield from _judged(lines, wholes[:_WHOLES])


def _is_item(line: SectionParagraph) -> bool:
    return _ITEM.match(line.reading.text) is not None


def _pair(item: SectionParagraph) -> tuple[Term, Term] | None:
    """Return the only count of a line and the share behind it, None where there are more."""
    found = [each for own in item.reading.sentences for each in terms(own, item.reading)]
    pairs = [
        (part, share) for part, share in pairwise(found) if part.kind in ("count", "money") and share.kind == "share"
    ]
    return pairs[0] if len(found) == len(pairs) + 1 == 2 else None  # noqa: PLR2004


def _judged(lines: Sequence[tuple[SectionParagraph, Term, Term]], wholes: Sequence[Term]) -> Iterator[ProseSlip]:
    for whole in wholes:
        wrong = [each for each in lines if not _is_of(each[1], whole, each[2])]
        right = [each for each in lines if each not in wrong]
        if len(wrong) != 1 or any(each[1].kind != whole.kind for each in lines):
            continue
        item, part, share = wrong[0]
        exact = _ALL * part.value / whole.value
        if _join(share) in {_join(each[2]) for each in right} and abs(exact - share.value) <= _FAR:
            yield wrong_share(share, f"{part.said} : {whole.said}", exact).moved(item.start)
            return


def _is_of(part: Term, whole: Term, share: Term) -> bool:
    return whole.value > 0 and is_share(share, _ALL * part.value / whole.value)


def _join(share: Term) -> str:
    """Return the last word, or the bracket, between a count and its share."""
    words = share.lead.split()
    return words[-1] if words else ""
