"""Clauses that speak of a row of the forms, in any order of words: "xã đã hoàn thành 23 nhiệm vụ của kế hoạch"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.dossier_statements import ITEM, is_narrowed
from cchc_desktop.reading.prose_data import prose_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

_CUT = re.compile(
    r"[,;:()](?![0-9]| (?:công chức|viên chức|kiến nghị|tổ chức|cá nhân|thay thế|bài|lệ phí|đúng hạn|điều hành))"
    r"| (?:và|còn|trong đó) (?!đúng hạn|trước hạn|giải quyết|trả kết)(?=[^,;:()]{0,60}[0-9])| (?:trên|trong) (?=tổng)"
)
_LABELLED = re.compile(r"(?:năm|mức độ|quý|tháng|thứ|cấp|mục|hàng|số|điểm|biểu|đợt|giai đoạn|luật)\s$")
_FRACTION = re.compile(r"(?<![\w/.,-])(?P<part>[0-9][0-9.]{0,9})\s?/\s?(?P<whole>[0-9][0-9.]{0,9})(?= [^\W\d_])")
_NONE = re.compile(r"(?<!\w)(?:không|chưa) (?=[^,;]{1,60} nào(?!\w))")
_BOUND = re.compile(r"[^,.;]{0,12}(?<!\w)trở (?:lên|xuống)(?!\w)")
"""Behind a number that is the least or the most: "đều đạt 90% trở lên"."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*|[0-9]{1,9}")


class ClauseFigure(NamedTuple):
    """A number that a clause speaks of: its span and value, and the nouns that name its row, the likeliest first."""

    start: int
    end: int
    value: Decimal
    rows: tuple[str, ...]


class ClauseMeasure(NamedTuple):
    """A percent or a sum of money that a clause speaks of, and the nouns that name its row, the likeliest first."""

    number: WrittenNumber
    rows: tuple[str, ...]


class _Pattern(NamedTuple):
    rows: tuple[str, ...]
    unit: tuple[str, ...]
    has: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    nowhere: tuple[str, ...]
    of: tuple[str, ...]
    whole: bool

    def fits(self, clause: str, sentence: str) -> bool:
        """Return whether a clause, and the sentence around it, speak of the row."""
        return (
            all(any(words in clause for words in group) for group in self.has)
            and all(any(words in sentence for words in group) for group in self.near)
            and not any(words in clause for words in self.without)
            and not any(words in sentence for words in self.nowhere)
        )


def find_figures(reading: ParagraphReading, taken: frozenset[int]) -> Iterator[ClauseFigure]:
    """Yield what the clauses of a paragraph say of rows, but for words that are taken already."""
    patterns = _patterns_for(reading, "clause")
    for sentence in reading.sentences if reading.has_digits or " nào" in reading.small else ():
        small = reading.small[sentence.start : sentence.end]
        if not any(words in small for words in _units()):
            continue
        numbers = [each for each in reading.numbers if sentence.start <= each.start < sentence.end]
        counting = [
            each for each in numbers if not _LABELLED.search(reading.small, max(0, each.start - 10), each.start)
        ]
        for start, end in _clauses(small, sentence.start):
            own = [each for each in counting if start <= each.start < end]
            fraction = _FRACTION.search(reading.small, start, end) if "/" in reading.small[start:end] else None
            if fraction and not own:
                yield from _of_fraction(fraction, reading.small[start:end], small, patterns)
            elif len(own) == 1 and own[0].start not in taken and own[0].is_whole and not fraction:
                yield from _of_number(own[0], reading.small[start:end], start, small, patterns)
            elif not own and not fraction:
                none = _of_none(reading.small[start:end], start, small, patterns)
                yield from (each for each in none if each.start not in taken and each.end - 1 not in taken)


