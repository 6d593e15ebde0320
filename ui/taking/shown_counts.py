"""The table as it was found: heads as in the file, what each column is understood to count, the lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from cchc_desktop.dossiers.asked_columns import ANSWERS
from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.shown_sums import WrongLine, wrong_lines
from cchc_desktop.dossiers.table_blocks import Line
from ui.kit import theme
from ui.words.taking import taking_texts

_FRAME = Qt.ItemDataRole.UserRole + 1
_LEAST_COLUMN, _MOST_COLUMN, _NAME, _LINE = 58, 110, 170, 28


class _FrameDelegate(QStyledItemDelegate):
    """Draws a frame around cells that are taken or wrong."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell, and its frame."""
        super().paint(painter, option, index)
        ink = index.data(_FRAME)
        if ink:
            rect: QRect = option.rect  # type: ignore[attr-defined] # the stubs lack it
            painter.save()
            painter.setPen(QPen(theme.color(ink), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)
            painter.restore()


class ShownCounts(QTableWidget):
    """Shows one table. Signal `answered` has a column's question and the answer chosen for it."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._table: DossierTable | None = None
        self._columns: list[int] = []
        self._lines: list[Line] = []
        self._depth = 0
        self.wrong: list[WrongLine] = []
        self.setAccessibleName(taking_texts.TABLE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_FrameDelegate(self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_LINE))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.cellDoubleClicked.connect(self._clicked)

    def show_table(self, table: DossierTable, taken: frozenset[int]) -> None:
        """Show a table; `taken` are the columns from which figures come."""
        self._table = table
        self._columns = sorted({column for way in table.ways for column in way} | set(table.unknown))
        self._lines = sorted((*table.lines, *table.totals), key=lambda line: line.row)
        self._depth = max((len(table.heads.get(column, ())) for column in self._columns), default=1)
        self.wrong = wrong_lines(table)
        self.clear()
        self.clearSpans()
        self.setColumnCount(len(self._columns) + 1)
        self.setRowCount(self._depth + 1 + len(self._lines))
        for row in range(self._depth + 1, self.rowCount()):
            self.setRowHeight(row, theme.px(_LINE))
        self._fit_columns()
        self._show_heads(table)
        self._show_meanings(table)
        self._show_lines(table, taken)
        self.setVerticalHeaderLabels(["" for _ in range(self._depth + 1)] + [str(one.row + 1) for one in self._lines])

    def go_to_line(self, wrong: WrongLine) -> None:
        """Make a line current, at the cell that its sums point at."""
        row = self._depth + 1 + self._lines.index(wrong.line)
        self.setCurrentCell(row, self._columns.index(wrong.column) + 1 if wrong.column in self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width there is."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.setColumnWidth(0, theme.px(_NAME))
        room = (self.viewport().width() - theme.px(_NAME)) // max(len(self._columns), 1)
        width = min(max(room, theme.px(_LEAST_COLUMN)), theme.px(_MOST_COLUMN))
        for place in range(1, len(self._columns) + 1):
            self.setColumnWidth(place, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the meanings of the current column at F2."""
        if event.key() == Qt.Key.Key_F2:
            self.offer_meanings(self.currentColumn())
        else:
            super().keyPressEvent(event)

    def offer_meanings(self, place: int) -> None:
        """Show the menu of what a column may count."""
        if self._table is None or not 1 <= place <= len(self._columns):
            return
        menu = self.meanings_menu(place)
        below = self.visualItemRect(self.item(self._depth, place) or QTableWidgetItem()).bottomLeft()
        menu.exec(self.viewport().mapToGlobal(below + QPoint(0, 2)))

    def meanings_menu(self, place: int) -> QMenu:
        """Return the menu of what the column at a place may count."""
        menu = QMenu(self)
        question = self._table.column_question(self._columns[place - 1]).question if self._table else ""
        for answer in ANSWERS:
            menu.addAction(answer).triggered.connect(
                lambda _=False, chosen=answer: self.answered.emit(question, chosen)
            )
        return menu

    def _clicked(self, row: int, place: int) -> None:
        if row <= self._depth:
            self.offer_meanings(place)

    def _show_heads(self, table: DossierTable) -> None:
        stacks = [table.heads.get(column, ()) for column in self._columns]
        self._set(0, 0, taking_texts.NAME, ground="header", strong=True)
        if self._depth > 1:
            self.setSpan(0, 0, self._depth, 1)
        for level in range(self._depth):
            place = 0
            while place < len(stacks):
                stack, width = stacks[place], 1
                if level >= len(stack):
                    place += 1
                    continue
                last = level == len(stack) - 1
                while (
                    not last
                    and place + width < len(stacks)
                    and stacks[place + width][: level + 1] == stack[: level + 1]
                ):
                    width += 1
                height = self._depth - level if last else 1
                self._set(level, place + 1, stack[level], ground="header", strong=not last, centre=True)
                if width > 1 or height > 1:
                    self.setSpan(level, place + 1, height, width)
                place += width
            self.setRowHeight(level, theme.px(30 if level < self._depth - 1 else 44))

    def _show_meanings(self, table: DossierTable) -> None:
        self._set(self._depth, 0, taking_texts.UNDERSTOOD, ground="accent_soft", ink="accent", strong=True)
        for place, column in enumerate(self._columns, 1):
            words = _meaning(table, column)
            unsure = words == taking_texts.UNSURE
            ground, ink = ("warn_soft", "warn") if unsure else ("accent_soft", "accent")
            short = taking_texts.SHORT_MEANINGS.get(words, words)
            item = self._set(self._depth, place, short, ground=ground, ink=ink, centre=True)
            head = " / ".join(table.heads.get(column, ()))
            item.setToolTip(taking_texts.MEANING_OF.format(f"“{head}”", words))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, taking_texts.MEANING_OF.format(f"“{head}”", words))
        self.setRowHeight(self._depth, theme.px(44))

    def _show_lines(self, table: DossierTable, taken: frozenset[int]) -> None:
        totals = {line.row for line in table.totals}
        last = max(totals, default=-1)
        wrong = {one.line.row: one for one in self.wrong}
        told = {problem.row - 1 for problem in table.problems}
        for row, line in enumerate(self._lines, self._depth + 1):
            total = line.row in totals
            ground = "header" if total else "surface"
            name = " ".join(filter(None, (line.number, line.name)))
            self._set(row, 0, name, ground=ground, strong=total, ink="error" if line.row in told else "text")
            for place, column in enumerate(self._columns, 1):
                count = line.counts.get(column)
                text = f"{count:,}".replace(",", ".") if count is not None else line.unread.get(column, "")
                item = self._set(row, place, text, ground=ground, strong=total, number=True)
                if line.row in wrong and wrong[line.row].column == column:
                    item.setData(_FRAME, "error")
                    item.setForeground(QBrush(theme.color("error")))
                elif total and line.row == last and column in taken:
                    item.setData(_FRAME, "accent")

    def _set(
        self,
        row: int,
        place: int,
        text: str,
        *,
        ground: str,
        ink: str = "text",
        strong: bool = False,
        centre: bool = False,
        number: bool = False,
    ) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setBackground(QBrush(theme.color(ground)))
        item.setForeground(QBrush(theme.color(ink)))
        flags = Qt.AlignmentFlag.AlignVCenter
        across = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(flags | (Qt.AlignmentFlag.AlignRight if number else across))
        if not text:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, taking_texts.BLANK)
        if strong:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        self.setItem(row, place, item)
        return item


def _meaning(table: DossierTable, column: int) -> str:
    """Return in words what a column is understood to count."""
    meant = {way.get(column) for way in table.ways}
    if len(meant) != 1:
        return taking_texts.UNSURE
    (meaning,) = meant
    if column in table.unknown:
        return taking_texts.UNSURE
    return taking_texts.MEANINGS.get(meaning, taking_texts.IGNORED) if meaning else taking_texts.IGNORED
