"""The formats a report can be written in: one line of WRITERS each.

A format is a module with `write(report, template, path) -> Iterator[Step]`. It is imported when it is first used;
otherwise every start of the program would import the library behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base import startup
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.files import IsOurs, replacing
from cchc_desktop.base.work_step import Step
from cchc_desktop.documents import own_files
from cchc_desktop.report.file import write_report

if TYPE_CHECKING:
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

Writer = Callable[["Report", "Template", Path], Iterator[Step]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the name of its file in a sentence, its use, and the loader of its writer.

    is_ours tells whether a file is one of the kind that the program wrote; nothing else is written over.
    """

    name: str
    file: str
    use: str
    load: Callable[[], Writer]
    is_ours: IsOurs


def write_json(report: Report, _template: Template, path: Path) -> Iterator[Step]:
    """Write a report as report.json to `path`, in one step."""
    yield Step(1, 1, "Ghi tệp JSON")
    path.write_bytes(write_report(report))


def _pdf() -> Writer:
    from cchc_desktop.documents.pdf.write import write  # noqa: PLC0415 - start-up does without reportlab

    return write


def _xlsx() -> Writer:
    from cchc_desktop.documents.workbook.write import write  # noqa: PLC0415 - start-up does without openpyxl

    return write


def _docx() -> Writer:
    from cchc_desktop.documents.word.write import write  # noqa: PLC0415 - start-up does without python-docx

    return write


def _json() -> Writer:
    return write_json


WRITERS: dict[str, Format] = {
    "pdf": Format("PDF", "tệp PDF", "Theo thể thức, chừa chỗ ghi số, ngày và ký tên", _pdf, own_files.is_pdf),
    "xlsx": Format("Excel", "tệp Excel", "Các biểu mẫu, mỗi biểu mẫu một bảng", _xlsx, own_files.is_workbook),
    "docx": Format("Word", "tệp Word", "Sửa tiếp được trong Word", _docx, own_files.is_word),
    "json": Format("Dữ liệu (.json)", "tệp dữ liệu report.json", "Để nhập vào máy khác", _json, own_files.is_report),
}
"""Every format by the ending of its files, in the order in which the command and the window offer them."""


def export(report: Report, template: Template, suffix: str, path: Path) -> Generator[Step, None, None]:
    """Write a report as `suffix` ("pdf") to `path`; a failure, or a stop between two steps, leaves the old file."""
    write = _loaded(suffix)
    with replacing(path, writer(suffix).is_ours) as temporary:
        yield from write(report, template, temporary)


@cache
def _loaded(suffix: str) -> Writer:
    """Return the writer of an ending, imported at the first call."""
    write = writer(suffix).load()
    startup.keep_imported()
    return write


def export_review(report: Report, template: Template, path: Path, review: Review) -> Generator[Step, None, None]:
    """Write a report as PDF with the marks for review to `path`; a failure or a stop leaves the old file."""
    from cchc_desktop.documents.pdf.write import write_review  # noqa: PLC0415 - start-up does without reportlab

    with replacing(path, WRITERS["pdf"].is_ours) as temporary:
        yield from write_review(report, template, temporary, review)


def writer(suffix: str) -> Format:
    """Return the format of an ending; UserError if there is none."""
    found = WRITERS.get(suffix)
    if found is None:
        raise UserError(f"Không ghi được định dạng “{suffix}”.", f"Các định dạng ghi được: {', '.join(WRITERS)}.")
    return found
