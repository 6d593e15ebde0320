"""The command that starts another process of this program which reads packages."""

from __future__ import annotations

import sys
from pathlib import Path

_CONSOLE = "cchc.exe"
"""The program beside the window's own on Windows, which has a standard output."""


def reader_command() -> tuple[str, ...]:
    """Return the command of a reading process; () where none can be started."""
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-m", "cchc_desktop", "inbox", "read")
    beside = Path(sys.executable).with_name(_CONSOLE)
    program = beside if beside.is_file() else Path(sys.executable)
    return (str(program), "inbox", "read")
