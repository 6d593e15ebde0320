"""The units that owe a report, and the day by which: a province of the catalogue, or an office's own list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.kit.layouts import FlowRow
from ui.words import date_texts
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.incoming.board_reading import BoardReading


_DUE = 112
"""The width of a whole date with its margins."""


class OwingCard(QFrame):
    """Chooses the units and the deadline: `province_chosen`, `table_wanted`, `due_set` with the text that was typed."""

    province_chosen = Signal(str)
    table_wanted = Signal()
    due_set = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._missing = label(board_texts.NOT_LISTED, "warn", wrap=True)
        self.province = Combo()
        self.province.setAccessibleName(board_texts.PROVINCE)
        self.take = Button(board_texts.TAKE_PROVINCE)
        self.table = Button(board_texts.FROM_EXCEL, icon="file-spreadsheet")
        self.due = QLineEdit(placeholderText=board_texts.DUE_HINT)
        self.due.setAccessibleName(board_texts.DUE)
        self.due.setMinimumWidth(theme.px(_DUE))
        self.set_due = Button(board_texts.SET_DUE)
        self.close_button = Button(board_texts.CLOSE, role="quiet")
        row = FlowRow(
            label(board_texts.PROVINCE, "text2"), self.province, self.take, self.table,
            label(board_texts.DUE, "text2"), self.due, self.set_due, None, self.close_button,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(label(board_texts.OWING, "card-title"))
        column.addWidget(label(board_texts.OWING_NOTE, "note", wrap=True))
        column.addWidget(self._missing)
        column.addLayout(row)
        self.take.clicked.connect(lambda: self.province_chosen.emit(self.province.currentText()))
        self.table.clicked.connect(self.table_wanted)
        self.set_due.clicked.connect(lambda: self.due_set.emit(self.due.text()))
        self.due.returnPressed.connect(self.set_due.click)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_board(self, reading: BoardReading, provinces: Sequence[str]) -> None:
        """Show whether there is a list, the provinces to choose from, and the deadline."""
        self._missing.setVisible(not reading.board.listed)
        if not self.province.count():
            self.province.addItems(list(provinces))
        owners = Counter(unit.unit.province for unit in reading.board.units).most_common(1)
        if owners:
            self.province.setCurrentIndex(max(self.province.findText(owners[0][0]), 0))
        self.due.setText(date_texts.day(reading.board.due) if reading.board.due else "")
