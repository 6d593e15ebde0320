"""The carried marks of a report as they are listed: in the order of the document, with what stands there now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_desktop.checks.findings import order_of, rank
from cchc_desktop.desk.drafts.steps import RECIPIENTS_KEYS
from cchc_desktop.report.members.carried_mark import CarriedKind

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.template import Template

KIND_WORDS = {
    CarriedKind.YEAR: "Năm",
    CarriedKind.DATE: "Ngày",
    CarriedKind.PERIOD: "Kỳ",
    CarriedKind.DOCUMENT: "Số văn bản và ngày",
    CarriedKind.BODY: "Cơ quan",
    CarriedKind.SUM: "Số tiền, phép tính",
    CarriedKind.NUMBER: "Số gõ tay",
    CarriedKind.NAME: "Tên người",
}
"""What people call each kind."""


class ListedMark(NamedTuple):
    """A mark as a list shows it: its place, its kind, what stands there now, and whether it is settled."""

    at: str
    kind: CarriedKind
    text: str
    settled: bool

    def as_json(self) -> dict[str, Any]:
        """Return the mark as `marks` prints it."""
        return {**self._asdict(), "kind": self.kind.value}


def in_document_order(report: Report, template: Template) -> list[CarriedMark]:
    """Return the marks of a report in the order of the document."""
    order = order_of(template)
    last = {key: at for at, key in enumerate(RECIPIENTS_KEYS, 1)}
    return sorted(report.carried, key=lambda mark: (last.get(mark.at.key, 0), rank(order, str(mark.at))))


def listed_marks(report: Report, template: Template) -> list[ListedMark]:
    """Return the marks of a report for a list; one whose words were changed beside the program counts as settled."""
    return [
        ListedMark(str(mark.at), mark.kind, mark.covered(text), not mark.is_open(text))
        for mark in in_document_order(report, template)
        for text in (report.text(mark.at.key),)
    ]
