"""Sums of money that are left and no whole leaves: "1 tỷ 250 triệu …, phần còn lại 250", "Số chưa chi là 122 triệu"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.reading.counts.measured_terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_WHOLE = re.compile(
    r"(?<!\w)(?:tổng|mức đầu tư|kinh phí|dự toán|nguồn|vốn|giá trị|ngân sách|được giao|được cấp)(?!\w)[^;:.]{0,90}$"
)
_LEFT = re.compile(r"(?<!\w)(?:còn lại|còn dư|còn)(?: (?:là|lại))?(?: [^\W\d_]+){0,2} $")
_NOT_YET = re.compile(
    r"^ ?(?:như vậy,? |do đó,? |hiện )?(?:số|phần|khoản|kinh phí|số tiền|số vốn|vốn|số kinh phí)(?: [^\W\d_]+){0,2}"
    r" (?:chưa (?P<what>[^\W\d_]+(?: [^\W\d_]+)?)|còn lại|còn dư)(?: [^\W\d_]+){0,2}(?: là| bằng)? $"
)
"""The beginning of a sentence that tells what is left of the sum told before it."""
_SPENT = re.compile(r"(?<!\w)(?:chi|giải ngân|sử dụng|thanh toán|quyết toán|thu|cấp|phân bổ|nộp|thực hiện)(?!\w)")
_OTHER = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|tăng|giảm|so với|cùng kỳ|bổ sung|thêm|mỗi|bình quân|khoảng|gần|hơn|trong đó [^.;]{0,200} "
    r"trong đó|tạm ứng|năm trước|chuyển nguồn|chuyển sang|kết dư|ước|dự kiến chi|riêng|tiết kiệm|đợt)(?!\w)"
)
_LISTED = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|chia ra)(?!\w)")
_LAST = re.compile(r"(?<!\w)(?:khoản|mục|nguồn|nội dung|phần|hạng mục) (?:cuối|sau cùng)(?: cùng)?(?!\w)[^;.]{0,60}$")
"""Before the last of all parts."""
_MONEY = frozenset(("tỷ", "tỉ", "triệu", "đồng"))
_BILLION, _MILLION = 9, 6
_PART, _MOST, _TWO = Decimal("0.15"), 6, 2


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the sums of money of a paragraph that are told as left and are not what is left."""
    is_told = not reading.vocabulary.isdisjoint(("còn", "chưa", "cuối", "cùng"))
    if not is_told or not reading.has_digits or reading.vocabulary.isdisjoint(_MONEY):
        return
    before: list[Term] = []
    last: Passage | None = None
    for sentence in reading.sentences:
        found = terms(sentence, reading)
        money = _joined([each for each in found if each.kind == "money"])
        if not money:
            before, last = [], sentence
            continue
        words = reading.small[sentence.start : money[-1].start]
        if not _OTHER.search(words.replace("tiết kiệm", "")):
            yield from _to_the_last(money, found)
        if not _OTHER.search(words):
            yield from _in_sentence(money, found)
            if last and not _OTHER.search(reading.small, last.start, last.end):
                yield from _of_sentence_before(money[0], before, reading.small[sentence.start : money[0].start])
        before, last = money, sentence


def _joined(money: Sequence[Term]) -> list[Term]:
    """Return sums of money, billions and the millions right behind them as one: "1 tỷ 250 triệu đồng"."""
    found: list[Term] = []
    for each in money:
        one = found[-1] if found else None
        if one and one.power == _BILLION and each.power == _MILLION and each.lead == " " and "," not in one.text:
            found[-1] = each._replace(
                start=one.start, lead=one.lead, value=one.value + each.value, text=f"{one.said} {each.text}"
            )
        else:
            found.append(each)
    return found


def _in_sentence(money: Sequence[Term], found: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield what is left of a sum of billions and millions behind its parts."""
    whole, *parts, left = money if len(money) > _TWO else (money[0], money[0])
    is_plain = len(found) <= len(money) + 1
    if not parts or len(parts) > _MOST or not is_plain or " " not in whole.text or not _WHOLE.search(whole.lead):
        return
    if _LEFT.search(left.lead):
        yield from _judged(whole, parts, left)


def _to_the_last(money: Sequence[Term], found: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield the last part of a sum of money, said to be the last, where the parts do not make the sum."""
    if not _TWO < len(money) <= _MOST or len(money) != len(found) or not _LAST.search(money[-1].lead):
        return
    whole, *parts = money
    exact = sum((each.value for each in parts), Decimal(0))
    room = sum((each.half for each in parts), whole.half)
    is_near = whole.value > 0 and abs(exact - whole.value) <= whole.value * _PART
    if _LISTED.search(parts[0].lead) and is_near and abs(exact - whole.value) > room:
        made = f"{' + '.join(each.said for each in parts)} = {whole.said_as(exact)}"
        message = f"{made}, mà ghi {whole.said}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", whole.start, whole.end, message, None, whole.in_unit(exact))


def _of_sentence_before(left: Term, before: Sequence[Term], lead: str) -> Iterator[ProseSlip]:
    """Yield what is left of the sum of the sentence before, of which one part is told."""
    told = _NOT_YET.match(lead)
    if not told or len(before) != _TWO:
        return
    whole, part = before
    spent = _SPENT.search(part.lead)
    if not spent or not _WHOLE.search(whole.lead) or _SPENT.search(whole.lead[-12:]) or part.value >= whole.value:
        return
    if told["what"] is None or spent[0].startswith(told["what"]) or told["what"].startswith(spent[0]):
        yield from _judged(whole, [part], left)


def _judged(whole: Term, parts: Sequence[Term], left: Term) -> Iterator[ProseSlip]:
    room = sum((each.half for each in parts), whole.half + left.half)
    sums = [
        sum((each.value for each in some), Decimal(0))
        for n in range(1, len(parts) + 1)
        for some in combinations(parts, n)
    ]
    if any(abs(whole.value - each - left.value) <= room for each in sums):
        return
    exact = whole.value - sums[-1]
    right = left.in_unit(exact)
    if exact > 0 and (abs(exact - left.value) <= whole.value * _PART or is_mistyped(left.text, right)):
        taken = " − ".join(each.said for each in (whole, *parts))
        message = f"{taken} = {right} {left.noun}, mà ghi còn {left.said}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", left.start, left.end, message, None, right)
