"""The fields of a returned part: conflicts first, decided by the keys 1 and 2."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cchc_desktop.report.keys import FieldKind, kind_of
from cchc_desktop.report.merge import Difference, Merge, Side
from ui.words import splitting_texts
from ui.words.place_texts import short

_KEYS = {Qt.Key.Key_1: Side.OURS, Qt.Key.Key_2: Side.THEIRS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST = 240


class MergeList(QListWidget):
    """The list of a merge; signal `settled` has whether everything is chosen, `finished` is emitted at Enter."""

    settled = Signal(bool)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(splitting_texts.LIST)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices: dict[str, Side] = {}
        self._merge = Merge()

    def show_merge(self, found: Merge | None) -> None:
        """Show another merge; nothing is chosen in it yet."""
        self._merge, self.choices = found or Merge(), {}
        self.clear()
        for each in self._merge.conflicts:
            self.addItem(self._asked(each))
        others = (
            (splitting_texts.TAKEN, self._merge.taken),
            (splitting_texts.OUTSIDE, self._merge.outside),
            (splitting_texts.KEPT, self._merge.kept),
        )
        for name, differences in others:
            self.addItems([_line(name, each) for each in differences])
        self.setCurrentRow(0)
        self.settled.emit(not self._merge.conflicts)

    def choose(self, side: Side) -> None:
        """Choose a side in the current conflict, and go to the next open one."""
        row = self.currentRow()
        conflicts = self._merge.conflicts
        if not 0 <= row < len(conflicts):
            return
        self.choices[conflicts[row].key] = side
        self.item(row).setText(self._asked(conflicts[row]))
        left = self._merge.unsettled(self.choices)
        if left:
            self.setCurrentRow(conflicts.index(left[0]))
        self.settled.emit(not left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a side at 1 and 2; emit `finished` at Enter."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.choose(_KEYS[key])
        elif key in _ENTER:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Choose the other side of a conflict."""
        item: QListWidgetItem | None = self.currentItem()
        row = self.row(item) if item else -1
        if 0 <= row < len(self._merge.conflicts):
            theirs = self.choices.get(self._merge.conflicts[row].key) is Side.THEIRS
            self.choose(Side.OURS if theirs else Side.THEIRS)

    def _asked(self, each: Difference) -> str:
        chosen = self.choices.get(each.key)
        first, second = (splitting_texts.CHOSEN if chosen is side else splitting_texts.NOT_CHOSEN for side in Side)
        return splitting_texts.ASKED.format(
            place=_place(each.key),
            what=splitting_texts.CHOSEN_WORDS[chosen] if chosen else splitting_texts.CONFLICT,
            base=_shown(each.base),
            first=first,
            second=second,
            ours=_shown(each.ours),
            theirs=_shown(each.theirs),
        )


def _line(name: str, each: Difference) -> str:
    after = each.ours if name == splitting_texts.KEPT else each.theirs
    before = each.base if name == splitting_texts.KEPT else each.ours
    return splitting_texts.CHANGE.format(place=_place(each.key), what=name, before=_shown(before), after=_shown(after))


def _place(key: str) -> str:
    return splitting_texts.NOTE.format(short(key)) if kind_of(key) is FieldKind.NOTE else short(key)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_LONGEST]}{'…' if len(line) > _LONGEST else ''}”" if line else splitting_texts.BLANK
