"""Which rows of a form follow from others, guessed from their labels, units and places: percents and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.authoring.row_guesses import COUNT, DECIMAL, PERCENT
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.base.text import folded, spaced

_STOP = frozenset(
    [
        "ty",
        "le",
        "ti",
        "so",
        "tong",
        "cac",
        "cua",
        "trong",
        "ky",
        "da",
        "duoc",
        "va",
        "tai",
        "o",
        "la",
        "voi",
        "cho",
        "theo",
        "tren",
        "tinh",
        "den",
        "ngay",
        "chot",
        "lieu",
        "nam",
        "nay",
        "thang",
        "%",
    ]
)
_SPLITS = (" so với ", " trên tổng ", " trên ", "/")
_ALL_OF = ("gồm", "chia ra", "bao gồm", "trong đó", "cụ thể")
_DONE = (" da ", " xong ", " hoan thanh ")
_OVERLAPPING = (" nu ", " dan toc ", " dang vien ", " tre ", " tuoi ")


@dataclass(frozen=True, slots=True)
class GuessedRow:
    """A row of a form as far as it is understood: where it stands, what it is."""

    form: str
    path: Path
    label: str
    unit: str
    kind: str
    tier: str
    choices: dict[str, str]

    @property
    def key(self) -> str:
        """The figure key of the row."""
        return f"{self.form}:{'.'.join(map(str, self.path))}"

    @property
    def counts(self) -> bool:
        """Whether the row holds a number that may be a part or a whole."""
        return self.kind in (COUNT, DECIMAL)


def ratios_of(rows: Sequence[GuessedRow]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent for which the rows tell them, by key."""
    found = {row.key: _parts_of(row, rows) for row in rows if row.kind == PERCENT}
    return {key: (parts[0].key, parts[1].key) for key, parts in found.items() if parts}


def sums_of(rows: Sequence[GuessedRow]) -> dict[str, list[str]]:
    """Return the rows below that add up to a row, by key, where they are all of it."""
    return {row.key: [part.key for part in parts] for row in rows if (parts := _summands(row, rows))}


def _below(row: GuessedRow, rows: Sequence[GuessedRow]) -> list[GuessedRow]:
    return [one for one in rows if one.form == row.form and one.path[:-1] == row.path]


def _beside(row: GuessedRow, rows: Sequence[GuessedRow]) -> list[GuessedRow]:
    return [one for one in rows if one.form == row.form and one.path[:-1] == row.path[:-1]]


def _words(text: str) -> set[str]:
    """Return the words of a label that tell it from others; brackets do not count."""
    plain = "".join(part.split(")")[-1] if index else part for index, part in enumerate(text.split("(")))
    return set(spaced(plain).split()) - _STOP


def _parts_of(row: GuessedRow, rows: Sequence[GuessedRow]) -> tuple[GuessedRow, GuessedRow] | None:
    """Return part and whole of a percent: two rows below it, one below and one elsewhere, or two beside it."""
    below = [one for one in _below(row, rows) if one.counts]
    if len(below) > 1:
        return _of_two(row, below)
    split = _split(row.label)
    if len(below) == 1:
        whole = _elsewhere(split[1], below[0], rows) if split else None
        return (below[0], whole) if whole else None
    beside = [one for one in _beside(row, rows) if one.counts]
    if split and (named := _named(split, beside)):
        return named
    return _neighbours(row, _beside(row, rows))


def _of_two(row: GuessedRow, below: Sequence[GuessedRow]) -> tuple[GuessedRow, GuessedRow] | None:
    wanted = _words(row.label)
    whole = next((one for one in below if folded(one.label).startswith("tổng")), None)
    others = [one for one in below if one is not whole]
    part = max(others if whole else reversed(others), key=lambda one: _likeness(wanted, one))
    whole = whole or next(one for one in others if one is not part)
    return (part, whole) if part.unit == whole.unit else None


def _likeness(wanted: set[str], row: GuessedRow) -> float:
    """Return how much a row looks like the part of a percent: its words are the percent's, or it was done."""
    own = _words(row.label)
    is_done = any(sign in spaced(row.label) for sign in _DONE)
    return len(wanted & own) - len(own - wanted) / 2 + 2 * is_done