def find_measures(reading: ParagraphReading) -> Iterator[ClauseMeasure]:
    """Yield the percents and sums of money that clauses of a paragraph say of rows."""
    numbers = (each for each in reading.numbers if each.value is not None and each.unit.startswith(_measures()))
    measured = [each for each in numbers if not _BOUND.match(reading.small, each.end)]
    patterns = _patterns_for(reading, "measure")
    for sentence in reading.sentences if measured else ():
        small = reading.small[sentence.start : sentence.end]
        for start, end in _clauses(small, sentence.start):
            own = [each for each in measured if start <= each.start < end]
            clause = reading.small[start:end]
            fitting = (each for each in patterns if own[0].unit.startswith(each.unit) and each.fits(clause, small))
            best = next(fitting, None) if len(own) == 1 else None
            if best:
                yield ClauseMeasure(own[0], best.rows)


def _clauses(sentence: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a sentence begin and end, in the paragraph."""
    at = 0
    for match in _CUT.finditer(sentence):
        yield start + at, start + match.start()
        at = match.end()
    yield start + at, start + len(sentence)


def _of_number(
    number: WrittenNumber, clause: str, start: int, sentence: str, patterns: tuple[_Pattern, ...]
) -> Iterator[ClauseFigure]:
    before = clause[: number.start - start] if _counts_nothing(number) else ""
    for each in patterns:
        counts = number.unit.startswith(each.unit) or (before and any(f"số {unit}" in before for unit in each.unit))
        if counts and number.value is not None and each.fits(clause, sentence):
            yield ClauseFigure(number.start, number.end, number.value, each.rows)
            return


def _of_none(clause: str, start: int, sentence: str, patterns: tuple[_Pattern, ...]) -> Iterator[ClauseFigure]:
    """Yield a claim that there is none: "không ban hành văn bản chỉ đạo nào về CCHC"."""
    none = _NONE.search(clause)
    if none is None:
        return
    said = clause[: none.start()] + clause[none.end() :]
    for each in patterns:
        if any(f"{unit} " in said for unit in each.unit) and each.fits(said, sentence):
            yield ClauseFigure(start + none.start(), start + len(clause.rstrip(" .")), Decimal(0), each.rows)
            return


def _of_fraction(
    match: re.Match[str], clause: str, sentence: str, patterns: tuple[_Pattern, ...]
) -> Iterator[ClauseFigure]:
    """Yield both numbers of "23/38 nhiệm vụ"."""
    after = match.string[match.end() + 1 : match.end() + 30]
    if not all(_GROUPED.fullmatch(match[name]) for name in ("part", "whole")):
        return
    for each in patterns:
        if after.startswith(each.unit) and each.fits(clause, sentence):
            for name, rows in (("part", each.rows), ("whole", each.of)):
                yield ClauseFigure(*match.span(name), Decimal(match[name].replace(".", "")), rows)
            return


def _counts_nothing(number: WrittenNumber) -> bool:
    """Return whether no noun follows a number."""
    return not number.unit or number.unit.partition(" ")[0] in prose_data("sums")["nouns"]["none"]


def _patterns_for(reading: ParagraphReading, kind: str) -> tuple[_Pattern, ...]:
    """Return the patterns that a paragraph may fit: one of an item or of some dossiers tells nothing of all."""
    of_some = reading.small.lstrip().startswith(ITEM) or is_narrowed(reading.small)
    return tuple(each for each in _patterns(kind) if not (of_some and each.whole))


@cache
def _units() -> tuple[str, ...]:
    return tuple(sorted({unit for each in _patterns() for unit in each.unit}))


@cache
def _measures() -> tuple[str, ...]:
    return tuple(sorted({unit for each in _patterns("measure") for unit in each.unit}))


@cache
def _patterns(kind: str = "clause") -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            tuple(each["rows"]),
            tuple(each["unit"]),
            tuple(tuple(group.split("|")) for group in each["has"]),
            tuple(tuple(group.split("|")) for group in each.get("near", ())),
            tuple(each.get("not", ())),
            tuple(each.get("nowhere", ())),
            tuple(each.get("of", ())),
            each.get("whole", False),
        )
        for each in prose_data("clauses")[kind]
    )
