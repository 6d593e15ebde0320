"""How well two rows are part and whole of a percent: by the words of all three labels and by where the rows stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc_desktop.authoring.guessed_rows import GuessedRow, by_place, lineage
from cchc_desktop.authoring.ratios.label_words import (
    Words,
    WordWeights,
    fillings_of,
    pairs_of,
    says,
    without_brackets,
    without_division,
    words_of,
)
from cchc_desktop.authoring.ratios.percent_labels import ShareReading
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.authoring.told_relations import told_sums
from cchc_desktop.base.text import folded

_WHOLE = (
    "tổng", "phải", "cần", "được giao", "kế hoạch", "đề ra", "phát ra", "thuộc diện", "phát sinh", "tiếp nhận",
    "dự toán",
)  # fmt: skip
_DUE = ("phải", "cần", "được giao", "đề ra", "thuộc diện", "dự toán")
"""Words of what was to be done, which is a whole and no part."""
_DONE = ("đã", "xong", "hoàn thành")
_SHORT_OF = frozenset(("chậm", "trễ", "quá", "chưa", "không"))
"""Words of what fell short: it is a part, as the rest beside it is."""
_DENIALS = frozenset(("chưa", "không"))
_STATES = _DENIALS | {"đang"}
_DEGREES = _DENIALS | frozenset(("rất", "xuất", "sắc", "tốt", "khá", "trung", "bình", "kém", "yếu"))
"""Words that make one answer of several of an other: neither is the whole of the other."""
_PENDING = ("đang", "chưa", "tồn", "còn")
_UPWARDS = ("trở lên", "trở xuống")
"""Words that take in several rows: "hài lòng trở lên"."""
_WITHIN = ("trong đó", "trong số đó")
_WEAK = frozenset(("hoàn", "thành", "thực", "hiện", "đạt", "sử", "dụng", "giải", "quyết"))
"""Words that a percent may have though neither its part nor its whole says them."""
_UNTOLD = 0.5
"""What a percent that says nothing of its part is taken to say of any."""
_MOSTLY = 0.7
_FARTHEST = 10
_WIDEST = 12
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class LabelLook:
    """What the label of a row looks like: a whole, something due, done, still to do, a total, a grade and upwards."""

    whole: bool
    due: bool
    done: bool
    pending: bool
    total: bool
    upwards: bool

    @classmethod
    def of(cls, label: str) -> LabelLook:
        """Return the look of a label."""
        is_total = folded(label).lstrip("-+ ").startswith("tổng")
        return cls(
            says(label, _WHOLE), says(label, _DUE), says(label, _DONE), says(label, _PENDING), is_total,
            says(label, _UPWARDS),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RatioRow:
    """A row with what is compared of it, reckoned once: its words and those above it, its unit, its look, its place."""

    row: GuessedRow
    key: str
    place: int
    unit: str
    own: Words
    around: Words
    pairs: frozenset[tuple[str, str]]
    fillings: frozenset[str]
    look: LabelLook

    @property
    def is_undone(self) -> bool:
        """Whether the row counts what was not done."""
        return "chưa" in self.own and not self.look.done

    def denies(self, other: RatioRow) -> bool:
        """Return whether one of two rows counts what is not, or not yet, of the other: neither is within the other."""
        return bool(other.own) and bool(self.own ^ other.own) and self.own ^ other.own <= _STATES


class RatioRows:
    """The rows of all forms with what is compared of them."""

    def __init__(self, rows: Sequence[GuessedRow]) -> None:
        by_path = by_place(rows)
        bare = [without_division(without_brackets(row.label)) for row in rows]
        own = [words_of(label) for label in bare]
        at = {(row.form, row.path): index for index, row in enumerate(rows)}
        self.rows = [
            RatioRow(
                row, row.key, place, folded(row.unit), own[place],
                frozenset().union(*(own[at[above.form, above.path]] for above in heads if above.kind != PERCENT)),
                pairs_of(bare[place]), fillings_of(bare[place]), LabelLook.of(row.label),
            )
            for place, row, heads in ((place, row, lineage(row, by_path)) for place, row in enumerate(rows))
        ]  # fmt: skip
        self.counted = [one for one in self.rows if one.row.counts]
        self.words = WordWeights([one.own for one in self.counted])
        self._by_path = {(one.row.form, one.row.path): one for one in self.rows}
        self._below: dict[tuple[str, Path], list[RatioRow]] = {}
        for one in self.counted:
            self._below.setdefault((one.row.form, one.row.path[:-1]), []).append(one)
        self.wholes = self._wholes_of_parts()

    def above(self, one: RatioRow) -> RatioRow | None:
        """Return the row above one, None if there is none."""
        return self._by_path.get((one.row.form, one.row.path[:-1]))

    def parts(self, one: RatioRow) -> list[RatioRow]:
        """Return the amounts right below a row."""
        return self._below.get((one.row.form, one.row.path), [])

    def _wholes_of_parts(self) -> dict[str, str]:
        """Return for the key of a part the row that it is said to be within: by a formula, or by "Trong đó" before it.

        A row "Trong đó …" that stands beside its whole is within the last amount of its unit that does not begin so.
        """
        found = {part: whole for whole, parts in told_sums([one.row for one in self.rows]).items() for part in parts}
        last: dict[tuple[str, str, Path], str] = {}
        for one in self.counted:
            beside = (one.row.form, one.unit, one.row.path[:-1])
            if not folded(one.row.label).lstrip("-+ ").startswith(_WITHIN):
                last[beside] = one.key
            elif whole := last.get(beside):
                found.setdefault(one.key, whole)
        return found

    @cached_property
    def opening(self) -> frozenset[str]:
        """The keys of the first amount of each unit in each form."""
        first: dict[tuple[str, str], str] = {}
        for one in self.counted:
            first.setdefault((one.row.form, one.unit), one.key)
        return frozenset(first.values())

    @cached_property
    def leading(self) -> frozenset[str]:
        """The keys of the first amount of each unit among rows that stand beside each other."""
        first: dict[tuple[str, Path, str], str] = {}
        for one in self.counted:
            first.setdefault((one.row.form, one.row.path[:-1], one.unit), one.key)
        return frozenset(first.values())

    @cached_property
    def last_before(self) -> dict[str, str]:
        """For the key of each row, that of the last amount before it, "" if there is none."""
        last = ""
        found: dict[str, str] = {}
        for one in self.rows:
            found[one.key] = last
            last = one.key if one.row.counts else last
        return found

    @cached_property
    def graded(self) -> frozenset[str]:
        """The keys of rows beside which another one counts the same in another degree: "Rất hài lòng", "Hài lòng"."""
        beside: dict[tuple[str, Path, Words], list[str]] = {}
        for one in self.counted:
            beside.setdefault((one.row.form, one.row.path[:-1], one.own - _DEGREES), []).append(one.key)
        return frozenset(key for keys in beside.values() if len(keys) > 1 for key in keys)

    @cached_property
    def total_before(self) -> dict[str, str]:
        """For the key of each row, that of the last total of its unit before it in its form, "" if there is none."""
        last: dict[tuple[str, str], str] = {}
        found: dict[str, str] = {}
        for one in self.rows:
            unit = (one.row.form, one.unit)
            found[one.key] = last.get(unit, "")
            if one.row.counts and one.look.total:
                last[unit] = one.key
        return found


@dataclass(frozen=True, slots=True)
class SharePair:
    """A percent, two rows that may be its part and whole, a way to read its label, the signs that no whole changes."""

    row: RatioRow
    part: RatioRow
    whole: RatioRow
    reading: ShareReading
    of_part: Signs


def signs_of(pair: SharePair, compared: RatioRows) -> Signs:
    """Return the signs by which two rows may be part and whole of a percent, each between 0 and 1 or so."""
    return {**_of_words(pair, compared.words), **_of_looks(pair), **_of_places(pair, compared)}


def part_signs(row: RatioRow, part: RatioRow, reading: ShareReading, words: WordWeights) -> Signs:
    """Return how well the words of a row are those that a percent says of its part, whatever its whole is."""
    own, firm = part.own, (reading.part - _WEAK) or reading.part
    known = reading.part | reading.whole | row.around | part.around
    return {
        "part_no_more": float(bool(own) and own <= known),
        "part_own": words.share(firm, own) if firm else _UNTOLD,
        "part_same": float(bool(firm) and own == reading.part),
        "part_in_order": len(reading.pairs & part.pairs) / len(reading.pairs) if reading.pairs else _UNTOLD,
        "part_denies": float(bool(firm and (own ^ reading.part) & _DENIALS)),
    }


def _of_words(pair: SharePair, words: WordWeights) -> Signs:
    """Return how well the words of both rows are those of the percent."""
    reading, part, whole = pair.reading, pair.part.own, pair.whole.own
    over_row, over_part, over_whole = pair.row.around, pair.part.around, pair.whole.around
    firm = (reading.part - _WEAK) or reading.part
    around = words.share(firm, part | over_part | whole | over_whole) if firm else _UNTOLD
    told = {
        **pair.of_part,
        "part_mostly": float(bool(firm) and around >= _MOSTLY),
        "part_around": around,
        "part_more": words.rest(part, reading.part | reading.whole | over_row | whole | over_part),
        "whole_in_part": float(bool(whole) and whole < part),
        "degrees": float(bool(whole and part) and bool(whole ^ part) and whole ^ part <= _DEGREES),
    }
    if not reading.names_whole:
        return told | {
            "whole_other": words.rest(whole, reading.part | part | over_row),
            "whole_narrower": float(bool(firm) and part < whole <= reading.part),
            "whole_gain": _gain(pair, words),
        }
    has_all, telling = reading.whole <= whole | over_whole, reading.part - reading.whole
    return told | {
        "whole_own": words.share(reading.whole, whole) if reading.whole else _UNTOLD,
        "whole_around": words.share(reading.whole, whole | over_whole) if reading.whole else _UNTOLD,
        "whole_more": words.rest(whole, reading.whole | over_row | reading.part),
        "whole_same": float(whole == reading.whole),
        "whole_all": float(has_all),
        "whole_filling": float(bool(reading.fillings & pair.whole.fillings)),
        "whole_unfilled": float(bool(reading.fillings and not reading.fillings & pair.whole.fillings)),
        "whole_total": float(has_all and reading.of_total and pair.whole.look.total),
        "part_not_whole": words.share(telling, part) - words.share(telling, whole),
    }


def _gain(pair: SharePair, words: WordWeights) -> float:
    """Return how much of what a percent says its whole says too, less what it says besides: the narrowest fits best."""
    said, whole = pair.reading.part, pair.whole
    if not said:
        return 0.0
    besides = words.weight(whole.own - said - pair.part.own - pair.row.around - _WEAK)
    return max((words.weight((whole.own | whole.around) & said) - 2 * besides) / words.weight(said), -1.0)


def _of_looks(pair: SharePair) -> Signs:
    """Return how much each row looks like a part or a whole by itself."""
    row, part, whole = pair.row.look, pair.part.look, pair.whole.look
    is_open = not pair.reading.names_whole
    return {
        "part_done": float(part.done and not whole.done),
        "part_done_unsaid": float(part.done and not row.done),
        "whole_done": float(is_open and whole.done and not part.done),
        "whole_sign": float(is_open and whole.whole and not part.whole),
        "part_due": float(part.due and not whole.due),
        "whole_due": float(is_open and whole.due and not part.due),
        "part_total": float(part.total and not whole.total),
        "part_pending": float(part.pending and not row.pending),
        "whole_pending": float(whole.pending and not row.pending),
        "whole_short": float(bool((pair.whole.own & _SHORT_OF) - pair.part.own)),
    }


def _of_places(pair: SharePair, compared: RatioRows) -> Signs:
    """Return how the three rows stand to each other."""
    row, part, whole = pair.row, pair.part, pair.whole
    below = compared.parts(row)
    part_below, whole_below = part in below, whole in below
    is_under = _is_above(whole, part) or compared.wholes.get(part.key) == whole.key
    is_next = _are_beside(part, whole) and _last(whole) == _last(part) - 1
    steps = sorted(_last(one) - _last(row) for one in (part, whole) if _are_beside(one, row))
    is_open = not pair.reading.names_whole
    is_up = _is_above(part, row) or (_are_beside(part, row) and _last(part) == _last(row) - 1)
    is_bare = not pair.reading.part and is_up
    above_whole = compared.above(whole)
    return {
        "whole_above_part": float(is_under),
        "whole_next": float(is_next),
        "whole_first": float(whole.place < part.place),
        "whole_last_total": float(is_open and compared.total_before[part.key] == whole.key),
        "both_below": float(part_below and whole_below),
        "part_below": float(part_below and not whole_below),
        "only_two": float(part_below and whole_below and len(below) == 2),  # noqa: PLR2004
        "part_alone": float(part_below and len(below) == 1),
        "part_elsewhere": float(bool(below) and not part_below),
        "part_behind": float(part.place == row.place + 1),
        "part_above": float(_is_above(part, row)),
        "whole_above": float(_is_above(whole, row)),
        "beside": float(len(steps) == 2),  # noqa: PLR2004
        "stand_alone": float(steps in ([-2, -1], [1, 2])),
        "bare_below": float(is_bare and is_open and (is_under or is_next)),
        "bare_of": float(is_bare and not is_open),
        "bare_skips": float(not pair.reading.part and compared.last_before[row.key] != part.key),
        "part_far": min(abs(part.place - row.place), _FARTHEST) / _FARTHEST,
        "apart" if is_open else "apart_named": min(abs(part.place - whole.place), _WIDEST) / _WIDEST,
        "rival": float(not is_under and _rivals(compared.above(part), part, row)),
        "whole_within": float(is_open and not whole.own < part.own and above_whole is not part
                              and _rivals(above_whole, whole, row) and not _are_beside(part, whole)),
        "whole_leads": float(is_open and whole.key in compared.leading and _are_beside(part, whole)),
        "whole_opens": float(is_open and whole.key in compared.opening and whole.row.form == row.row.form),
        "whole_added": float(len(compared.parts(whole)) > 1),
    }  # fmt: skip


def _rivals(above: RatioRow | None, one: RatioRow, row: RatioRow) -> bool:
    """Return whether the row above one, another than a percent, counts the same."""
    return above is not None and above.row.counts and above is not row and above.unit == one.unit


def _is_above(above: RatioRow, one: RatioRow) -> bool:
    return above.row.form == one.row.form and one.row.path[:-1] == above.row.path


def _are_beside(one: RatioRow, other: RatioRow) -> bool:
    return one.row.form == other.row.form and one.row.path[:-1] == other.row.path[:-1]


def _last(one: RatioRow) -> int:
    return one.row.path[-1]
