"""The parts of a report to tick: its sections and its forms, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from ui.kit.inputs import BoxDelegate
from ui.words import splitting_texts

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template

_NAME = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TICKED, _BLANK = Qt.CheckState.Checked, Qt.CheckState.Unchecked

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PartTree(QTreeWidget):
    """A tree of boxes: space ticks, Enter asks for the next field (`confirmed`); `ticked` is emitted at each change.

    A section with several parts is ticked whole or part by part.
    """

    ticked = Signal()
    confirmed = Signal()

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._template = template
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(BoxDelegate(self))
        self.setAccessibleName(splitting_texts.PARTS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        groups: dict[str, QTreeWidgetItem] = {}
        for step in ReportSteps(template).steps:
            if step.kind in ("section", "form"):
                if step.group not in groups:
                    groups[step.group] = self._item(step.group, "")
                    self.addTopLevelItem(groups[step.group])
                groups[step.group].addChild(self._step(step))
        for group in groups.values():
            group.setExpanded(True)
        self.setCurrentItem(self.topLevelItem(0))
        self.itemChanged.connect(self.ticked)

    def names(self) -> list[str]:
        """Return the codes of the ticked sections and the numbers of the ticked forms; a whole section is one."""
        return [item.data(0, _NAME) for item in self._whole()]

    def words(self) -> str:
        """Return the ticked parts in words, "" if there are none."""
        return ", ".join(item.text(0) for item in self._whole())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `confirmed` at Enter."""
        if event.key() in _ENTER and event.modifiers() in _PLAIN:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _whole(self) -> Iterator[QTreeWidgetItem]:
        """Yield the ticked items whose parent is not ticked whole, without the groups."""
        for group in range(self.topLevelItemCount()):
            for item in _children(self.topLevelItem(group)):
                if item.checkState(0) is _TICKED:
                    yield item
                else:
                    yield from (part for part in _children(item) if part.checkState(0) is _TICKED)

    def _step(self, step: ReportStep) -> QTreeWidgetItem:
        if step.kind == "form":
            return self._item(f"{step.name} {step.label}", step.number)
        parts = [self._template.sections[key] for key in step.keys]
        item = self._item(step.name, step.keys[0] if len(parts) == 1 else step.number)
        if len(parts) > 1:
            item.addChildren([self._item(f"{part.code} {part.short}", part.code) for part in parts])
        return item

    @staticmethod
    def _item(words: str, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _NAME, name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        item.setCheckState(0, _BLANK)
        return item


def _children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    return [item.child(at) for at in range(item.childCount())] if item else []
