"""Rows of numbers that count the same in a sentence, as they follow each other, with what stands before them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.equations.told_levels import is_year
from cchc_desktop.reading.counts.joined_sentences import whole_sentences
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_OPENS = re.compile(
    r"(?<!\w)(?:gồm|bao gồm|gồm có|trong (?:số )?(?:đó|này)|cụ thể|chia ra|như sau|có)(?: có)?[:,]? [^,;:()]{0,60}$"
    r"|:[^,;:()]{0,60}$|\([^,;:()]{0,60}$"
)
"""Before the first number of a row that what stands before it is all of."""
_BREAKS = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|bình quân|trung bình|mỗi|(?<![0-9] )kế hoạch|chỉ tiêu|dự toán|còn thiếu|vượt|"
    r"trong (?:số )?(?:đó|này)|riêng|ngoài ra|lũy kế|luỹ kế|trên tổng|trên|trong (?:tổng )?số|đạt|"
    r"từ(?! ngày| dự phòng| nguồn))(?!\w)"
    r"|[.] | / ?$|^[^,;:]{0,80}: "
)
"""Between two numbers that are no neighbours in a row."""
_GOES_ON = re.compile(r"\s*(?:Trong (?:số )?(?:đó|này)|Số này|Cụ thể|Chia ra|Bao gồm|Gồm)(?!\w)")
"""Begins a sentence that divides what the one before it tells."""
_CLAUSE = re.compile(r"[,;.)]")
_MEASURED = ("count", "money")
_MOST, _FEWEST, _WHOLES, _REACH = 16, 2, 2, 60


class ToldRow(NamedTuple):
    """Numbers that follow each other, those before them that may be their whole, and the words around them.

    words: before the first number, last: around the last one. opened: the words or the sign that open the row.
    is_whole: no other number of its kind follows in its sentence. is_inner: the number before it may be its first one.
    """

    parts: tuple[Term, ...]
    before: tuple[Term, ...]
    words: str
    last: str
    opened: str
    is_whole: bool
    is_inner: bool = False


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def told_rows(reading: ParagraphReading) -> tuple[ToldRow, ...]:
    """Return the rows of two numbers or more of a paragraph."""
    if len(reading.counts) < _FEWEST:
        return ()
    found: list[ToldRow] = []
    earlier: tuple[Term, ...] = ()
    for own in whole_sentences(reading):
        numbers = terms(own, reading)
        if len(numbers) >= _FEWEST:
            found += _rows(own, numbers, earlier if _GOES_ON.match(own.text) else (), reading)
        earlier = tuple(each for each in numbers if each.kind in _MEASURED)[:_WHOLES] or earlier
    return tuple(found)


def _rows(
    sentence: Passage, numbers: Sequence[Term], earlier: Sequence[Term], reading: ParagraphReading
) -> Iterator[ToldRow]:
    """Yield the rows of a sentence: outside brackets, and in each bracket; counts and money by themselves."""
    levels: dict[int, list[Term]] = {}
    for each in numbers:
        opened = reading.small.rfind("(", sentence.start, each.start)
        inner = opened if opened >= 0 and reading.small.find(")", opened, each.start) < 0 else -1
        levels.setdefault(inner, []).append(each)
    singles = [own[0] for opened, own in levels.items() if opened >= 0 and len(own) == 1 and own[0].kind == "count"]
    outer = [each for each in levels.get(-1, ()) if singles and each.start < singles[0].start]
    wholes = tuple(each for each in outer if each.measures_as(singles[0]))[-_WHOLES:]
    if len(singles) > _FEWEST and wholes:  # "466 người: 02 cho phụ nữ (248 người), 01 cho … (97 người), …"
        yield from _in_level(singles, wholes, sentence, reading.small)
    for opened, own in levels.items():
        for kind in _MEASURED:
            ahead = [each for each in levels.get(-1, ()) if each.start < opened and each.kind == kind][-_WHOLES:]
            row = [each for each in own if each.kind == kind and each.value > 0 and not is_year(each)]
            yield from _in_level(row, tuple(ahead or earlier), sentence, reading.small)
            for alike in _apart(row) if kind == "count" else ():
                yield from _in_level(alike, tuple(ahead or earlier), sentence, reading.small)


def _apart(row: Sequence[Term]) -> Iterator[list[Term]]:
    """Yield the counts of each noun that others stand between: "06 cuộc có 431 lượt, 03 cuộc có 253 lượt"."""
    for noun in dict.fromkeys(each.noun for each in row if each.noun):
        own = [at for at, each in enumerate(row) if each.noun == noun]
        if _FEWEST < len(own) < own[-1] - own[0] + 1:
            yield [row[at] for at in own]


def _in_level(row: Sequence[Term], ahead: tuple[Term, ...], sentence: Passage, small: str) -> Iterator[ToldRow]:
    """Yield the runs of numbers that no sign or word keeps apart, and those without their first one."""
    first = 0
    for at in range(1, len(row) + 1):
        if at < len(row) and _are_neighbours(row[at - 1], row[at], small):
            continue
        for start in (first, first + 1):
            end = _stop(row[start:at], small) + start
            if _FEWEST <= end - start <= _MOST:
                before = (*ahead, *row[max(0, start - _WHOLES) : start])[-_WHOLES:]
                yield _row(row[start:end], before, sentence, small)._replace(
                    is_whole=end == len(row), is_inner=start > first
                )
        first = at


def _stop(parts: Sequence[Term], small: str) -> int:
    """Return how many numbers stand before the first semicolon, where a comma divides the first two."""
    signs = [";" in small[one.stop : other.start] for one, other in pairwise(parts)]
    return len(parts) if not any(signs) or signs[0] else signs.index(True) + 1


def _row(parts: Sequence[Term], before: tuple[Term, ...], sentence: Passage, small: str) -> ToldRow:
    begin = max(sentence.start, before[-1].stop) if before else sentence.start
    words = small[begin : parts[0].start]
    behind = _CLAUSE.split(small[parts[-1].stop : min(sentence.end, parts[-1].stop + _REACH)])[0]
    last = f"{small[parts[-2].stop : parts[-1].stop]}{behind}"
    opened = _OPENS.search(words)
    return ToldRow(tuple(parts), before, words, last, opened[0] if opened else "", is_whole=True)


def _are_neighbours(one: Term, other: Term, small: str) -> bool:
    between = small[one.stop - 2 : other.start]
    alike = one.measures_as(other) or are_documents(one, other)
    return alike and not one.over and not other.over and not _BREAKS.search(between)


def are_told_alike(row: ToldRow) -> bool:
    """Return whether the words before each of three or more numbers begin alike: "tháng 4 trả", "tháng 5 trả"."""
    firsts = [_CLAUSE.split(each.lead)[-1].replace(" và ", " ").split()[:1] for each in row.parts]
    return len(firsts) > _WHOLES and firsts[0] != [] and all(each == firsts[0] for each in firsts)


def are_documents(*numbers: Term) -> bool:
    """Return whether numbers count documents of some kinds: "05 kế hoạch", "04 quyết định"."""
    return all(each.kind == "count" and each.noun in prose_data("sums")["kinds"]["văn"] for each in numbers)


def may_hold(whole: Term, part: Term) -> bool:
    """Return whether a number may count all of which another one counts some."""
    return whole.measures_as(part) or (whole.noun == "văn" and are_documents(part))
