"""Clauses that speak of a row of the forms, in any order of words: "xã đã hoàn thành 23 nhiệm vụ của kế hoạch"."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_desktop.reading.counts.dossier_statements import ITEM, is_narrowed
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import start_of, within
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.reading.written_numbers import BOUND_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

_CUT = re.compile(  # one class first: a search passes over letters and digits at once
    r"[,;:() ](?:(?<! )(?![0-9]|(?<=:) [0-9]"
    r"| (?:công chức|viên chức|kiến nghị|tổ chức|cá nhân|thay thế|bài|lệ phí|đúng hạn|điều hành|đôn đốc|quán triệt))"
    r"|(?<= )(?:(?:và|còn|trong đó) (?!đúng hạn|trước hạn|giải quyết|trả kết)(?=[^,;:()]{0,60}[0-9])"
    r"|(?:trên|trong) (?=tổng)))"
)
_LABELS = (
    "năm", "mức độ", "quý", "tháng", "thứ", "cấp", "mục", "hàng", "số", "điểm", "biểu", "đợt", "giai đoạn", "luật",
)  # fmt: skip
_LABEL = max(map(len, _LABELS))
_FRACTION = re.compile(r"(?<![\w/.,-])(?P<part>[0-9][0-9.]{0,9})\s?/\s?(?P<whole>[0-9][0-9.]{0,9})(?= [^\W\d_])")
_ELSE = ("/", " nào")
"""Signs of a fraction or of a claim of none, which speak of a row without a number that counts."""
_NONE = re.compile(r"(?<!\w)(?:không|chưa) (?=[^,;]{1,60} nào(?!\w))")
"""Behind a number that is the least or the most: "đều đạt 90% trở lên"."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*|[0-9]{1,9}")


class ClauseFigure(NamedTuple):
    """A number that a clause speaks of: its span and value, and the nouns that name its row, the likeliest first.

    is_sure: every word of the clause is one of the row's; else it may be of a part.
    """

    start: int
    end: int
    value: Decimal
    rows: tuple[str, ...]
    is_sure: bool = True


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
    known: frozenset[str]


