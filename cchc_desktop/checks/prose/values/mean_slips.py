"""Means that their numbers do not make: "28 cuộc họp …, thu hút 1.960 lượt người, bình quân 60 người một cuộc"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.measured_terms import terms
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


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the means of a paragraph that the one total and the one number before them do not make."""
    if not {"bình quân", "trung bình"} & reading.pairs or len(reading.counts) <= 2:  # noqa: PLR2004
        return
    before: tuple[Term, ...] = ()
    for sentence in reading.sentences:
        found = terms(sentence, reading)
        for each in found:
            of = _of_what(each, reading.small)
            if of and of not in _TIMES:
                near = [own for own in (*before, *found) if own is not each]
                told = _MONTHS.finditer(reading.small, sentence.start, sentence.end)
                months = [Decimal(match["many"]) for match in told] if of == "tháng" else _numbers_of(of, near, each)
                yield from _judged(each, near, months)
        before = found


def _of_what(each: Term, small: str) -> str:
    """Return the word for what a number is a mean of one of, "" where it is no mean."""
    mean = _MEAN.search(each.lead)
    if not mean or each.kind != "count" or _LOOSE.search(each.lead[: mean.end()]):
        return ""
    behind = _OF_ONE.match(small, each.stop)
    return mean["of"] or (behind["of"] if behind else "")


def _numbers_of(of: str, near: Sequence[Term], each: Term) -> list[Decimal]:
    """Return the numbers of what a mean is of one of: those before it, else those behind it."""
    found = [own for own in near if own.kind == "count" and own.noun == of and own.value > 1]
    return [own.value for own in _before(each, found)]


def _before(each: Term, found: Sequence[Term]) -> Sequence[Term]:
    return [own for own in found if own.start < each.start] or found


def _judged(each: Term, near: Sequence[Term], numbers: Sequence[Decimal]) -> Iterator[ProseSlip]:
    """Yield a mean that the one total beside it does not make with the one number that it is divided by."""
    totals = [own for own in near if _is_total_of(each, own)]
    means = [total.value / number for number in numbers for total in totals]
    places = len(each.text.partition(",")[2])
    if any(abs(mean - each.value) < Decimal(1).scaleb(-places) for mean in means):
        return
    told = _before(each, [own for own in totals if own.value > each.value])
    if len(numbers) != 1 or len(told) != 1:
        return
    exact = told[0].value / numbers[0]
    if _LEAST <= each.value / exact <= _MOST:
        wanted = show(round(exact, places or 1).normalize())
        message = f"{told[0].said} : {show(numbers[0])} = {wanted}, mà ghi bình quân {each.said}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", each.start, each.end, message, None, wanted)


def _is_total_of(each: Term, other: Term) -> bool:
    """Return whether a number may be the total that a mean is of: of the same noun, or people of people."""
    return other.kind == "count" and (other.noun == each.noun or {other.noun, each.noun} <= _PERSONS)