def _split(label: str) -> tuple[set[str], set[str]] | None:
    """Return the words of a percent's label before and after what stands between its part and its whole."""
    text = folded(label)
    for sign in _SPLITS:
        left, found, right = text.partition(sign)
        if found and _words(right):
            return _words(left), _words(right)
    return None


def _named(split: tuple[set[str], set[str]], beside: Sequence[GuessedRow]) -> tuple[GuessedRow, GuessedRow] | None:
    """Return the rows beside a percent whose labels have all words of its part, and of its whole."""
    parts = [one for one in beside if split[0] <= _words(one.label)]
    wholes = [one for one in beside if split[1] <= _words(one.label) and one not in parts]
    return (parts[0], wholes[0]) if len(parts) == 1 and wholes and parts[0].unit == wholes[0].unit else None


def _neighbours(row: GuessedRow, beside: Sequence[GuessedRow]) -> tuple[GuessedRow, GuessedRow] | None:
    """Return the two rows just before or after a percent, one of which has the words of its label."""
    place, wanted = beside.index(row), _words(row.label)
    for two in (beside[max(place - 2, 0) : place], beside[place + 1 : place + 3]):
        if len(two) < 2 or not all(one.counts for one in two) or two[0].unit != two[1].unit:  # noqa: PLR2004
            continue
        parts = [one for one in two if wanted <= _words(one.label)]
        if len(parts) == 1:
            return parts[0], next(one for one in two if one is not parts[0])
    return None


def _elsewhere(wanted: set[str], part: GuessedRow, rows: Sequence[GuessedRow]) -> GuessedRow | None:
    """Return the one row anywhere that counts what is wanted, by its own label and the one above it."""
    labels = {(one.form, one.path): _words(one.label) for one in rows}
    fits = [
        one
        for one in rows
        if one.counts
        and one is not part
        and one.unit == part.unit
        and wanted <= labels[one.form, one.path] | labels.get((one.form, one.path[:-1]), set())
        and wanted & labels[one.form, one.path]
    ]
    own = [one for one in fits if wanted <= labels[one.form, one.path]]
    found = own or fits
    if len(found) > 1:
        most = max(len(wanted & labels[one.form, one.path]) for one in found)
        found = [one for one in found if len(wanted & labels[one.form, one.path]) == most]
    return found[0] if len(found) == 1 else None


def _summands(row: GuessedRow, rows: Sequence[GuessedRow]) -> list[GuessedRow]:
    if not row.counts:
        return []
    every = _below(row, rows)
    below = [one for one in every if one.counts and one.unit == row.unit]
    label = folded(row.label)
    if len(below) < 2 or any(sign in spaced(one.label) for one in below for sign in _OVERLAPPING):  # noqa: PLR2004
        return []
    if says_all(row):
        return below
    is_total = label.startswith("tổng") or not any(folded(one.label).startswith(("số", "tổng")) for one in below)
    return below if is_total and len(below) == len(every) else []


def says_all(row: GuessedRow) -> bool:
    """Return whether the label of a row says that the rows below are all of it: "chia ra:", "gồm:"."""
    return folded(row.label).rstrip(" :.").endswith(_ALL_OF)


def sum_rule(whole: str, label: str, parts: Sequence[str]) -> dict[str, object]:
    """Return the rule of a sum as a template holds it, with an example that holds and one that fails."""
    form, _, number = whole.partition(":")
    holds = dict.fromkeys(parts, "1")
    words = label.rstrip(" :").replace("{", "(").replace("}", ")")
    return {
        "id": f"f{form}-{number.replace('.', '-')}-tong",
        "code": "total.mismatch",
        "left": [whole],
        "op": "=",
        "right": list(parts),
        "message": f"{words} là {{left}}, các phần cộng lại là {{right}}.",
        "holds": {whole: str(len(parts)), **holds},
        "fails": {whole: str(len(parts) + 1), **holds},
    }
