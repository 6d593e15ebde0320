"""The work of the page of totals on threads: adding up, opening a figure, writing files, the office's own draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.incoming.totals_scope import ALL
from ui.kit.jobs import Job
from ui.words.incoming import totals_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.desk.incoming.totals_reading import TotalsReading, UnitPart
    from cchc_desktop.inbox.outliers import OutlyingFigure
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template_source import TemplateSource


LOOK_MS = 15_000
"""How often is looked whether something came."""


class TotalsWork(QObject):
    """Opens the store of the packages on the thread of each piece of work, and closes it at its end.

    `read` follows the totals, `compared` the outlying values. `opened` has the key of a figure and the parts of its
    units, `written` the folder of the files, `begun` the office's own report and its template. `progressed` has a step
    of writing, `failed` an error. `arrived` has the number of units whose reports changed since the totals were read.
    """

    read = Signal()
    compared = Signal()
    opened = Signal(str, object)
    written = Signal(object)
    begun = Signal(object, object)
    progressed = Signal(object)
    failed = Signal(object)
    arrived = Signal(int)

    def __init__(self, home: Home, period: str, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._period, self._scope = home, period, ALL
        self.reading: TotalsReading | None = None
        self.outlying: dict[str, Sequence[OutlyingFigure]] = {}
        self._waiting: list[str] = []
        self._parts: dict[str, tuple[UnitPart, ...]] = {}
        self._folder: Path | None = None
        self._report: tuple[Report, TemplateSource] | None = None
        self._news = 0
        self._reader, self._opener, self._writer, self._watcher = Job(self), Job(self), Job(self), Job(self)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look_for_news)
        self._watcher.succeeded.connect(lambda: self.arrived.emit(self._news) if self._news else None)
        self._reader.progressed.connect(self._show_read)
        self._reader.succeeded.connect(self.compared)
        self._opener.succeeded.connect(self._end_opening)
        self._writer.succeeded.connect(self._end_writing)
        self._writer.progressed.connect(self.progressed)
        for job in (self._reader, self._opener, self._writer):
            job.failed.connect(self.failed)

    @property
    def writing(self) -> bool:
        """Whether files or a draft are being made."""
        return self._writer.running

    def begin_reading(self, scope: str) -> None:
        """Add up the reports of a scope, then compare the units; what is being read is given up."""
        self._reader.stop()
        self._scope, self.outlying = scope, {}
        self._reader.start(self._adding_up())
        self._look.start()

    def look_for_news(self) -> None:
        """Find out whether reports or answers came since the totals were read."""
        if self.reading is not None and not self._watcher.running and not self._reader.running:
            self._watcher.start(self._watching(self.reading))

    def open_figure(self, key: str) -> None:
        """Read the part of each unit in a figure."""
        self._waiting.append(key)
        if not self._opener.running:
            self._opener.start(self._opening())

    def write_files(self, folder: Path) -> None:
        """Write the totals as a workbook and as PDF into a folder."""
        if self.reading is not None and not self.writing:
            self._folder, self._report = folder, None
            self._writer.start(self._writing(self.reading, folder))

    def begin_report(self) -> None:
        """Make the office's own report from the totals."""
        if self.reading is not None and not self.writing:
            self._folder = self._report = None
            self._writer.start(self._beginning(self.reading))

    def stop(self) -> None:
        """Wait for the threads, for an owner that is being closed."""
        self._look.stop()
        for job in (self._reader, self._opener, self._writer, self._watcher):
            job.stop()

    def _show_read(self, step: Step) -> None:
        if not step.done:
            self.read.emit()

    def _end_opening(self) -> None:
        parts, self._parts = self._parts, {}
        if self._waiting:
            self._opener.start(self._opening())
        for key, found in parts.items():
            self.opened.emit(key, found)

    def _end_writing(self) -> None:
        if self._report is not None:
            self.begun.emit(*self._report)
        else:
            self.written.emit(self._folder)

    def _adding_up(self) -> Iterator[Step]:
        from cchc_desktop.desk.incoming.totals_reading import read_totals  # noqa: PLC0415 - read on the thread
        from cchc_desktop.inbox.printing.write_totals import (  # noqa: PLC0415 - likewise
            compared_keys,
            keys_of_year_before,
            outlying,
        )

        store = self._home.inbox()
        try:
            self.reading = read_totals(store, self._period, self._scope)
            totals, keys = self.reading.totals, compared_keys(self.reading.totals)
            yield Step(0, len(keys), totals_texts.READING)
            before = keys_of_year_before(store, totals)
            for number, key in enumerate(keys, 1):
                if found := outlying(store, totals, key, before):
                    self.outlying[key] = found
                yield Step(number, len(keys), totals_texts.READING)
        finally:
            store.close()

    def _opening(self) -> Iterator[Step]:
        from cchc_desktop.desk.incoming.totals_reading import unit_parts  # noqa: PLC0415 - likewise

        keys, self._waiting = self._waiting, []
        store = self._home.inbox()
        try:
            if self.reading is not None:
                for key in keys:
                    self._parts[key] = unit_parts(store, self.reading, key)
        finally:
            store.close()
        yield from ()

    def _writing(self, reading: TotalsReading, folder: Path) -> Iterator[Step]:
        from cchc_desktop.inbox.printing.write_totals import export_flat, export_pdf, export_workbook  # noqa: PLC0415 - likewise

        name = totals_texts.FILE.format(reading.board.period)
        store = self._home.inbox()
        try:
            yield from export_workbook(store, reading.totals, reading.board, folder / f"{name}.xlsx")
            yield from export_pdf(store, reading.totals, reading.board, folder / f"{name}.pdf")
            export_flat(store, reading.totals, folder / f"{name}.csv")
        finally:
            store.close()

    def _watching(self, reading: TotalsReading) -> Iterator[Step]:
        from cchc_desktop.desk.incoming.totals_reading import changed_since  # noqa: PLC0415 - likewise

        store = self._home.inbox()
        try:
            self._news = changed_since(store, reading)
        finally:
            store.close()
        yield from ()

    def _beginning(self, reading: TotalsReading) -> Iterator[Step]:
        from cchc_desktop.inbox.printing.office_report import office_report  # noqa: PLC0415 - likewise

        store = self._home.inbox()
        try:
            self._report = yield from office_report(store, reading.totals, reading.board)
        finally:
            store.close()
