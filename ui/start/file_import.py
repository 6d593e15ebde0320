"""Importing a file: it is read on another thread, and the user is asked about its open points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.work_step import Step
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices, UnansweredError
from ui.kit.jobs import Job
from ui.start.import_strip import ImportStrip
from ui.words import start_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.report.file import LoadedReport

SHOW_AFTER = 300
"""Milliseconds after which a strip shows that a file is still being read."""


class FileImport(QObject):
    """Reads one file at a time; its strip shows the reading and asks about open points.

    path is the file read last. `loaded` has the LoadedReport once all is answered, `failed` the
    UserError of a file that cannot be read, `cancelled` reports that nothing will be imported.
    """

    loaded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.strip, self._job = ImportStrip(), Job(self)
        self._path: Path | None = None
        self.path: Path | None = None
        self._choices = NO_CHOICES
        self._begun: tuple[Path | None, ImportChoices] = (None, NO_CHOICES)
        self._read: LoadedReport | None = None
        self._slow = QTimer(self, interval=SHOW_AFTER, singleShot=True)
        self._slow.timeout.connect(self._show_reading)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(self._read_next)
        self.strip.answered.connect(self._answer)
        self.strip.cancelled.connect(self.cancel)

    def begin(self, path: Path) -> None:
        """Read a file; an earlier one that is being read or asked about is dropped."""
        self._path, self._choices = path, NO_CHOICES
        self.path = path
        self._begin()

    def cancel(self) -> None:
        """Import nothing."""
        if self._path is not None:
            self._path = None
            self._leave()
            self.cancelled.emit()

    def stop(self) -> None:
        """Import nothing and wait for the thread; for an owner that is being closed."""
        self._path = None
        self._leave()
        self._job.stop()

    def _begin(self) -> None:
        """Start the thread, or cancel it first; it then starts with the present file."""
        self.strip.hide()
        self._slow.start()
        if self._job.running:
            self._job.cancel()
        elif self._path is not None:
            self._begun = (self._path, self._choices)
            self._job.start(self._steps(self._path, self._choices))

    def _steps(self, path: Path, choices: ImportChoices) -> Iterator[Step]:
        from cchc_desktop.desk.drafts.reading import load_file  # noqa: PLC0415 - the list is shown without it

        yield Step(1, 2, start_texts.READING.format(path.name))
        self._read = load_file(path, choices)
        yield Step(2, 2, start_texts.READING.format(path.name))

    def _leave(self) -> None:
        self._slow.stop()
        self.strip.hide()
        self._job.cancel()

    def _take(self) -> None:
        if not self._is_wanted() or self._read is None:
            self._read_next()
            return
        self._slow.stop()
        if self._read.questions:
            self.strip.ask(self._read.questions[0])
        else:
            self._end()
            self.loaded.emit(self._read)

    def _fail(self, error: UserError) -> None:
        if not self._is_wanted():
            self._read_next()
            return
        self._slow.stop()
        if isinstance(error, UnansweredError):
            self.strip.ask(error.question)
        else:
            self._end()
            self.failed.emit(error)

    def _answer(self, value: str) -> None:
        """Read the file again with the answer to the question."""
        self._choices = replace(self._choices, **{self.strip.choice: value})
        self._begin()

    def _is_wanted(self) -> bool:
        """Return whether the file just read is still the one wanted, with the same answers."""
        return self._begun == (self._path, self._choices)

    def _read_next(self) -> None:
        """Read the present file after the thread ended with another."""
        if self._path is not None:
            self._begin()

    def _end(self) -> None:
        self._path = None
        self.strip.hide()

    def _show_reading(self) -> None:
        if self._path is not None:
            self.strip.show_reading(self._path.name)
