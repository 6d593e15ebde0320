"""Finding words in a section's text: a line under it, opened with Ctrl+F."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from cchc_desktop.base.text import nfc
from ui.kit import theme
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.prose.text_edit import ProseEdit
from ui.prose.text_form import LETTER, chips, units
from ui.words import prose_texts

Match = tuple[int, int]


def matches(editor: ProseEdit, wanted: str) -> list[Match]:
    """Return the matches of a string in a text, the values of its chips included, as document positions.

    A string without accents also matches letters that have some.
    """
    if not wanted.strip():
        return []
    wanted = nfc(wanted)
    values = iter(editor.looks.look(chip).text for _, chip in chips(editor.document()))
    raw = editor.document().toRawText()
    shown = [next(values, letter) if letter == LETTER else letter for letter in raw]
    starts = list(accumulate(map(units, raw), initial=0))
    owner = [number for number, letters in enumerate(shown) for _ in letters]
    text = "".join(shown)
    found = re.finditer(re.escape(wanted), text if _bare(wanted) != wanted else _bare(text), re.IGNORECASE)
    return [(starts[owner[each.start()]], starts[owner[each.end() - 1] + 1]) for each in found]


def _bare(text: str) -> str:
    """Return a text with each letter without its accents; its length stays."""
    return "".join(map(_bare_letter, text))


@lru_cache(maxsize=1024)
def _bare_letter(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter, unicodedata.normalize("NFD", letter)[:1])


class FindBar(QWidget):
    """The search line: Enter goes to the next match, Shift+Enter to the one before, Esc to the text (`closed`)."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._editor: ProseEdit | None = None
        self._found: list[Match] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(prose_texts.FIND)
        self.line.setAccessibleName(prose_texts.FIND)
        self.line.setMaximumWidth(theme.px(320))
        self.count = label("", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(8)
        row.addWidget(Icon("search"))
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(label(prose_texts.FIND_KEYS, "small"))
        self.line.textChanged.connect(self._search)
        self.hide()

    def open(self, editor: ProseEdit) -> None:
        """Open the search in a text, for its selection if there is one."""
        self._editor = editor
        chosen = editor.textCursor().selectedText()
        if chosen and LETTER not in chosen and "\N{PARAGRAPH SEPARATOR}" not in chosen:
            self.line.setText(chosen)
        self.show()
        restyle(editor, "searched", "true")
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search()

    def close_search(self) -> None:
        """Close the search and remove its marks."""
        self.hide()
        if self._editor:
            self._editor.setExtraSelections([])
            restyle(self._editor, "searched", "")
        self._editor = None

    def event(self, event: QEvent) -> bool:
        """Accept Esc before the surrounding widgets do."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the matches."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        if self._editor is None:
            return
        self._found = matches(self._editor, self.line.text())
        self._editor.setExtraSelections([_selection(self._editor, found) for found in self._found])
        here = self._editor.textCursor().selectionStart()
        self._show(next((number for number, (start, _) in enumerate(self._found) if start >= here), 0))

    def _step(self, *, back: bool) -> None:
        if self._editor is None:
            return
        self._found = matches(self._editor, self.line.text())
        cursor = self._editor.textCursor()
        if back:
            before = [number for number, (_, end) in enumerate(self._found) if end <= cursor.selectionStart()]
            self._show(before[-1] if before else -1)
        else:
            here = cursor.selectionEnd()
            self._show(next((number for number, (start, _) in enumerate(self._found) if start >= here), 0))

    def _show(self, number: int) -> None:
        """Select one of the matches."""
        if self._editor is None or not self._found:
            self.count.setText(prose_texts.FIND_NONE if self.line.text().strip() else "")
            return
        number %= len(self._found)
        cursor = _cursor(self._editor, self._found[number])
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self.count.setText(prose_texts.FIND_COUNT.format(number + 1, len(self._found)))


def _cursor(editor: ProseEdit, found: Match) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(found[0])
    cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _selection(editor: ProseEdit, found: Match) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = _cursor(editor, found)  # type: ignore[attr-defined] # PySide's stubs leave the fields out
    made.format.setBackground(theme.color("warn_line"))  # type: ignore[attr-defined]
    return made
