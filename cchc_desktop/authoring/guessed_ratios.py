"""Part and whole of percents, guessed from the words of labels, from units and from where rows stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from cchc_desktop.authoring.guessed_rows import GuessedRow, below, beside, by_place, lineage, words_of
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.base.text import folded, spaced

_SPLITS = (" so với ", " trên tổng số ", " trên tổng ", " trong tổng số ", " trên ", "/")
_DONE = (" da ", " xong ", " hoan thanh ", " duoc ", " dat ", " dung han ")
_WHOLE = (
    " tong ",
    " phai ",
    " can ",
    " duoc giao ",
    " ke hoach ",
    " de ra ",
    " phat ra ",
    " thuoc dien ",
    " phat sinh ",
    " tiep nhan ",
)
_NEAR_BEFORE, _NEAR_AFTER = 4, 4
_LEAST_COVER, _LEAST_MARGIN, _LEAST = 0.7, 0.2, 2.0

_Places = Mapping[tuple[str, Path], GuessedRow]
_Pair = tuple[GuessedRow, GuessedRow]
_Split = tuple[frozenset[str], frozenset[str]]


def ratios_of(rows: Sequence[GuessedRow]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent for which the rows tell them, by key."""
    places = by_place(rows)
    open_ones = [row for row in rows if row.kind == PERCENT and not (row.formula and row.formula.operation == "other")]
    found = {row.key: _parts_of(row, rows, places) for row in open_ones}
    return {key: (parts[0].key, parts[1].key) for key, parts in found.items() if parts}


def _parts_of(row: GuessedRow, rows: Sequence[GuessedRow], places: _Places) -> _Pair | None:
    """Return part and whole of a percent: two rows below it, one below and one elsewhere, or two near it."""
    under = [one for one in below(row, rows) if one.counts]
    if len(under) > 1:
        return _of_two(row, under)
    split = _split(row.label)
    if len(under) == 1 and split and (whole := _elsewhere(split[1], under[0], rows, places)):
        return under[0], whole
    return _near(row, split, rows, places) or _only_two(row, split, rows)


def _only_two(row: GuessedRow, split: _Split | None, rows: Sequence[GuessedRow]) -> _Pair | None:
    """Return the two rows that stand alone with a percent, where one of them is told to be all of it."""
    counted = [one for one in beside(row, rows) if one.counts]
    if split or len(row.path) < 2 or len(counted) != 2 or not _stands_by(row, counted):  # noqa: PLR2004
        return None
    shared = words_of(counted[0].label) & words_of(counted[1].label) & words_of(row.label)
    wholes = [one for one in counted if any(sign in spaced(one.label) for sign in (*_WHOLE, " giao "))]
    return _of_two(row, counted) if shared and len(wholes) == 1 else None


def _of_two(row: GuessedRow, under: Sequence[GuessedRow]) -> _Pair | None:
    wanted = words_of(row.label)
    whole = next((one for one in under if folded(one.label).lstrip("-+ ").startswith("tổng")), None)
    others = [one for one in under if one is not whole]
    part = max(others if whole else reversed(others), key=lambda one: _likeness(wanted, one))
    whole = whole or next(one for one in others if one is not part)
    return (part, whole) if part.measures_like(whole) else None


def _likeness(wanted: frozenset[str], row: GuessedRow) -> float:
    """Return how much a row looks like the part of a percent: its words are the percent's, or it was done."""
    own = words_of(row.label)
    is_whole = any(sign in spaced(row.label) for sign in _WHOLE[1:])
    return len(wanted & own) - len(own - wanted) / 2 + 2 * _is_done(row) - 2 * is_whole


def _is_done(row: GuessedRow) -> bool:
    return any(sign in spaced(row.label) for sign in _DONE[:3])


def _split(label: str) -> _Split | None:
    """Return the words of a percent's label before and after what stands between its part and its whole."""
    text = folded("".join(part.rpartition(")")[2] if index else part for index, part in enumerate(label.split("("))))
    for sign in _SPLITS:
        left, found, right = text.partition(sign)
        if found and words_of(right) and words_of(left):
            return words_of(left), words_of(right)
    return None


