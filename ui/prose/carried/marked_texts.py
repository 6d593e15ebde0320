"""The texts with places that came along, one shown at a time: sections can be edited, parts of the letter read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from cchc_desktop.documents.content.review import part_name
from cchc_desktop.report.keys import FieldKind, kind_of
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.prose.section_text import SectionText
from ui.words.carrying import carried_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.members.carried_mark import CarriedMark


class MarkedTexts(QFrame):
    """The texts by field key, made when first shown; `key` is the one shown."""

    def __init__(self, open_report: OpenReport, followed: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.key = ""
        self._report, self._followed = open_report, followed
        self._texts: dict[str, SectionText] = {}
        self._holder = QObject(self)  # made before the editors' stack: what listens to an editor goes before it
        self._stack = QStackedWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._stack, 1)
        rows.addWidget(_legend())

    @property
    def shown(self) -> SectionText | None:
        """The text that is shown, None before the first."""
        return self._texts.get(self.key)

    def show_mark(self, mark: CarriedMark) -> None:
        """Show the text of a mark with the mark as the current one."""
        self.save()
        key = mark.at.key
        text = self._texts.get(key) or self._make(key)
        self.key = key
        self._stack.setCurrentWidget(text.edit)
        text.carried.current = mark.at
        text.refresh()
        text.go_to(mark.at)

    def refresh(self) -> None:
        """Show what an edit changed."""
        for text in self._texts.values():
            text.refresh()

    def save(self) -> None:
        """Hand typed text to the report."""
        if self.shown:
            self.shown.save()

    def _make(self, key: str) -> SectionText:
        text = SectionText(self._report, key, self._holder)
        text.carried.only = True
        if kind_of(key) is not FieldKind.SECTION:
            text.read_only = True
        text.edit.setAccessibleName(carried_texts.MARKED_TEXT.format(short(key)))
        text.edit.followed.connect(self._followed)
        self._texts[key] = text
        self._stack.addWidget(text.edit)
        return text


class FieldTabs(QFrame):
    """The fields of a step that have marks, as tabs with the number of those left; `_choose` is called with a key."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._keys: tuple[str, ...] = ()
        self._tabs: list[Button] = []

    def show_fields(self, fields: Sequence[tuple[str, str, int]], current: str) -> None:
        """Show fields (key, name, number of open marks), the current one pressed."""
        keys = tuple(key for key, _, _ in fields)
        if keys != self._keys:
            self._keys = keys
            for tab in self._tabs:
                self._group.removeButton(tab)
                tab.hide()
                tab.deleteLater()
            self._tabs = [self._tab(key) for key in keys]
        for tab, (key, name, left) in zip(self._tabs, fields, strict=True):
            tab.setText(f"{name} ({left})" if left else name)
            tab.show_icon(*(("copy", "warn") if left else ("circle-check", "ok")))
            tab.setChecked(key == current)

    def _tab(self, key: str) -> Button:
        tab = Button("", role="tab", trailing=True)
        tab.setCheckable(True)
        tab.clicked.connect(partial(self._choose, key))
        self._group.addButton(tab)
        self._row.insertWidget(self._row.count() - 1, tab)
        return tab


def field_name(key: str) -> str:
    """Return the name of a field that has marks: the code of a section, the name of a part of the letter."""
    return part_name(key) or short(key)


def _legend() -> QFrame:
    legend = frame("")
    row = QHBoxLayout(legend)
    row.setContentsMargins(16, 4, 16, 6)
    row.setSpacing(16)
    for words, role in ((carried_texts.OPEN_MARK, "open_mark"), (carried_texts.SETTLED_MARK, "settled_mark")):
        row.addWidget(label(words, role))
    linked = label(carried_texts.LINKED, "small", wrap=True)
    linked.setAlignment(Qt.AlignmentFlag.AlignRight)
    row.addWidget(linked, 1)
    return legend
