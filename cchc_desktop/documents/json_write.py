"""A report as its own file, report.json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.steps import Step
from cchc_desktop.report.file import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


def write(report: Report, _template: Template, path: Path) -> Iterator[Step]:
    """Write a report as report.json to `path`, in one step."""
    yield Step(1, 1, "Ghi tệp JSON")
    path.write_bytes(write_report(report))
