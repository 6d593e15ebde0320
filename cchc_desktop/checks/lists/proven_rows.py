"""Checks of figures that count documents: the register has as many that prove them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import Fix
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.figures import State
from cchc_desktop.report.members.document_register import full_number
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.report.template import Template

_NAMED = 4


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for each row of counts that the commune fills in."""
    for key, row in template.rows.items():
        if row.kind == "count" and row.fillable:
            yield Check(frozenset((key,)), partial(_row, key))


def _row(key: str, subject: Subject) -> Iterator[CheckResult]:
    register, span = subject.register, span_of(subject.template, subject.report.period)
    entries = (
        register.proving(key, span.start, subject.context.cut_off or span.end) if span and register.entries else ()
    )
    if not entries:
        return
    count = str(len(entries))
    more = ", …" if len(entries) > _NAMED else ""
    there = (
        f"Sổ văn bản có {count} văn bản trong kỳ cho hàng này ({', '.join(map(full_number, entries[:_NAMED]))}{more})"
    )
    figure, amount = subject.table[key], subject.table.amount(key)
    if figure.state is State.NOT_ENTERED:
        words = f"{there}, ở đây chưa ghi."
        yield subject.finding("value.suspect", (key,), words, expected=count, fix=Fix(key, count))
    elif amount is not None and amount.value != len(entries):
        words = f"{there}, ở đây ghi {figure.text}. Đếm lại, hoặc bổ sung sổ văn bản."
        yield subject.finding("value.suspect", (key,), words, found=figure.text, expected=count)
