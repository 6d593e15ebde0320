"""Wholes that the lines of the list below them contradict, each with one number of that noun: "318 lượt. Cụ thể:"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.item_slips import items_below
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_total
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_FEWEST, _MOST, _TWO = 2, 12, 2
_NEAR, _FAR = Decimal("0.05"), Decimal("0.3")
"""By so much of a whole its lines may be off: in all, and where one number has the look of a mistyped one."""
_SOME = re.compile(
    r"(?<!\w)(?:trong đó|chủ yếu|nhất là|điển hình|tiêu biểu|ví dụ|nổi bật|một số|như|riêng|so với|cùng kỳ|mỗi|"
    r"bình quân)(?!\w)[^.;]{0,80}$"
)
"""At the end of a heading whose lines are some of what it tells."""
_NO_PART = re.compile(
    r"(?<!\w)(?:trong đó|tổng|cộng|kiêm|cùng kỳ|so với|tăng|giảm|lũy kế|mỗi|bình quân|còn|thêm|hơn|gần|khoảng)(?!\w)"
)
_BRACKET = re.compile(r"[(][^()]{0,200}[)]")


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes at the end of a heading that lines with one number of their noun each do not come to."""
    paragraphs = section.paragraphs
    for at, (start, head) in enumerate(paragraphs[:-_TWO]):
        if not head.text.rstrip().endswith(":") or not head.counts or _SOME.search(head.small[:-1].rstrip()):
            continue
        items = [each.reading for each in items_below(paragraphs[at + 1 : at + _TWO + _MOST])]
        if _FEWEST <= len(items) <= _MOST and not any(_NO_PART.search(each.small) for each in items):
            for slip in _of_units(head, items):
                yield slip.moved(start)


def _of_units(head: ParagraphReading, items: Sequence[ParagraphReading]) -> Iterator[ProseSlip]:
    rows = [_outside(each) for each in items]
    for unit in dict.fromkeys(_unit(each) for each in rows[0]):
        parts = [own for row in rows for own in row if _unit(own) == unit]
        wholes = [each for each in _told(head) if _unit(each) == unit]
        is_one_each = all(sum(_unit(own) == unit for own in row) == 1 for row in rows)
        if is_one_each and len(wholes) == 1 and _is_missed(wholes[0], parts):
            added = sum((each.value for each in parts), Decimal(0))
            span = wholes[0].start, wholes[0].end
            terms = " + ".join(each.text for each in parts)
            is_one = len(_told(head)) == 1 or added > wholes[0].value
            severity = None if is_one else Severity.HINT
            yield wrong_total(span, wholes[0].said, terms, wholes[0].said_as(added), severity)


def _unit(each: Term) -> str:
    """Return what a number counts, "" where no word tells."""
    return "đồng" if each.kind == "money" else each.noun


def _told(head: ParagraphReading) -> list[Term]:
    """Return the numbers of the last sentences of a heading."""
    return [each for own in head.sentences[-_TWO:] for each in terms(own, head) if each.kind in ("count", "money")]


def _outside(item: ParagraphReading) -> list[Term]:
    """Return the numbers of a line that stand in no bracket."""
    spans = [match.span() for match in _BRACKET.finditer(item.small)]
    told = (each for own in item.sentences for each in terms(own, item) if each.kind in ("count", "money"))
    return [each for each in told if _unit(each) and not any(start < each.start < end for start, end in spans)]


def _is_missed(whole: Term, parts: Sequence[Term]) -> bool:
    """Return whether lines come nearly to their whole: by little, or but for a number with the look of another one."""
    gap = sum((each.value for each in parts), -whole.value)
    if not gap or max(each.value for each in parts) >= whole.value:
        return False
    meant = [(whole, whole.value + gap), *((each, each.value - gap) for each in parts)]
    is_typed = any(value > 0 and is_mistyped(each.text, each.in_unit(value)) for each, value in meant)
    few = Decimal(_TWO) if whole.kind == "count" else Decimal(0)
    return abs(gap) <= max(few, whole.value * (_FAR if is_typed else _NEAR))
