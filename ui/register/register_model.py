"""The documents of a register as rows of a table, filtered by year and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cchc_desktop.base.clock import day_words
from cchc_desktop.desk.register.citation import matching
from cchc_desktop.desk.register.unit_register import faults_of
from cchc_desktop.report.members.document_register import NO_REGISTER, DocumentRegister, day_of_entry, full_number
from ui.kit import theme
from ui.words.place_texts import short
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from cchc_desktop.report.members.register_entry import RegisterEntry

Index = QModelIndex | QPersistentModelIndex
NUMBER, DATE, TYPE, BODY, SUBJECT, CRITERION = range(6)
_NOWHERE = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """The documents that match year and words, the latest first; a doubtful one has an icon and says why."""

    def __init__(self) -> None:
        super().__init__()
        self._register = NO_REGISTER
        self._faults: dict[int, tuple[str, ...]] = {}
        self.entries: tuple[RegisterEntry, ...] = ()

    @property
    def doubtful(self) -> int:
        """How many documents of the register are doubtful."""
        return len(self._faults)

    @property
    def entries_of_register(self) -> tuple[RegisterEntry, ...]:
        """All documents of the register, shown or not."""
        return self._register.entries

    def show_register(self, register: DocumentRegister) -> None:
        """Take over a register; `show_only` chooses the rows."""
        self._register = register
        found = ((id(entry), tuple(faults_of(register, entry))) for entry in register.entries)
        self._faults = {at: faults for at, faults in found if faults}

    def show_only(self, year: int | None, words: str) -> None:
        """Show the documents of a year, None for all, that have some words."""
        of_year = [entry for entry in reversed(self._register.entries) if year is None or _year(entry) in (year, None)]
        self.beginResetModel()
        self.entries = tuple(matching(of_year, words))
        self.endResetModel()

    def faults(self, entry: RegisterEntry) -> tuple[str, ...]:
        """Return what is doubtful about a document of the register."""
        return self._faults.get(id(entry), ())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of documents shown."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(register_texts.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the name of a column."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return register_texts.COLUMNS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the text of a cell; the icon and the words of a doubtful document."""
        entry = self.entries[index.row()]
        faults = self.faults(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(entry, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NUMBER and faults:
            return theme.icon("triangle-alert", "warn")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return " ".join(faults) or _cell(entry, index.column())
        return None


def _year(entry: RegisterEntry) -> int | None:
    day = day_of_entry(entry)
    return day.year if day else None


def _cell(entry: RegisterEntry, column: int) -> str:
    day = day_of_entry(entry)
    cells = (
        full_number(entry),
        day_words(day) if day else entry.date,
        entry.type,
        entry.body,
        entry.subject,
        short(entry.criterion) if entry.criterion else "",
    )
    return cells[column]
