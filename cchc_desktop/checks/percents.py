"""Checks of percents and shares against the parts they are computed from, by rounding interval."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from cchc_desktop.checks.findings import CheckResult, Fix, Unchecked
from cchc_desktop.checks.subject import Check, Subject, depends
from cchc_desktop.report.figure_table import Computed, PercentState
from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.numbers import Number, plain, show
from cchc_desktop.report.template import Template


class PercentClaim(NamedTuple):
    """A percent that was typed.

    kind is "percent" or "share"; at holds its row, then its parts; nil if one of them is a nil word, read as 0.
    """

    kind: str
    at: tuple[str, ...]
    typed: Number
    words: str
    nil: bool = False

    @property
    def code(self) -> str:
        """The finding code of a claim that its parts contradict."""
        return f"{self.kind}.mismatch"


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for every percent with parts and every row that may have a share."""
    for key, row in template.rows.items():
        if row.ratio:
            yield Check(depends(template, (key,)), partial(_percent, key, row.ratio.part, row.ratio.whole))
        if row.share_of:
            yield Check(depends(template, (key, row.share_of)), partial(_share, key, row.share_of))


def _percent(key: str, part: str, whole: str, subject: Subject) -> Iterator[CheckResult]:
    figure, at = subject.table[key], (key, part, whole)
    if figure.state not in (State.VALUE, State.NIL):
        return
    typed = subject.table.amount(key)
    if typed is None:
        yield _unchecked("percent.mismatch", at, (key,), subject)
        return
    words = f"“{figure.text}”" if figure.state is State.NIL else f"{show(typed.value)}%"
    nil = any(subject.table[each].state is State.NIL for each in at)
    yield from _compare(PercentClaim("percent", at, typed, words, nil), subject.table.ratio(part, whole), subject)


def _share(key: str, whole: str, subject: Subject) -> Iterator[CheckResult]:
    share = subject.table[key].share
    if share is not None:
        claim = PercentClaim("share", tuple(dict.fromkeys((key, whole))), share, f"{show(share.value)}%")
        yield from _compare(claim, subject.table.ratio(key, whole), subject)


def _compare(claim: PercentClaim, computed: Computed, subject: Subject) -> Iterator[CheckResult]:
    if computed.outcome is PercentState.WAITING:
        yield from _waiting(claim, computed, subject)
    elif computed.part and computed.whole and computed.number:
        yield from _mismatch(claim, computed.part, computed.whole, computed.number, subject)
    else:
        yield from _undefined(claim, computed.part, subject)


def _waiting(claim: PercentClaim, computed: Computed, subject: Subject) -> Iterator[CheckResult]:
    missing = tuple(key for key in computed.waiting_for if subject.table[key].state is not State.NOT_OURS)
    if missing:
        yield _unchecked(claim.code, claim.at, missing, subject)


def _unchecked(code: str, at: tuple[str, ...], missing: tuple[str, ...], subject: Subject) -> Unchecked:
    lacking = subject.rows(missing, at[0].partition(":")[0])
    return Unchecked(code, at, missing, f"Chưa kiểm tra được tỷ lệ ở {subject.row(at[0])}: còn thiếu số ở {lacking}.")


def _undefined(claim: PercentClaim, part: Number | None, subject: Subject) -> Iterator[CheckResult]:
    typed = show(claim.typed.value)
    if part and part.value:
        message = (
            f"Đã ghi {claim.words}, mà phần là {show(part.value)} còn tổng là 0. "
            "Các số không khớp: xem lại các hàng này."
        )
        yield subject.finding(claim.code, claim.at, message, found=typed)
    elif claim.typed.value:
        message = f"Đã ghi {claim.words}, mà 0 trên 0 không có tỷ lệ. Các số không khớp: xem lại các hàng này."
        yield subject.finding(claim.code, claim.at, message, found=typed, expected="—")
    elif claim.kind == "percent" and not claim.nil:
        fix = Fix(claim.at[0], "")
        message = "0 trên 0 không tính được tỷ lệ. Để trống ô này; bản in sẽ ghi “—”."
        yield subject.finding("percent.undefined", claim.at, message, found=typed, expected="—", fix=fix)


def _mismatch(
    claim: PercentClaim, part: Number, whole: Number, exact: Number, subject: Subject
) -> Iterator[CheckResult]:
    low, high = (Fraction(100), Fraction(100)) if len(claim.at) == 1 else _interval(part, whole)
    computed = claim.typed.value == exact.value  # 99,99 for 20.000 of 20.001, which rounds to 100
    if computed or (claim.typed.high >= low and (high is None or claim.typed.low <= high)):
        return
    expected = show(exact.value)
    allowed = f"được {expected}%" if low == high else _range_words(low, high)
    ratio = f"{show(part.value)} : {show(whole.value)}"
    message = f"Đã ghi {claim.words}, trong khi {ratio} {allowed}. Các số không khớp: sửa một trong các số này."
    text = "" if claim.kind == "percent" else _with_share(subject.table[claim.at[0]], exact)
    found, fix = show(claim.typed.value), Fix(claim.at[0], text)
    yield subject.finding(claim.code, claim.at, message, found=found, expected=expected, fix=fix)


def _range_words(low: Fraction, high: Fraction | None) -> str:
    """Return the percents that a rounded quotient can have: "chỉ có thể từ 96,2% đến 100,2%"."""
    return f"chỉ có thể từ {_tenth(low)}% " + (f"đến {_tenth(high)}%" if high else "trở lên")


def _with_share(figure: Figure, share: Number) -> str:
    """Return the text of a figure with another share; the number before the slash stays as it was typed."""
    text = figure.suggestion or figure.text
    return f"{text[: text.rindex('/')]}/{plain(share.value)}%"


def _interval(part: Number, whole: Number) -> tuple[Fraction, Fraction | None]:
    """Return the least and greatest percent the two typed numbers allow; None: no upper bound."""
    low = 100 * Fraction(part.low) / Fraction(whole.high) if whole.high > 0 else Fraction(0)
    return low, 100 * Fraction(part.high) / Fraction(whole.low) if whole.low > 0 else None


def _tenth(value: Fraction) -> str:
    return show(Decimal(int(value * 10 + Fraction(1, 2))).scaleb(-1))
