"""Sums of money that their parts or rates contradict, in any units: "3 thôn, mỗi thôn 5,5 triệu, cộng 16,5 tỷ"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, looks_like
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_money
from cchc_desktop.reading.counts.counted_lists import is_money, noun_of, same_nouns
from cchc_desktop.reading.counts.measured_terms import sums_of_money, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.reading.written_numbers import WrittenNumber

_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|một|01) (?P<noun>[^\W\d_]+)(?: [^\W\d_]+){0,6} ?\(?$")
_EACH_AFTER = re.compile(r" ?(?:/ ?|(?:một|mỗi|cho mỗi|trên một) |/ ?01 )(?P<noun>[^\W\d_]+)")
"""Behind a rate: "300.000 đồng/suất"."""
_ANY_TOTAL = re.compile(
    r"(?<!\w)(?:tổng|cộng|tất cả|thành tiền|toàn bộ|hết|số tiền|chi phí|phải (?:trả|chi|thanh toán))(?!\w)"
)
_WHOLE_PRICE = re.compile(r"(?<!\w)(?:dự toán|giá gói thầu|giá khởi điểm|giá dự toán|giá mời thầu)(?!\w)")
_EACH_MONTH = re.compile(r" ?/ ?(?:01 )?(?:người|cán bộ|công chức|đồng chí) ?/ ?(?:01 )?tháng")
_EACH_TWO = re.compile(r" ?/ ?(?:01 )?(?P<one>[^\W\d_]+)(?: [^\W\d_]+)? ?/ ?(?:01 )?(?P<other>(?!tháng)[^\W\d_]+)")
_OF_ONE = re.compile(r"(?<!\w)(?:một|mỗi|từng|01) [^\W\d_]")
"""Before a total of one day or one of them: "tổng chi một ngày"."""
_RATE = re.compile(
    r"(?<!\w)(?:mỗi|từng) [^\W\d_]+|đồng(?: ?/ ?| (?:một|mỗi|cho mỗi) )[^\W\d_]|"
    r"(?<!\w)(?:đơn giá|giá mỗi|giá một)(?!\w)"
)
_OUT_OF = re.compile(r"(?<!\w)trên (?:tổng )?(?:số )?(?:[^\W\d_]+ ){0,4}$")
_SAVED = re.compile(r"tiết kiệm|trích|giữ lại|cắt giảm|dành|thu")
_TOTAL = re.compile(r"(?<!\w)(?:tổng|cộng|tất cả|cả thảy|thành tiền|toàn bộ|hết)(?!\w)[^;:()0-9]{0,60}$")
_FOR = re.compile(r" (?:cho|để)(?: [^\W\d_]+){0,4} ")
"""Between a sum of money and those among whom it is divided."""
_WITH_MORE = re.compile(
    r"(?<!\w)(?:và|cùng|kèm|cả|gồm|tính) (?:[^\W\d_]+ )?(?:phụ kiện|lắp đặt|vận chuyển|thuế|vật tư|tài liệu)(?!\w)"
)
"""Beside a number of things: a sum that is more than theirs."""
_TIMES = re.compile(r"(?<!\w)[x×*](?!\w)")
"""The sign of a calculation that may have more factors than words tell."""
_CLAUSE = re.compile(r"[,;:(.][^,;:(.]*$")
_OTHER = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|ít nhất|tối thiểu|tối đa|khoảng|gần|phấn đấu|so với|"
    r"tăng|giảm|cùng kỳ|năm trước|lũy kế|luỹ kế|còn lại|còn nợ|trong đó|riêng|bao gồm cả|"
    r"còn phải|đặt cọc|giảm giá|chiết khấu|tạm ứng|khuyến mại)(?!\w)"
)
_NEAR = Decimal("0.1")
_UNITS = frozenset(
    (Decimal(1000), Decimal("0.001"), Decimal(10), Decimal("0.1"), Decimal(1000000), Decimal("0.000001"))
)
_MONEY = ("đồng", "triệu", "tỷ", "tỉ")
"""Every sum of money has one of them."""
_TAXED = (Decimal("1.05"), Decimal("1.08"), Decimal("1.1"))
"""A price with its tax."""
_FEWEST, _MOST, _REACH = 2, 8, 40


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the sums of money of a paragraph that do not come out."""
    if not reading.has_digits or not any(words in reading.small for words in _MONEY):
        return
    for sentence in _with_totals(reading):
        small = reading.small[sentence.start : sentence.end]
        if not any(words in small for words in _MONEY):
            continue
        yield from _tenth(sentence, reading)
        yield from _saving(sentence, reading)
        found = terms(sentence, reading)
        money = [each for each in found if each.kind == "money"]
        if len(money) < _FEWEST or _OTHER.search(small):
            continue
        if len(found) > _FEWEST and "/" in small:
            yield from _twice_rated(money, sentence, reading)
        rates = [(each, noun) for each in money if (noun := _rated(each, reading.small))]
        if len(rates) == 1:
            totals = [each for each in money if each != rates[0][0]]
            if _EACH_MONTH.match(reading.small, rates[0][0].stop):
                yield from _over_months(rates[0][0], totals, _counted(sentence, reading))
                continue
            yield from _product(*rates[0], totals, _counted(sentence, reading), reading.small)
        elif not rates and len(money) > _FEWEST:
            yield from _sum(money)


