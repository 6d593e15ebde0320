"""The panel of finding and replacing: what is sought, what replaces it, how exactly, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts.text_search import SearchOptions
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.inputs import CheckBox
from ui.kit.labels import label
from ui.search.match_list import MatchList
from ui.words.writing import search_texts

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELD = 300


class SearchPanel(QFrame):
    """The fields and the list of a search; what they mean is decided by `ReportSearch`.

    Signals: `changed` when other words or options are sought; `stepped` (back?), `replace_wanted` (all?) and `left`.
    """

    changed = Signal()
    stepped = Signal(bool)
    replace_wanted = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "bottom")
        self.line, self.new = _line(search_texts.FIND), _line(search_texts.REPLACE)
        self.count, self.said = label("", "note"), label("", "note")
        self.keys = label(search_texts.FIND_KEYS, "small")
        self.accents, self.case = CheckBox(search_texts.ACCENTS), CheckBox(search_texts.CASE)
        self.words = CheckBox(search_texts.WORDS)
        self.accents.setToolTip(search_texts.ACCENTS_NOTE)
        self.one, self.all = Button(search_texts.REPLACE_ONE), Button(search_texts.REPLACE_NONE)
        self.close_button = Button(search_texts.CLOSE, role="quiet", key="Esc")
        self.found = MatchList()
        self._replacing = QWidget()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def options(self) -> SearchOptions:
        """What must agree; labels of rows are found, except where words are replaced."""
        exact = self.case.isChecked(), self.accents.isChecked(), self.words.isChecked()
        return SearchOptions(*exact, labels=not self.replacing)

    @property
    def replacing(self) -> bool:
        """Whether the field for the new words is shown."""
        return not self._replacing.isHidden()

    def open(self, wanted: str, *, replacing: bool) -> None:
        """Show the panel with words to seek, "" for the last ones.

        The focus goes to them, or to the new words where those to seek are settled already.
        """
        settled = bool(wanted) or (self.isVisible() and bool(self.line.text()))
        if wanted:
            with QSignalBlocker(self.line):
                self.line.setText(wanted)
        self._replacing.setVisible(replacing)
        self.keys.setText(search_texts.REPLACE_KEYS if replacing else search_texts.FIND_KEYS)
        self.said.clear()
        self.show()
        field = self.new if replacing and settled else self.line
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def show_replaceable(self, count: int) -> None:
        """Show on the button how many matches would be replaced."""
        words = search_texts.REPLACE_ALL.format(count) if count else search_texts.REPLACE_NONE
        if self.all.text() != words:
            self.all.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the fields: Enter, the arrows, Escape before the surrounding widgets do."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return event.type() is QEvent.Type.KeyPress and self._pressed(watched, event)

    def _pressed(self, field: QObject, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif isinstance(field, Button):
            return False
        elif key in _ENTER and held & Qt.KeyboardModifier.AltModifier and self.replacing:
            self.replace_wanted.emit(True)
        elif key in _ENTER and held & Qt.KeyboardModifier.ShiftModifier:
            self.stepped.emit(field is not self.new)
        elif key in _ENTER and field is self.new:
            self.replace_wanted.emit(False)
        elif key in _ENTER:
            self.stepped.emit(False)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(key == Qt.Key.Key_Up)
        else:
            return False
        return True

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout(self._replacing)
        second.setContentsMargins(0, 0, 0, 0)
        for row in (first, second):
            row.setSpacing(12)
        sought: tuple[QWidget, ...] = (Icon("search"), self.line, self.accents, self.case, self.words, self.count)
        replacing: tuple[QWidget, ...] = (Icon("pencil-line"), self.new, self.one, self.all, self.said)
        for part in sought:
            first.addWidget(part)
        first.addStretch(1)
        first.addWidget(self.close_button)
        for part in replacing:
            second.addWidget(part)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 12, 6)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._replacing)
        column.addWidget(self.found)
        column.addWidget(self.keys)

        QWidget.setTabOrder(self.line, self.new)
        QWidget.setTabOrder(self.new, self.one)
        QWidget.setTabOrder(self.one, self.all)
        QWidget.setTabOrder(self.all, self.accents)

    def _connect(self) -> None:
        boxes = (self.accents, self.case, self.words)
        for part in (self.line, self.new, *boxes, self.one, self.all, self.close_button):
            part.installEventFilter(self)
        for box in boxes:
            box.toggled.connect(self.changed)
        self.line.textChanged.connect(self.changed)
        self.one.clicked.connect(lambda: self.replace_wanted.emit(False))
        self.all.clicked.connect(lambda: self.replace_wanted.emit(True))
        self.close_button.clicked.connect(self.left)


def _line(name: str) -> QLineEdit:
    made = QLineEdit(placeholderText=name)
    made.setAccessibleName(name)
    made.setFixedWidth(theme.px(_FIELD))
    return made
