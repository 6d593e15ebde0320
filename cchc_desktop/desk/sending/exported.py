"""Which sealed versions left the program as files or a package: their step Xuất và bàn giao is done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office.settings import Settings

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport

_log = logging.getLogger(__name__)


def note_exported(open_report: OpenReport) -> None:
    """Keep that the shown version was exported, if it is sealed; its pages show the step as done."""
    if open_report.editable:
        return
    try:
        Settings(open_report.flushed_store()).note_exported(open_report.ref, open_report.report.version)
        open_report.reload()
    except UserError:
        _log.warning("export of %s: not noted", open_report.ref, exc_info=True)


def was_exported(open_report: OpenReport) -> bool:
    """Return whether the shown version is sealed and was exported; False where that cannot be read."""
    if open_report.editable:
        return False
    try:
        exported = Settings(open_report.flushed_store()).exported()
    except UserError:
        return False
    return exported.get(open_report.ref) == open_report.report.version
