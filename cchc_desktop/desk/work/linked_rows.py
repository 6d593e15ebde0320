"""Rows that mean the same in two editions of a template: named by `was`, or of one key and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.desk.office import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Row, Template

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
                key: steps[key_before] for key, key_before in _one_step(later, middle).items() if key_before in steps
            }
    return _one_step(later, earlier)


def in_later_keys(texts: Mapping[str, str], rows: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of an earlier report by the keys of the later template's rows."""
    return {key: texts[before] for key, before in rows.items() if before in texts}


def _one_step(later: Template, earlier: Template) -> dict[str, str]:
    named: dict[str, str] = {}
    if later.edition.before == earlier.id:
        named = {key: row.was for key, row in later.rows.items() if row.was in earlier.rows and row.was}
    taken = set(named.values())
    return {
        key: named.get(key, key)
        for key, row in later.rows.items()
        if key in named or (key in earlier.rows and key not in taken and _meaning(row) == _meaning(earlier.rows[key]))
    }


def _meaning(row: Row) -> tuple[str, str, str]:
    return folded(row.label), row.kind, folded(row.unit)
