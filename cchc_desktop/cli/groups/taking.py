"""The command that takes figures from a one-stop shop's table into a draft."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.output import print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.desk.one_stop.dossier_figures import TakenFigures
    from cchc_desktop.report.document import Report


def add_commands(commands: Commands) -> None:
    """Add the command `take`."""
    take = add_command(commands, "take", _take, "lấy số liệu từ bảng hồ sơ của Bộ phận Một cửa")
    take.add_argument("tables", metavar="TABLE", nargs="+", type=some_path, help="tệp .xlsx, .xls, .csv, .html")
    take.add_argument("--into", metavar="REF", required=True, dest="ref", help="mã bản thảo")
    take.add_argument("--source", metavar="NAME", default="", help="tên hệ thống xuất ra bảng")
    take.add_argument("--at", metavar="TIME", default="", help="ngày giờ xuất bảng")
    take.add_argument(
        "--answer", metavar="CHOICE", action="append", default=[], dest="answers", help="trả lời câu hỏi, theo thứ tự"
    )
    take.add_argument("--yes", action="store_true", help="ghi vào bản thảo; không có thì chỉ xem")
    take.add_argument("--json", action="store_true", help="in JSON")


def _take(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.one_stop.dossier_figures import CAUSE, answered, origin_of, read_tables, with_sources

    files = read_tables(call.tables)
    with open_desk(call) as desk:
        report, template = desk.load(call.ref)
        found = answered(files, template, report, call.answers)
        if call.yes and found.figures:
            names = ", ".join(file.name for file in files)
            origin = origin_of(found.taken, names, call.source, call.at)
            opened = desk.open(call.ref)
            opened.edit_many(with_sources(found.figures, origin), CAUSE)
            opened.flushed_store()
    _tell(found, report)
    if call.json:
        print_json(
            {
                "figures": found.figures,
                "problems": [
                    {"sheet": one.sheet, "row": one.row, "message": one.message} for one in found.taken.problems
                ],
                "ask": [{"question": one.question, "choices": list(one.choices)} for one in found.taken.questions],
            }
        )
    elif not call.yes:
        print("Chưa ghi vào bản thảo. Xem kỹ rồi gọi lại với --yes.", file=sys.stderr)
    return 1 if found.taken.problems or found.taken.questions else 0


def _tell(found: TakenFigures, report: Report) -> None:
    for question in found.taken.questions:
        print(question.question, "/".join(question.choices), file=sys.stderr)
    for problem in found.taken.problems:
        print(problem.message, file=sys.stderr)
    for key, text in found.figures.items():
        print(f"{key}: {report.text(key) or '(trống)'} → {text}", file=sys.stderr)
