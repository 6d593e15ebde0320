"""The work of the board on threads of its own: reading it, taking packages in, changes of the office's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.base.clock import now
from cchc_desktop.desk.incoming.board_reading import BoardReading, read_board
from ui.kit.jobs import Job
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.inbox.intake import TakenIn
    from cchc_desktop.inbox.unit_identity import OwingUnit


class BoardWork(QObject):
    """Opens the store of the packages on the thread of each piece of work, and closes it at its end.

    `read` follows a reading; `taken` packages that came in, with what they are; `changed` another change, with a
    sentence for the user, "" for none. `progressed` has a step, `failed` an error; `stopped` follows `cancel`.
    """

    read = Signal()
    taken = Signal(object)
    changed = Signal(str)
    progressed = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, home: Home, parent: QObject) -> None:
        super().__init__(parent)
        self._home = home
        self.reading: BoardReading | None = None
        self.provinces: tuple[str, ...] = ()
        self._taken: TakenIn | None = None
        self._said = ""
        self._reader, self._taker = Job(self), Job(self)
        self._reader.succeeded.connect(self.read)
        self._reader.failed.connect(self.failed)
        self._taker.progressed.connect(self.progressed)
        self._taker.succeeded.connect(self._end)
        self._taker.failed.connect(self.failed)
        self._taker.cancelled.connect(self.stopped)

    def begin_reading(self, period: str) -> None:
        """Read the board of a period, "" for the newest; while it is read another call does nothing."""
        if not self._reader.running:
            self._reader.start(self._reading(period))

    def begin_taking(self, paths: Sequence[Path]) -> bool:
        """Take in packages, folders or a whole stick; return False if something is at work already."""
        return self._begin(self._taking(tuple(paths)))

    def trust(self, verdict_unit: OwingUnit, key: str) -> None:
        """Keep a key that was compared with the slip as one of a unit's."""
        said = board_texts.TRUSTED.format(verdict_unit.name)
        self.change(lambda store: store.trust(verdict_unit.unit, key), said)

    def set_owing(self, units: Callable[[], Sequence[OwingUnit]]) -> None:
        """Set the units that owe a report; they are read on the thread."""

        def act(store: InboxStore) -> int:
            found = units()
            store.set_owing(found)
            return len(found)

        self.change(act, board_texts.OWING_SET)

    def change(self, act: Callable[[InboxStore], object], said: str) -> None:
        """Change something in the store, then say it, with the result of the change in its place."""
        self._begin(self._changing(act, said))

    def cancel(self) -> None:
        """Ask to stop after the present package."""
        self._taker.cancel()

    def stop(self) -> None:
        """Wait for the threads, for an owner that is being closed."""
        self._taker.stop()
        self._reader.stop()

    def _begin(self, steps: Iterator[Step]) -> bool:
        if self._taker.running:
            return False
        self._taken, self._said = None, ""
        self._taker.start(steps)
        return True

    def _end(self) -> None:
        if self._taken is not None:
            self.taken.emit(self._taken)
        else:
            self.changed.emit(self._said)

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

    def _changing(self, act: Callable[[InboxStore], object], said: str) -> Iterator[Step]:
        store = self._home.inbox()
        try:
            self._said = said.format(act(store))
        finally:
            store.close()
        yield from ()
