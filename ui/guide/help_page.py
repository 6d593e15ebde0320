"""The page of the help: the guide by chapters, and a search in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.guide.chapters import KEYS, Chapter, chapters, search
from ui.guide.guide_view import GuideView
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words import help_texts

_LIST, _MOST = 340, 40
_OF_CHAPTER = Qt.ItemDataRole.UserRole


class HelpPage(QWidget):
    """The chapters at the left, one of them at the right; `closed` returns to the view before, `tour_wanted` starts it.

    A search lists the paragraphs that have its words instead of the chapters.
    """

    closed = Signal()
    tour_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chapters = chapters()
        self.line, self.list, self.view = QLineEdit(placeholderText=help_texts.SEARCH), QListWidget(), GuideView()
        self._count = label("", "note")
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.currentItemChanged.connect(self._show_item)
        self.view.wanted.connect(self.show_chapter)
        for key, act in (("Esc", self._escape), ("Ctrl+F", self.line.setFocus), ("F1", self.line.setFocus)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._search("")

    def show_chapter(self, number: str) -> None:
        """Show the chapter of a number, the keys if there is none."""
        self.line.clear()
        numbers = [chapter.number for chapter in self.chapters]
        self.list.setCurrentRow(numbers.index(number if number in numbers else KEYS))

    def focus_first(self) -> None:
        """Put the focus on the text, so that arrows scroll."""
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list with the arrows while something is typed; Enter goes to the text."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.setFocus()
        else:
            return False
        return True

    def _search(self, typed: str) -> None:
        self.list.clear()
        if not typed.strip():
            for chapter in self.chapters:
                self._add(chapter.name, chapter)
        else:
            for hit in list(search(self.chapters, typed))[:_MOST]:
                self._add(f"{hit.chapter.name}\n{hit.words}", hit.chapter)
        found = help_texts.FOUND.format(self.list.count()) if self.list.count() else help_texts.NOT_FOUND
        set_text_if_changed(self._count, found if typed.strip() else "")
        self.list.setCurrentRow(0)

    def _add(self, words: str, chapter: Chapter) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        item.setData(_OF_CHAPTER, chapter)
        self.list.addItem(item)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.show_chapter(item.data(_OF_CHAPTER), self.line.text())

    def _escape(self) -> None:
        """Leave the search, else the help."""
        if self.line.text():
            self.line.clear()
            self.view.setFocus()
        else:
            self.closed.emit()

    def _lay_out(self) -> None:
        bar = frame("top")
        bar.setFixedHeight(theme.px(48))
        back = Button(help_texts.BACK, role="quiet", icon="arrow-left", key="Esc")
        back.clicked.connect(self.closed)
        tour = Button(help_texts.TOUR, icon="eye")
        tour.clicked.connect(self.tour_wanted)
        across = row_of(back, label(help_texts.TITLE, "strong"), None, tour)
        across.setContentsMargins(0, 0, 16, 0)
        bar.setLayout(across)
        self.line.setAccessibleName(help_texts.SEARCH)
        self.list.setAccessibleName(help_texts.CHAPTERS)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setContentsMargins(16, 12, 12, 12)
        left.setSpacing(8)
        for part in (self.line, self._count, self.list):
            left.addWidget(part)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(theme.px(_LIST))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addLayout(middle, 1)
