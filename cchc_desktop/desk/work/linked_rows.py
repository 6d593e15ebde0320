"""Rows that mean the same in two editions of a template: named by `was`, or of one key and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.comparing.aligned_rows import linked_rows
from cchc_desktop.desk.office import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Template

_MOST_EDITIONS = 8
"""The editions through which rows are followed back; more than that many years are no comparison."""


def rows_before(later: Template, earlier: Template, editions: int = _MOST_EDITIONS) -> dict[str, str]:
    """Return for rows of a template the key of the row that means the same in an earlier one."""
    if later is earlier:
        return {key: key for key in later.rows}
    before = later.edition.before
    if before and before not in (earlier.id, later.id) and editions:
        middle = library.find(before)
        if middle:
            steps = rows_before(middle, earlier, editions - 1)
            return {
                key: steps[key_before] for key, key_before in linked_rows(later, middle).items() if key_before in steps
            }
    return linked_rows(later, earlier)


def in_later_keys(texts: Mapping[str, str], rows: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of an earlier report by the keys of the later template's rows."""
    return {key: texts[before] for key, before in rows.items() if before in texts}


def links_between(one: Template, other: Template) -> dict[str, str] | None:
    """Return for rows of a template those of another edition that mean the same, whichever is the later one.

    None where neither names the other as one before it.
    """
    if _comes_after(other, one):
        return rows_before(other, one)
    if _comes_after(one, other):
        return {was: key for key, was in rows_before(one, other).items()}
    return None


def _comes_after(later: Template, earlier: Template) -> bool:
    """Return whether a template is one of the editions after another."""
    at: Template | None = later
    for _ in range(_MOST_EDITIONS):
        before = at.edition.before if at else ""
        if not before or before == earlier.id:
            return before == earlier.id
        at = library.find(before)
    return False
