"""Wholes that the counts named with them contradict: "12 buổi, gồm 5 buổi lưu động và 6 buổi tại thôn"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.share_slips import COUNT, read_written
from cchc_desktop.reading.counts.counted_lists import find_lists, is_money
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.counted_lists import CountedList
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWO = 2
_OPENING = re.compile(r"gồm|trong đó|tổng|[0-9](?: [^\W\d_]+){1,9} ?[:(;,]")
_FEW = r"(?: [^\W\d_]+){0,5}?"
_LEFT = re.compile(
    rf"(?<![\w./,-])(?P<part>{COUNT}){_FEW} (?:trên tổng số|trên tổng|trong tổng số|trong số|trên) (?P<whole>{COUNT})"
    rf"{_FEW}, (?:hiện )?còn(?: lại)? (?P<left>{COUNT})(?![0-9.,/]*[0-9%])"
)
_REST = re.compile(
    rf"(?<![\w./,-])(?P<part>{COUNT}){_FEW} (?:trên tổng số|trong tổng số|trong số|trên) (?P<whole>{COUNT}){_FEW}"
    rf"(?:, [^\W\d_]+){{0,2}}(?: [^\W\d_]+){{0,6}}?, (?P<left>{COUNT}) [^\W\d_]+ còn lại"
)
_PRODUCT = re.compile(
    rf"(?<![\w./,-])(?P<many>{COUNT}) (?P<noun>[^\W\d_]+)[^.;\n]{{1,60}}?, mỗi (?P=noun) (?:có |bố trí |gồm )?"
    rf"(?P<each>{COUNT}) (?P<unit>[^\W\d_]+)[^.;\n0-9]{{0,30}}, (?:tổng cộng|tổng số|cộng)(?: là| có)? "
    rf"(?P<all>{COUNT}) (?P=unit)"
)
_WHOLE_LEFT = re.compile(
    rf"(?<![\w./,-])(?P<whole>{COUNT}) (?P<noun>(?!hồ sơ|ngày|tháng|năm|tỷ|triệu|đồng)[^\W\d_]+(?: [^\W\d_]+)?)"
    rf"(?: [^\W\d_]+){{0,6}}, (?:đã |đến nay ){{0,2}}[^.;,\n0-9%]{{2,40}}? (?P<part>{COUNT}) (?P=noun)"
    rf"(?: [^\W\d_]+){{0,6}}, (?:hiện )?còn(?: lại)? (?P<left>{COUNT}) (?P=noun)(?! (?:quá|trễ|chậm))"
)
_DONE = re.compile(r"hoàn thành|giải quyết|xử lý|trả lời|hạn")
"""Before a number that is itself a part."""
_CARRIED = re.compile("kỳ trước|chuyển sang|năm trước|tồn")
"""Something besides the whole is left over too."""
_LEAD = 30
_EACH = re.compile(
    rf"(?<![\w./,-])(?P<many>{COUNT}) (?P<noun>[^\W\d_]+)[^.;\n0-9%]{{1,40}}? (?P<all>{COUNT}) [^.;\n0-9%]{{1,60}}?"
    rf"(?:bình quân|trung bình)(?: mỗi| một| 01)? (?P=noun)(?: có| đạt| là| được)? (?P<each>{COUNT})(?![0-9.,/]*[0-9%])"
)


_EACH_LAST = re.compile(
    rf"(?<![\w./,-])(?P<all>{COUNT}) (?P<unit>[^\W\d_]+)[^.;\n0-9%]{{1,50}}? (?P<many>{COUNT}) (?P<noun>[^\W\d_]+), "
    rf"(?:bình quân|trung bình)(?: mỗi| một) (?P=noun) [^.;\n0-9%]{{0,30}}?(?P<each>{COUNT}) (?P=unit)"
)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that their lists, remainders and averages contradict."""
    if not reading.has_digits:
        return
    if _OPENING.search(reading.small):
        for sentence in reading.sentences:
            for counted in find_lists(sentence, reading):
                yield from _list(counted)
    yield from _remainders(reading.small)
    yield from _averages(reading.small)


def _remainders(text: str) -> Iterator[ProseSlip]:
    if "còn" in text:
        for match in (*_LEFT.finditer(text), *_WHOLE_LEFT.finditer(text), *_REST.finditer(text)):
            yield from _left(match)


def _averages(text: str) -> Iterator[ProseSlip]:
    if "mỗi " in text:
        for match in _PRODUCT.finditer(text):
            yield from _product(match)
    if "bình quân" in text or "trung bình" in text:
        for match in (*_EACH.finditer(text), *_EACH_LAST.finditer(text)):
            yield from _average(match)


