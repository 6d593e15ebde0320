"""Lists of numbers by their form alone: what opens, joins and ends them: "gồm 09 a, 08 b, 19 c và 08 d".

Every member has one number, at its head or at its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.label_cells import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.section_reading import ParagraphReading

_OPENING = re.compile(
    r"(?:(?<!\w)(?P<words>(?:bao gồm|gồm|cụ thể(?: là)?|chia ra|phân ra)(?: có)?:?)|:|(?P<has>(?<!\w)có(?= [0-9]))|"
    r",(?= (?:đã |và )?(?:đề nghị|kiến nghị|đề xuất|kết quả|xử lý|phân loại)(?!\w))) "
)
_HEADED = re.compile(r"[^,;.]{0,120}(?:, [^0-9;.]{1,80})?(?P<sign>[,;]| và| cùng)(?: và)? $")
"""Between two numbers at the heads of members."""
_LABELLED = re.compile(r"(?: [^\W\d_]{1,9}){0,4}? {0,80}(?P<sign>[,;]| và| cùng)(?: và)? [^0-9;:]{2,120}$")
"""Between two numbers at the ends of members, whose brackets are blanks."""
_OTHER = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|đạt|bằng|chiếm|trong đó|tương ứng|tương đương|bình quân|trung bình|vượt|mỗi|cứ|tỷ lệ|"
    r"cùng kỳ|năm trước|kỳ trước|ngoài ra|nâng|lũy kế|cả năm|kế hoạch giao|để|(?<!đối )với|tại|do|từ|ngày)(?!\w)"
)
"""Words behind which a number tells of something else than of a part of a whole."""
_LABEL = re.compile(r"[^0-9;:.]{2,80}")
_FEWEST, _MOST, _TWO = 3, 14, 2
_REACH = 300
_TRIED = 24
"""So many places of a sentence are tried where a list may begin."""


class Enumeration(NamedTuple):
    """A list: where its sentence and what opens it begin, and the members, each with its number.

    before: the numbers of its sentence before it. is_told: words open it ("gồm"), no mere sign. is_headed: members
    begin with their numbers. is_closed: "và" joins the last one.
    """

    sentence: int
    start: int
    parts: tuple[Cell, ...]
    before: tuple[Cell, ...]
    sign: str
    is_headed: bool
    is_closed: bool

    @property
    def is_told(self) -> bool:
        """Whether words open the list, and no mere sign."""
        return self.sign == "gồm"


@lru_cache(maxsize=1024)  # of a paragraph, and of it beside others of its section
def enumerations_of(reading: ParagraphReading) -> tuple[Enumeration, ...]:
    """Return the lists of a paragraph in their order; one that begins within another is left out."""
    if len(reading.counts) <= 1:
        return ()
    level = cells_of(reading)
    return tuple(_enumerations(level.flat, level.cells, reading))


def _enumerations(flat: str, cells: Sequence[Cell], reading: ParagraphReading) -> Iterator[Enumeration]:
    starts = [each.term.start for each in cells]
    for sentence in reading.sentences:
        first, stop = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        at = sentence.start
        for _ in range(_TRIED if stop - first >= _TWO else 0):
            opening = _OPENING.search(flat, at, sentence.end)
            if opening is None:
                break
            own = bisect_left(starts, opening.end())
            found = _enumeration(opening, sentence.start, tuple(cells[first:own]), cells[own:stop], flat)
            at = found.parts[-1].term.end if found else opening.end()
            if found:
                yield found


def _enumeration(
    opening: re.Match[str], sentence: int, before: tuple[Cell, ...], cells: Sequence[Cell], flat: str
) -> Enumeration | None:
    """Return the list that begins behind what opens it, None where it is no row of members with one number each."""
    if not cells or cells[0].is_fraction:
        return None
    is_headed = cells[0].term.start == opening.end()
    if not is_headed and not _LABEL.fullmatch(flat, opening.end(), cells[0].term.start):
        return None
    parts, is_closed = _members(cells, flat, is_headed=is_headed)
    if len(parts) < (_TWO if is_closed else _FEWEST):
        return None
    if len({each.unit for each in parts}) > 1 and not (is_headed and (is_closed or opening[0] == ": ")):
        return None
    sign = "gồm" if opening["words"] else "có" if opening["has"] else opening[0][0]
    return Enumeration(sentence, opening.start(), parts, before, sign, is_headed, is_closed)


def _members(cells: Sequence[Cell], flat: str, *, is_headed: bool) -> tuple[tuple[Cell, ...], bool]:
    """Return the numbers that follow each other in one row, and whether "và" joins the last."""
    parts, divides = [cells[0]], ""
    for each in cells[1:_MOST]:
        start, stop = parts[-1].term.end, each.term.start
        if stop - start > _REACH or each.is_fraction:
            break
        joined = _HEADED.match(flat, start, stop) if is_headed else _LABELLED.match(flat, start, stop)
        if joined is None or _OTHER.search(flat, start, stop):
            break
        sign = joined["sign"].strip()
        if sign in (",", ";") and divides not in ("", sign):
            break
        parts.append(each)
        if sign not in (",", ";"):
            return tuple(parts), True
        divides = sign
    return tuple(parts), False
