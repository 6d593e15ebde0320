"""The page of late dossiers: a line each, typed, pasted or read from a file, counted against the figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.lists.late_dossiers import late_amount
from cchc_desktop.desk.one_stop.dossier_figures import pasted_tables
from cchc_desktop.desk.one_stop.late_list import CAUSE, pasted_late, read_late, write_late
from cchc_desktop.report.members.late_dossier import COLUMNS, LateDossier
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import BoxDelegate
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.kit.notice import Notice
from ui.report.page import Page
from ui.words.taking import late_texts, taking_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport

_WIDTHS = {900: (220, 180, 150, 300, 170), 700: (190, 110, 128, 180, 145), 0: (130, 90, 128, 180, 145)}
"""The widths of the columns in pages of at least some width."""
_APOLOGY = len(COLUMNS) - 1


_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
"""Selects a cell alone, also while Ctrl is held, as it is when a block is pasted."""


class LatePage(Page):
    """The list as a table; its last line is blank, to be typed into. Each change is an edit of the report."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.notice, self.state = Notice(), label("", "note")
        self.open = Button(late_texts.OPEN, icon="folder-open", key="Ctrl+O")
        self.paste = Button(late_texts.PASTE, icon="copy", key="Ctrl+V")
        self.delete = Button(late_texts.DELETE, icon="trash-2", key="Ctrl+Del")
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(late_texts.TABLE)
        self.table.setHorizontalHeaderLabels(late_texts.COLUMNS)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setItemDelegate(BoxDelegate(self.table))
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setMinimumSectionSize(theme.px(30))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(_APOLOGY - 1, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setMinimumSectionSize(theme.px(60))
        self._folder = str(Path.home())
        self._lay_out(step)
        self._connect()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the reasons in a narrow window."""
        super().resizeEvent(event)
        least = next(least for least in _WIDTHS if event.size().width() >= theme.px(least))
        for column, width in enumerate(_WIDTHS[least]):
            self.table.setColumnWidth(column, theme.px(width))

    def go_to(self, place: str) -> None:
        """Put the focus on the first line that is blank."""
        del place
        self.table.setCurrentCell(self.table.rowCount() - 1, 0, _ALONE)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the place of the page itself."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the list and its count as they are now."""
        if self.step.id in edited.keys or not edited.keys:
            self._show()
        self._show_state()

    def take_file(self, path: Path) -> None:
        """Put the list of a file in the place of the present one."""
        self._folder = str(path.parent)
        try:
            self._take(read_late(path))
        except UserError as error:
            self.notice.show_error(error)

    def take_copied(self, mime: QMimeData) -> None:
        """Add the dossiers of the clipboard to the list."""
        grids = pasted_tables(mime.html() if mime.hasHtml() else "", mime.text())
        if not grids:
            self.notice.show_message("warn", late_texts.NOTHING_COPIED)
            return
        self._take((*self.open_report.report.late_dossiers, *pasted_late(grids[0])))

    def delete_lines(self) -> None:
        """Take the selected lines off the list."""
        gone = {index.row() for index in self.table.selectedIndexes()} or {self.table.currentRow()}
        self._write(tuple(one for row, one in enumerate(self._dossiers()) if row not in gone), "typed")

    def _take(self, dossiers: tuple[LateDossier, ...]) -> None:
        self._write(dossiers, CAUSE)
        self.notice.show_message("ok", late_texts.TAKEN.format(len(dossiers)))

    def _write(self, dossiers: tuple[LateDossier, ...], cause: str) -> None:
        if self.open_report.editable:
            write_late(self.open_report, dossiers, cause)

    def _dossiers(self) -> tuple[LateDossier, ...]:
        return tuple(map(self._dossier, range(self.table.rowCount())))

    def _dossier(self, row: int) -> LateDossier:
        texts = {name: self._item(row, column).text() for column, name in enumerate(COLUMNS[:-1])}
        sent = self._item(row, _APOLOGY).checkState() is Qt.CheckState.Checked
        return LateDossier(**texts, apology=sent)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        return self.table.item(row, column) or QTableWidgetItem()

    def _changed(self) -> None:
        self._write(self._dossiers(), "typed")

    def _show(self) -> None:
        """Show the list as it is kept, and a blank line under it."""
        current = self.table.currentRow(), self.table.currentColumn()
        editable = self.open_report.editable
        dossiers = (*self.open_report.report.late_dossiers, *([LateDossier()] if editable else []))
        self.table.blockSignals(True)
        self.table.setRowCount(len(dossiers))
        for row, dossier in enumerate(dossiers):
            for column, name in enumerate(COLUMNS[:-1]):
                item = QTableWidgetItem(getattr(dossier, name))
                spoken = late_texts.CELL.format(late_texts.COLUMNS[column], item.text() or late_texts.BLANK)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.table.setItem(row, column, item)
            sent = QTableWidgetItem()
            sent.setFlags(sent.flags() ^ (sent.flags() & Qt.ItemFlag.ItemIsEditable))
            sent.setData(Qt.ItemDataRole.AccessibleTextRole, late_texts.COLUMNS[_APOLOGY])
            sent.setCheckState(Qt.CheckState.Checked if dossier.apology else Qt.CheckState.Unchecked)
            self.table.setItem(row, _APOLOGY, sent)
        self.table.blockSignals(False)
        if current[0] >= 0:
            self.table.setCurrentCell(min(current[0], self.table.rowCount() - 1), current[1], _ALONE)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.AllEditTriggers if editable else triggers.NoEditTriggers)
        for button in (self.open, self.paste, self.delete):
            button.setEnabled(editable)
        self._show_state()

    def _show_state(self) -> None:
        listed, counted = (
            len(self.open_report.report.late_dossiers),
            late_amount(self.open_report.outcome.subject.table),
        )
        words = late_texts.NO_COUNT if counted is None else late_texts.FITS if listed == counted else late_texts.DIFFERS
        self.state.setText(words.format(listed=listed, counted=counted))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, late_texts.FILE, self._folder, taking_texts.FILTER)
        if name:
            self.take_file(Path(name))

    def _connect(self) -> None:
        self.open.clicked.connect(self._ask_file)
        self.paste.clicked.connect(lambda: self.take_copied(QGuiApplication.clipboard().mimeData()))
        self.delete.clicked.connect(self.delete_lines)
        self.table.itemChanged.connect(self._changed)
        for key, button in (("Ctrl+O", self.open), ("Ctrl+V", self.paste), ("Ctrl+Del", self.delete)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _lay_out(self, step: ReportStep) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(row_of(label(step.title, "title"), None, self.open, self.paste, self.delete))
        rows.addWidget(label(late_texts.ABOUT, "note", wrap=True))
        if not any(section.late_dossiers for section in self.open_report.template.outline):
            rows.addWidget(label(late_texts.NOT_PRINTED, "note", wrap=True))
        rows.addWidget(self.notice)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.state)
        self.notice.hide()
