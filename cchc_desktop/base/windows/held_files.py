"""Opening, renaming and deleting files that another program may hold for a moment.

On Windows a virus scanner or an indexer opens a fresh file, and while it does the file can neither be renamed nor
deleted; a file that another process is just replacing cannot be opened. The system tells nobody when it lets go, so the
call is made again for about a second.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Done = TypeVar("_Done")

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
_DENIED, _SHARED = 5, 32
_HELD = (_DENIED, _SHARED, 33)
"""Windows' numbers of an error that may pass: denied (also a name in use), shared, locked."""


def opened(path: Path, open_: Callable[[], BinaryIO]) -> BinaryIO:
    """Return what opens a file; Windows gives the error of C, without its own number, and denies folders for good."""
    return _persist(open_, lambda _: os.name == "nt" and not path.is_dir())


def replace(path: Path, target: Path) -> None:
    """Rename a file, replacing any that has the name; an error that tells a name held by another program as such."""
    try:
        _persist(lambda: path.replace(target))
    except PermissionError as error:
        if getattr(error, "winerror", None) == _DENIED and target.is_file():
            _require_writable(target, error)
        raise


def rename(path: Path, target: Path) -> None:
    """Rename a file."""
    _persist(lambda: path.rename(target))


def unlink(path: Path) -> None:
    """Delete a file; a missing one is no error."""
    _persist(lambda: path.unlink(missing_ok=True))


def _is_held(error: PermissionError) -> bool:
    return getattr(error, "winerror", None) in _HELD


def _persist(act: Callable[[], _Done], may_pass: Callable[[PermissionError], bool] = _is_held) -> _Done:
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if not may_pass(error):
                raise
            time.sleep(pause)
    return act()


def _require_writable(target: Path, denied: PermissionError) -> None:
    """Raise the error of a held file if the file that has the name is one that this user may write."""
    try:
        with target.open("rb+"):
            pass
    except PermissionError as error:
        if getattr(error, "winerror", None) == _DENIED:
            return  # the right to write is missing indeed
        raise error from denied
    raise held_error(target) from denied


def held_error(path: Path) -> PermissionError:
    """Return the error of a file that another program holds."""
    error = PermissionError(13, "The process cannot access the file because it is being used by another process")
    error.filename, error.winerror = str(path), _SHARED  # type: ignore[attr-defined] # Linux has no such number
    return error
