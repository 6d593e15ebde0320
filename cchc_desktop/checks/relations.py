"""Checks of the template's rules: signed sums of figures on two sides, and an operator between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from cchc_desktop.checks.column_relations import relations_of
from cchc_desktop.checks.findings import CheckResult, Fix, Unchecked
from cchc_desktop.checks.subject import Check, Subject, depends
from cchc_desktop.report.figures import State
from cchc_desktop.report.numbers import plain, show
from cchc_desktop.report.template import Rule, Template


class RuleSide(NamedTuple):
    """One side of a rule, added up: the sum of the known operands, its rounding interval, and the unknown ones.

    missing_plus and missing_minus are the unknown keys by sign; counted is how many operands were known.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    counted: int
    missing_plus: tuple[str, ...]
    missing_minus: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Every key that is not known."""
        return self.missing_plus + self.missing_minus


def checks(template: Template) -> Iterator[Check]:
    """Yield a check for every rule of the template."""
    for rule in relations_of(template):
        reads = set(keys_of(rule)) | ({rule.when.key} if rule.when else set())
        yield Check(depends(template, reads), partial(relation, rule))


def keys_of(rule: Rule) -> tuple[str, ...]:
    """Return the figure keys of a rule, left side first, without signs."""
    return tuple(dict.fromkeys(key.removeprefix("-") for key in (*rule.left, *rule.right)))


def _places(rule: Rule) -> tuple[str, ...]:
    """Return the figures that a finding of a rule marks: its operands and that of its condition."""
    return tuple(dict.fromkeys((*keys_of(rule), *((rule.when.key,) if rule.when else ()))))


def relation(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    """Yield the results of one rule; none where its condition does not hold."""
    holds = subject.holds(rule.when)
    if holds:
        yield from OPERATORS[rule.op](rule, subject)
    elif holds is None and rule.when:
        yield from _unchecked(rule, (rule.when.key,), subject)


def _side(signed: tuple[str, ...], subject: Subject) -> RuleSide:
    value, low, high, counted = Decimal(0), Decimal(0), Decimal(0), 0
    missing: dict[bool, list[str]] = {True: [], False: []}
    for term in signed:
        key, plus = term.removeprefix("-"), not term.startswith("-")
        amount = subject.table.amount(key)
        if amount is not None:
            value += amount.value if plus else -amount.value
            low += amount.low if plus else -amount.high
            high += amount.high if plus else -amount.low
            counted += 1
        elif not _left_out(key, subject):
            missing[plus].append(key)
    return RuleSide(value, low, high, counted, tuple(missing[True]), tuple(missing[False]))


def _left_out(key: str, subject: Subject) -> bool:
    """Return whether a blank row is not to be waited for: another tier's, or one whose condition does not hold."""
    state = subject.table[key].state
    blank = state is State.NOT_ENTERED and subject.holds(subject.template.rows[key].when) is False
    return blank or state is State.NOT_OURS


def _both(rule: Rule, left: RuleSide, right: RuleSide) -> bool:
    """Return whether both sides have a value to compare; an empty right side is 0."""
    return bool(left.counted and (right.counted or not rule.right))


def _equal(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    left, right = _side(rule.left, subject), _side(rule.right, subject)
    if left.missing or right.missing:
        yield from _unchecked(rule, left.missing + right.missing, subject)
    elif _both(rule, left, right) and (left.high < right.low or left.low > right.high):
        yield _found(rule, left, right, subject, _fix(rule, right, subject))


def _fix(rule: Rule, right: RuleSide, subject: Subject) -> Fix | None:
    """Return a fix that sets a left side of one plain figure to the right side, None for any other."""
    key = rule.left[0]
    figure = subject.table[key.removeprefix("-")]
    alone = len(rule.left) == 1 and not key.startswith("-") and figure.share is None and figure.choice is None
    if not alone or right.value < 0:
        return None
    return Fix(key, show(right.value) if subject.template.rows[key].kind == "count" else plain(right.value))


def _at_most(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    yield from _bounded(rule, _side(rule.left, subject), _side(rule.right, subject), subject, swapped=False)


def _at_least(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    yield from _bounded(rule, _side(rule.right, subject), _side(rule.left, subject), subject, swapped=True)


def _bounded(rule: Rule, small: RuleSide, large: RuleSide, subject: Subject, *, swapped: bool) -> Iterator[CheckResult]:
    """Yield a finding if small > large; missing parts can only add to it, so a known excess counts already."""
    left, right = (large, small) if swapped else (small, large)
    decided = not (small.missing_minus or large.missing_plus)
    if decided and _both(rule, left, right) and small.low > large.high:
        yield _found(rule, left, right, subject)
    elif small.missing or large.missing:
        yield from _unchecked(rule, left.missing + right.missing, subject)


def _differs(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    left, right = _side(rule.left, subject), _side(rule.right, subject)
    if left.missing or right.missing:
        yield from _unchecked(rule, left.missing + right.missing, subject)
    elif _both(rule, left, right) and left.value == right.value and (left.value or not rule.right):
        yield _found(rule, left, right, subject)


def _together(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    blank_left, blank_right = _blank(rule.left, subject), _blank(rule.right, subject)
    if bool(blank_left) != bool(blank_right):
        blank = blank_left or blank_right
        at = tuple(dict.fromkeys((*blank, *_places(rule))))
        left, right = _side(rule.left, subject), _side(rule.right, subject)
        message = rule.message.format(left=show(left.value), right=show(right.value))
        yield subject.finding(rule.code, at, message, severity=rule.severity)


def _blank(signed: tuple[str, ...], subject: Subject) -> tuple[str, ...]:
    """Return the keys of a side if none of them is filled, else nothing."""
    keys = tuple(term.removeprefix("-") for term in signed)
    return keys if all(subject.table[key].state is State.NOT_ENTERED for key in keys) else ()


def _found(rule: Rule, left: RuleSide, right: RuleSide, subject: Subject, fix: Fix | None = None) -> CheckResult:
    shown_left, shown_right = show(left.value), show(right.value)
    message = rule.message.format(left=shown_left, right=shown_right)
    if left.missing or right.missing:
        message = f"{message} Chưa tính {subject.rows(left.missing + right.missing)}: còn thiếu số."
    return subject.finding(
        rule.code, _places(rule), message, found=shown_left, expected=shown_right, fix=fix, severity=rule.severity
    )


def _unchecked(rule: Rule, waited_for: tuple[str, ...], subject: Subject) -> Iterator[CheckResult]:
    """Yield an entry for a rule that waits, with the figures it waits for."""
    missing = tuple(dict.fromkeys(waited_for))
    first = keys_of(rule)[0]
    others = tuple(key for key in missing if key != first) or missing
    lacking = subject.rows(others, first.partition(":")[0])
    message = f"Chưa đối chiếu được {subject.row(first)}: còn thiếu số ở {lacking}."
    yield Unchecked(rule.code, _places(rule), missing, message)


OPERATORS: dict[str, Callable[[Rule, Subject], Iterator[CheckResult]]] = {
    "=": _equal,
    "<=": _at_most,
    ">=": _at_least,
    "differs": _differs,
    "together": _together,
}
