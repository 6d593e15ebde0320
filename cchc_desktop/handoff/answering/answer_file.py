"""data/answer.json: which version of which report is answered, and the answer; format cchc-answer/1."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Literal

from cchc_desktop.base.bounded import json_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.package_layout import ANSWER, ANSWER_FORMAT
from cchc_desktop.handoff.statement import unit_of
from cchc_desktop.report.faults import Fault, in_lines, path_of
from cchc_desktop.report.members.office_answer import OfficeVerdict, VersionAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.office_answer import OfficeRemark

MAX_ANSWER = 8 * 1024 * 1024
_ENTERED_LATER = ("letter.number", "letter.date")
"""Fields that the clerk's office enters after the version was sealed: the same version has them or not."""
_Line = Annotated[str, Limits(most=2_000)]


class AnsweredVersion(Shape, unknown=Unknown.IGNORED):
    """The version that an answer is about: its unit by name and code, template, period, state, and what it said.

    mark is `contents_mark` of the version as the receiving office has it.
    """

    unit: _Line
    code: _Line
    template: _Line
    period: _Line
    state: Literal["open", "closed", "issued"]
    mark: Annotated[str, Limits(pattern="[0-9a-f]{64}")]


class AnswerFile(Shape, unknown=Unknown.IGNORED):
    """The contents of an answer: the version it is about, and the answer without id and key."""

    format: Literal["cchc-answer/1"]
    about: AnsweredVersion
    answer: VersionAnswer

    def as_bytes(self) -> bytes:
        """Return the file as it is signed."""
        about = {name: getattr(self.about, name) for name in ("unit", "code", "template", "period", "state", "mark")}
        answer = {name: value for name, value in self.answer.as_json().items() if name not in ("id", "key")}
        data = {"format": ANSWER_FORMAT, "about": about, "answer": answer}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def answer_to(
    report: Report,
    verdict: OfficeVerdict,
    remarks: Iterable[OfficeRemark] = (),
    *,
    office: str,
    by: str,
    when: datetime,
) -> AnswerFile:
    """Return an answer to a report as its package has it."""
    about = AnsweredVersion(
        unit=unit_of(report),
        code=one_line(report.text("unit.code")),
        template=report.template,
        period=report.period,
        state=report.state.value,
        mark=contents_mark(report),
    )
    answer = VersionAnswer(
        version=report.version,
        verdict=verdict,
        office=one_line(office),
        by=one_line(by),
        when=when.isoformat(timespec="seconds"),
        remarks=tuple(remarks),
    )
    return AnswerFile(format="cchc-answer/1", about=about, answer=answer)


def contents_mark(report: Report) -> str:
    """Return the hash of what a version says, by which an answer names it.

    Number and day do not count: a version is the same before and after they were entered.
    """
    fields = sorted((key, text) for key, text in report.fields.items() if key not in _ENTERED_LATER)
    named = [report.template, report.period, report.version, fields]
    return hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()


def read_answer_file(raw: bytes) -> AnswerFile:
    """Read answer.json; BadFileError lists every fault by its path."""
    if len(raw) > MAX_ANSWER:
        raise BadFileError(f"Không nhận {ANSWER}.", "Tệp lớn quá mức của một gói trả lời.")
    file, flaws = read_shape(AnswerFile, json_of(raw, ANSWER))
    faults = [Fault(path_of(location), text) for location, text in flaws]
    if file is not None and not faults:
        faults += _contradictions(file.answer)
    if file is None or faults:
        raise BadFileError(f"Không nhận {ANSWER}: {len(faults)} chỗ sai.", in_lines(faults))
    return file


def _contradictions(answer: VersionAnswer) -> list[Fault]:
    """Return the faults of an answer: one that returns a report says why, one that accepts has nothing to mend."""
    if (answer.verdict is OfficeVerdict.RETURNED) is not bool(answer.remarks):
        return [Fault("answer.remarks", "trả lại thì có ít nhất một ghi chú, nhận thì không có ghi chú nào")]
    if answer.id or answer.key or any(remark.settled for remark in answer.remarks):
        return [Fault("answer", "có thành phần không thuộc gói trả lời")]
    return []
