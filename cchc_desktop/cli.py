"""The command `cchc`: reads the call, opens the desk over the drafts, runs the use case or hands over to the window.

Exit 0: done; 1: it ran and found something wrong; 2: it could not run. People are told on standard error.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from cchc_desktop import cli_forms, cli_handing, cli_selftest
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.logs import catch_bugs
from cchc_desktop.documents.writers import WRITERS
from cchc_desktop.parsing import Command, Parser, add_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.desk import Added, Desk
    from cchc_desktop.documents.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

SEVERITY_WORDS = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
STATE_WORDS = {"open": "bản thảo", "closed": "bản trình ký", "issued": "bản đã ban hành"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call of `cchc` and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    call = _parser().parse_args(arguments)
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


def _run(call: argparse.Namespace) -> int:
    command: Command = call.command
    code = command(call)
    print(end="", flush=True)
    return code


def _window(call: argparse.Namespace) -> int:
    from db.drafts.home import DataFolder
    from ui.app import run

    return run(DataFolder(call.data))


def _sample(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        return _say_added(desk.add_sample(printed=call.printed))


def _list(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        drafts = desk.drafts()
    if call.json:
        members = ("ref", "template", "period", "unit_kind", "unit_name", "version", "state")
        rows = [{name: getattr(d, name) for name in members} | {"changed_at": d.changed_at.isoformat()} for d in drafts]
        _print_json(rows)
        return 0
    for draft in drafts:
        unit = f"{draft.unit_kind} {draft.unit_name}".strip()
        state = f"{STATE_WORDS[draft.state]} {draft.version}"
        print(f"{draft.ref}\t{unit}\t{draft.period}\t{state}\t{draft.changed_at.astimezone():%d/%m/%Y %H:%M}")
    if not drafts:
        print("Chưa có báo cáo nào. Thử “cchc sample” để có báo cáo mẫu.", file=sys.stderr)
    return 0


def _show(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.summary import in_words
    from cchc_desktop.report.file import as_json

    report, template = _drafted(call, call.ref)
    if call.json:
        _print_json(as_json(report))
    else:
        print(in_words(report, template))
    return 0


def _import(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        added = cli_handing.import_file(desk, call.data, call.file, cli_forms.choices_of(call))
    cli_forms.say_questions(added.questions)
    return _say_added(added)


def _check(call: argparse.Namespace) -> int:
    from cchc_desktop.checks.run import check

    outcome = check(*_report(call))
    if call.json:
        _print_json(outcome.as_json())
    else:
        for finding in outcome.findings:
            print(_line(finding))
        for entry in outcome.unchecked:
            print(f"Chưa kiểm tra được  {entry.at[0]}  {entry.message}")
        counts = outcome.summary
        print(f"{counts['errors']} lỗi, {counts['warnings']} cảnh báo, {counts['hints']} gợi ý.", file=sys.stderr)
    return 1 if outcome.summary["errors"] else 0


def _line(finding: Finding) -> str:
    return f"{SEVERITY_WORDS[finding.severity.value]}  {finding.at[0]}  {finding.message}  [{finding.rule}]"


def _close(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.closing import close, read_explanations

    given = read_explanations(call.reasons) if call.reasons else []
    with _desk(call) as desk:
        result = close(desk.store, call.ref, given, by=call.by, who=desk.who)
    for one in result.unused:
        print(f"Giải trình cho {one.rule} ở {one.at} không khớp chỗ nào.", file=sys.stderr)
    for finding in result.missing:
        print(_line(finding))
    if result.undecided:
        print(f"Còn {result.errors} lỗi: thêm --by và tên người quyết định.")
    if result.closed:
        print(f"{call.ref}\t{STATE_WORDS['closed']} {result.version}")
    if result.missing:
        print(f"Chưa chốt: {len(result.missing)} chỗ chưa giải trình. Ghi vào tệp --reasons.", file=sys.stderr)
    return 0 if result.closed else 1


def _reopen(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.closing import reopen

    with _desk(call) as desk:
        print(f"{call.ref}\t{STATE_WORDS['open']} {reopen(desk.store, call.ref, who=desk.who)}")
    return 0


def _issue(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.closing import issue

    with _desk(call) as desk:
        found = issue(desk.store, call.ref, number=call.number, day=call.date, signed=call.signed, who=desk.who)
    for finding in found:
        print(_line(finding), file=sys.stderr)
    print(f"{call.ref}\t{STATE_WORDS['issued']}")
    return 0


def _backup(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        desk.store.backup(call.to)
    print(call.to)
    return 0


def _restore(call: argparse.Namespace) -> int:
    from db.drafts.restoring import restore

    kept = restore(call.data, call.file)
    if kept:
        print(f"Bản thảo trước khi khôi phục được giữ ở {kept}.", file=sys.stderr)
    print(call.file)
    return 0


def _doctor(call: argparse.Namespace) -> int:
    from db.drafts.health import examine

    if call.noted:
        with _desk(call) as desk:
            desk.store.note_losses()
    examined = examine(call.data)
    for line in examined:
        print(line)
    return 0 if all(line.good for line in examined) else 1


def _export(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.exporting import export_files

    targets = [(suffix, getattr(call, suffix)) for suffix in WRITERS if getattr(call, suffix)]
    if not targets:
        options = ", ".join(f"--{suffix}" for suffix in WRITERS)
        raise UserError("Chưa chọn xuất ra tệp nào.", f"Thêm ít nhất một trong các lựa chọn: {options}.")
    report, template, review = _reviewed(call) if call.draft else (*_report(call), None)
    if call.fill:
        cli_forms.fill(report, template, call.fill, call.xlsx)
    for _step in export_files(report, template, [t for t in targets if t[0] != "xlsx" or not call.fill], review):
        pass
    for _suffix, path in targets:
        print(path)
    return 0


def _reviewed(call: argparse.Namespace) -> tuple[Report, Template, Review]:
    """Return the report a call names with the marks for its review on paper."""
    from cchc_desktop.desk.exporting import review_of, review_of_file

    if Path(call.ref).is_file():
        report, template = _report(call)
        return report, template, review_of_file(report, template)
    with _desk(call) as desk:
        opened = desk.open(call.ref)
        return opened.report, opened.template, review_of(opened)


def _template_check(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.template_check import check_template

    faults = check_template(call.file)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} chỗ sai." if faults else "Mẫu báo cáo không có chỗ sai.", file=sys.stderr)
    return 1 if faults else 0


def _say_added(added: Added) -> int:
    for warning in added.warnings:
        print(warning, file=sys.stderr)
    print(added.ref)
    return 0


@contextmanager
def _desk(call: argparse.Namespace) -> Iterator[Desk]:
    from cchc_desktop.desk.desk import Desk
    from db.drafts.store import open_drafts

    store = open_drafts(call.data)
    for notice in store.notices:
        print(notice, file=sys.stderr)
    try:
        yield Desk(store)
    finally:
        store.close()


def _report(call: argparse.Namespace) -> tuple[Report, Template]:
    """Return the report a call names, a file or a draft, with its template."""
    path = Path(call.ref)
    if not _is_file(path):
        return _drafted(call, call.ref)
    from cchc_desktop.desk.desk import load_file

    loaded = load_file(path)
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    return loaded.report, loaded.template


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the system allows
        return False


def _drafted(call: argparse.Namespace, ref: str) -> tuple[Report, Template]:
    with _desk(call) as desk:
        return desk.load(ref)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="cchc", description="Báo cáo cải cách hành chính của xã. Không có lệnh: mở cửa sổ chương trình."
    )
    parser.set_defaults(command=_window, data=user_data_path("CCHC-Desktop", appauthor=False))
    cli_selftest.add_option(parser)
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH")
    add_command(commands, "sample", _sample, "thêm báo cáo mẫu xã An Thanh").add_argument(
        "--printed", action="store_true", help="số liệu và chỗ sót như bản in"
    )
    add_command(commands, "list", _list, "các bản thảo").add_argument("--json", action="store_true", help="in JSON")
    show = add_command(commands, "show", _show, "một bản thảo")
    show.add_argument("ref", metavar="REF", help="mã bản thảo")
    show.add_argument("--json", action="store_true", help="in report.json")
    take = add_command(commands, "import", _import, "nhận tệp .json, .xlsx hoặc gói .cchc làm bản thảo")
    take.add_argument("file", metavar="FILE", type=Path, help="tệp cần nhận")
    cli_forms.add_choices(take)
    check = add_command(commands, "check", _check, "kiểm tra báo cáo")
    check.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo hoặc tệp báo cáo")
    check.add_argument("--json", action="store_true", help="in JSON")
    export = add_command(commands, "export", _export, "xuất báo cáo ra tệp")
    export.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo hoặc tệp báo cáo")
    for suffix, written in WRITERS.items():
        export.add_argument(f"--{suffix}", metavar="F", type=Path, help=written.file)
    export.add_argument("--draft", action="store_true", help="tệp PDF có thêm dấu và chỗ ghi để rà soát trên giấy")
    cli_forms.add_fill(export)
    _add_closing(commands)
    cli_handing.add_commands(commands, _desk)
    _add_safety(commands)
    _add_template(commands)
    return parser


def _add_closing(commands: argparse._SubParsersAction[Parser]) -> None:
    close = add_command(commands, "close", _close, "chốt báo cáo để trình ký")
    close.add_argument("--by", metavar="NAME", default="", help="người quyết định khi còn lỗi")
    close.add_argument("--reasons", metavar="FILE", type=Path, help="tệp giải trình: danh sách {rule, at, text}")
    reopen = add_command(commands, "reopen", _reopen, "mở lại báo cáo đã chốt thành bản kế tiếp")
    issue = add_command(commands, "issue", _issue, "nhập số, ngày ban hành và bản đã ký")
    issue.add_argument("--number", metavar="N", required=True, help="số văn bản")
    issue.add_argument("--date", metavar="D", required=True, help="ngày ký, ví dụ 2023-06-15")
    issue.add_argument("--signed", metavar="F.pdf", type=Path, help="bản quét đã ký")
    for parser in (close, reopen, issue):
        parser.add_argument("ref", metavar="REF", help="mã bản thảo")


def _add_safety(commands: argparse._SubParsersAction[Parser]) -> None:
    backup = add_command(commands, "backup", _backup, "sao lưu mọi bản thảo vào một tệp")
    backup.add_argument("--to", metavar="FILE", type=Path, required=True, help="tệp sao lưu")
    restore = add_command(commands, "restore", _restore, "khôi phục bản thảo từ một bản sao")
    restore.add_argument("file", metavar="FILE", type=Path, help="bản sao")
    doctor = add_command(commands, "doctor", _doctor, "khám tệp dữ liệu và các bản sao")
    doctor.add_argument("--noted", action="store_true", help="đã biết các thay đổi bị mất, không nhắc nữa")


def _add_template(commands: argparse._SubParsersAction[Parser]) -> None:
    template = commands.add_parser("template", help="mẫu báo cáo")
    actions = template.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    check = add_command(actions, "check", _template_check, "mọi chỗ sai của một mẫu, theo dòng")
    check.add_argument("file", metavar="FILE", type=Path, help="tệp mẫu .toml")
