"""Numbers of a paragraph as cells of a table that lost its lines: each with the words of its own clause.

Brackets are levels of their own, but for one that holds nothing but the number of its clause: "thanh niên (41)".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.measured_terms import Term, terms
from cchc_desktop.reading.counts.quantities import Quantity
from cchc_desktop.reading.prose_data import any_word, prose_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.section_reading import ParagraphReading

_FEWEST, _MOST = 2, 80
REACH = 260
"""So many letters stand at most between two numbers of a row, or between it and its whole."""
_BRACKETS = re.compile(r"[()\[\]]")
_ALONE = re.compile(r"[(\[] ?(?:có |là |gồm )?[0-9][0-9.,]{0,12}(?: [^\W\d_]+){0,4} ?[)\]]")
CLAUSE = re.compile(r"[,;:](?![0-9])|[.] |[|+→⇒=>]| [–—/-] ")
"""What divides clauses."""
_NUMBERED = re.compile(r"\s{0,6}[(]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)/]")
"""The number of a paragraph and what follows it."""
ENDS = re.compile(r" ?(?:[,;.)\]|+]|[–-] |$)")
"""Behind a number that ends its clause."""
_DAYS = re.compile(r"(?<!\w)(?:ngày|tháng|quý|năm|điều|khoản|mục|thứ|lúc|hồi) $")
_FRACTION = re.compile(r"/ ?[0-9]|[^\W\d_]* ?(?:trên|trong) (?:tổng )?(?:số )?[0-9]")
_KINDS = ("count", "money", "times", "days")
_TIMES = {"times": "lần", "days": "ngày"}


class Cell(NamedTuple):
    """A number and the words of its clause before it; whether it is half of a fraction."""

    term: Term
    label: str
    after: str
    is_fraction: bool

    @property
    def words(self) -> str:
        """All words of the number's clause."""
        return f"{self.label} {self.after}".strip()

    @property
    def counted(self) -> Quantity:
        """The number as a count."""
        each = self.term
        return Quantity(each.start, each.end, each.value, self.unit, each.lead, each.text)

    @property
    def unit(self) -> str:
        """What the number counts, "" where no word behind it tells."""
        if self.term.kind == "money":
            return "đồng"
        noun = _TIMES.get(self.term.kind) or self.term.noun or ("thành" if self.after.startswith("thành viên") else "")
        return "" if noun in _states() else noun


class CellLevel(NamedTuple):
    """The text with all brackets blanked that hold no lone number, the numbers outside them and those of each."""

    flat: str
    cells: tuple[Cell, ...]
    inner: tuple[tuple[int, tuple[Cell, ...]], ...]


@lru_cache(maxsize=1024)  # several checks of lists and rows ask one after the other
def cells_of(reading: ParagraphReading) -> CellLevel:
    """Return the numbers of a paragraph, none where they are too few or too many."""
    told = [each for own in reading.sentences for each in terms(own, reading) if each.kind in _KINDS]
    found = [each for each in told if not _is_name(each, reading.small)]
    found = sorted((*found, *_unnamed(found, reading)))
    if not _FEWEST <= len(found) <= _MOST:
        return CellLevel("", (), ())
    flat, spans = _flattened(reading.small)
    small = reading.small
    outer: list[Term] = []
    inner: dict[int, list[Term]] = {}
    at = 0
    for each in found:
        while at < len(spans) and spans[at][1] <= each.start:
            at += 1
        if at < len(spans) and spans[at][0] < each.start:
            inner.setdefault(spans[at][0], []).append(each)
        else:
            outer.append(each)
    brackets = tuple((start, _in_bracket(own, start, small)) for start, own in inner.items())
    return CellLevel(flat, _cells(outer, flat, 0, len(flat)), brackets)


def _unnamed(found: list[Term], reading: ParagraphReading) -> Iterator[Term]:
    """Yield the numbers that end a clause behind a word for what has a number: "thôn 08;", "cần nâng cấp 06,"."""
    known, at = {each.start for each in found}, 0
    for each in reading.numbers:
        lead = reading.small[max(at, each.start - REACH) : each.start]
        is_count = (each.text.startswith("0") or "+" in lead) and not _DAYS.search(lead)
        is_new = each.start not in known and each.value and not each.unit
        if is_count and is_new and ENDS.match(reading.small, each.end):
            yield Term(
                each.start, each.end, each.end, each.value or Decimal(0), Decimal(0), "count", "", lead, each.text
            )
        at = each.end


def _is_name(each: Term, small: str) -> bool:
    """Return whether a number is written in words, is that of a paragraph, or names something: "giai đoạn 2"."""
    if not each.text[0].isdigit() or _NUMBERED.fullmatch(small, 0, each.end + 1):
        return True
    is_bare = not each.text.startswith("0") and len(each.text) < 3 and not each.noun  # noqa: PLR2004
    return is_bare and _names().search(small, max(0, each.start - 16), each.start) is not None


def _in_bracket(own: list[Term], start: int, small: str) -> tuple[Cell, ...]:
    end = _BRACKETS.search(small, own[-1].end)
    return _cells(own, small, start + 1, end.start() if end else len(small))


def _flattened(small: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with its brackets blanked, and their spans; one that holds a part's number loses its signs."""
    is_counted = not ("(1)" in small and "(2)" in small)
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = depth = opened = 0
    for match in _BRACKETS.finditer(small):
        is_opening = match[0] in "(["
        if is_opening and not depth:
            opened = match.start()
        depth = max(depth + (1 if is_opening else -1), 0)
        if is_opening or depth or opened < at:
            continue
        inside = small[opened : match.end()]
        if is_counted and _ALONE.fullmatch(inside) and not _has_number(small[at:opened]):
            pieces.append(f"{small[at:opened]} {inside[1:-1]} ")
        else:
            pieces.append(small[at:opened] + " " * len(inside))
            spans.append((opened, match.end()))
        at = match.end()
    return "".join(pieces) + small[at:], spans


def _has_number(text: str) -> bool:
    """Return whether the clause that a text ends with holds a number."""
    clause = CLAUSE.split(text[-REACH:])[-1]
    return any(each.isdigit() for each in clause)


def _cells(own: list[Term], flat: str, start: int, end: int) -> tuple[Cell, ...]:
    found = []
    for each, following in zip(own, (*own[1:], None), strict=False):
        lead = flat[max(start, each.start - REACH) : each.start].rstrip(": ")
        label = CLAUSE.split(lead)[-1].strip()
        stop = min(end, following.start if following else end, each.stop + REACH)
        after = CLAUSE.split(flat[each.stop : stop], maxsplit=1)[0].strip(" .")
        is_fraction = each.over or flat.startswith("/", each.end) or _FRACTION.match(flat, each.stop) is not None
        found.append(Cell(each, label, after, is_fraction))
        start = each.stop
    return tuple(found)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"{any_word(prose_data('divisions')['rows']['names'])} $")


@cache
def _states() -> frozenset[str]:
    data = prose_data("divisions")
    return frozenset((*data["nouns"]["states"], *data["rows"]["no_units"]))
