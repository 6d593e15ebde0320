"""Numbers of people, acts and things that those named behind them contradict: "bốn người …, đó là A, B và C"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_listing
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_HEAD = re.compile(
    rf"(?<![\w/.,+-])(?P<many>0?[2-9]|1[0-2]|{_WORDS})(?!\w)(?P<of>(?: (?:[^\W\d_]{{1,9}},?|-)){{1,16}}?)"
    r"(?P<opens>[,:.]? (?:đó (?:chính )?là|cụ thể là)|,? (?:gồm có|bao gồm|gồm|là):?|:) (?=[^\W\d_])"
)
_KINDS = (("people", "posts"), ("asked", "acts"))
_NAMES_THEM = ("đó", "cụ")
"""The words begin so that name all of what was counted just before, where others may name a part of it."""
NO_COUNT = re.compile(
    r"(?<!\w)(?:mỗi|từng|khoảng|hơn|gần|ít nhất|tối thiểu|tối đa|trên|dưới|thứ|tháng|quý|năm|ngày|tuần|lần|tổ|thôn|khu|"
    r"số|mức|điều|khoản|đến|tới|một|vài|mươi|mười|-|/|–|trong|cấp|lớp|nhóm|đội|quầy|trừ|riêng|kỳ|đợt|vòng) $"
)
YEAR_OR_FIVE = re.compile(r"(?<!\w)(?:có|gồm|cử|là|với|chọn|phái|thành lập|mời|được|giao|đề ra|nêu|còn|thêm) $")
_TIMES = frozenset(("ngày", "tháng", "năm", "giờ", "lần", "phần", "mặt", "tuần", "quý", "phút", "tuổi", "mươi", "trăm"))
_NUMBERS = re.compile(r"(?<!\w)(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|các|những|nhiều|mấy|vài|cặp|[0-9]+)(?!\w)")
SOME = re.compile(
    r"(?<!\w)(?:khác|v\.v|trong đó|chủ yếu|tiêu biểu|điển hình|như|nhất là|bao gồm cả|kể cả|hoặc|"
    r"lần lượt|tương ứng)(?!\w)|…|\.\.\."
)
OTHERS = re.compile(rf"{SOME.pattern}|(?<!\w)(?:do|mỗi|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\w)|trong$")
_OF_MANY = re.compile(r"(?:^|, |và )(?:cán bộ|nhân viên|người|viên chức)(?!\w)")
"""Behind a bare "là": what several are, not who."""
_SEPARATOR = re.compile(r"(,? (?:và|cùng) |, )")
_STOP = re.compile(r"[.;:()\n]")
_GOES_ON = re.compile(
    r"\s*(?:ngoài ra|bên cạnh|còn|cuối cùng|thứ|riêng|đồng thời|tiếp|việc thứ|người thứ|một|hai|ba)(?!\w)"
)
_NUMERALS = frozenset(("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"))
_FEW_THINGS = range(2, 13)
_LEAD, _REACH, _FEW, _LONG, _TWO = 16, 500, 2, 9, 2
_named = partial(word_pattern, "divisions", "named")


class _Told(NamedTuple):
    """How many are named, and how many more an "và" may hide."""

    number: int
    more: int


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of people, places and things of a paragraph that as many named ones do not stand behind."""
    if "và" not in reading.vocabulary or not ("đó là" in reading.pairs or _may_name_them(reading)):
        return
    for match in _heads(reading.small):
        told = _number(match, reading.small)
        if told and not OTHERS.search(match["of"]):
            named = _named_behind(match, told, reading)
            if named and 0 < abs(told - named.number) <= _FEW and not named.number < told <= named.number + named.more:
                what = "người" if _named("people").match(match["of"], 1) else "mục"
                yield wrong_listing(match.span("many"), match["many"], named.number, what, Severity.HINT)


def _heads(small: str) -> Iterator[re.Match[str]]:
    """Yield what may tell a number of those named behind it; behind one that tells none another may begin at once."""
    match = _HEAD.search(small)
    while match:
        yield match
        match = _HEAD.search(small, match.end() if _number(match, small) else match.end("many"))


