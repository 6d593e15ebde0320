"""The log file, and the handling of unexpected errors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows import last_words
from cchc_desktop.base.windows.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Handler
    from pathlib import Path
    from types import TracebackType


def log_file(folder: Path) -> Path:
    """Return the path of the log of a data folder."""
    return folder / "cchc.log"


def log_to(folder: Path) -> None:
    """Write warnings and errors of the whole program to the log of a data folder (two files of 1 MB)."""
    import logging  # noqa: PLC0415 - a command that goes well has nothing to log

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"Không dùng được thư mục dữ liệu {folder}.", f"Lý do: {reason_of(error)}.") from error
    logging.basicConfig(level=logging.WARNING, handlers=[_late_log(folder, makes_folder=False)], force=True)


def log_at_need(folder: Path) -> None:
    """Write what nothing else logs to the log of a data folder, which is made then, and never to standard error."""
    import logging  # noqa: PLC0415 - as above

    logging.lastResort = _late_log(folder, makes_folder=True)


def _late_log(folder: Path, *, makes_folder: bool) -> Handler:
    import logging  # noqa: PLC0415 - as above

    from cchc_desktop.base.late_log import LateLog  # noqa: PLC0415 - as above

    logging.raiseExceptions = False  # where the log cannot be written, nothing else fails by it
    return LateLog(log_file(folder), makes_folder=makes_folder)


def catch_bugs(data: Callable[[], Path]) -> None:
    """Log an unexpected error with its trace, report it to the user in one line, and end with exit code 2."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        import logging  # noqa: PLC0415 - as above

        folder = data()
        log_to(folder)
        logging.getLogger(__name__).critical("unexpected error", exc_info=(kind, error, trace))
        if sys.excepthook is hook:  # the window, which wraps it, has words of its own
            last_words.say(f"Chương trình gặp lỗi ngoài dự kiến. Bản thảo vẫn an toàn. Chi tiết ở {log_file(folder)}.")
        sys.exit(2)

    sys.excepthook = hook


def report_bug(error: Exception) -> None:
    """Report an unexpected error as if nothing had caught it, and go on: it is logged, and shown by the window."""
    sys.excepthook(type(error), error, error.__traceback__)
