"""Writing a report to files, whatever its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.writers import export

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cchc_desktop.base.steps import Step
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


def export_files(report: Report, template: Template, targets: Iterable[tuple[str, Path]]) -> Iterator[Step]:
    """Write a report as each (format, path), one after the other; formats are those of `documents.writers`."""
    for suffix, path in targets:
        yield from export(report, template, suffix, path)
