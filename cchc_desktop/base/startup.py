"""The start of the program: the coding of its texts, and no garbage collection at first.

All else that makes the start quick is where things are imported: a call imports the one group of commands that it names
(`cli.commands`), the window is painted before its pages and its drafts are imported, and nothing at all imports a
library for what the program does not need yet. docs/decisions/0020-quick-to-start-and-to-answer.md has the figures.
"""

from __future__ import annotations

import gc
import io
import os
import sys


def use_utf8() -> None:
    """Read and write texts in UTF-8; Python is restarted if it took another coding for file names and arguments.

    That is so under LC_ALL=C with PYTHONUTF8=0; the arguments of a call cannot be decoded again in the same process.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.execve(sys.executable, sys.orig_argv, {**os.environ, "PYTHONUTF8": "1"})  # noqa: S606 - this same call


def write_utf8() -> None:
    """Write UTF-8 to the terminal, also characters that it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put_off_garbage() -> None:
    """Stop the garbage collection until `search_garbage_again`.

    A command ends before there is garbage worth a search, and what a window makes at its start is there to stay.
    """
    gc.disable()


def search_garbage_again() -> None:
    """Start the garbage collection again, only over objects made from now on, not over modules and classes."""
    gc.freeze()
    gc.enable()


def keep_imported() -> None:
    """Let the garbage collection pass over a library that was just imported, and all that was there before it.

    To search the objects of one takes long enough for a window to stand still, and none of them ever goes.
    """
    gc.freeze()