def _list(counted: CountedList) -> Iterator[ProseSlip]:
    values = [member.number.value for member in counted.members]
    total = counted.total.value
    if total is None or any(value is None for value in values):
        return
    added = sum((value for value in values if value is not None), Decimal(0))
    slack = sum((_half(each.number.text) for each in counted.members), _half(counted.total.text))
    gap = added - total
    if abs(gap) <= (slack if is_money(counted.noun) else 0):
        return
    if _is_partition(counted, exceeds=gap > 0) or (
        gap > 0 and is_money(counted.noun) and counted.opened in ("all", "some", "after")
    ):
        parts = " + ".join(member.number.text for member in counted.members)
        message = f"Ghi {_said(counted)}, mà {parts} = {show(added)}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", counted.total.start, counted.total.end, message, None, show(added))


def _said(counted: CountedList) -> str:
    """Return a whole as it is said, with its unit where that is money."""
    return f"{counted.total.text} {counted.noun}" if is_money(counted.noun) else counted.total.text


def _half(text: str) -> Decimal:
    """Return half of the last place of a number as written."""
    return Decimal(5).scaleb(-len(text.partition(",")[2]) - 1)


def _is_partition(counted: CountedList, *, exceeds: bool) -> bool:
    """Return whether the members of a list are its whole, each counted once."""
    words = [member.words for member in counted.members]
    if not counted.is_whole or any(_over().search(each) for each in words):
        return False
    if (counted.opened != "beside" or not is_money(counted.noun)) and _are_opposites(words):
        return True
    if "còn lại" in words[-1]:
        return True
    if counted.opened in ("all", "sum") or (counted.opened == "after" and _are_alike(words, counted.noun)):
        return True
    if counted.opened in ("some", "having"):  # parts of a whole may be named, never more than it
        return exceeds and len(words) > _TWO and _parted().match(counted.total.unit) is not None
    return counted.opened == "after" and not _mixed().match(counted.total.unit)


def _are_opposites(words: list[str]) -> bool:
    """Return whether two members are each what the other is not: "hài lòng" and "chưa hài lòng"."""
    if len(words) != _TWO:
        return False
    for one, other in (words, words[::-1]):
        for no in ("chưa ", "không "):
            at = other.find(no)
            if at >= 0 and other[at + len(no) :].strip() and other[at + len(no) :].strip() in one and no not in one:
                return True
        if any(first in one and second in other for first, second in prose_data("sums")["opposites"]["pairs"]):
            return True
    return False


def _are_alike(words: list[str], noun: str) -> bool:
    """Return whether the members are of one kind, each named by it: "thôn A 587 hộ, thôn B 488 hộ"."""
    first = {each.partition(" ")[0] for each in words}
    return len(first) == 1 and not first & {noun, ""} and len(set(words)) == len(words)


def _left(match: re.Match[str]) -> Iterator[ProseSlip]:
    done = match.re is _WHOLE_LEFT and _DONE.search(match.string, max(0, match.start() - _LEAD), match.start())
    if done or _CARRIED.search(match.string):
        return
    part, whole, left = (read_written(match[name]) for name in ("part", "whole", "left"))
    if part and whole and left and whole.value >= part.value and part.value + left.value != whole.value:
        wanted = show(whole.value - part.value)
        message = f"{match['whole']} − {match['part']} = {wanted}, mà ghi còn {match['left']}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", *match.span("left"), message, None, wanted)


def _product(match: re.Match[str]) -> Iterator[ProseSlip]:
    many, each, total = (read_written(match[name]) for name in ("many", "each", "all"))
    if many and each and total and many.value * each.value != total.value:
        wanted = show(many.value * each.value)
        message = f"{match['many']} × {match['each']} = {wanted}, mà ghi {match['all']}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", *match.span("all"), message, None, wanted)


def _average(match: re.Match[str]) -> Iterator[ProseSlip]:
    many, total, each = (read_written(match[name]) for name in ("many", "all", "each"))
    if not many or not total or not each or not many.value:
        return
    exact = total.value / many.value
    half = Decimal(5).scaleb(-each.places - 1)
    if abs(exact - each.value) > half:
        wanted = show(round(exact, max(each.places, 1)).normalize())
        message = f"{match['all']} : {match['many']} = {wanted}, mà ghi bình quân {match['each']}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", *match.span("each"), message, None, wanted)


@cache
def _over() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in prose_data("sums")["nouns"]["over"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(prose_data('sums')['nouns']['parted'])})(?!\w)")


@cache
def _mixed() -> re.Pattern[str]:
    data = prose_data("sums")["nouns"]
    return re.compile(rf"(?:{'|'.join((*data['people'], *data['mixed']))})(?!\w)")
