"""Part and whole of percents, guessed from the words of labels, from units and from where rows stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

from cchc_desktop.authoring.guessed_rows import GuessedRow, below, beside, by_place, within, words_of
from cchc_desktop.authoring.pair_scores import WHOLE_SIGNS, Pair, Places, Split, is_done, says, score, stands_by
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.base.text import folded

_SPLITS = (" so với ", " trên tổng số ", " trên tổng ", " trong tổng số ", " trên ", "/")
_MOST_STEPS = 12
_LEAST_MARGIN, _LEAST = 0.2, 2.0


def ratios_of(rows: Sequence[GuessedRow]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent for which the rows tell them, by key."""
    places = by_place(rows)
    open_ones = [row for row in rows if row.kind == PERCENT and not (row.formula and row.formula.operation == "other")]
    found = {row.key: _parts_of(row, rows, places) for row in open_ones}
    return {key: (parts[0].key, parts[1].key) for key, parts in found.items() if parts}


def _parts_of(row: GuessedRow, rows: Sequence[GuessedRow], places: Places) -> Pair | None:
    """Return part and whole of a percent: two rows below it, one below and one elsewhere, or two near it."""
    under = [one for one in below(row, rows) if one.counts]
    if len(under) > 1:
        return _of_two(row, under)
    split = _split(row.label)
    if split and not split[0]:
        return _of_above(row, split[1], rows, places)
    if len(under) == 1 and split and (whole := _elsewhere(split[1], under[0], rows, places)):
        return under[0], whole
    found = _near(row, split, rows, places) or _only_two(row, split, rows)
    found = found or (_far_whole(row, split, rows, places) if split else _of_one(under, rows))
    return found or (None if words_of(row.label) else _of_above(row, frozenset(), rows, places))


def _of_one(under: Sequence[GuessedRow], rows: Sequence[GuessedRow]) -> Pair | None:
    """Return the one row below a percent that names no whole, and the last total before it of what both count."""
    if len(under) != 1:
        return None
    part, before = under[0], rows[: rows.index(under[0])]
    totals = [one for one in before if one.form == part.form and one.counts and says(one, WHOLE_SIGNS[:1])]
    fits = [one for one in totals if one.measures_like(part)]
    return (part, fits[-1]) if fits else None


def _of_above(row: GuessedRow, wanted: frozenset[str], rows: Sequence[GuessedRow], places: Places) -> Pair | None:
    """Return the row over a percent that names no part, "Đạt tỷ lệ", and the row of which it is one."""
    part = places.get((row.form, row.path[:-1]))
    if part is None or not part.counts:
        return None
    if wanted:
        whole = _elsewhere(wanted, part, rows, places)
    else:
        whole = places.get((part.form, (*part.path[:-1], part.path[-1] - 1)))
    return (part, whole) if whole and whole.counts and part.measures_like(whole) else None


def _far_whole(row: GuessedRow, split: Split, rows: Sequence[GuessedRow], places: Places) -> Pair | None:
    """Return the one row beside a percent that has all words of its part, and the one anywhere that is its whole."""
    parts = [one for one in beside(row, rows) if one.counts and split[0] and split[0] <= words_of(one.label)]
    pairs = [(part, whole) for part in parts if (whole := _elsewhere(split[1], part, rows, places))]
    return pairs[0] if len(pairs) == 1 else None


def _only_two(row: GuessedRow, split: Split | None, rows: Sequence[GuessedRow]) -> Pair | None:
    """Return the two rows that stand alone with a percent, where one of them is told to be all of it."""
    every = [one for one in beside(row, rows) if one.counts]
    before = [one for one in every if one.path[-1] < row.path[-1]][-2:]
    counted = before if len(every) > 2 else every  # noqa: PLR2004
    if split or len(counted) != 2 or not stands_by(row, counted):  # noqa: PLR2004
        return None
    shared = words_of(counted[0].label) & words_of(counted[1].label)
    own = words_of(row.label) & words_of(" ".join(one.label for one in counted))
    wholes = [one for one in counted if says(one, (*WHOLE_SIGNS, "giao"))]
    return _of_two(row, counted) if shared and own and len(wholes) == 1 else None


