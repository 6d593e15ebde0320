"""Checks of percents and shares against the parts they follow from, by rounding interval."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from cchc_desktop.checks.findings import Fix, Said, Unchecked
from cchc_desktop.checks.subject import Check, Subject
from cchc_desktop.report.figures import State
from cchc_desktop.report.keys import figure_of
from cchc_desktop.report.numbers import Number, show
from cchc_desktop.report.table import Computed, Outcome
from cchc_desktop.report.template import Template


def checks(template: Template) -> Iterator[Check]:
    """Give a check for every percent with parts and every row that may carry its share."""
    for key, row in template.rows.items():
        if row.ratio:
            reads = frozenset({key, row.ratio.part, row.ratio.whole})
            yield Check(reads, partial(_percent, key, row.ratio.part, row.ratio.whole))
        if row.share_of:
            yield Check(frozenset({key, row.share_of}), partial(_share, key, row.share_of))


def _percent(key: str, part: str, whole: str, subject: Subject) -> Iterator[Said]:
    figure = subject.table[key]
    if figure.state not in (State.VALUE, State.NIL):
        return
    typed = subject.table.amount(key)
    if typed is None:
        return
    at = tuple(dict.fromkeys((key, part, whole)))
    nil = figure.state is State.NIL
    yield from _compare("percent", typed, at, nil=nil, computed=subject.table.ratio(part, whole), subject=subject)


def _share(key: str, whole: str, subject: Subject) -> Iterator[Said]:
    share = subject.table[key].share
    if share is not None:
        at = tuple(dict.fromkeys((key, whole)))
        yield from _compare("share", share, at, nil=False, computed=subject.table.ratio(key, whole), subject=subject)


def _compare(
    what: str, typed: Number, at: tuple[str, ...], *, nil: bool, computed: Computed, subject: Subject
) -> Iterator[Said]:
    code = f"{what}.mismatch"
    if computed.outcome is Outcome.WAITING:
        if any(subject.table[missing].state is not State.NOT_OURS for missing in computed.waiting_for):
            yield _unchecked(code, at, computed.waiting_for, subject)
    elif computed.outcome is Outcome.UNDEFINED:
        yield from _undefined(what, typed, at, nil=nil, computed=computed, subject=subject)
    elif not _agrees(typed, computed, same=len(at) == 1):
        yield _mismatch(code, typed, at, computed, subject)


def _undefined(
    what: str, typed: Number, at: tuple[str, ...], *, nil: bool, computed: Computed, subject: Subject
) -> Iterator[Said]:
    part = computed.part.value if computed.part else 0
    if part:
        message = f"Đã ghi {show(typed.value)}%, mà phần là {show(part)} còn tổng là 0. Các số không khớp: xem lại các hàng này."
        yield subject.say(f"{what}.mismatch", at, message, found=show(typed.value))
    elif typed.value:
        message = f"Đã ghi {show(typed.value)}%, mà 0 trên 0 không có tỷ lệ. Các số không khớp: xem lại các hàng này."
        yield subject.say(f"{what}.mismatch", at, message, found=show(typed.value), expected="—")
    elif what == "percent" and not nil:
        message = "0 trên 0 không tính được tỷ lệ. Để trống ô này; bản in sẽ ghi “—”."
        yield subject.say("percent.undefined", at, message, found=show(typed.value), expected="—", fix=Fix(at[0], ""))


def _mismatch(code: str, typed: Number, at: tuple[str, ...], computed: Computed, subject: Subject) -> Said:
    assert computed.part and computed.whole and computed.number  # noqa: S101 - outcome VALUE has all three
    expected = show(computed.number.value)
    low, high = _interval(computed.part, computed.whole)
    ratio = f"{show(computed.part.value)} : {show(computed.whole.value)}"
    result = f"được {expected}%" if low == high else f"nằm từ {_one(low)} đến {_one(high) if high is not None else '…'}%"
    message = f"Đã ghi {show(typed.value)}%, còn {ratio} {result}. Các số không khớp: sửa một trong các số này."
    fix = Fix(at[0], "") if code == "percent.mismatch" else _share_fix(at[0], expected, subject)
    return subject.say(code, at, message, found=show(typed.value), expected=expected, fix=fix)


def _share_fix(key: str, expected: str, subject: Subject) -> Fix:
    number = subject.table[key].number
    return Fix(key, f"{show(number.value) if number else ''}/{expected}%")


def _agrees(typed: Number, computed: Computed, *, same: bool) -> bool:
    assert computed.part and computed.whole  # noqa: S101 - outcome VALUE has both
    low, high = (Fraction(100), Fraction(100)) if same else _interval(computed.part, computed.whole)
    return typed.high >= low and (high is None or typed.low <= high)


def _interval(part: Number, whole: Number) -> tuple[Fraction, Fraction | None]:
    """Return the least and greatest percent the two typed numbers allow; None: no upper bound."""
    low = 100 * part.low / whole.high if whole.high > 0 else Fraction(0)
    return low, 100 * part.high / whole.low if whole.low > 0 else None


def _one(value: Fraction) -> str:
    return show(Decimal(int(value * 10 + Fraction(1, 2))).scaleb(-1))


def _unchecked(code: str, at: tuple[str, ...], missing: tuple[str, ...], subject: Subject) -> Unchecked:
    names = ", ".join(subject.row(figure_of(key)) for key in missing)
    return Unchecked(code, at, missing, f"Chưa kiểm tra được tỷ lệ ở {subject.row(at[0])}: chờ số ở {names}.")