def _near(row: GuessedRow, split: _Split | None, rows: Sequence[GuessedRow], places: _Places) -> _Pair | None:
    """Return the two rows near a percent whose words fit it best, None if none do or two pairs do as well."""
    near = _neighbourhood(row, rows, places)
    scored = sorted(
        (
            (score, index, pair)
            for index, pair in enumerate(permutations(near, 2))
            if (score := _score(row, split, pair, places)) >= _LEAST
        ),
        key=lambda each: (-each[0], each[1]),
    )
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _LEAST_MARGIN):
        return None
    return scored[0][2]


def _neighbourhood(row: GuessedRow, rows: Sequence[GuessedRow], places: _Places) -> list[GuessedRow]:
    """Return the counted rows near a percent: beside it, right below those, above it, below it, beside that above."""
    siblings = beside(row, rows)
    above = places.get((row.form, row.path[:-1]))
    wide = [*siblings, *(one for each in siblings for one in below(each, rows))]
    if above is not None:
        wide += [above, *beside(above, rows)]
    place = {one.key: index for index, one in enumerate(rows)}
    near = {one.key: one for one in wide if one.counts and abs(place[one.key] - place[row.key]) <= 3 * _NEAR_AFTER}
    return sorted(near.values(), key=lambda one: place[one.key])


def _score(row: GuessedRow, split: _Split | None, pair: _Pair, places: _Places) -> float:
    """Return how well two rows are part and whole of a percent; 0 if they are not."""
    part, whole = pair
    if not part.measures_like(whole) or whole.path[:-1] == part.path:
        return 0
    own_part, own_whole = words_of(part.label), words_of(whole.label)
    wanted = split[0] if split else words_of(row.label)
    context = _context(part, places) | own_whole | _context(whole, places)
    if split and len(split[1] & (own_whole | _context(whole, places))) < _LEAST_COVER * len(split[1]):
        return 0
    if split and not split[1] & own_whole:
        return 0
    bare = wanted or words_of(row.label)
    cover = len(bare & (own_part | context)) / len(bare) if bare else 1.0
    telling = own_part - own_whole
    is_told = bool(telling & wanted) or (not telling and _is_done(part) and not _is_done(whole))
    is_told = is_told or (not bare and part.path == (*row.path[:-1], row.path[-1] - 1) and part.path[:-1] == whole.path)
    if cover < _LEAST_COVER or not is_told:
        return 0
    turned = len((own_whole - _context(part, places)) & wanted)
    score = 3 * cover + 0.5 * len(telling & wanted) - 0.4 * len(telling - wanted) - (0.0 if split else turned)
    score += 1.5 * (part.path[:-1] == whole.path) + 0.5 * _is_done(part)
    if split:
        score += 2 * len(split[1] & own_whole) / len(split[1])
    else:
        score += 0.5 * any(sign in spaced(whole.label) for sign in _WHOLE) - 0.5 * _is_done(whole)
    above = places.get((part.form, part.path[:-1]))
    is_rival = above is not None and above.counts and above is not whole and above.measures_like(part)
    score += 0.5 * (part.path[:-1] == whole.path[:-1]) - 1.0 * is_rival + 0.4 * _stands_by(row, pair)
    return score + (0.6 * (len(own_part & wanted) / len(wanted)) if wanted else 0) - 0.2 * len(own_whole - wanted)


def _context(row: GuessedRow, places: _Places) -> frozenset[str]:
    """Return the words of a row and of those above it."""
    return words_of(row.label).union(*(words_of(one.label) for one in lineage(row, places)))


def _stands_by(row: GuessedRow, pair: Iterable[GuessedRow]) -> bool:
    """Return whether both rows stand right before or right behind a percent."""
    steps = sorted(one.path[-1] - row.path[-1] for one in pair if one.path[:-1] == row.path[:-1])
    return steps in ([-2, -1], [1, 2])


def _elsewhere(
    wanted: frozenset[str], part: GuessedRow, rows: Sequence[GuessedRow], places: _Places
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
        most = max(len(wanted & words_of(one.label)) for one in found)
        found = [one for one in found if len(wanted & words_of(one.label)) == most]
    totals = [one for one in found if folded(one.label).startswith("tổng")]
    found = totals if len(totals) == 1 else found
    return found[0] if len(found) == 1 else None


def _with_above(row: GuessedRow, places: _Places) -> frozenset[str]:
    above = places.get((row.form, row.path[:-1]))
    return words_of(row.label) | (words_of(above.label) if above else frozenset())
