"""The main window: the start page, one open report, or a page beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from cchc_desktop.base.errors import UserError
from ui.kit import theme
from ui.shell.opening_page import OpeningPage
from ui.shell.side_pages import SidePages
from ui.shell.window_settings import WindowSettings, stepped
from ui.words import common_texts, start_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Copy, Home
    from cchc_desktop.desk.drafts.progress import DraftProgressReader
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.kit.side_page import SidePage
    from ui.report.view import ReportView
    from ui.start.page import StartPage

_SIZE = QSize(1366, 720)
_LEAST = QSize(960, 600)


class MainWindow(QMainWindow):
    """Holds one view at a time. What could not be saved keeps the window open once, and says so.

    It is painted, and says so once, before `begin` opens the drafts; pages are made when they are shown.
    """

    painted = Signal()
    start: StartPage

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self._was_painted = False
        self._looks = WindowSettings(home.folder)
        self._desk: Desk | None = None
        self._standings: DraftProgressReader | None = None
        self._warned = False
        self.report: ReportView | None = None
        self.help: SidePage | None = None
        self.views = QStackedWidget()
        self.asides = self._made_asides()
        self._lay_under(OpeningPage())
        self.setCentralWidget(self.views)
        self.setWindowTitle(common_texts.PROGRAM)
        self.setMinimumSize(_LEAST)
        if not self.restoreGeometry(self._looks.place):
            self.resize(_SIZE)
        for key, step in {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self._zoom(step))

    def begin(self) -> None:
        """Open the drafts and show them; where they do not open, say why and what can be done."""
        self._dress()
        self._open_drafts()

    def _open_drafts(self) -> None:
        try:
            self._desk = self._home.open()
        except UserError as error:
            self.asides.show_trouble(error)
            return
        from cchc_desktop.desk.drafts.progress import DraftProgressReader  # noqa: PLC0415 - the window is painted before the drafts are read

        self._standings = DraftProgressReader(self._desk)
        self._renew_start()
        self.open_start()

    def end(self) -> None:
        """Let go of the drafts."""
        if self._desk is not None:
            self._desk.store.close()
            self._desk = None

    def open_start(self) -> None:
        """Show the list of reports; an open report is let go of, once everything of it is saved."""
        if not self._may_leave():
            return
        self.asides.dismiss()
        came_from = self.report.open_report.ref if self.report else ""
        self._let_go()
        self.start.reload(came_from)
        self.views.setCurrentWidget(self.start)
        self.setWindowTitle(common_texts.PROGRAM)
        self.start.focus_list()

    def open_new(self) -> None:
        """Show the page for a new report."""
        self._show_beside(self.asides.show_new)

    def open_settings(self) -> None:
        """Show what the office sets once."""
        self._show_beside(self.asides.show_settings)

    def open_package(self, path: Path) -> None:
        """Show what a package from outside says, and whether it is whole."""
        self._show_beside(partial(self.asides.show_package, path=path))

    def open_copies(self) -> None:
        """Show the copies of the drafts, and what is in each."""
        self._show_beside(self.asides.show_copies)

    def restore(self, copy: Copy) -> None:
        """Put a copy in the place of the drafts and open them anew; what was in use can be brought back."""
        from ui.copies.restoring import restored  # noqa: PLC0415 - hardly ever needed

        self.end()
        done = restored(self._home, copy)
        self._begin_again()
        undo = (common_texts.UNDO, partial(self.restore, done.before)) if done.before else None
        (self.asides.page or self.start).notice.show_message(done.role, done.title, done.text, undo)

    def open_help(self) -> None:
        """Show the keys; the way back leads to where they were asked for."""
        from ui.shell.help_page import HelpPage  # noqa: PLC0415 - made when it is asked for

        if self.help is not None and self.views.currentWidget() is self.help:
            return
        before, focused = self.views.currentWidget(), QApplication.focusWidget()
        self._drop(self.help)
        self.help = page = HelpPage()

        def go_back() -> None:
            self.views.setCurrentWidget(before)
            if focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)

        page.closed.connect(go_back)
        self.views.addWidget(page)
        self.views.setCurrentWidget(page)
        page.focus_first()

    def open_report(self, ref: str, *, at_finding: bool = False) -> None:
        """Show a draft where it was left, or at its first finding; one that does not open is told on the list."""
        if self._desk is None:
            return
        try:
            opened = self._desk.open(ref)
        except UserError as error:
            self._tell_at_start(error)
            return
        self._show_report(opened)
        if at_finding and self.report:
            self.report.go_to_finding()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 that nobody on the page wanted shows the keys."""
        if event.key() == Qt.Key.Key_F1 and not event.modifiers():
            self.open_help()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there, after this painting."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is waiting; if that fails the window stays, and the next attempt closes it."""
        if self._may_leave():
            self._looks.set_place(self.saveGeometry())
            self._let_go()
            self.asides.dismiss()
            super().closeEvent(event)
        else:
            event.ignore()

    def come_forward(self) -> None:
        """Show the window over the others: the program was started once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def apply_theme(self, zoom: float | None = None) -> None:
        """Dress everything anew: pages are made again, and an open report goes on at the same place."""
        self._dress(zoom)
        self._drop(self.help)
        self.help = None
        self._renew_start()
        if self.report is not None:
            self.report.leave()
            self._show_report(self.report.open_report, self.report.page.place() if self.report.page else "")
        elif self.asides.page is not None:
            self._try(self.asides.show_again)
        elif self._desk is not None:
            self.open_start()

    def _dress(self, zoom: float | None = None) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, zoom)

    def _zoom(self, step: int) -> None:
        before = self._looks.zoom
        zoom = stepped(before, step)
        if zoom != before:
            self._looks.set_zoom(zoom)
            self.apply_theme(zoom)

    def _renew_start(self) -> None:
        """Make the start page, if there are drafts to list."""
        if self._desk is not None and self._standings is not None:
            self.start = self._made_start(self._desk, self._standings)
            self._lay_under(self.start)

    def _lay_under(self, page: QWidget) -> None:
        """Put a page under all others, in the place of the one that lies there."""
        self._drop(self.views.widget(0))
        self.views.insertWidget(0, page)

    def _made_start(self, desk: Desk, standings: DraftProgressReader) -> StartPage:
        from ui.start.page import StartPage  # noqa: PLC0415 - the window is painted before its pages are made

        start = StartPage(self._home, desk, standings)
        start.opened.connect(self.open_report)
        start.checked.connect(lambda ref: self.open_report(ref, at_finding=True))
        start.new_wanted.connect(self.open_new)
        start.package_wanted.connect(self.open_package)
        start.copies_wanted.connect(self.open_copies)
        start.top.settings_wanted.connect(self.open_settings)
        start.top.help_wanted.connect(self.open_help)
        return start

    def _made_asides(self) -> SidePages:
        asides = SidePages(self._home, self._show_aside, self._drop, self)
        asides.closed.connect(self.open_start)
        asides.settled.connect(self._forget_standings)
        asides.settings_wanted.connect(self.open_settings)
        asides.copies_wanted.connect(self.open_copies)
        asides.sample_wanted.connect(lambda printed: self.start.drafts.add_sample(printed=printed))
        asides.made.connect(self._open_made)
        asides.wanted.connect(self.restore)
        asides.again.connect(self._begin_again)
        return asides

    def _show_beside(self, show: Callable[[Desk], None]) -> None:
        if self._desk is not None:
            self._try(partial(show, self._desk))

    def _try(self, show: Callable[[], None]) -> None:
        """Show a page beside the reports; if it cannot be made, the list says why."""
        try:
            show()
        except UserError as error:
            self._tell_at_start(error)

    def _tell_at_start(self, error: UserError) -> None:
        self.open_start()
        self.start.tell_unreadable(error)

    def _show_report(self, opened: OpenReport, place: str = "") -> None:
        from ui.report.view import ReportView  # noqa: PLC0415 - the window is painted before the drafts are read
        from ui.shell.pages import make_page  # noqa: PLC0415 - likewise

        report = ReportView(opened, make_page, self.views)
        self.asides.dismiss()
        self._let_go()
        self.report = report
        report.closed.connect(self.open_start)
        report.renamed.connect(self._name)
        report.renewed.connect(partial(self.open_report, opened.ref))
        report.help_wanted.connect(self.open_help)
        self.views.addWidget(report)
        self.views.setCurrentWidget(report)
        self._name()
        report.resume(place)

    def _show_aside(self, page: QWidget, title: str) -> None:
        self.views.addWidget(page)
        self.views.setCurrentWidget(page)
        self.setWindowTitle(f"{title} – {common_texts.PROGRAM}")

    def _begin_again(self) -> None:
        """Open the drafts anew, whatever is shown."""
        self.end()
        self.asides.dismiss()
        self._lay_under(OpeningPage())
        self._open_drafts()

    def _forget_standings(self) -> None:
        if self._standings is not None:
            self._standings.forget()

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
            self._drop(self.report)
            self.report = None

    def _open_made(self, ref: str, warnings: tuple[str, ...]) -> None:
        """Open the draft that was begun or that a package became, and tell what is to be known about it."""
        self.open_report(ref)
        if warnings and self.report:
            self.report.notice.show_message("warn", start_texts.IMPORTED.format(len(warnings)), "\n".join(warnings))

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self.views.removeWidget(page)
            page.deleteLater()

    def _name(self) -> None:
        if self.report is not None:
            self.setWindowTitle(self.report.title)
