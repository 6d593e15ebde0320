"""The work of the board on threads of its own: reading it, taking packages in, changes of the office's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.incoming.board_reading import BoardReading, read_board
from ui.kit.jobs import Job
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.desk.incoming.left_over import LeftOver
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.inbox.intake import TakenIn
    from cchc_desktop.inbox.unit_identity import OwingUnit

    Change = Callable[[InboxStore], tuple[str, str]]


class BoardWork(QObject):
    """Opens the store of the packages on the thread of each piece of work, and closes it at its end.

    `read` follows a reading; `taken` packages that came in, with what they are; `changed` another change, with a
    sentence for the user and more about it, "" for none. `left` has what an earlier run left over, if it did;
    `progressed` a step, `failed` an error; `stopped` follows `cancel`.
    """

    read = Signal()
    taken = Signal(object)
    changed = Signal(str, str)
    left = Signal(object)
    progressed = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, home: Home, parent: QObject) -> None:
        super().__init__(parent)
        self._home = home
        self.reading: BoardReading | None = None
        self.provinces: tuple[str, ...] = ()
        self._taken: TakenIn | None = None
        self._left: LeftOver | None = None
        self._said = "", ""
        self._reader, self._taker, self._searcher = Job(self), Job(self), Job(self)
        self._next: str | None = None
        self._next_search: tuple[Path, ...] | None = None
        self._reader.succeeded.connect(self._end_reading)
        self._reader.failed.connect(self.failed)
        self._taker.progressed.connect(self.progressed)
        self._taker.succeeded.connect(self._end)
        self._taker.failed.connect(self.failed)
        self._taker.cancelled.connect(self.stopped)
        self._searcher.succeeded.connect(self._end_search)

    @property
    def taking(self) -> bool:
        """Whether packages are being taken in, or something else is being changed."""
        return self._taker.running

    def begin_reading(self, period: str) -> None:
        """Read the board of a period, "" for the newest; what is read already is read again then, and not shown."""
        if self._reader.running:
            self._next = period
        else:
            self._reader.start(self._reading(period))

    def begin_taking(self, paths: Sequence[Path]) -> bool:
        """Take in packages, folders or a whole stick; return False if something is at work already."""
        return self._begin(self._taking(tuple(paths)))

    def begin_search(self, paths: Sequence[Path]) -> None:
        """Find out what a run over some places left over; what is searched already is searched, and not shown."""
        if self._searcher.running:
            self._next_search = tuple(paths)
        else:
            self._searcher.start(self._searching(tuple(paths)))

    def trust(self, unit: OwingUnit, key: str) -> None:
        """Keep a key that was compared with the slip as one of a unit's."""

        def act(store: InboxStore) -> tuple[str, str]:
            store.trust(unit.unit, key)
            return board_texts.TRUSTED.format(unit.name), ""

        self.change(act)

    def set_owing(self, units: Callable[[], Sequence[OwingUnit]]) -> None:
        """Set the units that owe a report; they are read on the thread."""

        def act(store: InboxStore) -> tuple[str, str]:
            found = units()
            store.set_owing(found)
            return board_texts.OWING_SET.format(len(found)), ""

        self.change(act)

    def change(self, act: Change) -> None:
        """Change something in the store; `changed` has the two texts that the change returns."""
        if not self._begin(self._changing(act)):
            self.failed.emit(UserError(board_texts.BUSY, board_texts.BUSY_TEXT))

    def cancel(self) -> None:
        """Ask to stop after the present package."""
        self._taker.cancel()

    def stop(self) -> None:
        """Wait for the threads, for an owner that is being closed."""
        for job in (self._taker, self._reader, self._searcher):
            job.stop()

    def _begin(self, steps: Iterator[Step]) -> bool:
        if self._taker.running:
            return False
        self._taken, self._said = None, ("", "")
        self._taker.start(steps)
        return True

    def _end_reading(self) -> None:
        period, self._next = self._next, None
        if period is None:
            self.read.emit()
        else:
            self._reader.start(self._reading(period))

    def _end_search(self) -> None:
        paths, self._next_search = self._next_search, None
        if paths is None:
            self.left.emit(self._left)
        else:
            self._searcher.start(self._searching(paths))

    def _end(self) -> None:
        if self._taken is not None:
            self.taken.emit(self._taken)
        else:
            self.changed.emit(*self._said)

    def _reading(self, period: str) -> Iterator[Step]:
        from cchc_desktop.desk.incoming.province_names import province_names  # noqa: PLC0415 - reads the catalogue

        self.provinces = self.provinces or province_names()
        store = self._home.inbox()
        try:
            self.reading = read_board(store, period, now().date())
        finally:
            store.close()
        yield from ()

    def _taking(self, paths: tuple[Path, ...]) -> Iterator[Step]:
        from cchc_desktop.handoff.keyring import Keyring  # noqa: PLC0415 - keys are read when packages come
        from cchc_desktop.inbox.intake import IntakeWay, package_files, take_in  # noqa: PLC0415 - likewise

        files = package_files(paths)
        store = self._home.inbox()
        try:
            way = IntakeWay(Keyring(self._home.folder).trust_in, reader=self._home.inbox_reader())
            self._taken = yield from take_in(store, files, way)
        finally:
            store.close()

    def _changing(self, act: Change) -> Iterator[Step]:
        store = self._home.inbox()
        try:
            self._said = act(store)
        finally:
            store.close()
        yield from ()

    def _searching(self, paths: tuple[Path, ...]) -> Iterator[Step]:
        from cchc_desktop.desk.incoming.left_over import left_over  # noqa: PLC0415 - hashes packages

        store = self._home.inbox()
        try:
            self._left = left_over(store, paths)
        finally:
            store.close()
        yield from ()
