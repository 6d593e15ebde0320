"""Products that their numbers contradict: "3 đợt, mỗi đợt 500 tờ, tổng số 1.600 tờ"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.share_slips import COUNT, read_written
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_result
from cchc_desktop.reading.counts.counted_lists import is_money
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

EACH_OF = re.compile(r"(?<!\w)mỗi (?P<noun>[^\W\d_]+)(?: [^\W\d_]+){0,6} $")
"""Before the number of what each has: "mỗi thôn có"."""
_BOUND = re.compile(r"(?<!\w)(?:tối đa|không quá|nhiều nhất|cao nhất|không vượt quá|thang điểm)(?!\w)")
"""Around "mỗi" where what follows is a bound: each may have less."""
_SUM = re.compile(r"(?<!\w)(?:tổng cộng|tổng số|tổng|cộng|tất cả|cả thảy)(?: [^\W\d_]+){0,6} $")
_SUMS = frozenset(("tổng cộng", "tổng số", "tất cả"))
_OTHER = re.compile(
    r"kế hoạch|chỉ tiêu|ít nhất|tối thiểu|tối đa|dự kiến|khoảng|hơn|gần|trở lên|phấn đấu|bình quân|trung bình"
)
_OUT_OF = re.compile(rf"(?: điểm)?(?: ?/ ?| trên (?:tổng số |tổng )?)(?P<all>{COUNT})(?![0-9.,/]*[0-9%])")
_WORDS = r"(?: [^\W\d_]{1,7}){0,3}"
_OF_EACH = re.compile(
    rf"(?P<many>{COUNT}) (?P<of>[^\W\d_]{{1,7}}){_WORDS},{_WORDS} (?P<each>{COUNT}) (?P<noun>[^\W\d_]{{1,7}})"
    rf"(?:/| mỗi | một |/01 )(?P=of), (?:tổng cộng|tổng số|tất cả){_WORDS} (?P<total>{COUNT}) (?P=noun)(?!\w)"
)
"""A product of which what each has is told behind: "96 lượt, thời lượng 15 phút mỗi lượt, tổng cộng 1.440 phút"."""
_LEAD, _TAIL = 60, 12


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the products of a paragraph that do not come out."""
    for match in _OF_EACH.finditer(reading.small) if not _SUMS.isdisjoint(reading.pairs) else ():
        many, each, total = (read_written(match[name]) for name in ("many", "each", "total"))
        if many and each and total and many.value * each.value != total.value:
            exact = show(many.value * each.value)
            message = f"{match['many']} × {match['each']} = {exact}, mà ghi {match['total']}. Xem lại các số này."
            yield ProseSlip("text.arithmetic", *match.span("total"), message, None, exact)
    if "mỗi" in reading.vocabulary:
        for sentence in reading.sentences:
            if "mỗi " in reading.small[sentence.start : sentence.end]:
                yield from _products(sentence, reading)


def _products(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    found = quantities(sentence, reading)
    for at, each in enumerate(found):
        one = EACH_OF.search(each.lead)
        if not one or is_money(each.noun) or _OTHER.search(reading.small, sentence.start, sentence.end):
            continue
        many = [own for own in found if own.noun == one["noun"]]
        totals = [own for own in found[at + 1 :] if own.noun and own.noun == each.noun and not EACH_OF.search(own.lead)]
        if not many or len(totals) != 1 or _comes_out(many, each, totals[0]):
            continue
        if _comes_out_with_others(found[:at], each, totals[0]):
            continue
        if many[0].start < each.start and not _SUM.search(totals[0].lead):
            continue
        if many[0].start > each.start and many[0].end > totals[0].start:
            continue
        exact = many[0].value * each.value
        if is_within(each, totals[0], exact, reading):
            continue
        yield wrong_result(totals[0], f"{many[0].text} × {each.text}", exact)


def is_within(each: Quantity, total: Quantity, exact: Decimal, reading: ParagraphReading) -> bool:
    """Return whether a total is no product but within one: of bounds, or told out of it ("88/100 điểm")."""
    bound = _BOUND.search(reading.small, max(0, each.start - _LEAD), each.end + _TAIL)
    if bound and total.value <= exact:
        return True
    out_of = _OUT_OF.match(reading.small, total.end)
    return bool(out_of and (whole := read_written(out_of["all"])) and whole.value == exact)


def _comes_out_with_others(before: Sequence[Quantity], each: Quantity, total: Quantity) -> bool:
    """Return whether a total is of what stands before "mỗi": "ở xã 12 người; ở 07 thôn 21 người, mỗi thôn 03 người"."""
    told = [own.value for own in before if own.noun == each.noun]
    return len(told) > 1 and sum(told) == total.value


def _comes_out(many: list[Quantity], each: Quantity, total: Quantity) -> bool:
    """Return whether one of some numbers, or all of them, times what each has is a total."""
    numbers = [own.value for own in many]
    return any(value * each.value == total.value for value in (*numbers, sum(numbers, Decimal(0))))
