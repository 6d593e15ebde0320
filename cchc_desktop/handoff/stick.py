"""Writing finished files to a stick so that they arrive whole, or not at all under their names.

Each file goes to a temporary name in the same folder, is flushed to the device, read back and compared; only when all
are good do they take their names, one after the other, the package last.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base import leftovers
from cchc_desktop.base.work_step import Step
from cchc_desktop.handoff import write_errors
from cchc_desktop.handoff.device import CHUNK, Device

if TYPE_CHECKING:
    from collections.abc import Iterator

CLUSTER = 64 * 1024
"""The room that a file may take beyond its length: the largest unit in which FAT32 and exFAT usually give room."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file on its way: the name it will have, and its bytes."""

    name: str
    raw: bytes


@dataclass
class _Writing:
    """The files made on the stick so far, to be deleted if anything fails."""

    folder: Path
    device: Device
    place: str
    made: list[Path] = field(default_factory=list)

    def clear(self) -> bool:
        """Delete everything made; return whether that was possible."""
        cleared = True
        for path in reversed(self.made):
            try:
                self.device.remove(path)
            except OSError:
                cleared = False
        return cleared


def write_files(
    folder: Path, files: Sequence[Outgoing], device: Device | None = None, place: str = "USB"
) -> Generator[Step, None, None]:
    """Write files into a folder, step by step; a failure, or a stop between two steps, leaves none of them.

    StorageError reports the failure; place is the folder's name in it. The last step comes before the names are given.
    """
    writing = _Writing(folder, device or Device(), place)
    total = 2 * sum(_pieces(file) for file in files) + 1
    done = 0
    leftovers.remove(folder)
    with _clearing(writing):
        _check_room(writing, files)
        parts: list[tuple[Path, Outgoing]] = []
        for file in files:
            part = folder / f".{file.name}.{leftovers.mark()}{secrets.token_hex(4)}.part"
            parts.append((part, file))
            for _ in _write(writing, part, file):
                done += 1
                yield Step(done, total, f"Ghi {file.name}")
        for part, file in parts:
            for _ in _compare(writing, part, file):
                done += 1
                yield Step(done, total, f"Đọc lại {file.name}")
        yield Step(total, total, "Đặt tên")
        _name(writing, parts)


@contextmanager
def _clearing(writing: _Writing) -> Iterator[None]:
    """Delete everything on a failure or a stop, and report with a failure what is left."""
    finished = False
    try:
        yield
        finished = True
    except OSError as error:
        finished = True
        raise write_errors.failed(writing.place, error, cleared=writing.clear()) from error
    finally:
        if not finished:
            writing.clear()


def _check_room(writing: _Writing, files: Sequence[Outgoing]) -> None:
    """Refuse before anything is written; where the room is not known, writing fails."""
    free = writing.device.free(writing.folder)
    lacking = 0 if free is None else sum(len(file.raw) + CLUSTER for file in files) - free
    if lacking > 0:
        raise write_errors.full(writing.place, lacking)


def _pieces(file: Outgoing) -> int:
    return max(1, -(-len(file.raw) // CHUNK))


def _write(writing: _Writing, part: Path, file: Outgoing) -> Iterator[None]:
    device = writing.device
    handle = device.create(part)
    writing.made.append(part)
    try:
        for number in range(_pieces(file)):
            yield
            device.write(handle, file.raw[number * CHUNK : (number + 1) * CHUNK])
        device.flush(handle)
    finally:
        device.close(handle)


def _compare(writing: _Writing, part: Path, file: Outgoing) -> Iterator[None]:
    found = hashlib.sha256()
    read = writing.device.read(part)
    for _ in range(_pieces(file)):
        yield
        found.update(next(read, b""))
    for chunk in read:  # the system may give less at a time than was asked for
        found.update(chunk)
    if found.digest() != hashlib.sha256(file.raw).digest():
        raise write_errors.differs(writing.place, file.name, cleared=writing.clear())


def _name(writing: _Writing, parts: Sequence[tuple[Path, Outgoing]]) -> None:
    for part, file in parts:
        target = writing.folder / file.name
        writing.device.rename(part, target)
        writing.made.append(target)
    writing.device.flush_folder(writing.folder)
