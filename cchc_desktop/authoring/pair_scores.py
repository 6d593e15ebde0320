"""How well two rows are part and whole of a percent: by the words of their labels and by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc_desktop.authoring.guessed_rows import GuessedRow, lineage, words_of
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.base.text import folded

Places = Mapping[tuple[str, Path], GuessedRow]
Pair = tuple[GuessedRow, GuessedRow]
Split = tuple[frozenset[str], frozenset[str]]
"""The words of a percent's label about its part and about its whole."""

WHOLE_SIGNS = (
    "tổng", "phải", "cần", "được giao", "kế hoạch", "đề ra", "phát ra", "thuộc diện", "phát sinh", "tiếp nhận",
)  # fmt: skip
_DONE = ("đã", "xong", "hoàn thành")
_DUE = ("tổng", "phải", "được giao", "đề ra", "thuộc diện")
"""Words of what was to be done, which is a whole and no part."""
_DUE_WORDS = frozenset(("phải", "cần", "giao"))
_SHORT_OF = frozenset(("chậm", "trễ", "quá", "chưa", "không"))
"""Words of what fell short: it is a part, as the rest beside it is."""
_WEAK = frozenset(("hoàn", "thành", "thực", "hiện", "đạt", "sử", "dụng", "giải", "quyết"))
"""Words that a percent may have though neither its part nor its whole says them."""
_LEAST_COVER = 0.7


def says(row: GuessedRow, signs: Iterable[str]) -> bool:
    """Return whether a label holds one of some words, marks and all: "cần" is no "cán"."""
    words = "".join(char if char.isalnum() else " " for char in folded(row.label))
    return any(f" {sign} " in f" {' '.join(words.split())} " for sign in signs)


def is_done(row: GuessedRow) -> bool:
    """Return whether a row counts what was done."""
    return says(row, _DONE)


def stands_by(row: GuessedRow, pair: Iterable[GuessedRow]) -> bool:
    """Return whether both rows stand right before or right behind a percent."""
    steps = sorted(one.path[-1] - row.path[-1] for one in pair if one.path[:-1] == row.path[:-1])
    return steps in ([-2, -1], [1, 2])


def score(row: GuessedRow, split: Split | None, pair: Pair, places: Places) -> float:
    """Return how well two rows are part and whole of a percent; 0 if they are not."""
    part, whole = pair
    if not part.measures_like(whole) or whole.path[:-1] == part.path:
        return 0
    words = _PairWords.of(row, split, pair, places)
    if split and not words.names_whole(split[1], _context(whole, places)):
        return 0
    if not split and says(part, _DUE) and not says(whole, _DUE):
        return 0
    if words.cover < _LEAST_COVER or not (words.tells(pair, split) or _is_bare(row, pair, words)):
        return 0
    return (
        words.worth
        + (words.worth_split(split[1]) if split else _worth_alone(pair, words))
        + _worth_of_place(row, pair, places)
    )


@dataclass(frozen=True, slots=True)
class _PairWords:
    """The words of two rows that may be part and whole, those that a percent wants of its part, those around both."""

    wanted: frozenset[str]
    bare: frozenset[str]
    part: frozenset[str]
    whole: frozenset[str]
    above_part: frozenset[str]
    context: frozenset[str]

    @classmethod
    def of(cls, row: GuessedRow, split: Split | None, pair: Pair, places: Places) -> _PairWords:
        part, whole = pair
        own, above = words_of(row.label), _context(part, places)
        wanted = split[0] if split else own
        around = above | words_of(whole.label) | _context(whole, places)
        return cls(wanted, wanted or own, words_of(part.label), words_of(whole.label), above, around)

    @property
    def telling(self) -> frozenset[str]:
        """The words that tell the part from the whole."""
        return self.part - self.whole

    @property
    def named(self) -> frozenset[str]:
        """The words of the whole without those that say it was to be done."""
        return self.whole - _DUE_WORDS

    @property
    def cover(self) -> float:
        """The share of the percent's words that the rows and those above them have."""
        firm = (self.bare - _WEAK) or self.bare
        return len(firm & (self.part | self.context)) / len(firm) if firm else 1.0

    @property
    def worth(self) -> float:
        """How well the words of both rows fit the percent."""
        told = 0.5 * len(self.telling & self.wanted) + 0.6 * len(self.part & self.whole & self.wanted)
        own = 0.6 * len(self.part & self.wanted) / len(self.wanted) if self.wanted else 0.0
        needless = 0.4 * len(self.telling - self.wanted) + 0.2 * len(self.named - self.wanted)
        return 3 * self.cover + told + own - needless - len((self.whole & _SHORT_OF) - self.part)

    def names_whole(self, wanted: frozenset[str], above: frozenset[str]) -> bool:
        """Return whether the whole has what the percent says about it."""
        return bool(wanted & self.whole) and len(wanted & (self.whole | above)) >= _LEAST_COVER * len(wanted)

    def tells(self, pair: Pair, split: Split | None) -> bool:
        """Return whether words tell which of the two rows is the part."""
        part, whole = pair
        if split and split[1] <= self.whole and not split[1] <= self.part:
            return True
        return bool(self.telling & self.wanted) or (not self.telling and is_done(part) and not is_done(whole))

    def worth_split(self, wanted: frozenset[str]) -> float:
        """Return how well the whole is what the percent says about it."""
        return 2 * len(wanted & self.whole) / len(wanted)


def _worth_alone(pair: Pair, words: _PairWords) -> float:
    """Return how much the whole looks like one, where the percent does not name it."""
    part, whole = pair
    worth = (0.5 if words.named <= words.wanted else 0.2) * says(whole, WHOLE_SIGNS) - 0.5 * is_done(whole)
    worth -= len((words.whole - words.above_part) & words.wanted)
    is_rest = bool(words.telling) and words.telling <= _SHORT_OF
    if words.whole and words.whole < words.part and words.whole < words.wanted and not is_rest:
        worth += 0.6 * len(words.whole) + 0.5  # "hồ sơ trễ hạn" within "hồ sơ trễ hạn có thư xin lỗi"
    is_next = whole.path == (*part.path[:-1], part.path[-1] - 1)
    return worth + 1.0 * (words.part == words.named and says(whole, _DUE)) + 0.3 * is_next


def _worth_of_place(row: GuessedRow, pair: Pair, places: Places) -> float:
    """Return how well two rows stand to each other and to the percent; a part has a rival in a row above it."""
    part, whole = pair
    above = places.get((part.form, part.path[:-1]))
    is_rival = above is not None and above.counts and above is not whole and above.measures_like(part)
    worth = 1.5 * (part.path[:-1] == whole.path) + 0.5 * (part.path[:-1] == whole.path[:-1])
    return worth + 0.5 * is_done(part) - 1.0 * is_rival + 0.4 * stands_by(row, pair)


def _is_bare(row: GuessedRow, pair: Pair, words: _PairWords) -> bool:
    """Return whether a percent without words of its own stands right below its part, in the whole."""
    part, whole = pair
    is_below = part.path == (*row.path[:-1], row.path[-1] - 1)
    return not words.bare and is_below and part.path[:-1] == whole.path


def _context(row: GuessedRow, places: Places) -> frozenset[str]:
    """Return the words of a row and of those above it."""
    return words_of(row.label).union(*(words_of(one.label) for one in lineage(row, places)))
