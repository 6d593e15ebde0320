"""The log file: readable by its owner alone, and without any typed text.

An error's own text may contain the value that caused it ("Invalid isoformat string: 'xã …'"): it is written only for
kinds of errors whose texts name files, codes or names in the program. All others are written as their kind and their
trace.
"""

from __future__ import annotations

import os
import traceback
from logging import Formatter
from logging.handlers import RotatingFileHandler
from typing import IO, TYPE_CHECKING

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import make_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SIZE = 1_000_000
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_WITH_TEXT = (StorageError, OSError, AttributeError, ImportError, MemoryError, NameError, TypeError)
_OF_DATABASE = ("sqlite3", "sqlalchemy.")
"""The modules of errors that name tables and columns, and hide the values of their statements (see `db.engine`)."""


def private_log(path: Path) -> RotatingFileHandler:
    """Return the handler that writes the log to a file; only its owner can read it."""
    handler = PrivateLog(path, maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True)
    for written in (path, path.with_name(f"{path.name}.1")):
        make_private(written)
    handler.setFormatter(TextlessFormatter(_FORMAT))
    return handler


class PrivateLog(RotatingFileHandler):
    """A rotating log whose files only their owner can read."""

    def _open(self) -> IO[str]:  # type: ignore[override] # narrower than the library's own TextIOWrapper
        at_once = getattr(os, "O_NONBLOCK", 0)  # a pipe under this name has nobody at its other end
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | at_once, 0o600)
        return open(handle, self.mode, encoding=self.encoding, errors=self.errors)  # noqa: PTH123 - a handle


class TextlessFormatter(Formatter):
    """Writes an error with its trace, and with its text only where that cannot hold what a person typed."""

    def formatException(  # noqa: N802 - the library's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return the trace of an error and of those behind it."""
        return _CAUSE.join(_lines_of(ei[1])) if ei[1] else ""


def _lines_of(error: BaseException) -> Iterator[str]:
    """Yield the trace of the first cause of an error, and so on to its own."""
    chain: list[BaseException] = []
    behind: BaseException | None = error
    while behind is not None and behind not in chain:
        chain.append(behind)
        behind = behind.__cause__ or (None if behind.__suppress_context__ else behind.__context__)
    for one in reversed(chain):
        kind = type(one)
        safe = isinstance(one, _WITH_TEXT) or kind.__module__.startswith(_OF_DATABASE)
        name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        yield "".join(traceback.format_tb(one.__traceback__)) + (f"{name}: {one}" if safe else name)
