"""The zip around a package: files uncompressed, one order, one moment, so that the contents determine its bytes.

A reader can therefore make the container again from what it found inside and compare: nothing can hide between the
files, and no byte of it can change unnoticed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from cchc_desktop.handoff.package_layout import ordered

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEEDS = 20
_MADE_BY = 3 << 8 | _NEEDS  # on Unix, so that the file's mode counts
_FILE_MODE = 0o100644 << 16
_UTF8 = 0x800
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The first and the last year that a zip's date can have."""


class _Entry(NamedTuple):
    """A file of the zip: its name and the fields of both of its headers."""

    name: bytes
    flags: int
    crc: int
    size: int
    offset: int


def chunks(files: Mapping[str, bytes], moment: datetime) -> Iterator[bytes]:
    """Yield a zip of files, piece by piece; the same files and moment give the same bytes on every machine."""
    day, time = _date(moment)
    entries: list[_Entry] = []
    at = 0
    for path in ordered(files):
        raw = files[path]
        entry = _Entry(path.encode(), 0 if path.isascii() else _UTF8, zlib.crc32(raw), len(raw), at)
        entries.append(entry)
        at += _LOCAL.size + len(entry.name) + entry.size
        yield _local(entry, day, time)
        yield raw
    directory = b"".join(_central(entry, day, time) for entry in entries)
    yield directory
    yield _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), at, 0)


def same(raw: bytes, files: Mapping[str, bytes], moment: datetime) -> bool:
    """Return whether bytes are exactly the zip of these files at that moment."""
    at = 0
    for chunk in chunks(files, moment):
        if not raw.startswith(chunk, at):
            return False
        at += len(chunk)
    return at == len(raw)


def _local(entry: _Entry, day: int, time: int) -> bytes:
    sizes = (entry.crc, entry.size, entry.size, len(entry.name), 0)
    return _LOCAL.pack(b"PK\x03\x04", _NEEDS, entry.flags, 0, time, day, *sizes) + entry.name


def _central(entry: _Entry, day: int, time: int) -> bytes:
    sizes = (entry.crc, entry.size, entry.size, len(entry.name), 0, 0, 0, 0)
    head = _CENTRAL.pack(b"PK\x01\x02", _MADE_BY, _NEEDS, entry.flags, 0, time, day, *sizes, _FILE_MODE, entry.offset)
    return head + entry.name


def _date(moment: datetime) -> tuple[int, int]:
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR) - _FIRST_YEAR
    return year << 9 | moment.month << 5 | moment.day, moment.hour << 11 | moment.minute << 5 | moment.second // 2
