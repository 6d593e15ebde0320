"""Divisions of a paragraph: a whole, the words that open or close a list of counts, and these counts as its parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.counted_lists import WITHIN, is_money, same_nouns
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.quantities import quantities
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import start_of
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_SEPARATOR = re.compile(r"[,;:()](?![0-9])|[.](?= )|(?<= )và ")
_BEFORE = re.compile(r"[,;()](?![0-9])|(?<= )và ")
_AFTER, _PHRASE = 60, 50
"""So many letters of a part are read behind its number, and of what a whole counts."""
_CLAUSE = re.compile(r"[;:().0-9]")
_LEAST, _MOST, _FEW = 2, 14, 5
_NESTED, _RANKED = "some", "ranked"
_HEADS = (". ", "; ", ": ", "\n")


class ToldPart(NamedTuple):
    """A count that may be part of a whole: the words of its own clause before and behind it, in small letters."""

    counted: Quantity
    before: str
    after: str

    @property
    def label(self) -> str:
        """All words of the part but its number."""
        return f"{self.before} {self.after}".strip()


class Division(NamedTuple):
    """Counts that are told together, and the counts that may be their whole, the likeliest first.

    opened: "all" ("gồm"), "some" ("trong đó"), "ranked" ("nhiều nhất là"), "after" (a colon or a bracket), "within"
    ("trong 22 người có").
    row: so many of the parts stand before a semicolon, where commas divide them. start and end: those of their list.
    """

    wholes: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    opened: str
    row: int
    start: int
    end: int


class Opener(NamedTuple):
    """Words or a sign that open a list of parts."""

    start: int
    end: int
    kind: str
    is_bracket: bool


@lru_cache(maxsize=1024)  # checks of lists, halves and totals ask one after the other
def counts_of(reading: ParagraphReading) -> tuple[Quantity, ...]:
    """Return the counts of a paragraph in their order, without sums of money."""
    told = (own for own in reading.sentences if reading.counts_within(own.start, own.end))
    found = [each for own in told for each in quantities(own, reading)]
    days = {own.start for one, other in pairwise(found) if other.lead == "/" and not other.noun for own in (one, other)}
    return tuple(
        each._replace(noun="") if each.noun in _states() else each
        for each in found
        if not is_money(each.noun) and not each.lead.endswith("[") and each.start not in days
    )


def find_divisions(reading: ParagraphReading) -> Iterator[Division]:
    """Yield the divisions of a paragraph that words or signs open."""
    counts = counts_of(reading)
    openers = _openers(reading, counts) if len(counts) > _LEAST else []
    for at, opener in enumerate(openers):
        start, stop = whole_sentence(reading, opener.start)
        stop = max(stop, whole_sentence(reading, opener.end)[1])
        end = _end_of(opener, openers[at + 1 :], stop, reading.small)
        inner = _without_nested(opener.end, end, openers[at + 1 :], counts, reading.small)
        wholes = _wholes(opener, start, counts)
        for parts in _alike(inner, wholes):
            if len(parts) not in range(_LEAST, _MOST):
                continue
            last = next((each for each in reversed(wholes) if may_count(each, parts, reading)), None)
            if last:
                first = next(each for each in wholes if may_count(each, parts, reading))
                row = _first_row(parts, reading.small)
                yield Division((last, first), parts, opener.kind, row, opener.end, end)


def _first_row(parts: tuple[Quantity, ...], small: str) -> int:
    """Return how many parts stand before the semicolon, where a comma divides the first two of them."""
    if ";" in small[parts[0].end : parts[1].start]:
        return len(parts)
    stop = small.find(";", parts[1].end, parts[-1].start)
    return sum(each.start < stop for each in parts) if stop >= 0 else len(parts)


def whole_before(at: int, noun: str, reading: ParagraphReading) -> Quantity | None:
    """Return the one count of a noun in the sentence before the one around a place, the whole of what this divides."""
    start = whole_sentence(reading, at)[0]
    begin = whole_sentence(reading, start - 1)[0] if start else start
    counts = counts_of(reading)
    told = counts[_next(counts, begin) : _next(counts, start)]
    found = [each for each in told if each.noun and same_nouns(each.noun, noun)]
    return found[0] if len(found) == 1 else None


def parts_of(counts: tuple[Quantity, ...], start: int, end: int, reading: ParagraphReading) -> tuple[ToldPart, ...]:
    """Return counts with the words of their clauses, within a stretch of the text."""
    found = []
    for each, following in zip(counts, (*counts[1:], None), strict=True):
        lead = reading.small[max(start, each.start - min(len(each.lead), _AFTER)) : each.start]
        cuts = [match.end() for match in _BEFORE.finditer(lead)]
        stop = min(end, following.start if following else end, each.end + _AFTER)
        cut = _SEPARATOR.search(reading.small, each.end, stop)
        after = reading.small[each.end : cut.start() if cut else stop].strip(" .")
        found.append(ToldPart(each, lead[cuts[-1] if cuts else 0 :].strip(" ,;:()-+"), after))
    return _without_shared(found)


def _without_shared(parts: list[ToldPart]) -> tuple[ToldPart, ...]:
    """Return parts without the words that all begin with behind their numbers: the noun of what they count."""
    words = [each.after.split() for each in parts]
    shared = 0
    while all(len(each) > shared for each in words) and len({each[shared] for each in words}) == 1:
        shared += 1
    return tuple(each._replace(after=" ".join(own[shared:])) for each, own in zip(parts, words, strict=True))


def may_count(whole: Quantity, parts: tuple[Quantity, ...], reading: ParagraphReading) -> bool:
    """Return whether a whole may be of what its parts count: by their nouns, or by words of its own phrase."""
    nouns = {each.noun for each in parts}
    if not whole.noun or nouns <= {"", whole.noun}:
        return True
    phrase = reading.small[whole.end : whole.end + _PHRASE]
    words = set(WORD.findall(_SEPARATOR.split(phrase, maxsplit=2)[0] + " " + phrase[:24]))
    kinds = prose_data("sums")["kinds"].get(whole.noun, ())
    if nouns <= words | {""} or nouns <= {whole.noun, *kinds} or all(each.counts_as(whole) for each in parts):
        return True
    return all(are_alike(whole, each, reading) for each in parts)


def are_alike(one: Quantity, other: Quantity, reading: ParagraphReading) -> bool:
    """Return whether two counts may be of one thing under two names: "23 biên chế", "03 vị trí"."""
    if one.counts_as(other):
        return True
    return _have_one_name(one, reading, other, reading)


def _have_one_name(one: Quantity, reading: ParagraphReading, other: Quantity, others: ParagraphReading) -> bool:
    if not {one.noun, other.noun} <= _nouns_of_one():
        return False
    first, second = reading.small[one.end + 1 : one.end + 14], others.small[other.end + 1 : other.end + 14]
    return any(first.startswith(group) and second.startswith(group) for group in _names_of_one())


def is_of_one(total: Quantity, reading: ParagraphReading, part: Quantity, own: ParagraphReading) -> bool:
    """Return whether a part of another paragraph counts what a total does: "1.074 cháu và em", "431 em"."""
    if part.counts_as(total) or _have_one_name(total, reading, part, own):
        return True
    phrases = (reading.small[total.end : total.end + _AFTER], own.small[part.end : part.end + _AFTER])
    words, others = (WORD.findall(_CLAUSE.split(each, maxsplit=1)[0])[:_FEW] for each in phrases)
    return part.noun in words or total.noun in others


def _openers(reading: ParagraphReading, counts: tuple[Quantity, ...]) -> list[Opener]:
    """Return what opens lists of counts, neighbours with no count between them as one."""
    found: list[Opener] = []
    for match in _opening().finditer(reading.small, counts[0].end, counts[-_LEAST].start):
        sign = match[0] if match[0] in ":(" else ""
        kind = _kind_of(match, reading.small)
        if not kind:
            continue
        if sign == ":" and _is_label(match.start(), found, counts, reading.small):
            continue
        each = Opener(match.start(), match.end(), kind, sign == "(")
        if found and not each.is_bracket and _next(counts, found[-1].end) == _next(counts, each.end):
            last = found.pop()
            kind = min(last.kind, kind, key=(_RANKED, _NESTED, "all", "after").index)
            each = Opener(last.start, each.end, kind, last.is_bracket)
        found.append(each)
    within = [
        Opener(each.end, each.end, "within", is_bracket=False)
        for each in (counts[:-_LEAST] if "trong" in reading.vocabulary else ())
        if WITHIN.search(each.lead)
    ]
    return sorted((*found, *within)) if within else found


def _kind_of(match: re.Match[str], small: str) -> str:
    """Return how words or a sign open a list, "" where they tell what it is about elsewhere than at the head of it."""
    if match[0] in ":(":
        return "after"
    if match[0] in _all_opening():
        return "all"
    if match[0] in prose_data("divisions")["opens"]["some"]:
        return "" if small.endswith("trả ", 0, match.start()) else _NESTED  # "quầy trả kết quả"
    if match[0] in prose_data("divisions")["opens"][_RANKED]:
        return _RANKED
    return "after" if small[: match.start()].endswith(_HEADS, max(0, match.start() - 2)) else ""


def opens_list(label: str) -> bool:
    """Return whether a label has words that open a list of parts, and not its colon alone."""
    return any(match[0] not in ":(" for match in _opening().finditer(label))


def _next(counts: tuple[Quantity, ...], at: int) -> int:
    return bisect_left(counts, at, key=start_of)


def _is_label(at: int, found: list[Opener], counts: tuple[Quantity, ...], small: str) -> bool:
    """Return whether a colon stands behind the name of one part alone: "hộ tịch: 204, chứng thực: 518"."""
    if found and _next(counts, found[-1].end) == _next(counts, at):
        return False
    clause = max(small.rfind(sign, 0, at) for sign in ",;:.")
    return small[at + 1 : at + 3].strip()[:1].isdigit() and _next(counts, clause + 1) == _next(counts, at)


def _end_of(opener: Opener, following: list[Opener], end: int, small: str) -> int:
    """Return where the list ends that an opener begins."""
    if opener.is_bracket:
        closing = small.find(")", opener.end, end)
        return closing if closing >= 0 else opener.end
    again = (each.start for each in following if each.kind == "all" and not each.is_bracket)
    return min(end, next(again, end))


def _without_nested(
    start: int, end: int, openers: list[Opener], counts: tuple[Quantity, ...], small: str
) -> tuple[Quantity, ...]:
    """Return the counts of a list that stand in no bracket and behind no words that open a list within it."""
    taken: list[tuple[int, int]] = []
    for each in openers:
        if each.start >= end:
            break
        closing = ")" if each.is_bracket else ";" if each.kind == _NESTED else ""
        if closing and not (taken and each.start < taken[-1][1]):
            stop = small.find(closing, each.end, end)
            taken.append((each.start, stop if stop >= 0 else end))
    inner = counts[_next(counts, start) : _next(counts, end)]
    return tuple(each for each in inner if not _is_within(each.start, taken))


def _is_within(at: int, stretches: list[tuple[int, int]]) -> bool:
    """Return whether a place is in one of some stretches, which follow each other."""
    before = bisect_right(stretches, at, key=itemgetter(0))
    return before > 0 and at < stretches[before - 1][1]


def _wholes(opener: Opener, start: int, counts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the counts that an opener may divide: those before it in its sentence, else those of the one before."""
    before = counts[: _next(counts, opener.start)]
    own = tuple(each for each in before if each.start >= start)
    if opener.is_bracket or opener.kind == "within":
        return own[-2:] if own and own[-1].lead.strip() == "/" else own[-1:]
    if own or not before:
        return own
    return tuple(each for each in before if each.start >= _sentence_start(before[-1], before))


