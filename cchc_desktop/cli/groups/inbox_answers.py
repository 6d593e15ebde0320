"""The actions of `inbox` that answer a report: accept it, or return it with remarks at their places."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import keyring_of
from cchc_desktop.cli.opened_inbox import newest_of, open_office
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.report.members.office_answer import OfficeVerdict


def add_actions(actions: Commands) -> None:
    """Add the actions of this module."""
    accept = add_command(actions, "accept", _accept, "nhận báo cáo của một đơn vị, lập gói trả lời")
    back = add_command(actions, "return", _return, "trả lại báo cáo kèm ghi chú, lập gói trả lời")
    back.add_argument(
        "--remark", metavar="KEY=TEXT", action="append", default=[], dest="remarks",
        help="ghi chú ở một chỗ: 7:6.7=…, II.5=…, letter.date=…; để trống KEY là toàn báo cáo",
    )  # fmt: skip
    for action in (accept, back):
        action.add_argument("code", metavar="CODE", help="mã đơn vị")
        action.add_argument("--period", metavar="P", required=True, help="kỳ báo cáo, ví dụ 2026-H1")
        action.add_argument("--to", metavar="DIR", type=some_path, required=True, help="thư mục nhận gói trả lời")
        action.add_argument("--by", metavar="TÊN", default="", help="người trả lời")
        action.add_argument("--office", metavar="TÊN", default="", help="tên cơ quan (mặc định: nơi báo cáo gửi đến)")


def _accept(call: argparse.Namespace) -> int:
    from cchc_desktop.report.members.office_answer import ACCEPTED

    return _answer(call, ACCEPTED, [])


def _return(call: argparse.Namespace) -> int:
    from cchc_desktop.base.errors import UserError
    from cchc_desktop.report.members.office_answer import RETURNED

    remarks = []
    for typed in call.remarks:
        key, mark, text = typed.partition("=")
        if not mark:
            raise UserError(
                f"Không đọc được ghi chú “{typed[:60]}”.", "Ghi chỗ, dấu bằng, rồi lời ghi chú: 7:6.7=Ghi 92,99."
            )
        remarks.append((key, text))
    return _answer(call, RETURNED, remarks)


def _answer(call: argparse.Namespace, verdict: OfficeVerdict, remarks: list[tuple[str, str]]) -> int:
    from cchc_desktop.cli.ways_out import say_error
    from cchc_desktop.inbox.answer_reports import AnsweringOffice, answer_report, answered_words
    from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError

    office = AnsweringOffice(keyring_of(call), call.office, call.by)
    with open_office(call) as store:
        number = newest_of(store, call.period, call.code)
        try:
            given = answer_report(store, number, verdict, remarks, office, call.to)
        except AlreadyAnsweredError as error:
            say_error(error)
            return 1
    if given.again:
        print(f"{answered_words(given.answer)}; gói trả lời ấy được ghi lại.", file=sys.stderr)
    print(f"Mã đối chiếu khóa ký: {given.fingerprint}", file=sys.stderr)
    print(given.path)
    return 0
