"""Closing a report for signature, reopening it, and entering number, day and signed copy once it is issued."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cchc_desktop.base.bounded import json_of, read_bytes
from cchc_desktop.base.clock import Clock, now, year_first
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.base.text import stored
from cchc_desktop.checks.explained import explanation, explanations, outstanding, to_explain, undecided
from cchc_desktop.checks.run import check
from cchc_desktop.checks.silenced import REFUSED
from cchc_desktop.desk.office.settings import context_of
from cchc_desktop.desk.register.travelling import with_register
from cchc_desktop.desk.work.unit_history import loaded
from cchc_desktop.report.document import CLOSED, OPEN
from cchc_desktop.report.faults import Fault, path_of
from cchc_desktop.report.file import write_report
from cchc_desktop.report.store_protocol import Issue
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.reason import Reason
    from cchc_desktop.report.store_protocol import DraftStore

_NUMBER = re.compile(r"[^\s/]{1,20}")


class Explanation(Shape, unknown=Unknown.IGNORED):
    """An explanation to be stored: for the findings of a rule at a place (their first) or a list of places."""

    rule: str
    at: Annotated[tuple[Annotated[str, Limits(least=1)], ...], Limits(least=1)]
    text: Annotated[str, Limits(most=20_000)]

    def fits(self, finding: Finding) -> bool:
        """Return whether this explains a finding."""
        return self.rule == finding.rule and self.at in (finding.at, finding.at[:1])


@dataclass(frozen=True, slots=True)
class Closing:
    """The result of a closing: findings without explanation, whether a decision is missing, unused explanations."""

    missing: tuple[Finding, ...]
    errors: int
    undecided: bool
    unused: tuple[Explanation, ...]
    version: int

    @property
    def closed(self) -> bool:
        """Whether the report is closed now."""
        return not self.missing and not self.undecided


def read_explanations(path: Path) -> list[Explanation]:
    """Read a file of explanations, each for one place or a list of them; BadFileError lists every fault by its path."""
    data = json_of(read_bytes(path), path.name)
    given, flaws = read_shape(list[Explanation], [*map(_with_places, data)] if isinstance(data, list) else data)
    if given is None:
        faults = [str(Fault(path_of(location), text)) for location, text in flaws]
        raise BadFileError(f"Không nhận tệp {path.name}: {len(faults)} chỗ sai.", "\n".join(faults))
    return given


def _with_places(entry: object) -> object:
    if isinstance(entry, dict) and isinstance(entry.get("at"), str):
        return {**entry, "at": [entry["at"]]}
    return entry


def close(
    store: DraftStore, ref: str, given: Sequence[Explanation] = (), *, by: str = "", who: str = "", clock: Clock = now
) -> Closing:
    """Store explanations, and close the report if none is missing and its errors are decided on.

    Each error's explanation names who decides, and is sealed with the report; `by` decides on all of them.
    """
    by, moment = stored(by).strip(), clock().isoformat(timespec="milliseconds")
    outcome = _checked(store, ref)
    reasons = explained(outcome, given, by=by, who=by or who, when=moment)
    store.explain(ref, reasons)
    outcome = _checked(store, ref)
    wanted, errors = to_explain(outcome), outcome.summary["errors"]
    result = Closing(
        missing=outstanding(outcome),
        errors=errors,
        undecided=bool(undecided(outcome)) and not by,
        unused=tuple(one for one in given if not any(one.fits(finding) for finding in wanted)),
        version=outcome.subject.report.version,
    )
    if result.closed:
        report = _with_documents(sealed_report(outcome, by=by, when=moment), outcome)
        store.seal(ref, report, write_report(report).decode(), who=by or who)
    return result


def explained(outcome: Outcome, given: Iterable[Explanation], *, by: str, who: str, when: str) -> list[Reason]:
    """Return the entries of explanations for a report's `reasons`, those with a blank text left out."""
    return [
        explanation(
            outcome,
            finding,
            text=stored(one.text).strip(),
            who=by if finding.severity is Severity.ERROR else who,
            when=when,
        )
        for one in given
        for finding in to_explain(outcome)
        if one.fits(finding) and stored(one.text).strip()
    ]


def sealed_report(outcome: Outcome, *, by: str, when: str) -> Report:
    """Return a report to seal: closed, with the explanations of its present findings and its refused hints.

    `by`, if given, decides on every error; else the person named in its explanation.
    """
    report = outcome.subject.report
    severity = {reason.fingerprint: finding.severity for finding, reason in explanations(outcome).items()}
    reasons = tuple(
        replace(reason, who=by, when=when) if by and severity.get(reason.fingerprint) is Severity.ERROR else reason
        for reason in report.reasons
        if reason.fingerprint in severity or reason.text == REFUSED
    )
    return replace(report, state=CLOSED, reasons=reasons)


def _with_documents(report: Report, outcome: Outcome) -> Report:
    return with_register(report, outcome.subject.template, outcome.subject.context.register)


def reopen(store: DraftStore, ref: str, *, who: str = "") -> int:
    """Reopen a closed or issued report as its next version; return that version's number."""
    store.reopen(ref, who=who)
    return store.load(ref).report.version


def issue(
    store: DraftStore, ref: str, *, number: str, day: str, signed: ExaminedCopy | None = None, who: str = ""
) -> tuple[Finding, ...]:
    """Enter number and day of a closed report and keep its signed copy; return the findings in them."""
    number = stored(number).strip()
    if not _NUMBER.fullmatch(number):
        raise UserError(
            "Chưa nhập được số văn bản.", "Chỉ ghi số, không có dấu cách, ví dụ 05. Ký hiệu được in sẵn sau số."
        )
    issued = Issue(number, full_date(day), stored(signed.name) if signed else "", signed.raw if signed else b"")
    store.issue(ref, issued, who=who)
    entered = ("letter.number", "letter.date")
    return tuple(finding for finding in _outcome(store, ref).findings if finding.at[0] in entered)


def full_date(text: str) -> str:
    """Return a day as year-month-day, read from that form or day/month/year; UserError if there is no such day."""
    try:
        return date.fromisoformat(year_first(text.strip())).isoformat()
    except ValueError as error:
        advice = f"Đã ghi “{text[:40]}”. Ghi đủ ngày, tháng, năm có trong lịch, ví dụ 15/6/2023."
        raise UserError("Không có ngày này.", advice) from error


def _checked(store: DraftStore, ref: str) -> Outcome:
    outcome = _outcome(store, ref)
    report = outcome.subject.report
    if report.state != OPEN:
        raise UserError("Báo cáo đã chốt rồi.", f"Báo cáo đã chốt lần {report.version}. Mở lại nếu cần sửa.")
    return outcome


def _outcome(store: DraftStore, ref: str) -> Outcome:
    draft, template = loaded(store, ref)
    return check(draft.report, template, context_of(store, draft.report, template))
