"""An answer of the receiving office as a card: what it says, and a table of its remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.desk.drafts.answer_words import answered_day
from cchc_desktop.report.members.office_answer import ACCEPTED
from ui.kit.icons import Icon
from ui.kit.inputs import BoxDelegate
from ui.kit.labels import label, set_text_if_changed
from ui.kit.rows_view import RowsView
from ui.words.answering import answer_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.members.office_answer import OfficeRemark, VersionAnswer

_TICK, _PLACE, _TEXT = range(3)
_AT = Qt.ItemDataRole.UserRole
_ROWS_SEEN = 10


class VersionAnswerCard(QFrame):
    """A card of one answer. Signal `ticked` has its version, the number of a remark and its state, `wanted` a place."""

    ticked = Signal(int, int, bool)
    wanted = Signal(str)

    def __init__(self, answer: VersionAnswer, *, editable: bool) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.version = answer.version
        self.title = label("", "strong", wrap=True)
        self.table = RemarkTable(editable=editable) if answer.remarks else None
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head.setSpacing(8)
        icon = ("circle-check", "ok") if answer.verdict is ACCEPTED else ("message-square", "accent")
        head.addWidget(Icon(*icon), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        if self.table is not None:
            self.table.ticked.connect(lambda number, settled: self.ticked.emit(self.version, number, settled))
            self.table.wanted.connect(self.wanted)
            column.addWidget(self.table)
        column.addWidget(label(answer_texts.KEY.format(answer.key), "small", wrap=True))

    def show_answer(self, answer: VersionAnswer) -> None:
        """Show the answer with its ticks."""
        words = answer_texts.ACCEPTED_LINE if answer.verdict is ACCEPTED else answer_texts.RETURNED_LINE
        count = len(answer.remarks)
        title = words.format(
            office=answer.office,
            version=answer.version,
            day=answered_day(answer),
            by=answer_texts.BY.format(answer.by) if answer.by else "",
            done=count - answer.left,
            count=count,
        )
        set_text_if_changed(self.title, title)
        self.setAccessibleName(title)
        if self.table is not None:
            self.table.show_remarks(answer.remarks)


class RemarkTable(RowsView):
    """A table of remarks: a box to tick, the place, the words. Enter goes to the place, space ticks.

    Signal `ticked` has the number of a remark and its new state, `wanted` a place to go to.
    """

    ticked = Signal(int, bool)
    wanted = Signal(str)

    def __init__(self, *, editable: bool) -> None:
        super().__init__(answer_texts.COLUMNS, _ROWS_SEEN)
        self._editable, self._filling = editable, False
        self.setAccessibleName(answer_texts.COLUMNS[_TEXT])
        self.setWordWrap(True)
        self.setItemDelegate(BoxDelegate(self))
        self.setUniformRowHeights(False)
        self.itemChanged.connect(self._changed)
        self.itemActivated.connect(lambda item: self.wanted.emit(item.data(_PLACE, _AT)))

    def show_remarks(self, remarks: tuple[OfficeRemark, ...]) -> None:
        """Show the remarks with their ticks; the current row stays."""
        self._filling = True
        if self.topLevelItemCount() != len(remarks):
            self.show_rows([QTreeWidgetItem() for _ in remarks])
        for item, remark in zip(self._items(), remarks, strict=True):
            self._fill(item, remark)
        self._filling = False
        self.fit()

    def choose(self, place: str) -> bool:
        """Choose the first remark of a place; return whether there is one."""
        return self._choose(item for item in self._items() if item.data(_PLACE, _AT) == place)

    def choose_open(self) -> bool:
        """Choose the first remark that is not ticked off; return whether there is one."""
        return self._choose(item for item in self._items() if not _is_ticked(item))

    def _choose(self, items: Iterator[QTreeWidgetItem]) -> bool:
        found = next(items, None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the remark; on Qt's other styles it would open an editor."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(item.data(_PLACE, _AT))
        else:
            super().keyPressEvent(event)

    def _fill(self, item: QTreeWidgetItem, remark: OfficeRemark) -> None:
        where, state = short(remark.place), answer_texts.MENDED if remark.settled else answer_texts.OPEN
        item.setText(_PLACE, where)
        item.setText(_TEXT, f"{remark.text}  “{remark.quote}”" if remark.quote else remark.text)
        item.setToolTip(_TEXT, remark.text)
        item.setData(_PLACE, _AT, remark.place)
        item.setCheckState(_TICK, Qt.CheckState.Checked if remark.settled else Qt.CheckState.Unchecked)
        item.setData(
            _TICK,
            Qt.ItemDataRole.AccessibleTextRole,
            answer_texts.SPOKEN.format(where=where, text=remark.text, state=state),
        )
        if not self._editable:
            item.setFlags(item.flags() ^ (item.flags() & Qt.ItemFlag.ItemIsUserCheckable))

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _TICK and not self._filling:
            self.ticked.emit(self.indexOfTopLevelItem(item), _is_ticked(item))


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_TICK) is Qt.CheckState.Checked
