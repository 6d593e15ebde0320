"""The connected removable drives, looked for on a thread: a worn-out stick may take seconds to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from ui.kit.jobs import Job
from ui.words import handover_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.handoff.drives import Drive

_EVERY_MS = 2000
_KB = 1024
_TENTHS_BELOW = 100
_SYSTEMS = {"vfat": "FAT", "fuseblk": "NTFS", "exfat": "exFAT"}


@dataclass(frozen=True, slots=True)
class Stick:
    """A removable drive and its name in words."""

    drive: Drive
    name: str

    @property
    def detail(self) -> str:
        """The file system and free space in words, or the reason why it cannot be written."""
        if not self.drive.writable:
            return handover_texts.READ_ONLY
        system = _SYSTEMS.get(self.drive.file_system, self.drive.file_system.upper())
        if not self.drive.total:
            return handover_texts.STICK_DETAIL_UNKNOWN.format(system=system)
        free, total = room(self.drive.free), room(self.drive.total)
        return handover_texts.STICK_DETAIL.format(system=system, free=free, total=total)


class Sticks(QObject):
    """Looks for drives every two seconds between `watch` and `stop`; emits `changed` if drives or warning differ."""

    changed = Signal()

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.found: tuple[Stick, ...] | None = None
        self.warning = ""
        self._data = data
        self._seen: tuple[tuple[Stick, ...], str] = ((), "")
        self._job = Job(self)
        self._job.succeeded.connect(self._take)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Start looking for drives."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Stop looking for drives."""
        self._timer.stop()
        self._job.stop()

    def look(self) -> None:
        """Look once, unless an earlier look is still running."""
        if not self._job.running:
            self._job.start(self._steps())

    def holds(self, folder: Path) -> bool:
        """Return whether a folder is on one of the drives."""
        return any(folder.is_relative_to(stick.drive.path) for stick in self.found or ())

    def _steps(self) -> Iterator[Step]:
        from cchc_desktop.desk.sending.handing import unsafe_home  # noqa: PLC0415 - slow to import, so on the thread
        from cchc_desktop.handoff.drives import removable_drives  # noqa: PLC0415

        self._seen = (tuple(Stick(drive, _name(drive)) for drive in removable_drives()), unsafe_home(self._data))
        yield from ()

    def _take(self) -> None:
        if (self.found, self.warning) != self._seen:
            self.found, self.warning = self._seen
            self.changed.emit()


def room(count: int) -> str:
    """Return a number of bytes in words, rounded down: "14,2 GB", "820 MB"."""
    mega = count // _KB**2
    if mega < _KB:
        return f"{mega} MB"
    giga = count / _KB**3
    return f"{giga:.0f} GB" if giga >= _TENTHS_BELOW else f"{int(giga * 10) / 10} GB".replace(".", ",")


def _name(drive: Drive) -> str:
    """Return label and path: "KINGSTON (E:)"; a drive without a label has its path alone."""
    place = str(drive.path).rstrip("\\/")
    label = QStorageInfo(str(drive.path)).name() or drive.path.name
    return handover_texts.NAMED_STICK.format(label, place) if label and label != place else place
