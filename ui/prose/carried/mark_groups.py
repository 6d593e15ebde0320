"""The places of one kind that are settled together: a group opens to its places, each may be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from cchc_desktop.report.prose import expand
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import BoxDelegate
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.prose.carried.marked_texts import field_name
from ui.words.carrying import carried_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.carrying.groups import MarkGroup
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.carried_mark import CarriedMark

WIDTH = 376
_MARK = Qt.ItemDataRole.UserRole
_BEFORE, _BEHIND = 14, 12
_LONG, _YEAR = 12, 4
_LINKED = "[…]"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkGroups(QFrame):
    """The groups of open marks.

    `applied` asks to settle the chosen places of the current group; `visited` has a place that was clicked or entered.
    """

    applied = Signal()
    visited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self.tree = GroupTree()
        self.left_out = label("", "small")
        self.act = Button(carried_texts.NONE_CHOSEN, key="Ctrl+Enter")
        self.one_step = label(carried_texts.ONE_STEP, "small", wrap=True)
        self.none = label(carried_texts.NO_GROUPS, "note", wrap=True)
        self._groups: tuple[MarkGroup, ...] = ()
        self._out: set[str] = set()
        self._lay_out()
        self.tree.itemChanged.connect(self._tick)
        self.tree.currentItemChanged.connect(lambda *_: self._show_action())
        self.tree.entered.connect(self._visit)
        self.act.clicked.connect(self.applied)

    @property
    def current(self) -> MarkGroup | None:
        """The group that the cursor is in, the first one at first."""
        index = self.tree.currentIndex()
        top = index.parent() if index.parent().isValid() else index
        if top.isValid():
            return self._groups[top.row()]
        return self._groups[0] if self._groups else None

    def chosen(self) -> tuple[CarriedMark, ...]:
        """Return the marks of the current group that are not taken out."""
        group = self.current
        return tuple(mark for mark in group.marks if str(mark.at) not in self._out) if group else ()

    def show_groups(self, groups: Sequence[MarkGroup], report: Report, *, editable: bool) -> None:
        """Show the groups of open marks; the one that was current stays so, what was taken out too."""
        self.act.setVisible(bool(groups) and editable)
        if tuple(groups) == self._groups:
            return
        before = self.current
        self._groups = tuple(groups)
        self._out &= {str(mark.at) for group in groups for mark in group.marks}
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for group in groups:
                item = self._item(group, report)
                self.tree.addTopLevelItem(item)
                for at in range(item.childCount()):
                    item.child(at).setFirstColumnSpanned(True)
            names = [group.words for group in groups]
            current = names.index(before.words) if before and before.words in names else 0
            if groups:
                self.tree.setCurrentItem(self.tree.topLevelItem(current))
                self.tree.topLevelItem(current).setExpanded(True)
        for part in (self.tree, self.left_out, self.one_step):
            part.setVisible(bool(groups))
        self.none.setVisible(not groups)
        self._show_action()

    def focus(self) -> None:
        """Put the focus into the groups."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, group: MarkGroup, report: Report) -> QTreeWidgetItem:
        words = group.words if group.keeps else carried_texts.CHANGED.format(group.words, _changed(group))
        item = QTreeWidgetItem([words, carried_texts.PLACES.format(len(group.marks))])
        item.setFont(0, theme.font(13, theme.SEMIBOLD))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for mark in group.marks:
            child = QTreeWidgetItem([f"{field_name(mark.at.key)}   {_around(mark, report)}"])
            child.setFlags(child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = str(mark.at) not in self._out
            child.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            child.setFont(0, theme.font(13))
            child.setToolTip(0, child.text(0))
            child.setData(0, _MARK, str(mark.at))
            item.addChild(child)
        return item

    def _tick(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _MARK)
        if place:
            ticked = item.checkState(0) is Qt.CheckState.Checked
            (self._out.discard if ticked else self._out.add)(place)
            self._show_action()

    def _visit(self) -> None:
        place, group = self.tree.currentIndex().data(_MARK), self.current
        for mark in group.marks if group else ():
            if str(mark.at) == place:
                self.visited.emit(mark)

    def _show_action(self) -> None:
        group, chosen = self.current, self.chosen()
        if group is None:
            return
        words = carried_texts.KEEP_CHOSEN if group.keeps else carried_texts.CHANGE_CHOSEN
        self.act.setText(words.format(len(chosen)) if chosen else carried_texts.NONE_CHOSEN)
        out = len(group.marks) - len(chosen)
        set_text_if_changed(self.left_out, carried_texts.LEFT_OUT.format(out) if out else carried_texts.GROUP_KEYS)

    def _lay_out(self) -> None:
        top = row_of(label(carried_texts.GROUPS, "strong"), None, label(carried_texts.GROUPS_KEY, "small"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 12, 8)
        rows.setSpacing(6)
        rows.addLayout(top)
        rows.addWidget(self.none)
        rows.addWidget(self.tree, 1)
        rows.addWidget(self.left_out)
        rows.addLayout(row_of(None, self.act))
        rows.addWidget(self.one_step)
        rows.addStretch(0)


class GroupTree(QTreeWidget):
    """The tree of groups; Enter on a place shows it in the text (`entered`)."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(14))
        self.setItemDelegate(BoxDelegate(self))
        self.setAccessibleName(carried_texts.GROUPS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda *_: self.entered.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the chosen place at Enter."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _changed(group: MarkGroup) -> str:
    """Return the new words of a group; of a period's name the year alone, if that is all that changes."""
    long = len(group.words) > _LONG and group.words[:-_YEAR] == group.proposed[:-_YEAR]
    return group.proposed[-_YEAR:] if long else group.proposed


def _around(mark: CarriedMark, report: Report) -> str:
    """Return the words of a mark with a few of those around it, in one line; a linked figure is "[…]" there."""
    text = report.text(mark.at.key)
    start, end = mark.at.start or 0, mark.at.end or len(text)
    before, behind = _printed(text[:start]), _printed(text[end:])
    head, tail = "…" * (len(before) > _BEFORE), "…" * (len(behind) > _BEHIND)
    return " ".join(f"{head}{before[-_BEFORE:]}{text[start:end]}{behind[:_BEHIND]}{tail}".split())


def _printed(text: str) -> str:
    return expand(text, lambda _: _LINKED)
