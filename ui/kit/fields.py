"""A field of the letter: its name, its editor, and under it its findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.base.text import stored
from cchc_desktop.base.unseen import cleaned
from cchc_desktop.reading.old_fonts import modern
from ui.kit.focus import STAYS
from ui.kit.frames import restyle
from ui.kit.inputs import LinesEdit, WordChoice
from ui.kit.labels import label
from ui.kit.old_text_offer import OldTextOffer
from ui.kit.save_pause import SavePause
from ui.kit.severity_look import FindingMessage
from ui.words import common_texts

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding


_LINE_ENDS = re.compile("[\n\u2028\u2029]+")


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """The specification of a field: its key, name, an explanation, lines, and conversions.

    shown converts the stored text into the typed one, stored converts it back. span is its width in
    the four columns. An optional field is skipped when the page looks for the first empty one; one of
    choice offers words, one of entries has a line for each.
    """

    key: str
    name: str
    note: str = ""
    lines: int = 1
    span: int = 2
    optional: bool = False
    choice: bool = False
    entries: bool = False
    shown: Callable[[str], str] = _same
    stored: Callable[[str], str] = _same


class Field(QWidget):
    """A field that emits `typed` (key, text to store) when it is left, on Enter, or when typing pauses."""

    typed = Signal(str, str)
    returned = Signal(str)
    entered = Signal(str)
    fixed = Signal(object)

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        self.editor: QLineEdit | LinesEdit | WordChoice = _editor(spec)
        self._stored = self._default = ""
        self._findings: tuple[Finding, ...] = ()
        self.changes = label("", "note", wrap=True)
        self.old_text: OldTextOffer | None = None
        """The offer to convert a text in an old font, made when there is the first such text."""
        self._modern = self._kept = ""
        self._pause = SavePause(self)
        self._pause.over.connect(self.commit)
        self._messages = QVBoxLayout()
        self._shown_messages: list[FindingMessage] = []
        self._lay_out()
        self._connect()

    def show_text(self, text: str, default: str) -> None:
        """Show a stored text, and the default that prints without one; text being typed stays."""
        if self._stands_for_default() and default != self._default:
            self._default = default
            self.editor.setText(default + self._more)
        self._default = default
        self.editor.setPlaceholderText(default)
        if text != self._stored:
            self._stored = text
            if self._typed() != text:
                self.editor.setText(self.spec.shown(text))
                self._show_start()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings of this field."""
        if findings == self._findings:
            return
        self._findings = findings
        for message in self._shown_messages:
            self._messages.removeWidget(message)
            message.deleteLater()
        self._shown_messages = [FindingMessage(finding, narrow=True) for finding in findings]
        for finding, message in zip(findings, self._shown_messages, strict=True):
            message.fixed.connect(lambda finding=finding: self.fixed.emit(finding))
            self._messages.addWidget(message)
        restyle(self.editor, "finding", findings[0].severity.value if findings else "")
        self.editor.setAccessibleDescription(" ".join(finding.message for finding in findings) or self.spec.note)

    def commit(self) -> None:
        """Emit the typed text, if it differs from the stored one."""
        self._pause.stop()
        touched = self.editor.text() != self.spec.shown(self._stored)
        if touched and self._typed() != self._stored:
            self._stored = self._typed()
            self.typed.emit(self.spec.key, self._stored)

    def select(self, words: str, start: int) -> None:
        """Select words of the shown text, if they stand at a position of it."""
        editor = self.editor
        if not editor.text().startswith(words, start):
            return
        if isinstance(editor, QLineEdit):
            editor.setSelection(start, len(words))
        elif isinstance(editor, LinesEdit):
            cursor = editor.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle focus changes of the editor; a date is written out only once the editor is left."""
        if not isinstance(event, QFocusEvent):
            return False
        stays = event.reason() in STAYS
        if event.gotFocus():
            if not stays:
                self._begin()
            self.entered.emit(self.spec.key)
        elif event.lostFocus():
            self.commit()
            self.changes.hide()
            if not stays:
                self._show_left()
        return False

    def _begin(self) -> None:
        """Begin to edit: a default becomes text to change; one line of it is selected, so that typing replaces it."""
        editable = not isinstance(self.editor, WordChoice) and not self.editor.isReadOnly()
        begins = editable and bool(self._default) and not self.editor.text()
        if begins:
            self.editor.setText(self._default + self._more)
        if isinstance(self.editor, LinesEdit) and begins:
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(self.editor, QLineEdit) and begins:
            self.editor.selectAll()
        elif isinstance(self.editor, QLineEdit):
            self.editor.end(False)

    @property
    def _more(self) -> str:
        """The line begun behind a default of several entries: what is typed then is one more, not glued to the last."""
        return "\n" if self.spec.entries else ""

    def _stands_for_default(self) -> bool:
        """Return whether the default is in the editor as text, neither changed nor stored."""
        text = self.editor.text().strip()
        return bool(text) and not self._stored and text == self._default.strip()

    def _show_left(self) -> None:
        """Show the stored text, written out, once the focus has left."""
        if self.editor.text() != self.spec.shown(self._stored):
            self.editor.setText(self.spec.shown(self._stored))
        self._show_start()

    def _show_start(self) -> None:
        """Show the beginning of a long line unless it has the focus."""
        if isinstance(self.editor, QLineEdit) and not self.editor.hasFocus():
            self.editor.home(False)

    def _wait(self) -> None:
        """Wait for a pause in typing; a text that is shown, or typed back to what it was, needs no saving."""
        if self._clean():
            return
        if self._typed() == self._stored:
            self._pause.stop()
        else:
            self._pause.restart()

    def _clean(self) -> bool:
        """Leave out what a field cannot show of a pasted text, and say so; return whether there was anything."""
        editor = self.editor
        if isinstance(editor, WordChoice) or not editor.hasFocus():
            return False
        self._offer_modern(editor.text())
        found, alone = cleaned(editor.text()), isinstance(editor, QLineEdit)
        text = _LINE_ENDS.sub(" ", found.text) if alone else found.text
        joined = common_texts.LINES_JOINED if text != found.text else ""
        words = ", ".join(filter(None, (found.words, joined)))
        if not words:
            self.changes.setVisible(self._pause.waiting and self.changes.isVisible())
            return False
        after = len(editor.text()) - _caret(editor)
        editor.setText(text)
        _set_caret(editor, max(len(text) - after, 0))
        self.changes.setText(common_texts.PASTE_CHANGED.format(words))
        self.changes.show()
        return True

    def _offer_modern(self, text: str) -> None:
        """Offer to convert a text in an old font, once; the offer goes with the text it is about."""
        found = modern(text)
        if found.changed and text != self._kept:
            self._modern = found.text
            self._offer().offer(found.fonts, found.changed, 1, text, found.text)
        elif not found.changed:
            self._close_offer()

    def _offer(self) -> OldTextOffer:
        """Return the offer, below the field."""
        if self.old_text is None:
            self.old_text = OldTextOffer(narrow=True, asks=False)
            self.old_text.taken.connect(self._take_modern)
            self.old_text.refused.connect(self._keep_old)
            self._column.insertWidget(self._column.indexOf(self.changes) + 1, self.old_text)
        return self.old_text

    def _close_offer(self) -> None:
        if self.old_text is not None:
            self.old_text.hide()

    def _take_modern(self) -> None:
        """Replace the text by the converted one, as one step of undo."""
        editor = self.editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_offer()
        if isinstance(editor, QLineEdit):
            editor.selectAll()
            editor.insert(self._modern)
        elif isinstance(editor, LinesEdit):
            editor.selectAll()
            editor.insertPlainText(self._modern)

    def _keep_old(self) -> None:
        """Leave the text as it is, and do not ask about it again."""
        self._kept = self.editor.text()
        self._close_offer()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _return(self) -> None:
        self.commit()
        self.returned.emit(self.spec.key)

    def _typed(self) -> str:
        return "" if self._stands_for_default() else stored(self.spec.stored(self.editor.text()))

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = label(self.spec.name, "strong")
        name.setBuddy(self.editor)
        self.editor.setAccessibleName(self.spec.name)
        column.addWidget(name)
        column.addWidget(self.editor)
        if self.spec.note:
            column.addWidget(label(self.spec.note, "small", wrap=True))
        self.changes.hide()
        column.addWidget(self.changes)
        column.addLayout(self._messages)
        column.addStretch(1)

    def _connect(self) -> None:
        self.editor.installEventFilter(self)
        if not isinstance(self.editor, LinesEdit):
            self.editor.returnPressed.connect(self._return)
        self.editor.textChanged.connect(self._wait)


def _editor(spec: FieldSpec) -> QLineEdit | LinesEdit | WordChoice:
    if spec.choice:
        return WordChoice()
    return QLineEdit() if spec.lines == 1 else LinesEdit(spec.lines)


def _caret(editor: QLineEdit | LinesEdit) -> int:
    return editor.cursorPosition() if isinstance(editor, QLineEdit) else editor.textCursor().position()


def _set_caret(editor: QLineEdit | LinesEdit, at: int) -> None:
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(at)
        return
    cursor = editor.textCursor()
    cursor.setPosition(at)
    editor.setTextCursor(cursor)
