"""The content of a package's slip, from the report and the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import moment_words, now
from cchc_desktop.checks.explained import outstanding, to_explain
from cchc_desktop.checks.run import check
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.pdf.slip import Slip
from cchc_desktop.handoff.write_errors import size_of
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from cchc_desktop.checks.context import Context
    from cchc_desktop.handoff.package import Package
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

STATES = {OPEN: "bản thảo gửi xin ý kiến", CLOSED: "bản trình ký", ISSUED: "bản đã ban hành"}
_GROUP = 8


@dataclass(frozen=True, slots=True)
class SlipCounts:
    """The numbers of errors and warnings of a report, and of those explained."""

    errors: int
    errors_explained: int
    warnings: int
    warnings_explained: int


def counts_of(report: Report, template: Template, context: Context) -> SlipCounts:
    """Count the errors and warnings of a report, and those explained."""
    outcome = check(report, template, context)
    found = [finding.severity for finding in to_explain(outcome)]
    left = [finding.severity for finding in outstanding(outcome)]
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    return SlipCounts(errors, errors - left.count(Severity.ERROR), warnings, warnings - left.count(Severity.WARNING))


def slip_of(report: Report, template: Template, counts: SlipCounts, package: Package, name: str) -> Slip:
    """Return the slip of a package with the file name `name`."""
    moment = package.statement.moment or now()
    return Slip(
        FilledLetter(report, template).text("title"), tuple(_lines(report, template, counts, package, name)), moment
    )


def _lines(
    report: Report, template: Template, counts: SlipCounts, package: Package, name: str
) -> Iterator[tuple[str, str]]:
    statement = package.statement
    span = span_of(template, report.period)
    yield "Đơn vị gửi", statement.unit
    yield "Kỳ báo cáo", span.title if span else report.period
    yield "Bản", f"{STATES[report.state]}, lần {report.version}"
    if report.state == ISSUED:
        texts = FilledLetter(report, template)
        yield "Số, ký hiệu", f"{texts.number}/{texts.symbol}, {texts.date}"
    yield "Tên gói", f"{name} ({size_of(len(package.raw))})"
    yield "Mã SHA-256 của gói", _grouped(package.sha256)
    yield "Mã đối chiếu khóa ký", package.key.fingerprint
    yield "Lỗi", _counted(counts.errors, counts.errors_explained)
    yield "Cảnh báo", _counted(counts.warnings, counts.warnings_explained)
    yield "Đóng gói lúc", f"{moment_words(package.statement.moment or now())}, {statement.program}"


def _counted(found: int, explained: int) -> str:
    return f"{found} (đã giải trình {explained})" if explained else str(found)


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