class _Clause:
    """A clause, where it stands, and the sentence around it."""

    def __init__(self, reading: ParagraphReading, start: int, end: int, sentence: str, text: str = "") -> None:
        self.reading, self.start, self.end, self.sentence = reading, start, end, sentence
        self.text = text or reading.small[start:end]

    def fits(self, pattern: _Pattern) -> bool:
        """Return whether the clause, and the sentence around it, speak of a row and of nothing else."""
        return self._words <= pattern.known and self.is_about(pattern)

    def is_about(self, pattern: _Pattern) -> bool:
        """Return whether the clause, and the sentence around it, speak of a row, or of a part of it."""
        return (
            all(any(words in self.text for words in group) for group in pattern.has)
            and all(_has_any(self.sentence, group) for group in pattern.near)
            and not any(words in self.text for words in pattern.without)
            and not (pattern.nowhere and _has_any(self.sentence, pattern.nowhere))
            and not (pattern.whole and self._is_of_some())
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the clause: one that the row does not explain may tell of a part, of others, of another time."""
        return frozenset(WORD.findall(self.text))

    def _is_of_some(self) -> bool:
        """Return whether the paragraph is an item, or tells of some dossiers alone: then it tells nothing of all."""
        small = self.reading.small
        return small.lstrip().startswith(ITEM) or is_narrowed(small)


@lru_cache(maxsize=64)  # for each clause of a sentence
def _has_any(sentence: str, group: tuple[str, ...]) -> bool:
    return any(words in sentence for words in group)


def find_figures(reading: ParagraphReading, taken: frozenset[int]) -> Iterator[ClauseFigure]:
    """Yield what the clauses of a paragraph say of rows, but for words that are taken already."""
    small = reading.small
    numbers = tuple(each for each in reading.counts if not _is_label(each, small))
    counting = {each.start for each in numbers if each.start not in taken and _may_count(each, small)}
    if not counting and not _has_else(small):
        return
    for sentence in reading.sentences:
        said = small[sentence.start : sentence.end]
        own_numbers, has_else = within(numbers, sentence.start, sentence.end), _has_else(said)
        if not has_else and not any(each.start in counting for each in own_numbers):
            continue
        for start, end, own in _clauses(said, sentence.start, own_numbers):
            if not own and not has_else:
                continue
            clause = _Clause(reading, start, end, said)
            fraction = _FRACTION.search(small, start, end) if "/" in clause.text else None
            if fraction and not own:
                yield from _of_fraction(fraction, clause)
            elif len(own) == 1 and own[0].start in counting and not fraction:
                yield from _of_number(own[0], clause)
            elif not own and not fraction and " nào" in clause.text:
                yield from (each for each in _of_none(clause) if each.start not in taken and each.end - 1 not in taken)


def _has_else(small: str) -> bool:
    return any(sign in small for sign in _ELSE)


def find_measures(reading: ParagraphReading) -> Iterator[ClauseMeasure]:
    """Yield the percents and sums of money that clauses of a paragraph say of rows."""
    numbers = (each for each in reading.counts if each.value is not None and each.unit.startswith(_measures()))
    measured = [each for each in numbers if not BOUND_AFTER.match(reading.small, each.end)]
    for sentence in reading.sentences if measured else ():
        small = reading.small[sentence.start : sentence.end]
        for start, end, own in _clauses(small, sentence.start, measured):
            clause = _Clause(reading, start, end, small)
            units = _patterns("measure") if len(own) == 1 else ()
            best = next((each for each in units if own[0].unit.startswith(each.unit) and clause.fits(each)), None)
            if best:
                yield ClauseMeasure(own[0], best.rows)


def _clauses(
    sentence: str, start: int, numbers: Sequence[WrittenNumber]
) -> Iterator[tuple[int, int, Sequence[WrittenNumber]]]:
    """Yield where the clauses of a sentence begin and end, in the paragraph, and those of some numbers in each."""
    begin, first = start, bisect_left(numbers, start, key=start_of)
    for match in _CUT.finditer(sentence):
        end = start + match.start()
        last = bisect_left(numbers, end, first, key=start_of)
        yield begin, end, numbers[first:last]
        begin, first = start + match.end(), last
    end = start + len(sentence)
    yield begin, end, numbers[first : bisect_left(numbers, end, first, key=start_of)]


def _may_count(number: WrittenNumber, text: str) -> bool:
    """Return whether a number may be that of a row, by the words beside it."""
    known = number.unit.partition(" ")[0] in _by_word() or _counts_nothing(number)
    return known and number.is_whole and not BOUND_AFTER.match(text, number.end)


def _is_label(number: WrittenNumber, text: str) -> bool:
    """Return whether a number names something: "năm 2023", "mức độ 4"."""
    before = number.start - 1
    return text[before : number.start].isspace() and text.endswith(_LABELS, max(0, before - _LABEL), before)


def _of_number(number: WrittenNumber, clause: _Clause) -> Iterator[ClauseFigure]:
    before = clause.text[: number.start - clause.start]
    alone = _counts_nothing(number)
    if number.value is None or (alone and not _names(before, _units())):
        return
    unsure: _Pattern | None = None
    for each in _patterns("clause") if alone else _by_word()[number.unit.partition(" ")[0]]:
        counts = _names(before, each.unit) if alone else number.unit.startswith(each.unit)
        if counts and clause.is_about(each):
            if clause.fits(each):
                yield ClauseFigure(number.start, number.end, number.value, each.rows)
                return
            unsure = unsure or each
    if unsure:
        yield ClauseFigure(number.start, number.end, number.value, unsure.rows, is_sure=False)


def _names(before: str, units: tuple[str, ...]) -> bool:
    """Return whether the words before a number name what it counts: "số hồ sơ … là", "hồ sơ nộp … đạt"."""
    return before.lstrip().startswith(units) or ("số " in before and any(f"số {unit}" in before for unit in units))


def _of_none(clause: _Clause) -> Iterator[ClauseFigure]:
    """Yield a claim that there is none: "không ban hành văn bản chỉ đạo nào về CCHC"."""
    none = _NONE.search(clause.text)
    if none is None:
        return
    said = _Clause(
        clause.reading,
        clause.start,
        clause.end,
        clause.sentence,
        clause.text[: none.start()] + clause.text[none.end() :],
    )
    for each in _patterns("clause"):
        if any(f"{unit} " in said.text for unit in each.unit) and said.fits(each):
            end = clause.start + len(clause.text.rstrip(" ."))
            yield ClauseFigure(clause.start + none.start(), end, Decimal(0), each.rows)
            return


def _of_fraction(match: re.Match[str], clause: _Clause) -> Iterator[ClauseFigure]:
    """Yield both numbers of "23/38 nhiệm vụ"."""
    after = match.string[match.end() + 1 : match.end() + 30]
    if not all(_GROUPED.fullmatch(match[name]) for name in ("part", "whole")):
        return
    for each in _by_word().get(after.partition(" ")[0], ()):
        if after.startswith(each.unit) and clause.fits(each):
            for name, rows in (("part", each.rows), ("whole", each.of)):
                yield ClauseFigure(*match.span(name), Decimal(match[name].replace(".", "")), rows)
            return


def _counts_nothing(number: WrittenNumber) -> bool:
    """Return whether no noun follows a number."""
    return not number.unit or number.unit.partition(" ")[0] in prose_data("sums")["nouns"]["none"]


@cache
def _units() -> tuple[str, ...]:
    """Return everything that patterns count."""
    return tuple({unit for each in _patterns("clause") for unit in each.unit})


@cache
def _by_word() -> dict[str, tuple[_Pattern, ...]]:
    """Return the patterns by the first word of what they count."""
    found: dict[str, list[_Pattern]] = {}
    for each in _patterns("clause"):
        for word in {unit.partition(" ")[0].rstrip(",") for unit in each.unit}:
            found.setdefault(word, []).append(each)
    return {word: tuple(patterns) for word, patterns in found.items()}


def _known(pattern: dict[str, Any]) -> frozenset[str]:
    """Return the words that a clause of a pattern may have: its own, and those that narrow nothing."""
    own = [pattern[name] for name in ("rows", "unit", "has", "near", "with") if name in pattern]
    return frozenset((*WORD.findall(" ".join(words for each in own for words in each)), *_fillers()))


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(WORD.findall(prose_data("clauses")["fillers"]["words"]))


@cache
def _measures() -> tuple[str, ...]:
    return tuple(sorted({unit for each in _patterns("measure") for unit in each.unit}))


@cache
def _patterns(kind: str) -> tuple[_Pattern, ...]:
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
            _known(each),
        )
        for each in prose_data("clauses")[kind]
    )
