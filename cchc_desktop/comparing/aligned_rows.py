"""The rows of two templates side by side: a row of both means the same only if it counts the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of

if TYPE_CHECKING:
    from cchc_desktop.report.template import Row, Template

_ALIKE = 0.6
"""The part of their words that the labels of one row share in two editions of a template."""


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """The rows of a template that another has too, by their keys; those of either that have no counterpart.

    before gives the key in the first template of each row that has another number there; gone are the keys of rows of
    the first that have no counterpart and whose number means another row in the second.
    """

    same: frozenset[str]
    alone: tuple[str, ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def key_before(self, key: str) -> str:
        """Return the key in the first report of a field of the second, "" if that key means another row there."""
        if kind_of(key) not in (FieldKind.FIGURE, FieldKind.NOTE, FieldKind.SOURCE):
            return key
        figure = figure_of(key)
        if figure in self.before:
            return f"{key[: len(key) - len(figure)]}{self.before[figure]}"
        return "" if figure in self.before.values() else key


def align(one: Template, other: Template, links: Mapping[str, str] | None = None) -> AlignedRows:
    """Return which rows of two templates can be compared: those linked, else of one key, sort of figure and subject.

    links gives for rows of the second template those of the first that mean the same; else what the templates say.
    """
    if one is other or one.rows == other.rows:
        return AlignedRows(frozenset(one.rows))
    linked = _links(one, other) if links is None else links
    found = {key: was for key, was in linked.items() if _is_of_one_sort(other.rows[key], one.rows[was])}
    taken = set(found.values())
    for key, row in other.rows.items():
        if key not in found and key in one.rows and key not in taken and _alike(one.rows[key], row):
            found[key] = key
    has_twin = set(found.values())
    alone = [
        key
        for key in dict.fromkeys((*one.rows, *other.rows))
        if (key in other.rows and key not in found) or (key in one.rows and key not in has_twin)
    ]
    before = {key: was for key, was in found.items() if key != was}
    gone = tuple(key for key in alone if key in one.rows and key in before)
    return AlignedRows(frozenset(found), tuple(alone), before, gone)


def linked_rows(later: Template, earlier: Template) -> dict[str, str]:
    """Return for rows of a template the key of the row that means the same in the one before it."""
    named: dict[str, str] = {}
    if later.edition.before == earlier.id:
        named = {key: row.was for key, row in later.rows.items() if row.was in earlier.rows and row.was}
    taken = set(named.values())
    return {
        key: named.get(key, key)
        for key, row in later.rows.items()
        if key in named or (key in earlier.rows and key not in taken and _meaning(row) == _meaning(earlier.rows[key]))
    }


def _links(one: Template, other: Template) -> dict[str, str]:
    if one.edition.before == other.id:
        return {was: key for key, was in linked_rows(one, other).items()}
    return linked_rows(other, one)


def _meaning(row: Row) -> tuple[str, str, str]:
    return folded(row.label), row.kind, folded(row.unit)


def _is_of_one_sort(one: Row, other: Row) -> bool:
    return one.kind == other.kind and folded(one.unit) == folded(other.unit)


def _alike(one: Row, other: Row) -> bool:
    if not _is_of_one_sort(one, other):
        return False
    words, other_words = set(folded(one.label).split()), set(folded(other.label).split())
    return len(words & other_words) >= _ALIKE * max(len(words | other_words), 1)
