"""Percents that their part and whole contradict: "41 trên 141, khoảng 39%", a whole told in the sentence before.

Words such as "khoảng" and "gần" give a percent room; what lies beyond it, and no number around makes, is a slip.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import looks_like
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import term_rows
from cchc_desktop.reading.shares.made_percents import may_be_made
from cchc_desktop.reading.shares.share_pairs import is_of_more, is_whole_of_last
from cchc_desktop.reading.shares.tied_pairs import OUT_OF
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_LOOSE = re.compile(
    r"(?<!\w)(?:(?P<about>khoảng|xấp xỉ|ước|chừng|ước khoảng|ước đạt|tầm)|"
    r"(?P<below>gần|suýt soát|ngót|(?:chưa|không) (?:tới|đến|đầy))|"
    r"(?P<above>hơn|trên|quá))(?: (?:đạt|là|bằng|chiếm))? ?$"
)
"""Before a percent that is not meant to the last digit."""
_GOAL = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|tối thiểu|tối đa|mục tiêu|kế hoạch|ít nhất|không quá|yêu cầu|tăng|giảm|cao|thấp|"
    r"nhiều|ít|vượt|thêm|bình quân|từ|dự kiến|cùng kỳ|lũy kế|luỹ kế|toàn [^\W\d_]+)(?!\w)[^,;(]{0,30}$"
)
"""Before a percent that is not a share of what was counted."""
_RAISED = re.compile(r"(?<!\w)(?:nâng|đưa|kéo)(?: [^\W\d_]+){1,9} (?:lên|tới|đến|ở)(?: (?:mức|tới|đến|thành))? ?$")
_PLAIN = re.compile(
    r"(?:[^,;(:–]{0,90}(?:[,:–(-] ?))?(?:(?:và|tức|tương ứng|tương đương|ứng với|hay|nghĩa|chiếm|đạt|bằng|được|mới|"
    r"tỷ lệ|tỉ lệ|mức|là|với|cho|như vậy|khoảng|xấp xỉ|ước|chừng|gần|hơn|trên|quá) ?){1,6}\(?"
)
"""Between a number and the percent that says what share it is, naming nothing of its own."""
_CLAUSE = re.compile(r"[,:–(]")
_MEASURE = re.compile(
    r" ?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|phần trăm|tần suất|hiệu suất|"
    r"(?:mức |độ |tỷ lệ |mức độ )(?:bao )?phủ(?: sóng)?|"
    r"(?:mức|mức độ) (?:đạt|hoàn thành|thực hiện|tham gia|tiếp cận))(?: (?:là|đạt|chung|mới|ở mức))? ?:? ?"
)
"""The clause of a percent that has only a noun for it: ", độ bao phủ 80%"."""
_NAMES = re.compile(r" (?:(?:của|trên|trong) )?(?:tổng )?(?:số )?(?P<noun>[^\W\d_]+)")
_OTHER_AFTER = re.compile(
    r"[^.;()]{0,40}(?<!\w)(?:kế hoạch|chỉ tiêu|cùng kỳ|dự toán|quý|toàn|cả|yêu cầu|nhu cầu|trở lên|trở xuống|mục tiêu|"
    r"năm|biên chế|định mức|mỗi)(?!\w)"
)
_ENDS = re.compile(r" ?(?:[.,;):]|$)| (?:và|trong khi|nhưng|còn)(?!\w)")
_MORE = re.compile(r"(?<!\w)(?:thêm|lũy kế|luỹ kế|cộng dồn|toàn)(?!\w)")
_ADDED = re.compile(r"(?<!\w)(?:thêm|bổ sung|mới|phát sinh)(?!\w)")
_AS_MANY = re.compile(r"(?<!\w)(?:thì|cả|đủ|đều có)(?: có)?(?: cả| đủ)? $")
_REACHED = re.compile(r"^ [^\W\d_][^,;.:()]{0,80},(?: tức)? (?:đạt|bằng|tỷ lệ|chiếm)(?: tỷ lệ)? $")
"""Before a part that is all of its whole, and between it and its percent."""
_THREE, _LEAST = 3, 80
_ALL, _HALF = Decimal(100), Decimal("0.5")
_NEAR, _WIDE, _FAR, _STEP = Decimal(6), Decimal(16), Decimal(31), Decimal(5)
_SPAN = 130


class _Share(NamedTuple):
    """A percent with the part and whole that it must be of, how far it may be off, and how sure that is."""

    part: Term
    whole: Term
    room: Decimal
    is_sure: bool

    @property
    def exact(self) -> Decimal:
        return _ALL * self.part.value / self.whole.value


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that are too far from the share that the numbers beside them make."""
    if "%" not in reading.text:
        return
    for _, found, before in term_rows(reading, from_afar=True):
        for at, each in enumerate(found):
            if at and each.kind == "share" and found[at - 1].kind in ("count", "money"):
                yield from _judged(at, found, before, reading.small)
                yield from _of_all(found[: at + 1][-_THREE:])


