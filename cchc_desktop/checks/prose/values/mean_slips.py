"""Means that their numbers do not make: "28 cuộc họp …, thu hút 1.960 lượt người, bình quân 60 người một cuộc"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.product_slips import EACH_OF
from cchc_desktop.reading.counts.measured_terms import term_rows
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_MEAN = re.compile(
    r"(?<!\w)(?:bình quân|trung bình)(?: (?:mỗi|một|01|1|từng) (?P<of>[^\W\d_]+))?(?: [^\W\d_]+){0,4} ?$"
)
"""Before a mean, and what it is of one of."""
_OF_ONE = re.compile(r"(?: [^\W\d_]+){0,3}?(?: ?/ ?| (?:cho )?(?:mỗi|một|01|1|từng) )(?P<of>[^\W\d_]+)")
"""Behind a mean: "39 lượt người/buổi", "60 người một cuộc"."""
_LOOSE = re.compile(
    r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|từ|đến|tăng|giảm|so với|cùng kỳ|kế hoạch|chỉ tiêu|ít nhất|tối thiểu|tối đa|"
    r"phấn đấu|dự kiến|đầu người|theo đầu|cả|toàn (?:tỉnh|huyện))(?!\w)[^,;:.]{0,40}$"
)
"""Before a mean of something else, or one that is not told to the last digit."""
_MONTHS = re.compile(r"(?<![\w./,-])(?P<many>0?[2-9]|1[0-2]) tháng(?! [0-9])")
_TIMES = frozenset(("ngày", "tuần", "năm", "quý", "giờ", "phút", "kỳ"))
"""Of these a report does not tell how many its numbers are for."""
_PERSONS = frozenset(("người", "lượt", "học", "đại", "thành", "cán", "công", "hội", "đoàn", "đảng", "viên", "đồng"))
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")


class _Side(NamedTuple):
    """What is told before a mean, or behind it: the numbers, and where the stretch begins and ends."""

    terms: Sequence[Term]
    start: int
    end: int

    def numbers(self, of: str, small: str) -> list[Decimal]:
        """Return how many there are of what a mean is of one of."""
        if of == "tháng":
            return [Decimal(match["many"]) for match in _MONTHS.finditer(small, self.start, self.end)]
        counted = (each for each in self.terms if each.kind == "count" and each.noun == of and each.value > 1)
        return [each.value for each in counted if not EACH_OF.search(each.lead)]


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the means of a paragraph that the one total and the one number beside them do not make."""
    if not {"bình quân", "trung bình"} & reading.pairs or len(reading.counts) <= 2:  # noqa: PLR2004
        return
    for sentence, found, before in term_rows(reading):
        for at, each in enumerate(found):
            of = _of_what(each, reading.small)
            if not of or of in _TIMES:
                continue
            stop = reading.small.find(";", each.stop, sentence.end) % (sentence.end + 1)
            ahead = _Side((*before, *found[:at]), sentence.start, each.start)
            behind = _Side(tuple(own for own in found[at + 1 :] if own.start < stop), each.stop, stop)
            yield from _judged(each, of, (ahead, behind), reading.small)


def _of_what(each: Term, small: str) -> str:
    """Return the word for what a number is a mean of one of, "" where it is no mean."""
    mean = _MEAN.search(each.lead)
    if not mean or each.kind != "count" or _LOOSE.search(each.lead[: mean.end()]):
        return ""
    behind = _OF_ONE.match(small, each.stop)
    return mean["of"] or (behind["of"] if behind else "")


def _judged(each: Term, of: str, sides: tuple[_Side, _Side], small: str) -> Iterator[ProseSlip]:
    """Yield a mean that the one total on a side of it does not make with the one number that it is divided by."""
    told = [(side.numbers(of, small), [own for own in side.terms if _is_total_of(each, own)]) for side in sides]
    numbers = [own for one, _ in told for own in one]
    totals = [own for _, some in told for own in some]
    places = len(each.text.partition(",")[2])
    if any(
        abs(total.value / number - each.value) < Decimal(1).scaleb(-places) for number in numbers for total in totals
    ):
        return
    own, near = next((side for side in told if any(side)), ([], []))
    greater = [total for total in near if total.value > each.value]
    if len(own) != 1 or len(greater) != 1:
        return
    exact = greater[0].value / own[0]
    if _LEAST <= each.value / exact <= _MOST:
        wanted = show(round(exact, places or 1).normalize())
        message = f"{greater[0].said} : {show(own[0])} = {wanted}, mà ghi bình quân {each.said}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", each.start, each.end, message, None, wanted)


def _is_total_of(each: Term, other: Term) -> bool:
    """Return whether a number may be the total that a mean is of: of the same noun, or people of people."""
    return other.kind == "count" and (other.noun == each.noun or {other.noun, each.noun} <= _PERSONS)
