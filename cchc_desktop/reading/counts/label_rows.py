"""Rows of labels with numbers in a paragraph, and the number told before or behind one that may be all of it.

"11 người. Giám đốc: 01; Phó Giám đốc: 01; …", "98 thành viên [thanh niên 41 – phụ nữ 22 – …]", "đúng hạn 306; trễ hạn
04 → 310 hồ sơ": any signs may divide a row, its unit may be said once or never.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.divisions import may_count, whole_before
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.label_cells import CLAUSE, ENDS, REACH, cells_of
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.label_cells import Cell, CellLevel
    from cchc_desktop.reading.section_reading import ParagraphReading

_LEAST, _FEW, _MOST = 2, 3, 14
_CUT = re.compile(r"[,;:](?![0-9])|[.] |[|+→⇒=>]| [–—/-] |(?<= )(?:và|cùng) ")
_SIGN = re.compile(r"[^,;.]{0,90}?(?:(?P<formula>=)|:| [–—-](?= ))|[^;.]{0,140}:")
_SUM_SIGN = re.compile(r"(?:[→⇒]|(?<![<>=])=(?!=)) ?(?:(?:tổng|cộng|có|là|cả)(?: số| cộng)? )?$")
_NO_SUM = r"(?! (?:hợp|kết|đài|quan|thể|đồng|tác|sản)(?!\w))"
_STOP = re.compile(r"[.] ")
_WORD = re.compile(r"[^\W\d_]{2}")
_LEFT_OUT = re.compile(rf"(?<![0-9./,])(?P<number>[0-9][0-9.,]{{0,12}})(?<=[0-9])(?![.,]?[0-9]){ENDS.pattern}")
"""A number that ends a clause."""
_NESTED = re.compile(r"(?<!\w)(?:trong (?:số )?(?:đó|này)|riêng)(?!\w)")


class LabelRow(NamedTuple):
    """Numbers told in a row, the one that may be all of them, and the words from one to the other and between them.

    told: "bracket" (the row stands in one behind its whole), "sign" (behind a colon or a dash), "stop" (in the sentence
    behind it), "beside" (behind a comma), "within" (so, but the whole may be a part itself), "sum" (the whole stands
    behind it, after a word or sign for it) or "formula".
    is_closed: no other number stands in the row's sentence or bracket.
    """

    whole: Cell
    parts: tuple[Cell, ...]
    told: str
    words: str
    is_closed: bool

    @property
    def comes_out(self) -> bool:
        """Whether the parts, or the first two or more of them, are the whole; a last one that takes the rest counts."""
        added, slack = Decimal(0), self.whole.term.half
        is_whole = word_pattern("divisions", "rows", "rest").search(self.parts[-1].words) is not None
        for at, each in enumerate(self.parts, 1):
            added, slack = added + each.term.value, slack + each.term.half
            is_all = at == len(self.parts) or (at > 1 and not is_whole)
            if is_all and abs(added - self.whole.term.value) <= slack:
                return True
        return False


@lru_cache(maxsize=1024)  # two checks ask, one after the other
def label_rows(reading: ParagraphReading) -> tuple[LabelRow, ...]:
    """Return the rows of a paragraph with what may be their whole; one that may be read in two ways is there twice."""
    if len(reading.counts) <= _LEAST:
        return ()
    level = cells_of(reading)
    if not level.cells:
        return ()
    found = [*_in_brackets(level, reading)]
    for at, whole in enumerate(level.cells):
        if not whole.is_fraction:
            found += _behind(at, level, reading)
            found += _before(at, level, reading)
    found += _after_stop(level, reading)
    return tuple(found)


def _in_brackets(level: CellLevel, reading: ParagraphReading) -> Iterator[LabelRow]:
    """Yield the rows that stand in brackets behind their wholes."""
    at = 0
    for start, own in level.inner:
        while at < len(level.cells) and level.cells[at].term.start < start:
            at += 1
        if not at or not _LEAST <= len(own) <= _MOST or start - level.cells[at - 1].term.stop > REACH:
            continue
        whole = level.cells[at - 1]
        between = level.flat[whole.term.stop : start]
        parts = _row(own, reading.small, whole, reading)
        if parts and not _STOP.search(between) and ";" not in between:
            words = reading.small[whole.term.end : parts[-1].term.stop]
            yield _told_row(whole, parts, "bracket", words, is_closed=len(parts) == len(own))


def _behind(at: int, level: CellLevel, reading: ParagraphReading) -> Iterator[LabelRow]:
    """Yield the row that follows a whole in its sentence."""
    whole, following = level.cells[at], level.cells[at + 1 : at + 1 + _MOST + 1]
    end = whole_sentence(reading, whole.term.start)[1]
    own = [each for each in following if each.term.start < end]
    if len(own) < _LEAST or own[0].is_fraction or own[0].term.value >= whole.term.value:
        return
    between = level.flat[whole.term.stop : own[0].term.start].rstrip(": ")
    if len(between) > REACH or _STOP.search(between):
        return
    sign = _SIGN.match(between)
    told = "formula" if sign and sign["formula"] else "sign" if sign else "beside"
    if told == "beside" and not _stands_first(at, level, reading):
        told = "within"
    parts = _row(own, level.flat, whole, reading)
    if parts and _CUT.search(between):
        words = level.flat[whole.term.end : parts[-1].term.stop]
        is_closed = len(parts) == len(own)
        if told == "formula" and any("+" not in words for words in _between(parts, level.flat)):
            return
        yield _told_row(whole, parts, told, words, level.flat[parts[-1].term.stop : end], is_closed=is_closed)


def _stands_first(at: int, level: CellLevel, reading: ParagraphReading) -> bool:
    """Return whether a number is the first of its sentence, and no part of a greater one told in the one before."""
    whole = level.cells[at]
    start = whole_sentence(reading, whole.term.start)[0]
    if at and level.cells[at - 1].term.start >= start:
        return False
    before = whole_before(whole.term.start, whole.unit, reading)
    return before is None or before.value <= whole.term.value


def _before(at: int, level: CellLevel, reading: ParagraphReading) -> Iterator[LabelRow]:
    """Yield the rows before a number that is told to be their sum: in its sentence, else in the one before."""
    whole = level.cells[at]
    start = whole_sentence(reading, whole.term.start)[0]
    last = level.cells[at - 1].term.stop if at else 0
    lead = level.flat[max(start, last, whole.term.start - REACH) : whole.term.start]
    sign = _SUM_SIGN.search(lead)
    if not sign and not _sums().search(lead):
        return
    own = [each for each in level.cells[max(0, at - _MOST) : at] if each.term.start >= start]
    if not own and start:
        begin = whole_sentence(reading, start - 1)[0]
        own = [each for each in level.cells[max(0, at - _MOST) : at] if begin <= each.term.start < start]
    for first in range(len(own) - 1):
        parts = _row(own[first:], level.flat, whole, reading)
        if len(parts) == len(own) - first:
            words = level.flat[parts[0].term.start : whole.term.stop]
            told = "formula" if sign and sign[0].startswith("=") else "sum"
            before = level.flat[max(0, parts[0].term.start - REACH) : parts[0].term.start]
            is_first = not first or ":" in level.flat[own[first - 1].term.stop : parts[0].term.start]
            yield _told_row(whole, parts, told, f"{CLAUSE.split(before)[-1]} {words}", is_closed=is_first)


def _after_stop(level: CellLevel, reading: ParagraphReading) -> Iterator[LabelRow]:
    """Yield the rows that a sentence, or each of several by one number, tells of a whole in the sentence before."""
    groups = _groups(level.cells, reading)
    for before, (at, _) in pairwise(enumerate(groups)):
        own: list[Cell] = []
        for more, group in enumerate(groups[at : at + _MOST]):
            if more and (len(group) > 1 or len(groups[at]) > 1):
                break
            own += group
            for whole in _told_before(before[1], own):
                gap = level.flat[whole.term.stop : own[0].term.start]
                parts = _row(own, level.flat, whole, reading) if len(gap) <= REACH else ()
                if len(parts) == len(own):
                    words = _STOP.split(gap)[-1] + level.flat[own[0].term.start : own[-1].term.stop]
                    end = whole_sentence(reading, own[-1].term.start)[1]
                    yield _told_row(whole, parts, "stop", words, level.flat[own[-1].term.stop : end], is_closed=True)


def _told_row(
    whole: Cell, parts: tuple[Cell, ...], told: str, words: str, behind: str = "", *, is_closed: bool
) -> LabelRow:
    """Return a row, that is not closed where another number ends one of its clauses."""
    texts = {each.term.text for each in (whole, *parts)}
    left_out = any(match["number"] not in texts for match in _LEFT_OUT.finditer(words + behind))
    return LabelRow(whole, parts, told, words, is_closed and not left_out)


def _groups(cells: Sequence[Cell], reading: ParagraphReading) -> list[list[Cell]]:
    """Return the numbers of each sentence that has some."""
    found: list[list[Cell]] = []
    end = -1
    for each in cells:
        if each.term.start >= end:
            found.append([])
            end = whole_sentence(reading, each.term.start)[1]
        found[-1].append(each)
    return found


def _told_before(before: list[Cell], own: list[Cell]) -> list[Cell]:
    """Return the number of a sentence that a row in the next one may be of: its only one, or that of its unit."""
    units = {each.unit for each in own} - {""}
    counts = [each for each in before if not each.is_fraction]
    if len(counts) == 1:
        return counts
    same = [each for each in counts if each.unit in units]
    return same if len(same) == 1 else []


def _row(own: Sequence[Cell], flat: str, whole: Cell, reading: ParagraphReading) -> tuple[Cell, ...]:
    """Return the parts of a whole that stand first among some numbers, () where they are none."""
    found: list[Cell] = []
    for each in own[:_MOST]:
        if each.is_fraction or each.term.value <= 0 or (each.term.kind == "money") != (whole.term.kind == "money"):
            break
        if found:
            between = flat[found[-1].term.stop : each.term.start]
            if not _CUT.search(between) or len(between) > REACH or _NESTED.search(between):
                break
        if not _WORD.search(each.label) and not _WORD.search(each.after):
            break
        found.append(each)
    while len(found) >= _LEAST and not _measures(whole, found, reading):
        found.pop()
    return tuple(found) if len(found) >= _LEAST else ()


def _between(parts: Sequence[Cell], flat: str) -> list[str]:
    return [flat[one.term.stop : other.term.start] for one, other in pairwise(parts)]


def _measures(whole: Cell, parts: Sequence[Cell], reading: ParagraphReading) -> bool:
    """Return whether numbers may be parts of another one by what they count."""
    if whole.term.kind == "money":
        return True
    units = {each.unit for each in parts} - {""}
    is_sum = whole.term.start > parts[-1].term.start
    if not whole.unit or not units:
        return not units or (len(units) < _LEAST and (is_sum or not units.isdisjoint(whole.label.split())))
    counted = tuple(each.counted for each in parts)
    if may_count(whole.counted, counted, reading):
        return True
    if is_sum and len(units) == 1 and whole.unit in prose_data("divisions")["near"]["general"]:
        return True
    is_of_people = whole.unit in prose_data("sums")["nouns"]["people"]
    return is_of_people and _FEW <= len(units) == len(parts) and not is_sum


@cache
def _sums() -> re.Pattern[str]:
    words = any_word(prose_data("divisions")["rows"]["sums"])
    return re.compile(rf"(?<!trên )(?<!trong )(?<!so với ){words}{_NO_SUM}[^,;:.0-9]{{0,60}}:? ?$")
