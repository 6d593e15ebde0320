"""Writing the open report into a file of the user's choice, with all that is typed: whatever became of the drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cchc_desktop.desk.sending.exporting import export_files
from ui.words import report_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.work.open_report import OpenReport

_FORMAT = "json"


def ask_and_write(parent: QWidget, open_report: OpenReport) -> Path | None:
    """Ask for a file and write the report as it is shown into it; return its path, None if the user named none."""
    proposed = str(Path.home() / f"{open_report.ref}.{_FORMAT}")
    name, _ = QFileDialog.getSaveFileName(
        parent, report_texts.WRITE_ELSEWHERE, proposed, report_texts.WRITE_ELSEWHERE_FILTER
    )
    if not name:
        return None
    path = Path(name)
    for _step in export_files(open_report.report, open_report.template, [(_FORMAT, path)]):
        pass
    return path
