"""Shares that are all of one whole, as each of those asked chose one answer, or a row of them nearly makes it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import looks_like
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.numbers import show
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_ONE_CHOICE = re.compile(
    r"(?<!\w)(?:(?:mỗi|từng|một) (?:[^\W\d_]+ ){1,5}?(?:(?:chỉ|đều chỉ) (?:được |có |nêu |ghi |tính |trả lời )?|"
    r"(?:được )?(?=chọn ))(?:chọn (?:đúng |ra |lấy )?)?(?:một|1|01)(?!\w)|"
    r"(?:mỗi|một) [^\W\d_]+(?: [^\W\d_]+)? (?:được )?(?:trả lời|nêu|ghi|tính) (?:đúng )?(?:một|1|01)(?!\w)|"
    r"mỗi (?:phiếu|người|hộ) (?:một|1|01)(?!\w)|"
    r"chỉ (?:được )?(?:chọn|đánh dấu|tích|khoanh) (?:vào )?(?:một|1|01)(?!\w)|"
    r"(?:không (?:có )?(?:ai|người nào|phiếu nào|phiếu|hộ nào) (?:chọn|trả lời|nêu) (?:hai|nhiều|trùng)|"
    r"ngoài (?:hai|ba|bốn|năm|sáu|các|những) [^\W\d_]+(?: [^\W\d_]+)? (?:này|trên)(?: ra)?,? "
    r"(?:[^\W\d_]+ ){0,3}không))(?!\w)"
)
"""Who was asked chose one answer, or there are no others: the shares around are all of a whole."""
_SIGNS = frozenset(("một", "hai", "ngoài", "nhiều", "trùng", "01", "1"))
_OTHER = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|cùng kỳ|trên|hơn|gần|khoảng|dưới|tối thiểu|ít nhất|xấp xỉ|tăng|giảm|vượt|"
    r"thêm|năm trước|năm ngoái|quý trước|từng câu|mỗi câu)(?!\w)"
)
_LABELLED = re.compile(
    r"(?: ?\([^()]{0,60}\))?[^,;%]{0,40}[,;] ?(?:còn |và )?(?!còn )[^\W\d_]+(?: [^\W\d_]+){0,5} ?:? "
)
_ENDS = re.compile(r" ?(?:[.,;(]|$)| [–-] ")
_HEADED = re.compile(r"(?:^|[:,;–-] ?)[^\W\d_]+(?: [^\W\d_]+){0,5} ?:? $")
"""Around the shares of a row: their labels before them, and what ends each."""
_REST = ("còn lại", "khác", "không trả lời", "trống")
_ALL, _NEAR = Decimal(100), Decimal(10)
_SHARES = range(2, 9)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the last share of the only sentence that has shares, where they are all of one whole and do not make it."""
    if reading.text.count("%") not in _SHARES:
        return
    told = [own for own in reading.sentences if "%" in own.text]
    if len(told) != 1:
        return
    levels = [each for each in terms(told[0], reading) if each.kind == "share"]
    words = reading.small[told[0].start : told[0].end]
    if len(levels) not in _SHARES or _OTHER.search(words) or _are_all(levels):
        return
    if not reading.vocabulary.isdisjoint(_SIGNS) and _ONE_CHOICE.search(reading.small):
        yield from _judged(levels, words)
    elif _are_a_row(levels, reading):
        yield from _nearly_all(levels)


def _are_a_row(levels: Sequence[Term], reading: ParagraphReading) -> bool:
    """Return whether shares follow each other, each behind a short label of its own, and no counts make them."""
    leads = [each.lead for each in levels]
    ends = all(_ENDS.match(reading.small, each.stop) for each in levels)
    crossing = prose_data("shares")["lists"]["crossing"]
    is_row = (
        ends
        and not any(words in lead.rpartition(":")[2] for lead in leads for words in crossing)
        and all(_LABELLED.fullmatch(lead) for lead in leads[1:])
        and _HEADED.search(leads[0]) is not None
    )
    return is_row and sum(each.is_percent for each in reading.counts) == len(levels) == len(reading.counts)


def _nearly_all(levels: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield the last share of a row that makes one or ten more or less than 100 %: one digit of it is wrong."""
    over = sum((each.value for each in levels), -_ALL)
    is_rounded = all("," not in each.text for each in levels) and len(levels) > 2  # noqa: PLR2004
    if abs(over) == _NEAR or (abs(over) == 1 and not is_rounded):
        yield _slip(levels, over, Severity.HINT)


def _judged(levels: Sequence[Term], words: str) -> Iterator[ProseSlip]:
    over = sum((each.value for each in levels), -_ALL)
    is_typed = any(looks_like(each, each.value - over) for each in levels)
    is_part = any(partly in words for partly in (*prose_data("shares")["lists"]["partly"], *_REST))
    if abs(over) <= _NEAR and (over > 0 or (is_typed and not is_part)):
        yield _slip(levels, over)


def _slip(levels: Sequence[Term], over: Decimal, severity: Severity | None = None) -> ProseSlip:
    last = levels[-1]
    made = " + ".join(f"{each.text}%" for each in levels)
    message = f"{made} = {show(_ALL + over)}%, không phải 100%. Xem lại các tỷ lệ này."
    wanted = show(last.value - over) if last.value > over else ""
    return ProseSlip("text.arithmetic", last.start, last.end, message, None, wanted, severity=severity)


def _are_all(levels: Sequence[Term]) -> bool:
    """Return whether some of the shares make the whole, as rounded as they are."""
    return any(
        abs(sum((each.value for each in some), -_ALL)) <= sum((each.half for each in some), Decimal(0))
        for number in range(2, len(levels) + 1)
        for some in combinations(levels, number)
    )
