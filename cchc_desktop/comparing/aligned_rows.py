"""The rows of two templates side by side: a row of both means the same only if it counts the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded

if TYPE_CHECKING:
    from cchc_desktop.report.template import Row, Template

_ALIKE = 0.6
"""The part of their words that the labels of one row share in two editions of a template."""


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """The keys of the rows that mean the same in two templates, and of those that have no counterpart."""

    same: frozenset[str]
    alone: tuple[str, ...] = ()


def align(one: Template, other: Template) -> AlignedRows:
    """Return which rows of two templates can be compared: same key, same sort of figure, same subject."""
    if one is other or one.rows == other.rows:
        return AlignedRows(frozenset(one.rows))
    same = frozenset(key for key, row in one.rows.items() if key in other.rows and _alike(row, other.rows[key]))
    keys = dict.fromkeys((*one.rows, *other.rows))
    return AlignedRows(same, tuple(key for key in keys if key not in same))


def _alike(one: Row, other: Row) -> bool:
    if one.kind != other.kind or folded(one.unit) != folded(other.unit):
        return False
    words, other_words = set(folded(one.label).split()), set(folded(other.label).split())
    return len(words & other_words) >= _ALIKE * max(len(words | other_words), 1)
