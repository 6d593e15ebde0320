"""The main window: the start page, the page for a new report, or one open report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from cchc_desktop.base.errors import UserError
from ui import texts
from ui.new_page import NewPage
from ui.report_view import ReportView
from ui.start_page import StartPage

if TYPE_CHECKING:
    from cchc_desktop.desk.desk import Desk

_SIZE = QSize(1366, 720)
_LEAST = QSize(960, 600)


class MainWindow(QMainWindow):
    """Holds one of three views at a time. What could not be saved keeps the window open once, and says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._warned = False
        self.report: ReportView | None = None
        self.views = QStackedWidget()
        self.start, self.new = StartPage(desk), NewPage(desk)
        self.views.addWidget(self.start)
        self.views.addWidget(self.new)
        self.setCentralWidget(self.views)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self.start.opened.connect(self.open_report)
        self.start.new_wanted.connect(self.open_new)
        self.new.made.connect(self.open_report)
        self.new.closed.connect(self.open_start)

    def open_start(self) -> None:
        """Show the list of reports; an open report is let go of, once everything of it is saved."""
        if not self._may_leave():
            return
        came_from = self.report.open_report.ref if self.report else ""
        self._let_go()
        self.start.reload(came_from)
        self.views.setCurrentWidget(self.start)
        self.setWindowTitle(texts.PROGRAM)
        self.start.focus_list()

    def open_new(self) -> None:
        """Show the page for a new report."""
        try:
            self.new.prepare()
        except UserError as error:
            self.start.notice.tell("error", error.title, error.text)
            return
        self.views.setCurrentWidget(self.new)
        self.setWindowTitle(f"{texts.NEW_REPORT} – {texts.PROGRAM}")
        self.new.focus_first()

    def open_report(self, ref: str) -> None:
        """Show a draft where it was left; one that cannot be opened is told on the list of reports."""
        try:
            opened = self._desk.open(ref)
        except UserError as error:
            self.open_start()
            self.start.notice.tell("error", error.title, error.text)
            return
        report = ReportView(opened, self.views)
        self._let_go()
        self.report = report
        report.closed.connect(self.open_start)
        report.renamed.connect(self._name)
        report.renewed.connect(partial(self.open_report, ref))
        self.views.addWidget(report)
        self.views.setCurrentWidget(report)
        self._name()
        report.resume()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is waiting; if that fails the window stays, and the next attempt closes it."""
        if self._may_leave():
            self._let_go()
            super().closeEvent(event)
        else:
            event.ignore()

    def _may_leave(self) -> bool:
        """Tell whether the report may be left: all is saved, or the user was told that it is not and tries again."""
        if self.report is None or self.report.leave():
            self._warned = False
            return True
        warned, self._warned = self._warned, True
        return warned

    def _let_go(self) -> None:
        if self.report is not None:
            self.report.stop()
            self.views.removeWidget(self.report)
            self.report.deleteLater()
            self.report = None

    def _name(self) -> None:
        if self.report is not None:
            self.setWindowTitle(self.report.title)