def _sentence_start(last: Quantity, before: tuple[Quantity, ...]) -> int:
    """Return where the counts begin that stand in one sentence with the last of some."""
    at = len(before) - 1
    while at and before[at].start - len(before[at].lead) == before[at - 1].end:
        at -= 1
    return before[at].start if before else last.start


def _alike(counts: tuple[Quantity, ...], wholes: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, ...]]:
    """Yield the counts that are of one thing: all of them, or those of each noun."""
    nouns = list(dict.fromkeys(each.noun for each in counts if each.noun))
    if len(nouns) < _LEAST or not wholes:
        yield counts
        return
    of_kinds = set(prose_data("sums")["kinds"].get(wholes[-1].noun, ()))
    is_same = any(set(nouns) <= set(group) for group in prose_data("divisions")["nouns"]["same"])
    if is_same or set(nouns) <= of_kinds | {wholes[-1].noun}:
        yield counts
        return
    for noun in nouns:
        yield tuple(each for each in counts if each.noun == noun)


@cache
def _all_opening() -> frozenset[str]:
    return frozenset(prose_data("divisions")["opens"]["all"])


@cache
def _opening() -> re.Pattern[str]:
    data = prose_data("divisions")["opens"]
    return re.compile(rf"[:(]|{any_word((*data['all'], *data['some'], *data['ranked'], *data['about']))}")


@cache
def _states() -> frozenset[str]:
    return frozenset(prose_data("divisions")["nouns"]["states"])


@cache
def _nouns_of_one() -> frozenset[str]:
    people = prose_data("sums")["nouns"]["people"]
    return frozenset((*people, *(word for group in _names_of_one() for each in group for word in each.split())))


@cache
def _names_of_one() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in prose_data("divisions")["nouns"]["alike"])


@cache
def kinds() -> tuple[re.Pattern[str], ...]:
    """Return the expressions for words of one kind each, by which parts of a whole are told apart."""
    return tuple(re.compile(any_word(group)) for group in prose_data("divisions")["labels"]["kinds"])
