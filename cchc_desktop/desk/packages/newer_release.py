"""A newer installer of the program that lies beside a package, as on a stick from the receiving office.

Whether it is the file that its .sha256 names says that it was copied without fault, not who made it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum, auto
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"CCHC-Desktop-(\d{1,4})\.(\d{1,4})\.(\d{1,4})\.exe", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SUM = re.compile(r"\s*([0-9a-f]{64})\b", re.IGNORECASE)
_MAX_SUM_FILE, _MAX_FILES, _MAX_INSTALLER = 1024, 5000, 200 * 1024 * 1024

Number = tuple[int, ...]


class ReleaseCheck(Enum):
    """How an installer compares with the SHA-256 beside it: the same, another, or none is there."""

    SAME = auto()
    DIFFERENT = auto()
    NOT_THERE = auto()


@dataclass(frozen=True, slots=True)
class NewerRelease:
    """An installer of a newer version than the running one, its SHA-256, and whether the file beside it agrees."""

    path: Path
    version: str
    running: str
    sha256: str
    check: ReleaseCheck


def newer_release(folder: Path, running: str = "") -> NewerRelease | None:
    """Return the newest installer in a folder if it is newer than the running version; it is read whole for its sum."""
    running = running or _installed_version()
    found = max(_installers(folder), key=lambda entry: entry[0], default=None)
    if found is None or not running or found[0] <= _number(running):
        return None
    number, path = found
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the stick was pulled
        return None
    return NewerRelease(path, ".".join(map(str, number)), running, digest, _compared(path, digest))


def _installers(folder: Path) -> list[tuple[Number, Path]]:
    """Return the installers in a folder with their versions; a folder that cannot be read has none."""
    try:
        names = [(_NAME.fullmatch(path.name), path) for path in islice(folder.iterdir(), _MAX_FILES)]
        return [
            (tuple(map(int, name.groups())), path)
            for name, path in names
            if name and path.is_file() and path.stat().st_size <= _MAX_INSTALLER
        ]
    except OSError:
        return []


def _compared(path: Path, digest: str) -> ReleaseCheck:
    try:
        listed = _SUM.match(read_bytes(path.with_name(f"{path.name}.sha256"), _MAX_SUM_FILE).decode("ascii", "replace"))
    except UserError:
        return ReleaseCheck.NOT_THERE
    if listed is None:
        return ReleaseCheck.NOT_THERE
    return ReleaseCheck.SAME if listed[1].lower() == digest else ReleaseCheck.DIFFERENT


def _number(text: str) -> Number:
    return tuple(map(int, _DIGITS.findall(text)[:3]))


def _installed_version() -> str:
    """Return the version of the running program, "" if it runs from a folder that was never installed."""
    try:
        return version("cchc-desktop")
    except PackageNotFoundError:
        return ""
