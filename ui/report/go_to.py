"""The search for a place: a line over the page, and under it the matching places."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts.go_places import MOST, Target, targets
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from ui.kit import theme
from ui.kit.focus import STAYS
from ui.kit.labels import label
from ui.words import report_texts

_WIDTH, _ROW, _TOP = 620, 32, 56
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GoTo(QFrame):
    """A pop-up that searches for a place: `chosen` names it; `left` reports that nothing was chosen."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, flow: ReportSteps, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow, self._here, self._host = flow, flow.steps[0], parent
        self.found: list[Target] = []
        self.setProperty("frame", "popup")
        self.line = QLineEdit(placeholderText=report_texts.GO_HINT)
        self.line.setAccessibleName(report_texts.GO_TO)
        self.line.setAccessibleDescription(report_texts.GO_HINT)
        self.list = QListWidget()
        self.list.setAccessibleName(report_texts.GO_TO)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _: self._choose())
        self._none = label(report_texts.GO_NONE, "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        for part in (self.line, self.list, self._none, label(report_texts.GO_KEYS, "small")):
            column.addWidget(part)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.hide()

    def ask(self, here: ReportStep) -> None:
        """Open an empty search, from a step."""
        self._here = here
        self.line.clear()
        self._look("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys: arrows move in the list, Enter chooses, Escape and leaving the line close the pop-up."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in STAYS:
            self.hide()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in _MOVES:
            step = -1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        else:
            return False
        return True

    def _look(self, typed: str) -> None:
        self.found = targets(self._flow, self._here, typed)
        self.list.clear()
        for target in self.found:
            item = QListWidgetItem(f"{target.name}   {target.words}".strip())
            item.setToolTip(target.words)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme.px(_ROW) * min(len(self.found), MOST))
        self.list.setVisible(bool(self.found))
        self._none.setVisible(bool(typed.strip()) and not self.found)
        self._place()

    def _place(self) -> None:
        width = min(theme.px(_WIDTH), self._host.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(self._host.width() - width - 24, theme.px(_TOP))

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.found):
            self.chosen.emit(self.found[row].place)
