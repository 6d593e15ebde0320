"""The commands of the receiving office: packages taken in, the board, one unit's reports, totals."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import keyring_of, open_desk
from cchc_desktop.cli.groups import inbox_answers
from cchc_desktop.cli.opened_inbox import board_in, open_office, unit_on_board
from cchc_desktop.cli.output import print_added, print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import InboxStore, Verdict
    from cchc_desktop.inbox.totals import Totals

_STATES = {
    "received": "mới nhận", "newer": "bản mới hơn", "same": "đã có, giống hệt", "older": "bản cũ hơn",
    "conflict": "trùng lần mà khác nội dung", "altered": "không còn nguyên vẹn", "foreign": "không phải của nơi này",
}  # fmt: skip
_SENDERS = {"known": "khóa ký đã biết", "new": "khóa ký mới gặp, so với phiếu", "changed": "ĐỔI KHÓA KÝ"}
_UNIT_STATES = {
    "missing": "còn thiếu", "received": "đã nhận", "late": "nhận muộn", "returned": "đã trả lại",
    "accepted": "đã chấp nhận",
}  # fmt: skip


def add_commands(commands: Commands) -> None:
    """Add the command `inbox` with its actions."""
    inbox = commands.add_parser("inbox", help="tiếp nhận báo cáo của các đơn vị")
    actions = inbox.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    add = add_command(actions, "add", _add, "tiếp nhận gói: tệp, thư mục hoặc cả USB")
    add.add_argument("paths", metavar="PATH", nargs="+", type=some_path, help="gói .cchc, thư mục, USB")
    add.add_argument("--json", action="store_true", help="in JSON")
    add.add_argument("--accept-new-key", action="store_true", help="nhận cả khi đơn vị gửi đã đổi khóa ký")
    listed = add_command(actions, "list", _list, "các đơn vị phải nộp báo cáo của một kỳ")
    missing = add_command(actions, "missing", _missing, "các đơn vị còn thiếu báo cáo, để in hoặc chép vào tin nhắn")
    totals = add_command(actions, "totals", _totals, "tổng hợp số liệu của một kỳ")
    show = add_command(actions, "show", _show, "các gói và trả lời của một đơn vị")
    show.add_argument("code", metavar="CODE", help="mã đơn vị")
    totals.add_argument("--xlsx", metavar="F", type=some_path, help="ghi tổng hợp ra tệp Excel")
    totals.add_argument("--pdf", metavar="F", type=some_path, help="ghi tổng hợp ra tệp PDF có biểu đồ")
    totals.add_argument("--outliers", action="store_true", help="nêu cả số liệu khác xa các đơn vị khác")
    totals.add_argument("--csv", metavar="F", type=some_path, help="ghi bảng số liệu phẳng ra tệp .csv")
    for action in (listed, missing, totals, show):
        action.add_argument("--period", metavar="P", required=True, help="kỳ báo cáo, ví dụ 2026-H1")
        action.add_argument("--json", action="store_true", help="in JSON")
    draft = add_command(actions, "draft", _draft, "lập bản thảo báo cáo của nơi tổng hợp từ số đã cộng")
    draft.add_argument("--period", metavar="P", required=True, help="kỳ báo cáo")
    units = add_command(actions, "units", _units, "đặt danh sách đơn vị phải nộp báo cáo")
    source = units.add_mutually_exclusive_group(required=True)
    source.add_argument("--province", metavar="TỈNH", default="", help="mọi xã, phường của một tỉnh")
    source.add_argument("--from", metavar="F", dest="table", type=some_path, help="danh sách riêng: .xlsx, .csv")
    units.add_argument("--district", metavar="HUYỆN", default="", help="chỉ của một huyện, trước 01/7/2025")
    units.add_argument("--period", metavar="P", default="", help="chỉ cho một kỳ")
    due = add_command(actions, "due", _due, "đặt hạn nộp của một kỳ")
    due.add_argument("day", metavar="DAY", help="ngày, ví dụ 2026-06-16; “mẫu” để theo mẫu báo cáo")
    due.add_argument("--period", metavar="P", required=True, help="kỳ báo cáo")
    trust = add_command(actions, "trust", _trust, "ghi nhớ khóa ký của một đơn vị sau khi so với phiếu")
    trust.add_argument("code", metavar="CODE", help="mã đơn vị")
    trust.add_argument("fingerprint", metavar="MÃ", help="mã đối chiếu trên phiếu bàn giao")
    database = add_command(actions, "database", _database, "đặt cơ sở dữ liệu chung cho thư mục dữ liệu này")
    database.add_argument("address", metavar="URL", help="postgresql+psycopg://so@may/cchc; “tệp” để dùng tệp riêng")
    inbox_answers.add_actions(actions)
    for action in actions.choices.values():
        action.add_argument(
            "--database", metavar="URL", default="", help="cơ sở dữ liệu chung, ví dụ postgresql+psycopg://so@may/cchc"
        )
    actions.add_parser("read").set_defaults(command=_read)  # of no use to people: another process of `add`


def _add(call: argparse.Namespace) -> int:
    from cchc_desktop.base.work_step import result_of
    from cchc_desktop.cli.inbox_reader import reader_command
    from cchc_desktop.inbox.arrival import ALARMING, SenderTrust
    from cchc_desktop.inbox.intake import IntakeWay, package_files, take_in

    files = package_files(call.paths)
    way = IntakeWay(keyring_of(call).trust_in, call.accept_new_key, reader_command())
    with open_office(call) as store:
        taken = result_of(take_in(store, files, way))
    for verdict in taken.verdicts:
        print(_line_of(verdict), file=sys.stderr)
    for unread in taken.unread:
        print(f"{unread.file}: {unread.reason}", file=sys.stderr)
    if call.json:
        print_json({"packages": [verdict.as_json() for verdict in taken.verdicts]})
    changed = any(verdict.sender is SenderTrust.CHANGED for verdict in taken.verdicts)
    if changed and not call.accept_new_key:
        from cchc_desktop.cli.ways_out import ACCEPT_NEW_KEY

        print(ACCEPT_NEW_KEY, file=sys.stderr)
    alarming = any(verdict.state in ALARMING for verdict in taken.verdicts)
    return 1 if alarming or changed or taken.unread else 0


def _line_of(verdict: Verdict) -> str:
    taken = verdict.package
    named = f"{taken.signer or '(không rõ đơn vị)'}, {taken.period or '?'}, lần {taken.version or '?'}"
    sender = [_SENDERS[verdict.sender.value]] if verdict.fingerprint else []
    words = [_STATES[verdict.state.value], *sender, *taken.remarks]
    if verdict.held:
        words.append(f"để riêng, chưa tính; mã đối chiếu của khóa: {verdict.fingerprint}")
    return f"{taken.file}: {named}: {'; '.join(words)}"


def _list(call: argparse.Namespace) -> int:
    with open_office(call) as store:
        board = board_in(store, call.period)
    if call.json:
        print_json({"units": [unit.as_json() for unit in board.units], "due": board.due and board.due.isoformat()})
        return 0
    for unit in board.units:
        print(f"{unit.unit.code}\t{unit.unit.name}\t{_UNIT_STATES[unit.state.value]}")
    counts = (f"{number} {_UNIT_STATES[state.value]}" for state, number in board.counts.items() if number)
    print(", ".join(counts) or "Chưa có đơn vị nào.", file=sys.stderr)
    return 0


def _missing(call: argparse.Namespace) -> int:
    from cchc_desktop.inbox.standing import UnitState

    with open_office(call) as store:
        board = board_in(store, call.period)
    units = [unit.unit for unit in board.units if unit.state is UnitState.MISSING]
    if call.json:
        print_json({"units": [{"code": unit.code, "name": unit.name, "district": unit.district} for unit in units]})
    else:
        for unit in units:
            print(", ".join(filter(None, (unit.name, unit.district))))
    print(f"Còn thiếu {len(units)} trên {len(board.units)} đơn vị.", file=sys.stderr)
    return 0


def _totals(call: argparse.Namespace) -> int:
    from cchc_desktop.inbox.adding_up import totals_of

    with open_office(call) as store:
        board = board_in(store, call.period)
        totals = totals_of(store, board)
        far = _outlying(store, totals) if call.outliers else {}
        _write_totals(call, store, totals, board)
    if call.json:
        print_json(totals.as_json() | far)
    else:
        for key, total in totals.figures.items():
            print(f"{key}\t{total.row.label}\t{total.in_words}")
    print(f"Cộng {len(totals.counted)} đơn vị; {len(totals.without)} đơn vị chưa có báo cáo.", file=sys.stderr)
    return 0


def _outlying(store: InboxStore, totals: Totals) -> dict[str, object]:
    """Return the member of the JSON that names the values far from the others; they are printed for people too."""
    from cchc_desktop.inbox.printing.write_totals import all_outlying

    found = all_outlying(store, totals)
    for key, values in found.items():
        print(f"{key}: {'; '.join(f'{each.unit} {each.value}' for each in values)}", file=sys.stderr)
    return {"outliers": {key: [each.as_json() for each in values] for key, values in found.items()}}


def _write_totals(call: argparse.Namespace, store: InboxStore, totals: Totals, board: Board) -> None:
    """Write the files that a call asks for."""
    if call.csv:
        from cchc_desktop.inbox.flat_csv import write_flat

        write_flat(store.flat(call.period), call.csv)
    if call.xlsx or call.pdf:
        from cchc_desktop.base.work_step import result_of
        from cchc_desktop.inbox.printing.write_totals import export_pdf, export_workbook

        if call.xlsx:
            result_of(export_workbook(store, totals, board, call.xlsx))
        if call.pdf:
            result_of(export_pdf(store, totals, board, call.pdf))


def _show(call: argparse.Namespace) -> int:
    from cchc_desktop.cli.output import line_of
    from cchc_desktop.desk.packages.signed_copy import copy_in_package
    from cchc_desktop.desk.signed_copies.examination_words import lines_of
    from cchc_desktop.inbox.package_reading import findings_of_package, report_of_package

    with open_office(call) as store:
        unit = unit_on_board(store, call.period, call.code)
        packages = store.packages(call.period, unit.unit.unit)
        answers = store.answers(call.period, unit.unit.unit)
        raw = store.content(unit.standing.newest) if unit.standing else b""
    findings = findings_of_package(raw) if raw else ()
    answered = report_of_package(raw, "")[0].answers if raw else ()
    copy = copy_in_package(raw, unit.unit.name, call.data) if raw else None
    if call.json:
        from dataclasses import asdict

        members: dict[str, object] = {
            "packages": [*map(asdict, packages)],
            "answers": [answer.as_json() for answer in answers],
            "signed": copy.found.as_json() if copy else None,
            "answered": [answer.as_json() for answer in answered],
        }
        print_json(unit.as_json() | members | {"findings": [finding.as_json() for finding in findings]})
        return 0
    print(f"{unit.unit.code}\t{unit.unit.name}\t{_UNIT_STATES[unit.state.value]}")
    for package in packages:
        print(f"{package.came_at}\tlần {package.version}\t{_STATES[package.state.value]}\t{package.file}")
    for line in lines_of(copy) if copy else ():
        print(line.strip())
    for finding in findings:
        print(line_of(finding))
    for earlier in answered:
        for remark in earlier.remarks:
            done = "đã sửa" if remark.settled else "chưa sửa"
            print(f"lần {earlier.version}\tghi chú {remark.place}\t{remark.text}\t{done}")
    for answer in answers:
        print(f"{answer.at}\t{_UNIT_STATES[answer.verdict.value]}\t{answer.who}")
    return 0


def _draft(call: argparse.Namespace) -> int:
    from cchc_desktop.base.work_step import result_of
    from cchc_desktop.desk.packages.office_draft import add_office_draft

    with open_office(call) as store, open_desk(call) as desk:
        return print_added(result_of(add_office_draft(desk, store, board_in(store, call.period))))


def _units(call: argparse.Namespace) -> int:
    from cchc_desktop.inbox.own_list import read_list, units_of_area
    from cchc_desktop.units.commune import Era

    era = Era.DISTRICTS if call.district else Era.TWO_TIERS
    units = read_list(call.table, era) if call.table else units_of_area(call.province, call.district, era)
    with open_office(call) as store:
        store.set_owing(units, call.period)
    print(f"{len(units)} đơn vị phải nộp báo cáo.", file=sys.stderr)
    return 0


def _trust(call: argparse.Namespace) -> int:
    from cchc_desktop.inbox.sender_keys import trust_by_fingerprint

    with open_office(call) as store:
        trust_by_fingerprint(store, call.code, call.fingerprint)
    print("Đã ghi nhớ khóa ký của đơn vị; các gói để riêng ký bằng khóa này nay được tính.", file=sys.stderr)
    return 0


def _due(call: argparse.Namespace) -> int:
    from datetime import date

    from cchc_desktop.base.errors import UserError

    try:
        day = None if call.day == "mẫu" else date.fromisoformat(call.day)
    except ValueError:
        raise UserError(f"“{call.day}” không phải ngày.", "Ghi năm-tháng-ngày, ví dụ 2026-06-16.") from None
    with open_office(call) as store:
        store.set_due(call.period, day)
    return 0


def _database(call: argparse.Namespace) -> int:
    from db.inbox.office_inbox import set_office_inbox

    set_office_inbox(call.data, "" if call.address == "tệp" else call.address)
    return 0


def _read(call: argparse.Namespace) -> int:
    from cchc_desktop.inbox.reader_process import serve

    del call
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0
