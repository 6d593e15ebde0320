"""The lists of communes are read on a thread, so that the first letter of a name does not wait for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cchc_desktop.units.commune_search import is_read, read_index
from ui.kit.jobs import Job

if TYPE_CHECKING:
    from cchc_desktop.base.work_step import Step
    from cchc_desktop.units.commune import Era


class CatalogueReader(QObject):
    """Reads the communes of one time after the other; `finished` says that one more is read.

    It belongs to the application: a page may be closed while it reads.
    """

    finished = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._job = Job(self)
        self._next: Era | None = None
        self._job.succeeded.connect(self._go_on)
        app.aboutToQuit.connect(self._job.stop)

    def read(self, era: Era) -> None:
        """Read the communes of a time, unless that is done or under way."""
        if is_read(era):
            return
        if self._job.running:
            self._next = era
        else:
            self._job.start(_reading(era))

    def _go_on(self) -> None:
        era, self._next = self._next, None
        if era is not None:
            self.read(era)
        self.finished.emit()


def catalogue_reader() -> CatalogueReader:
    """Return the reader of the application."""
    app = QCoreApplication.instance()
    assert app is not None  # noqa: S101 - a widget asks
    return app.findChild(CatalogueReader) or CatalogueReader(app)


def _reading(era: Era) -> Iterator[Step]:
    read_index(era)
    yield from ()
