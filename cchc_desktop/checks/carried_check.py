"""The check of what came along from an earlier report: places that nobody has looked at yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import order_of, rank
from cchc_desktop.checks.subject import Check
from cchc_desktop.report.document import LETTER_FIELDS
from cchc_desktop.report.keys import carried_in
from cchc_desktop.report.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.report.template import Template

STALE = "history.stale"
"""The code of the finding; its places are all marks that are open."""


def checks(template: Template) -> Iterator[Check]:
    """Yield one check over the carried marks of all fields."""
    keys = (*template.sections, *(f"letter.{name}" for name in LETTER_FIELDS))
    yield Check(frozenset(map(carried_in, keys)), _stale)


def _stale(subject: Subject) -> Iterator[CheckResult]:
    left = subject.report.open_marks()
    if not left:
        return
    order = order_of(subject.template)
    places = sorted((str(mark.at) for mark in left), key=lambda place: rank(order, place))
    source = period_name(subject.template, left[0].period)
    message = f"Còn {len(left)} chỗ chép từ {source or 'báo cáo trước'} chưa xem. Nhấn F5 để xem từng chỗ."
    yield subject.finding(STALE, tuple(places), message)
