"""What is said when a report cannot be saved, and the ways out: writing it elsewhere, opening the draft anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.base.errors import DraftsGoneError, OutdatedError, UserError
from ui.words import report_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.kit.notice import Notice


class SaveFailures(QObject):
    """Shows in `notice` why a report is not saved; `outdated` asks to open its draft anew."""

    outdated = Signal()

    def __init__(self, open_report: OpenReport, notice: Notice, leave_page: Callable[[], bool], view: QWidget) -> None:
        super().__init__(view)
        self._report, self._notice, self._leave_page, self._view = open_report, notice, leave_page, view

    def show(self, failure: UserError | None) -> None:
        """Show a failure until all is saved; nothing without one."""
        if failure:
            self._notice.show_error(failure, (report_texts.WRITE_ELSEWHERE, self._write_elsewhere))
            self._notice.stay_while(lambda: self._report.save_state.failure is not None)

    def meet(self) -> None:
        """Say at once that the drafts are gone or another report; open them again if nothing is only in memory."""
        failure = self._report.save_state.failure
        if isinstance(failure, OutdatedError) and not self._report.unsaved:
            self._ask_to_open_anew()
        elif isinstance(failure, DraftsGoneError | OutdatedError) and not self._notice.isVisible():
            self.show(failure)

    def _ask_to_open_anew(self) -> None:
        """Emit `outdated` once the present event is over: the view is closed then."""
        QTimer.singleShot(0, self, self.outdated.emit)

    def _write_elsewhere(self) -> None:
        from ui.report.rescue import ask_and_write  # noqa: PLC0415 - hardly ever needed

        self._leave_page()
        failure = self._report.save_state.failure
        try:
            path = ask_and_write(self._view, self._report)
        except UserError as error:
            self.show(error)
            return
        if path is None:
            self.show(failure)
            return
        action = (report_texts.OPEN_ANEW, self._ask_to_open_anew) if isinstance(failure, OutdatedError) else None
        title = report_texts.WRITTEN_ELSEWHERE.format(path)
        self._notice.show_message("ok", title, report_texts.WRITTEN_ELSEWHERE_TEXT, action)
