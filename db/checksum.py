"""A checksum that a copy carries at its own end, so that a single file on a stick can be checked for changes.

It is a line after the last page. SQLite reads the pages that the header counts and nothing behind them (file format,
section 1.3.7), so that any program still opens the copy.
"""

from __future__ import annotations

import os
import re
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from cchc_desktop.base.bounded import open_regular
from db.small_sha256 import sha256_for

_LINE = "\ncchc-copy/1 sha256 {}\n"
_LINE_OF_ANY, _LONGEST = re.compile(rb"\ncchc-copy/[0-9]{1,3} sha256 [0-9a-f]{64}\n"), 100
_HEADER, _PART = 100, 1 << 20
_BEGINS = b"SQLite format 3\0"
"""The first bytes of every SQLite file (file format, section 1.3)."""
_IN_USE = b"\x02"
"""The version of a file with a log, at byte 18: as drafts in use are, whose pages the header need not count yet."""


class ChecksumLine(Enum):
    """The result of checking a file's checksum: unchanged, changed, or no checksum."""

    SOUND = "sound"
    ALTERED = "altered"
    NONE = "none"


def add(path: Path) -> None:
    """Put the checksum of a copy at its end."""
    with path.open("rb+") as file:
        line = _line(file, os.fstat(file.fileno()).st_size)
        file.seek(0, os.SEEK_END)
        file.write(line)


def mark_of(path: Path) -> ChecksumLine:
    """Return whether a file has changed since its checksum was written; drafts in use carry none."""
    with open_regular(path) as file:
        header = _header(file)
        pages = _length(header)
        if header[18:19] == _IN_USE or os.fstat(file.fileno()).st_size == pages:
            return ChecksumLine.NONE
        line = _line(file, pages)
        return ChecksumLine.SOUND if file.read() == line else ChecksumLine.ALTERED


def is_copy(path: Path) -> bool:
    """Return whether a file is a copy of this program, altered or not: an SQLite file with a checksum line."""
    with open_regular(path) as file:
        header = _header(file)
        if not header.startswith(_BEGINS) or header[18:19] == _IN_USE:
            return False
        file.seek(_length(header))
        return _LINE_OF_ANY.fullmatch(file.read(_LONGEST)) is not None


def cut(path: Path) -> None:
    """Take the checksum off a copy that is to become a file in use."""
    with path.open("rb+") as file:
        file.truncate(min(_length(_header(file)), os.fstat(file.fileno()).st_size))


def _header(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_HEADER)


def _length(header: bytes) -> int:
    """Return the size of the pages that the header counts, in bytes; the page size 1 means 65536."""
    size, count = int.from_bytes(header[16:18]), int.from_bytes(header[28:32])
    return (1 << 16 if size == 1 else size) * count


def _line(file: BinaryIO, length: int) -> bytes:
    """Return the line for the first bytes of a file; the file's position is behind them afterwards."""
    found = sha256_for(length)
    file.seek(0)
    while length > 0 and (part := file.read(min(length, _PART))):
        found.update(part)
        length -= len(part)
    return _LINE.format(found.hexdigest()).encode()
