"""The page for typing figures again into another system: one key copies the current one and goes on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.one_stop.retyping import RetypedFigure, RetypedNotes, figures_to_retype
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import BoxDelegate
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.report.page import Page
from ui.words.place_texts import short
from ui.words.taking import retyping_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport

_PLACE, _LABEL, _VALUE = range(3)


class _FigureList(QTreeWidget):
    """The figures with their ticks; Enter and the space bar are the page's."""

    def __init__(self, page: RetypingPage) -> None:
        super().__init__()
        self._page = page
        self.setAccessibleName(retyping_texts.LIST)
        self.setHeaderHidden(True)
        self.setItemDelegate(BoxDelegate(self))
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_PLACE, theme.px(140))
        self.setColumnWidth(_VALUE, theme.px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy at Enter, tick at the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._page.copy_current()
        elif event.key() == Qt.Key.Key_Space:
            self._page.turn_current()
        else:
            super().keyPressEvent(event)


class RetypingPage(Page):
    """All figures in the order of the other system's screen, each ticked once it was copied."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._done: dict[str, str] = {}
        self._figures: tuple[RetypedFigure, ...] = ()
        self.list, self.notice = _FigureList(self), Notice()
        self.count = label("", "strong")
        self.copy = Button(retyping_texts.COPY, role="primary", icon="copy", key="Enter")
        self.again = Button(retyping_texts.AGAIN, icon="undo-2")
        self.copy.clicked.connect(self.copy_current)
        self.again.clicked.connect(self._forget_all)
        self.list.itemClicked.connect(self._clicked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(row_of(label(step.title, "title"), None, self.count, self.again, self.copy))
        rows.addWidget(label(retyping_texts.ABOUT, "note", wrap=True))
        rows.addWidget(self.notice)
        rows.addWidget(self.list, 1)
        rows.addWidget(label(retyping_texts.KEYS, "note"))
        self.notice.hide()

    def go_to(self, place: str) -> None:
        """Show the figures as they are now, the first that is not done as the current one."""
        del place
        self._read()
        self._show()
        first = next((row for row, one in enumerate(self._figures) if one.text and not one.done), 0)
        self._select(first)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the figures as they are now; one that changed is to be typed again."""
        del edited
        row = self._row()
        self._show()
        self._select(row)

    def copy_current(self) -> None:
        """Put the current figure on the clipboard, tick it, and go on to the next that is not done."""
        row = self._row()
        if not 0 <= row < len(self._figures):
            return
        figure = self._figures[row]
        if not figure.text:
            self.notice.show_message("warn", retyping_texts.NOTHING)
            self._select(row + 1)
            return
        QGuiApplication.clipboard().setText(figure.text)
        self._mark(figure.key, figure.text)
        self.notice.show_message("ok", retyping_texts.COPIED.format(text=figure.text, place=short(figure.key)))
        left = (later for later in range(row + 1, len(self._figures)) if not self._figures[later].done)
        self._select(next((later for later in left if self._figures[later].text), row))

    def turn_current(self) -> None:
        """Tick the current figure, or take its tick away."""
        row = self._row()
        if 0 <= row < len(self._figures) and self._figures[row].text:
            figure = self._figures[row]
            self._mark(figure.key, "" if figure.done else figure.text)
            self._select(row)

    def _mark(self, key: str, text: str) -> None:
        self._done = {**self._done, key: text}
        self._show()
        try:
            self._notes().mark(key, text)
        except UserError as error:
            self.notice.show_error(error)

    def _forget_all(self) -> None:
        self._done = {}
        self._show()
        try:
            self._notes().write({})
        except UserError as error:
            self.notice.show_error(error)
        self._select(0)

    def _notes(self) -> RetypedNotes:
        return RetypedNotes(self.open_report.flushed_store(), self.open_report.ref)

    def _read(self) -> None:
        try:
            self._done = self._notes().read()
        except UserError as error:
            self.notice.show_error(error)

    def _show(self) -> None:
        template = self.open_report.template
        self._figures = figures_to_retype(template, self.open_report.outcome.subject.table, self._done)
        self.list.clear()
        for figure in self._figures:
            row = template.rows[figure.key]
            item = QTreeWidgetItem([short(figure.key), row.label, figure.text or retyping_texts.BLANK])
            item.setTextAlignment(_VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setCheckState(_PLACE, Qt.CheckState.Checked if figure.done else Qt.CheckState.Unchecked)
            if not figure.text or figure.done:
                for column in (_PLACE, _LABEL, _VALUE):
                    item.setForeground(column, theme.color("muted"))
            self.list.addTopLevelItem(item)
        typed = [one for one in self._figures if one.text]
        self.count.setText(retyping_texts.COUNT.format(done=sum(one.done for one in typed), all=len(typed)))

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _select(self, row: int) -> None:
        item = self.list.topLevelItem(min(max(row, 0), self.list.topLevelItemCount() - 1))
        if item is not None:
            self.list.setCurrentItem(item)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        row = self.list.indexOfTopLevelItem(item)
        if (item.checkState(_PLACE) is Qt.CheckState.Checked) != self._figures[row].done:
            self.turn_current()
