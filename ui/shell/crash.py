"""Reporting unexpected errors: they are logged, and shown in plain words; the drafts are on disk already."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from cchc_desktop.base.late_log import LateLog
from ui.words import common_texts

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox


class BugReporter(QObject):
    """Shows unexpected errors of any thread, as sys.excepthook."""

    _caught = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.box: QMessageBox | None = None
        self._log = sys.excepthook
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Install the reporter as sys.excepthook."""
        self._log = sys.excepthook
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        # the command's own hook logs it and would end the program; the window goes on
        with suppress(SystemExit):
            self._log(kind, error, trace)
        self._caught.emit()

    def _show(self) -> None:
        """Show one window, not one for each error; it does not block work."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window is painted sooner without it

        if self.box is not None and self.box.isVisible():
            return
        self.box = QMessageBox(QMessageBox.Icon.Warning, common_texts.PROGRAM, common_texts.BUG)
        self.box.setInformativeText(common_texts.BUG_TEXT.format(_log_path()))
        self.box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.box.setModal(False)
        self.box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the next keys belong to what is typed
        self.box.show()


def _log_path() -> str:
    """Return the path of the log file, or words for none."""
    logs = (handler for handler in logging.getLogger().handlers if isinstance(handler, LateLog))
    return next((str(log.path) for log in logs), common_texts.NO_LOG)
