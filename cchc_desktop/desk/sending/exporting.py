"""Writing a report to files, whatever its findings; a PDF may carry marks for a review on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.run import check
from cchc_desktop.documents.content.review import Review
from cchc_desktop.documents.writers import WRITERS, export, export_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

FORMATS = WRITERS
REVIEWED = "pdf"


def export_files(
    report: Report, template: Template, targets: Sequence[tuple[str, Path]], review: Review | None = None
) -> Iterator[Step]:
    """Write a report as each (format, path), one after the other; formats are those of `documents.writers`.

    With a review the PDF carries its marks; the other formats have none. UserError if none of the files is a PDF.
    """
    refuse_same(path for _, path in targets)
    if review and all(suffix != REVIEWED for suffix, _ in targets):
        raise UserError("Bản in để rà soát chỉ có ở dạng PDF.", "Thêm tệp PDF vào lần xuất này, hoặc bỏ phần rà soát.")
    for suffix, path in targets:
        if review and suffix == REVIEWED:
            yield from export_review(report, template, path, review)
        else:
            yield from export(report, template, suffix, path)


def refuse_same(paths: Iterable[Path]) -> None:
    """Raise UserError if two of the files to be read or written are the same."""
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise UserError(f"Tệp {path} được gọi tên hai lần.", "Đặt cho mỗi tệp một tên riêng.")
        seen.add(path.resolve())


def fill_form(report: Report, template: Template, form: Path, path: Path) -> list[str]:
    """Write another office's workbook to `path` with a report's figures in it; return remarks on values not placed."""
    from cchc_desktop.documents.filling.fill import fill  # noqa: PLC0415 - start-up does without a reader of workbooks

    return fill(report, template, read_bytes(form), form.name, path)


def review_of(opened: OpenReport, printed: int = 0) -> Review:
    """Return the review marks of an open report: version, last change, findings, number of its print."""
    return Review(opened.report.version, opened.save_state.saved_at, opened.outcome.findings, printed)


def review_of_file(report: Report, template: Template) -> Review:
    """Return the review marks of a report from a file, which does not record its last change."""
    return Review(report.version, None, check(report, template).findings)
