"""Numbers of things pointed back to that were told otherwise: "3 buổi tập huấn … Sau 4 buổi tập huấn nói trên"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.syllables import SMALL_NAME_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

NUMBER = r"(?<![\w/.,+-])(?P<many>[0-9]{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
_BACK = re.compile(
    rf"{NUMBER} (?P<noun>[^\W\d_]{{1,8}}(?: [^\W\d_]{{1,8}}){{0,5}}?) "
    r"(?:nói trên|nêu trên|kể trên|vừa nêu|vừa kể|đã nêu|này|ấy|đó|trên(?=[,.;]| (?:đều|đã|được|đang|là)(?!\w)))(?!\w)"
)
_TOLD = re.compile(NUMBER)
POINTERS = frozenset(("trên", "này", "ấy", "đó", "nêu", "kể"))
_TIMES = frozenset(("ngày", "tháng", "năm", "quý", "giờ", "phút", "tuần", "lần", "điểm", "phần", "mặt", "thời"))
_OTHER = re.compile(
    r"(?<!\w)(?:mỗi|từng|kế hoạch|phấn đấu|chỉ tiêu|ít nhất|tối thiểu|tối đa|hơn|gần|khoảng|dưới|trên|từ|đến|"
    r"còn|còn lại|thêm|chỉ|năm trước|cùng kỳ|dự kiến|sẽ|bình quân|trung bình|trong(?= $))(?: [^\W\d_]{1,8})? ?$"
)
_LEFT = re.compile(r"(?<!\w)(?:thêm|còn|còn lại|chỉ|riêng|mỗi|trừ|ngoài)(?: có)? $")
_NAMES = re.compile(rf"(?<!\w){SMALL_NAME_WORD}(?:,| và) [^\W\d_]")
_UNSURE = ("một", "năm")
_REACH, _LEAD, _MOST = 300, 30, 12
_TWO, _NEAR = Decimal(2), Decimal("0.3")


class _Told(NamedTuple):
    """A number told before: its span and value."""

    start: int
    end: int
    value: Decimal


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of things that a paragraph points back to, and that it told otherwise before."""
    if facts.is_ahead or not reading.counts or POINTERS.isdisjoint(reading.vocabulary):
        return
    small = reading.small
    for match in _BACK.finditer(small):
        again, noun = Decimal(number_of(match["many"])), match["noun"]
        start = match.start()
        if noun.split(" ")[0] in _TIMES or _LEFT.search(small, max(0, start - _LEAD), start):
            continue
        before = [*islice(_told(reading, max(0, start - _REACH), start, noun.partition(" ")[0]), _MOST + 1)]
        told = _told_once(before, noun, small) if len(before) <= _MOST else None
        if told and told.value > 1 and again > 1 and not _comes_to(again, [each.value for each in before]):
            written = small[told.start : told.end]
            if any(each.value == told.value - again for each in _behind(reading, match.end(), noun.partition(" ")[0])):
                continue  # "24 đoàn viên này …; 01 đoàn viên nghỉ ốm"
            near = abs(told.value - again) <= max(_TWO, told.value * _NEAR) or is_mistyped(written, match["many"])
            if near and (again > told.value or not _may_be_some(noun, reading.text[told.end : start])):
                message = f"Ghi {match['many']} {noun}, mà ở trên ghi {written} {noun}. Xem lại hai số này."
                yield ProseSlip("text.arithmetic", *match.span("many"), message, None, written)


def _told(reading: ParagraphReading, start: int, end: int, head: str) -> Iterator[_Told]:
    """Yield the numbers of a stretch of the text, in digits and in words; "một" and "năm" where the noun follows."""
    near = within(counts_of(reading), start, end)
    found = {each.start: _Told(each.start, each.end, each.value) for each in near}
    for match in _TOLD.finditer(reading.small, start, end):
        is_sure = match["many"] not in _UNSURE or _stands(head, reading.small, match.end())
        if is_sure and not match["many"].isdigit():
            found.setdefault(match.start(), _Told(*match.span(), Decimal(number_of(match["many"]))))
    yield from found.values()


def _behind(reading: ParagraphReading, end: int, head: str) -> Iterator[_Told]:
    """Yield the numbers behind a place that one noun follows."""
    for each in _told(reading, end, end + _REACH, head):
        if _stands(head, reading.small, each.end):
            yield each


def _may_be_some(noun: str, between: str) -> bool:
    """Return whether the words between two numbers may name some of the things: by their names, or as "các …"."""
    head = noun.partition(" ")[0]
    return (
        " " not in noun or _NAMES.search(between) is not None or f"các {head}" in between or f"những {head}" in between
    )


def _told_once(before: list[_Told], noun: str, small: str) -> _Told | None:
    """Return the one number of things that a noun names, where no other is of things with its first word."""
    head = noun.partition(" ")[0]
    alike = [each for each in before if _stands(head, small, each.end)]
    if len(alike) != 1 or not _stands(noun, small, alike[0].end):
        return None
    return None if _OTHER.search(small, max(0, alike[0].start - _LEAD), alike[0].start) else alike[0]


def _stands(words: str, small: str, end: int) -> bool:
    """Return whether words stand right behind a number, whole."""
    return small.startswith(f" {words}", end) and not small[end + len(words) + 1 : end + len(words) + 2].isalpha()


def _comes_to(again: Decimal, values: list[Decimal]) -> bool:
    """Return whether a number is one of some, or what two or all of them make."""
    if again in values or again == sum(values):
        return True
    return any(again in (one + other, abs(one - other), one * other) for one, other in combinations(values, 2))
