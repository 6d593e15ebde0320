"""The question what to do with a file that was dropped while a report is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cchc_desktop.desk.packages.answer_landing import holds_answer
from ui.kit.buttons import Button
from ui.kit.focus import in_order
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.words import common_texts, start_texts

if TYPE_CHECKING:
    from collections.abc import Callable

_TOP = 64


def is_plain(path: Path) -> bool:
    """Return whether a file leaves no question: an answer of the receiving office goes to its report."""
    return holds_answer(path)


class DropQuestion(QFrame):
    """A panel over a view with a button for each answer; Escape closes it and nothing is done."""

    def __init__(self, view: QWidget, path: Path, answers: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        super().__init__(view)
        self.setProperty("frame", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = view
        self._before = view.window().focusWidget()
        question = start_texts.DROP_WHAT.format(path.name)
        self.setAccessibleName(question)
        self.buttons = [Button(words, role="" if number else "primary") for number, (words, _) in enumerate(answers)]
        for button, (_, act) in zip(self.buttons, answers, strict=True):
            button.clicked.connect(self.close)
            button.clicked.connect(act)
        cancel = Button(common_texts.CANCEL, role="quiet", key="Esc")
        cancel.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addWidget(label(question, "card-title"))
        column.addLayout(row_of(*self.buttons, None, cancel))
        in_order(*self.buttons, cancel)

    def ask(self) -> None:
        """Show the question with the focus on the first answer."""
        self.adjustSize()
        self.move((self._view.width() - self.width()) // 2, _TOP)
        self.show()
        self.raise_()
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Accept Escape before the page under the panel does."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        event.setAccepted(event.key() == Qt.Key.Key_Escape)
        return event.isAccepted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.close()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
