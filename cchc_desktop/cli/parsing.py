"""The parser of a call, with its messages and its help in Vietnamese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, TypeAlias

from cchc_desktop.base.windows import last_words

Command = Callable[[argparse.Namespace], int]
"""Runs a call and returns its exit code."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **options)  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")
        self.add_argument(
            "--data",
            dest="folder",
            type=some_path,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="thư mục dữ liệu (mặc định: của người dùng)",
        )

    def error(self, message: str) -> NoReturn:
        """Print the fault of the call and end with exit code 2."""
        last_words.say(f"Lệnh chưa đúng: {_in_vietnamese(message)}.\nXem cách dùng: {self.prog} --help")
        self.exit(2)


_FAULTS = (
    (
        r"argument \S+: invalid choice: (?P<given>.*) \(choose from (?P<known>.*)\)",
        "không có {given}; chọn một trong {known}",
    ),
    (r"argument (?P<option>.*): expected one argument", "thiếu giá trị sau {option}"),
    (r"argument (?P<option>.*): not allowed with argument (?P<other>.*)", "không dùng {option} cùng với {other}"),
    (r"one of the arguments (?P<known>.*) is required", "cần một trong {known}"),
    (r"the following arguments are required: (?P<missing>.*)", "còn thiếu {missing}"),
    (r"unrecognized arguments: (?P<given>.*)", "không hiểu {given}"),
    (r"argument (?P<option>.*): invalid .* value: (?P<given>.*)", "không dùng được {given} sau {option}"),
    (r"argument (?P<option>[^:]*): (?P<words>.*)", "{option}: {words}"),
)
"""The messages of argparse, and their Vietnamese words."""


def _in_vietnamese(message: str) -> str:
    for pattern, words in _FAULTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(**match.groupdict())
    return message


def some_path(text: str) -> Path:
    """Read a path of a call; a blank one would quietly mean the current folder."""
    from cchc_desktop.base.bounded import require_name
    from cchc_desktop.base.errors import UserError

    if not text.strip():
        raise argparse.ArgumentTypeError("đường dẫn để trống")
    path = Path(text)
    try:
        require_name(path)
    except UserError as error:
        raise argparse.ArgumentTypeError(f"{error.title} {error.text}".removesuffix(".")) from error
    return path


class _Help(argparse.HelpFormatter):
    """The help page, under Vietnamese headings."""

    def start_section(self, heading: str | None) -> None:
        headings = {"positional arguments": "đối số", "options": "lựa chọn"}
        super().start_section(headings.get(heading or "", heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no public name for it
"""The object that commands are added to."""


def add_command(commands: Commands, name: str, command: Command, words: str) -> argparse.ArgumentParser:
    """Add a command; words describe it in the help."""
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    parser.set_defaults(command=command)
    return parser
