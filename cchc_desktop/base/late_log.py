"""The log as it is opened at the first warning: a start or a command that goes well writes none.

The handlers of the library that write files in turns bring half the network modules with them.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class LateLog(logging.Handler):
    """Opens the log for its first record; one that cannot be opened is left out: the window and the calls say more.

    Its folder is made only for a program that has made none: one that was moved away must not seem to be back.
    """

    def __init__(self, path: Path, *, makes_folder: bool) -> None:
        super().__init__(logging.WARNING)
        self.path = path
        self._makes_folder = makes_folder
        self._log: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, after opening the log if need be."""
        if self._log is None:
            from cchc_desktop.base.log_file import private_log  # noqa: PLC0415 - see above

            with suppress(OSError):
                if self._makes_folder:
                    self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._log = private_log(self.path)
        if self._log is not None:
            self._log.handle(record)

    def close(self) -> None:
        """Close the log if it is open."""
        if self._log is not None:
            self._log.close()
        super().close()
