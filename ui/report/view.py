"""The view of an open report: top bar, rail of steps, the page of the step, bottom bar; and moving between pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.base.logs import report_bug
from cchc_desktop.desk.drafts.counting import counted
from cchc_desktop.desk.drafts.finding_order import next_finding
from cchc_desktop.desk.drafts.step_marks import step_marks
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.desk.sending.exported import was_exported
from cchc_desktop.desk.work.open_report import Edited
from ui.kit import theme
from ui.kit.focus import leaving
from ui.kit.layouts import lay_out_now
from ui.kit.notice import Notice
from ui.kit.save_pause import SavePause
from ui.looking_back.history_panel import NARROW_WIDTH, WIDTH, HistoryPanel
from ui.report.footer import Footer
from ui.report.go_to import GoTo
from ui.report.rail import RailView, step_keys
from ui.report.save_failures import SaveFailures
from ui.report.top_bar import TopBar, window_title
from ui.report.undo_keys import FieldKeys
from ui.report.undoing import Undoing
from ui.words import date_texts, report_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.report.page import Page, PageMaker


class ReportView(QWidget):
    """The view of one open report, left at any time; `closed` asks for the list, `renewed` for a new view."""

    closed = Signal()
    renamed = Signal()
    renewed = Signal()
    help_wanted = Signal()
    outdated = Signal()

    def __init__(self, open_report: OpenReport, make_page: PageMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_report = open_report
        self._make_page = make_page
        self.flow = ReportSteps(open_report.template)
        self.top, self.rail, self.footer = TopBar(open_report), RailView(self.flow), Footer(open_report)
        self.notice, self.stack = Notice(), QStackedWidget()
        self.go_to = GoTo(self.flow, self)
        self.beside: tuple[QWidget, ...] = ()
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, Edited] = {}  # edits made while a page was not shown
        self._pauses: list[SavePause] = []
        self.history = HistoryPanel(open_report, self)
        self._keys = FieldKeys(self)
        self._failures = SaveFailures(open_report, self.notice, self.leave_page, self)
        self._undoing = Undoing(open_report, self.flow, self.notice, lambda: self.page, self.go)
        self._lay_out()
        self._connect()
        self._show_outcome()
        open_report.subscribe(self._show_edit)
        open_report.subscribe(self._refresh_pages)

    @property
    def page(self) -> Page | None:
        """The page that is shown, None before the first."""
        return next((page for page in self._pages.values() if page is self.stack.currentWidget()), None)

    @property
    def title(self) -> str:
        """The window's title; it names the unit first."""
        return window_title(self.open_report)

    def resume(self, place: str = "") -> None:
        """Show a place, else that of the saved cursor."""
        self.go(place or self.open_report.cursor or self.flow.steps[0].id)

    def go_to_finding(self) -> None:
        """Show the first finding to correct."""
        place = next_finding(self.flow, self.open_report.outcome, "")
        if place is not None:
            self.go(place)

    def go(self, place: str) -> None:
        """Show the page of a place and put the focus there."""
        step = self.flow.step_of(place)
        self._show(step).go_to(place)
        lay_out_now()

    def open_go_to(self) -> None:
        """Open the search for a place over the page."""
        self.go_to.ask(self.page.step if self.page else self.flow.steps[0])

    def look_again(self) -> None:
        """Show what other programs made of the drafts, as when the window gets the focus again."""
        if self.open_report.changed_elsewhere() and self.leave_page():
            self.open_report.retry()
            self._show_outcome()
            self._failures.meet()

    def leave(self) -> bool:
        """Save text that waits; return whether everything is on disk, and show the reason if it is not."""
        handed_over = self.leave_page()
        saved = self.open_report.retry()
        self.footer.saving.show_state()
        if not saved:
            self._failures.show(self.open_report.save_state.failure)
        return handed_over and saved

    def stop(self) -> None:
        """Stop the pages and unsubscribe from the report."""
        self.open_report.unsubscribe(self._show_edit)
        self.open_report.unsubscribe(self._refresh_pages)
        for page in self._pages.values():
            page.stop()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Go by Tab from the page to what is below it, then beside the view: the next step, not the top bar."""
        parts = (self.top, self.rail, self.stack, self.history, self.notice, self.footer, *self.beside)
        target = leaving(parts) if next else None
        if target is None:
            return super().focusNextPrevChild(next)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.notice)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.top.closed.connect(self.closed)
        self.top.go_wanted.connect(self.open_go_to)
        self.top.help_wanted.connect(self.help_wanted)
        self.go_to.chosen.connect(self._go_from)
        self.go_to.left.connect(self._back_to_page)
        self.rail.chosen.connect(self._choose)
        self.footer.step_wanted.connect(self._step_on)
        self.top.history_wanted.connect(self._turn_history)
        self.history.wanted.connect(self.go)
        self.history.left.connect(self._back_to_page)
        self.history.reported.connect(self.notice.show_passing)
        self.history.shown.connect(self._make_room)
        self.footer.saving.why.connect(self._failures.show)
        self._failures.outdated.connect(self.outdated)
        for keys, act in self._shortcuts().items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _shortcuts(self) -> dict[str, Callable[[], None]]:
        keys = {key: partial(self.go, step) for key, step in step_keys(self.flow).items()}
        return keys | {
            "Ctrl+PgUp": lambda: self._step_on(-1),
            "Ctrl+PgDown": lambda: self._step_on(1),
            "Ctrl+R": lambda: self.go("corrections"),
            "Ctrl+G": self.open_go_to,
            "F5": lambda: self.go("carried"),
            "F8": lambda: self._next_finding(back=False),
            "Shift+F8": lambda: self._next_finding(back=True),
            "F7": self._turn_history,
            "F6": self._other_part,
            "Shift+F6": self._other_part,
            "Ctrl+Z": self._undoing.undo,
            "Ctrl+Y": self._undoing.redo,
            "Ctrl+S": self._save_now,
            "Alt+Left": self.closed.emit,
            "Esc": self._escape,
        }

    def _show(self, step: ReportStep) -> Page:
        shown = self.page
        if shown and shown.step != step:
            shown.leave()
        page = self._pages.get(step.id) or self._make(step)
        missed = self._missed.pop(step.id, None)
        if missed:
            page.refresh(missed)
        self.stack.setCurrentWidget(page)
        self.rail.show_current(self.flow.in_rail(page.rail_step))
        self.footer.show_page(self.flow, page)
        return page

    def _make(self, step: ReportStep) -> Page:
        page = self._make_page(self.open_report, step, self.stack)
        page.moved.connect(self._moved)
        page.wants.connect(self.go)
        page.renewed.connect(self.renewed)
        page.undo_wanted.connect(self._undoing.undo)
        page.redo_wanted.connect(self._undoing.redo)
        page.history_wanted.connect(self._turn_history)
        page.compare_wanted.connect(self.top.compare_wanted)
        pauses: Iterable[SavePause] = page.findChildren(SavePause)
        for pause in pauses:
            pause.changed.connect(self._show_typing)
        self._pauses.extend(pauses)
        self._pages[step.id] = page
        self.stack.addWidget(page)
        return page

    def _go_from(self, place: str) -> None:
        self.go_to.hide()
        self.go(place)

    def _back_to_page(self) -> None:
        if self.page:
            self.page.go_to(self.page.place())

    def _choose(self, step: ReportStep, focus: bool) -> None:  # noqa: FBT001 - a signal's argument
        page = self._show(step)
        if focus:
            page.go_to(step.id)
        else:  # the focus stays in the rail, so the page tells of no move
            self.open_report.move_cursor(page.place())

    def _step_on(self, distance: int) -> None:
        stop = self.page.beside(self.flow, distance) if self.page else None
        if stop:
            self.go(stop[0])

    def _next_finding(self, *, back: bool) -> None:
        if self.page and self.page.find_next(back=back):
            return
        here = self.page.place() if self.page else ""
        place = next_finding(self.flow, self.open_report.outcome, here, back=back)
        if place is not None:
            self.go(place)

    def _other_part(self) -> None:
        if self.page and self.rail.hasFocus():
            self.page.go_to(self.page.place())
        else:
            self.rail.setFocus()

    def _escape(self) -> None:
        if self.notice.isVisible():
            self.notice.hide()
        elif (self.page and self.page.dismiss()) or self.history.dismiss():
            return
        elif self.rail.hasFocus():
            self.top.back.setFocus()
        elif self.top.back.hasFocus():
            self._back_to_page()
        else:
            self.rail.setFocus()

    def _save_now(self) -> None:
        """Save what waits, and say that it is saved, or why it is not."""
        if self.leave():
            saved = date_texts.last_change(self.open_report.save_state.saved_at, now())
            self.notice.show_message("ok", report_texts.SAVED_NOW.format(saved), report_texts.SAVED_NOW_TEXT)

    def _moved(self, place: str) -> None:
        page = self.page
        if page and self.sender() is page:
            self.open_report.move_cursor(place)
            self.rail.show_current(self.flow.in_rail(page.rail_step))
            self.footer.show_page(self.flow, page)
            self.history.follow(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room of the page beside an open history."""
        super().resizeEvent(event)
        self._make_room()

    def _turn_history(self) -> None:
        self.history.turn(self.page.place() if self.page else "")

    def _make_room(self) -> None:
        """Hide the rail in a narrow window while the history is open: else the page would have no room."""
        narrow = self.width() < theme.px(theme.NARROW)
        self.rail.setVisible(self.history.isHidden() or not narrow)
        self.history.setFixedWidth(theme.px(NARROW_WIDTH if narrow else WIDTH))

    def _show_edit(self, edited: Edited) -> None:
        """Show an edit in the bars; a page that fails to show it must not hide that it is not saved."""
        self.notice.dismiss_done()
        self._show_outcome()
        self.history.renew_soon()
        if any(key.startswith("unit.") for key in edited.keys):
            self.top.refresh()
            self.renamed.emit()
        if edited.elsewhere and edited.keys:
            self.notice.show_message("warn", report_texts.EDITED_ELSEWHERE.format(len(edited.keys)))
            self.notice.stay_with(lambda: self.open_report.report)
        self._failures.meet()

    def _refresh_pages(self, edited: Edited) -> None:
        for step_id, page in self._pages.items():
            if page is self.page:
                page.refresh(edited)
            else:
                missed = self._missed.get(step_id, edited)
                keys = dict.fromkeys((*missed.keys, *edited.keys))
                self._missed[step_id] = Edited(tuple(keys), missed.before, edited.after)

    def leave_page(self) -> bool:
        """Let the page hand over its typed text; return whether it succeeded."""
        try:
            if self.page:
                self.page.leave()
        except Exception as error:  # noqa: BLE001 - else a page's bug would lose typed text at closing
            report_bug(error)
            self.notice.show_message("error", report_texts.NOT_HANDED_OVER, report_texts.NOT_HANDED_OVER_TEXT)
            return False
        return True

    def _show_typing(self) -> None:
        self.footer.saving.show_typing(typing=any(pause.waiting for pause in self._pauses))

    def _show_outcome(self) -> None:
        outcome = self.open_report.outcome
        found = counted(self.flow, outcome)
        self.rail.show_marks(step_marks(self.flow, outcome, found, exported=was_exported(self.open_report)))
        self.footer.findings.show_findings(found)
        self.footer.saving.show_state()