def _with_totals(reading: ParagraphReading) -> Iterator[Passage]:
    """Yield the sentences, one that names a rate with the next one where that tells its total."""
    sentences = reading.sentences
    for at, each in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        if following and _RATE.search(reading.small, each.start, each.end):
            own, then = sums_of_money(each, reading), sums_of_money(following, reading)
            if len(own) == len(then) == 1 and _ANY_TOTAL.search(then[0].lead):
                yield each._replace(end=following.end, text=reading.text[each.start : following.end])
                continue
        yield each


def _over_months(rate: Term, totals: list[Term], counted: list[WrittenNumber]) -> Iterator[ProseSlip]:
    """Yield a total that is not people, times months, times a rate: "14 người, 400.000 đồng/người/tháng, 05 tháng"."""
    months = {each.value for each in counted if each.unit.startswith("tháng") and each.value}
    people = [each for each in counted if same_nouns(noun_of(each), "người") and noun_of(each)]
    if len(totals) != 1 or len(people) != 1 or not months or totals[0].start < rate.start:
        return
    exact = [(people[0].value or Decimal(0)) * rate.value * month for month in months if month]
    near = [each for each in exact if _is_meant(totals[0], each)]
    if totals[0].value not in exact and len(exact) == 1 and near:
        month = f"{next(iter(months))}"
        yield wrong_money(totals[0], f"{people[0].text} × {month} × {rate.said}", near[0], rate)


