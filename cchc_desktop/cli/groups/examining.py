"""The command examine: a signed PDF that came back, its signatures, and its words against the report."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.output import print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    examine = add_command(commands, "examine", _examine, "xem bản đã ký gửi về")
    examine.add_argument("file", metavar="F.pdf", type=some_path, help="bản đã ký")
    examine.add_argument("--with", dest="ref", metavar="REF", default="", help="mã bản thảo để so lời văn, số liệu")
    examine.add_argument("--json", action="store_true", help="in JSON")


def _examine(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.signed_copies.examination_words import lines_of
    from cchc_desktop.desk.signed_copies.examine_copy import examine_file

    report = template = None
    if call.ref:
        with open_desk(call) as desk:
            report, template = desk.load(call.ref)
    copy = examine_file(call.file, call.data, report, template)
    if call.json:
        print_json(copy.found.as_json())
    for line in lines_of(copy):
        print(line, file=sys.stderr if call.json else sys.stdout)
    return 0 if copy.found.in_order else 1
