"""Comparisons in a sentence: the numbers of two times, and the difference, percent or multiple that is said of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.stated_changes import FROM, LESS, LEVELS, MORE, stated_changes
from cchc_desktop.reading.counts.told_times import CLAUSE_END, in_order
from cchc_desktop.reading.period_codes import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.stated_changes import StatedChange

_ANOTHER = re.compile(
    rf"(?:,|(?<!\w)(?:trong khi|còn|và|nhưng)(?!\w))(?: [^\W\d_]+){{1,12}}? (?:{'|'.join((*MORE, *LESS))})(?!\w)"
)
"""Before a number: something else that rises or falls."""
_CAUSE = re.compile(r"(?<!\w)(?:do|vì|nhờ|bởi)(?!\w)[^;]{1,60}$")
_NO_CAUSE = r"(?! (?:do|vì|nhờ|bởi|trong đó|gồm)(?!\w))"
_TO = re.compile(
    r"(?<!\w)(?:lên|xuống|còn|đến|tới|(?<!giải )(?<!hoàn )thành|sang)"
    r"(?: (?:còn|tới|đến|mức|thành|chỉ|là|được)){0,4}(?: [^\W\d_]+){0,2} ?$"
)
_AGAINST = re.compile(r"(?<!\w)so với(?!\w)(?:(?! và |[;,])" + _NO_CAUSE + r".){0,90}(?:, ?)?$")
_TIME = (
    r"(?:cùng kỳ|(?:năm|kỳ|quý|tháng) (?:liền )?trước|(?:năm|kỳ|quý|tháng) liền kề|năm ngoái|(?<!tháng )đầu năm|"
    r"đầu (?:kỳ|quý)|trước đây|ban đầu|(?:06|6|sáu) tháng trước(?! đó)|"
    r"lúc đầu|trước khi|năm (?P<year>20[0-9]{2})|"
    r"quý (?P<quarter>iv|i{1,3}|[1-4])(?!\w)(?:(?: năm |/| / )(?P<of>20[0-9]{2}))?)"
)
_THEN = re.compile(r"(?<!\w)(?:thì|sang|trong khi)(?!\w)")
"""Behind a quarter: what comes then is of another one."""
_BEFORE = re.compile(
    r"(?:^|[,;:(.])\s?(?:thời điểm )?trước(?: (?:kia|đây|đó|sắp xếp|sáp nhập|cải cách|khi [^\W\d_]+(?: [^\W\d_]+)?))?"
    r"(?: (?:là|có|mất|tới|phải))? $"
)
_EARLIER = re.compile(rf"(?<!\w){_TIME}(?!\w)(?:{_NO_CAUSE}[^;]){{0,90}}$")
"""Before the number of an earlier time, that another one is held against."""
_THEN_EARLIER = re.compile(rf";\s?(?:(?:so với|còn|trong khi|con số|số|của) ){{0,3}}{_TIME}(?!\w)")
"""Before the number of an earlier time in a clause of its own."""
_OF_EARLIER = re.compile(
    r"(?: (?!(?:so|mục|kế|tăng|giảm|cao|thấp|gấp|bằng|hơn|lên|xuống|còn|và|đạt)(?!\w))[^\W\d_]+){0,6}? ?"
    rf"\(?(?:(?:của|trong|vào|ở|hồi) )?(?:0?[69] tháng(?: đầu| cuối)?(?: của)? )?{_TIME}(?!\w)"
)
"""Behind the number of an earlier time."""
_NEXT = re.compile(r"(?::|–|-)? ?(?:(?:là|có|chỉ|đạt|còn) ){0,2}[0-9]")
"""Behind a time of which the number that follows is: "42 (6 tháng đầu năm 2022: 105)"."""
_LATER = re.compile(
    r"(?<!\w)(?:năm nay|kỳ này|trong kỳ|hiện nay|hiện|đến nay|nay|quý này|tháng này|cuối (?:kỳ|quý|năm)"
    r"(?! (?:20[0-9]|trước|ngoái|liền|i)))(?!\w)"
    r"[^;]{0,60}$"
)
_IS_NOW = re.compile(r"(?<!\w)(?:đạt|còn|là|lên|xuống|thành|có|nay|kỳ này)(?!\w)[^;]{0,40}$")
"""Before a later number behind what is said of it."""
_LABEL = re.compile(r"\((?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4} )$")
"""Before an earlier number in brackets: what it is of."""
_YEAR_BEFORE = re.compile(r"(?<!\w)so với (?:cùng kỳ|năm (?:trước|ngoái))(?!\w)")
_OF_QUARTER = re.compile(r"(?<!\w)(?:quý|tháng) (?:iv|i{1,3}|[0-9]{1,2}|trước)(?!\w)(?!.{0,60}(?:cùng kỳ|năm trước))")
_RANKS = re.compile(r"(?<!\w)(?:bậc|hạng(?! mục)|thứ hạng|xếp thứ|vị trí)(?!\w)")
_TAIL = 120
_REACH = 160
"""So far may two numbers of a comparison be apart."""


class StatedComparison(NamedTuple):
    """The numbers of one comparison: the earlier, those that may be the later, the likeliest first, and what is said.

    way: 1 for more, -1 for less, 0 where no word says it; word: that word. has_subject: a clause of its own says it,
    that may be of something else: "…, lệ phí giảm 50%". prior: the number right before what is said. loose: a word by
    which its percent is not meant to the last: "khoảng", "ít nhất".
    """

    earlier: Term
    later: tuple[Term, ...]
    way: int
    change: Term | None
    percent: Term | None
    times: Term | None
    word: str
    has_subject: bool
    prior: Term | None = None
    loose: str = ""


def find_comparisons(found: Sequence[Term], small: str, end: date | None) -> Iterator[StatedComparison]:
    """Yield the comparisons among the numbers of a sentence; end: the last day of the report's period."""
    if _RANKS.search(small, found[0].start, found[-1].stop + _TAIL):
        return
    statements = list(stated_changes(found, small))
    stated = {id(found[at]) for each in statements for at in range(each.first, each.last + 1)}
    statements = [each for each in statements if not each.is_part]
    levels = [each for each in found if each.kind in LEVELS and id(each) not in stated]
    earlier = [each for each in levels if _is_earlier(each, small, end)]
    stops = [*(found[each.first].start for each in statements[1:]), len(small)]
    for one, stop in zip(statements, stops, strict=bool(statements)):
        begin = found[one.first].start
        fitting = [each for each in earlier if _fits(each, one)]
        after = [each for each in fitting if begin < each.start < min(stop, begin + _REACH)]
        after = [each for each in after if not _begins_anew(each)]
        before = [each for each in fitting if each.start < begin]
        held = after[0] if after else before[-1] if before else None
        ahead = [each for each in levels if each.start < begin and _fits(each, one)]
        told = in_order(ahead, found[one.first], small, end.year) if end else ()
        if held in ahead and _is_of_another(held, found[one.first], small):
            continue
        if told:
            yield _compared(one, told[0], told[1:], found)
            continue
        if held is None:
            yield from _in_order(one, levels, begin)
            continue
        others = [each for each in levels if each.measures_as(held) and each is not held]
        others = [each for each in others if each not in earlier] or (others if held in after else [])
        ahead = [each for each in others if each.start < begin and begin - each.stop < _REACH]
        after_it = [
            each
            for each in others
            if each.start > begin and ";" not in small[begin : each.start] and _IS_NOW.search(each.lead)
        ]
        later = (*reversed(ahead), *after_it)
        if later:
            yield _compared(one, held, _alike(held, later), found)