def _twice_rated(money: list[Term], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the totals that are not a rate times the two things it is for: "40.000 đồng/người/buổi, hết"."""
    counted = _counted(sentence, reading)
    for rate, total in pairwise(money):
        units = _EACH_TWO.match(reading.small, rate.stop)
        if not units or not _TOTAL.search(total.lead) or ";" in total.lead or _OF_ONE.search(total.lead):
            continue
        other = _many_of(units["other"], counted)
        one = _many_of(units["one"], [each for each in counted if each is not other])
        if not one or not other or not one.value or not other.value:
            continue
        exact = rate.value * one.value * other.value
        forgot = total.value in (rate.value, rate.value * one.value, rate.value * other.value)
        is_off = forgot or total.value / exact in _UNITS
        is_meant = is_off or looks_like(total, exact)
        if not _agree(total, exact, rate.half * one.value * other.value) and is_meant:
            yield wrong_money(total, f"{one.text} × {other.text} × {rate.said}", exact, rate)


def _many_of(noun: str, counted: list[WrittenNumber]) -> WrittenNumber | None:
    """Return the one number of what a rate is for, None where it is not clear; people may be told by any word."""
    own = [each for each in counted if each.unit.partition(" ")[0] == noun]
    own = own or [each for each in counted if noun_of(each) and same_nouns(noun_of(each), noun)]
    if noun == "người" and not own:
        own = [each for each in counted if noun_of(each)]
    return own[0] if len(own) == 1 else None


def _tenth(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a share of a sum of money that is not that percent of it: "10% … 3,8 triệu trên tổng 380 triệu"."""
    found = terms(sentence, reading)
    money, shares = ([each for each in found if each.kind == kind] for kind in ("money", "share"))
    if len(money) != _FEWEST or len(shares) != 1 or shares[0].start > money[0].start:
        return
    share, (part, whole) = shares[0], money
    if not _OUT_OF.search(whole.lead) or not _SAVED.search(reading.small, sentence.start, share.start):
        return
    exact = whole.value * share.value / 100
    if abs(part.value - exact) > part.half + whole.half + exact / 100 and _is_meant(part, exact):
        yield wrong_money(part, f"{share.text}% của {whole.said}", exact, whole)


def _saving(sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what is said to be saved and is not what a price fell by: "dự toán 186 triệu, còn 179, tiết kiệm 8"."""
    if "tiết kiệm" not in reading.pairs:
        return
    money = sums_of_money(sentence, reading)
    for before, after, saved in zip(money, money[1:], money[2:], strict=False):
        if "tiết kiệm" in saved.lead and _WHOLE_PRICE.search(before.lead) and "%" not in saved.lead + after.lead:
            exact = before.value - after.value
            if exact > 0 and not _agree(saved, exact, before.half + after.half) and _is_meant(saved, exact):
                right = saved.said_as(exact)
                message = f"{before.said} − {after.said} = {right}, mà ghi tiết kiệm {saved.said}. Xem lại các số này."
                yield ProseSlip("text.arithmetic", before.start, before.end, message)


def _rated(each: Term, small: str) -> str:
    """Return what a sum of money is for one of, "" where it is a sum by itself."""
    match = _EACH.search(each.lead) or _EACH_AFTER.match(small, each.stop)
    return match["noun"] if match else ""


def _counted(sentence: Passage, reading: ParagraphReading) -> list[WrittenNumber]:
    """Return what a sentence counts, months too."""
    own = reading.counts_within(sentence.start, sentence.end)
    return [each for each in own if each.is_whole and not is_money(noun_of(each)) and each.unit and not each.is_percent]


def _product(
    rate: Term, noun: str, totals: list[Term], counted: list[WrittenNumber], small: str
) -> Iterator[ProseSlip]:
    many = [each for each in counted if each.unit.partition(" ")[0] == noun and each.value != 1]
    is_named = len(many) == 1
    alike = many or [each for each in counted if same_nouns(noun_of(each), noun)]
    many = alike or (counted if noun != "tháng" else [])  # a quarter has three without a word
    number = many[0].value if len(many) == 1 else None
    if not number:
        return
    exact, slack = number * rate.value, number * rate.half
    factors = [Decimal(1), *_TAXED, *(each.value for each in counted if each.value and each is not many[0])]
    if _TIMES.search(small, min(many[0].start, rate.start), rate.stop) or any(
        _agree(each, exact * factor, slack * factor) for each in totals for factor in factors
    ):
        return
    gaps = {each.value - exact for each in totals}
    others = (each.value for each in counted if each.value and each not in many)
    if any(own * rate.value == each.value for own in others for each in totals):
        return  # "6.080 trong tổng số 6.400 hồ sơ …, số tiền 152 triệu đồng, bình quân 25.000 đồng một hồ sơ"
    if any(each.value in gaps for each in totals):
        return  # "tổng 2,5 triệu đồng (tập thể 1 triệu đồng, mỗi cá nhân 0,5 triệu đồng)"
    if _WITH_MORE.search(small, min(many[0].start, rate.start), max(each.stop for each in totals) + _REACH):
        return
    said = [each for each in totals if _TOTAL.search(each.lead)]
    total = said[0] if len(said) == 1 and said[0] in totals[:1] else totals[0] if len(totals) == 1 else None
    if total is None:
        return
    is_alone = not any(rate.stop <= each.start < total.start and each is not many[0] for each in counted)
    handed_out = alike and total.stop < many[0].start < rate.start and _FOR.fullmatch(small, total.stop, many[0].start)
    rates = rate.in_unit(total.value / number)
    is_sure = (said and is_named and is_alone) or handed_out or (is_alone and is_mistyped(rate.text, rates))
    if is_sure or _is_meant(total, exact, is_alone=is_alone):
        yield wrong_money(total, f"{many[0].text} × {rate.said}", exact, rate)


def _sum(money: list[Term]) -> Iterator[ProseSlip]:
    """Yield a last sum of money that is said to be all of those before it, and nearly is."""
    total, parts = money[-1], money[:-1]
    if len(parts) > _MOST or not _is_total(total) or any(_is_total(each) for each in parts):
        return
    exact = sum((each.value for each in parts), Decimal(0))
    if _agree(total, exact, sum((each.half for each in parts), Decimal(0))):
        return
    gap = total.value - exact
    if _is_meant(total, exact) or any(_is_meant(each, each.value + gap) for each in parts):
        yield wrong_money(total, " + ".join(each.said for each in parts), exact, parts[0])


def _is_total(each: Term) -> bool:
    clause = _CLAUSE.search(each.lead)
    return _TOTAL.search(clause[0] if clause else each.lead) is not None


def _agree(total: Term, exact: Decimal, slack: Decimal) -> bool:
    gap = abs(total.value - exact)
    return gap == 0 or gap < slack + total.half


def _is_meant(said: Term, exact: Decimal, *, is_alone: bool = True) -> bool:
    """Return whether a sum of money is another one in a wrong unit, mistyped, or nearly it where nothing adds to it."""
    if exact <= 0 or said.value <= 0:
        return False
    if not is_alone:
        return said.value / exact in _UNITS
    near = abs(said.value - exact) <= exact * _NEAR
    return near or said.value / exact in _UNITS or looks_like(said, exact)
