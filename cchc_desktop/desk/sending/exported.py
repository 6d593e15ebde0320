"""Which sealed versions left the program as files or a package: their step Xuất và bàn giao is done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office.settings import Settings
from cchc_desktop.report.document import OPEN

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftStore

_log = logging.getLogger(__name__)


def note_exported(open_report: OpenReport) -> None:
    """Keep that the shown version was exported, if it is sealed; its pages show the step as done."""
    if open_report.editable:
        return
    try:
        keep_exported(open_report.flushed_store(), open_report.ref, open_report.report)
        open_report.reload()
    except UserError:
        _log.warning("export of %s: not noted", open_report.ref, exc_info=True)


def keep_exported(store: DraftStore, ref: str, report: Report) -> None:
    """Keep that the version of a report was exported, if it is sealed; what cannot be kept is logged."""
    if report.state == OPEN:
        return
    try:
        Settings(store).note_exported(ref, report.version)
    except UserError:
        _log.warning("export of %s: not noted", ref, exc_info=True)


def was_exported(open_report: OpenReport) -> bool:
    """Return whether the shown version is sealed and was exported; False where that cannot be read."""
    if open_report.editable:
        return False
    try:
        exported = Settings(open_report.flushed_store()).exported()
    except UserError:
        return False
    return exported.get(open_report.ref) == open_report.report.version