def _of_all(row: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield a percent that is not all where a part is all of its whole: "52 cháu … thì 52 cháu …, đạt 98%"."""
    if len(row) < _THREE:
        return
    whole, part, said = row
    is_all = whole.value == part.value and whole.noun and part.measures_as(whole) and _AS_MANY.search(part.lead)
    if is_all and _LEAST <= said.value < _ALL and _REACHED.search(said.lead) and not _LOOSE.search(said.lead):
        yield wrong_share(said, f"{part.said} : {whole.said}", _ALL)


def _judged(at: int, found: Sequence[Term], before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    said = found[at]
    loose = _LOOSE.search(said.lead)
    if said.value >= _ALL or len(said.lead) > _SPAN or ";" in said.lead or _GOAL.search(said.lead):
        return
    share = _share(at, found, before, small)
    if share is None or _is_right(share, _with_room(said, loose), found, before):
        return
    if abs(share.exact - said.value) <= share.room:
        pair = f"{share.part.said} : {share.whole.said}"
        severity = None if share.is_sure else Severity.HINT
        yield wrong_share(said, pair, share.exact, severity, before=f"{loose[0].strip()} " if loose else "")


def _is_right(share: _Share, said: Term, found: Sequence[Term], before: Sequence[Term]) -> bool:
    """Return whether the numbers of a percent give it, or others where there are more of their kind."""
    if abs(share.exact - said.value) < 2 * said.half:
        return True
    own = {each.value for each in (*before, *found) if each.kind == share.part.kind}
    is_alone = own == {share.part.value, share.whole.value} and not any(each.kind == "share" for each in before)
    return not (is_alone and not _ADDED.search(share.part.lead)) and may_be_made(said, found, before)


def _with_room(said: Term, loose: re.Match[str] | None) -> Term:
    """Return a percent with twice the rounding that its words allow it: "gần 80" is from 74 to 80."""
    if not loose:
        return said
    is_round = "," not in said.text
    step = 2 * _STEP if said.value % 10 == 0 and loose["above"] else _STEP if is_round else Decimal("1.5")
    if loose["about"]:
        room = step / 2 if is_round else _HALF
        return said._replace(half=room / 2)
    low, high = (
        (said.value - step, said.value + _HALF) if loose["below"] else (said.value - _HALF / 2, said.value + step)
    )
    return said._replace(value=(low + high) / 2, half=(high - low) / 4)


def _share(at: int, found: Sequence[Term], before: Sequence[Term], small: str) -> _Share | None:
    """Return the part and whole that a percent is of, None where no words or more than one number may be."""
    said, last = found[at], found[at - 1]
    is_loose = _LOOSE.search(said.lead) is not None
    is_raised = _RAISED.search(said.lead) is not None and not _MORE.search(said.lead)
    if at > 1 and is_of_more(said, found[at - 2] if is_whole_of_last(last) else last):
        return None
    if _OTHER_AFTER.match(small, said.stop):
        return None
    if at > 1 and found[at - 2].kind == last.kind and is_whole_of_last(last):
        is_named = _MEASURE.fullmatch(_CLAUSE.split(said.lead)[-1]) is not None
        is_judged = (is_loose or is_raised or is_named) and 0 < last.value >= found[at - 2].value
        return _Share(found[at - 2], last, _FAR if is_loose else _WIDE, is_loose) if is_judged else None
    names = _NAMES.match(small, said.stop)
    is_named = names is not None and names["noun"] == last.noun.partition(" ")[0]
    is_told = (is_raised or _PLAIN.fullmatch(said.lead)) and (is_named or is_loose or _ENDS.match(small, said.stop))
    if not is_told or not last.noun:
        return None
    own = _wholes(last, found[: at - 1])
    if own:
        is_of_it = len(own) == 1 and (is_loose or is_raised)
        return _Share(last, own[0], _WIDE, is_loose) if is_of_it else None
    shared = {id(each) for each, following in pairwise(before) if each.kind == "money" and following.kind == "share"}
    wholes = _wholes(last, [each for each in before if id(each) not in shared])  # "thu 4 tỷ, đạt 59%"
    return _of_sentence_before(said, last, wholes, is_named=is_named, is_raised=is_raised)


def _of_sentence_before(
    said: Term, part: Term, wholes: Sequence[Term], *, is_named: bool, is_raised: bool
) -> _Share | None:
    """Return a part and the only whole that the sentence before it tells."""
    if len(wholes) != 1:
        return None
    exact = _ALL * part.value / wholes[0].value
    is_typed = is_named and looks_like(said, exact)
    room = _FAR if is_typed else _WIDE if is_raised else _NEAR
    return _Share(part, wholes[0], room, is_named and not is_raised)


def _wholes(part: Term, numbers: Sequence[Term]) -> list[Term]:
    """Return the different numbers that count what a part does and are greater."""
    fitting = [each for each in numbers if each.measures_as(part) and each.value > part.value > 0]
    fitting = fitting or [
        each for each in numbers if each.kind == part.kind and each.value > part.value and OUT_OF.search(each.lead)
    ]
    return list({each.value: each for each in fitting}.values())
