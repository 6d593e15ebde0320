"""Temporary files of this program: named by the process that writes them, so that a killed one's are removed.

A name holds "cchc-<process>-": `.report.pdf.cchc-4711-x2k_9.part` beside a file, `.cchc-4711-abc` for a folder.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(r"\.(?:.+\.)?cchc-([0-9]{1,10})-[^.]*(?:\.part(?:-[a-z]{3,7})?)?", re.DOTALL)
_OLD = 24 * 60 * 60
"""Seconds after which no file is still being written, whatever process has the number now."""


def mark() -> str:
    """Return the mark in the names of temporary files that this process writes."""
    return f"cchc-{os.getpid()}-"


@contextmanager
def temporary_folder(place: Path | None = None) -> Iterator[Path]:
    """Yield a folder for temporary files, in the system's or in another one; it is removed at the end."""
    with tempfile.TemporaryDirectory(prefix=f".{mark()}", dir=place, ignore_cleanup_errors=True) as name:
        yield Path(name)


def remove(folder: Path) -> None:
    """Remove the files of killed processes in a folder; one that cannot be removed now stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in [entry for entry in entries if entry.name.startswith(".")]:
            found = _NAMED.fullmatch(entry.name)
            if found and _is_left(entry, int(found[1])):
                _remove(entry)


def remove_all(data: Path) -> None:
    """Remove the files of killed processes in a data folder and in the system's folder for temporary files."""
    keys = data / "keys"
    known = keys / "known"
    folders = [data, data / "copies", keys, known]
    with suppress(OSError):
        folders += [path for path in known.iterdir() if path.is_dir()]
    with suppress(OSError):  # raised where no folder for temporary files can be written
        folders.append(Path(tempfile.gettempdir()))
    for folder in folders:
        remove(folder)


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    """Return whether an entry is this user's and no process writes it any more."""
    with suppress(OSError):
        found = entry.stat(follow_symlinks=False)
        if sys.platform != "win32" and found.st_uid != os.getuid():
            return False
        return process != os.getpid() and (time.time() - found.st_mtime > _OLD or not _runs(process))
    return False


def _runs(process: int) -> bool:
    """Return whether a process of a number runs; where that cannot be asked it counts as running."""
    if sys.platform == "win32":
        return True  # there os.kill would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove(entry: os.DirEntry[str]) -> None:
    with suppress(OSError):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            Path(entry.path).unlink()
