"""The composition root: reads the call, runs its command or hands over to the window, tells what went wrong.

Exit 0: done; 1: it ran and found something wrong; 2: it could not run. People are told on standard error.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from platformdirs import user_data_path

from cchc_desktop.base import garbage
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.logs import catch_bugs
from cchc_desktop.cli.parsing import Command, Parser

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call of `cchc` and return its exit code."""
    if arguments is None:
        _start_in_utf8()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # There are none, and pydantic would look through every installed package for them.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = sys.argv[1:] if arguments is None else arguments
    call = _parser(words).parse_args(words)
    catch_bugs(call.data)
    try:
        return _run(call)
    except BrokenPipeError:
        # Whoever read the answer has left, as `head -1` does: the rest goes nowhere, also when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _start_in_utf8() -> None:
    """Start anew in UTF-8 where Python took another coding for names and words, as under LC_ALL=C, PYTHONUTF8=0."""
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.execve(sys.executable, sys.orig_argv, {**os.environ, "PYTHONUTF8": "1"})  # noqa: S606 - this same call


def _run(call: argparse.Namespace) -> int:
    command: Command = call.command
    code = command(call)
    print(end="", flush=True)
    return code


def _window(call: argparse.Namespace) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise UserError("Không mở được cửa sổ vì máy không có màn hình.", "Xem các lệnh dùng được: cchc --help")
    garbage.put_off()
    from cchc_desktop.cli.data_folder import DataFolder
    from ui.shell.app import run

    return run(DataFolder(call.data))


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of a call; the commands are added to it where the call may name one."""
    parser = Parser(
        prog="cchc", description="Báo cáo cải cách hành chính của xã. Không có lệnh: mở cửa sổ chương trình."
    )
    parser.set_defaults(command=_window, data=user_data_path("CCHC-Desktop", appauthor=False))
    if words and (words[0] != "--data" or len(words) > 2):  # noqa: PLR2004 - the option and its folder
        _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    # Imported here for the window's start: it needs none of them, and they take a tenth of the way to its painting.
    from cchc_desktop.cli import checking, closing, drafts, exporting, handing, keys, safety, selftest, splitting

    selftest.add_option(parser)
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH")
    for group in (drafts, checking, exporting, closing, handing, keys, splitting, safety):
        group.add_commands(commands)
