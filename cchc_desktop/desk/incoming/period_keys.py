"""The key of a period as a person types it: refused, with the right form, where no report has such a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import period_name, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.inbox.inbox_store import InboxStore

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
"""No reports were or will be made outside these years: a year beyond them is a slip of the hand."""
_YEAR_DIGITS = 4


def require_period(store: InboxStore, key: str) -> None:
    """Raise UserError unless a template of the office has the period, or reports of it came."""
    if _is_period(key) or key in store.periods():
        return
    meant = next((each for each in _nearly(key) if _is_period(each)), "")
    advice = f"Có phải là {meant}?" if meant else f"Ghi năm, gạch nối, mã kỳ: {', '.join(_examples(key))}."
    raise UserError(f"Không có kỳ báo cáo “{key[:40]}”.", advice)


def _is_period(key: str) -> bool:
    year = key[:_YEAR_DIGITS]
    if not (year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR):
        return False
    return any(span_of(template, key, any_year=True) for template in library.templates())


def _nearly(key: str) -> Iterator[str]:
    """Yield what a mistyped key may mean: "2026H1", "2026/h1", "h1-2026"."""
    signs = "".join(char for char in key.upper() if char.isascii() and char.isalnum())
    yield f"{signs[:_YEAR_DIGITS]}-{signs[_YEAR_DIGITS:]}"
    yield f"{signs[-_YEAR_DIGITS:]}-{signs[:-_YEAR_DIGITS]}"


def _examples(key: str) -> list[str]:
    """Return the keys of a template's periods, of the year that a mistyped key begins with."""
    template, year = library.templates()[0], key[:_YEAR_DIGITS]
    keys = [f"{year}-{period.code}" for period in template.periods]
    shown = keys if all(map(_is_period, keys)) else [f"{template.first_year}-{each.code}" for each in template.periods]
    return [f"{each} ({period_name(template, each)})" for each in shown]
