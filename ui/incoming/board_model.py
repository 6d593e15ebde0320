"""The units of a board as a model: its rows, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cchc_desktop.base.text import slug
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.numbers import show
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.incoming.board_reading import BoardReading, UnitRate
    from cchc_desktop.inbox.board import BoardUnit

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
UNIT, STATE, VERSION, CAME, FOUND, WHOLE, RATE = range(7)
WAITING = (UnitState.RECEIVED, UnitState.LATE)

KEEPS: dict[str, Callable[[BoardUnit], bool]] = {
    "all": lambda _: True,
    "waiting": lambda unit: unit.state in WAITING,
    "errors": lambda unit: bool(unit.standing and unit.standing.errors),
    "late": lambda unit: unit.late,
    "missing": lambda unit: unit.state is UnitState.MISSING,
    "returned": lambda unit: unit.state is UnitState.RETURNED,
}
"""The units that each filter keeps."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A unit of the board for display, and its rate (None: no figure counts)."""

    unit: BoardUnit
    rate: UnitRate | None
    searched: str

    @property
    def state_words(self) -> str:
        """The state in words: "Chờ xem, nộp muộn"."""
        found = self.unit.standing
        if found and found.clashing:
            return board_texts.CLASHING
        if found and found.held:
            return board_texts.HELD
        words = board_texts.STATES[self.unit.state.value]
        return board_texts.DRAFT.format(words) if found and found.report_state == OPEN else words

    @property
    def came_words(self) -> str:
        """When the newest report came: "12/6 09:14"; "" if none did."""
        found = self.unit.standing
        if found is None:
            return ""
        moment = datetime.fromisoformat(found.last_at).astimezone()
        return f"{moment.day}/{moment.month} {moment:%H:%M}"

    @property
    def found(self) -> tuple[int, int]:
        """How many errors and warnings were found, for sorting: -1 before the checks, -2 where nothing came."""
        found = self.unit.standing
        if found is None or found.errors is None:
            return -1 if found else -2, 0
        return found.errors, found.warnings or 0

    def words(self, column: int) -> str:
        """Return the text of a cell in one line."""
        found, rate = self.unit.standing, self.rate
        texts = {
            UNIT: self.unit.unit.name,
            STATE: self.state_words,
            VERSION: str(found.version) if found else "",
            CAME: self.came_words,
            FOUND: self._found_words(),
            WHOLE: show(rate.whole) if rate else board_texts.NO_VALUE,
            RATE: show(rate.percent) if rate and rate.percent is not None else "",
        }
        return texts[column]

    def _found_words(self) -> str:
        found = self.unit.standing
        if found is None:
            return ""
        if found.errors is None:
            return board_texts.NOT_CHECKED
        counts = ((found.errors, board_texts.ERRORS), (found.warnings, board_texts.WARNINGS))
        return ", ".join(words.format(count) for count, words in counts if count) or board_texts.NONE_FOUND


_ORDER: dict[int, Callable[[BoardLine], object]] = {
    UNIT: lambda line: line.searched,
    STATE: lambda line: list(UnitState).index(line.unit.state),
    VERSION: lambda line: line.unit.standing.version if line.unit.standing else -1,
    CAME: lambda line: line.unit.standing.last_at if line.unit.standing else "",
    FOUND: lambda line: line.found,
    WHOLE: lambda line: line.rate.whole if line.rate else -1,
    RATE: lambda line: line.rate.percent if line.rate and line.rate.percent is not None else -1,
}


class BoardModel(QAbstractTableModel):
    """The units that match the filter, as rows; heads of the last columns name the rate that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[BoardLine] = []
        self._all: list[BoardLine] = []
        self._keep, self._words = "all", ""
        self._column, self._falling = UNIT, False
        self._heads = board_texts.NO_RATE

    def show_board(self, reading: BoardReading, whole: str, rate: str) -> None:
        """Show another board; whole and rate are the heads of its last columns."""
        self._heads = whole, rate
        self._all = [
            BoardLine(unit, reading.of_units.get(unit.unit.unit), slug(f"{unit.unit.name} {unit.unit.district}"))
            for unit in reading.board.units
        ]
        self._sift()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, WHOLE, RATE)

    def show_filter(self, keep: str, words: str) -> None:
        """Show only the units of one filter whose names or codes contain every word."""
        self._keep, self._words = keep, words
        self._sift()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._falling = column, order is Qt.SortOrder.DescendingOrder
        self._sift()

    def row_of(self, unit: str) -> int:
        """Return the row of a unit by its identity, the first if it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.unit.unit.unit == unit), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(board_texts.COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line for the painter, a cell's text for screen readers."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == UNIT:
            unit = line.unit.unit
            return ", ".join(filter(None, (unit.name, unit.district, unit.province, unit.code)))
        return line.words(index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (VERSION, WHOLE)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        head = self._heads[section - WHOLE] if section >= WHOLE else ""
        return board_texts.COLUMNS[section].format(head)

    def _sift(self) -> None:
        self.beginResetModel()
        wanted = slug(self._words).split("-") if self._words.strip() else []
        keeps = KEEPS[self._keep]
        found = [
            line
            for line in self._all
            if keeps(line.unit) and all(word in line.searched or word in line.unit.unit.code for word in wanted)
        ]
        self.lines = sorted(found, key=_ORDER[self._column], reverse=self._falling)  # type: ignore[arg-type] # one column's keys compare
        self.endResetModel()
