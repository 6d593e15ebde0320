"""The table as it was found: the lines that are counted under the heads of the file, and what each column means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from cchc_desktop.dossiers.dossier_table import DossierTable
from ui.kit import theme
from ui.words.taking import taking_texts


class ShownCounts(QTableWidget):
    """Shows one table; lines that do not add up are in the colour of a warning."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(taking_texts.TABLE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_table(self, table: DossierTable) -> None:
        """Show the lines of a table with their row numbers in the file."""
        columns = sorted({column for way in table.ways for column in way} | set(table.unknown))
        lines = sorted((*table.lines, *table.totals), key=lambda line: line.row)
        wrong = {problem.row - 1 for problem in table.problems}
        self.clear()
        self.setRowCount(len(lines) + 1)
        self.setColumnCount(len(columns) + 1)
        heads = [" / ".join(table.heads.get(column, ())) for column in columns]
        self.setHorizontalHeaderLabels([taking_texts.NAME, *(head.replace(" / ", "\n") for head in heads)])
        self.setVerticalHeaderLabels(["", *(str(line.row + 1) for line in lines)])
        self._set(0, 0, taking_texts.UNDERSTOOD.format("").strip(), strong=True)
        for place, column in enumerate(columns, 1):
            self._set(0, place, _meaning(table, column), strong=True)
        for row, line in enumerate(lines, 1):
            self._set(row, 0, line.name or line.number, warn=line.row in wrong)
            for place, column in enumerate(columns, 1):
                text = str(line.counts.get(column, line.unread.get(column, "")))
                self._set(row, place, text, warn=line.row in wrong)

    def _set(
        self, row: int, column: int, text: str, *, strong: bool = False, warn: bool = False, number: bool = False
    ) -> None:
        item = QTableWidgetItem(text)
        if number:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if strong:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        if warn:
            item.setForeground(QBrush(theme.color("warn")))
            item.setToolTip(taking_texts.PROBLEMS)
        self.setItem(row, column, item)


def _meaning(table: DossierTable, column: int) -> str:
    """Return in words what a column is understood to count."""
    meant = {way.get(column) for way in table.ways}
    if len(meant) != 1:
        return taking_texts.UNSURE
    (meaning,) = meant
    return taking_texts.MEANINGS.get(meaning, taking_texts.IGNORED) if meaning else taking_texts.IGNORED
