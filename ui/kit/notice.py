"""A strip that shows a result or an error, with a button to act on it; what only confirms goes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.base.errors import UserError
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words import common_texts

PASSING_MS = 8000
LOOK_MS = 1000
_ICONS = {"error": ("circle-x", "error"), "warn": ("triangle-alert", "warn"), "ok": ("circle-check", "ok")}


class Notice(QFrame):
    """A strip for messages, hidden until there is one; a narrow one has its buttons below the text."""

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("frame", "ok")
        self._action: Callable[[], object] | None = None
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._pass)
        self._holds: Callable[[], bool] = lambda: True
        self._cause = QTimer(self, interval=LOOK_MS)
        self._cause.timeout.connect(self._look)
        self._icon, self.title, self.text = (
            Icon("circle-check", "ok"),
            label("", "strong", wrap=narrow),
            label("", "note", wrap=True),
        )
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button, close = Button("", role="link"), Button(common_texts.CLOSE_NOTICE, role="link")
        self.button.clicked.connect(self._act)
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag(0))
        row.addLayout(words, 1)
        below = QHBoxLayout() if narrow else row
        if narrow:
            below.addStretch(1)
        below.addWidget(self.button)
        below.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8 if narrow else 4, 8, 4)
        whole.setSpacing(0)
        whole.addLayout(row)
        if narrow:
            whole.addLayout(below)
        self.hide()

    def show_message(
        self, role: str, title: str, text: str = "", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show a title, a text under it, and a button for an action; role is "error", "warn" or "ok"."""
        self._passing.stop()
        self._cause.stop()
        restyle(self, "frame", role)
        self._icon.show_icon(*_ICONS[role])
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        self.text.setVisible(bool(text))
        self._action = action[1] if action else None
        self.button.setText(action[0] if action else "")
        self.button.setVisible(action is not None)
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()

    def show_passing(self, title: str, role: str = "ok") -> None:
        """Show what was done, for as long as it takes to read it; under the mouse it stays."""
        self.show_message(role, title)
        self._passing.start()

    def stay_while(self, holds: Callable[[], bool]) -> None:
        """Close the present message by itself once its cause, asked every second, no longer holds."""
        self._holds = holds
        self._cause.start()

    def stay_with(self, cause: Callable[[], object]) -> None:
        """Close the present message by itself once its cause, asked every second, is another than now."""
        before = cause()
        self.stay_while(lambda: cause() == before)

    def show_error(self, error: UserError, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show an error: its title and its advice."""
        self.show_message("error", error.title, error.text, action)

    @contextmanager
    def showing_errors(self) -> Iterator[None]:
        """Show a UserError that is raised inside the block."""
        try:
            yield
        except UserError as error:
            self.show_error(error)

    def take_back(self) -> bool:
        """Press the button if it undoes what the message says; return False if there is no such message."""
        undoes = self.isVisible() and self._action is not None and self.button.text() == common_texts.UNDO
        if undoes:
            self._act()
        return undoes

    def dismiss_done(self) -> None:
        """Close a message of success: after other work its undo would go too far back."""
        if self.property("frame") == "ok":
            self.hide()

    def _look(self) -> None:
        if self.isHidden() or not self._holds():
            self._cause.stop()
            self.hide()

    def _pass(self) -> None:
        if self.underMouse():
            self._passing.start()
        else:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._action:
            self._action()
