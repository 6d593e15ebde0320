"""The commands around signing: close, reopen, issue."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.output import STATE_WORDS, line_of
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    close = add_command(commands, "close", _close, "chốt báo cáo để trình ký")
    close.add_argument("--by", metavar="NAME", default="", help="người quyết định khi còn lỗi")
    close.add_argument("--reasons", metavar="FILE", type=some_path, help="tệp giải trình: danh sách {rule, at, text}")
    reopen = add_command(commands, "reopen", _reopen, "mở lại báo cáo đã chốt thành lần tiếp theo")
    issue = add_command(commands, "issue", _issue, "nhập số, ngày ban hành và bản đã ký")
    issue.add_argument("--number", metavar="N", required=True, help="số văn bản")
    issue.add_argument("--date", metavar="D", required=True, help="ngày ký, ví dụ 2023-06-15")
    issue.add_argument("--signed", metavar="F.pdf", type=some_path, help="bản đã ký, hoặc bản quét của nó")
    for parser in (close, reopen, issue):
        parser.add_argument("ref", metavar="REF", help="mã bản thảo")


def _close(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.work.closing import close, read_explanations

    given = read_explanations(call.reasons) if call.reasons else []
    with open_desk(call) as desk:
        result = close(desk.store, call.ref, given, by=call.by, who=desk.who)
    for one in result.unused:
        print(f"Giải trình cho {one.rule} ở {', '.join(one.at)} không khớp chỗ nào.", file=sys.stderr)
    for finding in result.missing:
        print(line_of(finding))
    if result.undecided:
        print(f"Còn {result.errors} lỗi: thêm --by và tên người quyết định.")
    if result.closed:
        print(f"{call.ref}\t{STATE_WORDS['closed']} {result.version}")
    if result.missing:
        print(f"Chưa chốt: {len(result.missing)} chỗ chưa giải trình. Ghi vào tệp --reasons.", file=sys.stderr)
    return 0 if result.closed else 1


def _reopen(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.work.closing import reopen

    with open_desk(call) as desk:
        print(f"{call.ref}\t{STATE_WORDS['open']} {reopen(desk.store, call.ref, who=desk.who)}")
    return 0


def _issue(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.work.closing import issue

    with open_desk(call) as desk:
        signed = _signed_copy(call, desk) if call.signed else None
        found = issue(desk.store, call.ref, number=call.number, day=call.date, signed=signed, who=desk.who)
    for finding in found:
        print(line_of(finding), file=sys.stderr)
    print(f"{call.ref}\t{STATE_WORDS['issued']}")
    return 0


def _signed_copy(call: argparse.Namespace, desk: Desk) -> ExaminedCopy:
    """Return the signed copy of a call, examined against the report as it will be issued; what was found is printed."""
    from cchc_desktop.desk.signed_copies.examination_words import lines_of
    from cchc_desktop.desk.signed_copies.examine_copy import examine_file
    from cchc_desktop.desk.signed_copies.report_prints import issued
    from cchc_desktop.desk.work.closing import full_date

    report, template = desk.load(call.ref)
    copy = examine_file(call.signed, call.data, issued(report, call.number, full_date(call.date)), template)
    for line in lines_of(copy):
        print(line, file=sys.stderr)
    return copy
