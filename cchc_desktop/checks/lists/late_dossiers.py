"""The check of the list of late dossiers: it has as many as the forms count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.subject import Check
from cchc_desktop.report.keys import LATE_DOSSIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.report.figure_table import FigureTable
    from cchc_desktop.report.template import Template

_LATE, _SETTLED, _IN_TIME = ("settled.late",), ("settled",), ("settled.in_time",)


def checks(template: Template) -> Iterator[Check]:
    """Yield one check where the template says which figures count settled dossiers."""
    if keys := late_keys(template):
        yield Check(frozenset((LATE_DOSSIERS, *keys)), _counted)


def late_keys(template: Template) -> tuple[str, ...]:
    """Return the figure that counts late dossiers, or those of which it is the difference: settled and in time."""
    keys: dict[tuple[str, ...], str] = {measures: key for key, measures in template.dossiers.items()}
    if _LATE in keys:
        return (keys[_LATE],)
    return (keys[_SETTLED], keys[_IN_TIME]) if _SETTLED in keys and _IN_TIME in keys else ()


def late_amount(table: FigureTable) -> int | None:
    """Return how many dossiers were settled late by the figures, None where they do not say it."""
    amounts = [table.amount(key) for key in late_keys(table.template)]
    if not amounts or any(amount is None for amount in amounts):
        return None
    first, *others = (amount.value for amount in amounts if amount is not None)
    return int(first - sum(others))


def _counted(subject: Subject) -> Iterator[CheckResult]:
    listed, counted = len(subject.report.late_dossiers), late_amount(subject.table)
    if not listed or counted is None or listed == counted:
        return
    keys = late_keys(subject.template)
    rows = " trừ ".join(subject.row(key) for key in keys)
    message = f"Danh sách có {listed} hồ sơ quá hạn, {rows} là {counted}. Sửa danh sách, hoặc sửa số liệu."
    yield subject.finding("dossiers.late", (LATE_DOSSIERS, *keys), message, found=str(listed), expected=str(counted))
