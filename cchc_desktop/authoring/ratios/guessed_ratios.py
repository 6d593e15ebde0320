"""Part and whole of percents: the two rows that fit its label and place best, where they clearly do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.ratios.pair_scores import RatioRow, RatioRows, SharePair, Signs, part_signs, signs_of
from cchc_desktop.authoring.ratios.percent_labels import ShareReading, readings_of
from cchc_desktop.authoring.ratios.placed_ratios import placed_pairs
from cchc_desktop.authoring.ratios.ratio_weights import NO_PAIR, WEIGHTS
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.authoring.told_relations import told_ratios

_CLEAR, _TIMES = 0.5, 2
"""How likely two rows are at least that are taken for part and whole, and how many times likelier than the next."""
_PLACED = 0.9
"""How likely a pair is that place or years settle."""
_NEXT, _NEAR, _NEAR_WHOLE = 3, 12, 15
_LEAST_OF_WHOLE = 0.65
_MOST_WHOLES, _MOST_TOTALS = 15, 5


@dataclass(frozen=True, slots=True)
class RankedPair:
    """The keys of two rows that may be part and whole of a percent, and how likely they are among all."""

    part: str
    whole: str
    likely: float


def ranked_pairs(rows: Sequence[GuessedRow]) -> dict[str, list[RankedPair]]:
    """Return the pairs that may be part and whole of each percent by key, the likeliest first."""
    compared, told = RatioRows(rows), told_ratios(rows)
    ranked = {one.key: _placed(one, compared) for one in compared.rows if is_open(one.row)}
    return without_taken(ranked, told)


def _placed(row: RatioRow, compared: RatioRows) -> list[RankedPair]:
    """Return the pairs of a percent: the one that its place settles, else those that fit its words best."""
    placed = placed_pairs(row, compared)
    return _ranked(row, compared) if placed is None else [RankedPair(part, whole, _PLACED) for part, whole in placed]


def without_taken(
    ranked: Mapping[str, Sequence[RankedPair]], told: Mapping[str, tuple[str, str]]
) -> dict[str, list[RankedPair]]:
    """Return the pairs of each percent without those that are told, or clearer, to be part and whole of another one."""
    sure = {keys: key for key, keys in told.items()}
    for key, keys in sorted(clear_ratios(ranked).items(), key=lambda pair: -ranked[pair[0]][0].likely):
        sure.setdefault(keys, key)
    return {
        key: _likelier([pair for pair in pairs if sure.get((pair.part, pair.whole), key) == key], pairs)
        for key, pairs in ranked.items()
    }


def _likelier(left: Sequence[RankedPair], pairs: Sequence[RankedPair]) -> list[RankedPair]:
    """Return the pairs that are left of some, each as likely among these as it was among all."""
    gone = sum(pair.likely for pair in pairs) - sum(pair.likely for pair in left)
    return [replace(pair, likely=pair.likely / max(1 - gone, pair.likely)) for pair in left]


def is_open(row: GuessedRow) -> bool:
    """Return whether a row is a percent that may have a part and a whole."""
    return row.kind == PERCENT and not (row.formula and row.formula.operation == "other")


def clear_ratios(ranked: Mapping[str, Sequence[RankedPair]]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent for which one pair is clearly the likeliest; a person is asked the rest."""
    return {
        key: (pairs[0].part, pairs[0].whole)
        for key, pairs in ranked.items()
        if is_clear([pair.likely for pair in pairs[:2]])
    }


def is_clear(likely: Sequence[float]) -> bool:
    """Return whether the first of some pairs, the likeliest first, is likelier than none and than the next by far."""
    first, second = [*likely, 0.0, 0.0][:2]
    return first >= _CLEAR and first >= _TIMES * second


