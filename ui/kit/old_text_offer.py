"""The offer to convert a text in an old font: before and after side by side; nothing is converted unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words import common_texts

_LINES = 4
_LINE = 20
_LETTERS = 40
_SHOWN = 160
_FORMS = (common_texts.OLD_TEXT_BEFORE, common_texts.OLD_TEXT_AFTER)


class OldTextOffer(QFrame):
    """A strip with a text as it is and as it would be; a narrow one shows the beginnings of both.

    One that asks takes the keyboard: nothing is pasted before it is answered.

    `taken` asks for the converted text, `refused` for the text as it is, `dismissed` for neither.
    """

    taken = Signal()
    refused = Signal()
    dismissed = Signal()

    def __init__(self, *, narrow: bool = False, asks: bool = True) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self._narrow, self._asks = narrow, asks
        self.title = label("", "strong", wrap=True)
        self.boxes = () if narrow else tuple(map(_text, _FORMS))
        self.line = label("", "note", wrap=True)
        self.take = Button(common_texts.OLD_TEXT_TAKE, role="primary" if asks else "plain", key="Enter" if asks else "")
        self.keep = Button(common_texts.OLD_TEXT_KEEP)
        self.stop = Button(common_texts.CANCEL, role="link", key="Esc")
        self.take.clicked.connect(self.taken)
        self.keep.clicked.connect(self.refused)
        self.stop.clicked.connect(self.dismissed)
        self._lay_out()
        self.hide()

    def offer(self, fonts: Sequence[str], changed: int, paragraphs: int, before: str, after: str) -> None:
        """Show a text as it is and converted; `changed` of its paragraphs were written in the old fonts."""
        names = ", ".join(fonts)
        some = common_texts.OLD_TEXT_SOME.format(names, changed, paragraphs)
        title = common_texts.OLD_TEXT.format(names) if changed >= paragraphs else some
        set_text_if_changed(self.title, title)
        lines = min(max(len(before) // _LETTERS, before.count("\n")) + 2, _LINES)
        for side, text in zip(self.boxes, (before, after), strict=False):
            side.setPlainText(text)
            side.setFixedHeight(theme.px(lines * _LINE))
        words = common_texts.OLD_TEXT_LINE.format(_start(before), _start(after))
        set_text_if_changed(self.line, words)
        self.setAccessibleName(f"{title} {words}")
        self.show()
        if self._asks:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a button by the arrows; Esc leaves."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.take)
        acts.addWidget(self.keep)
        acts.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(head)
        if self._narrow:
            whole.addWidget(self.line)
        else:
            whole.addLayout(self._sides())
        if self._asks:
            acts.addWidget(self.stop)
        whole.addLayout(acts)

    def _sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for words, side in zip(_FORMS, self.boxes, strict=True):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(words, "small"))
            column.addWidget(side)
            sides.addLayout(column, 1)
        return sides


def _text(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.setAccessibleName(name)
    return made


def _start(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
