"""Percents whose place or years settle part and whole, or whose label names two rows together, which no pair fits."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.authoring.ratios.label_words import Words, without_brackets, words_of
from cchc_desktop.authoring.ratios.pair_scores import RatioRow, RatioRows
from cchc_desktop.authoring.ratios.percent_labels import readings_of
from cchc_desktop.base.text import folded

_TIMES = frozenset(("năm", "trước", "ngoái", "cùng", "liền", "kề"))
_BEFORE = frozenset(("trước", "ngoái", "cùng"))
"""Words of the time with which another one is compared: "năm trước", "cùng kỳ"."""
_SECOND = 2


def placed_pairs(row: RatioRow, compared: RatioRows) -> list[tuple[str, str]] | None:
    """Return the only pairs that part and whole of a percent may be, none of several rows; None if any may be."""
    reading = readings_of(row.row.label)[-1]
    if not reading.part and not reading.names_whole:
        pair = _before(row, compared)
        return [pair] if pair else None
    if reading.part <= _TIMES and reading.whole and reading.whole <= _TIMES:
        twins = list(_twins(row, compared))
        return twins if len(twins) == 1 else []
    return [] if _names_two(row, compared) else None


def _before(row: RatioRow, compared: RatioRows) -> tuple[str, str] | None:
    """Return the row before "Đạt tỷ lệ" and the one above both, where nothing else stands between."""
    above, path = compared.above(row), row.row.path
    parts = compared.parts(above) if above else []
    if above is None or path[-1] != _SECOND or not parts or not above.row.counts:
        return None
    part = parts[0]
    return (part.key, above.key) if part.place == row.place - 1 and part.unit == above.unit else None


def _twins(row: RatioRow, compared: RatioRows) -> Iterator[tuple[str, str]]:
    """Yield the rows below or around the one above a percent that count the same, now and the year before."""
    near = [one for one in compared.counted if one.row.form == row.row.form and one.row.tier == row.row.tier]
    before = [one for one in near if one.own & _BEFORE and _is_near(one, row)]
    for whole in before:
        for part in near:
            is_now = part is not whole and not part.own & _BEFORE
            if is_now and part.unit == whole.unit and whole.own - _TIMES and _same(part, whole):
                yield part.key, whole.key


def _is_near(one: RatioRow, row: RatioRow) -> bool:
    return one.row.path[:-1] == row.row.path[:-1] or one.row.path == row.row.path[:-1]


def _same(part: RatioRow, whole: RatioRow) -> bool:
    return part.own - _TIMES == whole.own - _TIMES


def _names_two(row: RatioRow, compared: RatioRows) -> bool:
    """Return whether a label names two rows together that no row counts together: "trả sớm hạn và đúng hạn"."""
    label = folded(without_brackets(row.row.label)).replace(" hoặc ", " và ")
    before, sign, behind = label.partition(" trên ")[0].partition("/")[0].partition(" so với ")[0].partition(" và ")
    first, second = words_of(before), words_of(behind)
    said, only = first | second, second - first
    if not sign or not first or not only:
        return False
    rows = [one for one in compared.counted if one.row.form == row.row.form and one.row.tier == row.row.tier]
    if any(_together(one.own, first - second, only) for one in rows):
        return False
    named = [one for one in rows if one.own and one.own <= said]
    lefts = [one for one in named if not one.own & only and one.own & (first - second)]
    rights = [one for one in named if only <= one.own]
    return any(_are_two(left, right) for left in lefts for right in rights if left.row.path[:-1] == right.row.path[:-1])


def _together(own: Words, first: Words, second: Words) -> bool:
    return second <= own and bool(own & first) and len(own & (first | second)) > len(second)


def _are_two(left: RatioRow, right: RatioRow) -> bool:
    """Return whether two rows stand beside each other and neither is within the other."""
    return abs(left.row.path[-1] - right.row.path[-1]) == 1 and not left.own <= right.own and not right.own <= left.own
