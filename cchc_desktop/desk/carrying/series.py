"""Drafts of one kind of report: those whose templates are editions of one series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.desk.office import library
from cchc_desktop.report.template import series_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc_desktop.report.store_protocol import DraftInfo
    from cchc_desktop.report.template import Template


def of_kind(drafts: Iterable[DraftInfo], template: Template) -> list[DraftInfo]:
    """Return the drafts that follow an edition of a template's series, in their order."""
    known = {each.id: each.series for each in library.templates()}
    return [each for each in drafts if known.get(each.template, series_of(each.template)) == template.series]


def edition_of(year: int, today: date, series: str) -> Template | None:
    """Return the edition of a series in force in a year, today if it is this one, else the newest that has the year.

    Where the series has none, the newest of another one.
    """
    day = min(max(today, today.replace(year, 1, 1)), today.replace(year, 12, 31))
    fitting = [each for each in library.templates() if each.first_year <= year <= (each.last_year or year)]
    ranked = sorted(fitting, key=lambda each: (each.series == series, each.edition.covers(day)))  # stable: newest last
    return ranked[-1] if ranked else None
