"""Sums of money that a rate does not make: "300.000 đồng/người/tháng, 06 người trong 05 tháng, chi 8 triệu đồng".

The rate names what it is for; each of these has its number in the sentences around. A sum that any of the numbers there
make with the rate is right.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import looks_like
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_money
from cchc_desktop.reading.counts.counted_lists import is_money, is_name, noun_of
from cchc_desktop.reading.counts.measured_terms import sums_of_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.reading.written_numbers import WrittenNumber

_SLASH = re.compile(r" ?/ ?(?:0?1 |một |mỗi )?(?P<unit>[^\W\d_]+)(?: [^\W\d_]+(?= ?/))?")
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|một|01) (?P<unit>[^\W\d_]+)")
_EACH_LEAD = re.compile(r"(?<!\w)(?:mỗi|từng)(?: [^\W\d_]+){1,9} ?[(:]?(?:là )?$")
_EACH_AFTER = re.compile(r" (?:(?:cho )?(?:mỗi|một|trên một) [^\W\d_]+ ?){1,2}")
_LOOSE = re.compile(
    r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|tối đa|tối thiểu|không quá|ít nhất|lũy kế|luỹ kế|cả năm|còn|dự toán|"
    r"kế hoạch|tiết kiệm|tăng|giảm|thêm|trong đó|riêng|tạm ứng|một phần|đợt|trước mắt|bình quân)(?!\w)[^,;:]{0,30}$"
)
"""Before a sum that is not the one that a rate makes."""
_ALL_OF_IT = re.compile(r"(?<!\w)(?:tổng|tất cả|toàn bộ|cả đợt|phải chi|hết|cộng|chi trả)(?!\w)[^;:.]{0,40}$")
_OF_ONE = re.compile(r"(?<!\w)(?:mỗi|một|từng|01|1) (?:buổi|người|tháng|ngày|lần|đợt)(?: [^\W\d_]+){0,4} ?$")
_MORE = re.compile(r"(?<!\w)(?:và|cùng|cộng|kèm|cả|phụ kiện|lắp đặt|vận chuyển|thuế|khác|ngoài ra|trừ)(?!\w)")
"""Between a rate and a sum that has something else in it."""
_MORE_AFTER = re.compile(r" ?[,(]? ?(?:cả|đã|bao gồm|gồm|do|vì|chưa|kể cả|tính cả|trong đó|sau khi|nhưng)(?!\w)")
_PERSONS = frozenset((
    "người", "đồng", "cán", "công", "viên", "thành", "tổ", "học", "đại", "nhân", "giáo", "hội", "đoàn", "cộng", "tuyên",
))  # fmt: skip
"""The first syllables of nouns that count persons."""
_MONEY = frozenset(("đồng", "triệu", "tỷ", "tỉ"))
_NEAR = Decimal("0.35")
_UNITS = frozenset((Decimal(1000), Decimal("0.001"), Decimal(10), Decimal("0.1")))
_MOST, _TWO, _THREE = 8, 2, 3


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the sums of money of a paragraph that a rate and the numbers of what it is for contradict."""
    if not reading.has_digits or reading.vocabulary.isdisjoint(_MONEY):
        return
    if "/" not in reading.text and "mỗi" not in reading.vocabulary:
        return
    sentences = reading.sentences
    for at, each in enumerate(sentences):
        money = sums_of_money(each, reading)
        rates = [(term, units) for term in money if (units := _units(term, reading.small))]
        if len(rates) != 1 or len(money) > _TWO:
            continue
        near = [each, *sentences[max(at - 1, 0) : at]]
        following = sentences[at + 1 : at + 2] if len(money) == 1 else ()
        money += [term for own in following for term in sums_of_money(own, reading)]
        totals = [term for term in money if term is not rates[0][0]]
        if len(totals) == 1 and not _units(totals[0], reading.small):
            yield from _judged(*rates[0], totals[0], _counts((*near, *following), reading), reading)


def _units(each: Term, small: str) -> list[str]:
    """Return the first words of what a sum of money is for one of, none where it is a sum by itself."""
    found: list[str] = []
    lead = _EACH_LEAD.search(each.lead)
    if lead:
        found += _EACH.findall(lead[0])
    at = each.stop
    while match := _SLASH.match(small, at):
        found.append(match["unit"])
        at = match.end()
    after = _EACH_AFTER.match(small, at)
    return found + (_EACH.findall(after[0]) if after else [])


def _counts(sentences: Sequence[Passage], reading: ParagraphReading) -> list[WrittenNumber]:
    """Return the counts of some sentences, those of a rate's own sentence first; months and days are among them."""
    return [
        each
        for own in sentences
        for each in reading.counts_within(own.start, own.end)
        if each.is_whole and each.unit and not each.is_percent and not is_money(noun_of(each))
        if not is_name(each, reading.small, each.start)
    ]


def _judged(
    rate: Term, units: Sequence[str], total: Term, counts: Sequence[WrittenNumber], reading: ParagraphReading
) -> Iterator[ProseSlip]:
    many = _factors(units, counts, reading.small)
    if rate.value <= 0 or not many or len(counts) > _MOST or _LOOSE.search(total.lead[-60:]):
        return
    exact = rate.value * prod(each.value or 1 for each in many)
    values = [each.value for each in counts if each.value and each.value > 1]
    products = (prod(some, start=rate.value) for number in range(1, 4) for some in combinations(values, number))
    is_part = any(abs(each - total.value) <= total.half + rate.half * (each / rate.value) for each in products)
    if is_part and not _is_all(total, exact, units, many):
        return
    first, last = sorted((rate.stop, total.start))
    if _MORE_AFTER.match(reading.small, total.stop) or _MORE.search(reading.small, first, last):
        return
    if _is_meant(total, exact):
        factors = " × ".join(each.text for each in many)
        yield wrong_money(total, f"{factors} × {rate.said}", exact, rate)


def _is_all(total: Term, exact: Decimal, units: Sequence[str], many: Sequence[WrittenNumber]) -> bool:
    """Return whether words make a sum that of all times and persons, though it is the one of a few of them."""
    is_said = _ALL_OF_IT.search(total.lead) is not None and not _OF_ONE.search(total.lead)
    return is_said and len(set(units)) == len(many) == _TWO and total.value / exact in _UNITS


def _factors(units: Sequence[str], counts: Sequence[WrittenNumber], small: str) -> list[WrittenNumber]:
    """Return the number of each thing that a rate is for, none where one has not exactly one number."""
    found: list[WrittenNumber] = []
    for unit in units:
        own = [each for each in counts if each.unit.partition(" ")[0] == unit and each not in found]
        if not own and unit in _PERSONS:
            own = [each for each in counts if each.unit.partition(" ")[0] in _PERSONS and each not in found]
        if len(own) != 1:
            return []
        found.append(own[0])
    for each in tuple(found):  # "02 lớp, mỗi lớp 40 học viên"
        of = _EACH_LEAD.search(small, max(each.start - 60, 0), each.start)
        wholes = [own for own in counts if of and own.unit.partition(" ")[0] == _EACH.findall(of[0])[-1]]
        found += [own for own in wholes if own not in found] if len(wholes) == 1 else []
    return found if len(found) <= _THREE and any(each.value != 1 for each in found) else []


def _is_meant(total: Term, exact: Decimal) -> bool:
    """Return whether a sum of money is near another one, or is it in a wrong unit or mistyped."""
    if total.value <= 0 or exact <= 0:
        return False
    if abs(total.value - exact) <= exact * _NEAR or total.value / exact in _UNITS:
        return True
    return looks_like(total, exact)
