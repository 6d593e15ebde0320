"""What words around a whole tell of it and its parts: there are more, some are counted twice, or it is rounded."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import word_pattern

if TYPE_CHECKING:
    from cchc_desktop.reading.section_reading import ParagraphReading

_NO_MORE = (
    r"(?! ?(?:ngoài (?:ra|số (?:này|đó|trên|ấy)),? )?(?:[^\W\d_]{1,8} ){0,2}?"
    r"(?:không|chẳng|chưa) (?:còn|có|phát sinh|sót|bỏ)(?!\w))"
)
MORE = re.compile(rf"(?:[,;]|và|cùng){_NO_MORE}[^.\n0-9,;]{{0,40}}(?:còn lại|khác|ngoài ra|(?<!\w)v\.v|…|\.\.\.)")
"""Behind the parts of a whole: what is left of it, told without a number."""
_FURTHER = re.compile(rf"[^.\n0-9]{{0,80}}{MORE.pattern}")
WITH_OTHERS = re.compile(
    r"[^.;0-9]{0,60}?(?<!\w)(?:kể cả|bao gồm cả|gồm cả|tính cả|đã gồm|chưa kể|không tính|không kể|trừ)(?!\w)"
)
"""Behind a sum: something that was not told with its parts is in it, or some of them are not."""
_REST = re.compile(r"(?<!\w)(?:số|những|các) [^.\n0-9,;]{0,30}còn lại(?! (?:là |có )?[0-9])(?!\w)")
_REACH = 1000
"""So many letters behind the parts of a whole belong to them, in a sentence that goes on."""
_ABOUT = re.compile(
    r"(?<!\w)(?:khoảng|chừng|gần|hơn|(?<![0-9] )trên|xấp xỉ|xấp xỉ khoảng|ngót|ước|ước tính|ước đạt|làm tròn|tròn|non) "
    r"(?:là |có |đạt |thành )?$"
)
"""Before a number that is rounded."""
_EXACT = re.compile(
    r"(?<!\w)(?:chính xác|cụ thể|đúng|thực tế|làm tròn|con số thật)(?:(?: số)? (?:là|có|từ|bằng|ở mức))?:? $"
)
"""Before the exact number where another one is rounded: "khoảng 1.400 hồ sơ (số chính xác là 1.395)"."""
_BEFORE_COLON = re.compile(r"(?<![\w.,/])[0-9]{1,3}(?:[.][0-9]{3}|[0-9]){0,3}(?=: )")
_LEAD, _NEAR, _BEHIND = 28, Decimal("0.1"), 400
_labels = partial(word_pattern, "divisions", "labels")


def before_colons(reading: ParagraphReading, start: int, end: int) -> list[Decimal]:
    """Return the numbers of a stretch that a colon follows, which the counts leave out: "thu 192: hài lòng 121"."""
    return [Decimal(each.replace(".", "")) for each in _BEFORE_COLON.findall(reading.small, start, end)]


def tells_of_more(reading: ParagraphReading, at: int) -> bool:
    """Return whether behind the end of its parts what is left of a whole is told, without a number."""
    return bool(_FURTHER.match(reading.small, at) or _REST.search(reading.small, at, _end_of_reach(reading, at)))


def tells_of_twice(reading: ParagraphReading, at: int) -> bool:
    """Return whether behind the end of its parts a sentence tells that some of them are counted twice."""
    found = _labels("overlap").finditer(reading.small, at, _end_of_reach(reading, at))
    return any(not reading.small.endswith("sau ", at, each.start()) for each in found)  # "9 người sau cùng thuộc …"


def is_rounded(reading: ParagraphReading, start: int, end: int, exact: Decimal) -> bool:
    """Return whether a number at a place is told to be about, or to be rounded from, what its parts come to."""
    for each in reading.counts_within(start, end):
        near = each.value is not None and abs(exact - each.value) <= each.value * _NEAR
        is_round = each.value is not None and _digits_of(each.value) < _digits_of(exact)
        if near and is_round and _ABOUT.search(reading.small, max(0, start - _LEAD), start):
            return True
    return any(
        each.value == exact and _EXACT.search(reading.small, max(end, each.start - _LEAD), each.start)
        for each in reading.counts_within(end, end + _BEHIND)
    )


def _digits_of(value: Decimal) -> int:
    """Return how many digits a number has without the zeros at its end."""
    return len(value.normalize().as_tuple().digits)


def _end_of_reach(reading: ParagraphReading, at: int) -> int:
    sentence = reading.sentence_at(at)
    return min(sentence.end, at + _REACH) if sentence else at
