"""A log that is opened at the first warning: a command that goes well writes none."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.logs import log_to

if TYPE_CHECKING:
    from pathlib import Path


def log_at_need(data: Path) -> None:
    """Write what is logged from now on to the log of a data folder, and never to standard error."""
    logging.lastResort = _LateLog(data)


class _LateLog(logging.Handler):
    """Opens the log for its first record; one that cannot be opened is left out: the call has words of its own."""

    def __init__(self, data: Path) -> None:
        super().__init__(logging.WARNING)
        self._data = data

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(StorageError):
            log_to(self._data)
            logging.getLogger(record.name).handle(record)
