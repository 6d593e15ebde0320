"""The composition root: reads the call, runs its command or the window, reports its errors.

Exit 0: done; 1: it ran and found something wrong; 2: it could not run. Messages for people go to standard error.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from cchc_desktop.base import startup
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.logs import catch_bugs
from cchc_desktop.cli.parsing import Command, Parser, some_path
from cchc_desktop.desk.office.taken_templates import TAKEN

_OPENED = (".cchc", ".cchcm", ".json", ".xlsx", ".docx")
"""The endings of the files that the window opens when it is given one."""
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Call(argparse.Namespace):
    """A call as it was read; `folder` is the data folder that it names, None if it names none."""

    folder: Path | None = None
    file: Path | None = None

    @cached_property
    def data(self) -> Path:
        """The data folder: the one that the call names, else the user's own."""
        if self.folder is not None:
            return self.folder
        from platformdirs import user_data_path

        return user_data_path("CCHC-Desktop", appauthor=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call of `cchc` and return its exit code."""
    if arguments is None:
        startup.use_utf8()
        startup.put_off_garbage()
    startup.write_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    call = _parser(words).parse_args(words, Call())
    catch_bugs(lambda: call.data)
    TAKEN.open(lambda: call.data)
    try:
        return _run(call)
    except OSError as error:
        if not _reader_left(error):
            raise
        # The reader of the output has closed it, as `head -1` does: the rest is discarded, also when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except UserError as error:
        from cchc_desktop.cli.ways_out import say_error

        say_error(error)
        return 2


def _reader_left(error: OSError) -> bool:
    """Return whether an error is that of writing to a closed pipe, which Windows calls an invalid argument."""
    return isinstance(error, BrokenPipeError) or (error.errno == errno.EINVAL and error.filename is None)


def _run(call: Call) -> int:
    command: Command = call.command
    code = command(call)
    print(end="", flush=True)
    return code


def _window(call: argparse.Namespace) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise UserError("Không mở được cửa sổ vì máy không có màn hình.", "Xem các lệnh dùng được: cchc --help")
    from cchc_desktop.cli.data_folder import DataFolder
    from ui.shell.app import run

    # The window leaves the folder that it was started in.
    return run(DataFolder(call.data.absolute()), file=call.file.absolute() if call.file else None)


def _parser(words: Sequence[str]) -> Parser:
    """Return the parser of a call; a call of the window has no commands, at most a file to open."""
    parser = Parser(
        prog="cchc", description="Báo cáo cải cách hành chính cấp xã. Không có lệnh: mở cửa sổ chương trình."
    )
    parser.set_defaults(command=_window)
    rest = words[2:] if words[:1] == ["--data"] else words
    if len(rest) == 1 and Path(rest[0]).suffix.lower() in _OPENED:
        parser.add_argument("file", type=some_path, metavar="FILE")
    elif rest or len(words) == 1:
        from cchc_desktop.cli.commands import add_commands

        add_commands(parser, words)
    return parser