def _compared(one: StatedChange, earlier: Term, later: tuple[Term, ...], found: Sequence[Term]) -> StatedComparison:
    """Return a change as a comparison of an earlier number with later ones."""
    prior = found[one.first - 1] if one.first else None
    return StatedComparison(
        earlier, later, one.way, one.change, one.percent, one.times, one.word, one.has_subject, prior, one.loose
    )


def _is_of_another(held: Term, change: Term, small: str) -> bool:
    """Return whether a change is said to be from the level of a year before, and a number is of a quarter or month."""
    behind = CLAUSE_END.split(small[change.stop : change.stop + _TAIL])[0]
    return _YEAR_BEFORE.search(behind) is not None and _OF_QUARTER.search(held.lead) is not None


def _alike(earlier: Term, later: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the later numbers before which the words before the earlier one stand too, all where none are the same."""
    named = _LABEL.search(earlier.lead)
    fitting = tuple(each for each in later if named and each.lead.endswith(named["name"]))
    return fitting or later


def _in_order(one: StatedChange, levels: Sequence[Term], begin: int) -> Iterator[StatedComparison]:
    """Yield a difference and its percent behind two numbers that no word puts in time: the first is the earlier."""
    ahead = [each for each in levels if each.start < begin and one.change and each.measures_as(one.change)]
    ahead = ahead or [
        each for each in levels if each.start < begin and one.times and each.kind != "share" and each.noun != "lần"
    ]
    if len(ahead) != 2 or begin - ahead[1].stop > _REACH:  # noqa: PLR2004
        return
    before, now = ahead
    if one.times and _is_near_multiple(before, now, one.times):
        yield StatedComparison(before, (now,), 0, None, None, one.times, "", has_subject=False)
    if not one.percent or not one.change:
        return
    if (now.value - before.value) * one.way == one.change.value:
        yield StatedComparison(before, (now,), one.way, one.change, one.percent, None, one.word, one.has_subject)


def _is_near_multiple(before: Term, now: Term, times: Term) -> bool:
    """Return whether two numbers of one kind may be meant by a multiple."""
    if not before.noun or before.noun != now.noun or before.value <= 0:
        return False
    return now.value > before.value and abs(now.value / before.value - times.value) <= 1


def changed_levels(found: Sequence[Term]) -> Iterator[tuple[Term, Term, str]]:
    """Yield two numbers that follow each other as "từ 5 ngày xuống còn 3 ngày", with the word between them."""
    for before, now in pairwise(found):
        way = _TO.search(now.lead) if FROM.search(before.lead) and before.measures_as(now) else None
        if way and before.noun and before.noun == now.noun:
            yield before, now, way[0].split()[0]


def _fits(level: Term, statement: StatedChange) -> bool:
    """Return whether a number may be a level of what is said: of the same measure as its difference."""
    if statement.change is not None:
        return level.measures_as(statement.change)
    if statement.percent is not None and statement.percent.kind == "points":
        return level.kind == "share"
    return statement.times is None or (level.kind != "share" and level.noun != "lần")


def _is_earlier(level: Term, small: str, end: date | None) -> bool:
    """Return whether words beside a number make it one of an earlier time."""
    lead = level.lead[-_TAIL:]
    of = _OF_EARLIER.match(small, level.stop, level.stop + _TAIL)
    if _BEFORE.search(lead) or (of and _is_past(of, end) and not _NEXT.match(small, of.end())) or FROM.search(lead):
        return True
    if _LATER.search(lead) or _TO.search(lead):
        return False
    if "so với" in lead:
        return _AGAINST.search(lead) is not None
    found = _EARLIER.search(lead)
    return (
        found is not None
        and _is_past(found, end)
        and not (found["quarter"] and _THEN.search(lead, found.end("quarter")))
    )


def _begins_anew(level: Term) -> bool:
    """Return whether a number begins what is told of its own: "…; số người 15", "…, chi giảm từ 50"."""
    return (";" in level.lead and not _THEN_EARLIER.search(level.lead)) or (
        FROM.search(level.lead) is not None and (_ANOTHER.search(level.lead) or _CAUSE.search(level.lead)) is not None
    )


def _is_past(match: re.Match[str], end: date | None) -> bool:
    """Return whether a time is before the end of the report's period, its quarter before the last one of it."""
    if match["quarter"]:
        quarter = QUARTERS[match["quarter"]]
        return end is not None and (int(match["of"] or end.year), quarter) < (end.year, (end.month + 2) // 3)
    return not match["year"] or (end is not None and int(match["year"]) < end.year)
