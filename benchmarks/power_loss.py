"""The contents of a disk after a power cut: the flushed bytes of files, the flushed names of folders.

The rules are those of POSIX, stricter than any journal: a write is on the disk once its file was flushed, a name
once its folder was. Of the rest, nothing is left, or any part of it in any order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faulty_disk import DiskEvent


@dataclass
class _File:
    """A file's bytes on the disk, and its changes that were not flushed: an offset and bytes, or a length alone."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        self.kept, self.pending = self.left(lambda: True), []

    def left(self, stays: Callable[[], bool]) -> bytearray:
        raw = bytearray(self.kept)
        for offset, written in self.pending:
            if not stays():
                continue
            if written is None:
                del raw[offset:]
            raw.extend(bytes(max(0, offset - len(raw))))
            if written is not None:
                raw[offset : offset + len(written)] = written
        return raw


_FOLDER = _File()
_Names = dict[Path, _File | None]


class ForgetfulDisk:
    """The files below a folder as they were when this was made, to which the events of a process are applied."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[int, _File] = {}
        self._now: _Names = {}
        self._kept: _Names = {}
        self._pending: list[_Names] = []
        for path in root.rglob("*"):
            self._kept[path] = _FOLDER if path.is_dir() else _File(bytearray(path.read_bytes()))
            self._files[path.stat().st_ino] = self._kept[path] or _FOLDER
        self._now |= self._kept

    def apply(self, event: DiskEvent) -> None:
        """Apply a change."""
        match event.kind:
            case "W" | "T":
                written = event.first if event.kind == "W" else None
                self._files[event.inode].pending.append((event.offset, written))
            case "F":
                self._files[event.inode].flush()
            case "G":
                self._flush_folder(event.path)
            case "N" | "D":
                made = self._files[event.inode] = _File() if event.kind == "N" else _FOLDER
                self._name({event.path: made})
            case "R":
                self._name({event.path: None, event.target: self._now[event.path]})
            case "L":
                self._name({event.target: self._now[event.path]})
            case "U" | "X":
                self._name({event.path: None})

    def cut_power(self, target: Path, stays: Callable[[], bool] = lambda: False) -> None:
        """Write into a new folder what is left; `stays` decides of each change that was not flushed."""
        names = dict(self._kept)
        for change in self._pending:
            if stays():
                names |= change
        target.mkdir(parents=True)
        for path in sorted(path for path, file in names.items() if file is not None):
            file, place = names[path], target / path.relative_to(self._root)
            if file is _FOLDER and place.parent.is_dir():
                place.mkdir()
            elif file is not None and file is not _FOLDER and place.parent.is_dir():
                place.write_bytes(file.left(stays))

    def _name(self, change: _Names) -> None:
        self._now |= change
        self._pending.append(change)

    def _flush_folder(self, folder: Path) -> None:
        waiting = []
        for change in self._pending:
            if any(path.parent == folder for path in change):
                self._kept |= change
            else:
                waiting.append(change)
        self._pending = waiting
