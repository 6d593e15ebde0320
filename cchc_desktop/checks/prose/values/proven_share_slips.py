"""Percents of a part whose whole is proven by what is left: "2,7 tỷ; giải ngân 1,62 tỷ, bằng 62%, còn 1,08 tỷ".

Also the percent of those absent where all and the present are told, and the exact percent of one number in another.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_share, share_is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.checks.prose.values.made_share_slips import DENIED
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.number_words import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_PLAIN = re.compile(
    r"(?: [^\W\d_]+){0,4},? ?\(?(?:(?:bằng|đạt|chiếm|tỷ lệ|tỉ lệ|tương ứng|tương đương|tức|ứng với|là|được|với) ?){0,3}"
)
"""Between a part and its percent."""
_OF_PLAN = re.compile(
    r"(?: (?:so với )?(?:tổng )?(?P<plan>kế hoạch|dự toán|chỉ tiêu)(?: (?:vốn|năm|giao|được giao))?)?(?=[,.;)]|$)"
)
_LEFT = re.compile(r"(?<!\w)(?:còn|chưa|thiếu|riêng|trừ)(?!\w)[^,;.]{0,50}$")
_IN_TIME = re.compile(r"(?<!\w)(?:trong (?:thời )?hạn|đến hạn|đang|chưa đến|theo hẹn|chờ)(?!\w)")
"""Around what is left of 100 %: it need not be done yet."""
_BUT = re.compile(
    r"[,.;] ?(?:(?:tuy nhiên|nhưng|song|và) )?(?:riêng|còn|trừ|chỉ còn|duy chỉ|chỉ)(?: lại)?(?: có| là)? "
    r"(?P<many>[0-9]{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<noun>[^\W\d_]+)"
)
_CARRIED = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cùng kỳ|bổ sung|chuyển nguồn|tăng|giảm|bình quân|mỗi|khoảng|gần|hơn|ước)(?!\w)"
)
_PRESENT = re.compile(r"(?<!\w)(?:có mặt|tham dự|tham gia|dự họp|dự|đến dự|tham dự đầy đủ)(?!\w)[^,;.]{0,30}$")
_ABSENT = re.compile(
    r"(?<!\w)(?:vắng(?: mặt)?|không (?:tham )?dự|không tham gia|không có mặt)(?!\w)(?: [^\W\d_]+){0,3} ?$"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:(?:kỳ|lần|năm|quý|tháng|đợt|buổi|phiên) (?:trước|ngoái|này|[0-9])|cùng kỳ|cho phép|bình quân|không quá|"
    r"tối đa|quy định|khoảng|gần|hơn|dưới|trên|trước|sau|có lý do|không phép|riêng)(?!\w)"
)
_OUT_OF = re.compile(r"(?<!\w)(?:trong|trên) (?:tổng )?số $")
_PLAINLY = re.compile(
    r"(?:,|thì) ?(?:(?:phần|số|hồ sơ|nhóm|số hồ sơ) )?(?P<not>không |chưa )?(?P<what>[^\W\d_]+ [^\W\d_]+)"
    r"(?: (?:chỉ|mới|đã|đạt|chiếm|là|bằng|tỷ lệ)){1,3} $"
)
_EXACT = re.compile(r"(?<!\w)(?:chính xác|cụ thể|đúng ra|tính chính xác|con số chính xác)(?: (?:là|bằng|ở mức|thì))? $")
_IN = re.compile(r"(?<!\w)(?:trong|trên)(?: tổng)?(?: số)? $|^ ?/ ?$")
_ALL, _NEAR, _TWO, _FURTHER = Decimal(100), Decimal(10), 2, 60


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that are not those of a part in the whole that other numbers prove."""
    if "%" not in reading.text or reading.vocabulary.isdisjoint(
        ("còn", "chưa", "thiếu", "vắng", "không", "xác", "riêng", "trừ")
    ):
        return
    read = [terms(each, reading) for each in reading.sentences]
    for at, found in enumerate(read):
        before, behind = read[at - 1] if at else (), read[at + 1] if at + 1 < len(read) else ()
        for place, said in enumerate(found):
            if said.kind == "share":
                yield from _by_rest(place, found, behind, reading.small)
                yield from _all_but(place, found, reading.small)
                yield from _absent(place, found, before)
                yield from _exactly(place, found)
                yield from _of_sides(place, found, before, reading.small)


