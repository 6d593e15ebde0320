"""The templates of this machine: those in the making, those taken up, those shipped with the program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.edition_words import in_force
from ui.kit import theme
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.authoring.template_plan import TemplatePlan
    from cchc_desktop.report.template import Template

_ITEM = Qt.ItemDataRole.UserRole
_WRAPPED = 24


class TemplateList(QListWidget):
    """The list. Signal `chosen` has the TemplatePlan or the Template that became the current one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(texts.ON_MACHINE)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_WholeLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._emit)

    @property
    def current(self) -> TemplatePlan | Template | None:
        """The plan or template of the current line."""
        row = self.currentRow()
        what: TemplatePlan | Template | None = self.item(row).data(_ITEM) if row >= 0 else None
        return what

    def show_all(self, plans: Sequence[TemplatePlan], used: Counter[str], current: str = "") -> None:
        """Show plans and templates; the current one is that of an id, else the first."""
        self.blockSignals(True)
        self.clear()
        for plan in plans:
            self._add(plan, plan.name, plan_words(plan), "pencil-line", "accent")
        shipped = library.shipped_ids()
        for template in [one for one in library.templates() if one.id not in shipped][::-1]:
            self._add(template, template.name, _words(template, texts.TAKEN, used), "circle-check", "ok")
        for template in [one for one in library.templates() if one.id in shipped][::-1]:
            self._add(template, template.name, _words(template, texts.SHIPPED, used), "circle-check", "ok")
        self.blockSignals(False)
        ids = [self.item(row).data(_ITEM).id for row in range(self.count())]
        self.setCurrentRow(ids.index(current) if current in ids else 0)

    def rename(self, plan: TemplatePlan) -> None:
        """Show a changed plan in the current line."""
        item = self.currentItem()
        if item is not None:
            item.setData(_ITEM, plan)
            item.setText(f"{plan.name}\n{plan_words(plan)}")

    def _add(self, what: TemplatePlan | Template, name: str, words: str, icon: str, ink: str) -> None:
        item = QListWidgetItem(theme.icon(icon, ink), f"{name}\n{words}")
        item.setData(_ITEM, what)
        self.addItem(item)

    def _emit(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


class _WholeLines(QStyledItemDelegate):
    """Leaves room for all lines: the style wraps them at less width when it paints than when it measures."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect.setWidth(narrow.rect.width() - theme.px(_WRAPPED))  # type: ignore[attr-defined] # as PySide's stubs
        return super().sizeHint(narrow, index)


def plan_words(plan: TemplatePlan) -> str:
    """Return in words how far a template in the making is."""
    left = len({doubt.key for doubt in plan.doubts})
    return texts.LEFT.format(left) if left else texts.ALL_SEEN


def _words(template: Template, origin: str, used: Counter[str]) -> str:
    days = in_force(template)
    number = template.edition.number
    edition = texts.EDITION.format(number, days) if days else texts.EDITION_PLAIN.format(number)
    proposed = f"{texts.PROPOSED}, " if template.status == "proposed" else ""
    return f"{proposed}{edition}\n{texts.USED.format(origin, used[template.id])}"
