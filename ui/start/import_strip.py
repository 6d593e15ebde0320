"""The strip that shows a file being imported, and asks about its open points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from cchc_desktop.report.loading import Question
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.words import common_texts, start_texts

_BAR = 120


class ImportStrip(QFrame):
    """A strip that shows a file being read, or one question about it with the likely answer chosen.

    choice is the member of ImportChoices that the question settles. `answered` has the value of the answer,
    `cancelled` asks to import nothing. Enter answers.
    """

    answered = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self.choice = ""
        self.title, self.text = label("", "strong", wrap=True), label("", "note", wrap=True)
        self.answers, self._bar = Combo(), QProgressBar(textVisible=False, maximum=0)
        self.take = Button(start_texts.IMPORT, key="Enter")
        self.cancel = Button(common_texts.CANCEL, key="Esc")
        self._icon = Icon("circle-question-mark", "accent")
        self._bar.setFixedWidth(theme.px(_BAR))
        self.take.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether a question is shown."""
        return not self.isHidden() and not self.answers.isHidden()

    def show_reading(self, name: str) -> None:
        """Show that a file is being read."""
        self._show(start_texts.READING.format(name), "", asks=False)

    def ask(self, question: Question) -> None:
        """Show a question, with the focus on its answers."""
        self.choice = question.choice
        self.answers.clear()
        for answer in question.answers:
            self.answers.addItem(answer.text, answer.value)
        self.answers.setCurrentIndex(self.answers.findData(question.likely))
        self.answers.setAccessibleName(question.title)
        self._show(question.title, question.text, asks=True)
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer at Enter, which the list of answers passes on."""
        if self.asks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        self.answered.emit(self.answers.currentData())

    def _show(self, title: str, text: str, *, asks: bool) -> None:
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.setAccessibleName(f"{title} {text}".strip())
        self.text.setVisible(bool(text))
        self._bar.setVisible(not asks)
        for part in (self._icon, self.answers, self.take):
            part.setVisible(asks)
        self.show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        head.addWidget(self._bar)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.answers, 1)
        acts.addWidget(self.take)
        acts.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.text)
        whole.addLayout(acts)
