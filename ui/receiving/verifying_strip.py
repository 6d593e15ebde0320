"""The strip that is seen while a received file is verified on a thread, and the message if that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.kit.jobs import Job
from ui.kit.labels import label
from ui.words import receiving_texts

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.base.errors import UserError
    from cchc_desktop.base.work_step import Step
    from ui.kit.notice import Notice


class VerifyingStrip(QWidget):
    """A strip that is seen while a file is read and verified.

    Signal `verified` follows `begin`, or a message with a button, which emits `again_wanted`.
    """

    verified = Signal()
    again_wanted = Signal()

    def __init__(
        self, path: Path, notice: Notice, steps: Callable[[], Iterator[Step]], words: str = receiving_texts.CHECKING
    ) -> None:
        super().__init__()
        self._path, self._notice, self._steps = path, notice, steps
        self._job = Job(self)
        self._job.succeeded.connect(self._succeed)
        self._job.failed.connect(self._fail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(words, "note"))
        column.addWidget(QProgressBar(textVisible=False, maximum=0))

    def begin(self) -> None:
        """Run the steps on a thread; the bytes read now are those that are used later, even without the stick."""
        self.show()
        self._job.start(self._steps())

    def stop(self) -> None:
        """Wait for the thread, before the page is closed."""
        self._job.stop()

    def _succeed(self) -> None:
        self.hide()
        self.verified.emit()

    def _fail(self, error: UserError) -> None:
        self.hide()
        self._notice.show_error(error, (receiving_texts.AGAIN, self.again_wanted.emit))
        if not self._path.exists():
            self._notice.stay_while(lambda: not self._path.exists())
        self._notice.button.setFocus()
