"""A piece of long work on a thread of its own, its result reported on the window's thread."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from cchc_desktop.base.errors import UserError
from ui.words import common_texts

if TYPE_CHECKING:
    from cchc_desktop.base.work_step import Step


class _Worker(QThread):
    """Runs the steps; ends `done`, `stopped` or in `error`; a bug leaves all unset and goes to sys.excepthook."""

    stepped = Signal(object)

    def __init__(self, steps: Iterator[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self.error: UserError | None = None
        self.done = self.stopped = False

    def run(self) -> None:
        """Run the steps, until asked to stop between two of them."""
        try:
            for step in self._steps:
                self.stepped.emit(step)
                if self.isInterruptionRequested():
                    self.stopped = True
                    return
            self.done = True
        except UserError as error:
            self.error = error
        finally:
            if isinstance(self._steps, Generator):
                self._steps.close()


class Job(QObject):
    """Runs one piece of work at a time. The work gets immutable values, never a store or a widget.

    Exactly one of `succeeded`, `failed` (with the UserError) and `cancelled` follows each `start`.
    """

    progressed = Signal(object)
    succeeded = Signal()
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None

    @property
    def running(self) -> bool:
        """Whether work is running."""
        return self._worker is not None

    def start(self, steps: Iterator[Step]) -> None:
        """Start the work; the steps of the iterator are its progress."""
        if self._worker is not None:
            raise RuntimeError("a job does one thing at a time")
        self._worker = _Worker(steps, self)
        self._worker.stepped.connect(self.progressed)
        self._worker.finished.connect(self._end)
        self._worker.start()

    def cancel(self) -> None:
        """Request a stop before the next step."""
        if self._worker is not None:
            self._worker.requestInterruption()

    def stop(self) -> None:
        """Cancel, wait, and emit nothing; for an owner that is being closed."""
        self.cancel()
        self._take_worker()

    def _end(self) -> None:
        worker = self._take_worker()
        if worker is None:
            return
        if worker.done:
            self.succeeded.emit()
        elif worker.error:
            self.failed.emit(worker.error)
        elif worker.stopped:
            self.cancelled.emit()
        else:
            self.failed.emit(UserError(common_texts.JOB_BROKE, common_texts.JOB_BROKE_TEXT))

    def _take_worker(self) -> _Worker | None:
        """Clean up before the end is emitted: a listener may start the next piece of work."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()
            worker.deleteLater()
        return worker
