"""Two templates row by row: what is the same, changed, new, gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.desk.work.linked_rows import rows_before

if TYPE_CHECKING:
    from cchc_desktop.report.template import Row, Template


class RowChange(Enum):
    """What became of a row in the later of two templates."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of two templates: its key and label in each, "" where it has none; the members that differ."""

    before: str
    after: str
    label_before: str
    label_after: str
    change: RowChange
    members: tuple[str, ...] = ()


_COMPARED = ("label", "kind", "unit", "tier", "choices", "ratio", "required")


def compared_rows(earlier: Template, later: Template) -> list[ComparedRow]:
    """Return the rows of two templates side by side, in the order of the later; those that are gone come last."""
    links = rows_before(later, earlier)
    taken = set(links.values())
    for key, row in later.rows.items():  # a row of the same key that only says it in other words
        known = earlier.rows.get(key)
        if key not in links and known and key not in taken and _alike(known, row):
            links[key] = key
            taken.add(key)
    found = [_pair(earlier, later, links.get(key, ""), key) for key in later.rows]
    gone = [key for key in earlier.rows if key not in taken]
    return found + [ComparedRow(key, "", earlier.rows[key].label, "", RowChange.GONE) for key in gone]


def _pair(earlier: Template, later: Template, before: str, after: str) -> ComparedRow:
    row = later.rows[after]
    if not before:
        return ComparedRow("", after, "", row.label, RowChange.NEW)
    known = earlier.rows[before]
    members = tuple(name for name in _COMPARED if _value(known, name) != _value(row, name))
    if before != after:
        members = ("no", *members)
    return ComparedRow(before, after, known.label, row.label, RowChange.CHANGED if members else RowChange.SAME, members)


def _value(row: Row, member: str) -> object:
    value = getattr(row, member)
    if member == "ratio":
        return value is not None
    return folded(value) if isinstance(value, str) else value


def _alike(one: Row, other: Row) -> bool:
    """Return whether two rows of one key mean the same in other words: more than half of their words."""
    words, others = set(folded(one.label).split()), set(folded(other.label).split())
    return one.kind == other.kind and 2 * len(words & others) > len(words | others)
