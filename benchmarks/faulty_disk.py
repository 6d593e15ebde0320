"""A disk that fails on demand and tells what was flushed: `faulty_disk.c`, compiled here and read back here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")
_HEAD = re.compile(rb"(.) (\d+) (-?\d+) (\d+) (\d+)\n")


@dataclass(frozen=True, slots=True)
class DiskEvent:
    """One change of the files below the watched folder; `faulty_disk.c` lists the kinds."""

    kind: str
    inode: int
    offset: int
    first: bytes
    second: bytes

    @property
    def path(self) -> Path:
        """The path of a change of names, and of a new or truncated file."""
        return Path(os.fsdecode(self.first))

    @property
    def target(self) -> Path:
        """The second path of a change of two names."""
        return Path(os.fsdecode(self.second))


def missing() -> str:
    """Return why the library cannot be made here, "" where it can."""
    if sys.platform != "linux":
        return "LD_PRELOAD is of Linux"
    return "" if shutil.which("gcc") else "gcc is not installed"


def build(folder: Path) -> Path:
    """Compile the library into a folder; return where it is."""
    library = folder / "faulty_disk.so"
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)  # noqa: S607
    return library


def events_in(log: Path) -> Iterator[DiskEvent]:
    """Read the log of the library."""
    raw, at = log.read_bytes() if log.exists() else b"", 0
    while head := _HEAD.match(raw, at):
        inode, offset, one, two = map(int, head.groups()[1:])
        start = head.end()
        at = start + one + two
        yield DiskEvent(head[1].decode(), inode, offset, raw[start : start + one], raw[start + one : at])
    if at != len(raw):
        raise ValueError(f"{log} cannot be read from byte {at} on")
