"""The formats of the export page as boxes to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.desk.sending.exporting import FORMATS
from ui.kit.icons import Icon
from ui.kit.inputs import CheckBox
from ui.kit.labels import label

_COLUMNS = 2
_ICONS = {"pdf": "file-text", "xlsx": "file-spreadsheet", "docx": "file-text", "json": "braces"}


class FormatBox(CheckBox):
    """A format to write; Enter begins the writing, the space bar chooses."""

    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `confirmed` at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class FormatBoxes(QWidget):
    """The boxes of all formats; `confirmed` is emitted at Enter, `changed` after a change of the choice."""

    confirmed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {suffix: FormatBox(format_.name) for suffix, format_ in FORMATS.items()}
        self._notes: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, (suffix, box) in enumerate(self.boxes.items()):
            box.setChecked(suffix in ("pdf", "xlsx"))
            box.setAccessibleDescription(FORMATS[suffix].use)
            box.toggled.connect(self.changed)
            box.confirmed.connect(self.confirmed)
            row, column = divmod(number, _COLUMNS)
            grid.addLayout(self._cell(suffix, box), row, column)
            grid.setColumnStretch(column, 1)

    def show_notes(self, *, shown: bool) -> None:
        """Show the use of each format under its box, or as its tool tip alone."""
        for note in self._notes:
            note.setVisible(shown)

    def _cell(self, suffix: str, box: FormatBox) -> QVBoxLayout:
        """Return a format's box with its icon, and its use under it."""
        note = label(FORMATS[suffix].use, "small", wrap=True)
        self._notes.append(note)
        box.setToolTip(FORMATS[suffix].use)
        note.setContentsMargins(30, 0, 0, 0)
        head, cell = QHBoxLayout(), QVBoxLayout()
        head.addWidget(box, 1)
        head.addWidget(Icon(_ICONS.get(suffix, "file-text"), "text2", 20))
        cell.setSpacing(0)
        cell.addLayout(head)
        cell.addWidget(note)
        cell.addStretch(1)
        return cell

    def chosen(self) -> list[str]:
        """Return the endings of the chosen formats."""
        return [suffix for suffix, box in self.boxes.items() if box.isChecked()]
