"""One sum of money said in two units that are not the same: "2,64 tỷ đồng, tức 264 triệu đồng"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.reading.counts.measured_terms import sums_of_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_AGAIN = re.compile(
    r",? ?(?:[–-] )?\(?(?:=|(?:viết|ghi)(?: [^\W\d_]+){1,2}:?|tức(?: là| bằng)?|hay(?: là)?|nghĩa là|"
    r"tương đương(?: với)?|(?:quy )?(?:đổi|tính)(?: [^\W\d_]+)? (?:ra|thành)|quy ra|bằng|"
    r"làm tròn(?: là| thành)?|tròn)[:=]? ?$"
)
"""Between a sum and the same one in another unit."""
_BRACKET = re.compile(r" ?\( ?$")
_OF_ONE = re.compile(r" ?/| ?(?:mỗi|một|từng|trên|cho|của|so với|là)(?!\w)")
"""Behind a sum that is not the one before it: one for each, a part."""
_MONEY = frozenset(("tỷ", "tỉ", "triệu", "nghìn", "ngàn"))


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the sums of money of a paragraph that are another one where they are said again in another unit."""
    if not reading.has_digits or reading.vocabulary.isdisjoint(_MONEY):
        return
    for sentence in reading.sentences:
        for one, again in pairwise(sums_of_money(sentence, reading)):
            if _is_again(again, reading.small) and not _OF_ONE.match(reading.small, again.stop):
                yield from _judged(one, again)


def _is_again(again: Term, small: str) -> bool:
    """Return whether words or a bracket say a sum again, that stands right before them."""
    if _AGAIN.fullmatch(again.lead):
        return True
    return _BRACKET.fullmatch(again.lead) is not None and small.startswith(")", again.stop)


def _judged(one: Term, again: Term) -> Iterator[ProseSlip]:
    room = _room(one) + _room(again)
    if one.power == again.power or abs(one.value - again.value) <= room:
        return
    right = again.in_unit(one.value)
    if _digits(one) == _digits(again) or is_mistyped(again.text, right):
        message = f"{one.said} = {right} {again.noun}, mà ghi {again.said}. Xem lại hai số này."
        yield ProseSlip("text.arithmetic", again.start, again.end, message, None, f"{right} {again.noun}")


def _room(each: Term) -> Decimal:
    """Return by how much a sum may be rounded: a whole number of millions too."""
    return each.half or Decimal(5).scaleb(each.power - 1) if each.power else Decimal(0)


def _digits(each: Term) -> str:
    return "".join(sign for sign in each.text if sign.isdigit()).strip("0")
