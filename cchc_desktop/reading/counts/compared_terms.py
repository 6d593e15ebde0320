"""Comparisons in a sentence: the numbers of two times, and the difference, percent or multiple that is said of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.told_times import CLAUSE_END, in_order
from cchc_desktop.reading.period_codes import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc_desktop.reading.counts.measured_terms import Term

_MORE = ("tăng", "cao hơn", "nhiều hơn", "lớn hơn", "vượt", "thêm", "dài hơn")
_LESS = (
    "giảm", "thấp hơn", "ít hơn", "nhỏ hơn", "bớt", "rút ngắn", "cắt giảm", "tiết kiệm", "hụt", "nhanh hơn", "sớm hơn",
    "kém", "tinh giản", "ngắn hơn", "ngắn đi", "ít đi",
)  # fmt: skip
SIGNS = ("tăng", "giảm", "tinh giản", "hơn ", "gấp ", "rút ngắn", "bớt ", "tiết kiệm", "vượt", "hụt", " đi ")
"""A sentence has one of them, or compares nothing."""
_ADDED = re.compile(
    r"(?<!\w)đầu (?:năm|kỳ|quý|tháng|đợt)(?!\w)[^;.]{0,60}[0-9][^;]{0,80}[;,:–→-] ?"
    r"(?:(?:đã|như vậy|tức là|nghĩa là) )?thêm (?:được )?[0-9]"
)
"""What is only added, told behind the level of a time that begins: "đầu quý 84, cuối quý 98; thêm 14"."""
_BEGINS = re.compile(
    r"\s*(?:(?:so|so sánh|so với|đối chiếu|giữa)? ?(?:hai|2|cả hai)? ?(?:cùng kỳ|quý|kỳ|tháng|năm)"
    r"(?: (?:liền )?trước| này)?,? ?|"
    r"(?:như vậy|như thế|vậy là|tính ra|tức là|theo đó|nghĩa là|so ra|so sánh|do đó),? ?)?(?:đã )?"
)
"""Before a change that begins a sentence, of the two levels in the one before."""
_ALONE = re.compile(r"(?: [^\W\d_]+){0,2} ?(?:[,;.(–-]|$)| (?:[^\W\d_]+ ){0,2}so với(?!\w)")
"""Behind that change, where it is of all that the levels count: not "tăng 20 hồ sơ trực tuyến"."""
_WAY = re.compile(
    rf"(?<!\w)(?<!đạt và )(?<!đạt, )(?P<way>{'|'.join(sorted((*_MORE, *_LESS), key=len, reverse=True))})"
    r"(?: (?:thêm|được|lên|đi|tới|đến|là|đạt|bằng|ở mức|tương ứng|số lượng|tổng cộng|so với|"
    r"(?:cùng kỳ|đầu năm|đầu kỳ|(?:năm|kỳ|quý|tháng) (?:liền )?trước)(?: năm (?:trước|ngoái|20[0-9]{2}))?|"
    r"(?:quý (?:iv|i{1,3}|[1-4])|tháng [0-9]{1,2})(?:(?: năm |/)20[0-9]{2})?|"
    r"năm (?:ngoái|20[0-9]{2}))"
    r"){0,4} "
    r"(?P<loose>(?:gần|hơn|trên|khoảng|xấp xỉ|ít nhất|tối thiểu) )?$"
)
"""Before a difference, or the percent of one."""
_LEADS_ON = re.compile(
    r"(?: [^\W\d_]+){0,5}?(?:,| –| -)? ?\(?(?:(?:tức|hay|tương ứng|tương đương|bằng|ứng với|và|nghĩa)"
    r"(?: là| với)?(?: (?:tỷ lệ|tỉ lệ|mức|tốc độ|tăng|giảm))?|"
    r"(?:tỷ lệ|tỉ lệ|tốc độ|mức)(?: tăng| giảm)?|tăng|giảm|đạt)?(?: thêm| là)? ?\(?$"
)
"""Between a difference and its percent."""
_NO_SUBJECT = re.compile(
    r"\s*(?:(?:tức|là|tương ứng|tương đương|nghĩa|đã|và|như vậy|như thế|vậy là|tính ra|suy ra|do đó|do vậy|"
    r"con số này|số này|mức|kỳ này|lại|bị|được|qua đó|"
    r"(?:tỷ|tỉ) lệ|tốc độ|đạt|với|"
    r"theo đó|vẫn|chỉ|so với cùng kỳ(?: năm (?:trước|20[0-9]{2}))?|hay)\s*){0,5}"
)
"""Before a way of change that is said of the number before it."""
_OF_OWN = re.compile(r" (?:số|tổng|thời gian|chi phí|kinh phí|mức|thành phần|lượng)(?!\w)")
"""Behind a percent of change that says what it is of: "giảm 20% số cuộc họp"."""
_TOLD = re.compile(r"(?: [^\W\d_]+){0,3}(?:,|:| \()? ?(?:cụ thể )?(?:là )?từ ")
"""Between a change and the two numbers that tell it: "tăng 10 điểm phần trăm, từ 78% lên 88%"."""
_SAID_AGAIN = re.compile(r"(?:,? \(?(?:tức|hay|tương ứng|tương đương|ứng với)(?: là| với)?(?: tăng| giảm)? | \()$")
"""Between a percent and its difference."""
_NOT_OF_ALL = re.compile(r"(?<!\w)(?:(?:tổng cộng|cộng lại|gộp lại|tính chung) ?$|(?:riêng|trong đó|chỉ tính)(?!\w))")
"""Before a change that is the sum of several, or that of a part: the two numbers nearest to it do not make it."""
_FACTOR = re.compile(r"(?<!\w)(?<!gần )(?<!hơn )(?:gấp|bằng|tăng)(?: (?:lên|tới|đến))? $")
_FROM = re.compile(r"(?<!\w)từ(?: (?:mức|con số|chỗ|chỉ|chỉ có))?(?: [^\W\d_]+){0,2} ?$")
_ANOTHER = re.compile(
    rf"(?:,|(?<!\w)(?:trong khi|còn|và|nhưng)(?!\w))(?: [^\W\d_]+){{1,12}}? (?:{'|'.join((*_MORE, *_LESS))})(?!\w)"
)
"""Before a number: something else that rises or falls."""
_CAUSE = re.compile(r"(?<!\w)(?:do|vì|nhờ|bởi)(?!\w)[^;]{1,60}$")
_NO_CAUSE = r"(?! (?:do|vì|nhờ|bởi|trong đó|gồm)(?!\w))"
_TO = re.compile(
    r"(?<!\w)(?:lên|xuống|còn|đến|tới|(?<!giải )(?<!hoàn )thành|sang)"
    r"(?: (?:còn|tới|đến|mức|thành|chỉ|là|được)){0,4}(?: [^\W\d_]+){0,2} ?$"
)
_RISEN_TO = re.compile(r"^(?: [^\W\d_]+){0,4} (?:tăng|giảm) (?:lên|tới|đến)(?: (?:còn|thành|mức|tới))? $")
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
_LEVELS = frozenset(("count", "money", "days", "hours", "minutes", "share"))
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


class _Statement(NamedTuple):
    """What is said of a change: the places of its first and last number, and the parts of `StatedComparison`."""

    first: int
    last: int
    word: str = ""
    has_subject: bool = False
    change: Term | None = None
    percent: Term | None = None
    times: Term | None = None
    loose: str = ""

    @property
    def way(self) -> int:
        return 0 if not self.word else 1 if self.word in _MORE else -1

    def between(self, earlier: Term, later: tuple[Term, ...], found: Sequence[Term]) -> StatedComparison:
        """Return what is said, among some numbers, as a comparison of an earlier with later ones."""
        prior = found[self.first - 1] if self.first else None
        return StatedComparison(
            earlier, later, self.way, self.change, self.percent, self.times, self.word, self.has_subject, prior,
            self.loose,
        )  # fmt: skip


def compares(small: str) -> bool:
    """Return whether a sentence in small letters may compare numbers."""
    return any(word in small for word in SIGNS) or ("thêm " in small and _ADDED.search(small) is not None)


def begins_with_change(first: Term, small: str) -> bool:
    """Return whether the first number of a sentence is a change, and all before it leads to it."""
    way = _WAY.search(first.lead)
    is_first = way is not None and _BEGINS.fullmatch(first.lead, 0, way.start()) is not None
    return is_first and _ALONE.match(small, first.stop) is not None


def find_comparisons(found: Sequence[Term], small: str, end: date | None) -> Iterator[StatedComparison]:
    """Yield the comparisons among the numbers of a sentence; end: the last day of the report's period."""
    if _RANKS.search(small, found[0].start, found[-1].stop + _TAIL):
        return
    statements = list(_statements(found, small))
    stated = {id(found[at]) for each in statements for at in range(each.first, each.last + 1)}
    levels = [each for each in found if each.kind in _LEVELS and id(each) not in stated]
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
            yield one.between(told[0], told[1:], found)
            continue
        if held is None:
            yield from _in_order(one, levels, begin)
            continue
        others = [each for each in levels if each.measures_as(held) and each is not held]
        others = [each for each in others if each not in earlier] or (others if held in after else [])
        ahead = [each for each in others if each.start < begin and begin - each.stop < _REACH]
        after_it = [
            each for each in others if each.start > begin and ";" not in each.lead and _IS_NOW.search(each.lead)
        ]
        later = (*reversed(ahead), *after_it)
        if later:
            yield one.between(held, _alike(held, later), found)


