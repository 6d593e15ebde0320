"""The bottom bar of a report: the state of saving, the findings left, and the buttons back and next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.drafts.counting import TO_DO, Standing
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.report.counts import FindingCounts
from ui.words import date_texts, report_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.drafts.counting import CountedFinding
    from cchc_desktop.desk.drafts.steps import ReportSteps
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.report.page import Page

RETRY_SECONDS = 5
HEIGHT = 48
_NARROW = 1000


class Footer(QFrame):
    """The bottom bar; Back and Next show the names of their steps. `step_wanted` has -1 or 1, `why` the failure."""

    step_wanted = Signal(int)
    why = Signal(object)

    def __init__(self, open_report: OpenReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str] | None] = []
        self.setProperty("frame", "bottom")
        self.setFixedHeight(theme.px(HEIGHT))
        self.saving = SaveStateLabel(open_report)
        self.saving.why.connect(self.why)
        self.findings = FindingsLeft()
        self.back = Button("", icon="chevron-left", key="Ctrl+PgUp")
        self.next = Button("", role="primary", icon="chevron-right", key="Ctrl+PgDn", trailing=True)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.saving)
        row.addWidget(self.findings)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the hint in a narrow window."""
        super().resizeEvent(event)
        self.findings.hint.setVisible(event.size().width() >= theme.px(_NARROW))

    def show_page(self, flow: ReportSteps, page: Page) -> None:
        """Show the names of the steps before and after a page, or of the sections of it before and after the cursor."""
        shown = [page.beside(flow, distance) for distance in (-1, 1)]
        if shown == self._shown:
            return
        self._shown = shown
        for button, stop in zip((self.back, self.next), shown, strict=True):
            button.setVisible(stop is not None)
            button.setText(stop[1] if stop else "")


class SaveStateLabel(QWidget):
    """A label that shows whether everything typed is on disk; if not, it retries every few seconds."""

    why = Signal(object)

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__()
        self._report = open_report
        self._left = RETRY_SECONDS
        self._typing = False
        self._icon = Icon("circle-check", "ok")
        self.words = label("", "ok")
        self.why_button = Button(report_texts.WHY, role="link")
        self.why_button.clicked.connect(lambda: self.why.emit(self._report.save_state.failure))
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._icon, self.words, self.why_button):
            row.addWidget(part)
        self.show_state()

    def show_typing(self, *, typing: bool) -> None:
        """Show whether something is being typed that is not saved yet."""
        self._typing = typing
        self.show_state()

    def show_state(self) -> None:
        """Show the present state of saving; called after every edit."""
        state = self._report.save_state
        if state.failure and not self._timer.isActive():
            self._left = RETRY_SECONDS
            self._timer.start()
        elif not state.failure:
            self._timer.stop()
        if state.failure:
            self._show("circle-x", "error", "error", report_texts.NOT_SAVED.format(self._left))
        elif self._typing:
            self._show("pencil-line", "text2", "note", report_texts.TYPING)
        else:
            saved = date_texts.last_change(state.saved_at, now()).removesuffix(f" {date_texts.TODAY}")
            self._show("circle-check", "ok", "ok", report_texts.SAVED.format(saved))
        self.why_button.setVisible(state.failure is not None)

    def _show(self, icon: str, ink: str, role: str, words: str) -> None:
        self._icon.show_icon(icon, ink)
        restyle(self.words, "role", role)
        set_text_if_changed(self.words, words)

    def tick(self) -> None:
        """Count a second down, and retry at the end."""
        self._left -= 1
        if self._left <= 0:
            self._left = RETRY_SECONDS
            self._report.retry()
        self.show_state()


class FindingsLeft(QWidget):
    """The numbers of errors, warnings and blanks left, and the key that visits them."""

    def __init__(self) -> None:
        super().__init__()
        self.counts, self.hint = FindingCounts(*TO_DO), label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.counts)
        row.addWidget(self.hint)

    def show_findings(self, found: Sequence[CountedFinding]) -> None:
        """Show the counts of findings that are not explained."""
        standings = {each.standing for each in found}
        self.counts.show_standings(each.standing for each in found)
        hint = report_texts.NEXT_BLANK if Standing.BLANK in standings else report_texts.NO_FINDINGS
        grave = standings & {Standing.ERROR, Standing.WARNING}
        set_text_if_changed(self.hint, report_texts.NEXT_FINDING if grave else hint)
