"""Numbers with the words of their own clauses, and what a percent is of by such words: "132 hồ sơ trực tiếp"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

_SIGN = re.compile(r"[,;:()–.!?\"“”]")
_JOIN = re.compile(r" (?:và|còn|trong khi|nhưng|trong đó|gồm|trên|trong|so với|với|song) ")
"""Between two numbers of one clause: what stands before it is said of the first one."""
_BEHIND_SHARE = re.compile(
    r" (?:và|còn(?! (?:phải|bị|chưa|thiếu|chờ|vướng))|trong khi|nhưng|cao hơn|thấp hơn|vượt|song|bởi|do|nhờ|vì|"
    r"so với (?:mức|cùng|chỉ|quý|năm|kế)) "
)
"""Behind a percent: what follows is not what it is of."""
_STRETCH = re.compile(
    r"(?<!\w)(?:qua|sau|trong|hết|đến|tính) (?:[0-9]{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r" (?:tháng|quý)(?: đầu năm| qua| triển khai| thực hiện)?(?!\w)|(?<!\w)trong (?:quý|kỳ|năm|tháng)(?: này)?(?!\w)"
)
_WITHIN = re.compile(
    r"(?<!\w)(?:trong|trên|so với|của)(?: tổng)? số (?P<name>(?:[^\W\d_]+ ?){1,8})(?:[,:]|(?=(?:là|đạt|chiếm|bằng) ?$))"
)
"""Before a percent: what it is a share of."""
_OF = re.compile(r" (?:(?:so với|trong|trên|của) )?(?:tổng )?số |(?: so với| của| trên| trong) ")
_PLAN = re.compile(
    r" (?:so với )?(?:tổng )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|(?:số |mức |vốn )?(?:được )?giao)(?!\w)"
    r"(?! (?:quý|tháng|đợt|kỳ)(?!\w))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LABEL = re.compile(r"(?<!\w)(?:tổ|thôn|xóm|khu|đợt|mức|mức độ|cấp độ|nhóm|quầy|ấp|bước|vòng|khối) $")
_RATE = re.compile(r"(?<!\w)(?:(?:tỷ|tỉ) (?:lệ|trọng)|mức(?: độ)?)(?!\w)")
_RESULT = re.compile(r"^ ?(?:với )?kết quả(?: này| trên)? ")
_NOT = re.compile(r"(?<!\w)(?:chưa|không)(?!\w)")
_MOST = 16
"""So many numbers around a percent are looked at."""


class Words(NamedTuple):
    """The words of a clause that tell what it is of: each, and each two that follow each other."""

    each: frozenset[str]
    pairs: frozenset[str]

    def likeness(self, other: Words) -> tuple[int, int]:
        """Return how many pairs of words, and how many words, two clauses share."""
        return len(self.pairs & other.pairs), len(self.each & other.each)

    def without(self, words: frozenset[str]) -> Words:
        """Return them without some words, and without the pairs that hold one."""
        pairs = frozenset(each for each in self.pairs if words.isdisjoint(each.split()))
        return Words(self.each - words, pairs)


class WordedNumber(NamedTuple):
    """A count or a sum of money with the words of its clause; start and end are those of its sentence.

    nouns are the first two words behind it.
    """

    term: Term
    words: Words
    nouns: frozenset[str]
    start: int
    end: int


class Topic(NamedTuple):
    """A percent with the words of what it is of, and those of what it is a share of.

    start: where its clause begins; halves: the words before and behind "và".
    """

    said: Term
    start: int
    words: Words
    whole: Words
    halves: tuple[Words, ...]
    is_of_plan: bool
    denies: bool


class Stretch(NamedTuple):
    """A sentence, or the part of one, with its numbers."""

    start: int
    end: int
    terms: Sequence[Term]


def words_of_clause(text: str) -> Words:
    """Return the words of a clause, all but those that tell nothing."""
    words, plain = WORD.findall(text), _plain()
    pairs = (f"{one} {other}" for one, other in pairwise(words) if not (one in plain and other in plain))
    return Words(frozenset(words) - plain, frozenset(pairs))


@cache
def _plain() -> frozenset[str]:
    return frozenset(prose_data("shares")["syllables"]["plain"])


def worded_numbers(stretches: Sequence[Stretch], small: str) -> tuple[WordedNumber, ...]:
    """Return the counts and sums of money of some sentences, in their order; none of too many."""
    found = [
        WordedNumber(term, words_of_clause(f"{before} {behind}"), _nouns(term, behind), each.start, each.end)
        for each in stretches
        for term, before, behind in _clauses(each, small)
        if term.kind in ("count", "money") and term.value > 0 and not _is_name(term)
    ]
    return tuple(found) if len(found) <= _MOST else ()


def _named_plan(behind: str) -> list[str]:
    """Return the words behind a plan that not any plan has."""
    return [each for each in WORD.findall(behind) if each not in prose_data("shares")["syllables"]["of_plans"]]


def _nouns(term: Term, behind: str) -> frozenset[str]:
    return frozenset(WORD.findall(behind)[:2] if term.noun and term.kind == "count" else ())


def _is_name(term: Term) -> bool:
    """Return whether a number is a year, or names one of several: "tổ 2", "mức 2"."""
    return _YEAR.fullmatch(term.text) is not None or _LABEL.search(term.lead) is not None


def _clauses(stretch: Stretch, small: str) -> Iterator[tuple[Term, str, str]]:
    """Yield the numbers of a sentence with the words before and behind them that no other number has."""
    terms = stretch.terms
    ends = (stretch.start, *(each.stop for each in terms))
    gaps = [small[one:other] for one, other in zip(ends, (*(each.start for each in terms), stretch.end), strict=True)]
    for at, each in enumerate(terms):
        before = _shared(gaps[at], terms[at - 1])[1] if at else _SIGN.split(gaps[at].rstrip(" :("))[-1]
        behind = _shared(gaps[at + 1], each)[0] if at + 1 < len(terms) else _SIGN.split(gaps[at + 1])[0]
        yield each, before, behind


def _shared(gap: str, last: Term) -> tuple[str, str]:
    """Return what of the words between two numbers is said of the first and of the second one."""
    clauses = _SIGN.split(gap.rstrip(" :("))
    if len(clauses) > 1:
        return clauses[0], clauses[-1]
    join = _JOIN.search(f"{gap} ")
    if join:
        return gap[: join.start()], gap[join.start() :]
    return (gap, "") if last.noun or last.kind == "share" else ("", gap)


def topic_of(said: Term, end: int, small: str) -> Topic:
    """Return what the words of its clause say that a percent is of; end: where the next number or the sentence is."""
    lead = _STRETCH.sub(" ", said.lead.rstrip(" :("))
    within = _WITHIN.search(lead)
    ahead = _SIGN.split(lead)[-1]
    start = said.start - len(_SIGN.split(said.lead.rstrip(" :("))[-1]) - len(said.lead) + len(said.lead.rstrip(" :("))
    behind = _BEHIND_SHARE.split(f"{_SIGN.split(small[said.stop : end])[0]} ")[0]
    planned = _PLAN.match(small, said.stop)
    denies = _NOT.search(f"{ahead} {behind}") is not None
    ahead = next((each for each in _RATE.split(ahead, 1)[::-1] if words_of_clause(each).each), "")
    ahead = _RESULT.sub(" ", ahead.replace(within[0], " ") if within else ahead)
    words = words_of_clause(ahead)
    halves = tuple(words_of_clause(each) for each in ahead.split(" và "))
    if within or planned:
        whole = (
            within["name"] if within else " ".join(_named_plan(behind[planned.end() - said.stop :]) if planned else ())
        )
    elif words.each and _OF.match(behind):
        whole = behind
    elif behind.startswith(" so với "):
        whole = behind[7:]
    else:
        words, whole = words_of_clause(f"{ahead} {behind}"), ""
    return Topic(said, start, words, words_of_clause(whole), halves, planned is not None, denies)