def _of_two(row: GuessedRow, under: Sequence[GuessedRow]) -> Pair | None:
    wanted = words_of(row.label)
    whole = next((one for one in under if folded(one.label).lstrip("-+ ").startswith("tổng")), None)
    others = [one for one in under if one is not whole]
    part = max(others if whole else reversed(others), key=lambda one: _likeness(wanted, one))
    whole = whole or next(one for one in others if one is not part)
    return (part, whole) if part.measures_like(whole) else None


def _likeness(wanted: frozenset[str], row: GuessedRow) -> float:
    """Return how much a row looks like the part of a percent: its words are the percent's, or it was done."""
    own = words_of(row.label)
    is_whole = says(row, WHOLE_SIGNS[1:])
    return len(wanted & own) - len(own - wanted) / 2 + 2 * is_done(row) - 2 * is_whole


def _split(label: str) -> Split | None:
    """Return the words of a percent's label before and after what stands between its part and its whole."""
    text = folded("".join(part.rpartition(")")[2] if index else part for index, part in enumerate(label.split("("))))
    for sign in _SPLITS:
        left, found, right = text.partition(sign)
        if found and words_of(right):
            return words_of(left), words_of(right)
    return None


def _near(row: GuessedRow, split: Split | None, rows: Sequence[GuessedRow], places: Places) -> Pair | None:
    """Return the two rows near a percent whose words fit it best, None if none do or two pairs do as well."""
    near = _neighbourhood(row, rows, places)
    scored = sorted(
        (
            (worth, index, pair)
            for index, pair in enumerate(permutations(near, 2))
            if (worth := score(row, split, pair, places)) >= _LEAST
        ),
        key=lambda each: (-each[0], each[1]),
    )
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _LEAST_MARGIN):
        return None
    return scored[0][2]


def _neighbourhood(row: GuessedRow, rows: Sequence[GuessedRow], places: Places) -> list[GuessedRow]:
    """Return the counted rows near a percent: beside it, below those, above it, below it, beside that above."""
    siblings = beside(row, rows)
    above = places.get((row.form, row.path[:-1]))
    wide = [*siblings, *(one for each in siblings for one in within(each, rows))]
    if above is not None:
        wide += [above, *beside(above, rows)]
    place = {one.key: index for index, one in enumerate(rows)}
    near = {one.key: one for one in wide if one.counts and abs(place[one.key] - place[row.key]) <= _MOST_STEPS}
    return sorted(near.values(), key=lambda one: place[one.key])


def _elsewhere(
    wanted: frozenset[str], part: GuessedRow, rows: Sequence[GuessedRow], places: Places
) -> GuessedRow | None:
    """Return the one row anywhere that counts what is wanted, by its own label and the one above it."""
    fits = [
        one
        for one in rows
        if one.counts
        and one is not part
        and one.measures_like(part)
        and wanted <= _with_above(one, places)
        and wanted & words_of(one.label)
    ]
    own = [one for one in fits if wanted <= words_of(one.label)]
    found = own or fits
    if len(found) > 1:
        found = _best(found, lambda one: len(wanted & words_of(one.label)))
    if own and len(found) > 1:
        found = _best(found, lambda one: -len(words_of(one.label) - wanted))
    totals = [one for one in found if folded(one.label).startswith("tổng")]
    found = totals if len(totals) == 1 else found
    return found[0] if len(found) == 1 else None


def _best(rows: Sequence[GuessedRow], worth: Callable[[GuessedRow], int]) -> list[GuessedRow]:
    """Return the rows of which none is worth more."""
    most = max(map(worth, rows))
    return [one for one in rows if worth(one) == most]


def _with_above(row: GuessedRow, places: Places) -> frozenset[str]:
    above = places.get((row.form, row.path[:-1]))
    return words_of(row.label) | (words_of(above.label) if above else frozenset())
