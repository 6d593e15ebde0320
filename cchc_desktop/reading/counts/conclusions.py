"""Numbers that a paragraph concludes from those before them: "toàn bộ 45 hồ sơ nêu trên", "số còn thiếu là 03"."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.divisions import are_alike
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.quantities import Quantity
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.reading.section_reading import Passage, within
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORD = r"[^\W\d_]{1,9}"
_LINK = r"(?:,? (?:tức(?: là)?|là|bằng|có|được))?"
_ONE_OF = re.compile(rf" {_WORD}(?: {_WORD})? (?:đều|đã|được)(?!\w)")
_OUT_OF = re.compile(r" (?:trong|trên)(?: tổng)?(?: số)? $|/ ?$")
"""Between a part and its whole: "46 người trong tổng số 48"."""
_STILL = re.compile(r"(?:^|[.;] ?)(?:như vậy,? |hiện |nay |vẫn |chỉ )?còn $")
_NOT_YET = re.compile(rf"(?: {_WORD}){{1,4}}? chưa (?P<what>{_WORD}(?: {_WORD})?)")
"""Around what is left where it is not done: "Còn 02 tồn tại chưa khắc phục"."""
_EVERY = re.compile(r"(?<!\w)(?P<of>(?:cho|của|với|trong|hết|đủ|trọn) )?(?:toàn bộ|tất cả|cả|đủ)(?: số)? $")
_OF_ALL = re.compile(rf" {_WORD}(?: {_WORD})?(?: là(?!\w)|[,.;])")
_LEFT_BEHIND = re.compile(rf"(?: {_WORD}){{1,3}}? (?:còn lại|vắng(?: mặt)?|kia)(?!\w)")
_OF_GROUPS = re.compile(
    rf" {_WORD}(?: {_WORD})? của (?:cả )?(?P<many>hai|ba|bốn|năm|sáu|[2-6]) {_WORD}(?: {_WORD})? "
    r"(?:đều|đã|này|trên|nói trên|nêu trên)(?!\w)"
)
"""Behind the number of all that some groups have: "83 giáo viên của ba trường đều"."""
_MANY = {"hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6"}
_EACH = re.compile(rf"(?<!\w)mỗi (?P<noun>{_WORD})(?: {_WORD}){{0,6}} $")
_APART = re.compile(r"(?<!\w)(?:chênh|hơn kém|cách)(?: lệch)? nhau(?: là)? $|(?<!\w)chênh lệch (?:là )?$")
_THOSE = re.compile(rf"(?<!\w)(?:số|những|các)(?: {_WORD}){{1,4}} (?:ấy|này|đó|nói trên|nêu trên|kể trên), (?:tức )?$")
_TWO, _PHRASE, _NEAR, _REACH = 2, 20, 400, 1000
"""So many letters between the first number that is told and what concludes from it."""


class Conclusion(NamedTuple):
    """A number that is concluded from others, and those.

    kind: "all" and "weak" (words before it for a sum), "every" ("cả 12 thôn đều"), "back" ("12 thôn nói trên"), "rest",
    "flow" ("như vậy hiện còn"), "of" (the rest of a whole told right behind its part) or
    "times" (so many, each so much).
    told: numbers of the same thing, in their order; behind: those that follow it in its sentence. start: where the
    words begin in which the others are told. around: all numbers near it. what: words for what is not done or there.
    """

    said: Term
    kind: str
    told: tuple[Term, ...]
    behind: tuple[Term, ...]
    start: int
    what: str = ""
    around: tuple[Term, ...] = ()


class _Row(NamedTuple):
    """A sentence and its numbers."""

    start: int
    end: int
    terms: tuple[Term, ...]


def find_conclusions(reading: ParagraphReading) -> Iterator[Conclusion]:
    """Yield the numbers of a paragraph that words conclude from at least two others."""
    every = [*_rows(reading)]
    numbers = tuple(each for row in every for each in row.terms)
    for last, row in enumerate(every):
        rows = every[max(0, last - _TWO) : last + 1]
        for at, said in enumerate(row.terms):
            if (at or len(rows) > 1) and said.kind in ("count", "money") and said.noun:
                found = _concluded(said, rows, at, reading)
                if found:
                    around = within(numbers, found.start - _REACH, said.stop + _REACH)
                    yield found._replace(around=tuple(each for each in around if each is not said))


def _concluded(said: Term, rows: Sequence[_Row], at: int, reading: ParagraphReading) -> Conclusion | None:
    """Return what a number at a place of the last row is concluded from, None where it is not."""
    kind, what = _kind_of(said, reading)
    told = _told(said, rows, at, reading, kind) if kind else ()
    if not told and kind in ("back", "all", "every") and "mỗi" in reading.vocabulary:
        kind, told = "times", _of_each(said, rows, at, reading)
    pair = rows[-1].terms[max(0, at - _TWO) : at] if kind == "rest" else ()
    if len(pair) == _TWO and _OUT_OF.search(pair[1].lead) and alike(pair[0], said, reading):
        kind, told = "of", (pair[1], pair[0])
    if kind == "apart":
        if any(abs(one.value - other.value) == said.value for one, other in combinations(told, _TWO)):
            return None
        kind, told = "of", tuple(sorted(told[-_TWO:], key=attrgetter("value"), reverse=True))
    if len(told) < _TWO or said.start - min(each.start for each in told) > _NEAR:
        return None
    behind = tuple(each for each in rows[-1].terms[at + 1 :] if alike(each, said, reading))
    groups = _OF_GROUPS.match(reading.small, said.end) if kind == "every" else None
    if groups and _MANY.get(groups["many"], groups["many"]) != str(len(told)):
        return None
    start = max(each.start for each in rows if each.start <= min(one.start for one in told))
    return Conclusion(said, kind, told, behind, start, what)


def _rows(reading: ParagraphReading) -> Iterator[_Row]:
    """Yield the sentences, those that a semicolon divides as one."""
    at = 0
    for each in reading.sentences:
        if each.start >= at:
            start, end = whole_sentence(reading, each.start)
            start, at = max(start, at), end
            yield _Row(start, at, terms(Passage(start, at, reading.text[start:at]), reading))


def alike(one: Term, other: Term, reading: ParagraphReading) -> bool:
    """Return whether two numbers may be of one thing, counts under two names too."""
    if one.kind != other.kind or one.kind not in ("count", "money"):
        return False
    if one.kind == "money" or not one.noun or not other.noun:
        return True
    first, second = (reading.small[each.end + 1 : each.end + _PHRASE] for each in (one, other))
    persons = [_person().match(each) is not None for each in (first, second)]
    if any(persons):
        return all(persons) or "biên" in (one.noun, other.noun)
    if one.noun == other.noun and one.noun in prose_data("conclusions")["nouns"]["of_two"]:
        return WORD.findall(first)[:_TWO] == WORD.findall(second)[:_TWO]
    return are_alike(_counted(one), _counted(other), reading)


def _counted(each: Term) -> Quantity:
    return Quantity(each.start, each.end, each.value, each.noun, each.lead, each.text)


def _told(said: Term, rows: Sequence[_Row], at: int, reading: ParagraphReading, kind: str) -> tuple[Term, ...]:
    """Return the numbers from which another one is concluded: of its sentence, of the one before, of the one there."""
    own = [each for each in rows[-1].terms[:at] if alike(each, said, reading)]
    whole = [each for each in rows[-_TWO].terms if alike(each, said, reading)] if len(rows) > 1 else []
    if kind == "rest" and len(whole) == 1 and own and _is_enough((*whole, *own), kind):
        return (*whole, *own)
    if _is_enough(own, kind):
        return tuple(own)
    if own and kind in ("back", "all", "weak", "every"):
        return ()
    for each in reversed(rows[:-1]):
        own = [*(term for term in each.terms if alike(term, said, reading)), *own]
        if _is_enough(own, kind):
            return tuple(own)
    return tuple(own) if len(own) >= _TWO else ()


def _is_enough(told: Sequence[Term], kind: str) -> bool:
    """Return whether numbers are all that one is concluded from; a rest needs a whole greater than its parts."""
    if len(told) < _TWO:
        return False
    return kind != "rest" or told[0].value > sum(each.value for each in told[1:])


def _of_each(said: Term, rows: Sequence[_Row], at: int, reading: ParagraphReading) -> tuple[Term, ...]:
    """Return how many things there are and how many of what a number counts each has: "03 tổ, mỗi tổ 04 người"."""
    before = [*(each for row in rows[:-1] for each in row.terms), *rows[-1].terms[:at]]
    same = [each for each in before if alike(each, said, reading)]
    one = _EACH.search(same[0].lead) if len(same) == 1 else None
    many = [each for each in before if one and each.noun == one["noun"] and each.start < same[0].start]
    return (many[0], same[0]) if len(many) == 1 else ()


def _kind_of(said: Term, reading: ParagraphReading) -> tuple[str, str]:
    """Return how words around a number conclude from others, and what is not yet done; "" where they do not."""
    small, end = reading.small, said.stop if said.kind == "money" else said.end
    rest = _rest().search(said.lead)
    not_yet = _NOT_YET.match(small, end) if _STILL.search(said.lead) else None
    every = _EVERY.search(said.lead)
    kinds = (
        ("back", _back().match(small, end) or _THOSE.search(said.lead)),
        ("rest", _LEFT_BEHIND.match(small, end) or rest or not_yet),
        ("apart", _APART.search(said.lead)),
        ("flow", _flow().search(said.lead)),
        ("every", _says_all(small, end, every) or _OF_GROUPS.match(small, end)),
        ("all", _strong().search(said.lead)),
        ("weak", _weak().search(said.lead)),
    )
    kind = next((kind for kind, found in kinds if found), "")
    what = (rest["what"] or rest["still"] or rest["words"]) if rest else not_yet["what"] if not_yet else ""
    return kind, what if kind == "rest" else ""


def _says_all(small: str, end: int, every: re.Match[str] | None) -> bool:
    """Return whether the words behind a number say something of all that it counts, where words before it do."""
    if not every:
        return False
    return (_OF_ALL.match(small, end) if every["of"] else _ONE_OF.match(small, end)) is not None


@cache
def _person() -> re.Pattern[str]:
    return word_pattern("conclusions", "nouns", "people")


@cache
def _back() -> re.Pattern[str]:
    data = prose_data("conclusions")["back"]
    no = any_word(data["others"])
    above = r"trên(?=[,.;]| (?:đều|đã|được|đang|là)(?!\w))"
    words = rf"(?:{any_word(data['words'])}|{above})(?!\w)(?! là)"
    return re.compile(rf"(?: (?!{no}){_WORD}){{0,5}}? {words}")


@cache
def _rest() -> re.Pattern[str]:
    data = prose_data("conclusions")["rest"]
    still = rf"{any_word(data['number'])}(?: {_WORD}){{0,3}} (?P<still>còn)(?: phải)?"
    not_yet = rf"(?<!\w)(?:chưa|không(?= {any_word(data['not'])})) (?P<what>{_WORD}(?: {_WORD})?)"
    return re.compile(rf"(?:(?P<words>{any_word(data['words'])}|{still})|{not_yet})(?: {_WORD}){{0,4}}?{_LINK} $")


@cache
def _flow() -> re.Pattern[str]:
    data = prose_data("conclusions")["rest"]
    return re.compile(rf"{any_word(data['so'])},?(?: {_WORD}){{0,6}} {any_word(data['stays'])}(?: {_WORD}){{0,5}} $")


@cache
def _strong() -> re.Pattern[str]:
    data = prose_data("conclusions")["all"]
    raised = rf"{any_word(data['raised'])}(?: {_WORD}){{1,8}} lên(?: (?:tới|đến|thành))?"
    return re.compile(rf"(?:{any_word(data['strong'])}[^.;:()0-9]{{0,60}}|(?<!\w){raised} )$")


@cache
def _weak() -> re.Pattern[str]:
    named = rf"{any_word(prose_data('conclusions')['all']['weak'])}[^.;:()0-9]{{0,60}}"
    return re.compile(rf"^ ?(?:{named}|(?:tổng )?số(?: {_WORD}){{1,5}}, (?:tức |là )?)$")
