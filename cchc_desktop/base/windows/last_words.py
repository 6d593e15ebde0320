"""What is said before the program ends: on standard error, or in a box where a windowed program of Windows has none."""

from __future__ import annotations

import sys

_TITLE = "CCHC Desktop"
_WARNING = 0x30


def say(text: str) -> None:
    """Say why the program cannot go on."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)  # noqa: T201 - for the user of the command
    else:
        show_box(text)


def show_box(text: str) -> None:
    """Show a box of Windows until it is closed; it needs no Qt, whose absence may be what is said."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for this alone

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _WARNING)