def _named_behind(match: re.Match[str], told: int, reading: ParagraphReading) -> _Told | None:
    """Return how many the list behind a head names, None where that is not sure."""
    sentence = reading.sentence_at(match.end())
    end = min(sentence.end if sentence else match.end(), match.end() + _REACH)
    listed = _STOP.split(reading.text[match.end() : end], maxsplit=1)[0]
    if SOME.search(listed.casefold()):
        return None
    named = _listed(match, listed)
    return named or (None if _GOES_ON.match(reading.small, end) else _most(match, listed, told))


def _may_name_them(reading: ParagraphReading) -> bool:
    if "gồm" not in reading.vocabulary and "là" not in reading.vocabulary:
        return False
    told = any(each.value in _FEW_THINGS for each in reading.counts)
    return told or not _NUMERALS.isdisjoint(reading.vocabulary)


def _number(match: re.Match[str], small: str) -> int:
    """Return the number that a head tells, 0 where it names something or counts times."""
    start, word = max(0, match.start() - _LEAD), match["many"]
    if NO_COUNT.search(small, start, match.start()) or counts_times(match["of"].split()):
        return 0
    if word == "năm" and not YEAR_OR_FIVE.search(small, start, match.start()):
        return 0
    return number_of(word)


def counts_times(of: list[str]) -> bool:
    """Return whether the words behind a number make it one of times."""
    return of[0].rstrip(",") in _TIMES and " ".join(of[:_TWO]) not in ("phần mềm", "phần việc")


def _listed(match: re.Match[str], text: str) -> _Told | None:
    """Return how many a list names, where each begins as one of them: by a post, or by the noun that is counted."""
    noun = match["of"].split()[0].rstrip(",")
    kind = next((begins for counted, begins in _KINDS if _named(counted).match(match["of"], 1)), "")
    opens = match["opens"].lstrip(",.: ")
    if opens == "là" and _OF_MANY.search(text.casefold()):
        return None
    pieces = _SEPARATOR.split(text)
    if not kind and not opens.startswith(_NAMES_THEM):
        noun = _noun_again(match["of"], pieces[0])
    found, ands = 0, False
    for at in range(0, len(pieces), 2):
        piece = pieces[at].strip()
        if not _begins(piece, kind, noun):
            break
        if _NUMBERS.search(piece) or len(piece.split()) < _TWO:
            return None
        found += 1
        ands = ands or (at > 0 and "," not in pieces[at - 1].strip())
    else:
        at = len(pieces) + 1
    rest = [each.strip() for each in pieces[at::2]]
    if found < _TWO or (rest and not ands) or any(_begins(each, kind, noun) for each in rest):
        return None
    return _Told(found, sum("và" in each or "cùng" in each for each in pieces[at - 1 : at]))


def _noun_again(told: str, first: str) -> str:
    """Return the noun of what is counted where the first one named has its two words too, "-" else."""
    words = " ".join(told.split()[:_TWO])
    return words if first.casefold().startswith(f"{words} ") else "-"


def _names_one(piece: str) -> bool:
    return piece[:1].isupper() or _named("posts").match(piece.casefold()) is not None


def _begins(piece: str, kind: str, noun: str) -> bool:
    """Return whether a piece of a list begins as one of a kind does, or with the noun of what is counted."""
    small = piece.casefold()
    return small.startswith(f"{noun} ") if not kind else _named(kind).match(small) is not None


def _most(match: re.Match[str], text: str, told: int) -> _Told | None:
    """Return how many a list of things names at most, where one more is told; None where it may name more."""
    is_known = _named("things").match(match["of"], 1) or _named("people").match(match["of"], 1)
    if (
        not is_known
        or not match["opens"].lstrip(",.: ").startswith(_NAMES_THEM)
        or _named("judged").match(text.casefold())
    ):
        return None
    pieces = _SEPARATOR.split(text)
    items, joins = pieces[::2], pieces[1::2]
    if not joins or not any("và" in each for each in joins) or _NUMBERS.search(text):
        return None
    number = len(items)
    if _named("people").match(match["of"], 1) and not all(_names_one(each.strip()) for each in items):
        return None
    is_short = all(0 < len(each.split()) <= _LONG for each in items)
    return _Told(number, 0) if is_short and number >= _TWO and told == number + 1 else None
