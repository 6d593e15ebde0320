"""Numbers said twice beside each other that differ: "31 người (ba mươi người)", "2,65 tỷ đồng (265.000.000 đồng)"."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.counted_lists import is_money, noun_of
from cchc_desktop.reading.counts.measured_terms import sums_of_money
from cchc_desktop.reading.number_words import NUMBER_WORDS, read_words
from cchc_desktop.report.numbers import show
from cchc_desktop.report.units import money_power

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

_WORD = f"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_IN_WORDS = re.compile(
    r"(?:\(|, ?(?=(?:viết )?bằng chữ)) ?(?:(?:viết )?bằng chữ ?:? ?)?"
    rf"(?P<words>{_WORD}(?: {_WORD}){{0,30}})(?P<noun>(?: [^\W\d_]+){{0,2}}) ?[.)]"
)
_BEFORE = re.compile(r"(?: [^\W\d_]+){0,4} ?")
_AGAIN = re.compile(r" ?\( ?(?:(?:tức|khoảng|hơn|gần|tương đương|làm tròn|xấp xỉ|bằng|là|trên) ){0,3}")
_ABOUT, _EXACT = Decimal("0.06"), Decimal("0.011")
"""By so much of itself a sum of money may differ from the one beside it: with a word for it, and without."""
_VAST = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,4}")
_LARGE = 6
"""The power of ten of đồng of a large unit of money."""
_MONEY = frozenset(("triệu", "tỷ", "tỉ"))
"""A paragraph has one of them, or tells no large sum of money."""


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is said a second time beside a number, and differs from it; sums of money no commune has."""
    if not reading.has_digits:
        return
    if "(" in reading.text or "bằng chữ" in reading.small:
        yield from _in_words(reading)
    if not _MONEY.isdisjoint(reading.vocabulary):
        yield from _vast(reading)
        if "(" in reading.text:
            for sentence in reading.sentences:
                for one, other in pairwise(sums_of_money(sentence, reading)):
                    yield from _again(one, other, reading.small)


def _in_words(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield numbers said in words in a bracket behind the digits of another one."""
    for match in _IN_WORDS.finditer(reading.small):
        before = bisect_right(reading.numbers, match.start(), key=attrgetter("end"))
        number = reading.numbers[before - 1] if before else None
        if number is None or not number.is_whole or not _BEFORE.fullmatch(reading.small, number.end, match.start()):
            continue
        between, noun = reading.small[number.end : match.start()].strip(), match["noun"].strip()
        if noun and noun != between and not (noun == "đồng" and between.endswith("đồng")):
            continue
        said, written = read_words(match["words"].split()), _value(number)
        if said not in (written, number.value):
            message = f"Số ghi {number.text}, mà chữ ghi “{match['words']}” là {show(said)}. Sửa cho khớp nhau."
            yield ProseSlip("text.arithmetic", *match.span("words"), message, None, number.text)


def _value(number: WrittenNumber) -> Decimal:
    """Return a number as money in đồng, where it is that."""
    noun = noun_of(number)
    return (number.value or Decimal(0)).scaleb(money_power(noun) or 0 if is_money(noun) else 0)


def _again(one: Term, other: Term, small: str) -> Iterator[ProseSlip]:
    """Yield a sum of money in a bracket that is not the one before it, in another unit."""
    sign = _AGAIN.fullmatch(small, one.stop, other.start)
    if not sign or not small.startswith(")", other.stop) or not one.value:
        return
    apart = abs(one.value - other.value)
    allowed = one.value * (_EXACT if sign[0].strip(" (") in ("", "là", "tức", "tức là", "bằng") else _ABOUT)
    if apart > max(allowed, one.half + other.half):
        message = f"{one.said} là {other.in_unit(one.value)} {other.noun}, mà trong ngoặc ghi {other.said}."
        message += " Xem lại số hoặc đơn vị."
        yield ProseSlip("text.arithmetic", other.start, other.end, message, None, other.in_unit(one.value))


def _vast(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a number of millions or more in a unit of millions: "45.000.000 triệu đồng"."""
    for each in reading.numbers:
        noun = noun_of(each) if _VAST.fullmatch(each.text) else ""
        is_large = is_money(noun) and (money_power(noun) or 0) >= _LARGE
        if is_large and each.value is not None and not each.unit.startswith(("triệu lượt", "tỷ lượt")):
            message = f"“{each.text} {noun}” là {show(_value(each))} đồng. Xem lại đơn vị: có lẽ là {each.text} đồng."
            yield ProseSlip("text.arithmetic", each.start, each.end, message, None, f"{each.text} đồng")
