"""Shares held against the parts told in their order: "97% và 99% …, lần lượt ứng với 194 và 196 trên 200 phiếu"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.near_numbers import is_share
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)")
_OTHER = re.compile(r"(?<!\w)(?:tăng|giảm|cùng kỳ|khoảng|gần|hơn|bình quân|kế hoạch|chỉ tiêu)(?!\w)")
_ALL = Decimal(100)
_COUNTS = range(2, 7)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the one share of some that is not that of the part told in its place, all others being those of theirs."""
    if reading.text.count("%") not in _COUNTS or "lần lượt" not in reading.pairs:
        return
    read = [(each.start, each.end, terms(each, reading)) for each in reading.sentences]
    stretches = [*read, *((one[0], other[1], (*one[2], *other[2])) for one, other in pairwise(read))]
    told = dict.fromkeys(
        slip for start, end, found in stretches for slip in _of_stretch(start, end, found, reading.small)
    )
    yield from told


def _of_stretch(start: int, end: int, found: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield the wrong share of a stretch that tells so many shares, as many parts, and their whole."""
    told = [each for each in found if not each.text.isalpha()]
    shares = [each for each in told if each.kind == "share"]
    counts = [each for each in told if each.kind in ("count", "money") and each.value > 0]
    if len(shares) not in _COUNTS or not len(counts) == len(shares) + 1 == len(told) - len(shares):
        return
    is_row = told.index(shares[-1]) - told.index(shares[0]) == len(shares) - 1
    is_one = all(each.measures_as(counts[0]) for each in counts)
    if not is_row or not is_one or not _IN_TURN.search(small, start, end) or _OTHER.search(small, start, end):
        return
    wrong = [_wrong(shares, [each for each in counts if each is not whole], whole) for whole in (counts[0], counts[-1])]
    yield from next((each for each in wrong if len(each) == 1), []) if all(wrong) else ()


def _wrong(shares: Sequence[Term], parts: Sequence[Term], whole: Term) -> list[ProseSlip]:
    """Return a slip for each share that is not that of the part in its place."""
    pairs = [(said, part, _ALL * part.value / whole.value) for said, part in zip(shares, parts, strict=True)]
    return [
        wrong_share(said, f"{part.said} : {whole.said}", exact)
        for said, part, exact in pairs
        if not is_share(said, exact)
    ]
