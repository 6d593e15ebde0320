"""Sums of money said to be spent to the last on things that make another sum: "120 triệu … bố trí hết cho 90 và 40"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.measured_terms import term_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_THIS = re.compile(
    r"(?<!\w)(?:(?:toàn bộ|tất cả|cả) )?(?:số tiền|số kinh phí|kinh phí|khoản|nguồn|số vốn|phần tiền|quỹ)"
    r"(?: (?!này|trên|đó|nêu)[^\W\d_]+){0,3} (?:này|trên|đó|nêu trên)(?!\w)"
)
"""The sum of money told before."""
_TO_THE_LAST = re.compile(
    r"(?<!\w)(?:hết|toàn bộ|tất cả|trọn|vào hai|cho hai|cho ba|hai (?:việc|nội dung|mục|hạng mục|phần|khoản)|"
    r"ba (?:việc|nội dung|mục|hạng mục|phần|khoản))(?!\w)"
)
_OTHER = re.compile(
    r"(?<!\w)(?:còn lại|còn dư|dư|thiếu|đối ứng|bổ sung|thêm|trong đó|khoảng|gần|hơn|trên|dưới|riêng|ước|mỗi|từng|"
    r"bao gồm|cùng với|kế hoạch|dự toán|dự kiến|chưa|không|huy động|vận động|xã hội hóa|tài trợ|hỗ trợ|như|chủ yếu|"
    r"nhất là|đợt|giai đoạn|ít nhất|tối đa|so với|tăng|giảm|tổng|tiết kiệm|nộp|phần)(?!\w)"
)
"""Around what money was spent on: not all of it is told, or other money too."""
_RATE = re.compile(r" ?/ ?[^\W\d_]| (?:một|mỗi) ")
_FOR = re.compile(r"(?<!\w)(?:hai|ba|bốn) (?:phần|khoản|nội dung|mục|hạng mục|việc)(?!\w)")
_MOST, _TWO, _HALF = 5, 2, Decimal("0.5")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the last thing of those that a sum of money was spent on to the last, where they make another sum."""
    if "đồng" not in reading.vocabulary or reading.vocabulary.isdisjoint(("này", "trên", "đó")):
        return
    for sentence, found, before in term_rows(reading):
        this = _THIS.search(reading.small, sentence.start, sentence.end) if "đồng" in sentence.text else None
        if this:
            money = [each for each in found if each.kind == "money"]
            told = [each for each in money if each.stop <= this.start()]
            told = told or [each for each in before if each.kind == "money"]
            yield from _judged(told, [each for each in money if each.start > this.end()], this, sentence, reading)


def _judged(
    told: Sequence[Term], parts: Sequence[Term], this: re.Match[str], sentence: Passage, reading: ParagraphReading
) -> Iterator[ProseSlip]:
    small = reading.small
    if not told or not _TWO <= len(parts) <= _MOST or any(_RATE.match(small, each.stop) for each in parts):
        return
    words = _FOR.sub("", small[this.end() : sentence.end])
    if not _TO_THE_LAST.search(small, this.start(), parts[0].start) or _OTHER.search(words):
        return
    values = [each.value for each in told]
    whole = told[0]
    if len(told) > 1 and whole.value != sum(values[1:], Decimal(0)):
        return
    exact = sum((each.value for each in parts), Decimal(0))
    slack = sum((each.half for each in parts), whole.half)
    sums = [*values, *(one + other for one, other in combinations(values, 2))]
    if any(abs(exact - each) <= slack for each in sums) or abs(exact - whole.value) > whole.value * _HALF:
        return
    made = " + ".join(each.said for each in parts)
    message = f"{made} = {whole.said_as(exact)}, mà số tiền ghi trước là {whole.said}. Xem lại các số này."
    last = parts[-1]
    wanted = last.value + whole.value - exact
    yield ProseSlip("text.arithmetic", last.start, last.end, message, None, last.in_unit(wanted) if wanted > 0 else "")
