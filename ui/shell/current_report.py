"""The report that is open in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.report.view import ReportView
    from ui.search.report_search import ReportSearch
    from ui.shell.view_stack import ViewStack


class CurrentReport(QObject):
    """Holds the view of the open report; `view` is None while none is open.

    `closed` asks for the list, `renewed` names the draft that needs a new view, `help_wanted` asks for the help,
    `compare_wanted` names the draft to compare.
    """

    closed = Signal()
    renewed = Signal(str)
    help_wanted = Signal()
    compare_wanted = Signal(str)
    outdated = Signal(str)

    def __init__(self, views: ViewStack, parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self._warned = False
        self.view: ReportView | None = None
        self.search: ReportSearch | None = None

    @property
    def ref(self) -> str:
        """The reference of the open draft, "" while none is open."""
        return self.view.open_report.ref if self.view else ""

    def show(self, opened: OpenReport, place: str = "") -> None:
        """Show a report at a place, else at its cursor; the one shown before is closed."""
        from ui.report.view import ReportView  # noqa: PLC0415 - the window is painted before the drafts are read
        from ui.search.report_search import ReportSearch  # noqa: PLC0415 - likewise
        from ui.shell.pages import make_page  # noqa: PLC0415 - likewise

        view = ReportView(opened, make_page, self._views)
        self.release()
        self.view, self.search = view, ReportSearch(view)
        QShortcut(QKeySequence("Ctrl+J"), view).activated.connect(partial(view.go, "register"))
        view.closed.connect(self.closed)
        view.renamed.connect(self._name)
        view.renewed.connect(partial(self.renewed.emit, opened.ref))
        view.help_wanted.connect(self.help_wanted)
        view.top.compare_wanted.connect(partial(self.compare_wanted.emit, opened.ref))
        view.outdated.connect(partial(self.outdated.emit, opened.ref))
        self._views.show_view(view, view.title)
        view.resume(place)

    def show_again(self) -> None:
        """Make the view again and show the same place; a page that cannot hand over what is typed stays."""
        if self.view is not None and self.view.leave_page():
            self.show(self.view.open_report, self.view.page.place() if self.view.page else "")

    def may_leave(self) -> bool:
        """Return whether the report may be left: all is saved, or the user was warned of the loss and tries again."""
        if self.view is None or self.view.leave():
            self._warned = False
            return True
        warned, self._warned = self._warned, True
        return warned

    def release(self) -> None:
        """Close the view, if there is one."""
        if self.search is not None:
            self.search.stop()
            self.search = None
        if self.view is not None:
            self.view.stop()
            self._views.drop(self.view)
            self.view = None

    def _name(self) -> None:
        if self.view is not None:
            self._views.titled.emit(self.view.title)
