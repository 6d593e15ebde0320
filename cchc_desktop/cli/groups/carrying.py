"""The commands that begin a report: new, empty or from an earlier one, and the marks of what came along."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.output import print_added, print_json
from cchc_desktop.cli.parsing import Commands, add_command


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    new = add_command(commands, "new", _new, "lập báo cáo mới, trống hoặc từ một báo cáo trước")
    new.add_argument("--period", metavar="P", required=True, help="kỳ báo cáo, ví dụ 2023-H1")
    new.add_argument("--from", metavar="REF", dest="earlier", default="", help="mã bản thảo của báo cáo trước")
    new.add_argument("--template", metavar="ID", default="", help="mẫu báo cáo (mặc định: theo năm)")
    new.add_argument("--unit", metavar="CODE", default="", help="mã đơn vị (mặc định: của báo cáo trước)")
    marks = add_command(commands, "marks", _marks, "những chỗ chép từ báo cáo trước, đã xem hay chưa")
    marks.add_argument("ref", metavar="REF", help="mã bản thảo")
    marks.add_argument("--json", action="store_true", help="in JSON")


def _new(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.carrying.beginning import begin, begin_from

    with open_desk(call) as desk:
        if call.earlier:
            added = begin_from(desk, call.earlier, call.period, template_id=call.template, code=call.unit)
        else:
            added = begin(desk, call.period, template_id=call.template, code=call.unit)
    return print_added(added)


def _marks(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.carrying.listed_marks import KIND_WORDS, listed_marks

    with open_desk(call) as desk:
        listed = listed_marks(*desk.load(call.ref))
    if call.json:
        print_json({"marks": [each.as_json() for each in listed]})
    else:
        for each in listed:
            state = "đã xem" if each.settled else "chưa xem"
            print(f"{each.at}\t{KIND_WORDS[each.kind]}\t{' '.join(each.text.split())}\t{state}")
    left = sum(not each.settled for each in listed)
    if left:
        print(f"Còn {left} chỗ chép sang chưa xem.", file=sys.stderr)
    return 1 if left else 0