def _is_of_another(held: Term, change: Term, small: str) -> bool:
    """Return whether a change is said to be from the level of a year before, and a number is of a quarter or month."""
    behind = CLAUSE_END.split(small[change.stop : change.stop + _TAIL])[0]
    return _YEAR_BEFORE.search(behind) is not None and _OF_QUARTER.search(held.lead) is not None


def _alike(earlier: Term, later: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the later numbers before which the words before the earlier one stand too, all where none are the same."""
    named = _LABEL.search(earlier.lead)
    fitting = tuple(each for each in later if named and each.lead.endswith(named["name"]))
    return fitting or later


def _in_order(one: _Statement, levels: Sequence[Term], begin: int) -> Iterator[StatedComparison]:
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
        way = _TO.search(now.lead) if _FROM.search(before.lead) and before.measures_as(now) else None
        if way and before.noun and before.noun == now.noun:
            yield before, now, way[0].split()[0]


def _statements(found: Sequence[Term], small: str) -> Iterator[_Statement]:
    """Yield what is said of differences, each with its percent."""
    at = 0
    while at < len(found):
        each, after = found[at], found[at + 1] if at + 1 < len(found) else None
        way = _WAY.search(each.lead)
        if each.kind == "times":
            if _FACTOR.search(each.lead[-_TAIL:]):
                yield _Statement(at, at, times=each)
        elif (
            not way
            or _is_level(at, found)
            or (way["loose"] and each.kind != "share")
            or _NOT_OF_ALL.search(each.lead, 0, way.start())
        ):
            pass
        elif each.kind in ("share", "points"):
            again = after is not None and after.kind in _LEVELS - {"share"} and _SAID_AGAIN.fullmatch(after.lead)
            is_first = at == 0 and _OF_OWN.match(small, each.stop) is not None
            is_told = at == 0 and after is not None and _TOLD.match(after.lead) is not None
            own = is_first or (not is_told and _has_subject(each.lead[: way.start()]))
            change = after if again else None
            loose = (way["loose"] or "").strip()
            yield _Statement(at, at + bool(again), way["way"], own, change, each, None, loose)
            at += bool(again)
        else:
            percent = after is not None and after.kind == "share" and _LEADS_ON.fullmatch(after.lead[:_TAIL])
            share = after if percent else None
            own = ";" in each.lead and _has_subject(each.lead[: way.start()])
            yield _Statement(at, at + bool(percent), way["way"], own, each, share)
            at += bool(percent)
        at += 1


def _is_level(at: int, found: Sequence[Term]) -> bool:
    """Return whether a number is the second level of a change: "từ 40 lượt tăng lên 52 lượt"."""
    if not at or not found[at].measures_as(found[at - 1]) or not _FROM.search(found[at - 1].lead):
        return False
    return _RISEN_TO.search(found[at].lead) is not None


def _has_subject(lead: str) -> bool:
    """Return whether a clause that is begun before a way of change names something of its own."""
    _, sign, clause = max((lead.rpartition(sign) for sign in ",;:"), key=lambda parts: len(parts[0] + parts[1]))
    return bool(sign) and _NO_SUBJECT.fullmatch(clause) is None


def _fits(level: Term, statement: _Statement) -> bool:
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
    if _BEFORE.search(lead) or (of and _is_past(of, end) and not _NEXT.match(small, of.end())) or _FROM.search(lead):
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
        _FROM.search(level.lead) is not None and (_ANOTHER.search(level.lead) or _CAUSE.search(level.lead)) is not None
    )


def _is_past(match: re.Match[str], end: date | None) -> bool:
    """Return whether a time is before the end of the report's period, its quarter before the last one of it."""
    if match["quarter"]:
        quarter = QUARTERS[match["quarter"]]
        return end is not None and (int(match["of"] or end.year), quarter) < (end.year, (end.month + 2) // 3)
    return not match["year"] or (end is not None and int(match["year"]) < end.year)