def _ranked(row: RatioRow, compared: RatioRows) -> list[RankedPair]:
    scores: dict[tuple[str, str], float] = {}
    for pair in pairs_for(row, compared):
        keys = (pair.part.key, pair.whole.key)
        scores[keys] = max(_score(signs_of(pair, compared)), scores.get(keys, -math.inf))
    likely = {keys: math.exp(score - NO_PAIR) for keys, score in scores.items()}
    whole = 1 + sum(likely.values())
    ranked = [RankedPair(part, of, worth / whole) for (part, of), worth in likely.items()]
    return sorted(ranked, key=lambda pair: -pair.likely)


def _score(signs: Signs) -> float:
    """Return how well two rows are part and whole, by their signs."""
    return sum(WEIGHTS[name] * value for name, value in signs.items() if value)


def pairs_for(row: RatioRow, compared: RatioRows) -> Iterator[SharePair]:
    """Yield the rows that may be part and whole of a percent, with each way to read its label."""
    below = compared.parts(row)[:_NEAR]
    near = [one for one in compared.rows[max(row.place - _NEAR, 0) : row.place + _NEAR + 1] if _may_be_part(one, row)]
    near = [one for one in near if not (row.look.upwards and one.key in compared.graded and not one.look.upwards)]
    parts = {one.key: one for one in (*near, *below) if one.row.tier == row.row.tier}.values()
    for reading in readings_of(row.row.label):
        wholes = _wholes(row, reading, compared)
        for part in (*parts, *_parts_elsewhere(row, reading, compared)):
            is_next = abs(part.place - row.place) <= _NEXT or part in below
            if is_next or not reading.part or reading.part & part.own:
                of_part = part_signs(row, part, reading, compared.words)
                yield from (SharePair(row, part, whole, reading, of_part) for whole in wholes if _may_hold(whole, part))


def _parts_elsewhere(row: RatioRow, reading: ShareReading, compared: RatioRows) -> list[RatioRow]:
    """Return the rows of the form that a label points to which count just what it says, within the whole."""
    if reading.form in ("", row.row.form):
        return []
    rows = [one for one in compared.counted if one.row.form == reading.form and one.row.tier == row.row.tier]
    return [one for one in rows if one.own == reading.part]


def _may_be_part(one: RatioRow, row: RatioRow) -> bool:
    return one.row.counts and one.row.form == row.row.form


def _may_hold(whole: RatioRow, part: RatioRow) -> bool:
    """Return whether a row may be the whole of another: it counts the same, is not within it nor the done of it."""
    if (part.is_undone and whole.look.done) or part.denies(whole):
        return False
    is_within = whole.row.form == part.row.form and whole.row.path[:-1] == part.row.path
    return whole is not part and whole.unit == part.unit and not is_within


def _wholes(row: RatioRow, reading: ShareReading, compared: RatioRows) -> list[RatioRow]:
    """Return the rows that may be the whole: those that the label names, else those near it and totals before it."""
    counted = [one for one in compared.counted if one.row.tier == row.row.tier]
    if not reading.names_whole:
        form = [one for one in counted if one.row.form == row.row.form]
        near = [one for one in form if abs(one.place - row.place) <= _NEAR_WHOLE]
        before = [one for one in form if one.place < row.place - _NEAR_WHOLE and one.look.whole]
        return before[-_MOST_TOTALS:] + near
    named = [one for one in counted if not reading.form or one.row.form == reading.form]
    if reading.whole:
        shares = [(compared.words.share(reading.whole, one.own | one.around), one) for one in named
                  if one.own & reading.whole]  # fmt: skip
        fits = [(share, one) for share, one in shares if share >= _LEAST_OF_WHOLE]
        named = [one for share, one in fits if share == 1] or [one for _, one in fits]
        named = _narrowest(named, reading, compared) if reading.form else named
    return sorted(named, key=lambda one: (one.row.form != row.row.form, abs(one.place - row.place)))[:_MOST_WHOLES]


def _narrowest(named: Sequence[RatioRow], reading: ShareReading, compared: RatioRows) -> list[RatioRow]:
    """Return of the rows of a form that a label points to those that say the least besides what it says."""
    besides = {one.key: compared.words.weight(one.own - reading.whole) for one in named}
    least = min(besides.values(), default=0.0)
    return [one for one in named if besides[one.key] == least]