def _by_rest(at: int, found: Sequence[Term], behind: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield the percent right behind a part, where whole − part = what is left, told behind it."""
    said, of = found[at], _OF_PLAN.match(small, found[at].stop)
    left = found[at + 1] if at + 1 < len(found) else behind[0] if behind else None
    if at < _TWO or not left or not of or not _PLAIN.fullmatch(said.lead) or not _LEFT.search(left.lead):
        return
    whole, part = found[at - 2], found[at - 1]
    is_plan = of["plan"] is None or of["plan"] in small[max(0, whole.start - 90) : whole.start]
    is_one = whole.measures_as(part) and part.measures_as(left) and whole.kind in ("count", "money")
    is_proven = part.value > 0 and whole.value - part.value == left.value > 0
    is_due = said.value < _ALL or not _IN_TIME.search(small, said.stop, left.stop + _FURTHER)
    if not (is_plan and is_one and is_proven and is_due) or _CARRIED.search(
        small, max(0, whole.start - 90), said.start
    ):
        return
    yield from _judged(said, part.value, whole.value, f"{part.said} : {whole.said}", (whole, part, left))


def _all_but(at: int, found: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield 100 % behind a part of which some are told to be left: "38 phản ánh, trả lời 37, đạt 100%, riêng một …"."""
    said = found[at]
    if at < _TWO or said.value != _ALL or not _OF_PLAN.match(small, said.stop) or not _PLAIN.fullmatch(said.lead):
        return
    whole, part = found[at - 2], found[at - 1]
    but = _BUT.match(small, said.stop, said.stop + 2 * _FURTHER)
    if (
        not but
        or not part.noun
        or not whole.measures_as(part)
        or _IN_TIME.search(small, said.stop, but.end() + _FURTHER)
    ):
        return
    if 0 < part.value == whole.value - number_of(but["many"]) and but["noun"] == part.noun.split()[0]:
        yield from _judged(said, part.value, whole.value, f"{part.said} : {whole.said}", (whole, part))


def _absent(at: int, found: Sequence[Term], before: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield the percent of those absent that is not that of all without those present."""
    own = found[:at] if at >= _TWO else before
    counts = [each for each in own if each.kind == "count"]
    if len(counts) != _TWO or len(own) != _TWO or not _ABSENT.search(found[at].lead) or (own is before and at):
        return
    whole, part = counts
    if _ELSEWHERE.search(found[at].lead):
        return
    if whole.noun and whole.measures_as(part) and whole.value > part.value and _PRESENT.search(part.lead):
        told = f"({whole.said} − {part.said}) : {whole.said}"
        yield from _judged(found[at], whole.value - part.value, whole.value, told, counts)


def _exactly(at: int, found: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield the percent said to be exact that is not that of the only part and whole before it."""
    levels = [each for each in found[:at] if each.kind != "share"]
    if len(levels) == _TWO and _EXACT.search(found[at].lead) and _IN.search(levels[1].lead):
        part, whole = levels
        if 0 < part.value < whole.value and part.kind == whole.kind:
            yield from _judged(found[at], part.value, whole.value, f"{part.said} : {whole.said}", levels)


def _of_sides(at: int, found: Sequence[Term], before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield the percent of one of two sides in their whole, both told: "118 liên thông, 472 không liên thông … 590"."""
    said, whole = found[at], found[at - 1]
    if at != 1 or len(before) != _TWO or not _OUT_OF.search(whole.lead):
        return
    own, (yes, no) = _PLAINLY.search(said.lead), before
    if not own or yes.value + no.value != whole.value or not yes.measures_as(no) or not no.measures_as(whole):
        return
    is_ahead = own["what"] in yes.lead  # labels stand before their numbers, or behind them
    first = yes.lead if is_ahead else small[yes.stop : no.start]
    second = no.lead if is_ahead else small[no.stop : no.stop + 60]
    denied = DENIED.search(second)
    if not denied or denied["what"] != own["what"] or own["what"] not in first or DENIED.search(first):
        return
    part = no if own["not"] else yes
    yield from _judged(said, part.value, whole.value, f"{part.said} : {whole.said}", (whole, part))


def _judged(said: Term, part: Decimal, whole: Decimal, told: str, levels: Sequence[Term]) -> Iterator[ProseSlip]:
    if whole <= 0:
        return
    exact = _ALL * part / whole
    made = [_ALL * one.value / other.value for one, other in permutations(levels, _TWO) if other.value]
    made += [_ALL - each for each in made]
    if is_share(said, exact) or any(abs(each - said.value) <= said.half for each in made):
        return
    if abs(exact - said.value) <= _NEAR or share_is_mistyped(said, exact):
        yield wrong_share(said, told, exact)
