"""Checks of figures against the unit's own history: a jump out of its band, a year's running figure that falls.

The history is the report's member `earlier`: figures as typed, by period and key.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.subject import Check, Subject, depends
from cchc_desktop.report.kinds import read
from cchc_desktop.report.numbers import show
from cchc_desktop.report.periods import as_long, span_of
from cchc_desktop.report.template import Nature, Row, Template, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.report.periods import PeriodSpan

_LEAST_REPORTS = 4
_TO_SIGMA = Decimal("1.4826")
"""The standard deviation of a normal distribution, from its median absolute deviation."""
_SIGMAS = 4
_LEAST_SHARE = Decimal("0.5")
"""A figure within this share of its median is no jump, however even the history."""
_LEAST_STEP = {"count": Decimal(5), "decimal": Decimal(0), "percent": Decimal(10)}
"""A difference up to this is no jump: counts of a few go from 0 to 3 and back."""
_JUMP = (
    "Đã ghi {now}; {count} báo cáo trước của đơn vị ghi từ {least} đến {most}. Xem lại có thừa, thiếu chữ số "
    "hoặc nhầm hàng không; đúng rồi thì bỏ qua."
)
_FALL = "Đã ghi {now}, mà {period} đã là {before}. Số tính từ đầu năm không giảm; xem lại một trong hai số."


class _Past(NamedTuple):
    """A figure of an earlier period."""

    span: PeriodSpan
    value: Decimal


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each row of numbers that the commune itself types."""
    for key, row in template.rows.items():
        if row.kind in _LEAST_STEP and row.tier is Tier.COMMUNE and row.ratio is None:
            amount = lru_cache(maxsize=64)(partial(_amount, row))
            yield Check(depends(template, (key,)), partial(_row, key, row, amount))


def _row(key: str, row: Row, amount: Callable[[str], Decimal | None], subject: Subject) -> Iterator[CheckResult]:
    if not subject.report.earlier:
        return
    span, now = span_of(subject.template, subject.report.period), subject.table[key].sure
    if span is None or now is None:
        return
    past = list(_past(key, amount, span, subject))
    running = [each for each in past if _runs_on(row, each.span, span) and each.value > now]
    if running:
        latest = max(running, key=lambda each: each.span.end)
        message = _FALL.format(now=show(now), period=latest.span.name, before=show(latest.value))
        yield subject.finding("history.jump", (key,), message, found=show(now), expected=f"≥ {show(latest.value)}")
        return
    alike = [each.value for each in past if row.nature is Nature.STOCK or as_long(each.span, span)]
    if len(alike) >= _LEAST_REPORTS and abs(now - _median(alike)) > _band(alike, row):
        least, most = show(min(alike)), show(max(alike))
        message = _JUMP.format(now=show(now), count=len(alike), least=least, most=most)
        yield subject.finding("history.jump", (key,), message, found=show(now), expected=f"{least}–{most}")


def _past(key: str, amount: Callable[[str], Decimal | None], span: PeriodSpan, subject: Subject) -> Iterator[_Past]:
    """Yield the figures of a row in the periods that ended before."""
    for period, texts in subject.report.earlier.items():
        before, value = span_of(subject.template, period, any_year=True), amount(texts.get(key, ""))
        if before and value is not None and before.end < span.end:
            yield _Past(before, value)


def _runs_on(row: Row, earlier: PeriodSpan, span: PeriodSpan) -> bool:
    """Return whether a row's figure of a period contains that of an earlier one: both counted from one day on."""
    if row.kind == "percent" or row.nature is Nature.STOCK:
        return False
    return earlier.start == span.start or (row.nature is Nature.CUMULATIVE and earlier.year == span.year)


def _band(values: list[Decimal], row: Row) -> Decimal:
    """Return how far from its median a figure may be."""
    middle = _median(values)
    spread = _median([abs(value - middle) for value in values])
    return max(_SIGMAS * _TO_SIGMA * spread, _LEAST_SHARE * abs(middle), _LEAST_STEP[row.kind])


def _median(values: list[Decimal]) -> Decimal:
    """Return the middle of values; `statistics` is a large library for it."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _amount(row: Row, text: str) -> Decimal | None:
    return read(row, text).sure if text else None
