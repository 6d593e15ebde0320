"""A long text that was put in is read on a thread before it is saved, and is said to be read if that takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from cchc_desktop.base.work_step import Step
from ui.kit.jobs import Job
from ui.words import prose_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.prose.text_edit import ProseEdit

LONG = 8_000
"""So many letters put in at once, some three pages, are read on a thread; fewer are read in no time when saved."""
SHOWN_AFTER_MS = 300


class ReadingNote(QLabel):
    """The words at the foot of the findings while a long text is read; what was underlined stays as it was.

    What is read is kept by its paragraphs, so that the checks after saving have little left to read.
    """

    def __init__(self, open_report: OpenReport) -> None:
        super().__init__(prose_texts.READING)
        self.setProperty("role", "small")
        self.hide()
        self._report = open_report
        self._job = Job(self)
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)
        for ended in (self._job.succeeded, self._job.failed, self._job.cancelled):
            ended.connect(self._end)

    def watch(self, code: str, edit: ProseEdit, text: Callable[[], str]) -> None:
        """Read what is put into the text of a section, if it is long; text gives it in stored form."""
        edit.document().contentsChange.connect(
            lambda _position, _removed, added: self._read_soon(code, text) if added >= LONG else None
        )

    def stop(self) -> None:
        """Stop reading."""
        self._job.stop()
        self._end()

    def _read_soon(self, code: str, text: Callable[[], str]) -> None:
        """Read once the document has taken the change."""
        QTimer.singleShot(0, self, partial(self._read, code, text))

    def _read(self, code: str, text: Callable[[], str]) -> None:
        typed = text()
        if self._job.running or typed == self._report.report.text(code):
            return
        self._late.start()
        self._job.start(_steps(self._report.checking(code, typed)))

    def _end(self) -> None:
        self._late.stop()
        self.hide()


def _steps(read: Callable[[], object]) -> Iterator[Step]:
    yield Step(1, 1, prose_texts.READING)
    read()
